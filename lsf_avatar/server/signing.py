"""A signed text as the page gets it: what is signed when, and where its clip is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsf_avatar.server.troupe import Voice

if TYPE_CHECKING:
    from lsf_avatar.pipeline import Signed


def signing_of(signed: Signed, voice: Voice) -> dict[str, Any]:
    """The JSON of a signing: `/api/sign`, `/api/phrases/…` and the linguists' pages."""
    utterance, motion = signed.utterance, signed.motion
    return {
        "text": utterance.text,
        "digest": signed.digest,
        "clip_url": f"/clips/{signed.digest}.glb",
        "fps": motion.fps,
        "frames": motion.frames,
        "duration_s": round(motion.duration_s, 3),
        "status": signed.status,
        "signer": voice.body,
        "dominant": voice.dominant,
        "items": [
            {
                "gloss": item.gloss, "kind": item.kind, "status": item.status,
                "start_s": round(time.start_s, 3), "end_s": round(time.end_s, 3),
                "start": item.start, "end": item.end, "letters": _letters(signed, index),
            }
            for index, (item, time) in enumerate(
                zip(utterance.items, signed.score.items, strict=True)
            )
        ],
        "dropped": [
            {"start": gone.start, "end": gone.end, "text": gone.text, "rule": gone.rule}
            for gone in utterance.dropped
        ],
        "clauses": [
            {"type": clause.kind, "nonmanuals": list(clause.nonmanuals)}
            for clause in utterance.clauses
        ],
    }  # fmt: skip


def _letters(signed: Signed, item: int) -> list[dict[str, Any]]:
    """What the signer's hand spells of one item, with its seconds."""
    return [
        {
            "letter": segment.letter,
            "start_s": round(segment.peak_s, 3),
            "end_s": round(segment.release_s, 3),
        }
        for segment in signed.score.hands["active"]
        if segment.item == item and segment.letter
    ]
