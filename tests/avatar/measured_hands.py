"""What is true of a posed hand, measured on its skin and not on what the solver believed."""

from __future__ import annotations

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


def depth_m(skin: HandSkin, angles: Array) -> tuple[float, str]:
    """How deep the skin of any finger lies under that of another finger or of the palm.

    Only the middle and last bones are looked at: the bases of fingers are webbed together and
    their skin folds into itself in every closed hand, here as in life.

    Returns:
        Metres, and where, as `finger>finger`.
    """
    points = skin.posed(angles[None])[0]
    finger = np.where(skin.segment == PALM, 5, skin.segment // 3)
    ends = (skin.segment != PALM) & (skin.segment % 3 > 0)
    worst, where = 0.0, ""
    for one in range(5):
        mine = points[(finger == one) & (skin.segment % 3 == 2) & ends]
        for other in range(6):
            if other == one:
                continue
            rows = np.flatnonzero((finger == other) & (ends | (other == 5)))
            target, normals = _samples(skin, points, rows)
            gap, nearest = cKDTree(target).query(mine)
            inside = np.sum((mine - target[nearest]) * normals[nearest], axis=1)
            # A point truly inside is behind its nearest skin, not beside the edge of the patch.
            depth = np.where((-inside > 0.8 * gap) & (gap < THINNEST_M), gap, 0.0)
            if depth.max() > worst:
                worst, where = float(depth.max()), f"{PARTS[one]}>{PARTS[other]}"
    return worst, where


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
