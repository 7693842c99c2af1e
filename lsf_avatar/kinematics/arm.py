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

from lsf_avatar.geometry import about, conjugate, cross, from_axes, multiply, rotate, unit
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.rig import hinge, rig_of

TWIST_SHARES = (0.15, 0.65)
"""Share of the hand's twist that the first and the second joint of the forearm have made; the
rest is the wrist's (research/avatar §7: no candy-wrap with this split)."""

_MOST_OFF_RAD = np.radians(112.0)
"""Most that a forearm turns either way from thumb up: 85 degrees, and what the shoulder adds."""
_GIVEN_UP_RAD = np.radians(132.0)
"""From here on it goes back, so as to be between both ends where a palm faces straight outwards."""

STRETCHED, FOLDED = 0.9985, 0.24
"""Of the arm's length, how near to straight and how folded the arm may be."""

_LATERAL = np.array([[-1.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
"""(2, 3) outwards: right, left."""
_AHEAD = unit([[0.10, -0.25, 1.0], [-0.10, -0.25, 1.0]])
"""(2, 3) where a hand most often is from its shoulder."""
_HANGS = unit([[-0.30, -0.95, -0.2075], [0.30, -0.95, -0.2075]])
"""(2, 3) where the elbow hangs then: down and a little out; square to `_AHEAD`. For other
directions it is carried along by the shortest turn, which is smooth everywhere but behind and
above the shoulder, where no hand goes."""


BOTH = (0, 1)
"""Right and left, where both arms are posed at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """How some arms (H of them) are held, frame by frame, in the world.

    Attributes:
        elbows_m: (F, H, 3).
        wrists_m: (F, H, 3) where the wrists come to be.
        hinge: (F, H, 3) axis that the elbow bends about.
        straight: (F, H, 4) turn of a forearm that is not twisted, against its rest pose.
        level: (F, H, 4) turn of a hand with this twist whose wrist is as at rest.
        stretch: (F, H) distance of shoulder and wrist as a share of the arm's length.
        turnout_rad: (F, H) turn of the palm about the forearm: 0 is palm up with a bent elbow
            (supine), pi/2 thumb up, pi palm down (prone). From -pi/2 to 3/2 pi.
        bent_rad: (F, H, 2) bend of the wrist to the palm, and to the thumb's side.
    """

    elbows_m: Array
    wrists_m: Array
    hinge: Array
    straight: Array
    level: Array
    stretch: Array
    turnout_rad: Array
    bent_rad: Array


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
        upper_back, fore_back: Inverse of the bones' frames.
        supine_rad: Turn of the palm about the forearm.
        fingers, fore, palm_side, thumb_side: Unit vectors: along the hand; and along the
            forearm, square to it out of the palm, and square to both to the thumb.
        mirror: -1 right, 1 left.
        middle_m: Elbow to the second joint of the forearm.
    """

    upper_len: Array
    fore_len: Array
    upper_back: Array
    fore_back: Array
    supine_rad: Array
    fingers: Array
    fore: Array
    palm_side: Array
    thumb_side: Array
    mirror: Array
    middle_m: Array


def pose_arms(
    body: Body,
    shoulders_m: Array,
    wrists_m: Array,
    palms_wxyz: Array,
    swivel_rad: Array,
    hands: tuple[int, ...] = BOTH,
) -> Arms:
    """Arms from their ends.

    Args:
        body: Whose.
        shoulders_m: (F, H, 3).
        wrists_m: (F, H, 3) where the wrists should be; what is out of reach is approached.
        palms_wxyz: (F, H, 4) turn of each hand against its rest pose, in the world.
        swivel_rad: (F, H) turn of the elbow from where it hangs, outwards and up.
        hands: Which, 0 right and 1 left.
    """
    rest = arm_rest(body, hands)
    held = hold_arms(body, shoulders_m, wrists_m, palms_wxyz, swivel_rad, hands)
    upper_to = held.elbows_m - shoulders_m
    upper = multiply(_bone_frame(upper_to, held.hinge), rest.upper_back)
    twist = rest.mirror * (_bearable(held.turnout_rad) - rest.supine_rad)
    along = held.wrists_m - held.elbows_m
    fore = multiply(about(along, TWIST_SHARES[0] * twist), held.straight)
    half_at = held.elbows_m + rotate(fore, rest.middle_m)
    rest_of_twist = (TWIST_SHARES[1] - TWIST_SHARES[0]) * twist
    fore_half = multiply(about(held.wrists_m - half_at, rest_of_twist), fore)
    return Arms(held, upper, fore, fore_half)


def hold_arms(
    body: Body,
    shoulders_m: Array,
    wrists_m: Array,
    palms_wxyz: Array,
    swivel_rad: Array,
    hands: tuple[int, ...] = BOTH,
) -> Held:
    """As `pose_arms`, but only what tells how an arm is held: no bones, half the time."""
    rest = arm_rest(body, hands)
    circle = elbow_circle(body, shoulders_m, wrists_m, hands)
    cosine, sine = np.cos(swivel_rad)[..., None], np.sin(swivel_rad)[..., None]
    out = circle.hang * cosine + circle.raised * sine
    elbows = circle.centres_m + out * circle.radius_m[..., None]
    fore_to = circle.wrists_m - elbows
    hinge_now = cross(out, circle.towards)
    straight = multiply(_bone_frame(fore_to, hinge_now), rest.fore_back)
    along = fore_to / rest.fore_len[:, None]
    turnout, twist = _twist(rest, straight, palms_wxyz, along)
    level = multiply(about(along, twist), straight)
    bent = _bent(rest, rotate(multiply(conjugate(level), palms_wxyz), rest.fingers))
    return Held(elbows, circle.wrists_m, hinge_now, straight, level, circle.stretch, turnout, bent)


def elbow_circle(
    body: Body, shoulders_m: Array, wrists_m: Array, hands: tuple[int, ...] = BOTH
) -> Circle:
    """Where the elbows may be, whatever their swivel; arguments as those of `pose_arms`."""
    rest = arm_rest(body, hands)
    away = wrists_m - shoulders_m
    distance = np.sqrt(np.einsum("...i,...i->...", away, away))
    towards = away / np.maximum(distance, 1e-9)[..., None]
    a, b = rest.upper_len, rest.fore_len
    near = np.clip(distance, FOLDED * (a + b), STRETCHED * (a + b))
    cosine = np.clip((a * a + near * near - b * b) / (2.0 * a * near), -1.0, 1.0)
    hangs, ahead = _HANGS[list(hands)], _AHEAD[list(hands)]
    facing = (towards * hangs).sum(axis=-1, keepdims=True)
    turned = 1.0 + (towards * ahead).sum(axis=-1, keepdims=True)
    hang = unit(hangs - (ahead + towards) * facing / np.maximum(turned, 1e-6))
    return Circle(
        centres_m=shoulders_m + towards * (a * cosine)[..., None],
        wrists_m=shoulders_m + towards * near[..., None],
        towards=towards,
        hang=hang,
        raised=cross(hang, towards) * -_LATERAL[list(hands), :1],
        radius_m=a * np.sqrt(1.0 - cosine * cosine),
        stretch=near / (a + b),
    )


def _twist(rest: ArmRest, straight: Array, palms_wxyz: Array, along: Array) -> tuple[Array, Array]:
    """Turn of the palm about the forearm, anatomically, and from an untwisted arm at rest."""
    between = multiply(palms_wxyz, conjugate(straight))
    raw = 2.0 * np.arctan2(np.einsum("...i,...i->...", between[..., 1:], along), between[..., 0])
    turned = rest.supine_rad + rest.mirror * raw
    turnout = (turned + np.pi / 2) % (2.0 * np.pi) - np.pi / 2
    return turnout, rest.mirror * (turnout - rest.supine_rad)


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


def _bent(rest: ArmRest, fingers: Array) -> Array:
    """(F, H, 2) bend of a hand that points along `fingers` where the forearm is as at rest."""
    turn = cross(rest.fore, fingers)
    sine = np.sqrt(np.einsum("...i,...i->...", turn, turn))
    cosine = np.einsum("...i,...i->...", rest.fore * np.ones_like(fingers), fingers)
    scale = np.arctan2(sine, cosine) / np.maximum(sine, 1e-9)
    to_palm = np.einsum("...i,...i->...", turn, cross(rest.fore, rest.palm_side))
    to_thumb = np.einsum("...i,...i->...", turn, cross(rest.fore, rest.thumb_side))
    return np.stack((to_palm * scale, to_thumb * scale), axis=-1)


@lru_cache(maxsize=16)
def arm_rest(body: Body, hands: tuple[int, ...] = BOTH) -> ArmRest:
    """The arms of a body at rest; the same object each time."""
    rig = rig_of(body)
    axis = hinge(rig)
    fore = unit(rig.fore_m)
    # A palm that faces where the elbow folds is supine; one that faces along its axis, inwards,
    # has its thumb up.
    folding = cross(axis, fore)
    inwards = -np.sign((axis * _LATERAL).sum(axis=-1, keepdims=True)) * axis
    palms = unit(body.palms - fore * (body.palms * fore).sum(axis=-1, keepdims=True))
    supine = np.arctan2((palms * inwards).sum(axis=-1), (palms * folding).sum(axis=-1))
    mirror = np.array([-1.0, 1.0])  # towards prone is against the clock on the right only
    every = {
        "upper_len": np.linalg.norm(rig.upper_m, axis=-1),
        "fore_len": np.linalg.norm(rig.fore_m, axis=-1),
        "upper_back": conjugate(_bone_frame(rig.upper_m, axis)),
        "fore_back": conjugate(_bone_frame(rig.fore_m, axis)),
        "supine_rad": supine,
        "fingers": np.asarray(body.fingers, float),
        "fore": fore,
        "palm_side": palms,
        "thumb_side": cross(fore, palms) * -mirror[:, None],
        "mirror": mirror,
        "middle_m": rig.middle_m,
    }
    return ArmRest(**{name: values[list(hands)] for name, values in every.items()})


def _bone_frame(bone: Array, axis: Array) -> Array:
    """Rotation with y along a bone and x along its hinge."""
    y = unit(bone)
    x = unit(axis - y * (axis * y).sum(axis=-1, keepdims=True))
    return from_axes(x, y, cross(x, y))
