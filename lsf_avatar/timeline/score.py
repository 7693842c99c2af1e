"""What the timeline hands to kinematics: tracks of timed segments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from lsf_avatar.phonology.movements import Movement, Path
from lsf_avatar.phonology.sign import HandPosture

FACE_TRACKS = ("brows", "lids", "cheeks", "nose", "mouth", "mouthing")
BODY_TRACKS = ("torso", "shoulders", "head", "gaze")
HAND_TRACKS = ("active", "passive")


@dataclass(frozen=True, slots=True)
class HandSegment:
    """A hand at a posture: it arrives at `peak_s`, moves or holds until `release_s`.

    Attributes:
        start_s: When the way here begins; the previous segment's release.
        peak_s: When the posture is reached and its movements begin.
        release_s: When its movements and holds are over.
        end_s: When the next posture is reached.
        posture: Where and how the hand is at `peak_s`; already mirrored where symmetry asks.
        path: The way here.
        movements: While there; already mirrored.
        phase: 0, or 0.5 for the hand in counter-phase of an alternating sign.
        item: Index of the item it belongs to; -1 for rest.
        letter: What a spelled segment shows: a letter or digit; else empty.
    """

    start_s: float
    peak_s: float
    release_s: float
    end_s: float
    posture: HandPosture
    path: Path = Path()
    movements: tuple[Movement, ...] = ()
    phase: float = 0.0
    item: int = -1
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A value of a face or body track: rises from `start_s` to `peak_s`, falls after `release_s`.

    Attributes:
        name: Of lexical tiers, a name of `phonology.nonmanuals.TIERS[track]`; of `mouthing`, a
            viseme; of `gaze`, a name or a locus.
        intensity: 0 to 1.
        times: Of a head nod or shake: how many cycles between peak and release.
    """

    start_s: float
    peak_s: float
    release_s: float
    end_s: float
    name: str
    intensity: float = 1.0
    times: float = 1.0
    item: int = -1


@dataclass(frozen=True, slots=True)
class ItemTime:
    """When an item of the utterance is signed: from its first onset to its last release."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Score:
    """An utterance in seconds.

    Attributes:
        hands: `active` and `passive` → segments in time order, without gaps between release and
            the next start, first and last at rest.
        tracks: Each of `FACE_TRACKS` and `BODY_TRACKS` → segments in time order; they may overlap.
        items: One for each item of the utterance.
        duration_s: Of the whole.
    """

    hands: Mapping[str, tuple[HandSegment, ...]]
    tracks: Mapping[str, tuple[Segment, ...]]
    items: tuple[ItemTime, ...]
    duration_s: float


_Timed = TypeVar("_Timed", HandSegment, Segment)


def retimed(score: Score, at: Callable[[float], float]) -> Score:
    """The same, with everything at other times; `at` says when, and keeps the order."""

    def moved(segment: _Timed) -> _Timed:
        return replace(
            segment,
            start_s=at(segment.start_s),
            peak_s=at(segment.peak_s),
            release_s=at(segment.release_s),
            end_s=at(segment.end_s),
        )

    return Score(
        hands={role: tuple(map(moved, track)) for role, track in score.hands.items()},
        tracks={name: tuple(map(moved, track)) for name, track in score.tracks.items()},
        items=tuple(ItemTime(at(time.start_s), at(time.end_s)) for time in score.items),
        duration_s=at(score.duration_s),
    )
