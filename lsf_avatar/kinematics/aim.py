"""The stage: a score becomes targets, where hands, head and face should be in every frame.

Both hands are worked out for all frames at once. A frame lies at a posture or between two; what
both say of it (a place carried by the head, by the other hand, or by nothing) is blended along a
minimum-jerk way. The hand that stands on the other one is worked out after it, frame by frame
from where that one is, so it stays on it while it moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from lsf_avatar.geometry import angle_between, conjugate, multiply, rotate
from lsf_avatar.kinematics import asking
from lsf_avatar.kinematics.anchors import Signer, signer_of
from lsf_avatar.kinematics.arm import pose_arms
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.carriers import (
    Carriers,
    arm_joints,
    body_carriers,
    stands_on_arm,
    with_arm,
)
from lsf_avatar.kinematics.expression import body_of, face_of, gaze_of, tremor_m
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.gap import freedom, gap_between
from lsf_avatar.kinematics.holding import Aimed, Hand, within_limits
from lsf_avatar.kinematics.motion import Targets, Touch
from lsf_avatar.kinematics.paths import WINDINGS, ease, evenly, landing
from lsf_avatar.kinematics.reconciling import reined
from lsf_avatar.kinematics.rig import Indices, rig_of
from lsf_avatar.kinematics.scene import Scene, shoulders_m
from lsf_avatar.kinematics.solve import root_at_rest
from lsf_avatar.kinematics.swivel import REST_RAD, choose_swivel
from lsf_avatar.kinematics.tracks import HandTrack, hand_track
from lsf_avatar.kinematics.trunk import pose_trunk
from lsf_avatar.kinematics.turning import blend_turns
from lsf_avatar.kinematics.watching import watched_hands
from lsf_avatar.timeline.score import Score

FINGERS_UNTIL = 0.65
"""Share of the way after which the next handshape has formed (brief: it forms in the first 60 to
70 percent of a transition)."""

_WINDING = 0.09
"""Height of a zigzag or wave on a way, as a share of its length: half of a movement's."""


def aim(
    score: Score,
    body: Body,
    fps: float = 30.0,
    dominant: str = "right",
    collides: bool = True,
) -> Targets:
    """Where hands, head and face should be.

    Args:
        score: What happens when.
        body: On whom.
        fps: Frames a second.
        dominant: `right` or `left`: the active hand; the other choice is the mirror image.
        collides: Whether arms keep out of the body and of each other; only benches leave it out.

    Raises:
        UnknownNameError: If `dominant` is neither.
    """
    signer, rig = signer_of(body, dominant), rig_of(body)
    times = np.arange(int(np.ceil(score.duration_s * fps - 1e-6)) + 1) / fps
    tracks = tuple(
        hand_track(signer, role, score.hands[role], score.hands[other], times)
        for role, other in (("active", "passive"), ("passive", "active"))
    )
    tracks = tracks if signer.active == 0 else tracks[::-1]
    watched = watched_hands(signer, tracks)
    body_rad = body_of(score, signer, times, watched)
    gaze = gaze_of(score, signer, body_rad, times, watched)
    trunk = pose_trunk(rig, body_rad, root_at_rest(rig, len(times)))
    carriers = body_carriers(rig, trunk, tracks[0].anchors + tracks[1].anchors)
    scene = Scene(signer, rig, times, fps, trunk, body_rad, Around(rig, trunk), collides)
    right, left = _hands(scene, tracks, carriers)
    touch = _touch(tracks)
    return Targets(
        fps=fps,
        wrists_m=_both(right.wrist_m, left.wrist_m),
        palms_wxyz=_both(right.turn, left.turn),
        fingers_rad=_both(right.fingers_rad, left.fingers_rad),
        body_rad=_with_shoulders(body_rad, right, left),
        gaze_rad=gaze,
        face=face_of(score, body.face_channels, gaze, times),
        contact_m=np.where(touch.joint >= 0, 0.0, np.nan),
        item_index=_items(score, times),
        touch=touch,
        swivel_rad=_both(right.swivel_rad, left.swivel_rad),
        eased_rad=_both(right.eased_rad, left.eased_rad),
    )


def _both(right: Array, left: Array) -> Array:
    """(F, 2, ...) of both hands; in half the time of `numpy.stack`."""
    both = np.zeros((len(right), 2, *right.shape[1:]))
    both[:, 0], both[:, 1] = right, left
    return both


def _with_shoulders(body_rad: Array, right: Hand, left: Hand) -> Array:
    """Turns (F, B, 3) with those of the shoulders that came forward for their elbows."""
    turned = np.array(body_rad)
    turned[:, 1] += right.shoulder_rad
    turned[:, 2] += left.shoulder_rad
    return turned


