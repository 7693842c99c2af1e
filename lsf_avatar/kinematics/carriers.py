"""What carries the places of hands: the world, head and trunk, the other hand and its arm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lsf_avatar.geometry import conjugate, multiply, rotate
from lsf_avatar.kinematics.anchors import WORLD, Anchor
from lsf_avatar.kinematics.arm import Arms
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.rig import Rig


@dataclass(frozen=True, slots=True, eq=False)
class Carriers:
    """Where every carrier is, frame by frame.

    Attributes:
        row: Joint (or `WORLD`) → row of the arrays.
        at_m: (A, F, 3) position of the joint; zero for the world.
        turn: (A, F, 4) against rest, in the world.
    """

    row: dict[int, int]
    at_m: Array
    turn: Array


def arm_joints(rig: Rig, hand: int) -> tuple[int, ...]:
    """Wrist, then upper arm and forearm from the shoulder out, of one side."""
    chain = (rig.wrist, rig.upper, rig.upper_half, rig.fore, rig.fore_half)
    return tuple(int(joints[hand]) for joints in chain)


def stands_on_arm(rig: Rig, anchors: Sequence[Anchor], hand: int) -> bool:
    """Whether any posture is carried by a hand or its arm."""
    return not {anchor.joint for anchor in anchors}.isdisjoint(arm_joints(rig, hand))


def body_carriers(rig: Rig, trunk: Posed, anchors: Sequence[Anchor]) -> Carriers:
    """The world, and the joints that any posture stands on.

    Joints of the arms stand where they are at rest until the arm is known.
    """
    used = sorted({anchor.joint for anchor in anchors} - {WORLD})
    arms = {*arm_joints(rig, 0), *arm_joints(rig, 1)}
    at = np.zeros((1 + len(used), len(trunk.positions_m), 3))
    turn = np.zeros((*at.shape[:2], 4))
    turn[..., 0] = 1.0
    for row, joint in enumerate(used, start=1):
        if joint in arms:
            at[row] = rig.body.heads_m[joint]
        else:
            at[row] = trunk.positions_m[:, joint]
            back = conjugate(rig.body.frames_wxyz[joint])
            turn[row] = multiply(trunk.rotations_wxyz[:, joint], back)
    return Carriers({WORLD: 0} | {joint: row for row, joint in enumerate(used, 1)}, at, turn)


def with_arm(rig: Rig, carriers: Carriers, hand: int, palm_wxyz: Array, arm: Arms) -> Carriers:
    """The carriers with one hand and its arm where they really are.

    Args:
        rig: The body.
        carriers: As before.
        hand: 0 right, 1 left.
        palm_wxyz: (F, 4) of that hand against rest.
        arm: That arm alone.
    """
    body = rig.body
    elbow, upper, fore = arm.held.elbows_m[:, 0], arm.upper[:, 0], arm.fore[:, 0]
    shoulder = elbow - rotate(upper, rig.upper_m[hand])
    half = body.heads_m[rig.upper_half[hand]] - body.heads_m[rig.upper[hand]]
    bones = (
        (arm.held.wrists_m[:, 0], palm_wxyz),
        (shoulder, upper),
        (shoulder + rotate(upper, half), upper),
        (elbow, fore),
        (elbow + rotate(fore, rig.middle_m[hand]), arm.fore_half[:, 0]),
    )
    at, turn = carriers.at_m.copy(), carriers.turn.copy()
    for joint, (where, turned) in zip(arm_joints(rig, hand), bones, strict=True):
        if joint in carriers.row:
            at[carriers.row[joint]], turn[carriers.row[joint]] = where, turned
    return Carriers(carriers.row, at, turn)
