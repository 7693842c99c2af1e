"""Hands kept out of head and trunk, as they are at last: with their fingers, wrists eased.

What stands for the skin of a hand is looked up in the body's grids of distances. A hand that
touches turns about the part that touches; a free one is moved. What a frame needs is spread over
the frames about it, so that the hand goes round the body instead of jumping off it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import convolve1d, gaussian_filter1d, maximum_filter1d

from lsf_avatar.geometry import cross, multiply, rotate, to_matrix
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.elbows import Sunk, sunk
from lsf_avatar.kinematics.field import Around, Rows
from lsf_avatar.kinematics.probing import Near, as_rows, near_probes, near_rows
from lsf_avatar.kinematics.trunk import turn_quaternion

PRESSED_M = 0.002
"""How far a touching hand may press the skin in."""
CLEAR_M = 0.003
"""How far a free hand stays away."""
MOST_RAD = np.radians(35.0)
"""Most that a touching hand turns; by what is still missing it is moved."""
TURN_SHARE = 6000.0
"""How readily a touching hand turns instead of moving away, 1/m²: a push of 1 mm at a lever of
5 cm moves what touches by 0.06 mm."""
SPREAD_S = 0.12
"""Time before and after a frame over which what it needs is spread."""
_ENOUGH_M = 0.0001
"""What is left as it is: less than that a hand has still to go."""
_FOREARM = 8
"""The group that stands for the forearm, after those of the hand's probes."""
_BEYOND = 0.6
"""Nearer to the elbow than this share of a forearm, its wrist can do less and less for it."""
_DEEP_M = 0.03
"""Most that a forearm asks of its wrist at once."""
_LEAST = 0.02
"""What turns or moves a place by less than this is not asked for it."""
_PASSES = 3
_SWEEPS = 3
_LEVER_M = 0.05
"""What a turn is weighed at against a move."""


@dataclass(frozen=True, slots=True, eq=False)
class _Wants:
    """C probes that want out, of each group of a hand the one that wants it most.

    Attributes:
        rows: (C,) in order: a hand in a frame, as in `near_rows`.
        does: (C, 6) what a turn about the touching part, and a move, do for each.
        missing_m: (C,) how far it still has to go.
        hold: (C,) 1 where a hand that touches does not leave its place for it, else 0.
        rank: (C,) which of its row's it is.
    """

    rows: Rows
    does: Array
    missing_m: Array
    hold: Array
    rank: NDArray[np.int64]


def keep_out(
    around: Around,
    hands: tuple[int, ...],
    held: tuple[Array, Array, Array],
    part_m: Array,
    free: Array,
    elbows_m: Array,
    fps: float,
) -> tuple[Array, Array]:
    """Hands brought out of head and trunk, and so far that their forearms come out of the trunk.

    Args:
        around: Head and trunk of the body.
        hands: H of them, 0 right and 1 left.
        held: Wrists (F, H, 3), turns against rest (F, H, 4), fingers (F, H, 5, 4).
        part_m: (F, H, 3) from the wrist to the part that is brought to its place, in the world.
        free: (F, H) 0 where the hand should touch, 1 where it is free.
        elbows_m: (F, H, 3) where the elbows are.
        fps: Frames a second.

    Returns:
        (F, H, 3) wrists; (F, H, 4) turns.
    """
    wrist, turn, fingers, part, free, elbow = (
        as_rows(values) for values in (*held, part_m, free, elbows_m)
    )
    near = near_rows(around, hands, wrist, turn, fingers)
    arms = sunk(around, elbow, wrist)
    if near is None and arms is None:
        return held[:2]
    room = (CLEAR_M + PRESSED_M) * free - PRESSED_M
    given = np.zeros((len(wrist), 6))
    moved, again = (wrist, turn), near
    for _ in range(_PASSES):
        pivot = wrist + part + given[:, 3:]
        found = _of_hands(around, again, moved, room)
        if arms is not None:
            arms = sunk(around, elbow, moved[0], arms.rows)
        if arms is not None:
            found.append(_of_forearms(arms, moved[0]))
        if not found:
            break
        wants = _most_wanting(found, pivot)
        more = _spread(_needed(wants, free, given), free, fps, len(hands))
        given += more
        given[:, :3] = _limited(given[:, :3])
        moved = _given(wrist, turn, part, given)
        # What was not moved again is as far out as it was found to be.
        if near is not None:
            again = near.only((np.abs(more).max(axis=1) > 0.0)[near.rows])
    out, turned = (np.moveaxis(v.reshape(len(hands), -1, v.shape[-1]), 0, 1) for v in moved)
    return out, turned


def _given(wrist: Array, turn: Array, part_m: Array, given: Array) -> tuple[Array, Array]:
    """Wrist and turn after a turn about the part and a move, (F, 6)."""
    by = turn_quaternion(given[:, :3])
    return wrist + part_m - rotate(by, part_m) + given[:, 3:], multiply(by, turn)