def _hands(scene: Scene, tracks: tuple[HandTrack, ...], carriers: Carriers) -> tuple[Hand, Hand]:
    """Right and left; a hand that stands on the other one goes where that one comes to be."""
    leaning = [stands_on_arm(scene.rig, tracks[hand].anchors, 1 - hand) for hand in (0, 1)]
    asked = [_asked(scene, track, carriers) for track in tracks]
    if any(leaning):
        alone = tuple(asked)
        for hand in (0, 1):
            if leaning[hand]:
                beside = _beside(scene, tracks[hand], carriers, alone[1 - hand])
                asked[hand] = _asked(scene, tracks[hand], beside)
    gap = _gap(scene, asked[0], asked[1])
    # A hand on which another stands stays where it is.
    stays = leaning.index(False) if sum(leaning) == 1 else None
    share = {None: (0.5, 0.5), 0: (0.0, 1.0), 1: (1.0, 0.0)}[stays]
    given = _moved(asked[0], -share[0] * gap), _moved(asked[1], share[1] * gap)
    made = within_limits(scene, given, stays)
    right, left = (
        _following(scene, tracks[hand], carriers, asked[hand], made)
        if leaning[hand]
        else made[hand]
        for hand in (0, 1)
    )
    return right, left


def _beside(scene: Scene, track: HandTrack, carriers: Carriers, other: Aimed) -> Carriers:
    """The carriers with the other hand as asked; its elbow is known where the arm is touched."""
    hand, held = 1 - track.hand, (other.wrist_m, other.turn)
    arm = arm_joints(scene.rig, hand)[1:]
    if not any(anchor.joint in arm for anchor in track.anchors):
        return _with_hand(scene, carriers, hand, held)
    wrist, turn = (values[:, None] for values in held)
    shoulder = shoulders_m(scene, (hand,), wrist)
    swivel = choose_swivel(scene.around, shoulder, wrist, turn, scene.fps, (hand,))
    return _with_hand(scene, carriers, hand, held, swivel[:, 0])


def _with_hand(
    scene: Scene,
    carriers: Carriers,
    hand: int,
    held: tuple[Array, Array],
    swivel_rad: Array | float = REST_RAD,
    more_rad: Array | float = 0.0,
) -> Carriers:
    """The carriers with one hand where it is held: its wrist (F, 3) and turn (F, 4)."""
    wrist, turn = (values[:, None] for values in held)
    shoulder = shoulders_m(scene, (hand,), wrist, more_rad)
    swivel = np.broadcast_to(swivel_rad, len(wrist))[:, None]
    fps = scene.fps
    arm = pose_arms(scene.rig.body, shoulder, wrist, turn, swivel, (hand,), fps)
    return with_arm(scene.rig, carriers, hand, held[1], arm)


def _following(
    scene: Scene, track: HandTrack, carriers: Carriers, asked: Aimed, made: Sequence[Hand]
) -> Hand:
    """A hand that goes after what the other one, on which it stands, gave way by."""
    own, other = made[track.hand], made[1 - track.hand]
    there = _with_hand(
        scene, carriers, 1 - track.hand, (other.wrist_m, other.turn), other.swivel_rad,
        other.shoulder_rad[:, None],
    )  # fmt: skip
    again = _asked(scene, track, there)
    by = multiply(again.turn, conjugate(asked.turn))
    part = rotate(multiply(own.turn, conjugate(asked.turn)), asked.part_m)
    place = again.wrist_m + again.part_m - asked.wrist_m - asked.part_m
    part, turn = rotate(by, part), multiply(by, own.turn)
    wrist = own.wrist_m + rotate(conjugate(by), part) + place - part
    held = wrist[:, None], turn[:, None], part[:, None]
    swivel, more = own.swivel_rad[:, None], own.shoulder_rad[:, None]
    wrist, within = (v[:, 0] for v in reined(scene, (track.hand,), held, swivel, more))
    eased = own.eased_rad + angle_between(turn, within)
    return replace(own, wrist_m=wrist, turn=within, eased_rad=eased)


def _gap(scene: Scene, right: Aimed, left: Aimed) -> Array:
    wrists, turns = _both(right.wrist_m, left.wrist_m), _both(right.turn, left.turn)
    return gap_between(scene.rig.body, wrists, turns, right.free * left.free)


def _moved(asked: Aimed, by_m: Array) -> Aimed:
    return replace(asked, wrist_m=asked.wrist_m + by_m)


