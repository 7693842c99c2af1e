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
"""Share of the arm's length at which the shoulder begins to help, and where it helps fully."""


def turn_quaternion(turn_rad: Array) -> Array:
    """Rotation vectors (..., 3), radians, as quaternions (..., 4)."""
    angle = np.sqrt((turn_rad * turn_rad).sum(axis=-1, keepdims=True))
    scale = 0.5 * np.sinc(angle / (2.0 * np.pi))
    return np.concatenate((np.cos(angle / 2.0), scale * turn_rad), axis=-1)


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


def sockets(rig: Rig, trunk: Posed) -> Array:
    """(F, 2, 3) where the arms begin."""
    start: Array = trunk.positions_m[:, rig.shoulder] + rotate(
        trunk.rotations_wxyz[:, rig.shoulder], rig.offsets_m[rig.upper]
    )
    return start


def _turn_joints(rig: Rig, rotations_wxyz: Array, joints: Indices, turn_rad: Array) -> None:
    """Turns joints from rest, each by its own turn (F, N, 3) about the world's axes at rest."""
    own = rotate(conjugate(rig.body.frames_wxyz[joints]), turn_rad)
    rotations_wxyz[:, joints] = multiply(rig.rest_wxyz[joints], turn_quaternion(own))


def help_reach(rig: Rig, trunk: Posed, wrists_m: Array) -> Array:
    """How far each shoulder turns to help its arm reach.

    Args:
        rig: The body.
        trunk: Where the trunk is without this help.
        wrists_m: (F, 2, 3) where the wrists should be.

    Returns:
        (F, 2, 3) turns about the world's axes, radians: zero within easy reach, growing
        smoothly to `SHOULDER_TURN_RAD` towards what cannot be reached.
    """
    socket = sockets(rig, trunk)
    away = wrists_m - socket
    length = np.linalg.norm(rig.upper_m, axis=-1) + np.linalg.norm(rig.fore_m, axis=-1)
    share = np.linalg.norm(away, axis=-1) / length
    eased = np.clip((share - _HELP_FROM) / (_HELP_UNTIL - _HELP_FROM), 0.0, 1.0)
    eased = eased * eased * (3.0 - 2.0 * eased)
    lever = unit(socket - trunk.positions_m[:, rig.clavicle])
    axis = cross(lever, unit(away))
    turns: Array = axis * (SHOULDER_TURN_RAD * eased)[..., None]
    return turns
