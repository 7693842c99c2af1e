"""Teeth, tongue and lashes: helper geometry of the base mesh, rigid on the head but for morphs."""

from __future__ import annotations

import numpy as np

from lsf_avatar.avatar.assemble import Material, Shell, assemble, bound_to
from lsf_avatar.avatar.model import Mesh
from lsf_avatar.avatar.paint.mouth import paint_teeth, paint_tongue
from lsf_avatar.avatar.parts.skin import face_morphs
from lsf_avatar.avatar.person import Person
from lsf_avatar.avatar.source import Array
from lsf_avatar.avatar.surface import triangulated, vertex_normals
from lsf_avatar.geometry import unit

_PARTS = {
    "teeth": (
        ("helper-upper-teeth", "helper-lower-teeth"),
        Material(roughness=0.4, texture=paint_teeth()),
    ),
    "tongue": (("helper-tongue",), Material(roughness=0.6, texture=paint_tongue())),
    "lashes": (
        ("helper-l-eyelashes-2", "helper-r-eyelashes-2"),
        Material(colour=(0.03, 0.02, 0.02), roughness=0.9, double_sided=True),
    ),
}

_EDGE = 0.04
"""Of a texture: what may be mixed with its other end where it is drawn small."""

_LIT_FROM = np.array([0.0, 0.6, 1.2])
"""Mixed into the normals of the tongue's end, which its shapes do not turn: what faces down at
rest is seen from the front when it comes out."""


def build_mouth(person: Person) -> tuple[Mesh, ...]:
    """The meshes `teeth`, `tongue` and `lashes`."""
    meshes = []
    head = person.skeleton.joints.index("head")
    for name, (groups, material) in _PARTS.items():
        quads = np.concatenate([person.source.mesh.faces[group] for group in groups])
        base, inverse = np.unique(quads, return_inverse=True)
        triangles = triangulated(inverse.reshape(-1, 4))
        positions_m = person.vertices_m[base]
        normals, uv = vertex_normals(positions_m, triangles), _depth_uv(positions_m)
        if name == "tongue":
            normals = unit(normals + uv[:, :1] ** 3 * _LIT_FROM)
        shell = Shell(positions_m, normals, uv, triangles)
        weights = bound_to(head, len(base), len(person.skeleton.joints))
        morphs = face_morphs(person, base, normals=False)
        meshes.append(assemble(name, shell, weights, material, morphs))
    return tuple(meshes)


def _depth_uv(positions_m: Array) -> Array:
    """(V, 2) u from the back to the front, clear of the edges: beyond them textures repeat."""
    depth = positions_m[:, 2]
    share = _EDGE + (1.0 - 2.0 * _EDGE) * (depth - depth.min()) / np.ptp(depth)
    return np.stack([share, np.full(len(share), 0.5)], axis=1)
