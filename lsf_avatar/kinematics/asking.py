"""Where one hand is asked to be, frame by frame, in machine code: a posture is left for the next.

There are K postures, F frames, A carriers; two ends: the posture left, and the one gone to.
"""

from __future__ import annotations

from math import pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.compiled import FLAG, INDEX, REAL, array, compiled, strided, written
from lsf_avatar.geometry import product, turned
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.quaternions import four, inverse, written_in
from lsf_avatar.kinematics.rig import Indices

Flags = NDArray[np.bool_]


@compiled(array(REAL, 1), array(REAL, 1), array(INDEX, 2), array(REAL, 1), written(REAL, 1))
def shares(peaks_s: Array, releases_s: Array, keys: Indices, times_s: Array, share: Array) -> None:
    """Writes which share (F,) of the time between its two postures has gone by in each frame.

    Args:
        peaks_s: (K,) when postures are reached; `releases_s` (K,) when they are left.
        releases_s: See there.
        keys: (2, F) the posture left, and the one gone to.
        times_s: (F,).
        share: (F,).
    """
    for frame in range(len(times_s)):
        now, to = keys[0, frame], keys[1, frame]
        if now != to:
            way = max(peaks_s[to] - releases_s[now], 1e-6)
            share[frame] = min(max((times_s[frame] - releases_s[now]) / way, 0.0), 1.0)


@compiled(array(INDEX, 1), array(REAL, 1), REAL, written(INDEX, 2))
def carried_at(now: Indices, share: Array, left_share: float, frames: Indices) -> None:
    """Writes the frames (2, F) as what carries the hand at both ends is turned there.

    A posture left turns its hand until a share of the way is gone; one gone to from there on, as
    it will be when it is reached.
    """
    last = len(now) - 1
    follows = 0
    for frame in range(last + 1):
        if frame == 0 or now[frame] != now[frame - 1] or share[frame] <= left_share:
            follows = frame
        frames[0, frame] = follows
    ahead = last
    for frame in range(last, -1, -1):
        if frame < last and now[frame + 1] != now[frame]:
            ahead = frame + 1
        elif share[frame] >= 1.0 - left_share:
            ahead = min(ahead, frame)
        frames[1, frame] = ahead


@compiled(
    array(REAL, 3), array(REAL, 3), array(INDEX, 1), array(INDEX, 2), array(INDEX, 2),
    array(FLAG, 1), array(REAL, 2), array(REAL, 2), array(REAL, 2), array(REAL, 2),
    array(REAL, 3), strided(REAL, 2),
    written(REAL, 3), written(REAL, 3), written(REAL, 3), written(REAL, 3),
)  # fmt: skip
def ends(
    at_m: Array, turn: Array, rows: Indices, keys: Indices, turned_at: Indices,
    touches: Flags, places_m: Array, offsets_m: Array, nominal: Array, outs: Array,
    shifts_m: Array, tremor_m: Array,
    wrists_m: Array, parts_m: Array, turns: Array, leaves: Array,
) -> None:  # fmt: skip
    """Writes wrists, parts, turns and ways out at both ends of every frame's way.

    Args:
        at_m: (A, F, 3) where carriers are; `turn` (A, F, 4) how they are turned.
        turn: See there.
        rows: (K,) the carrier of each posture; 0 is the world.
        keys: (2, F) the postures at both ends.
        turned_at: (2, F) the frames as the carriers are turned in which they turn the hand.
        touches: (K,) whether the hand touches: if so, it turns with its carrier.
        places_m: (K, 3) from the carrier's head, at rest.
        offsets_m: (K, 3) added, in the world.
        nominal: (K, 4) turn of the carrier with which the hand has its own turn.
        outs: (K, 3) the way on which the hand leaves, as `places_m`.
        shifts_m: (2, F, 3) what movements add.
        tremor_m: (F, 3) what a hand in the air drifts.
        wrists_m: (2, F, 3).
        parts_m: (2, F, 3) from the wrist to the touching part; as it is if it turned with nothing.
        turns: (2, F, 4) of the hand; likewise.
        leaves: (2, F, 3) the way out; zero where both ends have one carrier.
    """
    for end in range(2):
        for frame in range(keys.shape[1]):
            key = keys[end, frame]
            row, other = rows[key], rows[keys[1 - end, frame]]
            carried = four(turn[row, frame])
            place = turned(carried, places_m[key])
            part, hand = parts_m[end, frame], turns[end, frame]
            if touches[key]:
                by = product(four(turn[row, turned_at[end, frame]]), inverse(four(nominal[key])))
                written_in(hand, product(by, four(hand)))
                part[0], part[1], part[2] = turned(by, (part[0], part[1], part[2]))
                if row != other:
                    way = turned(carried, outs[key])
                    leaves[end, frame, 0], leaves[end, frame, 1] = way[0], way[1]
                    leaves[end, frame, 2] = way[2]
            for axis in range(3):
                where = at_m[row, frame, axis] + place[axis]
                where += offsets_m[key, axis] + shifts_m[end, frame, axis]
                if row == 0:
                    where += tremor_m[frame, axis]
                wrists_m[end, frame, axis] = where - part[axis]


