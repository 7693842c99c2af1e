"""Fewer triangles for the same shape: vertices fall onto neighbours where that is seen least.

Half-edge collapses ordered by quadric error (Garland and Heckbert 1997, Surface simplification
using quadric error metrics), with two additions. The error is a mean over several shapes that the
surface takes, so that lips, lids and knuckles keep what they need when they move. And vertices are
only left out, never moved, so weights, morphs, normals and uvs of those that stay remain true.

Many collapses are done at once: those whose surroundings do not touch, cheapest first.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from lsf_avatar.avatar.source import Array, Ints
from lsf_avatar.avatar.surface import boundary, edges

_SHARE_A_PASS, _LEAST_A_PASS = 0.3, 60
"""Of the collapses still wanted, how many one pass may do: fewer is nearer to one by one."""
_FLATTEST_TURN = 0.3
"""Cosine of the most that a triangle may turn by a collapse."""
_WEIGHT_M, _NORMAL_M = 0.003, 0.0015
"""How far off in metres another joint and a normal at a right angle are counted."""


def thinned(triangles: Ints, shapes_m: Array, normals: Array, weights: Array, wanted: int) -> Ints:
    """Triangles over the same vertices, some of which are used no more.

    Vertices at borders stay: seams of the texture and openings keep their outline.

    Args:
        triangles: (T, 3).
        shapes_m: (S, V, 3) places of the vertices in each shape that counts, the first at rest.
        normals: (V, 3) unit, at rest.
        weights: (V, J) shares of the joints.
        wanted: How many triangles; more are left where no collapse keeps the surface whole.

    Returns:
        (about wanted, 3).
    """
    faces = triangles.astype(np.int64)
    locked = np.zeros(len(normals), bool)
    locked[boundary(faces)] = True
    quadrics, areas = _quadrics(faces, shapes_m)
    apart = np.hstack([normals * _NORMAL_M, weights * _WEIGHT_M])
    refused: NDArray[np.int64] = np.zeros(0, np.int64)
    while len(faces) > wanted:
        pairs = _pairs(faces, locked, refused)
        cost = _error(quadrics[pairs[:, 0]], shapes_m[:, pairs[:, 1]])
        cost += areas[pairs[:, 0]] * np.sum((apart[pairs[:, 0]] - apart[pairs[:, 1]]) ** 2, axis=1)
        order = np.lexsort((pairs[:, 1], pairs[:, 0], cost))
        pairs = pairs[order[np.sort(np.unique(pairs[order, 0], return_index=True)[1])]]
        left = (len(faces) - wanted + 1) // 2
        count = min(left, max(_LEAST_A_PASS, int(_SHARE_A_PASS * left)))
        pairs = _untouching(faces, pairs[: 4 * count], len(normals))[:count]
        good = _keeps_whole(faces, pairs, len(normals)) & _turns_little(faces, pairs, shapes_m[0])
        bad = pairs[~good]
        refused = np.concatenate([refused, bad[:, 0] * len(normals) + bad[:, 1]])
        if not len(pairs):
            break
        gone, onto = pairs[good].T
        np.add.at(quadrics, onto, quadrics[gone])
        np.add.at(areas, onto, areas[gone])
        where = np.arange(len(normals))
        where[gone] = onto
        faces = where[faces]
        faces = faces[(faces != np.roll(faces, 1, axis=1)).all(axis=1)]
    return faces


def _pairs(faces: Ints, locked: NDArray[np.bool_], refused: NDArray[np.int64]) -> Ints:
    """(E, 2) which vertex may fall onto which: both ways of each edge, sorted."""
    links, count = edges(faces), len(locked)
    keys = np.unique(np.concatenate([links @ (count, 1), links @ (1, count)]))
    keys = keys[~locked[keys // count] & ~np.isin(keys, refused)]
    return np.column_stack([keys // count, keys % count])


def _quadrics(faces: Ints, shapes_m: Array) -> tuple[Array, Array]:
    """(V, S, 10) squared distance to the planes around each vertex, by area; (V,) areas."""
    vertices = shapes_m.shape[1]
    corners = csr_matrix(
        (np.ones(faces.size), (faces.ravel(), np.repeat(np.arange(len(faces)), 3))),
        shape=(vertices, len(faces)),
    )
    quadrics = np.zeros((vertices, len(shapes_m), 10))
    for shape, places in enumerate(shapes_m):
        a, b, c = np.moveaxis(places[faces], 1, 0)
        across = np.cross(b - a, c - a)
        double = np.maximum(np.linalg.norm(across, axis=1), 1e-12)
        plane = np.column_stack([across / double[:, None], np.zeros(len(faces))])
        plane[:, 3] = -np.sum(plane[:, :3] * a, axis=1)
        rows, columns = np.triu_indices(4)
        quadrics[:, shape] = corners @ (plane[:, rows] * plane[:, columns] * double[:, None] / 2)
        if shape == 0:
            areas = corners @ (double / 2)
    return quadrics / len(shapes_m), areas


def _error(quadrics: Array, places_m: Array) -> Array:
    """(E,) sums over the shapes of (E, S, 10) quadrics at (S, E, 3) places."""
    x, y, z = np.moveaxis(places_m, 2, 0)
    one = np.ones_like(x)
    products = np.stack([x * x, 2 * x * y, 2 * x * z, 2 * x, y * y, 2 * y * z, 2 * y, z * z, 2 * z,
                         one])  # fmt: skip
    errors: Array = np.maximum(np.einsum("esk,kse->e", quadrics, products), 0.0)
    return errors


def _untouching(faces: Ints, pairs: Ints, vertices: int) -> Ints:
    """Those of the pairs, cheapest first, whose triangles share no vertex with a cheaper one's."""
    rank = np.full(vertices, len(pairs))
    rank[pairs[:, 0]] = np.arange(len(pairs))
    around = np.repeat(rank[faces].min(axis=1), 3)  # the cheapest in each triangle claims it
    claimed = np.full(vertices, len(pairs))
    np.minimum.at(claimed, faces.ravel(), around)
    contested = np.zeros(len(pairs) + 1, bool)
    for corner in range(3):  # a star is whole if all its vertices are claimed by its own middle
        middle = rank[faces[:, corner]]
        contested[middle[(claimed[faces] != middle[:, None]).any(axis=1)]] = True
    return pairs[~contested[:-1]]


