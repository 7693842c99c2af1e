"""Beats become the tracks of both hands: when each posture is reached and left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lsf_avatar.phonology.directions import normalised
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import REST, HandPosture
from lsf_avatar.phonology.transform import mirrored_hand
from lsf_avatar.timeline.beats import Beat, Play
from lsf_avatar.timeline.movement import manner_share
from lsf_avatar.timeline.score import HandSegment, ItemTime
from lsf_avatar.timeline.tempo import Tempo
from lsf_avatar.timeline.way import way_s

PASSIVE_REST = mirrored_hand(REST)
PASSIVE_LOWERED = mirrored_hand(
    replace(
        REST,
        fingers=normalised((-0.55, -0.30, 0.78)),
        palm=normalised((-0.60, -0.55, -0.58)),
        place=Place("neutral_space", "active", offset=(0.0, -0.17, -0.06)),
    )
)
"""Where it waits open and low, half way to rest, until the next sign of two hands."""

AFTER_MOVEMENT_S = 0.20
"""Least time from the end of a movement to the next posture (brief)."""
_SHORTEST_REST_S = 0.25
"""A hand goes to rest only if it can stay there a moment."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Both tracks, when each item is signed, and when each beat is reached and left."""

    active: tuple[HandSegment, ...]
    passive: tuple[HandSegment, ...]
    items: tuple[ItemTime, ...]
    beats_s: tuple[tuple[float, float], ...]
    duration_s: float


@dataclass(slots=True)
class _Stop:
    """A posture of one hand with its times, while the track is being laid."""

    play: Play
    peak_s: float
    release_s: float
    item: int = -1
    letter: str = ""


def lay_hands(beats: Sequence[Beat], count: int, tempo: Tempo) -> Hands:
    """Times for all beats, at speed 1.

    Args:
        beats: In order.
        count: How many items there are.
        tempo: The pace.
    """
    times = _times_s(beats, tempo)
    last = times[-1][1] if times else 0.0
    active = _active_stops(beats, times, tempo)
    passive = _passive_stops(beats, times, tempo)
    ways = [_way_s(stops[-1].play, Play(rest)) for stops, rest in _ends(active, passive)]
    duration = last + max(ways) + tempo.rest_s
    for (stops, rest), way in zip(_ends(active, passive), ways, strict=True):
        if stops[-1].play.posture != rest:
            stops.append(_Stop(Play(rest), stops[-1].release_s + way, duration))
        stops[-1].release_s = duration
    return Hands(
        _segments(active), _segments(passive), _item_times(beats, times, count, tempo.rest_s),
        tuple(times), duration,
    )  # fmt: skip


def _ends(
    active: list[_Stop], passive: list[_Stop]
) -> tuple[tuple[list[_Stop], HandPosture], tuple[list[_Stop], HandPosture]]:
    return (active, REST), (passive, PASSIVE_REST)


def _times_s(beats: Sequence[Beat], tempo: Tempo) -> list[tuple[float, float]]:
    """(peak, release) of each beat: a beat waits for the slower of the hands that it needs."""
    times: list[tuple[float, float]] = []
    active, passive, passive_left_s = Play(REST), Play(PASSIVE_REST), 0.0
    now, letter = tempo.rest_s, ""
    for beat in beats:
        to_active = beat.active or Play(REST)
        way = _way_s(active, to_active, bool(letter and beat.letter))
        letter = beat.letter
        if beat.passive is not None:
            from_passive = _waiting(passive, now - passive_left_s, tempo)
            way = max(way, _way_s(from_passive, beat.passive))
            passive, passive_left_s = beat.passive, now + way + beat.stay_s
        times.append((now + way, now + way + beat.stay_s))
        active, now = to_active, now + way + beat.stay_s
    return times


def _way_s(before: Play, after: Play, spelled: bool = False) -> float:
    """As `way_s`; a movement leaves the hand elsewhere, so going back to its start takes time."""
    way = way_s(before.posture, after.posture, spelled) * manner_share(after.path.manner)
    way = max(way, after.path.seconds)
    return max(way, AFTER_MOVEMENT_S) if before.movements else way


def _active_stops(
    beats: Sequence[Beat], times: Sequence[tuple[float, float]], tempo: Tempo
) -> list[_Stop]:
    stops = [_Stop(Play(REST), 0.0, tempo.rest_s)]
    for beat, (peak, release) in zip(beats, times, strict=True):
        if beat.active is None:
            stops.append(_Stop(Play(REST), peak, release))
        else:
            stops.append(_Stop(beat.active, peak, release, beat.item, beat.letter))
    return stops


def _passive_stops(
    beats: Sequence[Beat], times: Sequence[tuple[float, float]], tempo: Tempo
) -> list[_Stop]:
    """The passive hand: where it is needed, else waiting where it is, or at rest."""
    stops = [_Stop(Play(PASSIVE_REST), 0.0, tempo.rest_s)]
    left_s = tempo.rest_s
    for beat, (peak, release) in zip(beats, times, strict=True):
        if beat.passive is not None:
            _wait(stops, left_s, tempo)
            stops.append(_Stop(beat.passive, peak, release, beat.item, beat.letter))
        elif beat.active is None:
            _go_to(Play(PASSIVE_REST), stops, peak)
        left_s = release
    _wait(stops, left_s, tempo)
    return stops


def _wait(stops: list[_Stop], until_s: float, tempo: Tempo) -> None:
    """Fills the time until the next way begins: as it is, if that is soon, else lower."""
    before = stops[-1]
    _go_to(_waiting(before.play, until_s - before.release_s, tempo), stops, until_s)
    stops[-1].release_s = max(stops[-1].release_s, until_s)


def _waiting(play: Play, gap_s: float, tempo: Tempo) -> Play:
    """What the passive hand does in a gap of this length after what it did."""
    if gap_s > tempo.weak_hold_s or play.posture == PASSIVE_REST:
        return Play(PASSIVE_REST)
    lowered = Play(PASSIVE_LOWERED)
    kept_s = tempo.base_hold_s if play.base else tempo.double_hold_s
    kept_s = 0.0 if play.counts else kept_s
    if gap_s > max(kept_s, _way_s(play, lowered)):
        return lowered
    return play


def _go_to(play: Play, stops: list[_Stop], until_s: float) -> None:
    """Lowers the hand, if there is time to come there and be seen to have come."""
    before = stops[-1]
    if before.play.posture == play.posture:
        return
    peak = before.release_s + _way_s(before.play, play)
    if peak + (_SHORTEST_REST_S if play.posture == PASSIVE_REST else 0.0) <= until_s:
        stops.append(_Stop(play, peak, until_s))


def _segments(stops: Sequence[_Stop]) -> tuple[HandSegment, ...]:
    made: list[HandSegment] = []
    for number, stop in enumerate(stops):
        before = stops[number - 1].release_s if number else 0.0
        after = stops[number + 1].peak_s if number + 1 < len(stops) else stop.release_s
        play = stop.play
        made.append(
            HandSegment(
                before,
                stop.peak_s,
                stop.release_s,
                after,
                play.posture,
                play.path,
                play.movements,
                play.phase,
                stop.item,
                stop.letter,
            )
        )
    return tuple(made)


def _item_times(
    beats: Sequence[Beat], times: Sequence[tuple[float, float]], count: int, rest_s: float
) -> tuple[ItemTime, ...]:
    """From the first onset of each item (the way to it) to its last release."""
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    now = rest_s
    for beat, (_, release) in zip(beats, times, strict=True):
        starts.setdefault(beat.item, now)
        ends[beat.item] = now = release
    return tuple(ItemTime(starts[number], ends[number]) for number in range(count))
