"""Signs kept within an arm's reach.

A notation does not say how far before the body a sign is, and a large movement is as large as
the signer makes it. So space before the body is chosen nearer and higher where a movement would
end beyond the arm; a movement that is still too long is made shorter, and that is said.
"""

from __future__ import annotations

from dataclasses import replace

from lsf_avatar.notation.moves import displacement_m
from lsf_avatar.phonology.directions import Vector
from lsf_avatar.phonology.movements import Movement
from lsf_avatar.phonology.places import HEAD_SITES, Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign
from lsf_avatar.phonology.transform import SIDES_M, shared_movement

SHOULDER_M: Vector = (0.17, 0.20, -0.36)
"""The active shoulder from the middle of neutral space, on an adult (rough, from the signer)."""
REACH_M = 0.58
"""From there to the wrist: arm, and what the shoulder gives. Measured on the signer: wrists first
fall short between 0.57 and 0.60."""
_HAND_M = 0.08
_HEAD_M: Vector = (0.0, 0.46, -0.14)
_TRUNK_M: Vector = (0.0, 0.05, -0.27)
_NEARER = tuple(
    (0.0, up, -back) for back in (0.0, 0.05, 0.10, 0.14) for up in (0.0, 0.05, 0.10)
)  # fmt: skip
_SHORTER = {"large": "medium", "medium": "small", "small": "tiny", "tiny": "tiny"}


def within_reach(sign: Sign) -> tuple[Sign, tuple[str, ...]]:
    """The sign nearer to the body where it would end beyond reach, and what was shortened."""
    for by in _NEARER:
        nearer = replace(sign, postures=tuple(_shifted(p, by) for p in sign.postures))
        if all(_reached(nearer, posture) for posture in nearer.postures):
            return nearer, ()
    shortened = replace(nearer, postures=tuple(_shortened(nearer, p) for p in nearer.postures))
    lost = "un mouvement plus long que le bras, montré plus court"
    return shortened, (lost,) if shortened != nearer else ()


def _shifted(posture: Posture, by: Vector) -> Posture:
    passive = posture.passive
    return replace(
        posture,
        active=_moved(posture.active, by),
        passive=None if passive is None else _moved(passive, by),
    )


def _moved(hand: HandPosture, by: Vector) -> HandPosture:
    if hand.place.site != "neutral_space":
        return hand
    a, u, f = hand.place.offset
    place = replace(hand.place, offset=(a + by[0], u + by[1], f + by[2]))
    return replace(hand, place=place)


def _shortened(sign: Sign, posture: Posture) -> Posture:
    """Its movements by one size, until they end within reach."""
    for _ in range(3):
        if _reached(sign, posture):
            break
        shorter = tuple(replace(m, size=_SHORTER[m.size]) for m in posture.movements)
        posture = replace(posture, movements=shorter)
    return posture


def _reached(sign: Sign, posture: Posture) -> bool:
    mine = [m for m in posture.movements if m.hands != "passive"]
    if not _within(posture.active, mine, 1.0):
        return False
    if posture.passive is None:
        return True
    shared = sign.symmetry != "none"
    theirs = [
        shared_movement(sign, m) if m.hands == "both" else m
        for m in posture.movements
        if m.hands == "passive" or (m.hands == "both" and shared)
    ]
    return _within(posture.passive, theirs, -1.0)


def _within(hand: HandPosture, moves: list[Movement], side: float) -> bool:
    """Whether a hand is within reach where it is and where its movements end."""
    start = _point_m(hand.place)
    ends = [start]
    for movement in moves:
        a, u, f = displacement_m(replace(movement, times=1, returns=False))
        last = ends[-1]
        ends.append((last[0] + a, last[1] + u, last[2] + f))
    wrists = (
        tuple(p - _HAND_M * d for p, d in zip(end, hand.fingers, strict=True)) for end in ends
    )
    shoulder = (side * SHOULDER_M[0], *SHOULDER_M[1:])
    return all(
        sum((w - s) ** 2 for w, s in zip(wrist, shoulder, strict=True)) <= REACH_M**2
        for wrist in wrists
    )


def _point_m(place: Place) -> Vector:
    """Roughly where a place is, from the middle of neutral space."""
    a, u, f = place.offset
    side = SIDES_M[place.side] * (1.0 if place.site == "neutral_space" else 0.4)
    base = (0.0, 0.0, 0.0)
    if place.site in HEAD_SITES:
        base = _HEAD_M
    elif place.site != "neutral_space":
        base = _TRUNK_M
    ahead = 0.0 if place.site == "neutral_space" else place.distance_m
    return (base[0] + side + a, base[1] + u, base[2] + f + ahead)
