"""Where the sign lies in a clip that begins and ends with the hands at rest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.kinematics.rig import rig_of

Array = NDArray[np.float64]

COMES_M = 0.10
"""A way that leads up by more than this comes from rest, down it goes there (proposal)."""
_WAY_SHARE = 0.65
"""Share of the way from rest after which the sign begins: its handshape has formed by then
(`kinematics.aim.FINGERS_UNTIL`)."""
_SLOWED = 0.35
"""A way is over where its speed has fallen to this share of its peak (proposal)."""
_STANDS_M_S = 0.12
"""Slower than this a hand stands (proposal)."""


def sign_alone(motion: Motion, body: Body) -> slice:
    """The frames of the sign, without the way up from rest and the way down to it.

    All frames where the hands do not come from rest, or where nothing would be left.

    Args:
        motion: Of this body.
        body: Whose.
    """
    wrists = wrists_of(motion, body)
    first = _way_up(wrists, motion.fps)
    last = len(wrists) - 1 - _way_up(wrists[::-1], motion.fps)
    return slice(first, last + 1) if last - first >= 2 else slice(0, len(wrists))


def wrists_of(motion: Motion, body: Body) -> Array:
    """(F, 2, 3) both wrists, metres."""
    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    wrists: Array = posed.positions_m[:, rig_of(body).wrist]
    return wrists


def _way_up(wrists_m: Array, fps: float) -> int:
    """The frame in which the first way of the hand that rises most has nearly come to its end."""
    if len(wrists_m) < 4:
        return 0
    hand = int(np.ptp(wrists_m[..., 1], axis=0).argmax())
    at = wrists_m[:, hand]
    speed = np.linalg.norm(np.diff(at, axis=0), axis=-1) * fps
    moving = np.flatnonzero(speed > _STANDS_M_S)
    if not moving.size:
        return 0
    begin = int(moving[0])
    fastest = np.maximum.accumulate(speed[begin:])
    slower = np.flatnonzero(speed[begin:] < _SLOWED * fastest)
    end = begin + int(slower[0]) if slower.size else len(at) - 1
    if at[end, 1] - at[begin, 1] < COMES_M:
        return 0
    gone = np.linalg.norm(at - at[begin], axis=-1)[begin : end + 1]
    return begin + int(np.flatnonzero(gone >= _WAY_SHARE * gone[-1])[0])
