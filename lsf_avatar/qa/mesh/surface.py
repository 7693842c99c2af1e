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
    own = posed_m[shape.vertices]
    boxed = ((points_m >= own.min(axis=0)) & (points_m <= own.max(axis=0))).all(axis=1)
    at = np.flatnonzero(boxed)
    if not at.size:
        return depth
    out = normals[shape.vertices]
    nearest = cKDTree(own, balanced_tree=False, compact_nodes=False).query(points_m[at])[1]
    above = np.einsum("pi,pi->p", points_m[at] - own[nearest], out[nearest])
    near = above < ROUGH_M
    at, nearest = at[near], nearest[near]
    if at.size:
        corners = shape.triangles[shape.around[nearest]]
        depth[at] = np.maximum(-heights_m(points_m[at], own[corners], out[corners]), 0.0)
    return depth


def heights_m(points_m: Points, corners_m: Points, normals: Points) -> Points:
    """How far points are above the nearest of some triangles; 0 beside an open edge.

    Args:
        points_m: (P, 3).
        corners_m: (P, M, 3, 3) of the triangles that each point may be near.
        normals: (P, M, 3, 3) at those corners, outwards.

    Returns:
        (P,) metres, negative inside.
    """
    shares = _nearest_shares(points_m, corners_m)
    off = points_m[:, None] - np.einsum("pmc,pmci->pmi", shares, corners_m)
    squared = np.einsum("pmi,pmi->pm", off, off)
    rows, best = np.arange(len(points_m)), squared.argmin(axis=1)
    out = np.einsum("pc,pci->pi", shares[rows, best], normals[rows, best])
    out /= np.maximum(np.linalg.norm(out, axis=-1, keepdims=True), 1e-9)
    along = np.einsum("pi,pi->p", off[rows, best], out)
    distance = np.sqrt(squared[rows, best])
    straight = np.abs(along) >= STRAIGHT * distance
    heights: Points = np.where(straight, np.copysign(distance, along), 0.0)
    return heights


def _nearest_shares(points_m: Points, corners_m: Points) -> Points:
    """(P, M, 3) barycentric shares of the point of each triangle that is nearest to its point."""
    a, b, c = (corners_m[:, :, corner] for corner in range(3))
    ab, ac, ap = b - a, c - a, points_m[:, None] - a
    d00, d01, d11 = _dot(ab, ab), _dot(ab, ac), _dot(ac, ac)
    d20, d21 = _dot(ap, ab), _dot(ap, ac)
    area = np.maximum(d00 * d11 - d01 * d01, 1e-20)
    v, w = (d11 * d20 - d01 * d21) / area, (d00 * d21 - d01 * d20) / area
    inner = np.stack((1.0 - v - w, v, w), axis=-1)
    # On each edge: the share of its end.
    on_ab = np.clip(d20 / np.maximum(d00, 1e-20), 0.0, 1.0)
    on_ac = np.clip(d21 / np.maximum(d11, 1e-20), 0.0, 1.0)
    bc = c - b
    on_bc = np.clip(_dot(points_m[:, None] - b, bc) / np.maximum(_dot(bc, bc), 1e-20), 0.0, 1.0)
    none = np.zeros_like(on_ab)
    edges = np.stack(
        (
            np.stack((1.0 - on_ab, on_ab, none), axis=-1),
            np.stack((1.0 - on_ac, none, on_ac), axis=-1),
            np.stack((none, 1.0 - on_bc, on_bc), axis=-1),
        ),
        axis=2,
    )
    off = points_m[:, None, None] - np.einsum("pmec,pmci->pmei", edges, corners_m)
    best = np.einsum("pmei,pmei->pme", off, off).argmin(axis=-1)
    edge = np.take_along_axis(edges, best[..., None, None], axis=2)[:, :, 0]
    within = np.min(inner, axis=-1) >= 0.0
    shares: Points = np.where(within[..., None], inner, edge)
    return shares


def _dot(a: Points, b: Points) -> Points:
    products: Points = np.einsum("...i,...i->...", a, b)
    return products
