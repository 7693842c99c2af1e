"""The parts of capture, on numbers that are known exactly."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.capture.fingers import THUMB_BIAS_RAD, fingers_of, limits_rad, unbiased
from lsf_avatar.capture.models import BUNDLE_NAME, ensure_bundle
from lsf_avatar.capture.sight import View
from lsf_avatar.capture.smooth import filled, smoothed
from lsf_avatar.errors import SetupError
from lsf_avatar.geometry import about, conjugate, rotate
from lsf_avatar.kinematics.fingers import FINGERS, finger_rotations
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.kinematics.solve import at_rest


def _hand_points(body, angles_rad, hand):
    """(1, 21, 3) of a hand at rest whose fingers are bent."""
    rig = rig_of(body)
    local, root = at_rest(rig, 1)
    side = ("right", "left")[hand]
    joints = rig.fingers[hand]
    from lsf_avatar.geometry import multiply

    turned = finger_rotations(np.asarray(angles_rad)[None], side, body.thumb_twist)
    local[:, joints] = multiply(rig.rest_wxyz[joints], turned)
    posed = forward(body, local, root)
    points = [posed.positions_m[0, rig.wrist[hand]]]
    for digit, name in enumerate(FINGERS):
        points += list(posed.positions_m[0, joints[digit]])
        last = joints[digit, 2]
        tip = np.array(body.sites[f"{name}_tip_{side[0].upper()}"].point_m) - body.heads_m[last]
        own = rotate(conjugate(body.frames_wxyz[last]), tip)
        points.append(posed.positions_m[0, last] + rotate(posed.rotations_wxyz[0, last], own))
    return np.array(points)[None]


@pytest.mark.parametrize("hand", [0, 1])
@pytest.mark.parametrize("shape", ["main_plate", "poing", "index", "cinq"])
def test_the_angles_of_a_handshape_come_back_from_its_points(shape, hand, avatar):
    """Bones point where they should within a few degrees, however the hand is turned."""
    body = avatar.body
    asked = np.asarray(body.handshapes_rad[shape])
    turn = about((0.3, 1.0, -0.4), 1.1)

    points = rotate(turn, _hand_points(body, asked, hand))
    found = fingers_of(points, turn[None], body, hand)

    again = rotate(turn, _hand_points(body, found[0], hand))
    assert np.degrees(np.abs(found - asked)[0, 1:, 1:]).max() < 6
    assert np.linalg.norm(again - points, axis=-1).max() < 0.006


def test_no_angle_passes_what_the_handshapes_of_this_body_do(avatar):
    """Points of nonsense still give a hand."""
    body = avatar.body
    points = np.random.default_rng(3).normal(0.0, 0.05, (20, 21, 3))
    low, high = limits_rad(body)

    found = fingers_of(points, np.tile([1.0, 0.0, 0.0, 0.0], (20, 1)), body, 0)

    assert (found >= low).all()
    assert (found <= high).all()


def test_a_gap_is_bridged_in_a_straight_line_and_ends_are_held():
    """What was not seen lies between what was."""
    values = np.array([np.nan, 1.0, np.nan, np.nan, 4.0, np.nan])[:, None]

    np.testing.assert_allclose(filled(values, np.zeros(1))[:, 0], [1, 1, 2, 3, 4, 4])


def test_smoothing_keeps_a_steady_movement_and_takes_trembling_out():
    """A straight way stays; noise of one frame goes down."""
    way = np.linspace(0.0, 1.0, 60)[:, None]
    noise = np.random.default_rng(1).normal(0.0, 0.01, way.shape)

    np.testing.assert_allclose(smoothed(way, 30.0), way, atol=1e-12)
    assert np.std(smoothed(way + noise, 30.0) - way) < 0.75 * np.std(noise)


def test_a_film_of_three_frames_is_left_as_it_is():
    """Nothing to smooth with."""
    values = np.array([[0.0], [1.0], [0.0]])

    np.testing.assert_array_equal(smoothed(values, 30.0), values)


def test_without_network_the_user_is_told_what_to_do(tmp_path, monkeypatch):
    """A package tool that fails stands for a machine that is offline."""
    tool = tmp_path / "bin" / "uv"
    tool.parent.mkdir()
    tool.write_text("#!/bin/sh\necho 'no route to host' >&2\nexit 1\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}:/bin")

    with pytest.raises(SetupError) as caught:
        ensure_bundle(tmp_path / "models")

    assert caught.value.code == "landmark-models-missing"
    assert "make setup" in str(caught.value)
    assert "no route to host" in str(caught.value)
    assert not (tmp_path / "models" / BUNDLE_NAME).exists()


def test_a_pixel_of_known_depth_is_placed_on_its_line_of_sight():
    """A camera that is not at shoulder height: what comes nearer leaves the middle of the picture.

    Projected again by a pinhole, the place is the pixel.
    """
    view = View(800.0, np.array([256.0, 256.0]), np.array([250.0, 200.0]), np.zeros(3), 2.0)
    pixels = np.array([[250.0, 200.0], [300.0, 330.0], [90.0, 210.0]])
    eye = np.array([6.0, -56.0, 800.0]) / 800.0 * 2.0

    for depth in (0.0, 0.3, 0.6):
        away = view.place(pixels, np.full(3, depth)) - eye
        seen = view.centre_px + away[:, :2] * [1.0, -1.0] * 800.0 / -away[:, 2:]
        np.testing.assert_allclose(seen, pixels, atol=1e-9)


def test_the_bias_of_the_thumb_is_made_good_and_no_other_fingers_is(avatar):
    """Within the limits of this body."""
    low, high = limits_rad(avatar.body)
    middle = ((low + high) / 2)[None]

    better = unbiased(middle, avatar.body)

    np.testing.assert_array_equal(better[:, 1:], middle[:, 1:])
    wanted = np.clip(middle[0, 0] + THUMB_BIAS_RAD, low[0], high[0])
    np.testing.assert_allclose(better[0, 0], wanted)
