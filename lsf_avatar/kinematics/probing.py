"""Which of a hand's balls and points may come near head or trunk, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import multiply, rotate, to_matrix
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.field import FIELDS, Around, Float, Frames
from lsf_avatar.kinematics.fingers import finger_rotations
from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.kinematics.rig import Rig

GROUPS = 8
NEAR_M = 0.02
"""Probes that are farther from the body than this are not looked at."""
_RIM_M = 0.055
"""A field's box goes at least so far beyond its surface."""


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """N probes of one hand, each in one frame, that may come near head or trunk.

    Attributes:
        field: Which of both.
        frames: (N,).
        groups: (N,) of the probe.
        offset_m: (N, 3) from the wrist, hand at rest but its fingers as shaped.
        radius_m: (N,).
    """

    field: str
    frames: Frames
    groups: NDArray[np.int32]
    offset_m: Float
    radius_m: Float

    def only(self, chosen: Frames | NDArray[np.bool_]) -> Near:
        """Some of them."""
        return Near(
            self.field, self.frames[chosen], self.groups[chosen],
            self.offset_m[chosen], self.radius_m[chosen],
        )  # fmt: skip


def near_probes(
    around: Around, hand: int, wrist_m: Array, turn: Array, fingers_rad: Array
) -> list[Near]:
    """The probes that may come near, found by the ball about each group of them.

    Args:
        around: Head and trunk of the body.
        hand: 0 right, 1 left.
        wrist_m: (F, 3).
        turn: (F, 4) of the hand against rest.
        fingers_rad: (F, 5, 4).
    """
    rig = around.rig
    probes, every = rig.body.probes, np.arange(len(wrist_m))
    middle, reach = _middle_and_reach_m(rig.body, hand)
    at = (wrist_m + rotate(turn, middle)).astype(np.float32)
    close = {name: around.box_gap_m(name, every, at) < reach - _RIM_M for name in FIELDS}
    some = np.flatnonzero(close["head"] | close["trunk"])
    if not some.size:
        return []
    offsets = probe_offsets_m(rig, hand, fingers_rad[some]).astype(np.float32)
    starts = np.searchsorted(probes.groups, np.arange(GROUPS + 1))
    centres = np.stack([offsets[:, a:b].mean(axis=1) for a, b in pairwise(starts)], axis=1)
    off = offsets - centres[:, probes.groups]
    size = np.sqrt((off * off).sum(axis=-1)) + probes.radii_m[hand].astype(np.float32)
    size = np.maximum.reduceat(size, starts[:-1], axis=1)
    places = centres @ to_matrix(turn[some]).astype(np.float32).swapaxes(1, 2)
    places += wrist_m[some, None].astype(np.float32)
    counts = np.diff(starts)
    found = []
    for name in FIELDS:
        rows = np.flatnonzero(close[name][some])
        frames = np.repeat(some[rows], GROUPS)
        distance = around.distance_m(name, frames, places[rows].reshape(-1, 3))
        row, group = np.nonzero(distance.reshape(-1, GROUPS) - size[rows] < NEAR_M)
        if row.size:
            row = np.repeat(rows[row], counts[group])
            ends = np.cumsum(counts[group])
            probe = np.arange(ends[-1]) - np.repeat(
                ends - counts[group] - starts[group], counts[group]
            )
            radius = probes.radii_m[hand, probe].astype(np.float32)
            found.append(Near(name, some[row], probes.groups[probe], offsets[row, probe], radius))
    return found


def probe_offsets_m(rig: Rig, hand: int, fingers_rad: Array) -> Array:
    """(N, P, 3) probes from the wrist, hand at rest, its fingers as shaped (N, 5, 4)."""
    body, probes, joints = rig.body, rig.body.probes, rig.fingers[hand]
    turned = finger_rotations(fingers_rad, SIDES[hand], body.thumb_twist)
    offsets = np.zeros((len(fingers_rad), len(probes.joints), 3))
    palm = probes.joints < 0
    offsets[:, palm] = probes.centres_m[hand, palm]
    # A finger's first joint hangs on a bone of the palm that does not move.
    at = np.zeros((len(fingers_rad), 5, 3))
    at += body.heads_m[joints[:, 0]] - body.heads_m[rig.wrist[hand]]
    frame = np.array(body.frames_wxyz[joints[:, 0]])
    for bone in range(3):
        if bone:
            at = at + rotate(frame, rig.offsets_m[joints[:, bone]])
            frame = multiply(frame, rig.rest_wxyz[joints[:, bone]])
        frame = multiply(frame, turned[:, :, bone])
        own = np.flatnonzero(~palm & (probes.joints % 3 == bone))
        finger = probes.joints[own] // 3
        offsets[:, own] = at[:, finger] + rotate(frame[:, finger], probes.centres_m[hand, own])
    return offsets


def _middle_and_reach_m(body: Body, hand: int) -> tuple[Array, float]:
    """(3,) the middle of a hand from its wrist, at rest, and how far the hand goes from it."""
    letter = "RL"[hand]
    middle = np.array(body.sites[f"hand_centre_{letter}"].point_m)
    tip = np.array(body.sites[f"middle_tip_{letter}"].point_m)
    wrist = body.heads_m[body.index[f"wrist_{letter}"]]
    return middle - wrist, float(np.linalg.norm(tip - middle)) + NEAR_M
