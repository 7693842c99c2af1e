"""Where two arms come into each other: hand in hand, hand in sleeve, sleeve in sleeve.

Fingers are balls, a palm is a field of distances that goes with its wrist, a forearm is as thick
as its sleeve. Balls about the bones say first which parts of which frames are worth a look.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import rotate, to_matrix
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.field import Float, Rows, distances_m, slopes, within
from lsf_avatar.kinematics.probing import (
    NEAR_M,
    PALM,
    PALM_MIRROR,
    Near,
    balls_of,
    middle_and_reach_m,
    near_at,
    placed_m,
)
from lsf_avatar.kinematics.rig import Rig
from lsf_avatar.kinematics.wanting import FOREARM, Real

APART_M = 0.001
"""How far arms stay away from each other that should not touch."""
_SLEEVE_GIVES = 3.0
"""A sleeve that is touched gives so many times as far as skin."""
_ENOUGH_M = 0.0005


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
    """N places at which two arms are too near to each other.

    Attributes:
        frames: (N,) in which.
        missing_m: (N,) how far they have still to go apart.
        out: (N, 3) which way the right one goes, unit; the left one goes against it.
        at_m: (N, 2, 3) where it is on each arm; of a forearm, where its wrist is.
        groups: (N, 2) of which part of each.
        share: (N, 2) how much of its wrist's way the place goes: all of it but on a forearm.
    """

    frames: Rows
    missing_m: Real
    out: Real
    at_m: Real
    groups: NDArray[np.integer]
    share: Real


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """Both hands in the R frames in which their arms may meet, right and left.

    Attributes:
        frames: (R,) which.
        hands: The two.
    """

    frames: Rows
    hands: tuple[Near, Near]

    def only(self, chosen: NDArray[np.bool_]) -> Beside:
        """Some of its frames, (R,)."""
        right, left = (near.only(chosen) for near in self.hands)
        return Beside(self.frames[chosen], (right, left))


def beside(
    rig: Rig, wrist_m: Array, turn: Array, fingers_rad: Array, elbow_m: Array
) -> Beside | None:
    """The frames in which arms may meet; None for none.

    Args:
        rig: The body.
        wrist_m: (F, 2, 3).
        turn: (F, 2, 4) of the hands against rest.
        fingers_rad: (F, 2, 5, 4).
        elbow_m: (F, 2, 3).
    """
    middle, reach = middle_and_reach_m(rig.body)
    reach = reach - NEAR_M + APART_M
    at = wrist_m + rotate(turn, middle)
    ends = np.stack((elbow_m, at), axis=2)
    # Two segments from elbow to hand, as balls about their middles, then hand against segment.
    centre, half = ends.mean(axis=2), (ends[:, :, 1] - ends[:, :, 0]) / 2.0
    size = np.sqrt(np.einsum("fhi,fhi->fh", half, half)) + reach
    frames = np.flatnonzero(_length(centre[:, 0] - centre[:, 1]) < size.sum(axis=1))
    if not frames.size:
        return None
    at, elbow, wrist = at[frames], elbow_m[frames], wrist_m[frames]
    thick = float(rig.body.forearm[:, 1].max())
    close = _length(at[:, 0] - at[:, 1]) < reach.sum()
    for hand in (0, 1):
        _, off = _to_segment(at[:, hand], elbow[:, 1 - hand], wrist[:, 1 - hand])
        close |= _length(off) < reach[hand] + thick
    close |= _between_segments(elbow, wrist) < 2.0 * thick
    frames = frames[close]
    if not frames.size:
        return None
    hands = [
        near_at(rig, frames, frames, np.full(len(frames), hand), fingers_rad[frames, hand], {})
        for hand in (0, 1)
    ]
    return Beside(frames, (hands[0], hands[1]))


def meetings(
    body: Body, near: Beside, wrist_m: Array, turn: Array, elbow_m: Array, room_m: Array
) -> Meeting | None:
    """Where arms are too near to each other; None where they are nowhere.

    Args:
        body: Whose.
        near: Where to look.
        wrist_m: (F, 2, 3).
        turn: (F, 2, 4).
        elbow_m: (F, 2, 3).
        room_m: (F,) how far skin should stay away from skin; less than nothing may be pressed.
    """
    frames = near.frames
    wrist = wrist_m[frames].astype(np.float32)
    matrices = to_matrix(turn[frames]).astype(np.float32)
    arms = _Arms(
        body, near, wrist, matrices, elbow_m[frames].astype(np.float32),
        room_m[frames].astype(np.float32),
        [
            np.einsum("rij,rbj->rbi", matrices[:, hand], one.balls_m[one.shapes])
            + wrist[:, hand, None]
            for hand, one in enumerate(near.hands)
        ],
    )  # fmt: skip
    found = [_in_fingers(arms), _in_forearm(arms)]
    for hand in (0, 1):
        found += [_in_palm(arms, hand), _in_sleeve(arms, hand)]
    some = [one for one in found if one is not None]
    if not some:
        return None
    columns = [np.concatenate([getattr(one, f.name) for one in some]) for f in fields(Meeting)]
    columns[0] = frames[columns[0]]
    return Meeting(*columns)


@dataclass(frozen=True, slots=True, eq=False)
class _Arms:
    """Both arms in R frames: as `meetings` takes them, and balls about bones, (R, B, 3) each."""

    body: Body
    near: Beside
    wrist_m: Float
    matrices: Float
    elbow_m: Float
    room_m: Float
    balls_m: list[Float]

    def probes(self, hand: int, row: Rows, probe: Rows) -> Float:
        """(N, 3) where probes of one hand are."""
        return placed_m(
            self.body, self.near.hands[hand], row, probe, self.wrist_m[:, hand],
            self.matrices[:, hand],
        )  # fmt: skip


def _in_palm(arms: _Arms, hand: int) -> Meeting | None:
    """What is of one hand in the palm of the other."""
    balls, probes, other = balls_of(arms.body), arms.body.probes, 1 - hand
    palm = np.flatnonzero(balls.bones == PALM)
    reach = balls.radii_m[hand][:, None] + balls.radii_m[other][palm] + arms.room_m.max()
    close = np.any(_near_balls(arms.balls_m[hand], arms.balls_m[other][:, palm], reach), axis=2)
    row, probe = np.nonzero(close[:, balls.of_probe])
    if not row.size:
        return None
    at = arms.probes(hand, row, probe)
    back = arms.matrices[row, other]
    local = np.einsum("nji,nj->ni", back, at - arms.wrist_m[row, other])
    local = local * PALM_MIRROR[other].astype(np.float32)
    field = arms.body.fields["palm"]
    room = arms.room_m[row] + probes.radii_m[hand, probe].astype(np.float32)
    missing = room - distances_m(field, local)
    short = np.flatnonzero((missing > _ENOUGH_M) & within(field, local))
    if not short.size:
        return None
    _, out = slopes(field, local[short])
    out = out * PALM_MIRROR[other].astype(np.float32)
    out = np.einsum("nij,nj->ni", back[short], out)
    out /= np.maximum(_length(out), 1e-6)[:, None]
    groups = np.ones((len(short), 2), np.int64)
    groups[:, hand] = probes.groups[probe[short]]
    return _meeting(hand, row[short], missing[short], out, (at[short], at[short]), groups)


def _in_fingers(arms: _Arms) -> Meeting | None:
    """Fingers in fingers."""
    balls, probes = balls_of(arms.body), arms.body.probes
    bones = np.flatnonzero(balls.bones != PALM)
    radii = balls.radii_m[:, bones]
    within = radii[0][:, None] + radii[1] + arms.room_m.max()
    row, first, second = np.nonzero(
        _near_balls(arms.balls_m[0][:, bones], arms.balls_m[1][:, bones], within)
    )
    if not row.size:
        return None
    members = np.stack([np.flatnonzero(balls.of_probe == ball) for ball in bones])
    many = members.shape[1]
    right = np.repeat(members[first], many, axis=1).ravel()
    left = np.tile(members[second], (1, many)).ravel()
    row = np.repeat(row, many * many)
    at = (arms.probes(0, row, right), arms.probes(1, row, left))
    off = at[0] - at[1]
    distance = _length(off)
    size = (probes.radii_m[0, right] + probes.radii_m[1, left]).astype(np.float32)
    missing = size + arms.room_m[row] - distance
    short = np.flatnonzero(missing > _ENOUGH_M)
    if not short.size:
        return None
    out = off[short] / np.maximum(distance[short], 1e-6)[:, None]
    groups = np.stack((probes.groups[right[short]], probes.groups[left[short]]), axis=1)
    return _meeting(0, row[short], missing[short], out, (at[0][short], at[1][short]), groups)


def _in_sleeve(arms: _Arms, hand: int) -> Meeting | None:
    """What is of one hand in the forearm of the other."""
    balls, probes, other = balls_of(arms.body), arms.body.probes, 1 - hand
    elbow, wrist = arms.elbow_m[:, other], arms.wrist_m[:, other]
    share, off = _to_segment(arms.balls_m[hand], elbow[:, None], wrist[:, None])
    thick = float(arms.body.forearm[:, 1].max()) + float(arms.room_m.max())
    close = (_length(off) < balls.radii_m[hand] + thick) & (share < 1.0)
    row, probe = np.nonzero(close[:, balls.of_probe])
    if not row.size:
        return None
    at = arms.probes(hand, row, probe)
    share, off = _to_segment(at, elbow[row], wrist[row])
    distance = _length(off)
    radius = np.interp(share, *arms.body.forearm.T).astype(np.float32)
    size = probes.radii_m[hand, probe].astype(np.float32) + radius
    room = np.where(arms.room_m[row] < 0.0, _SLEEVE_GIVES * arms.room_m[row], arms.room_m[row])
    missing = np.where(share < 1.0, size + room - distance, 0.0)
    short = np.flatnonzero(missing > _ENOUGH_M)
    if not short.size:
        return None
    out = off[short] / np.maximum(distance[short], 1e-6)[:, None]
    groups = np.full((len(short), 2), FOREARM)
    groups[:, hand] = probes.groups[probe[short]]
    ends = (at[short], wrist[row[short]])
    return _meeting(hand, row[short], missing[short], out, ends, groups, share[short])


def _in_forearm(arms: _Arms) -> Meeting | None:
    """Forearm in forearm, at the two balls that are deepest."""
    shares, radii = arms.body.forearm.astype(np.float32).T
    right, left = (
        arms.elbow_m[:, hand, None]
        + shares[:, None] * (arms.wrist_m[:, hand] - arms.elbow_m[:, hand])[:, None]
        for hand in (0, 1)
    )
    off = right[:, :, None] - left[:, None]
    distance = _length(off)
    missing = radii[:, None] + radii + arms.room_m[:, None, None] - distance
    row = np.flatnonzero(missing.max(axis=(1, 2)) > _ENOUGH_M)
    if not row.size:
        return None
    worst = missing[row].reshape(len(row), -1).argmax(axis=1)
    first, second = np.divmod(worst, len(shares))
    out = off[row, first, second] / np.maximum(distance[row, first, second], 1e-6)[:, None]
    groups = np.full((len(row), 2), FOREARM)
    at = np.stack((arms.wrist_m[row, 0], arms.wrist_m[row, 1]), axis=1)
    share = np.stack((shares[first], shares[second]), axis=1)
    return Meeting(row, missing[row, first, second], out, at, groups, share)


def _meeting(
    hand: int,
    row: Rows,
    missing_m: Real,
    out: Real,
    at_m: tuple[Real, Real],
    groups: NDArray[np.integer],
    other_share: Real | float = 1.0,
) -> Meeting:
    """Places of one hand (the way out is its own) in the other arm."""
    share = np.ones((len(row), 2))
    share[:, 1 - hand] = other_share
    own, other = at_m
    at = np.stack((own, other) if hand == 0 else (other, own), axis=1)
    return Meeting(row, missing_m, out if hand == 0 else -out, at, groups, share)


def _near_balls(first_m: Real, second_m: Real, within_m: Real) -> NDArray[np.bool_]:
    """(R, A, B) whether balls (R, A, 3) and (R, B, 3) are nearer than (A, B)."""
    off = first_m[:, :, None] - second_m[:, None]
    near: NDArray[np.bool_] = np.einsum("rabi,rabi->rab", off, off) < within_m * within_m
    return near


def _to_segment(at_m: Real, start_m: Real, end_m: Real) -> tuple[Real, Real]:
    """Share of the nearest place on segments, (...), and the way from it, (..., 3)."""
    along = end_m - start_m
    off = at_m - start_m
    share = (off * along).sum(axis=-1) / np.maximum((along * along).sum(axis=-1), 1e-9)
    share = np.clip(share, 0.0, 1.0)
    return share, off - share[..., None] * along


def _between_segments(start_m: Real, end_m: Real) -> Real:
    """(R,) distance, to a few millimetres, of two segments (R, 2, 3)."""
    steps = np.linspace(0.0, 1.0, 9)[:, None]
    at = start_m[:, 0, None] + steps * (end_m - start_m)[:, 0, None]
    _, off = _to_segment(at, start_m[:, 1, None], end_m[:, 1, None])
    nearest: Real = _length(off).min(axis=1)
    return nearest


def _length(vectors: Real) -> Real:
    length: Real = np.sqrt(np.einsum("...i,...i->...", vectors, vectors))
    return length
