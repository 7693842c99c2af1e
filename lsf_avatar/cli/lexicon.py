"""`lsf lexicon`: what linguists ask of their files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from lsf_avatar.cli.lexicon_format import format_files
from lsf_avatar.cli.lexicon_options import AS_JSON, FOLDER, lexicon_folder, say_json
from lsf_avatar.cli.lexicon_similar import similar
from lsf_avatar.errors import LexiconError, UnknownNameError
from lsf_avatar.lexicon import coverage as counts
from lsf_avatar.lexicon.codes import CODES, remedy
from lsf_avatar.lexicon.draft import write_draft
from lsf_avatar.lexicon.entries import Entry, Lexicon
from lsf_avatar.lexicon.load import inspect_lexicon, load_lexicon
from lsf_avatar.lexicon.plain import describe


@click.group()
def lexicon() -> None:
    """The signs and phrases: check, show, add."""


lexicon.add_command(format_files)
lexicon.add_command(similar)


@lexicon.command()
@AS_JSON
@FOLDER
def check(as_json: bool, folder: Path | None) -> None:
    """Every problem of every file, with its line; exit status 1 if there is one."""
    folder = lexicon_folder(folder)
    found = inspect_lexicon(folder)
    entries = len(found.lexicon.entries)
    phrases = len(found.lexicon.questions)
    if as_json:
        problems = [asdict(problem) for problem in found.problems]
        say_json({"entries": entries, "phrases": phrases, "problems": problems})
    else:
        for problem in found.problems:
            click.echo(f"{folder.name}/{problem}")
        click.echo(f"{entries} signes, {phrases} questions, {_several(len(found.problems))}.")
        if found.problems:
            click.echo("« lsf lexicon explain CODE » dit quoi faire d’un code entre crochets.")
    if found.problems:
        raise SystemExit(1)


@lexicon.command()
@click.argument("gloss")
@click.option("--french", default="", help="Le mot français du signe.")
@click.option("--from", "like", default="", help="Glose dont la forme est reprise.")
@FOLDER
def new(gloss: str, french: str, like: str, folder: Path | None) -> None:
    """Writes a valid draft of GLOSS, to be edited."""
    folder = lexicon_folder(folder)
    path = write_draft(folder, gloss, french, like)
    click.echo(f"{path}\nÀ vous : changez ce fichier, puis « lsf lexicon check ».")


@lexicon.command()
@click.argument("gloss")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Film : .mp4 ou .webm.")
@click.option("--view", default="front", show_default=True, help="front, side, hands, face…")
@FOLDER
def show(gloss: str, output: Path | None, view: str, folder: Path | None) -> None:
    """Says the entry GLOSS in plain words, and films it where -o says."""
    found = inspect_lexicon(lexicon_folder(folder))
    for problem in found.problems:
        if Path(problem.path).stem == gloss:
            raise LexiconError([problem])
    entry = _entry(found.lexicon, gloss)
    for line in _sheet(entry):
        click.echo(line)
    if output is not None:
        _film(found.lexicon, gloss, output, view)


@lexicon.command()
@click.argument("gloss")
@click.option(
    "--format", "kind", type=click.Choice(("hamnosys", "names", "sigml", "gestural", "yaml")),
    default="hamnosys", show_default=True,
)  # fmt: skip
@FOLDER
def export(gloss: str, kind: str, folder: Path | None) -> None:
    """Writes the form of GLOSS for other systems; what they cannot say goes to standard error."""
    from lsf_avatar.cli.exchange import exported

    text, lost = exported(_entry(load_lexicon(lexicon_folder(folder)), gloss), kind)
    click.echo(text, nl=not text.endswith("\n"))
    for one in lost:
        click.echo(f"Non écrit : {one}.", err=True)


@lexicon.command("import")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--gloss", default="", help="Glose de l’entrée ; sinon celle du fichier.")
@click.option("--french", default="", help="Le mot français du signe.")
@FOLDER
def import_sign(source: Path, gloss: str, french: str, folder: Path | None) -> None:
    """Writes drafts from SOURCE: SiGML, or a text file with one string of HamNoSys."""
    from lsf_avatar.cli.exchange import imported

    folder = lexicon_folder(folder)
    for name, form, lost in imported(source, gloss):
        click.echo(str(write_draft(folder, name, french, form=form)))
        for one in lost:
            click.echo(f"Non repris : {one}.", err=True)
    click.echo("À vous : relisez, dites d’où vient la forme, puis « lsf lexicon check ».")


@lexicon.command("list")
@AS_JSON
@click.option("--status", default="", help="Seulement ce statut.")
@click.option("--confidence", default="", help="Seulement ce degré de confiance.")
@FOLDER
def list_entries(as_json: bool, status: str, confidence: str, folder: Path | None) -> None:
    """All entries: gloss, French, status, confidence, form."""
    rows = [
        {
            "gloss": entry.gloss,
            "french": list(entry.french),
            "pos": entry.pos,
            "sense": entry.sense,
            "form": entry.form,
            "status": entry.status,
            "confidence": entry.confidence,
        }
        for entry in inspect_lexicon(lexicon_folder(folder)).lexicon.entries.values()
        if status in ("", entry.status) and confidence in ("", entry.confidence)
    ]
    if as_json:
        say_json({"entries": rows})
        return
    for row in rows:
        click.echo(
            f"{row['gloss']:24} {', '.join(row['french']):36} "
            f"{row['status']}, {row['confidence']}, {row['form']}"
        )


@lexicon.command()
@AS_JSON
@FOLDER
def coverage(as_json: bool, folder: Path | None) -> None:
    """What of the form's texts is signed, spelled or missing."""
    found = counts.coverage(load_lexicon(lexicon_folder(folder)))
    if as_json:
        say_json(asdict(found))
        return
    share = 100 * found.for_lack / max(found.items, 1)
    click.echo(
        f"{found.phrases} questions, {found.notices} avis ; "
        f"{found.authored} textes sur {found.texts} écrits en gloses.\n"
        f"{found.items} items : {found.signed} signés, {found.spelled} épelés, "
        f"dont {found.for_lack} ({share:.1f} %) faute de signe.\n"
        f"Sans entrée : {', '.join(found.missing) or 'aucun'}."
    )
    for name, values in (("Statut", found.by_status), ("Confiance", found.by_confidence)):
        click.echo(f"{name} : " + ", ".join(f"{key} {value}" for key, value in values.items()))


