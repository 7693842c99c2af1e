"""What a film shows: all of the signer that signs, whoever that is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.avatar.files import ensure_avatar
from lsf_avatar.avatar.skin import Skin
from lsf_avatar.cli.engine import load_engine
from lsf_avatar.render.camera import camera


@pytest.mark.parametrize("name", ["woman", "man"])
@pytest.mark.parametrize("view", ["front", "three-quarter", "side"])
def test_resting_hands_and_the_whole_head_are_in_the_picture(settings, name, view):
    """A hand that is cut at rest is cut in every sign that starts low."""
    avatar = ensure_avatar(settings.avatars, name)
    resting = replace(load_engine(), avatar=avatar).sign_entry("BONJOUR").motion
    posed, _ = Skin(avatar).posed(resting.rotations_wxyz[0], resting.root_m[0], resting.face[0])
    lengths = [len(mesh.positions_m) for mesh in avatar.meshes]
    part = np.repeat([mesh.name for mesh in avatar.meshes], lengths)
    shown = posed[np.isin(part, ("hands", "head", "hair"))]

    seen = camera(view)
    x, y, z = (np.column_stack([shown, np.ones(len(shown))]) @ np.linalg.inv(seen.pose()).T).T[:3]
    edge = -z * np.tan(np.radians(seen.fov_deg) / 2)

    assert np.abs(x / edge).max() < 0.97
    assert np.abs(y / edge).max() < 0.97
