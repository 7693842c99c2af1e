"""What a camera saw of a signer: points over time, and which of them it did not see."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

PARTS = ("right", "left", "face", "body")
"""Order of `Landmarks.seen`; hands are the signer's own."""


@dataclass(frozen=True, slots=True, eq=False)
class Landmarks:
    """Points of MediaPipe Holistic, frame by frame. Takes over its arrays: they become read-only.

    Pixels are x to the right and y downwards. Metres are x to the right of the picture, y up and z
    towards the camera, as this package has them. What was not seen is NaN.

    Attributes:
        fps: Frames a second.
        size_px: (width, height) of the picture.
        body_px: (F, 33, 2).
        body_m: (F, 33, 3) from between the hips, for a body of MediaPipe's own size.
        hands_px: (F, 2, 21, 2) right, then left.
        hands_m: (F, 2, 21, 3) from the middle of each hand, likewise.
        face_px: (F, 478, 3) pixels; the third is depth, in pixels, smaller nearer.
        face: (F, E) weights of face shapes, 0 to 1.
        channels: (E,) their names, as of `Body.face_channels` where both have one.
        seen: (F, 4) which of `PARTS` was found.
    """

    fps: float
    size_px: tuple[int, int]
    body_px: Array
    body_m: Array
    hands_px: Array
    hands_m: Array
    face_px: Array
    face: Array
    channels: tuple[str, ...]
    seen: NDArray[np.bool_]

    def __post_init__(self) -> None:
        f = len(self.seen)
        shapes = {
            "body_px": (f, 33, 2), "body_m": (f, 33, 3), "hands_px": (f, 2, 21, 2),
            "hands_m": (f, 2, 21, 3), "face_px": (f, 478, 3), "face": (f, len(self.channels)),
            "seen": (f, len(PARTS)),
        }  # fmt: skip
        for name, wanted in shapes.items():
            got = getattr(self, name).shape
            if got != wanted:
                raise ValueError(f"{name} must be {wanted}, not {got}")
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    @property
    def frames(self) -> int:
        """Number of frames."""
        return len(self.seen)
