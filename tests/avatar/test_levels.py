"""Less detail for weak machines: the same shape, the same names, less work."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial import cKDTree
from trimesh.triangles import closest_point

from lsf_avatar.avatar.levels import SHARES
from lsf_avatar.avatar.levels.order import in_cache_order, misses_a_triangle
from lsf_avatar.avatar.levels.thinning import thinned
from lsf_avatar.avatar.page import ensure_level
from lsf_avatar.avatar.surface import boundary

MOST_OFF_MM = {"usual": (0.7, 2.0), "light": (2.0, 6.0)}
"""How far 99 of 100 vertices of the whole skin, and all of them, may lie from the thinned one.
A pixel of the page is 1.7 mm wide."""


@pytest.fixture(scope="module", params=list(SHARES))
def level(request):
    """Each level."""
    return request.param


@pytest.fixture(scope="module")
def light(avatar, level, settings):
    """The signer at that level."""
    return ensure_level(settings.avatars, avatar.name, level)


def by_name(avatar):
    """Parts by their names."""
    return {mesh.name: mesh for mesh in avatar.meshes}


def distances_m(points, positions, triangles):
    """From each point to a surface, through the triangles whose middles are nearest."""
    corners = positions[triangles].astype(float)
    _, near = cKDTree(corners.mean(axis=1)).query(points, k=16)
    at = closest_point(corners[near.ravel()], np.repeat(points, 16, axis=0).astype(float))
    off = np.linalg.norm(at - np.repeat(points, 16, axis=0), axis=1)
    return off.reshape(-1, 16).min(axis=1)


def open_mouth(mesh):
    """(V, 3) places with the jaw let down."""
    positions = mesh.positions_m.copy()
    if "jawOpen" in mesh.morphs:
        shape = mesh.morphs["jawOpen"]
        positions[shape.vertices] += shape.offsets_m
    return positions


def test_the_thinned_skin_lies_on_the_whole_one(avatar, light, level):
    """At rest and with an open mouth; measured from the whole skin's vertices."""
    whole = by_name(avatar)
    for name in ("head", "hands", "cloth"):
        part = by_name(light)[name]
        for pose in (lambda mesh: mesh.positions_m, open_mouth):
            off_mm = 1000 * distances_m(pose(whole[name]), pose(part), part.triangles)
            nearly_all, every = MOST_OFF_MM[level]
            assert np.percentile(off_mm, 99) < nearly_all, name
            assert off_mm.max() < every, name


def test_there_is_less_to_draw_and_hands_keep_most(avatar, light, level):
    """Triangles, and vertices that a renderer with a memory of 16 works out."""
    before, after = by_name(avatar), by_name(light)
    total = sum(len(mesh.triangles) for mesh in light.meshes)
    assert total < {"usual": 20_000, "light": 13_000}[level]
    shares = {name: len(after[name].triangles) / len(before[name].triangles) for name in after}
    assert shares["hands"] > shares["head"]
    for name, mesh in after.items():
        assert misses_a_triangle(mesh.triangles) < 0.95, name


def test_nothing_else_changes(avatar, light):
    """Joints, morphs, weights: a clip moves both the same way."""
    assert light.body.digest == avatar.body.digest
    for name, mesh in by_name(light).items():
        whole = by_name(avatar)[name]
        assert list(mesh.morphs) == list(whole.morphs)
        np.testing.assert_allclose(mesh.weights.sum(axis=1), 1.0, atol=1e-6)
        assert mesh.triangles.max() == len(mesh.positions_m) - 1
        for shape in mesh.morphs.values():
            assert (np.diff(shape.vertices.astype(int)) > 0).all()
        lookup = {row.tobytes(): index for index, row in enumerate(whole.positions_m)}
        assert all(row.tobytes() in lookup for row in mesh.positions_m)


def test_a_morph_moves_the_same_vertices_by_the_same_way(avatar, light):
    """Each kept vertex is found at its new place."""
    whole, part = by_name(avatar)["head"], by_name(light)["head"]
    moved = {
        (*a.tolist(), *uv.tolist()): b
        for a, b, uv in zip(whole.positions_m, open_mouth(whole), whole.uv, strict=True)
    }
    for a, b, uv in zip(part.positions_m, open_mouth(part), part.uv, strict=True):
        np.testing.assert_array_equal(moved[(*a.tolist(), *uv.tolist())], b)


def test_clothes_have_a_lining_at_their_openings_and_no_back_elsewhere(light):
    """One can look into a sleeve; the rest of the back is not drawn."""
    cloth = by_name(light)["cloth"]
    assert not cloth.double_sided
    twins = np.unique(np.round(cloth.positions_m, 6), axis=0)
    assert 0 < len(cloth.positions_m) - len(twins) < 0.4 * len(twins)


def test_thinning_keeps_borders_and_never_turns_a_triangle_over():
    """A bumpy sheet: its rim stays, its normals stay upwards, the wanted number is reached."""
    n = 24
    x, y = np.meshgrid(np.linspace(0, 1, n), np.linspace(0, 1, n))
    points = np.column_stack([x.ravel(), y.ravel(), 0.05 * np.sin(6 * x * y).ravel()])
    corner = np.arange(n * n).reshape(n, n)[:-1, :-1].ravel()
    triangles = np.concatenate(
        [
            np.column_stack([corner, corner + 1, corner + n]),
            np.column_stack([corner + 1, corner + n + 1, corner + n]),
        ]
    )
    normals = np.tile([0.0, 0.0, 1.0], (len(points), 1))
    weights = np.ones((len(points), 1))

    fewer = thinned(triangles, points[None], normals, weights, 400)

    assert len(fewer) <= 401
    a, b, c = np.moveaxis(points[fewer], 1, 0)
    assert (np.cross(b - a, c - a)[:, 2] > 0).all()
    as_sets = lambda edges: {tuple(edge) for edge in edges.tolist()}  # noqa: E731
    assert as_sets(boundary(fewer)) == as_sets(boundary(triangles))


def test_another_order_draws_the_same_triangles(avatar):
    """Every triangle once, with its winding."""
    triangles = by_name(avatar)["cloth"].triangles.astype(np.int64)
    ordered = in_cache_order(triangles, int(triangles.max()) + 1)
    assert sorted(map(tuple, ordered.tolist())) == sorted(map(tuple, triangles.tolist()))
