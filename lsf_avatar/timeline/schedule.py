"""The stage: an utterance becomes a score."""

from __future__ import annotations

from dataclasses import replace

from lsf_avatar.phonology.utterance import Utterance
from lsf_avatar.timeline.beats import beats
from lsf_avatar.timeline.face import face_tracks
from lsf_avatar.timeline.hands import lay_hands
from lsf_avatar.timeline.mouthing import mouthing
from lsf_avatar.timeline.score import HandSegment, ItemTime, Score, Segment
from lsf_avatar.timeline.tempo import Tempo

__all__ = ["Tempo", "schedule"]


def schedule(utterance: Utterance, tempo: Tempo | None = None) -> Score:
    """When each hand, the face and the body do what the utterance says.

    Every item gets its time, also one that has no sign: there the hands rest and the page shows
    the word.

    Args:
        utterance: What is to be signed.
        tempo: The pace; `Tempo()` where none is given.
    """
    pace = tempo or Tempo()
    run = beats(utterance, pace)
    hands = lay_hands(run, len(utterance.items), pace)
    tracks = face_tracks(utterance, run, hands)
    tracks["mouthing"] = mouthing(utterance.items, hands.items)
    share = 1.0 / pace.speed
    return Score(
        hands={
            "active": tuple(_hand_at(segment, share) for segment in hands.active),
            "passive": tuple(_hand_at(segment, share) for segment in hands.passive),
        },
        tracks={
            name: tuple(_segment_at(segment, share) for segment in track)
            for name, track in tracks.items()
        },
        items=tuple(ItemTime(time.start_s * share, time.end_s * share) for time in hands.items),
        duration_s=hands.duration_s * share,
    )


def _hand_at(segment: HandSegment, share: float) -> HandSegment:
    return replace(
        segment,
        start_s=segment.start_s * share,
        peak_s=segment.peak_s * share,
        release_s=segment.release_s * share,
        end_s=segment.end_s * share,
    )


def _segment_at(segment: Segment, share: float) -> Segment:
    return replace(
        segment,
        start_s=segment.start_s * share,
        peak_s=segment.peak_s * share,
        release_s=segment.release_s * share,
        end_s=segment.end_s * share,
    )
