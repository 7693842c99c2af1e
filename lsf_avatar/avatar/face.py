"""The face: a calm neutral, and the shapes it is moved by, as offsets of the base mesh.

The 52 ARKit shapes are Mika Suominen's face units (CC0). LSF asks more of a face than they give:
brows carry grammar and must read on a small screen, cheeks puff one by one, and the lips must
show French. What is added is named in `OWN_SHAPES`; each costs bytes in every avatar, so they are
few. Strengths were chosen by the developers, by eye; no Deaf signer has seen them.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.face_lips import LIP_SHAPES, bowl, lip_shapes
from lsf_avatar.avatar.face_own import (
    CHEEK_SHAPES,
    cheeks_wide,
    own_shapes,
    tongue_round,
    tongue_tip,
)
from lsf_avatar.avatar.lip_rings import closing, lip_rings
from lsf_avatar.avatar.source import BaseMesh, Source
from lsf_avatar.avatar.surface import neighbours, smoothed, triangulated

Array = NDArray[np.float64]

OWN_SHAPES = CHEEK_SHAPES + LIP_SHAPES
"""Channels added to the 52 of ARKit."""

_CALM: Mapping[str, float] = {
    "mouthSmileLeft": 0.38,
    "mouthSmileRight": 0.38,
    "eyeWideLeft": 0.12,
    "eyeWideRight": 0.12,
    "mouthPressLeft": 0.12,
    "mouthPressRight": 0.12,
    "browDownLeft": 0.16,
    "browDownRight": 0.16,
    "browOuterUpLeft": 0.12,
    "browOuterUpRight": 0.12,
    "mouthFrownLeft": -0.15,
    "mouthFrownRight": -0.15,
}
"""Baked into rest: the base mesh alone looks worried and its lips are apart."""

_TEETH_BACK_M = 0.0035
"""At rest the teeth of the base mesh press through the lips."""

_LASHES_LONG, _OUTER_LONG, _LASHES_OUTER_M = 0.85, 0.5, 0.014
"""Shares of the base mesh's lashes that are left: over the pupil, and from this far outside it."""

_SIDES_IN, _SIDES_START_M, _SIDES_DEPTH_M = 0.45, 0.004, 0.014
"""Side teeth, which shine white in the corners of an open mouth, go in behind the front ones: by
this share of their width, from this depth, over this much depth."""

_LOUDER: Mapping[str, float] = {
    "browDownLeft": 1.25,
    "browDownRight": 1.25,
    "browInnerUp": 1.35,
    "browOuterUpLeft": 1.35,
    "browOuterUpRight": 1.35,
    "cheekPuff": 0.5,
    "mouthFrownLeft": 1.4,
    "mouthFrownRight": 1.4,
    "noseSneerLeft": 1.9,
    "noseSneerRight": 1.9,
}
"""A little more than life, for small screens: brows carry the grammar of questions."""

_TEETH_LOW_M = (0.0, -0.009, -0.003)
"""Lower teeth, which glint white over the lip of an open mouth, stay behind it."""

_UNSEEN_M = 1e-4
"""What moves less by our own shapes is left where it is: every vertex of a shape is downloaded."""

_LASHES_OUT_M = (0.0, 0.0006, 0.0016)
"""What brings the lashes of closed eyes out of the skin they sink into."""

_RIDGED, _SOFT_STEPS = ("mouthSmileLeft", "mouthSmileRight"), 15
"""Units that leave a sharp ridge in the cheek, and how often their skin is made even."""


def neutral(source: Source, vertices_m: Array) -> Array:
    """(V, 3) the person's vertices with a calm, friendly face, lips closed.

    Args:
        source: The data.
        vertices_m: (V, 3) the person's base mesh, metres.
    """
    units = source.face_units()
    calm = vertices_m + sum(weight * units[name] for name, weight in _CALM.items())
    rings = lip_rings(source.mesh)
    calm[rings.rows] += closing(calm[rings.rows])
    teeth = source.mesh.vertices_of("helper-upper-teeth", "helper-lower-teeth")
    depth_m = calm[teeth, 2].max() - calm[teeth, 2]
    calm[teeth, 0] *= 1 - _SIDES_IN * np.clip((depth_m - _SIDES_START_M) / _SIDES_DEPTH_M, 0, 1)
    calm[teeth, 2] -= _TEETH_BACK_M
    for side in "lr":
        _shorten_lashes(source.mesh, calm, side)
    return calm


