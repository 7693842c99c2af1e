"""Movement groups of HamNoSys as movements of the phonology.

Circles are read as turning clockwise for one who looks along the named direction, starting at the
clock's hour; confidence low: no manual was read that says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lsf_avatar.notation.tree import Token
from lsf_avatar.notation.vectors import LETTERS, vector, written
from lsf_avatar.phonology.directions import Vector, normalised
from lsf_avatar.phonology.movements import SIZES_M, Movement

SIZES = {"smallmod": "small", "largemod": "large"}
MANNERS = {"fast": "fast", "slow": "slow", "tense": "tense", "halt": "halt", "rest": "rest"}
FLAT = 0.5
"""Short axis of an ellipse as a share of the long one; developers' proposal, confidence low."""
_LOCAL = {"nodding": "nod", "swinging": "swing", "twisting": "twist", "fingerplay": "finger_play"}
_HOURS = ("u", "ur", "r", "dr", "d", "dl", "l", "ul")


@dataclass(frozen=True, slots=True)
class Moves:
    """What a movement group asks for.

    Attributes:
        movements: All at once.
        lost: What was written but not carried.
    """

    movements: tuple[Movement, ...]
    lost: tuple[str, ...] = ()


def moves_of(tokens: Sequence[Token]) -> Moves:
    """The movements of a group.

    Args:
        tokens: A head and its modifiers.
    """
    head = tokens[0]
    modifiers = tokens[1:]
    lost = [
        token.symbol.name
        for token in modifiers
        if token.kind in ("reference", "bend", "relative")
        or (token.kind == "ellipse" and head.kind != "circle")
    ]
    if head.kind == "still":
        return Moves((), tuple(lost))
    if head.kind == "mime":
        return Moves((), (*lost, "hammime"))
    if head.kind == "local" and head.name in _LOCAL:
        times = 2 if head.name == "fingerplay" else 1
        made = Movement(_LOCAL[head.name], size=_size(modifiers), times=times)
    elif head.kind == "local":
        made = Movement("stir", clockwise=head.name == "stircw", size=_size(modifiers))
    elif head.kind == "circle":
        made = _circle(head.name[len("circle") :], modifiers)
        long = next((t.name[len("ellipse") :] for t in modifiers if t.kind == "ellipse"), None)
        if long is not None:
            made = replace(made, flatness=FLAT, bulge=long_axis(long, made.axis))
    elif head.kind == "cross_move":
        upright = head.name == "movecross"
        made = Movement(
            "cross", vector("d" if upright else "dr"), bulge=vector("r" if upright else "ur"),
            size=_size(modifiers),
        )  # fmt: skip
    else:
        made = _straight(tokens)
    grown = next((token.name for token in modifiers if token.kind == "growth"), "even")
    return Moves((replace(made, manner=_manner(modifiers), growth=grown),), tuple(lost))


def displacement_m(movement: Movement) -> Vector:
    """Where a movement leaves the hand, from where it began, metres."""
    if movement.kind not in ("straight", "arc", "zigzag", "wavy", "cross"):
        return (0.0, 0.0, 0.0)
    if movement.kind == "cross":
        return _cross_end_m(movement)
    length = SIZES_M[movement.size] * (movement.times % 2 if movement.returns else 1)
    a, u, f = movement.towards
    return (a * length, u * length, f * length)


def _cross_end_m(movement: Movement) -> Vector:
    """A cross ends half way down and half a stroke to the other side."""
    half = SIZES_M[movement.size] / 2
    a, u, f = (half * (t - b) for t, b in zip(movement.towards, movement.bulge, strict=True))
    return (a, u, f)


def manner_of(tokens: Sequence[Token]) -> str:
    """The manner among some modifiers; `normal` where none is written."""
    return _manner(tokens)


def circle(axis_letters: str, hours: Sequence[str], full_turns: int, size: str) -> Movement:
    """A circle about a named direction.

    Args:
        axis_letters: Such as `o` or `ul`.
        hours: Where it starts, then where it ends, as `u`, `ur`…; may be empty.
        full_turns: Whole turns beyond the first.
        size: One of the phonology's.
    """
    along = vector(axis_letters)
    axis = (-along[0], -along[1], -along[2])
    first = _HOURS.index(hours[0]) if hours else 0
    turns = 1.0 + full_turns
    if len(hours) > 1:
        turns = full_turns + (((_HOURS.index(hours[1]) - first) % 8) or 8) / 8
    # The path starts off along `towards`; at twelve o'clock a clockwise circle goes to the right.
    start = _HOURS[(first + 2) % 8]
    towards = vector(start)
    if abs(sum(a * b for a, b in zip(towards, axis, strict=True))) > 0.8:
        flat = {"u": "o", "d": "i"}
        towards = vector("".join(flat.get(letter, letter) for letter in start))
        if abs(sum(a * b for a, b in zip(towards, axis, strict=True))) > 0.8:
            towards = _square_to(axis)
    return Movement("circle", towards=towards, axis=axis, size=size, turns=turns)


def _circle(letters: str, modifiers: Sequence[Token]) -> Movement:
    hours = [
        token.name[len("clock") :]
        for token in modifiers
        if token.kind == "clock" and token.name != "clockfull"
    ]
    full = sum(token.name == "clockfull" for token in modifiers)
    return circle(letters, hours[:2], full, _size(modifiers))


def _straight(tokens: Sequence[Token]) -> Movement:
    towards = written([t for t in tokens if t.kind in ("move", "between")], "move")
    size = _size(tokens)
    wave = next((token.name for token in tokens if token.kind == "wave"), "")
    arc = next((token.name[len("arc") :] for token in tokens if token.kind == "arc"), "")
    if wave:
        return Movement(wave, towards, bulge=_bulge("u", towards), size=size)
    if arc:
        return Movement("arc", towards, bulge=_bulge(arc, towards), size=size)
    return Movement("straight", towards, size=size)


def _bulge(letter: str, towards: Vector) -> Vector:
    """Where an arc bulges; one along its own way bulges out of it, forward or up."""
    asked = vector(letter)
    for candidate in (asked, LETTERS["o"], LETTERS["u"]):
        if abs(sum(a * b for a, b in zip(candidate, towards, strict=True))) < 0.9:
            return candidate
    return LETTERS["r"]


def _size(modifiers: Sequence[Token]) -> str:
    return next((SIZES[token.name] for token in modifiers if token.kind == "size"), "medium")


def _manner(modifiers: Sequence[Token]) -> str:
    return next((MANNERS[t.name] for t in modifiers if t.name in MANNERS), "normal")


def long_axis(name: str, axis: Vector) -> Vector:
    """The long axis of an ellipse, as one sees who looks along the circle's axis."""
    if name == "h":
        return LETTERS["r"] if abs(axis[0]) < 0.9 else LETTERS["o"]
    if name == "v":
        return LETTERS["u"] if abs(axis[1]) < 0.9 else LETTERS["o"]
    across, up = long_axis("h", axis), long_axis("v", axis)
    side = 1.0 if name == "ur" else -1.0
    return normalised([side * across[k] + up[k] for k in range(3)])


def _square_to(axis: Vector) -> Vector:
    """Some unit vector at right angles to one."""
    if abs(axis[1]) < 0.9:
        length = (axis[0] ** 2 + axis[2] ** 2) ** 0.5
        return (axis[2] / length, 0.0, -axis[0] / length)
    return LETTERS["o"]
