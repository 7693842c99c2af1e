"""Directions of finger bones → angles of fingers, within what the handshapes of this body do."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import conjugate, multiply, rotate, unit
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.fingers import FINGERS, finger_rotations
from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.kinematics.rig import rig_of

Array = NDArray[np.float64]

_PULL = 0.08
"""How much an angle that nothing speaks for is drawn to that of a relaxed hand."""
_PLAY_RAD = np.radians(8.0)
"""How far an angle may pass what any handshape does."""
THUMB_BIAS_RAD = np.radians((18.0, -32.0, 10.0, 22.0))
"""What MediaPipe's thumb lacks, (spread, first, second, third bend): median over four films of this
project's own signer, of other texts than those that `lsf bench --only capture` tests. It took the
thumb's error from 41 to about 23 degrees there (all fingers of the active hand: 23.9 to 21.4); the
offsets of the other fingers differ from text to text, did not help, and are left out. On people it
is not measured: confidence low."""
_STEP_RAD, _ROUNDS = 1e-4, 10


def limits_rad(body: Body) -> tuple[Array, Array]:
    """Lowest and highest angles (5, 4): what this body's handshapes do, and a little more."""
    shapes = np.stack([np.asarray(angles) for angles in body.handshapes_rad.values()])
    return shapes.min(axis=0) - _PLAY_RAD, shapes.max(axis=0) + _PLAY_RAD


def fingers_of(points_m: Array, palms_wxyz: Array, body: Body, hand: int) -> Array:
    """(F, 5, 4) angles that turn this body's fingers the way those of a hand point.

    Gauss and Newton's steps on the directions of the fifteen bones, all frames and fingers at once.

    Args:
        points_m: (F, 21, 3) points of the hand.
        palms_wxyz: (F, 4) its turn against the rest pose.
        body: Whose fingers.
        hand: 0 right, 1 left.
    """
    own = rotate(conjugate(palms_wxyz)[:, None], points_m)
    bones = own[:, 1:].reshape(len(own), 5, 4, 3)
    wanted = unit(np.diff(bones, axis=2))
    low, high = limits_rad(body)
    relaxed = np.mean([np.asarray(angles) for angles in body.handshapes_rad.values()], axis=0)
    angles = np.broadcast_to(relaxed, (len(own), 5, 4)).copy()
    for _ in range(_ROUNDS):
        here = _directions(angles, body, hand)
        missed = (wanted - here).reshape(*angles.shape[:2], 9)
        slopes = np.zeros((*angles.shape[:2], 9, 4))
        for number in range(4):
            moved = angles.copy()
            moved[..., number] += _STEP_RAD
            change = _directions(moved, body, hand) - here
            slopes[..., number] = change.reshape(missed.shape) / _STEP_RAD
        normal = np.einsum("fdri,fdrj->fdij", slopes, slopes) + _PULL**2 * np.eye(4)
        pulled = np.einsum("fdri,fdr->fdi", slopes, missed) + _PULL**2 * (relaxed - angles)
        step = np.linalg.solve(normal, pulled[..., None])[..., 0]
        angles = np.clip(angles + np.clip(step, -0.5, 0.5), low, high)
    return angles


def unbiased(angles_rad: Array, body: Body) -> Array:
    """Angles (F, 5, 4) of points that MediaPipe saw, with `THUMB_BIAS_RAD` made good."""
    low, high = limits_rad(body)
    better = angles_rad.copy()
    better[:, 0] += THUMB_BIAS_RAD
    return np.clip(better, low, high)


def _directions(angles_rad: Array, body: Body, hand: int) -> Array:
    """(F, 5, 3, 3) unit vectors along each bone, hand at rest in the world."""
    joints = rig_of(body).fingers[hand]
    heads, frames = body.heads_m[joints], body.frames_wxyz[joints]
    side = SIDES[hand]
    tips = np.array([body.sites[f"{name}_tip_{side[0].upper()}"].point_m for name in FINGERS])
    ends = np.concatenate((heads[:, 1:], tips[:, None]), axis=1)
    turned = finger_rotations(angles_rad, side, body.thumb_twist)
    world = np.zeros_like(turned)
    for number in range(3):
        before = multiply(world[..., number - 1, :], conjugate(frames[:, number - 1]))
        base = multiply(before, frames[:, number]) if number else frames[:, 0]
        world[..., number, :] = multiply(np.broadcast_to(base, turned[..., 0, :].shape),
                                         turned[..., number, :])  # fmt: skip
    return unit(rotate(world, np.broadcast_to(rotate(conjugate(frames), ends - heads),
                                              (*world.shape[:-1], 3))))  # fmt: skip
