"""Questions asked of every motion; each says why it is asked and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from lsf_avatar.avatar.model import Avatar
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.pipeline import Signed

PROPOSED = "tolerance proposed by the developers, to be set by the linguists"
FRENCH_SIDES = {"right": "droit", "left": "gauche"}
HALF_WIDTH_M, LOWEST_M, HIGHEST_M = 0.55, -0.02, 0.98
"""What the front view shows at the depth of the hands."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that QA should look at.

    Attributes:
        code: Stable.
        frame: Where.
        message: What, in French.
    """

    code: str
    frame: int
    message: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about: a signer and what it signs."""

    avatar: Avatar
    signed: Signed


@dataclass(frozen=True, slots=True)
class Check:
    """One question.

    Attributes:
        id: Stable.
        rationale: Why it is asked.
        source: Who says so.
        run: Yields a finding for each place that fails.
    """

    id: str
    rationale: str
    source: str
    run: Callable[[Subject], Iterator[Finding]]


def findings(subject: Subject) -> Iterator[tuple[Check, Finding]]:
    """All findings of all checks."""
    for check in CHECKS:
        for finding in check.run(subject):
            yield check, finding


def _worst(values: np.ndarray, limit: float) -> Iterator[tuple[int, int, float]]:
    """(frame, side, value) of the worst frame of each run of frames above a limit, by side."""
    for side in range(values.shape[1]):
        over = np.flatnonzero(np.nan_to_num(values[:, side]) > limit)
        for run in np.split(over, np.flatnonzero(np.diff(over) > 1) + 1):
            if run.size:
                frame = int(run[values[run, side].argmax()])
                yield frame, side, float(values[frame, side])


def _unreached_wrists(subject: Subject) -> Iterator[Finding]:
    for frame, side, error_m in _worst(subject.signed.motion.wrist_error_m, 0.02):
        hand = FRENCH_SIDES[SIDES[side]]
        yield Finding(
            "wrist-off-target", frame, f"poignet {hand} à {error_m * 100:.1f} cm de sa cible"
        )


def _missed_contacts(subject: Subject) -> Iterator[Finding]:
    for frame, side, error_m in _worst(subject.signed.motion.contact_error_m, 0.015):
        hand = FRENCH_SIDES[SIDES[side]]
        yield Finding(
            "contact-missed", frame, f"contact de la main {hand} manqué de {error_m * 1000:.0f} mm"
        )


def _hasty_wrists(subject: Subject) -> Iterator[Finding]:
    motion, body = subject.signed.motion, subject.avatar.body
    wrists = [body.index["wrist_R"], body.index["wrist_L"]]
    at = forward(body, motion.rotations_wxyz, motion.root_m).positions_m[:, wrists]
    speed = np.linalg.norm(np.diff(at, axis=0), axis=-1) * motion.fps
    for frame, side, metres in _worst(speed, 4.0):
        hand = FRENCH_SIDES[SIDES[side]]
        yield Finding("wrist-too-fast", frame, f"poignet {hand} à {metres:.1f} m/s")


def _hands_out_of_picture(subject: Subject) -> Iterator[Finding]:
    motion, body = subject.signed.motion, subject.avatar.body
    tips = [body.index[f"finger3-3_{side}"] for side in ("R", "L")]
    at = forward(body, motion.rotations_wxyz, motion.root_m).positions_m[:, tips]
    out = np.maximum.reduce(
        (np.abs(at[..., 0]) - HALF_WIDTH_M, LOWEST_M - at[..., 1], at[..., 1] - HIGHEST_M)
    )
    resting = (motion.item_index < 0)[:, None]
    for frame, side, metres in _worst(np.where(resting, -1.0, out), 0.0):
        hand = FRENCH_SIDES[SIDES[side]]
        yield Finding(
            "hand-out-of-picture", frame, f"main {hand} hors de l’image de {metres * 100:.0f} cm"
        )


def _silent_signs(subject: Subject) -> Iterator[Finding]:
    utterance = subject.signed.utterance
    for item, time in zip(utterance.items, subject.signed.score.items, strict=True):
        if item.kind == "missing":
            frame = round(time.start_s * subject.signed.motion.fps)
            yield Finding("missing-sign", frame, f"« {item.gloss} » n’a pas de signe")


def _not_a_number(subject: Subject) -> Iterator[Finding]:
    motion = subject.signed.motion
    bad = ~np.isfinite(motion.rotations_wxyz).all(axis=(1, 2)) | ~np.isfinite(motion.face).all(1)
    for frame in np.flatnonzero(bad)[:1]:
        yield Finding("not-a-number", int(frame), "valeur qui n’est pas un nombre")


CHECKS: tuple[Check, ...] = (
    Check(
        id="every-number-is-a-number",
        rationale="One NaN makes the whole signer vanish from the picture.",
        source="developers",
        run=_not_a_number,
    ),
    Check(
        id="every-item-is-signed",
        rationale="For a legal form a missing sign is the worst bug.",
        source="architecture, decision 2",
        run=_silent_signs,
    ),
    Check(
        id="wrist-reaches-target",
        rationale="A location missed by more than 2 cm can be read as another location.",
        source=PROPOSED,
        run=_unreached_wrists,
    ),
    Check(
        id="contact-is-made",
        rationale="A sign that should touch and does not may be another sign.",
        source=PROPOSED,
        run=_missed_contacts,
    ),
    Check(
        id="wrist-speed-is-human",
        rationale="Faster hands than a signer's cannot be followed.",
        source="limit of 4 m/s proposed by the developers after human reaching, to be confirmed",
        run=_hasty_wrists,
    ),
    Check(
        id="hands-are-in-the-picture",
        rationale="What leaves the picture is not seen.",
        source="developers: the front view of the films",
        run=_hands_out_of_picture,
    ),
)
