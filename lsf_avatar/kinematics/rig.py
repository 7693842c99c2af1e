"""What a body's joints need for every frame, worked out once: levels, offsets, bones of the arm."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import conjugate, cross, multiply, rotate, unit
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.fingers import finger_joints
from lsf_avatar.kinematics.motion import SIDES

Indices = NDArray[np.int32]

PARTS = (
    ("spine05", "spine04", "spine03", "spine02", "spine01"),
    ("clavicle_R",),
    ("clavicle_L",),
    ("neck01", "neck02", "neck03"),
    ("head",),
)
"""The joints of each of `BODY_PARTS`; they share its turn evenly."""


@dataclass(frozen=True, eq=False)
class Rig:
    """A body, ready for arithmetic on all frames. Two hands are ordered right, left.

    Attributes:
        body: What it was made from.
        rest_wxyz: (J, 4) rotation of each joint at rest, in its parent's frame.
        offsets_m: (J, 3) position of each joint at rest, in its parent's frame.
        levels: Joints and their parents, level by level; the root alone comes first.
        turning: (T,) joints that share the turns of `BODY_PARTS`; `turning_part` (T,) says which
            part's, and `turning_share` (T,) how much of it.
        eyes: (2,) right, left.
        clavicle: (2,), and likewise the bones of the arm from the shoulder out.
        fingers: (2, 5, 3).
        upper_m: (2, 3) shoulder to elbow at rest; `fore_m`: elbow to wrist.
        middle_m: (2, 3) elbow to the second joint of the forearm at rest.
    """

    body: Body
    rest_wxyz: Array
    offsets_m: Array
    levels: tuple[tuple[Indices, Indices], ...]
    turning: Indices
    turning_part: Indices
    turning_share: Array
    eyes: Indices
    clavicle: Indices
    shoulder: Indices
    upper: Indices
    upper_half: Indices
    fore: Indices
    fore_half: Indices
    wrist: Indices
    fingers: Indices
    upper_m: Array
    fore_m: Array
    middle_m: Array


@lru_cache(maxsize=8)
def rig_of(body: Body) -> Rig:
    """The rig of a body; the same object each time."""
    parents = body.parents
    frames = np.asarray(body.frames_wxyz, float)
    heads = np.asarray(body.heads_m, float)
    above = np.maximum(parents, 0)
    back = conjugate(frames[above])
    root = parents < 0
    rest = np.where(root[:, None], frames, multiply(back, frames))
    offsets = np.where(root[:, None], heads, rotate(back, heads - heads[above]))
    at = body.index

    def both(name: str) -> Indices:
        return np.array([at[f"{name}_R"], at[f"{name}_L"]], np.int32)

    upper, fore, half, wrist = (
        both(name) for name in ("upperarm01", "lowerarm01", "lowerarm02", "wrist")
    )
    return Rig(
        body=body,
        rest_wxyz=rest,
        offsets_m=offsets,
        levels=_levels(parents),
        turning=np.array([at[name] for part in PARTS for name in part], np.int32),
        turning_part=np.repeat(np.arange(len(PARTS), dtype=np.int32), [len(p) for p in PARTS]),
        turning_share=np.array([1.0 / len(part) for part in PARTS for _ in part]),
        eyes=both("eye"),
        clavicle=both("clavicle"),
        shoulder=both("shoulder01"),
        upper=upper,
        upper_half=both("upperarm02"),
        fore=fore,
        fore_half=half,
        wrist=wrist,
        fingers=np.array(
            [[[at[name] for name in finger] for finger in finger_joints(side)] for side in SIDES],
            np.int32,
        ),
        upper_m=heads[fore] - heads[upper],
        fore_m=heads[wrist] - heads[fore],
        middle_m=heads[half] - heads[fore],
    )


def _levels(parents: Indices) -> tuple[tuple[Indices, Indices], ...]:
    """Joints by depth, each level with its parents."""
    joints, depth = range(len(parents)), dict[int, int]()
    for joint in joints:
        depth[joint] = 0 if parents[joint] < 0 else depth[int(parents[joint])] + 1
    grouped = [
        np.array([j for j in joints if depth[j] == level], np.int32)
        for level in range(max(depth.values()) + 1)
    ]
    return tuple((group, parents[group]) for group in grouped)


def hinge(rig: Rig) -> Array:
    """(2, 3) axis of each elbow at rest: shoulder to elbow, across elbow to wrist."""
    return unit(cross(rig.upper_m, rig.fore_m))
