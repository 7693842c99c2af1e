"""Shapes that the ARKit set lacks: a furrow, cheeks one by one, cheeks sucked in, tongue up."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.lip_rings import COLUMNS, lip_rings
from lsf_avatar.avatar.source import BaseMesh, Source

Array = NDArray[np.float64]

CHEEK_SHAPES = (
    "browFurrow", "cheekPuffLeft", "cheekPuffRight", "cheekSuck", "lipBulge", "noseWide",
    "tongueInCheek", "tongueLeft", "tongueRight", "tongueUp",
)  # fmt: skip
"""Channels made here."""

_EYE_TO_MOUTH_M = 0.060
_TONGUE_END_M = 0.015
"""Over which length the tip of the tongue is rounded."""


def own_shapes(source: Source, neutral_m: Array, units: Mapping[str, Array]) -> dict[str, Array]:
    """The shapes of `CHEEK_SHAPES`: channel → (V, 3) offsets, metres, at weight 1.

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
        "cheekSuck": _hollow(source.mesh, neutral_m),
        "lipBulge": _pushed_lip(source.mesh, neutral_m),
        "noseWide": _nostrils(source.mesh, neutral_m),
        "tongueInCheek": _pushed_cheek(source.mesh, neutral_m),
        "tongueLeft": _tongue_aside(source.mesh, neutral_m, 1.0),
        "tongueRight": _tongue_aside(source.mesh, neutral_m, -1.0),
        "tongueUp": tongue_tip(source.mesh, neutral_m, up_m=0.007, forward_m=0.001),
    }


def tongue_tip(mesh: BaseMesh, neutral_m: Array, *, up_m: float, forward_m: float) -> Array:
    """(V, 3) the tongue's tip led up and forward; its root stays."""
    tongue = mesh.vertices_of("helper-tongue")
    z = neutral_m[tongue, 2]
    towards_tip = (z - z.min()) / (z.max() - z.min())
    offsets = np.zeros_like(neutral_m)
    offsets[tongue, 1] = up_m * towards_tip**2
    offsets[tongue, 2] = forward_m * towards_tip
    return offsets


def tongue_round(mesh: BaseMesh, neutral_m: Array) -> Array:
    """(V, 3) the tongue's end narrowed: inside the mouth it is blunt, outside it must be round."""
    tongue = mesh.vertices_of("helper-tongue")
    x, _, z = neutral_m[tongue].T
    towards_tip = np.clip((z - z.max() + _TONGUE_END_M) / _TONGUE_END_M, 0.0, 1.0)
    offsets = np.zeros_like(neutral_m)
    offsets[tongue, 0] = -0.55 * towards_tip**3 * x
    return offsets


def cheeks_wide(mesh: BaseMesh, neutral_m: Array) -> Array:
    """(V, 3) cheeks outwards and a little forward: what shows of a puff from the front."""
    outwards = _cheeks(mesh, neutral_m, side_m=0.046, above_mouth_m=0.006, wide_m=0.024)
    return outwards * (0.010, 0.0, 0.008)


def _pushed_cheek(mesh: BaseMesh, neutral_m: Array) -> Array:
    """The tongue's tip behind the right cheek, beside the corner of the mouth: a small knob."""
    skin = mesh.vertices_of("body")
    x, y, z = neutral_m[skin].T
    eye_m = neutral_m[mesh.vertices_of("helper-l-eye")].mean(axis=0)
    height = y - (eye_m[1] - _EYE_TO_MOUTH_M + 0.002)
    front = 1.0 / (1.0 + np.exp(-(z - eye_m[2] + 0.03) / 0.006))
    knob = front * _bump(x + 0.037, 0.0105) * _bump(height, 0.011)
    offsets = np.zeros_like(neutral_m)
    offsets[skin] = knob[:, None] * (-0.0085, 0.0, 0.0085)
    return offsets


def _pushed_lip(mesh: BaseMesh, neutral_m: Array) -> Array:
    """The tongue's tip behind the lower lip: the skin under it comes forward."""
    skin = mesh.vertices_of("body")
    x, y, z = (neutral_m[skin] - neutral_m[lip_rings(mesh).rows[0, COLUMNS // 2]]).T
    knob = (np.abs(z) < 0.03) * _bump(x, 0.015) * _bump(y + 0.002, 0.008)
    offsets = np.zeros_like(neutral_m)
    offsets[skin, 2] = 0.0085 * knob
    return offsets


def _tongue_aside(mesh: BaseMesh, neutral_m: Array, side: float) -> Array:
    """(V, 3) the tongue's tip led to the left (1) or right (-1) corner; its root stays."""
    tongue = mesh.vertices_of("helper-tongue")
    z = neutral_m[tongue, 2]
    towards_tip = (z - z.min()) / (z.max() - z.min())
    offsets = np.zeros_like(neutral_m)
    offsets[tongue, 0] = side * 0.012 * towards_tip**2
    return offsets


def _hollow(mesh: BaseMesh, neutral_m: Array) -> Array:
    """Both cheeks drawn in between the teeth."""
    outwards = _cheeks(mesh, neutral_m, side_m=0.044, above_mouth_m=0.006, wide_m=0.022)
    return outwards * (-0.009, 0.0, -0.010)


def _nostrils(mesh: BaseMesh, neutral_m: Array) -> Array:
    """Nostrils widened: their wings outwards and a little up."""
    skin = mesh.vertices_of("body")
    eye_m = neutral_m[mesh.vertices_of("helper-l-eye")].mean(axis=0)
    x, y, z = neutral_m[skin].T
    wing = (z > eye_m[2]) * _bump(np.abs(x) - 0.014, 0.008) * _bump(y - eye_m[1] + 0.037, 0.011)
    offsets = np.zeros_like(neutral_m)
    offsets[skin] = wing[:, None] * np.stack((np.sign(x), 0.35 + 0 * x, 0 * x), axis=-1) * 0.0065
    return offsets


def _cheeks(
    mesh: BaseMesh, neutral_m: Array, *, side_m: float, above_mouth_m: float, wide_m: float
) -> Array:
    """(V, 3) away from the middle and forward, 1 in the middle of each cheek, soft around it."""
    skin = mesh.vertices_of("body")
    x, y, z = neutral_m[skin].T
    eye_m = neutral_m[mesh.vertices_of("helper-l-eye")].mean(axis=0)
    front = 1.0 / (1.0 + np.exp(-(z - eye_m[2] + 0.035) / 0.008))
    height = y - (eye_m[1] - _EYE_TO_MOUTH_M + above_mouth_m)
    cheek = front * _bump(np.abs(x) - side_m, 0.020) * _bump(height, wide_m)
    away = np.zeros_like(neutral_m)
    away[skin] = np.stack((np.sign(x) * cheek, 0 * cheek, cheek), axis=-1)
    return away


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


def _bump(distance_m: Array, width_m: float) -> Array:
    """1 at distance 0, falling to 1/e at the width."""
    bump: Array = np.exp(-((distance_m / width_m) ** 2))
    return bump
