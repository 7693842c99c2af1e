"""Three numbers at a time: what compiled loops need of vectors, matrices and segments.

A vector is a tuple of three, a matrix a tuple of three rows. Whole arrays are for `geometry`.
"""

from __future__ import annotations

from math import sqrt

from lsf_avatar.compiled import inner
from lsf_avatar.kinematics.body import Array

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]

SHORT = 1e-6
"""No way is led off a vector that is shorter than this."""


@inner
def of(row: Array) -> Vector:
    """A vector (3,)."""
    return row[0], row[1], row[2]


@inner
def row_of(rows: Array, first: int, second: int) -> Vector:
    """One vector of (A, B, 3), without a view of the array: those cost more than what is read."""
    return rows[first, second, 0], rows[first, second, 1], rows[first, second, 2]


@inner
def plus(one: Vector, other: Vector, times: float) -> Vector:
    """`one + times * other`."""
    return one[0] + times * other[0], one[1] + times * other[1], one[2] + times * other[2]


@inner
def dot(one: Vector, other: Vector) -> float:
    """Scalar product."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


@inner
def length(vector: Vector) -> float:
    """Of a vector."""
    return sqrt(dot(vector, vector))


@inner
def scaled(vector: Vector, times: float) -> Vector:
    """A vector times a number."""
    return times * vector[0], times * vector[1], times * vector[2]


@inner
def crossed(one: Vector, other: Vector) -> Vector:
    """Cross product."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


@inner
def matrix_of(turn: Array) -> Matrix:
    """Of a unit quaternion (4,)."""
    w, x, y, z = turn[0], turn[1], turn[2], turn[3]
    return (
        (1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)),
        (2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)),
        (2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)),
    )


@inner
def turned(matrix: Matrix, vector: Vector) -> Vector:
    """Turned by a matrix."""
    return dot(matrix[0], vector), dot(matrix[1], vector), dot(matrix[2], vector)


@inner
def turned_back(matrix: Matrix, vector: Vector) -> Vector:
    """Turned by its inverse."""
    x, y, z = vector
    first, second, third = matrix
    return (
        first[0] * x + second[0] * y + third[0] * z,
        first[1] * x + second[1] * y + third[1] * z,
        first[2] * x + second[2] * y + third[2] * z,
    )


@inner
def from_segment(at: Vector, start: Vector, end: Vector) -> tuple[float, Vector]:
    """Share of the nearest place on a segment, and the way from there."""
    along, off = plus(end, start, -1.0), plus(at, start, -1.0)
    share = dot(off, along) / max(dot(along, along), 1e-9)
    share = min(max(share, 0.0), 1.0)
    return share, plus(off, along, -share)
