"""A small lexicon by hand, and one parser for all tests of the room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lsf_avatar.glossing import Parser
from lsf_avatar.lexicon.entries import Entry, Lexicon, Source
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign

WORDS = Path(__file__).parent / "small_lexicon.tsv"
"""Gloss, part of speech, French words."""
NUMBERS = (*range(20), 20, 30, 40, 50, 60, 70, 80, 90, 100, 1000)
MARKS = ["TIRET", "APOSTROPHE", "AROBASE", "POINT", "ESPACE", "SLASH", "UNDERSCORE", "PLUS"]


def _sign(gloss: str) -> Sign:
    hand = HandPosture("main_plate", (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), Place())
    return Sign(gloss, (Posture(hand),))


def entry(gloss: str, pos: str, french: tuple[str, ...]) -> Entry:
    """An entry with a form that only its gloss tells apart."""
    mouthing = french[0] if french and pos not in ("pointing", "letter") else ""
    source = Source("developers", "made for the tests")
    return Entry(
        gloss, french, pos, "", "known", "low", "draft", (_sign(gloss),), mouthing, (), (source,),
        (), (), (), "",
    )  # fmt: skip


def small_lexicon() -> Lexicon:
    """Around 250 entries, enough for the sentences of these tests."""
    found: list[Entry] = []
    for row in WORDS.read_text(encoding="utf-8").splitlines():
        gloss, pos, french = row.split("\t")
        found.append(entry(gloss, pos, tuple(french.split("|")) if french else ()))
    found += [entry(f"NUM-{n}", "number", ()) for n in NUMBERS]
    found += [entry(f"LETTRE-{c}", "letter", ()) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    found += [entry(f"LETTRE-{mark}", "letter", ()) for mark in MARKS]
    by_french: dict[str, tuple[Entry, ...]] = {}
    for one in found:
        for word in one.french:
            by_french[word] = (*by_french.get(word, ()), one)
    entries = {one.gloss: one for one in sorted(found, key=lambda one: one.gloss)}
    return Lexicon(entries, by_french, {}, {}, "small")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon of these tests."""
    return small_lexicon()


@pytest.fixture(scope="session")
def parser() -> Parser:
    """One parser for all tests: loading it takes seconds."""
    return Parser()


@pytest.fixture(scope="session")
def make_entry() -> Callable[[str, str, tuple[str, ...]], Entry]:
    """Makes an entry that is not in the small lexicon."""
    return entry
