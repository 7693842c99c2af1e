"""The stage: targets become joint rotations, with what was missed measured afterwards."""

from __future__ import annotations

import numpy as np

from lsf_avatar.geometry import about, conjugate, continuous, multiply, rotate
from lsf_avatar.kinematics.arm import Arms, pose_arms
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.fingers import finger_rotations
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.motion import SIDES, Motion, Targets
from lsf_avatar.kinematics.rig import Rig, rig_of
from lsf_avatar.kinematics.swivel import choose_swivel
from lsf_avatar.kinematics.trunk import (
    carry,
    helped_shoulders,
    pose_shoulders,
    pose_trunk,
    sockets,
    turn_trunk,
)


def solve(targets: Targets, body: Body) -> Motion:
    """Poses the body so that hands, head and face do what the targets say.

    Hands come where they should be wherever the arm reaches; where it does not, the arm is
    stretched towards the place and the distance is reported, never hidden.
    """
    rig = rig_of(body)
    wrists, palms = targets.wrists_m, targets.palms_wxyz
    local, root = at_rest(rig, len(wrists))
    turn_trunk(rig, local, targets.body_rad)
    trunk = pose_trunk(rig, targets.body_rad, root)
    turned = helped_shoulders(rig, trunk, targets.body_rad[:, 1:3], wrists)
    shoulders = sockets(rig, trunk, turned)
    swivel = targets.swivel_rad
    if swivel is None:
        swivel = choose_swivel(Around(rig, trunk), shoulders, wrists, palms, targets.fps)
    arms = pose_arms(body, shoulders, wrists, palms, swivel)
    pose_shoulders(rig, local, turned, trunk)
    _write_arms(rig, local, trunk, arms, palms)
    _write_fingers(rig, local, targets.fingers_rad)
    _write_eyes(rig, local, targets.gaze_rad)
    local = continuous(local)
    carry(rig, local, trunk, (rig.upper, rig.upper_half, rig.fore, rig.fore_half, rig.wrist))
    return Motion(
        fps=targets.fps,
        rotations_wxyz=local,
        root_m=root,
        face=np.array(targets.face),
        wrist_error_m=_wrist_error_m(rig, trunk, targets),
        contact_error_m=_contact_error_m(rig, trunk, targets),
        item_index=np.array(targets.item_index),
        eased_rad=None if targets.eased_rad is None else np.array(targets.eased_rad),
    )


def at_rest(rig: Rig, frames: int) -> tuple[Array, Array]:
    """Local rotations (F, J, 4) and root positions (F, 3) of the rest pose, to be changed."""
    local = np.broadcast_to(rig.rest_wxyz, (frames, *rig.rest_wxyz.shape)).copy()
    return local, root_at_rest(rig, frames)


def root_at_rest(rig: Rig, frames: int) -> Array:
    """(F, 3) positions of the root in the rest pose, to be changed."""
    return np.broadcast_to(rig.offsets_m[0], (frames, 3)).copy()


def _write_arms(rig: Rig, local: Array, trunk: Posed, arms: Arms, palms_wxyz: Array) -> None:
    """Turns of the arms in the world become rotations in each parent's frame."""
    frames = rig.body.frames_wxyz
    parent = trunk.rotations_wxyz[:, rig.shoulder]
    chain = (
        (rig.upper, arms.upper), (rig.upper_half, arms.upper), (rig.fore, arms.fore),
        (rig.fore_half, arms.fore_half), (rig.wrist, palms_wxyz),
    )  # fmt: skip
    for joints, turned in chain:
        world = multiply(turned, frames[joints])
        local[:, joints] = multiply(conjugate(parent), world)
        parent = world


def _write_fingers(rig: Rig, local: Array, fingers_rad: Array) -> None:
    for number, side in enumerate(SIDES):
        turned = finger_rotations(fingers_rad[:, number], side, rig.body.thumb_twist)
        joints = rig.fingers[number]
        local[:, joints] = multiply(rig.rest_wxyz[joints], turned)


def _write_eyes(rig: Rig, local: Array, gaze_rad: Array) -> None:
    up = about((1.0, 0.0, 0.0), -gaze_rad[:, 0])
    left = about((0.0, 1.0, 0.0), gaze_rad[:, 1])
    local[:, rig.eyes] = multiply(multiply(left, up)[:, None], rig.rest_wxyz[rig.eyes])


def _wrist_error_m(rig: Rig, posed: Posed, targets: Targets) -> Array:
    missed = posed.positions_m[:, rig.wrist] - targets.wrists_m
    error: Array = np.sqrt((missed * missed).sum(axis=-1))
    return error


def _contact_error_m(rig: Rig, posed: Posed, targets: Targets) -> Array:
    """(F, 2) distance of what should touch, on the posed skeleton; NaN where nothing should."""
    touch = targets.touch
    if touch is None:
        return np.full(targets.contact_m.shape, np.nan)
    frames = np.arange(len(touch.joint))[:, None]
    back = conjugate(rig.body.frames_wxyz)

    def carried(joint: Array, point_m: Array) -> Array:
        turned = multiply(posed.rotations_wxyz[frames, joint], back[joint])
        at: Array = posed.positions_m[frames, joint] + rotate(turned, point_m)
        return at

    part = carried(np.broadcast_to(rig.wrist, touch.joint.shape), touch.part_m)
    place = carried(np.maximum(touch.joint, 0), touch.place_m) + touch.offset_m
    missed = part - place
    error = np.sqrt((missed * missed).sum(axis=-1))
    measured: Array = np.where(touch.joint >= 0, error, np.nan)
    return measured
