"""Hands as arms can hold them, frame by frame: wrists bend only so far, arms keep out of things.

How far both is reached is measured afterwards, by `lsf qa check`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.ndimage import gaussian_filter1d

from lsf_avatar.geometry import angle_between, conjugate, multiply, rotate
from lsf_avatar.kinematics.anchors import Signer
from lsf_avatar.kinematics.apart import Holds
from lsf_avatar.kinematics.arm import BOTH, Held, elbow_circle, hold_arms
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.clearance import keep_out, too_near_m
from lsf_avatar.kinematics.elbows import clear_elbows, forward_for_elbows, near_forearms, sunk
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.grids import Rows
from lsf_avatar.kinematics.probing import as_rows, shapes_of
from lsf_avatar.kinematics.reins import held_within, strained
from lsf_avatar.kinematics.rig import Rig
from lsf_avatar.kinematics.swivel import least_effort, moments, over_time
from lsf_avatar.kinematics.trunk import reaching_shoulders, rotation_vector, turn_quaternion
from lsf_avatar.kinematics.wrist import AGAIN, MOTION, about_part, relaxed_palms, unfolded

_WENT_M = 0.06
"""A hand that was brought out of something by so much keeps the direction in which it went; one
that was not gives way in it where its elbow has gone elsewhere."""
_AGAIN_S = 0.05
"""Standard deviation of the smoothing of that, in time."""
_ROUNDS, _A_LITTLE_M = 3, 0.02
"""How often hands are held within limits; in between, what is too near again is brought out by
so much at most."""
_REIN_PASSES = 4
_STILL = 1e-3
"""Of a quaternion: hands that turn by less, some tenth of a degree, are not looked at again."""
_ANOTHER_ARM_M = 0.01
"""A wrist that is brought out of the body by more than this gets an elbow of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What both hands are worked out in, F frames.

    Attributes:
        signer: Who.
        rig: The body.
        times_s: (F,).
        fps: Frames a second.
        trunk: Where its joints are.
        body_rad: (F, B, 3) its turns, as those of `Targets`.
        around: Head and trunk.
        collides: Whether arms keep out of the body and of each other.
    """

    signer: Signer
    rig: Rig
    times_s: Array
    fps: float
    trunk: Posed
    body_rad: Array
    around: Around
    collides: bool


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
        out, palm = known.wrists_m, known.turns
        went = np.linalg.norm(out - wrist, axis=-1)
        free = loose * np.clip(1.0 - went / _WENT_M, 0.0, 1.0)
        now = replace(held, wrists_m=out, turns=palm, free=free)
        out, palm = _eased_again(scene, now, swivel, more)
        now = _moved(held, out, palm)
        out, palm, swivel = _reconciled(scene, now, known, stays, (swivel, more))
    else:
        out, palm = reined(scene, hands, (out, palm, part), swivel, more)
    given_up = angle_between(turn, palm)
    given_up = given_up + np.stack([one.given_up_rad for one in asked], axis=1)
    return [
        Hand(out[:, k], palm[:, k], fingers[:, k], swivel[:, k], more[:, k], given_up[:, k])
        for k in range(len(hands))
    ]


def _moved(held: Holds, wrists_m: Array, turns: Array) -> Holds:
    """Arms whose hands have gone elsewhere."""
    part = rotate(multiply(turns, conjugate(held.turns)), held.part_m)
    return replace(held, wrists_m=wrists_m, turns=turns, part_m=part)


def _reconciled(
    scene: Scene, held: Holds, known: Holds, stays: int | None, elbows: tuple[Array, Array]
) -> tuple[Array, Array, Array]:
    """Wrists, turns and swivels with which joints are within their limits and arms out of things.

    What one of both asks for may undo the other: they take turns, and joints have the last word.

    Args:
        scene: Where.
        held: The arms.
        known: As they were when they were last brought out of things.
        stays: As `within_limits` takes it.
        elbows: Swivels (F, H) and turns of the shoulders (F, H, 3).
    """
    body, hands, (swivel, more_rad) = scene.rig.body, held.hands, elbows
    best, least = (held, swivel), np.inf
    for number in range(_ROUNDS):
        shoulder = shoulders_m(scene, hands, held.wrists_m, more_rad)
        circle = elbow_circle(body, shoulder, held.wrists_m, hands)
        swivel = clear_elbows(scene.around, circle, swivel, scene.fps)
        parts = held.wrists_m, held.turns, held.part_m
        held = _moved(held, *reined(scene, hands, parts, swivel, more_rad))
        held = replace(held, elbows_m=circle.elbows_m(swivel))
        left = too_near_m(scene.around, held, stays, known)
        if left < least:
            best, least = (held, swivel), left
        if left == 0.0 or number == _ROUNDS - 1:
            break
        held = known = _moved(held, *keep_out(scene.around, held, scene.fps, stays, _A_LITTLE_M))
    held, swivel = best
    return held.wrists_m, held.turns, swivel


def _eased_again(
    scene: Scene, held: Holds, swivel_rad: Array, more_rad: Array
) -> tuple[Array, Array]:
    """Wrists (F, H, 3) and turns (F, H, 4) of free hands whose elbows have gone elsewhere."""
    body, hands = scene.rig.body, held.hands
    arm = _arm(scene, hands, (held.wrists_m, held.turns), swivel_rad, more_rad)
    eased = relaxed_palms(body, arm, held.turns, hands, AGAIN)
    by = multiply(eased, conjugate(held.turns))
    turned = held.free[..., None] * rotation_vector(by)
    by = turn_quaternion(gaussian_filter1d(turned, _AGAIN_S * scene.fps, axis=0, mode="nearest"))
    part = held.part_m
    return held.wrists_m + part - rotate(by, part), multiply(by, held.turns)


def reined(
    scene: Scene,
    hands: tuple[int, ...],
    held: tuple[Array, Array, Array],
    swivel_rad: Array,
    more_rad: Array,
) -> tuple[Array, Array]:
    """Wrists (F, H, 3) and turns (F, H, 4) that no forearm or wrist is turned too far for.

    Args:
        scene: Where.
        hands: Which.
        held: Wrists (F, H, 3), turns (F, H, 4), and the parts (F, H, 3) about which hands give
            way, from the wrist, in the world.
        swivel_rad: (F, H).
        more_rad: (F, H, 3) as `Hand.shoulder_rad`.
    """
    wrist, turn = (np.array(values) for values in held[:2])
    arm = _arm(scene, hands, (wrist, turn), swivel_rad, more_rad)
    some = np.flatnonzero(strained(arm).any(axis=1))
    if not some.size:
        return wrist, turn
    there = _at(scene, some)
    swivel, more, (at, turned, part) = swivel_rad[some], more_rad[some], (v[some] for v in held)
    # Where the wrist goes when its hand turns, the forearm goes.
    for _ in range(_REIN_PASSES):
        within = held_within(_arm(there, hands, (at, turned), swivel, more), turned)
        at = about_part(at, turned, within, part)
        part = rotate(multiply(within, conjugate(turned)), part)
        again = np.abs(within - turned).max()
        turned = within
        if again < _STILL:
            break
    wrist[some], turn[some] = at, turned
    return wrist, turn


def _arm(
    scene: Scene,
    hands: tuple[int, ...],
    held: tuple[Array, Array],
    swivel_rad: Array,
    more_rad: Array,
) -> Held:
    wrist, turn = held
    shoulder = shoulders_m(scene, hands, wrist, more_rad)
    return hold_arms(scene.rig.body, shoulder, wrist, turn, swivel_rad, hands)


def _at(scene: Scene, frames: Rows) -> Scene:
    """Some frames of it; what is around stays that of all."""
    trunk = Posed(scene.trunk.rotations_wxyz[frames], scene.trunk.positions_m[frames])
    times, turns = scene.times_s[frames], scene.body_rad[frames]
    return replace(scene, times_s=times, trunk=trunk, body_rad=turns)


def shoulders_m(
    scene: Scene, hands: tuple[int, ...], wrist_m: Array, more_rad: Array | float = 0.0
) -> Array:
    """(F, H, 3) where arms begin when their wrists (F, H, 3) are to be reached."""
    asked = scene.body_rad[:, [1 + hand for hand in hands]] + more_rad
    return reaching_shoulders(scene.rig, scene.trunk, asked, wrist_m, hands).sockets_m


def _clear(
    scene: Scene, held: Holds, stays: int | None, tried: tuple[Rows, Array], swivel_rad: Array
) -> tuple[Holds, Array, Array]:
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
    out, palm = keep_out(scene.around, replace(held, elbows_m=elbows), scene.fps, stays)
    far = (np.abs(out - held.wrists_m).max(axis=-1) > _ANOTHER_ARM_M)[at]
    shoulder = shoulders_m(scene, hands, out, more)
    if far.any():
        again = far.any(axis=1)
        there = at[again]
        arms = shoulder[there], out[there], palm[there]
        anew = least_effort(scene.around, *arms, there, hands)
        chosen[again] = np.where(far[again], anew, chosen[again])
        swivel = over_time(chosen, at, len(out), scene.fps)
    return replace(held, wrists_m=out, turns=palm, elbows_m=elbows), swivel, more


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
