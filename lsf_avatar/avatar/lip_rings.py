"""The lips as a grid: closed rings of 38 vertices, from the skin around the mouth to its inside.

The base mesh is drawn in such rings, each through the middle of the upper and of the lower lip.
Moving whole rings keeps lips smooth where adding up face units leaves kinks.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from lsf_avatar.avatar.source import BaseMesh

Array = NDArray[np.float64]
Ints = NDArray[np.int64]
Edge = tuple[int, int]

OUTERMOST, NEXT = 5342, 362
"""Vertices of the base mesh above the middle of the upper lip: the first ring, and the way in."""

RINGS, COLUMNS, CORNER = 14, 38, 12
"""Rings, vertices of each, and the first column, from the middle, that is of the lower lip."""

BORDER, FRONT, LINE = 2, 5, 8
"""Rings at the border of the red of the lips, at its front, and where closed lips meet."""


_OVERLAP_M = 0.0006
"""How far closed lips go behind each other."""


@dataclass(frozen=True, eq=False)
class LipRings:
    """The rings of one mesh.

    Attributes:
        rows: (RINGS, COLUMNS) vertices; outermost ring first; columns from the middle of the upper
            lip to the signer's left, along the lower lip, and back.
        skin: (S,) vertices of the body that are in none of them.
    """

    rows: Ints
    skin: Ints

    def spread(self, neutral_m: Array, moves_m: Array, reach_m: float) -> Array:
        """(V, 3) offsets of the whole mesh from moves (RINGS, COLUMNS, 3) of the rings.

        Skin around the outermost ring follows it, less and less; the inside of the mouth does not.
        """
        offsets = np.zeros_like(neutral_m)
        offsets[self.rows] = moves_m
        edge = self.rows[0]
        gap, near = cKDTree(neutral_m[edge]).query(neutral_m[self.skin], k=4)
        share = 1.0 / (gap + 1e-4) ** 2
        share /= share.sum(axis=1, keepdims=True)
        carried = np.einsum("sk,skd->sd", share, moves_m[0][near])
        outside = neutral_m[self.skin, 2] > neutral_m[edge, 2].min() - 0.02
        fall = outside * np.exp(-((gap[:, 0] / reach_m) ** 2))
        offsets[self.skin] = carried * fall[:, None]
        return offsets


def lip_rings(mesh: BaseMesh) -> LipRings:
    """Finds the rings by walking straight on through vertices with four edges."""
    faces_of: dict[Edge, set[int]] = defaultdict(set)
    edges_of: dict[int, set[Edge]] = defaultdict(set)
    quads = mesh.faces["body"]
    seed = mesh.vertices_m[OUTERMOST]
    near = np.linalg.norm(mesh.vertices_m[quads].mean(axis=1) - seed, axis=1) < 0.1
    for face in np.flatnonzero(near).tolist():
        corners = quads[face].tolist()
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
            edge = (min(a, b), max(a, b))
            faces_of[edge].add(face)
            edges_of[a].add(edge)
            edges_of[b].add(edge)

    def ahead(edge: Edge, vertex: int) -> Edge:
        """The edge that leaves a vertex opposite to the one that led there."""
        (straight,) = (e for e in edges_of[vertex] if not faces_of[e] & faces_of[edge])
        return straight

    def walk(start: int, edge: Edge, count: int) -> list[int]:
        path = [start]
        for _ in range(count - 1):
            path.append(edge[0] if edge[1] == path[-1] else edge[1])
            edge = ahead(edge, path[-1])
        return path

    inwards = walk(OUTERMOST, (min(OUTERMOST, NEXT), max(OUTERMOST, NEXT)), RINGS)
    rows = []
    for start in inwards:
        sideways = max(edges_of[start], key=lambda e: mesh.vertices_m[list(e), 0].max())
        rows.append(walk(start, sideways, COLUMNS))
    rings = np.array(rows)
    return LipRings(rings, np.setdiff1d(mesh.vertices_of("body"), rings))


def closing(rings_m: Array) -> Array:
    """(RINGS, COLUMNS, 3) moves that shut the lips, down to their corners.

    Upper and lower lip meet half way, one a little under the other, wherever a gap is left.

    Args:
        rings_m: (RINGS, COLUMNS, 3) where the rings are.
    """
    visible = rings_m[FRONT : LINE + 1]
    away = np.abs(visible[-1, :, 0])
    upper = np.minimum(np.arange(COLUMNS), COLUMNS - np.arange(COLUMNS)) < CORNER
    edge = np.where(upper, visible[..., 1].min(axis=0), visible[..., 1].max(axis=0))
    half = np.arange(COLUMNS // 2 + 1)  # the left half: both halves are alike
    over, under = half[upper[half]], half[~upper[half]][::-1]
    facing = np.where(
        upper, np.interp(away, away[under], edge[under]), np.interp(away, away[over], edge[over])
    )
    gap = np.maximum((edge - facing) * np.where(upper, 1.0, -1.0) + _OVERLAP_M, 0.0)
    follow = np.array([0.0, 0.1, 0.25, 0.5, 0.75, 1.0, 1.0, 1.0, 1.0, 1.0, 0.7, 0.3, 0.0, 0.0])
    moves = np.zeros_like(rings_m)
    moves[..., 1] = follow[:, None] * np.where(upper, -0.5, 0.5) * gap
    return moves


def smoothed(ring_m: Array, harmonics: int) -> Array:
    """Closed curves (…, COLUMNS, 3) by their first harmonics: 1 is an ellipse."""
    waves = np.fft.rfft(ring_m, axis=-2)
    waves[..., harmonics + 1 :, :] = 0.0
    curves: Array = np.fft.irfft(waves, COLUMNS, axis=-2)
    return curves