def _limited(turn_rad: Array) -> Array:
    """Turns (F, 3) held softly within `MOST_RAD`."""
    angle = np.sqrt(np.einsum("fi,fi->f", turn_rad, turn_rad))
    scale = MOST_RAD * np.tanh(angle / MOST_RAD) / np.maximum(angle, 1e-9)
    limited: Array = turn_rad * np.where(angle > 1e-9, scale, 1.0)[:, None]
    return limited


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """N places of hands and forearms that are not yet as far out as they should be.

    Attributes:
        rows: (N,) of which hand in which frame, as in `near_rows`.
        groups: (N,) of which part of it.
        missing_m: (N,) how far each has still to go.
        out: (N, 3) which way, unit.
        at_m: (N, 3) where it is; of a forearm, where its wrist is.
        share: (N,) how much of its wrist's way it goes: all of it where it is of the hand.
    """

    rows: Rows
    groups: NDArray[np.integer]
    missing_m: NDArray[np.floating]
    out: NDArray[np.floating]
    at_m: NDArray[np.floating]
    share: Array


def _of_hands(
    around: Around, near: Near | None, moved: tuple[Array, Array], room_m: Array
) -> list[_Found]:
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
            found.append(_Found(rows, groups, missing[short], out, at[short], np.ones(len(short))))
    return found


def _of_forearms(arms: Sunk, wrist_m: Array) -> _Found:
    group = np.full(len(arms.rows), _FOREARM)
    missing = np.minimum(arms.missing_m, _DEEP_M) * np.minimum(arms.share / _BEYOND, 1.0) ** 2
    return _Found(arms.rows, group, missing, arms.out, wrist_m[arms.rows], arms.share)


def _most_wanting(found: list[_Found], pivot_m: Array) -> _Wants:
    """Of each group of a row the one that wants out most."""
    rows, groups, missing, out, at, share = (
        np.concatenate([getattr(one, field.name) for one in found]) for field in fields(_Found)
    )
    order = np.lexsort((-missing, groups, rows))
    slot = rows[order] * (_FOREARM + 1) + groups[order]
    order = order[np.append(True, slot[1:] != slot[:-1])]
    rows, out = rows[order], out[order].astype(float)
    lever = at[order] - pivot_m[rows]
    begins = np.append(True, rows[1:] != rows[:-1])
    place = np.arange(len(rows))
    rank = place - np.maximum.accumulate(np.where(begins, place, 0))
    does = np.concatenate((cross(lever, out), out), axis=1) * share[order][:, None]
    hold = (groups[order] == _FOREARM).astype(float)
    return _Wants(rows, does, missing[order].astype(float), hold, rank)


def _needed(wants: _Wants, free: Array, given: Array) -> Array:
    """(F, 6) the least turn and move that let every probe out: each taken in its turn."""
    angle = np.sqrt(np.einsum("fi,fi->f", given[:, :3], given[:, :3]))
    still = np.clip(1.0 - angle / MOST_RAD, 0.0, 1.0)
    ease = np.ones((len(free), 6))
    ease[:, :3] = (TURN_SHARE * ((1.0 - free) * still) ** 2)[:, None]
    needed = np.zeros((len(free), 6))
    ranks = [np.flatnonzero(wants.rank == rank) for rank in range(int(wants.rank.max()) + 1)]
    for _ in range(_SWEEPS):
        for at in ranks:
            rows, does = wants.rows[at], wants.does[at]
            done = np.einsum("ci,ci->c", does, needed[rows])
            pull = ease[rows] * does
            pull[:, 3:] *= (1.0 - wants.hold[at] * (1.0 - free[rows]))[:, None]
            size = np.maximum(np.einsum("ci,ci->c", does, pull), _LEAST)
            needed[rows] += pull * (np.maximum(wants.missing_m[at] - done, 0.0) / size)[:, None]
    return needed


def _spread(needed: Array, free: Array, fps: float, hands: int) -> Array:
    """What each row needs, spread in time so that no frame gets less of it than it needs.

    A hand that touches is not moved for what comes before or after it.
    """
    reach = max(1, round(SPREAD_S * fps))
    scaled = (needed * np.array([_LEVER_M] * 3 + [1.0] * 3)).reshape(hands, -1, 6)
    size = np.sqrt(np.einsum("hfi,hfi->hf", scaled, scaled))
    way = gaussian_filter1d(scaled, reach / 2.0, axis=1, mode="nearest", truncate=4.0)
    way /= np.maximum(np.sqrt(np.einsum("hfi,hfi->hf", way, way)), 1e-12)[..., None]
    along = np.einsum("hfi,hfi->hf", scaled, way)
    wanted = size * np.clip(size / np.maximum(along, 1e-12), 1.0, 1.5)
    kernel = np.hanning(2 * reach + 3)[1:-1]
    most = maximum_filter1d(wanted, 2 * reach + 1, axis=1, mode="nearest")
    even = convolve1d(most, kernel / kernel.sum(), axis=1, mode="nearest")
    spread: Array = (way * even[..., None]).reshape(-1, 6)
    spread[:, :3] /= _LEVER_M
    spread[:, 3:] = needed[:, 3:] + free[:, None] * (spread[:, 3:] - needed[:, 3:])
    return spread
