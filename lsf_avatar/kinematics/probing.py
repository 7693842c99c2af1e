"""Which of a hand's balls and points may come near head or trunk, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import multiply, rotate
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.field import FIELDS, Around, Float, Frames
from lsf_avatar.kinematics.fingers import finger_rotations
from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.kinematics.rig import Rig

NEAR_M = 0.02
"""A hand that is farther from the body than this is not looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """One hand in the R frames in which it may come near head or trunk.

    Attributes:
        frames: (R,) which, in order.
        close: Name of the field → (R,) whether the hand may come near that one.
        offsets_m: (R, P, 3) probes from the wrist, hand at rest but its fingers as shaped.
    """

    frames: Frames
    close: dict[str, NDArray[np.bool_]]
    offsets_m: Float

    def only(self, chosen: NDArray[np.bool_]) -> Near:
        """Some of its frames, (R,)."""
        close = {name: near[chosen] for name, near in self.close.items()}
        return Near(self.frames[chosen], close, self.offsets_m[chosen])


def near_frames(
    around: Around, hand: int, wrist_m: Array, turn: Array, fingers_rad: Array
) -> Near | None:
    """The frames in which a hand may come near, found by the ball about all of it; None for none.

    Args:
        around: Head and trunk of the body.
        hand: 0 right, 1 left.
        wrist_m: (F, 3).
        turn: (F, 4) of the hand against rest.
        fingers_rad: (F, 5, 4).
    """
    rig, every = around.rig, np.arange(len(wrist_m))
    middle, reach = _middle_and_reach_m(rig.body, hand)
    at = (wrist_m + rotate(turn, middle)).astype(np.float32)
    close = {name: around.at_least_m(name, every, at) < reach for name in FIELDS}
    frames = np.flatnonzero(close["head"] | close["trunk"])
    if not frames.size:
        return None
    fingers = fingers_rad[frames]
    # Fingers stay as they are for many frames: each of their shapes is worked out once.
    new = np.append(True, (fingers[1:] != fingers[:-1]).any(axis=(1, 2)))
    offsets = probe_offsets_m(rig, hand, fingers[new]).astype(np.float32)
    close = {name: near[frames] for name, near in close.items()}
    return Near(frames, close, offsets[np.cumsum(new) - 1])


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
