"""Quaternions and rigid motions: pure functions on arrays.

Quaternions are (..., 4), unit, order (w, x, y, z); vectors are (..., 3), metres unless said
otherwise. Axes are those of glTF: right-handed, y up; the signer looks along +z, and +x is the
signer's own left. All functions broadcast over the leading axes and return new arrays; what is
done most is machine code, for in numpy a product of a hundred quaternions is some thirty calls.
"""

from __future__ import annotations

from math import atan2, cos, sin, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lsf_avatar.compiled import inner, row_by_row

Array = NDArray[np.float64]
Three = tuple[float, float, float]
Four = tuple[float, float, float, float]

IDENTITY: Array = np.array([1.0, 0.0, 0.0, 0.0])
IDENTITY.flags.writeable = False
_CONJUGATE = np.array([1.0, -1.0, -1.0, -1.0])
_THREE = np.zeros(3)


def unit(vectors: ArrayLike) -> Array:
    """Vectors of length 1 in the same direction; a vector without length stays zero."""
    return _unit(vectors)


def cross(first: ArrayLike, second: ArrayLike) -> Array:
    """Cross product of vectors (..., 3)."""
    return _cross(first, second)


def multiply(first: ArrayLike, then: ArrayLike) -> Array:
    """Hamilton product `first * then`: rotates by `then` inside the frame of `first`."""
    return _multiply(first, then)


def relative(first: ArrayLike, second: ArrayLike) -> Array:
    """What leads from one rotation to another inside the first: `conjugate(first) * second`."""
    return _relative(first, second)


def conjugate(rotations: ArrayLike) -> Array:
    """The inverse of unit quaternions."""
    inverse: Array = np.asarray(rotations, float) * _CONJUGATE
    return inverse


def rotate(rotations: ArrayLike, vectors: ArrayLike) -> Array:
    """Vectors turned by unit quaternions."""
    return _rotate(rotations, vectors)


def about(axis: ArrayLike, angle_rad: ArrayLike) -> Array:
    """Rotation about an axis (..., 3), which need not be unit, by angles (...) in radians."""
    return _about(axis, angle_rad, IDENTITY)


def from_matrix(matrices: ArrayLike) -> Array:
    """Unit quaternions of rotation matrices (..., 3, 3) whose columns are the turned axes.

    The largest of the four components is taken from the diagonal, so no division is by
    a small number (Shepperd, 1978).
    """
    m = np.asarray(matrices, float)
    m00, m11, m22 = m[..., 0, 0], m[..., 1, 1], m[..., 2, 2]
    # Row k is the quaternion times four times its component k.
    rows = np.zeros((*m.shape[:-2], 4, 4))
    rows[..., 0, 0], rows[..., 1, 1] = 1 + m00 + m11 + m22, 1 + m00 - m11 - m22
    rows[..., 2, 2], rows[..., 3, 3] = 1 - m00 + m11 - m22, 1 - m00 - m11 + m22
    rows[..., 0, 1] = rows[..., 1, 0] = m[..., 2, 1] - m[..., 1, 2]
    rows[..., 0, 2] = rows[..., 2, 0] = m[..., 0, 2] - m[..., 2, 0]
    rows[..., 0, 3] = rows[..., 3, 0] = m[..., 1, 0] - m[..., 0, 1]
    rows[..., 1, 2] = rows[..., 2, 1] = m[..., 0, 1] + m[..., 1, 0]
    rows[..., 1, 3] = rows[..., 3, 1] = m[..., 0, 2] + m[..., 2, 0]
    rows[..., 2, 3] = rows[..., 3, 2] = m[..., 1, 2] + m[..., 2, 1]
    best = np.einsum("...ii->...i", rows).argmax(axis=-1)
    flat = rows.reshape(-1, 4, 4)
    chosen = flat[np.arange(len(flat)), best.ravel()]
    return unit(chosen.reshape(*m.shape[:-2], 4))


def to_matrix(rotations: ArrayLike) -> Array:
    """Rotation matrices (..., 3, 3) of unit quaternions."""
    return _to_matrix(rotations, _THREE)


def from_axes(x: ArrayLike, y: ArrayLike, z: ArrayLike) -> Array:
    """Rotation whose turned axes are three orthonormal vectors (..., 3)."""
    return from_matrix(np.stack(np.broadcast_arrays(x, y, z), axis=-1))


