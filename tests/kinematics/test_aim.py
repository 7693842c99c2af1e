"""Where hands are: places, contacts, ways, symmetry, and that nothing jumps."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.geometry import angle_between, conjugate, multiply, rotate
from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.anchors import hand_parts
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.phonology.directions import DIRECTIONS, direction
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.movements import KINDS, Movement, Path
from lsf_avatar.phonology.places import ARM_SITES, HAND_SITES, HEAD_SITES, TRUNK_SITES
from lsf_avatar.phonology.sign import Posture
from lsf_avatar.phonology.transform import mirrored
from lsf_avatar.timeline import schedule

MIRROR = np.array([-1.0, 1.0, 1.0])
GIVES_WAY_M = 0.007
"""Most that a part leaves its place so that the rest of the hand does not press the body in."""
BESIDE_M = 0.0165
"""Most that a fingertip which comes from above leaves a place at the side of a hand or arm, so that
the finger behind it is not in there: its own thickness."""
ON_THE_BACK = {site for site in (*HAND_SITES, *ARM_SITES) if "back" in site or site == "knuckles"}
FASTEST_M_S = 4.0
FASTEST_JOINT_RAD = np.radians(62.0)
"""Between two frames at 30 a second: a fist that opens in 0.15 s."""


def _steps_rad(motion):
    return angle_between(motion.rotations_wxyz[1:], motion.rotations_wxyz[:-1])


def _speeds_m_s(motion, body):
    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    wrists = posed.positions_m[:, rig_of(body).wrist]
    return np.linalg.norm(np.diff(wrists, axis=0), axis=-1) * motion.fps


def _turns(body, posed):
    """(F, J, 4) every joint against its rest pose, in the world."""
    return multiply(posed.rotations_wxyz, conjugate(body.frames_wxyz))


def _in_ribs(motion, body):
    """(F, 4) whether elbows and forearms are between spine and belly."""
    at = forward(body, motion.rotations_wxyz, motion.root_m).positions_m
    elbow, wrist = at[:, rig_of(body).fore], at[:, rig_of(body).wrist]
    points = np.concatenate((elbow, 0.6 * elbow + 0.4 * wrist), axis=1)
    belly, side = body.sites["stomach"].point_m, body.sites["side_of_trunk_L"].point_m
    low = points[..., 1] < body.sites["chest"].point_m[1]
    return low & (np.abs(points[..., 0]) < side[0] - 0.01) & (points[..., 2] < belly[2] - 0.01)


def _at(score, targets, number=1, role="active"):
    """The frame in the middle of a posture's stay."""
    segment = score.hands[role][number]
    return round((segment.peak_s + segment.release_s) / 2 * targets.fps)


def _centre_m(body, targets, side, handshape="cinq"):
    """(F, 3) the middle of a hand."""
    centre = hand_parts(body, side, handshape)["hand_centre"]
    return targets.wrists_m[:, side] + rotate(targets.palms_wxyz[:, side], centre)


def _posture(perform, say, sign, hand, **others):
    score, targets, motion = perform(say(sign(Posture(hand(**others), hold=2.0))))
    return _at(score, targets), targets, motion


@pytest.mark.parametrize("site", [*HEAD_SITES, *TRUNK_SITES])
def test_a_fingertip_touches_every_place_of_head_and_trunk(perform, say, sign, hand, body, site):
    """Measured on the posed skeleton, on either side, to what a hand gives way to stay outside."""
    for side, letter in (("active", "R"), ("passive", "L")):
        found = body.sites.get(site) or body.sites[f"{site}_{letter}"]
        x, y, z = found.normal
        inwards = (x, -y, -z)  # the finger points at the skin; active is the body's right
        palm = "forward" if abs(y) > 0.7 else "down"
        frame, _, motion = _posture(
            perform, say, sign, hand,
            handshape="index", fingers=inwards, palm=palm, site=site, side=side, part="index_tip",
        )  # fmt: skip
        assert np.isfinite(motion.contact_error_m[frame, 0]), side
        missed = motion.contact_error_m[frame, 0] - motion.wrist_error_m[frame, 0]
        # A shoulder that helps or gives way takes its own places along, by some millimetres.
        allowed = 0.02 if site.startswith("shoulder") else GIVES_WAY_M
        assert missed < allowed, side


