"""Teeth and tongue: one ramp each, light in front and dark at the back.

Nothing casts shadows, so molars would glint in the corners of the lips if they were not painted
as dark as a mouth is.
"""

from __future__ import annotations

import numpy as np

from lsf_avatar.avatar.paint.colour import jpeg

_WIDTH, _HEIGHT = 128, 8
_TEETH_FRONT, _TEETH_BACK = (206, 199, 186), (58, 36, 34)
_TONGUE_FRONT, _TONGUE_BACK = (172, 92, 92), (70, 26, 28)


def paint_teeth() -> bytes:
    """JPEG whose u runs from the molars (0) to the incisors (1)."""
    return _ramp(_TEETH_BACK, _TEETH_FRONT, 0.62, 0.95)


def paint_tongue() -> bytes:
    """JPEG whose u runs from the root (0) to the tip (1)."""
    return _ramp(_TONGUE_BACK, _TONGUE_FRONT, 0.25, 1.0)


def _ramp(
    back: tuple[int, int, int], front: tuple[int, int, int], start: float, end: float
) -> bytes:
    """From one colour to the other between two places."""
    share = np.clip((np.linspace(0, 1, _WIDTH) - start) / (end - start), 0, 1)[None, :, None]
    row = np.array(back, float) + (np.array(front, float) - back) * share
    return jpeg(np.repeat(row, _HEIGHT, axis=0))