def _shorten_lashes(mesh: BaseMesh, calm_m: Array, side: str) -> None:
    """Draws lashes back towards the lid: from the side those of the far eye are a black spike."""
    lashes = mesh.vertices_of(f"helper-{side}-eyelashes-2")
    eye_m = calm_m[mesh.vertices_of(f"helper-{side}-eye")].mean(axis=0)
    away = calm_m[lashes] - eye_m
    far_m = np.linalg.norm(away, axis=1, keepdims=True)
    near_m = far_m.min()
    outer = np.clip(np.sign(eye_m[0]) * away[:, :1] / _LASHES_OUTER_M, 0.0, 1.0)
    long = _LASHES_LONG + (_OUTER_LONG - _LASHES_LONG) * outer
    calm_m[lashes] = eye_m + away / far_m * (near_m + long * (far_m - near_m))


def face_shapes(source: Source, neutral_m: Array) -> dict[str, Array]:
    """All shapes of the face: channel → (V, 3) offsets, metres, at weight 1.

    Args:
        source: The data.
        neutral_m: (V, 3) what `neutral` returned.

    Returns:
        The 52 ARKit shapes sorted by name, then `OWN_SHAPES`; the order of `Body.face_channels`.
    """
    shapes = {
        name: _LOUDER.get(name, 1.0) * offsets_m for name, offsets_m in source.face_units().items()
    }
    _leave_eyeballs(source.mesh, shapes)
    _soften_cheeks(source.mesh, shapes)
    for side in ("Left", "Right"):
        lashes = source.mesh.vertices_of(f"helper-{side[0].lower()}-eyelashes-2")
        shapes[f"eyeBlink{side}"][lashes] += _LASHES_OUT_M
    shapes["jawOpen"] = bowl(lip_rings(source.mesh), neutral_m, shapes["jawOpen"])
    shapes["jawOpen"][source.mesh.vertices_of("helper-lower-teeth")] += _TEETH_LOW_M
    shapes["tongueOut"] += tongue_tip(source.mesh, neutral_m, up_m=-0.008, forward_m=0.006)
    shapes["tongueOut"] += tongue_round(source.mesh, neutral_m)
    shapes["cheekPuff"] += cheeks_wide(source.mesh, neutral_m)
    own = own_shapes(source, neutral_m, shapes)
    shapes |= own | lip_shapes(source, neutral_m, shapes)
    for name in ("cheekPuff", *OWN_SHAPES):
        still = np.linalg.norm(shapes[name], axis=1) < _UNSEEN_M
        shapes[name][still] = 0.0
    return shapes


def _leave_eyeballs(mesh: BaseMesh, shapes: dict[str, Array]) -> None:
    """Takes the eyeballs out of the shapes that look somewhere: joints turn the eyes."""
    balls = mesh.vertices_of("helper-l-eye", "helper-r-eye")
    for name, offsets_m in shapes.items():
        if name.startswith("eyeLook"):
            offsets_m[balls] = 0.0


def _soften_cheeks(mesh: BaseMesh, shapes: dict[str, Array]) -> None:
    """Evens the ridged units over the skin; the lips and all that is not skin stay."""
    mean = neighbours(triangulated(mesh.faces["body"]), len(mesh.vertices_m))
    moving = np.zeros((len(mesh.vertices_m), 1))
    moving[lip_rings(mesh).skin] = 1.0
    for name in _RIDGED:
        shapes[name] = smoothed(shapes[name], mean, _SOFT_STEPS, moving=moving, shrink=True)
