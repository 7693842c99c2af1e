"""Directions of HamNoSys as vectors, both ways.

`u d l r o i` are up, down, left, right, out and in, as the signer sees them; the notation is of a
right-handed signer, so right is the active side. The palm is written from the hand's own view:
as it would face if the fingers pointed out, then turned with them (so fingers up and palm `d`
faces away). That reading fits what people write; confidence medium, no manual of it was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, degrees

from lsf_avatar.notation.tree import Token
from lsf_avatar.phonology.directions import Vector, normalised

LETTERS: dict[str, Vector] = {
    "u": (0.0, 1.0, 0.0), "d": (0.0, -1.0, 0.0), "r": (1.0, 0.0, 0.0), "l": (-1.0, 0.0, 0.0),
    "o": (0.0, 0.0, 1.0), "i": (0.0, 0.0, -1.0),
}  # fmt: skip
WRITTEN = [
    "u",
    "ur",
    "r",
    "dr",
    "d",
    "dl",
    "l",
    "ul",
    "ol",
    "o",
    "or",
    "il",
    "i",
    "ir",
    "ui",
    "di",
    "do",
    "uo",
]
"""The 18 that have a symbol."""
PALMS = WRITTEN[:8]
_OUT: Vector = (0.0, 0.0, 1.0)


def vector(letters: str) -> Vector:
    """The unit vector of letters such as `uo`; a letter written twice weighs twice.

    Letters that cancel each other out point out.
    """
    known = [LETTERS[letter] for letter in letters if letter in LETTERS]
    return _sum(known)


def middle(vectors: Sequence[Vector]) -> Vector:
    """The direction between some."""
    return _sum(vectors)


def written(tokens: Sequence[Token], prefix: str) -> Vector:
    """The direction of a group: one symbol, two side by side, or `between` two.

    Two side by side are one direction with the letters of both (`uo` and `ol` are `uol`).
    """
    names = [token.name[len(prefix) :] for token in tokens if token.name.startswith(prefix)]
    between = any(token.kind == "between" for token in tokens)
    letters = "".join(dict.fromkeys("".join(names)))
    cancels = any(set(pair) <= set(letters) for pair in ("ud", "lr", "oi"))
    if between or cancels:
        return middle([vector(name) for name in names])
    return vector(letters)


def facing(fingers: Vector, palm: Vector) -> Vector:
    """Where a palm faces in the world, from how it is written and where the fingers point."""
    return _turned(_OUT, fingers, palm)


def as_written(fingers: Vector, palm: Vector) -> Vector:
    """The inverse of `facing`."""
    return _turned(fingers, _OUT, palm)


def nearest_letters(asked: Vector, names: Sequence[str]) -> tuple[str, float]:
    """The name whose direction is nearest, and how far off it is in degrees."""
    best = max(names, key=lambda name: _dot(vector(name), asked))
    return best, degrees(acos(min(1.0, max(-1.0, _dot(vector(best), asked)))))


def _turned(start: Vector, end: Vector, turning: Vector) -> Vector:
    """A vector under the shortest turn from one direction to another; half a turn goes about up."""
    near = _dot(start, end)
    if near < -0.9999:
        return (-turning[0], turning[1], -turning[2])
    both = (start[0] + end[0], start[1] + end[1], start[2] + end[2])
    share, along = _dot(both, turning) / (1.0 + near), 2.0 * _dot(start, turning)
    return normalised([turning[k] - share * both[k] + along * end[k] for k in range(3)])


def _sum(vectors: Sequence[Vector]) -> Vector:
    total = [sum(each[k] for each in vectors) for k in range(3)]
    return normalised(total) if max(map(abs, total)) > 1e-6 else _OUT


def _dot(first: Vector, second: Vector) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True))
