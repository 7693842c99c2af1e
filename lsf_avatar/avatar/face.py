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

from lsf_avatar.avatar.face_own import own_shapes
from lsf_avatar.avatar.source import BaseMesh, Source

Array = NDArray[np.float64]

_CALM: Mapping[str, float] = {
    "mouthSmileLeft": 0.24,
    "mouthSmileRight": 0.24,
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

_LOUDER: Mapping[str, float] = {
    "browDownLeft": 1.25,
    "browDownRight": 1.25,
    "browInnerUp": 1.35,
    "browOuterUpLeft": 1.35,
    "browOuterUpRight": 1.35,
}
"""Brows carry the grammar of questions: a little more than life, for small screens."""


def neutral(source: Source, vertices_m: Array) -> Array:
    """(V, 3) the person's vertices with a calm, friendly face, lips closed.

    Args:
        source: The data.
        vertices_m: (V, 3) the person's base mesh, metres.
    """
    units = source.face_units()
    calm = vertices_m + sum(weight * units[name] for name, weight in _CALM.items())
    teeth = source.mesh.vertices_of("helper-upper-teeth", "helper-lower-teeth")
    calm[teeth, 2] -= _TEETH_BACK_M
    return calm


def face_shapes(source: Source, neutral_m: Array) -> dict[str, Array]:
    """All shapes of the face: channel → (V, 3) offsets, metres, at weight 1.

    Args:
        source: The data.
        neutral_m: (V, 3) what `neutral` returned.

    Returns:
        The 52 ARKit shapes sorted by name, then `OWN_SHAPES`; the order of `Body.face_channels`.
    """
    shapes = {
        name: _LOUDER.get(name, 1.0) * _lids_only(source.mesh, name, offsets_m)
        for name, offsets_m in source.face_units().items()
    }
    return shapes | own_shapes(source, neutral_m, shapes)


def _lids_only(mesh: BaseMesh, name: str, offsets_m: Array) -> Array:
    """The same shape without its eyeballs where it looks somewhere: joints turn the eyes."""
    if name.startswith("eyeLook"):
        offsets_m = offsets_m.copy()
        offsets_m[mesh.vertices_of("helper-l-eye", "helper-r-eye")] = 0.0
    return offsets_m
