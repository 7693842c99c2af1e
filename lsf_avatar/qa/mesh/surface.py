"""How deep points are inside a surface that moves: nearest vertex, then its triangles, exactly.

A surface may be open (a sleeve, a collar). A point counts as inside where it lies straight under
a triangle; beside an open edge it is neither inside nor outside.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Points = NDArray[np.float32]
Indices = NDArray[np.int64]

WELD_M = 1e-5
"""Vertices nearer than this are one: textures cut a mesh along their seams."""
ROUGH_M = 0.004
"""How far above its nearest vertex's plane a point may be and still be looked at exactly."""
_AT_ONCE = 48
STRAIGHT = 0.6
"""Least cosine between the way to the surface and its normal: beside an edge it is less."""


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """Some triangles of a mesh.

    Attributes:
        vertices: (K,) those it uses, of the whole mesh; copies along a seam only once.
        triangles: (T, 3) indices into `vertices`.
        around: (K, M) the triangles about each vertex; the last one repeats where there are fewer.
    """

    vertices: Indices
    triangles: Indices
    around: Indices


def surface(positions_m: Points, triangles: Indices) -> Surface:
    """Some triangles as a surface, welded where they meet at rest.

    Args:
        positions_m: (V, 3) of the whole mesh, at rest.
        triangles: (T, 3) indices of its vertices.
    """
    cells = np.round(positions_m / WELD_M).astype(np.int64)
    used = np.unique(triangles)
    _, first, same = np.unique(cells[used], axis=0, return_index=True, return_inverse=True)
    place = np.zeros(len(positions_m), np.int64)
    place[used] = same.ravel()
    corners = place[triangles]
    corners = corners[np.diff(np.sort(corners, axis=1), axis=1).min(axis=1) > 0]
    order = np.argsort(corners.ravel(), kind="stable")
    counts = np.bincount(corners.ravel(), minlength=len(first))
    starts = np.cumsum(counts) - counts
    slot = np.minimum(np.arange(counts.max())[None], np.maximum(counts - 1, 0)[:, None])
    return Surface(used[first], corners, (order // 3)[starts[:, None] + slot])


def depths_m(shape: Surface, posed_m: Points, normals: Points, points_m: Points) -> Points:
    """How deep points are inside a surface.

    Args:
        shape: The surface.
        posed_m: (V, 3) the whole mesh's vertices now.
        normals: (V, 3) unit, outwards.
        points_m: (P, 3).

    Returns:
        (P,) metres: positive inside; zero outside.
    """
    depth = np.zeros(len(points_m), np.float32)
    near = _near(shape, posed_m, normals, points_m)
    if near is not None:
        depth[near.points] = _exactly_m(near, posed_m, normals, points_m, slice(None))
    return depth


def deepest_m(shape: Surface, posed_m: Points, normals: Points, points_m: Points) -> float:
    """The greatest of `depths_m`, found without working out those that cannot be it.

    A surface is never farther from a point than its nearest vertex, so once some point is as
    deep as that, the others need no exact look.
    """
    near = _near(shape, posed_m, normals, points_m)
    deepest = 0.0
    if near is None:
        return deepest
    order = np.argsort(-near.distance_m, kind="stable")
    for start in range(0, len(order), _AT_ONCE):
        rows = order[start : start + _AT_ONCE]
        if near.distance_m[rows[0]] <= deepest:
            break
        deepest = max(deepest, float(_exactly_m(near, posed_m, normals, points_m, rows).max()))
    return deepest


@dataclass(frozen=True, slots=True, eq=False)
class _Near:
    """Points that may be inside: which, how far from a vertex, and the triangles about it (N, M).

    The triangles' corners are vertices of the whole mesh.
    """

    points: Indices
    distance_m: Points
    corners: Indices


def _near(shape: Surface, posed_m: Points, normals: Points, points_m: Points) -> _Near | None:
    """Points within the surface's box that are not plainly above it; None where there are none."""
    own = posed_m.take(shape.vertices, axis=0)
    low, high = own.min(axis=0), own.max(axis=0)
    if (points_m.max(axis=0) < low).any() or (points_m.min(axis=0) > high).any():
        return None
    x, y, z = points_m.T
    boxed = (x >= low[0]) & (x <= high[0]) & (y >= low[1]) & (y <= high[1])
    at = np.flatnonzero(boxed & (z >= low[2]) & (z <= high[2]))
    if not at.size:
        return None
    tree = cKDTree(own, balanced_tree=False, compact_nodes=False)
    distance, nearest = tree.query(points_m[at])
    out = normals[shape.vertices[nearest]]
    under = np.einsum("pi,pi->p", points_m[at] - own[nearest], out) < ROUGH_M
    if not under.any():
        return None
    corners = shape.vertices[shape.triangles[shape.around[nearest[under]]]]
    return _Near(at[under], distance[under], corners)


def _exactly_m(
    near: _Near, posed_m: Points, normals: Points, points_m: Points, rows: Indices | slice
) -> Points:
    """How deep some of the points that are near are."""
    corners = near.corners[rows]
    heights = heights_m(points_m[near.points[rows]], posed_m[corners], normals[corners])
    depths: Points = np.maximum(-heights, 0.0)
    return depths


def heights_m(points_m: Points, corners_m: Points, normals: Points) -> Points:
    """How far points are above the nearest of some triangles; 0 beside an open edge.

    Args:
        points_m: (P, 3).
        corners_m: (P, M, 3, 3) of the triangles that each point may be near.
        normals: (P, M, 3, 3) at those corners, outwards.

    Returns:
        (P,) metres, negative inside.
    """
    corners = np.ascontiguousarray(corners_m.transpose(2, 3, 0, 1))
    points = np.ascontiguousarray(points_m.T)[:, :, None]
    shares = _nearest_shares(points, corners)
    off = points - (shares[:, None] * corners).sum(axis=0)
    squared = _dot(off, off)
    rows, best = np.arange(len(points_m)), squared.argmin(axis=1)
    out = np.einsum("cp,pci->pi", shares[:, rows, best], normals[rows, best])
    out /= np.maximum(np.sqrt(np.einsum("pi,pi->p", out, out)), 1e-9)[:, None]
    along = np.einsum("ip,pi->p", off[:, rows, best], out)
    distance = np.sqrt(squared[rows, best])
    straight = np.abs(along) >= STRAIGHT * distance
    heights: Points = np.where(straight, np.copysign(distance, along), 0.0)
    return heights


def _nearest_shares(points: Points, corners: Points) -> Points:
    """Barycentric shares of the place of each triangle that is nearest to its point.

    Args:
        points: (3, P, 1) x, y, z.
        corners: (3, 3, P, M) corner, then x, y, z.

    Returns:
        (3, P, M) a share a corner.
    """
    a, b, c = corners
    ab, ac, bc, ap = b - a, c - a, c - b, points - a
    d00, d01, d11 = _dot(ab, ab), _dot(ab, ac), _dot(ac, ac)
    d20, d21 = _dot(ap, ab), _dot(ap, ac)
    area = np.maximum(d00 * d11 - d01 * d01, 1e-20)
    v, w = (d11 * d20 - d01 * d21) / area, (d00 * d21 - d01 * d20) / area
    inner = np.stack((1.0 - v - w, v, w))
    # On each edge: the share of its end.
    on_ab = np.clip(d20 / np.maximum(d00, 1e-20), 0.0, 1.0)
    on_ac = np.clip(d21 / np.maximum(d11, 1e-20), 0.0, 1.0)
    on_bc = np.clip(_dot(points - b, bc) / np.maximum(_dot(bc, bc), 1e-20), 0.0, 1.0)
    none = np.zeros_like(on_ab)
    nearest: Points = inner.astype(np.float32)
    least = np.where(inner.min(axis=0) >= 0.0, -1.0, np.inf)
    for edge in (
        (1.0 - on_ab, on_ab, none), (1.0 - on_ac, none, on_ac), (none, 1.0 - on_bc, on_bc)
    ):  # fmt: skip
        off = ap - edge[1] * ab - edge[2] * ac
        squared = _dot(off, off)
        nearest = np.where(squared < least, np.stack(edge).astype(np.float32), nearest)
        least = np.minimum(squared, least)
    return nearest


def _dot(a: Points, b: Points) -> Points:
    products: Points = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    return products