@pytest.mark.parametrize("site", [*HAND_SITES, *(s for s in ARM_SITES if s != "upper_arm")])
def test_a_fingertip_touches_every_place_of_the_other_hand_and_arm(perform, say, sign, hand, site):
    """The other hand is moving and shows the place upwards; the contact holds.

    Where the finger finds no room there, it touches beside it.
    """
    palm = "down" if site in ON_THE_BACK else "up"
    passive = hand("main_plate", "forward-active", palm, side="passive")
    active = hand("index", "down-forward", "down", site=site, side="passive", part="index_tip")
    score, targets, motion = perform(say(sign(Posture(active, passive, hold=2.0))))

    frame = _at(score, targets)
    assert motion.contact_error_m[frame, 0] < BESIDE_M


@pytest.mark.parametrize("handshape", HANDSHAPES)
def test_every_handshape_is_shown_as_the_body_solved_it(perform, say, sign, hand, body, handshape):
    """The fingers of the target are those of the table, and nothing is undefined."""
    frame, targets, motion = _posture(perform, say, sign, hand, handshape=handshape)

    expected = body.handshapes_rad[handshape]
    np.testing.assert_allclose(targets.fingers_rad[frame, 0], expected, atol=1e-9)
    assert np.isfinite(motion.rotations_wxyz).all()


def test_every_direction_of_fingers_and_palm_can_be_asked_for(perform, say, sign, hand, body):
    """26 by 26, also those that no arm can do: no joint flips to its other end."""
    for fingers, along in DIRECTIONS.items():
        palms = [name for name, way in DIRECTIONS.items() if abs(np.dot(along, way)) < 0.99]
        _, _, motion = perform(say(sign(*(Posture(hand(fingers=fingers, palm=p)) for p in palms))))
        assert _steps_rad(motion).max() < np.radians(112.0)


def test_a_palm_that_faces_along_its_fingers_may_face_anywhere(perform, say, sign, hand):
    """A slip of the pen is not a crash."""
    _, _, motion = perform(say(sign(Posture(hand(fingers="up", palm="up")))))

    assert np.isfinite(motion.rotations_wxyz).all()


@pytest.mark.parametrize("kind", KINDS)
def test_every_movement_moves_and_ends_without_a_jump(perform, say, sign, body, kind):
    """Both hands, alternating or not, with and without return."""
    still = perform(say(sign(symmetry="mirror")))[2]
    for returns in (True, False):
        for alternating in (True, False):
            move = Movement(kind, times=2, returns=returns, handshape="poing")
            made = sign(symmetry="mirror", alternating=alternating, movements=[move])
            _, targets, motion = perform(say(made))

            assert np.isfinite(motion.rotations_wxyz).all()
            assert _speeds_m_s(motion, body).max() < FASTEST_M_S
            assert _steps_rad(motion).max() < FASTEST_JOINT_RAD
            assert motion.frames > still.frames
            moved = np.ptp(targets.wrists_m[:, 0], axis=0).max() > 0.0
            assert moved


@pytest.mark.parametrize("kind", ["straight", "arc", "zigzag", "wavy"])
def test_a_path_goes_as_far_as_its_size_says(perform, say, sign, kind):
    """A small movement to the active side is 5 cm long."""
    move = Movement(kind, towards=direction("active"), bulge=direction("up"), size="small")
    score, targets, _ = perform(say(sign(movements=[move])))

    segment = score.hands["active"][1]
    start, end = (round(t * 30) for t in (segment.peak_s, segment.release_s))
    gone = targets.wrists_m[end, 0] - targets.wrists_m[start, 0]
    assert gone[0] == pytest.approx(-0.05, abs=0.006)


