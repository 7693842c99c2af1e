"""The stage: targets become joint rotations, with what was missed measured afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lsf_avatar.geometry import about, conjugate, multiply, rotate
from lsf_avatar.kinematics import locals_rows
from lsf_avatar.kinematics.arm import pose_arms
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.fingers import finger_rotations
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.grids import Rows
from lsf_avatar.kinematics.motion import SIDES, Motion, Targets, Touch
from lsf_avatar.kinematics.rig import Indices, Rig, rig_of
from lsf_avatar.kinematics.swivel import choose_swivel
from lsf_avatar.kinematics.trunk import (
    pose_trunk,
    reaching_shoulders,
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
    body_rad = np.array(targets.body_rad)
    posed = pose_trunk(rig, body_rad, root)
    shoulders = reaching_shoulders(rig, posed, body_rad[:, 1:3], wrists)
    body_rad[:, 1:3], sockets = shoulders.turn_rad, shoulders.sockets_m
    swivel = targets.swivel_rad
    if swivel is None:
        swivel = choose_swivel(Around(rig, posed), sockets, wrists, palms, targets.fps)
    arms = pose_arms(body, sockets, wrists, palms, swivel, fps=targets.fps)
    turns = np.array((shoulders.turned, arms.upper, arms.fore, arms.fore_half, palms))
    turn_trunk(rig, local, body_rad)
    _write_arms(rig, local, turns)
    _write_fingers(rig, local, targets.fingers_rad)
    _write_eyes(rig, local, targets.gaze_rad)
    return Motion(
        fps=targets.fps,
        rotations_wxyz=local,
        root_m=root,
        face=np.array(targets.face),
        wrist_error_m=_wrist_error_m(rig, sockets, turns, wrists),
        contact_error_m=_contact_error_m(rig, posed, turns, targets.touch),
        item_index=np.array(targets.item_index),
        eased_rad=None if targets.eased_rad is None else np.array(targets.eased_rad),
    )


def at_rest(rig: Rig, frames: int) -> tuple[Array, Array]:
    """Local rotations (F, J, 4) and root positions (F, 3) of the rest pose, to be changed."""
    local = np.zeros((frames, *rig.rest_wxyz.shape))
    local[:] = rig.rest_wxyz
    return local, root_at_rest(rig, frames)


def root_at_rest(rig: Rig, frames: int) -> Array:
    """(F, 3) positions of the root in the rest pose, to be changed."""
    root = np.zeros((frames, 3))
    root[:] = rig.offsets_m[0]
    return root


def _write_arms(rig: Rig, local: Array, turns: Array) -> None:
    """Turns of the arms in the world become rotations in each parent's frame.

    Args:
        rig: The body.
        local: (F, J, 4) local rotations; those of upper arms, forearms and wrists are changed.
        turns: (5, F, 2, 4) of shoulders, upper arms, both joints of the forearms, and hands.
    """
    chain = _arm_chain(rig)
    # All other joints turn by angles, and are as continuous as these.
    locals_rows.arms(turns, chain.turning, chain.locals, local)


def _with_arms(rig: Rig, posed: Posed, turns: Array, frames: Rows) -> Posed:
    """Some frames of a skeleton whose trunk is posed, with its arms: as `_write_arms` has them."""
    chain = _arm_chain(rig)
    turned = turns[_CHAIN_TURNS][:, frames]
    world, at = posed.rotations_wxyz[frames], posed.positions_m[frames]
    world[:, chain.joints] = (turned.swapaxes(1, 2) @ chain.frames).transpose(2, 0, 1, 3)
    beyond = np.cumsum(rotate(turned[:-1], chain.levers_m[:, None]), axis=0)
    at[:, chain.joints[1:]] = (at[:, chain.joints[0]] + beyond).swapaxes(0, 1)
    return Posed(world, at)


_CHAIN_TURNS = [0, 0, 1, 1, 2, 3, 4]
"""Of the joints of `_ArmChain`: shoulders turn with clavicles, upper arms are stiff."""


@dataclass(frozen=True, slots=True, eq=False)
class _ArmChain:
    """Both arms, clavicle, shoulder, bones and wrist: C joints in a chain.

    Attributes:
        joints: (C, 2) which, right and left.
        levers_m: (C - 1, 2, 3) from each to the next one, at rest, in the world.
        frames: (C, 2, 4, 4) maps from turns against rest to rotations in the world.
        turning: (4, 2) those that turn against the one before: upper arm, forearm, hand.
        locals: (4, 2, 4, 4) maps from these turns to rotations in the frames of their parents.
    """

    joints: Indices
    levers_m: Array
    frames: Array
    turning: Indices
    locals: Array


@lru_cache(maxsize=8)
def _arm_chain(rig: Rig) -> _ArmChain:
    joints = np.stack(
        (rig.clavicle, rig.shoulder, rig.upper, rig.upper_half, rig.fore, rig.fore_half, rig.wrist)
    )
    frames = rig.body.frames_wxyz[joints][:, :, None]
    after = [n for n in range(1, len(joints)) if _CHAIN_TURNS[n] != _CHAIN_TURNS[n - 1]]
    before = [n - 1 for n in after]
    return _ArmChain(
        joints=joints,
        levers_m=np.diff(rig.body.heads_m[joints], axis=0),
        frames=multiply(np.eye(4), frames),
        turning=joints[after],
        locals=multiply(multiply(conjugate(frames[before]), np.eye(4)), frames[after]),
    )


def _write_fingers(rig: Rig, local: Array, fingers_rad: Array) -> None:
    """Fingers stay as they are for many frames: only what is new of them is worked out."""
    for number, side in enumerate(SIDES):
        bent, which = fingers_rad[:, number], np.zeros(len(fingers_rad), np.int64)
        locals_rows.runs(bent, which)
        first = np.flatnonzero(np.diff(which, prepend=-1))
        turned = finger_rotations(bent[first], side, rig.body.thumb_twist)
        locals_rows.fingers(turned, which, rig.fingers[number], rig.rest_wxyz, local)


def _write_eyes(rig: Rig, local: Array, gaze_rad: Array) -> None:
    up = about((1.0, 0.0, 0.0), -gaze_rad[:, 0])
    left = about((0.0, 1.0, 0.0), gaze_rad[:, 1])
    local[:, rig.eyes] = multiply(multiply(left, up)[:, None], rig.rest_wxyz[rig.eyes])


def _wrist_error_m(rig: Rig, sockets_m: Array, turns: Array, wrists_m: Array) -> Array:
    """(F, 2) distance of the wrists at the end of the posed bones from where they should be."""
    bones = np.array((rig.upper_m, rig.middle_m, rig.fore_m - rig.middle_m))
    missed = sockets_m + rotate(turns[1:4], bones[:, None]).sum(axis=0) - wrists_m
    error: Array = np.sqrt(np.einsum("...i,...i->...", missed, missed))
    return error


def _contact_error_m(rig: Rig, trunk: Posed, turns: Array, touch: Touch | None) -> Array:
    """(F, 2) distance of what should touch, on the posed skeleton; NaN where nothing should."""
    missed = np.full(turns.shape[1:3], np.nan)
    if touch is None:
        return missed
    touching = touch.joint >= 0
    some = np.flatnonzero(touching.any(axis=1))
    posed = _with_arms(rig, trunk, turns, some)
    rows, hands = np.nonzero(touching[some])
    frames, back = some[rows], conjugate(rig.body.frames_wxyz)

    def carried(joints: Indices, points_m: Array) -> Array:
        turned = multiply(posed.rotations_wxyz[rows, joints], back[joints])
        at: Array = posed.positions_m[rows, joints] + rotate(turned, points_m[frames, hands])
        return at

    part = carried(rig.wrist[hands], touch.part_m)
    place = carried(touch.joint[frames, hands], touch.place_m) + touch.offset_m[frames, hands]
    away = np.linalg.norm(part - place, axis=-1)
    missed[frames, hands] = np.abs(away - touch.round_m[frames, hands])
    return missed
