"""Shapes that the ARKit set lacks: a furrow, cheeks one by one, cheeks sucked in, tongue up."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.source import Source

Array = NDArray[np.float64]

OWN_SHAPES = ("browFurrow", "cheekPuffLeft", "cheekPuffRight", "cheekSuck", "tongueUp")
"""Channels added to the 52 of ARKit."""


def own_shapes(source: Source, neutral_m: Array, units: Mapping[str, Array]) -> dict[str, Array]:
    """The shapes of `OWN_SHAPES`: channel → (V, 3) offsets, metres, at weight 1.

    Args:
        source: The data.
        neutral_m: (V, 3) the neutral face.
        units: The 52 ARKit shapes.
    """
    puff = units["cheekPuff"]
    left = 1.0 / (1.0 + np.exp(-neutral_m[:, :1] / 0.008))
    return {
        "browFurrow": _furrow(source, neutral_m),
        "cheekPuffLeft": puff * left,
        "cheekPuffRight": puff * (1.0 - left),
        "cheekSuck": -0.75 * puff * (1.0 - np.exp(-((neutral_m[:, :1] / 0.028) ** 2))),
        "tongueUp": _tongue_up(source, neutral_m),
    }


def _furrow(source: Source, neutral_m: Array) -> Array:
    """Inner brows together and down, with two upright creases between them (corrugator)."""
    skin = source.mesh.vertices_of("body")
    eye_m = neutral_m[source.mesh.vertices_of("helper-l-eye")].mean(axis=0)
    x, y, z = neutral_m[skin].T
    front = z > eye_m[2] - 0.02
    offsets = np.zeros_like(neutral_m)
    brow = front * _bump(np.abs(x) - 0.017, 0.011) * _bump(y - eye_m[1] - 0.0205, 0.013)
    crease = front * _bump(np.abs(x) - 0.0055, 0.0028) * _bump(y - eye_m[1] - 0.022, 0.010)
    fold = front * _bump(x, 0.0035) * _bump(y - eye_m[1] - 0.020, 0.009)
    offsets[skin, 0] = -np.sign(x) * 0.0048 * brow * np.clip(np.abs(x) / 0.006, 0.0, 1.0)
    offsets[skin, 1] = -0.0030 * brow
    offsets[skin, 2] = 0.0014 * fold - 0.0022 * crease
    return offsets


def _tongue_up(source: Source, neutral_m: Array) -> Array:
    """The tongue's tip at the ridge behind the upper teeth."""
    tongue = source.mesh.vertices_of("helper-tongue")
    z = neutral_m[tongue, 2]
    forward = (z - z.min()) / (z.max() - z.min())
    offsets = np.zeros_like(neutral_m)
    offsets[tongue, 1] = 0.016 * forward**2
    offsets[tongue, 2] = -0.003 * forward
    return offsets


def _bump(distance_m: Array, width_m: float) -> Array:
    """1 at distance 0, falling to 1/e at the width."""
    bump: Array = np.exp(-((distance_m / width_m) ** 2))
    return bump
