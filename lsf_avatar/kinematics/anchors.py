"""Places of the phonology on one body: which joint carries them, and where they are from it.

A place of the head moves with the head, one of the other hand with that hand, as it is shaped at
that moment; neutral space stands still. The wrist is brought where the touching part of the hand,
shaped as it is, comes to the place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.geometry import IDENTITY, conjugate, cross, from_axes, multiply, rotate, unit
from lsf_avatar.kinematics.body import Array, Body, Site
from lsf_avatar.kinematics.fingers import finger_rotations
from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.kinematics.rig import Indices, rig_of
from lsf_avatar.kinematics.shaping import shaped_rad
from lsf_avatar.phonology.directions import Vector
from lsf_avatar.phonology.places import ARM_SITES, HAND_SITES, Place
from lsf_avatar.phonology.sign import HandPosture
from lsf_avatar.phonology.transform import SIDES_M

WORLD = -1
"""Stands for a joint where a place stands still."""

ADULT_ARM_M = 0.53
"""Shoulder to wrist of the adult whose metres the lexicon is written in (about the mean of
anthropometric tables, general knowledge); neutral space shrinks and grows with the body's arm."""
SPACE_AHEAD = 0.68
"""How far before the shoulders the middle of neutral space is, as a share of the arm: about
0.19 m before the chest of a body whose arm is 0.45 m. Farther, and a hand with raised fingers
stretches the arm; the contract's 0.30 m are those of a larger body."""


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """Where one hand should be, as something that other joints carry.

    Attributes:
        joint: The joint that carries the place, or `WORLD`.
        place_m: (3,) the place from that joint's head, at rest, in the world.
        offset_m: (3,) added to it, in the world.
        turn: (4,) the hand against its rest pose, in the world.
        part_m: (3,) the touching part from the wrist, hand at rest, in the world.
        fingers_rad: (5, 4) the handshape.
        contact: Whether it should touch.
        lift_m: (3,) how far off the place the part is: half of a round fingertip, and what it
            takes where there is no room nearer; as `place_m`.
        round_m: How far the skin is from the part, whatever side of it touches.
        carrier: (4,) turn of the joint, against rest, with which the hand has this turn: one that
            touches turns with it.
        out: (3,) unit, the way on which a hand that touches leaves, as `place_m`; zero if none.
        given_up_rad: How far the turn is from what was asked, because a wrist bends only so far.
    """

    joint: int
    place_m: Array
    offset_m: Array
    turn: Array
    part_m: Array
    fingers_rad: Array
    contact: bool
    lift_m: Array = field(default_factory=lambda: np.zeros(3))
    round_m: float = 0.0
    carrier: Array = field(default_factory=lambda: IDENTITY)
    out: Array = field(default_factory=lambda: np.zeros(3))
    given_up_rad: float = 0.0


@dataclass(frozen=True, slots=True)
class Signer:
    """A body that signs with one of its hands as the active one.

    Attributes:
        body: The body.
        active: 0 where the right hand is active, 1 where the left one is.
    """

    body: Body
    active: int

    def hand(self, role: str) -> int:
        """Index of the active or the passive hand in arrays of hands."""
        return self.active if role == "active" else 1 - self.active

    def world(self, vector: Vector) -> Array:
        """(active, up, forward) as (x, y, z)."""
        sign = -1.0 if self.active == 0 else 1.0
        return np.array([sign * vector[0], vector[1], vector[2]])


def signer_of(body: Body, dominant: str) -> Signer:
    """A body and its active hand.

    Raises:
        UnknownNameError: If `dominant` is neither `right` nor `left`.
    """
    if dominant not in SIDES:
        raise UnknownNameError("hand", dominant, SIDES)
    return Signer(body, SIDES.index(dominant))


def anchors(
    signer: Signer, role: str, postures: Sequence[HandPosture], others: Sequence[HandPosture]
) -> tuple[Anchor, ...]:
    """Where a hand should be in each of its postures.

    Args:
        signer: Who.
        role: `active` or `passive`.
        postures: Of this hand.
        others: Of the other hand at the same moments: places on it depend on its shape.
    """
    hand = signer.hand(role)
    turned = hand_turns(
        signer, hand, [posture.fingers for posture in postures], [p.palm for p in postures]
    )
    made: list[Anchor] = []
    for posture, other, turn in zip(postures, others, turned, strict=True):
        joint, place, offset = _place(signer, hand, posture.place, other)
        made.append(
            Anchor(
                joint=joint,
                place_m=place,
                offset_m=offset,
                turn=turn,
                part_m=hand_parts(signer.body, hand, posture.handshape)[posture.place.part],
                fingers_rad=shaped_rad(signer.body, posture.handshape),
                contact=posture.place.in_contact,
            )
        )
    return tuple(made)


def hand_turns(
    signer: Signer, hand: int, fingers: Sequence[Vector], palms: Sequence[Vector]
) -> Array:
    """(K, 4) turns of a hand from rest so that it points and faces as asked, in the world.

    A palm that is not square to the fingers is brought there; one along them may face anywhere.
    """
    to_world = signer.world((1.0, 1.0, 1.0))
    along = unit(np.array(fingers) * to_world)
    facing = np.array(palms) * to_world
    across = cross(along, facing)
    lost = np.sqrt((across * across).sum(axis=-1, keepdims=True)) < 1e-6
    across = unit(np.where(lost, cross(along, along[:, [1, 2, 0]] + [0.0, 0.0, 0.1]), across))
    return multiply(
        from_axes(across, along, cross(across, along)), conjugate(_hand_frame(signer.body, hand))
    )


