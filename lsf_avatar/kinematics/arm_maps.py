"""Linear maps that arms are posed by: from the direction of a wrist to the turns of bones.

A product of quaternions is linear in either of them, and so is the shortest turn that carries one
direction to another, but for its length. What a body alone says of it is worked out once.
"""

from __future__ import annotations

import numpy as np

from lsf_avatar.geometry import conjugate, cross, from_axes, multiply, unit
from lsf_avatar.kinematics.body import Array

LATERAL = np.array([[-1.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
"""(2, 3) outwards: right, left."""
AHEAD = unit([[0.10, -0.25, 1.0], [-0.10, -0.25, 1.0]])
"""(2, 3) where a hand most often is from its shoulder."""
HANGS = unit([[-0.30, -0.95, -0.2075], [0.30, -0.95, -0.2075]])
"""(2, 3) where the elbow hangs then: down and a little out; square to `AHEAD`. For other
directions it is carried along by the shortest turn, which is smooth everywhere but behind and
above the shoulder, where no hand goes."""


def from_frames(frames: Array) -> Array:
    """(H, 4, 4) maps from rotations to what they turn against frames (H, 4) at rest."""
    return multiply(np.eye(4), conjugate(frames)[:, None])


def seen_from(frames: Array) -> Array:
    """(H, 4, 4) maps from turns to the same turns, seen from frames (H, 4)."""
    return multiply(multiply(conjugate(frames)[:, None], np.eye(4)), frames[:, None])


def hanging() -> Array:
    """(2, 4, 4) maps from (1, direction) to frames: the shortest turn carries `AHEAD` there.

    That turn is (1 + ahead . direction, ahead x direction); a trace of a turn about the elbow's
    axis makes it a half turn where both are opposite.
    """
    axis = cross(HANGS, AHEAD)
    turns = np.zeros((2, 4, 4))
    turns[:, 0, 0], turns[:, 0, 1:] = 1.0, 1e-12 * axis
    turns[:, 1:, 0], turns[:, 1:, 1:] = AHEAD, cross(AHEAD[:, None], np.eye(3)[None])
    return multiply(turns, from_axes(axis, AHEAD, -HANGS)[:, None])


def bone_frame(bone: Array, axis: Array) -> Array:
    """Rotation with y along a bone and x along its hinge."""
    y = unit(bone)
    x = unit(axis - y * (axis * y).sum(axis=-1, keepdims=True))
    return from_axes(x, y, cross(x, y))
