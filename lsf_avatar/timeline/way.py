"""How long the way from one posture to the next takes.

Longer ways take longer, but less than in proportion (Fitts 1954, J. Exp. Psychol. 47: time grows
with the logarithm of distance over precision); peaks of a smooth way are 1.875 times its mean
(minimum jerk: Flash & Hogan 1985, J. Neurosci. 5), and are kept below what was measured on the
engine of Performs (wrist at most 3.6 m/s). The two constants of the logarithm are the developers'
proposal: about 0.25 s for 10 cm and 0.4 s for 30 cm, confidence low.

The timeline knows no body, so distances are those of a middling adult.
"""

from __future__ import annotations

from math import acos, log2, sqrt

from lsf_avatar.phonology.directions import Vector
from lsf_avatar.phonology.sign import HandPosture
from lsf_avatar.phonology.transform import SIDES_M

SHORTEST_S = 0.12
HANDSHAPE_S = 0.15
"""Least time in which fingers form another handshape."""
PEAK_M_S = 2.4
PEAK_RAD_S = 6.3
"""A hand's peak in turning: 12 degrees a frame at 30 frames a second (issue 5). Where elbow and
wrist then turn more than the hand does, `kinematics.pace` gives them time."""
LETTERS_PEAK_RAD_S = 7.2
"""The same between two spelled letters, which keep their pace; the forearm makes the rest."""

_REACTION_S, _DOUBLING_S, _PRECISION_M = 0.08, 0.10, 0.05
_PEAK_OVER_MEAN = 1.875
_TURN_PEAK_OVER_MEAN = 1.25
"""Hands turn more evenly than they go (`kinematics.paths.evenly`)."""

_SITES_M: dict[str, tuple[float, float, float]] = {
    "head_top": (0.0, 0.52, -0.25), "forehead": (0.0, 0.45, -0.20), "temple": (0.07, 0.43, -0.25),
    "eyebrow": (0.03, 0.43, -0.20), "eye": (0.03, 0.41, -0.20), "nose": (0.0, 0.38, -0.18),
    "ear": (0.08, 0.39, -0.27), "cheek": (0.05, 0.37, -0.22), "upper_lip": (0.0, 0.35, -0.20),
    "mouth": (0.0, 0.34, -0.20), "lower_lip": (0.0, 0.33, -0.20), "chin": (0.0, 0.30, -0.20),
    "under_chin": (0.0, 0.28, -0.22), "jaw": (0.05, 0.31, -0.24), "neck": (0.0, 0.25, -0.27),
    "shoulder_top": (0.14, 0.21, -0.36), "shoulder": (0.16, 0.17, -0.33),
    "chest": (0.0, 0.08, -0.28), "heart": (-0.06, 0.06, -0.28), "stomach": (0.0, -0.06, -0.28),
    "belly": (0.0, -0.18, -0.27), "side_of_trunk": (0.14, -0.06, -0.34),
    "upper_arm": (0.20, 0.07, -0.34), "elbow": (0.26, -0.08, -0.32),
    "elbow_inside": (0.24, -0.08, -0.29),
}  # fmt: skip
"""Where a site of the head or trunk lies from the middle of neutral space, (active, up, forward),
metres, on the active side where it comes in pairs."""
_ALONG_OTHER_M = {
    "forearm": -0.18, "wrist_back": -0.08, "wrist_pulse": -0.08, "heel": -0.05, "fingertips": 0.08,
}  # fmt: skip
"""Where a site of the other arm lies from the middle of its hand, which points to the active side:
three touches along an arm are three ways, not one place."""
_PARTS_M = {"hand_centre": 0.08, "palm": 0.08, "back": 0.08, "heel": 0.03}
_TIPS_M = 0.16
"""From the wrist to a part of the hand, along the fingers."""


def way_s(before: HandPosture, after: HandPosture, spelled: bool = False) -> float:
    """How long a hand takes from one posture to another at speed 1, seconds.

    Args:
        before: The one that it leaves.
        after: The one that it goes to.
        spelled: Whether both are letters of one word.
    """
    if before == after:
        return 0.0
    metres = _distance(_wrist_m(before), _wrist_m(after))
    turn = _turn_rad(before, after)
    return max(
        SHORTEST_S,
        _REACTION_S + _DOUBLING_S * log2(1.0 + metres / _PRECISION_M),
        _PEAK_OVER_MEAN * metres / PEAK_M_S,
        _TURN_PEAK_OVER_MEAN * turn / (LETTERS_PEAK_RAD_S if spelled else PEAK_RAD_S),
        HANDSHAPE_S if before.handshape != after.handshape else 0.0,
    )


def _wrist_m(hand: HandPosture) -> Vector:
    """About where the wrist is. The middle of the other hand counts as that of the space."""
    place = hand.place
    along = _ALONG_OTHER_M.get(place.site, 0.0)
    a, u, f = _SITES_M.get(place.site, (along, 0.0, 0.0))
    if place.site == "neutral_space":
        a = SIDES_M[place.side]
    elif place.side == "passive":
        a = -a
    reach = _PARTS_M.get(place.part, _TIPS_M)
    outward = 0.0 if place.site == "neutral_space" else place.distance_m
    return (
        a + place.offset[0] - hand.fingers[0] * reach,
        u + place.offset[1] - hand.fingers[1] * reach,
        f + place.offset[2] - hand.fingers[2] * reach + outward,
    )


def _turn_rad(before: HandPosture, after: HandPosture) -> float:
    """Angle between two orientations of a hand, radians."""
    one, two = _axes(before), _axes(after)
    trace = sum(
        a * b for row, other in zip(one, two, strict=True) for a, b in zip(row, other, strict=True)
    )
    return acos(min(1.0, max(-1.0, (trace - 1.0) / 2.0)))


def _axes(hand: HandPosture) -> tuple[Vector, Vector, Vector]:
    """Fingers, palm brought at right angles to them, and the third axis."""
    f, p = hand.fingers, hand.palm
    along = sum(a * b for a, b in zip(f, p, strict=True))
    square = tuple(b - along * a for a, b in zip(f, p, strict=True))
    length = sqrt(sum(b * b for b in square))
    if length < 1e-6:
        return f, f, f
    x, y, z = (b / length for b in square)
    return f, (x, y, z), (f[1] * z - f[2] * y, f[2] * x - f[0] * z, f[0] * y - f[1] * x)


def _distance(one: Vector, other: Vector) -> float:
    return sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))
