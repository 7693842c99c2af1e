"""The checks: each says why, and finds what it is for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.geometry import about, multiply
from lsf_avatar.qa.check import Subject
from lsf_avatar.qa.checks import CHECKS, findings
from lsf_avatar.qa.checks.joints import LIMITS


@pytest.fixture(scope="module")
def signed(engine):
    """A phrase of the form, signed."""
    return engine.sign_phrase("acc.injured")


def spoilt(signed, **arrays):
    """The same, with some arrays of its motion replaced."""
    motion = signed.motion
    names = motion.__dataclass_fields__
    return replace(
        signed,
        motion=type(motion)(**({name: getattr(motion, name) for name in names} | arrays)),
    )


def codes(engine, signed) -> set[str]:
    """Codes of all findings."""
    return {found.code for _, found in findings(Subject(engine.avatar, signed))}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_says_why_and_who_says_so(check):
    """A check that cannot say why it is asked should not be asked."""
    assert check.rationale.endswith(".")
    assert check.source


def test_a_wrist_three_centimetres_off_is_found_once_at_its_worst_frame(engine, signed):
    """One finding a run of frames, not one a frame."""
    error = np.array(signed.motion.wrist_error_m)
    error[10:20, 0] = 0.03
    error[15, 0] = 0.05

    found = [
        finding
        for _, finding in findings(Subject(engine.avatar, spoilt(signed, wrist_error_m=error)))
        if finding.code == "wrist-off-target" and "5.0 cm" in finding.message
    ]

    assert [finding.frame for finding in found] == [15]
    assert "poignet droit" in found[0].message


def test_nan_is_found(engine, signed):
    """One NaN makes the signer vanish."""
    face = np.array(signed.motion.face)
    face[3, 0] = np.nan

    assert "not-a-number" in codes(engine, spoilt(signed, face=face))


def test_a_missing_sign_is_found(engine):
    """The word is named."""
    signed = engine.sign("Le pare-chocs est abîmé, xyzzy.", missing="show")

    assert "missing-sign" in codes(engine, signed)


def test_a_face_that_stands_still_is_found(engine, signed):
    """Frozen for more than a second, head and all."""
    head = engine.avatar.body.index["head"]
    turns, face = np.array(signed.motion.rotations_wxyz), np.array(signed.motion.face)
    turns[20:70, head], face[20:70] = turns[20, head], face[20]

    assert "face-frozen" not in codes(engine, signed)
    assert "face-frozen" in codes(engine, spoilt(signed, rotations_wxyz=turns, face=face))


def test_a_hand_that_jumps_between_two_frames_is_found(engine, signed):
    """No speed limit sees a short jump to and fro."""
    upper = engine.avatar.body.index["upperarm01_R"]
    turns = np.array(signed.motion.rotations_wxyz)
    turns[40, upper] = multiply(turns[40, upper], about((1.0, 0.0, 0.0), 0.3))

    assert "wrist-jerks" not in codes(engine, signed)
    assert "wrist-jerks" in codes(engine, spoilt(signed, rotations_wxyz=turns))


def test_a_wrist_that_flips_between_two_frames_is_found_with_its_speed(engine, signed):
    """Twenty degrees more from one frame to the next are 600 a second more."""
    wrist = engine.avatar.body.index["wrist_R"]
    turns = np.array(signed.motion.rotations_wxyz)
    turns[40:, wrist] = multiply(turns[40:, wrist], about((0.0, 1.0, 0.0), np.radians(20.0)))
    subject = Subject(engine.avatar, spoilt(signed, rotations_wxyz=turns))

    found = [finding for _, finding in findings(subject) if finding.code == "joint-step"]

    assert "joint-step" not in codes(engine, signed)
    assert [finding.frame for finding in found] == [40]
    assert found[0].message.startswith("poignet droit : ")
    assert found[0].message.endswith("° par seconde (360 au plus)")


@pytest.mark.parametrize(
    ("joint", "axis", "degrees", "said"),
    [
        ("wrist_L", (1.0, 0.0, 0.0), 100.0, "poignet gauche plié vers"),
        ("lowerarm02_R", (0.0, 1.0, 0.0), 120.0, "avant-bras droit paume tournée vers"),
        ("finger2-2_R", (1.0, 0.0, 0.0), 170.0, "index droit, deuxième articulation"),
        ("upperarm01_R", (1.0, 0.0, 0.0), 100.0, "épaule droite bras en arrière"),
    ],
)
def test_a_joint_that_is_turned_as_no_humans_is_named_with_its_move(
    engine, signed, joint, axis, degrees, said
):
    """One way or the other, some turn of it is too far."""
    at = engine.avatar.body.index[joint]

    def messages(by):
        turns = np.array(signed.motion.rotations_wxyz)
        turns[:, at] = multiply(turns[:, at], about(axis, np.radians(by)))
        subject = Subject(engine.avatar, spoilt(signed, rotations_wxyz=turns))
        return [found.message for found in LIMITS.run(subject)]

    assert not any(said in message for message in messages(0.0))
    assert any(said in message for message in messages(degrees) + messages(-degrees))


def test_a_hand_far_aside_is_found(engine, signed):
    """A signer who steps aside takes both hands out of the space."""
    root = np.array(signed.motion.root_m)
    root[40:60, 0] -= 0.35

    assert "hand-out-of-space" not in codes(engine, signed)
    assert "hand-out-of-space" in codes(engine, spoilt(signed, root_m=root))


def test_a_symmetric_sign_with_one_hand_higher_is_found(engine):
    """By two hand's breadths."""
    signed = engine.sign_entry("PERMIS")
    upper = engine.avatar.body.index["upperarm01_R"]
    turns = np.array(signed.motion.rotations_wxyz)
    turns[:, upper] = multiply(turns[:, upper], about((1.0, 0.0, 0.0), -0.4))

    assert "hands-unlike" not in codes(engine, signed)
    assert "hands-unlike" in codes(engine, spoilt(signed, rotations_wxyz=turns))


def test_a_letter_that_flashes_by_and_a_word_that_is_not_mouthed_are_found(engine):
    """As are those of a score that nobody scheduled."""
    signed = engine.sign("Ma plaque est AB-123-CD.")
    hands = dict(signed.score.hands)
    hands["active"] = tuple(
        replace(s, release_s=s.peak_s + 0.06) if s.letter == "B" else s for s in hands["active"]
    )
    spoken = tuple(s for s in signed.score.tracks["mouthing"] if s.item != 0)
    tracks = {**signed.score.tracks, "mouthing": spoken}
    wrong = replace(signed, score=replace(signed.score, hands=hands, tracks=tracks))

    assert {"hold-too-short", "not-mouthed"}.isdisjoint(codes(engine, signed))
    assert {"hold-too-short", "not-mouthed"} <= codes(engine, wrong)


def test_an_entry_alone_is_mouthed(engine):
    """The word of a sign is said on its own film too."""
    assert engine.sign_entry("BONJOUR").score.tracks["mouthing"]
