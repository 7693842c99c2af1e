"""From one orientation of a hand to another, the way a forearm can turn."""

from __future__ import annotations

import numpy as np

from lsf_avatar.geometry import conjugate, continuous, cross, multiply, rotate, unit
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.rig import Indices, Rig

_EITHER_WAY_RAD = np.radians(140.0)
"""From this angle on, both ways round are about as long, and anatomy decides."""


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
    start, end = turns
    to_end = continuous(multiply(conjugate(start), end))
    moving = np.flatnonzero(share > 0.0)
    numbers, first = np.unique(ways[moving], return_index=True)
    begins = moving[first]
    sign = np.ones(int(ways.max()) + 1)
    sign[numbers] = _way_round(rig, hand, start[begins], to_end[begins])
    return multiply(start, _part_of(to_end * sign[ways][:, None], share))


def _way_round(rig: Rig, hand: int, start: Array, to_end: Array) -> Array:
    """(N,) by what sign of `to_end` (N, 4) N hands turn from their starts: near, or far round."""
    near = np.where(to_end[:, 0] < 0.0, -1.0, 1.0)
    half = np.arccos(np.clip(np.abs(to_end[:, 0]), 0.0, 1.0))
    end = multiply(start, to_end) * near[:, None]
    strain, strain_far = (_strain(rig, hand, unit(start + way * end)) for way in (1.0, -1.0))
    odd = (2.0 * half > _EITHER_WAY_RAD) & (strain_far + 0.15 < strain)
    return np.where(odd, -near, near)


def _strain(rig: Rig, hand: int, turn: Array) -> Array:
    """(N,) how awkward an orientation is: palm outwards, thumb down."""
    palm = rotate(turn, rig.body.palms[hand])
    thumb_rest = cross(rig.body.fingers[hand], rig.body.palms[hand])
    thumb = rotate(turn, thumb_rest if hand == 0 else -thumb_rest)
    outwards = -1.0 if hand == 0 else 1.0
    strain: Array = outwards * palm[:, 0] - 0.6 * thumb[:, 1]
    return strain


def _part_of(turns: Array, share: Array) -> Array:
    """Shares (F,) of turns (F, 4), whose signs say which way round."""
    sine = np.sqrt(np.einsum("fi,fi->f", turns[:, 1:], turns[:, 1:]))
    half = np.arctan2(sine, turns[:, 0]) * share
    part = np.empty_like(turns)
    part[:, 0] = np.cos(half)
    part[:, 1:] = turns[:, 1:] * (np.sin(half) / np.maximum(sine, 1e-9))[:, None]
    return part
