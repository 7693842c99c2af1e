"""Shapes of the lips that sums of face units cannot make: round, and pressed together.

Funnel, pucker and an open jaw add up to a lower lip like a V, and pressing units lift the corners
into half a smile. Here whole rings of the lips are led: a round mouth is an ellipse, pressed lips
keep their line and lose half their height.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.lip_rings import BORDER, COLUMNS, LINE, RINGS, LipRings, lip_rings, smoothed
from lsf_avatar.avatar.source import Source
from lsf_avatar.geometry import unit

Array = NDArray[np.float64]

LIP_SHAPES = ("visemeO", "visemeOU", "visemeMBP", "visemeFV")

_EVEN = 0.6
"""How much of the lips' thickness is made the same all round."""

_LED = np.array([0.35, 0.75, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.7, 0.4, 0.2])[:, None, None]
"""How much of each ring is led; the rest stays as the face units put it."""


def lip_shapes(source: Source, neutral_m: Array, units: Mapping[str, Array]) -> dict[str, Array]:
    """The shapes of `LIP_SHAPES`: channel → (V, 3) offsets, metres, at weight 1.

    Args:
        source: The data.
        neutral_m: (V, 3) the neutral face.
        units: The 52 ARKit shapes.
    """
    rings = lip_rings(source.mesh)
    open_round = {"jawOpen": 0.36, "mouthFunnel": 0.5, "mouthPucker": 0.5}
    small_round = {"jawOpen": 0.14, "mouthFunnel": 0.4, "mouthPucker": 0.8}
    lip_up = {"mouthUpperUpLeft": 0.45, "mouthUpperUpRight": 0.45, "jawOpen": 0.06}
    shapes = {
        "visemeO": _rounded(rings, neutral_m, _sum(units, open_round), (0.0115, 0.0125), 0.002),
        "visemeOU": _rounded(rings, neutral_m, _sum(units, small_round), (0.0062, 0.0052), 0.005),
        "visemeMBP": _pressed(rings, neutral_m),
        "visemeFV": _tucked(rings, neutral_m, _sum(units, lip_up)),
    }
    for name in ("visemeO", "visemeOU"):
        _clear_mouth(source, shapes[name])
    return shapes


def _sum(units: Mapping[str, Array], weights: Mapping[str, float]) -> Array:
    """Weighted sum of shapes."""
    total: Array = np.sum([weight * units[name] for name, weight in weights.items()], axis=0)
    return total


def _rounded(
    rings: LipRings,
    neutral_m: Array,
    units: Array,
    half_axes_m: tuple[float, float],
    forward_m: float,
) -> Array:
    """Lips around an ellipse.

    Args:
        rings: The rings.
        neutral_m: (V, 3) the neutral face.
        units: (V, 3) what cheeks, chin and jaw do.
        half_axes_m: Half width and half height of the opening.
        forward_m: How far the lips come forward, besides.
    """
    now = neutral_m[rings.rows] + units[rings.rows]
    inner = smoothed(now[LINE], 1)
    middle = inner.mean(axis=0)
    half = (inner.max(axis=0) - inner.min(axis=0))[:2] / 2
    opening = middle + (inner - middle) * (*np.array(half_axes_m) / half, 1.0)
    outwards = unit((opening - middle) * (1.0, 1.0, 0.0))
    flesh = smoothed(now - now[LINE], 2)
    radial = np.sum(flesh * outwards, axis=-1, keepdims=True)
    evened = _EVEN * radial.mean(axis=1, keepdims=True) + (1.0 - _EVEN) * radial
    wanted = opening + outwards * evened
    wanted[..., 2] = opening[:, 2] + flesh[..., 2] + forward_m
    return units + rings.spread(neutral_m, _LED * (wanted - now), reach_m=0.012)


def _pressed(rings: LipRings, neutral_m: Array) -> Array:
    """Lips pressed together: half as high, drawn in, their line straight."""
    now = neutral_m[rings.rows]
    line = now[LINE]
    height = np.ones(RINGS)
    height[:LINE] = [0.92, 0.75, *(LINE - BORDER) * (0.45,)]
    wanted = now.copy()
    wanted[..., 1] = line[:, 1] + height[:, None] * (now[..., 1] - line[:, 1])
    front = np.cos(np.pi * np.minimum(np.abs(line[:, 0]) / 0.026, 1.0) / 2)
    drawn_in = np.array([0.6, 0.3, -1.2, -2.4, -2.6, -2.2, -1.6, -0.8] + [0.0] * 6) * 0.001
    wanted[..., 2] += drawn_in[:, None] * front
    return rings.spread(neutral_m, wanted - now, reach_m=0.007)


def _tucked(rings: LipRings, neutral_m: Array, units: Array) -> Array:
    """The lower lip under the edge of the upper teeth."""
    now = neutral_m[rings.rows] + units[rings.rows]
    line = now[LINE]
    height = np.ones(RINGS)
    height[:LINE] = [0.95, 0.85, *(LINE - BORDER) * (0.55,)]
    wanted = now.copy()
    wanted[..., 1] = line[:, 1] + height[:, None] * (now[..., 1] - line[:, 1])
    lower = np.zeros(COLUMNS)
    lower[10:29] = np.sin(np.pi * np.arange(19) / 18)
    in_m = np.array([0.4, 0.0, -1.5, -3.0, -3.5, -3.5, -3.0, -2.5, -2.0, -1.5] + [0.0] * 4) * 0.001
    up_m = np.array([0.6, 1.0, 1.6, 2.0, 2.2, 2.2, 2.2, 2.2, 2.0, 1.5] + [0.0] * 4) * 0.001
    wanted[..., 2] += in_m[:, None] * lower
    wanted[..., 1] = np.where(lower > 0, wanted[..., 1] + up_m[:, None] * lower, now[..., 1])
    return units + rings.spread(neutral_m, wanted - now, reach_m=0.007)


def _clear_mouth(source: Source, offsets_m: Array) -> None:
    """Teeth and tongue out of sight behind a round mouth: it reads by its dark opening."""
    mesh = source.mesh
    for group, move_m in (
        ("helper-lower-teeth", (0.0, -0.006, -0.005)),
        ("helper-upper-teeth", (0.0, 0.010, -0.005)),
        ("helper-tongue", (0.0, -0.010, -0.014)),
    ):
        offsets_m[mesh.vertices_of(group)] += move_m
