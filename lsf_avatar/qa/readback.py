"""How near a captured motion comes to the motion whose film it was captured from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import angle_between, conjugate, multiply, rotate, unit
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.forward import Posed, forward
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.kinematics.rig import Indices, rig_of

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Readback:
    """Errors frame by frame; hands are right, left.

    Attributes:
        wrist_m: (F, 2) distance of the wrists.
        palm_rad: (F, 2) angle between the hands' turns.
        fingers_rad: (F, 2, 10) angles between finger bones (first and second of each digit), each
            in its own hand.
        head_rad: (F,) angle between the heads' turns.
    """

    wrist_m: Array
    palm_rad: Array
    fingers_rad: Array
    head_rad: Array


def read_back(source: Motion, captured: Motion, body: Body) -> Readback:
    """Compares two motions of one body, frame by frame; a film may lack the last frame.

    Raises:
        ValueError: If their lengths differ by more than a frame, or their rates differ.
    """
    frames = min(source.frames, captured.frames)
    if abs(source.frames - captured.frames) > 1 or abs(source.fps - captured.fps) > 0.1:
        raise ValueError(
            f"{source.frames} frames at {source.fps:g} and {captured.frames} at {captured.fps:g} "
            "are not one film"
        )
    rig = rig_of(body)
    one, other = (
        forward(body, motion.rotations_wxyz[:frames], motion.root_m[:frames])
        for motion in (source, captured)
    )
    apart = one.positions_m[:, rig.wrist] - other.positions_m[:, rig.wrist]
    bones = [_bones(body, posed) for posed in (one, other)]
    cosine = np.clip(np.einsum("...i,...i->...", *bones), -1.0, 1.0)
    head = np.array([body.index["head"]], np.int32)
    return Readback(
        wrist_m=np.linalg.norm(apart, axis=-1),
        palm_rad=angle_between(_turned(body, one, rig.wrist), _turned(body, other, rig.wrist)),
        fingers_rad=np.arccos(cosine),
        head_rad=angle_between(_turned(body, one, head), _turned(body, other, head))[:, 0],
    )


def _turned(body: Body, posed: Posed, joints: Indices) -> Array:
    """(F, N, 4) turns against rest."""
    return multiply(posed.rotations_wxyz[:, joints], conjugate(body.frames_wxyz[joints]))


def _bones(body: Body, posed: Posed) -> Array:
    """(F, 2, 10, 3) directions of finger bones in the frame of their hand."""
    rig = rig_of(body)
    along = unit(np.diff(posed.positions_m[:, rig.fingers], axis=3))
    back = conjugate(_turned(body, posed, rig.wrist))
    return rotate(back[:, :, None, None], along).reshape(len(along), 2, 10, 3)
