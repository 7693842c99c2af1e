"""The grids of distances agree with the skin and the clothes that they were built from."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.kinematics.field import slopes

PLACES = (
    ("head", "forehead"), ("head", "nose"), ("head", "chin"), ("head", "cheek_L"),
    ("trunk", "chest"), ("trunk", "stomach"), ("trunk", "belly"), ("trunk", "side_of_trunk_R"),
)  # fmt: skip


@pytest.mark.parametrize(("field", "site"), PLACES)
@pytest.mark.parametrize("off_m", [-0.004, 0.0, 0.02])
def test_a_place_is_as_far_as_it_was_put_from_the_skin(avatar, field, site, off_m):
    """Under it, on it and before it, to two millimetres; a nose is narrow."""
    point = avatar.body.sites[site]
    at = np.array(point.point_m) + off_m * np.array(point.normal)

    (distance,), (out,) = slopes(avatar.body.fields[field], at[None])

    assert distance == pytest.approx(off_m, abs=0.002)
    assert out @ np.array(point.normal) > 0.6


def test_the_mouth_the_brain_and_the_chest_are_inside(avatar):
    """No hollow of the mesh counts as room for a hand."""
    body = avatar.body
    mouth = np.array(body.sites["mouth"].point_m) - (0.0, 0.0, 0.03)
    skull = np.array(body.sites["forehead"].point_m) - (0.0, 0.0, 0.08)
    for field, place in (("head", mouth), ("head", skull), ("trunk", body.heads_m[3])):
        (distance,), _ = slopes(body.fields[field], np.array([place]))
        assert distance < -0.01


def test_what_stands_for_a_hand_lies_under_its_skin(avatar):
    """The tip of each finger's last ball is where the finger's tip is, to four millimetres."""
    body = avatar.body
    for hand, side in enumerate("RL"):
        for finger, name in enumerate(("thumb", "index", "middle", "ring", "pinky")):
            joint = body.index[f"finger{finger + 1}-3_{side}"]
            tip = np.array(body.sites[f"{name}_tip_{side}"].point_m) - body.heads_m[joint]
            last = np.flatnonzero(body.probes.joints == 3 * finger + 2)[-1]
            reach = (
                np.linalg.norm(body.probes.centres_m[hand, last]) + body.probes.radii_m[hand, last]
            )
            assert reach == pytest.approx(np.linalg.norm(tip), abs=0.004), (side, name)