def test_a_circle_is_as_wide_as_its_size_and_comes_back(perform, say, sign, hand, body):
    """A medium circle is 10 cm wide and ends where it began."""
    move = Movement("circle", towards=direction("up"), axis=direction("forward"), size="medium")
    score, targets, _ = perform(say(sign(Posture(hand(), movements=(move,), hold=0.0))))

    segment = score.hands["active"][1]
    frames = slice(round(segment.peak_s * 30), round(segment.release_s * 30) + 1)
    path = _centre_m(body, targets, 0)[frames]
    assert np.ptp(path[:, 0]) == pytest.approx(0.10, abs=0.008)
    assert np.ptp(path[:, 1]) == pytest.approx(0.10, abs=0.008)
    assert np.linalg.norm(path[-1] - path[0]) < 0.012


def test_a_circle_turns_by_the_right_hand_rule_of_active_up_forward(perform, say, sign):
    """Upwards first, about the forward axis: then to the passive side, on either signer."""
    move = Movement("circle", towards=direction("up"), axis=direction("forward"), size="large")
    for side, sign_of_passive in (("right", 1.0), ("left", -1.0)):
        score, targets, _ = perform(say(sign(movements=[move])), dominant=side)
        segment = score.hands["active"][1]
        frames = slice(round(segment.peak_s * 30), round(segment.release_s * 30))
        path = targets.wrists_m[frames, 0 if side == "right" else 1]
        assert sign_of_passive * (path[:, 0].mean() - path[0, 0]) > 0.05
        assert path[2, 1] > path[0, 1]


def test_a_finger_that_touches_stays_there_while_the_wrist_turns(perform, say, sign, hand):
    """The hand turns about what touches, not about the wrist."""
    chin = hand("index", "up-passive", "back", site="chin", part="index_tip")
    for kind in ("nod", "twist", "swing"):
        move = Movement(kind, times=2, size="small")
        score, _, motion = perform(say(sign(Posture(chin, movements=(move,)))))
        segment = score.hands["active"][1]
        frames = slice(round(segment.peak_s * 30) + 1, round(segment.release_s * 30))
        assert np.nanmax(motion.contact_error_m[frames, 0]) < GIVES_WAY_M, kind


def test_two_index_tips_that_touch_do_so_on_the_posed_fingers(perform, say, sign, hand, body):
    """Measured joint by joint, without the arithmetic that planned it."""
    passive = hand("index", "up-active", "back", side="centre")
    active = hand("index", "up-passive", "back", site="index_tip", part="index_tip")
    score, targets, motion = perform(say(sign(Posture(active, passive, hold=2.0))))

    frame = _at(score, targets)
    posed = forward(body, motion.rotations_wxyz[frame : frame + 1], motion.root_m[:1])
    turned = _turns(body, posed)[0]
    tips = []
    for letter in "RL":
        site = body.sites[f"index_tip_{letter}"]
        joint = body.index[site.joint]
        from_joint = np.array(site.point_m) - body.heads_m[joint]
        tips.append(posed.positions_m[0, joint] + rotate(turned[joint], from_joint))
    # Tips are round: they touch with the sides that are nearest, no farther apart than half of one.
    assert np.linalg.norm(tips[0] - tips[1]) < 7e-3
    assert np.nanmax(motion.contact_error_m[frame]) < 1e-3


def test_an_arc_bows_to_its_side(perform, say, sign, hand):
    """Half way, the hand is above the straight line by the height of the bow."""
    ends = [hand(offset=(0.1, 0.0, 0.0)), hand(offset=(-0.1, 0.0, 0.0))]
    bow = Path("arc", bulge=direction("up"), height=0.25)
    score, targets, _ = perform(say(sign(Posture(ends[0]), Posture(ends[1], path=bow))))

    first, second = score.hands["active"][1:3]
    frames = slice(round(first.release_s * 30), round(second.peak_s * 30) + 1)
    heights = targets.wrists_m[frames, 0, 1]
    distance = np.linalg.norm(targets.wrists_m[frames][-1, 0] - targets.wrists_m[frames][0, 0])
    assert heights.max() - heights[0] == pytest.approx(0.25 * distance, rel=0.15)


