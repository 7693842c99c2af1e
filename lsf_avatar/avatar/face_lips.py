"""Shapes of the lips that sums of face units cannot make: round, and pressed together.

Funnel, pucker and an open jaw add up to a lower lip like a V, and pressing units lift the corners
into half a smile. Here whole rings of the lips are led: a round mouth is an ellipse, pressed lips
keep their line and lose half their height.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.lip_rings import (
    BORDER,
    COLUMNS,
    CORNER,
    LINE,
    RINGS,
    LipRings,
    lip_rings,
    smoothed,
)
from lsf_avatar.avatar.source import Source
from lsf_avatar.geometry import unit

Array = NDArray[np.float64]

LIP_SHAPES = ("visemeO", "visemeOU", "visemeCH", "visemeMBP", "visemeFV")

_EVEN = 0.6
"""How much of the lips' thickness is made the same all round."""

_LED = np.array([0.35, 0.75, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.7, 0.4, 0.2])[:, None, None]
"""How much of each ring is led; the rest stays as the face units put it."""


_LEVEL, _NARROWER = 0.75, 0.08
"""Pressed lips: how much of the line's rise to its corners is taken, and of the mouth's width."""

_BOWL_AT, _BOWL_ROUND = 0.55, 2.05
"""At which weight of an open jaw lips are rounded, and how full their arch is: 2 is an ellipse."""

Move = tuple[float, float, float]
_OUT_OF_SIGHT_M: Mapping[str, Move] = {
    "helper-lower-teeth": (0.0, -0.006, -0.005),
    "helper-upper-teeth": (0.0, 0.010, -0.005),
    "helper-tongue": (0.0, -0.010, -0.014),
}
"""A round mouth reads by its dark opening."""
_TEETH_SHUT_M: Mapping[str, Move] = {
    "helper-lower-teeth": (0.0, 0.004, 0.001),
    "helper-upper-teeth": (0.0, 0.0, 0.001),
}
"""ch, j: shut teeth show between flared lips."""
_TEETH_ON_LIP_M: Mapping[str, Move] = {
    "helper-upper-teeth": (0.0, -0.0015, 0.0035),
    "helper-lower-teeth": (0.0, -0.003, -0.003),
}
"""f, v: the edge of the upper teeth shows on the lower lip."""


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
    flared = {"jawOpen": 0.14, "mouthFunnel": 0.6, "mouthPucker": 0.3}
    lip_up = {"mouthUpperUpLeft": 0.9, "mouthUpperUpRight": 0.9, "jawOpen": 0.04}
    shapes = {
        "visemeO": _rounded(rings, neutral_m, _sum(units, open_round), (0.0115, 0.0125), 0.002),
        "visemeOU": _rounded(rings, neutral_m, _sum(units, small_round), (0.0062, 0.0052), 0.005),
        "visemeCH": _rounded(rings, neutral_m, _sum(units, flared), (0.0115, 0.0045), 0.006),
        "visemeMBP": _pressed(rings, neutral_m),
        "visemeFV": _tucked(rings, neutral_m, _sum(units, lip_up)),
    }
    for name in ("visemeO", "visemeOU"):
        _move(source, shapes[name], _OUT_OF_SIGHT_M)
    _move(source, shapes["visemeCH"], _TEETH_SHUT_M)
    _move(source, shapes["visemeFV"], _TEETH_ON_LIP_M)
    return shapes


def bowl(rings: LipRings, neutral_m: Array, open_m: Array) -> Array:
    """(V, 3) an opening mouth whose lower lip is round: face units alone leave it like a V.

    Args:
        rings: The rings.
        neutral_m: (V, 3) the neutral face.
        open_m: (V, 3) offsets of the open mouth, at weight 1.
    """
    now = neutral_m[rings.rows] + _BOWL_AT * open_m[rings.rows]
    line = now[LINE]
    half_m = np.abs(line[:, 0]).max()
    corners_m = line[[CORNER - 1, CORNER, -CORNER, 1 - CORNER], 1].mean()
    upper = np.minimum(np.arange(COLUMNS), COLUMNS - np.arange(COLUMNS)) < CORNER
    reach_m = np.where(upper, line[0, 1], line[COLUMNS // 2, 1]) - corners_m
    share = np.clip(np.abs(line[:, 0]) / half_m, 0.0, 1.0)
    arch = (1.0 - share**_BOWL_ROUND) ** (1.0 / _BOWL_ROUND)
    moves = np.zeros_like(now)
    moves[..., 1] = _LED[..., 0] * (corners_m + reach_m * arch - line[:, 1])
    return open_m + rings.spread(neutral_m, moves, reach_m=0.012) / _BOWL_AT


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
    inner = _even(smoothed(now[LINE], 1))
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


def _even(ring_m: Array) -> Array:
    """(COLUMNS, 3) a ring whose left half mirrors its right one."""
    other = np.roll(ring_m[::-1], 1, axis=0) * (-1.0, 1.0, 1.0)
    return (ring_m + other) / 2


def _pressed(rings: LipRings, neutral_m: Array) -> Array:
    """Lips pressed together: half as high, drawn in, their line level so that nothing smiles."""
    now = neutral_m[rings.rows]
    line = now[LINE]
    height = np.ones(RINGS)
    height[:LINE] = [0.92, 0.75, *(LINE - BORDER) * (0.45,)]
    level = line[:, 1] + _LEVEL * (line[:, 1].min() - line[:, 1])
    wanted = now.copy()
    wanted[..., 1] += _LED[..., 0] * (level - line[:, 1])
    wanted[..., 1] = level + height[:, None] * (wanted[..., 1] - level)
    wanted[..., 0] *= 1.0 - _NARROWER * _LED[..., 0]
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


def _move(source: Source, offsets_m: Array, moves_m: Mapping[str, Move]) -> None:
    """Teeth and tongue to where a shape needs them: out of sight, or in it."""
    for group, move_m in moves_m.items():
        offsets_m[source.mesh.vertices_of(group)] += move_m
