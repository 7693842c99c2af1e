"""Hands as arms can hold them, frame by frame: wrists bend only so far, nothing is in anything.

What an arm can do is worked out for all frames; what would be in head, trunk or the other arm is
looked for at every other one, and what brings it out is led through those between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import angle_between, conjugate, multiply, rotate, rotation_vector
from lsf_avatar.kinematics.anchors import Signer
from lsf_avatar.kinematics.apart import Holds
from lsf_avatar.kinematics.arm import BOTH, elbow_circle, hold_arms
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.clearance import keep_out
from lsf_avatar.kinematics.elbows import clear_elbows, forward_for_elbows, near_forearms, sunk
from lsf_avatar.kinematics.field import Around, Rows
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.probing import as_rows
from lsf_avatar.kinematics.rig import Rig, rig_of
from lsf_avatar.kinematics.swivel import least_effort, moments, over_time
from lsf_avatar.kinematics.trunk import reaching_shoulders, turn_quaternion
from lsf_avatar.kinematics.wrist import MOTION, about_part, relaxed_palms, unfolded

CHECKED_HZ = 30.0
"""So often a second it is looked for what is in what: what brings a hand out is spread over eight
frames at 30 a second, so nothing is lost between two of them but a brush of one frame."""
_ANOTHER_ARM_M = 0.01
"""A wrist that is brought out of the body by more than this gets an elbow of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Trunk:
    """A trunk in N frames: where its joints are, its turns (N, B, 3), frames a second."""

    posed: Posed
    body_rad: Array
    fps: float


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What both hands are worked out in.

    Attributes:
        signer: Who.
        rig: The body.
        times_s: (F,).
        trunk: In every frame.
        seldom: In the frames in which it is looked for what is in what.
        checked: (C,) these frames, the last one among them.
        around: Head and trunk in these.
        everywhere: Head and trunk in every frame.
        collides: Whether arms keep out of the body and of each other.
    """

    signer: Signer
    rig: Rig
    times_s: Array
    trunk: Trunk
    seldom: Trunk
    checked: Rows
    around: Around
    everywhere: Around
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


def scene_of(
    signer: Signer, times_s: Array, trunk: Posed, body_rad: Array, fps: float, collides: bool
) -> Scene:
    """A scene; arguments as its attributes, `body_rad` as that of `Targets`."""
    rig = rig_of(signer.body)
    frames = len(body_rad)
    step = max(1, round(fps / CHECKED_HZ))
    checked = np.append(np.arange(0, frames - 1, step), frames - 1)
    posed = Posed(trunk.rotations_wxyz[checked], trunk.positions_m[checked])
    seldom = Trunk(posed, body_rad[checked], fps / step)
    every = Trunk(trunk, body_rad, fps)
    arounds = Around(rig, posed), Around(rig, trunk)
    return Scene(signer, rig, times_s, every, seldom, checked, *arounds, collides)


def within_limits(
    scene: Scene,
    asked: Sequence[Aimed],
    hands: tuple[int, ...] = BOTH,
    other: Holds | None = None,
) -> list[Hand]:
    """Hands as arms can hold them: what is brought to the place stays there.

    What would be in head or trunk then is brought out, and gets an elbow of its own where it
    went far.

    Args:
        scene: Where.
        asked: Each hand as asked.
        hands: Which.
        other: Where one is asked, the other one, which stays where it is.
    """
    body, fps = scene.rig.body, scene.trunk.fps
    wrist, turn, part, fingers, loose, apart, travels = (
        np.stack([getattr(one, name) for one in asked], axis=1)
        for name in ("wrist_m", "turn", "part_m", "fingers_rad", "loose", "apart", "travels")
    )
    shoulder = shoulders_m(scene.rig, scene.trunk, hands, wrist)
    free = unfolded(body, shoulder, wrist, turn, part, hands)
    wrist = about_part(wrist, turn, free, part)
    part = rotate(multiply(free, conjugate(turn)), part)
    at = moments(len(scene.checked), scene.seldom.fps)
    there = scene.checked[at]
    chosen = least_effort(scene.around, shoulder[there], wrist[there], free[there], at, hands)
    swivel = over_time(chosen, there, len(wrist), fps)
    arm = hold_arms(body, shoulder, wrist, free, swivel, hands)
    eased = relaxed_palms(body, arm, free, hands, MOTION)
    wrist = about_part(wrist, free, eased, part)
    part = rotate(multiply(eased, conjugate(free)), part)
    held = Holds(hands, wrist, eased, fingers, wrist, part, loose, apart, travels)
    more = np.zeros_like(wrist)
    if scene.collides:
        held, swivel, more = _cleared(scene, held, other, (at, chosen), swivel)
    given_up = angle_between(turn, held.turns)
    given_up = given_up + np.stack([one.given_up_rad for one in asked], axis=1)
    return [
        Hand(
            held.wrists_m[:, k], held.turns[:, k], fingers[:, k], swivel[:, k], more[:, k],
            given_up[:, k],
        )
        for k in range(len(hands))
    ]  # fmt: skip


def shoulders_m(
    rig: Rig, trunk: Trunk, hands: tuple[int, ...], wrist_m: Array, more_rad: Array | float = 0.0
) -> Array:
    """(N, H, 3) where arms begin when their wrists (N, H, 3) are to be reached."""
    asked = trunk.body_rad[:, [1 + hand for hand in hands]] + more_rad
    return reaching_shoulders(rig, trunk.posed, asked, wrist_m, hands).sockets_m


def _cleared(
    scene: Scene, held: Holds, other: Holds | None, tried: tuple[Rows, Array], swivel_rad: Array
) -> tuple[Holds, Array, Array]:
    """As `_clear`, for all frames: what it does to those looked at is led through the others."""
    checked = scene.checked
    sparse, beside = held.at(checked), None if other is None else other.at(checked)
    before = swivel_rad[checked]
    out, palm, swivel, more = _clear(scene, sparse, beside, tried, before)
    by = rotation_vector(multiply(palm, conjugate(sparse.turns)))
    changes = np.concatenate(
        (out - sparse.wrists_m, by, more, (swivel - before)[..., None]), axis=-1
    )
    led = _led(changes, checked, (held.travels <= 0.0) & (held.free <= 0.0))
    moved = replace(
        held,
        wrists_m=held.wrists_m + led[..., :3],
        turns=multiply(turn_quaternion(led[..., 3:6]), held.turns),
    )
    swivel_led, more = swivel_rad + led[..., 9], led[..., 6:9]
    rig, trunk = scene.rig, scene.trunk
    shoulder = shoulders_m(rig, trunk, held.hands, moved.wrists_m, more)
    circle = elbow_circle(rig.body, shoulder, moved.wrists_m, held.hands)
    return moved, clear_elbows(scene.everywhere, circle, swivel_led, trunk.fps), more


def _led(changes: Array, checked: Rows, stays: NDArray[np.bool_]) -> Array:
    """(F, H, N) changes in all frames from those (C, H, N) in some of them.

    A hand that stays where it touches, as `stays` (F, H) says, was settled there: it is changed
    only as it is in the same stay.
    """
    share = np.interp(np.arange(len(stays)), checked, np.arange(len(checked)))
    below = np.minimum(share.astype(int), max(len(checked) - 2, 0))
    above = np.minimum(below + 1, len(checked) - 1)
    along = np.broadcast_to((share - below)[:, None], stays.shape)
    before, after = stays[checked[below]], stays[checked[above]]
    along = np.where(stays & after & ~before, 1.0, np.where(stays & before & ~after, 0.0, along))
    known = ~stays | before | after
    led: Array = changes[below] + along[..., None] * (changes[above] - changes[below])
    led[..., :6] *= known[..., None]
    return led


def _clear(
    scene: Scene, held: Holds, other: Holds | None, tried: tuple[Rows, Array], swivel_rad: Array
) -> tuple[Array, Array, Array, Array]:
    """Arms out of the body and of each other: wrists, turns, swivels, turns of the shoulders.

    All in the frames looked at, C of them.

    Args:
        scene: Where.
        held: The arms, as they should be held; where their elbows are is not yet known.
        other: As `keep_out` takes it.
        tried: (A,) moments at which swivels were tried, and (A, H) those found best there.
        swivel_rad: (C, H) these.
    """
    rig, trunk, hands, (at, chosen) = scene.rig, scene.seldom, held.hands, tried
    elbows, swivel, more = _elbows(scene, hands, held.wrists_m, swivel_rad)
    out, palm = keep_out(scene.around, replace(held, elbows_m=elbows), trunk.fps, other)
    far = (np.abs(out - held.wrists_m).max(axis=-1) > _ANOTHER_ARM_M)[at]
    shoulder = shoulders_m(rig, trunk, hands, out, more)
    if far.any():
        again = far.any(axis=1)
        there = at[again]
        arms = shoulder[there], out[there], palm[there]
        anew = least_effort(scene.around, *arms, there, hands)
        chosen[again] = np.where(far[again], anew, chosen[again])
        swivel = over_time(chosen, at, len(out), trunk.fps)
    return out, palm, swivel, more


def _elbows(
    scene: Scene, hands: tuple[int, ...], wrist_m: Array, swivel_rad: Array
) -> tuple[Array, Array, Array]:
    """Forearms out of the trunk: elbows (C, H, 3), swivels (C, H), turns added to the shoulders.

    The latter are (C, H, 3).
    """
    rig, trunk, around = scene.rig, scene.seldom, scene.around
    circle = elbow_circle(rig.body, shoulders_m(rig, trunk, hands, wrist_m), wrist_m, hands)
    swivel = clear_elbows(around, circle, swivel_rad, trunk.fps)
    asked = trunk.body_rad[:, [1 + hand for hand in hands]]
    elbows = circle.elbows_m(swivel)
    rows = as_rows(elbows), as_rows(circle.wrists_m)
    left = sunk(around, *rows, near_forearms(around, *rows))
    if left is None:
        return elbows, swivel, np.zeros_like(asked)
    more = forward_for_elbows(rig, trunk.posed, left, asked, hands, trunk.fps)
    circle = elbow_circle(rig.body, shoulders_m(rig, trunk, hands, wrist_m, more), wrist_m, hands)
    swivel = clear_elbows(around, circle, swivel, trunk.fps)
    return circle.elbows_m(swivel), swivel, more
