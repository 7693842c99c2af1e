"""Every item has a sign."""

from __future__ import annotations

from collections.abc import Iterator

from lsf_avatar.qa.check import Check, Finding, Subject


def _silent_signs(subject: Subject) -> Iterator[Finding]:
    utterance = subject.signed.utterance
    for item, time in zip(utterance.items, subject.signed.score.items, strict=True):
        if item.kind == "missing":
            frame = round(time.start_s * subject.signed.motion.fps)
            yield Finding("missing-sign", frame, f"« {item.gloss} » n’a pas de signe")


SIGNS = Check(
    id="every-item-is-signed",
    rationale="For a legal form a missing sign is the worst bug.",
    source="architecture, decision 2",
    run=_silent_signs,
)
