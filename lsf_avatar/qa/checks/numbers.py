"""Every number is a number, in the motion and on the posed meshes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lsf_avatar.qa.check import Check, Finding, Subject


def _not_a_number(subject: Subject) -> Iterator[Finding]:
    motion = subject.signed.motion
    moving = np.isfinite(motion.rotations_wxyz).all(axis=(1, 2))
    bad = np.asarray(~(moving & np.isfinite(motion.face).all(axis=1)))
    bad[subject.measured.frames] |= ~subject.measured.finite
    for frame in np.flatnonzero(bad)[:1]:
        yield Finding("not-a-number", int(frame), "valeur qui n’est pas un nombre")


NUMBERS = Check(
    id="every-number-is-a-number",
    rationale="One NaN makes the whole signer vanish from the picture.",
    source="developers",
    run=_not_a_number,
)
