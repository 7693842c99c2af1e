"""`lsf lexicon`: what linguists ask of their files."""

from __future__ import annotations

import json
from pathlib import Path

import click

from lsf_avatar.lexicon.load import inspect_lexicon
from lsf_avatar.server.settings import Settings

_FOLDER = click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help="Folder of the lexicon.",
)


def _folder(given: Path | None) -> Path:
    return given or Settings().lexicon


@click.group()
def lexicon() -> None:
    """The signs and phrases: check, show, add."""


@lexicon.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@_FOLDER
def check(as_json: bool, folder: Path | None) -> None:
    """Every problem of every file, with its line; exit status 1 if there is one."""
    folder = _folder(folder)
    found = inspect_lexicon(folder)
    questions = [name for name in found.lexicon.phrases if "/" not in name]
    if as_json:
        problems = [
            {"path": p.path, "line": p.line, "code": p.code, "message": p.message}
            for p in found.problems
        ]
        click.echo(
            json.dumps(
                {
                    "entries": len(found.lexicon.entries),
                    "phrases": len(questions),
                    "problems": problems,
                },
                ensure_ascii=False,
            )
        )
    else:
        for problem in found.problems:
            click.echo(f"{folder.name}/{problem}")
        click.echo(
            f"{len(found.lexicon.entries)} signes, {len(questions)} questions, "
            f"{len(found.problems)} problème(s)."
        )
    if found.problems:
        raise SystemExit(1)
