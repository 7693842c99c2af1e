"""A recording serves signers of either hand, and at a locus, without saying anything else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.phonology.transform import LOCI_M, TWO_HANDED_LOCI_M
from lsf_avatar.pipeline import citation, signing_document
from lsf_avatar.recording.mirror import mirrored, twins

MIRROR = np.array([-1.0, 1.0, 1.0])
SIDES = {"A": "active", "B": "passive"}
ENTRIES = ("TELEPHONER", "ACCIDENT", "BONJOUR", "CASQUE", "CROIX")


def _joints(motion, body):
    return forward(body, motion.rotations_wxyz, motion.root_m).positions_m


def _middle(signed, body, item=0):
    """Both wrists in the middle of an item's hold."""
    segment = next(s for s in signed.score.hands["active"] if s.item == item)
    at = round((segment.peak_s + segment.release_s) / 2 * signed.motion.fps)
    return _joints(signed.motion, body)[at, rig_of(body).wrist]


def _placed(recorded, locus, gloss="VOITURE"):
    """A sign alone, at a locus of the world as a right-hander names it."""
    alone = citation(recorded.lexicon.entries[gloss])
    item = replace(alone.items[0], locus=locus)
    return recorded.perform(replace(alone, items=(item,)))


@settings(max_examples=5)
@given(gloss=st.sampled_from(ENTRIES))
def test_a_mirrored_recording_is_the_mirror_image_joint_by_joint(engine, gloss):
    """Every joint within the millimetre or so that the body differs from its mirror image."""
    body = engine.avatar.body
    motion = engine.sign_entry(gloss).motion
    image = mirrored(motion, body)

    seen = _joints(image, body)[:, twins(body)] * MIRROR
    assert np.abs(seen - _joints(motion, body)).max() < 0.002
    again = mirrored(image, body)
    same = np.abs((again.rotations_wxyz * motion.rotations_wxyz).sum(axis=-1))
    np.testing.assert_allclose(same, 1.0, atol=1e-9)
    np.testing.assert_array_equal(again.face, motion.face)


def test_what_one_side_of_the_face_does_the_other_one_does_in_the_mirror(engine):
    """A wink of the right eye is one of the left; open lips stay as they are."""
    body = engine.avatar.body
    motion = engine.sign_entry("BONJOUR").motion
    of = body.face_channels.index
    face = np.zeros_like(motion.face)
    face[:, of("eyeBlinkRight")], face[:, of("jawLeft")], face[:, of("jawOpen")] = 1.0, 0.5, 0.25

    seen = mirrored(replace(motion, face=face), body).face

    assert (seen[:, of("eyeBlinkLeft")] == 1.0).all()
    assert (seen[:, of("jawRight")] == 0.5).all()
    assert (seen[:, of("jawOpen")] == 0.25).all()
    assert not seen[:, of("eyeBlinkRight")].any()


def test_a_left_handed_signer_signs_the_mirror_image_of_a_recording(record, body):
    """In a sentence, hand for hand."""
    recorded = record("VOITURE", of="TELEPHONER")
    right = recorded.sign("La voiture est rouge.")
    left = replace(recorded, dominant="left").sign("La voiture est rouge.")

    assert list(left.recordings) == list(right.recordings) == [0]
    np.testing.assert_allclose(_middle(left, body)[::-1] * MIRROR, _middle(right, body), atol=0.005)


def test_a_left_handed_persons_recording_serves_a_right_handed_signer(record, body):
    """The sidecar says whose hand it was; a second mirror gives the first image back."""
    filmed = record("VOITURE", of="TELEPHONER", by="left")
    as_filmed = replace(filmed, dominant="left").sign("La voiture est rouge.")
    turned = filmed.sign("La voiture est rouge.")

    np.testing.assert_allclose(
        _middle(turned, body)[::-1] * MIRROR, _middle(as_filmed, body), atol=0.005
    )


def test_a_hand_that_was_not_seen_is_the_other_hand_in_the_mirror(record):
    """The mark goes along, so the right hand is synthesised."""
    recorded = record("VOITURE", of="ACCIDENT", unseen=(1,))
    (right,) = recorded.sign("La voiture est rouge.").recordings.values()
    (left,) = replace(recorded, dominant="left").sign("La voiture est rouge.").recordings.values()

    assert right.seen[:, :2].any(axis=0).tolist() == [True, False]
    assert left.seen[:, :2].any(axis=0).tolist() == [False, True]


def test_what_names_a_real_side_is_not_turned_round(record):
    """GAUCHE in the mirror goes to the right: it serves DROITE, without the face that says it."""
    recorded = replace(record("GAUCHE", of="TELEPHONER"), dominant="left")

    assert not recorded.sign("C'est à gauche.").recordings
    (used,) = recorded.sign("C'est à droite.").recordings.values()
    assert used.sidecar.layers == ("hands", "body")
    scene = replace(record("TS-VIENT-DE-DROITE", of="CASQUE"), dominant="left")
    own = scene.shelf.recordings["TS-VIENT-DE-DROITE"]
    assert scene._recorded["TS-VIENT-DE-DROITE"] is own


@pytest.mark.parametrize("dominant", ["right", "left"])
@pytest.mark.parametrize(("letter", "aside"), [("A", -1.0), ("B", 1.0)])
def test_a_recording_of_neutral_space_goes_to_the_locus(record, body, letter, aside, dominant):
    """A on the right, B on the left, whichever hand signs; the hands keep their height."""
    recorded = replace(record("VOITURE", of="VOITURE"), dominant=dominant)
    there, here = (_placed(recorded, locus) for locus in (SIDES[letter], None))
    moved = _middle(there, body) - _middle(here, body)

    assert there.recording_notes == {0: "moved"}
    assert (moved[:, 0] * aside > 0.08).all()
    assert np.abs(moved[:, 1]).max() < 0.03
    turned = there.recordings[0].motion.rotations_wxyz
    fingers = rig_of(body).fingers
    np.testing.assert_array_equal(
        turned[:, fingers], here.recordings[0].motion.rotations_wxyz[:, fingers]
    )


def test_a_recording_on_the_body_stays_where_it_was_filmed(record, body):
    """As its synthesised form does, which touches the same place; it is used, and said so."""
    recorded = record("CASQUE", of="CASQUE")
    there, here = (_placed(recorded, locus, "CASQUE") for locus in ("passive", None))

    assert there.recording_notes == {0: "kept-on-body"}
    np.testing.assert_allclose(_middle(there, body), _middle(here, body), atol=0.002)


def test_a_verb_that_goes_to_somebody_is_synthesised(record):
    """No clip of the citation form shows the way from one locus to another."""
    signed = record("DEMANDER", of="DEMANDER").sign("Demandez au conducteur B.")
    (number,) = (n for n, item in enumerate(signed.utterance.items) if item.gloss == "DEMANDER")

    assert not signed.recordings
    assert signed.recording_notes == {number: "synthesised-agreement"}
    document = signing_document(signed)["recording_notes"]
    assert document == [{"item": number, "note": "synthesised-agreement"}]


def test_a_place_that_the_arms_do_not_reach_is_synthesised(record, monkeypatch):
    """Recorded hands that stop short would point at another place."""
    monkeypatch.setitem(LOCI_M, "active", (2.0, 0.0, 0.0))
    monkeypatch.setitem(TWO_HANDED_LOCI_M, "active", (2.0, 0.0, 0.0))
    signed = _placed(record("VOITURE", of="VOITURE"), "active")

    assert not signed.recordings
    assert signed.recording_notes == {0: "synthesised-out-of-reach"}
