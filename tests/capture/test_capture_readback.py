"""A film of this signer, captured: the motion that comes out is near the one that went in."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import cv2
import numpy as np
import pytest

from lsf_avatar.capture.retarget import motion_of
from lsf_avatar.capture.track import track
from lsf_avatar.errors import CaptureError
from lsf_avatar.qa.readback import read_back
from lsf_avatar.recording import read_shelf, write_recording, write_sidecar


def _changed(landmarks, **values):
    arrays = {
        name: np.array(getattr(landmarks, name))
        for name in ("body_px", "body_m", "hands_px", "hands_m", "face_px", "face", "seen")
    }
    return replace(landmarks, **(arrays | values))


def test_wrists_palms_and_head_come_back_from_a_film(filmed, landmarks, avatar):
    """One camera: within a hand's breadth for the wrists, a few degrees for the head."""
    back = read_back(filmed[0], motion_of(landmarks, avatar.body).motion, avatar.body)

    assert np.median(back.wrist_m) < 0.06
    assert np.percentile(back.wrist_m, 95) < 0.15
    assert np.degrees(np.median(back.palm_rad[:, 0])) < 35
    assert np.degrees(np.median(back.head_rad)) < 6


def test_a_captured_sign_is_signed_in_a_sentence_once_its_signer_has_agreed(
    landmarks, engine, tmp_path
):
    """Film, capture, consent, sentence: without the way up from rest that was filmed too."""
    captured = motion_of(landmarks, engine.avatar.body)
    path = tmp_path / "BONJOUR.glb"
    path.write_bytes(write_recording(engine.avatar.body, captured.motion, captured.seen))
    write_sidecar(path, "bonjour.mp4")
    refused = read_shelf(tmp_path, engine.avatar.body)
    assert refused.refused["BONJOUR.glb"].code == "no-consent"

    sidecar = path.with_suffix(".yaml")
    written = sidecar.read_text(encoding="utf-8")
    for blank, filled in (
        ('signer: ""', 'signer: "Anne"'), ("consent: false", "consent: true"),
        ('licence: ""', "licence: CC0"), ('gloss: ""', "gloss: BONJOUR"),
    ):  # fmt: skip
        written = written.replace(blank, filled)
    sidecar.write_text(written, encoding="utf-8")
    shelf = read_shelf(tmp_path, engine.avatar.body)
    signed = replace(engine, shelf=shelf).sign("Bonjour, où est le conducteur ?")

    assert list(signed.recordings) == [0]
    assert shelf.recordings["BONJOUR"].motion.frames < 0.7 * captured.motion.frames
    assert np.isfinite(signed.motion.rotations_wxyz).all()


def test_every_frame_of_the_film_is_in_the_motion_and_is_whole(filmed, landmarks, avatar):
    """As many frames as pictures; unit turns; no NaN."""
    motion = motion_of(landmarks, avatar.body).motion

    assert motion.frames == filmed[0].frames
    np.testing.assert_allclose(np.linalg.norm(motion.rotations_wxyz, axis=-1), 1.0, atol=1e-9)
    assert np.isfinite(motion.face).all()
    assert (motion.face >= 0).all()
    assert (motion.face <= 1).all()


def test_a_hand_that_goes_out_of_sight_is_bridged_and_said_to_be_unseen(landmarks, avatar):
    """The motion goes on; the mark says that it is a guess."""
    hands_px, hands_m = np.array(landmarks.hands_px), np.array(landmarks.hands_m)
    seen = np.array(landmarks.seen)
    hands_px[20:26, 0], hands_m[20:26, 0], seen[20:26, 0] = np.nan, np.nan, False

    captured = motion_of(
        _changed(landmarks, hands_px=hands_px, hands_m=hands_m, seen=seen), avatar.body
    )

    assert np.isfinite(captured.motion.rotations_wxyz).all()
    assert not captured.seen[20:26, 0].any()
    assert captured.seen[30:, 0].all()


def test_a_film_in_which_no_hand_or_face_is_ever_seen_still_moves_the_arms(landmarks, avatar):
    """Far from the camera the body alone is found."""
    seen = np.array(landmarks.seen)
    seen[:, :3] = False
    blind = _changed(
        landmarks,
        hands_px=np.full_like(landmarks.hands_px, np.nan),
        hands_m=np.full_like(landmarks.hands_m, np.nan),
        face_px=np.full_like(landmarks.face_px, np.nan),
        face=np.full_like(landmarks.face, np.nan),
        seen=seen,
    )

    motion = motion_of(blind, avatar.body).motion

    assert np.isfinite(motion.rotations_wxyz).all()
    assert not motion.face.any()


def test_an_empty_room_is_refused_with_a_code(tmp_path, bundle):
    """Nobody to follow: no clip of nothing."""
    path = tmp_path / "empty.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 25.0, (160, 160))
    for _ in range(4):
        writer.write(np.full((160, 160, 3), 200, np.uint8))
    writer.release()

    with pytest.raises(CaptureError) as caught:
        track(path, bundle)

    assert caught.value.code == "nobody-seen"


@pytest.mark.parametrize(("which", "code"), [("film", "no-film"), ("model", "bad-model")])
def test_a_file_that_is_not_what_it_should_be_is_refused_with_a_code(
    which, code, tmp_path, filmed, bundle
):
    """A text named .mp4, and a text named .task."""
    wrong = tmp_path / "wrong.bin"
    wrong.write_bytes(b"this is neither a film nor a model" * 50)

    with pytest.raises(CaptureError) as caught:
        track(wrong if which == "film" else filmed[1], wrong if which == "model" else bundle)

    assert caught.value.code == code


def test_the_command_writes_a_clip_its_blank_sidecar_and_one_document(filmed, bundle, tmp_path):
    """Frames, what was seen, jitter, digest."""
    out = tmp_path / "BONJOUR.glb"
    call = [sys.executable, "-m", "lsf_avatar.cli.main", "capture", str(filmed[1]), "-o", str(out)]
    done = subprocess.run([*call, "--json"], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert set(document) == {"frames", "seen", "jitter_mm", "digest"}
    assert set(document["seen"]) == {"right", "left", "face", "body"}
    assert document["frames"] == filmed[0].frames
    assert out.read_bytes()[:4] == b"glTF"
    assert "consent: false" in out.with_suffix(".yaml").read_text(encoding="utf-8")
