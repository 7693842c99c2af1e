"""A clip of another body: its joints turn alike here; hands of longer arms come a little farther.

Every rebuilt body is another one, and a recording with its signer's consent must outlive it. The
clip holds the skeleton it was made for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from lsf_avatar.avatar.clip import FACE, read_clip
from lsf_avatar.geometry import conjugate, continuous, multiply, rotate, unit
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import Motion


def read_retargeted(document: Mapping[str, Any], data: bytes, fps: float, body: Body) -> Motion:
    """The motion of a clip on this body, whichever body it was made for.

    Face channels that this body has not are left out; those that the clip has not stay at rest.

    Args:
        document: The clip's JSON.
        data: The clip.
        fps: Frames a second.
        body: Who shall move so.

    Raises:
        ValueError: If its joints are not those of this body: names and parents.
    """
    theirs = _skeleton(document, body)
    motion = read_clip(theirs, data, fps)
    world = forward(theirs, motion.rotations_wxyz, motion.root_m).rotations_wxyz
    turned = multiply(multiply(world, conjugate(theirs.frames_wxyz)), body.frames_wxyz)
    above = np.maximum(body.parents, 0)
    local = np.where(
        (body.parents < 0)[:, None], turned, multiply(conjugate(turned[:, above]), turned)
    )
    face = np.zeros((motion.frames, len(body.face_channels)))
    for column, channel in enumerate(body.face_channels):
        if channel in theirs.face_channels:
            face[:, column] = motion.face[:, theirs.face_channels.index(channel)]
    return Motion(
        fps=fps,
        rotations_wxyz=continuous(local),
        root_m=motion.root_m + (body.heads_m[0] - theirs.heads_m[0]),
        face=face,
        wrist_error_m=motion.wrist_error_m.copy(),
        contact_error_m=motion.contact_error_m.copy(),
        item_index=motion.item_index.copy(),
    )


def _skeleton(document: Mapping[str, Any], body: Body) -> Body:
    """The body that a clip was made for, as far as its joints and face channels go."""
    nodes = document["nodes"]
    index = {node["name"]: at for at, node in enumerate(nodes)}
    above = {child: at for at, node in enumerate(nodes) for child in node.get("children", ())}
    parents: list[int] = body.parents.tolist()
    for joint, parent in zip(body.joints, parents, strict=True):
        wanted = body.joints[parent] if parent >= 0 else None
        at = index.get(joint)
        if at is None or (nodes[above[at]]["name"] if at in above else None) != wanted:
            raise ValueError(f"its skeleton has no joint {joint} below {wanted}")
    of_joints = [nodes[index[joint]] for joint in body.joints]
    frames = unit(np.array([node["rotation"] for node in of_joints], float)[:, [3, 0, 1, 2]])
    heads = np.array([node["translation"] for node in of_joints], float)
    for number, parent in enumerate(parents):
        if parent >= 0:  # parents come first
            heads[number] = heads[parent] + rotate(frames[parent], heads[number])
            frames[number] = multiply(frames[parent], frames[number])
    names = document["meshes"][nodes[index[FACE]]["mesh"]]["extras"]["targetNames"]
    return replace(
        body, heads_m=heads, frames_wxyz=frames, face_channels=tuple(names), digest="recorded"
    )
