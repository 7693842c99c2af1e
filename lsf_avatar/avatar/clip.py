"""A motion as a glTF animation, small: joints by name, the face as weights of the node `face`.

Turns are 16-bit integers rounded to a multiple of 16 (0.05 degrees at most), which compresses to
half; face weights are 8-bit. Only joints that move get keys for each frame, joints that stand
somewhere else than at rest get one key, and all share one accessor of times. Sizes and times:
research/limits.md §3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.glb import Glb, read_accessor, read_glb
from lsf_avatar.geometry import conjugate, continuous, multiply, rotate, unit
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.motion import Motion

Array = NDArray[np.float64]

GENERATOR = "lsf-avatar"
ROTATION_STEP = 16
"""Multiples to which 16-bit turns are rounded."""
_LARGEST = 32767 // ROTATION_STEP * ROTATION_STEP
FACE = "face"
"""Name of the node whose morph weights a clip moves."""


@lru_cache(maxsize=4)
def joint_nodes(body: Body) -> tuple[dict[str, Any], ...]:
    """Nodes of the joints at rest, index by index as `body.joints`; not to be changed."""
    locals_m, locals_wxyz = rest_pose(body)
    nodes: list[dict[str, Any]] = [
        {
            "name": name,
            "translation": [round(float(value), 6) for value in offset],
            "rotation": [round(float(value), 7) for value in turn[[1, 2, 3, 0]]],
        }
        for name, offset, turn in zip(body.joints, locals_m, locals_wxyz, strict=True)
    ]
    for child, parent in enumerate(body.parents.tolist()):
        if parent >= 0:
            nodes[parent].setdefault("children", []).append(child)
    return tuple(nodes)


@lru_cache(maxsize=4)
def rest_pose(body: Body) -> tuple[Array, Array]:
    """(J, 3) place and (J, 4) turn of each joint at rest, in its parent's frame."""
    parents = body.parents
    root = parents < 0
    to_parent = conjugate(np.where(root[:, None], [1.0, 0.0, 0.0, 0.0], body.frames_wxyz[parents]))
    origins = np.where(root[:, None], 0.0, body.heads_m[parents])
    return rotate(to_parent, body.heads_m - origins), multiply(to_parent, body.frames_wxyz)


class _Channels:
    """Samplers and channels of an animation, while they are collected."""

    def __init__(self, glb: Glb, times_s: NDArray[np.float32]) -> None:
        self._glb, self._times = glb, times_s
        self._clocks: dict[bool, int] = {}
        self.samplers: list[dict[str, Any]] = []
        self.channels: list[dict[str, Any]] = []

    def add(self, node: int, path: str, output: int, *, moves: bool) -> None:
        """Keys of one node: one a frame if it moves, else a single one."""
        if moves not in self._clocks:
            times = self._times if moves else self._times[:1]
            self._clocks[moves] = self._glb.accessor(times, bounds=True)
        sampler: dict[str, Any] = {"input": self._clocks[moves], "output": output}
        if not moves:
            sampler["interpolation"] = "STEP"
        target = {"node": node, "path": path}
        self.channels.append({"sampler": len(self.samplers), "target": target})
        self.samplers.append(sampler)


def add_animation(
    glb: Glb, body: Body, motion: Motion, faces: Mapping[int, Sequence[int]]
) -> dict[str, Any]:
    """Writes the keys of a motion and returns the glTF animation.

    Args:
        glb: The file being written; node J of it must be joint J.
        body: Whose joints.
        motion: At least one frame.
        faces: Node with morph targets → for each of its targets, the face channel.
    """
    if not motion.frames:
        raise ValueError("a clip needs at least one frame")
    keys = _Channels(glb, (np.arange(motion.frames) / motion.fps).astype(np.float32))
    turns, moving, away = _turns(body, motion)
    for joints, rows in ((moving, turns), (away, turns[:1])):
        if len(joints):
            outputs = glb.series(rows[:, joints].transpose(1, 0, 2))
            for joint, output in zip(joints, outputs, strict=True):
                keys.add(joint, "rotation", output, moves=len(rows) > 1)
    root = motion.root_m.astype(np.float32)
    root_moves = bool((root != root[0]).any())
    if root_moves or np.abs(root[0] - body.heads_m[0]).max() > 1e-6:
        output = glb.accessor(root if root_moves else root[:1])
        keys.add(0, "translation", output, moves=root_moves)
    face = np.round(np.clip(motion.face, 0.0, 1.0) * 255).astype(np.uint8)
    for node, channels in faces.items():
        weights = face[:, channels]
        moves = bool((weights != weights[0]).any())
        output = glb.accessor((weights if moves else weights[:1]).ravel(), normalized=True)
        keys.add(node, "weights", output, moves=moves)
    return {"name": "signing", "samplers": keys.samplers, "channels": keys.channels}


