"""Surfaces stay whole when they are cut, divided and smoothed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsf_avatar.avatar.surface import boundary, cast, clipped, divided, edges, vertex_normals


def ball(rings: int = 10, sectors: int = 16):
    """A closed ball of radius 1: triangles and positions."""
    angle = np.pi * np.arange(1, rings) / rings
    around = 2 * np.pi * np.arange(sectors) / sectors
    band = np.stack(
        [
            np.outer(np.sin(angle), np.cos(around)),
            np.outer(np.cos(angle), np.ones(sectors)),
            -np.outer(np.sin(angle), np.sin(around)),
        ],
        axis=-1,
    ).reshape(-1, 3)
    positions = np.vstack([band, [(0, 1, 0), (0, -1, 0)]])
    grid = np.arange(len(band)).reshape(rings - 1, sectors)
    after = np.roll(grid, -1, axis=1)
    top, bottom = len(band), len(band) + 1
    triangles = [
        np.stack([np.full(sectors, top), grid[0], after[0]], axis=1),
        np.stack([np.full(sectors, bottom), after[-1], grid[-1]], axis=1),
    ]
    for upper, lower in ((0, 1), (1, 0)):
        first, second = (grid[:-1], grid[1:]) if upper == 0 else (after[1:], after[:-1])
        third = after[:-1] if lower else grid[1:]
        triangles.append(np.stack([x.ravel() for x in (first, second, third)], axis=1))
    return np.concatenate(triangles), positions


def area(triangles, positions) -> float:
    """Of all triangles."""
    a, b, c = np.moveaxis(positions[triangles], 1, 0)
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def test_normals_of_a_ball_point_away_from_its_middle():
    """Outwards, within the coarseness of the ball."""
    triangles, positions = ball()

    normals = vertex_normals(positions, triangles)

    assert (np.sum(normals * positions, axis=1) > 0.99).all()


@given(st.integers(0, 2**20))
def test_dividing_any_part_leaves_no_crack(seed):
    """Wherever triangles are cut, every edge still has its two sides."""
    triangles, positions = ball()
    where = np.random.default_rng(seed).uniform(size=len(triangles)) < 0.3

    finer, rows = divided(triangles, positions, where)

    assert len(boundary(finer)) == 0
    assert len(finer) >= len(triangles) + 3 * where.sum()
    assert len(np.unique(edges(finer), axis=0)) == len(edges(finer))
    assert (np.sum(vertex_normals(rows, finer) * rows, axis=1) > 0.9).all()


def test_dividing_brings_a_coarse_ball_nearer_to_a_round_one():
    """New points are lifted, not left on the flat."""
    triangles, positions = ball(6, 8)

    finer, rows = divided(triangles, positions, np.ones(len(triangles), bool))

    round_area = 4 * np.pi
    assert abs(area(finer, rows) - round_area) < 0.6 * abs(area(triangles, positions) - round_area)


@given(st.floats(-0.95, 0.95))
def test_two_halves_of_a_cut_make_the_whole(height):
    """Nothing is lost at the cut, and its rim lies on it."""
    triangles, positions = ball()
    field = positions[:, 1] - height

    upper, upper_rows = clipped(triangles, positions, field)
    lower, lower_rows = clipped(triangles, positions, -field)

    whole = area(triangles, positions)
    assert area(upper, upper_rows) + area(lower, lower_rows) == pytest.approx(whole, rel=1e-6)
    rim = np.unique(boundary(upper))
    np.testing.assert_allclose(upper_rows[rim, 1], height, atol=1e-6)


def test_a_ray_from_the_middle_meets_the_ball_one_radius_away():
    """Distance and triangle are those of the skin met first."""
    triangles, positions = ball(40, 60)
    directions = np.array([[1.0, 0, 0], [0, 0.6, 0.8], [0, 0, -1]])

    distances, met = cast(np.zeros((3, 3)), directions, positions, triangles)

    np.testing.assert_allclose(distances, 1.0, atol=5e-3)
    centres = positions[triangles[met]].mean(axis=1)
    assert (np.sum(centres * directions, axis=1) > 0.98).all()


def test_a_ray_that_misses_says_so():
    """No made-up place."""
    triangles, positions = ball()

    distances, _ = cast(np.array([[3.0, 0, 0]]), np.array([[1.0, 0, 0]]), positions, triangles)

    assert np.isinf(distances).all()
