"""`lsf lexicon format`: every file of the lexicon in its one way of writing."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from lsf_avatar.cli.lexicon_options import AS_JSON, FOLDER, lexicon_folder, say_json
from lsf_avatar.errors import Problem
from lsf_avatar.lexicon.formatting import formatted
from lsf_avatar.lexicon.yaml_tree import Sheet, yaml_files


@dataclass(frozen=True, slots=True)
class Formatting:
    """What became of some files.

    Attributes:
        files: How many were read.
        changed: Those not in their one way of writing, with their new text.
        problems: Of those that cannot be read.
    """

    files: int
    changed: dict[Path, str]
    problems: list[Problem]


@click.command("format")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", is_flag=True, help="N’écrit rien ; statut 1 si un fichier changerait.")
@AS_JSON
@FOLDER
def format_files(paths: tuple[Path, ...], check: bool, as_json: bool, folder: Path | None) -> None:
    """Puts files in order: keys, hands on a line, comments kept. Without PATHS, all of them."""
    found = _format(paths or (lexicon_folder(folder),))
    if not check:
        for path, text in found.changed.items():
            _write(path, text)
    if as_json:
        say_json({
            "files": found.files,
            "changed": [str(path) for path in found.changed],
            "problems": [asdict(problem) for problem in found.problems],
        })  # fmt: skip
    else:
        _tell(found, check)
    if found.problems or (check and found.changed):
        raise SystemExit(1)


def _format(paths: tuple[Path, ...]) -> Formatting:
    files = [file for path in paths for file in (yaml_files(path) if path.is_dir() else [path])]
    changed, problems = {}, []
    for path in dict.fromkeys(files):
        raw = path.read_bytes()
        sheet = Sheet(str(path))
        text = formatted(raw, sheet)
        problems += sheet.problems
        if text is not None and text.encode() != raw:
            changed[path] = text
    return Formatting(len(files), changed, problems)


def _write(path: Path, text: str) -> None:
    """All of the new text or none of it: a cut in the middle loses no entry."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path)


def _tell(found: Formatting, check: bool) -> None:
    for problem in found.problems:
        click.echo(str(problem))
    for path in found.changed:
        click.echo(f"{path}\u00a0: {'à mettre en forme' if check else 'mis en forme'}")
    untouched = found.files - len(found.changed) - len({p.path for p in found.problems})
    click.echo(
        f"{found.files} fichiers\u00a0: {untouched} déjà en forme, {len(found.changed)} "
        f"{'à mettre en forme' if check else 'mis en forme'}."
    )
    if check and found.changed:
        click.echo("«\u00a0lsf lexicon format\u00a0» les met en forme.")
