"""Two arms kept apart: who gives way, and how far, wherever they are too near to each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lsf_avatar.geometry import conjugate, multiply, rotate
from lsf_avatar.kinematics.between import APART_M, beside
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.field import grid_of, reach_of_m
from lsf_avatar.kinematics.grids import Rows
from lsf_avatar.kinematics.meeting import Flesh
from lsf_avatar.kinematics.probing import Shapes, as_rows, middle_and_reach_m, skin_of
from lsf_avatar.kinematics.rig import Rig

TOUCHING_M = 0.0012
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
        shapes: How they are shaped in all rows; None where that is still to be worked out.
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
    shapes: Shapes | None = None

    def moved(self, wrists_m: Array, turns: Array) -> Holds:
        """Hands that have gone elsewhere: what they turn about, and by, goes with them."""
        part = rotate(multiply(turns, conjugate(self.turns)), self.part_m)
        return replace(self, wrists_m=wrists_m, turns=turns, part_m=part)

    def during(self, time: slice) -> Holds:
        """Some frames of it."""
        shapes, (frames, many) = self.shapes, self.free.shape
        if shapes is not None:
            rows = np.stack((shapes.of_row, shapes.halfway)).reshape(2, many, frames)
            now = np.ascontiguousarray(rows[:, :, time]).reshape(2, -1)
            shapes = shapes._replace(of_row=now[0], halfway=now[1])
        return Holds(
            self.hands, self.wrists_m[time], self.turns[time], self.fingers_rad[time],
            self.elbows_m[time], self.part_m[time], self.free[time], self.apart[time],
            self.travels[time], shapes,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Both:
    """Both arms while they are brought apart.

    Attributes:
        frames: (R,) in which they may meet.
        room_m: (F,) how far they should stay away.
        gives: (F, 2) the share of what is missing that each gives way by.
    """

    frames: Rows
    room_m: Array
    gives: Array


def both_of(rig: Rig, held: Holds, stays: int | None = None) -> Both | None:
    """Both arms, where they may meet; None where they do not, or only one is held.

    Args:
        rig: The body.
        held: The arms.
        stays: The hand that does not give way to the other one; None where both do.
    """
    if len(held.hands) < 2:
        return None
    elbow = as_rows(held.elbows_m)
    frames = beside(rig, as_rows(held.wrists_m), as_rows(held.turns), elbow)
    if not frames.size:
        return None
    apart = held.apart.min(axis=1)
    gives = held.free + _GIVES
    if stays is not None:
        gives[:, stays] = 0.0
    return Both(
        frames=frames,
        room_m=(APART_M + TOUCHING_M) * apart - TOUCHING_M,
        gives=gives / gives.sum(axis=1, keepdims=True),
    )


@lru_cache(maxsize=8)
def flesh_of(body: Body) -> Flesh:
    """What both arms of a body are made of; the same object each time."""
    middle, reach = middle_and_reach_m(body)
    palm, sleeve = body.fields["palm"], np.array(body.forearm, float)
    return Flesh(
        skin_of(body), grid_of(palm), sleeve, np.array(middle), reach.astype(float),
        reach_of_m(palm),
    )  # fmt: skip
