"""Hair that leaves the face free, which signs too: drawn back into a bun, or short.

A sheet of strands runs from the hairline over the skull to the bun, or to the crown. It starts
under the skin and rises slowly, and the skin is painted towards it, so that the line has no hard
edge. Short hair is thin on the sides and full on top, and uneven: an even sheet looks like a cap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter
from scipy.spatial import cKDTree

from lsf_avatar.avatar.assemble import Material, Shell, assemble, bound_to
from lsf_avatar.avatar.hairline import Hairline, directions, hairline
from lsf_avatar.avatar.looks import Tone
from lsf_avatar.avatar.model import Mesh
from lsf_avatar.avatar.paint.hair import paint_hair
from lsf_avatar.avatar.person import Person
from lsf_avatar.avatar.source import Array
from lsf_avatar.avatar.surface import triangulated, vertex_normals
from lsf_avatar.geometry import unit


@dataclass(frozen=True, slots=True)
class _Style:
    """How hair is worn.

    Attributes:
        around: Strands around the head.
        along: Rows from the hairline to where strands meet.
        meet_at: Direction, from the middle of the skull, where they meet.
        thick_m: Thickness on sides and back, and on top, far from the hairline.
        rise_deg: How slowly it rises from the hairline.
        uneven_m: Height of its locks.
        ragged_deg: How far single strands start from the hairline, up or down.
        bun: Whether strands are wound up where they meet.
    """

    around: int
    along: int
    meet_at: tuple[float, float, float]
    thick_m: tuple[float, float]
    rise_deg: float
    uneven_m: float
    ragged_deg: float
    bun: bool


_STYLES: Mapping[str, _Style] = {
    "woman": _Style(60, 11, (0.0, 0.92, -0.66), (0.013, 0.013), 13.0, 0.0, 0.0, bun=True),
    "man": _Style(84, 13, (0.12, 0.86, -0.50), (0.0045, 0.013), 16.0, 0.008, 1.6, bun=False),
}
"""Body → how it wears its hair."""

_SUNK_M = 0.0022
"""Depth under the skin at the hairline."""
_FULL_FROM_DEG, _FULL_AT_DEG = 18.0, 58.0
"""Elevations between which the sides become the top."""
_BUN_RADIUS_M, _BUN_TUBE_M = 0.019, 0.019
_BUN_AROUND, _BUN_TUBE = 24, 10
_STRANDS_REPEAT = 6


def build_hair(person: Person, tone: Tone) -> Mesh:
    """The mesh `hair`, rigid on the head."""
    line, style = hairline(person), _STYLES[person.name]
    shell = _cap(person, line, style)
    if style.bun:
        foot_m = float(np.linalg.norm(shell.positions_m[-1] - line.middle_m))
        shell = _together(shell, _bun(line, unit(style.meet_at), foot_m))
    head = person.skeleton.joints.index("head")
    weights = bound_to(head, len(shell.positions_m), len(person.skeleton.joints))
    strands = Material(roughness=0.55, texture=paint_hair(tone.hair, short=not style.bun))
    return assemble("hair", shell, weights, strands)


def _together(one: Shell, other: Shell) -> Shell:
    """Two surfaces as one."""
    return Shell(
        np.vstack([one.positions_m, other.positions_m]),
        np.vstack([one.normals, other.normals]),
        np.vstack([one.uv, other.uv]),
        np.vstack([one.triangles, other.triangles + len(one.positions_m)]),
    )


def _cap(person: Person, line: Hairline, style: _Style) -> Shell:
    """Strands along great circles from the hairline to where they meet."""
    azimuth = np.linspace(-180.0, 180.0, style.around + 1)
    start = directions(azimuth, line.elevation_deg(azimuth) + _ragged_deg(style))
    end = unit(style.meet_at)
    angle = np.arccos(np.clip(start @ end, -1, 1))
    # Rows lie closer together at the hairline, where the sheet rises.
    share = np.linspace(0.0, 1.0, style.along + 1)[:, None] ** 1.35
    way = (
        np.sin((1 - share) * angle)[..., None] * start + np.sin(share * angle)[..., None] * end
    ) / np.sin(angle)[:, None]
    from_line_deg = np.degrees(share * angle)
    radius = gaussian_filter(_skull_radius(person, line, way), (0.5, 0.8), mode=("nearest", "wrap"))
    radius = radius - _SUNK_M
    risen = 1 - np.exp(-from_line_deg / style.rise_deg)
    radius += (_thickness(way, share, style) + _SUNK_M) * risen
    positions = (line.middle_m + way * radius[..., None]).reshape(-1, 3)
    grid = np.arange(len(positions)).reshape(way.shape[:2])
    uv = np.stack(np.broadcast_arrays(azimuth / 360 * _STRANDS_REPEAT, share), axis=-1).reshape(
        -1, 2
    )
    return _grid_shell(positions, uv, grid, wrap=(False, True))


def _ragged_deg(style: _Style) -> Array:
    """(around + 1,) how much higher or lower than the hairline each strand starts."""
    ends = np.random.default_rng(23).uniform(-1.0, 1.0, style.around) * style.ragged_deg
    return np.append(ends, ends[:1])


def _thickness(way: Array, share: Array, style: _Style) -> Array:
    """(along, around) how far the sheet is from the skin, away from the hairline."""
    sides_m, top_m = style.thick_m
    elevation = np.degrees(np.arcsin(np.clip(way[..., 1], -1, 1)))
    full = np.clip((elevation - _FULL_FROM_DEG) / (_FULL_AT_DEG - _FULL_FROM_DEG), 0, 1)
    full = full**2 * (3 - 2 * full)
    random = np.random.default_rng(17)
    locks = gaussian_filter(
        random.standard_normal((style.along + 1, style.around)),
        (1.1, 0.8),
        mode=("nearest", "wrap"),
    )
    locks = np.concatenate([locks, locks[:, :1]], axis=1) / locks.std()
    locks *= style.uneven_m * (0.15 + 0.85 * full) * np.clip(3 * (0.85 - share), 0, 1) / 2
    thickness: Array = sides_m + (top_m - sides_m) * full + locks
    return thickness


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


def _bun(line: Hairline, axis: Array, foot_m: float) -> Shell:
    """A thick ring of wound strands."""
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
