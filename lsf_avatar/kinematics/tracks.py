"""One hand's segments as arrays: which two postures a frame lies between, and how far along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np

from lsf_avatar.geometry import multiply, rotate
from lsf_avatar.kinematics import asking
from lsf_avatar.kinematics.anchors import WORLD, Anchor, Signer
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.paths import flowing, shift, still
from lsf_avatar.kinematics.rig import Indices, rig_of
from lsf_avatar.kinematics.settling import settled
from lsf_avatar.phonology.movements import Path
from lsf_avatar.timeline.score import HandSegment

LEFT_SHARE = 0.25
"""Share of a way on which a hand still turns along with what it leaves, or already with what it
goes to; developers' proposal."""
BOW = 0.06
"""Height of the bow of a way through free space, as a share of its length: unconstrained reaches
are slightly curved, more so where they rise or fall (Atkeson & Hollerbach 1985, J. Neurosci. 5;
Osu, Uno, Koike & Kawato 1997, J. Exp. Psychol. HPP 23). How much, and that it bulges away from the
shoulder, is the developers' proposal, confidence low; the way is 1 % longer for it."""
_LEAST_BOWED_M = 0.05
"""A shorter way has no bow that could be seen."""

RESTING = -1
"""Item of a hand that rests or waits."""


@dataclass(frozen=True, eq=False)
class HandTrack:
    """One hand over time: K postures, F frames.

    Attributes:
        hand: 0 right, 1 left.
        anchors: Of each posture.
        paths: The way to each posture.
        keys: (2, F) the posture that a frame is at or leaves, `now`, and the one it goes to,
            `following`; the last one goes to itself.
        share: (F,) of the time between them, 0 to 1; 0 while the posture is stayed at.
        along: (F,) of the way between them.
        offset_m: (2, F, 3) what the movements of `now` and `following` add, in the world.
        turn: (2, F, 4) how the hand is turned at both, in the world.
        fingers_rad: (2, F, 5, 4) how it is shaped at both.
        part_m: (2, F, 3) from the wrist to the touching part at both, in the world.
    """

    hand: int
    anchors: tuple[Anchor, ...]
    paths: tuple[Path, ...]
    keys: Indices
    share: Array
    along: Array
    offset_m: Array
    turn: Array
    fingers_rad: Array
    part_m: Array

    def of_anchors(self, name: str) -> Array:
        """(K, ...) one attribute of each posture's anchor."""
        if name not in self._known:
            self._known[name] = np.array([getattr(anchor, name) for anchor in self.anchors])
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, Array]:
        """What of the anchors was asked for."""
        return {}

    def carried_at(self) -> Indices:
        """(2, F) the frames as what carries the hand at both is turned in which it is carried.

        What carries it may turn away meanwhile: a hand that has left it does not follow, and one
        that goes there goes where it will be.
        """
        frames = np.zeros_like(self.keys)
        asking.carried_at(self.now, self.share, LEFT_SHARE, frames)
        return frames

    @property
    def now(self) -> Indices:
        """(F,) the posture that each frame is at or leaves."""
        now: Indices = self.keys[0]
        return now

    @property
    def following(self) -> Indices:
        """(F,) the posture that each frame goes to."""
        following: Indices = self.keys[1]
        return following


def hand_track(
    signer: Signer,
    role: str,
    segments: Sequence[HandSegment],
    others: Sequence[HandSegment],
    times_s: Array,
) -> HandTrack:
    """The track of one hand.

    Args:
        signer: Who.
        role: `active` or `passive`.
        segments: Of this hand.
        others: Of the other hand: places on it depend on how it is shaped.
        times_s: (F,).
    """
    peaks = np.array([segment.peak_s for segment in segments])
    releases = np.array([segment.release_s for segment in segments])
    other_peaks = np.array([segment.peak_s for segment in others])
    beside = np.maximum(np.searchsorted(other_peaks, peaks + 1e-6, "right") - 1, 0)
    stands = settled(
        signer,
        role,
        [segment.posture for segment in segments],
        [others[k].posture for k in beside.tolist()],
    )
    last = len(segments) - 1
    now = np.maximum(np.searchsorted(peaks, times_s + 1e-9, "right") - 1, 0).astype(np.int32)
    keys = np.array((now, np.minimum(now + 1, last)), np.int32)
    share = np.zeros_like(times_s)
    asking.shares(peaks, releases, keys, times_s, share)
    return _with_movements(signer, signer.hand(role), segments, stands, (keys, share), times_s)


