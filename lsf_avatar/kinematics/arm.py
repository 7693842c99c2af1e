"""Both arms in closed form: shoulder, elbow and forearm from where wrist and hand should be.

The elbow lies on a circle about the line from shoulder to wrist; `swivel` says where on it. The
forearm has two joints that are not in line with the wrist. Each is turned about the line that
leads from it to the wrist, so the twist of the hand is shared out and the wrist stays where it is:
the miss of some 5 mm that a twist about the bone causes (research/limits §3) is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from lsf_avatar.geometry import (
    about,
    conjugate,
    cross,
    from_axes,
    multiply,
    relative,
    rotate,
    unit,
)
from lsf_avatar.kinematics.arm_maps import (
    AHEAD,
    HANGS,
    LATERAL,
    bone_frame,
    from_frames,
    hanging,
    mapped,
    seen_from,
    side_by_side,
)
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.rig import hinge, rig_of

_TWIST_SHARES = np.array([0.15, 0.50])
"""Shares of the hand's twist that the first and the second joint of the forearm make; the rest is
the wrist's (research/avatar §7: no candy-wrap with this split)."""

TWIST_SMOOTH_S = 0.06
"""Standard deviation of the smoothing of what a forearm makes of it, in time: palms that go through
facing outwards would turn it from one end to the other at once. The wrist makes the rest."""

_MOST_OFF_RAD = np.radians(112.0)
"""Most that a forearm turns either way from thumb up: 85 degrees, and what the shoulder adds."""
_GIVEN_UP_RAD = np.radians(132.0)
"""From here on it goes back, so as to be between both ends where a palm faces straight outwards."""

STRETCHED, FOLDED = 0.9985, 0.24
"""Of the arm's length, how near to straight and how folded the arm may be."""

