"""Entries that look alike: homonyms, and minimal pairs, which differ in one parameter.

The parameters are those of the field (configuration, orientation, emplacement, mouvement, visage)
and which hands take part. Two values are the same where nobody would tell them apart: directions
within `SAME_DIRECTION`, places and ways within `SAME_PLACE_M` (developers' proposal, confidence
low: linguists decide what is distinctive).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.lexicon.entries import Entry, Lexicon
from lsf_avatar.phonology.directions import Vector
from lsf_avatar.phonology.movements import Movement
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign
from lsf_avatar.phonology.transform import SIDES_M

PARAMETERS = ("handshape", "orientation", "location", "movement", "hands", "face")
SAME_DIRECTION = 0.52
"""Length between the ends of two unit vectors: 30 degrees."""
SAME_PLACE_M = 0.03

_DIRECTED = {
    "straight": ("towards",), "arc": ("towards", "bulge"), "zigzag": ("towards",),
    "wavy": ("towards",), "cross": ("towards",), "circle": ("axis",),
}  # fmt: skip
"""Which vectors of a movement can be seen; those of the others are not used."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two entries that look alike.

    Attributes:
        one: Gloss.
        other: Gloss.
        parameter: The one of `PARAMETERS` that tells them apart; empty for homonyms.
        stand_in: Whether one of the two is shown only until its form is known.
    """

    one: str
    other: str
    parameter: str
    stand_in: bool


@dataclass(frozen=True, slots=True)
class Trait:
    """The value of one parameter: what must be equal, and vectors that must be near."""

    names: Hashable
    vectors: tuple[Vector, ...] = ()


def similar(lexicon: Lexicon, gloss: str = "") -> tuple[Alike, ...]:
    """All pairs of entries that are homonyms or differ in one parameter, homonyms first.

    Args:
        lexicon: Its entries without a form are left out.
        gloss: Only pairs with this entry, which comes first in each of them.
    """
    entries = [entry for entry in lexicon.entries.values() if entry.signs]
    if not entries:
        return ()
    values = [traits(entry) for entry in entries]
    differ = np.stack([_different([own[name] for own in values]) for name in PARAMETERS])
    count = differ.sum(axis=0)
    found = []
    for at, to in np.argwhere(np.triu(count <= 1, k=1)):
        one, other = entries[at], entries[to]
        if other.gloss == gloss:
            one, other = other, one
        if gloss in ("", one.gloss):
            parameter = PARAMETERS[int(differ[:, at, to].argmax())] if count[at, to] else ""
            stand_in = "unknown" in (one.form, other.form)
            found.append(Alike(one.gloss, other.gloss, parameter, stand_in))
    order = ("", *PARAMETERS)
    return tuple(sorted(found, key=lambda p: (order.index(p.parameter), p.one, p.other)))


def traits(entry: Entry) -> dict[str, Trait]:
    """The value of each of `PARAMETERS`, over all signs of a compound."""
    every = [posture for sign in entry.signs for posture in sign.postures]
    faces = tuple(
        tuple(sorted((face.tier, face.name) for face in sign.nonmanuals)) for sign in entry.signs
    )
    return {
        "handshape": Trait(tuple(_handshapes(every))),
        "orientation": _orientation(every),
        "location": _location(every[0]),
        "movement": _movement(entry.signs),
        "hands": Trait(tuple((s.symmetry, s.opposed, s.two_handed) for s in entry.signs)),
        "face": Trait(faces),
    }


def _different(row: Sequence[Trait]) -> NDArray[np.bool_]:
    """(N, N) whether the values of one parameter differ, entry by entry."""
    differ = np.ones((len(row), len(row)), bool)
    alike: dict[Hashable, list[int]] = {}
    for at, trait in enumerate(row):
        alike.setdefault((trait.names, len(trait.vectors)), []).append(at)
    for group in alike.values():
        vectors = np.array([row[at].vectors for at in group], float).reshape(len(group), -1, 3)
        apart = np.linalg.norm(vectors[:, None] - vectors[None], axis=-1) > 1.0
        differ[np.ix_(group, group)] = apart.any(axis=-1)
    return differ


def _handshapes(postures: Sequence[Posture]) -> Iterator[tuple[str, ...]]:
    """The hands' shapes one after the other, each run of equal ones once."""
    for side in (0, 1):
        run: list[str] = []
        for posture in postures:
            hand = (posture.active, posture.passive)[side]
            shapes = [hand.handshape] if hand else []
            shapes += [m.handshape for m in posture.movements if m.handshape and not side]
            run += [shape for shape in shapes if run[-1:] != [shape]]
        yield tuple(run)


