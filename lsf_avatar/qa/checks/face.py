"""A face that lives, and lips that say the word."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lsf_avatar.geometry import angle_between
from lsf_avatar.qa.check import PROPOSED, Check, Finding, Subject, worst

WINDOW_S = 1.0
"""Longer than this nobody holds a face and a head quite still while signing (proposal)."""
_STILL_RAD, _STILL_WEIGHT = 1e-5, 1e-3
"""Less than this from one frame to the next nobody sees."""


def _frozen(subject: Subject) -> Iterator[Finding]:
    motion, body = subject.signed.motion, subject.avatar.body
    window = round(WINDOW_S * motion.fps)
    if motion.frames <= window:
        return
    head = motion.rotations_wxyz[:, body.index["head"]]
    turned = angle_between(head[:-1], head[1:]) > _STILL_RAD
    changed = np.abs(np.diff(motion.face, axis=0)).max(axis=-1) > _STILL_WEIGHT
    lives = np.convolve(turned | changed, np.ones(window), "valid") > 0
    for frame, _, _ in worst(~lives[:, None] * 1.0, 0.5):
        yield Finding("face-frozen", frame, f"visage et tête immobiles plus de {WINDOW_S:.0f} s")


def _not_mouthed(subject: Subject) -> Iterator[Finding]:
    signed = subject.signed
    mouthed = {segment.item for segment in signed.score.tracks["mouthing"]}
    for number, item in enumerate(signed.utterance.items):
        filmed = number in signed.recordings and "face" in signed.recordings[number].sidecar.layers
        if item.mouthing and number not in mouthed and not filmed:
            frame = round(signed.score.items[number].start_s * signed.motion.fps)
            yield Finding("not-mouthed", frame, f"« {item.mouthing} » n’est pas articulé")


ALIVE = Check(
    id="the-face-is-never-frozen",
    rationale="A frozen face is uncanny, and in a signed language it says something.",
    source=PROPOSED,
    run=_frozen,
)
MOUTHED = Check(
    id="words-are-mouthed",
    rationale="Without its mouthing many a sign is another one, or none (research/lsf §6).",
    source="DGS HoloLens study 2025 (arXiv 2508.05358): comprehensibility is low without mouthing",
    run=_not_mouthed,
)
