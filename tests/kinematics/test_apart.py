"""Two arms keep out of each other: surfaces touch where signs touch, and nothing jumps for it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.kinematics.apart import Holds, both_of, flesh_of
from lsf_avatar.kinematics.between import arms_meet
from lsf_avatar.kinematics.clearance import keep_out, too_near_m
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.meeting import Pair
from lsf_avatar.kinematics.probing import as_rows, shapes_of
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.kinematics.solve import root_at_rest
from lsf_avatar.kinematics.trunk import pose_trunk
from lsf_avatar.kinematics.wanting import MOST_FREE_M, no_wants
from lsf_avatar.phonology.sign import Posture

FPS = 30.0
FRAMES = 30
LEFT_IN_M = 0.003
"""Of one arm in the other (issue 5)."""


def held(body, right_m, left_m, handshape="main_plate", free=1.0):
    """Both hands as at rest, each with its wrist at places (F, 3) or (3,), elbows far outside."""
    wrists = np.stack([np.broadcast_to(at, (FRAMES, 3)) for at in (right_m, left_m)], axis=1)
    turns = np.broadcast_to((1.0, 0.0, 0.0, 0.0), (FRAMES, 2, 4))
    fingers = np.broadcast_to(body.handshapes_rad[handshape], (FRAMES, 2, 5, 4))
    outwards = np.array([(-0.2, -0.1, 0.0), (0.2, -0.1, 0.0)])
    ones = np.ones((FRAMES, 2))
    return Holds(
        (0, 1), wrists.copy(), turns, fingers, wrists + outwards,
        np.zeros((FRAMES, 2, 3)), ones * free, ones * free, ones,
    )  # fmt: skip


def inside_m(body, holds):
    """(F,) how deep one arm is in the other."""
    both, frames = both_of(rig_of(body), holds), len(holds.wrists_m)
    if both is None:
        return np.zeros(frames)
    wrists, turns, elbows, fingers, travels = (
        as_rows(getattr(holds, name))
        for name in ("wrists_m", "turns", "elbows_m", "fingers_rad", "travels")
    )
    pair = Pair(wrists, turns, elbows, wrists, np.zeros(frames), both.gives, travels)
    shapes = shapes_of(rig_of(body), (0, 1), fingers)
    still = np.zeros(frames, bool)
    return arms_meet(flesh_of(body), shapes, both.frames, still, pair, no_wants(2 * frames))


def deepest_m(body, holds, wrists, turns):
    """How deep one arm is in the other, in any frame."""
    return float(inside_m(body, replace(holds, wrists_m=wrists, turns=turns)).max())


@pytest.fixture(scope="module")
def around(body):
    """Head and trunk at rest, for hands that are far before them."""
    rig = rig_of(body)
    return Around(rig, pose_trunk(rig, np.zeros((FRAMES, 5, 3)), root_at_rest(rig, FRAMES)))


MIDDLE = np.array([0.0, 0.25, 0.45])
ASIDE, FAR_ASIDE = np.array([0.005, 0.0, 0.0]), np.array([0.12, 0.0, 0.0])
CROSSED = ((-0.12, -0.06, 0.0), (0.12, -0.06, -0.01))
NAMES = (
    "wrists_m", "turns", "fingers_rad", "elbows_m", "part_m", "free", "apart", "travels",
)  # fmt: skip


def test_two_hands_in_one_place_part_alike(body, around):
    """Both give way by as much, and are no more in each other."""
    holds = held(body, MIDDLE - ASIDE, MIDDLE + ASIDE)
    before = deepest_m(body, holds, holds.wrists_m, holds.turns)

    out = keep_out(around, holds, FPS).held
    wrists, turns = out.wrists_m, out.turns

    moved = np.linalg.norm(wrists - holds.wrists_m, axis=-1)
    assert before > 0.01
    assert deepest_m(body, holds, wrists, turns) < LEFT_IN_M
    np.testing.assert_allclose(moved[:, 0], moved[:, 1], atol=2e-3)


def test_a_hand_that_touches_the_body_leaves_giving_way_to_the_free_one(body, around):
    """The one at its place is hardly moved."""
    holds = held(body, MIDDLE - ASIDE, MIDDLE + ASIDE)
    holds.free[:, 0] = 0.0

    wrists = keep_out(around, holds, FPS).held.wrists_m

    moved = np.linalg.norm(wrists - holds.wrists_m, axis=-1).max(axis=0)
    assert moved[0] < 0.25 * moved[1]


def test_a_hand_on_which_another_stands_stays(body, around):
    """Only the other one is moved, by all that is missing."""
    holds = held(body, MIDDLE - ASIDE, MIDDLE + ASIDE)

    out = keep_out(around, holds, FPS, stays=1).held
    wrists, turns = out.wrists_m, out.turns

    assert np.abs(wrists[:, 1] - holds.wrists_m[:, 1]).max() < 1e-9
    assert deepest_m(body, holds, wrists, turns) < LEFT_IN_M


def test_forearms_that_cross_lie_on_each_other(body, around):
    """A sleeve is not in the other sleeve."""
    holds = held(body, MIDDLE + FAR_ASIDE, MIDDLE - FAR_ASIDE - (0.0, 0.0, 0.01))
    elbows = np.stack([np.broadcast_to(MIDDLE + off, (FRAMES, 3)) for off in CROSSED], axis=1)
    crossed = Holds((0, 1), *(elbows if n == "elbows_m" else getattr(holds, n) for n in NAMES))
    before = deepest_m(body, crossed, crossed.wrists_m, crossed.turns)

    out = keep_out(around, crossed, FPS, most_m=0.3).held  # elbows stay, so it takes much
    wrists, turns = out.wrists_m, out.turns

    assert before > 0.04
    assert deepest_m(body, crossed, wrists, turns) < before / 4


def test_hands_far_from_each_other_are_not_looked_at(body):
    """A coarse look is enough."""
    holds = held(body, MIDDLE - 3.0 * FAR_ASIDE, MIDDLE + 3.0 * FAR_ASIDE)

    assert both_of(rig_of(body), holds, None) is None


def test_hands_that_cross_are_not_thrown_from_one_side_to_the_other(body, around):
    """One goes down through the other's place: what it is moved by changes little by little."""
    down = np.linspace(0.15, -0.15, FRAMES)[:, None] * (0.0, 1.0, 0.0)
    holds = held(body, MIDDLE - ASIDE + down, MIDDLE + ASIDE)

    wrists = keep_out(around, holds, FPS).held.wrists_m

    pushed = wrists - holds.wrists_m
    assert np.linalg.norm(pushed, axis=-1).max() > 0.005
    assert np.linalg.norm(np.diff(pushed, axis=0), axis=-1).max() < 0.03


