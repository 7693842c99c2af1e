"""Joint rotations → where every joint is: forward kinematics of all frames at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lsf_avatar.geometry import multiply, rotate
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.rig import rig_of


@dataclass(frozen=True, slots=True, eq=False)
class Posed:
    """A skeleton in the world, frame by frame.

    Attributes:
        rotations_wxyz: (F, J, 4) world rotation of each joint's frame.
        positions_m: (F, J, 3) world position of each joint.
    """

    rotations_wxyz: Array
    positions_m: Array


def forward(body: Body, rotations_wxyz: Array, root_m: Array) -> Posed:
    """Poses a skeleton.

    Args:
        body: The skeleton.
        rotations_wxyz: (F, J, 4) as `Motion.rotations_wxyz`.
        root_m: (F, 3) as `Motion.root_m`.
    """
    rig = rig_of(body)
    local = np.asarray(rotations_wxyz, float)
    world = np.zeros_like(local)
    at = np.zeros((*local.shape[:-1], 3))
    root = rig.levels[0][0]
    world[:, root] = local[:, root]
    at[:, root] = np.asarray(root_m, float)[:, None]
    for joints, parents in rig.levels[1:]:
        carrying = world[:, parents]
        world[:, joints] = multiply(carrying, local[:, joints])
        at[:, joints] = at[:, parents] + rotate(carrying, rig.offsets_m[joints])
    return Posed(world, at)