def _with_movements(
    signer: Signer,
    hand: int,
    segments: Sequence[HandSegment],
    stands: tuple[Anchor, ...],
    between: tuple[Indices, Array],
    times_s: Array,
) -> HandTrack:
    """Adds what movements do: at the start of each posture, at its end, and in between."""
    keys, share = between
    now, following = keys
    ends, moving = still(2 * len(segments)), []
    for k, (segment, stand) in enumerate(zip(segments, stands, strict=True)):
        if not segment.movements:
            continue
        frames = np.flatnonzero((now == k) & (times_s <= segment.release_s))
        length = max(segment.release_s - segment.peak_s, 1e-6)
        along = np.concatenate(([0.0, 1.0], (times_s[frames] - segment.peak_s) / length))
        moved = shift(signer, segment.movements, stand, hand, along, segment.phase)
        moving.append((moved, frames))
        both = slice(2 * k, 2 * k + 2)
        ends.offset_m[both], ends.turn[both] = moved.offset_m[:2], moved.turn[:2]
        ends.fingers_rad[both] = moved.fingers_rad[:2]
    # The posture left has done its movements; the one gone to has not begun.
    end = 2 * keys + np.array([[1], [0]])
    offset, turn, fingers = ends.offset_m[end], ends.turn[end], ends.fingers_rad[end]
    for moved, frames in moving:
        offset[0, frames], turn[0, frames] = moved.offset_m[2:], moved.turn[2:]
        fingers[0, frames] = moved.fingers_rad[2:]
    base = np.array([a.turn for a in stands])[keys]
    turned = multiply(turn, base)
    touching = np.array([a.contact for a in stands])[keys]
    through = np.array([segment.path.through for segment in segments])
    pivot = np.where(touching[..., None], turned, base)
    return HandTrack(
        hand=hand,
        anchors=stands,
        paths=_ways(signer, hand, segments, stands),
        keys=keys,
        share=share,
        along=flowing(share, through[now], through[following]),
        offset_m=offset,
        turn=turned,
        fingers_rad=np.array([a.fingers_rad for a in stands])[keys] + fingers,
        part_m=rotate(pivot, np.array([a.part_m for a in stands])[keys]),
    )


def _ways(
    signer: Signer, hand: int, segments: Sequence[HandSegment], stands: Sequence[Anchor]
) -> tuple[Path, ...]:
    """The way to each posture; from one sign to the next, through free space, it is bowed.

    What a sign itself asks for stays as it is written, and so do ways from and to rest, and those
    that begin or end on the body or on the other hand.
    """
    shoulder = signer.body.heads_m[rig_of(signer.body).upper[hand]]
    ways = [segment.path for segment in segments]
    for k in range(1, len(segments)):
        before, after = segments[k - 1].item, segments[k].item
        between_signs = RESTING not in (before, after) and before != after
        in_space = stands[k - 1].joint == WORLD == stands[k].joint
        if between_signs and in_space and ways[k] == Path():
            ways[k] = _bowed(signer, stands[k - 1], stands[k], shoulder)
    return tuple(ways)


def _bowed(signer: Signer, before: Anchor, after: Anchor, shoulder: Array) -> Path:
    """A bow away from the shoulder, square to the way; straight where there is no such side."""
    start, end = (anchor.place_m + anchor.offset_m for anchor in (before, after))
    way = end - start
    length = sqrt(way @ way)
    if length < _LEAST_BOWED_M:
        return Path()
    out = (start + end) / 2.0 - shoulder
    out = out - way * (out @ way) / length**2
    aside = sqrt(out @ out)
    if aside < _LEAST_BOWED_M:
        return Path()
    a, u, f = signer.world(tuple(out / aside)).tolist()
    return Path("arc", (a, u, f), BOW)
