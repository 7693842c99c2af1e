"""White, iris and pupil, seen from the front with angles kept."""

from __future__ import annotations

import numpy as np

from lsf_avatar.avatar.looks import Colour
from lsf_avatar.avatar.paint.colour import jpeg, mixed

EDGE_DEG = 115.0
"""Angle from the pole at the edge of the picture; the lids hide what is behind."""
_SIZE = 512
_IRIS_DEG, _PUPIL_DEG = 29.0, 11.5
_WHITE, _CORNER, _BLACK = (236, 232, 228), (214, 176, 166), (12, 9, 8)
_GLINT_AT, _GLINT_DEG = (-8.0, 10.0), 3.2
"""A small reflection, right of the signer's own view and up: without one, eyes look blind."""


def paint_eye(colour: Colour) -> bytes:
    """JPEG of one eye with an iris of a colour."""
    random = np.random.default_rng(11)
    y, x = np.mgrid[0:_SIZE, 0:_SIZE]
    scale = 2 * EDGE_DEG / _SIZE
    right, up = (x + 0.5) * scale - EDGE_DEG, EDGE_DEG - (y + 0.5) * scale
    angle, around = np.hypot(right, up), np.arctan2(up, right)
    picture = np.full((_SIZE, _SIZE, 3), _WHITE, float)
    picture = mixed(picture, _CORNER, np.clip((angle - 38) / 45, 0, 1) ** 1.3)
    # The upper lid throws a shadow on the white.
    picture *= 1 - 0.28 * np.clip((up - 12) / 26, 0, 1)[..., None]
    fibres = np.interp(
        (around + np.pi) / (2 * np.pi) * 180,
        np.arange(181),
        np.resize(random.uniform(size=180), 181),
    )
    iris = np.array(colour) * (0.68 + 0.55 * fibres[..., None])
    iris *= (1 + 0.45 * np.exp(-(((angle - 16) / 5) ** 2)))[..., None]
    iris *= (1 - 0.72 * np.clip((angle - 24) / 5, 0, 1))[..., None]
    iris *= (1 - 0.30 * np.clip((up - 4) / 20, 0, 1))[..., None]
    picture += (iris - picture) * np.clip((_IRIS_DEG - angle) / 1.6, 0, 1)[..., None]
    picture = mixed(picture, _BLACK, np.clip((_PUPIL_DEG - angle) / 1.2, 0, 1))
    away = np.hypot(right - _GLINT_AT[0], up - _GLINT_AT[1])
    picture = mixed(picture, (255, 255, 255), 0.9 * np.clip((_GLINT_DEG - away) / 1.2, 0, 1))
    return jpeg(picture)
