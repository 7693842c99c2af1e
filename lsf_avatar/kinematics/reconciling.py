"""Joints within their limits and arms out of things: what one asks for may undo the other.

They take turns, and joints have the last word. After the first round only times at which something
is left are gone through again, each with some room about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from lsf_avatar.geometry import conjugate, multiply, rotate, unit
from lsf_avatar.kinematics.apart import Holds
from lsf_avatar.kinematics.arm import elbow_circle
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.clearance import Cleared, keep_out, too_near_m
from lsf_avatar.kinematics.elbows import clear_elbows
from lsf_avatar.kinematics.paths import ease
from lsf_avatar.kinematics.reins import held_within, strained
from lsf_avatar.kinematics.scene import Scene, arms_of, shoulders_m
from lsf_avatar.kinematics.wrist import about_part

_ROUNDS, _A_LITTLE_M = 6, 0.02
"""How often hands are held within limits; in between, what is too near again is brought out by so
much at most, and by more each time. Developers' choice: most phrases need one or two."""
_ROOM_S = 1.0
"""Time before and after what is left that is gone through again: more than anything is spread
over, and what reaches farther fades out over `_RIM_S`."""
_RIM_S = 0.33
_REIN_PASSES = 4
_STILL = 1e-3
"""Of a quaternion: hands that turn by less, some tenth of a degree, are not looked at again."""


@dataclass(frozen=True, slots=True, eq=False)
class Elbows:
    """How H elbows and shoulders are turned, F frames.

    Attributes:
        swivel_rad: (F, H).
        more_rad: (F, H, 3) turns of the shoulders besides what was asked.
    """

    swivel_rad: Array
    more_rad: Array

    def during(self, time: slice) -> Elbows:
        """Some frames of it."""
        return Elbows(self.swivel_rad[time], self.more_rad[time])


def reconciled(
    scene: Scene, held: Holds, known: Cleared, stays: int | None, elbows: Elbows
) -> tuple[Array, Array, Array]:
    """Wrists, turns and swivels with which joints are within their limits and arms out of things.

    Args:
        scene: Where.
        held: The arms.
        known: As they were when they were last brought out of things.
        stays: The hand that does not give way to the other one; None where both do.
        elbows: As they are turned.

    Returns:
        (F, H, 3) wrists; (F, H, 4) turns; (F, H) swivels.
    """
    held, elbows, left = _round(scene, held, known, stays, elbows)
    best = held.wrists_m, held.turns, elbows.swivel_rad
    if left.any():
        best = np.array(best[0]), np.array(best[1]), np.array(best[2])
        for time in _times(left, round(_ROOM_S * scene.fps)):
            now = scene.during(time)
            better = _again(now, held.during(time), left[time], stays, elbows.during(time))
            share = _inwards(time, len(left), round(_RIM_S * scene.fps))
            for values, own in zip(best, better, strict=True):
                old = values[time]
                values[time] = old + share.reshape(-1, *[1] * (old.ndim - 1)) * (own - old)
        best[1][:] = unit(best[1])
    return best


def _inwards(time: slice, frames: int, rim: int) -> Array:
    """(T,) how much of what is new counts: nothing at the rims of a time, save at a text's ends."""
    count = len(range(*time.indices(frames)))
    share = np.ones(count)
    ramp = ease(np.arange(min(rim, count)) / rim)
    if time.start > 0:
        share[: len(ramp)] = ramp
    if time.stop < frames:
        share[-len(ramp) :] = np.minimum(share[-len(ramp) :], ramp[::-1])
    return share


def _again(
    scene: Scene, held: Holds, left_m: Array, stays: int | None, elbows: Elbows
) -> tuple[Array, Array, Array]:
    """As `reconciled`, of a time at which something is left: the round that leaves least."""
    best = held.wrists_m, held.turns, elbows.swivel_rad
    least = left_m.sum()
    for number in range(1, _ROUNDS):
        most = number * _A_LITTLE_M
        known = keep_out(scene.around, held, scene.fps, stays, most, left_m)
        held, elbows, left_m = _round(scene, known.held, known, stays, elbows)
        if left_m.sum() < least:
            best, least = (held.wrists_m, held.turns, elbows.swivel_rad), left_m.sum()
        if not left_m.any():
            break
    return best


def _times(left_m: Array, room: int) -> Iterator[slice]:
    """Times at which something is left, and so many frames before and after each."""
    some = np.flatnonzero(left_m)
    for run in np.split(some, np.flatnonzero(np.diff(some) > 2 * room) + 1):
        yield slice(max(int(run[0]) - room, 0), int(run[-1]) + room + 1)


def _round(
    scene: Scene, held: Holds, known: Cleared, stays: int | None, elbows: Elbows
) -> tuple[Holds, Elbows, Array]:
    """Elbows out of the trunk, then hands as forearms and wrists can hold them; what is left."""
    hands, more = held.hands, elbows.more_rad
    shoulder = shoulders_m(scene, hands, held.wrists_m, more)
    circle = elbow_circle(scene.rig.body, shoulder, held.wrists_m, hands)
    swivel = clear_elbows(scene.around, circle, elbows.swivel_rad, scene.fps)
    parts = held.wrists_m, held.turns, held.part_m
    held = held.moved(*reined(scene, hands, parts, swivel, more))
    held = replace(held, elbows_m=circle.elbows_m(swivel))
    return held, Elbows(swivel, more), too_near_m(scene.around, held, stays, known)


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
    arm = arms_of(scene, hands, (wrist, turn), swivel_rad, more_rad)
    some = np.flatnonzero(strained(arm).any(axis=1))
    if not some.size:
        return wrist, turn
    there = scene.during(some)
    swivel, more, (at, turned, part) = swivel_rad[some], more_rad[some], (v[some] for v in held)
    # Where the wrist goes when its hand turns, the forearm goes.
    for _ in range(_REIN_PASSES):
        within = held_within(arms_of(there, hands, (at, turned), swivel, more), turned)
        at = about_part(at, turned, within, part)
        part = rotate(multiply(within, conjugate(turned)), part)
        again = np.abs(within - turned).max()
        turned = within
        if again < _STILL:
            break
    wrist[some], turn[some] = at, turned
    return wrist, turn
