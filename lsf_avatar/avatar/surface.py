"""Triangle meshes as arrays: normals, cutting, dividing, smoothing, and rays that meet them.

A surface is (T, 3) triangles over rows of an attribute table (V, A) whose first three columns
are positions in metres. Cutting and dividing mix whole rows, so weights and uvs come along.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from lsf_avatar.avatar.source import Array, Ints
from lsf_avatar.geometry import unit


def triangulated(quads: Ints) -> Ints:
    """(2 Q, 3) triangles of (Q, 4) quads, the two halves of a quad next to each other."""
    return quads[:, [0, 1, 2, 0, 2, 3]].reshape(-1, 3)


def compacted(triangles: Ints, rows: Array) -> tuple[Ints, Array]:
    """The same triangles over only the rows they use, in their old order."""
    used, inverse = np.unique(triangles, return_inverse=True)
    return inverse.reshape(-1, 3), rows[used]


def vertex_normals(positions_m: Array, triangles: Ints) -> Array:
    """(V, 3) unit normals, means of the faces around weighted by their areas."""
    a, b, c = np.moveaxis(positions_m[triangles], 1, 0)
    faces = np.repeat(np.cross(b - a, c - a), 3, axis=0)
    corners = csr_matrix(
        (np.ones(triangles.size), (triangles.ravel(), np.arange(triangles.size))),
        shape=(len(positions_m), triangles.size),
    )
    return unit(corners @ faces)


def edges(triangles: Ints) -> Ints:
    """(3 T, 2) directed edges: all first ones, all second ones, all third ones."""
    return np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])


def boundary(triangles: Ints) -> Ints:
    """(B, 2) directed edges that belong to one triangle only."""
    directed = edges(triangles)
    _, inverse, counts = np.unique(
        np.sort(directed, axis=1), axis=0, return_inverse=True, return_counts=True
    )
    lone: Ints = directed[counts[inverse.ravel()] == 1]
    return lone


def divided(triangles: Ints, rows: Array, where: NDArray[np.bool_]) -> tuple[Ints, Array]:
    """Marked triangles cut into four, their neighbours cut to fit.

    New points are lifted off their edges so that the surface rounds (Boubekeur and Alexa 2008,
    Phong tessellation).

    Args:
        triangles: (T, 3).
        rows: (V, A).
        where: (T,) which triangles to cut.
    """
    directed = np.sort(edges(triangles), axis=1)
    pairs, inverse = np.unique(directed, axis=0, return_inverse=True)
    edge = inverse.reshape(3, -1).T
    split = np.zeros(len(pairs), bool)
    split[edge[where]] = True
    middle = len(rows) + np.cumsum(split) - 1
    cut = split[edge]
    # Turn triangles so that a lone split edge comes first, and a lone whole edge last.
    count = cut.sum(axis=1)
    first = np.where(
        count == 1, cut.argmax(axis=1), np.where(count == 2, cut.argmin(axis=1) + 1, 0)
    )
    order = (first[:, None] + np.arange(3)) % 3
    corners = np.take_along_axis(triangles, order, axis=1)
    a, b, c = corners.T
    ab, bc, ca = middle[np.take_along_axis(edge, order, axis=1)].T
    patterns: dict[int, tuple[tuple[Ints, Ints, Ints], ...]] = {
        0: ((a, b, c),),
        1: ((a, ab, c), (ab, b, c)),
        2: ((ab, b, bc), (a, ab, bc), (a, bc, c)),
        3: ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)),
    }
    parts = [
        np.stack(piece, axis=1)[count == cuts]
        for cuts, pieces in patterns.items()
        for piece in pieces
    ]
    return np.concatenate(parts), np.vstack([rows, _lifted_middles(rows, triangles, pairs[split])])


def _lifted_middles(rows: Array, triangles: Ints, pairs: Ints) -> Array:
    """(N, A) middles of edges (N, 2), three quarters of the way to the planes of their ends."""
    middles: Array = rows[pairs].mean(axis=1)
    normals = vertex_normals(rows[:, :3], triangles)
    lift = np.zeros((len(pairs), 3))
    for end in pairs.T:
        away = np.sum((middles[:, :3] - rows[end, :3]) * normals[end], axis=1)
        lift -= 0.5 * away[:, None] * normals[end]
    middles[:, :3] += 0.75 * lift
    return middles


def clipped(triangles: Ints, rows: Array, keep: Array) -> tuple[Ints, Array]:
    """The part of a surface where a field over its vertices is positive.

    Args:
        triangles: (T, 3).
        rows: (V, A).
        keep: (V,) field; triangles are cut where it crosses zero.
    """
    field = np.where(np.abs(keep) < 1e-9, 1e-9, keep)
    inside = field > 0
    count = inside[triangles].sum(axis=1)
    # Turn each cut triangle until its odd corner comes first; the winding stays.
    cut = triangles[(count == 1) | (count == 2)]
    odd = np.where(inside[cut].sum(axis=1) == 1, True, False)[:, None] == inside[cut]
    first = odd.argmax(axis=1)
    cut = np.take_along_axis(cut, (first[:, None] + np.arange(3)) % 3, axis=1)
    crossing = np.concatenate([cut[:, [0, 1]], cut[:, [0, 2]]])
    pairs, inverse = np.unique(np.sort(crossing, axis=1), axis=0, return_inverse=True)
    share = field[pairs[:, 0]] / (field[pairs[:, 0]] - field[pairs[:, 1]])
    points = rows[pairs[:, 0]] * (1 - share[:, None]) + rows[pairs[:, 1]] * share[:, None]
    ab, ac = len(rows) + inverse.reshape(2, -1)
    a, b, c = cut.T
    alone = inside[a]
    tip = np.stack([a, ab, ac], axis=1)[alone]
    base = np.concatenate([np.stack([ab, b, c], axis=1), np.stack([ab, c, ac], axis=1)])
    base = base[np.concatenate([~alone, ~alone])]
    whole = triangles[count == 3]
    return compacted(np.concatenate([whole, tip, base]), np.vstack([rows, points]))


def neighbours(triangles: Ints, vertices: int) -> csr_matrix:
    """(V, V) mean over the vertices next to each one, as a matrix."""
    directed = edges(triangles)
    both = np.concatenate([directed, directed[:, ::-1]])
    matrix = csr_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(vertices,) * 2)
    matrix.data[:] = 1.0
    count = np.asarray(matrix.sum(axis=1)).ravel()
    return csr_matrix(matrix.multiply(1.0 / np.maximum(count, 1.0)[:, None]))


def smoothed(
    values: Array,
    mean: csr_matrix,
    times: int,
    *,
    moving: Array | float = 1.0,
    shrink: bool = False,
) -> Array:
    """Values over the vertices, made even.

    Args:
        values: (V, A), positions for instance.
        mean: As from `neighbours`.
        times: How often.
        moving: (V, 1) share of each step that each vertex takes; 0 keeps it.
        shrink: Plain averaging, which shrinks; else the volume is kept (Taubin, 1995).
    """
    for _ in range(times):
        for step in (0.5,) if shrink else (0.5, -0.515):
            values = values + moving * step * (mean @ values - values)
    return values


def cast(
    origins_m: Array, directions: Array, positions_m: Array, triangles: Ints
) -> tuple[Array, NDArray[np.int64]]:
    """Where rays first meet a surface, from either side of it (Möller and Trumbore, 1997).

    Args:
        origins_m: (R, 3).
        directions: (R, 3) unit.
        positions_m: (V, 3).
        triangles: (T, 3).

    Returns:
        (R,) distance along each ray, infinite where it meets nothing; (R,) triangle met.
    """
    corner, along, beside = (
        positions_m[triangles[:, 0]],
        positions_m[triangles[:, 1]] - positions_m[triangles[:, 0]],
        positions_m[triangles[:, 2]] - positions_m[triangles[:, 0]],
    )
    distances = np.full(len(origins_m), np.inf)
    met = np.zeros(len(origins_m), np.int64)
    for ray, (origin, direction) in enumerate(zip(origins_m, directions, strict=True)):
        p = np.cross(direction, beside)
        scale = np.sum(along * p, axis=1)
        safe = np.where(np.abs(scale) < 1e-15, np.inf, scale)
        offset = origin - corner
        u = np.sum(offset * p, axis=1) / safe
        q = np.cross(offset, along)
        v = np.sum(direction * q, axis=1) / safe
        t = np.sum(beside * q, axis=1) / safe
        hit = (u >= -1e-9) & (v >= -1e-9) & (u + v <= 1 + 1e-9) & (t > 1e-6) & np.isfinite(safe)
        if hit.any():
            where = np.where(hit, t, np.inf)
            met[ray] = where.argmin()
            distances[ray] = where[met[ray]]
    return distances, met
