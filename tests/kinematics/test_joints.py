"""Angles of joints, measured on the posed skeleton."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.geometry import about, conjugate, cross, multiply, rotate
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.joints import joints_of
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.phonology.sign import Posture


@pytest.fixture
def motion(perform, say, sign):
    """A sign before the trunk."""
    return perform(say(sign()))[2]


def turned(motion, body, joints, axis_world, radians):
    """The motion with both sides of a joint turned about an axis in the world (2, 3)."""
    posed = forward(body, motion.rotations_wxyz, motion.root_m).rotations_wxyz[:, joints]
    turns = np.array(motion.rotations_wxyz)
    turns[:, joints] = multiply(turns[:, joints],
                                about(rotate(conjugate(posed), axis_world), radians))  # fmt: skip
    return replace(motion, rotations_wxyz=turns)


@pytest.mark.parametrize("shape", ["Y", "poing_A", "bec"])
def test_the_angles_of_fingers_are_those_that_were_asked_for(perform, say, sign, hand, body, shape):
    """Spread and bends of all joints, whatever the twist of the thumb."""
    _, targets, motion = perform(say(sign(Posture(hand(shape)))))

    np.testing.assert_allclose(joints_of(motion, body).fingers, targets.fingers_rad, atol=1e-9)


def test_a_wrist_that_is_bent_by_twenty_degrees_is_bent_by_twenty_degrees_more(motion, body):
    """Towards the palm; the other joints of the arm stay."""
    rig = rig_of(body)
    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    own = multiply(posed.rotations_wxyz[:, rig.wrist], conjugate(body.frames_wxyz[rig.wrist]))
    across = rotate(own, cross(body.fingers, body.palms))
    before = joints_of(motion, body)

    after = joints_of(turned(motion, body, rig.wrist, across, np.radians(20.0)), body)

    more = np.degrees(after.bent - before.bent)
    np.testing.assert_allclose(more[..., 0], 20.0, atol=3.0)
    assert np.abs(more[..., 1]).max() < 6.0
    np.testing.assert_allclose(after.flexed, before.flexed, atol=1e-6)
    np.testing.assert_allclose(after.raised, before.raised, atol=1e-6)


def test_an_elbow_that_is_bent_by_ten_degrees_is_flexed_by_ten_degrees_more(motion, body):
    """About the axis that it bends about."""
    rig = rig_of(body)
    at = forward(body, motion.rotations_wxyz, motion.root_m).positions_m
    axis = cross(at[:, rig.fore] - at[:, rig.upper], at[:, rig.wrist] - at[:, rig.fore])
    before = joints_of(motion, body)

    after = joints_of(turned(motion, body, rig.fore, axis, np.radians(10.0)), body)

    np.testing.assert_allclose(np.degrees(after.flexed - before.flexed), 10.0, atol=0.5)


def test_at_rest_arms_hang_with_thumbs_up(motion, body):
    """Hands wait before the belly: elbows bent, upper arms down, palms facing each other."""
    rest = joints_of(motion, body)

    assert np.degrees(rest.raised[0]).max() < 40.0
    assert np.all((np.degrees(rest.flexed[0]) > 45.0) & (np.degrees(rest.flexed[0]) < 110.0))
    assert np.degrees(np.abs(rest.pronated[0])).max() < 25.0
