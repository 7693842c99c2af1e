"""Angles of fingers become rotations of their joints, for the solver of handshapes and for motion.

Every finger has three joints and four angles: spread and bend of the first, bends of the second
and third. The thumb turns about its own length as it opposes; four numbers leave no room for
that turn, so it follows its spread and its first bend (`Body.thumb_twist`), as the saddle of the
real joint forces it to (Cooney et al. 1981, J. Bone Joint Surg. 63-A: rotation of the
trapeziometacarpal joint is not free, it comes with flexion and abduction).
"""

from __future__ import annotations

from math import cos, sin

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lsf_avatar.compiled import row_by_row
from lsf_avatar.kinematics.motion import SIDES

Array = NDArray[np.float64]

FINGERS = ("thumb", "index", "middle", "ring", "pinky")
"""Order of fingers in every array of angles."""
_SUFFIX = {"right": "R", "left": "L"}
_TOWARDS_THUMB = np.array([-1.0, 1.0])
"""(2,) sign, about a first joint's z (out of the palm), of a turn towards the thumb."""
_JOINTS = np.zeros((3, 4))


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
    return hand_rotations(angles, SIDES.index(side), thumb_twist)


def hand_rotations(
    angles_rad: Array, hands: int | NDArray[np.int64], thumb_twist: tuple[float, float]
) -> Array:
    """As `finger_rotations`, of the hands (...) that are said to be 0 right or 1 left."""
    return _turns(angles_rad, _TOWARDS_THUMB[hands], thumb_twist, _JOINTS)


@row_by_row("(f,a),(),(t),(j,q)->(f,j,q)")
def _turns(angles_rad: Array, sign: float, thumb_twist: Array, _: Array, turns: Array) -> None:
    """Of one hand; only its first finger, the thumb, twists."""
    thumb = thumb_twist[0] * (angles_rad[0, 0] / 2.0) + thumb_twist[1] * (angles_rad[0, 1] / 2.0)
    for finger in range(len(angles_rad)):
        half = angles_rad[finger, 0] / 2.0, angles_rad[finger, 1] / 2.0
        twist = thumb if finger == 0 else 0.0
        cx, sx = cos(half[1]), sin(half[1])
        cz, sz = cos(half[0]), sign * sin(half[0])
        cy, sy = cos(twist), sign * sin(twist)
        turns[finger, 0, 0] = cx * cz * cy + sx * sz * sy
        turns[finger, 0, 1] = sx * cz * cy - cx * sz * sy
        turns[finger, 0, 2] = cx * cz * sy - sx * sz * cy
        turns[finger, 0, 3] = cx * sz * cy + sx * cz * sy
        for joint in (1, 2):
            bend = angles_rad[finger, 1 + joint] / 2.0
            turns[finger, joint, 0], turns[finger, joint, 1] = cos(bend), sin(bend)
            turns[finger, joint, 2] = turns[finger, joint, 3] = 0.0


def _suffix(side: str) -> str:
    if side not in _SUFFIX:
        raise ValueError(f"a hand is one of {', '.join(SIDES)}, not '{side}'")
    return _SUFFIX[side]
