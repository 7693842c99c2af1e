"""One person before being cut into parts: shaped vertices, skeleton, weights, face shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lsf_avatar.avatar.face import face_shapes, neutral
from lsf_avatar.avatar.proportions import proportioned
from lsf_avatar.avatar.skeleton import Skeleton, build_skeleton, joint_weights
from lsf_avatar.avatar.source import Array, Ints, Source
from lsf_avatar.avatar.stance import with_lowered_shoulders
from lsf_avatar.avatar.surface import triangulated, vertex_normals


@dataclass(frozen=True, eq=False)
class Person:
    """The base mesh as one person, with a neutral face.

    Attributes:
        name: Which body, one of `proportions.PEOPLE`.
        source: Where the data comes from.
        vertices_m: (V, 3) neutral, at rest.
        skeleton: The joints.
        weights: (V, J) share of each joint in each vertex.
        shapes: Face channel → (V, 3) offsets at weight 1; its order is that of the channels.
    """

    name: str
    source: Source
    vertices_m: Array
    skeleton: Skeleton
    weights: Array
    shapes: Mapping[str, Array]

    @cached_property
    def body_triangles(self) -> Ints:
        """(T, 3) the whole body's skin, without helpers."""
        return triangulated(self.source.mesh.faces["body"])

    @cached_property
    def normals(self) -> Array:
        """(V, 3) unit normals of the body's skin."""
        return vertex_normals(self.vertices_m, self.body_triangles)


def make_person(source: Source, name: str) -> Person:
    """Shapes the base mesh into a person, lets its shoulders down and gives it a skeleton."""
    vertices_m = with_lowered_shoulders(source, neutral(source, proportioned(source, name)))
    return Person(
        name=name,
        source=source,
        vertices_m=vertices_m,
        skeleton=build_skeleton(source, vertices_m),
        weights=joint_weights(source),
        shapes=face_shapes(source, vertices_m),
    )
