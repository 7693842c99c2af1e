"""Angles of fingers as rotations of joints."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lsf_avatar.geometry import about, angle_between, multiply, rotate
from lsf_avatar.kinematics.fingers import FINGERS, finger_joints, finger_rotations

angles = arrays(float, (3, 5, 4), elements=st.floats(-1.5, 1.5))
TWIST = (0.1, 0.4)


def test_no_angle_is_the_rest_pose():
    """All joints stay as they are built."""
    turns = finger_rotations(np.zeros((5, 4)), "right", TWIST)
    np.testing.assert_array_equal(turns, np.broadcast_to([1.0, 0, 0, 0], (5, 3, 4)))


@given(angles, st.sampled_from(["right", "left"]))
def test_a_first_joint_twists_then_spreads_then_bends(fingers_rad, side):
    """The closed form is the product of three turns, and is unit."""
    sign = -1.0 if side == "right" else 1.0
    twist = np.zeros((3, 5))
    twist[:, 0] = TWIST[0] * fingers_rad[:, 0, 0] + TWIST[1] * fingers_rad[:, 0, 1]
    bend = about([1.0, 0, 0], fingers_rad[..., 1])
    spread = about([0, 0, 1.0], sign * fingers_rad[..., 0])
    product = multiply(multiply(bend, spread), about([0, 1.0, 0], sign * twist))

    turns = finger_rotations(fingers_rad, side, TWIST)

    assert np.all(angle_between(turns[..., 0, :], product) < 1e-6)
    np.testing.assert_allclose(np.linalg.norm(turns, axis=-1), 1.0, atol=1e-12)


@given(angles)
def test_the_same_angles_are_mirrored_hands(fingers_rad):
    """Turning about x is alike on both hands, about y and z opposite."""
    right = finger_rotations(fingers_rad, "right", TWIST)
    left = finger_rotations(fingers_rad, "left", TWIST)
    np.testing.assert_allclose(left, right * (1, 1, -1, -1), atol=1e-12)


def test_positive_bend_curls_towards_z_and_spread_goes_to_the_thumb():
    """Out of the palm is z; on the right hand the thumb is towards +x."""
    bent, spread = np.zeros((5, 4)), np.zeros((5, 4))
    bent[1, 1], spread[1, 0] = 0.5, 0.5

    curled = rotate(finger_rotations(bent, "right", TWIST)[1, 0], [0.0, 1.0, 0.0])
    opened = rotate(finger_rotations(spread, "right", TWIST)[1, 0], [0.0, 1.0, 0.0])

    assert curled[2] > 0.4
    assert opened[0] > 0.4


def test_joints_are_named_from_thumb_to_pinky(avatar):
    """Every name is a joint of the built signer."""
    for side in ("right", "left"):
        names = finger_joints(side)
        assert len(names) == len(FINGERS)
        assert all(joint in avatar.body.index for finger in names for joint in finger)


def test_a_side_that_does_not_exist_is_refused():
    """There are two hands."""
    with pytest.raises(ValueError, match="not 'active'"):
        finger_rotations(np.zeros((5, 4)), "active", TWIST)


def test_angles_of_the_wrong_shape_are_refused_with_their_shape():
    """Fifteen numbers are not twenty."""
    with pytest.raises(ValueError, match=r"\(5, 3\)"):
        finger_rotations(np.zeros((5, 3)), "right", TWIST)
