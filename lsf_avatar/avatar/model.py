"""A built signer: meshes on a skeleton, with morphs and materials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.kinematics.body import Body


@dataclass(frozen=True, slots=True, eq=False)
class Morph:
    """A sparse shape change.

    Attributes:
        vertices: (K,) indices of the vertices it moves.
        offsets_m: (K, 3) at weight 1.
        normals: (K, 3) change of the normals at weight 1.
    """

    vertices: NDArray[np.uint32]
    offsets_m: NDArray[np.float32]
    normals: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """One part of the signer, with one material.

    Attributes:
        name: `head`, `hands`, `teeth`, `tongue`, `lashes`, `eye_L`, `eye_R`, `cloth`, `hair`.
        positions_m: (V, 3) at rest.
        normals: (V, 3) unit.
        uv: (V, 2), v downwards as in glTF.
        triangles: (T, 3).
        joints: (V, 4) indices of joints.
        weights: (V, 4), sums are 1.
        morphs: Face channel → shape change.
        colour: Linear base colour (r, g, b), 0 to 1; multiplied with the texture.
        roughness: 0 to 1.
        texture: JPEG or PNG bytes, or None.
        double_sided: Whether its back is drawn.
    """

    name: str
    positions_m: NDArray[np.float32]
    normals: NDArray[np.float32]
    uv: NDArray[np.float32]
    triangles: NDArray[np.uint32]
    joints: NDArray[np.uint8]
    weights: NDArray[np.float32]
    morphs: Mapping[str, Morph]
    colour: tuple[float, float, float]
    roughness: float
    texture: bytes | None
    double_sided: bool


@dataclass(frozen=True, slots=True, eq=False)
class Avatar:
    """A signer, ready to be posed, written and drawn.

    Attributes:
        name: One of `looks.LOOKS`.
        body: Its skeleton, places and handshapes.
        meshes: Its parts.
    """

    name: str
    body: Body
    meshes: tuple[Mesh, ...]
