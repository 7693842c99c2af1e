"""`lsf avatar sheet`: pictures of all that a hand and a face can do, to be looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import click
import numpy as np
from numpy.typing import ArrayLike, NDArray

from lsf_avatar.avatar.files import ensure_avatar
from lsf_avatar.avatar.looks import look_named
from lsf_avatar.avatar.model import Avatar
from lsf_avatar.kinematics.face import EXPRESSIONS
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.lexicon.plain import TIERS_FR, nonmanual_fr
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.mouth_gestures import GESTURES
from lsf_avatar.phonology.nonmanuals import TIERS
from lsf_avatar.phonology.visemes import VISEMES
from lsf_avatar.pipeline import Engine
from lsf_avatar.render import Camera, Look, camera, frames
from lsf_avatar.render.poses import FACE_CAMERAS, HAND_CAMERA, SIDES_SEEN, faces, hand_sides
from lsf_avatar.render.sheet import Cell, write_sheet
from lsf_avatar.server.settings import Settings

_HAND, _FACE, _PHRASE, _STEP = Look(180, 180), Look(320, 320), Look(320, 320), Look(160, 160)
_MOMENTS = (0.2, 0.4, 0.6, 0.8)
_PHRASES = 8
_HALFWAY = 0.55
"""A blink is closed lids for a moment: its picture shows it on the way there."""
_SHOWN = ("woman", "man")


@click.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True,
              help="Folder of the sheets; created.")  # fmt: skip
@click.option("--name", "names", multiple=True, default=_SHOWN, show_default=True,
              help="Who is shown, such as woman-dark; more than once for more.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def sheet(output: Path, names: tuple[str, ...], as_json: bool) -> None:
    """Draws every handshape, expression, mouth gesture and viseme, and eight phrases."""
    from lsf_avatar.cli.engine import load_engine

    output.mkdir(parents=True, exist_ok=True)
    engine, written = load_engine(), []
    for name in names:
        signer = ensure_avatar(Settings().avatars, name)
        for kind, (title, cells, columns) in _sheets(replace(engine, avatar=signer)).items():
            path = output / f"{name}-{kind}.png"
            write_sheet(path, f"{title} — {look_named(name).label}", cells, columns)
            written.append({"file": str(path), "cells": len(cells)})
            if not as_json:
                click.echo(f"{path} ({len(cells)} cases)")
    if as_json:
        click.echo(json.dumps({"names": names, "sheets": written}, ensure_ascii=False))


def _sheets(engine: Engine) -> dict[str, tuple[str, list[Cell], int]]:
    """End of the file's name → title, cells, columns."""
    signer = engine.avatar
    return {
        "configurations": (
            "Configurations : paume, dos, côté du pouce", handshape_cells(signer), 4,
        ),
        "expressions": ("Expressions du visage", expression_cells(signer), 3),
        "bouche": ("Gestes de la bouche, pas à pas", gesture_cells(signer), 3),
        "visemes": ("Visèmes", viseme_cells(signer), 3),
        "phrases": ("Huit phrases, quatre moments", phrase_cells(engine), 1),
    }  # fmt: skip


def handshape_cells(avatar: Avatar, names: Sequence[str] = tuple(HANDSHAPES)) -> list[Cell]:
    """Every handshape, hands alone: from palm, back and thumb side."""
    (hands,) = (mesh for mesh in avatar.meshes if mesh.name == "hands")
    right = hands.triangles[hands.positions_m[hands.triangles[:, 0], 0] < 0]
    alone = replace(avatar, meshes=(replace(hands, triangles=right),))
    drawn = frames(alone, hand_sides(avatar.body, names), HAND_CAMERA, _HAND)
    labels = [f"{name} : {HANDSHAPES[name].french}" for name in names]
    return _cells(labels, drawn, len(SIDES_SEEN))


def expression_cells(avatar: Avatar) -> list[Cell]:
    """The face at rest, then every expression that moves its skin."""
    shown = [key for key in EXPRESSIONS if key[1] in TIERS[key[0]]]
    labels = [f"{TIERS_FR[tier]} : {nonmanual_fr(tier, name)}" for tier, name in shown]
    blink = shown.index(("lids", "blink"))
    labels[blink] += ", à mi-course"
    strengths = np.ones(len(shown) + 1)
    strengths[blink + 1] = _HALFWAY
    return _face_cells(avatar, ["au repos", *labels], [("mouthing", "silence"), *shown], strengths)


def gesture_cells(avatar: Avatar) -> list[Cell]:
    """Every mouth gesture, step by step."""
    steps = [("mouth", step) for gesture in GESTURES.values() for step in gesture.steps]
    drawn = frames(avatar, faces(avatar.body, steps), FACE_CAMERAS[0], _STEP)
    return [
        Cell(f"{gesture.code} {name} : {gesture.french}", tuple(islice(drawn, len(gesture.steps))))
        for name, gesture in GESTURES.items()
    ]


def viseme_cells(avatar: Avatar) -> list[Cell]:
    """Every viseme."""
    return _face_cells(avatar, VISEMES, [("mouthing", name) for name in VISEMES])


def _face_cells(
    avatar: Avatar,
    labels: Sequence[str],
    shown: Sequence[tuple[str, str]],
    strengths: ArrayLike = 1.0,
) -> list[Cell]:
    """Faces from the front and from three quarters."""
    motion = faces(avatar.body, shown, strengths)
    front, beside = (frames(avatar, motion, seen, _FACE) for seen in FACE_CAMERAS)
    return [Cell(label, tuple(pair)) for label, *pair in zip(labels, front, beside, strict=True)]


def phrase_cells(engine: Engine) -> list[Cell]:
    """Eight questions of the form, spread over all of it, at four moments each."""
    questions = engine.lexicon.questions
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
