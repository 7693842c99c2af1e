"""What a check is: a question asked of every motion, why it is asked and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lsf_avatar.avatar.model import Avatar
from lsf_avatar.pipeline import Signed
from lsf_avatar.qa.mesh.measure import Measured, measure, measured_frames

PROPOSED = "tolerance proposed by the developers, to be set by the linguists"
FRENCH_SIDES = {"right": "droit", "left": "gauche"}
FRENCH_HANDS = {"right": "main droite", "left": "main gauche"}


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


@dataclass(frozen=True)
class Subject:
    """What is asked about: a signer and what it signs."""

    avatar: Avatar
    signed: Signed

    @cached_property
    def measured(self) -> Measured:
        """What its deformed meshes say; measured once for all checks that ask."""
        motion = self.signed.motion
        return measure(self.avatar, motion, measured_frames(self.signed.score, motion))


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


def worst(values: np.ndarray, limit: float) -> Iterator[tuple[int, int, float]]:
    """Frame, side and value of the worst frame of each run of frames above a limit, by side."""
    for side in range(values.shape[1]):
        over = np.flatnonzero(np.nan_to_num(values[:, side]) > limit)
        for run in np.split(over, np.flatnonzero(np.diff(over) > 1) + 1):
            if run.size:
                frame = int(run[values[run, side].argmax()])
                yield frame, side, float(values[frame, side])
