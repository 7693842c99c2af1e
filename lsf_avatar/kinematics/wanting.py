"""What parts of hands and forearms ask of their wrists so as to come out, and what they get.

Each part that is too near to something asks for a way out. The least turn and move of the hand
that grants all of them is found one after the other, and spread over the frames about: a hand that
touches turns about the part that touches, a free one is moved.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np
from scipy.ndimage import convolve1d, gaussian_filter1d, maximum_filter1d

from lsf_avatar.compiled import inner, loop
from lsf_avatar.geometry import multiply, rotate
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.trunk import turn_quaternion
from lsf_avatar.kinematics.vectors import Vector, crossed

FOREARM = 8
"""The group that stands for a forearm, after those of a hand's probes."""
GROUPS = 9
MOST_RAD = np.radians(35.0)
"""Most that a touching hand turns; by what is still missing it is moved."""
MOST_OFF_M = 0.025
"""Most that it is moved off its place: where a handshape leaves no room there, the surfaces touch
elsewhere."""
TURN_SHARE = 12000.0
"""How readily a touching hand turns instead of moving away, 1/m²: a push of 1 mm at a lever of
5 cm moves what touches by 0.03 mm."""
SPREAD_S = 0.12
"""Time before and after a frame over which what it needs is spread."""
_BEYOND = 0.6
"""Nearer to the elbow than this share of a forearm, its wrist can do less and less for it."""
_DEEP_M = 0.03
"""Most that a forearm asks of its wrist at once."""
_LEAST = 0.02
"""What turns or moves a place by less than this is not asked for it."""
_CERTAIN = 1.6
"""Neighbours that agree by one over this get all that they ask for."""
_STEADY_S = 0.033
"""Time over which what a touching hand is moved by is evened out, so that it does not tremble."""
_SWEEPS = 3
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
    return min(missing_m, _DEEP_M) * less * less


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


def spread(asked: Array, free: Array, fps: float, hands: int) -> Array:
    """What each row needs, spread in time so that no frame gets less of it than it needs.

    A hand that stays (`free` 0) is not moved for what comes before or after it. Where neighbours
    ask for opposite ways, as in two hands that cross, nobody is thrown from one to the other.
    """
    reach = max(1, round(SPREAD_S * fps))
    scaled = (asked * np.array([_LEVER_M] * 3 + [1.0] * 3)).reshape(hands, -1, 6)
    size = np.sqrt(np.einsum("hfi,hfi->hf", scaled, scaled))
    way = gaussian_filter1d(scaled, reach / 2.0, axis=1, mode="nearest", truncate=4.0)
    length = np.sqrt(np.einsum("hfi,hfi->hf", way, way))
    sure = gaussian_filter1d(size, reach / 2.0, axis=1, mode="nearest", truncate=4.0)
    way /= np.maximum(length, 1e-12)[..., None]
    along = np.einsum("hfi,hfi->hf", scaled, way)
    wanted = size * np.clip(size / np.maximum(along, 1e-12), 1.0, 1.5)
    kernel = np.hanning(2 * reach + 3)[1:-1]
    most = maximum_filter1d(wanted, 2 * reach + 1, axis=1, mode="nearest")
    even = convolve1d(most, kernel / kernel.sum(), axis=1, mode="nearest")
    even *= np.minimum(_CERTAIN * length / np.maximum(sure, 1e-12), 1.0)
    evened: Array = (way * even[..., None]).reshape(-1, 6)
    evened[:, :3] /= _LEVER_M
    own = asked[:, 3:].reshape(hands, -1, 3)
    here = gaussian_filter1d(own, _STEADY_S * fps, axis=1, mode="nearest")
    here = here.reshape(-1, 3)
    evened[:, 3:] = here + free[:, None] * (evened[:, 3:] - here)
    return evened


def given(wrist: Array, turn: Array, part_m: Array, got: Array) -> tuple[Array, Array]:
    """Wrist and turn after a turn about the part and a move, (N, 6)."""
    by = turn_quaternion(got[:, :3])
    return wrist + part_m - rotate(by, part_m) + got[:, 3:], multiply(by, turn)


def limited(got: Array, free: Array) -> Array:
    """Turns and moves (N, 6), turns held softly within `MOST_RAD`, moves of hands that touch too.

    A free hand is moved as far as it must be.
    """
    size = [np.sqrt(np.einsum("fi,fi->f", part, part)) for part in (got[:, :3], got[:, 3:])]
    turned, moved = (
        most * np.tanh(own / most) / np.maximum(own, 1e-9)
        for own, most in zip(size, (MOST_RAD, MOST_OFF_M), strict=True)
    )
    held = np.array(got)
    held[:, :3] *= np.where(size[0] > 1e-9, turned, 1.0)[:, None]
    held[:, 3:] *= np.where(size[1] > 1e-9, free + (1.0 - free) * moved, 1.0)[:, None]
    return held
