"""Where on its circle each elbow goes: least effort, found by trying, smooth in time.

A few turns of the elbow are tried at a few moments; each costs what it asks of the forearm's
twist, of the wrist, of the raised shoulder, and of a trunk in the way. The softest minimum of
them, smoothed in time, is the swivel. It depends on the targets alone, so a recorded motion gets
the same arms as a synthesised one.
"""

from __future__ import annotations

import numpy as np

from lsf_avatar.compiled import inner, loop, row_by_row
from lsf_avatar.kinematics.arm import BOTH, Held, hold_arms
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.grids import Rows, Seen, at_rest, distance_at
from lsf_avatar.kinematics.smoothing import bell, smoothed
from lsf_avatar.kinematics.vectors import of, plus

TRIED_RAD = np.radians(np.arange(-28.0, 101.0, 16.0))
EVERY_S = 0.167
"""Time between two moments at which swivels are tried."""
SMOOTH_S = 0.16
"""Standard deviation of the smoothing in time: the elbow is slower than the hand."""

REST_RAD = np.radians(8.0)
_EASY_TURNOUT_RAD = np.radians((40.0, 155.0))
"""Forearm turns that cost nothing; the limits are about 5 and 170 (80 to 85 degrees each way from
thumb up: textbook norms, general knowledge)."""
_EASY_BEND_RAD = np.radians(((-50.0, 50.0), (-26.0, 16.0)))
"""Wrist bends that cost nothing: back and to the palm, to the little finger and to the thumb.
Limits are about 70, 80, 35 and 20 degrees (same)."""
_MOST_TURNOUT_RAD = np.radians((-2.0, 182.0))
_MOST_BEND_RAD = np.radians(((-72.0, 80.0), (-36.0, 23.0)))
"""From here on a hand has to give way (`reins.LIMITS`)."""
_GIVES_WAY = 8.0
"""What that costs, 1/rad²; developers' proposal."""
_RAISED_RAD = np.radians(45.0)
"""A swivel beyond which an elbow is seen to be lifted, and costs more."""
_IN_TRUNK = 2000.0
"""Cost of a forearm in the trunk, 1/m²: two centimetres cost as much as some 70 degrees of swivel;
an elbow at the height of the shoulder looks worse than a sleeve that sinks into another."""
_CLEAR_M = 0.004
_SOFTNESS = 0.035


def choose_swivel(
    around: Around,
    shoulders_m: Array,
    wrists_m: Array,
    palms_wxyz: Array,
    fps: float,
    hands: tuple[int, ...] = BOTH,
) -> Array:
    """(F, H) swivel of each elbow, radians, in a body whose trunk is known.

    The other arguments are those of `pose_arms`.
    """
    at = moments(len(wrists_m), fps)
    chosen = least_effort(around, shoulders_m[at], wrists_m[at], palms_wxyz[at], at, hands)
    return over_time(chosen, at, len(wrists_m), fps)


def moments(frames: int, fps: float) -> Rows:
    """(A,) the frames at which swivels are tried: every so often, and the last one."""
    step = max(1, round(EVERY_S * fps))
    return np.append(np.arange(0, frames - 1, step), frames - 1)


def least_effort(
    around: Around,
    shoulders_m: Array,
    wrists_m: Array,
    palms_wxyz: Array,
    at: Rows,
    hands: tuple[int, ...] = BOTH,
) -> Array:
    """(A, H) swivels of least effort at some moments, each by itself.

    Args:
        around: Head and trunk of the body.
        shoulders_m: (A, H, 3), and likewise the other arguments of `pose_arms`.
        wrists_m: (A, H, 3).
        palms_wxyz: (A, H, 4).
        at: (A,) the frames of these moments.
        hands: Which.
    """
    shoulders, wrists, palms = shoulders_m[:, None], wrists_m[:, None], palms_wxyz[:, None]
    swivels = TRIED_RAD[:, None] + np.zeros(len(hands))
    arms = hold_arms(around.rig.body, shoulders, wrists, palms, swivels, hands)
    cost = _effort(arms, shoulders, swivels)
    cost += _IN_TRUNK * _buried_m2(around, at, arms)
    weight = np.exp((cost.min(axis=1, keepdims=True) - cost) / _SOFTNESS)
    chosen: Array = (weight * swivels).sum(axis=1) / weight.sum(axis=1)
    return chosen


