"""Hair drawn back into a bun: nothing falls into the face, which signs too.

A sheet of strands runs from the hairline over the skull to the bun. It starts under the skin and
rises slowly, and the skin is painted towards it, so that the line has no hard edge.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter
from scipy.spatial import cKDTree

from lsf_avatar.avatar.assemble import Material, Shell, assemble, bound_to
from lsf_avatar.avatar.hairline import Hairline, directions, hairline
from lsf_avatar.avatar.model import Mesh
from lsf_avatar.avatar.paint.hair import paint_hair
from lsf_avatar.avatar.person import Person
from lsf_avatar.avatar.source import Array
from lsf_avatar.avatar.surface import triangulated, vertex_normals
from lsf_avatar.geometry import unit

_AROUND, _ALONG = 60, 11
_BUN_AT = (0.0, 0.92, -0.66)
"""Direction of the bun from the middle of the skull."""
_SUNK_M, _THICK_M, _RISE_DEG = 0.0022, 0.013, 13.0
"""Depth under the skin at the hairline, thickness far from it, and how slowly it rises."""
_BUN_RADIUS_M, _BUN_TUBE_M = 0.019, 0.019
_BUN_AROUND, _BUN_TUBE = 24, 10
_STRANDS_REPEAT = 6


def build_hair(person: Person) -> Mesh:
    """The mesh `hair`, rigid on the head."""
    line = hairline(person)
    cap = _cap(person, line)
    bun = _bun(line, float(np.linalg.norm(cap.positions_m[-1] - line.middle_m)))
    shell = Shell(
        np.vstack([cap.positions_m, bun.positions_m]),
        np.vstack([cap.normals, bun.normals]),
        np.vstack([cap.uv, bun.uv]),
        np.vstack([cap.triangles, bun.triangles + len(cap.positions_m)]),
    )
    head = person.skeleton.joints.index("head")
    weights = bound_to(head, len(shell.positions_m), len(person.skeleton.joints))
    return assemble("hair", shell, weights, Material(roughness=0.55, texture=paint_hair()))


def _cap(person: Person, line: Hairline) -> Shell:
    """Strands along great circles from the hairline to the bun."""
    azimuth = np.linspace(-180.0, 180.0, _AROUND + 1)
    start = directions(azimuth, line.elevation_deg(azimuth))
    bun = unit(_BUN_AT)
    angle = np.arccos(np.clip(start @ bun, -1, 1))
    # Rows lie closer together at the hairline, where the sheet rises.
    share = np.linspace(0.0, 1.0, _ALONG + 1)[:, None] ** 1.35
    way = (
        np.sin((1 - share) * angle)[..., None] * start + np.sin(share * angle)[..., None] * bun
    ) / np.sin(angle)[:, None]
    from_line_deg = np.degrees(share * angle)
    radius = gaussian_filter(_skull_radius(person, line, way), (0.5, 0.8), mode=("nearest", "wrap"))
    radius = radius - _SUNK_M
    radius += (_THICK_M + _SUNK_M) * (1 - np.exp(-from_line_deg / _RISE_DEG))
    positions = (line.middle_m + way * radius[..., None]).reshape(-1, 3)
    grid = np.arange(len(positions)).reshape(way.shape[:2])
    uv = np.stack(np.broadcast_arrays(azimuth / 360 * _STRANDS_REPEAT, share), axis=-1).reshape(
        -1, 2
    )
    return _grid_shell(positions, uv, grid, wrap=(False, True))


def _skull_radius(person: Person, line: Hairline, way: Array) -> Array:
    """Distance from the skull's middle to the skin along directions (..., 3), ears left out."""
    skin = np.unique(person.body_triangles)
    points = person.vertices_m[skin] - line.middle_m
    eyes = person.skeleton.head("eye_L")[1] - line.middle_m[1]
    ears = _mask_at(person, "ears")[skin] > 0.02
    outwards = np.sum(points * person.normals[skin], axis=1) > 0
    head = (points[:, 1] > eyes - 0.16) & (np.abs(points[:, 0]) < 0.1)
    skull = head & outwards & ~ears
    distance = np.linalg.norm(points[skull], axis=1)
    tree = cKDTree(points[skull] / distance[:, None])
    gap, nearest = tree.query(way, k=12)
    weight = 1.0 / (gap + 0.01) ** 3
    radius: Array = (distance[nearest] * weight).sum(axis=-1) / weight.sum(axis=-1)
    return radius


def _mask_at(person: Person, name: str) -> Array:
    """(V,) a mask of the base mesh at each of its vertices."""
    mask = person.source.mask(name)
    size = np.array(mask.shape[::-1])
    column, row = np.clip((person.source.mesh.vertex_uv * size).astype(int), 0, size - 1).T
    at: Array = mask[row, column]
    return at


def _bun(line: Hairline, foot_m: float) -> Shell:
    """A thick ring of wound strands."""
    axis = unit(_BUN_AT)
    right = unit(np.cross((0.0, 1.0, 0.0), axis))
    up = np.cross(axis, right)
    around = np.linspace(0, 2 * np.pi, _BUN_AROUND + 1)[:, None]
    tube = np.linspace(0, 2 * np.pi, _BUN_TUBE + 1)[None]
    thick = _BUN_TUBE_M * (1 + 0.04 * np.sin(3 * around + 2 * tube))
    out = _BUN_RADIUS_M + thick * np.cos(tube)
    middle = line.middle_m + axis * (foot_m + 0.012)
    positions = (
        middle
        + (out * np.cos(around))[..., None] * right
        + (out * np.sin(around))[..., None] * up
        + (thick * np.sin(tube))[..., None] * axis
    ).reshape(-1, 3)
    uv = np.stack(
        np.broadcast_arrays(tube / (2 * np.pi) * 2 + around / (2 * np.pi), around / 2), axis=-1
    ).reshape(-1, 2)
    grid = np.arange(len(positions)).reshape(_BUN_AROUND + 1, _BUN_TUBE + 1)
    return _grid_shell(positions, uv, grid, wrap=(True, True))


def _grid_shell(positions_m: Array, uv: Array, grid: np.ndarray, wrap: tuple[bool, bool]) -> Shell:
    """A surface over a grid whose last row or column lies on the first, with smooth normals."""
    quads = np.stack([grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]], axis=-1)
    triangles = triangulated(quads.reshape(-1, 4))
    welded = grid.copy()
    if wrap[0]:
        welded[-1] = welded[0]
    if wrap[1]:
        welded[:, -1] = welded[:, 0]
    same = welded.ravel()
    normals = vertex_normals(positions_m, same[triangles])[same]
    return Shell(positions_m, normals, uv, triangles)
