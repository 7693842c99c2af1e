"""The questions asked of every motion, one idea a file."""

from __future__ import annotations

from collections.abc import Iterator

from lsf_avatar.qa.check import Check, Finding, Subject
from lsf_avatar.qa.checks.clothes import CLOTHES
from lsf_avatar.qa.checks.face import ALIVE, MOUTHED
from lsf_avatar.qa.checks.hands import SPACE, SYMMETRY
from lsf_avatar.qa.checks.holds import HOLDS
from lsf_avatar.qa.checks.joints import LIMITS, STEPS
from lsf_avatar.qa.checks.numbers import NUMBERS
from lsf_avatar.qa.checks.penetration import ARM_IN_BODY, HAND_IN_BODY, HAND_IN_OTHER
from lsf_avatar.qa.checks.picture import PICTURE
from lsf_avatar.qa.checks.places import CONTACTS, WRISTS
from lsf_avatar.qa.checks.signs import SIGNS
from lsf_avatar.qa.checks.speed import ACCELERATION, SPEED
from lsf_avatar.qa.checks.torn import TORN

CHECKS: tuple[Check, ...] = (
    NUMBERS, SIGNS, WRISTS, CONTACTS, SPEED, ACCELERATION, STEPS, LIMITS, PICTURE, SPACE, SYMMETRY,
    HOLDS, ALIVE, MOUTHED,
    HAND_IN_BODY, HAND_IN_OTHER, ARM_IN_BODY, CLOTHES, TORN,
)  # fmt: skip


def findings(subject: Subject) -> Iterator[tuple[Check, Finding]]:
    """All findings of all checks."""
    for check in CHECKS:
        for finding in check.run(subject):
            yield check, finding
