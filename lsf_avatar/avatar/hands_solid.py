"""Spheres inside a hand: how deep fingers lie in each other and in the palm, smoothly.

Skin against skin is exact but slow and jumps; spheres are fast and change evenly with the angles,
which is what the solver needs. What is finally true is measured on the skin (`hands_measure`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from lsf_avatar.avatar.hands_skin import PALM, HandSkin

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

_ALONG_BONE = 6
_PALM_BALL_M = 0.010
_PALM_SPACING_M = 0.006


@dataclass(frozen=True, eq=False)
class HandSolid:
    """Spheres that move with the joints of one hand.

    Attributes:
        skin: The hand they fill.
        centres_m: (S, 3) at rest.
        radii_m: (S,).
        segments: (S,) as `HandSkin.segment`.
        aside_m: (6, 6) how much further apart than their spheres two parts stay: fingers as in
            `FINGERS`, then the palm. Mends what spheres miss of the skin.
    """

    skin: HandSkin
    centres_m: Array
    radii_m: Array
    segments: Ints
    aside_m: Array

    @cached_property
    def pairs(self) -> tuple[Ints, Ints]:
        """Spheres of different fingers, or of a finger's end and the palm: they can meet."""
        a, b = np.triu_indices(len(self.segments), 1)
        finger_a, finger_b = self.segments[a] // 3, self.segments[b] // 3
        palm_a, palm_b = self.segments[a] == PALM, self.segments[b] == PALM
        bone_a, bone_b = self.segments[a] % 3, self.segments[b] % 3
        # Bases of fingers are webbed together and grow out of the palm: they always overlap.
        free = ~((finger_a == finger_b) | (~palm_a & ~palm_b & (bone_a + bone_b == 0)))
        free &= ~(palm_b & (bone_a == 0)) & ~(palm_a & (bone_b == 0))
        free &= ~(palm_b & (self.segments[a] == 1))
        a, b = a[free], b[free]
        together = np.argsort(self.segments[a] * (PALM + 1) + self.segments[b], kind="stable")
        return a[together], b[together]

    @cached_property
    def firsts(self) -> Ints:
        """(M,) where, in `pairs`, the spheres of one pair of segments begin."""
        a, b = self.pairs
        meeting = self.segments[a] * (PALM + 1) + self.segments[b]
        return np.flatnonzero(np.diff(meeting, prepend=-1))

    def placed(self, angles_rad: Array) -> Array:
        """(N, S, 3) centres for (N, 5, 4) angles."""
        rotations, shifts = self.skin.transforms(angles_rad)
        n, moving = len(angles_rad), self.segments < PALM
        placed = np.repeat(self.centres_m[None], n, axis=0)
        rows = self.segments[moving]
        placed[:, moving] = (
            np.einsum(
                "nsij,sj->nsi", rotations.reshape(n, 15, 3, 3)[:, rows], self.centres_m[moving]
            )
            + shifts.reshape(n, 15, 3)[:, rows]
        )
        return placed

    def overlaps_m(self, angles_rad: Array) -> Array:
        """(N, M) how deep each two segments overlap, metres: root of their spheres' squares."""
        placed = self.placed(angles_rad)
        a, b = self.pairs
        apart = placed[:, a] - placed[:, b]
        squares = np.einsum("npd,npd->np", apart, apart)
        part = self.segments // 3
        reach = self.radii_m[a] + self.radii_m[b] + self.aside_m[part[a], part[b]]
        depth = np.where(squares < reach**2, reach - np.sqrt(squares), 0.0)
        summed: Array = np.add.reduceat(depth**2, self.firsts, axis=1)
        return np.sqrt(summed)


def hand_solid(skin: HandSkin, give_m: float) -> HandSolid:
    """Spheres that fill a hand up to `give_m` under its skin (soft parts give way)."""
    centres, radii, segments = [], [], []
    for finger in range(5):
        for bone in range(3):
            row = 3 * finger + bone
            for centre, radius in _slices(skin, finger, bone):
                centres.append(centre)
                radii.append(radius - give_m)
                segments.append(row)
    for centre in _palm_centres(skin):
        centres.append(centre)
        radii.append(_PALM_BALL_M - give_m)
        segments.append(PALM)
    return HandSolid(skin, np.array(centres), np.array(radii), np.array(segments), np.zeros((6, 6)))


def _slices(skin: HandSkin, finger: int, bone: int) -> list[tuple[Array, float]]:
    """Spheres along one bone: the middle of each slice of skin, and its smaller half-width."""
    frame, head = skin.frames[finger, bone], skin.heads_m[finger, bone]
    rows = np.flatnonzero(skin.shares[:, 3 * finger + bone] > 0.4)
    local = (skin.points_m[rows] - head) @ frame
    length = (
        local[:, 1].max() if bone == 2 else float((skin.tips_m[finger, bone] - head) @ frame[:, 1])
    )
    first = 0.35 * length if (finger, bone) == (0, 0) else 0.0
    half = 0.6 * (length - first) / _ALONG_BONE + 0.0015
    spheres: list[tuple[Array, float]] = []
    for at in np.linspace(first, length, _ALONG_BONE + 1):
        ring = local[np.abs(local[:, 1] - at) < half]
        if len(ring) < 6:
            continue
        low, high = ring[:, [0, 2]].min(axis=0), ring[:, [0, 2]].max(axis=0)
        radius = float((high - low).min() / 2)
        middle = (low + high) / 2
        along = min(at, length - radius) if bone == 2 else at
        spheres.append((head + frame @ np.array([middle[0], along, middle[1]]), radius))
    return spheres


def _palm_centres(skin: HandSkin) -> Array:
    """Centres under the inner skin of the palm, spread evenly."""
    inner = (skin.segment == PALM) & (skin.normals @ skin.palmar > 0.45)
    rows = np.flatnonzero(inner)
    kept: list[int] = []
    for row in rows:
        if all(
            np.linalg.norm(skin.points_m[row] - skin.points_m[k]) > _PALM_SPACING_M for k in kept
        ):
            kept.append(int(row))
    # The skin near a fold bends in; the tree only drops balls that would stick out of the back.
    back = cKDTree(skin.points_m[(skin.segment == PALM) & (skin.normals @ skin.palmar < -0.3)])
    centres = skin.points_m[kept] - skin.normals[kept] * _PALM_BALL_M
    deep = back.query(centres)[0] > _PALM_BALL_M * 0.5
    chosen: Array = centres[deep]
    return chosen
