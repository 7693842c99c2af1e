"""From one orientation of a hand to another, the way a forearm can turn."""

from __future__ import annotations

import numpy as np

from lsf_avatar.geometry import cross, rotate, unit
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.rig import Rig

_EITHER_WAY_RAD = np.radians(140.0)
"""From this angle on, both ways round are about as long, and anatomy decides."""


def blend_turns(rig: Rig, hand: int, start: Array, end: Array, share: Array) -> Array:
    """(F, 4) turns between two turns of one hand, both against its rest pose, in the world.

    Half turns have two ways; a forearm can only take the one on which the palm faces inwards or
    the thumb is up, not the one on which the thumb is down.

    Args:
        rig: The body.
        hand: 0 right, 1 left.
        start: (F, 4).
        end: (F, 4).
        share: (F,) 0 at the start, 1 at the end.
    """
    dot = (start * end).sum(axis=-1, keepdims=True)
    end = np.where(dot < 0.0, -end, end)
    half = np.arccos(np.clip(np.abs(dot[..., 0]), 0.0, 1.0))
    undecided = np.flatnonzero((2.0 * half > _EITHER_WAY_RAD) & (share > 0.0))
    if len(undecided):
        a, b = start[undecided], end[undecided]
        near, far = unit(a + b), unit(a - b)
        odd = _strain(rig, hand, far) + 0.15 < _strain(rig, hand, near)
        end[undecided] = np.where(odd[:, None], -b, b)
    return _along(start, end, share)


def _strain(rig: Rig, hand: int, turn: Array) -> Array:
    """(N,) how awkward an orientation is: palm outwards, thumb down."""
    palm = rotate(turn, rig.body.palms[hand])
    thumb_rest = cross(rig.body.fingers[hand], rig.body.palms[hand])
    thumb = rotate(turn, thumb_rest if hand == 0 else -thumb_rest)
    outwards = -1.0 if hand == 0 else 1.0
    strain: Array = outwards * palm[:, 0] - 0.6 * thumb[:, 1]
    return strain


def _along(start: Array, end: Array, share: Array) -> Array:
    """Slerp that keeps the signs it is given, so it can take the long way round."""
    cosine = np.clip((start * end).sum(axis=-1, keepdims=True), -1.0, 1.0)
    angle = np.arccos(cosine)
    sine = np.sin(angle)
    t = share[:, None]
    near = sine < 1e-6
    safe = np.where(near, 1.0, sine)
    first = np.where(near, 1.0 - t, np.sin((1.0 - t) * angle) / safe)
    second = np.where(near, t, np.sin(t * angle) / safe)
    return unit(first * start + second * end)
