"""How long a movement lasts, and how its time is shared between its strokes.

Sizes and manners give durations; the developers' proposal, confidence low (see `tempo`).
"""

from __future__ import annotations

from lsf_avatar.phonology.movements import Movement

RESTART_SHARE = 0.7
"""Length of the quick way back to the start, against a stroke, where strokes start anew."""

_STROKE_S = {"tiny": 0.13, "small": 0.17, "medium": 0.24, "large": 0.34}
_ROUND_S = {"tiny": 0.30, "small": 0.38, "medium": 0.52, "large": 0.72}
_WINDING_S = {"tiny": 0.36, "small": 0.48, "medium": 0.62, "large": 0.90}
_TURN_S = {"tiny": 0.20, "small": 0.24, "medium": 0.32, "large": 0.44}
_MANNERS = {"normal": 1.0, "fast": 0.7, "slow": 1.6, "tense": 1.2, "halt": 0.85, "rest": 1.35}
_BOUNCE_SHARE = 0.35
_FINGERS_S = {"finger_play": 0.42, "rub": 0.34, "open_close": 0.36}


def movement_s(movement: Movement) -> float:
    """How long a movement lasts at speed 1, all its repetitions together, seconds."""
    return _once_s(movement) * _MANNERS[movement.manner]


def manner_share(manner: str) -> float:
    """How long something done in this manner takes, against the normal one."""
    return _MANNERS[manner]


def strokes(movement: Movement) -> float:
    """How many strokes long a path is: out and back are two, a quick restart is less than one."""
    between = 1.0 if movement.returns else RESTART_SHARE
    return movement.times + (movement.times - 1) * between


def _once_s(movement: Movement) -> float:
    kind, size = movement.kind, movement.size
    if kind in _FINGERS_S:
        share = 1.0 if movement.returns or kind != "open_close" else 0.6
        return _FINGERS_S[kind] * movement.times * share
    if kind == "stir":
        return _ROUND_S[size] * movement.times
    if kind == "circle":
        return _ROUND_S[size] * max(abs(movement.turns), 0.25) * movement.times
    if kind in ("twist", "nod", "swing"):
        return _TURN_S[size] * movement.times
    if kind in ("zigzag", "wavy", "cross"):
        return _WINDING_S[size] * strokes(movement)
    longer = (1.25 if kind == "arc" else 1.0) + (_BOUNCE_SHARE if movement.bouncing else 0.0)
    return _STROKE_S[size] * strokes(movement) * longer
