"""The light that signers stand in, on the page and in films: a soft sky and two lamps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Lamp:
    """A light from far away.

    Attributes:
        colour: Linear (r, g, b).
        towards: Unit direction from the signer to the lamp, in the world.
    """

    colour: Triple
    towards: Triple


def _unit(x: float, y: float, z: float) -> Triple:
    size = float(np.sqrt(x * x + y * y + z * z))
    return (x / size, y / size, z / size)


SKY: Triple = (0.55, 0.57, 0.61)
GROUND: Triple = (0.27, 0.25, 0.24)
"""Linear colours of the light from straight above and from straight below."""

LAMPS = (
    Lamp((0.72, 0.69, 0.64), _unit(-0.45, 0.62, 0.72)),  # the key, from the upper left
    Lamp((0.10, 0.11, 0.13), _unit(0.80, 0.10, 0.55)),  # a faint fill from the right
)
"""Colours and directions chosen by eye, on light and on dark skin, so that a face shows relief and
fingers part while the far cheek of a dark face stays readable."""


def light_extras() -> dict[str, Any]:
    """The light as the page reads it from the signer's file."""
    return {
        "sky": SKY,
        "ground": GROUND,
        "lamps": [
            {"colour": lamp.colour, "from": [round(x, 6) for x in lamp.towards]} for lamp in LAMPS
        ],
    }