@lru_cache(maxsize=8)
def _hand_frame(body: Body, hand: int) -> Array:
    """(4,) a hand at rest: y along its fingers, z out of its palm."""
    along = unit(body.fingers[hand])
    across = unit(cross(along, body.palms[hand]))
    return from_axes(across, along, cross(across, along))


@lru_cache(maxsize=4096)
def hand_parts(body: Body, hand: int, handshape: str) -> Mapping[str, Array]:
    """Part of a hand → (3,) where it is from the wrist in a handshape, hand at rest, world."""
    rig, rest = rig_of(body), _hand_rest(body, hand)
    turned = finger_rotations(shaped_rad(body, handshape), SIDES[hand], body.thumb_twist)
    rotations = np.array(rig.rest_wxyz)
    rotations[rig.fingers[hand]] = multiply(rig.rest_wxyz[rig.fingers[hand]], turned)
    turns, heads = np.zeros((len(rotations), 4)), np.zeros((len(rotations), 3))
    turns[rig.wrist[hand]] = body.frames_wxyz[rig.wrist[hand]]
    for joints, parents in rest.levels:
        turns[joints] = multiply(turns[parents], rotations[joints])
        heads[joints] = heads[parents] + rotate(turns[parents], rig.offsets_m[joints])
    found = heads[rest.joints] + rotate(turns[rest.joints], rest.local_m)
    return dict(zip(HAND_SITES, found, strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class _HandRest:
    """Parts of a hand by the joints that carry them.

    Attributes:
        levels: Joints beyond the wrist and their parents, from the wrist out.
        joints: (P,) the joint of each of `HAND_SITES`.
        local_m: (P, 3) where each is in its joint's frame.
    """

    levels: tuple[tuple[Indices, Indices], ...]
    joints: Indices
    local_m: Array


@lru_cache(maxsize=8)
def _hand_rest(body: Body, hand: int) -> _HandRest:
    sites = [body.sites[f"{part}_{'RL'[hand]}"] for part in HAND_SITES]
    joints = np.array([body.index[site.joint] for site in sites], np.int32)
    from_head = np.array([site.point_m for site in sites]) - body.heads_m[joints]
    beyond = {int(rig_of(body).wrist[hand])}
    levels = []
    for level, parents in rig_of(body).levels:
        carried = np.isin(parents, list(beyond))
        beyond |= set(level[carried].tolist())
        if carried.any():
            levels.append((level[carried], parents[carried]))
    local = rotate(conjugate(body.frames_wxyz[joints]), from_head)
    return _HandRest(tuple(levels), joints, local)


@lru_cache(maxsize=8)
def neutral_space(body: Body) -> tuple[Array, float]:
    """The middle of neutral space, (3,) metres, and this body's size against the adult's."""
    rig = rig_of(body)
    arm = float(
        np.linalg.norm(rig.upper_m, axis=-1).mean() + np.linalg.norm(rig.fore_m, axis=-1).mean()
    )
    shoulder = body.heads_m[rig.upper].mean(axis=0)
    height = (body.sites["chest"].point_m[1] + body.sites["stomach"].point_m[1]) / 2
    middle = np.array([shoulder[0], height, shoulder[2] + SPACE_AHEAD * arm])
    return middle, arm / ADULT_ARM_M


def _place(signer: Signer, hand: int, place: Place, other: HandPosture) -> tuple[int, Array, Array]:
    """Joint, place from its head at rest, and offset, all of one place."""
    body = signer.body
    offset = signer.world(place.offset)
    if place.site == "neutral_space":
        middle, size = neutral_space(body)
        sideways = signer.world((SIDES_M[place.side], 0.0, 0.0))
        return WORLD, middle, (sideways + offset) * size
    if place.site in HAND_SITES:
        parts = hand_parts(body, 1 - hand, other.handshape)
        shaped = (parts[place.site] + parts.get(place.between, parts[place.site])) / 2
        normal = np.array(body.sites[f"{place.site}_{'RL'[1 - hand]}"].normal)
        joint = int(rig_of(body).wrist[1 - hand])
        return joint, shaped + normal * place.distance_m, offset
    joint, point, normal = _skin(signer, hand, place)
    return joint, point + normal * place.distance_m - body.heads_m[joint], offset


def _skin(signer: Signer, hand: int, place: Place) -> tuple[int, Array, Array]:
    """Joint, point and normal at rest of a site of head, trunk or the other arm, or between two.

    Middle sites have no sides: `side` is not used there, offsets are. The middle of a pair is
    half way between both.
    """
    found = _sites(signer, hand, place.site, place.side)
    if place.between and place.between not in (*HAND_SITES, "neutral_space"):
        other = _sites(signer, hand, place.between, place.side)
        found = found * len(other) + other * len(found)  # both ends weigh the same
    point = np.mean([site.point_m for site in found], axis=0)
    normal = unit(np.mean([site.normal for site in found], axis=0))
    return signer.body.index[found[0].joint], point, normal


def _sites(signer: Signer, hand: int, name: str, side: str) -> list[Site]:
    """One point of the skin, or the two of a pair."""
    sites = signer.body.sites
    if name in sites:
        return [sites[name]]
    if name in ARM_SITES:  # no hand reaches its own arm
        return [sites[f"{name}_{'RL'[1 - hand]}"]]
    if side == "centre":
        return [sites[f"{name}_R"], sites[f"{name}_L"]]
    return [sites[f"{name}_{'RL'[signer.hand(side)]}"]]
