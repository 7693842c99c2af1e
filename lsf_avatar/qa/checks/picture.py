"""Hands stay in the picture."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.qa.check import FRENCH_HANDS, Check, Finding, Subject, worst

HALF_WIDTH_M, LOWEST_M, HIGHEST_M = 0.55, -0.02, 0.98
"""What the front view shows at the depth of the hands."""


def _hands_out_of_picture(subject: Subject) -> Iterator[Finding]:
    motion, body = subject.signed.motion, subject.avatar.body
    tips = [body.index[f"finger3-3_{side}"] for side in ("R", "L")]
    at = forward(body, motion.rotations_wxyz, motion.root_m).positions_m[:, tips]
    out = np.maximum.reduce(
        (np.abs(at[..., 0]) - HALF_WIDTH_M, LOWEST_M - at[..., 1], at[..., 1] - HIGHEST_M)
    )
    resting = (motion.item_index < 0)[:, None]
    for frame, side, metres in worst(np.where(resting, -1.0, out), 0.0):
        hand = FRENCH_HANDS[SIDES[side]]
        yield Finding(
            "hand-out-of-picture", frame, f"{hand} hors de l’image de {metres * 100:.0f} cm"
        )


PICTURE = Check(
    id="hands-are-in-the-picture",
    rationale="What leaves the picture is not seen.",
    source="developers: the front view of the films",
    run=_hands_out_of_picture,
)