def slerp(start: ArrayLike, end: ArrayLike, t: ArrayLike) -> Array:
    """Shortest way from one rotation to another; `t` (...) is 0 at the start and 1 at the end."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    share = np.asarray(t, float)[..., None]
    dot = np.sum(a * b, axis=-1, keepdims=True)
    b = np.where(dot < 0, -b, b)
    angle = np.arccos(np.clip(np.abs(dot), 0.0, 1.0))
    sine = np.sin(angle)
    near = sine < 1e-6
    safe = np.where(near, 1.0, sine)
    from_a = np.where(near, 1.0 - share, np.sin((1.0 - share) * angle) / safe)
    from_b = np.where(near, share, np.sin(share * angle) / safe)
    return unit(from_a * a + from_b * b)


def angle_between(first: ArrayLike, second: ArrayLike) -> Array:
    """Angle, radians (...), of the turn that leads from one rotation to another; 0 to pi."""
    return _angle_between(first, second)


def continuous(rotations: ArrayLike) -> Array:
    """The same rotations (F, ..., 4), signs chosen so that no neighbours in time are opposite."""
    q = np.array(rotations, float)
    flips = np.einsum("...i,...i->...", q[1:], q[:-1]) < 0
    if flips.any():
        signs = np.where(np.cumsum(flips, axis=0) % 2 == 1, -1.0, 1.0)
        q[1:] *= signs[..., None]
    return q


# Below, one row of what is above: quaternions (4,), vectors (3,), machine code.


@inner
def product(first: Array | Four, then: Array | Four) -> Four:
    """One Hamilton product, for compiled loops."""
    w, x, y, z = first[0], first[1], first[2], first[3]
    a, b, c, d = then[0], then[1], then[2], then[3]
    return (
        w * a - x * b - y * c - z * d,
        w * b + x * a + y * d - z * c,
        w * c - x * d + y * a + z * b,
        w * d + x * c - y * b + z * a,
    )


@inner
def turned(rotation: Array | Four, vector: Array | Three) -> Three:
    """One vector, turned by a unit quaternion, for compiled loops."""
    w, x, y, z = rotation[0], rotation[1], rotation[2], rotation[3]
    vx, vy, vz = vector[0], vector[1], vector[2]
    tx, ty, tz = 2 * (y * vz - z * vy), 2 * (z * vx - x * vz), 2 * (x * vy - y * vx)
    return (
        vx + w * tx + y * tz - z * ty,
        vy + w * ty + z * tx - x * tz,
        vz + w * tz + x * ty - y * tx,
    )


@inner
def back(rotation: Array) -> Four:
    """The inverse of one unit quaternion, for compiled loops."""
    return rotation[0], -rotation[1], -rotation[2], -rotation[3]


@row_by_row("(v)->(v)")
def _unit(vector: Array, made: Array) -> None:
    length = 0.0
    for axis in range(len(vector)):
        length += vector[axis] * vector[axis]
    length = sqrt(length)
    for axis in range(len(vector)):
        made[axis] = vector[axis] / length if length > 1e-12 else vector[axis]


@row_by_row("(v),(v)->(v)")
def _cross(first: Array, second: Array, made: Array) -> None:
    made[0] = first[1] * second[2] - first[2] * second[1]
    made[1] = first[2] * second[0] - first[0] * second[2]
    made[2] = first[0] * second[1] - first[1] * second[0]


@row_by_row("(q),(q)->(q)")
def _multiply(first: Array, then: Array, made: Array) -> None:
    made[0], made[1], made[2], made[3] = product(first, then)


@row_by_row("(q),(q)->(q)")
def _relative(first: Array, second: Array, made: Array) -> None:
    made[0], made[1], made[2], made[3] = product(back(first), second)


@row_by_row("(q),(v)->(v)")
def _rotate(rotation: Array, vector: Array, made: Array) -> None:
    made[0], made[1], made[2] = turned(rotation, vector)


@row_by_row("(v),(),(q)->(q)")
def _about(axis: Array, angle_rad: float, _: Array, made: Array) -> None:
    length = sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2])
    sine = sin(0.5 * angle_rad)
    made[0] = cos(0.5 * angle_rad)
    for n in range(3):
        made[1 + n] = sine * (axis[n] / length if length > 1e-12 else axis[n])


@row_by_row("(q),(v)->(v,v)")
def _to_matrix(rotation: Array, _: Array, made: Array) -> None:
    w, x, y, z = rotation[0], rotation[1], rotation[2], rotation[3]
    xx, yy, zz = 2 * x * x, 2 * y * y, 2 * z * z
    xy, xz, yz = 2 * x * y, 2 * x * z, 2 * y * z
    wx, wy, wz = 2 * w * x, 2 * w * y, 2 * w * z
    made[0, 0], made[0, 1], made[0, 2] = 1 - yy - zz, xy - wz, xz + wy
    made[1, 0], made[1, 1], made[1, 2] = xy + wz, 1 - xx - zz, yz - wx
    made[2, 0], made[2, 1], made[2, 2] = xz - wy, yz + wx, 1 - xx - yy


@row_by_row("(q),(q)->()")
def _angle_between(first: Array, second: Array, made: Array) -> None:
    w, x, y, z = product(back(first), second)
    made[0] = 2.0 * atan2(sqrt(x * x + y * y + z * z), abs(w))
