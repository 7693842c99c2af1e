"""What cannot be done is measured and reported; no score stops a stage or makes a NaN."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.avatar.gltf import write_clip
from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.solve import solve
from lsf_avatar.phonology.directions import DIRECTIONS
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.movements import KINDS, Movement
from lsf_avatar.phonology.places import SIDES, SITES, Place
from lsf_avatar.phonology.sign import REST, HandPosture, Posture
from lsf_avatar.phonology.transform import mirrored_hand
from lsf_avatar.phonology.utterance import Clause, Item, Utterance
from lsf_avatar.timeline import schedule
from lsf_avatar.timeline.score import HandSegment, Score, Segment

directions = st.sampled_from(list(DIRECTIONS.values()))
metres = st.floats(-3.0, 3.0)
places = st.builds(
    Place, st.sampled_from(SITES), st.sampled_from(SIDES), st.floats(0.0, 2.0),
    st.tuples(metres, metres, metres),
)  # fmt: skip
hands = st.builds(HandPosture, st.sampled_from(list(HANDSHAPES)), directions, directions, places)
movements = st.builds(Movement, st.sampled_from(KINDS), directions, directions).filter(
    lambda movement: movement.kind != "open_close"
)
seconds = st.sampled_from([0.0, 0.0, 1e-9, 0.03, 0.4])


@st.composite
def tracks(draw):
    """One hand's segments: some of no length, postures anywhere, rest at both ends or not."""
    made, now = [], 0.0
    for number in range(draw(st.integers(1, 4))):
        peak = now + draw(seconds)
        release = peak + draw(seconds)
        moves = tuple(draw(st.lists(movements, max_size=2)))
        made.append(
            HandSegment(now, peak, release, release, draw(hands), movements=moves, item=number)
        )
        now = release
    ends = [segment.peak_s for segment in made[1:]] + [now]
    return tuple(replace(s, end_s=e) for s, e in zip(made, ends, strict=True)), now


def _perform(score, body):
    motion = solve(aim(score, body), body)
    for name in ("rotations_wxyz", "root_m", "face", "wrist_error_m"):
        assert np.isfinite(getattr(motion, name)).all(), name
    lengths = np.linalg.norm(motion.rotations_wxyz, axis=-1)
    np.testing.assert_allclose(lengths, 1.0, atol=1e-6)
    assert write_clip(body, motion)
    return motion


@settings(max_examples=40)
@given(tracks(), tracks())
def test_no_score_makes_a_nan_or_stops_a_stage(body, active, passive):
    """Out of reach, of no length, each hand on the other one: an arm does what it can."""
    duration = max(active[1], passive[1])
    score = Score({"active": active[0], "passive": passive[0]}, {}, (), duration)

    _perform(score, body)


def test_a_place_out_of_reach_is_reported_with_its_distance(body, say, sign, hand):
    """Three metres ahead are not clamped away in silence."""
    far = hand(offset=(0.0, 0.0, 3.0))
    motion = _perform(schedule(say(sign(Posture(far, hold=3.0)))), body)

    assert motion.wrist_error_m[:, 0].max() > 2.0
    assert motion.wrist_error_m[:, 1].max() < 0.01


def test_segments_that_contradict_each_other_add_up_to_a_face_within_its_limits(body):
    """Brows raised and furrowed, eyes wide and shut, the head everywhere at once."""
    names = {
        "brows": ("raised", "furrowed"), "lids": ("wide", "blink", "narrowed"),
        "mouth": ("smile", "blow"), "head": ("nod", "shake", "tilt_back", "tilt_forward"),
        "torso": ("tilt_active", "tilt_passive", "rotate_active"), "gaze": ("left", "right", "up"),
    }  # fmt: skip
    tracks = {
        tier: tuple(Segment(0.0, 0.0, 1.0, 1.0, name) for name in these)
        for tier, these in names.items()
    }
    still = {
        role: (HandSegment(0.0, 0.0, 1.0, 1.0, posture),)
        for role, posture in (("active", REST), ("passive", mirrored_hand(REST)))
    }
    motion = _perform(Score(still, tracks, (), 1.0), body)

    assert motion.face.min() >= 0.0
    assert motion.face.max() <= 1.0


def test_two_hands_at_each_others_elbow_find_a_place(body):
    """Neither comes first, and neither waits for the other one for ever."""
    there = HandPosture("main_plate", (0, 1, 0), (0, 0, 1), Place("elbow"))
    both = {role: (HandSegment(0.0, 0.0, 1.0, 1.0, there),) for role in ("active", "passive")}

    _perform(Score(both, {}, (), 1.0), body)


@pytest.mark.parametrize("count", [0, 1, 2000])
def test_two_thousand_signs_and_none_are_signed(body, sign, hand, count):
    """A quarter of an hour in one text."""
    run = [
        Item("G", "sign", 0, 1, 0, (sign(Posture(hand(offset=(0.0, up, 0.0)))),)) for up in (0, 0.1)
    ]
    items = tuple(run[number % 2] for number in range(count))
    score = schedule(Utterance("x", (Clause("statement", 0, 1),), items))

    assert len(score.items) == count
    assert score.duration_s >= 0.3 * count
    _perform(score, body)
