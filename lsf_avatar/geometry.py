"""Quaternions and rigid motions: pure functions on arrays.

Quaternions are (..., 4), unit, order (w, x, y, z); vectors are (..., 3), metres unless said
otherwise. Axes are those of glTF: right-handed, y up; the signer looks along +z, and +x is the
signer's own left. All functions broadcast over the leading axes and return new arrays.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Complex = NDArray[np.complex128]

IDENTITY: Array = np.array([1.0, 0.0, 0.0, 0.0])
IDENTITY.flags.writeable = False
_CONJUGATE = np.array([1.0, -1.0, -1.0, -1.0])


def unit(vectors: ArrayLike) -> Array:
    """Vectors of length 1 in the same direction; a vector without length stays zero."""
    v = np.asarray(vectors, float)
    length = np.sqrt(np.einsum("...i,...i->...", v, v))
    result: Array = v / np.where(length > 1e-12, length, 1.0)[..., None]
    return result


def cross(first: ArrayLike, second: ArrayLike) -> Array:
    """Cross product of vectors (..., 3); `numpy.cross` is five times slower on short arrays."""
    ax, ay, az = _components(first)
    bx, by, bz = _components(second)
    return _joined(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)


def multiply(first: ArrayLike, then: ArrayLike) -> Array:
    """Hamilton product `first * then`: rotates by `then` inside the frame of `first`.

    As pairs of complex numbers, (w + xi) + (y + zi)j: half the time of the sixteen products.
    """
    (p, q), (r, s) = _pair(first), _pair(then)
    return _quaternion(p * r - q * s.conj(), p * s + q * r.conj())


def relative(first: ArrayLike, second: ArrayLike) -> Array:
    """What leads from one rotation to another inside the first: `conjugate(first) * second`."""
    (p, q), (r, s) = _pair(first), _pair(second)
    back = p.conj()
    return _quaternion(back * r + q * s.conj(), back * s - q * r.conj())


def conjugate(rotations: ArrayLike) -> Array:
    """The inverse of unit quaternions."""
    inverse: Array = np.asarray(rotations, float) * _CONJUGATE
    return inverse


def rotate(rotations: ArrayLike, vectors: ArrayLike) -> Array:
    """Vectors turned by unit quaternions."""
    w, x, y, z = _components(rotations)
    vx, vy, vz = _components(vectors)
    tx, ty, tz = 2 * (y * vz - z * vy), 2 * (z * vx - x * vz), 2 * (x * vy - y * vx)
    return _joined(
        vx + w * tx + y * tz - z * ty,
        vy + w * ty + z * tx - x * tz,
        vz + w * tz + x * ty - y * tx,
    )


def about(axis: ArrayLike, angle_rad: ArrayLike) -> Array:
    """Rotation about an axis (..., 3), which need not be unit, by angles (...) in radians."""
    half = 0.5 * np.asarray(angle_rad, float)
    xyz = np.sin(half)[..., None] * unit(axis)
    turn = np.zeros((*xyz.shape[:-1], 4))
    turn[..., 0], turn[..., 1:] = np.cos(half), xyz
    return turn


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
    w, x, y, z = _components(rotations)
    xx, yy, zz = 2 * x * x, 2 * y * y, 2 * z * z
    xy, xz, yz = 2 * x * y, 2 * x * z, 2 * y * z
    wx, wy, wz = 2 * w * x, 2 * w * y, 2 * w * z
    return _joined(
        1 - yy - zz, xy - wz, xz + wy, xy + wz, 1 - xx - zz, yz - wx, xz - wy, yz + wx, 1 - xx - yy
    ).reshape(*w.shape, 3, 3)


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
    turn = relative(first, second)
    sine = np.linalg.norm(turn[..., 1:], axis=-1)
    angle: Array = 2.0 * np.arctan2(sine, np.abs(turn[..., 0]))
    return angle


def continuous(rotations: ArrayLike) -> Array:
    """The same rotations (F, ..., 4), signs chosen so that no neighbours in time are opposite."""
    q = np.array(rotations, float)
    flips = np.einsum("...i,...i->...", q[1:], q[:-1]) < 0
    if flips.any():
        signs = np.where(np.cumsum(flips, axis=0) % 2 == 1, -1.0, 1.0)
        q[1:] *= signs[..., None]
    return q


def _pair(rotations: ArrayLike) -> tuple[Complex, Complex]:
    """Quaternions as two complex numbers (...) each: w + xi and y + zi."""
    pair = np.ascontiguousarray(rotations, float).view(complex)
    return pair[..., 0], pair[..., 1]


def _quaternion(wx: Complex, yz: Complex) -> Array:
    """Quaternions (..., 4) of the two complex numbers of `_pair`."""
    pair = np.zeros((*wx.shape, 2), complex)
    pair[..., 0], pair[..., 1] = wx, yz
    return pair.view(float)


def _components(values: ArrayLike) -> Array:
    """The last axis brought to the front, without gaps: a third faster to calculate with."""
    array = np.asarray(values, float)
    last = array.ndim - 1
    return array.transpose(last, *range(last)).copy()


def _joined(*components: Array) -> Array:
    """Components (...) as one array with a last axis; they have the same shape."""
    joined = np.zeros((*components[0].shape, len(components)))
    for number, component in enumerate(components):
        joined[..., number] = component
    return joined
