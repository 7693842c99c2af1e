"""Four numbers at a time: what compiled loops need of turns besides the steps of `geometry`."""

from __future__ import annotations

from math import atan2, cos, sin, sqrt

from lsf_avatar.compiled import inner
from lsf_avatar.geometry import Four, Three
from lsf_avatar.kinematics.body import Array


@inner
def four(row: Array) -> Four:
    """A quaternion (4,)."""
    return row[0], row[1], row[2], row[3]


@inner
def quaternion(turn_rad: Three) -> Four:
    """Of a rotation vector, radians."""
    x, y, z = turn_rad
    angle = sqrt(x * x + y * y + z * z)
    half = 0.5 * angle
    scale = sin(half) / angle if angle > 1e-9 else 0.5
    return cos(half), scale * x, scale * y, scale * z


@inner
def rotation_vector(turn: Four) -> Three:
    """Of a unit quaternion, radians, the shorter way round."""
    w, x, y, z = turn
    sine = sqrt(x * x + y * y + z * z)
    scale = 2.0 * atan2(sine, abs(w)) / sine if sine > 1e-9 else 2.0
    if w < 0.0:
        scale = -scale
    return scale * x, scale * y, scale * z


@inner
def spun(axis: Array, angle_rad: float) -> Four:
    """Turn about a unit vector (3,)."""
    sine = sin(0.5 * angle_rad)
    return cos(0.5 * angle_rad), sine * axis[0], sine * axis[1], sine * axis[2]


@inner
def about(axis: Three, angle_rad: float) -> Four:
    """Turn about an axis of some length, which need not be unit."""
    x, y, z = axis
    length, sine = sqrt(x * x + y * y + z * z), sin(0.5 * angle_rad)
    return cos(0.5 * angle_rad), sine * (x / length), sine * (y / length), sine * (z / length)


@inner
def inverse(turn: Four) -> Four:
    """The turn back, of a unit quaternion."""
    return turn[0], -turn[1], -turn[2], -turn[3]


@inner
def scaled(turn: Four, times: float) -> Four:
    """All four times a number: by -1, the same turn the other way round."""
    return times * turn[0], times * turn[1], times * turn[2], times * turn[3]


@inner
def mapped(turn: Four, maps: Array) -> Four:
    """A quaternion through a linear map (4, 4) on its right."""
    w, x, y, z = turn
    return (
        w * maps[0, 0] + x * maps[1, 0] + y * maps[2, 0] + z * maps[3, 0],
        w * maps[0, 1] + x * maps[1, 1] + y * maps[2, 1] + z * maps[3, 1],
        w * maps[0, 2] + x * maps[1, 2] + y * maps[2, 2] + z * maps[3, 2],
        w * maps[0, 3] + x * maps[1, 3] + y * maps[2, 3] + z * maps[3, 3],
    )


@inner
def written_in(row: Array, values: Four) -> None:
    """Writes a quaternion into a row (4,)."""
    row[0], row[1], row[2], row[3] = values
