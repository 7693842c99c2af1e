"""Two arms at one moment: what is of one in the other, and which way it leaves.

Fingers are balls, a palm is a field of distances that goes with its wrist, a forearm is as thick
as its sleeve. Balls about the bones say first which parts are worth a look.
"""

from __future__ import annotations

from typing import NamedTuple

from lsf_avatar.compiled import inner
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.grids import Grid, distance_at, is_within, slope_at
from lsf_avatar.kinematics.probing import ENOUGH_M, PALM_MIRROR, Shapes, Skin
from lsf_avatar.kinematics.vectors import (
    SHORT,
    Matrix,
    Vector,
    dot,
    from_segment,
    length,
    of,
    plus,
    row_of,
    scaled,
    turned,
    turned_back,
)
from lsf_avatar.kinematics.wanting import FOREARM, GROUPS, Wants, asked_of_wrist_m, want

_SLEEVE_GIVES = 5.0
"""A sleeve that is touched gives so many times as far as skin."""
_FLAT = 1
"""The group of a palm that something is in."""
_MIRROR = (float(PALM_MIRROR[0, 0]), float(PALM_MIRROR[1, 0]))


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
        sleeve: (B, 2) shares of the way from elbow to wrist, and how thick it is there: thickest
            at the elbow.
        middle_m: (2, 3) the middle of each hand from its wrist, at rest.
        reach_m: (2,) how far each goes from there, and a little.
        palm_m: How far the field of the palm goes.
    """

    skin: Skin
    palm: Grid
    sleeve: Array
    middle_m: Array
    reach_m: Array
    palm_m: float


Moment = tuple[tuple[Matrix, Matrix], tuple[Vector, Vector], tuple[Vector, Vector]]
"""Turns of both hands, wrists, elbows; right, left."""


class Meeting(NamedTuple):
    """Two arms at one moment, right and left.

    Attributes:
        flesh, shapes, pair, wants, most: As in `arms_meet`.
        balls_m, probes_m: (2, B, 3) and (2, P, 3) where those of both hands are.
        frame, until: The frames it lies in or between.
        matrices: Turns of the hands.
        wrists, elbows: Where they are.
    """

    flesh: Flesh
    shapes: Shapes
    pair: Pair
    wants: Wants
    most: Array
    balls_m: Array
    probes_m: Array
    frame: int
    until: int
    matrices: tuple[Matrix, Matrix]
    wrists: tuple[Vector, Vector]
    elbows: tuple[Vector, Vector]


@inner
def hands_near(flesh: Flesh, there: Moment) -> tuple[bool, bool, bool]:
    """Whether the balls about both hands meet, and each the sleeve of the other arm."""
    matrices, wrists, elbows = there
    right = plus(wrists[0], turned(matrices[0], of(flesh.middle_m[0])), 1.0)
    left = plus(wrists[1], turned(matrices[1], of(flesh.middle_m[1])), 1.0)
    thick = flesh.sleeve[0, 1]
    _, from_left = from_segment(right, elbows[1], wrists[1])
    _, from_right = from_segment(left, elbows[0], wrists[0])
    return (
        length(plus(right, left, -1.0)) < flesh.reach_m[0] + flesh.reach_m[1],
        length(from_left) < flesh.reach_m[0] + thick,
        length(from_right) < flesh.reach_m[1] + thick,
    )


@inner
def sleeves_near(flesh: Flesh, there: Moment, room_m: float) -> bool:
    """Whether the balls about both forearms meet."""
    _, wrists, elbows = there
    right, left = plus(wrists[0], elbows[0], -1.0), plus(wrists[1], elbows[1], -1.0)
    off = plus(plus(elbows[0], right, 0.5), plus(elbows[1], left, 0.5), -1.0)
    thick = flesh.sleeve[0, 1] + abs(room_m)
    near: bool = length(off) < (length(right) + length(left)) / 2.0 + 2.0 * thick
    return near


@inner
def lay(met: Meeting) -> None:
    """Works out where balls and probes of both hands are."""
    for hand in range(2):
        shape = met.shapes.of_row[hand * len(met.pair.room_m) + met.frame]
        _placed(met.shapes.balls_m, shape, met.matrices[hand], met.wrists[hand], met.balls_m, hand)
        _placed(
            met.shapes.probes_m, shape, met.matrices[hand], met.wrists[hand], met.probes_m, hand
        )


@inner
def _placed(
    local_m: Array, shape: int, matrix: Matrix, wrist: Vector, into: Array, hand: int
) -> None:
    for n in range(local_m.shape[1]):
        x, y, z = plus(wrist, turned(matrix, row_of(local_m, shape, n)), 1.0)
        into[hand, n, 0], into[hand, n, 1], into[hand, n, 2] = x, y, z


@inner
def _meet(
    met: Meeting, hand: int, missing: float, off: Vector, at: Vector, groups: tuple[int, int],
    share: float,
) -> None:  # fmt: skip
    """A place of one hand, whose way off it is, in the other arm, `share` of the way along it."""
    many = len(met.pair.room_m)
    out = scaled(off, 1.0 / max(length(off), SHORT))
    for frame in range(met.frame, met.until + 1):
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
def in_fingers(met: Meeting) -> None:
    """Fingers in fingers."""
    skin, space = met.flesh.skin, met.pair.room_m[met.frame]
    balls, probes = met.balls_m, met.probes_m
    for first in skin.of_fingers:
        for second in skin.of_fingers:
            off = plus(row_of(balls, 0, first), row_of(balls, 1, second), -1.0)
            within = skin.ball_radii_m[0, first] + skin.ball_radii_m[1, second] + space
            if dot(off, off) >= within * within:
                continue
            deepest, worst = ENOUGH_M, (-1, -1)
            for one in skin.probes[skin.starts[first] : skin.starts[first + 1]]:
                at = row_of(probes, 0, one)
                for other in skin.probes[skin.starts[second] : skin.starts[second + 1]]:
                    off = plus(at, row_of(probes, 1, other), -1.0)
                    missing = skin.radii_m[0, one] + skin.radii_m[1, other] + space - length(off)
                    if missing > deepest:
                        deepest, worst = missing, (one, other)
            if worst[0] >= 0:
                at = row_of(probes, 0, worst[0])
                off = plus(at, row_of(probes, 1, worst[1]), -1.0)
                groups = skin.groups[worst[0]], skin.groups[worst[1]]
                _meet(met, 0, deepest, off, at, groups, 1.0)


@inner
def in_palm(met: Meeting, hand: int) -> None:
    """What is of one hand in the palm of the other."""
    skin, space, other = met.flesh.skin, met.pair.room_m[met.frame], 1 - hand
    balls = met.balls_m
    for ball in range(len(skin.starts) - 1):
        close = False
        for palm in skin.of_palm:
            off = plus(row_of(balls, hand, ball), row_of(balls, other, palm), -1.0)
            within = skin.ball_radii_m[hand, ball] + skin.ball_radii_m[other, palm] + space
            if dot(off, off) < within * within:
                close = True
                break
        if not close:
            continue
        deepest, worst = ENOUGH_M, -1
        for probe in skin.probes[skin.starts[ball] : skin.starts[ball + 1]]:
            local = _seen_from(met, other, row_of(met.probes_m, hand, probe))
            if not is_within(met.flesh.palm, local):
                continue
            # Farther than this the field says nothing.
            radius = min(skin.radii_m[hand, probe], met.flesh.palm_m)
            missing = space + radius - distance_at(met.flesh.palm, local)
            if missing > deepest:
                deepest, worst = missing, probe
        if worst >= 0:
            at = row_of(met.probes_m, hand, worst)
            _, slope = slope_at(met.flesh.palm, _seen_from(met, other, at))
            out = turned(met.matrices[other], (_MIRROR[other] * slope[0], slope[1], slope[2]))
            _meet(met, hand, deepest, out, at, (skin.groups[worst], _FLAT), 1.0)


@inner
def _seen_from(met: Meeting, hand: int, at: Vector) -> Vector:
    """A place as the field of the right palm has it, mirrored for the left one."""
    x, y, z = turned_back(met.matrices[hand], plus(at, met.wrists[hand], -1.0))
    return _MIRROR[hand] * x, y, z


@inner
def in_sleeve(met: Meeting, hand: int) -> None:
    """What is of one hand in the forearm of the other."""
    skin, space, sleeve = met.flesh.skin, met.pair.room_m[met.frame], met.flesh.sleeve
    elbow, wrist = met.elbows[1 - hand], met.wrists[1 - hand]
    thickest = sleeve[:, 1].max()
    for ball in range(len(skin.starts) - 1):
        share, off = from_segment(row_of(met.balls_m, hand, ball), elbow, wrist)
        within = skin.ball_radii_m[hand, ball] + thickest + space
        if share >= 1.0 or dot(off, off) >= within * within:
            continue
        for probe in skin.probes[skin.starts[ball] : skin.starts[ball + 1]]:
            at = row_of(met.probes_m, hand, probe)
            share, off = from_segment(at, elbow, wrist)
            if share >= 1.0:
                continue
            away = length(off)
            gives = space * (_SLEEVE_GIVES if space < 0.0 else 1.0)
            size = skin.radii_m[hand, probe] + thickness_m(sleeve, share) + gives
            if away >= size - ENOUGH_M:
                continue
            _meet(met, hand, size - away, off, at, (skin.groups[probe], FOREARM), share)


@inner
def in_forearm(met: Meeting) -> None:
    """Forearm in forearm, at the two balls that are deepest."""
    sleeve, many, space = met.flesh.sleeve, len(met.pair.room_m), met.pair.room_m[met.frame]
    elbows = met.elbows
    right = plus(met.wrists[0], elbows[0], -1.0)
    left = plus(met.wrists[1], elbows[1], -1.0)
    missing, out, shares = 0.0, (0.0, 0.0, 0.0), (0.0, 0.0)
    for one in range(len(sleeve)):
        at = plus(elbows[0], right, sleeve[one, 0])
        for other in range(len(sleeve)):
            off = plus(at, plus(elbows[1], left, sleeve[other, 0]), -1.0)
            away = length(off)
            short = sleeve[one, 1] + sleeve[other, 1] + space - away
            if short > missing:
                missing, shares = short, (sleeve[one, 0], sleeve[other, 0])
                out = scaled(off, 1.0 / max(away, SHORT))
    if missing <= ENOUGH_M:
        return
    for frame in range(met.frame, met.until + 1):
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
