"""A recorded sign enters a sentence like any other, and what it does not say is synthesised."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.geometry import angle_between
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.recording import read_shelf
from lsf_avatar.recording.splice import best_cut
from lsf_avatar.recording.trim import sign_alone
from lsf_avatar.timeline import Tempo

SENTENCE = "La voiture est rouge."


def _wrists(signed, body):
    motion = signed.motion
    at = forward(body, motion.rotations_wxyz, motion.root_m).positions_m
    return at[:, rig_of(body).wrist]


def _largest_step_deg(motion, body):
    """Of any joint of the arms, fingers apart."""
    steps = np.degrees(angle_between(motion.rotations_wxyz[:-1], motion.rotations_wxyz[1:]))
    return steps[:, [j for j, name in enumerate(body.joints) if "finger" not in name]].max()


def test_a_recorded_sign_is_played_in_the_place_of_the_synthesised_one(record, body, engine):
    """In the middle of its time the hands are where the film had them."""
    recorded = record("VOITURE", of="TELEPHONER")
    signed = recorded.sign(SENTENCE)
    clip = recorded.shelf.recordings["VOITURE"].motion
    segment = next(s for s in signed.score.hands["active"] if s.item == 0)

    middle = round((segment.peak_s + clip.duration_s / 2) * signed.motion.fps)
    own = forward(body, clip.rotations_wxyz, clip.root_m).positions_m[:, rig_of(body).wrist[0]]
    near = np.linalg.norm(own - _wrists(signed, body)[middle, 0], axis=-1).min()
    assert near < 0.02
    assert np.linalg.norm(_wrists(signed, body)[middle, 0] - own[len(own) // 2]) < 0.03
    assert [item.gloss for item in signed.utterance.items] == ["VOITURE", "ROUGE"]
    assert signed.digest != engine.sign(SENTENCE).digest


@pytest.mark.parametrize("of", ["TELEPHONER", "CASQUE", "POUVOIR", "CROIX"])
def test_the_ways_into_a_recording_and_out_of_it_are_as_smooth_as_all_others(
    record, engine, body, of
):
    """First, in the middle or last in the sentence, no arm goes faster than the clip's own."""
    recorded = record("VOITURE", of=of)
    for text in ("Ma voiture est rouge.", "Avez-vous vu la voiture au carrefour ?"):
        signed = recorded.sign(text)
        parts = (engine.sign(text), engine.sign_entry(of))
        usual = max(_largest_step_deg(one.motion, body) for one in parts)

        assert np.isfinite(signed.motion.rotations_wxyz).all()
        assert _largest_step_deg(signed.motion, body) < 1.15 * usual
        speed = np.linalg.norm(np.diff(_wrists(signed, body), axis=0), axis=-1)
        assert speed.max() * signed.motion.fps < 4.0


def test_recorded_hands_with_a_synthesised_face(record, engine):
    """Single tiers are layered: the film's mouth is not taken, the word is mouthed."""
    hands = record("VOITURE", of="TELEPHONER", layers="hands").sign(SENTENCE)
    whole = record("VOITURE", of="TELEPHONER").sign(SENTENCE)

    names = [s.name for s in hands.score.tracks["mouthing"] if s.item == 0]
    assert len(names) == len(hands.utterance.items[0].phones)
    assert np.abs(hands.motion.face - whole.motion.face).max() > 0.2


def test_a_recorded_face_over_synthesised_hands_leaves_the_time_as_it_is(record, engine):
    """The face is stretched to the sign."""
    plain = engine.sign(SENTENCE)
    signed = record("VOITURE", of="TELEPHONER", layers="face").sign(SENTENCE)

    assert signed.score.duration_s == pytest.approx(plain.score.duration_s)
    wrist = rig_of(engine.avatar.body).wrist
    np.testing.assert_allclose(
        signed.motion.rotations_wxyz[:, wrist], plain.motion.rotations_wxyz[:, wrist], atol=1e-9
    )
    assert np.abs(signed.motion.face - plain.motion.face).max() > 0.2


