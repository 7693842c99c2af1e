"""From one orientation of a hand to another: one way round, also where what carries it turns."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.geometry import about, angle_between, multiply
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.kinematics.tracks import HandTrack
from lsf_avatar.kinematics.turning import blend_turns

FRAMES = 21


def still(turn):
    """One turn in all frames."""
    return np.tile(turn, (FRAMES, 1))


@pytest.mark.parametrize("degrees", [20.0, 120.0, 150.0, 170.0])
def test_a_hand_turns_evenly_from_one_turn_to_the_other(body, degrees):
    """Steps of one size, on the way that anatomy allows."""
    share, ways = np.linspace(0.0, 1.0, FRAMES), np.zeros(FRAMES, np.int32)
    start, end = (
        still(about((1.0, 0.0, 0.0), 0.3)),
        still(about((1.0, 1.0, 0.2), np.radians(degrees))),
    )

    turns = blend_turns(rig_of(body), 0, (start, end), share, ways)

    steps = angle_between(turns[:-1], turns[1:])
    np.testing.assert_allclose(steps, steps.mean(), atol=1e-9)
    assert angle_between(turns[0], start[0]) < 1e-6
    assert angle_between(turns[-1], end[0]) < 1e-6


@pytest.mark.parametrize("axis", [(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)])
def test_a_hand_keeps_the_way_round_that_it_has_begun(body, axis):
    """What it leaves turns on under it, past a half turn away from where it goes."""
    share, ways = np.linspace(0.0, 1.0, FRAMES), np.zeros(FRAMES, np.int32)
    start = about(np.tile(axis, (FRAMES, 1)), np.radians(np.linspace(0.0, 60.0, FRAMES)))
    end = still(about(axis, np.radians(-150.0)))

    turns = blend_turns(rig_of(body), 0, (start, end), share, ways)

    assert np.degrees(angle_between(turns[:-1], turns[1:])).max() < 15.0


def test_each_way_is_decided_by_itself(body):
    """The far way round of one is not that of the next."""
    share = np.tile(np.linspace(0.0, 1.0, FRAMES), 2)
    ways = np.repeat(np.array([0, 1], np.int32), FRAMES)
    one, other = about((0.0, 0.0, 1.0), 0.0), about((0.0, 0.0, 1.0), np.radians(100.0))
    turns = (
        np.concatenate((still(one), still(other))),
        np.concatenate((still(other), still(multiply(other, about((0.0, 0.0, 1.0), 0.5))))),
    )

    made = blend_turns(rig_of(body), 0, turns, share, ways)

    assert np.degrees(angle_between(made[FRAMES:-1], made[FRAMES + 1 :])).max() < 2.0


def test_a_hand_is_carried_as_when_it_let_go_and_as_when_it_arrives():
    """What it has left turns away without it, and it goes where it will be."""
    nothing = np.zeros(0)
    share = np.array([0.0, 0.0, 0.3, 0.7, 0.0, 0.0, 0.5, 0.0])
    now = np.array([0, 0, 0, 0, 1, 1, 1, 2], np.int32)
    track = HandTrack(0, (), (), np.stack((now, now)), share, share, *[nothing] * 4)

    left, reached = track.carried_at()

    assert left.tolist() == [0, 1, 1, 1, 4, 5, 5, 7]
    assert reached[[2, 3, 6]].tolist() == [4, 4, 7]
