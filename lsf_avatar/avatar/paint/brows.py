"""Brows as single hairs, drawn from the front; they lie on the skin and move with its shapes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter, map_coordinates

from lsf_avatar.avatar.source import Array

_HAIRS = 1000
_PIXELS_M = 15000.0
_HALF_WIDTH_M, _BELOW_M, _ABOVE_M = 0.075, 0.01, 0.06

_ALONG = ((0.0125, 0.0195), (0.023, 0.0230), (0.035, 0.0258), (0.045, 0.0254), (0.0545, 0.0208))
"""(sideways, above the eye) metres, from the nose outwards: the middle of the brow."""
_THICK_M = (0.0020, 0.0034, 0.0032, 0.0024, 0.0008)
"""Half of its thickness at the same places."""
_LOWER_M, _THICKER, _FLATTER = {"man": 0.0025}, {"man": 1.3}, {"man": 0.55}
"""Bodies whose brows lie lower, are thicker, and arch less by these factors."""


@dataclass(frozen=True, slots=True, eq=False)
class Brows:
    """Both brows as a picture seen from the front.

    Attributes:
        cover: (H, W) 0 to 1.
        top_m: Height of its upper edge, world.
    """

    cover: Array
    top_m: float

    def on(self, points_m: Array, towards_front: Array) -> Array:
        """(...) cover at points (..., 3) of skin whose normals have this z (...)."""
        x = (points_m[..., 0] + _HALF_WIDTH_M) * _PIXELS_M - 0.5
        y = (self.top_m - points_m[..., 1]) * _PIXELS_M - 0.5
        seen = map_coordinates(self.cover, (y, x), order=1, mode="constant", cval=0.0)
        cover: Array = seen * (towards_front > -0.1)
        return cover


def draw_brows(eye_height_m: float, body: str) -> Brows:
    """Brows over eyes at a height, as one body has them."""
    random = np.random.default_rng(5)
    along, thick = np.array(_ALONG), np.array(_THICK_M) * _THICKER.get(body, 1.0)
    inner = along[0, 1]
    along[:, 1] = inner + (along[:, 1] - inner) * _FLATTER.get(body, 1.0) - _LOWER_M.get(body, 0.0)
    places = np.linspace(0, 1, len(along))
    width = round(2 * _HALF_WIDTH_M * _PIXELS_M)
    height = round((_BELOW_M + _ABOVE_M) * _PIXELS_M)
    image = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(image)

    def middle(place: float) -> Array:
        return np.array([np.interp(place, places, along[:, axis]) for axis in (0, 1)])

    for side in (1.0, -1.0):
        for place in random.beta(1.05, 1.2, _HAIRS):
            root, ahead = middle(place), middle(min(place + 0.02, 1.0))
            lift = random.uniform(-1, 1) * np.interp(place, places, thick)
            slope = np.arctan2(*(ahead - root + (1e-6, 0))[::-1])
            # Hairs stand up by the nose and lie down outwards; upper ones lean, lower ones rise.
            slope += np.interp(place, (0, 0.15, 0.5, 1), (0.95, 0.7, 0.3, 0.05)) * (
                1.0 if lift < 0.4 * np.interp(place, places, thick) else -0.1
            )
            length = random.uniform(0.003, 0.0058)
            root = np.array([root[0], root[1] + lift])
            tip = root + length * np.array([np.cos(slope), np.sin(slope)])
            ends = [
                ((side * x + _HALF_WIDTH_M) * _PIXELS_M, (_ABOVE_M - y) * _PIXELS_M)
                for x, y in (root, tip)
            ]
            pen.line(ends, fill=int(random.uniform(150, 245)), width=int(random.integers(2, 5)))
    strokes = gaussian_filter(np.asarray(image, float) / 255, 1.3)
    shadow = gaussian_filter(strokes, 12) * 1.05
    return Brows(np.clip(np.maximum(strokes, shadow), 0, 1), eye_height_m + _ABOVE_M)
