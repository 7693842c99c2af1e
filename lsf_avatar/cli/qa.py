"""`lsf qa`: motions checked, compared with their goldens, and accepted."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from lsf_avatar.cli.engine import load_engine, print_json
from lsf_avatar.cli.qa_check import check_all, everything_of
from lsf_avatar.pipeline import Engine
from lsf_avatar.qa.diff import MotionDiff, diff
from lsf_avatar.qa.replay import accept as accept_motions
from lsf_avatar.qa.replay import compare, golden_of_signed
from lsf_avatar.server.settings import Settings


def questions(engine: Engine) -> list[str]:
    """Ids of the questions of the form, in order."""
    return list(engine.lexicon.questions)


@click.group()
def qa() -> None:
    """Checks motions, compares them with their goldens, accepts changes."""


@qa.command()
@click.argument("phrases", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every phrase and every entry.")
@click.option("--jobs", default=1, type=click.IntRange(1), help="Processes that share the work.")
@click.option("--json", "as_json", is_flag=True)
def check(phrases: tuple[str, ...], everything: bool, jobs: int, as_json: bool) -> None:
    """Asks every check of PHRASES: ids of phrases or glosses (all questions by default)."""
    engine = load_engine()
    names = list(phrases) or (everything_of(engine) if everything else questions(engine))
    rows = [row for found in check_all(engine, names, jobs) for row in found]
    if as_json:
        print_json({"checked": len(names), "findings": rows})
        return
    for row in rows:
        click.echo(f"{row['phrase']}@{row['frame']}: [{row['code']}] {row['message']}")
    click.echo(f"{len(names)} phrases, {len(rows)} constats")


@qa.command("diff")
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option("--json", "as_json", is_flag=True)
def difference(before: str | None, after: str | None, as_json: bool) -> None:
    """What has moved: every phrase against its golden, one phrase BEFORE, or BEFORE and AFTER.

    Exit status 1 where something differs.
    """
    engine, folder = load_engine(), Settings().animations / "golden"
    if before and after:
        old, new = (golden_of_signed(name, engine.sign_phrase(name)) for name in (before, after))
        results = {f"{before} → {after}": diff(old, new, engine.avatar.body)}
    else:
        names = [before] if before else questions(engine)
        results = {}
        for name in names:
            result = compare(engine, name, folder)
            if result is None:
                raise click.ClickException(
                    f"no golden of '{name}' yet: lsf qa accept {name} --reason …"
                )
            results[name] = result
    changed = {name: result for name, result in results.items() if result.differs}
    if as_json:
        rows = [_document(name, result) for name, result in changed.items()]
        print_json({"compared": len(results), "changed": rows})
    else:
        for name, result in changed.items():
            _print(name, result)
        click.echo(f"{len(results)} comparées, {len(changed)} changées")
    if changed:
        raise SystemExit(1)


@qa.command()
@click.argument("phrases", nargs=-1)
@click.option("--reason", required=True, help="Why the motion may change; kept in the journal.")
@click.option("--date", "day", default=lambda: date.today().isoformat(), help="ISO date.")
def accept(phrases: tuple[str, ...], reason: str, day: str) -> None:
    """Makes the motions of PHRASES (all by default) the goldens, and writes down why."""
    engine = load_engine()
    names = list(phrases) or questions(engine)
    changed = accept_motions(engine, names, Settings().animations / "golden", reason, day)
    click.echo(f"{len(names)} phrases, {len(changed)} références écrites")


def _document(name: str, result: MotionDiff) -> dict[str, Any]:
    return {
        "phrase": name,
        "duration_s": list(result.duration_s),
        "glosses": [list(glosses) for glosses in result.glosses],
        "items": [
            {
                "gloss": item.gloss,
                "seconds": item.seconds,
                "radians": round(item.radians, 4),
                "joint": item.joint,
                "metres": round(item.metres, 4),
                "face": round(item.face, 4),
                "channel": item.channel,
            }
            for item in result.items
            if item.differs
        ],
    }


def _print(name: str, result: MotionDiff) -> None:
    before, after = result.duration_s
    click.echo(f"{name} : {before:.2f} s → {after:.2f} s")
    if result.glosses[0] != result.glosses[1]:
        click.echo(f"  {' '.join(result.glosses[0])}\n  {' '.join(result.glosses[1])}")
    for item in result.items:
        if item.differs:
            click.echo(
                f"  {item.gloss} à {item.seconds:.1f} s : {item.joint} tourne de "
                f"{item.radians:.3f} rad, poignet déplacé de {item.metres * 100:.1f} cm, "
                f"{item.channel} change de {item.face:.2f}"
            )
