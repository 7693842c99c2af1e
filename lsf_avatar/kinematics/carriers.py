"""What carries the places of hands: the world, head and trunk, the other hand and its arm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lsf_avatar.geometry import conjugate, multiply, rotate
from lsf_avatar.kinematics.anchors import WORLD, Anchor
from lsf_avatar.kinematics.arm import pose_arms
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.rig import Rig
from lsf_avatar.kinematics.solve import at_rest, pose_reaching
from lsf_avatar.kinematics.swivel import choose_swivel
from lsf_avatar.kinematics.trunk import sockets


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


def with_arm(
    rig: Rig,
    carriers: Carriers,
    hand: int,
    wrist_m: Array,
    palm_wxyz: Array,
    body_rad: Array,
    fps: float,
) -> Carriers:
    """The carriers with one hand, and its arm if anything stands on it, where they really are.

    Args:
        rig: The body.
        carriers: As before.
        hand: 0 right, 1 left.
        wrist_m: (F, 3) of that hand.
        palm_wxyz: (F, 4) of that hand against rest.
        body_rad: (F, B, 3) as `Targets.body_rad`.
        fps: Frames a second.
    """
    wrist, *arm = arm_joints(rig, hand)
    known = {wrist: (wrist_m, palm_wxyz)}
    if any(joint in carriers.row for joint in arm):
        bones = _solved_arm(rig, hand, wrist_m, palm_wxyz, body_rad, fps)
        known |= dict(zip(arm, bones, strict=True))
    at, turn = carriers.at_m.copy(), carriers.turn.copy()
    for joint, (where, turned) in known.items():
        if joint in carriers.row:
            at[carriers.row[joint]], turn[carriers.row[joint]] = where, turned
    return Carriers(carriers.row, at, turn)


def _solved_arm(
    rig: Rig, hand: int, wrist_m: Array, palm_wxyz: Array, body_rad: Array, fps: float
) -> tuple[tuple[Array, Array], ...]:
    """Positions and turns of the bones of one arm, as `solve` will find them."""
    both = np.stack((wrist_m, wrist_m), axis=1)  # each side is solved apart: one is left unused
    palms = np.stack((palm_wxyz, palm_wxyz), axis=1)
    local, root = at_rest(rig, len(body_rad))
    shoulders = sockets(rig, pose_reaching(rig, local, body_rad, root, both))
    swivel = choose_swivel(rig, shoulders, both, palms, fps)
    arms = pose_arms(rig, shoulders, both, palms, swivel)
    start, elbow, upper = shoulders[:, hand], arms.elbows_m[:, hand], arms.upper[:, hand]
    half = rig.body.heads_m[rig.upper_half[hand]] - rig.body.heads_m[rig.upper[hand]]
    return (
        (start, upper),
        (start + rotate(upper, half), upper),
        (elbow, arms.fore[:, hand]),
        (elbow + rotate(arms.fore[:, hand], rig.middle_m[hand]), arms.fore_half[:, hand]),
    )