def test_a_left_handed_signer_is_the_mirror_image(perform, say, sign, hand):
    """Same sign, other side, to the micrometre and frame by frame."""
    made = sign(
        Posture(hand("index", "up-passive", "forward", site="chin", part="index_tip")),
        Posture(hand("cinq", "forward", "down", offset=(0.1, 0.1, 0.0))),
    )
    right, left = (perform(say(made), dominant=side)[1] for side in ("right", "left"))

    np.testing.assert_allclose(left.wrists_m[:, ::-1] * MIRROR, right.wrists_m, atol=2e-3)
    np.testing.assert_allclose(left.fingers_rad[:, ::-1], right.fingers_rad, atol=1e-9)


def test_a_mirrored_sign_by_the_other_hand_is_at_the_same_places(perform, say, sign, hand, body):
    """Two mirrors undo each other: the left hand comes where the right one was."""
    run = [
        Posture(hand("cinq", fingers, "forward", offset=(0.1, height, 0.0)))
        for fingers, height in (("up", 0.1), ("up-active", 0.0))
    ]
    made = sign(*run)
    first, second = perform(say(made)), perform(say(mirrored(made)), dominant="left")

    for number in (1, 2):
        right = _centre_m(body, first[1], 0)[_at(first[0], first[1], number)]
        left = _centre_m(body, second[1], 1)[_at(second[0], second[1], number)]
        np.testing.assert_allclose(left, right, atol=0.004)


def test_both_hands_of_a_symmetric_sign_are_mirror_images(perform, say, sign):
    """In every frame, also on the way and at rest."""
    move = Movement("circle", towards=direction("up"), axis=direction("active"))
    _, targets, _ = perform(say(sign(symmetry="mirror", movements=[move])))

    np.testing.assert_allclose(targets.wrists_m[:, 0] * MIRROR, targets.wrists_m[:, 1], atol=1e-3)


def test_the_next_handshape_has_formed_before_the_hand_arrives(perform, say, sign, hand, body):
    """At seven tenths of the way it is there."""
    score, targets, _ = perform(
        say(sign(Posture(hand("poing")), Posture(hand("cinq", palm="back"))))
    )

    first, second = score.hands["active"][1:3]
    late = first.release_s + 0.72 * (second.peak_s - first.release_s)
    frame = int(np.ceil(late * 30))
    np.testing.assert_allclose(
        targets.fingers_rad[frame, 0], body.handshapes_rad["cinq"], atol=1e-6
    )


def test_a_held_hand_is_alive_but_does_not_wander(perform, say, sign, hand):
    """A hold moves by less than three millimetres, and by more than nothing."""
    score, targets, _ = perform(say(sign(Posture(hand(), hold=20.0))))

    segment = score.hands["active"][1]
    frames = slice(round(segment.peak_s * 30) + 1, round(segment.release_s * 30))
    spread = np.ptp(targets.wrists_m[frames, 0], axis=0)
    assert 0.0002 < spread.max() < 0.006


def test_a_half_turn_goes_by_the_thumb_up(perform, say, sign, hand, body):
    """From palm down to palm up no forearm turns with the thumb down."""
    run = [Posture(hand("main_plate", "forward", palm)) for palm in ("down", "up")]
    score, targets, _ = perform(say(sign(*run)))

    first, second = score.hands["active"][1:3]
    frame = round((first.release_s + second.peak_s) / 2 * 30)
    palm = rotate(targets.palms_wxyz[frame, 0], body.palms[0])
    assert palm[0] > 0.8  # the right palm faces the signer's left: inwards


