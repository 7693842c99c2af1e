"""Depth in a surface, where it is known exactly."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.qa.mesh.surface import depths_m, surface

RADIUS_M = 0.05
WAYS = st.tuples(*[st.floats(-1.0, 1.0)] * 3).filter(lambda way: np.linalg.norm(way) > 0.1)


@pytest.fixture(scope="module")
def ball():
    """A ball of 5 cm: shape, vertices, normals."""
    mesh = trimesh.creation.icosphere(subdivisions=4, radius=RADIUS_M)
    at = np.asarray(mesh.vertices, np.float32)
    return surface(at, np.asarray(mesh.faces, np.int64)), at, at / RADIUS_M


@given(way=WAYS, deep_m=st.floats(0.001, 0.02))
@settings(deadline=None)
def test_a_point_under_the_skin_of_a_ball_is_as_deep_as_it_was_put(ball, way, deep_m):
    """To a tenth of a millimetre, wherever on the ball."""
    shape, at, normals = ball
    point = np.array(way) / np.linalg.norm(way) * (RADIUS_M - deep_m)

    (depth,) = depths_m(shape, at, normals, point[None].astype(np.float32))

    assert depth == pytest.approx(deep_m, abs=1e-4)


@given(way=WAYS, out_m=st.floats(0.0002, 0.05))
@settings(deadline=None)
def test_a_point_outside_of_a_ball_is_not_deep_at_all(ball, way, out_m):
    """Zero, not a negative number."""
    shape, at, normals = ball
    point = np.array(way) / np.linalg.norm(way) * (RADIUS_M + out_m)

    assert depths_m(shape, at, normals, point[None].astype(np.float32))[0] == 0.0


def test_a_point_beside_an_open_edge_is_neither_inside_nor_outside(ball):
    """Under a half ball, beyond its rim: the rim says nothing of it."""
    shape, at, normals = ball
    upper = (at[shape.vertices][shape.triangles][:, :, 1] >= 0.0).all(axis=1)
    half = surface(at, shape.vertices[shape.triangles[upper]])
    beyond = np.array([[RADIUS_M - 0.001, -0.01, 0.0]], np.float32)
    boxed = np.vstack((at, beyond))

    assert depths_m(half, boxed, np.vstack((normals, normals[:1])), beyond)[0] == 0.0


def test_copies_of_vertices_along_a_seam_are_one(ball):
    """A texture's seam does not open the surface."""
    _, at, _ = ball
    triangles = np.asarray(trimesh.creation.icosphere(subdivisions=4).faces, np.int64)
    apart = at[triangles].reshape(-1, 3)

    shape = surface(apart, np.arange(len(apart)).reshape(-1, 3))

    assert len(shape.vertices) == len(at)
