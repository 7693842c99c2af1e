"""Torso, neck, head, shoulders and eyes: a few turns are shared out over their joints."""

from __future__ import annotations

import numpy as np

from lsf_avatar.geometry import multiply, rotate, unit
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.forward import Posed, forward_levels
from lsf_avatar.kinematics.motion import BODY_PARTS
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
    part = {name: body_rad[:, number] for number, name in enumerate(BODY_PARTS)}
    spread(rig, rotations_wxyz, rig.spine, part["torso"])
    spread(rig, rotations_wxyz, rig.neck, part["neck"])
    spread(rig, rotations_wxyz, np.array([rig.head], np.int32), part["head"])
    for number, name in enumerate(("shoulder_right", "shoulder_left")):
        spread(rig, rotations_wxyz, rig.clavicle[number : number + 1], part[name])
    return forward_levels(rig.trunk_levels, rig.offsets_m, rotations_wxyz, root_m)


def spread(rig: Rig, rotations_wxyz: Array, joints: Indices, turn_rad: Array) -> None:
    """Shares a turn, given about the world's axes at rest, evenly over some joints."""
    frames = rig.body.frames_wxyz[joints]
    own = rotate(frames * np.array([1.0, -1.0, -1.0, -1.0]), turn_rad[:, None] / len(joints))
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
    socket = trunk.positions_m[:, rig.shoulder] + rotate(
        trunk.rotations_wxyz[:, rig.shoulder], rig.offsets_m[rig.upper]
    )
    away = wrists_m - socket
    length = np.linalg.norm(rig.upper_m, axis=-1) + np.linalg.norm(rig.fore_m, axis=-1)
    share = np.linalg.norm(away, axis=-1) / length
    eased = np.clip((share - _HELP_FROM) / (_HELP_UNTIL - _HELP_FROM), 0.0, 1.0)
    eased = eased * eased * (3.0 - 2.0 * eased)
    lever = unit(socket - trunk.positions_m[:, rig.clavicle])
    axis = np.cross(lever, unit(away))
    turns: Array = axis * (SHOULDER_TURN_RAD * eased)[..., None]
    return turns
