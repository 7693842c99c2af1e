"""From positions, weights and shapes with a row for every vertex to the sparse `Mesh`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.model import Mesh, Morph
from lsf_avatar.avatar.source import Array, Ints

INFLUENCES = 4
"""Joints a vertex can follow: what glTF and every engine take in one attribute."""

STILL_M = 2e-5
"""A vertex that moves less than this by a morph is left out of it."""

STRAIGHT = 0.02
"""A normal that changes less than this (about one degree) stays as it is."""

PLACE_STEP_M, NORMAL_STEP, UV_STEP = 2.0**-16, 2.0**-9, 2.0**-13
OFFSET_STEP_M, TURN_STEP = 2.0**-16, 2.0**-7
"""Multiples to which numbers are rounded (0.015 mm for places): powers of two leave most bits of
a float zero, and the file goes over the wire at two thirds of its size."""


@dataclass(frozen=True, slots=True)
class Material:
    """How a part looks.

    Attributes:
        colour: Linear base colour, multiplied with the texture.
        roughness: 0 to 1.
        texture: JPEG bytes, or None.
        double_sided: Whether its back is drawn.
    """

    colour: tuple[float, float, float] = (1.0, 1.0, 1.0)
    roughness: float = 0.6
    texture: bytes | None = None
    double_sided: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Shell:
    """A surface on its way to become a mesh.

    Attributes:
        positions_m: (V, 3).
        normals: (V, 3) unit.
        uv: (V, 2).
        triangles: (T, 3).
    """

    positions_m: Array
    normals: Array
    uv: Array
    triangles: Ints


def assemble(
    name: str,
    shell: Shell,
    weights: Array,
    material: Material,
    morphs: Mapping[str, Morph] | None = None,
) -> Mesh:
    """A mesh, single precision, its weights in 255ths so that files hold them exactly."""
    joints, shares = strongest(weights)
    return Mesh(
        name=name,
        positions_m=stepped(shell.positions_m, PLACE_STEP_M),
        normals=stepped(shell.normals, NORMAL_STEP),
        uv=stepped(shell.uv, UV_STEP),
        triangles=shell.triangles.astype(np.uint32),
        joints=joints,
        weights=shares,
        morphs=morphs or {},
        colour=material.colour,
        roughness=material.roughness,
        texture=material.texture,
        double_sided=material.double_sided,
    )


def strongest(weights: Array) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """The four strongest joints of each vertex, and their shares in whole 255ths, summing to 1.

    Args:
        weights: (V, J), any positive sums.

    Returns:
        (V, 4) joints, 0 where the share is 0; (V, 4) shares, strongest first.
    """
    order = np.argsort(-weights, axis=1, kind="stable")[:, :INFLUENCES]
    shares = np.take_along_axis(weights, order, axis=1)
    parts = np.round(shares / shares.sum(axis=1, keepdims=True) * 255).astype(np.int64)
    parts[:, 0] += 255 - parts.sum(axis=1)
    joints = np.where(parts > 0, order, 0)
    return joints.astype(np.uint8), (parts / 255.0).astype(np.float32)


def morph(offsets_m: Array, normals: Array | None = None) -> Morph | None:
    """The rows of a shape that move, or None if none does.

    Args:
        offsets_m: (V, 3) at weight 1.
        normals: (V, 3) change of the normals, or None for no change.
    """
    turns = np.zeros_like(offsets_m) if normals is None else normals
    turns = np.where(np.linalg.norm(turns, axis=1, keepdims=True) > STRAIGHT, turns, 0.0)
    moves = (np.linalg.norm(offsets_m, axis=1) > STILL_M) | turns.any(axis=1)
    rows = np.flatnonzero(moves)
    if not len(rows):
        return None
    return Morph(
        rows.astype(np.uint32),
        stepped(offsets_m[rows], OFFSET_STEP_M),
        stepped(turns[rows], TURN_STEP),
    )


def stepped(values: Array, step: float) -> NDArray[np.float32]:
    """Values in single precision, rounded to multiples of a power of two; no negative zeros."""
    rounded: NDArray[np.float32] = (np.round(values / step) * step + 0.0).astype(np.float32)
    return rounded


def bound_to(joint: int, vertices: int, joints: int) -> Array:
    """(V, J) weights of a rigid part: every vertex follows one joint."""
    weights = np.zeros((vertices, joints))
    weights[:, joint] = 1.0
    return weights