@lexicon.command()
@AS_JSON
@FOLDER
def drafts(as_json: bool, folder: Path | None) -> None:
    """What people changed in the phrases that the rules had drafted, counted."""
    from lsf_avatar.glossing import Parser  # loads the French model
    from lsf_avatar.glossing.hand import counted, differences

    found = list(differences(load_lexicon(lexicon_folder(folder)), Parser()))
    count = counted(found)
    if as_json:
        say_json({"texts": len(found), **count, "differences": [
            asdict(each) for each in found if each.kind != "same"
        ]})  # fmt: skip
        return
    for each in found:
        if each.kind != "same":
            click.echo(f"{each.phrase} ({each.kind})\n  règles : {' / '.join(each.rule)}\n"
                       f"  auteurs : {' / '.join(each.hand)}")  # fmt: skip
    click.echo(
        f"{len(found)} textes : {count['same']} comme les règles les proposent, "
        f"{count['other-face']} avec une autre sorte de phrase, "
        f"{count['other-order']} dans un autre ordre, {count['other-signs']} avec d'autres signes."
    )


@lexicon.command()
@AS_JSON
@FOLDER
def gaps(as_json: bool, folder: Path | None) -> None:
    """Signs whose form nobody knows yet, those that the form needs most first."""
    found = counts.gaps(load_lexicon(lexicon_folder(folder)))
    if as_json:
        say_json({"gaps": [asdict(gap) for gap in found]})
        return
    for gap in found:
        meanwhile = "épelé" if gap.meanwhile == "spelled" else "montré autrement"
        click.echo(f"{gap.needed:4} × {gap.gloss:20} {', '.join(gap.french)} ({meanwhile})")


@lexicon.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def pictures(arguments: tuple[str, ...]) -> None:
    """Draws the guide's pictures: handshapes, places, orientations, movements, face and body."""
    from lsf_avatar.cli.lexicon_pictures import pictures as drawn  # the body's rooms: 2 s

    drawn.main(list(arguments), "lsf lexicon pictures", standalone_mode=False)


@lexicon.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Says what a problem's CODE means and what to do; without CODE, lists all."""
    if code is None:
        for name, wording in CODES.items():
            click.echo(f"{name:22} {wording}")
    else:
        click.echo(remedy(code))


def _several(problems: int) -> str:
    return f"{problems} problème{'s' if problems > 1 else ''}"


def _entry(found: Lexicon, gloss: str) -> Entry:
    if gloss not in found.entries:
        raise UnknownNameError("gloss", gloss, found.entries)
    return found.entries[gloss]


def _sheet(entry: Entry) -> list[str]:
    french = ", ".join(entry.french) or "(aucun mot)"
    lines = [
        f"{entry.gloss} : {french}",
        f"Statut {entry.status}, confiance {entry.confidence}.",
        *(f"  {line}" for line in describe(entry)),
        *(f"Source : {source.ref}" for source in entry.sources),
        *(f"Variante : {variant}" for variant in entry.variants),
    ]
    return [*lines[:1], f"Sens : {entry.sense}", *lines[1:]] if entry.sense else lines


def _film(found: Lexicon, gloss: str, output: Path, view: str) -> None:
    """Films one entry; the body rooms are loaded only here."""
    from lsf_avatar.avatar.files import ensure_avatar
    from lsf_avatar.glossing.parse import Parser
    from lsf_avatar.pipeline import Engine, film
    from lsf_avatar.server.settings import Settings

    engine = Engine(found, ensure_avatar(Settings().avatars), Parser())
    film(engine.avatar, engine.sign_entry(gloss).motion, output, view=view)
    click.echo(f"Film : {output}")
