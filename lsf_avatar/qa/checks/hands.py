"""Both hands: where they may be, and that they are alike where a sign says so."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.phonology.sign import Sign
from lsf_avatar.qa.check import FRENCH_HANDS, PROPOSED, Check, Finding, Subject, worst

ASIDE_M, AHEAD_M = 0.45, 0.62
"""Farthest that a wrist is from the middle and from the back of the trunk while it signs."""
UNLIKE_M = 0.035
"""Two hands of a symmetric sign whose heights or depths differ by more are not seen as alike."""


def _outside(subject: Subject) -> Iterator[Finding]:
    wrists = _wrists(subject)
    out = np.maximum(np.abs(wrists[..., 0]) - ASIDE_M, wrists[..., 2] - AHEAD_M)
    resting = (subject.signed.motion.item_index < 0)[:, None]
    for frame, side, metres in worst(np.where(resting, -1.0, out), 0.0):
        hand = FRENCH_HANDS[SIDES[side]]
        yield Finding(
            "hand-out-of-space",
            frame,
            f"{hand} hors de l’espace de signation de {metres * 100:.0f} cm",
        )


def _unlike(subject: Subject) -> Iterator[Finding]:
    signed, wrists = subject.signed, _wrists(subject)
    passive = {(s.item, s.peak_s) for s in signed.score.hands["passive"]}
    for segment in signed.score.hands["active"]:
        if segment.item < 0 or (segment.item, segment.peak_s) not in passive:
            continue
        item = signed.utterance.items[segment.item]
        if not all(_alike(sign) for sign in item.signs) or segment.posture.place.on_other_hand:
            continue
        if item.goal is not None or segment.item in signed.recordings:
            continue
        frame = min(round(segment.peak_s * signed.motion.fps), len(wrists) - 1)
        apart = float(np.abs(wrists[frame, 0, 1:] - wrists[frame, 1, 1:]).max())
        if apart > UNLIKE_M:
            yield Finding(
                "hands-unlike", frame, f"{item.gloss} : mains décalées de {apart * 100:.0f} cm"
            )


def _alike(sign: Sign) -> bool:
    written = any(posture.passive is not None for posture in sign.postures)
    plain = sign.symmetry == "mirror" and not sign.alternating and not sign.opposed
    return plain and not written


def _wrists(subject: Subject) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """(F, 2, 3) in the world."""
    motion, body = subject.signed.motion, subject.avatar.body
    joints = [body.index["wrist_R"], body.index["wrist_L"]]
    return forward(body, motion.rotations_wxyz, motion.root_m).positions_m[:, joints]


SPACE = Check(
    id="hands-stay-in-the-signing-space",
    rationale="A hand far aside or far ahead is not where signers sign, and is hard to follow.",
    source="guide of the lexicon: 35 cm aside at most, of the hand; and what this arm can bend",
    run=_outside,
)
SYMMETRY = Check(
    id="symmetric-signs-are-symmetric",
    rationale="A sign of two equal hands that are not equal is another sign, or a mistake.",
    source=PROPOSED,
    run=_unlike,
)
