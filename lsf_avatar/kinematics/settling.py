"""Postures as this body holds them: wrists bend only so far, and hands that touch have room to.

What a linguist writes is settled once a posture, on a body that stands upright: the hand gives way
in its direction as its wrist must, and where it touches it lies on the skin, not in it. A hand
that touches is carried along by what it touches, so that what was settled stays so while the head
nods or the other hand goes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import angle_between, conjugate, multiply, rotate
from lsf_avatar.kinematics.anchors import Anchor, Signer, anchors
from lsf_avatar.kinematics.arm import Held, hold_arms, pose_arms
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.carriers import Carriers, arm_joints, body_carriers, with_arm
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.fitting import Contact, Laid, Strain, fitted
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.motion import BODY_PARTS
from lsf_avatar.kinematics.probing import probes_m
from lsf_avatar.kinematics.reins import beyond
from lsf_avatar.kinematics.rig import Rig, rig_of
from lsf_avatar.kinematics.solve import root_at_rest
from lsf_avatar.kinematics.swivel import least_effort
from lsf_avatar.kinematics.trunk import pose_trunk, reaching_shoulders, turn_quaternion
from lsf_avatar.kinematics.wrist import POSTURE, TOUCH, about_part, relaxed_palms, unfolded
from lsf_avatar.phonology.places import ARM_SITES
from lsf_avatar.phonology.sign import HandPosture

_FLAT = frozenset(("palm", "back", "hand_centre"))
"""Parts that are hollow or wide: where two of them meet, skin meets around their middles."""
_HOLLOW = ("ear",)
"""Sites in a hollow that no fingertip fits into: it lies on the rim."""
_FINGERS = ("thumb", "index", "middle", "ring", "pinky")
_ENDS = {"tip": -1, "pad": -2}
"""Which of the balls along its last bone is the round of a fingertip or its pad."""
_KEPT = 4096
"""Postures that are remembered: the lexicon and its phrases have some 1,600."""
_Key = tuple[int, str, HandPosture, HandPosture]


def settled(
    signer: Signer, role: str, postures: Sequence[HandPosture], others: Sequence[HandPosture]
) -> tuple[Anchor, ...]:
    """As `anchors`, with turns and moves that arms can hold; each posture is worked out once."""
    known = _known(signer.body)
    stands = []
    for pair in zip(postures, others, strict=True):
        key = (signer.active, role, *pair)
        anchor = known.get(key)
        if anchor is None:
            # Alone: among others, its last bits would depend on which they are.
            (anchor,) = _settle(signer, role, [pair[0]], [pair[1]])
            known[key] = anchor
            while len(known) > _KEPT:
                known.popitem(last=False)
        stands.append(anchor)
    return tuple(stands)


@lru_cache(maxsize=8)
def _known(body: Body) -> OrderedDict[_Key, Anchor]:
    """What was settled for a body; it is a function of its key, so it may be kept."""
    return OrderedDict()


def _settle(
    signer: Signer, role: str, postures: list[HandPosture], others: list[HandPosture]
) -> list[Anchor]:
    """K postures of one hand beside those of the other."""
    rig, hand, count = rig_of(signer.body), signer.hand(role), len(postures)
    stands = anchors(signer, role, postures, others)
    still = np.zeros((count, len(BODY_PARTS), 3))
    trunk = pose_trunk(rig, still, root_at_rest(rig, count))
    around = Around(rig, trunk)
    carriers = body_carriers(rig, trunk, stands)
    leaning = [anchor.joint in arm_joints(rig, 1 - hand) for anchor in stands]
    beside: list[Laid] = []
    if any(leaning):
        beside, carriers = _other_hand(signer, role, postures, others, (around, trunk, carriers))
    row = np.array([carriers.row[anchor.joint] for anchor in stands])
    every = np.arange(count)
    nominal = carriers.turn[row, every]
    place = carriers.at_m[row, every] + rotate(nominal, np.stack([a.place_m for a in stands]))
    place += np.stack([anchor.offset_m for anchor in stands])
    asked = np.stack([anchor.turn for anchor in stands])
    part = rotate(asked, np.stack([anchor.part_m for anchor in stands]))
    touching = np.array([anchor.contact for anchor in stands])
    turn, elbow = _held(rig, trunk, around, hand, (place - part, asked, part), touching)
    scene = _Settling(signer, rig, around, trunk, hand, place, nominal, turn, elbow)
    made = []
    for k, anchor in enumerate(stands):
        if anchor.contact:
            near = beside[k] if leaning[k] else None
            anchor = _touching(scene, k, _capped(rig, hand, anchor, postures[k]), postures[k], near)
        else:
            anchor = replace(anchor, turn=turn[k])
        made.append(replace(anchor, given_up_rad=float(angle_between(asked[k], anchor.turn))))
    return made


@dataclass(frozen=True, slots=True, eq=False)
class _Settling:
    """K postures of one hand about to be settled: places, turns of carriers and of hands, elbows.

    All in the world, on a body that stands upright.
    """

    signer: Signer
    rig: Rig
    around: Around
    trunk: Posed
    hand: int
    place_m: Array
    nominal: Array
    turn: Array
    elbow_m: Array


def _touching(
    scene: _Settling, k: int, anchor: Anchor, posture: HandPosture, other: Laid | None
) -> Anchor:
    """One that should touch, laid on its place."""
    place, turn, nominal = scene.place_m[k], scene.turn[k], scene.nominal[k]
    part = rotate(turn, anchor.part_m)
    cap = rotate(turn, anchor.lift_m)
    laid = Laid(scene.hand, place + cap - part, turn, anchor.fingers_rad, scene.elbow_m[k])
    soft = _soft(scene.signer, scene.hand, posture, nominal)
    contact = Contact(part, place, anchor.round_m, soft)
    fit = fitted(scene.around, laid, contact, other, _strain(scene, k))
    lift, back = cap + fit.moved_m, conjugate(nominal)
    hollow = np.zeros(3) if soft is None else soft * (soft @ lift)
    return replace(
        anchor,
        round_m=anchor.round_m if soft is None else 0.0,
        place_m=anchor.place_m + rotate(back, hollow),
        lift_m=rotate(back, lift - hollow),
        turn=multiply(turn_quaternion(fit.turn_rad), turn),
        carrier=nominal,
        out=rotate(back, fit.out),
    )


def _strain(scene: _Settling, k: int) -> Strain:
    """How far an arm is turned too far, with its best elbow, for a hand laid somewhere."""
    hands = (scene.hand,)
    joints = scene.trunk.rotations_wxyz[k], scene.trunk.positions_m[k]

    def strain(wrists_m: Array, turns: Array) -> Array:
        count = len(wrists_m)
        trunk = Posed(*(np.repeat(own[None], count, axis=0) for own in joints))
        arm = _arm(scene.rig, trunk, scene.around, hands, wrists_m[:, None], turns[:, None])
        return beyond(arm)[:, 0]

    return strain


def _arm(
    rig: Rig, trunk: Posed, around: Around, hands: tuple[int, ...], wrist_m: Array, turn: Array
) -> Held:
    """Arms (K, H) with their best elbows."""
    shoulder = _shoulders(rig, trunk, wrist_m, hands)
    every = np.zeros(len(wrist_m), np.int64)
    swivel = least_effort(around, shoulder, wrist_m, turn, every, hands)
    return hold_arms(rig.body, shoulder, wrist_m, turn, swivel, hands)


def _capped(rig: Rig, hand: int, anchor: Anchor, posture: HandPosture) -> Anchor:
    """A fingertip as the cap that it is; its lift, still in the hand, puts the tip on its place."""
    finger, _, end = posture.place.part.partition("_")
    if end not in _ENDS or finger not in _FINGERS:
        return anchor
    probes = rig.body.probes
    ball = np.flatnonzero(probes.joints == 3 * _FINGERS.index(finger) + 2)[_ENDS[end]]
    middle = probes_m(rig, hand, anchor.fingers_rad[None])[0, ball]
    radius = float(probes.radii_m[hand, ball])
    off = middle - anchor.part_m
    return replace(anchor, part_m=middle, round_m=radius, lift_m=off)


def _held(
    rig: Rig,
    trunk: Posed,
    around: Around,
    hand: int,
    asked: tuple[Array, Array, Array],
    touching: NDArray[np.bool_],
) -> tuple[Array, Array]:
    """Turns (K, 4) that a wrist can hold and elbows (K, 3), from wrists, turns and parts asked."""
    body, hands = rig.body, (hand,)
    wrist, turn, part = (values[:, None] for values in asked)
    shoulder = _shoulders(rig, trunk, wrist, hands)
    free = unfolded(body, shoulder, wrist, turn, part, hands)
    wrist = about_part(wrist, turn, free, part)
    part = rotate(multiply(free, conjugate(turn)), part)
    every = np.arange(len(wrist))
    swivel = least_effort(around, shoulder, wrist, free, every, hands)
    arm = hold_arms(body, shoulder, wrist, free, swivel, hands)
    eased, eased_less = (relaxed_palms(body, arm, free, hands, b)[:, 0] for b in (POSTURE, TOUCH))
    return np.where(touching[:, None], eased_less, eased), arm.elbows_m[:, 0]


def _shoulders(rig: Rig, trunk: Posed, wrist_m: Array, hands: tuple[int, ...]) -> Array:
    asked = np.zeros_like(wrist_m)
    return reaching_shoulders(rig, trunk, asked, wrist_m, hands).sockets_m


def _other_hand(
    signer: Signer,
    role: str,
    postures: list[HandPosture],
    others: list[HandPosture],
    scene: tuple[Around, Posed, Carriers],
) -> tuple[list[Laid], Carriers]:
    """The other hand at K moments, and the carriers with it and its arm.

    One that leans as well stands where it was asked to: neither comes first.
    """
    around, trunk, carriers = scene
    rig, hand = around.rig, 1 - signer.hand(role)
    its_role = "passive" if role == "active" else "active"
    stands: list[Anchor] = []
    for other, posture in zip(others, postures, strict=True):
        leans = other.place.on_other_hand or other.place.site in ARM_SITES
        of = anchors if leans else settled
        stands += of(signer, its_role, [other], [posture])
    below = body_carriers(rig, trunk, stands)
    row, every = np.array([below.row[anchor.joint] for anchor in stands]), np.arange(len(stands))
    turn = np.stack([anchor.turn for anchor in stands])
    place = np.stack([anchor.place_m + anchor.lift_m for anchor in stands])
    place = below.at_m[row, every] + rotate(below.turn[row, every], place)
    place += np.stack([anchor.offset_m for anchor in stands])
    wrist = (place - rotate(turn, np.stack([anchor.part_m for anchor in stands])))[:, None]
    shoulder = _shoulders(rig, trunk, wrist, (hand,))
    swivel = least_effort(around, shoulder, wrist, turn[:, None], every, (hand,))
    arm = pose_arms(rig.body, shoulder, wrist, turn[:, None], swivel, (hand,))
    elbows, wrists = arm.held.elbows_m[:, 0], arm.held.wrists_m[:, 0]
    laid = [
        Laid(hand, wrists[k], turn[k], anchor.fingers_rad, elbows[k], shoulder[k, 0])
        for k, anchor in enumerate(stands)
    ]
    return laid, with_arm(rig, carriers, hand, turn, arm)


def _soft(signer: Signer, hand: int, posture: HandPosture, carrier: Array) -> Array | None:
    """(3,) unit, out of what is touched, in the world, where skin meets where it can; else None.

    Two flat parts meet around their hollows, a fingertip lies on the rim of an ear, and an arm is
    touched on its sleeve.
    """
    place = posture.place
    flat = place.part in _FLAT and place.site in _FLAT
    if not flat and place.site not in (*ARM_SITES, *_HOLLOW):
        return None
    side = signer.hand(place.side) if place.site in _HOLLOW and place.side != "centre" else 1 - hand
    normal = np.array(signer.body.sites[f"{place.site}_{'RL'[side]}"].normal)
    out: Array = rotate(carrier, normal)
    return out
