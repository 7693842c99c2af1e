"""A motion measured on its deformed meshes: what is how deep in what, frame by frame.

Every third frame is measured, and every frame at which a hand comes to a posture or leaves it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.model import Avatar
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.qa.mesh.regions import Regions, edges_m, regions_of
from lsf_avatar.qa.mesh.surface import Points, deepest_m, heights_m
from lsf_avatar.timeline.score import Score

EVERY = 3
"""Of so many frames one is measured: a hand at 1 m/s goes 10 cm a tenth of a second, so what
passes between two measured frames without being seen in either is a brush, not a posture."""
STRETCHED = 2.0
"""An inverted triangle with an edge this many times as long as at rest is torn, not folded."""
PAIRS = (
    "hand-head", "hand-trunk", "hand-hand", "hand-arm", "forearm-head", "forearm-trunk",
    "forearm-forearm",
)  # fmt: skip
"""What may come into what; the first is right or left."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What the meshes of a motion say, at S of its frames.

    Attributes:
        frames: (S,) which.
        depth_m: One of `PAIRS` → (S, 2) deepest vertex of the right and of the left one.
        through_m: (S,) farthest that covered skin stands above its clothes.
        torn_m2: (S,) area of triangles that are inverted and stretched.
        finite: (S,) whether every vertex has a place.
    """

    frames: NDArray[np.int64]
    depth_m: dict[str, NDArray[np.float32]]
    through_m: NDArray[np.float32]
    torn_m2: NDArray[np.float32]
    finite: NDArray[np.bool_]


def measured_frames(score: Score, motion: Motion) -> NDArray[np.int64]:
    """(S,) every third frame, and those at which a hand comes to a posture or leaves it."""
    keys = [
        round(second * motion.fps)
        for track in score.hands.values()
        for segment in track
        for second in (segment.peak_s, segment.release_s)
    ]
    every = np.append(np.arange(0, motion.frames, EVERY), keys).astype(np.int64)
    return np.unique(np.clip(every, 0, motion.frames - 1))


def measure(avatar: Avatar, motion: Motion, frames: NDArray[np.int64]) -> Measured:
    """Poses the meshes and measures them.

    Args:
        avatar: Who.
        motion: How.
        frames: (S,) when.
    """
    regions = regions_of(avatar)
    count = len(frames)
    depth = {pair: np.zeros((count, 2), np.float32) for pair in PAIRS}
    through, torn = np.zeros(count, np.float32), np.zeros(count, np.float32)
    finite = np.ones(count, bool)
    for row, frame in enumerate(frames.tolist()):
        posed, normals = regions.skin.posed(
            motion.rotations_wxyz[frame], motion.root_m[frame], motion.face[frame]
        )
        finite[row] = bool(np.isfinite(posed).all())
        if not finite[row]:
            continue
        for pair, values in _depths_m(regions, posed, normals).items():
            depth[pair][row] = values
        through[row] = _through_m(regions, posed, normals)
        torn[row] = _torn_m2(regions, posed, normals)
    return Measured(frames, depth, through, torn, finite)


def _depths_m(regions: Regions, posed: Points, normals: Points) -> dict[str, list[float]]:
    """Deepest of each of `PAIRS`, right and left."""

    def deepest(vertices: NDArray[np.int64], solid: str) -> float:
        return deepest_m(regions.solids[solid], posed, normals, posed[vertices])

    hands, forearms, others = regions.hands, regions.forearms, ("L", "R")
    return {
        "hand-head": [deepest(hands[side], "head") for side in (0, 1)],
        "hand-trunk": [deepest(hands[side], "trunk") for side in (0, 1)],
        "hand-hand": [deepest(hands[side], f"hand_{others[side]}") for side in (0, 1)],
        "hand-arm": [deepest(hands[side], f"arm_{others[side]}") for side in (0, 1)],
        "forearm-head": [deepest(forearms[side], "head") for side in (0, 1)],
        "forearm-trunk": [deepest(forearms[side], "trunk") for side in (0, 1)],
        "forearm-forearm": [deepest(forearms[side], f"arm_{others[side]}") for side in (0, 1)],
    }


def _through_m(regions: Regions, posed: Points, normals: Points) -> float:
    """How far covered skin stands above the cloth that covers it."""
    above = heights_m(posed[regions.covered], posed[regions.above], normals[regions.above])
    return max(float(above.max(initial=0.0)), 0.0)


def _torn_m2(regions: Regions, posed: Points, normals: Points) -> float:
    """Area of triangles that face against their vertices' normals and are stretched."""
    first, second, third = (np.ascontiguousarray(corner) for corner in regions.triangles.T)
    start = posed.take(first, axis=0)
    x, y, z = (posed.take(second, axis=0) - start).T
    u, v, w = (posed.take(third, axis=0) - start).T
    facing = np.stack((y * w - z * v, z * u - x * w, x * v - y * u))
    out = normals.take(first, 0) + normals.take(second, 0) + normals.take(third, 0)
    against = np.flatnonzero(np.einsum("it,ti->t", facing, out) < 0.0)
    rest = np.maximum(regions.rest_edges_m[against], 1e-6)
    stretch = edges_m(posed, regions.triangles[against]) / rest
    torn = against[stretch.max(axis=1, initial=0.0) > STRETCHED]
    return float(np.linalg.norm(facing[:, torn], axis=0).sum() / 2.0)
