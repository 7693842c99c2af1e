"""Angles of fingers become rotations of their joints, for the solver of handshapes and for motion.

Every finger has three joints and four angles: spread and bend of the first, bends of the second
and third. The thumb turns about its own length as it opposes; four numbers leave no room for
that turn, so it follows its spread and its first bend (`Body.thumb_twist`), as the saddle of the
real joint forces it to (Cooney et al. 1981, J. Bone Joint Surg. 63-A: rotation of the
trapeziometacarpal joint is not free, it comes with flexion and abduction).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lsf_avatar.kinematics.motion import SIDES

Array = NDArray[np.float64]

FINGERS = ("thumb", "index", "middle", "ring", "pinky")
"""Order of fingers in every array of angles."""
_SUFFIX = {"right": "R", "left": "L"}
_TOWARDS_THUMB = {"right": -1.0, "left": 1.0}
"""Sign, about a first joint's z (out of the palm), of a turn towards the thumb."""


def finger_joints(side: str) -> tuple[tuple[str, str, str], ...]:
    """Names of a hand's 15 joints, fingers as in `FINGERS`, each from the knuckle out.

    >>> finger_joints("left")[1]
    ('finger2-1_L', 'finger2-2_L', 'finger2-3_L')
    """
    end = _suffix(side)
    return tuple(
        (f"finger{number}-1_{end}", f"finger{number}-2_{end}", f"finger{number}-3_{end}")
        for number in range(1, len(FINGERS) + 1)
    )


def finger_rotations(angles_rad: ArrayLike, side: str, thumb_twist: tuple[float, float]) -> Array:
    """Turns of a hand's joints, each in the joint's own rest frame (identity is the rest pose).

    A first joint turns by Rx(bend) Rz(spread) Ry(twist), the rightmost first; the others by
    Rx(bend). Spread and twist change sign between hands, so the same angles are mirrored hands.

    Args:
        angles_rad: (..., 5, 4) as `Targets.fingers_rad`: thumb, index, middle, ring, pinky;
            (spread, first, second, third bend), radians.
        side: `right` or `left`.
        thumb_twist: As `Body.thumb_twist`.

    Returns:
        (..., 5, 3, 4) unit quaternions (w, x, y, z), joints as in `finger_joints`.

    Raises:
        ValueError: If there is no such side, or the angles are not of five fingers.
    """
    angles = np.asarray(angles_rad, float)
    if angles.shape[-2:] != (5, 4):
        raise ValueError(f"angles_rad must end in (5, 4), five fingers, not {angles.shape}")
    _suffix(side)
    sign = _TOWARDS_THUMB[side]
    half = angles / 2.0
    turns = np.zeros((*angles.shape[:-1], 3, 4))
    turns[..., 1:, 0] = np.cos(half[..., 2:])
    turns[..., 1:, 1] = np.sin(half[..., 2:])

    twist = np.zeros(angles.shape[:-1])
    twist[..., 0] = thumb_twist[0] * half[..., 0, 0] + thumb_twist[1] * half[..., 0, 1]
    cx, sx = np.cos(half[..., 1]), np.sin(half[..., 1])
    cz, sz = np.cos(half[..., 0]), sign * np.sin(half[..., 0])
    cy, sy = np.cos(twist), sign * np.sin(twist)
    turns[..., 0, 0] = cx * cz * cy + sx * sz * sy
    turns[..., 0, 1] = sx * cz * cy - cx * sz * sy
    turns[..., 0, 2] = cx * cz * sy - sx * sz * cy
    turns[..., 0, 3] = cx * sz * cy + sx * cz * sy
    return turns


def _suffix(side: str) -> str:
    if side not in _SUFFIX:
        raise ValueError(f"a hand is one of {', '.join(SIDES)}, not '{side}'")
    return _SUFFIX[side]