def over_time(chosen: Array, at: Rows, frames: int, fps: float) -> Array:
    """(F, H) swivels chosen at some frames, for all frames, smoothed by a Gaussian."""
    every = np.stack([np.interp(np.arange(frames), at, own) for own in chosen.T], axis=-1)
    return smoothed(every, bell(SMOOTH_S * fps, 3.0))


def _effort(arms: Held, shoulders_m: Array, swivels: Array) -> Array:
    """(A, T, H) cost of each tried swivel (T, H), at A moments."""
    return _cost(swivels, arms.turnout_rad, arms.bent_rad, arms.elbows_m, shoulders_m)


@inner
def _beyond(angle_rad: float, low: float, high: float) -> float:
    """Square of how far an angle is outside a range."""
    over = max(angle_rad - high, 0.0) + max(low - angle_rad, 0.0)
    return over * over


@row_by_row("(),(),(n),(v),(v)->()")
def _cost(
    swivel_rad: float, turnout_rad: float, bent_rad: Array, elbow_m: Array, shoulder_m: Array,
    cost: Array,
) -> None:  # fmt: skip
    """Of one swivel: how far it lifts the elbow, turns the forearm and bends the wrist."""
    off = swivel_rad - REST_RAD
    above = max(elbow_m[1] - shoulder_m[1] + 0.03, 0.0)
    lifted = 0.22 * off * off + 3.0 * _beyond(swivel_rad, -np.pi, _RAISED_RAD)
    turned = 1.6 * _beyond(turnout_rad, _EASY_TURNOUT_RAD[0], _EASY_TURNOUT_RAD[1])
    back = 1.2 * _beyond(bent_rad[0], _EASY_BEND_RAD[0, 0], _EASY_BEND_RAD[0, 1])
    aside = 2.4 * _beyond(bent_rad[1], _EASY_BEND_RAD[1, 0], _EASY_BEND_RAD[1, 1])
    given = _beyond(turnout_rad, _MOST_TURNOUT_RAD[0], _MOST_TURNOUT_RAD[1])
    for n in range(2):
        given += _beyond(bent_rad[n], _MOST_BEND_RAD[n, 0], _MOST_BEND_RAD[n, 1])
    cost[0] = lifted + turned + back + aside + _GIVES_WAY * given + 30.0 * above * above


def _buried_m2(around: Around, frames: Rows, arms: Held) -> Array:
    """(A, T, H) square of how deep the forearm is in the trunk, at the deepest of every other ball.

    Args:
        around: Head and trunk of the body.
        frames: (A,).
        arms: (A, T, H) of them; wherever their elbows are, their wrists (A, 1, H) are the same.
    """
    found: Array = _deep_m2(
        around.seen("trunk"), around.rig.body.forearm, frames, arms.elbows_m, arms.wrists_m
    )
    return found


@loop
def _deep_m2(seen: Seen, sleeve: Array, frames: Rows, elbows_m: Array, wrists_m: Array) -> Array:
    """As `_buried_m2`; the ends alone are carried back to rest (`elbows._deepest`)."""
    moments, tried, hands, _ = elbows_m.shape
    found = np.zeros((moments, tried, hands))
    for n in range(moments):
        for hand in range(hands):
            high = at_rest(seen.carried, frames[n], of(wrists_m[n, 0, hand]))
            for k in range(tried):
                low = at_rest(seen.carried, frames[n], of(elbows_m[n, k, hand]))
                along = plus(high, low, -1.0)
                deep = 0.0
                for ball in range(0, len(sleeve), 2):
                    away = distance_at(seen.grid, plus(low, along, sleeve[ball, 0]))
                    deep = max(deep, sleeve[ball, 1] + _CLEAR_M - away)
                found[n, k, hand] = deep * deep
    return found
