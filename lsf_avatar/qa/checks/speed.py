"""Hands go as fast as a signer’s, no faster."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.qa.check import FRENCH_SIDES, Check, Finding, Subject, worst

ACCELERATION_M_S2 = 80.0
"""A reach of 40 cm in a quarter of a second, the quickest that `timeline.way` lets a hand make at
the fastest tempo, peaks at 37 m/s² (5.77 d/t²: minimum jerk, Flash & Hogan 1985); twice that is no
way of a hand but a jump between two frames."""


def _velocities(subject: Subject) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """(F-1, 2, 3) of both wrists, metres a second."""
    motion, body = subject.signed.motion, subject.avatar.body
    wrists = [body.index["wrist_R"], body.index["wrist_L"]]
    at = forward(body, motion.rotations_wxyz, motion.root_m).positions_m[:, wrists]
    return np.diff(at, axis=0) * motion.fps


def _jerky_wrists(subject: Subject) -> Iterator[Finding]:
    change = np.linalg.norm(np.diff(_velocities(subject), axis=0), axis=-1)
    for frame, side, value in worst(change * subject.signed.motion.fps, ACCELERATION_M_S2):
        hand = FRENCH_SIDES[SIDES[side]]
        yield Finding("wrist-jerks", frame + 1, f"poignet {hand} : {value:.0f} m/s²")


def _hasty_wrists(subject: Subject) -> Iterator[Finding]:
    speed = np.linalg.norm(_velocities(subject), axis=-1)
    for frame, side, metres in worst(speed, 4.0):
        hand = FRENCH_SIDES[SIDES[side]]
        yield Finding("wrist-too-fast", frame, f"poignet {hand} à {metres:.1f} m/s")


SPEED = Check(
    id="wrist-speed-is-human",
    rationale="Faster hands than a signer's cannot be followed.",
    source="limit of 4 m/s proposed by the developers after human reaching, to be confirmed",
    run=_hasty_wrists,
)
ACCELERATION = Check(
    id="wrist-acceleration-is-human",
    rationale="A hand that jumps between two frames is seen as a fault of the film.",
    source="Flash & Hogan 1985, J. Neurosci. 5, for the shape; limit proposed by the developers",
    run=_jerky_wrists,
)
