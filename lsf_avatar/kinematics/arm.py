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
from lsf_avatar.kinematics.rig import Rig, hinge, rig_of

TWIST_SHARES = (0.15, 0.65)
"""Share of the hand's twist that the first and the second joint of the forearm have made; the
rest is the wrist's (research/avatar §7: no candy-wrap with this split)."""

STRETCHED, FOLDED = 0.9985, 0.24
"""Of the arm's length, how near to straight and how folded the arm may be."""

_LATERAL = np.array([[-1.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
"""(2, 3) outwards: right, left."""
_POLE = np.array([[-0.26, -0.80, -0.62], [0.26, -0.80, -0.62]])
"""(2, 3) where an elbow hangs when nothing else asks: down, a little out and back."""


@dataclass(frozen=True, slots=True, eq=False)
class Arms:
    """Both arms, frame by frame; turns are against the rest pose, in the world.

    Attributes:
        upper: (F, 2, 4) turn of the upper arm.
        fore: (F, 2, 4) turn of the first joint of the forearm.
        fore_half: (F, 2, 4) turn of its second joint.
        elbows_m: (F, 2, 3).
        wrists_m: (F, 2, 3) where the wrists come to be.
        turnout_rad: (F, 2) turn of the palm about the forearm: 0 is palm up with a bent elbow
            (supine), pi/2 thumb up, pi palm down (prone). From -pi/2 to 3/2 pi.
        bent_rad: (F, 2, 2) bend of the wrist to the palm, and to the thumb's side.
    """

    upper: Array
    fore: Array
    fore_half: Array
    elbows_m: Array
    wrists_m: Array
    turnout_rad: Array
    bent_rad: Array


@dataclass(frozen=True, slots=True, eq=False)
class _Rest:
    """Both arms at rest: what a turn against it is measured from; (2, ...) right, left."""

    upper_len: Array
    fore_len: Array
    upper_back: Array
    fore_back: Array
    supine_rad: Array
    along: Array
    palms: Array


def pose_arms(
    rig: Rig, shoulders_m: Array, wrists_m: Array, palms_wxyz: Array, swivel_rad: Array
) -> Arms:
    """Both arms from their ends.

    Args:
        rig: The body.
        shoulders_m: (F, 2, 3).
        wrists_m: (F, 2, 3) where the wrists should be; what is out of reach is approached.
        palms_wxyz: (F, 2, 4) turn of each hand against its rest pose, in the world.
        swivel_rad: (F, 2) turn of the elbow from where it hangs, outwards and up.
    """
    rest = _rest(rig.body)
    away = wrists_m - shoulders_m
    distance = np.sqrt((away * away).sum(axis=-1))
    towards = away / np.maximum(distance, 1e-9)[..., None]
    a, b = rest.upper_len, rest.fore_len
    near = np.clip(distance, FOLDED * (a + b), STRETCHED * (a + b))
    cosine = np.clip((a * a + near * near - b * b) / (2.0 * a * near), -1.0, 1.0)
    out = elbow_side(towards, swivel_rad)
    upper_to = towards * (a * cosine)[..., None]
    upper_to += out * (a * np.sqrt(1.0 - cosine * cosine))[..., None]
    fore_to = towards * near[..., None] - upper_to
    elbow_axis = cross(out, towards)
    upper = multiply(_bone_frame(upper_to, elbow_axis), rest.upper_back)
    straight = multiply(_bone_frame(fore_to, elbow_axis), rest.fore_back)
    along = fore_to / b[:, None]
    twist, turnout, bent = _hand_against(rest, straight, palms_wxyz, along)
    elbows = shoulders_m + upper_to
    wrists = elbows + fore_to
    fore = multiply(about(along, TWIST_SHARES[0] * twist), straight)
    half_at = elbows + rotate(fore, rig.middle_m)
    rest_of_twist = (TWIST_SHARES[1] - TWIST_SHARES[0]) * twist
    fore_half = multiply(about(wrists - half_at, rest_of_twist), fore)
    return Arms(upper, fore, fore_half, elbows, wrists, turnout, bent)


def elbow_side(towards: Array, swivel_rad: Array) -> Array:
    """(F, 2, 3) from the line shoulder-wrist to the elbow, unit, square to `towards`."""
    hang = _POLE - towards * (towards * _POLE).sum(axis=-1, keepdims=True)
    hang = unit(hang)
    raised = cross(hang, towards) * np.array([[1.0], [-1.0]])
    cosine, sine = np.cos(swivel_rad)[..., None], np.sin(swivel_rad)[..., None]
    side: Array = hang * cosine + raised * sine
    return side


def _hand_against(
    rest: _Rest, straight: Array, palms_wxyz: Array, along: Array
) -> tuple[Array, Array, Array]:
    """Twist of the hand about the forearm from rest, its anatomical turn, and the wrist's bend."""
    between = multiply(palms_wxyz, conjugate(straight))
    mirror = np.array([-1.0, 1.0])  # towards prone is against the clock on the right only
    raw = 2.0 * np.arctan2((between[..., 1:] * along).sum(axis=-1), between[..., 0])
    turned = rest.supine_rad + mirror * raw
    turnout = (turned + np.pi / 2) % (2.0 * np.pi) - np.pi / 2
    twist = mirror * (turnout - rest.supine_rad)
    untwisted = multiply(conjugate(about(along, twist)), between)
    swing = multiply(conjugate(straight), multiply(untwisted, straight))
    fingers = rotate(swing, rest.along)
    to_thumb = cross(rest.along, rest.palms) * -mirror[:, None]
    ahead = (fingers * rest.along).sum(axis=-1)
    bent = np.stack(
        (
            np.arctan2((fingers * rest.palms).sum(axis=-1), ahead),
            np.arctan2((fingers * to_thumb).sum(axis=-1), ahead),
        ),
        axis=-1,
    )
    return twist, turnout, bent


@lru_cache(maxsize=8)
def _rest(body: Body) -> _Rest:
    rig = rig_of(body)
    axis = hinge(rig)
    along = unit(rig.fore_m)
    # A palm that faces where the elbow folds is supine; one that faces along its axis, inwards,
    # has its thumb up.
    folding = cross(axis, along)
    inwards = -np.sign((axis * _LATERAL).sum(axis=-1, keepdims=True)) * axis
    palms = body.palms - along * (body.palms * along).sum(axis=-1, keepdims=True)
    supine = np.arctan2((palms * inwards).sum(axis=-1), (palms * folding).sum(axis=-1))
    return _Rest(
        upper_len=np.linalg.norm(rig.upper_m, axis=-1),
        fore_len=np.linalg.norm(rig.fore_m, axis=-1),
        upper_back=conjugate(_bone_frame(rig.upper_m, axis)),
        fore_back=conjugate(_bone_frame(rig.fore_m, axis)),
        supine_rad=supine,
        along=np.asarray(body.fingers, float),
        palms=np.asarray(body.palms, float),
    )


def _bone_frame(bone: Array, axis: Array) -> Array:
    """Rotation with y along a bone and x along its hinge."""
    y = unit(bone)
    x = unit(axis - y * (axis * y).sum(axis=-1, keepdims=True))
    return from_axes(x, y, cross(x, y))
