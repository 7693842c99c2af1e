"""Face, head, gaze and trunk: what signs and clauses ask for becomes tracks of segments.

Which non-manual goes with which clause is data of the utterance; here is only what each one is
made of. Sources: research/lsf §3.1 (brows raised and eyes wide for polar questions, furrowed for
wh; the advance of the chin as the constant marker of a question, Martinod & Filhol 2024; brows
raised and a slight tilt of the head on a condition; headshake and brows on a negation). Shares
and times are the developers' proposal, confidence low.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lsf_avatar.phonology.mouth_gestures import GESTURES, Gesture
from lsf_avatar.phonology.nonmanuals import NonManual, Span
from lsf_avatar.phonology.utterance import Utterance
from lsf_avatar.timeline.beats import Beat
from lsf_avatar.timeline.hands import Hands
from lsf_avatar.timeline.score import BODY_TRACKS, FACE_TRACKS, Segment

Tracks = dict[str, tuple[Segment, ...]]

LEAD_S = 0.12
"""A clause's face comes a little before its hands (general knowledge)."""
_RISE_S, _FALL_S = 0.24, 0.30
_LEXICAL_RISE_S, _LEXICAL_FALL_S = 0.16, 0.22
_STEP_S = 0.11
"""Shortest step of a mouth gesture: phones of speech last about as long (general knowledge)."""
_SHAKES_A_SECOND, _NODS_A_SECOND = 1.5, 1.4

_UNDER_CLAUSE = 0.3
"""What is left of the brows of a sign where its clause asks for other brows: grammar first."""

LOOKED_AT = frozenset(("active", "passive"))
"""Loci beside the signer: the others lie where the addressee is, or on oneself."""
_GLANCE_S, _GLANCE = (0.20, 0.22), 0.8
"""Seconds to the locus and back, and how far the eyes go there (proposal, confidence low)."""

_WATCH_S = (0.22, 0.12, 0.42)
"""Seconds to the hand before it sets out; from its arrival until the eyes leave, and are back."""
_WATCHED, _WATCHED_HEAD = 0.9, 0.6

BLINK_S = (0.07, 0.04, 0.12)
"""Closing, closed, opening: a spontaneous blink lasts about a quarter of a second (general
knowledge)."""
_BLINK_GAPS_S = (3.4, 4.6, 3.9, 5.3, 4.2)
"""From one blink to the next where no clause ends: every 3 to 6 s (brief), a fixed pattern."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a syntactic non-manual."""

    track: str
    name: str
    intensity: float


SYNTACTIC: dict[str, tuple[Part, ...]] = {
    "brows-raised": (Part("brows", "raised", 1.0), Part("lids", "wide", 0.55)),
    "brows-furrowed": (Part("brows", "furrowed", 1.0), Part("lids", "narrowed", 0.35)),
    "head-forward": (Part("head", "push_forward", 1.0), Part("torso", "tilt_forward", 0.35)),
    "headshake": (Part("head", "shake", 1.0), Part("brows", "furrowed", 0.35)),
    "nod": (Part("head", "nod", 1.0),),
    "topic": (Part("brows", "raised", 0.8), Part("head", "tilt_back", 0.45)),
    "condition": (Part("brows", "raised", 0.9), Part("head", "tilt_passive", 0.6)),
    "hold": (),
    "emphasis": (Part("head", "tilt_forward", 0.6), Part("lids", "wide", 0.5)),
    "body-shift": (Part("torso", "tilt_active", 0.7), Part("torso", "rotate_active", 0.5)),
}
"""Syntactic non-manual → its parts. `hold` lengthens a sign and has no face. That face and trunk
take part in emphasis is sourced (`emphasis`); what they do is the developers' proposal: brows are
left to grammar."""


def face_tracks(utterance: Utterance, beats: Sequence[Beat], hands: Hands) -> Tracks:
    """All tracks but the mouthing, each in order of time."""
    found: list[tuple[str, Segment]] = []
    for clause in utterance.clauses:
        shifts = [span for span in clause.spans if span.name == "body-shift"]
        for span in clause.spans:
            other = span in shifts and _on_passive_side(shifts, span, utterance)
            found += _syntactic(span, hands, other)
    lexical = [one for one in _lexical(utterance, beats, hands) if not _made_already(one, found)]
    found += [_under(one, found) for one in lexical]
    found += [("lids", blink) for blink in _blinks(utterance, hands)]
    found.append(("gaze", Segment(0.0, 0.0, hands.duration_s, hands.duration_s, "addressee")))
    found += [("gaze", glance) for glance in _glances(utterance, beats, hands)]
    found += _watched(utterance, beats, hands)
    tracks: Tracks = {}
    for track in (*FACE_TRACKS, *BODY_TRACKS):
        own = [segment for name, segment in found if name == track]
        tracks[track] = tuple(sorted(own, key=lambda segment: (segment.start_s, segment.name)))
    return tracks


