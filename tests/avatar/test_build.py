"""The built signer: the same every time, complete, light, and readable from afar."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.avatar.build import build_avatar
from lsf_avatar.avatar.files import ensure_avatar, load_avatar, save_avatar
from lsf_avatar.avatar.gltf import rigid_joint

PARTS = {"head", "hands", "teeth", "tongue", "lashes", "eye_L", "eye_R", "cloth", "hair"}


def part(avatar, name):
    """One of its meshes."""
    return next(mesh for mesh in avatar.meshes if mesh.name == name)


@pytest.mark.parametrize("avatar", ["woman"], indirect=True)
def test_built_anew_it_has_the_same_bytes(avatar, tmp_path):
    """The one in the cache was built by another process, maybe on another day."""
    save_avatar(avatar, tmp_path / "cached")
    save_avatar(build_avatar(avatar.name), tmp_path / "anew")

    files = [tmp_path / name / "avatar.npz" for name in ("cached", "anew")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_written_and_read_it_is_the_same(avatar, tmp_path):
    """The file holds everything, and the same signer gives the same file."""
    save_avatar(avatar, tmp_path / "first")
    save_avatar(load_avatar(tmp_path / "first"), tmp_path / "second")

    files = [tmp_path / name / "avatar.npz" for name in ("first", "second")]
    assert files[0].read_bytes() == files[1].read_bytes()
    again = load_avatar(tmp_path / "second")
    assert again.body.sites == avatar.body.sites
    assert again.body.digest == avatar.body.digest
    assert [mesh.texture for mesh in again.meshes] == [mesh.texture for mesh in avatar.meshes]


def test_a_second_call_finds_what_the_first_one_built(avatar, tmp_path, monkeypatch):
    """Building takes seconds; it happens once."""
    built = []
    monkeypatch.setattr(
        "lsf_avatar.avatar.files.build_avatar", lambda *given: built.append(given) or avatar
    )

    first, second = (ensure_avatar(tmp_path / "avatars") for _ in range(2))

    assert len(built) == 1
    assert first.body.digest == second.body.digest
    assert [path.name for path in (tmp_path / "avatars").glob(".*")] == []


def test_a_build_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    """Half a signer is never found later."""

    def broken(*given):
        raise RuntimeError("no more disk")

    monkeypatch.setattr("lsf_avatar.avatar.files.build_avatar", broken)

    with pytest.raises(RuntimeError, match="no more disk"):
        ensure_avatar(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_it_is_complete_and_light_enough_for_a_phone(avatar):
    """All parts, in the budget that weak phones were measured with."""
    assert {mesh.name for mesh in avatar.meshes} == PARTS
    assert 20_000 <= sum(len(mesh.triangles) for mesh in avatar.meshes) <= 24_800


def test_weights_are_whole_255ths_and_sum_to_one(avatar):
    """Files hold them exactly; a joint without a share is joint 0."""
    for mesh in avatar.meshes:
        parts = mesh.weights.astype(float) * 255
        np.testing.assert_allclose(parts, np.round(parts), atol=1e-3)
        np.testing.assert_array_equal(np.round(parts).sum(axis=1), 255)
        assert (mesh.joints[mesh.weights == 0] == 0).all()


def test_rigid_parts_follow_one_joint_each(avatar):
    """The page draws them without skinning."""
    joints = avatar.body.joints
    bound = {mesh.name: rigid_joint(mesh) for mesh in avatar.meshes}

    assert {name: joints[joint] for name, joint in bound.items() if joint is not None} == {
        "hair": "head", "teeth": "head", "tongue": "head", "lashes": "head",
        "eye_L": "eye_L", "eye_R": "eye_R",
    }  # fmt: skip


def test_every_face_channel_moves_the_face_and_no_other_name_does(avatar):
    """What motion may ask for is what the meshes have."""
    channels = avatar.body.face_channels

    assert {name for mesh in avatar.meshes for name in mesh.morphs} == set(channels)
    assert list(channels[:52]) == sorted(channels[:52])
    assert len(set(channels)) == len(channels)


def test_triangles_face_outwards(avatar):
    """Backs are not drawn: a part turned inside out would vanish."""
    for mesh in avatar.meshes:
        a, b, c = np.moveaxis(mesh.positions_m[mesh.triangles].astype(float), 1, 0)
        faces = np.cross(b - a, c - a)
        along = np.einsum("tk,tck->tc", faces, mesh.normals[mesh.triangles].astype(float))
        assert (along.mean(axis=1) > -1e-9).mean() > 0.97, mesh.name
    hair = part(avatar, "hair")
    out = hair.positions_m - hair.positions_m.mean(axis=0)
    assert np.mean(np.sum(out * hair.normals, axis=1) > 0) > 0.8


def test_left_and_right_mirror_each_other(avatar):
    """Joints of both sides lie alike, and turn alike about x, opposite about y and z."""
    body = avatar.body
    for name in body.joints:
        if name.endswith("_R"):
            right, left = body.index[name], body.index[name[:-1] + "L"]
            mirrored = body.heads_m[right] * (-1, 1, 1)
            np.testing.assert_allclose(body.heads_m[left], mirrored, atol=1e-3)
            turn = body.frames_wxyz[right] * (1, 1, -1, -1)
            assert abs(turn @ body.frames_wxyz[left]) > 0.9995, name
