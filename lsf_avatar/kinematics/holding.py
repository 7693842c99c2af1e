"""Hands as arms can hold them, frame by frame: wrists bend only so far, arms keep out of things.

How far both is reached is measured afterwards, by `lsf qa check`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from lsf_avatar.geometry import angle_between, conjugate, multiply, rotate
from lsf_avatar.kinematics.apart import Holds
from lsf_avatar.kinematics.arm import BOTH, elbow_circle, hold_arms
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.clearance import Cleared, keep_out
from lsf_avatar.kinematics.elbows import clear_elbows, forward_for_elbows, near_forearms, sunk
from lsf_avatar.kinematics.grids import Rows
from lsf_avatar.kinematics.probing import as_rows, shapes_of
from lsf_avatar.kinematics.reconciling import Elbows, reconciled, reined
from lsf_avatar.kinematics.scene import Scene, arms_of, shoulders_m
from lsf_avatar.kinematics.smoothing import bell, smoothed
from lsf_avatar.kinematics.swivel import least_effort, moments, over_time
from lsf_avatar.kinematics.trunk import rotation_vector, turn_quaternion
from lsf_avatar.kinematics.wrist import AGAIN, MOTION, about_part, relaxed_palms, unfolded

_WENT_M = 0.06
"""A hand that was brought out of something by so much keeps the direction in which it went; one
that was not gives way in it where its elbow has gone elsewhere."""
_AGAIN_S = 0.05
"""Standard deviation of the smoothing of that, in time."""
_ANOTHER_ARM_M = 0.01
"""A wrist that is brought out of the body by more than this gets an elbow of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Aimed:
    """One hand as asked, F frames.

    Attributes:
        wrist_m: (F, 3).
        turn: (F, 4) against rest.
        fingers_rad: (F, 5, 4).
        part_m: (F, 3) from the wrist to the part that is brought to the place.
        free: (F,) how free it is to be pushed aside by the other hand.
        loose: (F,) and by the body, from which it may be a little off where it does not touch.
        apart: (F,) whether it should stay apart from the other arm.
        travels: (F,) whether it is on its way.
        given_up_rad: (F,) how far its postures gave way from what was written.
    """

    wrist_m: Array
    turn: Array
    fingers_rad: Array
    part_m: Array
    free: Array
    loose: Array
    apart: Array
    travels: Array
    given_up_rad: Array


@dataclass(frozen=True, slots=True, eq=False)
class Hand:
    """One hand in every frame: wrist, turn against rest, fingers, swivel of its elbow.

    `shoulder_rad` (F, 3) is what its shoulder is turned besides what was asked; `eased_rad` is how
    far it is turned from what was asked.
    """

    wrist_m: Array
    turn: Array
    fingers_rad: Array
    swivel_rad: Array
    shoulder_rad: Array
    eased_rad: Array


def within_limits(scene: Scene, asked: tuple[Aimed, Aimed], stays: int | None = None) -> list[Hand]:
    """Hands as arms can hold them: what is brought to the place stays there.

    What would be in head, trunk or the other arm then is brought out, and gets an elbow of its own
    where it went far; last, no joint is turned farther than people can.

    Args:
        scene: Where.
        asked: Right and left, as asked.
        stays: The hand that does not give way to the other one; None where both do.
    """
    body, hands, fps = scene.rig.body, BOTH, scene.fps
    wrist, turn, part, fingers, loose, apart, travels = (
        np.stack([getattr(one, name) for one in asked], axis=1)
        for name in ("wrist_m", "turn", "part_m", "fingers_rad", "loose", "apart", "travels")
    )
    shoulder = shoulders_m(scene, hands, wrist)
    free = unfolded(body, shoulder, wrist, turn, part, hands)
    wrist = about_part(wrist, turn, free, part)
    part = rotate(multiply(free, conjugate(turn)), part)
    at = moments(len(wrist), fps)
    chosen = least_effort(scene.around, shoulder[at], wrist[at], free[at], at, hands)
    swivel = over_time(chosen, at, len(wrist), fps)
    arm = hold_arms(body, shoulder, wrist, free, swivel, hands)
    eased = relaxed_palms(body, arm, free, hands, MOTION)
    wrist = about_part(wrist, free, eased, part)
    part = rotate(multiply(eased, conjugate(free)), part)
    out, palm, more = wrist, eased, np.zeros_like(wrist)
    if scene.collides:
        shapes = shapes_of(scene.rig, hands, as_rows(fingers))
        held = Holds(hands, wrist, eased, fingers, wrist, part, loose, apart, travels, shapes)
        known, swivel, more = _clear(scene, held, stays, (at, chosen), swivel)
        out, palm = known.held.wrists_m, known.held.turns
        went = np.linalg.norm(out - wrist, axis=-1)
        free = loose * np.clip(1.0 - went / _WENT_M, 0.0, 1.0)
        now = replace(held, wrists_m=out, turns=palm, free=free)
        out, palm = _eased_again(scene, now, swivel, more)
        now = held.moved(out, palm)
        out, palm, swivel = reconciled(scene, now, known, stays, Elbows(swivel, more))
    else:
        out, palm = reined(scene, hands, (out, palm, part), swivel, more)
    given_up = angle_between(turn, palm)
    given_up = given_up + np.stack([one.given_up_rad for one in asked], axis=1)
    return [
        Hand(out[:, k], palm[:, k], fingers[:, k], swivel[:, k], more[:, k], given_up[:, k])
        for k in range(len(hands))
    ]


