"""What is true of a posed hand, measured on its skin and not on what the solver believed."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from lsf_avatar.avatar.hands_skin import PALM, HandSkin
from lsf_avatar.avatar.surface import vertex_normals
from lsf_avatar.kinematics.fingers import FINGERS

Array = NDArray[np.float64]

PARTS = (*FINGERS, "palm")
THINNEST_M = 0.012
"""No finger is thinner: skin further away than this is not what one is inside of."""


def contact_m(skin: HandSkin, angles: Array, part: str, other: str) -> float:
    """Smallest distance between two patches of the posed skin, metres."""
    points = skin.posed(angles[None])[0]
    fine, _ = _samples(skin, points, skin.patches[part])
    target, _ = _samples(skin, points, skin.patches[other])
    return float(cKDTree(fine).query(target)[0].min())


def depths_m(skin: HandSkin, angles: Array) -> Array:
    """(5, 6) how deep the skin of a finger's end lies under that of each part of `PARTS`, metres.

    Only the middle and last bones are looked at: the bases of fingers are webbed together and
    their skin folds into itself in every closed hand, here as in life.
    """
    points = skin.posed(angles[None])[0]
    finger = np.where(skin.segment == PALM, 5, skin.segment // 3)
    ends = (skin.segment != PALM) & (skin.segment % 3 > 0)
    depths = np.zeros((5, 6))
    parts = [
        _samples(skin, points, np.flatnonzero((finger == other) & (ends | (other == 5))))
        for other in range(6)
    ]
    for one, other in product(range(5), range(6)):
        if one != other:
            mine = points[(finger == one) & (skin.segment % 3 == 2) & ends]
            target, normals = parts[other]
            gap, nearest = cKDTree(target).query(mine)
            inside = np.sum((mine - target[nearest]) * normals[nearest], axis=1)
            # A point truly inside is behind its nearest skin, not beside the edge of the patch.
            deep = np.where((-inside > 0.8 * gap) & (gap < THINNEST_M), gap, 0.0)
            depths[one, other] = deep.max()
    return depths


def _samples(skin: HandSkin, points: Array, rows: NDArray[np.int64]) -> tuple[Array, Array]:
    """Points and normals on the triangles of a patch: corners, and seven inside each."""
    triangles = skin.triangles[np.isin(skin.triangles, rows).all(axis=1)]
    normals = vertex_normals(points, skin.triangles)
    shares = np.array(
        [[4, 1, 1], [1, 4, 1], [1, 1, 4], [2, 2, 2], [3, 3, 0], [0, 3, 3], [3, 0, 3]], float
    )
    shares /= shares.sum(axis=1, keepdims=True)
    inner = np.einsum("ks,tsd->tkd", shares, points[triangles]).reshape(-1, 3)
    turned = np.einsum("ks,tsd->tkd", shares, normals[triangles]).reshape(-1, 3)
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    return np.concatenate((points[rows], inner)), np.concatenate((normals[rows], turned))
