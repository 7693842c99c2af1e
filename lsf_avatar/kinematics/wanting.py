"""What parts of hands and forearms ask of their wrists so as to come out, and what they get.

Each part that is too near to something asks for a way out. The least turn and move of the hand
that grants all of them is found one after the other, and spread over the frames about: a hand that
touches turns about the part that touches, a free one is moved.
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt, tanh
from typing import NamedTuple

import numpy as np

from lsf_avatar.compiled import inner, loop
from lsf_avatar.geometry import product, turned
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.quaternions import quaternion, written_in
from lsf_avatar.kinematics.smoothing import bell, hump
from lsf_avatar.kinematics.vectors import Vector, crossed, of

FOREARM = 8
"""The group that stands for a forearm, after those of a hand's probes."""
GROUPS = 9
MOST_RAD = np.radians(35.0)
"""Most that a touching hand turns; by what is still missing it is moved."""
MOST_OFF_M = 0.012
"""Most that it is moved off its place: where a handshape leaves no room there, the surfaces touch
elsewhere."""
MOST_FREE_M = 0.1
"""Most that a free hand is moved: what would have to go farther goes through, and is reported by
`lsf qa check`; thrown about, it would look worse. Developers' proposal."""
TURN_SHARE = 12000.0
"""How readily a touching hand turns instead of moving away, 1/m²: a push of 1 mm at a lever of
5 cm moves what touches by 0.03 mm."""
SPREAD_S = 0.12
"""Time before and after a frame over which what it needs is spread."""
_BEYOND = 0.6
"""Nearer to the elbow than this share of a forearm, its wrist can do less and less for it."""
_DEEP_M = 0.03
"""Most that a forearm asks of its wrist at once."""
_SLIGHT_M = 0.0002
"""And what is asked for at all: near the elbow a wrist can do next to nothing."""
_LEAST = 0.02
"""What turns or moves a place by less than this is not asked for it."""
_CERTAIN = 1.6
"""Neighbours that agree by one over this get all that they ask for."""
_STEADY_S = 0.033
"""Time over which what a touching hand is moved by is evened out, so that it does not tremble."""
_LEAVES = 8.0
"""A hand that is free by one over this has left."""
_SWEEPS = 3
_NONE = 1e-9
"""A turn or a move that is shorter is none."""
_LEVER_M = 0.05
"""What a turn is weighed at against a move."""


class Wants(NamedTuple):
    """What N rows (a hand in a frame) want: of each group of a hand the part that wants it most.

    The groups count twice, `GROUPS` apart: for what is in head or trunk, and in the other arm.

    Attributes:
        missing_m: (N, 2 * GROUPS) how far it still has to go; 0 where it wants nothing.
        does: (N, 2 * GROUPS, 6) what a turn about the touching part, and a move, do for it.
    """

    missing_m: Array
    does: Array


def no_wants(rows: int) -> Wants:
    """Nothing wanted yet by so many rows."""
    return Wants(np.zeros((rows, 2 * GROUPS)), np.zeros((rows, 2 * GROUPS, 6)))


@inner
def want(
    wants: Wants, row: int, group: int, missing_m: float, out: Vector, lever: Vector, share: float
) -> None:
    """A part of a row that has to go out: it counts if none of its group wants it more.

    Args:
        wants: To be written into.
        row: Of which hand in which frame.
        group: Of which part of it, and what it is in.
        missing_m: How far it has still to go.
        out: Which way, unit.
        lever: To it from what the hand turns about.
        share: How much of its wrist's way it goes: all of it where it is of the hand.
    """
    if missing_m <= wants.missing_m[row, group]:
        return
    wants.missing_m[row, group] = missing_m
    does, turn = wants.does[row, group], crossed(lever, out)
    for axis in range(3):
        does[axis], does[3 + axis] = share * turn[axis], share * out[axis]


@inner
def asked_of_wrist_m(missing_m: float, share: float) -> float:
    """What a place of a forearm, `share` of the way to the wrist, asks of it, metres."""
    less = min(share / _BEYOND, 1.0)
    asked = min(missing_m, _DEEP_M) * less * less
    return asked if asked > _SLIGHT_M else 0.0


@loop
def needed(wants: Wants, free: Array, got: Array) -> Array:
    """(N, 6) the least turn and move that let every part out: each taken in its turn.

    Args:
        wants: What is wanted.
        free: (N,) 0 where the hand should touch, 1 where it is free.
        got: (N, 6) what it was given before.
    """
    least = np.zeros((len(free), 6))
    pull = np.zeros(6)
    for row in range(len(free)):
        angle = sqrt(got[row, 0] ** 2 + got[row, 1] ** 2 + got[row, 2] ** 2)
        still = (1.0 - free[row]) * max(1.0 - angle / MOST_RAD, 0.0)
        turns = TURN_SHARE * still * still
        for _ in range(_SWEEPS):
            for group in range(wants.missing_m.shape[1]):
                missing = wants.missing_m[row, group]
                if missing <= 0.0:
                    continue
                does = wants.does[row, group]
                # A hand that touches does not leave its place for its forearm.
                moves = free[row] if group % GROUPS == FOREARM else 1.0
                done = size = 0.0
                for axis in range(6):
                    pull[axis] = (turns if axis < 3 else moves) * does[axis]
                    done += does[axis] * least[row, axis]
                    size += does[axis] * pull[axis]
                by = max(missing - done, 0.0) / max(size, _LEAST)
                for axis in range(6):
                    least[row, axis] += by * pull[axis]
    return least


