"""Head with neck, and hands, cut out of the body's skin; what clothes cover is left away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.assemble import Material, Shell, assemble, morph
from lsf_avatar.avatar.model import Mesh, Morph
from lsf_avatar.avatar.person import Person
from lsf_avatar.avatar.source import Array, Ints
from lsf_avatar.avatar.surface import triangulated, vertex_normals
from lsf_avatar.geometry import unit

NECK_BELOW_M = 0.085
"""How far the neck's skin goes on under the collar, below the joint `neck01`."""

SLEEVE_COVERS_M = 0.055
"""How far the hand's skin goes on inside the sleeve, from the wrist joint."""


def along_forearm(person: Person, points_m: Array, side: str) -> Array:
    """(N,) metres past the wrist joint, along the forearm; negative towards the elbow."""
    wrist = person.skeleton.head(f"wrist_{side}")
    forearm = unit(wrist - person.skeleton.head(f"lowerarm02_{side}"))
    distance: Array = (points_m - wrist) @ forearm
    return distance


def head_quads(person: Person) -> NDArray[np.bool_]:
    """(Q,) which quads of the body belong to head and neck."""
    centres = person.vertices_m[person.source.mesh.faces["body"]].mean(axis=1)
    lowest = person.skeleton.head("neck01")[1] - NECK_BELOW_M
    head: NDArray[np.bool_] = (centres[:, 1] > lowest) & (np.abs(centres[:, 0]) < 0.12)
    return head


def hand_quads(person: Person) -> NDArray[np.bool_]:
    """(Q,) which quads of the body belong to the hands."""
    centres = person.vertices_m[person.source.mesh.faces["body"]].mean(axis=1)
    hands = np.zeros(len(centres), bool)
    for side in "RL":
        near = np.linalg.norm(centres - person.skeleton.head(f"wrist_{side}"), axis=1) < 0.3
        outside = centres[:, 0] * (1 if side == "L" else -1) > 0.3
        hands |= near & outside & (along_forearm(person, centres, side) > -SLEEVE_COVERS_M)
    return hands


def skin_shell(person: Person, quads: NDArray[np.bool_]) -> tuple[Shell, Ints]:
    """A piece of the body's skin, doubled at the seams of its uvs.

    Returns:
        The surface; (N,) vertex of the base mesh that each of its vertices is.
    """
    mesh = person.source.mesh
    corners = np.stack([mesh.faces["body"][quads], mesh.face_uvs["body"][quads]], axis=-1)
    pairs, inverse = np.unique(corners.reshape(-1, 2), axis=0, return_inverse=True)
    base, uv = pairs.T
    triangles = triangulated(inverse.reshape(-1, 4))
    return Shell(person.vertices_m[base], person.normals[base], mesh.uv[uv], triangles), base


def face_morphs(person: Person, base: Ints, *, normals: bool) -> Mapping[str, Morph]:
    """The face shapes on a piece of the base mesh; those that do not move it are left out.

    Args:
        person: Whose face.
        base: (N,) vertex of the base mesh that each vertex of the piece is.
        normals: Whether the normals change too.
    """
    turned = partial(vertex_normals, triangles=person.body_triangles)
    morphs = {}
    for channel, offsets_m in person.shapes.items():
        if not np.abs(offsets_m[base]).max() > 0:
            continue
        turns = turned(person.vertices_m + offsets_m) - person.normals if normals else None
        shape = morph(offsets_m[base], None if turns is None else turns[base])
        if shape is not None:
            morphs[channel] = shape
    return morphs


def build_head(person: Person) -> Mesh:
    """Face, ears, scalp, neck and the inside of the mouth, with all face shapes."""
    shell, base = skin_shell(person, head_quads(person))
    skin = Material(colour=(0.75, 0.45, 0.32))
    morphs = face_morphs(person, base, normals=True)
    return assemble("head", shell, person.weights[base], skin, morphs)


def build_hands(person: Person) -> Mesh:
    """Both hands up to inside the sleeves."""
    shell, base = skin_shell(person, hand_quads(person))
    return assemble("hands", shell, person.weights[base], Material(colour=(0.75, 0.45, 0.32)))