def _turns(body: Body, motion: Motion) -> tuple[NDArray[np.int16], list[int], list[int]]:
    """All turns as integers, and which joints move or stand away from their rest.

    Returns:
        (F, J, 4) keys (x, y, z, w); joints whose keys change; joints with one key.
    """
    xyzw = continuous(motion.rotations_wxyz)[..., [1, 2, 3, 0]]
    steps = np.rint(xyzw * (32767 / ROTATION_STEP)) * ROTATION_STEP
    keys = np.clip(steps, -_LARGEST, _LARGEST).astype(np.int16)
    moving = (keys != keys[:1]).any(axis=(0, 2))
    rest = rest_pose(body)[1]
    away = np.abs(np.sum(rest * motion.rotations_wxyz[0], axis=-1)) < 1.0 - 1e-7
    return keys, np.flatnonzero(moving).tolist(), np.flatnonzero(away & ~moving).tolist()


def face_mesh(glb: Glb, channels: Sequence[str]) -> dict[str, Any]:
    """A mesh of one point that cannot be seen, with every face channel as a target."""
    zero = glb.zero()
    return {
        "name": FACE,
        "primitives": [
            {
                "attributes": {"POSITION": zero},
                "mode": 0,
                "targets": [{"POSITION": zero}] * len(channels),
            }
        ],
        "weights": [0] * len(channels),
        "extras": {"targetNames": list(channels)},
    }


def write_clip(body: Body, motion: Motion, extras: Mapping[str, Any] | None = None) -> bytes:
    """A GLB with the animation alone: joints by name, and the node `face` for the morphs.

    Args:
        body: Whose joints.
        motion: At least one frame.
        extras: What else is known of the animation; viewers keep it and do not look.

    Raises:
        ValueError: If the motion has no frame.
    """
    glb = Glb()
    face = len(body.joints)
    mesh = face_mesh(glb, body.face_channels)
    animation = add_animation(glb, body, motion, {face: range(len(body.face_channels))})
    if extras:
        animation["extras"] = dict(extras)
    return glb.bytes(
        {
            "asset": {"version": "2.0", "generator": GENERATOR},
            "scene": 0,
            "scenes": [{"nodes": [0, face]}],
            "nodes": [*joint_nodes(body), {"name": FACE, "mesh": 0}],
            "meshes": [mesh],
            "animations": [animation],
        }
    )


def read_clip(body: Body, data: bytes, fps: float) -> Motion:
    """The motion in a clip written here, within the rounding; errors and items are not in it.

    Args:
        body: Whose joints; matched by name.
        data: A GLB.
        fps: Frames a second; a clip of one frame does not say.

    Raises:
        ValueError: If it is not a clip of this body.
    """
    document, buffer = read_glb(data)
    if "animations" not in document:
        raise ValueError("this GLB has no animation: it is a body without a clip")

    def values(index: int) -> NDArray[Any]:
        return read_accessor(document, buffer, index)

    animation, nodes = document["animations"][0], document["nodes"]
    frames = max(len(values(sampler["input"])) for sampler in animation["samplers"])
    rotations = np.tile(rest_pose(body)[1], (frames, 1, 1))
    root = np.tile(body.heads_m[0], (frames, 1))
    face = np.zeros((frames, len(body.face_channels)))
    for channel in animation["channels"]:
        sampler, name = (
            animation["samplers"][channel["sampler"]],
            nodes[channel["target"]["node"]]["name"],
        )
        keys = values(sampler["output"]).astype(float)
        match channel["target"]["path"]:
            case "rotation":
                rotations[:, body.index[name]] = unit(keys[:, [3, 0, 1, 2]])
            case "translation":
                root[:] = keys
            case "weights" if name == FACE:
                face[:] = keys.reshape(-1, len(body.face_channels))
    return Motion(
        fps=fps,
        rotations_wxyz=rotations,
        root_m=root,
        face=face,
        wrist_error_m=np.zeros((frames, 2)),
        contact_error_m=np.full((frames, 2), np.nan),
        item_index=np.full(frames, -1, np.int32),
    )
