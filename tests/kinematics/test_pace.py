"""Time is stretched where elbow or wrist would turn too fast, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.geometry import about, multiply
from lsf_avatar.kinematics.pace import LONGEST, MOST_RAD_S, joint_steps_rad, paced
from lsf_avatar.kinematics.rig import rig_of

FAST_DEG = 20.0
"""Of a wrist, from one frame to the next."""


@pytest.fixture
def calm(perform, say, sign):
    """A score and a motion in which no joint turns fast."""
    score, _, motion = perform(say(sign()))
    return score, motion


def hasty(motion, body, first, degrees):
    """The same, with a right wrist that turns by some degrees in each frame from the first."""
    turned = np.concatenate((np.zeros(first), np.cumsum(degrees)))
    turned = np.append(turned, np.full(motion.frames - len(turned), turned[-1]))
    wrist = rig_of(body).wrist[0]
    turns = np.array(motion.rotations_wxyz)
    turns[:, wrist] = multiply(turns[0, wrist], about((1.0, 0.0, 0.0), np.radians(turned)))
    return replace(motion, rotations_wxyz=turns)


def test_what_is_calm_stays_as_it_was_to_the_bit(calm, body):
    """Nothing is resampled without need."""
    score, motion = calm

    assert paced(score, motion, body) == (score, motion)


def test_no_joint_turns_faster_than_twelve_degrees_a_frame(calm, body):
    """As far as time may be stretched."""
    score, motion = calm
    fast = hasty(motion, body, 20, [4.0, 10.0, FAST_DEG, FAST_DEG, 10.0, 4.0])

    _, after = paced(score, fast, body)

    assert np.degrees(joint_steps_rad(fast, body).max()) > 19.0
    assert np.degrees(joint_steps_rad(after, body).max()) < 12.0


def test_what_comes_before_and_after_is_only_moved_by_whole_frames(calm, body):
    """Holds and contacts are those that were solved."""
    score, motion = calm
    fast = hasty(motion, body, 20, [10.0, FAST_DEG, FAST_DEG, 10.0])

    _, after = paced(score, fast, body)

    more = after.frames - fast.frames
    assert more >= 1
    first, last = 12, fast.frames - 34
    np.testing.assert_allclose(
        after.rotations_wxyz[:first], fast.rotations_wxyz[:first], atol=1e-12
    )
    np.testing.assert_allclose(
        after.rotations_wxyz[-last:], fast.rotations_wxyz[-last:], atol=1e-12
    )


def test_the_score_goes_along(calm, body):
    """What begins after the fast turn begins as much later as the motion lasts longer."""
    score, motion = calm
    fast = hasty(motion, body, 12, [10.0, FAST_DEG, FAST_DEG, 10.0])

    later, after = paced(score, fast, body)

    more_s = (after.frames - fast.frames) / motion.fps
    assert later.duration_s == pytest.approx(score.duration_s + more_s)
    last, was = later.hands["active"][-1], score.hands["active"][-1]
    assert last.peak_s == pytest.approx(was.peak_s + more_s)
    for track in later.hands.values():
        starts = [segment.start_s for segment in track]
        assert starts == sorted(starts)


def test_a_leap_is_not_stretched_into_a_hold(calm, body):
    """What no stretch of time mends is left for the check to name."""
    score, motion = calm
    leap = hasty(motion, body, 20, [90.0])

    _, after = paced(score, leap, body)

    assert np.degrees(joint_steps_rad(after, body).max()) > 90.0 / LONGEST - 1.0


def test_at_twice_the_tempo_joints_may_turn_twice_as_fast(calm, body):
    """The tempo is a setting; the line is drawn at tempo 1."""
    score, motion = calm
    fast = hasty(motion, body, 20, [10.0, FAST_DEG, FAST_DEG, 10.0])

    assert np.degrees(2.0 * MOST_RAD_S / motion.fps) > FAST_DEG
    assert paced(score, fast, body, speed=2.0) == (score, fast)
