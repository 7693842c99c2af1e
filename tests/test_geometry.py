"""Turns and vectors: machine code says what numpy says, and broadcasts as it does."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lsf_avatar.geometry import (
    IDENTITY,
    about,
    angle_between,
    conjugate,
    cross,
    multiply,
    relative,
    rotate,
    to_matrix,
    unit,
)

numbers = st.floats(-3.0, 3.0, width=32)
vectors = arrays(float, (4, 3), elements=numbers)
turns = arrays(float, (4, 4), elements=numbers).map(
    lambda q: unit(np.where(np.abs(q).max(axis=-1, keepdims=True) < 0.1, IDENTITY, q))
)


@given(turns, turns, vectors)
def test_turning_twice_is_turning_by_the_product(first, then, points):
    """What is right of a product turns first."""
    np.testing.assert_allclose(
        rotate(multiply(first, then), points), rotate(first, rotate(then, points)), atol=1e-12
    )


@given(turns, vectors)
def test_a_turn_and_its_matrix_do_the_same(turn, points):
    """Columns of the matrix are the turned axes."""
    np.testing.assert_allclose(
        np.einsum("nij,nj->ni", to_matrix(turn), points), rotate(turn, points), atol=1e-12
    )


@given(turns, turns)
def test_what_leads_from_one_turn_to_another_brings_it_there(first, second):
    """The turn between both is seen from the first one, and is as wide as the angle between."""
    between = relative(first, second)

    np.testing.assert_allclose(multiply(first, between), second, atol=1e-12)
    np.testing.assert_allclose(multiply(conjugate(first), second), between, atol=1e-12)
    np.testing.assert_allclose(
        np.abs(np.cos(angle_between(first, second) / 2.0)), np.abs(between[:, 0]), atol=1e-9
    )


@given(vectors, vectors)
def test_a_cross_product_is_that_of_numpy_to_the_bit(first, second):
    """No product is fused with the sum that follows it."""
    assert (cross(first, second) == np.cross(first, second)).all()


def test_vectors_without_length_stay_zero_and_turn_nothing():
    """No division by zero, and no NaN that would reach the avatar."""
    assert (unit([[0.0, 0.0, 0.0], [0.0, 2.0, 0.0]]) == [[0.0, 0.0, 0.0], [0.0, 1.0, 0.0]]).all()
    assert (about([0.0, 0.0, 0.0], 1.0)[1:] == 0.0).all()


def test_leading_axes_broadcast_and_lists_are_arrays():
    """One turn for many points, many turns for one point; read-only arrays and strides too."""
    many = np.broadcast_to(about([0, 1, 0], np.pi / 2), (5, 2, 4))
    columns = np.arange(24.0).reshape(2, 4, 3)[:, ::2]

    assert rotate(many, [1, 0, 0]).shape == (5, 2, 3)
    np.testing.assert_allclose(rotate(many[0, 0], [[1, 0, 0]]), [[0.0, 0.0, -1.0]], atol=1e-15)
    assert (rotate(IDENTITY, columns) == columns).all()
    assert np.shape(angle_between(IDENTITY, many)) == (5, 2)
