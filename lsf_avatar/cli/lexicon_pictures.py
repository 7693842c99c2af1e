"""`lsf lexicon pictures`: the parameters of a sign, drawn from the signer for the guide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.files import ensure_avatar
from lsf_avatar.avatar.model import Avatar
from lsf_avatar.cli.lexicon_options import AS_JSON, FOLDER, lexicon_folder, say_json
from lsf_avatar.cli.sheet import expression_cells, handshape_cells
from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.kinematics.solve import solve
from lsf_avatar.lexicon.plain import (
    MOVEMENTS_FR,
    SIDES_FR,
    SITES_FR,
    TIERS_FR,
    direction_fr,
    nonmanual_fr,
)
from lsf_avatar.phonology.directions import DIRECTIONS
from lsf_avatar.phonology.movements import KINDS, Movement
from lsf_avatar.phonology.nonmanuals import TIERS, NonManual
from lsf_avatar.phonology.places import (
    ARM_SITES,
    HAND_SITES,
    HEAD_SITES,
    SIDES,
    TRUNK_SITES,
    Place,
)
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign
from lsf_avatar.phonology.utterance import Clause, Item, Utterance
from lsf_avatar.render import Camera, Look, frames
from lsf_avatar.render.sheet import Cell, write_sheet
from lsf_avatar.server.settings import Settings
from lsf_avatar.timeline.schedule import schedule

_LOOK = Look(170, 170)
_WHOLE = Camera((0.15, 0.52, 2.0), (0.0, 0.44, 0.08), 25.0)
"""From the front and a little from the side, so that forward is seen too."""
_HEAD = Camera((0.15, 0.68, 1.2), (-0.02, 0.64, 0.06), 20.0)
_HANDS = Camera((0.25, 0.55, 1.4), (0.0, 0.36, 0.2), 17.0)
_BUST = Camera((0.0, 0.62, 1.6), (0.0, 0.57, 0.05), 18.0)
_MOMENTS = (0.15, 0.4, 0.6, 0.85)
_BODY_TIERS = ("gaze", "head", "torso", "shoulders")
_HAND = HandPosture(
    "index", DIRECTIONS["up"], DIRECTIONS["forward"],
    Place("neutral_space", "active", offset=(-0.04, 0.1, 0.0)),
)  # fmt: skip
_OTHER = HandPosture(
    "main_plate", DIRECTIONS["up"], DIRECTIONS["active"],
    Place("neutral_space", "centre", offset=(-0.08, 0.04, 0.02)),
)  # fmt: skip
_OTHER_ARM = HandPosture(
    "main_plate", DIRECTIONS["active"], DIRECTIONS["back"],
    Place("neutral_space", "centre", offset=(-0.02, -0.04, 0.0)),
)  # fmt: skip
_LEAD = Sign("X", (Posture(_HAND),))
_MAIN = ("up", "down", "forward", "back", "active", "passive")


@click.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=None,
              help="Dossier des images ; sinon celui du guide.")  # fmt: skip
@AS_JSON
@FOLDER
def pictures(output: Path | None, as_json: bool, folder: Path | None) -> None:
    """Draws the guide's pictures: handshapes, places, orientations, movements, face and body."""
    output = output or lexicon_folder(folder) / "images"
    output.mkdir(parents=True, exist_ok=True)
    signer = ensure_avatar(Settings().avatars)
    written = []
    for name, title, cells, columns in _SHEETS:
        path = output / f"{name}.webp"
        write_sheet(path, title, cells(signer), columns)
        written.append({"file": str(path), "bytes": path.stat().st_size})
    if as_json:
        say_json({"pictures": written})
        return
    for row in written:
        click.echo(f"{row['file']} ({int(str(row['bytes'])) // 1000} ko)")


def place_cells(avatar: Avatar) -> list[Cell]:
    """The tip of the index at every site; on hands and arms, at the other one."""
    found = []
    for sites, seen, towards in (
        (HEAD_SITES, _HEAD, "back-passive"),
        (TRUNK_SITES, _WHOLE, "back-passive"),
        (ARM_SITES, _WHOLE, "down-passive"),
        (HAND_SITES, _HANDS, "passive"),
    ):
        signs = [_sign(_at(site, "active", towards)) for site in sites]
        labels = [f"{site} : {SITES_FR[site]}" for site in sites]
        found += _stills(avatar, signs, labels, seen)
    signs = [_sign(_at("neutral_space", side, "forward")) for side in SIDES]
    labels = [f"neutral_space : l’espace devant soi, {SIDES_FR[side]}" for side in SIDES]
    return found + _stills(avatar, signs, labels)


def _at(site: str, side: str, towards: str) -> Posture:
    """The tip of the index at a site."""
    on_other = site in (*HAND_SITES, *ARM_SITES)
    place = Place(site, "passive" if on_other else side, 0.0, part="index_tip")
    palm = "back" if site in ARM_SITES else "passive" if on_other else "down"
    hand = replace(_HAND, fingers=DIRECTIONS[towards], palm=DIRECTIONS[palm], place=place)
    other = _OTHER_ARM if site in ARM_SITES else _OTHER if site in HAND_SITES else None
    return Posture(hand, other, hold=2.0)