def _on_passive_side(shifts: Sequence[Span], span: Span, utterance: Utterance) -> bool:
    """Whether the body leans to the passive side: to its locus, else away from the one before.

    The first of « A ou B » leans to the active side, the second to the passive one (research:
    alternatives; which comes first: proposal).
    """
    locus = utterance.items[span.first].locus
    if locus in ("active", "passive"):
        return locus == "passive"
    before = shifts.index(span)
    return before > 0 and not _on_passive_side(shifts, shifts[before - 1], utterance)


def _glances(utterance: Utterance, beats: Sequence[Beat], hands: Hands) -> Iterable[Segment]:
    """Glances at a locus: when it is set, and whenever a hand points or a verb goes there.

    Source: research/lsf §3.2, vehicle A or B, gaze to locus.
    """
    ends: dict[int, tuple[float, float]] = {}
    for beat, time in zip(beats, hands.beats_s, strict=True):
        ends[beat.item] = time
    known: set[str] = set()
    for number, item in enumerate(utterance.items):
        locus = item.goal or item.locus or ""
        if locus not in LOOKED_AT:
            continue
        fresh, directed = locus not in known, item.goal is not None or item.kind == "pointing"
        known.add(locus)
        if fresh or directed:
            peak, release = ends[number]
            start = max(hands.items[number].start_s, peak - _GLANCE_S[0])
            yield Segment(
                start, peak, max(release, peak), max(release, peak) + _GLANCE_S[1], locus,
                _GLANCE, item=number,
            )  # fmt: skip


def _watched(
    utterance: Utterance, beats: Sequence[Beat], hands: Hands
) -> Iterable[tuple[str, Segment]]:
    """While a hand depicts a way, eyes and head follow it; then they are with the addressee again.

    Source: in transfers the gaze is carried on the hands, to « dire en montrant » (Sallandre
    2003, as a memoir of Paris 8 quotes it; of situation, the scene is seen from afar:
    lsf.bonjour-world.com). That it stays to the end of the way: proposal, confidence low.
    """
    ways: dict[int, list[tuple[float, float]]] = {}
    for beat, time in zip(beats, hands.beats_s, strict=True):
        if any(sign.depicts for sign in utterance.items[beat.item].signs):
            ways.setdefault(beat.item, []).append(time)
    for number, times in ways.items():
        begin, arrived = times[0][0], times[-1][0]
        marks = max(0.0, begin - _WATCH_S[0]), begin, arrived + _WATCH_S[1], arrived + _WATCH_S[2]
        yield "gaze", Segment(*marks, "active_hand", _WATCHED, item=number)
        yield "head", Segment(*marks, "with_gaze", _WATCHED_HEAD, item=number)


def _syntactic(span: Span, hands: Hands, other_side: bool) -> Iterable[tuple[str, Segment]]:
    start = max(0.0, hands.items[span.first].start_s - LEAD_S)
    end = hands.items[span.last].end_s
    for part in SYNTACTIC[span.name]:
        name = part.name
        if other_side:
            name = name.replace("active", "passive")
        times = _cycles(name, end - start)
        yield part.track, _over(start, end, name, part.intensity, times, (_RISE_S, _FALL_S))


def _lexical(
    utterance: Utterance, beats: Sequence[Beat], hands: Hands
) -> Iterable[tuple[str, Segment]]:
    """Non-manuals of each sign, from half way to it until it is left."""
    made: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for beat, time in zip(beats, hands.beats_s, strict=True):
        made.setdefault((beat.item, beat.sign), []).append(time)
    for number, item in enumerate(utterance.items):
        for order, sign in enumerate(item.signs):
            times = made[number, 0 if item.recorded_s else order]
            start = max(hands.items[number].start_s, times[0][0] - _LEXICAL_RISE_S)
            for value in sign.nonmanuals:
                for segment in _lexical_segments(value, start, times[-1][1], number):
                    yield value.tier, segment


