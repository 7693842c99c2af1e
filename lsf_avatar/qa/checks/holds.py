"""What is read off a hand that stands still is shown long enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsf_avatar.qa.check import Check, Finding, Subject
from lsf_avatar.timeline.score import HandSegment
from lsf_avatar.timeline.tempo import Tempo

_ROUNDING_S = 0.005
_LONGEST_S = 4.0
"""Longer than this a held sign reads as a stopped film (proposal)."""


def _flashed_by(subject: Subject) -> Iterator[Finding]:
    signed, tempo = subject.signed, Tempo()
    segments = [s for s in signed.score.hands["active"] if s.item >= 0]
    for number, segment in enumerate(segments):
        item = signed.utterance.items[segment.item]
        shown = segment.release_s - segment.peak_s
        last = number + 1 == len(segments) or segments[number + 1].item != segment.item
        if segment.movements or not (last or segment.letter) or _passing(segments, number):
            continue
        sure = any(letter.isdigit() for letter in item.letters)
        least = tempo.legible_sign_s
        if segment.letter:
            least = tempo.legible_sure_s if sure else tempo.legible_letter_s
        frame = round(segment.peak_s * signed.motion.fps)
        name = segment.letter or item.gloss
        if shown < least - _ROUNDING_S:
            message = (
                f"« {name} » n’est tenu que {shown * 1000:.0f} ms ({least * 1000:.0f} voulues)"
            )
            yield Finding("hold-too-short", frame, message)
        elif shown > _LONGEST_S and not item.recorded_s:
            yield Finding("hold-too-long", frame, f"« {name} » est tenu {shown:.1f} s")


def _passing(segments: Sequence[HandSegment], number: int) -> bool:
    """Whether a letter is drawn and goes on: J and Z are their ways, not their postures."""
    own = segments[number]
    return (
        number + 1 < len(segments)
        and segments[number + 1].item == own.item
        and segments[number + 1].letter == own.letter
        and own.release_s - own.peak_s < 0.05
    )


HOLDS = Check(
    id="holds-can-be-read",
    rationale="A letter that flashes by is lost; a sign that never ends is a stopped film.",
    source="timeline.tempo, legible_…_s: proposed by the developers after Deaf users’ wish for "
    "longer holds between letters (spoken-to-signed PR #42)",
    run=_flashed_by,
)
