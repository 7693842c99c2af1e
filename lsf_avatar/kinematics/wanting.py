"""What parts of hands and forearms ask of their wrists so as to come out, and what they get.

Each part that is too near to something asks for a way out. The least turn and move of the hand
that grants all of them is found one after the other, and spread over the frames about: a hand that
touches turns about the part that touches, a free one is moved.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import convolve1d, gaussian_filter1d, maximum_filter1d

from lsf_avatar.geometry import cross, multiply, rotate
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.field import Rows
from lsf_avatar.kinematics.trunk import turn_quaternion

Real = NDArray[np.floating]
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


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """N places of hands and forearms that are not yet as far out as they should be.

    Attributes:
        rows: (N,) of which hand in which frame, as in `near_rows`.
        groups: (N,) of which part of it, and what it is in: `GROUPS` apart.
        missing_m: (N,) how far each has still to go.
        out: (N, 3) which way, unit.
        at_m: (N, 3) where it is; of a forearm, where its wrist is.
        share: (N,) how much of its wrist's way it goes: all of it where it is of the hand.
    """

    rows: Rows
    groups: NDArray[np.integer]
    missing_m: Real
    out: Real
    at_m: Real
    share: Real


@dataclass(frozen=True, slots=True, eq=False)
class Wants:
    """C probes that want out, of each group of a hand the one that wants it most.

    Attributes:
        rows: (C,) in order: a hand in a frame, as in `Found`.
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


def asked_of_wrist_m(missing_m: Real, share: Real) -> Real:
    """What places of forearms, `share` of the way to the wrist, ask of it, metres."""
    asked: Real = np.minimum(missing_m, _DEEP_M) * np.minimum(share / _BEYOND, 1.0) ** 2
    return asked


def most_wanting(found: list[Found], pivot_m: Array) -> Wants:
    """Of each group of a row the one that wants out most."""
    rows, groups, missing, out, at, share = (
        np.concatenate([getattr(one, field.name) for one in found]) for field in fields(Found)
    )
    order = np.lexsort((-missing, groups, rows))
    slot = rows[order] * (2 * GROUPS) + groups[order]
    order = order[np.append(True, slot[1:] != slot[:-1])]
    rows, out = rows[order], out[order].astype(float)
    lever = at[order] - pivot_m[rows]
    begins = np.append(True, rows[1:] != rows[:-1])
    place = np.arange(len(rows))
    rank = place - np.maximum.accumulate(np.where(begins, place, 0))
    does = np.concatenate((cross(lever, out), out), axis=1) * share[order][:, None]
    hold = (groups[order] % GROUPS == FOREARM).astype(float)
    return Wants(rows, does, missing[order].astype(float), hold, rank)


def needed(wants: Wants, free: Array, got: Array) -> Array:
    """(F, 6) the least turn and move that let every probe out: each taken in its turn."""
    angle = np.sqrt(np.einsum("fi,fi->f", got[:, :3], got[:, :3]))
    still = np.clip(1.0 - angle / MOST_RAD, 0.0, 1.0)
    ease = np.ones((len(free), 6))
    ease[:, :3] = (TURN_SHARE * ((1.0 - free) * still) ** 2)[:, None]
    least = np.zeros((len(free), 6))
    ranks = [np.flatnonzero(wants.rank == rank) for rank in range(int(wants.rank.max()) + 1)]
    for _ in range(_SWEEPS):
        for at in ranks:
            rows, does = wants.rows[at], wants.does[at]
            done = np.einsum("ci,ci->c", does, least[rows])
            pull = ease[rows] * does
            pull[:, 3:] *= (1.0 - wants.hold[at] * (1.0 - free[rows]))[:, None]
            size = np.maximum(np.einsum("ci,ci->c", does, pull), _LEAST)
            least[rows] += pull * (np.maximum(wants.missing_m[at] - done, 0.0) / size)[:, None]
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
    """Wrist and turn after a turn about the part and a move, (F, 6)."""
    by = turn_quaternion(got[:, :3])
    return wrist + part_m - rotate(by, part_m) + got[:, 3:], multiply(by, turn)


def limited(got: Array, free: Array) -> Array:
    """Turns and moves (F, 6), turns held softly within `MOST_RAD`, moves of hands that touch too.

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
