"""Hands stay out of head and trunk, go round them smoothly, and touch what they should touch."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.geometry import conjugate, multiply, rotate
from lsf_avatar.kinematics.anchors import hand_turns, signer_of
from lsf_avatar.kinematics.apart import Holds
from lsf_avatar.kinematics.clearance import PRESSED_M, keep_out
from lsf_avatar.kinematics.field import FIELDS, Around
from lsf_avatar.kinematics.probing import (
    ENOUGH_M,
    hands_in,
    near_rows,
    probes_m,
    shapes_of,
    skin_of,
)
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.kinematics.solve import root_at_rest
from lsf_avatar.kinematics.trunk import pose_trunk
from lsf_avatar.kinematics.wanting import no_wants

FPS = 30.0
FRAMES = 60


@pytest.fixture(scope="module")
def around(body):
    """Head and trunk at rest."""
    rig = rig_of(body)
    return Around(rig, pose_trunk(rig, np.zeros((FRAMES, 5, 3)), root_at_rest(rig, FRAMES)))


def held_at(body, around, place_m, handshape="main_plate"):
    """The right hand's wrist so that its middle is at places (F, 3), palm as at rest."""
    letter = np.array(body.sites["hand_centre_R"].point_m) - body.heads_m[body.index["wrist_R"]]
    turn = np.tile((1.0, 0.0, 0.0, 0.0), (FRAMES, 1))
    fingers = np.tile(body.handshapes_rad[handshape], (FRAMES, 1, 1))
    return place_m - letter, turn, fingers


def deepest_m(around, held):
    """(F,) how deep any part of the right hand is in head or trunk."""
    wrist, turn, fingers = held
    at = wrist[:, None] + rotate(turn[:, None], probes_m(around.rig, 0, fingers))
    radii = around.rig.body.probes.radii_m[0]
    every = np.repeat(np.arange(FRAMES), len(radii))
    places = at.reshape(-1, 3)
    away = [around.distance_m(name, every, places).reshape(FRAMES, -1) - radii for name in FIELDS]
    return np.maximum(-np.minimum(*away).min(axis=1), 0.0)


def kept_out(around, held, part_m, free):
    """The right hand's wrist and turn after it was brought out of the body."""
    elbow = held[0] + (0.0, 0.0, 0.25)  # before the body, where no forearm is in it
    ones = np.ones(FRAMES)
    one = [values[:, None] for values in (*held, elbow, part_m, free, ones, ones)]
    out = keep_out(around, Holds((0,), *one), FPS).held
    return out.wrists_m[:, 0], out.turns[:, 0]


def test_what_is_passed_over_is_never_near(body, around):
    """A hand on its way from afar to the chest: the coarse looks leave out no probe that counts."""
    point = body.sites["chest"]
    way = np.linspace(0.45, 0.0, FRAMES)
    place = np.array(point.point_m) + way[:, None] * np.array(point.normal)
    held = held_at(body, around, place)
    wrist, turn, fingers = held
    rows = near_rows(around, "trunk", (0,), wrist, turn)
    shapes = shapes_of(around.rig, (0,), fingers)
    wants, nothing = no_wants(FRAMES), np.zeros(FRAMES)
    hands_in(
        around.seen("trunk"), skin_of(body), shapes, rows, np.zeros(1, int), nothing > 0.0,
        wrist, turn, wrist, nothing, wants,
    )  # fmt: skip

    at = wrist[:, None] + rotate(turn[:, None], probes_m(around.rig, 0, fingers))
    probes = body.probes
    every = np.repeat(np.arange(FRAMES), len(probes.groups))
    away = around.distance_m("trunk", every, at.reshape(-1, 3)).reshape(FRAMES, -1)
    inside = probes.radii_m[0] - away
    for group in range(8):
        deepest = inside[:, probes.groups == group].max(axis=1)
        deepest[deepest <= ENOUGH_M] = 0.0
        np.testing.assert_allclose(wants.missing_m[:, group], deepest, atol=1e-9)
    assert 0.2 < len(rows) / FRAMES < 0.9
    assert (inside > ENOUGH_M).any()


@pytest.mark.parametrize("site", ["chest", "belly", "cheek_R", "forehead"])
def test_a_free_hand_that_would_pass_through_the_body_goes_round_it(body, around, site):
    """It comes out altogether, is moved a little more from frame to frame, and is not turned."""
    point = body.sites[site]
    way = 0.12 * np.cos(np.linspace(0.0, 2.0 * np.pi, FRAMES)) + 0.115
    place = np.array(point.point_m) + way[:, None] * np.array(point.normal)
    held = held_at(body, around, place)
    assert deepest_m(around, held).max() > 0.015

    free = np.ones(FRAMES)
    wrist, turn = kept_out(around, held, np.zeros((FRAMES, 3)), free)

    assert deepest_m(around, (wrist, turn, held[2])).max() < 0.002
    pushed = wrist - held[0]
    assert np.linalg.norm(np.diff(pushed, 2, axis=0), axis=1).max() < 0.006
    np.testing.assert_allclose(turn, held[1], atol=1e-9)


def test_a_hand_that_touches_turns_about_the_part_that_touches(body, around):
    """A flat hand whose fingers would be in the chest: its heel stays, its fingers come out."""
    point = body.sites["chest"]
    heel = np.array(body.sites["heel_R"].point_m) - body.heads_m[body.index["wrist_R"]]
    signer = signer_of(body, "right")
    turn = np.tile(hand_turns(signer, 0, [(0.0, 1.0, -0.8)], [(0.0, 0.0, -1.0)]), (FRAMES, 1))
    part = rotate(turn, heel)
    wrist = np.array(point.point_m) - part
    fingers = np.tile(body.handshapes_rad["main_plate"], (FRAMES, 1, 1))
    before = deepest_m(around, (wrist, turn, fingers)).max()

    out, turned = kept_out(around, (wrist, turn, fingers), part, np.zeros(FRAMES))

    kept = out + rotate(multiply(turned, conjugate(turn)), part)
    assert before > 0.006
    assert np.linalg.norm(kept - np.array(point.point_m), axis=1).max() < 0.008
    assert deepest_m(around, (out, turned, fingers)).max() < PRESSED_M + 0.002


def test_a_hand_far_from_the_body_is_left_as_it_is(body, around):
    """To the last digit."""
    held = held_at(body, around, np.tile((-0.15, 0.30, 0.45), (FRAMES, 1)))

    wrist, turn = kept_out(around, held, np.zeros((FRAMES, 3)), np.ones(FRAMES))

    np.testing.assert_array_equal(wrist, held[0])
    np.testing.assert_array_equal(turn, held[1])


def test_head_and_trunk_are_carried_by_their_joints(body):
    """A place before a turned head is as far from it as before it was turned."""
    rig = rig_of(body)
    turns = np.zeros((2, 5, 3))
    turns[1, 3:, 1] = 0.4
    turns[1, 0, 1] = 0.1
    posed = pose_trunk(rig, turns, root_at_rest(rig, 2))
    around = Around(rig, posed)
    for field, site in zip(FIELDS, ("nose", "chest"), strict=True):
        point = body.sites[site]
        joint = body.index[point.joint]
        place = np.array(point.point_m) + 0.02 * np.array(point.normal) - body.heads_m[joint]
        turned = multiply(posed.rotations_wxyz[:, joint], conjugate(body.frames_wxyz[joint]))
        at = posed.positions_m[:, joint] + rotate(turned, place)
        distance = around.distance_m(field, np.arange(2), at)
        assert distance[1] == pytest.approx(distance[0], abs=0.002)
