"""Forearms kept out of the trunk: elbows turn aside, and shoulders come forward for them.

The swivel of least effort is found at a few moments and smoothed; what that leaves of a forearm in
the trunk is mended here, frame by frame, and spread over the frames about it. What an elbow cannot
mend, a forearm across the chest, the clavicle helps with.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, sin

import numpy as np

from lsf_avatar.compiled import inner, loop
from lsf_avatar.geometry import cross
from lsf_avatar.kinematics.arm import Circle
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.grids import (
    Rows,
    Seen,
    at_rest,
    distance_at,
    out_of_rest,
    slope_at,
    surely_away_m,
)
from lsf_avatar.kinematics.probing import ENOUGH_M, as_rows
from lsf_avatar.kinematics.rig import Rig
from lsf_avatar.kinematics.smoothing import bell, hump, largest, smoothed
from lsf_avatar.kinematics.trunk import SHOULDER_TURN_RAD, sockets
from lsf_avatar.kinematics.vectors import Vector, length, of, plus, row_of, scaled
from lsf_avatar.kinematics.wanting import FOREARM, Wants, asked_of_wrist_m, want

CLEAR_M = 0.003
"""How far a sleeve stays away from the trunk: a forearm's balls are no more exact."""
SPREAD_S = 0.12
"""Time before and after a frame over which what its elbow needs is spread."""
LIFTED_RAD = np.radians(112.0)
"""A swivel that is never passed."""
_PASSES = 4
_LEVER_M = 0.03
"""An elbow that a turn moves by less than this per radian is hardly turned for it."""
_STEP_RAD = np.radians(25.0)
_STILL_RAD = 1e-3
SHOULDER_S = 0.2
"""Time before and after a frame over which what its shoulder needs is spread."""


@dataclass(frozen=True, slots=True, eq=False)
class Sunk:
    """N forearms that are in the trunk.

    Attributes:
        rows: (N,) which, in order: all frames of the first arm, then those of the second.
        missing_m: (N,) how far the deepest ball of each has still to go.
        out: (N, 3) which way, unit.
        share: (N,) where that ball is between elbow (0) and wrist (1).
    """

    rows: Rows
    missing_m: Array
    out: Array
    share: Array


def near_forearms(around: Around, elbows_m: Array, wrists_m: Array) -> Rows:
    """Rows (of H * F) whose forearms may be in the trunk; arguments as those of `sunk`."""
    thick = float(around.rig.body.forearm[:, 1].max()) + CLEAR_M
    near: Rows = _near(around.wide("trunk"), len(around), thick, elbows_m, wrists_m)
    return near


@loop
def _near(wide: Seen, frames: int, thick_m: float, elbows_m: Array, wrists_m: Array) -> Rows:
    """Rows of which a ball about the whole forearm may be near."""
    near = np.zeros(len(elbows_m), np.bool_)
    for row in range(len(elbows_m)):
        elbow = of(elbows_m[row])
        half = scaled(plus(of(wrists_m[row]), elbow, -1.0), 0.5)
        at = plus(elbow, half, 1.0)
        near[row] = surely_away_m(wide, row % frames, at) < length(half) + thick_m
    return np.flatnonzero(near)


def sunk(around: Around, elbows_m: Array, wrists_m: Array, rows: Rows) -> Sunk | None:
    """Forearms that are in the trunk; None where there are none.

    Args:
        around: Head and trunk of the body.
        elbows_m: (H * F, 3).
        wrists_m: (H * F, 3).
        rows: Where to look.
    """
    if not rows.size:
        return None
    sleeve = around.rig.body.forearm
    missing, out, share = in_trunk(
        around.seen("trunk"), sleeve, len(around), elbows_m, wrists_m, rows
    )
    short = np.flatnonzero(missing)
    return Sunk(rows[short], missing[short], out[short], share[short]) if short.size else None


@loop
def in_trunk(
    seen: Seen, sleeve: Array, frames: int, elbows_m: Array, wrists_m: Array, rows: Rows
) -> tuple[Array, Array, Array]:
    """(R,) how far the deepest ball of a forearm has still to go, (R, 3) where to, (R,) which."""
    missing, outs, shares = np.zeros(len(rows)), np.zeros((len(rows), 3)), np.zeros(len(rows))
    for n, row in enumerate(rows):
        elbow, wrist = of(elbows_m[row]), of(wrists_m[row])
        missing[n], out, shares[n] = _deepest(seen, sleeve, row % frames, elbow, wrist)
        outs[n, 0], outs[n, 1], outs[n, 2] = out
    return missing, outs, shares


@inner
def _deepest(
    seen: Seen, sleeve: Array, frame: int, elbow_m: Vector, wrist_m: Vector
) -> tuple[float, Vector, float]:
    """How far the deepest ball of a forearm has still to go, where to, and which it is.

    The ends alone are carried back to rest; between them a body bends by less than a millimetre.
    """
    low = at_rest(seen.carried, frame, elbow_m)
    along = plus(at_rest(seen.carried, frame, wrist_m), low, -1.0)
    worst, found = ENOUGH_M, -1
    for ball in range(len(sleeve)):
        away = distance_at(seen.grid, plus(low, along, sleeve[ball, 0]))
        missing = sleeve[ball, 1] + CLEAR_M - away
        if missing > worst:
            worst, found = missing, ball
    if found < 0:
        return 0.0, (0.0, 0.0, 0.0), 0.0
    share = sleeve[found, 0]
    at = plus(elbow_m, plus(wrist_m, elbow_m, -1.0), share)
    _, slope = slope_at(seen.grid, at_rest(seen.carried, frame, at))
    return worst, out_of_rest(seen.carried, frame, at, slope), share


