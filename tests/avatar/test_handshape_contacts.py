"""Handshapes on the built hand: what touches, what does not go through, what can be told apart."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from lsf_avatar.avatar.hands import closed_fist, solve, straight_hand
from lsf_avatar.avatar.hands_goals import SPECIAL_THUMBS, goal
from lsf_avatar.avatar.hands_limits import LIMITS_RAD
from lsf_avatar.avatar.hands_measure import PARTS, contact_m, depths_m
from lsf_avatar.avatar.hands_skin import hand_skin
from lsf_avatar.avatar.hands_solid import hand_solid
from lsf_avatar.kinematics.fingers import FINGERS
from lsf_avatar.phonology.handshapes import HANDSHAPES

WITH_CONTACTS = [shape.id for shape in HANDSHAPES.values() if shape.contacts]
ACROSS = [shape.id for shape in HANDSHAPES.values() if shape.thumb == "across"]
OUT = [shape.id for shape in HANDSHAPES.values() if shape.thumb == "out"]
GAPS = ["C", "crochet", "bec", "bec_ouvert"]


@pytest.fixture(scope="module")
def hands(person, avatar):
    """The skin of both hands, by side."""
    return {
        side: hand_skin(
            person.source.mesh,
            person.vertices_m,
            person.skeleton,
            person.weights,
            side,
            avatar.body.thumb_twist,
        )
        for side in ("right", "left")
    }


@pytest.fixture(scope="module")
def shapes(avatar):
    """The solved angles of the signer as it is shipped."""
    return avatar.body.handshapes_rad


@pytest.fixture(scope="module")
def solver(hands):
    """Spheres of the right hand, and its straight, parallel and closed postures."""
    solid = hand_solid(hands["right"], 0.0003)
    straight = straight_hand(hands["right"], solid, together=True)
    apart = straight_hand(hands["right"], solid, together=False)
    return solid, straight, apart, closed_fist(hands["right"], solid, straight)


def test_every_handshape_of_the_inventory_is_solved(shapes):
    """None is missing, and none is left over."""
    assert list(shapes) == list(HANDSHAPES)
    assert all(angles.shape == (5, 4) for angles in shapes.values())
    assert set(SPECIAL_THUMBS) <= set(HANDSHAPES)


@pytest.mark.parametrize("side", ["right", "left"])
@pytest.mark.parametrize("name", WITH_CONTACTS)
def test_parts_that_should_touch_do(hands, shapes, name, side):
    """Within 2 mm on the skin, on both hands though only the right one was solved."""
    for part, other in HANDSHAPES[name].contacts:
        apart_mm = contact_m(hands[side], shapes[name], part, other) * 1000
        assert apart_mm <= 2.0, f"{name}, {side}: {part} is {apart_mm:.1f} mm from {other}"


@pytest.mark.parametrize("name", HANDSHAPES)
def test_no_finger_goes_through_another_or_through_the_palm(hands, shapes, name):
    """Skin gives way by 2 mm at most."""
    depths_mm = 1000 * depths_m(hands["right"], shapes[name])

    one, other = np.unravel_index(depths_mm.argmax(), depths_mm.shape)
    deepest = f"{depths_mm[one, other]:.1f} mm deep, {PARTS[one]} in {PARTS[other]}"
    assert np.all(depths_mm <= 2.0), f"{name}: {deepest}"


@pytest.mark.parametrize("name", ["main_plate", "B", "moufle", "U", "M_lettre"])
def test_joined_fingers_leave_no_gap(hands, shapes, name):
    """Seen from the palm, skin of neighbours overlaps from a quarter of their length on."""
    skin, shape = hands["right"], HANDSHAPES[name]
    points = skin.posed(shapes[name][None])[0]
    across, up = points @ skin.radial, points @ skin.distal
    for finger in (1, 2, 3):
        if any(shape.fingers[row - 1][1:] != (0, 0, 0) for row in (finger, finger + 1)):
            continue
        knuckle_m = skin.heads_m[finger, 0] @ skin.distal
        top_m = min(up[skin.segment == 3 * row + 2].max() for row in (finger, finger + 1))
        edges = knuckle_m + (top_m - knuckle_m) * np.array([0.25, 0.5, 0.75, 0.95])
        for low, high in pairwise(edges):
            here = (up > low) & (up < high)
            mine = across[here & (skin.segment // 3 == finger)].min()
            other = across[here & (skin.segment // 3 == finger + 1)].max()
            gap_mm = 1000 * (mine - other)
            assert gap_mm < 0.8, f"{name}: {FINGERS[finger]}, {gap_mm:.1f} mm"


@pytest.mark.parametrize("name", ACROSS)
def test_a_thumb_across_lies_on_the_closed_fingers(hands, shapes, name):
    """Not in the air before them."""
    backs = [f"{finger}_back" for finger in FINGERS[1:]]
    nearest_m = min(contact_m(hands["right"], shapes[name], "thumb_pad", back) for back in backs)
    assert nearest_m <= 0.002


@pytest.mark.parametrize("name", OUT)
def test_a_thumb_that_is_out_is_seen_from_the_palm(hands, shapes, name):
    """It points well away from the fingers, in the plane of the palm."""
    skin = hands["right"]
    tip = skin.posed(shapes[name][None], skin.patches["thumb_tip"])[0].mean(axis=0)
    away = tip - skin.heads_m[1, 0]

    assert away @ skin.radial > 0.045
    assert abs(away @ skin.palmar) < 0.05


@pytest.mark.parametrize("name", GAPS)
def test_an_open_hand_keeps_its_gap(hands, shapes, name):
    """Thumb and index face each other, 2 to 7 cm apart."""
    gap_m = contact_m(hands["right"], shapes[name], "thumb_tip", "index_tip")
    assert 0.02 < gap_m < 0.07


def test_fingers_of_r_cross_and_those_of_u_and_v_do_not(hands, shapes):
    """R, U and V are two raised fingers each: only the order of their tips tells them apart."""
    skin = hands["right"]
    across_m = {}
    for name in ("R", "U", "V"):
        index, middle = (
            skin.posed(shapes[name][None], skin.patches[part])[0].mean(axis=0)
            for part in ("index_tip", "middle_tip")
        )
        across_m[name] = (index - middle) @ skin.radial

    assert across_m["R"] < -0.005
    assert 0.005 < across_m["U"] < 0.020
    assert across_m["V"] > 0.035


@pytest.mark.parametrize("name", ["I", "Y", "index", "V", "W"])
def test_folded_fingers_reach_the_palm(hands, shapes, name):
    """A finger that is not part of the shape does not stand out of it."""
    skin, shape = hands["right"], HANDSHAPES[name]
    palm = skin.posed(shapes[name][None], skin.segment == 15)[0]
    for number, angles in enumerate(shape.fingers, start=1):
        if angles[1:] != (90, 108, 90):
            continue
        tip = skin.posed(shapes[name][None], skin.patches[f"{FINGERS[number]}_tip"])[0]
        nearest_m = np.linalg.norm(tip[:, None] - palm, axis=-1).min()
        assert nearest_m < 0.012, f"{name}: {FINGERS[number]} ends {nearest_m * 1000:.0f} mm off"


def test_angles_stay_within_the_limits_of_joints(shapes, solver):
    """Fingers are counted from the straight hand, the thumb from rest."""
    _, straight, _, _ = solver
    for name, angles in shapes.items():
        turned = angles - np.vstack([np.zeros(4), straight[1:]])
        assert np.all(turned >= LIMITS_RAD[0] - 1e-4), name
        assert np.all(turned <= LIMITS_RAD[1] + 1e-4), name


def test_the_left_hand_mirrors_the_right_one(hands, shapes):
    """The same angles put every vertex where the mirror would, within what the mesh allows."""
    right, left = hands["right"], hands["left"]
    mirror = np.array([-1.0, 1.0, 1.0])
    order = np.argmin(
        np.linalg.norm(left.points_m[:, None] - right.points_m * mirror, axis=-1), axis=0
    )
    for name in ("poing", "OK", "R", "E"):
        seen = right.posed(shapes[name][None])[0] * mirror
        off = np.linalg.norm(left.posed(shapes[name][None])[0][order] - seen, axis=1)
        assert off.max() < 0.001, f"{name}: {off.max() * 1000:.1f} mm"


def test_no_two_handshapes_look_alike(hands, shapes):
    """Some skin is at least 12 mm elsewhere between any two; a misread plate is the worst bug."""
    posed = hands["right"].posed(np.array(list(shapes.values())))
    names, alike = list(shapes), []
    for one in range(len(names)):
        apart_m = np.linalg.norm(posed[one + 1 :] - posed[one], axis=-1).max(axis=1)
        alike += [
            (names[one], names[one + 1 + other], round(float(apart_m[other]) * 1000, 1))
            for other in np.flatnonzero(apart_m < 0.012)
        ]
    assert alike == []


def test_solving_again_gives_the_same_angles(hands, shapes, solver):
    """To the last bit, and those that were shipped."""
    solid, straight, apart, fist = solver
    asked = goal(HANDSHAPES["OK"], straight, apart, fist)
    first = solve(hands["right"], solid, asked, straight)

    assert np.array_equal(first, solve(hands["right"], solid, asked, straight))
    np.testing.assert_allclose(first, shapes["OK"], atol=1e-4)
