"""Hands and forearms on their way out of things, in machine code, pass after pass.

What a pass finds too near is asked for, granted with the least turns and moves, and looked at
again. N rows are a hand in a frame each, all F frames of the first hand first.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.compiled import inner, loop
from lsf_avatar.kinematics.between import arms_meet
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.elbows import forearms_want, in_trunk
from lsf_avatar.kinematics.grids import Carried, Rows, Seen
from lsf_avatar.kinematics.meeting import Flesh, Pair
from lsf_avatar.kinematics.probing import ENOUGH_M, Shapes, hands_in
from lsf_avatar.kinematics.wanting import (
    FOREARM,
    GROUPS,
    Wants,
    Windows,
    given,
    limited,
    needed,
    spread,
)

STILL = 0.0003
"""A hand that is moved (metres) or turned (radians) by less than that has stayed."""
GOOD_M = 0.001
"""After some passes, less than that is good enough."""
_PASSES = 40
"""At most; most phrases take three or four."""
_CAREFUL = 4
"""So many passes only less than `ENOUGH_M` is."""
_PATIENCE, _LESS = 7, 0.9
"""So many passes that bring little are the last: what is left then has no way out."""

Flags = NDArray[np.bool_]


class Arms(NamedTuple):
    """What H arms are made of, what they keep out of, and where that is worth a look.

    Attributes:
        head, trunk: Of the body.
        flesh: Of hands and forearms.
        shapes: Of the hands in all N rows.
        hands: (H,) 0 right and 1 left.
        at_head, at_trunk: (N,) whether hands may come near these.
        lying: (N,) whether forearms may be in the trunk.
        meeting: (F,) whether both arms may meet.
        elbow_m: (N, 3).
        room_m: (N,) how far hands should stay away from head and trunk.
        apart_m: (F,) and from each other.
        gives: (F, 2) the share of what is missing there that each gives way by.
        travels: (N,) 0 where a hand stays at a posture.
    """

    head: Seen
    trunk: Seen
    flesh: Flesh
    shapes: Shapes
    hands: Rows
    at_head: Flags
    at_trunk: Flags
    lying: Flags
    meeting: Flags
    elbow_m: Array
    room_m: Array
    apart_m: Array
    gives: Array
    travels: Array


class Hands(NamedTuple):
    """Hands in N rows, as they are held before they are brought out.

    Attributes:
        wrist_m: (N, 3).
        turn: (N, 4) against rest.
        part_m: (N, 3) from the wrist to the part that is brought to its place, in the world.
        free: (N,) 0 where the hand should touch, 1 where it is free.
        calm: (N,) 0 where it is not moved for what comes before or after it.
    """

    wrist_m: Array
    turn: Array
    part_m: Array
    free: Array
    calm: Array


@loop
def still_wanted(arms: Arms, hands: Hands, still: Flags) -> Wants:
    """What N rows of hands want so as to come out of things.

    Args:
        arms: What they are, and what they keep out of.
        hands: As they are held.
        still: (N,) rows that are passed over.
    """
    many = len(hands.wrist_m)
    wants = Wants(np.zeros((many, 2 * GROUPS)), np.zeros((many, 2 * GROUPS, 6)))
    _looked(arms, (hands.wrist_m, hands.turn), hands.wrist_m + hands.part_m, still, wants)
    return wants


@loop
def still_left_m(arms: Arms, hands: Hands, still: Flags) -> Array:
    """(F,) the sum of what is too near to something in each frame, beyond what is good enough."""
    wants = still_wanted(arms, hands, still)
    frames = len(hands.wrist_m) // len(arms.hands)
    # Whatever its wrist can do for it, a forearm in the trunk counts as it is.
    sunk = np.flatnonzero(arms.lying & ~still)
    missing = in_trunk(
        arms.trunk, arms.flesh.sleeve, frames, arms.elbow_m, hands.wrist_m, sunk
    )[0]  # fmt: skip
    wants.missing_m[sunk, FOREARM] = missing
    left = np.zeros(frames)
    for row in range(len(hands.wrist_m)):
        left[row % frames] += _beyond_m(wants, row, GOOD_M)
    return left


@loop
def all_brought_out(
    arms: Arms, hands: Hands, still: Flags, windows: Windows, most_m: float
) -> tuple[Array, Array, Array]:
    """(N, 3) wrists and (N, 4) turns of hands brought out of things as far as that goes.

    Last, (N,) the sum of what is still too near to something, beyond what is good enough.

    Where nothing is wanted for a while, time is parted; each part is done with when it is out.

    Args:
        arms: What they are, and what they keep out of.
        hands: As they are held.
        still: (N,) rows that are known to be out.
        windows: Over which what they need is spread.
        most_m: How far free hands are moved at most.
    """
    many = len(arms.hands)
    frames, reach = len(hands.wrist_m) // many, len(windows.way) // 2
    moved = hands.wrist_m.copy(), hands.turn.copy(), np.zeros(len(hands.wrist_m))
    wants = still_wanted(arms, hands, still)
    for first, last in _parts(wants, frames, 2 * reach):
        room, done = 2 * reach, False
        while not done:
            start, stop = max(first - room, 0), min(last + room + 1, frames)
            now = Hands(
                _cut(moved[0], many, start, stop), _cut(moved[1], many, start, stop),
                _cut(hands.part_m, many, start, stop), _cut(hands.free, many, start, stop),
                _cut(hands.calm, many, start, stop),
            )  # fmt: skip
            want = Wants(
                _cut(wants.missing_m, many, start, stop), _cut(wants.does, many, start, stop)
            )
            out = _brought_out(_arms_during(arms, start, stop), now, want, windows, most_m)
            room *= 2
            done = _within(out[0], now.wrist_m, stop - start, reach, start == 0, stop == frames)
        for row in range(many * (stop - start)):
            at = row // (stop - start) * frames + start + row % (stop - start)
            moved[0][at], moved[1][at], moved[2][at] = out[0][row], out[1][row], out[2][row]
            # A part that reaches into this one takes it as it is now.
            wants.missing_m[at] = 0.0
    return moved


@inner
def _parts(wants: Wants, frames: int, apart: int) -> list[tuple[int, int]]:
    """First and last frame of each time in which something is wanted, so many frames apart."""
    parts, first, last = [(0, 0)], -1, -1
    parts.clear()  # from what is in a list the compiler sees what may be in it
    for frame in range(frames):
        for row in range(frame, len(wants.missing_m), frames):
            if wants.missing_m[row].any():
                if last < 0 or frame - last > apart:
                    if last >= 0:
                        parts.append((first, last))
                    first = frame
                last = frame
    if last >= 0:
        parts.append((first, last))
    return parts


@inner
def _cut(values: NDArray[Any], many: int, start: int, stop: int) -> NDArray[Any]:
    """Rows of so many hands, during some frames: a copy."""
    frames = len(values) // many
    by_hand = values.reshape((many, frames, *values.shape[1:]))
    return by_hand[:, start:stop].copy().reshape((many * (stop - start), *values.shape[1:]))


@inner
def _arms_during(arms: Arms, start: int, stop: int) -> Arms:
    many, shapes = len(arms.hands), arms.shapes
    return Arms(
        _seen_during(arms.head, start, stop), _seen_during(arms.trunk, start, stop), arms.flesh,
        Shapes(
            _cut(shapes.of_row, many, start, stop), _cut(shapes.halfway, many, start, stop),
            shapes.balls_m, shapes.probes_m, shapes.reach_m,
        ),
        arms.hands, _cut(arms.at_head, many, start, stop), _cut(arms.at_trunk, many, start, stop),
        _cut(arms.lying, many, start, stop), arms.meeting[start:stop],
        _cut(arms.elbow_m, many, start, stop), _cut(arms.room_m, many, start, stop),
        arms.apart_m[start:stop], arms.gives[start:stop],
        _cut(arms.travels, many, start, stop),
    )  # fmt: skip


@inner
def _seen_during(seen: Seen, start: int, stop: int) -> Seen:
    turn, turn_more, shift, shift_more, low, length = seen.carried
    some = Carried(
        turn[start:stop], turn_more[start:stop], shift[start:stop], shift_more[start:stop], low,
        length,
    )  # fmt: skip
    return Seen(seen.grid, some)


@inner
def _looked(
    arms: Arms, moved: tuple[Array, Array], pivot_m: Array, still: Flags, wants: Wants
) -> None:
    """What is too near to something, hands at `moved` wrists and turns, wants."""
    wrist, turn = moved
    skin, shapes, hands, room = arms.flesh.skin, arms.shapes, arms.hands, arms.room_m
    for seen, near in ((arms.head, arms.at_head), (arms.trunk, arms.at_trunk)):
        rows = np.flatnonzero(near & ~still)
        hands_in(seen, skin, shapes, rows, hands, still, wrist, turn, pivot_m, room, wants)
    sunk, frames = np.flatnonzero(arms.lying & ~still), len(wrist) // len(hands)
    missing, out, share = in_trunk(arms.trunk, arms.flesh.sleeve, frames, arms.elbow_m, wrist, sunk)
    forearms_want(sunk, missing, out, share, wrist, pivot_m, wants)
    if len(hands) == 2:
        pair = Pair(wrist, turn, arms.elbow_m, pivot_m, arms.apart_m, arms.gives, arms.travels)
        stays = still[:frames] & still[frames:]
        arms_meet(arms.flesh, shapes, np.flatnonzero(arms.meeting), stays, pair, wants)


@inner
def _beyond_m(wants: Wants, row: int, enough_m: float) -> float:
    beyond = 0.0
    for group in range(wants.missing_m.shape[1]):
        beyond += max(wants.missing_m[row, group] - enough_m, 0.0)
    return beyond


@inner
def _brought_out(
    arms: Arms, hands: Hands, wants: Wants, windows: Windows, most_m: float
) -> tuple[Array, Array, Array]:
    """As `all_brought_out`, from what they want to begin with."""
    many, free = len(hands.wrist_m), hands.free
    held = hands.wrist_m, hands.turn
    moved = held[0].copy(), held[1].copy()
    best = held[0].copy(), held[1].copy(), np.zeros(many)
    got, still = np.zeros((many, 6)), np.zeros(many, np.bool_)
    least, since = np.inf, 0
    for number in range(_PASSES):
        if number:
            wants.missing_m[:] = 0.0
            _looked(arms, moved, held[0] + hands.part_m + got[:, 3:], still, wants)
        enough, left = GOOD_M if number > _CAREFUL else ENOUGH_M, 0.0
        for row in range(many):
            left += _beyond_m(wants, row, enough)
        if left < _LESS * least:
            least, since = left, number
            best[0][:], best[1][:] = moved
            for row in range(many):
                best[2][row] = _beyond_m(wants, row, GOOD_M)
        if left == 0.0 or number > since + _PATIENCE:
            break
        more = spread(needed(wants, free, got), hands.calm, windows, len(arms.hands))
        for row in range(many):
            before = got[row].copy()
            got[row] += more[row]
            limited(got[row], free[row], most_m)
            given(row, held, hands.part_m, got[row], moved)
            # What wanted nothing and was not moved again is as far out as it was found to be.
            stays = np.abs(got[row] - before).max() <= STILL
            still[row] = stays and not wants.missing_m[row].any()
    return best


@inner
def _within(out_m: Array, held_m: Array, frames: int, reach: int, first: bool, last: bool) -> bool:
    """Whether what was moved is so many frames from both ends, those of the text left out."""
    within = True
    for row in range(len(out_m)):
        frame = row % frames
        at_rim = (frame < reach and not first) or (frame >= frames - reach and not last)
        within &= not (at_rim and (out_m[row] != held_m[row]).any())
    return within
