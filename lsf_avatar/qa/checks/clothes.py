"""Skin stays under its clothes."""

from __future__ import annotations

from collections.abc import Iterator

from lsf_avatar.qa.check import Check, Finding, Subject, worst

SKIN_OUT_M = 0.003
"""The project's own line (issue 3)."""


def _skin_through(subject: Subject) -> Iterator[Finding]:
    measured = subject.measured
    for row, _, metres in worst(measured.through_m[:, None], SKIN_OUT_M):
        frame = int(measured.frames[row])
        yield Finding(
            "skin-through-clothes", frame, f"peau à {metres * 1000:.1f} mm devant le vêtement"
        )


CLOTHES = Check(
    id="no-skin-through-clothes",
    rationale="A patch of skin on a sleeve flickers, and draws the eye from the hands.",
    source="developers: issue 3, 3 mm",
    run=_skin_through,
)
