"""Hands kept out of head and trunk, as they are at last: with their fingers, wrists eased.

What stands for the skin of a hand is looked up in the body's grids of distances. A hand that
touches turns about the part that touches; a free one is moved. What a frame needs is spread over
the frames about it, so that the hand goes round the body instead of jumping off it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d, maximum_filter1d

from lsf_avatar.geometry import cross, multiply, rotate, to_matrix
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.field import Around, Frames
from lsf_avatar.kinematics.probing import Near, near_frames
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
_PASSES = 3
_SWEEPS = 3
_LEVER_M = 0.05
"""What a turn is weighed at against a move."""


@dataclass(frozen=True, slots=True, eq=False)
class _Wants:
    """C probes that want out, of each group of a frame the one that wants it most.

    Attributes:
        frames: (C,) in order.
        does: (C, 6) what a turn about the touching part, and a move, do for each.
        missing_m: (C,) how far it still has to go.
        rank: (C,) which of its frame's it is.
    """

    frames: Frames
    does: Array
    missing_m: Array
    rank: NDArray[np.int64]


def keep_out(
    around: Around,
    hand: int,
    held: tuple[Array, Array, Array],
    part_m: Array,
    free: Array,
    fps: float,
) -> tuple[Array, Array]:
    """A hand brought out of head and trunk.

    Args:
        around: Head and trunk of the body.
        hand: 0 right, 1 left.
        held: Wrist (F, 3), turn against rest (F, 4), fingers (F, 5, 4).
        part_m: (F, 3) from the wrist to the part that is brought to its place, in the world.
        free: (F,) 0 where the hand should touch, 1 where it is free.
        fps: Frames a second.

    Returns:
        (F, 3) wrist; (F, 4) turn.
    """
    wrist, turn, _ = held
    near = near_frames(around, hand, *held)
    if near is None:
        return wrist, turn
    room = (CLEAR_M + PRESSED_M) * free - PRESSED_M
    given = np.zeros((len(wrist), 6))
    moved = (wrist, turn)
    for _ in range(_PASSES):
        wants = _wants(around, hand, near, moved, room, wrist + part_m + given[:, 3:])
        if wants is None:
            break
        given += _spread(_needed(wants, free, given), free, fps)
        given[:, :3] = _limited(given[:, :3])
        # Where nothing has been given nothing was missing.
        touched = np.abs(given).max(axis=1) > 0.0
        near = near.only(touched[near.frames])
        moved = _given(wrist, turn, part_m, given)
    return moved


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


def _wants(
    around: Around,
    hand: int,
    near: Near,
    moved: tuple[Array, Array],
    room_m: Array,
    pivot_m: Array,
) -> _Wants | None:
    """What is not yet as far out as it should be; None where all is."""
    probes = around.rig.body.probes
    radii = probes.radii_m[hand].astype(np.float32)
    wrist = moved[0][near.frames].astype(np.float32)
    matrices = to_matrix(moved[1][near.frames]).astype(np.float32)
    room = room_m[near.frames].astype(np.float32)
    found = []
    for name, close in near.close.items():
        rows = np.flatnonzero(close)
        within = room[rows, None] + radii
        may = around.may_reach(
            name, near.frames[rows], wrist[rows], matrices[rows], near.offsets_m[rows], within
        )
        row, probe = np.nonzero(may)
        row = rows[row]
        at = np.einsum("nij,nj->ni", matrices[row], near.offsets_m[row, probe]) + wrist[row]
        away = around.distance_m(name, near.frames[row], at) - radii[probe]
        missing = room[row] - away
        short = np.flatnonzero(missing > 0.0)
        if short.size:
            frames = near.frames[row[short]]
            _, out = around.way_out(name, frames, at[short])
            found.append((frames, probes.groups[probe[short]], missing[short], at[short], out))
    if not found:
        return None
    frames, groups, missing, at, out = (
        np.concatenate(column) for column in zip(*found, strict=True)
    )
    order = np.lexsort((-missing, groups, frames))
    slot = frames[order] * 8 + groups[order]
    order = order[np.append(True, slot[1:] != slot[:-1])]
    frames, out = frames[order], out[order].astype(float)
    lever = at[order] - pivot_m[frames]
    begins = np.append(True, frames[1:] != frames[:-1])
    place = np.arange(len(frames))
    rank = place - np.maximum.accumulate(np.where(begins, place, 0))
    does = np.concatenate((cross(lever, out), out), axis=1)
    return _Wants(frames, does, missing[order].astype(float), rank)


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
            frames, does = wants.frames[at], wants.does[at]
            done = np.einsum("ci,ci->c", does, needed[frames])
            pull = ease[frames] * does
            size = np.maximum(np.einsum("ci,ci->c", does, pull), 1e-6)
            needed[frames] += pull * (np.maximum(wants.missing_m[at] - done, 0.0) / size)[:, None]
    return needed


def _spread(needed: Array, free: Array, fps: float) -> Array:
    """What each frame needs, spread in time so that no frame gets less of it than it needs.

    A hand that touches is not moved for what comes before or after it.
    """
    reach = max(1, round(SPREAD_S * fps))
    scaled = needed * np.array([_LEVER_M] * 3 + [1.0] * 3)
    size = np.sqrt(np.einsum("fi,fi->f", scaled, scaled))
    way = gaussian_filter1d(scaled, reach / 2.0, axis=0, mode="nearest", truncate=4.0)
    way /= np.maximum(np.sqrt(np.einsum("fi,fi->f", way, way)), 1e-12)[:, None]
    along = np.einsum("fi,fi->f", scaled, way)
    wanted = size * np.clip(size / np.maximum(along, 1e-12), 1.0, 1.5)
    kernel = np.hanning(2 * reach + 3)[1:-1]
    most = maximum_filter1d(wanted, 2 * reach + 1, mode="nearest")
    even = np.convolve(np.pad(most, reach, mode="edge"), kernel / kernel.sum(), "valid")
    spread: Array = way * even[:, None]
    spread[:, :3] /= _LEVER_M
    spread[:, 3:] = needed[:, 3:] + free[:, None] * (spread[:, 3:] - needed[:, 3:])
    return spread
