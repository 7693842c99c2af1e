"""The 64 joints kept of the rig's 163, their frames at rest, and the skin's weights on them.

Face, jaw and tongue bones are merged into the head (the face moves by morphs), legs into the
root, breasts into the spine. Frames at rest:

* fingers, metacarpals, wrists: y along the bone, x the axis of bending (+ curls to the palm), z
  out of the palm, the axis of spreading. The thumb bends towards the centre of the palm.
* upper arms and forearms: y along the bone, x the elbow's hinge.
* all others (spine, neck, head, eyes, clavicles, `shoulder01`): aligned with the world.

The left side mirrors the right. A mirrored turn has the same angle about x and the opposite one
about y and z: spreading towards the thumb is positive about z on the left, negative on the right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.source import Array, Source
from lsf_avatar.geometry import from_axes, unit

_TRUNK = (
    "root", "spine05", "spine04", "spine03", "spine02", "spine01",
    "neck01", "neck02", "neck03", "head", "eye.L", "eye.R",
)  # fmt: skip
_ARM = ("clavicle", "shoulder01", "upperarm01", "upperarm02", "lowerarm01", "lowerarm02", "wrist")
_HAND = tuple(f"metacarpal{n}" for n in range(1, 5)) + tuple(
    f"finger{finger}-{bone}" for finger in range(1, 6) for bone in range(1, 4)
)
BONES = _TRUNK + tuple(f"{bone}.{side}" for side in "LR" for bone in _ARM + _HAND)
"""Bones of the rig that become joints, parents first."""

JOINTS = tuple(bone.replace(".", "_") for bone in BONES)
"""Their names in glTF: three.js drops dots from names, so there are none."""

_MERGED = {"pelvis": "root", "upperleg": "root", "breast": "spine02"}
"""Start of a dropped bone's name → the joint that takes its skin; others go to their parent."""

PALM_DEPTH_M = 0.03
"""How far in front of the palm the thumb aims when it bends."""


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """Joints at rest, in the world, metres; see the module for the frames.

    Attributes:
        joints: (J,) names, parents first.
        parents: (J,) index of the parent; -1 for the root.
        heads_m: (J, 3) where each joint is.
        tails_m: (J, 3) where its bone ends.
        frames_wxyz: (J, 4) world rotation of each frame.
        palms: (2, 3) unit normal out of each palm; right, then left.
        fingers: (2, 3) unit vector from each wrist to the middle knuckle, square to `palms`.
    """

    joints: tuple[str, ...]
    parents: NDArray[np.int32]
    heads_m: Array
    tails_m: Array
    frames_wxyz: Array
    palms: Array
    fingers: Array

    def head(self, joint: str) -> Array:
        """(3,) where a joint is."""
        place: Array = self.heads_m[self.joints.index(joint)]
        return place

    def tail(self, joint: str) -> Array:
        """(3,) where a joint's bone ends."""
        place: Array = self.tails_m[self.joints.index(joint)]
        return place


def build_skeleton(source: Source, vertices_m: Array) -> Skeleton:
    """The skeleton of one person.

    Args:
        source: The data.
        vertices_m: (V, 3) the person's base mesh.
    """
    rig = source.rig
    heads = np.array([vertices_m[list(rig[bone].head)].mean(axis=0) for bone in BONES])
    tails = np.array([vertices_m[list(rig[bone].tail)].mean(axis=0) for bone in BONES])
    for side in "LR":  # the eye turns about the middle of its ball
        ball = vertices_m[source.mesh.vertices_of(f"helper-{side.lower()}-eye")]
        heads[BONES.index(f"eye.{side}")] = (ball.min(axis=0) + ball.max(axis=0)) / 2
    at = dict(zip(JOINTS, heads, strict=True))
    hands = {side: _hand_axes(at, side) for side in "RL"}
    frames = [
        _frame(joint, tail - head, at, hands)
        for joint, head, tail in zip(JOINTS, heads, tails, strict=True)
    ]
    return Skeleton(
        joints=JOINTS,
        parents=_parents(source),
        heads_m=heads,
        tails_m=tails,
        frames_wxyz=np.array(frames),
        palms=np.array([hands[side][0] for side in "RL"]),
        fingers=np.array([hands[side][1] for side in "RL"]),
    )


def joint_weights(source: Source) -> Array:
    """(V, J) how much each vertex of the base mesh follows each joint; rows sum to 1."""
    weights = np.zeros((len(source.mesh.vertices_m), len(BONES)))
    for bone, (vertices, shares) in source.weights().items():
        if len(vertices):
            np.add.at(weights[:, _kept(source, bone)], vertices, shares)
    bare = weights.sum(axis=1) < 1e-9
    weights[bare, 0] = 1.0
    normed: Array = weights / weights.sum(axis=1, keepdims=True)
    return normed


def _kept(source: Source, bone: str) -> int:
    """Index of the joint that carries the skin of a bone of the rig."""
    while bone not in BONES:
        merged = [joint for start, joint in _MERGED.items() if bone.startswith(start)]
        bone = merged[0] if merged else source.rig[bone].parent or "root"
    return BONES.index(bone)


def _parents(source: Source) -> NDArray[np.int32]:
    """(J,) index of each joint's parent; an eye's many face bones count as the head."""
    parents = [source.rig[bone].parent for bone in BONES]
    return np.array([-1 if p is None else _kept(source, p) for p in parents], np.int32)


def _hand_axes(at: Mapping[str, Array], side: str) -> tuple[Array, Array]:
    """Normal out of the palm and direction of the middle finger's metacarpal, both unit."""
    wrist = at[f"wrist_{side}"]
    along = unit(at[f"finger3-1_{side}"] - wrist)
    across = np.cross(at[f"finger2-1_{side}"] - wrist, at[f"finger5-1_{side}"] - wrist)
    palm = unit(across - along * (across @ along))
    # Relaxed fingers curl a little: the palm is on the side their tips lean to.
    curl = unit(at[f"finger3-3_{side}"] - at[f"finger3-1_{side}"]) - along
    return (palm if palm @ curl > 0 else -palm), along


def _frame(
    joint: str, bone_m: Array, at: Mapping[str, Array], hands: Mapping[str, tuple[Array, Array]]
) -> Array:
    """World rotation of one joint's frame at rest."""
    y, side = unit(bone_m), joint[-1]
    if joint.startswith("finger1"):
        knuckles = at[f"finger3-1_{side}"] + at[f"finger5-1_{side}"] + at[f"wrist_{side}"]
        x = np.cross(y, knuckles / 3 + hands[side][0] * PALM_DEPTH_M - at[joint])
    elif joint.startswith(("finger", "metacarpal", "wrist")):
        x = np.cross(y, hands[side][0])
    elif joint.startswith(("upperarm", "lowerarm")):
        elbow = at[f"lowerarm01_{side}"]
        x = np.cross(elbow - at[f"upperarm01_{side}"], at[f"wrist_{side}"] - elbow)
    else:
        return np.array([1.0, 0.0, 0.0, 0.0])
    x = unit(x - y * (x @ y))
    return from_axes(x, y, np.cross(x, y))
