"""What each handshape asks of a hand: angles to stay near, parts that touch, the way of the thumb.

Fingers follow the angles of `phonology.handshapes`; the thumb, which the sources give in words,
follows directions and contacts read by the developers from those words and from the pictures of
the ISWA symbols named there (confidence medium, to be checked by Deaf signers). Directions are
(radial, distal, palmar): to the thumb's side, along the hand, out of the palm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.kinematics.fingers import FINGERS
from lsf_avatar.phonology.handshapes import Angles, Handshape

Array = NDArray[np.float64]
Direction = tuple[float, float, float]

_ROWS = FINGERS[1:]

FOLDED = (90, 108, 90)
"""Bends by which the sources write a finger closed into the fist; each body closes its own way."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Two patches of skin that meet, or that face each other across a gap.

    Attributes:
        part: A patch of the hand, such as `thumb_pad`.
        other: Another.
        gap_m: (radial, distal, palmar) from the other to the part, metres; zero touches.
    """

    part: str
    other: str
    gap_m: Direction = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class ThumbAim:
    """Where the thumb goes.

    Attributes:
        start_deg: (spread, first, second, third bend) to begin from and to stay near.
        along: Direction of its last bone, or None.
        facing: Direction its pad looks, or None.
        touches: Contacts that the words imply and the inventory does not list.
        slack_deg: How far it may leave `start_deg` at ease.
        moves_fingers: Whether fingers come to meet it in `touches`.
    """

    start_deg: tuple[float, float, float, float]
    along: Direction | None = None
    facing: Direction | None = None
    touches: tuple[Touch, ...] = ()
    slack_deg: float = 25.0
    moves_fingers: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Goal:
    """What the solver brings together for one handshape.

    Attributes:
        wanted_rad: (5, 4) as `Targets.fingers_rad`.
        slack_rad: (5, 4) how far each angle may leave it at ease.
        thumb: Where the thumb goes.
        touches: All contacts.
        in_line: Pairs of neighbouring fingers that keep in line with each other.
    """

    wanted_rad: Array
    slack_rad: Array
    thumb: ThumbAim
    touches: tuple[Touch, ...]
    in_line: tuple[tuple[int, int], ...]


_THUMBS: Mapping[str, ThumbAim] = {
    "across": ThumbAim((20, 35, 25, 35), along=(-0.8, 0.5, 0.1), facing=(0.0, -0.2, -1.0)),
    "across_palm": ThumbAim(
        (0, 30, 25, 25), along=(-0.85, 0.5, 0.1), touches=(Touch("thumb_pad", "ring_base"),)
    ),
    "alongside": ThumbAim(
        (-20, 5, 5, 0), along=(0.05, 1.0, 0.1), touches=(Touch("thumb_inner", "index_base_side"),)
    ),
    "alongside_forward": ThumbAim(
        (0, 15, 5, 0), along=(0.0, 0.95, 0.3), touches=(Touch("thumb_inner", "index_base_pad"),)
    ),
    "out": ThumbAim((-15, -22, -12, -10), along=(0.9, 0.42, 0.08), slack_deg=12),
    "out_hooked": ThumbAim((0, -12, 15, 50), slack_deg=8),
    "opposed": ThumbAim((15, 15, 10, 10)),
    "opposed_gap": ThumbAim((22, 15, 5, 5), slack_deg=15),
    "between": ThumbAim(
        (8, 18, 10, 5),
        along=(-0.25, 0.6, 0.75),
        touches=(Touch("thumb_pad", "middle_side"),),
    ),
}

SPECIAL_THUMBS: Mapping[str, ThumbAim] = {
    "poing": replace(_THUMBS["across"], touches=(Touch("thumb_pad", "middle_back"),)),
    "poing_A": ThumbAim(
        (-10, 5, 5, 0),
        along=(0.05, 1.0, 0.1),
        touches=(Touch("thumb_inner", "index_middle_joint"),),
    ),
    "cle": ThumbAim((-5, 10, 15, 15), along=(-0.3, 0.6, 0.7)),
    "angle_droit": ThumbAim((-25, 0, 5, 0), along=(0.2, 0.95, 0.2)),
    "F": ThumbAim((-5, 15, 10, 0), along=(-0.25, 0.9, 0.35)),
    "bec_ferme": ThumbAim((30, 30, 15, 0), slack_deg=35),
    "C": ThumbAim((22, 12, 5, 15), touches=(Touch("thumb_tip", "index_tip", (0, -0.045, 0)),)),
    "crochet": ThumbAim(
        (22, 12, 5, 15), touches=(Touch("thumb_tip", "index_tip", (0, -0.040, 0)),)
    ),
    "bec_ouvert": ThumbAim(
        (22, 12, 5, 0), touches=(Touch("thumb_pad", "index_pad", (0, -0.050, 0)),)
    ),
    "bec": ThumbAim((22, 12, 5, 0), touches=(Touch("thumb_pad", "index_pad", (0, -0.050, 0)),)),
    "plate_pouce_devant": ThumbAim((25, 12, 5, 0), along=(0.1, 0.5, 0.85)),
    "cinq": ThumbAim((-12, -18, -10, -12), along=(0.8, 0.58, 0.1), slack_deg=12),
    "moufle": ThumbAim((-12, -18, -10, -12), along=(0.85, 0.5, 0.1), slack_deg=12),
    "E": ThumbAim(
        (5, 25, 20, 20),
        along=(-0.95, 0.2, 0.2),
        touches=(Touch("thumb_side", "index_tip"), Touch("thumb_side", "ring_tip")),
        slack_deg=40,
        moves_fingers=True,
    ),
}
"""Handshapes whose thumb does not follow the general reading of its word."""

_CROSSED: Mapping[str, tuple[Touch, ...]] = {
    "R": (Touch("middle_tip", "index_tip", (0.032, 0.004, -0.016)),),
}
"""Fingertips that pass each other: touching alone does not show a crossing from the front."""

_BESIDE_DEG = 80.0
"""First bend from which neighbours lie beside each other without being brought together."""

_STIFF_DEG, _TOUCHING_DEG, _SIDEWAYS_DEG = 4.0, 14.0, 8.0
"""How far fingers leave their ideal at ease: those that touch nothing, those that touch, and
sideways, where a neighbour pushes."""


def goal(shape: Handshape, straight_rad: Array, apart_rad: Array, fist_rad: Array) -> Goal:
    """What one handshape asks of one hand.

    Args:
        shape: The handshape.
        straight_rad: (5, 4) angles of this hand with straight fingers that touch.
        apart_rad: (5, 4) the same, the fingers parallel to the hand.
        fist_rad: (5, 4) angles of this hand's closed fist.
    """
    thumb = SPECIAL_THUMBS.get(shape.id, _THUMBS[shape.thumb])
    listed = tuple(Touch(*pair) for pair in shape.contacts) + _CROSSED.get(shape.id, ())
    touches = listed + thumb.touches
    meeting = touches if thumb.moves_fingers else listed
    touching = {part.split("_")[0] for touch in meeting for part in (touch.part, touch.other)}
    wanted, slack = np.array(fist_rad), np.full((5, 4), np.radians(_STIFF_DEG))
    wanted[0], slack[0] = np.radians(thumb.start_deg), np.radians(thumb.slack_deg)
    in_line = tuple(
        (finger + 1, finger + 2)
        for finger in range(3)
        if _alike(shape.fingers[finger], shape.fingers[finger + 1])
    )
    for row, (finger, angles) in enumerate(zip(_ROWS, shape.fingers, strict=True), start=1):
        if angles[1:] == FOLDED:
            slack[row, 0] = np.radians(_SIDEWAYS_DEG)
            continue
        company = {_ROWS[other - 1] for pair in in_line if row in pair for other in pair}
        together = company and angles[1] < _BESIDE_DEG
        wanted[row] = (straight_rad if together else apart_rad)[row] + np.radians(angles)
        if touching & {finger, *company}:
            slack[row] = np.radians((_SIDEWAYS_DEG, *3 * (_TOUCHING_DEG,)))
    return Goal(wanted, slack, thumb, touches, in_line)


def _alike(one: Angles, other: Angles) -> bool:
    """Whether two neighbours lie against each other and do the same."""
    return abs(one[0] - other[0]) < 1 and abs(one[1] - other[1]) < 15