class Windows(NamedTuple):
    """Weights over neighbouring frames: of ways, of sizes, and of what a touching hand needs."""

    way: Array
    size: Array
    steady: Array


@lru_cache(maxsize=8)
def windows_of(fps: float) -> Windows:
    """So many frames a second; the same object each time. `way` reaches farthest."""
    reach = max(1, round(SPREAD_S * fps))
    return Windows(bell(reach / 2.0, 4.0), hump(reach), bell(_STEADY_S * fps, 4.0))


@loop
def spread(asked: Array, free: Array, windows: Windows, hands: int) -> Array:
    """What each row needs, spread in time so that no frame gets less of it than it needs.

    A hand that stays (`free` 0) is not moved for what comes before or after it. Where neighbours
    ask for opposite ways, as in two hands that cross, nobody is thrown from one to the other.
    """
    frames = len(asked) // hands
    scaled = np.concatenate((asked[:, :3] * _LEVER_M, asked[:, 3:]), axis=1)
    size = np.sqrt((scaled * scaled).sum(axis=1))
    way = _smoothed(scaled, windows.way, frames)
    sure = _smoothed(size.reshape(-1, 1), windows.way, frames)[:, 0]
    length = np.sqrt((way * way).sum(axis=1))
    wanted = np.zeros((len(asked), 1))
    for row in range(len(asked)):
        if length[row] > 0.0:
            way[row] /= length[row]
        along = (scaled[row] * way[row]).sum()
        wanted[row, 0] = size[row] * min(max(size[row] / max(along, 1e-12), 1.0), 1.5)
    most = _largest(wanted, len(windows.size) // 2, frames)
    even = _smoothed(most, windows.size, frames)[:, 0]
    # A hand that stays is moved for what it asks while it stays, not for its ways.
    stays = np.maximum(1.0 - _LEAVES * free, 0.0).reshape(-1, 1)
    evened = _smoothed(stays * asked, windows.steady, frames)
    for row in range(len(asked)):
        agreed = min(_CERTAIN * length[row] / max(sure[row], 1e-12), 1.0)
        for axis in range(6):
            by = even[row] * agreed * way[row, axis]
            if axis < 3:
                evened[row, axis] = by / _LEVER_M
            else:
                evened[row, axis] += free[row] * (by - evened[row, axis])
    return evened


@inner
def _smoothed(values: Array, weights: Array, frames: int) -> Array:
    """(N, C) weighted over neighbours; the first and the last frame of a hand go on for ever."""
    result, reach = np.zeros(values.shape), len(weights) // 2
    some = np.zeros(len(values), np.bool_)
    for row in range(len(values)):
        some[row] = values[row].any()
    for row in range(len(values)):
        first = row - row % frames
        for step in range(len(weights)):
            at = first + min(max(row - first + step - reach, 0), frames - 1)
            if some[at]:
                for axis in range(values.shape[1]):
                    result[row, axis] += weights[step] * values[at, axis]
    return result


@inner
def _largest(values: Array, reach: int, frames: int) -> Array:
    """(N, 1) the largest of so many neighbours on either side."""
    result = np.zeros(values.shape)
    for row in range(len(values)):
        first = row - row % frames
        for at in range(max(row - reach, first), min(row + reach + 1, first + frames)):
            result[row, 0] = max(result[row, 0], values[at, 0])
    return result


@inner
def given(
    row: int, held: tuple[Array, Array], part_m: Array, got: Array, moved: tuple[Array, Array]
) -> None:
    """Writes wrist and turn of a row after a turn about the part and a move, (6,)."""
    if not got.any():
        moved[0][row], moved[1][row] = held[0][row], held[1][row]
        return
    by, part = quaternion((got[0], got[1], got[2])), of(part_m[row])
    after = turned(by, part)
    for axis in range(3):
        moved[0][row, axis] = held[0][row, axis] + part[axis] - after[axis] + got[3 + axis]
    written_in(moved[1][row], product(by, held[1][row]))


@inner
def limited(got: Array, free: float, most_m: float) -> None:
    """Holds a turn softly within `MOST_RAD`, and a move, of a hand that touches, too; (6,).

    A free hand is moved by `most_m` at most, one that touches by as much less than `MOST_OFF_M` as
    that is less than `MOST_FREE_M`.
    """
    angle = sqrt(got[0] * got[0] + got[1] * got[1] + got[2] * got[2])
    if angle > _NONE:
        got[:3] *= MOST_RAD * tanh(angle / MOST_RAD) / angle
    way = sqrt(got[3] * got[3] + got[4] * got[4] + got[5] * got[5])
    if way > _NONE:
        soft = 0.3 * most_m
        over = max(way - most_m + soft, 0.0)
        far = 1.0 - (over - soft * tanh(over / soft)) / way
        least = MOST_OFF_M * min(most_m / MOST_FREE_M, 1.0)
        near = least * tanh(way / least) / way
        got[3:] *= free * far + (1.0 - free) * near
