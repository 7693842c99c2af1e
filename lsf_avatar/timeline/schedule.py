"""The stage: an utterance becomes a score."""

from __future__ import annotations

from lsf_avatar.phonology.utterance import Utterance
from lsf_avatar.timeline.beats import beats
from lsf_avatar.timeline.face import face_tracks
from lsf_avatar.timeline.hands import lay_hands
from lsf_avatar.timeline.mouthing import mouthing
from lsf_avatar.timeline.score import Score, retimed
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
    comes_s: dict[tuple[int, int], float] = {}
    for beat, (peak_s, _) in zip(run, hands.beats_s, strict=True):
        comes_s.setdefault((beat.item, beat.sign), peak_s)
    tracks["mouthing"] = mouthing(utterance.items, hands.items, comes_s)
    score = Score(
        hands={"active": hands.active, "passive": hands.passive},
        tracks={name: tuple(track) for name, track in tracks.items()},
        items=hands.items,
        duration_s=hands.duration_s,
    )
    share = 1.0 / pace.speed
    return retimed(score, lambda time_s: time_s * share)
