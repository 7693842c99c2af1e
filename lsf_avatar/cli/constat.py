"""`lsf constat`: the form's questions, and its paper."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from lsf_avatar.constat.form import Form, form
from lsf_avatar.errors import RecordError
from lsf_avatar.lexicon.load import inspect_lexicon
from lsf_avatar.server.settings import Settings


@click.group()
def constat() -> None:
    """The form: what it asks, and the document that comes out."""


@constat.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def questions(as_json: bool) -> None:
    """All questions, in the order of the form."""
    asked = _form()
    if as_json:
        document = [question.as_json() for question in asked.questions.values()]
        click.echo(json.dumps({"questions": document}, ensure_ascii=False))
        return
    for question in asked.questions.values():
        field = question.field
        click.echo(f"{field.box:>5}  {field.id:<22} {question.text}  [{question.status}]")


@constat.command()
@click.argument("file", metavar="RECORD.json", required=False,
                type=click.Path(exists=True, dir_okay=False, path_type=Path))  # fmt: skip
@click.option("--example", "as_example", is_flag=True, help="A made-up constat instead of a file.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--side", type=click.Choice(["A", "B", "front"]), default="A", show_default=True,
              help="Whose back is printed too.")  # fmt: skip
@click.option("--seal", is_flag=True, help="Seal it with the key of this machine's service.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def pdf(
    file: Path | None, as_example: bool, output: Path, side: str, seal: bool, as_json: bool
) -> None:
    """Prints a record as the document that goes to the insurers."""
    from lsf_avatar.constat.pdf import pdf as printed
    from lsf_avatar.constat.record import example, read_record

    if (file is None) is not as_example:
        raise click.UsageError("give a RECORD.json, or --example")
    record = read_record(example() if file is None else _read(file), _form())
    body = printed(record, None if side == "front" else side)
    if seal:
        from lsf_avatar.constat.seal import ensure_seal, sealed

        body = sealed(body, ensure_seal(Settings().seal))
    output.write_bytes(body)
    if as_json:
        click.echo(json.dumps({"path": str(output), "bytes": len(body), "side": side}))
    else:
        click.echo(f"{output} ({len(body)} bytes)")


@constat.command()
@click.argument("file", metavar="F.pdf",
                type=click.Path(exists=True, dir_okay=False, path_type=Path))  # fmt: skip
@click.option("--fingerprint", default="", metavar="SHA256",
              help="Of another service's certificate; by default this machine's.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def verify(context: click.Context, file: Path, fingerprint: str, as_json: bool) -> None:
    """Says whether a sealed document is intact. Exit status 4 when it is not, or is not ours."""
    from lsf_avatar.constat.seal import ensure_seal, fingerprint_of
    from lsf_avatar.constat.seal import verify as verdict_on

    known = fingerprint.lower() or fingerprint_of(ensure_seal(Settings().seal))
    verdict = verdict_on(file.read_bytes(), known)
    if as_json:
        click.echo(json.dumps(asdict(verdict), ensure_ascii=False))
    elif not verdict.reasons:
        click.echo(f"{file.name} : intact, scellé par ce service le {verdict.sealed_at}.")
    else:
        click.echo(f"{file.name} : " + " ".join(verdict.reasons))
    context.exit(4 if verdict.reasons else 0)


@constat.command()
@click.option("--retry", is_flag=True, help="Try all of them again.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def outbox(retry: bool, as_json: bool) -> None:
    """E-mails and messages to the insurer that were given up after five days of trying."""
    from lsf_avatar.store.outbox import Outbox
    from lsf_avatar.store.store import Store

    store = Store(Settings().database_url)
    with store.writing() as connection:
        failed = Outbox(connection).failed()
        for parcel in failed if retry else ():
            Outbox(connection).retry(parcel.id, int(datetime.now(UTC).timestamp()))
    store.close()
    said = [{"id": p.id, "kind": p.kind, "constat": p.constat, "error": p.error} for p in failed]
    if as_json:
        click.echo(json.dumps({"failed": said, "retried": retry}))
        return
    for parcel in failed:
        click.echo(f"{parcel.kind:<8} constat {parcel.constat}  {parcel.error}")
    click.echo(f"{len(failed)} en échec" + (", repris." if retry else "."))


def _form() -> Form:
    return form(inspect_lexicon(Settings().lexicon).lexicon.phrases)


def _read(file: Path) -> object:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise RecordError("malformed-json", f"{file.name} n’est pas du JSON correct.") from error
