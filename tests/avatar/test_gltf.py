"""Files that any viewer opens: checked by Khronos' own validator, and read back."""

from __future__ import annotations

import json
import subprocess

import numpy as np
import pytest
from javascript import WEB, node

from lsf_avatar.avatar.clip import FACE, read_clip, rest_pose, write_clip
from lsf_avatar.avatar.glb import read_accessor, read_glb
from lsf_avatar.avatar.gltf import write_avatar, write_avatar_with_clip
from lsf_avatar.geometry import about, angle_between, multiply
from lsf_avatar.kinematics.motion import Motion


def make_motion(body, frames: int, seed: int = 0) -> Motion:
    """Arms, fingers, head and face on smooth random ways; the trunk stands still."""
    random = np.random.default_rng(seed)
    time = np.arange(frames) / 30.0
    turns = np.tile(rest_pose(body)[1], (frames, 1, 1))
    for joint, name in enumerate(body.joints):
        if any(word in name for word in ("finger", "arm", "wrist", "head", "eye")):
            angle = 0.8 * np.sin(time * random.uniform(1, 5) + random.uniform(0, 6))
            turns[:, joint] = multiply(turns[:, joint], about(random.normal(size=3), angle))
    turns[:, body.index["spine03"]] = multiply(
        turns[:, body.index["spine03"]], about([1.0, 0.0, 0.0], 0.2)
    )
    face = np.zeros((frames, len(body.face_channels)))
    face[:, ::7] = 0.5 + 0.5 * np.sin(time[:, None] * 3)
    return Motion(
        fps=30.0,
        rotations_wxyz=turns,
        root_m=np.tile(body.heads_m[0], (frames, 1)),
        face=face,
        wrist_error_m=np.zeros((frames, 2)),
        contact_error_m=np.full((frames, 2), np.nan),
        item_index=np.zeros(frames, np.int32),
    )


@pytest.fixture(scope="module")
def motion(avatar):
    """Two seconds."""
    return make_motion(avatar.body, 60)


@pytest.fixture(scope="module")
def files(avatar, motion):
    """Name → the three kinds of files, and a clip of one frame."""
    return {
        "avatar": write_avatar(avatar),
        "clip": write_clip(avatar.body, motion),
        "avatar with clip": write_avatar_with_clip(avatar, motion),
        "packed avatar": write_avatar(avatar, packed=True),
        "one frame": write_clip(avatar.body, make_motion(avatar.body, 1)),
    }


@pytest.mark.skipif(
    not (WEB / "node_modules" / "gltf-validator").exists() or node() is None,
    reason="gltf-validator is not installed: npm --prefix web ci",
)
@pytest.mark.parametrize(
    "name", ["avatar", "packed avatar", "clip", "avatar with clip", "one frame"]
)
def test_the_validator_finds_neither_error_nor_warning(files, name, tmp_path):
    """Khronos' glTF validator, every rule."""
    (tmp_path / "file.glb").write_bytes(files[name])
    script = (
        "const v=require('gltf-validator'),fs=require('fs');"
        "v.validateBytes(new Uint8Array(fs.readFileSync(process.argv[1])),{maxIssues:20})"
        ".then(r=>console.log(JSON.stringify(r.issues)))"
    )

    done = subprocess.run(
        [str(node()), "-e", script, str(tmp_path / "file.glb")],
        cwd=WEB, capture_output=True, text=True, check=True,
    )  # fmt: skip

    issues = json.loads(done.stdout)
    assert (issues["numErrors"], issues["numWarnings"]) == (0, 0), issues["messages"]


@pytest.mark.parametrize("frames", [1, 2, 60])
def test_a_clip_read_back_is_the_motion_within_the_rounding(avatar, frames):
    """Turns within a twelfth of a degree, face weights within half a 255th."""
    body = avatar.body
    motion = make_motion(body, frames)

    again = read_clip(body, write_clip(body, motion), 30.0)

    assert again.frames == frames
    off = angle_between(again.rotations_wxyz, motion.rotations_wxyz)
    assert np.degrees(off.max()) < 1 / 12
    np.testing.assert_allclose(again.face, motion.face, atol=0.5 / 255 + 1e-6)
    np.testing.assert_allclose(again.root_m, motion.root_m, atol=1e-6)


def test_a_root_that_walks_is_not_lost(avatar):
    """Its place is written too, when it moves or stands elsewhere."""
    still = make_motion(avatar.body, 5)
    for root in (still.root_m + 0.1, still.root_m + np.arange(5)[:, None] * 0.01):
        moved = Motion(
            **{name: getattr(still, name) for name in still.__slots__} | {"root_m": root}
        )

        again = read_clip(avatar.body, write_clip(avatar.body, moved), 30.0)

        np.testing.assert_allclose(again.root_m, root, atol=1e-6)


