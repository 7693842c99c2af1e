"""Where two arms come into each other: hand in hand, hand in sleeve, sleeve in sleeve.

The frames in which arms may meet are looked at, and what lies between two of them.
"""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.compiled import inner, loop
from lsf_avatar.geometry import rotate
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.grids import Rows
from lsf_avatar.kinematics.meeting import (
    Flesh,
    Meeting,
    Moment,
    Pair,
    hands_near,
    in_fingers,
    in_forearm,
    in_palm,
    in_sleeve,
    lay,
    sleeves_near,
)
from lsf_avatar.kinematics.probing import Shapes, middle_and_reach_m
from lsf_avatar.kinematics.rig import Rig
from lsf_avatar.kinematics.vectors import (
    Matrix,
    Vector,
    from_segment,
    length,
    matrix_of,
    of,
    plus,
    row_of,
    turned,
)
from lsf_avatar.kinematics.wanting import Wants

APART_M = 0.001
"""How far arms stay away from each other that should not touch."""
_TIP_M = 0.1
"""From the middle of a hand to its fingertips."""
_STRIDE_M, _PARTS = 0.015, 4
"""Frames between which hands move against each other by more are looked at in more parts, so many
at most; developers' proposal."""


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

    Between two frames that are far from each other is looked as well: nothing jumps through.

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
    balls, probes = shapes.balls_m.shape[1], shapes.probes_m.shape[1]
    met = Meeting(
        flesh, shapes, pair, wants, most, np.zeros((2, balls, 3)), np.zeros((2, probes, 3)),
        np.zeros((2, balls), np.bool_),
    )  # fmt: skip
    for frame in frames:
        after = min(frame + 1, many - 1)
        if still[frame] and still[after]:
            continue
        ahead = length(plus(_apart(flesh, pair, after), _apart(flesh, pair, frame), -1.0))
        for row in (frame, many + frame):
            ahead += _TIP_M * _turn_rad(pair.turn[row], pair.turn[row + after - frame])
            ahead += _bent_m(shapes, row, row + after - frame)
        parts = 1 + min(int(ahead / _STRIDE_M), _PARTS - 1)
        for part in range(parts if after > frame else 1):
            now = _moment(flesh, shapes, pair, (frame, after), part / parts)
            _looked(met, now)
    return most


@inner
def _looked(met: Meeting, now: Moment) -> None:
    """What is too near at one moment."""
    thick = met.flesh.sleeve[0, 1]
    hands, right, left = hands_near(now, thick)
    if hands or right or left:
        lay(met, now, (right, left))
    if hands:
        in_fingers(met, now)
        in_palm(met, now, 0)
        in_palm(met, now, 1)
    if right:
        in_sleeve(met, now, 0)
    if left:
        in_sleeve(met, now, 1)
    if sleeves_near(now, thick):
        in_forearm(met, now)


@inner
def _apart(flesh: Flesh, pair: Pair, frame: int) -> Vector:
    """From the middle of the left hand to that of the right one."""
    many = len(pair.room_m)
    right = turned(matrix_of(pair.turn[frame]), of(flesh.middle_m[0]))
    left = turned(matrix_of(pair.turn[many + frame]), of(flesh.middle_m[1]))
    wrists = plus(of(pair.wrist_m[frame]), of(pair.wrist_m[many + frame]), -1.0)
    return plus(wrists, plus(right, left, -1.0), 1.0)


@inner
def _turn_rad(one: Array, other: Array) -> float:
    """About what leads from one unit quaternion to another, as long as it is small."""
    angle: float = 2.0 * sqrt(2.0 * max(1.0 - abs((one * other).sum()), 0.0))
    return angle


@inner
def _bent_m(shapes: Shapes, row: int, after: int) -> float:
    """How far fingers go between two rows, seen from the wrist."""
    now, then, most = shapes.of_row[row], shapes.of_row[after], 0.0
    if now != then:
        for ball in range(shapes.balls_m.shape[1]):
            way = plus(row_of(shapes.balls_m, now, ball), row_of(shapes.balls_m, then, ball), -1.0)
            most = max(most, length(way))
    return most


@inner
def _between(places_m: Array, row: int, after: int, share: float) -> Vector:
    start = of(places_m[row])
    return plus(start, plus(of(places_m[after]), start, -1.0), share)


@inner
def _turned_at(pair: Pair, row: int, after: int, share: float) -> Matrix:
    """The turn of a hand between two frames."""
    start, end = pair.turn[row], pair.turn[after]
    if share == 0.0:
        return matrix_of(start)
    sign = 1.0 if (start * end).sum() >= 0.0 else -1.0
    turn = (1.0 - share) * start + sign * share * end
    return matrix_of(turn / sqrt((turn * turn).sum()))


@inner
def _moment(
    flesh: Flesh, shapes: Shapes, pair: Pair, frames: tuple[int, int], share: float
) -> Moment:
    """Both arms at a share of the time between two frames."""
    right, after = frames
    left, then = len(pair.room_m) + right, len(pair.room_m) + after
    matrices = _turned_at(pair, right, after, share), _turned_at(pair, left, then, share)
    wrists = (
        _between(pair.wrist_m, right, after, share), _between(pair.wrist_m, left, then, share)
    )  # fmt: skip
    reach, rows = shapes.reach_m, shapes.of_row
    return Moment(
        frame=right,
        until=after if share > 0.0 else right,
        share=share,
        matrices=matrices,
        wrists=wrists,
        elbows=(
            _between(pair.elbow_m, right, after, share), _between(pair.elbow_m, left, then, share)
        ),
        middles=(
            plus(wrists[0], turned(matrices[0], of(flesh.middle_m[0])), 1.0),
            plus(wrists[1], turned(matrices[1], of(flesh.middle_m[1])), 1.0),
        ),
        reach_m=(
            max(reach[rows[right]], reach[rows[after]]), max(reach[rows[left]], reach[rows[then]])
        ),
        room_m=pair.room_m[right],
    )  # fmt: skip
