"""What a film shows: all of the signer that signs, whoever that is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.avatar.files import ensure_avatar
from lsf_avatar.avatar.skin import Skin
from lsf_avatar.cli.engine import load_engine
from lsf_avatar.render.camera import camera

WIDEST = {
    "front": ("wit.passenger_of/option/2", "v.story/option/3", "v.inj.belt", "p.impact/option/9"),
    "three-quarter": ("p.c.04", "p.c.05", "v.inj.belt/help", "p.impact/option/9"),
    "side": ("p.c.17/shown", "v.inj.belt/help", "v.inj.role/option/2"),
}
"""View → phrases whose hands come nearest to an edge of the picture, of all that are signed."""


@pytest.fixture(params=["woman", "man"])
def seen_engine(request, settings):
    """An engine for each body."""
    return replace(load_engine(), avatar=ensure_avatar(settings.avatars, request.param))


@pytest.mark.parametrize("view", WIDEST)
def test_resting_hands_and_the_whole_head_are_in_the_picture(seen_engine, view):
    """A hand that is cut at rest is cut in every sign that starts low."""
    resting = seen_engine.sign_entry("BONJOUR").motion

    assert _off_centre(seen_engine.avatar, resting, view, ("hands", "head", "hair"), [0]) < 0.97


@pytest.mark.parametrize("view", WIDEST)
def test_the_largest_signing_is_in_the_picture(seen_engine, view):
    """A fingertip out of the picture is a sign half said."""
    for phrase in WIDEST[view]:
        motion = seen_engine.sign_phrase(phrase).motion
        frames = range(0, motion.frames, 4)
        off = _off_centre(seen_engine.avatar, motion, view, ("hands",), frames)
        assert off < 0.99, f"{phrase}: {off:.2f} of the way from the middle to the edge"


def _off_centre(avatar, motion, view, names, frames):
    """How far parts come from the middle of the picture, 1 at its edge."""
    skin, seen = Skin(avatar), camera(view)
    lengths = [len(mesh.positions_m) for mesh in avatar.meshes]
    part = np.isin(np.repeat([mesh.name for mesh in avatar.meshes], lengths), names)
    from_world = np.linalg.inv(seen.pose())
    farthest = 0.0
    for frame in frames:
        posed, _ = skin.posed(
            motion.rotations_wxyz[frame], motion.root_m[frame], motion.face[frame]
        )
        x, y, z = from_world[:3, :3] @ posed[part].T + from_world[:3, 3:]
        edge = -z * np.tan(np.radians(seen.fov_deg) / 2)
        farthest = max(farthest, np.abs(x / edge).max(), np.abs(y / edge).max())
    return farthest
