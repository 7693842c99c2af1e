"""From one orientation of a hand to another, the way a forearm can turn."""

from __future__ import annotations

from functools import lru_cache
from math import acos, atan2, cos, pi, sin, sqrt

import numpy as np

from lsf_avatar.compiled import INDEX, REAL, array, compiled, inner, written
from lsf_avatar.geometry import Four, cross, product, turned
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.quaternions import inverse, scaled, written_in
from lsf_avatar.kinematics.rig import Indices, Rig

_EITHER_WAY_RAD = 140.0 * pi / 180.0
"""From this angle on, both ways round are about as long, and anatomy decides."""
_MORE_AWKWARD = 0.15
"""By how much the nearer way has to be more awkward for the other one to be taken."""


def blend_turns(
    rig: Rig, hand: int, turns: tuple[Array, Array], share: Array, ways: Indices
) -> Array:
    """(F, 4) turns between two turns of one hand, both against its rest pose, in the world.

    Half turns have two ways; a forearm can only take the one on which the palm faces inwards or
    the thumb is up, not the one on which the thumb is down. It is chosen when a way begins and
    kept, also where what carries the hand turns meanwhile.

    Args:
        rig: The body.
        hand: 0 right, 1 left.
        turns: (F, 4) at the start and (F, 4) at the end.
        share: (F,) 0 at the start, 1 at the end.
        ways: (F,) number of the way that a frame lies on, or before.
    """
    start, end = (np.ascontiguousarray(turn) for turn in turns)
    outwards = -1.0 if hand == 0 else 1.0
    blended, signs = np.zeros_like(start), np.zeros(int(ways.max()) + 1)
    _blend(start, end, share, ways, _palm_and_thumb(rig, hand), outwards, signs, blended)
    return blended


@lru_cache(maxsize=8)
def _palm_and_thumb(rig: Rig, hand: int) -> Array:
    """(2, 3) out of the palm and to the thumb's side of a hand at rest."""
    palm, thumb = rig.body.palms[hand], cross(rig.body.fingers[hand], rig.body.palms[hand])
    return np.stack((palm, thumb if hand == 0 else -thumb))


@inner
def _strain(turn: Four, palm_and_thumb: Array, outwards: float) -> float:
    """How awkward an orientation is: palm outwards, thumb down."""
    palm, thumb = turned(turn, palm_and_thumb[0]), turned(turn, palm_and_thumb[1])
    return outwards * palm[0] - 0.6 * thumb[1]


@inner
def _half_way(start: Four, end: Four, sign: float) -> Four:
    """The turn between two, on the near (1) or far (-1) way round."""
    w, x, y, z = (
        start[0] + sign * end[0],
        start[1] + sign * end[1],
        start[2] + sign * end[2],
        start[3] + sign * end[3],
    )
    length = sqrt(w * w + x * x + y * y + z * z)
    return scaled((w, x, y, z), 1.0 / length if length > 1e-12 else 1.0)


@inner
def _way_round(start: Four, to_end: Four, palm_and_thumb: Array, outwards: float) -> float:
    """By what sign of `to_end` a hand turns from its start: near, or far round."""
    near = -1.0 if to_end[0] < 0.0 else 1.0
    if 2.0 * acos(min(abs(to_end[0]), 1.0)) <= _EITHER_WAY_RAD:
        return near
    end = scaled(product(start, to_end), near)
    strain = _strain(_half_way(start, end, 1.0), palm_and_thumb, outwards)
    strain_far = _strain(_half_way(start, end, -1.0), palm_and_thumb, outwards)
    return -near if strain_far + _MORE_AWKWARD < strain else near


@inner
def _part_of(turn: Four, share: float) -> Four:
    """A share of a turn, whose sign says which way round."""
    sine = sqrt(turn[1] * turn[1] + turn[2] * turn[2] + turn[3] * turn[3])
    half = atan2(sine, turn[0]) * share
    scale = sin(half) / max(sine, 1e-9)
    return cos(half), scale * turn[1], scale * turn[2], scale * turn[3]


@compiled(
    array(REAL, 2), array(REAL, 2), array(REAL, 1), array(INDEX, 1), array(REAL, 2), REAL,
    written(REAL, 1), written(REAL, 2),
)  # fmt: skip
def _blend(
    starts: Array, ends: Array, share: Array, ways: Indices, palm_and_thumb: Array,
    outwards: float, signs: Array, blended: Array,
) -> None:  # fmt: skip
    """Writes blended turns (F, 4); signs (W,) are zero where a way has not begun yet."""
    last = (1.0, 0.0, 0.0, 0.0)
    for frame in range(len(starts)):
        a, b = starts[frame], ends[frame]
        start = (a[0], a[1], a[2], a[3])
        to_end = product(inverse(start), b)
        along = last[0] * to_end[0] + last[1] * to_end[1]
        along += last[2] * to_end[2] + last[3] * to_end[3]
        if frame > 0 and along < 0.0:
            to_end = scaled(to_end, -1.0)
        last, way = to_end, ways[frame]
        if share[frame] > 0.0 and signs[way] == 0.0:
            signs[way] = _way_round(start, to_end, palm_and_thumb, outwards)
        by = scaled(to_end, -1.0 if signs[way] < 0.0 else 1.0)
        written_in(blended[frame], product(start, _part_of(by, share[frame])))
