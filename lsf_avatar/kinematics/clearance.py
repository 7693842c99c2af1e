"""Hands kept out of head and trunk, as they are at last: with their fingers, wrists eased.

What stands for the skin of a hand is looked up in the body's grids of distances. A hand that
touches turns about the part that touches; a free one is moved. What a frame needs is spread over
the frames about it, so that the hand goes round the body instead of jumping off it.

Where nothing is in the way for a while, a text is parted: one place that has no way out costs its
own part some passes, not an hour of signing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lsf_avatar.kinematics.apart import Holds, both_of, flesh_of
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.elbows import near_forearms
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.grids import Rows
from lsf_avatar.kinematics.outwards import STILL, Arms, Flags, Hands, all_brought_out, still_left_m
from lsf_avatar.kinematics.probing import as_rows, near_rows, shapes_of
from lsf_avatar.kinematics.wanting import MOST_FREE_M, windows_of

PRESSED_M = 0.002
"""How far a touching hand may press the skin in."""
CLEAR_M = 0.003
"""How far a free hand stays away."""


@dataclass(frozen=True, slots=True, eq=False)
class Cleared:
    """Arms that were brought out of things.

    Attributes:
        held: As they are now.
        left_m: (F, H) the sum of what is still too near to something, beyond what is good enough.
    """

    held: Holds
    left_m: Array


def keep_out(
    around: Around,
    held: Holds,
    fps: float,
    stays: int | None = None,
    most_m: float = MOST_FREE_M,
    left_m: Array | None = None,
) -> Cleared:
    """Hands brought out of head, trunk and the other arm, and their forearms with them.

    Args:
        around: Head and trunk of the body.
        held: The arms that are moved. Two keep out of each other as well.
        fps: Frames a second.
        stays: The hand that does not give way to the other one; None where both do.
        most_m: How far free hands are moved at most.
        left_m: (F,) what `too_near_m` found in each frame, where that is known.
    """
    frames, many = held.free.shape
    still = np.zeros(frames * many, bool) if left_m is None else np.tile(left_m == 0.0, many)
    out = all_brought_out(*_read(around, held, stays), still, windows_of(fps), most_m)
    wrists, turns, left = (np.moveaxis(v.reshape(many, frames, *v.shape[1:]), 0, 1) for v in out)
    return Cleared(held.moved(wrists, turns), left)


def too_near_m(around: Around, held: Holds, stays: int | None, known: Cleared) -> Array:
    """(F,) the sum of what is too near to something in each frame, beyond what is good enough.

    Args:
        around: Head and trunk of the body.
        held: The arms.
        stays: As `keep_out` takes it.
        known: As they were when they were last brought out: those that came out and are there still
            are not looked at again.
    """
    was = known.held
    moved = known.left_m > 0.0
    for one, other in (
        (was.wrists_m, held.wrists_m), (was.turns, held.turns), (was.elbows_m, held.elbows_m)
    ):  # fmt: skip
        moved |= np.abs(one - other).max(axis=-1) > STILL
    still = ~moved.T.ravel()
    left: Array = still_left_m(*_read(around, held, stays), still)
    return left


def _read(around: Around, held: Holds, stays: int | None) -> tuple[Arms, Hands]:
    """Arms as compiled loops read them, with where it is worth a look."""
    hands, frames = held.hands, len(held.free)
    wrist, turn, part, elbow, free, travels = (
        as_rows(values)
        for values in (
            held.wrists_m, held.turns, held.part_m, held.elbows_m, held.free, held.travels,
        )
    )  # fmt: skip
    meeting, both = np.zeros(frames, bool), both_of(around.rig, held, stays)
    if both is not None:
        meeting[both.frames] = True
    arms = Arms(
        head=around.seen("head"),
        trunk=around.seen("trunk"),
        flesh=flesh_of(around.rig.body),
        shapes=held.shapes or shapes_of(around.rig, hands, as_rows(held.fingers_rad)),
        hands=np.array(hands),
        at_head=_flags(near_rows(around, "head", hands, wrist, turn), len(wrist)),
        at_trunk=_flags(near_rows(around, "trunk", hands, wrist, turn), len(wrist)),
        lying=_flags(near_forearms(around, elbow, wrist), len(wrist)),
        meeting=meeting,
        elbow_m=elbow,
        room_m=(CLEAR_M + PRESSED_M) * free - PRESSED_M,
        apart_m=np.zeros(frames) if both is None else both.room_m,
        gives=np.zeros((frames, 2)) if both is None else both.gives,
        travels=travels,
    )
    calm = free if both is None else np.minimum(free, travels)
    return arms, Hands(wrist, turn, part, free, calm)


def _flags(rows: Rows, many: int) -> Flags:
    flags = np.zeros(many, bool)
    flags[rows] = True
    return flags