@loop
def forearms_want(
    rows: Rows, missing_m: Array, out: Array, share: Array, wrist_m: Array, pivot_m: Array,
    wants: Wants,
) -> None:  # fmt: skip
    """Sunk forearms, as `Sunk` has them, want their wrists, (H * F, 3), to come out."""
    for n, row in enumerate(rows):
        asked = asked_of_wrist_m(missing_m[n], share[n])
        lever = plus(of(wrist_m[row]), of(pivot_m[row]), -1.0)
        want(wants, row, FOREARM, asked, of(out[n]), lever, share[n])


def clear_elbows(around: Around, circle: Circle, swivel_rad: Array, fps: float) -> Array:
    """(F, H) swivels with which forearms are out of the trunk as far as elbows can do it.

    Args:
        around: Head and trunk of the body.
        circle: Where the elbows may be.
        swivel_rad: (F, H) as chosen.
        fps: Frames a second.
    """
    seen, sleeve = around.seen("trunk"), around.rig.body.forearm
    most, swivel = np.maximum(swivel_rad, LIFTED_RAD), swivel_rad
    elbows = circle.elbows_m(swivel_rad)
    rows = near_forearms(around, as_rows(elbows), as_rows(circle.wrists_m))
    for _ in range(_PASSES):
        asked = _turns_aside(seen, sleeve, circle, swivel, rows)
        if not asked.any():
            break
        before, swivel = swivel, np.minimum(swivel + spread(asked, SPREAD_S * fps), most)
        rows = np.flatnonzero(np.abs(swivel - before).T.ravel() > _STILL_RAD)
    return swivel


@loop
def _turns_aside(seen: Seen, sleeve: Array, circle: Circle, swivel_rad: Array, rows: Rows) -> Array:
    """(F, H) what each elbow has to turn so that its forearm comes out of the trunk."""
    frames = len(swivel_rad)
    asked = np.zeros(swivel_rad.shape)
    for row in rows:
        frame, hand = row % frames, row // frames
        cosine, sine = cos(swivel_rad[frame, hand]), sin(swivel_rad[frame, hand])
        hang, raised = row_of(circle.hang, frame, hand), row_of(circle.raised, frame, hand)
        radius = circle.radius_m[frame, hand]
        side = plus(scaled(hang, cosine), raised, sine)
        elbow = plus(row_of(circle.centres_m, frame, hand), side, radius)
        wrist = row_of(circle.wrists_m, frame, hand)
        missing, out, share = _deepest(seen, sleeve, frame, elbow, wrist)
        if missing > 0.0:
            x, y, z = scaled(plus(scaled(raised, cosine), hang, -sine), radius)
            # As numpy adds three products up.
            lever = (x * out[0] + z * out[2] + y * out[1]) * (1.0 - share)
            step = missing * lever / (lever * lever + _LEVER_M * _LEVER_M)
            asked[frame, hand] = min(max(step, -_STEP_RAD), _STEP_RAD)
    return asked


def forward_for_elbows(
    rig: Rig, trunk: Posed, found: Sunk, asked_rad: Array, hands: tuple[int, ...], fps: float
) -> Array:
    """(F, H, 3) turns of clavicles that bring sunk forearms out, added to those asked for.

    Args:
        rig: The body.
        trunk: Where the trunk is.
        found: What elbows could not mend.
        asked_rad: (F, H, 3) turns of the shoulders as they are.
        hands: Which.
        fps: Frames a second.
    """
    frames = len(asked_rad)
    frame, hand = found.rows % frames, found.rows // frames
    socket = sockets(rig, trunk, asked_rad, hands)[frame, hand]
    lever = socket - trunk.positions_m[frame, rig.clavicle[list(hands)][hand]]
    axis = cross(lever, found.out)
    size = np.maximum(np.einsum("ni,ni->n", axis, axis), _LEVER_M**2)
    # An elbow goes about as far as its shoulder does.
    angle = found.missing_m * (1.0 - found.share) / size
    turn = axis * angle[:, None]
    length = np.sqrt(np.einsum("ni,ni->n", turn, turn))
    turn *= (SHOULDER_TURN_RAD * np.tanh(length / SHOULDER_TURN_RAD) / np.maximum(length, 1e-9))[
        :, None
    ]
    needed = np.zeros((frames, len(hands), 3))
    needed[frame, hand] = turn
    return spread(needed.reshape(frames, -1), SHOULDER_S * fps).reshape(needed.shape)


def spread(needed: Array, frames: float) -> Array:
    """What each frame needs (F, N), spread over so many frames before and after it.

    No frame gets less of it than it needs, where its neighbours want the same way.
    """
    reach = max(1, round(frames))
    size, narrow = np.abs(needed), bell(reach / 2.0, 4.0)
    even = smoothed(largest(size, reach), hump(reach))
    way, sure = smoothed(needed, narrow), smoothed(size, narrow)
    evened: Array = even * way / np.maximum(sure, 1e-9)
    return evened
