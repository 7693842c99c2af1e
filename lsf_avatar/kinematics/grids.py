"""Grids of distances, read in compiled loops: at rest, or carried back to rest from the world."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.compiled import inner, loop
from lsf_avatar.kinematics.body import FIELD_UNIT_M, Array
from lsf_avatar.kinematics.vectors import Vector, of

Float = NDArray[np.float32]
Rows = NDArray[np.int64]


class Grid(NamedTuple):
    """A field of distances as loops read it.

    Attributes:
        units: (X, Y, Z) distance in `FIELD_UNIT_M`, negative inside.
        low_m: (3,) the first node.
        step_m: Between two nodes.
    """

    units: Float
    low_m: Array
    step_m: float


class Carried(NamedTuple):
    """What carries places from the world to where a field rests, in F frames.

    A bent one is turned by what lies between two turns, by the height of the place.

    Attributes:
        turn: (F, 3, 3) below; `turn_more` (F, 3, 3) is added to it on the way up.
        shift_m: (F, 3) below; `shift_more_m` (F, 3) is added to it.
        low_m: Height at which the bend begins.
        length_m: Over how much it goes on.
    """

    turn: Array
    turn_more: Array
    shift_m: Array
    shift_more_m: Array
    low_m: float
    length_m: float


class Seen(NamedTuple):
    """A field in a posed body."""

    grid: Grid
    carried: Carried


@inner
def at_rest(carried: Carried, frame: int, at: Vector) -> Vector:
    """A place of a frame carried back to rest."""
    x, y, z = at
    share = min(max((y - carried.low_m) / carried.length_m, 0.0), 1.0)
    turn, more = carried.turn[frame], carried.turn_more[frame]
    shift, then = carried.shift_m[frame], carried.shift_more_m[frame]
    first = of(shift)
    result = (
        first[0] + share * then[0]
        + (turn[0, 0] + share * more[0, 0]) * x
        + (turn[0, 1] + share * more[0, 1]) * y
        + (turn[0, 2] + share * more[0, 2]) * z,
        first[1] + share * then[1]
        + (turn[1, 0] + share * more[1, 0]) * x
        + (turn[1, 1] + share * more[1, 1]) * y
        + (turn[1, 2] + share * more[1, 2]) * z,
        first[2] + share * then[2]
        + (turn[2, 0] + share * more[2, 0]) * x
        + (turn[2, 1] + share * more[2, 1]) * y
        + (turn[2, 2] + share * more[2, 2]) * z,
    )  # fmt: skip
    return result


@inner
def out_of_rest(carried: Carried, frame: int, at: Vector, slope: Vector) -> Vector:
    """A slope at rest, as a unit vector in the world at the place `at` there."""
    share = min(max((at[1] - carried.low_m) / carried.length_m, 0.0), 1.0)
    turn, more = carried.turn[frame], carried.turn_more[frame]
    x = y = z = 0.0
    for i in range(3):
        x += (turn[i, 0] + share * more[i, 0]) * slope[i]
        y += (turn[i, 1] + share * more[i, 1]) * slope[i]
        z += (turn[i, 2] + share * more[i, 2]) * slope[i]
    size = max(sqrt(x * x + y * y + z * z), 1e-6)
    return x / size, y / size, z / size


@inner
def _cell(grid: Grid, at: Vector) -> tuple[int, int, int, float, float, float]:
    """First node around a place, and the share of the way to the next one; held at the rim."""
    nx, ny, nz = grid.units.shape
    u = min(max((at[0] - grid.low_m[0]) / grid.step_m, 0.0), nx - 1.001)
    v = min(max((at[1] - grid.low_m[1]) / grid.step_m, 0.0), ny - 1.001)
    w = min(max((at[2] - grid.low_m[2]) / grid.step_m, 0.0), nz - 1.001)
    i, j, k = int(u), int(v), int(w)
    return i, j, k, u - i, v - j, w - k


@inner
def distance_at(grid: Grid, at: Vector) -> float:
    """Metres from what the grid is of, at a place at rest, negative inside."""
    i, j, k, u, v, w = _cell(grid, at)
    c = grid.units
    near = (c[i, j, k] * (1 - u) + c[i + 1, j, k] * u) * (1 - v)
    near += (c[i, j + 1, k] * (1 - u) + c[i + 1, j + 1, k] * u) * v
    far = (c[i, j, k + 1] * (1 - u) + c[i + 1, j, k + 1] * u) * (1 - v)
    far += (c[i, j + 1, k + 1] * (1 - u) + c[i + 1, j + 1, k + 1] * u) * v
    metres: float = (near * (1 - w) + far * w) * FIELD_UNIT_M
    return metres


@inner
def slope_at(grid: Grid, at: Vector) -> tuple[float, Vector]:
    """As `distance_at`, with the slope: the way out, of about unit length."""
    i, j, k, u, v, w = _cell(grid, at)
    c = grid.units
    a, b = c[i, j, k] * (1 - w) + c[i, j, k + 1] * w, c[i, j + 1, k] * (1 - w)
    b += c[i, j + 1, k + 1] * w
    d, e = c[i + 1, j, k] * (1 - w) + c[i + 1, j, k + 1] * w, c[i + 1, j + 1, k] * (1 - w)
    e += c[i + 1, j + 1, k + 1] * w
    low = (c[i, j, k] * (1 - u) + c[i + 1, j, k] * u) * (1 - v)
    low += (c[i, j + 1, k] * (1 - u) + c[i + 1, j + 1, k] * u) * v
    high = (c[i, j, k + 1] * (1 - u) + c[i + 1, j, k + 1] * u) * (1 - v)
    high += (c[i, j + 1, k + 1] * (1 - u) + c[i + 1, j + 1, k + 1] * u) * v
    per_m = FIELD_UNIT_M / grid.step_m
    slope = (
        ((d - a) * (1 - v) + (e - b) * v) * per_m,
        ((b - a) * (1 - u) + (e - d) * u) * per_m,
        (high - low) * per_m,
    )
    return (low * (1 - w) + high * w) * FIELD_UNIT_M, slope


@inner
def is_within(grid: Grid, at: Vector) -> bool:
    """Whether a place at rest is in the grid: its rim says nothing of what is beyond."""
    inside = True
    for axis in range(3):
        high = grid.low_m[axis] + grid.step_m * (grid.units.shape[axis] - 1)
        inside = inside and grid.low_m[axis] < at[axis] < high
    return inside


@loop
def distances(seen: Seen, frames: Rows, places_m: Array) -> Array:
    """(N,) metres from a field in some frames, of places (N, 3) in the world."""
    found = np.zeros(len(frames))
    for n in range(len(frames)):
        found[n] = distance_at(seen.grid, at_rest(seen.carried, frames[n], of(places_m[n])))
    return found


@loop
def ways_out(seen: Seen, frames: Rows, places_m: Array) -> tuple[Array, Array]:
    """As `distances`, with the unit way out (N, 3) in the world."""
    found, out = np.zeros(len(frames)), np.zeros((len(frames), 3))
    for n in range(len(frames)):
        at = of(places_m[n])
        found[n], slope = slope_at(seen.grid, at_rest(seen.carried, frames[n], at))
        out[n, 0], out[n, 1], out[n, 2] = out_of_rest(seen.carried, frames[n], at, slope)
    return found, out


@loop
def slopes_at(grid: Grid, places_m: Array) -> tuple[Array, Array]:
    """(N,) metres and (N, 3) slopes at places (N, 3) at rest."""
    found, slopes = np.zeros(len(places_m)), np.zeros((len(places_m), 3))
    for n in range(len(places_m)):
        found[n], slope = slope_at(grid, of(places_m[n]))
        slopes[n, 0], slopes[n, 1], slopes[n, 2] = slope
    return found, slopes


@inner
def surely_away_m(wide: Seen, frame: int, at: Vector) -> float:
    """What a place is surely away; a wide grid holds what every place of a cell is away."""
    grid = wide.grid
    nx, ny, nz = grid.units.shape
    x, y, z = at_rest(wide.carried, frame, at)
    i = int(min(max((x - grid.low_m[0]) / grid.step_m + 0.5, 0.0), nx - 1.0))
    j = int(min(max((y - grid.low_m[1]) / grid.step_m + 0.5, 0.0), ny - 1.0))
    k = int(min(max((z - grid.low_m[2]) / grid.step_m + 0.5, 0.0), nz - 1.0))
    metres: float = grid.units[i, j, k]
    return metres