def _orientation(postures: Sequence[Posture]) -> Trait:
    """Fingers and palms one after the other, each run of near ones once."""
    lengths, vectors = [], []
    for side in (0, 1):
        run: list[HandPosture] = []
        for posture in postures:
            hand = (posture.active, posture.passive)[side]
            if hand and not (run and _turned_alike(run[-1], hand)):
                run.append(hand)
        lengths.append(len(run))
        vectors += [_scaled(v, SAME_DIRECTION) for hand in run for v in (hand.fingers, hand.palm)]
    return Trait(tuple(lengths), tuple(vectors))


def _turned_alike(one: HandPosture, other: HandPosture) -> bool:
    pairs = ((one.fingers, other.fingers), (one.palm, other.palm))
    return all(np.linalg.norm(np.subtract(a, b)) <= SAME_DIRECTION for a, b in pairs)


def _location(posture: Posture) -> Trait:
    """Where the hands are at first."""
    hands = [hand for hand in (posture.active, posture.passive) if hand]
    vectors = tuple(_scaled(v, SAME_PLACE_M) for hand in hands for v in _vectors_of(hand.place))
    return Trait(tuple(_site(hand.place) for hand in hands), vectors)


def _site(place: Place) -> tuple[str, ...]:
    in_space = place.site == "neutral_space"
    where = () if in_space else (place.side, place.part, place.between, place.contact)
    return (place.site, *where)


def _vectors_of(place: Place) -> tuple[Vector, Vector]:
    active, up, forward = place.offset
    if place.site == "neutral_space":
        active += SIDES_M[place.side]
    return (active, up, forward), (place.distance_m, 0.0, 0.0)


def _movement(signs: Sequence[Sign]) -> Trait:
    """The ways from posture to posture, and what the hands do there."""
    names: list[Hashable] = []
    vectors: list[Vector] = []
    before: Posture | None = None
    for sign in signs:
        names.append((len(sign.postures), sign.repeat, sign.alternating))
        for posture in sign.postures:
            if before is not None:
                path = posture.path
                names.append(
                    (path.kind, path.manner, path.fingers, *_ways(before, posture, vectors))
                )
            for movement in posture.movements:
                names.append(_manner(movement))
                shown = _DIRECTED.get(movement.kind, ())
                vectors += [_scaled(getattr(movement, way), SAME_DIRECTION) for way in shown]
            before = posture
    return Trait(tuple(names), tuple(vectors))


def _ways(before: Posture, posture: Posture, vectors: list[Vector]) -> Iterator[tuple[str, ...]]:
    """Where each hand goes: to which site, or how far on the one where it was."""
    for start, end in ((before.active, posture.active), (before.passive, posture.passive)):
        if end is None:
            continue
        stays = start is not None and _site(start.place) == _site(end.place)
        yield ("stays",) if stays else _site(end.place)
        for number, vector in enumerate(_vectors_of(end.place)):
            if stays and start is not None:
                vector = _minus(vector, _vectors_of(start.place)[number])
            vectors.append(_scaled(vector, SAME_PLACE_M))


def _manner(movement: Movement) -> Hashable:
    return (
        movement.kind, movement.size, movement.times, movement.returns, movement.turns,
        movement.manner, movement.growth, movement.flatness, movement.bouncing,
        movement.clockwise, movement.hands,
    )  # fmt: skip


def _minus(one: Vector, other: Vector) -> Vector:
    return (one[0] - other[0], one[1] - other[1], one[2] - other[2])


def _scaled(vector: Vector, unit: float) -> Vector:
    """In units of what nobody would tell apart."""
    return (vector[0] / unit, vector[1] / unit, vector[2] / unit)