def orientation_cells(avatar: Avatar) -> list[Cell]:
    """Where fingers point, then where the palm looks, in the six main directions."""
    fingers = {"up": "back", "down": "back", "forward": "down", "back": "up", "active": "down",
               "passive": "down"}  # fmt: skip
    palms = {"up": "forward", "down": "forward", "forward": "up", "back": "up", "active": "up",
             "passive": "up"}  # fmt: skip
    signs, labels = [], []
    for what, name, ways in (
        *(("fingers : doigts", name, (name, fingers[name])) for name in _MAIN),
        *(("palm : paume", name, (palms[name], name)) for name in _MAIN),
    ):
        finger, palm = (DIRECTIONS[way] for way in ways)
        hand = replace(_HAND, handshape="main_plate", fingers=finger, palm=palm)
        signs.append(_sign(Posture(hand, hold=2.0)))
        labels.append(f"{what} vers {direction_fr(DIRECTIONS[name])} ({name})")
    return _stills(avatar, signs, labels)


def movement_cells(avatar: Avatar) -> list[Cell]:
    """Every movement at four moments."""
    signs = [_sign(_moving(kind)) for kind in KINDS]
    motion = _in_a_row(avatar, signs)
    at = [_moment(motion, number, share) for number in range(len(signs)) for share in _MOMENTS]
    drawn = list(frames(avatar, motion, _WHOLE, _LOOK, at))
    count = len(_MOMENTS)
    return [
        Cell(f"{kind} : {MOVEMENTS_FR[kind]}", tuple(drawn[number * count : (number + 1) * count]))
        for number, kind in enumerate(KINDS)
    ]


def body_cells(avatar: Avatar) -> list[Cell]:
    """Gaze, head, torso and shoulders."""
    shown = [(tier, name) for tier in _BODY_TIERS for name in TIERS[tier]]
    signs = [_sign(Posture(_HAND, hold=2.0), (NonManual(*one),)) for one in shown]
    labels = [f"{TIERS_FR[tier]} : {nonmanual_fr(tier, name)} ({name})" for tier, name in shown]
    return _stills(avatar, signs, labels, _BUST)


def _moving(kind: str) -> Posture:
    """A hand that shows the movement well."""
    towards = DIRECTIONS["active" if kind in ("straight", "arc", "zigzag", "wavy") else "up"]
    movement = Movement(
        kind, towards, axis=DIRECTIONS["forward"], size="large", turns=1.0,
        handshape="cinq" if kind == "open_close" else None,
    )  # fmt: skip
    shown = {"finger_play": "cinq", "rub": "bec_ferme", "open_close": "poing"}
    return Posture(replace(_HAND, handshape=shown.get(kind, "index")), movements=(movement,))


def _sign(posture: Posture, face: tuple[NonManual, ...] = ()) -> Sign:
    return Sign("X", (posture,), nonmanuals=face)


def _in_a_row(avatar: Avatar, signs: Sequence[Sign]) -> Motion:
    """All signs one after the other, as one motion; a first and a last one are not looked at."""
    row = (_LEAD, *signs, _LEAD)
    items = tuple(Item("X", "sign", at, at + 1, 0, signs=(sign,)) for at, sign in enumerate(row))
    said = Utterance("x" * len(items), (Clause("statement", 0, len(items)),), items)
    return solve(aim(schedule(said), avatar.body), avatar.body)


def _moment(motion: Motion, item: int, share: float) -> int:
    """The frame at a share of the time that an item takes."""
    own = np.flatnonzero(motion.item_index == item + 1)
    return int(own[round(share * (len(own) - 1))])


def _stills(
    avatar: Avatar, signs: Sequence[Sign], labels: Sequence[str], seen: Camera = _WHOLE
) -> list[Cell]:
    motion = _in_a_row(avatar, signs)
    at = [_moment(motion, number, 0.6) for number in range(len(signs))]
    drawn: Sequence[NDArray[np.uint8]] = list(frames(avatar, motion, seen, _LOOK, at))
    return [Cell(label, (picture,)) for label, picture in zip(labels, drawn, strict=True)]


_SHEETS: tuple[tuple[str, str, Callable[[Avatar], list[Cell]], int], ...] = (
    ("configurations", "Configurations : paume, dos, côté du pouce", handshape_cells, 4),
    ("emplacements", "Emplacements : le bout de l’index y est posé", place_cells, 8),
    ("orientations", "Orientations : doigts, puis paume", orientation_cells, 6),
    ("mouvements", "Mouvements, quatre moments", movement_cells, 2),
    ("visage", "Expressions du visage", expression_cells, 3),
    ("corps", "Regard, tête, buste, épaules", body_cells, 8),
)