def test_the_same_motion_gives_the_same_bytes(avatar, motion, files):
    """Clips are stored by digest."""
    assert write_clip(avatar.body, motion) == files["clip"]
    assert write_avatar(avatar) == files["avatar"]


def test_only_joints_that_leave_their_rest_are_written(avatar, files):
    """A still spine costs nothing; a leaning one costs one key."""
    document, buffer = read_glb(files["clip"])
    animation = document["animations"][0]
    keys = {}
    for channel in animation["channels"]:
        sampler = animation["samplers"][channel["sampler"]]
        name = document["nodes"][channel["target"]["node"]]["name"]
        keys[name] = len(read_accessor(document, buffer, sampler["input"]))

    assert "spine01" not in keys
    assert keys["spine03"] == 1
    assert keys["wrist_R"] == 60
    assert keys[FACE] == 60


def test_joints_and_channels_have_the_names_that_the_page_looks_for(avatar, files):
    """Clip and avatar agree by name, and name every face channel in the order of the body."""
    clip, _ = read_glb(files["clip"])
    whole, _ = read_glb(files["avatar"])

    names = list(avatar.body.joints)
    assert [node["name"] for node in clip["nodes"][: len(names)]] == names
    assert [node["name"] for node in whole["nodes"][: len(names)]] == names
    assert clip["meshes"][0]["extras"]["targetNames"] == list(avatar.body.face_channels)


def test_in_one_file_the_parts_move_with_the_face(avatar, motion, files):
    """Each part's weights are the columns of its own targets, so any viewer shows the mouth."""
    document, buffer = read_glb(files["avatar with clip"])
    animation = document["animations"][0]
    columns = {name: index for index, name in enumerate(avatar.body.face_channels)}
    moved = {}
    for channel in animation["channels"]:
        if channel["target"]["path"] == "weights":
            node = document["nodes"][channel["target"]["node"]]
            names = document["meshes"][node["mesh"]]["extras"]["targetNames"]
            sampler = animation["samplers"][channel["sampler"]]
            weights = read_accessor(document, buffer, sampler["output"]).reshape(-1, len(names))
            moved[node["name"]] = weights
            wanted = motion.face[:, [columns[name] for name in names]]
            np.testing.assert_allclose(np.broadcast_to(weights, wanted.shape), wanted, atol=0.003)

    assert set(moved) == {FACE, "head_mesh", "teeth_mesh", "tongue_mesh", "lashes_mesh"}


def test_rigid_parts_hang_under_their_joint_and_need_no_skin(avatar, files):
    """The page draws them for the price of a box."""
    document, _ = read_glb(files["avatar"])
    nodes = document["nodes"]

    skinned = {node["name"] for node in nodes if "skin" in node}
    assert skinned == {"head_mesh", "hands_mesh", "cloth_mesh"}
    under_head = {nodes[child]["name"] for child in nodes[avatar.body.index["head"]]["children"]}
    assert {"hair_mesh", "teeth_mesh", "tongue_mesh", "lashes_mesh", "eye_L"} <= under_head


def test_the_file_holds_the_geometry_as_it_was_built(avatar, files):
    """Positions and triangles of a skinned part, number by number."""
    document, buffer = read_glb(files["avatar"])
    meshes = {mesh["name"]: mesh["primitives"][0] for mesh in document["meshes"]}
    for mesh in avatar.meshes:
        written = meshes[mesh.name]
        triangles = read_accessor(document, buffer, written["indices"])
        np.testing.assert_array_equal(triangles.reshape(-1, 3), mesh.triangles)
    head = next(mesh for mesh in avatar.meshes if mesh.name == "head")
    positions = read_accessor(document, buffer, meshes["head"]["attributes"]["POSITION"])
    np.testing.assert_array_equal(positions, head.positions_m)


def test_a_motion_without_frames_is_refused(avatar):
    """There is no clip of nothing."""
    with pytest.raises(ValueError, match="at least one frame"):
        write_clip(avatar.body, make_motion(avatar.body, 0))


def test_a_body_without_a_clip_is_not_taken_for_a_clip(avatar, files):
    """The reader says what the file is."""
    with pytest.raises(ValueError, match="no animation"):
        read_clip(avatar.body, files["avatar"], 30.0)
    with pytest.raises(ValueError, match="not a binary glTF"):
        read_glb(b"PK\x03\x04 and so on, which is another kind of file")
