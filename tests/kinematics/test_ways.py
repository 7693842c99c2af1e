"""The way of a hand from place to place: bows, ways without a stop, eyes that go along."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.kinematics.anchors import signer_of
from lsf_avatar.kinematics.paths import ease, flowing
from lsf_avatar.kinematics.tracks import BOW, hand_track
from lsf_avatar.phonology.movements import Path
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import Posture, Sign
from lsf_avatar.timeline import schedule

STRAIGHT = Path()


def _at(hand, offset, path=STRAIGHT):
    place = Place("neutral_space", "active", offset=offset)
    return Posture(replace(hand(), place=place), path=path, hold=2.0)


@pytest.fixture
def way(body, say):
    """The way to the second posture of what is signed, by the active hand."""

    def of(*signs):
        hands = schedule(say(*signs)).hands
        track = hand_track(
            signer_of(body, "right"), "active", hands["active"], hands["passive"], np.zeros(1)
        )
        return track.paths[2]

    return of


def test_a_hand_goes_from_sign_to_sign_on_a_slight_bow(way, hand):
    """As reaching people do, away from the shoulder; inside one sign the way is as written."""
    low, high = _at(hand, (0.0, -0.05, 0.0)), _at(hand, (-0.15, 0.15, 0.0))

    bowed = way(Sign("LOW", (low,)), Sign("HIGH", (high,)))

    assert (bowed.kind, bowed.height) == ("arc", BOW)
    assert np.dot(bowed.bulge, (-0.15, 0.20, 0.0)) == pytest.approx(0.0, abs=1e-6)
    assert bowed.bulge[2] > 0.3
    assert way(Sign("BOTH", (low, high))) == STRAIGHT


def test_a_way_to_the_body_or_one_that_is_written_keeps_its_form(way, hand):
    """A contact is come to as it is asked for, and so is a bow of the sign's own."""
    low = Sign("LOW", (_at(hand, (0.0, -0.05, 0.0)),))
    chest = Posture(replace(hand(palm="back"), place=Place("chest", "active")))
    own = Path("arc", (0.0, 1.0, 0.0), 0.4)

    assert way(low, Sign("CHEST", (chest,))) == STRAIGHT
    assert way(low, Sign("ARC", (_at(hand, (-0.15, 0.15, 0.0), own),))) == own


def test_a_way_without_a_stop_has_speed_where_it_is_left_and_entered():
    """Mean speed at a posture that is gone through, none at a stop; always from 0 to 1."""
    share = np.linspace(0.0, 1.0, 401)
    yes, no = np.ones_like(share), np.zeros_like(share)

    left, entered = flowing(share, no, yes), flowing(share, yes, no)

    speed = np.gradient(left, share)
    assert (speed[0], speed[-1]) == pytest.approx((0.0, 1.0), abs=0.02)
    assert np.gradient(entered, share)[0] == pytest.approx(1.0, abs=0.02)
    for way in (left, entered, flowing(share, yes, yes)):
        assert (way[0], way[-1]) == pytest.approx((0.0, 1.0))
        assert (np.diff(way) >= 0.0).all()
    np.testing.assert_allclose(flowing(share, no, no), ease(share))


def test_a_vehicle_that_goes_through_a_bend_keeps_moving(perform, say, hand):
    """Its hand is nowhere slow between start and arrival."""
    bend = Path(seconds=0.7, through=True)
    sign = Sign("DRIVE", (
        _at(hand, (0.0, 0.0, -0.1)), _at(hand, (0.0, 0.0, 0.0), bend),
        _at(hand, (-0.08, 0.0, 0.08), Path(seconds=0.7)),
    ))  # fmt: skip

    score, targets, _ = perform(say(sign), collides=False)

    peak = int(score.hands["active"][2].peak_s * 30)
    speed = np.linalg.norm(np.diff(targets.wrists_m[:, 0], axis=0), axis=1) * 30
    assert speed[peak - 3 : peak + 3].min() > 0.10


def test_eyes_go_along_with_a_hand_that_depicts(perform, say, hand):
    """A hand that drives to the signer's left takes the eyes with it, also of a left-hander."""
    sign = Sign("DRIVE", (
        _at(hand, (0.1, 0.0, 0.0)), _at(hand, (-0.35, 0.0, 0.0), Path(seconds=1.2)),
    ))  # fmt: skip

    for dominant, side in (("right", 1.0), ("left", -1.0)):
        score, targets, _ = perform(say(sign), dominant=dominant)
        start, stop = (int(s.peak_s * 30) for s in score.hands["active"][1:3])
        head = targets.body_rad[:, 3, 1] + targets.body_rad[:, 4, 1]
        looks = (targets.gaze_rad[:, 1] + head) * side
        assert looks[start] < -0.2
        assert looks[stop] > looks[start] + 0.4
        assert np.abs(np.diff(targets.gaze_rad, axis=0)).max() < 0.15
