"""Where two arms come into each other: hand in hand, hand in sleeve, sleeve in sleeve.

Fingers are balls, a palm is a field of distances that goes with its wrist, a forearm is as thick
as its sleeve. Balls about the bones say first which parts are worth a look.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.compiled import inner, loop
from lsf_avatar.geometry import rotate
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.grids import Grid, Rows, is_within, slope_at
from lsf_avatar.kinematics.probing import (
    ENOUGH_M,
    Shapes,
    Skin,
    middle_and_reach_m,
)
from lsf_avatar.kinematics.rig import Rig
from lsf_avatar.kinematics.vectors import (
    SHORT,
    Matrix,
    Vector,
    dot,
    from_segment,
    length,
    matrix_of,
    of,
    plus,
    scaled,
    turned,
    turned_back,
)
from lsf_avatar.kinematics.wanting import FOREARM, GROUPS, Wants, asked_of_wrist_m, want

APART_M = 0.001
"""How far arms stay away from each other that should not touch."""
_SLEEVE_GIVES = 3.0
"""A sleeve that is touched gives so many times as far as skin."""


_FLAT = 1
"""The group of a palm that something is in."""


class Pair(NamedTuple):
    """Two arms, right and left, in F frames; a row is a hand in a frame, first the right one's.

    Attributes:
        wrist_m: (2 * F, 3).
        turn: (2 * F, 4) of the hands against rest.
        elbow_m: (2 * F, 3).
        pivot_m: (2 * F, 3) what each hand turns about.
        room_m: (F,) how far skin should stay away from skin; less than nothing may be pressed.
        gives: (F, 2) the share of what is missing that each gives way by.
    """

    wrist_m: Array
    turn: Array
    elbow_m: Array
    pivot_m: Array
    room_m: Array
    gives: Array


class Flesh(NamedTuple):
    """What arms are made of.

    Attributes:
        skin: Of both hands.
        palm: Distances from the right palm, from its wrist, hand at rest.
        sleeve: (B, 2) shares of the way from elbow to wrist, and how thick it is there.
    """

    skin: Skin
    palm: Grid
    sleeve: Array


def beside(rig: Rig, wrist_m: Array, turn: Array, elbow_m: Array) -> Rows:
    """The frames in which arms may meet.

    Args:
        rig: The body.
        wrist_m: (2 * F, 3).
        turn: (2 * F, 4) of the hands against rest.
        elbow_m: (2 * F, 3).
    """
    middle, reach = middle_and_reach_m(rig.body)
    frames = len(wrist_m) // 2
    at = wrist_m + rotate(turn, np.repeat(middle, frames, axis=0))
    thick = float(rig.body.forearm[:, 1].max())
    near: Rows = _may_meet(at, wrist_m, elbow_m, reach.astype(float), thick)
    return near


@loop
def _may_meet(
    hand_m: Array, wrist_m: Array, elbow_m: Array, reach_m: Array, thick_m: float
) -> Rows:
    """Frames in which hand and hand, hand and sleeve, or both sleeves are near."""
    frames = len(wrist_m) // 2
    near = np.zeros(frames, np.bool_)
    for frame in range(frames):
        right, left = frame, frames + frame
        apart = length(plus(of(hand_m[right]), of(hand_m[left]), -1.0))
        near[frame] = apart < reach_m[0] + reach_m[1]
        for hand in range(2):
            own, other = (right, left) if hand == 0 else (left, right)
            _, off = from_segment(of(hand_m[own]), of(elbow_m[other]), of(wrist_m[other]))
            near[frame] |= length(off) < reach_m[hand] + thick_m
        for step in range(9):
            along = plus(of(wrist_m[right]), of(elbow_m[right]), -1.0)
            at = plus(of(elbow_m[right]), along, step / 8.0)
            _, off = from_segment(at, of(elbow_m[left]), of(wrist_m[left]))
            near[frame] |= length(off) < 2.0 * thick_m
    return np.flatnonzero(near)


@loop
def arms_meet(
    flesh: Flesh, shapes: Shapes, frames: Rows, still: NDArray[np.bool_], pair: Pair, wants: Wants
) -> Array:
    """What is of one arm is too near to the other one; both want their share of the way out.

    Args:
        flesh: What they are made of.
        shapes: Of all 2 * F rows.
        frames: (R,) where to look.
        still: (F,) frames that are passed over.
        pair: Both.
        wants: To be written into.

    Returns:
        (F,) how far what is nearest has still to go.
    """
    many = len(pair.room_m)
    most = np.zeros(many)
    balls_m = np.zeros((2, len(flesh.skin.in_palm), 3))
    probes_m = np.zeros((2, len(flesh.skin.groups), 3))
    placed = np.zeros((2, len(flesh.skin.in_palm)), np.bool_)
    for frame in frames:
        if still[frame]:
            continue
        matrices = matrix_of(pair.turn[frame]), matrix_of(pair.turn[many + frame])
        placed[:] = False
        for hand in range(2):
            row = hand * many + frame
            for ball in range(len(flesh.skin.in_palm)):
                local = of(shapes.balls_m[shapes.of_row[row], ball])
                at = plus(of(pair.wrist_m[row]), turned(matrices[hand], local), 1.0)
                balls_m[hand, ball, 0], balls_m[hand, ball, 1], balls_m[hand, ball, 2] = at
        met = _Meeting(flesh, shapes, pair, wants, most, balls_m, probes_m, placed)
        _in_fingers(met, frame, matrices)
        for hand in range(2):
            _in_palm(met, frame, hand, matrices)
            _in_sleeve(met, frame, hand, matrices)
        _in_forearm(met, frame)
    return most


class _Meeting(NamedTuple):
    """Two arms in one frame: where balls (2, B, 3) are, and probes (2, P, 3) of those `placed`."""

    flesh: Flesh
    shapes: Shapes
    pair: Pair
    wants: Wants
    most: Array
    balls_m: Array
    probes_m: Array
    placed: NDArray[np.bool_]


@inner
def _place(met: _Meeting, frame: int, hand: int, ball: int, matrix: Matrix) -> None:
    """Works out where the probes of a ball are."""
    if met.placed[hand, ball]:
        return
    met.placed[hand, ball] = True
    skin, row = met.flesh.skin, hand * len(met.pair.room_m) + frame
    for probe in skin.probes[skin.starts[ball] : skin.starts[ball + 1]]:
        local = of(met.shapes.probes_m[met.shapes.of_row[row], probe])
        at = plus(of(met.pair.wrist_m[row]), turned(matrix, local), 1.0)
        met.probes_m[hand, probe, 0] = at[0]
        met.probes_m[hand, probe, 1] = at[1]
        met.probes_m[hand, probe, 2] = at[2]


@inner
def _meet(
    met: _Meeting, frame: int, hand: int, missing: float, out: Vector, at: Vector,
    groups: tuple[int, int], share: float,
) -> None:  # fmt: skip
    """A place of one hand, whose way out it is, in the other arm, `share` of the way along it."""
    many = len(met.pair.room_m)
    met.most[frame] = max(met.most[frame], missing)
    for other in range(2):
        arm = hand if other == 0 else 1 - hand
        row, group = arm * many + frame, groups[other]
        way = out if other == 0 else scaled(out, -1.0)
        asked, goes, place = missing * met.pair.gives[frame, arm], 1.0, at
        if group == FOREARM:
            goes, place = share, of(met.pair.wrist_m[row])
            asked = asked_of_wrist_m(asked, share)
        lever = plus(place, of(met.pair.pivot_m[row]), -1.0)
        want(met.wants, row, group + GROUPS, asked, way, lever, goes)


@inner
def _in_fingers(met: _Meeting, frame: int, matrices: tuple[Matrix, Matrix]) -> None:
    """Fingers in fingers."""
    skin, room = met.flesh.skin, met.pair.room_m[frame]
    for first in range(len(skin.in_palm)):
        if skin.in_palm[first]:
            continue
        for second in range(len(skin.in_palm)):
            if skin.in_palm[second]:
                continue
            off = plus(of(met.balls_m[0, first]), of(met.balls_m[1, second]), -1.0)
            within = skin.ball_radii_m[0, first] + skin.ball_radii_m[1, second] + room
            if dot(off, off) >= within * within:
                continue
            _place(met, frame, 0, first, matrices[0])
            _place(met, frame, 1, second, matrices[1])
            for one in skin.probes[skin.starts[first] : skin.starts[first + 1]]:
                at = of(met.probes_m[0, one])
                for other in skin.probes[skin.starts[second] : skin.starts[second + 1]]:
                    off = plus(at, of(met.probes_m[1, other]), -1.0)
                    size = skin.radii_m[0, one] + skin.radii_m[1, other] + room
                    squared = dot(off, off)
                    if squared >= (size - ENOUGH_M) * (size - ENOUGH_M):
                        continue
                    away = sqrt(squared)
                    groups = skin.groups[one], skin.groups[other]
                    out = scaled(off, 1.0 / max(away, SHORT))
                    _meet(met, frame, 0, size - away, out, at, groups, 1.0)


@inner
def _in_palm(met: _Meeting, frame: int, hand: int, matrices: tuple[Matrix, Matrix]) -> None:
    """What is of one hand in the palm of the other."""
    skin, room, other = met.flesh.skin, met.pair.room_m[frame], 1 - hand
    matrix, mirror = matrices[other], -1.0 if other == 1 else 1.0
    wrist = of(met.pair.wrist_m[other * len(met.pair.room_m) + frame])
    for ball in range(len(skin.in_palm)):
        close = False
        for palm in range(len(skin.in_palm)):
            if skin.in_palm[palm] and not close:
                off = plus(of(met.balls_m[hand, ball]), of(met.balls_m[other, palm]), -1.0)
                within = skin.ball_radii_m[hand, ball] + skin.ball_radii_m[other, palm] + room
                close = dot(off, off) < within * within
        if not close:
            continue
        _place(met, frame, hand, ball, matrices[hand])
        for probe in skin.probes[skin.starts[ball] : skin.starts[ball + 1]]:
            at = of(met.probes_m[hand, probe])
            local = turned_back(matrix, plus(at, wrist, -1.0))
            local = mirror * local[0], local[1], local[2]
            if not is_within(met.flesh.palm, local):
                continue
            away, slope = slope_at(met.flesh.palm, local)
            missing = room + skin.radii_m[hand, probe] - away
            if missing <= ENOUGH_M:
                continue
            out = turned(matrix, (mirror * slope[0], slope[1], slope[2]))
            out = scaled(out, 1.0 / max(length(out), SHORT))
            _meet(met, frame, hand, missing, out, at, (skin.groups[probe], _FLAT), 1.0)


@inner
def _in_sleeve(met: _Meeting, frame: int, hand: int, matrices: tuple[Matrix, Matrix]) -> None:
    """What is of one hand in the forearm of the other."""
    skin, room, sleeve = met.flesh.skin, met.pair.room_m[frame], met.flesh.sleeve
    row = (1 - hand) * len(met.pair.room_m) + frame
    elbow, wrist = of(met.pair.elbow_m[row]), of(met.pair.wrist_m[row])
    thickest = sleeve[:, 1].max()
    for ball in range(len(skin.in_palm)):
        share, off = from_segment(of(met.balls_m[hand, ball]), elbow, wrist)
        within = skin.ball_radii_m[hand, ball] + thickest + room
        if share >= 1.0 or dot(off, off) >= within * within:
            continue
        _place(met, frame, hand, ball, matrices[hand])
        for probe in skin.probes[skin.starts[ball] : skin.starts[ball + 1]]:
            at = of(met.probes_m[hand, probe])
            share, off = from_segment(at, elbow, wrist)
            if share >= 1.0:
                continue
            away = length(off)
            gives = room * (_SLEEVE_GIVES if room < 0.0 else 1.0)
            missing = skin.radii_m[hand, probe] + thickness_m(sleeve, share) + gives - away
            if missing <= ENOUGH_M:
                continue
            out = scaled(off, 1.0 / max(away, SHORT))
            _meet(met, frame, hand, missing, out, at, (skin.groups[probe], FOREARM), share)


@inner
def _in_forearm(met: _Meeting, frame: int) -> None:
    """Forearm in forearm, at the two balls that are deepest."""
    sleeve, many = met.flesh.sleeve, len(met.pair.room_m)
    elbows = of(met.pair.elbow_m[frame]), of(met.pair.elbow_m[many + frame])
    right = plus(of(met.pair.wrist_m[frame]), elbows[0], -1.0)
    left = plus(of(met.pair.wrist_m[many + frame]), elbows[1], -1.0)
    missing, out, shares = 0.0, (0.0, 0.0, 0.0), (0.0, 0.0)
    for one in range(len(sleeve)):
        at = plus(elbows[0], right, sleeve[one, 0])
        for other in range(len(sleeve)):
            off = plus(at, plus(elbows[1], left, sleeve[other, 0]), -1.0)
            away = length(off)
            short = sleeve[one, 1] + sleeve[other, 1] + met.pair.room_m[frame] - away
            if short > missing:
                missing, shares = short, (sleeve[one, 0], sleeve[other, 0])
                out = scaled(off, 1.0 / max(away, SHORT))
    if missing <= ENOUGH_M:
        return
    met.most[frame] = max(met.most[frame], missing)
    for arm in range(2):
        row, way = arm * many + frame, scaled(out, 1.0 if arm == 0 else -1.0)
        asked = asked_of_wrist_m(missing * met.pair.gives[frame, arm], shares[arm])
        lever = plus(of(met.pair.wrist_m[row]), of(met.pair.pivot_m[row]), -1.0)
        want(met.wants, row, FOREARM + GROUPS, asked, way, lever, shares[arm])


@inner
def thickness_m(sleeve: Array, share: float) -> float:
    """How thick a sleeve (B, 2) is at a share of the way from elbow to wrist."""
    for n in range(1, len(sleeve)):
        if share < sleeve[n, 0]:
            step = (share - sleeve[n - 1, 0]) / (sleeve[n, 0] - sleeve[n - 1, 0])
            thick: float = sleeve[n - 1, 1] + step * (sleeve[n, 1] - sleeve[n - 1, 1])
            return thick
    last: float = sleeve[-1, 1]
    return last
