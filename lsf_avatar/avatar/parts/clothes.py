"""A plain dark top with long sleeves, grown out of the tights of the base mesh.

Dark navy behind hands of skin colour: hands must stand out wherever they are signed.
"""

from __future__ import annotations

import numpy as np

from lsf_avatar.avatar.assemble import Material, Shell, assemble
from lsf_avatar.avatar.model import Mesh
from lsf_avatar.avatar.parts.skin import along_forearm
from lsf_avatar.avatar.person import Person
from lsf_avatar.avatar.surface import clipped, compacted, triangulated, vertex_normals

NAVY = (0.035, 0.05, 0.085)


def build_clothes(person: Person) -> Mesh:
    """The mesh `cloth`: closed over trunk and arms, open at neck, wrists and hips."""
    triangles = triangulated(person.source.mesh.faces["helper-tights"])
    rows = np.hstack([person.vertices_m, person.weights])
    triangles, rows = compacted(triangles, rows)
    rows[:, :3] += 0.004 * vertex_normals(rows[:, :3], triangles)
    neck = person.skeleton.head("neck01")
    triangles, rows = clipped(triangles, rows, rows[:, 1] + 0.22)
    collar = neck[1] + 0.016 - 0.6 * (rows[:, 2] - neck[2]) - rows[:, 1]
    triangles, rows = clipped(triangles, rows, collar)
    for side in "RL":
        sleeve = -along_forearm(person, rows[:, :3], side) - 0.012
        sleeve[rows[:, 0] * (1 if side == "L" else -1) < 0.25] = 1.0
        triangles, rows = clipped(triangles, rows, sleeve)
    shell = Shell(
        rows[:, :3], vertex_normals(rows[:, :3], triangles), np.zeros((len(rows), 2)), triangles
    )
    return assemble("cloth", shell, rows[:, 3:], Material(NAVY, 0.9, double_sided=True))
