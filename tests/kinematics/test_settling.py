"""Postures are settled once: hands that touch lie on the skin, and stay there while things move."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.kinematics.anchors import signer_of
from lsf_avatar.kinematics.arm import hold_arms
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.fitting import PRESSED_M, Contact, Laid, fitted
from lsf_avatar.kinematics.motion import BODY_PARTS
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.kinematics.settling import _known, settled
from lsf_avatar.kinematics.solve import root_at_rest
from lsf_avatar.kinematics.trunk import pose_trunk, rotation_vector
from lsf_avatar.phonology.places import HEAD_SITES
from lsf_avatar.phonology.sign import Posture

FLAT = "main_plate"


@pytest.fixture
def around(body):
    """Head and trunk at rest."""
    rig = rig_of(body)
    trunk = pose_trunk(rig, np.zeros((1, len(BODY_PARTS), 3)), root_at_rest(rig, 1))
    return Around(rig, trunk)


@pytest.fixture
def on_palm(hand):
    """A hand on the other one's palm, which lies open before the body."""

    def make(handshape, part, fingers="forward-passive", palm="down"):
        below = hand(FLAT, "forward-active", "up", side="centre")
        return hand(handshape, fingers, palm, site="palm", part=part), below

    return make


@pytest.mark.parametrize(
    ("handshape", "part", "palm"),
    [
        ("index", "index_tip", "down"),
        ("pouce", "pinky_side", "passive"),
        ("pouce", "thumb_tip", "down"),
        ("U", "index_pad", "down"),
    ],
)
def test_a_hand_touches_a_palm_there(perform, say, sign, on_palm, handshape, part, palm):
    """Fingers curled under a hand, or beside the one that touches, have room as well."""
    active, passive = on_palm(handshape, part, palm=palm)

    _, _, motion = perform(say(sign(Posture(active, passive, hold=1.0))))

    assert np.nanmax(motion.contact_error_m[:, 0]) < 0.005


def test_flat_hands_touch_by_their_rims(perform, say, sign, on_palm):
    """The hollows of two palms stay apart: that is no miss."""
    active, passive = on_palm(FLAT, "palm")

    _, _, motion = perform(say(sign(Posture(active, passive, hold=1.0))))

    assert np.nanmax(motion.contact_error_m[:, 0]) < 0.006


def test_a_posture_is_settled_once(body, on_palm):
    """The second time it is the very same."""
    signer = signer_of(body, "right")
    active, passive = on_palm("index", "index_tip")

    first = settled(signer, "active", [active], [passive])
    again = settled(signer, "active", [active, active], [passive, passive])

    assert first[0] is again[0] is again[1]


def test_a_posture_is_settled_the_same_whatever_others_are(body, on_palm):
    """To the last bit: what was signed before does not change what is signed now."""
    signer = signer_of(body, "right")
    several = [on_palm("index", "index_tip"), on_palm("U", "index_pad"), on_palm(FLAT, "palm")]
    actives, passives = zip(*several, strict=True)
    known = _known(body)

    known.clear()
    together = settled(signer, "active", actives, passives)
    alone = []
    for active, passive in reversed(several):
        known.clear()
        alone += settled(signer, "active", [active], [passive])

    for one, other in zip(together, reversed(alone), strict=True):
        np.testing.assert_array_equal(one.turn, other.turn)
        np.testing.assert_array_equal(one.lift_m, other.lift_m)


def test_a_hand_that_has_room_stays_as_written(body, hand):
    """Nothing is turned that need not be."""
    signer = signer_of(body, "right")
    rest = hand(FLAT, "forward", "passive")

    (anchor,) = settled(signer, "active", [rest], [rest])

    assert anchor.given_up_rad < np.radians(1.0)
    assert not anchor.lift_m.any()


def test_what_is_settled_is_out_of_the_skin(body, around):
    """A fist pressed 2 cm into the chest comes out, and no farther than it must."""
    rig = rig_of(body)
    fingers = np.array(body.handshapes_rad["poing"])
    turn = np.array([1.0, 0.0, 0.0, 0.0])
    chest = np.array(body.sites["chest"].point_m)
    part = np.array(body.sites["knuckles_R"].point_m) - body.heads_m[rig.wrist[0]]
    wrist = chest - [0.0, 0.0, 0.02] - part
    shoulder, palm = body.heads_m[rig.upper[0]], turn[None, None]
    elbow = hold_arms(
        body, shoulder[None, None], wrist[None, None], palm, np.zeros((1, 1)), (0,)
    ).elbows_m[0, 0]

    fit = fitted(around, Laid(0, wrist, turn, fingers, elbow), Contact(part, wrist + part), None)

    assert 0.005 < np.linalg.norm(fit.moved_m) < 0.06
    assert fit.out[2] > 0.5
    again = Laid(0, wrist + fit.moved_m, turn, fingers, elbow)
    still = fitted(around, again, Contact(part, again.wrist_m + part), None)
    assert np.linalg.norm(still.moved_m) < 4 * PRESSED_M + 0.002


def test_a_hand_that_is_laid_gives_way_in_its_turn_where_its_arm_asks_for_it(around, body):
    """An arm that is turned 20 degrees too far about one axis is not, afterwards; it touches."""
    rig = rig_of(body)
    fingers = np.array(body.handshapes_rad["poing"])
    turn = np.array([1.0, 0.0, 0.0, 0.0])
    part = np.array(body.sites["knuckles_R"].point_m) - body.heads_m[rig.wrist[0]]
    wrist = np.array(body.sites["chest"].point_m) + np.array([0.0, 0.0, 0.3]) - part
    laid = Laid(0, wrist, turn, fingers, wrist - np.array([0.0, 0.2, 0.0]))

    def strain(wrists_m, turns):
        return np.maximum(np.radians(20.0) - rotation_vector(turns)[:, 1:2], 0.0)

    fit = fitted(around, laid, Contact(part, wrist + part), None, strain)

    assert np.degrees(fit.turn_rad[1]) > 18.0
    assert np.linalg.norm(fit.moved_m) < 0.002


@pytest.mark.parametrize("site", [site for site in HEAD_SITES if site != "ear"][:6])
def test_a_fingertip_on_the_head_nods_with_it(perform, say, sign, hand, site):
    """It touches in every frame of its hold, whatever the head does."""
    # No arm points up at the top of its own head.
    fingers, palm = ("passive", "down") if site == "head_top" else ("up-passive", "back")
    touching = hand("index", fingers, palm, site=site, part="index_tip")

    _, _, motion = perform(say(sign(Posture(touching, hold=1.5)), kind="yes-no"))

    assert np.nanmax(motion.contact_error_m[:, 0]) < 0.005