def _keeps_whole(faces: Ints, pairs: Ints, vertices: int) -> NDArray[np.bool_]:
    """Whether two ends have just the two neighbours in common that their two triangles give."""
    links = edges(faces)
    ones = np.ones(2 * len(links))
    ends = np.vstack([links, links[:, ::-1]]).T
    near = (csr_matrix((ones, ends), shape=(vertices, vertices)) > 0).astype(int)
    both = near[pairs[:, 0]].multiply(near[pairs[:, 1]]).sum(axis=1)
    whole: NDArray[np.bool_] = np.asarray(both).ravel() == 2
    return whole


def _turns_little(faces: Ints, pairs: Ints, places_m: Array) -> NDArray[np.bool_]:
    """Whether no triangle that stays turns over or becomes a line."""
    pair_of = np.full(len(places_m), -1)
    pair_of[pairs[:, 0]] = np.arange(len(pairs))
    good = np.ones(len(pairs), bool)
    for corner in range(3):
        pair = pair_of[faces[:, corner]]
        rows = np.flatnonzero(pair >= 0)
        before, pair = faces[rows], pair[rows]
        stays = ~(before == pairs[pair, 1][:, None]).any(axis=1)
        before, pair = before[stays], pair[stays]
        after = before.copy()
        after[:, corner] = pairs[pair, 1]
        old, new = _across(before, places_m), _across(after, places_m)
        sizes = np.linalg.norm(old, axis=1) * np.linalg.norm(new, axis=1)
        turned = np.sum(old * new, axis=1) < _FLATTEST_TURN * sizes + 1e-16
        good[pair[turned]] = False
    return good


def _across(faces: Ints, places_m: Array) -> Array:
    a, b, c = np.moveaxis(places_m[faces], 1, 0)
    return np.cross(b - a, c - a)
