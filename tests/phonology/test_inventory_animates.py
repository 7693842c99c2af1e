"""Every member of every inventory becomes a motion of the whole body without a number that is none.

All members of one kind are signed in a row, so that ways between them are solved as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.solve import solve
from lsf_avatar.phonology.composed import BASES, BENDS, COMPOSED_THUMBS
from lsf_avatar.phonology.directions import DIRECTIONS
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.movements import GROWTHS, KINDS, MANNERS, PATHS, SIZES_M, Movement, Path
from lsf_avatar.phonology.nonmanuals import TIERS, NonManual
from lsf_avatar.phonology.places import ARM_SITES, DISTANCES_M, HAND_SITES, SIDES, SITES, Place
from lsf_avatar.phonology.sign import SYMMETRIES, HandPosture, Posture, Sign
from lsf_avatar.phonology.utterance import Clause, Item, Utterance
from lsf_avatar.timeline.schedule import schedule

HAND = HandPosture(
    "index", DIRECTIONS["up"], DIRECTIONS["forward"], Place(offset=(-0.06, 0.05, 0.0))
)
OTHER = replace(HAND, palm=DIRECTIONS["active"], place=Place("neutral_space", "passive"))
POSTURE = Posture(HAND)


def with_place(site: str, side: str, distance_m: float) -> Posture:
    """The hand at a place; on a hand or an arm, there is one."""
    place = Place(site, side, distance_m, part="index_tip")
    passive = OTHER if site in (*HAND_SITES, *ARM_SITES) else None
    return Posture(replace(HAND, place=place), passive)


def sign(posture: Posture, **form) -> Sign:
    """One posture."""
    return Sign("X", (posture,), **form)


def with_movement(movement: Movement) -> Sign:
    """One posture with one movement."""
    return sign(replace(POSTURE, movements=(movement,)))


def turned(fingers: str, palm: str) -> Sign:
    """The hand turned two ways."""
    return sign(Posture(replace(HAND, fingers=DIRECTIONS[fingers], palm=DIRECTIONS[palm])))


INVENTORIES: dict[str, Sequence[Sign]] = {
    "handshapes": [sign(Posture(replace(HAND, handshape=name))) for name in HANDSHAPES],
    "composed handshapes": [
        sign(Posture(replace(HAND, handshape=" ".join(filter(None, (base, thumb, bend))))))
        for base in BASES for thumb in ("", *COMPOSED_THUMBS) for bend in ("", *BENDS)
    ],
    "directions": [turned(f, p) for f in DIRECTIONS for p in ("up", "down", "forward", "back",
                                                              "active", "passive")],
    "places": [sign(with_place(site, side, 0.0)) for site in SITES for side in SIDES],
    "distances": [sign(with_place("chin", "centre", m)) for m in DISTANCES_M.values()],
    "parts of the hand": [
        sign(Posture(replace(HAND, place=Place("chest", part=part)))) for part in HAND_SITES
    ],
    "movements": [
        with_movement(Movement(kind, towards=DIRECTIONS["up-active"], size=size, times=2,
                               handshape="cinq" if kind == "open_close" else None))
        for kind in KINDS for size in SIZES_M
    ],
    "manners": [with_movement(Movement("straight", manner=name)) for name in MANNERS],
    "growths": [with_movement(Movement("circle", growth=name, times=3)) for name in GROWTHS],
    "hands of a movement": [
        with_movement(Movement("circle", hands=name)) for name in ("active", "passive", "both")
    ],
    "paths": [
        Sign("X", (POSTURE, replace(POSTURE, active=OTHER, path=Path(kind, DIRECTIONS[way]))))
        for kind in PATHS for way in DIRECTIONS
    ],
    "symmetries": [
        sign(replace(POSTURE, movements=(Movement("circle", times=2),)), symmetry=name,
             alternating=alternating, repeat=repeat)
        for name in SYMMETRIES for alternating in (False, True) for repeat in (1, 3)
    ],
    "faces": [
        sign(POSTURE, nonmanuals=(NonManual(tier, name, strength),))
        for tier, names in TIERS.items() for name in names for strength in (0.3, 1.0)
    ],
}  # fmt: skip


def solved(avatar, signs: Sequence[Sign]):
    """The motion of all of them in a row."""
    items = tuple(Item("X", "sign", at, at + 1, 0, signs=(made,)) for at, made in enumerate(signs))
    utterance = Utterance("x" * len(signs), (Clause("statement", 0, len(items)),), items)
    return solve(aim(schedule(utterance), avatar.body), avatar.body)


@pytest.mark.parametrize("name", INVENTORIES)
def test_every_member_of_an_inventory_animates(avatar, name):
    """Rotations stay rotations, each member is signed, and no wrist is lost."""
    motion = solved(avatar, INVENTORIES[name])

    for values in (motion.rotations_wxyz, motion.root_m, motion.face, motion.wrist_error_m):
        assert np.isfinite(values).all()
    assert np.abs(np.linalg.norm(motion.rotations_wxyz, axis=-1) - 1.0).max() < 1e-6
    assert set(range(len(INVENTORIES[name]))) <= set(motion.item_index.tolist())


def test_every_entry_of_the_lexicon_animates(engine):
    """All letters, numbers and signs, one after the other."""
    entries = [entry for entry in engine.lexicon.entries.values() if entry.signs]
    motion = solved(engine.avatar, [sign for entry in entries for sign in entry.signs])

    for values in (motion.rotations_wxyz, motion.root_m, motion.face, motion.wrist_error_m):
        assert np.isfinite(values).all()
