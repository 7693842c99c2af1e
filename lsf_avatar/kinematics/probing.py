"""What is of hands and too near to head or trunk, row by row.

A row is one hand in one frame, all frames of the first hand first. Three looks, each closer than
the one before, leave less and less to measure exactly: a ball about the whole hand, balls about
its bones, and the balls and points themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.compiled import INDEX, REAL, WHOLE, array, compiled, loop, written
from lsf_avatar.geometry import product
from lsf_avatar.geometry import turned as turned_by
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.fingers import hand_rotations
from lsf_avatar.kinematics.grids import (
    Float,
    Rows,
    Seen,
    at_rest,
    distance_at,
    out_of_rest,
    slope_at,
    surely_away_m,
)
from lsf_avatar.kinematics.quaternions import four, written_in
from lsf_avatar.kinematics.rig import Indices, Rig
from lsf_avatar.kinematics.vectors import matrix_of, of, plus, row_of, turned
from lsf_avatar.kinematics.wanting import Wants, want

NEAR_M = 0.04
"""A hand that is farther from the body than this is not looked at."""
PALM_MIRROR = np.array([[1.0, 1.0, 1.0], [-1.0, 1.0, 1.0]])
"""The palm's field is the right one's; the left one's places are mirrored into it."""
PALM = 15
"""The bone that carries the palm's balls and points, after three of each finger."""

_FAST_RAD = np.radians(7.0)
"""Fingers whose joints turn by more from frame to frame go on arcs in between."""
ENOUGH_M = 0.0005
"""What is left as it is: less than that a hand has still to go."""
_BENT_M = 0.004
"""How far places within a ball may be off from it where the trunk is bent."""
_PALM_CUT_M = 0.04
"""Length of the pieces of a palm's stripes that one ball stands for."""


class Shapes(NamedTuple):
    """Hands as they are shaped in N rows, in S ways.

    Attributes:
        of_row: (N,) how each is shaped.
        halfway: (N,) and how it is halfway to the next row, where fingers turn fast; else -1.
        balls_m: (S, B, 3) balls about what each bone carries, from the wrist, hand at rest.
        probes_m: (S, P, 3) the balls and points themselves.
        reach_m: (S,) how far their skin goes from the middle of the hand.
    """

    of_row: Rows
    halfway: Rows
    balls_m: Array
    probes_m: Array
    reach_m: Array


class Skin(NamedTuple):
    """The balls and points of both hands, as compiled loops read them.

    Attributes:
        ball_radii_m: (2, B) of a ball about what one bone carries: right, left.
        of_palm: Those of the palm.
        of_fingers: The others.
        starts: (B + 1,) where in `probes` those of a ball begin.
        probes: (P,) which they are.
        radii_m: (2, P) of each probe.
        groups: (P,) which part of the hand it is of.
    """

    ball_radii_m: Array
    of_palm: Rows
    of_fingers: Rows
    starts: Rows
    probes: Rows
    radii_m: Array
    groups: Rows


def as_rows(values: Array) -> Array:
    """(F, H, ...) as (H * F, ...), a copy."""
    rows = np.array(values.swapaxes(0, 1), float, order="C")
    return rows.reshape(-1, *values.shape[2:])


@lru_cache(maxsize=8)
def skin_of(body: Body) -> Skin:
    """What may be in something of both hands; the same object each time."""
    balls, probes = balls_of(body), body.probes
    order = np.argsort(balls.of_probe, kind="stable")
    starts = np.searchsorted(balls.of_probe[order], np.arange(len(balls.bones) + 1))
    return Skin(
        balls.radii_m.astype(float), np.flatnonzero(balls.bones == PALM),
        np.flatnonzero(balls.bones != PALM), starts.astype(np.int64),
        order.astype(np.int64), probes.radii_m.astype(float), probes.groups.astype(np.int64),
    )  # fmt: skip


def near_rows(
    around: Around, name: str, hands: tuple[int, ...], wrist_m: Array, turn: Array
) -> Rows:
    """The rows (of H * F) in which hands may come near head or trunk.

    Args:
        around: Head and trunk of the body.
        name: Which of both.
        hands: H of them, 0 right and 1 left.
        wrist_m: (H * F, 3).
        turn: (H * F, 4) of the hands against rest.
    """
    middle, reach = middle_and_reach_m(around.rig.body)
    near: Rows = _near(around.wide(name), np.array(hands), wrist_m, turn, middle, reach)
    return near


