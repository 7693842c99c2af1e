"""From values at vertices to values at pixels, through the uvs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from lsf_avatar.avatar.source import Array, Ints

Box = tuple[float, float, float, float]
"""(left, top, right, bottom), v downwards."""


@dataclass(frozen=True, slots=True)
class Window:
    """A piece of the base mesh's uv square, moved to a place of its own in a texture.

    Attributes:
        source: Box in the uvs of the base mesh.
        target: Box in the texture, 0 to 1.
    """

    source: Box
    target: Box


def through(windows: Sequence[Window], uv: Array) -> Array:
    """(N, 2) uvs (N, 2) of the base mesh, moved by the window that each lies in.

    Raises:
        ValueError: If one lies in no window: a part would be painted with another one's skin.
    """
    moved = np.full(uv.shape, np.nan)
    for window in windows:
        left, top, right, bottom = window.source
        inside = (uv >= (left, top)).all(axis=1) & (uv <= (right, bottom)).all(axis=1)
        share = (uv[inside] - (left, top)) / (right - left, bottom - top)
        low, high = np.array(window.target[:2]), np.array(window.target[2:])
        moved[inside] = low + share * (high - low)
    if np.isnan(moved).any():
        raise ValueError(f"{np.isnan(moved[:, 0]).sum()} uvs lie in no window of the texture")
    return moved


def bake(
    uv: Array, triangles: Ints, values: Array, shape: tuple[int, int]
) -> tuple[Array, NDArray[np.bool_]]:
    """Spreads values over a texture; pixels that no triangle covers take their nearest one's.

    Args:
        uv: (V, 2) in the texture, v downwards.
        triangles: (T, 3).
        values: (V, A).
        shape: Height and width in pixels.

    Returns:
        (H, W, A) values; (H, W) which pixels a triangle covers.
    """
    height, width = shape
    pixels = uv * (width, height) - 0.5
    picture = np.zeros((height, width, values.shape[1]))
    covered = np.zeros((height, width), bool)
    for corners in triangles:
        a, b, c = pixels[corners]
        area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
        if abs(area) < 1e-9:
            continue
        (x0, y0), (x1, y1) = (
            np.floor(np.minimum(np.minimum(a, b), c)),
            np.ceil(np.maximum(np.maximum(a, b), c)),
        )
        x = np.arange(max(int(x0), 0), min(int(x1), width - 1) + 1)
        y = np.arange(max(int(y0), 0), min(int(y1), height - 1) + 1)[:, None]
        of_b = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area
        of_c = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area
        rows, columns = np.nonzero((of_b >= -0.01) & (of_c >= -0.01) & (of_b + of_c <= 1.01))
        of_b, of_c = of_b[rows, columns, None], of_c[rows, columns, None]
        at = rows + y[0, 0] if len(y) else rows, columns + x[0] if len(x) else columns
        first, second, third = values[corners]
        picture[at] = first + of_b * (second - first) + of_c * (third - first)
        covered[at] = True
    nearest = distance_transform_edt(~covered, return_distances=False, return_indices=True)
    return picture[tuple(nearest)], covered
