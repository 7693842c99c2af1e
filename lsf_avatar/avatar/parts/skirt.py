"""What the signer wears below the hips: one straight skirt instead of two legs.

The tights end between the legs, which would show as a notch at the lower edge of the picture.
Below the hips they are replaced by rings around both legs that never get narrower downwards.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d

from lsf_avatar.avatar.source import Array, Ints
from lsf_avatar.avatar.surface import boundary, clipped

TOP_M, HEM_M = 0.03, -0.17
"""Heights between which the skirt hangs: under the belly, and lower than any view shows."""

_RINGS = 4
_SLICE_M = 0.02
_DIRECTIONS, _EVEN = 72, 2.5
"""Directions in which the reach of slices is taken, and over how many it is made even."""
_FULL_AT = 0.5
"""Share of the length after which the cloth hangs free of the shape of the hips."""
_BESIDE_M = 0.26
"""Nothing further from the middle belongs to hips or legs."""


def skirted(triangles: Ints, rows: Array) -> tuple[Ints, Array]:
    """Cloth over trunk and arms with a skirt in place of its legs.

    Args:
        triangles: (T, 3) cloth that ends at `HEM_M` or lower.
        rows: (V, 3 + J) places in metres, then the joints' shares; the root is joint 0.
    """
    hips = np.abs(rows[:, 0]) < _BESIDE_M
    middle_m = float(rows[hips & (np.abs(rows[:, 1] - TOP_M) < _SLICE_M), 2].mean())
    heights_m = np.linspace(TOP_M, HEM_M, _RINGS + 1)
    reach_m = _reach(rows[hips, :3], middle_m, heights_m)
    triangles, rows = clipped(triangles, rows, np.where(hips, rows[:, 1] - TOP_M, 1.0))
    rim = boundary(triangles)
    rim = rim[(rows[rim, 1] < TOP_M + 1e-6).all(axis=1) & (np.abs(rows[rim, 0]) < _BESIDE_M).all(1)]
    loop = np.unique(rim)
    away = rows[loop][:, [0, 2]] - (0.0, middle_m)
    around = np.arctan2(away[:, 1], away[:, 0])
    waist_m = np.hypot(*away.T)
    place = np.zeros(len(rows), np.int64)
    start, end = rim.T
    pieces, rings = [triangles], [rows]
    above = np.arange(len(rows))
    for ring in range(1, _RINGS + 1):
        share = ring / _RINGS
        free_m = np.maximum(_radius(reach_m[ring], around) - waist_m, 0.0)
        radius_m = waist_m + free_m * np.sin(min(share / _FULL_AT, 1.0) * np.pi / 2)
        row = rows[loop]
        row[:, 0] = radius_m * np.cos(around)
        row[:, 1] = heights_m[ring]
        row[:, 2] = middle_m + radius_m * np.sin(around)
        row[:, 3:] *= 1.0 - share
        row[:, 3] += share
        place[loop] = len(rows) + (ring - 1) * len(loop) + np.arange(len(loop))
        below = place.copy()
        pieces.append(np.stack([above[end], above[start], below[start]], axis=1))
        pieces.append(np.stack([above[end], below[start], below[end]], axis=1))
        rings.append(row)
        above = below
    return np.concatenate(pieces), np.vstack(rings)


def _reach(points_m: Array, middle_m: float, heights_m: Array) -> Array:
    """(H, D) how far slices of the cloth reach in each direction; never less than those above."""
    directions = _directions()
    flat = points_m[:, [0, 2]] - (0.0, middle_m)
    reach = [
        (flat[np.abs(points_m[:, 1] - height) < _SLICE_M] @ directions.T).max(axis=0)
        for height in heights_m
    ]
    return np.maximum.accumulate(np.array(reach), axis=0)


def _radius(reach_m: Array, around: Array) -> Array:
    """(N,) distance to the edge of the convex shape that reaches (D,) so far, at angles (N,)."""
    directions = _directions()
    towards = directions @ directions.T
    edge = np.where(towards > 0.1, reach_m / np.maximum(towards, 0.1), np.inf).min(axis=1)
    even = gaussian_filter1d(edge, _EVEN, mode="wrap")
    turn = around / (2 * np.pi) % 1.0 * _DIRECTIONS
    radius: Array = np.interp(turn, np.arange(_DIRECTIONS + 1), np.append(even, even[0]))
    return radius


def _directions() -> Array:
    """(D, 2) unit vectors around the waist: sideways, forward."""
    angle = np.arange(_DIRECTIONS) * 2 * np.pi / _DIRECTIONS
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)
