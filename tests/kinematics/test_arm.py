"""Arms in closed form: solve, then measure."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.geometry import angle_between, conjugate, multiply, rotate, unit
from lsf_avatar.kinematics.arm import arm_rest, elbow_circle, hold_arms
from lsf_avatar.kinematics.arm_maps import AHEAD
from lsf_avatar.kinematics.arm_rows import bearable
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import BODY_PARTS, Targets
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.kinematics.solve import solve
from lsf_avatar.kinematics.wrist import POSTURE, relaxed_palms

seeds = st.integers(0, 2**32 - 1)


def _targets(body, wrists_m, palms_wxyz, body_rad=None):
    frames = len(wrists_m)
    still = np.zeros((frames, len(BODY_PARTS), 3)) if body_rad is None else body_rad
    return Targets(
        fps=30.0,
        wrists_m=wrists_m,
        palms_wxyz=palms_wxyz,
        fingers_rad=np.zeros((frames, 2, 5, 4)),
        body_rad=still,
        gaze_rad=np.zeros((frames, 2)),
        face=np.zeros((frames, len(body.face_channels))),
        contact_m=np.full((frames, 2), np.nan),
        item_index=np.zeros(frames, np.int32),
    )


def _reachable(body, rng, frames):
    """Wrists in front of the shoulders, between a third and all but the whole of the arm."""
    rig = rig_of(body)
    rest = arm_rest(body)
    way = unit(rng.normal((0.0, -0.2, 1.2), 1.0, (frames, 2, 3)))
    way[..., 2] = np.abs(way[..., 2])
    length = (rest.upper_len + rest.fore_len) * rng.uniform(0.42, 0.78, (frames, 2))
    return body.heads_m[rig.upper] + way * length[..., None]


@settings(max_examples=25, deadline=None)
@given(seed=seeds)
def test_the_wrist_comes_where_it_should_and_the_hand_turns_as_it_should(body, seed):
    """Forward kinematics of the solution gives the targets back, anywhere within reach."""
    rng = np.random.default_rng(seed)
    wrists, palms = _reachable(body, rng, 9), unit(rng.normal(size=(9, 2, 4)))
    turned = rng.normal(0.0, 0.08, (9, len(BODY_PARTS), 3))

    motion = solve(_targets(body, wrists.copy(), palms, turned), body)

    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    rig = rig_of(body)
    np.testing.assert_allclose(posed.positions_m[:, rig.wrist], wrists, atol=1e-9)
    hands = multiply(posed.rotations_wxyz[:, rig.wrist], conjugate(body.frames_wxyz[rig.wrist]))
    np.testing.assert_allclose(angle_between(hands, palms), 0.0, atol=1e-6)
    np.testing.assert_allclose(motion.wrist_error_m, 0.0, atol=1e-9)
    np.testing.assert_allclose(np.linalg.norm(motion.rotations_wxyz, axis=-1), 1.0, atol=1e-9)


def test_what_cannot_be_reached_is_reported_not_hidden(body):
    """A hand that should be two metres away is missed by more than a metre, and says so."""
    wrists = np.broadcast_to([[[-0.2, 0.4, 2.0], [0.2, 0.3, 0.3]]], (4, 2, 3)).copy()
    palms = np.broadcast_to([1.0, 0.0, 0.0, 0.0], (4, 2, 4)).copy()

    motion = solve(_targets(body, wrists, palms), body)

    assert motion.wrist_error_m[:, 0] == pytest.approx(1.55, abs=0.1)
    assert motion.wrist_error_m[:, 1] == pytest.approx(0.0, abs=1e-9)
    assert np.isnan(motion.contact_error_m).all()  # nobody said what should touch


@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_bones_keep_their_length(body, seed):
    """An arm does not stretch, whatever its swivel."""
    rng = np.random.default_rng(seed)
    rig, rest = rig_of(body), arm_rest(body)
    shoulders = np.broadcast_to(body.heads_m[rig.upper], (9, 2, 3))

    arms = hold_arms(
        body, shoulders, _reachable(body, rng, 9), unit(rng.normal(size=(9, 2, 4))),
        rng.uniform(-1.0, 1.8, (9, 2)),
    )  # fmt: skip

    upper = np.linalg.norm(arms.elbows_m - shoulders, axis=-1)
    fore = np.linalg.norm(arms.wrists_m - arms.elbows_m, axis=-1)
    np.testing.assert_allclose(upper, np.broadcast_to(rest.upper_len, (9, 2)), atol=1e-9)
    np.testing.assert_allclose(fore, np.broadcast_to(rest.fore_len, (9, 2)), atol=1e-9)


def test_a_hand_at_rest_on_a_resting_arm_is_not_twisted(body):
    """The rest pose, solved, is the rest pose: nothing is off by a convention."""
    rig = rig_of(body)
    wrists = body.heads_m[rig.wrist][None].copy()
    palms = np.broadcast_to([1.0, 0.0, 0.0, 0.0], (1, 2, 4)).copy()

    motion = solve(_targets(body, wrists, palms), body)

    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    ends = rig.fingers[:, :, 2].ravel()
    np.testing.assert_allclose(posed.positions_m[0, ends], body.heads_m[ends], atol=1e-9)


@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_a_wrist_gives_way_towards_its_limits_and_never_away(body, seed):
    """A hand that asks too much is turned back; one that asks little is left alone."""
    rng = np.random.default_rng(seed)
    rig = rig_of(body)
    shoulders = np.broadcast_to(body.heads_m[rig.upper], (40, 2, 3))
    wrists, swivel = _reachable(body, rng, 40), np.full((40, 2), 0.3)
    palms = unit(rng.normal(size=(40, 2, 4)))
    before = hold_arms(body, shoulders, wrists, palms, swivel)

    eased = relaxed_palms(body, before, palms, (0, 1), POSTURE)

    after = hold_arms(body, shoulders, wrists, eased, swivel)
    over = [_beyond(arms.bent_rad) for arms in (before, after)]
    turned = angle_between(palms, eased)
    assert np.all(turned <= np.radians(40.5))
    little = np.abs(before.bent_rad).max(axis=-1) < np.radians(10.0)
    little &= np.abs(before.turnout_rad - np.pi / 2) < POSTURE.free_turn_rad
    assert np.all(turned[little] < 1e-6)
    far = over[0] > np.radians(10.0)
    assert over[1][far].mean() < over[0][far].mean()


def _beyond(bent_rad):
    low, high = POSTURE.most_rad[:, 0], POSTURE.most_rad[:, 1]
    return (np.maximum(bent_rad - high, 0.0) + np.maximum(low - bent_rad, 0.0)).sum(axis=-1)


def test_elbows_hang_beside_the_trunk_in_the_middle_of_the_signing_space(body, perform, say, sign):
    """Not in the ribs, not above the shoulders."""
    _, _, motion = perform(say(sign(symmetry="mirror")))

    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    elbows = posed.positions_m[:, rig_of(body).fore]
    shoulder = body.heads_m[rig_of(body).upper]
    assert np.all(np.abs(elbows[..., 0]) > abs(shoulder[0, 0]) - 0.01)
    assert np.all(elbows[..., 1] < shoulder[0, 1] - 0.08)


def test_turning_a_point_and_turning_its_frame_agree(body):
    """`rotate` is the product with the matrix of the same quaternion."""
    rng = np.random.default_rng(1)
    q, v = unit(rng.normal(size=(50, 4))), rng.normal(size=(50, 3))

    there = rotate(q, v)

    np.testing.assert_allclose(rotate(conjugate(q), there), v, atol=1e-12)


def test_a_forearm_at_its_end_stays_there_and_never_flips():
    """Palms turned beyond what forearms do leave it still for a while; then it goes back."""
    turned = np.radians(np.arange(-90.0, 270.0, 0.5))

    made = bearable(turned)

    steps = np.abs(np.diff(made)) / np.radians(0.5)
    beyond = (turned[1:] < np.radians(-24.0)) & (turned[1:] > np.radians(-40.0))
    assert steps[beyond].max() < 0.05
    assert steps.max() < 6.0
    assert made[0] == pytest.approx(np.pi / 2)
    assert made[-1] == pytest.approx(np.pi / 2, abs=0.1)


@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_swivels_tried_together_hold_the_arm_as_each_does_alone(body, seed):
    """Further axes broadcast: the elbow is tried at many places for one wrist."""
    rng = np.random.default_rng(seed)
    shoulders = np.broadcast_to(body.heads_m[rig_of(body).upper], (9, 2, 3))
    wrists, palms = _reachable(body, rng, 9), unit(rng.normal(size=(9, 2, 4)))
    tried = np.array([-0.5, 0.2, 1.3])

    arms = hold_arms(
        body, shoulders[:, None], wrists[:, None], palms[:, None], tried[:, None] + np.zeros(2)
    )

    for number, swivel in enumerate(tried):
        alone = hold_arms(body, shoulders, wrists, palms, np.full((9, 2), swivel))
        np.testing.assert_allclose(arms.elbows_m[:, number], alone.elbows_m, atol=1e-12)
        np.testing.assert_allclose(arms.turnout_rad[:, number], alone.turnout_rad, atol=1e-9)
        np.testing.assert_allclose(arms.bent_rad[:, number], alone.bent_rad, atol=1e-9)


def test_an_elbow_lies_on_its_circle_whatever_finds_it(body):
    """What is held and what may be held agree; where no hand goes, arms still keep their length."""
    rng = np.random.default_rng(2)
    shoulders = np.broadcast_to(body.heads_m[rig_of(body).upper], (60, 2, 3))
    wrists, swivel = _reachable(body, rng, 60), rng.uniform(-1.0, 1.8, (60, 2))
    wrists[-1] = shoulders[-1] - 0.3 * AHEAD
    palms = unit(rng.normal(size=(60, 2, 4)))

    held = hold_arms(body, shoulders, wrists, palms, swivel)

    circle = elbow_circle(body, shoulders, wrists)
    np.testing.assert_allclose(circle.elbows_m(swivel)[:-1], held.elbows_m[:-1], atol=1e-9)
    upper = np.linalg.norm(held.elbows_m - shoulders, axis=-1)
    np.testing.assert_allclose(upper - arm_rest(body).upper_len, 0.0, atol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(held.straight, axis=-1), 1.0, atol=1e-9)
