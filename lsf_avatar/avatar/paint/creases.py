"""Lines of the palm and of bent joints: they tell the palm from the back of a hand at a glance."""

from __future__ import annotations

import numpy as np

from lsf_avatar.avatar.skeleton import Skeleton
from lsf_avatar.avatar.source import Array
from lsf_avatar.geometry import rotate

_PALM_LINES_M = (
    ((-0.036, 0.056), (-0.019, 0.064), (0.000, 0.067), (0.013, 0.076)),
    ((0.026, 0.060), (0.010, 0.055), (-0.008, 0.047), (-0.026, 0.038)),
    ((0.026, 0.058), (0.013, 0.047), (0.007, 0.030), (0.008, 0.012)),
)
"""Heart, head and life line: (towards the thumb, along the hand) from the wrist joint."""
_PALM_WIDTH_M, _JOINT_WIDTH_M, _JOINT_NEAR_M = 0.0009, 0.0008, 0.0125
_STEPS = 24


def palm_lines(skeleton: Skeleton, number: int, points_m: Array, palmar: Array) -> Array:
    """(...) how much a line of the palm covers points of skin, 0 to 1.

    Args:
        skeleton: Whose hand.
        number: 0 for the right hand, 1 for the left one.
        points_m: (..., 3).
        palmar: (...) cosine of the skin's normal with the palm's.
    """
    side = "RL"[number]
    along = skeleton.fingers[number]
    to_thumb = np.cross(along, skeleton.palms[number]) * (1.0 if side == "R" else -1.0)
    local = points_m - skeleton.head(f"wrist_{side}")
    across, up = local @ to_thumb, local @ along
    nearest = np.full(across.shape, np.inf)
    for line in _PALM_LINES_M:
        place = np.linspace(0, len(line) - 1, _STEPS * (len(line) - 1))
        for x, y in zip(*(_smooth(place, np.array(line)[:, axis]) for axis in (0, 1)), strict=True):
            nearest = np.minimum(nearest, (across - x) ** 2 + (up - y) ** 2)
    lines: Array = np.exp(-nearest / _PALM_WIDTH_M**2) * np.clip(2 * palmar, 0, 1)
    return lines


def joint_lines(skeleton: Skeleton, number: int, points_m: Array, palmar: Array) -> Array:
    """(...) as `palm_lines`, for the inside of the fingers' joints and, fainter, their back."""
    side = "RL"[number]
    lines = np.zeros(palmar.shape)
    for finger in range(1, 6):
        for bone in (2, 3):
            joint = skeleton.joints.index(f"finger{finger}-{bone}_{side}")
            along = rotate(skeleton.frames_wxyz[joint], [0.0, 1.0, 0.0])
            local = points_m - skeleton.heads_m[joint]
            near = np.linalg.norm(local, axis=-1) < _JOINT_NEAR_M
            here = np.exp(-(((local @ along) / _JOINT_WIDTH_M) ** 2)) * near
            shown = np.where(palmar > 0, np.clip(1.5 * palmar, 0, 1), -0.5 * palmar)
            lines = np.maximum(lines, here * shown)
    return lines


def _smooth(place: Array, values: Array) -> Array:
    """Values between given ones, by Catmull and Rom's curve."""
    padded = np.concatenate([[2 * values[0] - values[1]], values, [2 * values[-1] - values[-2]]])
    start = np.minimum(place.astype(int), len(values) - 2)
    t = place - start
    a, b, c, d = (padded[start + offset] for offset in range(4))
    curve: Array = 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
    return curve
