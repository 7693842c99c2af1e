"""Where hair begins on the skull: one curve, for the hair that grows from it and the skin's paint.

Directions are counted from the middle of the skull: azimuth 0 is the front and 90 the signer's
left, elevation 0 is level. Drawn by hand by the developers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lsf_avatar.avatar.person import Person
from lsf_avatar.avatar.source import Array

_AZIMUTH_DEG = (0, 15, 28, 40, 52, 60, 68, 75, 83, 92, 102, 115, 135, 160, 180)
_ELEVATION_DEG = {
    "woman": (28, 27.5, 26, 22, 13, 3, -11, -29, -30, -27, -31, -39, -45, -49, -51),
    "man": (24, 24.5, 26, 24, 17, 4, -18, -34, -38, -32, -36, -45, -53, -57, -58),
}
"""Body → the line on one side: forehead, temple, a point before the ear (longer on the man: his
whiskers), over the ear, nape."""

_THINS_DEG = {"woman": (4.0, 4.0), "man": (4.0, 11.0)}
"""Body → over how many degrees the roots thin out, at the forehead and at sides and nape."""
_FOREHEAD_M = (-0.02, 0.03)
"""Heights above the skull's middle between which sides become forehead."""

_MIDDLE_ABOVE_EYES_M, _MIDDLE_DEPTH_M = 0.035, 0.03


@dataclass(frozen=True, slots=True, eq=False)
class Hairline:
    """The line around the head.

    Attributes:
        middle_m: (3,) middle of the skull, from which directions are counted.
        body: Whose line it is.
    """

    middle_m: Array
    body: str

    def elevation_deg(self, azimuth_deg: Array) -> Array:
        """Elevation of the line at azimuths of any shape, -180 to 180."""
        return _smooth_line(np.abs(azimuth_deg), _ELEVATION_DEG[self.body])

    def above_deg(self, points_m: Array, aside_deg: ArrayLike = 0.0) -> Array:
        """(...) how far above the line points (..., 3) are, in degrees of elevation.

        Args:
            points_m: On the head.
            aside_deg: (...) how far from the front the line is looked up, besides.
        """
        x, y, z = np.moveaxis(points_m - self.middle_m, -1, 0)
        elevation = np.degrees(np.arctan2(y, np.hypot(x, z)))
        azimuth = np.clip(np.abs(np.degrees(np.arctan2(x, z))) + aside_deg, 0.0, 180.0)
        above: Array = elevation - self.elevation_deg(azimuth)
        return above

    def thins_deg(self, points_m: Array) -> Array:
        """(...) over how many degrees the roots thin out at points (..., 3)."""
        sides, forehead = _THINS_DEG[self.body][::-1]
        thins: Array = np.interp(
            points_m[..., 1] - self.middle_m[1], _FOREHEAD_M, (sides, forehead)
        )
        return thins


def hairline(person: Person) -> Hairline:
    """The line on one person's head."""
    eyes = float(person.skeleton.head("eye_L")[1])
    return Hairline(np.array([0.0, eyes + _MIDDLE_ABOVE_EYES_M, _MIDDLE_DEPTH_M]), person.name)


def directions(azimuth_deg: Array, elevation_deg: Array) -> Array:
    """(..., 3) unit vectors of directions."""
    azimuth, elevation = np.radians(azimuth_deg), np.radians(elevation_deg)
    flat = np.cos(elevation)
    return np.stack((np.sin(azimuth) * flat, np.sin(elevation), np.cos(azimuth) * flat), axis=-1)


def _smooth_line(azimuth_deg: Array, elevation_deg: Sequence[float]) -> Array:
    """The drawn line without its corners: a mean over ten degrees."""
    total = np.zeros(np.shape(azimuth_deg))
    shifts = np.linspace(-5.0, 5.0, 5)
    for shift in shifts:
        at = np.abs(azimuth_deg + shift)
        at = np.where(at > 180.0, 360.0 - at, at)
        total += np.interp(at, _AZIMUTH_DEG, elevation_deg)
    return total / len(shifts)