def test_hands_that_jump_through_each_other_between_two_frames_are_seen(body):
    """On one side in one frame, on the other side in the next: neither frame alone shows it."""
    side = np.where(np.arange(FRAMES) < FRAMES // 2, -0.14, 0.14)[:, None] * (0.0, 0.0, 1.0)
    holds = held(body, MIDDLE - ASIDE + side, MIDDLE + ASIDE)
    alone = held(body, MIDDLE - ASIDE + side[0], MIDDLE + ASIDE)

    inside = inside_m(body, holds)

    assert inside_m(body, alone).max() == 0.0
    assert np.flatnonzero(inside).tolist() == [FRAMES // 2 - 1, FRAMES // 2]


def test_fingers_that_sweep_through_the_other_hand_between_two_frames_are_seen(body):
    """A fist in one frame, flat in the next: in between its fingers are where neither has them."""
    fist, flat = (body.handshapes_rad[name] for name in ("poing", "main_plate"))
    before = np.array([0.0, -0.09, 0.09])
    holds = held(body, MIDDLE, MIDDLE + before, "index")

    def right(shape):
        fingers = np.array(holds.fingers_rad)
        fingers[:, 0] = shape
        return inside_m(body, replace(holds, fingers_rad=fingers))

    opens = np.where(np.arange(FRAMES)[:, None, None] < FRAMES // 2, fist, flat)
    assert right(fist).max() == right(flat).max() == 0.0
    assert right((fist + flat) / 2.0).max() > 0.02
    assert np.flatnonzero(right(opens) > 0.02).tolist() == [FRAMES // 2 - 1, FRAMES // 2]


def test_what_has_no_way_out_leaves_another_time_as_it_would_be_alone(body, around):
    """To the bit: each time in which something is wanted is done with by itself."""
    stuck, later = slice(0, 6), slice(FRAMES - 6, FRAMES)
    jumps = np.where(np.arange(FRAMES) < FRAMES - 3, -0.06, 0.06)[:, None] * (0.0, 0.0, 1.0)
    alone = np.tile(FAR_ASIDE, (FRAMES, 1))
    alone[later] = ASIDE + jumps[later] / 2.0
    both = alone.copy()
    both[stuck] = 0.0
    holds = [held(body, MIDDLE - off, MIDDLE + off) for off in (both, alone)]
    for own in holds:
        own.free[stuck] = 0.0  # hands that touch are hardly moved
    made = [keep_out(around, own, FPS, stays=1) for own in holds]

    quiet = slice(later.start - 8, FRAMES)
    assert made[0].left_m[stuck, 0].min() > 0.005
    assert np.abs(made[0].held.wrists_m - holds[0].wrists_m)[later].max() > 0.002
    for name in ("wrists_m", "turns"):
        one, other = (getattr(each.held, name)[quiet] for each in made)
        np.testing.assert_array_equal(one, other)


def test_what_was_not_brought_out_still_counts_though_nothing_has_moved(body, around):
    """Arms that are where they were are not looked at again only where they came out."""
    one = np.where(np.arange(FRAMES) < FRAMES // 2, 0.0, 1.0)[:, None] * FAR_ASIDE
    holds = held(body, MIDDLE - one, MIDDLE + one)
    known = keep_out(around, holds, FPS, most_m=0.005)  # too little to come out

    left = too_near_m(around, known.held, None, known)

    assert left[: FRAMES // 2 - 5].min() > 0.005
    np.testing.assert_array_equal(left > 0.0, known.left_m.any(axis=1))


def test_a_free_hand_is_not_thrown_about(body, around):
    """Where it would have to go far, it is moved by ten centimetres at most."""
    holds = held(body, MIDDLE, MIDDLE)

    wrists = keep_out(around, holds, FPS, stays=1).held.wrists_m

    moved = np.linalg.norm(wrists - holds.wrists_m, axis=-1)
    assert 0.02 < moved.max() <= MOST_FREE_M + 1e-9


@pytest.mark.parametrize("site", ["palm", "back"])
def test_a_palm_on_the_other_hand_lies_on_it_not_in_it(perform, say, sign, hand, body, site):
    """A sign of two hands keeps its touch, at the surface."""
    rig = rig_of(body)
    up = "up" if site == "palm" else "down"
    passive = hand("main_plate", "forward-active", up, side="centre")
    active = hand("main_plate", "forward-passive", "down", site=site, part="palm")
    score, targets, motion = perform(say(sign(Posture(active, passive, hold=2.0))))

    segment = score.hands["active"][1]
    frame = round((segment.peak_s + segment.release_s) / 2 * FPS)
    elbows = forward(body, motion.rotations_wxyz, motion.root_m).positions_m[:, rig.fore]
    hands = (targets.wrists_m, targets.palms_wxyz)
    one = np.ones(elbows.shape[:2])
    holds = Holds((0, 1), *hands, targets.fingers_rad, elbows, np.zeros_like(elbows), one, one, one)
    inside = inside_m(body, holds)[frame]
    assert inside < LEFT_IN_M + 0.002
    assert motion.contact_error_m[frame, 0] < 0.008  # thumbs take room
