"""Where the sign lies in a clip that begins and ends with the hands at rest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.kinematics.rig import rig_of

Array = NDArray[np.float64]

AT_REST_SHARE = 1.1
"""A hand that hangs lower below its shoulder than this share of the upper arm is at rest: signs are
made above (proposal; low signs, as at the hip, are then trimmed by the sidecar)."""
_RISEN_M = 0.05
"""So much higher it has left (proposal; a captured hand at rest trembles by less)."""
_WAY_SHARE = 0.65
"""Share of the way from rest after which the sign begins: its handshape has formed by then
(`kinematics.aim.FINGERS_UNTIL`)."""
_SLOWED = 0.35
"""A way is over where its speed has fallen to this share of its peak (proposal)."""


def sign_alone(motion: Motion, body: Body) -> slice:
    """The frames of the sign, without the way up from rest and the way down to it.

    All frames where the hands do not come from rest, or where nothing would be left.

    Args:
        motion: Of this body.
        body: Whose.
    """
    rig = rig_of(body)
    wrists = wrists_of(motion, body)
    rest = body.heads_m[rig.upper, 1] - AT_REST_SHARE * np.linalg.norm(rig.upper_m, axis=-1)
    hand = int(np.ptp(wrists[..., 1], axis=0).argmax())
    way = wrists[:, hand]
    first = _risen(way, float(rest[hand]), motion.fps)
    last = len(way) - 1 - _risen(way[::-1], float(rest[hand]), motion.fps)
    return slice(first, last + 1) if last - first >= 2 else slice(0, len(way))


def wrists_of(motion: Motion, body: Body) -> Array:
    """(F, 2, 3) both wrists, metres."""
    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    wrists: Array = posed.positions_m[:, rig_of(body).wrist]
    return wrists


def _risen(at: Array, rest_m: float, fps: float) -> int:
    """The frame in which the way up from rest has nearly come to its end; 0 if it is none."""
    height = at[:, 1]
    higher = np.flatnonzero(height > height[0] + _RISEN_M)
    if height[0] > rest_m or not higher.size:
        return 0
    begin = int(higher[0])
    speed = np.linalg.norm(np.diff(at, axis=0), axis=-1)[begin:] * fps
    slower = np.flatnonzero(speed < _SLOWED * np.maximum.accumulate(speed))
    end = begin + int(slower[0]) if slower.size else len(at) - 1
    gone = np.linalg.norm(at - at[0], axis=-1)[: end + 1]
    return int(np.flatnonzero(gone >= _WAY_SHARE * gone[-1])[0])
