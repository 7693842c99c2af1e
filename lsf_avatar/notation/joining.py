"""Acts that run into each other: fused movements, and touches in passing.

A fusion is made in one go: two ways become one bow that bulges where the first one led (Hanke
2004 names fusion; that it looks like a bow is the developers' reading, confidence low).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lsf_avatar.notation.moves import displacement_m
from lsf_avatar.notation.scene import PATHS, Act, Hand
from lsf_avatar.phonology.directions import Vector, normalised
from lsf_avatar.phonology.movements import SIZES_M, Movement

_SHORTER = {"large": "medium", "medium": "small", "small": "tiny", "tiny": "tiny"}
_LEAST_M = 0.02


def fused(acts: Sequence[Act]) -> list[Act]:
    """Acts in turn as one act where they can be one, else as acts without a stop between."""
    one = _one(acts)
    return [one] if one is not None else [*_flowing(acts)]


def repeated(acts: Sequence[Act], times: int) -> list[Act]:
    """Acts made several times: a movement by its own count, changes by going through them again."""
    if len(acts) != 1 or acts[0].changes:
        return [*acts] * times
    often = [replace(m, times=min(12, m.times * times), returns=False) for m in acts[0].movements]
    return [replace(acts[0], movements=often)]


def brushing(act: Act) -> list[Act]:
    """An act that touches its target in passing: there, and on the same way."""
    ways = [m for m in act.movements if m.kind in PATHS]
    others = [m for m in act.movements if m.kind not in PATHS]
    if not ways:
        return [act]
    there = Act(
        [replace(m, size=_SHORTER[m.size]) for m in ways], _placed(act.active),
        _placed(act.passive), hold=0.0,
    )  # fmt: skip
    on = Act(
        [replace(m, size=_SHORTER[m.size]) for m in ways] + others,
        replace(act.active, location=None, part=None),
        replace(act.passive, location=None, part=None),
    )
    return [there, on]


def _placed(hand: Hand) -> Hand:
    """Only the place of a hand."""
    return replace(hand, forms=None, fingers=None, palm=None)


def _one(acts: Sequence[Act]) -> Act | None:
    if len(acts) < 2 or any(a.active.location or a.passive.location for a in acts[:-1]):
        return None
    ways = [m for act in acts for m in act.movements if m.kind in PATHS]
    if len({m.hands for m in ways}) > 1:
        return None
    merged = Act([m for act in acts for m in act.movements if m.kind not in PATHS])
    for act in acts:
        merged.active, merged.passive = act.active.over(merged.active), act.passive.over(
            merged.passive
        )  # fmt: skip
    if len(ways) < 2:
        merged.movements += ways
        return merged
    steps = [displacement_m(m) for m in ways]
    whole = _sum(steps)
    length = _length(whole)
    if length < _LEAST_M:
        return None
    towards = normalised(whole)
    half = _sum(steps[: (len(steps) + 1) // 2])
    along = sum(a * b for a, b in zip(half, towards, strict=True))
    aside = (
        half[0] - along * towards[0], half[1] - along * towards[1], half[2] - along * towards[2]
    )  # fmt: skip
    size = min(SIZES_M, key=lambda name: abs(SIZES_M[name] - length))
    kind = "arc" if _length(aside) > _LEAST_M / 2 else "straight"
    bulge = normalised(aside) if kind == "arc" else Movement("arc").bulge
    way = Movement(kind, towards, bulge=bulge, size=size, manner=ways[0].manner)
    merged.movements.append(replace(way, hands=ways[0].hands))
    return merged


def _flowing(acts: Sequence[Act]) -> list[Act]:
    return [replace(act, hold=0.0) for act in acts[:-1]] + list(acts[-1:])


def _sum(vectors: Sequence[Vector]) -> Vector:
    return (
        sum(v[0] for v in vectors), sum(v[1] for v in vectors), sum(v[2] for v in vectors)
    )  # fmt: skip


def _length(vector: Vector) -> float:
    return float(sum(component * component for component in vector) ** 0.5)
