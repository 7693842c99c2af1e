"""Hands kept out of head and trunk, as they are at last: with their fingers, wrists eased.

What stands for the skin of a hand is looked up in the body's grids of distances. A hand that
touches turns about the part that touches; a free one is moved. What a frame needs is spread over
the frames about it, so that the hand goes round the body instead of jumping off it.
"""

from __future__ import annotations

import numpy as np

from lsf_avatar.geometry import to_matrix
from lsf_avatar.kinematics.apart import Holds, both_of
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.elbows import Sunk, near_forearms, sunk
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.probing import Near, as_rows, near_probes, near_rows
from lsf_avatar.kinematics.wanting import (
    FOREARM,
    Found,
    asked_of_wrist_m,
    given,
    limited,
    most_wanting,
    needed,
    spread,
)

PRESSED_M = 0.002
"""How far a touching hand may press the skin in."""
CLEAR_M = 0.003
"""How far a free hand stays away."""
_ENOUGH_M = 0.0005
"""What is left as it is: less than that a hand has still to go."""
_STILL = 0.0003
"""A hand that is moved (metres) or turned (radians) by less than that has stayed."""
_PASSES = 5


def keep_out(
    around: Around, held: Holds, fps: float, stays: int | None = None
) -> tuple[Array, Array]:
    """Hands brought out of head, trunk and the other arm, and their forearms with them.

    Args:
        around: Head and trunk of the body.
        held: The arms that are moved. Two keep out of each other as well.
        fps: Frames a second.
        stays: The hand that does not give way to the other one; None where both do.

    Returns:
        (F, H, 3) wrists; (F, H, 4) turns.
    """
    wrist, turn, fingers, part, free, elbow = (
        as_rows(values)
        for values in (
            held.wrists_m, held.turns, held.fingers_rad, held.part_m, held.free, held.elbows_m
        )
    )  # fmt: skip
    near = near_rows(around, held.hands, wrist, turn, fingers)
    lying = near_forearms(around, elbow, wrist)
    both = both_of(around.rig, held, stays)
    if near is None and not lying.size and both is None:
        return held.wrists_m, held.turns
    room = (CLEAR_M + PRESSED_M) * free - PRESSED_M
    calm = np.minimum(free, as_rows(held.travels)) if both is not None else free
    got = np.zeros((len(wrist), 6))
    moved, again = (wrist, turn), near
    for _ in range(_PASSES):
        pivot = wrist + part + got[:, 3:]
        found = _of_hands(around, again, moved, room)
        if lying.size and (arms := sunk(around, elbow, moved[0], lying)) is not None:
            found.append(_of_forearms(arms, moved[0]))
            lying = arms.rows
        if both is not None:
            found += both.found(moved)
        if not found:
            break
        wants = most_wanting(found, pivot)
        more = spread(needed(wants, free, got), calm, fps, len(held.hands))
        before, got = got, limited(got + more, free)
        moved = given(wrist, turn, part, got)
        # What was not moved again is as far out as it was found to be.
        stirred = np.abs(got - before).max(axis=1) > _STILL
        if not stirred.any():
            break
        lying = lying[stirred[lying]]
        if near is not None:
            again = near.only(stirred[near.rows])
        if both is not None:
            both = both.only(stirred)
    out, turned = (np.moveaxis(v.reshape(len(held.hands), -1, v.shape[-1]), 0, 1) for v in moved)
    return out, turned


def _of_hands(
    around: Around, near: Near | None, moved: tuple[Array, Array], room_m: Array
) -> list[Found]:
    """Of the hands, what is too near to head or trunk."""
    if near is None:
        return []
    probes = around.rig.body.probes
    wrist, matrices = (
        moved[0][near.rows].astype(np.float32), to_matrix(moved[1][near.rows]).astype(np.float32)
    )  # fmt: skip
    room = room_m[near.rows].astype(np.float32)
    found = []
    for name in near.close:
        row, probe, at = near_probes(around, near, name, wrist, matrices, room)
        frames = near.frames[row]
        within = room[row] + probes.radii_m[near.hands[row], probe].astype(np.float32)
        missing = within - around.distance_m(name, frames, at)
        short = np.flatnonzero(missing > _ENOUGH_M)
        if short.size:
            _, out = around.way_out(name, frames[short], at[short])
            rows, groups = near.rows[row[short]], probes.groups[probe[short]]
            found.append(Found(rows, groups, missing[short], out, at[short], np.ones(len(short))))
    return found


def _of_forearms(arms: Sunk, wrist_m: Array) -> Found:
    group = np.full(len(arms.rows), FOREARM)
    missing = asked_of_wrist_m(arms.missing_m, arms.share)
    return Found(arms.rows, group, missing, arms.out, wrist_m[arms.rows], arms.share)
