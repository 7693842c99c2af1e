"""The engine that commands share, loaded from the settings."""

from __future__ import annotations

import json
from typing import Any

import click

from lsf_avatar.avatar.files import ensure_avatar
from lsf_avatar.avatar.model import Avatar
from lsf_avatar.avatar.page import ensure_level
from lsf_avatar.glossing.parse import Parser
from lsf_avatar.lexicon.load import load_lexicon
from lsf_avatar.pipeline import Engine
from lsf_avatar.recording import read_shelf
from lsf_avatar.server.settings import Settings
from lsf_avatar.timeline.schedule import Tempo


def load_engine(settings: Settings | None = None, speed: float = 1.0) -> Engine:
    """Lexicon, signer and parser as the settings say; the signer is built if it is not there."""
    settings = settings or Settings()
    avatar = ensure_avatar(settings.avatars)
    shelf = read_shelf(settings.animations, avatar.body)
    for error in shelf.refused.values():
        click.echo(f"enregistrement laissé de côté : {error}", err=True)
    return Engine(
        lexicon=load_lexicon(settings.lexicon),
        avatar=avatar,
        parser=Parser(),
        tempo=Tempo(speed=speed),
        shelf=shelf,
    )


def filmed(engine: Engine) -> Avatar:
    """The engine's signer as films show it: with the detail that the page shows."""
    return ensure_level(Settings().avatars, engine.avatar.name)


def print_json(document: Any, indent: int | None = None) -> None:
    """One JSON document on standard output, accents as they are."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=indent))
