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


def build_mouth(person: Person) -> tuple[Mesh, ...]:
    """The meshes `teeth`, `tongue` and `lashes`."""
    meshes = []
    head = person.skeleton.joints.index("head")
    for name, (groups, material) in _PARTS.items():
        quads = np.concatenate([person.source.mesh.faces[group] for group in groups])
        base, inverse = np.unique(quads, return_inverse=True)
        triangles = triangulated(inverse.reshape(-1, 4))
        positions_m = person.vertices_m[base]
        normals = vertex_normals(positions_m, triangles)
        shell = Shell(positions_m, normals, _depth_uv(positions_m), triangles)
        weights = bound_to(head, len(base), len(person.skeleton.joints))
        morphs = face_morphs(person, base, normals=False)
        meshes.append(assemble(name, shell, weights, material, morphs))
    return tuple(meshes)


def _depth_uv(positions_m: Array) -> Array:
    """(V, 2) u from the back (0) to the front (1)."""
    depth = positions_m[:, 2]
    share = (depth - depth.min()) / np.ptp(depth)
    return np.stack([share, np.full(len(share), 0.5)], axis=1)