def _eased_again(
    scene: Scene, held: Holds, swivel_rad: Array, more_rad: Array
) -> tuple[Array, Array]:
    """Wrists (F, H, 3) and turns (F, H, 4) of free hands whose elbows have gone elsewhere."""
    body, hands = scene.rig.body, held.hands
    arm = arms_of(scene, hands, (held.wrists_m, held.turns), swivel_rad, more_rad)
    eased = relaxed_palms(body, arm, held.turns, hands, AGAIN)
    by = multiply(eased, conjugate(held.turns))
    turned = held.free[..., None] * rotation_vector(by)
    even = smoothed(turned.reshape(len(turned), -1), bell(_AGAIN_S * scene.fps, 4.0))
    by = turn_quaternion(even.reshape(turned.shape))
    part = held.part_m
    return held.wrists_m + part - rotate(by, part), multiply(by, held.turns)


def _clear(
    scene: Scene, held: Holds, stays: int | None, tried: tuple[Rows, Array], swivel_rad: Array
) -> tuple[Cleared, Array, Array]:
    """Arms out of the body and of each other, with swivels and turns of the shoulders.

    Args:
        scene: Where.
        held: The arms, as they should be held; where their elbows are is not yet known.
        stays: As `within_limits` takes it.
        tried: (A,) moments at which swivels were tried, and (A, H) those found best there.
        swivel_rad: (F, H) these at all frames.
    """
    hands, (at, chosen) = held.hands, tried
    elbows, swivel, more = _elbows(scene, hands, held.wrists_m, swivel_rad)
    known = keep_out(scene.around, replace(held, elbows_m=elbows), scene.fps, stays)
    out, palm = known.held.wrists_m, known.held.turns
    far = (np.abs(out - held.wrists_m).max(axis=-1) > _ANOTHER_ARM_M)[at]
    shoulder = shoulders_m(scene, hands, out, more)
    if far.any():
        again = far.any(axis=1)
        there = at[again]
        arms = shoulder[there], out[there], palm[there]
        anew = least_effort(scene.around, *arms, there, hands)
        chosen[again] = np.where(far[again], anew, chosen[again])
        swivel = over_time(chosen, at, len(out), scene.fps)
    return known, swivel, more


def _elbows(
    scene: Scene, hands: tuple[int, ...], wrist_m: Array, swivel_rad: Array
) -> tuple[Array, Array, Array]:
    """Forearms out of the trunk: elbows (F, H, 3), swivels (F, H), turns added to the shoulders.

    The latter are (F, H, 3).
    """
    rig, around = scene.rig, scene.around
    circle = elbow_circle(rig.body, shoulders_m(scene, hands, wrist_m), wrist_m, hands)
    swivel = clear_elbows(around, circle, swivel_rad, scene.fps)
    asked = scene.body_rad[:, [1 + hand for hand in hands]]
    elbows = circle.elbows_m(swivel)
    rows = as_rows(elbows), as_rows(circle.wrists_m)
    left = sunk(around, *rows, near_forearms(around, *rows))
    if left is None:
        return elbows, swivel, np.zeros_like(asked)
    more = forward_for_elbows(rig, scene.trunk, left, asked, hands, scene.fps)
    circle = elbow_circle(rig.body, shoulders_m(scene, hands, wrist_m, more), wrist_m, hands)
    swivel = clear_elbows(around, circle, swivel, scene.fps)
    return circle.elbows_m(swivel), swivel, more
