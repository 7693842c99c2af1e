"""Light for each vertex: a soft sky, a key from the upper left, a faint fill from the right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.render.raster import srgb

Float = NDArray[np.float32]

SKY, GROUND = np.array([0.55, 0.57, 0.61]), np.array([0.27, 0.25, 0.24])
KEY, KEY_FROM = np.array([0.72, 0.69, 0.64]), np.array([-0.45, 0.62, 0.72])
FILL, FILL_FROM = np.array([0.10, 0.11, 0.13]), np.array([0.80, 0.10, 0.55])
"""Linear colours and directions; chosen by eye, on light and on dark skin, so that a face shows
relief and fingers part while the far cheek of a dark face stays readable."""


def _towards(direction: NDArray[np.float64]) -> Float:
    return (direction / np.linalg.norm(direction)).astype(np.float32)


_KEY_FROM, _FILL_FROM = _towards(KEY_FROM), _towards(FILL_FROM)
_BASE, _SLOPE = ((SKY + GROUND) / 2).astype(np.float32), ((SKY - GROUND) / 2).astype(np.float32)
_STEPS = 1024
_SRGB = srgb(np.linspace(0.0, 1.0, _STEPS + 1))


def lit(normals: Float) -> Float:
    """Light on vertices.

    Args:
        normals: (V, 3) unit, world.

    Returns:
        (V, 3) sRGB, 0 to 1: multiplied with a colour in sRGB it comes near lighting the colour
        in linear light, at no cost for each pixel.
    """
    key = np.maximum(normals @ _KEY_FROM, 0.0)[:, None]
    fill = np.maximum(normals @ _FILL_FROM, 0.0)[:, None]
    linear = _BASE + normals[:, 1:2] * _SLOPE + key * KEY.astype(np.float32)
    linear += fill * FILL.astype(np.float32)
    steps = np.minimum(linear * _STEPS, _STEPS).astype(np.int32)
    return np.asarray(_SRGB[steps])
