"""The sleeve about the upper arm, wherever the arm goes: neither a balloon nor a rope."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.avatar.skin import Skin
from lsf_avatar.geometry import about, conjugate, multiply, unit
from lsf_avatar.kinematics.rig import rig_of

POSES = {
    "across the chest": ((0.45, -0.55, 0.70), -110.0),
    "forward": ((0.0, 0.0, 1.0), -60.0),
    "out": ((-1.0, 0.0, 0.1), 0.0),
    "up": ((-0.5, 0.85, 0.15), 20.0),
}
"""Where the right upper arm points, and its turn about itself, degrees, negative inwards."""


@pytest.mark.parametrize("pose", POSES)
def test_a_sleeve_keeps_its_girth(avatar, pose):
    """A sleeve that swells looks padded; one that collapses looks broken.

    Only where it meets the trunk may it get thinner by more than a tenth, as cloth folds there.
    """
    grown = _girths(avatar, *POSES[pose])

    assert grown.max() < 1.03
    assert grown[0] > 0.72
    assert grown[1] > 0.87
    assert grown[2:].min() > 0.9


def _girths(avatar, points_to, turn_deg):
    """Mean distance of the sleeve from the bone, posed over rest, in slices along the upper arm."""
    body, skin = avatar.body, Skin(avatar)
    upper, elbow = body.index["upperarm01_R"], body.index["lowerarm01_R"]
    bone = body.heads_m[elbow] - body.heads_m[upper]
    to = unit(points_to)
    axis = np.cross(unit(bone), to)
    swing = about(unit(axis), np.arctan2(np.linalg.norm(axis), unit(bone) @ to))
    turn = multiply(about(to, np.radians(turn_deg)), swing)
    frames = body.frames_wxyz
    posed = rig_of(body).rest_wxyz.copy()
    posed[upper] = multiply(conjugate(frames[body.parents[upper]]), multiply(turn, frames[upper]))

    cloth = [mesh.name for mesh in avatar.meshes].index("cloth")
    rows = slice(skin.starts[cloth], skin.starts[cloth + 1])
    mesh = avatar.meshes[cloth]
    on_arm = np.isin(mesh.joints, [upper, body.index["upperarm02_R"]])
    sleeve = (mesh.weights * on_arm).sum(axis=1) > 0.5
    root = rig_of(body).offsets_m[0]
    still = np.zeros(len(body.face_channels))
    rest = skin.posed(rig_of(body).rest_wxyz, root, still)[0][rows][sleeve] - body.heads_m[upper]
    now = skin.posed(posed, root, still)[0][rows][sleeve] - body.heads_m[upper]
    along = rest @ unit(bone) / np.linalg.norm(bone)
    off_rest = np.linalg.norm(np.cross(rest, unit(bone)), axis=1)
    off_now = np.linalg.norm(np.cross(now, to), axis=1)
    slices = [(along >= low) & (along < low + 0.15) for low in np.arange(0.1, 0.85, 0.15)]
    return np.array([off_now[part].mean() / off_rest[part].mean() for part in slices])
