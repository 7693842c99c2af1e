"""Hands go as fast as a signer’s, no faster."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.qa.check import FRENCH_SIDES, Check, Finding, Subject, worst


def _hasty_wrists(subject: Subject) -> Iterator[Finding]:
    motion, body = subject.signed.motion, subject.avatar.body
    wrists = [body.index["wrist_R"], body.index["wrist_L"]]
    at = forward(body, motion.rotations_wxyz, motion.root_m).positions_m[:, wrists]
    speed = np.linalg.norm(np.diff(at, axis=0), axis=-1) * motion.fps
    for frame, side, metres in worst(speed, 4.0):
        hand = FRENCH_SIDES[SIDES[side]]
        yield Finding("wrist-too-fast", frame, f"poignet {hand} à {metres:.1f} m/s")


SPEED = Check(
    id="wrist-speed-is-human",
    rationale="Faster hands than a signer's cannot be followed.",
    source="limit of 4 m/s proposed by the developers after human reaching, to be confirmed",
    run=_hasty_wrists,
)
