"""Wrists bend only so far: a hand that asks for more is brought back, with its elbow's best turn.

A linguist writes where fingers point and a palm faces in 26 directions; no arm does all of them
everywhere. Signers give way in the direction and keep the place. So does this: the hand turns
back towards the forearm, about the part of it that is brought to the place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from lsf_avatar.geometry import about, conjugate, cross, multiply, rotate
from lsf_avatar.kinematics import wrist_rows
from lsf_avatar.kinematics.arm import Held, arm_rest
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.trunk import turn_quaternion


@dataclass(frozen=True, slots=True, eq=False)
class Bends:
    """How far wrists bend: back and to the palm, to the little finger and to the thumb.

    Attributes:
        free_rad: (2, 2) bends that are left as they are.
        most_rad: (2, 2) bends that are never passed.
        free_turn_rad, most_turn_rad: The same of a palm about its forearm, either way from thumb
            up.
        given_up_rad: Most that a hand turns away from what was asked.
    """

    free_rad: Array
    most_rad: Array
    free_turn_rad: float
    most_turn_rad: float
    given_up_rad: float


_MOST_RAD = np.radians(((-72.0, 80.0), (-38.0, 26.0)))
"""70 back, 80 to the palm, 35 and 20 to the sides are the norms of textbooks (general knowledge),
with a little play for a body that is not quite one's own."""
_POSTURE_RAD = _MOST_RAD - np.sign(_MOST_RAD) * np.radians(8.0)
GIVEN_UP_RAD = np.radians(22.0)
"""Most that a hand turns away from what was asked: directions are written 45 degrees apart, so
farther, it would show another one."""
TOUCHING_RAD = np.radians(12.0)
"""Most that one does that touches: it has to turn for the skin's sake as well."""
POSTURE = Bends(
    np.radians(((-50.0, 60.0), (-26.0, 14.0))),
    _POSTURE_RAD,
    np.radians(78.0),
    np.radians(92.0),
    GIVEN_UP_RAD,
)
"""Of postures, which are settled once."""
TOUCH = replace(POSTURE, given_up_rad=TOUCHING_RAD)
"""Of those that touch something."""
MOTION = Bends(_POSTURE_RAD, _MOST_RAD, np.radians(92.0), np.radians(96.0), TOUCHING_RAD)
"""Of what lies between them: a settled posture is left as it is."""


AGAIN = Bends(_POSTURE_RAD, _MOST_RAD, np.radians(92.0), np.radians(96.0), np.radians(30.0))
"""Of free hands whose elbows were brought elsewhere."""

TURNED_BACK_RAD = np.radians(20.0)
"""Most that a palm is turned back about its forearm: « palm up » is some ten degrees past supine
for most arms, and nobody makes them."""
_THREE = np.zeros(3)
_FOLDED, _UNFOLDED = 0.27, 0.40
"""Stretch of the arm below which a hand keeps what was asked, and above which it gives way: with
a folded arm (a hand at one's own ear) where the forearm is says little about the wrist."""


def relaxed_palms(
    body: Body, arms: Held, palms_wxyz: Array, hands: tuple[int, ...], bends: Bends = POSTURE
) -> Array:
    """(F, H, 4) turns of the hands with the wrists within their limits.

    Args:
        body: Whose.
        arms: As they are held with these hands.
        palms_wxyz: (F, H, 4) as asked.
        hands: Which.
        bends: Those limits.
    """
    rest, turn = arm_rest(body, hands), np.array((bends.free_turn_rad, bends.most_turn_rad))
    sides = bends.free_rad, bends.most_rad
    open_share = np.clip((arms.stretch - _FOLDED) / (_UNFOLDED - _FOLDED), 0.0, 1.0)
    softly = np.tanh(wrist_rows.beyond(arms.turnout_rad, arms.bent_rad, *sides, turn, _THREE))
    most = open_share * TURNED_BACK_RAD
    past = np.tanh(wrist_rows.past(arms.turnout_rad, softly[..., 0], turn, most))
    back, axis, sine, cosine = wrist_rows.eased(
        arms.turnout_rad, np.sign(np.pi / 2 - arms.turnout_rad) * most * past, arms.bent_rad,
        softly, arms.straight, palms_wxyz, rest.fore, rest.fingers, rest.to_palm, rest.to_thumb,
        rest.mirror, rest.supine_rad, *sides,
    )  # fmt: skip
    most = open_share * bends.given_up_rad
    limited = most * np.tanh(np.arctan2(sine, cosine) / np.maximum(most, 1e-9))
    by = turn_quaternion(axis * (limited / np.maximum(sine, 1e-9))[..., None])
    return multiply(by, back)


def unfolded(
    body: Body,
    shoulders_m: Array,
    wrists_m: Array,
    palms_wxyz: Array,
    part_m: Array,
    hands: tuple[int, ...],
) -> Array:
    """Turns of hands (F, H, 4) whose wrists are no nearer to their shoulders than an arm folds.

    A hand at its own shoulder turns about the part that is there until its arm has room.

    Args:
        body: Whose.
        shoulders_m: (F, H, 3).
        wrists_m: (F, H, 3) as asked.
        palms_wxyz: (F, H, 4) as asked.
        part_m: (F, H, 3) the part from the wrist, in the world.
        hands: Which.
    """
    rest = arm_rest(body, hands)
    least = rest.folded_m
    near = np.linalg.norm(wrists_m - shoulders_m, axis=-1) < least
    if not near.any():
        return palms_wxyz
    place = wrists_m + part_m - shoulders_m
    place_len, part_len = np.linalg.norm(place, axis=-1), np.linalg.norm(part_m, axis=-1)
    both = np.maximum(place_len * part_len, 1e-9)
    now = np.arccos(np.clip(-(place * part_m).sum(axis=-1) / both, -1.0, 1.0))
    wanted = (least * least - place_len * place_len - part_len * part_len) / (2.0 * both)
    over = np.maximum(now - np.arccos(np.clip(wanted, -1.0, 1.0)), 0.0)
    angle = np.where(near, np.minimum(over, GIVEN_UP_RAD), 0.0)
    return multiply(about(cross(-part_m, place), angle), palms_wxyz)


def about_part(wrists_m: Array, before: Array, after: Array, part_m: Array) -> Array:
    """Wrists (..., 3) moved so that a part of the hand stays where it was when the hand turns.

    Args:
        wrists_m: (..., 3).
        before: (..., 4) turn of the hand.
        after: (..., 4) its new turn.
        part_m: (..., 3) the part from the wrist, in the world, before.
    """
    moved: Array = wrists_m + part_m - rotate(multiply(after, conjugate(before)), part_m)
    return moved
