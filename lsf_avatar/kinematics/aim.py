"""The stage: a score becomes targets, where hands, head and face should be in every frame.

Both hands are worked out for all frames at once. A frame lies at a posture or between two; what
both say of it (a place carried by the head, by the other hand, or by nothing) is blended along a
minimum-jerk way. The hand that stands on the other one is worked out after it, frame by frame
from where that one is, so it stays on it while it moves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lsf_avatar.geometry import conjugate, multiply, rotate
from lsf_avatar.kinematics.anchors import WORLD, Signer, signer_of
from lsf_avatar.kinematics.arm import pose_arms
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.clearance import freedom, keep_clear
from lsf_avatar.kinematics.expression import body_of, face_of, gaze_of, tremor_m
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.motion import Targets, Touch
from lsf_avatar.kinematics.paths import ease
from lsf_avatar.kinematics.rig import Indices, Rig, rig_of
from lsf_avatar.kinematics.solve import at_rest, pose_shoulders, sockets
from lsf_avatar.kinematics.swivel import choose_swivel
from lsf_avatar.kinematics.tracks import HandTrack, hand_track
from lsf_avatar.kinematics.trunk import pose_trunk
from lsf_avatar.kinematics.turning import blend_turns
from lsf_avatar.timeline.score import Score

FINGERS_UNTIL = 0.65
"""Share of the way after which the next handshape has formed (brief: it forms in the first 60 to
70 percent of a transition)."""


@dataclass(frozen=True, slots=True, eq=False)
class _Hand:
    """One hand in every frame: wrist, turn against rest, fingers, and what it touches."""

    wrist_m: Array
    turn: Array
    fingers_rad: Array
    touch: tuple[Indices, Array, Array, Array]


@dataclass(frozen=True, slots=True, eq=False)
class _Carriers:
    """What can carry a place: (A, F, ...) positions and turns, by joint."""

    row: dict[int, int]
    at_m: Array
    turn: Array


def aim(score: Score, body: Body, fps: float = 30.0, dominant: str = "right") -> Targets:
    """Where hands, head and face should be.

    Args:
        score: What happens when.
        body: On whom.
        fps: Frames a second.
        dominant: `right` or `left`: the active hand; the other choice is the mirror image.

    Raises:
        UnknownNameError: If `dominant` is neither.
    """
    signer, rig = signer_of(body, dominant), rig_of(body)
    times = np.arange(int(np.ceil(score.duration_s * fps - 1e-6)) + 1) / fps
    body_rad = body_of(score, signer, times)
    gaze = gaze_of(score, signer, body_rad, times)
    trunk = _trunk(rig, body_rad)
    active, passive = _hands(score, signer, rig, trunk, body_rad, times)
    pair = (active, passive) if signer.active == 0 else (passive, active)
    wrists = np.stack([hand.wrist_m for hand in pair], axis=1)
    touch = _both(pair[0].touch, pair[1].touch)
    return Targets(
        fps=fps,
        wrists_m=wrists,
        palms_wxyz=np.stack([hand.turn for hand in pair], axis=1),
        fingers_rad=np.stack([hand.fingers_rad for hand in pair], axis=1),
        body_rad=body_rad,
        gaze_rad=gaze,
        face=face_of(score, body.face_channels, gaze, times),
        contact_m=np.where(touch.joint >= 0, 0.0, np.nan),
        item_index=_items(score, times),
        touch=touch,
    )


def _trunk(rig: Rig, body_rad: Array) -> Posed:
    """Where head and trunk are before the shoulders help any reach."""
    local, root = at_rest(rig, len(body_rad))
    return pose_trunk(rig, local, body_rad, root)


def _hands(
    score: Score, signer: Signer, rig: Rig, trunk: Posed, body_rad: Array, times: Array
) -> tuple[_Hand, _Hand]:
    """Active and passive hand; the one that stands on the other is worked out after it."""
    tracks = {
        role: hand_track(signer, role, score.hands[role], score.hands[other], times)
        for role, other in (("active", "passive"), ("passive", "active"))
    }
    carriers = _body_carriers(rig, trunk, tracks)
    leaning = _stands_on_other(rig, tracks["passive"])
    first, then = ("active", "passive") if leaning else ("passive", "active")
    made = {first: _hand(signer, rig, trunk, tracks[first], carriers, times)}
    for role, beside in ((then, first), (first, then)):
        if role not in made or _stands_on_other(rig, tracks[role]):
            other = made[beside]
            with_other = _with_hand(rig, carriers, tracks[beside].hand, other, body_rad)
            made[role] = _hand(signer, rig, trunk, tracks[role], with_other, times)
    return made["active"], made["passive"]


def _stands_on_other(rig: Rig, track: HandTrack) -> bool:
    """Whether any posture of a hand is carried by the other hand or arm."""
    return any(a.joint in _arm_joints(rig, 1 - track.hand) for a in track.anchors)


def _arm_joints(rig: Rig, hand: int) -> tuple[int, ...]:
    """Wrist, then upper arm and forearm, of one side."""
    chain = (rig.wrist, rig.upper, rig.upper_half, rig.fore, rig.fore_half)
    return tuple(int(joints[hand]) for joints in chain)


def _body_carriers(rig: Rig, trunk: Posed, tracks: dict[str, HandTrack]) -> _Carriers:
    """The world and the joints of head and trunk that any posture stands on.

    Joints of the arms stand in with their rest pose until the arm is known.
    """
    used = sorted({a.joint for track in tracks.values() for a in track.anchors} - {WORLD})
    frames = len(trunk.positions_m)
    arms = {*_arm_joints(rig, 0), *_arm_joints(rig, 1)}
    at = np.zeros((1 + len(used), frames, 3))
    turn = np.zeros((1 + len(used), frames, 4))
    turn[0, :, 0] = 1.0
    for row, joint in enumerate(used, start=1):
        if joint in arms:
            at[row], turn[row, :, 0] = rig.body.heads_m[joint], 1.0
        else:
            at[row] = trunk.positions_m[:, joint]
            back = conjugate(rig.body.frames_wxyz[joint])
            turn[row] = multiply(trunk.rotations_wxyz[:, joint], back)
    rows = {WORLD: 0} | {joint: row for row, joint in enumerate(used, start=1)}
    return _Carriers(rows, at, turn)


def _with_hand(
    rig: Rig, carriers: _Carriers, hand: int, other: _Hand, body_rad: Array
) -> _Carriers:
    """The carriers with one hand, and its arm where it is stood on, where they really are."""
    wrist, *arm = _arm_joints(rig, hand)
    at, turn = carriers.at_m.copy(), carriers.turn.copy()
    if wrist in carriers.row:
        at[carriers.row[wrist]], turn[carriers.row[wrist]] = other.wrist_m, other.turn
    if any(joint in carriers.row for joint in arm):
        for joint, (where, turned) in zip(
            arm, _solved_arm(rig, hand, other, body_rad), strict=True
        ):
            if joint in carriers.row:
                at[carriers.row[joint]], turn[carriers.row[joint]] = where, turned
    return _Carriers(carriers.row, at, turn)


def _solved_arm(
    rig: Rig, hand: int, other: _Hand, body_rad: Array
) -> tuple[tuple[Array, Array], ...]:
    """Positions and turns of the bones of one arm, as `solve` will find them."""
    both = np.stack((other.wrist_m, other.wrist_m), axis=1)
    palms = np.stack((other.turn, other.turn), axis=1)
    local, root = at_rest(rig, len(body_rad))
    shoulders = sockets(rig, pose_shoulders(rig, local, body_rad, root, both))
    arms = pose_arms(rig, shoulders, both, palms, choose_swivel(rig, shoulders, both, palms, 30.0))
    elbow, upper = arms.elbows_m[:, hand], arms.upper[:, hand]
    half = rig.body.heads_m[rig.upper_half[hand]] - rig.body.heads_m[rig.upper[hand]]
    return (
        (shoulders[:, hand], upper),
        (shoulders[:, hand] + rotate(upper, half), upper),
        (elbow, arms.fore[:, hand]),
        (elbow + rotate(arms.fore[:, hand], rig.middle_m[hand]), arms.fore_half[:, hand]),
    )


def _hand(
    signer: Signer, rig: Rig, trunk: Posed, track: HandTrack, carriers: _Carriers, times: Array
) -> _Hand:
    """One hand in every frame."""
    keys = np.stack((track.now, track.following))
    rows = np.array([carriers.row[a.joint] for a in track.anchors])
    frames = np.arange(len(times))
    place = np.stack([a.place_m for a in track.anchors])
    offset = np.stack([a.offset_m for a in track.anchors])
    where = carriers.at_m[rows[keys], frames] + offset[keys] + track.offset_m
    where += rotate(carriers.turn[rows[keys], frames], place[keys])
    free = (rows == 0)[keys]
    where += tremor_m(times, track.hand) * free[..., None]
    wrists = where - track.part_m
    along = ease(track.share)[:, None]
    wrist = wrists[0] + along * (wrists[1] - wrists[0]) + _bow(signer, track, wrists)
    turn = blend_turns(rig, track.hand, track.turn[0], track.turn[1], along[:, 0])
    wrist = keep_clear(rig, trunk, track.hand, wrist, turn, freedom(~free, track.share))
    formed = ease(track.share / FINGERS_UNTIL)[:, None, None]
    fingers = track.fingers_rad[0] + formed * (track.fingers_rad[1] - track.fingers_rad[0])
    return _Hand(wrist, turn, fingers, _touch(track))


def _bow(signer: Signer, track: HandTrack, wrists: Array) -> Array:
    """(F, 3) how far an arc leads off the straight way."""
    bows = np.stack(
        [
            signer.world(path.bulge) * (path.height if path.kind == "arc" else 0.0)
            for path in track.paths
        ]
    )
    way = wrists[1] - wrists[0]
    length = np.sqrt((way * way).sum(axis=-1, keepdims=True))
    eased = ease(track.share)[:, None]
    bow: Array = bows[track.following] * length * np.sin(np.pi * eased)
    return bow


def _touch(track: HandTrack) -> tuple[Indices, Array, Array, Array]:
    """What the hand touches while it stays: joint, place, offset and part, frame by frame."""
    stays = (track.share <= 0.0) & (np.abs(track.offset_m[0]).max(axis=-1) < 1e-4)
    joints = np.array([a.joint if a.contact else -1 for a in track.anchors], np.int32)[track.now]
    joints = np.where(stays, joints, -1).astype(np.int32)
    place, offset, part = (
        np.stack([getattr(a, name) for a in track.anchors])[track.now]
        for name in ("place_m", "offset_m", "part_m")
    )
    return joints, place, offset, part


def _both(
    right: tuple[Indices, Array, Array, Array], left: tuple[Indices, Array, Array, Array]
) -> Touch:
    """What both hands touch, right and left side by side."""
    return Touch(
        joint=np.stack((right[0], left[0]), axis=1),
        place_m=np.stack((right[1], left[1]), axis=1),
        offset_m=np.stack((right[2], left[2]), axis=1),
        part_m=np.stack((right[3], left[3]), axis=1),
    )


def _items(score: Score, times: Array) -> Indices:
    """(F,) index of the item whose time a frame lies in; -1 in none."""
    index = np.full(len(times), -1, np.int32)
    for number, item in enumerate(score.items):
        index[(times >= item.start_s) & (times < item.end_s)] = number
    return index
