"""Colours as arrays of sRGB values, 0 to 255, and how they become JPEG bytes."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import ArrayLike
from PIL import Image
from scipy.ndimage import zoom

from lsf_avatar.avatar.source import Array

QUALITY = 88


def mixed(base: Array, colour: ArrayLike, share: Array) -> Array:
    """(..., 3) base with a share (...) of another colour over it."""
    blend: Array = base + (np.asarray(colour, float) - base) * share[..., None]
    return blend


def blotches(random: np.random.Generator, shape: tuple[int, int], grain: int) -> Array:
    """Smooth noise of about unit strength, `grain` pixels wide."""
    height, width = shape
    coarse = random.standard_normal((height // grain + 2, width // grain + 2))
    fine: Array = zoom(coarse, grain, order=1)[:height, :width]
    return fine


def jpeg(picture: Array) -> bytes:
    """A picture (H, W, 3) as JPEG, the same bytes for the same numbers."""
    out = BytesIO()
    pixels = np.clip(np.round(picture), 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()
