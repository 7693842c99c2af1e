"""A recorded clip is used only with its signer's consent, on the skeleton it was made for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.errors import CaptureError
from lsf_avatar.geometry import about, conjugate, multiply
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.recording import read_recording, write_recording, write_sidecar

FILLED = 'signer: "Anne"\nconsent: true\nlicence: CC-BY-4.0\nfilm: a.mp4\ntrim_s: {trim}\n'


@pytest.fixture
def recorded(engine, tmp_path):
    """A clip with a filled sidecar, the right hand unseen in frames 3 to 5."""
    motion = engine.sign_entry("BONJOUR").motion
    seen = np.ones((motion.frames, 4), bool)
    seen[3:6, 0] = False
    path = tmp_path / "BONJOUR.glb"
    path.write_bytes(write_recording(engine.avatar.body, motion, seen))
    whole = f"[0.0, {motion.duration_s}]"
    path.with_suffix(".yaml").write_text(FILLED.format(trim=whole), encoding="utf-8")
    return path, motion, seen


def test_a_recording_reads_back_with_what_was_not_seen(recorded, avatar):
    """Motion within the rounding of a clip, marks exactly."""
    path, motion, seen = recorded

    found = read_recording(path, avatar.body)

    np.testing.assert_array_equal(found.seen, seen)
    same = np.abs(np.sum(found.motion.rotations_wxyz * motion.rotations_wxyz, axis=-1))
    assert same.min() > 1 - 1e-6
    assert found.sidecar.signer == "Anne"


def test_a_trimmed_recording_is_as_long_as_the_sidecar_says(recorded, avatar):
    """The way from and to rest is cut off."""
    path, _, seen = recorded
    path.with_suffix(".yaml").write_text(FILLED.format(trim="[0.1, 0.6]"), encoding="utf-8")

    found = read_recording(path, avatar.body)

    assert found.motion.frames == 16
    np.testing.assert_array_equal(found.seen, seen[3:19])


@pytest.mark.parametrize(
    ("sidecar", "code"),
    [
        (None, "no-sidecar"),
        ("signer: [", "bad-sidecar"),
        ("- a list\n", "bad-sidecar"),
        ('signer: "Anne"\nconsent: false\nlicence: CC-BY-4.0\n', "no-consent"),
        ('signer: ""\nconsent: true\nlicence: CC-BY-4.0\n', "no-consent"),
        ('signer: "Anne"\nconsent: "yes, later"\nlicence: CC0\n', "no-consent"),
        (FILLED.format(trim="[0.5, 99]"), "bad-trim"),
    ],
)
def test_a_clip_that_may_not_be_used_is_refused_with_a_code(recorded, avatar, sidecar, code):
    """No signer, no written consent, no licence, no use."""
    path = recorded[0]
    if sidecar is None:
        path.with_suffix(".yaml").unlink()
    else:
        path.with_suffix(".yaml").write_text(sidecar, encoding="utf-8")

    with pytest.raises(CaptureError) as caught:
        read_recording(path, avatar.body)

    assert caught.value.code == code


def test_a_clip_of_another_body_is_retargeted_joint_by_joint(engine, avatar, tmp_path):
    """Recorded on a signer with longer arms and other frames, hands point where they pointed."""
    body = avatar.body
    turn = about((0.3, 1.0, 0.2), np.linspace(0.1, 1.2, len(body.joints)))
    other = replace(
        body,
        digest="0" * 64,
        heads_m=body.heads_m * 1.1,
        frames_wxyz=multiply(body.frames_wxyz, turn),
        face_channels=(*body.face_channels[::-1], "browOfTheOther"),
    )
    source = engine.sign_entry("BONJOUR").motion
    world = forward(body, source.rotations_wxyz, source.root_m).rotations_wxyz
    world = multiply(world, turn)
    above = np.maximum(body.parents, 0)
    local = multiply(conjugate(world[:, above]), world)
    local[:, 0] = world[:, 0]
    face = np.concatenate((source.face[:, ::-1], np.ones((source.frames, 1))), axis=1)
    theirs = _motion_like(source, rotations_wxyz=local, root_m=source.root_m * 1.1, face=face)
    path = _recorded(tmp_path, other, theirs)

    found = read_recording(path, body).motion

    same = np.abs(np.sum(found.rotations_wxyz * source.rotations_wxyz, axis=-1))
    assert same.min() > 1 - 1e-5
    np.testing.assert_allclose(found.face, source.face, atol=0.003)
    np.testing.assert_allclose(found.root_m, source.root_m, atol=1e-4)


def test_a_clip_of_other_joints_is_refused(engine, avatar, tmp_path):
    """A skeleton without this one's wrist has nothing to say about it."""
    body = avatar.body
    names = tuple("hand" if name == "wrist_R" else name for name in body.joints)
    path = _recorded(tmp_path, replace(body, joints=names, digest="0" * 64),
                     engine.sign_entry("BONJOUR").motion)  # fmt: skip

    with pytest.raises(CaptureError) as caught:
        read_recording(path, body)

    assert caught.value.code == "other-rig"
    assert "wrist_R" in str(caught.value)


def _motion_like(motion, **arrays):
    """The motion with some arrays replaced."""
    kept = {name: getattr(motion, name) for name in motion.__dataclass_fields__}
    return type(motion)(**(kept | arrays))


def _recorded(folder, body, motion):
    """A clip of a body with a filled sidecar."""
    path = folder / "BONJOUR.glb"
    path.write_bytes(write_recording(body, motion, np.ones((motion.frames, 4), bool)))
    whole = f"[0.0, {motion.duration_s}]"
    path.with_suffix(".yaml").write_text(FILLED.format(trim=whole), encoding="utf-8")
    return path


def test_a_clip_that_was_not_captured_is_refused(recorded, avatar, engine):
    """A synthesised clip says nothing of who signs."""
    recorded[0].write_bytes(engine.sign_entry("BONJOUR").clip)

    with pytest.raises(CaptureError) as caught:
        read_recording(recorded[0], avatar.body)

    assert caught.value.code == "bad-recording"


def test_a_sidecar_that_a_person_filled_in_is_never_overwritten(recorded):
    """Capturing again keeps the consent that was given."""
    before = recorded[0].with_suffix(".yaml").read_text(encoding="utf-8")

    assert not write_sidecar(recorded[0], "b.mp4")
    assert recorded[0].with_suffix(".yaml").read_text(encoding="utf-8") == before
