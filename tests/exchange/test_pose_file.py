"""A motion as a `.pose` file: it opens elsewhere, and says only what this body has."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest

from lsf_avatar.errors import ExchangeError
from lsf_avatar.exchange import HIPLESS, holistic_pose, read_pose, write_pose
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.render.camera import camera

INNER_LIPS = (13, 14)


@pytest.fixture(scope="module")
def signed(engine):
    """One short sign."""
    return engine.sign_entry("BONJOUR")


@pytest.fixture(scope="module")
def pose(avatar, signed):
    """Its points, from the front."""
    return holistic_pose(avatar, signed.motion, camera("front"))


def test_the_file_opens_in_pose_format_with_the_components_of_holistic(pose):
    """The library of those who work with .pose files is the judge."""
    from pose_format import Pose

    opened = Pose.read(BytesIO(write_pose(pose)).getvalue())

    names = {one.name: len(one.points) for one in opened.header.components}
    assert names == {
        "POSE_LANDMARKS": 33, "FACE_LANDMARKS": 478, "LEFT_HAND_LANDMARKS": 21,
        "RIGHT_HAND_LANDMARKS": 21, "POSE_WORLD_LANDMARKS": 33,
    }  # fmt: skip
    assert opened.body.fps == pose.fps
    np.testing.assert_array_equal(opened.body.data.data[:, 0], pose.xyz)
    np.testing.assert_array_equal(opened.body.confidence[:, 0], pose.confidence)


def test_a_file_that_was_written_reads_back_the_same(pose):
    """Names, lines and numbers."""
    again = read_pose(write_pose(pose))

    assert again.components == pose.components
    assert again.size == pose.size
    np.testing.assert_array_equal(again.xyz, pose.xyz)


def test_a_file_that_ends_too_soon_is_refused_with_a_code(pose):
    """Half a download is no pose."""
    with pytest.raises(ExchangeError) as caught:
        read_pose(write_pose(pose)[:-100])

    assert caught.value.code == "not-a-pose"


def test_hips_and_legs_are_said_to_be_unknown_and_nothing_else_of_the_body_is(pose):
    """The signer ends at the hips; a guess would be read as a measurement."""
    names = pose.components[0].points
    points, confidence = pose.component("POSE_LANDMARKS")
    missing = [name.endswith(HIPLESS) for name in names]

    np.testing.assert_array_equal(confidence[0] == 0, missing)
    assert not points[:, missing].any()
    for hand in ("LEFT_HAND_LANDMARKS", "RIGHT_HAND_LANDMARKS"):
        assert (pose.component(hand)[1] == 1).all()


def test_the_wrist_of_the_file_is_the_wrist_of_the_motion(pose, avatar, signed):
    """World points are metres from the pelvis, y downwards."""
    body, motion = avatar.body, signed.motion
    at = forward(body, motion.rotations_wxyz, motion.root_m).positions_m
    world, _ = pose.component("POSE_WORLD_LANDMARKS")
    wrist = world[:, pose.components[0].points.index("RIGHT_WRIST")]

    asked = (at[:, body.index["wrist_R"]] - at[:, 0]) * [1, -1, -1]
    np.testing.assert_allclose(wrist, asked, atol=1e-6)


def test_the_signers_left_is_on_the_right_of_the_picture(pose):
    """LEFT is the signer's own left, as MediaPipe has it."""
    left, _ = pose.component("LEFT_HAND_LANDMARKS")
    right, _ = pose.component("RIGHT_HAND_LANDMARKS")

    assert (left[:, 0, 0] > right[:, 0, 0]).all()


def test_the_lips_part_in_the_file_when_the_jaw_opens(avatar, signed):
    """Both inner lips lie on one spot at rest: each must follow its own lip."""
    motion = signed.motion
    face = np.zeros((2, len(avatar.body.face_channels)))
    face[1, avatar.body.face_channels.index("jawOpen")] = 1.0
    two = Motion(
        motion.fps, motion.rotations_wxyz[:1].repeat(2, 0), motion.root_m[:1].repeat(2, 0), face,
        np.zeros((2, 2)), np.full((2, 2), np.nan), np.full(2, -1, np.int32),
    )  # fmt: skip
    points, _ = holistic_pose(avatar, two, camera("face")).component("FACE_LANDMARKS")
    upper, lower = points[:, INNER_LIPS[0], 1], points[:, INNER_LIPS[1], 1]

    assert lower[0] - upper[0] < 8
    assert lower[1] - upper[1] > 40