@compiled(
    array(REAL, 3), array(INDEX, 1), array(REAL, 1), array(REAL, 2), array(REAL, 1),
    written(REAL, 2),
)  # fmt: skip
def between(
    wrists_m: Array, following: Indices, along: Array, bows: Array, waves: Array, wrist_m: Array
) -> None:
    """Writes the wrist (F, 3) on its way, with the bow, arc or wave that leads off it.

    Args:
        wrists_m: (2, F, 3) where ways begin and end.
        following: (F,) the posture gone to.
        along: (F,) of the way.
        bows: (K, 3) how far a way to a posture leads off at most, as shares of its length.
        waves: (K,) how many half waves it has.
        wrist_m: (F, 3).
    """
    for frame in range(len(along)):
        start, end, to = wrists_m[0, frame], wrists_m[1, frame], following[frame]
        x, y, z = end[0] - start[0], end[1] - start[1], end[2] - start[2]
        off = sqrt(x * x + y * y + z * z) * sin(pi * waves[to] * along[frame])
        wrist_m[frame, 0] = start[0] + along[frame] * x + bows[to, 0] * off
        wrist_m[frame, 1] = start[1] + along[frame] * y + bows[to, 1] * off
        wrist_m[frame, 2] = start[2] + along[frame] * z + bows[to, 2] * off


@compiled(
    array(INDEX, 2), array(REAL, 1), strided(REAL, 2), array(REAL, 4), array(REAL, 3),
    array(REAL, 1), written(REAL, 3), written(REAL, 2), written(REAL, 1),
)  # fmt: skip
def blended(
    keys: Indices, along: Array, formed: Array, shapes_rad: Array, parts_m: Array,
    given_up: Array, fingers_rad: Array, part_m: Array, given_up_rad: Array,
) -> None:  # fmt: skip
    """Writes what lies between both ends: handshapes, parts, and how far hands gave way.

    Args:
        keys: (2, F) the posture left, and the one gone to.
        along: (F,) of the way.
        formed: (F, 5) share of the way to the next handshape, of each finger.
        shapes_rad: (2, F, 5, 4) fingers at both ends.
        parts_m: (2, F, 3) from the wrist to the touching part at both ends.
        given_up: (K,) how far each posture gave way.
        fingers_rad: (F, 5, 4).
        part_m: (F, 3); `parts_m[0]` will do.
        given_up_rad: (F,).
    """
    for frame in range(len(along)):
        share = along[frame]
        for finger in range(5):
            for n in range(4):
                start, end = shapes_rad[0, frame, finger, n], shapes_rad[1, frame, finger, n]
                fingers_rad[frame, finger, n] = start + formed[frame, finger] * (end - start)
        for axis in range(3):
            place = parts_m[0, frame, axis]
            part_m[frame, axis] = place + share * (parts_m[1, frame, axis] - place)
        before = given_up[keys[0, frame]]
        given_up_rad[frame] = before + share * (given_up[keys[1, frame]] - before)
