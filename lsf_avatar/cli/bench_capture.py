"""What `lsf bench --only capture` measures: films of known motions, followed again."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lsf_avatar.pipeline import Engine, film

SENTENCES = ("Le camion a reculé.", "J'ai un témoin.", "Où est le conducteur ?")
"""None of them was used to set a constant of `capture`."""


@dataclass(frozen=True, slots=True)
class CaptureFigures:
    """Medians and 95th percentiles over all frames of all films.

    Attributes:
        wrist_mm: Both wrists; a hand at rest counts too.
        moving_mm: The active hand only.
        palm_deg: Of the active hand.
        fingers_deg: Of the active hand.
        head_deg: Of the head.
        frames: How many.
    """

    wrist_mm: tuple[float, float]
    moving_mm: tuple[float, float]
    palm_deg: tuple[float, float]
    fingers_deg: tuple[float, float]
    head_deg: tuple[float, float]
    frames: int


def capture_figures(engine: Engine, models: Path, size: int = 512) -> CaptureFigures:
    """Films each sentence from the front, captures the film and compares.

    Raises:
        SetupError: If the models are not there and cannot be fetched.
    """
    from lsf_avatar.capture.models import ensure_bundle
    from lsf_avatar.capture.retarget import motion_of
    from lsf_avatar.capture.track import track
    from lsf_avatar.qa.readback import read_back

    body, model, found = engine.avatar.body, ensure_bundle(models), []
    with tempfile.TemporaryDirectory() as folder:
        for number, sentence in enumerate(SENTENCES):
            path = Path(folder) / f"{number}.mp4"
            motion = engine.sign(sentence).motion
            film(engine.avatar, motion, path, size)
            found.append(read_back(motion, motion_of(track(path, model), body).motion, body))

    def both(values: list[np.ndarray], scale: float) -> tuple[float, float]:
        every = np.concatenate([one.ravel() for one in values]) * scale
        middle, most = np.percentile(every, (50, 95))
        return round(float(middle), 1), round(float(most), 1)

    degrees = float(np.degrees(1.0))
    return CaptureFigures(
        wrist_mm=both([one.wrist_m for one in found], 1000.0),
        moving_mm=both([one.wrist_m[:, 0] for one in found], 1000.0),
        palm_deg=both([one.palm_rad[:, 0] for one in found], degrees),
        fingers_deg=both([one.fingers_rad[:, 0] for one in found], degrees),
        head_deg=both([one.head_rad for one in found], degrees),
        frames=sum(len(one.wrist_m) for one in found),
    )
