"""Tracks of face and body become weights and turns."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.geometry import conjugate, multiply, rotate
from lsf_avatar.kinematics.expression import BODY_TURNS, GAZES_RAD, envelope
from lsf_avatar.kinematics.face import face_weights
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.phonology.nonmanuals import TIERS, NonManual, Span
from lsf_avatar.phonology.utterance import LOCI, Item
from lsf_avatar.timeline.score import Segment


def test_every_name_of_a_moving_tier_is_known():
    """A name that a linguist may write always does something."""
    for tier in ("head", "torso", "shoulders"):
        assert {name for own, name in BODY_TURNS if own == tier} == set(TIERS[tier])
    assert set(TIERS["gaze"]) | {"active", "passive", "centre", "self"} == set(GAZES_RAD)
    assert set(LOCI) <= set(GAZES_RAD)


def test_a_segment_rises_stays_and_falls():
    """Zero before, one between peak and release, zero after."""
    times = np.array([0.5, 1.2, 1.4, 2.0, 2.3, 2.7])
    shown = envelope(Segment(1.0, 1.4, 2.0, 2.6, "x"), times)

    assert shown == pytest.approx([0.0, 0.5, 1.0, 1.0, 0.5, 0.0])


@pytest.mark.parametrize(
    ("tier", "name"),
    [(tier, name) for tier, names in TIERS.items() for name in names],
)
def test_every_lexical_nonmanual_animates(perform, say, sign, tier, name):
    """All tiers, all names: finite, and weights from 0 to 1."""
    _, targets, motion = perform(say(sign(nonmanuals=(NonManual(tier, name),))))

    assert np.isfinite(motion.rotations_wxyz).all()
    assert targets.face.min() >= 0.0
    assert targets.face.max() <= 1.0


def test_a_head_linked_to_the_gaze_goes_after_it_and_the_eyes_still_reach_it(
    perform, say, sign, body
):
    """Looking up to the left with the head: more than with the eyes alone."""
    looking = NonManual("gaze", "left_up")
    score, eyes, still = perform(say(sign(nonmanuals=(looking,))))
    _, both, linked = perform(say(sign(nonmanuals=(looking, NonManual("head", "with_gaze")))))
    frame = round((score.items[0].start_s + score.items[0].end_s) / 2 * 30)

    def nose(motion):
        posed = forward(body, motion.rotations_wxyz, motion.root_m)
        head = body.index["head"]
        turned = multiply(posed.rotations_wxyz[frame, head], conjugate(body.frames_wxyz[head]))
        return rotate(turned, (0.0, 0.0, 1.0))

    way = nose(linked) - nose(still)
    assert way[0] > 0.10  # to the signer's left
    assert way[1] > 0.05
    seen = [np.abs(targets.gaze_rad[frame]).max() for targets in (eyes, both)]
    assert 0.0 < seen[1] < seen[0]


def test_a_question_raises_the_brows_and_brings_the_chin_forward(perform, say, sign, body):
    """Seen on the posed body, not only in the tracks."""
    spans = [Span("brows-raised", 0, 0), Span("head-forward", 0, 0)]
    plain = perform(say(sign(), kind="yes-no"))
    asked = perform(say(sign(), kind="yes-no", spans=spans))

    frame = round(asked[0].items[0].end_s * 30)
    head = body.index["head"]
    ahead = [forward(body, m.rotations_wxyz, m.root_m).positions_m for _, _, m in (plain, asked)]
    assert ahead[1][frame, head, 2] - ahead[0][frame, head, 2] > 0.02
    brow = body.face_channels.index("browInnerUp")
    assert asked[1].face[frame, brow] > 0.9
    assert plain[1].face[frame, brow] < 0.1


def test_the_eyes_stay_on_the_addressee_while_the_head_is_shaken(perform, say, sign, body):
    """The line of sight turns far less than the head."""
    _, _, motion = perform(say(*[sign()] * 3, spans=[Span("headshake", 0, 2)]))

    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    looks = [
        rotate(posed.rotations_wxyz[:, body.index[joint]], [0.0, 0.0, 1.0])[:, 0]
        for joint in ("head", "eye_R")
    ]
    head, eye = (np.ptp(look) for look in looks)
    assert head > 0.4
    assert eye < 0.25 * head


def test_a_closed_eye_is_not_wide_at_the_same_time(perform, say, sign, body):
    """A blink in a question closes the eye."""
    _, targets, _ = perform(say(sign(), kind="yes-no", spans=[Span("brows-raised", 0, 0)]))

    blink = targets.face[:, body.face_channels.index("eyeBlinkLeft")]
    wide = targets.face[:, body.face_channels.index("eyeWideLeft")]
    assert blink.max() > 0.9
    assert wide[blink > 0.99].max() < 0.02


def test_lips_move_through_the_phones(perform, say, sign, body):
    """First the closed lips of a « b », then the open jaw of an « a »."""
    item = Item("G", "sign", 0, 1, 0, (sign(),), mouthing="ba", phones=("b", "a"))
    _, targets, _ = perform(say(item))

    closed, opened = face_weights("mouthing", ["m/b/p", "a"], body.face_channels)
    assert 0 < (targets.face @ closed).argmax() < (targets.face @ opened).argmax()


def test_a_left_handed_signer_tilts_to_the_other_side(perform, say, sign):
    """Active and passive are sides of the signer."""
    made = sign(nonmanuals=(NonManual("head", "tilt_active"),))
    tilts = [perform(say(made), dominant=side)[1].body_rad[:, 4, 2] for side in ("right", "left")]

    assert tilts[0].max() > 0.1
    assert tilts[1].min() < -0.1


def test_turns_of_the_spine_add_up(body, perform, say, sign):
    """A torso that turns by an angle turns the chest by that angle."""
    made = sign(nonmanuals=(NonManual("torso", "rotate_passive"),))
    _, targets, motion = perform(say(made))

    frame = int(targets.body_rad[:, 0, 1].argmax())
    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    chest = multiply(posed.rotations_wxyz[frame, body.index["spine01"]], [1.0, 0.0, 0.0, 0.0])
    turned = 2.0 * np.arctan2(chest[2], chest[0])
    assert turned == pytest.approx(targets.body_rad[frame, 0, 1], abs=0.01)


def test_a_body_that_holds_a_sign_breathes_and_sways_but_stays_where_it_is(perform, say, sign):
    """A hold never freezes: each second trunk and head turn a little, never by a degree or two."""
    held = Item("G", "missing", 0, 60, 0)
    _, targets, _ = perform(say(sign(), held))
    turned = np.degrees(targets.body_rad[:, [0, 1, 4]])

    for second in range(1, int(len(turned) / targets.fps) - 1):
        now = turned[int(second * targets.fps) : int((second + 1) * targets.fps)]
        assert (np.ptp(now, axis=0).max(axis=-1) > 0.02).all()
    assert np.abs(turned).max() < 2.0
