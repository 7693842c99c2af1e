"""Two arms at one moment: what is of one in the other, and which way it leaves.

Fingers are balls, a palm is a field of distances that goes with its wrist, a forearm is as thick
as its sleeve. Balls about the bones say first which parts are worth a look.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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
        travels: (2 * F,) 0 where the hand stays at a posture.
    """

    wrist_m: Array
    turn: Array
    elbow_m: Array
    pivot_m: Array
    room_m: Array
    gives: Array
    travels: Array


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


class Meeting(NamedTuple):
    """Two arms that meet: what is the same at all moments.

    Attributes:
        flesh, shapes, pair, wants, most: As in `arms_meet`.
        balls_m, probes_m: (2, B, 3) and (2, P, 3) where those of both hands are at a moment.
        close: (2, B) the balls that may be in the other hand then.
    """

    flesh: Flesh
    shapes: Shapes
    pair: Pair
    wants: Wants
    most: Array
    balls_m: Array
    probes_m: Array
    close: NDArray[np.bool_]


class Moment(NamedTuple):
    """Two arms at one moment, right and left.

    Attributes:
        frame, until: The frames it lies in or between, and `share` how far it is on that way.
        matrices: Turns of the hands.
        wrists, elbows, middles: Where they are, and the middles of the hands.
        reach_m: How far either hand goes from its middle.
        room_m: How far skin should stay away from skin.
    """

    frame: int
    until: int
    share: float
    matrices: tuple[Matrix, Matrix]
    wrists: tuple[Vector, Vector]
    elbows: tuple[Vector, Vector]
    middles: tuple[Vector, Vector]
    reach_m: tuple[float, float]
    room_m: float


@inner
def hands_near(at: Moment, thick_m: float) -> tuple[bool, bool, bool]:
    """Whether the balls about both hands meet, and each the sleeve of the other arm."""
    (right, left), reach, room = at.middles, at.reach_m, abs(at.room_m)
    _, from_left = from_segment(right, at.elbows[1], at.wrists[1])
    _, from_right = from_segment(left, at.elbows[0], at.wrists[0])
    return (
        length(plus(right, left, -1.0)) < reach[0] + reach[1] + room,
        length(from_left) < reach[0] + thick_m + room,
        length(from_right) < reach[1] + thick_m + room,
    )


@inner
def sleeves_near(at: Moment, thick_m: float) -> bool:
    """Whether the balls about both forearms meet."""
    wrists, elbows = at.wrists, at.elbows
    right, left = plus(wrists[0], elbows[0], -1.0), plus(wrists[1], elbows[1], -1.0)
    off = plus(plus(elbows[0], right, 0.5), plus(elbows[1], left, 0.5), -1.0)
    both = 2.0 * (thick_m + abs(at.room_m))
    near: bool = length(off) < (length(right) + length(left)) / 2.0 + both
    return near


@inner
def lay(met: Meeting, at: Moment, wholly: tuple[bool, bool]) -> None:
    """Works out where the balls of both hands are, and the probes of those close to the other hand.

    Between two frames fingers go straight on from one shape to the next. `wholly` says of which
    hands all probes are asked for.
    """
    shapes, many, skin = met.shapes, len(met.pair.room_m), met.flesh.skin
    balls, probes = met.balls_m, met.probes_m
    for hand in range(2):
        way = _way(shapes, hand * many + at.frame, hand * many + at.until, at.share)
        matrix, wrist, other = at.matrices[hand], at.wrists[hand], at.middles[1 - hand]
        room = at.reach_m[1 - hand] + abs(at.room_m)
        for ball in range(balls.shape[1]):
            local = _shaped(shapes.balls_m, way, ball)
            x, y, z = plus(wrist, turned(matrix, local), 1.0)
            balls[hand, ball, 0], balls[hand, ball, 1], balls[hand, ball, 2] = x, y, z
            within, off = skin.ball_radii_m[hand, ball] + room, plus((x, y, z), other, -1.0)
            met.close[hand, ball] = dot(off, off) < within * within
            if not (met.close[hand, ball] or wholly[hand]):
                continue
            for n in range(skin.starts[ball], skin.starts[ball + 1]):
                probe = skin.probes[n]
                local = _shaped(shapes.probes_m, way, probe)
                x, y, z = plus(wrist, turned(matrix, local), 1.0)
                probes[hand, probe, 0], probes[hand, probe, 1], probes[hand, probe, 2] = x, y, z


_Way = tuple[tuple[int, int, int], tuple[float, float, float]]
"""Three shapes, and how much there is of each: a parabola where fingers turn fast."""


@inner
def _way(shapes: Shapes, row: int, after: int, share: float) -> _Way:
    first, then, halfway = shapes.of_row[row], shapes.of_row[after], shapes.halfway[row]
    if halfway < 0 or row == after:
        return (first, first, then), (1.0 - share, 0.0, share)
    early, late = 1.0 - 2.0 * share, 1.0 - share
    return (first, halfway, then), (early * late, 4.0 * share * late, -share * early)