def _asked(scene: Scene, track: HandTrack, carriers: Carriers) -> Aimed:
    """One hand in every frame, as it is asked for."""
    keys = track.keys
    on = np.array([carriers.row[anchor.joint] for anchor in track.anchors], np.int32)
    touches = np.array([anchor.contact for anchor in track.anchors])
    wrists, parts, turns = np.zeros_like(track.part_m), track.part_m.copy(), track.turn.copy()
    leaves = np.zeros_like(wrists)
    asking.ends(
        carriers.at_m, carriers.turn, on, keys, track.carried_at() if touches.any() else keys,
        touches, track.of_anchors("place_m") + track.of_anchors("lift_m"),
        track.of_anchors("offset_m"), track.of_anchors("carrier"), track.of_anchors("out"),
        track.offset_m, tremor_m(scene.times_s, track.hand), wrists, parts, turns, leaves,
    )  # fmt: skip
    wrist, along = np.zeros_like(wrists[0]), track.along
    asking.between(wrists, track.following, along, *_bows(scene.signer, track), wrist)
    if touches.any():
        wrist += landing(wrist, wrists, leaves, track.share)
    ends = turns[0], turns[1]
    turn = blend_turns(scene.rig, track.hand, ends, evenly(track.share), track.now)
    arm = arm_joints(scene.rig, 1 - track.hand)
    on_arm = touches & np.array([anchor.joint in arm for anchor in track.anchors])
    stands = np.array((on != 0, touches, on_arm, np.ones_like(on_arm)))
    free, loose, apart, travels = freedom(stands, keys, track.share)
    fingers, part, given_up = np.zeros_like(track.fingers_rad[0]), parts[0], np.zeros_like(along)
    asking.blended(
        keys, along, _formed(track), track.fingers_rad, parts, track.of_anchors("given_up_rad"),
        fingers, part, given_up,
    )  # fmt: skip
    return Aimed(wrist, turn, fingers, part, free, loose, apart, travels, given_up)


def _bows(signer: Signer, track: HandTrack) -> tuple[Array, Array]:
    """(K, 3) how far an arc, a zigzag or a wave leads off, (K,) its half waves: `between`'s."""
    heights = {"straight": 0.0, "zigzag": _WINDING, "wavy": _WINDING}
    height = np.array([heights.get(path.kind, path.height) for path in track.paths])
    bows = np.array([path.bulge for path in track.paths]) * signer.world((1.0, 1.0, 1.0))
    waves = np.array([2.0 * WINDINGS.get(path.kind, 0.5) for path in track.paths])
    return bows * height[:, None], waves


def _formed(track: HandTrack) -> Array:
    """(F, 5) share of the way to the next handshape that each finger has made."""
    share = track.share / FINGERS_UNTIL
    succession = [path.fingers for path in track.paths]
    if all(kind == "together" for kind in succession):
        return np.broadcast_to(ease(share)[:, None], (len(share), 5))
    order = np.array([0.0, 0.0, 1.0, 2.0, 3.0]) / 3.0
    late = {
        "together": 0.0 * order,
        "towards_pinky": order,
        "towards_thumb": order[[1, 4, 3, 2, 1]],
    }
    lag = np.stack([late[kind] for kind in succession])[track.following]
    return ease(share[:, None] * (1.0 + lag.max(axis=1, keepdims=True)) - lag)


def _touch(tracks: tuple[HandTrack, ...]) -> Touch:
    """What each hand touches while it stays at a posture and no movement has carried it away."""
    frames = len(tracks[0].share)
    joint = np.full((frames, 2), -1, np.int32)
    place, offset, part = (np.zeros((frames, 2, 3)) for _ in range(3))
    away = np.zeros((frames, 2))
    for hand, track in enumerate(tracks):
        now = track.now
        stays = (track.share <= 0.0) & (np.abs(track.offset_m[0]) < 1e-4).all(axis=-1)
        touched = [anchor.joint if anchor.contact else -1 for anchor in track.anchors]
        joint[stays, hand] = np.array(touched, np.int32)[now[stays]]
        place[:, hand] = track.of_anchors("place_m")[now]
        offset[:, hand] = track.of_anchors("offset_m")[now]
        part[:, hand] = track.of_anchors("part_m")[now]
        away[:, hand] = track.of_anchors("round_m")[now]
    return Touch(joint, place, offset, part, away)


def _items(score: Score, times: Array) -> Indices:
    """(F,) index of the item whose time a frame lies in; -1 in none."""
    index = np.full(len(times), -1, np.int32)
    for number, item in enumerate(score.items):
        index[(times >= item.start_s) & (times < item.end_s)] = number
    return index
