"""Torso, neck, head, shoulders and eyes: a few turns are shared out over their joints."""

from __future__ import annotations

import numpy as np

from lsf_avatar.geometry import conjugate, cross, multiply, rotate, unit
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.forward import Posed, forward_levels
from lsf_avatar.kinematics.rig import Indices, Rig

SHOULDER_TURN_RAD = 0.28
"""Most that a shoulder comes forward or up to help a reach: the clavicle moves 15 to 30 degrees
(Inman et al. 1944, J. Bone Joint Surg. 26, as cited in textbooks; not read here)."""
_HELP_FROM, _HELP_UNTIL = 0.80, 1.08
_YIELD_FROM, _YIELD_UNTIL = 0.40, 0.16
"""Shares of the arm's length, hand from shoulder, between which the shoulder begins to help and
helps fully; and to give way."""


def turn_quaternion(turn_rad: Array) -> Array:
    """Rotation vectors (..., 3), radians, as quaternions (..., 4)."""
    angle = np.sqrt(np.einsum("...i,...i->...", turn_rad, turn_rad))
    half = 0.5 * angle
    scale = np.where(angle > 1e-9, np.sin(half) / np.maximum(angle, 1e-9), 0.5)
    return np.concatenate((np.cos(half)[..., None], scale[..., None] * turn_rad), axis=-1)


def pose_trunk(rig: Rig, rotations_wxyz: Array, body_rad: Array, root_m: Array) -> Posed:
    """Writes the turns of torso, neck, head and shoulders, and says where they bring the joints.

    Args:
        rig: The body.
        rotations_wxyz: (F, J, 4) local rotations at rest; the joints of the trunk are changed.
        body_rad: (F, B, 3) as `Targets.body_rad`.
        root_m: (F, 3).
    """
    turn = body_rad[:, rig.turning_part] * rig.turning_share[:, None]
    _turn_joints(rig, rotations_wxyz, rig.turning, turn)
    return forward_levels(rig.trunk_levels, rig.offsets_m, rotations_wxyz, root_m)


def pose_shoulders(rig: Rig, rotations_wxyz: Array, turn_rad: Array, trunk: Posed) -> Posed:
    """Turns both shoulders of a trunk that is posed already.

    Args:
        rig: The body.
        rotations_wxyz: (F, J, 4) local rotations; those of the clavicles are changed.
        turn_rad: (F, 2, 3) about the world's axes at rest.
        trunk: As `pose_trunk` gave it; its arrays are changed too.
    """
    _turn_joints(rig, rotations_wxyz, rig.clavicle, turn_rad)
    carry(rig, rotations_wxyz, trunk, (rig.clavicle, rig.shoulder))
    return trunk


def carry(rig: Rig, rotations_wxyz: Array, posed: Posed, chain: tuple[Indices, ...]) -> None:
    """Forward kinematics along a chain whose first joints hang on joints already posed."""
    world, at = posed.rotations_wxyz, posed.positions_m
    for joints in chain:
        parents = rig.body.parents[joints]
        carrying = world[:, parents]
        world[:, joints] = multiply(carrying, rotations_wxyz[:, joints])
        at[:, joints] = at[:, parents] + rotate(carrying, rig.offsets_m[joints])


def sockets(rig: Rig, trunk: Posed, turn_rad: Array, hands: tuple[int, ...] = (0, 1)) -> Array:
    """(F, H, 3) where the arms begin when the shoulders are turned.

    Args:
        rig: The body.
        trunk: Where the trunk is.
        turn_rad: (F, H, 3) of the clavicles, about the world's axes at rest.
        hands: Which.
    """
    clavicles = rig.clavicle[list(hands)]
    above = rig.body.parents[clavicles]
    carrying = multiply(trunk.rotations_wxyz[:, above], conjugate(rig.body.frames_wxyz[above]))
    turned = multiply(carrying, turn_quaternion(turn_rad))
    lever = rig.body.heads_m[rig.upper[list(hands)]] - rig.body.heads_m[clavicles]
    start: Array = trunk.positions_m[:, clavicles] + rotate(turned, lever)
    return start


def helped_shoulders(
    rig: Rig, trunk: Posed, turn_rad: Array, wrists_m: Array, hands: tuple[int, ...] = (0, 1)
) -> Array:
    """Turns of the shoulders (F, H, 3) with what helps the arms to reach.

    Far away, a shoulder goes after its hand; very near, it gives way, for an elbow folds only so
    far. In between nothing is added.

    Args:
        rig: The body.
        trunk: Where the trunk is.
        turn_rad: (F, H, 3) turns of the shoulders as asked.
        wrists_m: (F, H, 3) where the wrists should be.
        hands: Which.
    """
    socket = sockets(rig, trunk, turn_rad, hands)
    away = wrists_m - socket
    length = np.linalg.norm(rig.upper_m, axis=-1) + np.linalg.norm(rig.fore_m, axis=-1)
    share = np.sqrt(np.einsum("...i,...i->...", away, away)) / length[list(hands)]
    after = _soft((share - _HELP_FROM) / (_HELP_UNTIL - _HELP_FROM))
    off = _soft((_YIELD_FROM - share) / (_YIELD_FROM - _YIELD_UNTIL))
    lever = unit(socket - trunk.positions_m[:, rig.clavicle[list(hands)]])
    axis = cross(lever, unit(away))
    helped: Array = turn_rad + axis * (SHOULDER_TURN_RAD * (after - off))[..., None]
    return helped


def _soft(share: Array) -> Array:
    """0 to 1, level at both ends."""
    u = np.clip(share, 0.0, 1.0)
    soft: Array = u * u * (3.0 - 2.0 * u)
    return soft


def _turn_joints(rig: Rig, rotations_wxyz: Array, joints: Indices, turn_rad: Array) -> None:
    """Turns joints from rest, each by its own turn (F, N, 3) about the world's axes at rest."""
    own = rotate(conjugate(rig.body.frames_wxyz[joints]), turn_rad)
    rotations_wxyz[:, joints] = multiply(rig.rest_wxyz[joints], turn_quaternion(own))
