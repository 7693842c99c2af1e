"""Both arms in closed form: shoulder, elbow and forearm from where wrist and hand should be.

The elbow lies on a circle about the line from shoulder to wrist; `swivel` says where on it. The
forearm has two joints that are not in line with the wrist. Each is turned about the line that
leads from it to the wrist, so the twist of the hand is shared out and the wrist stays where it is:
the miss of some 5 mm that a twist about the bone causes (research/limits §3) is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lsf_avatar.geometry import (
    about,
    conjugate,
    cross,
    from_axes,
    multiply,
    rotate,
    unit,
)
from lsf_avatar.kinematics import arm_rows
from lsf_avatar.kinematics.arm_maps import (
    AHEAD,
    HANGS,
    LATERAL,
    bone_frame,
    from_frames,
    hanging,
    seen_from,
)
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.rig import hinge, rig_of
from lsf_avatar.kinematics.smoothing import bell, smoothed

_TWIST_SHARES = np.array([0.15, 0.50])
"""Shares of the hand's twist that the first and the second joint of the forearm make; the rest is
the wrist's (research/avatar §7: no candy-wrap with this split)."""

TWIST_SMOOTH_S = 0.06
"""Standard deviation of the smoothing of what a forearm makes of it, in time: palms that go through
facing outwards would turn it from one end to the other at once. The wrist makes the rest."""

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


class Circle(NamedTuple):
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
        upper_len, fore_len: Lengths, metres; `lengths_m` (H, 2) both.
        folded_m: From shoulder to wrist where the elbow is folded as far as it goes.
        supine_rad: Turn of the palm about the forearm.
        fingers, fore, palm_side, thumb_side: Unit vectors: along the hand; and along the
            forearm, square to it out of the palm, and square to both to the thumb.
        to_palm, to_thumb: What a wrist turns about that bends there, unit.
        mirror: -1 right, 1 left.
        ahead, hangs: Unit vectors: where a hand most often is, and where its elbow hangs then.
        twisting: (H, 2, 3) what the first and the second joint of the forearm turn about, unit:
            the lines that lead from them to the wrist.
        hanging: (H, 4, 4) from 1 and the direction to the wrist to the frame, of any length, of an
            arm whose elbow hangs: y to the wrist, x the axis that the elbow bends about.
        to_upper, to_fore: (H, 4, 4) from the frames of the bones to their turns against rest.
        to_wrist: (H, 4, 4) what turns a hand, seen from along the forearm (x) and its palm (y).
        fingers_seen: (H, 3) unit vector along the hand, seen from there.
    """

    upper_len: Array
    fore_len: Array
    lengths_m: Array
    folded_m: Array
    supine_rad: Array
    fingers: Array
    fore: Array
    palm_side: Array
    thumb_side: Array
    to_palm: Array
    to_thumb: Array
    mirror: Array
    ahead: Array
    hangs: Array
    twisting: Array
    hanging: Array
    to_upper: Array
    to_fore: Array
    to_wrist: Array
    fingers_seen: Array


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
    upper = arm_rows.upper_arm(rest.to_upper, facing, reach.shoulder_cosine)
    borne = arm_rows.bearable(held.turnout_rad)
    if fps:
        borne = smoothed(borne, bell(TWIST_SMOOTH_S * fps, 3.0))
    twist = rest.mirror * (borne - rest.supine_rad)
    fore, half = arm_rows.forearm(rest.twisting, _TWIST_SHARES, held.straight, twist)
    return Arms(held, upper, fore, half)


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
    centres, hang, raised, radius = arm_rows.circle(
        rest.hangs, rest.ahead, rest.mirror, rest.upper_len, shoulders_m, reach.towards,
        reach.shoulder_cosine,
    )  # fmt: skip
    return Circle(centres, reach.wrists_m, reach.towards, hang, raised, radius, reach.stretch)


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
    return _Reach(*arm_rows.reach(rest.lengths_m, shoulders_m, wrists_m))


def _facing(rest: ArmRest, reach: _Reach, swivel_rad: Array) -> Array:
    """(F, H, 4) frames of arms: y to the wrist, x the axis that the elbow bends about."""
    facing: Array = arm_rows.facing(rest.hanging, rest.mirror, reach.towards, swivel_rad)
    return facing


def _held(rest: ArmRest, reach: _Reach, facing: Array, palms_wxyz: Array) -> Held:
    elbows, straight, turnout, bent = arm_rows.held(
        rest.to_fore, rest.to_wrist, rest.fore, rest.fore_len, rest.supine_rad, rest.mirror,
        rest.fingers_seen, facing, reach.wrist_cosine, reach.wrists_m, palms_wxyz, rest.lengths_m,
    )  # fmt: skip
    return Held(rest, elbows, reach.wrists_m, straight, reach.stretch, turnout, bent)


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
    upper_len, fore_len = (np.linalg.norm(bone, axis=-1) for bone in (rig.upper_m, rig.fore_m))
    thumbs = cross(fore, palms) * -mirror[:, None]
    both = 2.0 * upper_len * fore_len * arm_rows.FLEXED_COSINE
    every = {
        "upper_len": upper_len,
        "fore_len": fore_len,
        "lengths_m": np.stack((upper_len, fore_len), axis=-1),
        "folded_m": np.sqrt(upper_len**2 + fore_len**2 + both),
        "supine_rad": supine,
        "fingers": np.asarray(body.fingers, float),
        "fore": fore,
        "palm_side": palms,
        "thumb_side": thumbs,
        "to_palm": cross(fore, palms),
        "to_thumb": cross(fore, thumbs),
        "mirror": mirror,
        "ahead": AHEAD,
        "hangs": HANGS,
        "fingers_seen": rotate(conjugate(seen), body.fingers),
        "twisting": np.stack((fore, unit(rig.fore_m - rig.middle_m)), axis=1),
        "hanging": hanging(),
        "to_upper": from_frames(bone_frame(rig.upper_m, axis)),
        "to_fore": from_frames(bone_frame(rig.fore_m, axis)),
        "to_wrist": seen_from(seen),
    }
    return ArmRest(**{name: values[list(hands)] for name, values in every.items()})
