"""Hands held within what forearms and wrists can do, whatever asked for more: the last word.

A turn of a hand against its forearm is a twist about it and a bend of the wrist. Either is left as
it is where it is within its limits, and held there, softly, where it is not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.kinematics import wrist_rows
from lsf_avatar.kinematics.arm import Held
from lsf_avatar.kinematics.body import Array


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """Of wrists and forearms.

    Attributes:
        free_rad: (2, 2) bends that are left as they are: back and to the palm, to the little finger
            and to the thumb.
        most_rad: (2, 2) bends that are never passed.
        free_turn_rad, most_turn_rad: The same of a palm about its forearm, either way from thumb
            up.
    """

    free_rad: Array
    most_rad: Array
    free_turn_rad: float
    most_turn_rad: float


LIMITS = Limits(
    np.radians(((-64.0, 72.0), (-33.0, 21.0))),
    np.radians(((-80.0, 85.0), (-39.0, 25.5))),
    np.radians(88.0),
    np.radians(96.0),
)
"""To the sides, and of forearms, the largest means that are measured (`qa/checks/joints.py`), with
half a degree of play to the thumb; to the back and to the palm less than these."""
_THREE = np.zeros(3)


def strained(arms: Held, limits: Limits = LIMITS) -> NDArray[np.bool_]:
    """(F, H) whether a hand is turned or bent farther than it is left as it is."""
    turn = np.array((limits.free_turn_rad, limits.most_turn_rad))
    sides = limits.free_rad, limits.most_rad
    over = wrist_rows.beyond(arms.turnout_rad, arms.bent_rad, *sides, turn, _THREE)
    either: NDArray[np.bool_] = np.any(over > 0.0, axis=-1)
    return either


def beyond(arms: Held, limits: Limits = LIMITS) -> Array:
    """(F, H, 3) how far, radians, the turn and both bends of a hand are beyond what is left so."""
    turn = np.abs(arms.turnout_rad - np.pi / 2) - limits.free_turn_rad
    low, high = np.moveaxis(limits.free_rad, 1, 0)
    bent = np.maximum(arms.bent_rad - high, low - arms.bent_rad)
    over: Array = np.maximum(np.concatenate((turn[..., None], bent), axis=-1), 0.0)
    return over


def held_within(arms: Held, palms_wxyz: Array, limits: Limits = LIMITS) -> Array:
    """(F, H, 4) turns of the hands with twists and bends within their limits.

    Args:
        arms: As they are held with these hands.
        palms_wxyz: (F, H, 4) turns of the hands against rest, in the world.
        limits: Those limits.
    """
    rest, turn = arms.rest, np.array((limits.free_turn_rad, limits.most_turn_rad))
    bends = limits.free_rad, limits.most_rad
    softly = np.tanh(wrist_rows.beyond(arms.turnout_rad, arms.bent_rad, *bends, turn, _THREE))
    held: Array = wrist_rows.held_within(
        arms.turnout_rad, arms.bent_rad, softly, arms.straight, palms_wxyz, rest.fore,
        rest.to_palm, rest.to_thumb, rest.mirror, rest.supine_rad, *bends, turn,
    )  # fmt: skip
    return held
