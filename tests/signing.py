"""Small signs and utterances, made by hand, so that each test says what it is about."""

from __future__ import annotations

import pytest

from lsf_avatar.phonology.directions import direction
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign
from lsf_avatar.phonology.utterance import Clause, Item, Utterance


@pytest.fixture
def hand():
    """A hand: `hand("index", "up", "forward", site="chin", …)`."""

    def make(handshape="main_plate", fingers="up", palm="forward", **place):
        return HandPosture(handshape, direction(fingers), direction(palm), Place(**place))

    return make


@pytest.fixture
def sign(hand):
    """A sign of one posture, or of those given."""

    def make(*postures, gloss="SIGNE", movements=(), **others):
        run = postures or (Posture(hand(), movements=tuple(movements)),)
        return Sign(gloss, tuple(run), **others)

    return make


@pytest.fixture
def say():
    """An utterance of one clause a list of items; an item is signs, or a ready `Item`."""

    def make(*items, kind="statement", spans=(), clause_of=None, kinds=None):
        made = []
        for number, item in enumerate(items):
            clause = clause_of[number] if clause_of else 0
            if not isinstance(item, Item):
                signs = item if isinstance(item, tuple) else (item,)
                item = Item(f"G{number}", "sign", number, number + 1, clause, signs)
            made.append(item)
        count = 1 + max((item.clause for item in made), default=0)
        kinds = kinds or [kind] * count
        clauses = tuple(
            Clause(kinds[n], 0, len(made), tuple(spans) if n == 0 else ()) for n in range(count)
        )
        return Utterance("x" * len(made), clauses, tuple(made))

    return make


@pytest.fixture
def spell(hand):
    """A spelled item: one sign a character, each with another handshape."""
    shapes = ("poing_A", "B", "C", "D", "index", "U", "V", "W", "cinq", "Y")

    def make(text):
        signs = tuple(
            Sign(f"LETTRE-{c}", (Posture(hand(shapes[ord(c) % len(shapes)])),)) for c in text
        )
        return Item(f"#{text}", "spelled", 0, len(text), 0, signs, letters=tuple(text))

    return make
