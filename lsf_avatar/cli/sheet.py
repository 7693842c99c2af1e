"""`lsf avatar sheet`: pictures of all that a hand and a face can do, to be looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.files import ensure_avatar
from lsf_avatar.avatar.model import Avatar
from lsf_avatar.kinematics.face import EXPRESSION_TIERS
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.nonmanuals import TIERS
from lsf_avatar.phonology.visemes import VISEMES
from lsf_avatar.pipeline import Engine
from lsf_avatar.render import Camera, Look, camera, frames
from lsf_avatar.render.poses import HAND_CAMERA, SIDES_SEEN, faces, hand_sides
from lsf_avatar.render.sheet import Cell, write_sheet
from lsf_avatar.server.settings import Settings

_HAND, _FACE, _PHRASE = Look(150, 150), Look(240, 240), Look(300, 300)
_MOMENTS = (0.2, 0.4, 0.6, 0.8)
_PHRASES = 8

_TIERS_FRENCH = {
    "brows": "sourcils", "lids": "paupières", "cheeks": "joues", "nose": "nez", "mouth": "bouche",
}  # fmt: skip
_NAMES_FRENCH = {
    "raised": "levés", "raised_right": "droit levé", "raised_left": "gauche levé",
    "furrowed": "froncés", "wide": "écarquillées", "narrowed": "plissées", "closed": "fermées",
    "tight": "serrées", "blink": "clignement", "puffed": "gonflées", "sucked": "rentrées",
    "wrinkled": "froncé", "smile": "sourire", "pressed": "pincée", "pursed": "en cul-de-poule",
    "round": "ronde", "spread": "étirée", "corners_down": "coins abaissés",
    "teeth_on_lip": "dents sur la lèvre", "tongue_out": "langue tirée",
    "tongue_between_teeth": "langue entre les dents", "blow": "souffle", "open": "ouverte",
}  # fmt: skip


@click.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True,
              help="Folder of the sheets; created.")  # fmt: skip
@click.option("--name", default="woman", show_default=True, help="Who is shown.")
@click.option("--phrases", is_flag=True, help="Also eight phrases at four moments each.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def sheet(output: Path, name: str, phrases: bool, as_json: bool) -> None:
    """Draws every handshape from three sides, every expression and every viseme."""
    output.mkdir(parents=True, exist_ok=True)
    signer = ensure_avatar(Settings().avatars, name)
    sheets = [
        (
            "configurations",
            "Configurations : paume, dos, côté du pouce",
            handshape_cells(signer),
            4,
        ),
        ("expressions", "Expressions du visage", expression_cells(signer), 6),
        ("visemes", "Visèmes", viseme_cells(signer), 6),
    ]
    if phrases:
        from lsf_avatar.cli.engine import load_engine

        cells = phrase_cells(replace(load_engine(), avatar=signer))
        sheets.append(("phrases", "Huit phrases, quatre moments", cells, 1))
    written = []
    for file_name, title, cells, columns in sheets:
        path = output / f"{file_name}.png"
        write_sheet(path, f"{title} — {name}", cells, columns)
        written.append({"file": str(path), "cells": len(cells)})
    if as_json:
        click.echo(json.dumps({"name": name, "sheets": written}, ensure_ascii=False))
    else:
        for row in written:
            click.echo(f"{row['file']} ({row['cells']} cases)")


def handshape_cells(avatar: Avatar, names: Sequence[str] = tuple(HANDSHAPES)) -> list[Cell]:
    """Every handshape, hands alone: from palm, back and thumb side."""
    hands = replace(avatar, meshes=tuple(mesh for mesh in avatar.meshes if mesh.name == "hands"))
    drawn = frames(hands, hand_sides(avatar.body, names), HAND_CAMERA, _HAND)
    labels = [f"{name} : {HANDSHAPES[name].french}" for name in names]
    return _cells(labels, drawn, len(SIDES_SEEN))


def expression_cells(avatar: Avatar) -> list[Cell]:
    """The face at rest, then every expression that moves its skin."""
    shown = [(tier, name) for tier in EXPRESSION_TIERS for name in TIERS[tier]]
    labels = [f"{_TIERS_FRENCH[tier]} : {_NAMES_FRENCH.get(name, name)}" for tier, name in shown]
    motion = faces(avatar.body, [("mouthing", "silence"), *shown])
    drawn = frames(avatar, motion, camera("face"), _FACE)
    return _cells(["au repos", *labels], drawn, 1)


def viseme_cells(avatar: Avatar) -> list[Cell]:
    """Every viseme."""
    motion = faces(avatar.body, [("mouthing", name) for name in VISEMES])
    return _cells(VISEMES, frames(avatar, motion, camera("face"), _FACE), 1)


def phrase_cells(engine: Engine) -> list[Cell]:
    """Eight questions of the form, spread over all of it, at four moments each."""
    questions = [name for name in engine.lexicon.phrases if "/" not in name]
    cells = []
    for name in questions[:: max(1, len(questions) // _PHRASES)][:_PHRASES]:
        signed = engine.sign_phrase(name)
        pictures = _moments(engine.avatar, signed.motion, camera("front"))
        glosses = " ".join(item.gloss for item in signed.utterance.items)
        cells.append(Cell(f"{name} : {signed.utterance.text} → {glosses}", tuple(pictures)))
    return cells


def _moments(avatar: Avatar, motion: Motion, seen: Camera) -> Iterator[NDArray[np.uint8]]:
    at = [round(moment * (motion.frames - 1)) for moment in _MOMENTS]
    return frames(avatar, motion, seen, _PHRASE, at)


def _cells(labels: Sequence[str], drawn: Iterator[NDArray[np.uint8]], sides: int) -> list[Cell]:
    pictures = list(drawn)
    return [
        Cell(label, tuple(pictures[number * sides : (number + 1) * sides]))
        for number, label in enumerate(labels)
    ]
