"""No burst of inverted triangles."""

from __future__ import annotations

from collections.abc import Iterator

from lsf_avatar.qa.check import Check, Finding, Subject, worst

TORN_M2 = 15e-4
"""Area that may be inverted and stretched beyond `measure.STRETCHED`. The sleeves' folds in both
armpits reach 10 cm² together on this body, hidden in the fold; a burst is more than that."""


def _torn(subject: Subject) -> Iterator[Finding]:
    measured = subject.measured
    for row, _, area_m2 in worst(measured.torn_m2[:, None], TORN_M2):
        frame = int(measured.frames[row])
        yield Finding("mesh-torn", frame, f"maillage retourné et étiré sur {area_m2 * 1e4:.1f} cm²")


TORN = Check(
    id="no-triangle-burst",
    rationale="Triangles that fly out of the body are the first thing anyone sees.",
    source="developers: issue 3; the area stands above the armpit folds of this body",
    run=_torn,
)
