"""The points of MediaPipe Holistic, and what carries each of them on this body.

Names and order are those of MediaPipe's `PoseLandmark` and `HandLandmark`; LEFT is the signer's own
left. The hand points of the body model are knuckles: first of little finger and index, second of
the thumb (Bazarevsky et al. 2020, BlazePose, arXiv:2006.10204).
"""

from __future__ import annotations

from itertools import pairwise

from lsf_avatar.exchange.pose_file import Component

POSE_NAMES = (
    "NOSE", "LEFT_EYE_INNER", "LEFT_EYE", "LEFT_EYE_OUTER", "RIGHT_EYE_INNER", "RIGHT_EYE",
    "RIGHT_EYE_OUTER", "LEFT_EAR", "RIGHT_EAR", "MOUTH_LEFT", "MOUTH_RIGHT", "LEFT_SHOULDER",
    "RIGHT_SHOULDER", "LEFT_ELBOW", "RIGHT_ELBOW", "LEFT_WRIST", "RIGHT_WRIST", "LEFT_PINKY",
    "RIGHT_PINKY", "LEFT_INDEX", "RIGHT_INDEX", "LEFT_THUMB", "RIGHT_THUMB", "LEFT_HIP",
    "RIGHT_HIP", "LEFT_KNEE", "RIGHT_KNEE", "LEFT_ANKLE", "RIGHT_ANKLE", "LEFT_HEEL", "RIGHT_HEEL",
    "LEFT_FOOT_INDEX", "RIGHT_FOOT_INDEX",
)  # fmt: skip
HAND_NAMES = (
    "WRIST", "THUMB_CMC", "THUMB_MCP", "THUMB_IP", "THUMB_TIP", "INDEX_FINGER_MCP",
    "INDEX_FINGER_PIP", "INDEX_FINGER_DIP", "INDEX_FINGER_TIP", "MIDDLE_FINGER_MCP",
    "MIDDLE_FINGER_PIP", "MIDDLE_FINGER_DIP", "MIDDLE_FINGER_TIP", "RING_FINGER_MCP",
    "RING_FINGER_PIP", "RING_FINGER_DIP", "RING_FINGER_TIP", "PINKY_MCP", "PINKY_PIP",
    "PINKY_DIP", "PINKY_TIP",
)  # fmt: skip
FACE_COUNT = 478
"""468 points of the face, then five of each iris."""

POSE_JOINTS = {
    "SHOULDER": "upperarm01", "ELBOW": "lowerarm01", "WRIST": "wrist", "PINKY": "finger5-1",
    "INDEX": "finger2-1", "THUMB": "finger1-3",
}  # fmt: skip
"""Point of the body model → joint whose head it is; sides are added."""
POSE_SITES = {"LEFT_EAR": "ear_L", "RIGHT_EAR": "ear_R"}
POSE_FACE = {
    "NOSE": 1, "LEFT_EYE_INNER": 362, "LEFT_EYE": 473, "LEFT_EYE_OUTER": 263,
    "RIGHT_EYE_INNER": 133, "RIGHT_EYE": 468, "RIGHT_EYE_OUTER": 33, "MOUTH_LEFT": 291,
    "MOUTH_RIGHT": 61,
}  # fmt: skip
"""Point of the body model → point of the face that is the same place."""

_HAND_LIMBS = (
    *((0, base) for base in (1, 5, 17)),
    *((joint, joint + 1) for joint in range(1, 20) if joint % 4),
    (5, 9), (9, 13), (13, 17),
)  # fmt: skip
_POSE_LIMBS = (
    (0, 1), (1, 2), (2, 3), (3, 7), (0, 4), (4, 5), (5, 6), (6, 8), (9, 10), (11, 12), (11, 13),
    (13, 15), (15, 17), (15, 19), (15, 21), (17, 19), (12, 14), (14, 16), (16, 18), (16, 20),
    (16, 22), (18, 20), (11, 23), (12, 24), (23, 24), (23, 25), (24, 26), (25, 27), (26, 28),
    (27, 29), (28, 30), (29, 31), (30, 32), (27, 31), (28, 32),
)  # fmt: skip


def _ring(points: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(zip(points, (*points[1:], points[0]), strict=True))


def _line(points: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(pairwise(points))


LOWER_LIP = (146, 91, 181, 84, 17, 314, 405, 321, 375, 95, 88, 178, 87, 14, 317, 402, 318, 324)
"""Points of the lower lip: they go with the jaw even where the lips meet."""
UPPER_LIP = (185, 40, 39, 37, 0, 267, 269, 270, 409, 191, 80, 81, 82, 13, 312, 311, 310, 415)

_FACE_LIMBS = (
    *_ring((61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91,
            146)),
    *_ring((78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88,
            95)),
    *_ring((33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7)),
    *_ring((263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249)),
    *_line((70, 63, 105, 66, 107)), *_line((300, 293, 334, 296, 336)),
    *_ring((10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400,
            377, 152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67,
            109)),
    *_ring((469, 470, 471, 472)), *_ring((474, 475, 476, 477)),
)  # fmt: skip
"""Contours of lips, eyes, brows and face, as in MediaPipe's `FACEMESH_CONTOURS`."""

COMPONENTS = (
    Component("POSE_LANDMARKS", POSE_NAMES, _POSE_LIMBS, (230, 80, 40)),
    Component(
        "FACE_LANDMARKS", tuple(str(i) for i in range(FACE_COUNT)), _FACE_LIMBS, (110, 110, 110)
    ),
    Component("LEFT_HAND_LANDMARKS", HAND_NAMES, _HAND_LIMBS, (20, 120, 200)),
    Component("RIGHT_HAND_LANDMARKS", HAND_NAMES, _HAND_LIMBS, (20, 150, 60)),
    Component("POSE_WORLD_LANDMARKS", POSE_NAMES, _POSE_LIMBS, (230, 80, 40)),
)
"""Order and names as pose-format writes Holistic."""
