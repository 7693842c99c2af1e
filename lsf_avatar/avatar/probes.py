"""A hand as few balls and points: what stands for its skin where hands are kept out of the body.

Fingers are round: balls along each bone, as thick as the skin is there, leave no gaps between
them. A palm is flat: points strewn over its skin stand for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lsf_avatar.avatar.model import Mesh
from lsf_avatar.avatar.skeleton import Skeleton
from lsf_avatar.avatar.source import Array, Ints
from lsf_avatar.geometry import conjugate, rotate
from lsf_avatar.kinematics.body import HandProbes
from lsf_avatar.kinematics.fingers import finger_joints

_BALLS = 4
"""Along each bone of a finger: some 7 mm from one to the next."""
_SLAB_M = 0.001
_PALM_POINTS = 80
_RING_M = 0.006
_PALM = ("wrist", "metacarpal")
_STIFF = 0.75
"""Share of the palm's bones from which skin goes where they go. Nearer to the forearm it creases,
and a ball about the wrist stands for it."""
_FOREARM = (0.0, 0.12, 0.24, 0.36, 0.48, 0.60, 0.72, 0.84, 0.96)
"""So near to each other that what lies between two balls stands out by 3 mm at most."""
_FOREARM_SLAB = 0.07
_THICKNESS = 0.85
"""Share of the skin about a place that lies within its ball: a sleeve hangs, so it is not round."""
_SLEEVE = 3
"""So many vertices of cloth about a place, and it is in the sleeve."""
_SIDES = {"R": "right", "L": "left"}


def hand_probes(meshes: Sequence[Mesh], skeleton: Skeleton) -> HandProbes:
    """Balls and points of both hands at rest.

    Args:
        meshes: Parts of the signer at rest: `hands` is looked at.
        skeleton: Its joints.
    """
    (hands,) = (mesh for mesh in meshes if mesh.name == "hands")
    at = hands.positions_m.astype(float)
    owner = np.array(skeleton.joints)[
        hands.joints[np.arange(len(at)), hands.weights.argmax(axis=1)]
    ]
    palm = [name.startswith(_PALM) and name.endswith("_R") for name in skeleton.joints]
    shares = np.where(np.array(palm)[hands.joints], hands.weights, 0.0).sum(axis=1)
    facing, along = skeleton.palms[0], skeleton.fingers[0]
    points, stripes = _spread(at[shares > _STIFF], np.cross(along, facing))
    wrist, thick = skeleton.head("wrist_R"), _wrist_radius_m(at, skeleton)
    points, stripes = np.vstack((wrist, points)), np.concatenate(([0], stripes))
    joints = np.concatenate((np.full(len(points), -1), np.repeat(np.arange(15), _BALLS)))
    centres, radii = [], []
    for side, mirror in (("R", 1.0), ("L", -1.0)):
        balls = []
        for name in (name for finger in finger_joints(_SIDES[side]) for name in finger):
            frame = conjugate(skeleton.frames_wxyz[skeleton.joints.index(name)])
            balls += _balls(rotate(frame, at[owner == name] - skeleton.head(name)))
        there = points * (mirror, 1.0, 1.0) - skeleton.head(f"wrist_{side}")
        centres.append([*there, *(centre for centre, _ in balls)])
        radii.append([thick] + [0.0] * len(stripes[1:]) + [radius for _, radius in balls])
    return HandProbes(
        joints=joints.astype(np.int32),
        centres_m=np.round(np.array(centres, float), 6),
        radii_m=np.round(np.array(radii), 6),
        groups=np.concatenate((stripes, 3 + joints[len(points) :] // 3)).astype(np.int32),
    )


def forearm_balls(meshes: Sequence[Mesh], skeleton: Skeleton) -> Array:
    """(B, 2) as `Body.forearm`: as thick as the sleeve, or the skin beyond it, is there.

    Skin within a sleeve does not count.

    Args:
        meshes: Parts of the signer at rest: `hands` and `cloth` are looked at.
        skeleton: Its joints.
    """
    worn = [mesh for mesh in meshes if mesh.name in ("hands", "cloth")]
    at = np.vstack([mesh.positions_m for mesh in worn]).astype(float)
    names = np.array(skeleton.joints)[
        np.concatenate([m.joints[np.arange(len(m.joints)), m.weights.argmax(1)] for m in worn])
    ]
    own = np.array([name.startswith("lowerarm") and name.endswith("_R") for name in names])
    elbow, wrist = skeleton.head("lowerarm01_R"), skeleton.head("wrist_R")
    bone = wrist - elbow
    off = at[own] - elbow
    along = off @ bone / (bone @ bone)
    away = np.linalg.norm(off - along[:, None] * bone, axis=1)
    cloth = np.repeat([mesh.name == "cloth" for mesh in worn], [len(m.joints) for m in worn])[own]
    radii = []
    for share in _FOREARM:
        there = np.abs(along - share) < _FOREARM_SLAB
        sleeve = there & cloth
        radii.append(np.quantile(away[sleeve if sleeve.sum() >= _SLEEVE else there], _THICKNESS))
    return np.round(np.stack((_FOREARM, radii), axis=1), 6)


def _balls(local_m: Array) -> list[tuple[Array, float]]:
    """Balls along a bone whose skin (N, 3) lies about its own y axis."""
    start, end = local_m[:, 1].min(), local_m[:, 1].max()
    reach = (end - start) / _BALLS
    made = []
    for number in range(_BALLS):
        along = start + reach * (number + 0.5)
        slab = local_m[np.abs(local_m[:, 1] - along) < reach / 2 + _SLAB_M]
        low, high = slab.min(axis=0), slab.max(axis=0)
        radius = float((high - low)[[0, 2]].mean() / 2)
        along = min(along, end - radius)
        made.append((np.array([(low[0] + high[0]) / 2, along, (low[2] + high[2]) / 2]), radius))
    return made


def _wrist_radius_m(at: Array, skeleton: Skeleton) -> float:
    """Half of how thick a wrist is, between its breadth and its depth."""
    off = at[at[:, 0] < 0.0] - skeleton.head("wrist_R")
    along, facing = skeleton.fingers[0], skeleton.palms[0]
    ring = off[np.abs(off @ along) < _RING_M]
    sizes = [np.ptp(ring @ way) for way in (facing, np.cross(along, facing))]
    return float(np.mean(sizes)) / 2


def _spread(points_m: Array, across: Array) -> tuple[Array, Ints]:
    """Some of the points, each as far from those before it as can be, in three stripes."""
    chosen = [int(points_m[:, 1].argmax())]
    distance = np.linalg.norm(points_m - points_m[chosen[0]], axis=1)
    while len(chosen) < _PALM_POINTS:
        chosen.append(int(distance.argmax()))
        distance = np.minimum(distance, np.linalg.norm(points_m - points_m[chosen[-1]], axis=1))
    picked = points_m[chosen]
    stripe = np.searchsorted(np.quantile(picked @ across, (1 / 3, 2 / 3)), picked @ across)
    order = np.argsort(stripe, kind="stable")
    return picked[order], stripe[order]
