"""Where the film camera stands."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.errors import UnknownNameError


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera that looks at a point.

    Attributes:
        eye_m: Where it stands, world.
        target_m: What it looks at, world.
        fov_deg: Vertical opening.
    """

    eye_m: tuple[float, float, float]
    target_m: tuple[float, float, float]
    fov_deg: float

    def pose(self) -> NDArray[np.float64]:
        """(4, 4) from camera to world: x right, y up, looking along -z."""
        eye, target = np.array(self.eye_m), np.array(self.target_m)
        back = (eye - target) / np.linalg.norm(eye - target)
        right = np.cross((0.0, 1.0, 0.0), back)
        right /= np.linalg.norm(right)
        matrix = np.eye(4)
        matrix[:3, 0], matrix[:3, 1], matrix[:3, 2] = right, np.cross(back, right), back
        matrix[:3, 3] = eye
        return matrix


def around(target: tuple[float, float, float], turn_deg: float, rise_m: float, far_m: float,
           fov_deg: float) -> Camera:  # fmt: skip
    """A camera that looks at a point from around it.

    Args:
        target: The point, world, metres.
        turn_deg: To which side it stands; positive is the signer's left.
        rise_m: How much higher it is than the point.
        far_m: Distance from the point along the ground.
        fov_deg: Vertical opening.
    """
    turn = radians(turn_deg)
    eye = (target[0] + far_m * sin(turn), target[1] + rise_m, target[2] + far_m * cos(turn))
    return Camera(eye, target, fov_deg)


_TRUNK, _FACE = (0.0, 0.405, 0.05), (0.0, 0.68, 0.05)
_BESIDE, _OBLIQUE = (0.0, 0.405, 0.16), (0.0, 0.405, 0.15)
"""Where it looks from the side and from three quarters: hands go forward, so before the trunk."""

VIEWS: dict[str, Camera] = {
    "front": around(_TRUNK, 0.0, 0.05, 2.0, 34.0),
    "side": around(_BESIDE, -90.0, 0.05, 2.0, 33.0),
    "three-quarter": around(_OBLIQUE, -40.0, 0.10, 2.0, 33.0),
    "hands": around((0.0, 0.36, 0.15), 0.0, 0.05, 1.5, 28.0),
    "face": around(_FACE, 0.0, 0.0, 0.9, 24.0),
}
"""Views of `lsf film --view`; `front` shows head to hips with the whole signing space. The side
views stand on the signer's right, where the active hand is."""


def camera(view: str) -> Camera:
    """The camera of a view.

    Raises:
        UnknownNameError: If there is no such view.
    """
    if view not in VIEWS:
        raise UnknownNameError("view", view, VIEWS)
    return VIEWS[view]
