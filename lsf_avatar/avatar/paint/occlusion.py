"""How much of the sky each point of a surface sees: the soft shadows in ears, eyes and collars.

Painted into the textures, since neither the page nor the film can afford to cast shadows.
"""

from __future__ import annotations

import numpy as np

from lsf_avatar.avatar.assemble import Shell
from lsf_avatar.avatar.source import Array, Ints
from lsf_avatar.geometry import unit

_DIRECTIONS = 48
FROM_ABOVE, FROM_ALL_SIDES = 1.45, 2.0
"""How far down light comes from, as a height on the unit sphere counted from its top."""
_CELL_M = 0.0025
_BIAS_M = 0.004
_SAMPLES = 40


def sky_seen(shell: Shell, light: float) -> Array:
    """(V,) share of the sky over each vertex that the surface itself does not hide, 0 to 1.

    For each of 48 directions the surface is thinned to points and kept in a map of depths; a
    vertex is hidden where the map is nearer than itself.

    Args:
        shell: The surface.
        light: `FROM_ABOVE` for what stays upright, `FROM_ALL_SIDES` for what turns.
    """
    points, cloud = shell.positions_m, _cloud(shell.positions_m, shell.triangles)
    seen, total = np.zeros(len(points)), np.zeros(len(points))
    for direction in _sphere(light):
        facing = np.maximum(shell.normals @ direction, 0.0)
        side = unit(np.cross(direction, (0.3, 1.0, 0.2)))
        across = np.stack([side, np.cross(direction, side)], axis=1)
        flat = cloud @ across
        low = flat.min(axis=0)
        cells = np.floor((flat - low) / _CELL_M).astype(int)
        size = cells.max(axis=0) + 1
        depth = np.full(size[0] * size[1], -np.inf)
        np.maximum.at(depth, cells[:, 0] * size[1] + cells[:, 1], cloud @ direction)
        at = np.clip(np.floor((points @ across - low) / _CELL_M).astype(int), 0, size - 1)
        free = depth[at[:, 0] * size[1] + at[:, 1]] < points @ direction + _BIAS_M
        seen += facing * free
        total += facing
    return seen / np.maximum(total, 1e-9)


def _cloud(positions_m: Array, triangles: Ints) -> Array:
    """Points on a surface, dense enough to leave no hole in a map of depths."""
    a, b, c = np.moveaxis(positions_m[triangles], 1, 0)
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
    count = np.clip(np.ceil(area / _CELL_M**2 * 2), 1, _SAMPLES).astype(int)
    of = np.repeat(np.arange(len(triangles)), count)
    # A fixed sequence that fills triangles evenly (Roberts 2018, R2), folded into them.
    number = np.arange(len(of))
    u, v = (0.5 + number * 0.7548776662) % 1.0, (0.5 + number * 0.5698402910) % 1.0
    over = u + v > 1
    u, v = np.where(over, 1 - u, u)[:, None], np.where(over, 1 - v, v)[:, None]
    cloud: Array = a[of] * (1 - u - v) + b[of] * u + c[of] * v
    return cloud


def _sphere(light: float) -> Array:
    """Directions spread evenly over a sphere from its top down (Fibonacci lattice)."""
    number = np.arange(_DIRECTIONS) + 0.5
    up = 1 - number / _DIRECTIONS * light
    around = np.pi * (1 + 5**0.5) * number
    flat = np.sqrt(1 - up**2)
    return np.stack([flat * np.cos(around), up, flat * np.sin(around)], axis=1)
