"""What the commands of `lsf lexicon` share: their options, and how they answer programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from lsf_avatar.errors import SetupError

AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document.")
FOLDER = click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help="Folder of the lexicon; by default the one of the settings.",
)


def lexicon_folder(given: Path | None) -> Path:
    """The folder that was given, or the one of the settings."""
    if given is not None:
        return given
    from lsf_avatar.server.settings import Settings  # pydantic costs 0.2 s: only when needed

    folder = Settings().lexicon
    if not folder.is_dir():
        raise SetupError(
            "no-lexicon",
            f"Le dossier du lexique n’existe pas : {folder}. Donnez-le par LSF_LEXICON.",
        )
    return folder


def say_json(document: Any) -> None:
    """As `cli.engine.print_json`, without loading the engine: linguists are answered at once."""
    click.echo(json.dumps(document, ensure_ascii=False))