@loop
def _near(
    wide: Seen, hands: Rows, wrist_m: Array, turn: Array, middle_m: Array, reach_m: Float
) -> Rows:
    """Rows of which a ball about the whole hand may be near."""
    frames, near = len(wrist_m) // len(hands), np.zeros(len(wrist_m), np.bool_)
    for row in range(len(wrist_m)):
        hand = hands[row // frames]
        at = plus(of(wrist_m[row]), turned_by(turn[row], middle_m[hand]), 1.0)
        near[row] = surely_away_m(wide, row % frames, at) < reach_m[hand]
    return np.flatnonzero(near)


def shapes_of(rig: Rig, hands: tuple[int, ...], fingers_rad: Array) -> Shapes:
    """Hands as they are shaped in all rows, (H * F, 5, 4)."""
    hand = np.repeat(np.array(hands), len(fingers_rad) // len(hands))
    # Fingers stay as they are for many frames: each of their shapes is worked out once.
    turned = np.abs(np.diff(fingers_rad, axis=0)).max(axis=(1, 2), initial=0.0)
    same = hand[1:] == hand[:-1]
    new = np.append(True, (turned > 0.0) | ~same)
    fast = np.flatnonzero((turned > _FAST_RAD) & same)
    halfway, kinds = np.full(len(hand), -1), np.count_nonzero(new)
    halfway[fast] = kinds + np.arange(len(fast))
    whose = np.append(hand[new], hand[fast])
    between = (fingers_rad[fast] + fingers_rad[fast + 1]) / 2.0
    bones, turns = _bones(rig, whose, np.concatenate((fingers_rad[new], between)))
    balls, probes = balls_of(rig.body), rig.body.probes
    balls_m = _carried(bones, turns, balls.bones, whose, balls.centres_m)
    off = balls_m - middle_and_reach_m(rig.body)[0][whose, None]
    away = np.sqrt(np.einsum("sbi,sbi->sb", off, off)) + balls.radii_m[whose]
    return Shapes(
        np.cumsum(new) - 1,
        halfway,
        balls_m,
        _carried(bones, turns, balls.bones[balls.of_probe], whose, probes.centres_m),
        away.max(axis=1),
    )


@loop
def hands_in(
    seen: Seen, skin: Skin, shapes: Shapes, rows: Rows, hands: Rows, still: NDArray[np.bool_],
    wrist_m: Array, turn: Array, pivot_m: Array, room_m: Array, wants: Wants,
) -> None:  # fmt: skip
    """What is of hands is too near to head or trunk.

    Args:
        seen: Head or trunk.
        skin: Of both hands.
        shapes: Of all N rows.
        rows: (R,) where to look: a hand in a frame, all frames of the first hand first.
        hands: (H,) 0 right and 1 left.
        still: (N,) rows that are passed over.
        wrist_m: (N, 3).
        turn: (N, 4) of the hands against rest.
        pivot_m: (N, 3) what they turn about.
        room_m: (N,) how far their skin should stay away.
        wants: To be written into.
    """
    frames = len(wrist_m) // len(hands)
    for row in rows:
        if still[row]:
            continue
        hand, frame, shape = hands[row // frames], row % frames, shapes.of_row[row]
        matrix, wrist, room = matrix_of(turn[row]), of(wrist_m[row]), room_m[row]
        for ball in range(len(skin.starts) - 1):
            at = plus(wrist, turned(matrix, of(shapes.balls_m[shape, ball])), 1.0)
            within = skin.ball_radii_m[hand, ball] + room + _BENT_M
            if distance_at(seen.grid, at_rest(seen.carried, frame, at)) > within:
                continue
            for probe in skin.probes[skin.starts[ball] : skin.starts[ball + 1]]:
                at = plus(wrist, turned(matrix, of(shapes.probes_m[shape, probe])), 1.0)
                rest = at_rest(seen.carried, frame, at)
                missing = room + skin.radii_m[hand, probe] - distance_at(seen.grid, rest)
                group = skin.groups[probe]
                if missing <= ENOUGH_M or missing <= wants.missing_m[row, group]:
                    continue
                _, slope = slope_at(seen.grid, rest)
                out = out_of_rest(seen.carried, frame, at, slope)
                lever = plus(at, of(pivot_m[row]), -1.0)
                want(wants, row, group, missing, out, lever, 1.0)


def probes_m(rig: Rig, hand: int, fingers_rad: Array) -> Array:
    """(N, P, 3) every probe of a hand from the wrist, hand at rest, fingers as shaped (N, 5, 4)."""
    probes = rig.body.probes
    hands, balls = np.full(len(fingers_rad), hand), balls_of(rig.body)
    bones, turns = _bones(rig, hands, fingers_rad)
    return _carried(bones, turns, balls.bones[balls.of_probe], hands, probes.centres_m)


@dataclass(frozen=True, slots=True, eq=False)
class Balls:
    """B balls about the probes that one bone carries: one a finger's bone, some of the palm.

    Attributes:
        bones: (B,) the bone of each.
        centres_m: (2, B, 3) from the bone's head, in its own rest frame.
        radii_m: (2, B) up to the farthest skin of its probes.
        of_probe: (P,) the ball about each probe.
    """

    bones: NDArray[np.int64]
    centres_m: Array
    radii_m: Float
    of_probe: NDArray[np.int64]


@lru_cache(maxsize=8)
def balls_of(body: Body) -> Balls:
    """The balls about what the bones of a hand carry; the same object each time."""
    probes = body.probes
    bone = np.where(probes.joints < 0, PALM, probes.joints)
    along = probes.centres_m[0] @ body.fingers[0]
    cut = np.where(bone == PALM, np.floor(along / _PALM_CUT_M), 0).astype(int)
    keys, of_probe = np.unique(np.stack((bone, probes.groups, cut)), axis=1, return_inverse=True)
    centres = np.zeros((2, keys.shape[1], 3))
    radii = np.zeros((2, keys.shape[1]), np.float32)
    for ball in range(keys.shape[1]):
        own = of_probe == ball
        at = probes.centres_m[:, own]
        centres[:, ball] = (at.min(axis=1) + at.max(axis=1)) / 2.0
        away = np.linalg.norm(at - centres[:, ball, None], axis=-1) + probes.radii_m[:, own]
        radii[:, ball] = away.max(axis=1) + 1e-5
    return Balls(np.array(keys[0]), centres, radii, of_probe)


def _bones(rig: Rig, hands: Rows, fingers_rad: Array) -> tuple[Array, Array]:
    """(S, 16, 3) and (S, 16, 4) bones from the wrist, hand at rest: the fingers', then the palm."""
    body, shapes = rig.body, len(hands)
    turned = hand_rotations(fingers_rad, hands, body.thumb_twist)
    at, turn = np.zeros((shapes, PALM + 1, 3)), np.zeros((shapes, PALM + 1, 4))
    turn[:, PALM, 0] = 1.0
    _lay_bones(
        hands, rig.fingers, rig.wrist, body.heads_m, body.frames_wxyz, rig.offsets_m,
        rig.rest_wxyz, turned, at, turn,
    )  # fmt: skip
    return at, turn


@compiled(
    array(WHOLE, 1), array(INDEX, 3), array(INDEX, 1), array(REAL, 2), array(REAL, 2),
    array(REAL, 2), array(REAL, 2), array(REAL, 4), written(REAL, 3), written(REAL, 3),
)  # fmt: skip
def _lay_bones(
    hands: Rows, fingers: Indices, wrists: Indices, heads_m: Array, frames: Array,
    offsets_m: Array, rests: Array, turned: Array, at_m: Array, turn: Array,
) -> None:  # fmt: skip
    """Writes the bones of fingers turned by (S, 5, 3, 4); other arguments are those of `Rig`."""
    for shape, hand in enumerate(hands):
        for finger in range(turned.shape[1]):
            # A finger's first joint hangs on a bone of the palm that does not move.
            joint = fingers[hand, finger, 0]
            head = plus(of(heads_m[joint]), of(heads_m[wrists[hand]]), -1.0)
            frame = four(frames[joint])
            for bone in range(turned.shape[2]):
                if bone > 0:
                    joint = fingers[hand, finger, bone]
                    head = plus(head, turned_by(frame, offsets_m[joint]), 1.0)
                    frame = product(frame, rests[joint])
                frame = product(frame, turned[shape, finger, bone])
                place = at_m[shape, 3 * finger + bone]
                place[0], place[1], place[2] = head
                written_in(turn[shape, 3 * finger + bone], frame)


def _carried(bones_m: Array, turns: Array, bones: Rows, hands: Rows, places_m: Array) -> Array:
    """(S, P, 3) places of hands shaped in S ways, as their bones carry them.

    Args:
        bones_m: (S, 16, 3), `turns` (S, 16, 4) as of `_bones`.
        turns: See there.
        bones: (P,) which carries each.
        hands: (S,) which hand it is.
        places_m: (2, P, 3) from the bone's head, in its own rest frame.
    """
    at = np.zeros((len(hands), len(bones), 3))
    _carry(bones_m, turns, bones, hands, places_m, at)
    return at


@compiled(
    array(REAL, 3), array(REAL, 3), array(WHOLE, 1), array(WHOLE, 1), array(REAL, 3),
    written(REAL, 3),
)  # fmt: skip
def _carry(
    bones_m: Array, turns: Array, bones: Rows, hands: Rows, places_m: Array, at_m: Array
) -> None:
    for shape, hand in enumerate(hands):
        for n, bone in enumerate(bones):
            place = turned_by(turns[shape, bone], places_m[hand, n])
            place = plus(row_of(bones_m, shape, bone), place, 1.0)
            at_m[shape, n, 0], at_m[shape, n, 1], at_m[shape, n, 2] = place


@lru_cache(maxsize=8)
def middle_and_reach_m(body: Body) -> tuple[Array, Float]:
    """(2, 3) the middle of each hand from its wrist, at rest; (2,) how far it goes from there."""
    middles, reaches = [], []
    for letter in "RL":
        middle = np.array(body.sites[f"hand_centre_{letter}"].point_m)
        tip = np.array(body.sites[f"middle_tip_{letter}"].point_m)
        middles.append(middle - body.heads_m[body.index[f"wrist_{letter}"]])
        reaches.append(np.linalg.norm(tip - middle) + NEAR_M)
    return np.array(middles), np.array(reaches, np.float32)
