"""Which characters of a phrase's text each item carries, and which are dropped by which rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lsf_avatar.lexicon.entries import Phrase

Extent = tuple[int, int]
"""Offset of the first character, and offset behind the last one."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the words of a phrase stand in its text.

    Attributes:
        items: For each clause, for each item: its extent, or None for an item without words.
        dropped: (start, end, rule), by start.
        uncovered: Words of the text with a letter or digit that nothing carries or drops.
        unknown: Words of items or rules that do not stand in the text.
    """

    items: tuple[tuple[Extent | None, ...], ...]
    dropped: tuple[tuple[int, int, str], ...]
    uncovered: tuple[str, ...]
    unknown: tuple[str, ...]


def place_words(phrase: Phrase) -> Placing:
    """Finds the words of each item in the text, then those that are dropped, then what is left.

    Items take the first place that is still free; where all are taken they share the first one
    (several signs of one word). A dropped word stands for all its places that no item took.
    """
    taken = [False] * len(phrase.text)
    for clause in phrase.clauses:
        for item in clause.items:
            for start, end in _slots(phrase.text, item.gloss):
                taken[start:end] = [True] * (end - start)
    unknown: list[str] = []
    items = tuple(
        tuple(_place_item(phrase.text, item.french, taken, unknown) for item in clause.items)
        for clause in phrase.clauses
    )
    dropped: list[tuple[int, int, str]] = []
    for clause in phrase.clauses:
        for words, rule in sorted(clause.dropped.items(), key=lambda pair: -len(pair[0])):
            places = occurrences(phrase.text, words)
            if not places:
                unknown.append(words)
            for start, end in places:
                if not any(taken[start:end]):
                    taken[start:end] = [True] * (end - start)
                    dropped.append((start, end, rule))
    return Placing(items, tuple(sorted(dropped)), _left(phrase.text, taken), tuple(unknown))


def occurrences(text: str, words: str) -> list[Extent]:
    """Every place where whole words stand, exactly as they are written."""
    pattern = re.escape(words)
    before = r"(?<![^\W_])" if words[:1].isalnum() else ""
    after = r"(?![^\W_])" if words[-1:].isalnum() else ""
    return [found.span() for found in re.finditer(before + pattern + after, text)]


def _slots(text: str, gloss: str) -> list[Extent]:
    """Where the value of an item such as `{name}` goes."""
    if not gloss.startswith("{"):
        return []
    return [found.span() for found in re.finditer(re.escape(gloss), text)]


def _place_item(text: str, words: str, taken: list[bool], unknown: list[str]) -> Extent | None:
    if not words:
        return None
    places = occurrences(text, words)
    if not places:
        unknown.append(words)
        return None
    start, end = next((p for p in places if not any(taken[slice(*p)])), places[0])
    taken[start:end] = [True] * (end - start)
    return start, end


def _left(text: str, taken: list[bool]) -> tuple[str, ...]:
    return tuple(
        found.group()
        for found in re.finditer(r"[^\W_]+", text)
        if not all(taken[slice(*found.span())])
    )
