"""Wrists come where they should, and what should touch touches."""

from __future__ import annotations

from collections.abc import Iterator

from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.qa.check import FRENCH_HANDS, FRENCH_SIDES, PROPOSED, Check, Finding, Subject, worst

CONTACT_M = 0.008
"""The project's own line for contacts (issue 5)."""


def _unreached_wrists(subject: Subject) -> Iterator[Finding]:
    for frame, side, error_m in worst(subject.signed.motion.wrist_error_m, 0.02):
        hand = FRENCH_SIDES[SIDES[side]]
        yield Finding(
            "wrist-off-target", frame, f"poignet {hand} à {error_m * 100:.1f} cm de sa cible"
        )


def _missed_contacts(subject: Subject) -> Iterator[Finding]:
    for frame, side, error_m in worst(subject.signed.motion.contact_error_m, CONTACT_M):
        hand = FRENCH_HANDS[SIDES[side]]
        yield Finding(
            "contact-missed", frame, f"contact de la {hand} manqué de {error_m * 1000:.0f} mm"
        )


WRISTS = Check(
    id="wrist-reaches-target",
    rationale="A location missed by more than 2 cm can be read as another location.",
    source=PROPOSED,
    run=_unreached_wrists,
)
CONTACTS = Check(
    id="contact-is-made",
    rationale="A sign that should touch and does not may be another sign.",
    source="developers: issue 5, 8 mm; hands that find no room at their place touch beside it",
    run=_missed_contacts,
)