@inner
def _shaped(local_m: Array, way: _Way, n: int) -> Vector:
    """Where a ball or probe is in its hand, on the way from one shape to the next."""
    (first, halfway, then), (early, middle, late) = way
    at = scaled(row_of(local_m, first, n), early)
    if middle != 0.0:
        at = plus(at, row_of(local_m, halfway, n), middle)
    return at if late == 0.0 else plus(at, row_of(local_m, then, n), late)


@inner
def _meet(
    met: Meeting, now: Moment, hand: int, missing: float, off: Vector, at: Vector,
    groups: tuple[int, int], share: float,
) -> None:  # fmt: skip
    """A place of one hand, whose way off it is, in the other arm, `share` of the way along it."""
    many = len(met.pair.room_m)
    out = scaled(off, 1.0 / max(length(off), SHORT))
    for frame in range(now.frame, now.until + 1):
        met.most[frame] = max(met.most[frame], missing)
        for other in range(2):
            arm = hand if other == 0 else 1 - hand
            row, group = arm * many + frame, groups[other]
            if _stays(met.pair, now, row, frame):
                continue
            way = out if other == 0 else scaled(out, -1.0)
            asked, goes, place = missing * met.pair.gives[frame, arm], 1.0, at
            if group == FOREARM:
                goes, place = share, of(met.pair.wrist_m[row])
                asked = asked_of_wrist_m(asked, share)
            lever = plus(place, of(met.pair.pivot_m[row]), -1.0)
            want(met.wants, row, group + GROUPS, asked, way, lever, goes)


@inner
def _stays(pair: Pair, now: Moment, row: int, frame: int) -> bool:
    """Whether a hand is at its posture in one of both frames, and on its way in the other."""
    beside = row + now.frame + now.until - 2 * frame
    return now.frame < now.until and pair.travels[row] == 0.0 < pair.travels[beside]


@inner
def in_fingers(met: Meeting, now: Moment) -> None:
    """Fingers in fingers."""
    skin, space = met.flesh.skin, now.room_m
    balls, probes = met.balls_m, met.probes_m
    for first in skin.of_fingers:
        if not met.close[0, first]:
            continue
        for second in skin.of_fingers:
            if not met.close[1, second]:
                continue
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
                _meet(met, now, 0, deepest, off, at, groups, 1.0)


@inner
def in_palm(met: Meeting, now: Moment, hand: int) -> None:
    """What is of one hand in the palm of the other."""
    skin, space, other = met.flesh.skin, now.room_m, 1 - hand
    balls = met.balls_m
    for ball in range(len(skin.starts) - 1):
        if not met.close[hand, ball]:
            continue
        within = skin.ball_radii_m[hand, ball] + space
        if not _comes_near(
            met.flesh.palm, _seen_from(now, other, row_of(balls, hand, ball)), within
        ):
            continue
        deepest, worst = ENOUGH_M, -1
        for probe in skin.probes[skin.starts[ball] : skin.starts[ball + 1]]:
            local = _seen_from(now, other, row_of(met.probes_m, hand, probe))
            if not is_within(met.flesh.palm, local):
                continue
            # Farther than this the field says nothing.
            radius = min(skin.radii_m[hand, probe], met.flesh.palm_m)
            missing = space + radius - distance_at(met.flesh.palm, local)
            if missing > deepest:
                deepest, worst = missing, probe
        if worst >= 0:
            at = row_of(met.probes_m, hand, worst)
            _, slope = slope_at(met.flesh.palm, _seen_from(now, other, at))
            out = turned(now.matrices[other], (_MIRROR[other] * slope[0], slope[1], slope[2]))
            _meet(met, now, hand, deepest, out, at, (skin.groups[worst], _FLAT), 1.0)


@inner
def _comes_near(grid: Grid, at: Vector, within_m: float) -> bool:
    """Whether what is so far about a place at rest may be in what the grid is of."""
    near, inside = True, True
    for axis in range(3):
        low = grid.low_m[axis]
        high = low + grid.step_m * (grid.units.shape[axis] - 1)
        near = near and low - within_m < at[axis] < high + within_m
        inside = inside and low < at[axis] < high
    return near and (not inside or distance_at(grid, at) < within_m)


@inner
def _seen_from(now: Moment, hand: int, at: Vector) -> Vector:
    """A place as the field of the right palm has it, mirrored for the left one."""
    x, y, z = turned_back(now.matrices[hand], plus(at, now.wrists[hand], -1.0))
    return _MIRROR[hand] * x, y, z


@inner
def in_sleeve(met: Meeting, now: Moment, hand: int) -> None:
    """What is of one hand in the forearm of the other."""
    skin, space, sleeve = met.flesh.skin, now.room_m, met.flesh.sleeve
    elbow, wrist = now.elbows[1 - hand], now.wrists[1 - hand]
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
            _meet(met, now, hand, size - away, off, at, (skin.groups[probe], FOREARM), share)


@inner
def in_forearm(met: Meeting, now: Moment) -> None:
    """Forearm in forearm, at the two balls that are deepest."""
    sleeve, many, space = met.flesh.sleeve, len(met.pair.room_m), now.room_m
    elbows = now.elbows
    right = plus(now.wrists[0], elbows[0], -1.0)
    left = plus(now.wrists[1], elbows[1], -1.0)
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
    for frame in range(now.frame, now.until + 1):
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
