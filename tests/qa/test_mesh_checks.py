"""What is wrong on the meshes is found by the check that is for it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.geometry import rotate
from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.solve import solve
from lsf_avatar.qa.check import Subject
from lsf_avatar.qa.checks import findings
from lsf_avatar.qa.checks.clothes import CLOTHES
from lsf_avatar.qa.checks.torn import TORN
from lsf_avatar.qa.mesh.measure import measure
from lsf_avatar.qa.mesh.regions import regions_of


@pytest.fixture(scope="module")
def signed(engine):
    """A phrase of the form, signed with both hands before the trunk."""
    return engine.sign_phrase("acc.injured")


def brought(engine, signed, side: int, goal_m):
    """The same, one hand's middle brought to a place at every frame, without any clearance."""
    body = engine.avatar.body
    targets = aim(signed.score, body)
    letter = "RL"[side]
    lever = np.array(body.sites[f"hand_centre_{letter}"].point_m)
    lever = lever - body.heads_m[body.index[f"wrist_{letter}"]]
    wrists = np.array(targets.wrists_m)
    wrists[:, side] = goal_m - rotate(targets.palms_wxyz[:, side], lever)
    return replace(signed, motion=solve(replace(targets, wrists_m=wrists), body))


def codes(engine, signed) -> set[str]:
    """Codes of all findings."""
    return {found.code for _, found in findings(Subject(engine.avatar, signed))}


@pytest.mark.parametrize(
    ("site", "code"), [("forehead", "hand-in-head"), ("stomach", "hand-in-trunk")]
)
def test_a_hand_whose_middle_is_a_centimetre_under_the_skin_is_found(engine, signed, site, code):
    """The code says what is in what."""
    point = engine.avatar.body.sites[site]
    goal = np.array(point.point_m) - 0.01 * np.array(point.normal)

    assert code in codes(engine, brought(engine, signed, 0, goal))


def test_a_hand_far_before_the_chest_is_in_nothing(engine, signed):
    """No false alarm."""
    far = brought(engine, signed, 0, np.array([-0.15, 0.30, 0.42]))

    assert not {"hand-in-head", "hand-in-trunk"} & codes(engine, far)


def test_two_hands_in_one_place_are_found(engine, signed):
    """The right hand's middle in the left one's."""
    body, motion = engine.avatar.body, signed.motion
    left = body.index["metacarpal2_L"]
    at = forward(body, motion.rotations_wxyz, motion.root_m).positions_m[:, left]

    assert "hand-in-hand" in codes(engine, brought(engine, signed, 0, at))


def test_the_depth_grows_by_as_much_as_the_hand_is_pushed(engine, signed):
    """Ten millimetres more are ten millimetres more."""
    point = engine.avatar.body.sites["stomach"]
    depths = []
    for deep in (0.005, 0.015):
        goal = np.array(point.point_m) - deep * np.array(point.normal)
        motion = brought(engine, signed, 0, goal).motion
        depths.append(measure(engine.avatar, motion, np.array([0])).depth_m["hand-trunk"][0, 0])

    assert depths[1] - depths[0] == pytest.approx(0.010, abs=0.003)


class Lifted:
    """The skin of a signer with some of its vertices pushed out along their normals."""

    def __init__(self, skin, vertices, by_m: float) -> None:
        self._skin, self._vertices, self._by_m = skin, vertices, by_m

    def posed(self, rotations_wxyz, root_m, face):
        """As `Skin.posed`."""
        at, normals = self._skin.posed(rotations_wxyz, root_m, face)
        at[self._vertices] += self._by_m * normals[self._vertices]
        return at, normals


@pytest.mark.parametrize(
    ("check", "code", "part"),
    [(CLOTHES, "skin-through-clothes", "covered"), (TORN, "mesh-torn", "hands")],
)
def test_what_leaves_its_place_is_found(engine, signed, monkeypatch, check, code, part):
    """Skin pushed five centimetres out of its clothes; every other vertex of a palm torn off."""
    regions = regions_of(engine.avatar)
    chosen = regions.covered if part == "covered" else regions.hands[0][::2]
    by_m = 0.05 if part == "covered" else -0.10
    lifted = replace(regions, skin=Lifted(regions.skin, chosen, by_m))
    monkeypatch.setattr("lsf_avatar.qa.mesh.measure.regions_of", lambda avatar: lifted)

    found = {finding.code for finding in check.run(Subject(engine.avatar, signed))}

    assert found == {code}
