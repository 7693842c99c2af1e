"""Two arms kept apart: who gives way, and how far, wherever they are too near to each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.kinematics.between import APART_M, Beside, Meeting, beside, meetings
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.rig import Rig
from lsf_avatar.kinematics.wanting import FOREARM, GROUPS, Found, asked_of_wrist_m

TOUCHING_M = 0.002
"""How far a hand may press the hand or arm that it should touch."""
_GIVES = 0.05
"""How readily a hand that touches gives way, against a free one."""


@dataclass(frozen=True, slots=True, eq=False)
class Holds:
    """How H arms are held, F frames.

    Attributes:
        hands: Which, 0 right and 1 left.
        wrists_m: (F, H, 3).
        turns: (F, H, 4) of the hands against rest.
        fingers_rad: (F, H, 5, 4).
        elbows_m: (F, H, 3).
        part_m: (F, H, 3) from the wrist to the part that is brought to its place, in the world.
        free: (F, H) 0 where the hand should touch, 1 where it is free.
        apart: (F, H) 0 where it should touch the other arm, 1 where it should not.
        travels: (F, H) 0 where it stays at a posture, 1 on its way.
    """

    hands: tuple[int, ...]
    wrists_m: Array
    turns: Array
    fingers_rad: Array
    elbows_m: Array
    part_m: Array
    free: Array
    apart: Array
    travels: Array


@dataclass(frozen=True, slots=True, eq=False)
class Both:
    """Both arms while they are brought apart.

    Attributes:
        rig: The body.
        near: The frames in which they may meet.
        moving: The hands that are moved.
        wrists_m: (F, 2, 3) right and left, as they were.
        turns: (F, 2, 4).
        elbows_m: (F, 2, 3).
        room_m: (F,) how far they should stay away.
        gives: (F, 2) the share of what is missing that each gives way by.
    """

    rig: Rig
    near: Beside
    moving: tuple[int, ...]
    wrists_m: Array
    turns: Array
    elbows_m: Array
    room_m: Array
    gives: Array

    def found(self, moved: tuple[Array, Array]) -> list[Found]:
        """What is too near to the other arm, by row, where hands were moved to `moved`."""
        wrists, turns = np.array(self.wrists_m), np.array(self.turns)
        for number, hand in enumerate(self.moving):
            rows = slice(number * len(wrists), (number + 1) * len(wrists))
            wrists[:, hand], turns[:, hand] = moved[0][rows], moved[1][rows]
        met = meetings(self.rig.body, self.near, wrists, turns, self.elbows_m, self.room_m)
        if met is None:
            return []
        return [self._of_hand(met, number, hand) for number, hand in enumerate(self.moving)]

    def only(self, stirred: NDArray[np.bool_]) -> Both | None:
        """The frames in which a row (H * F,) was moved; None where there are none."""
        frames = np.any(stirred.reshape(len(self.moving), -1), axis=0)[self.near.frames]
        return replace(self, near=self.near.only(frames)) if frames.any() else None

    def _of_hand(self, met: Meeting, number: int, hand: int) -> Found:
        groups, share = met.groups[:, hand], met.share[:, hand]
        missing = met.missing_m * self.gives[met.frames, hand]
        forearm = groups == FOREARM
        missing = np.where(forearm, asked_of_wrist_m(missing, share), missing)
        return Found(
            rows=met.frames + number * len(self.wrists_m),
            groups=groups + GROUPS,
            missing_m=missing,
            out=met.out if hand == 0 else -met.out,
            at_m=met.at_m[:, hand],
            share=share,
        )


def both_of(rig: Rig, held: Holds, stays: int | None = None) -> Both | None:
    """Both arms, where they may meet; None where they do not, or only one is held.

    Args:
        rig: The body.
        held: The arms.
        stays: The hand that does not give way to the other one; None where both do.
    """
    if len(held.hands) < 2:
        return None
    near = beside(rig, held.wrists_m, held.turns, held.fingers_rad, held.elbows_m)
    if near is None:
        return None
    apart = held.apart.min(axis=1)
    gives = held.free + _GIVES
    if stays is not None:
        gives[:, stays] = 0.0
    return Both(
        rig=rig,
        near=near,
        moving=held.hands,
        wrists_m=held.wrists_m,
        turns=held.turns,
        elbows_m=held.elbows_m,
        room_m=(APART_M + TOUCHING_M) * apart - TOUCHING_M,
        gives=gives / gives.sum(axis=1, keepdims=True),
    )