BOTH = (0, 1)
"""Right and left, where both arms are posed at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """How some arms (H of them) are held, frame by frame, in the world.

    Attributes:
        rest: The arms at rest.
        elbows_m: (F, H, 3).
        wrists_m: (F, H, 3) where the wrists come to be.
        straight: (F, H, 4) turn of a forearm that is not twisted, against its rest pose.
        stretch: (F, H) distance of shoulder and wrist as a share of the arm's length.
        turnout_rad: (F, H) turn of the palm about the forearm: 0 is palm up with a bent elbow
            (supine), pi/2 thumb up, pi palm down (prone). From -pi/2 to 3/2 pi.
        bent_rad: (F, H, 2) bend of the wrist to the palm, and to the thumb's side.
    """

    rest: ArmRest
    elbows_m: Array
    wrists_m: Array
    straight: Array
    stretch: Array
    turnout_rad: Array
    bent_rad: Array

    @property
    def level(self) -> Array:
        """(F, H, 4) turn of a hand with this twist whose wrist is as at rest."""
        twist = self.rest.mirror * (self.turnout_rad - self.rest.supine_rad)
        return multiply(self.straight, about(self.rest.fore, twist))


@dataclass(frozen=True, slots=True, eq=False)
class Circle:
    """The circles on which H elbows lie, frame by frame, in the world.

    Attributes:
        centres_m: (F, H, 3).
        wrists_m: (F, H, 3) where the wrists come to be.
        towards: (F, H, 3) unit, from shoulder to wrist.
        hang: (F, H, 3) unit, from the centre to where the elbow hangs.
        raised: (F, H, 3) unit, to where it is after a quarter turn, outwards and up.
        radius_m: (F, H).
        stretch: (F, H) as `Held.stretch`.
    """

    centres_m: Array
    wrists_m: Array
    towards: Array
    hang: Array
    raised: Array
    radius_m: Array
    stretch: Array

    def elbows_m(self, swivel_rad: Array) -> Array:
        """(F, H, 3) the elbows at some swivels (F, H)."""
        cosine, sine = np.cos(swivel_rad)[..., None], np.sin(swivel_rad)[..., None]
        side = self.hang * cosine + self.raised * sine
        elbows: Array = self.centres_m + side * self.radius_m[..., None]
        return elbows

    def tangent_m(self, swivel_rad: Array) -> Array:
        """(F, H, 3) how an elbow moves by its swivel, metres a radian."""
        cosine, sine = np.cos(swivel_rad)[..., None], np.sin(swivel_rad)[..., None]
        tangent: Array = (self.raised * cosine - self.hang * sine) * self.radius_m[..., None]
        return tangent


@dataclass(frozen=True, slots=True, eq=False)
class Arms:
    """Some arms, frame by frame; turns are against the rest pose, in the world.

    Attributes:
        held: How they are held.
        upper: (F, H, 4) turn of the upper arm.
        fore: (F, H, 4) turn of the first joint of the forearm.
        fore_half: (F, H, 4) turn of its second joint.
    """

    held: Held
    upper: Array
    fore: Array
    fore_half: Array


@dataclass(frozen=True, slots=True, eq=False)
class ArmRest:
    """Arms at rest: what a turn against it is measured from; (H, ...), the first of two.

    Attributes:
        upper_len, fore_len: Lengths, metres.
        supine_rad: Turn of the palm about the forearm.
        fingers, fore, palm_side, thumb_side: Unit vectors: along the hand; and along the
            forearm, square to it out of the palm, and square to both to the thumb.
        mirror: -1 right, 1 left.
        twisting: (2, H, 3) what the first and the second joint of the forearm turn about, unit:
            the lines that lead from them to the wrist.
        hanging: (4H, 4H) from 1 and the direction to the wrist to the frame, of any length, of an
            arm whose elbow hangs: y to the wrist, x the axis that the elbow bends about.
        to_upper, to_fore: (4H, 4H) from the frames of the bones to their turns against rest.
        to_wrist: (4H, 4H) what turns a hand, seen from along the forearm (x) and its palm (y).
        fingers_along, fingers_across: Unit vector along the hand, seen from there: x, and y + zi.
    """

    upper_len: Array
    fore_len: Array
    supine_rad: Array
    fingers: Array
    fore: Array
    palm_side: Array
    thumb_side: Array
    mirror: Array
    twisting: Array
    hanging: Array
    to_upper: Array
    to_fore: Array
    to_wrist: Array
    fingers_along: Array
    fingers_across: NDArray[np.complex128]


def pose_arms(
    body: Body,
    shoulders_m: Array,
    wrists_m: Array,
    palms_wxyz: Array,
    swivel_rad: Array,
    hands: tuple[int, ...] = BOTH,
    fps: float = 0.0,
) -> Arms:
    """Arms from their ends.

    Args:
        body: Whose.
        shoulders_m: (F, H, 3).
        wrists_m: (F, H, 3) where the wrists should be; what is out of reach is approached.
        palms_wxyz: (F, H, 4) turn of each hand against its rest pose, in the world.
        swivel_rad: (F, H) turn of the elbow from where it hangs, outwards and up.
        hands: Which, 0 right and 1 left.
        fps: Frames a second: a forearm's twist is smoothed over a few; 0 where they do not follow
            on each other.
    """
    rest = arm_rest(body, hands)
    reach = _reach(rest, shoulders_m, wrists_m)
    facing = _facing(rest, reach, swivel_rad)
    held = _held(rest, reach, facing, palms_wxyz)
    upper = multiply(facing, _bone(rest.to_upper, reach.shoulder_cosine, -1.0))
    borne = _bearable(held.turnout_rad)
    if fps:
        borne = gaussian_filter1d(borne, TWIST_SMOOTH_S * fps, axis=0, mode="nearest", truncate=3.0)
    twist = rest.mirror * (borne - rest.supine_rad)
    first, second = about(rest.twisting[:, None], _TWIST_SHARES[:, None, None] * twist)
    fore = multiply(held.straight, first)
    return Arms(held, upper, fore, multiply(fore, second))


def hold_arms(
    body: Body,
    shoulders_m: Array,
    wrists_m: Array,
    palms_wxyz: Array,
    swivel_rad: Array,
    hands: tuple[int, ...] = BOTH,
) -> Held:
    """As `pose_arms`, but only what tells how an arm is held: no bones, half the time.

    All arguments may have more axes before that of the hands, over which they broadcast.
    """
    rest = arm_rest(body, hands)
    reach = _reach(rest, shoulders_m, wrists_m)
    return _held(rest, reach, _facing(rest, reach, swivel_rad), palms_wxyz)


def elbow_circle(
    body: Body, shoulders_m: Array, wrists_m: Array, hands: tuple[int, ...] = BOTH
) -> Circle:
    """Where the elbows may be, whatever their swivel; arguments as those of `pose_arms`."""
    rest = arm_rest(body, hands)
    reach = _reach(rest, shoulders_m, wrists_m)
    towards, cosine, a = reach.towards, reach.shoulder_cosine, rest.upper_len
    hangs, ahead = HANGS[list(hands)], AHEAD[list(hands)]
    facing = np.einsum("...i,...i->...", towards, hangs)
    turned = 1.0 + np.einsum("...i,...i->...", towards, ahead)
    hang = unit(hangs - (ahead + towards) * (facing / np.maximum(turned, 1e-6))[..., None])
    return Circle(
        centres_m=shoulders_m + towards * (a * cosine)[..., None],
        wrists_m=reach.wrists_m,
        towards=towards,
        hang=hang,
        raised=cross(hang, towards) * -LATERAL[list(hands), :1],
        radius_m=a * np.sqrt(1.0 - cosine * cosine),
        stretch=reach.stretch,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Reach:
    """How arms reach from shoulder to wrist, whatever their swivel.

    Attributes:
        towards: (F, H, 3) unit, from shoulder to wrist.
        wrists_m: (F, H, 3) where the wrists come to be.
        stretch: (F, H) as `Held.stretch`.
        shoulder_cosine, wrist_cosine: (F, H) of the angles there, between `towards` and the bones.
    """

    towards: Array
    wrists_m: Array
    stretch: Array
    shoulder_cosine: Array
    wrist_cosine: Array


def _reach(rest: ArmRest, shoulders_m: Array, wrists_m: Array) -> _Reach:
    """The law of cosines; wrists that no arm reaches are approached."""
    away = wrists_m - shoulders_m
    distance = np.sqrt(np.einsum("...i,...i->...", away, away))
    towards = away / np.maximum(distance, 1e-9)[..., None]
    a, b = rest.upper_len, rest.fore_len
    near = np.clip(distance, FOLDED * (a + b), STRETCHED * (a + b))
    cosine = np.clip((a * a - b * b + near * near) / (2.0 * a * near), -1.0, 1.0)
    wrists = shoulders_m + towards * near[..., None]
    return _Reach(towards, wrists, near / (a + b), cosine, (near - a * cosine) / b)


def _facing(rest: ArmRest, reach: _Reach, swivel_rad: Array) -> Array:
    """(F, H, 4) frames of arms: y to the wrist, x the axis that the elbow bends about."""
    ahead = np.zeros((*reach.towards.shape[:-1], 4))
    ahead[..., 0], ahead[..., 1:] = 1.0, reach.towards
    hanging = mapped(ahead, rest.hanging)
    hanging /= np.sqrt(np.einsum("...i,...i->...", hanging, hanging))[..., None]
    # Outwards and up is with the clock about the way to the wrist on the right, not on the left.
    return multiply(hanging, about((0.0, 1.0, 0.0), rest.mirror * swivel_rad))


def _bone(to_bone: Array, cosine: Array, sign: float) -> Array:
    """(F, H, 4) turn of a bone that leads off the way to the wrist, in the frame of its arm.

    Args:
        to_bone: Of `ArmRest`.
        cosine: (F, H) of the angle between both.
        sign: 1 where the angle is one about x, else -1.
    """
    turn = np.zeros((*cosine.shape, 4))
    turn[..., 0] = np.sqrt(0.5 + 0.5 * cosine)
    turn[..., 1] = sign * np.sqrt(np.maximum(0.5 - 0.5 * cosine, 0.0))
    return mapped(turn, to_bone)


def _held(rest: ArmRest, reach: _Reach, facing: Array, palms_wxyz: Array) -> Held:
    straight = multiply(facing, _bone(rest.to_fore, reach.wrist_cosine, 1.0))
    elbows = reach.wrists_m - rotate(straight, rest.fore) * rest.fore_len[:, None]
    turnout, bent = _at_wrist(rest, mapped(relative(straight, palms_wxyz), rest.to_wrist))
    return Held(rest, elbows, reach.wrists_m, straight, reach.stretch, turnout, bent)


def _at_wrist(rest: ArmRest, turn: Array) -> tuple[Array, Array]:
    """Turn of the palm about the forearm (F, H) and bends of the wrist (F, H, 2).

    The turn of a hand against its straight forearm, seen along that one, is first a bend and then
    a twist: the twist is what turns about x, whatever the bend. As pairs of complex numbers (see
    `multiply`), a twist back turns either, and leaves the first one real.
    """
    wx, yz = np.moveaxis(turn.view(complex), -1, 0)
    twist = 2.0 * np.arctan2(wx.imag, wx.real)
    turned = rest.supine_rad + rest.mirror * twist
    turnout = (turned + np.pi / 2) % (2.0 * np.pi) - np.pi / 2
    w = np.abs(wx)
    bend = yz * (wx.conj() / np.maximum(w, 1e-300))
    along, across = rest.fingers_along, rest.fingers_across
    # The hand, turned by w + bend j: how far it still points along x, and where across.
    lifted = bend * across.conj() - 2j * along * w
    points = (1.0 - 2.0 * (bend * bend.conj()).real) * along + 2.0 * (w * bend.conj() * across).imag
    aside = w * w * across + bend * lifted
    sine = np.abs(aside)
    aside *= np.arctan2(sine, points) / np.maximum(sine, 1e-9)
    return turnout, np.stack((aside.real, -rest.mirror * aside.imag), axis=-1)


def _bearable(turnout_rad: Array) -> Array:
    """Turn of the palm that a forearm makes itself.

    Up to a little past supine and prone it makes all of it. Palms that face outwards, which no
    forearm does, it leaves to the wrist, so that it never flips from one end to the other.
    """
    off = turnout_rad - np.pi / 2
    left = np.minimum((np.pi - np.abs(off)) / (np.pi - _GIVEN_UP_RAD), 1.0)
    folded = np.where(
        np.abs(off) > _MOST_OFF_RAD, np.sign(off) * _MOST_OFF_RAD * left * (1.5 - 0.5 * left), off
    )
    return folded + np.pi / 2


@lru_cache(maxsize=16)
def arm_rest(body: Body, hands: tuple[int, ...] = BOTH) -> ArmRest:
    """The arms of a body at rest; the same object each time."""
    rig = rig_of(body)
    axis = hinge(rig)
    fore = unit(rig.fore_m)
    # A palm that faces where the elbow folds is supine; one that faces along its axis, inwards,
    # has its thumb up.
    folding = cross(axis, fore)
    inwards = -np.sign((axis * LATERAL).sum(axis=-1, keepdims=True)) * axis
    palms = unit(body.palms - fore * (body.palms * fore).sum(axis=-1, keepdims=True))
    supine = np.arctan2((palms * inwards).sum(axis=-1), (palms * folding).sum(axis=-1))
    mirror = np.array([-1.0, 1.0])  # towards prone is against the clock on the right only
    seen = from_axes(fore, palms, cross(fore, palms))
    fingers = rotate(conjugate(seen), body.fingers)
    chosen = list(hands)
    every = {
        "upper_len": np.linalg.norm(rig.upper_m, axis=-1),
        "fore_len": np.linalg.norm(rig.fore_m, axis=-1),
        "supine_rad": supine,
        "fingers": np.asarray(body.fingers, float),
        "fore": fore,
        "palm_side": palms,
        "thumb_side": cross(fore, palms) * -mirror[:, None],
        "mirror": mirror,
        "fingers_along": fingers[:, 0],
    }
    maps = {
        "hanging": hanging(),
        "to_upper": from_frames(bone_frame(rig.upper_m, axis)),
        "to_fore": from_frames(bone_frame(rig.fore_m, axis)),
        "to_wrist": seen_from(seen),
    }
    return ArmRest(
        **{name: values[chosen] for name, values in every.items()},
        **{name: side_by_side(own[chosen]) for name, own in maps.items()},
        fingers_across=fingers[chosen, 1] + 1j * fingers[chosen, 2],
        twisting=np.stack((fore, unit(rig.fore_m - rig.middle_m)))[:, chosen],
    )
