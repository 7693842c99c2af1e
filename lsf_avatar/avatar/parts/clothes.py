"""A plain jumper over a straight skirt, grown out of the tights of the base mesh.

One dark or light colour, far from the skin's: hands must stand out wherever they are signed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from lsf_avatar.avatar.assemble import Material, Shell, assemble
from lsf_avatar.avatar.looks import Tone
from lsf_avatar.avatar.model import Mesh
from lsf_avatar.avatar.parts.skin import SLEEVE_END_M, above_collar, along_forearm
from lsf_avatar.avatar.parts.skirt import HEM_M, TOP_M, skirted
from lsf_avatar.avatar.person import Person
from lsf_avatar.avatar.source import Array, Ints
from lsf_avatar.avatar.surface import (
    boundary,
    clipped,
    compacted,
    divided,
    neighbours,
    smoothed,
    triangulated,
    vertex_normals,
)
from lsf_avatar.geometry import unit

_OFF_SKIN_M, _LOOSE_M = 0.0045, 0.008
"""How far cloth is from skin: everywhere, and added over the trunk."""
_COLLAR_OFF_M, _COLLAR_ZONE_M = 0.009, 0.04
"""How far it is at least near the collar, and what near means."""
_SLEEVE_OFF_M, _SLEEVE_ZONE_M = 0.0055, 0.045
"""The same near the ends of the sleeves."""
_BLENDS = 6
"""Rounds of evening out weights: with fewer the shoulder is notched when the arm goes across the
chest, with more its sleeve gets thin there. By eye, on both bodies."""
_ELBOW_M = 0.07
_RIM_M = 0.004
"""How deep the edges are turned in."""


def build_clothes(person: Person, tone: Tone) -> Mesh:
    """The mesh `cloth`: closed over trunk and arms, open at neck, wrists and hips."""
    triangles = triangulated(person.source.mesh.faces["helper-tights"])
    triangles, rows = compacted(triangles, np.hstack([person.vertices_m, person.weights]))
    triangles, rows = clipped(triangles, rows, rows[:, 1] - HEM_M)
    rows = _draped(person, triangles, rows)
    for _ in range(2):
        triangles, rows = _rounder(person, triangles, rows)
    triangles, rows = skirted(*_opened(person, triangles, rows))
    triangles, rows = _rimmed(person, triangles, _clear_of_skin(person, rows))
    positions = rows[:, :3]
    uv = np.zeros((len(rows), 2))
    shell = Shell(positions, vertex_normals(positions, triangles), uv, triangles)
    return assemble("cloth", shell, rows[:, 3:], Material(tone.cloth, 0.9, double_sided=True))


def _draped(person: Person, triangles: Ints, rows: Array) -> Array:
    """The tights as cloth: even, off the skin, spanning hollows of the trunk."""
    mean = neighbours(triangles, len(rows))
    free = np.ones((len(rows), 1))
    free[np.unique(boundary(triangles))] = 0.0
    positions = smoothed(rows[:, :3], mean, 5, moving=free)
    spanned = smoothed(positions, mean, 14, moving=free, shrink=True)
    trunk = _trunk(person, positions)
    positions += (spanned - positions) * 0.65 * trunk[:, None]
    off = _OFF_SKIN_M + _LOOSE_M * trunk
    positions += off[:, None] * vertex_normals(positions, triangles)
    weights = smoothed(rows[:, 3:], mean, _BLENDS, moving=free, shrink=True)
    return np.hstack([positions, np.maximum(weights, 0.0)])


def _clear_of_skin(person: Person, rows: Array) -> Array:
    """Near openings, cloth outside the skin and moving with it, so that no skin comes through."""
    collar = np.abs(above_collar(person, rows[:, :3])) < _COLLAR_ZONE_M
    moved = _clear(person, rows, collar, _COLLAR_OFF_M)
    for side in "RL":
        along = along_forearm(person, rows[:, :3], side) + SLEEVE_END_M
        here = rows[:, 0] * (1 if side == "L" else -1) > 0.25
        moved = _clear(person, moved, here & (np.abs(along) < _SLEEVE_ZONE_M), _SLEEVE_OFF_M)
    return moved


def _clear(person: Person, rows: Array, where: NDArray[np.bool_], off_m: float) -> Array:
    near = np.flatnonzero(where)
    under, normals = _skin_under(person, rows[near, :3])
    distance = np.sum((rows[near, :3] - under[:, :3]) * normals, axis=1)
    moved = rows.copy()
    moved[near, :3] += np.maximum(off_m - distance, 0.0)[:, None] * normals
    moved[near, 3:] = under[:, 3:]
    return moved


def _skin_under(person: Person, points_m: Array) -> tuple[Array, Array]:
    """(N, 3 + J) places and weights of the skin nearest to points, and its (N, 3) normals."""
    skin = np.unique(person.body_triangles)
    gap, nearest = cKDTree(person.vertices_m[skin]).query(points_m, k=4)
    share = 1.0 / (gap + 1e-4)
    share = (share / share.sum(axis=1, keepdims=True))[..., None]
    rows = np.hstack([person.vertices_m, person.weights])[skin[nearest]]
    normals = unit((share * person.normals[skin[nearest]]).sum(axis=1))
    return (share * rows).sum(axis=1), normals


def _trunk(person: Person, positions_m: Array) -> Array:
    """(V,) 1 on the trunk below the collar, 0 on arms and neck, soft between."""
    below = person.skeleton.head("neck01")[1] - 0.10 - positions_m[:, 1]
    inside = 0.125 - np.abs(positions_m[:, 0])
    share: Array = 1.0 / ((1 + np.exp(-inside / 0.012)) * (1 + np.exp(-below / 0.02)))
    return share


def _rounder(person: Person, triangles: Ints, rows: Array) -> tuple[Ints, Array]:
    """Finer where outlines are seen most: long edges of shoulders, collar and elbows."""
    corners = rows[triangles, :3]
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(axis=1)
    centre = corners.mean(axis=1)
    high = centre[:, 1] > person.skeleton.head("upperarm01_L")[1] - 0.09
    elbows = np.zeros(len(triangles), bool)
    for side in "RL":
        elbow = person.skeleton.head(f"lowerarm01_{side}")
        elbows |= np.linalg.norm(centre - elbow, axis=1) < _ELBOW_M
    return divided(triangles, rows, (high & (longest > 0.034)) | (elbows & (longest > 0.026)))


def _opened(person: Person, triangles: Ints, rows: Array) -> tuple[Ints, Array]:
    """Cut at the collar and before the wrists."""
    triangles, rows = clipped(triangles, rows, -above_collar(person, rows[:, :3]))
    for side in "RL":
        sleeve = -along_forearm(person, rows[:, :3], side) - SLEEVE_END_M
        elsewhere = rows[:, 0] * (1 if side == "L" else -1) < 0.25
        triangles, rows = clipped(triangles, rows, np.where(elsewhere, 1.0, sleeve))
    return triangles, rows


def _rimmed(person: Person, triangles: Ints, rows: Array) -> tuple[Ints, Array]:
    """Edges made even and turned in, so that cloth looks thick; the collar's down to the skin."""
    rim = boundary(triangles)
    rim = rim[rows[rim, 1].min(axis=1) > TOP_M]
    on_rim = np.unique(rim)
    loop = neighbours(np.column_stack([rim, rim[:, :1]]), len(rows))
    moving = np.zeros((len(rows), 1))
    moving[on_rim] = 1.0
    positions = smoothed(rows[:, :3], loop, 24, moving=moving)
    weights = smoothed(rows[:, 3:], loop, 16, moving=moving, shrink=True)
    rows = np.hstack([positions, weights])
    normals = smoothed(vertex_normals(positions, triangles), loop, 4, moving=moving, shrink=True)
    inner = rows.copy()
    inner[:, :3] -= _RIM_M * normals
    collar = on_rim[np.abs(rows[on_rim, 0]) < 0.2]
    inner[collar] = _skin_under(person, inner[collar, :3] - (0.0, _RIM_M, 0.0))[0]
    inner = smoothed(inner, loop, 12, moving=moving, shrink=True)[on_rim]
    place = np.zeros(len(rows), np.int64)
    place[on_rim] = len(rows) + np.arange(len(on_rim))
    start, end = rim.T
    fold = np.concatenate(
        [
            np.stack([end, start, place[start]], axis=1),
            np.stack([end, place[start], place[end]], axis=1),
        ]
    )
    return np.concatenate([triangles, fold]), np.vstack([rows, inner])