def test_a_hand_that_the_camera_did_not_see_is_synthesised(record, body):
    """The left hand, never seen, does what the score says."""
    both = record("VOITURE", of="ACCIDENT").sign(SENTENCE)
    one = record("VOITURE", of="ACCIDENT", unseen=(1,)).sign(SENTENCE)
    segment = next(s for s in one.score.hands["active"] if s.item == 0)
    at = round((segment.peak_s + segment.release_s) / 2 * one.motion.fps)

    assert _wrists(both, body)[at, 1, 1] - _wrists(one, body)[at, 1, 1] > 0.1
    np.testing.assert_allclose(_wrists(both, body)[at, 0], _wrists(one, body)[at, 0], atol=0.02)


def test_a_faster_tempo_plays_the_recording_faster(record):
    """It keeps its share of the sentence."""
    usual = record("VOITURE", of="TELEPHONER")
    slow, fast = usual.sign(SENTENCE), replace(usual, tempo=Tempo(0.5)).sign(SENTENCE)

    def length(signed):
        time = signed.score.items[0]
        return time.end_s - time.start_s

    assert length(fast) == pytest.approx(2.0 * length(slow))


def test_a_clip_is_trimmed_to_the_sign(engine):
    """The way up from rest and the way down to it are not part of a sign in a sentence."""
    motion = engine.sign_entry("BONJOUR").motion
    kept = sign_alone(motion, engine.avatar.body)

    assert kept.start > 0.3 * motion.fps
    assert kept.stop < motion.frames - 0.3 * motion.fps
    assert kept.stop - kept.start > 0.4 * motion.fps


def test_the_best_cut_is_where_the_hands_are_most_alike():
    """A clip that comes up from below is entered where the hand already is."""
    height = np.linspace(0.0, 0.3, 10)
    clip = np.stack([np.zeros(10), height, np.zeros(10)], axis=-1)
    before = np.array([[0.0, 0.19, 0.0], [0.0, 0.2, 0.0], [0.0, 0.21, 0.0]])

    assert best_cut(clip, before, 9) == 5
    assert best_cut(clip, before, 2) == 2
    assert best_cut(clip[:2], before, 2) == 0


def test_an_entry_without_a_form_is_signed_as_soon_as_it_is_recorded(record, engine, lexicon):
    """A recording is worth most where no form is known."""
    unsigned = next(
        entry
        for entry in lexicon.entries.values()
        if not entry.signs and entry.pos == "noun" and " " not in entry.french[0]
    )
    text = f"Le {unsigned.french[0]} est rouge."

    assert engine.sign(text).utterance.items[0].kind == "spelled"
    item = record(unsigned.gloss, of="BONJOUR").sign(text).utterance.items[0]
    assert (item.gloss, item.kind) == (unsigned.gloss, "sign")


def test_a_clip_that_may_not_be_used_is_named_and_stops_nothing(record, engine, tmp_path):
    """Without consent, of no sign, of other joints: the sentence is synthesised."""
    record("VOITURE", of="TELEPHONER")
    sidecar = tmp_path / "VOITURE.yaml"
    for change, code in (
        (("consent: true", "consent: false"), "no-consent"),
        (("gloss: VOITURE", 'gloss: ""'), "no-gloss"),
        (("layers: [hands", "layers: [feet"), "bad-sidecar"),
    ):
        kept = sidecar.read_text(encoding="utf-8")
        sidecar.write_text(kept.replace(*change), encoding="utf-8")
        shelf = read_shelf(tmp_path, engine.avatar.body)
        sidecar.write_text(kept, encoding="utf-8")

        assert shelf.refused["VOITURE.glb"].code == code
        assert not shelf.recordings

    joints = tuple(f"{name}'" for name in engine.avatar.body.joints)
    other = read_shelf(tmp_path, replace(engine.avatar.body, joints=joints, digest="0" * 64))
    assert other.refused["VOITURE.glb"].code == "other-rig"


def test_a_recorded_face_with_recorded_body_under_synthesised_hands(record, engine):
    """The other way round than recorded hands: hands stay what the lexicon says."""
    plain = engine.sign(SENTENCE)
    signed = record("VOITURE", of="NON", layers="body, face").sign(SENTENCE)
    rig = rig_of(engine.avatar.body)

    np.testing.assert_array_equal(
        signed.motion.rotations_wxyz[:, rig.fingers], plain.motion.rotations_wxyz[:, rig.fingers]
    )
    head = engine.avatar.body.index["head"]
    apart = np.abs(signed.motion.rotations_wxyz - plain.motion.rotations_wxyz)[:, head]
    assert apart.max() > 0.01