def test_a_hand_goes_round_the_head_not_through_it(perform, say, sign, hand, body):
    """From one ear to the other the way leads in front of the face."""
    run = [
        Posture(hand("index", "up", "forward", site="ear", side=side, distance_m=0.1))
        for side in ("active", "passive")
    ]
    score, _, motion = perform(say(sign(*run)))

    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    first, second = score.hands["active"][1:3]
    frames = slice(round(first.release_s * 30), round(second.peak_s * 30) + 1)
    centre = hand_parts(body, 0, "index")["hand_centre"]
    wrist = int(rig_of(body).wrist[0])
    turned = _turns(body, posed)[frames, wrist]
    middle = posed.positions_m[frames, wrist] + rotate(turned, centre)
    ears = np.array(body.sites["ear_R"].point_m)
    head = np.array([0.0, ears[1], ears[2]])
    assert np.linalg.norm((middle - head)[:, [0, 2]], axis=-1).min() > abs(ears[0])


def test_a_hand_at_its_own_shoulder_turns_until_its_arm_has_room(perform, say, sign, hand, body):
    """The fingers stay where they touch, but for what the shoulder itself gives way."""
    up = hand("angle_droit", "up", "passive", site="shoulder_top", side="active", part="middle_pad")
    score, targets, motion = perform(say(sign(Posture(up))))

    frame = _at(score, targets)
    assert motion.wrist_error_m[frame, 0] < 0.002
    assert motion.contact_error_m[frame, 0] < 0.02


def test_two_palms_in_the_same_place_are_pushed_apart_alike(perform, say, sign, hand, body):
    """Flat hands laid together in the middle touch, they do not share their flesh."""
    together = hand("main_plate", "up-forward", "passive", side="centre")
    score, targets, _ = perform(say(sign(Posture(together), symmetry="mirror")))

    frame = _at(score, targets)
    centres = [_centre_m(body, targets, side, "main_plate")[frame] for side in (0, 1)]
    thick = np.linalg.norm(
        hand_parts(body, 0, "main_plate")["palm"] - hand_parts(body, 0, "main_plate")["back"]
    )
    apart = centres[1] - centres[0]
    assert 0.8 * thick < apart[0] < 2.5 * thick
    assert centres[0][0] == pytest.approx(-centres[1][0], abs=1e-3)


def test_a_contact_follows_the_head_when_it_is_shaken(perform, say, sign, hand, body):
    """The finger stays on the chin, to what it gives way so as not to press in, while it moves."""
    from lsf_avatar.phonology.nonmanuals import NonManual

    chin = hand("index", "up-passive", "back", site="chin", part="index_tip")
    made = sign(Posture(chin, hold=8.0), nonmanuals=(NonManual("head", "shake"),))
    score, targets, motion = perform(say(made))

    segment = score.hands["active"][1]
    frames = slice(round(segment.peak_s * 30) + 1, round(segment.release_s * 30))
    assert np.nanmax(motion.contact_error_m[frames, 0]) < GIVES_WAY_M
    assert np.ptp(targets.wrists_m[frames, 0, 0]) > 0.004


def test_signs_of_the_lexicon_reach_touch_and_never_jump(lexicon, body, perform, say):
    """Every sixth entry: wrists within 3 mm at the 95th percentile, no speed above 4 m/s."""
    errors, inside = [], []
    for entry in list(lexicon.entries.values())[::6]:
        if entry.signs:
            _, _, motion = perform(say(entry.signs))
            assert _speeds_m_s(motion, body).max() < FASTEST_M_S, entry.gloss
            assert _steps_rad(motion).max() < FASTEST_JOINT_RAD, entry.gloss
            errors.append(motion.wrist_error_m)
            inside.append(_in_ribs(motion, body))

    assert np.percentile(np.concatenate(errors), 95) < 0.003
    assert np.concatenate(inside).mean() < 0.004


def test_the_same_score_gives_the_same_bytes(body, perform, say, spell):
    """No clock, no chance."""
    score = schedule(say(spell("AB-12")))

    first, second = aim(score, body), aim(score, body)

    for name in ("wrists_m", "palms_wxyz", "fingers_rad", "face", "body_rad"):
        assert getattr(first, name).tobytes() == getattr(second, name).tobytes()


def test_an_unknown_hand_is_refused_by_name(body, say):
    """`dominant` is right or left."""
    with pytest.raises(UnknownNameError, match="no hand called 'both'"):
        aim(schedule(say()), body, dominant="both")
