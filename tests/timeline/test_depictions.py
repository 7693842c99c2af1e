"""Ways that show a way: how long they last, that the hand goes through, that eyes follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lsf_avatar.phonology.movements import Path
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import Posture, Sign
from lsf_avatar.timeline import schedule
from lsf_avatar.timeline.face import _WATCH_S


@pytest.fixture
def drive(hand):
    """A vehicle that goes ahead, through a bend, to a stop."""

    def at(offset, path):
        return Posture(
            replace(hand(), place=Place("neutral_space", "active", offset=offset)), path=path
        )

    ways = Path(seconds=0.9, through=True), Path(seconds=0.8)
    return Sign("DRIVE", (
        at((0.0, 0.0, -0.1), Path()), at((0.0, 0.0, 0.0), ways[0]), at((-0.1, 0.0, 0.1), ways[1]),
    ))  # fmt: skip


def test_a_way_that_depicts_lasts_as_long_as_it_says(say, drive):
    """10 cm would be over in a quarter of a second."""
    _, start, bend, stop, _ = schedule(say(drive)).hands["active"]

    assert bend.peak_s - start.release_s == pytest.approx(0.9)
    assert stop.peak_s - bend.release_s == pytest.approx(0.8)


def test_a_hand_does_not_stay_where_it_goes_through(say, drive):
    """A vehicle in a bend does not stop."""
    bend = schedule(say(drive)).hands["active"][2]

    assert bend.release_s == bend.peak_s


def test_eyes_and_head_follow_the_way_and_come_back(say, drive, sign):
    """They are on the hand from its start to its arrival; after a sign they never leave."""
    score = schedule(say(sign(), drive))

    (gaze,) = (s for s in score.tracks["gaze"] if s.name == "active_hand")
    (head,) = (s for s in score.tracks["head"] if s.name == "with_gaze")
    start, stop = score.hands["active"][2], score.hands["active"][4]
    assert gaze.peak_s == pytest.approx(start.peak_s)
    assert gaze.release_s == pytest.approx(stop.peak_s + _WATCH_S[1])
    assert gaze.end_s < score.duration_s
    assert (head.start_s, head.end_s) == (gaze.start_s, gaze.end_s)
    assert not [s for s in schedule(say(sign())).tracks["gaze"] if s.name == "active_hand"]
