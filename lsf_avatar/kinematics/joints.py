"""How far the joints of arms and hands are turned, anatomically: measured on the posed skeleton.

What is read is the motion alone, so a recorded motion is measured as a synthesised one is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lsf_avatar.geometry import conjugate, multiply, rotate, unit
from lsf_avatar.kinematics.arm import elbow_circle, hold_arms
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.forward import Posed, forward
from lsf_avatar.kinematics.motion import SIDES, Motion
from lsf_avatar.kinematics.rig import Rig, rig_of


@dataclass(frozen=True, slots=True, eq=False)
class Joints:
    """Angles of two arms, right and left, frame by frame, radians.

    Attributes:
        raised: (F, 2) of the upper arm, from hanging down along the trunk.
        behind: (F, 2) how far the upper arm leads behind the trunk; negative before it.
        flexed: (F, 2) of the elbow: 0 is a straight arm.
        pronated: (F, 2) of the palm about the forearm: 0 is thumb up with a bent elbow, positive
            palm down, negative palm up.
        bent: (F, 2, 2) of the wrist, as `Held.bent_rad`: to the palm, and to the thumb.
        fingers: (F, 2, 5, 4) as `Targets.fingers_rad`.
    """

    raised: Array
    behind: Array
    flexed: Array
    pronated: Array
    bent: Array
    fingers: Array


def joints_of(motion: Motion, body: Body) -> Joints:
    """The angles of a motion.

    Args:
        motion: Synthesised or recorded.
        body: Whose.
    """
    rig = rig_of(body)
    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    shoulders, elbows, wrists = (
        posed.positions_m[:, joints] for joints in (rig.upper, rig.fore, rig.wrist)
    )
    palms = multiply(posed.rotations_wxyz[:, rig.wrist], conjugate(body.frames_wxyz[rig.wrist]))
    circle = elbow_circle(body, shoulders, wrists)
    out = elbows - circle.centres_m
    swivel = np.arctan2(_dot(out, circle.raised), _dot(out, circle.hang))
    held = hold_arms(body, shoulders, wrists, palms, swivel)
    upper = unit(_of_trunk(rig, posed, elbows - shoulders))
    bend = _dot(unit(elbows - shoulders), unit(wrists - elbows))
    return Joints(
        raised=np.arccos(np.clip(-upper[..., 1], -1.0, 1.0)),
        behind=np.arcsin(np.clip(-upper[..., 2], -1.0, 1.0)),
        flexed=np.arccos(np.clip(bend, -1.0, 1.0)),
        pronated=held.turnout_rad - np.pi / 2,
        bent=held.bent_rad,
        fingers=_fingers(rig, motion),
    )


def _of_trunk(rig: Rig, posed: Posed, vectors: Array) -> Array:
    """(F, 2, 3) as the trunk sees them at rest."""
    above = rig.body.parents[rig.clavicle]
    turned = multiply(posed.rotations_wxyz[:, above], conjugate(rig.body.frames_wxyz[above]))
    return rotate(conjugate(turned), vectors)


def _fingers(rig: Rig, motion: Motion) -> Array:
    """(F, 2, 5, 4) the angles that `finger_rotations` makes turns of."""
    turns = multiply(conjugate(rig.rest_wxyz[rig.fingers]), motion.rotations_wxyz[:, rig.fingers])
    w, x, y, z = np.moveaxis(turns, -1, 0)
    angles = np.zeros((*turns.shape[:3], 4))
    angles[..., 2:] = 2.0 * np.arctan2(x, w)[..., 1:]
    first = np.moveaxis(turns[..., 0, :], -1, 0)
    w, x, y, z = first
    # Where y of the joint is turned to: whatever the twist about it, Rx(bend) Rz(spread) says.
    across, along, up = 2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)
    angles[..., 1] = np.arctan2(up, along)
    towards_thumb = np.array([-1.0 if side == "right" else 1.0 for side in SIDES])[:, None]
    angles[..., 0] = towards_thumb * np.arcsin(np.clip(-across, -1.0, 1.0))
    return angles


def _dot(one: Array, other: Array) -> Array:
    product: Array = np.einsum("...i,...i->...", one, other)
    return product