def _made_already(lexical: tuple[str, Segment], syntactic: Sequence[tuple[str, Segment]]) -> bool:
    """Whether the clause itself shakes or nods the head meanwhile.

    Both would add up to a turn of 40 degrees, away from the viewer.
    """
    track, own = lexical
    return track == "head" and any(
        name == track and other.name == own.name and _meet(own, other) for name, other in syntactic
    )


def _under(
    lexical: tuple[str, Segment], syntactic: Sequence[tuple[str, Segment]]
) -> tuple[str, Segment]:
    """A sign's brows or lids give way to the clause's where they ask for something else."""
    track, own = lexical
    rivals = (
        segment
        for name, segment in syntactic
        if name == track and name in ("brows", "lids") and segment.name != own.name
    )
    if any(_meet(own, other) for other in rivals):
        return track, replace(own, intensity=own.intensity * _UNDER_CLAUSE)
    return lexical


def _meet(one: Segment, other: Segment) -> bool:
    return one.start_s < other.release_s and one.release_s > other.start_s


def _lexical_segments(
    value: NonManual, start_s: float, end_s: float, item: int
) -> Iterable[Segment]:
    gesture = GESTURES.get(value.name) if value.tier in ("mouth", "cheeks") else None
    if value.name == "blink":
        yield _blink(end_s)
    elif gesture is not None:
        yield from _steps(gesture, value.intensity, start_s, end_s, item)
    else:
        times = _cycles(value.name, end_s - start_s)
        ways = (_LEXICAL_RISE_S, _LEXICAL_FALL_S)
        yield _over(start_s, end_s, value.name, value.intensity, times, ways, item)


def _steps(
    gesture: Gesture, intensity: float, start_s: float, end_s: float, item: int
) -> Iterable[Segment]:
    """The steps of a mouth gesture over a sign; repeated only as often as can be read."""
    span = end_s - start_s
    times = min(gesture.times, int(span / (len(gesture.steps) * _STEP_S)))
    steps = gesture.steps * max(1, times)
    each = span / len(steps)
    way = min(_LEXICAL_RISE_S, 0.5 * each)
    for number, step in enumerate(steps):
        begin, last = start_s + number * each, number + 1 == len(steps)
        fall = _LEXICAL_FALL_S if last else way
        yield Segment(
            begin, begin + way, begin + each, begin + each + fall, step, intensity, item=item
        )


def _over(
    start_s: float,
    end_s: float,
    name: str,
    intensity: float,
    times: float,
    ways_s: tuple[float, float],
    item: int = -1,
) -> Segment:
    """A value that is full from a rise after its start until its end."""
    peak = min(start_s + ways_s[0], (start_s + end_s) / 2)
    return Segment(start_s, peak, end_s, end_s + ways_s[1], name, intensity, times, item)


def _cycles(name: str, seconds: float) -> float:
    """How often a head is shaken or nods in a time, whole cycles, at least one."""
    rate = {"shake": _SHAKES_A_SECOND, "nod": _NODS_A_SECOND}.get(name)
    return 1.0 if rate is None else max(1.0, round(seconds * rate))


def _blinks(utterance: Utterance, hands: Hands) -> Iterable[Segment]:
    """At the end of each clause, and in between so that no gap is longer than the pattern's."""
    ends = [
        time.end_s
        for number, time in enumerate(hands.items)
        if number + 1 == len(hands.items)
        or utterance.items[number + 1].clause != utterance.items[number].clause
    ]
    now, order = 0.0, 0
    for end in [*ends, hands.duration_s + _BLINK_GAPS_S[0]]:
        gap = _BLINK_GAPS_S[order % len(_BLINK_GAPS_S)]
        while now + gap < min(end, hands.duration_s) - 1.0:
            now, order = now + gap, order + 1
            yield _blink(now)
            gap = _BLINK_GAPS_S[order % len(_BLINK_GAPS_S)]
        if end < hands.duration_s:
            now = end
            yield _blink(now)


def _blink(at_s: float) -> Segment:
    closing, closed, opening = BLINK_S
    peak = at_s + closing
    return Segment(at_s, peak, peak + closed, peak + closed + opening, "blink")
