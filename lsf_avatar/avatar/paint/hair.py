"""Strands: streaks along v, without a seam along u."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from lsf_avatar.avatar.looks import Colour
from lsf_avatar.avatar.paint.colour import jpeg

_SIZE = 512


def paint_hair(colour: Colour, *, short: bool) -> bytes:
    """JPEG of strands around a middle tone; short ones end along the way."""
    random = np.random.default_rng(13)
    streaks = np.zeros((_SIZE, _SIZE))
    for count, strength in ((256, 0.12), (100, 0.11), (40, 0.09), (12, 0.05)):
        heights = random.standard_normal(count)
        at = np.linspace(0, count, _SIZE, endpoint=False)
        streaks += strength * np.interp(at, np.arange(count + 1), np.append(heights, heights[0]))
    loose = gaussian_filter(random.standard_normal((_SIZE, _SIZE)), (40, 0.8), mode="wrap")
    if short:
        locks = gaussian_filter(random.standard_normal((_SIZE, _SIZE)), (14, 2.5), mode="wrap")
        streaks = 0.9 * streaks + 1.6 * locks
    picture = np.array(colour) * (1 + streaks + 0.9 * loose)[..., None]
    return jpeg(picture)
