"""Skinning: at rest nothing moves, rigid turns turn everything, morphs move what they name."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.avatar.clip import rest_pose
from lsf_avatar.avatar.skin import Skin
from lsf_avatar.geometry import about, multiply, rotate
from lsf_avatar.kinematics.forward import forward


@pytest.fixture(scope="module")
def skin(avatar):
    """The signer's vertices."""
    return Skin(avatar)


@pytest.fixture
def still(avatar):
    """Rest: turns, place of the root, face."""
    body = avatar.body
    _, turns = rest_pose(body)
    return turns.copy(), body.heads_m[0].copy(), np.zeros(len(body.face_channels))


def test_at_rest_every_vertex_is_where_it_was_built(avatar, skin, still):
    """Skinning with the rest pose is the identity."""
    positions, normals = skin.posed(*still)

    built = np.vstack([mesh.positions_m for mesh in avatar.meshes])
    np.testing.assert_allclose(positions, built, atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1.0, atol=1e-5)


def test_turning_the_root_turns_the_whole_signer(skin, still):
    """Every vertex turns about the root, and its normal with it."""
    turns, root, face = still
    before, normals_before = skin.posed(turns, root, face)
    turn = about([0.0, 1.0, 0.0], 0.7)
    turns[0] = multiply(turn, turns[0])

    positions, normals = skin.posed(turns, root, face)

    np.testing.assert_allclose(positions, rotate(turn, before - root) + root, atol=1e-5)
    np.testing.assert_allclose(normals, rotate(turn, normals_before), atol=1e-5)


def test_a_bent_finger_moves_its_own_tip_as_forward_kinematics_says(avatar, skin, still):
    """Skin and skeleton agree; the other hand stays."""
    body = avatar.body
    turns, root, face = still
    before, _ = skin.posed(turns, root, face)
    joint = body.index["finger2-1_R"]
    turns[joint] = multiply(turns[joint], about([1.0, 0.0, 0.0], 1.2))

    after, _ = skin.posed(turns, root, face)

    posed = forward(body, turns[None], root[None])
    last = body.index["finger2-3_R"]
    tip = np.array(body.sites["index_tip_R"].point_m)
    nearest = np.linalg.norm(before - tip, axis=1).argmin()
    local = before[nearest] - body.heads_m[last]
    turned = multiply(posed.rotations_wxyz[0, last], body.frames_wxyz[last] * (1, -1, -1, -1))
    expected = posed.positions_m[0, last] + rotate(turned, local)
    np.testing.assert_allclose(after[nearest], expected, atol=2e-3)
    left = before[:, 0] > 0
    np.testing.assert_allclose(after[left], before[left], atol=1e-6)


def test_an_open_jaw_lowers_the_chin_and_leaves_the_hands(avatar, skin, still):
    """A face channel moves the face only."""
    turns, root, face = still
    before, _ = skin.posed(turns, root, face)
    face[avatar.body.face_channels.index("jawOpen")] = 1.0

    after, _ = skin.posed(turns, root, face)

    moved = np.linalg.norm(after - before, axis=1)
    chin = np.linalg.norm(before - avatar.body.sites["chin"].point_m, axis=1).argmin()
    assert after[chin, 1] < before[chin, 1] - 0.005
    hands = [mesh.name for mesh in avatar.meshes].index("hands")
    assert moved[skin.starts[hands] : skin.starts[hands + 1]].max() == 0


def test_half_a_channel_moves_half_as_far(avatar, skin, still):
    """Morphs are linear."""
    turns, root, face = still
    before, _ = skin.posed(turns, root, face)
    channel = avatar.body.face_channels.index("browInnerUp")
    offsets = []
    for weight in (0.5, 1.0):
        face[channel] = weight
        offsets.append(skin.posed(turns, root, face)[0] - before)

    np.testing.assert_allclose(2 * offsets[0], offsets[1], atol=1e-6)
    assert np.abs(offsets[1]).max() > 0.003
