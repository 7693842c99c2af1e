"""Authored phrases: the forms of the questions as people wrote them, found back in the text.

A phrase is used where the text is exactly its own; `{slots}` of a phrase match whatever stands
there, and are filled with values, names spelled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lsf_avatar.glossing.items import Resolver, agreeing
from lsf_avatar.glossing.tokens import sentences
from lsf_avatar.glossing.values import scan
from lsf_avatar.glossing.values.numbers import figure
from lsf_avatar.lexicon.entries import Lexicon, Phrase, PhraseItem
from lsf_avatar.lexicon.placing import Extent, place_words
from lsf_avatar.phonology.nonmanuals import Span
from lsf_avatar.phonology.sign import STATUSES
from lsf_avatar.phonology.utterance import Clause, Dropped, Item, Step, Utterance

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Match:
    """An authored phrase that a text is an instance of.

    Attributes:
        phrase: The phrase.
        slots: Slot → where its value stands in the text.
    """

    phrase: Phrase
    slots: Mapping[str, Extent]


def authored(text: str, lexicon: Lexicon) -> Match | None:
    """The authored phrase whose text this is, with its slots; None if there is none."""
    phrase = lexicon.by_text.get(text)
    if phrase is not None and phrase.clauses:
        return Match(phrase, {})
    for pattern, template in _templates(lexicon):
        found = pattern.fullmatch(text)
        if found:
            return Match(template, {name: found.span(name) for name in found.groupdict()})
    return None


@lru_cache(maxsize=4)
def _templates(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    """Phrases with slots, as patterns."""
    return tuple(
        (re.compile(_as_pattern(phrase.text)), phrase)
        for phrase in lexicon.phrases.values()
        if phrase.clauses and _SLOT.search(phrase.text)
    )


def _as_pattern(template: str) -> str:
    pieces = _SLOT.split(template)
    return "".join(
        f"(?P<{piece}>.+?)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)
    )


def utterance_of(match: Match, resolver: Resolver) -> Utterance:
    """The phrase over the characters of the text, as its authors ordered and marked it."""
    phrase, text = match.phrase, resolver.folded.original
    placing = place_words(phrase)
    moved = _Offsets(phrase.text, match.slots)
    clauses: list[Clause] = []
    items: list[Item] = []
    for number, clause in enumerate(phrase.clauses):
        extents = [e for e in placing.items[number] if e is not None]
        begin = moved.at(min((e[0] for e in extents), default=0))
        end = moved.at(max((e[1] for e in extents), default=len(phrase.text)))
        first_of = [len(items)]
        for item, extent in zip(clause.items, placing.items[number], strict=True):
            start, stop = (begin, begin) if extent is None else map(moved.at, extent)
            items += _items(item, match, resolver, start, stop, number)
            first_of.append(len(items))
        spans = tuple(
            Span(name, first_of[first], first_of[last + 1] - 1)
            for name, first, last in clause.nonmanuals
            if first_of[last + 1] > first_of[first]
        )
        clauses.append(Clause(clause.kind, begin, end, spans))
    dropped = tuple(
        Dropped(moved.at(start), moved.at(end), text[moved.at(start) : moved.at(end)], rule)
        for start, end, rule in placing.dropped
    )
    trace = (Step(f"phrase {phrase.id}", text, " ".join(item.gloss for item in items)),)
    return Utterance(text, tuple(clauses), tuple(items), dropped, trace)


class _Offsets:
    """From offsets of a phrase's text, with its slots, to those of the text that fills them."""

    def __init__(self, template: str, slots: Mapping[str, Extent]) -> None:
        self._shifts: list[tuple[int, int]] = []
        for found in _SLOT.finditer(template):
            if found[1] in slots:
                self._shifts.append((found.end(), slots[found[1]][1] - found.end()))

    def at(self, offset: int) -> int:
        """The offset in the text of an offset in the phrase that lies in no slot."""
        shift = 0
        for end, value in self._shifts:
            if offset >= end:
                shift = value
        return offset + shift


def _items(
    item: PhraseItem, match: Match, resolver: Resolver, start: int, end: int, clause: int
) -> list[Item]:
    slot = _SLOT.fullmatch(item.gloss)
    if slot and slot[1] in match.slots:
        return _slot_items(*match.slots[slot[1]], resolver, clause, item.locus)
    return [_item(item, resolver, start, end, clause, match.phrase.status)]


def _item(
    item: PhraseItem, resolver: Resolver, start: int, end: int, clause: int, status: str
) -> Item:
    entry = resolver.lexicon.entries.get(item.gloss)
    if re.fullmatch(r"NUM-\d+", item.gloss):
        number = figure(start, end, item.gloss.removeprefix("NUM-"))
        made = resolver.value(number, start, end, clause, item.locus)
    elif entry is not None:
        signed = resolver.signed(entry, start, end, clause, item.locus, item.french)
        made = agreeing(signed, item.source, item.goal)
    elif item.gloss.startswith("#"):
        made = resolver.spelled(item.gloss[1:], start, end, clause, item.locus)
    else:
        return Item(item.gloss, "missing", start, end, clause)
    lowest = min(made.status, status, key=STATUSES.index)
    return replace(made, start=start, end=end, clause=clause, status=lowest)


def _slot_items(
    start: int, end: int, resolver: Resolver, clause: int, locus: str | None
) -> list[Item]:
    """What fills a slot: values as values, words that have a sign signed, all others spelled."""
    text = resolver.folded.original[start:end]
    made: list[Item] = []
    for sentence in sentences(text, scan(text)):
        for word in sentence:
            begin, stop = start + word.start, start + word.end
            if word.value is not None:
                made.append(resolver.value(word.value, begin, stop, clause, locus))
            elif word.pos != "PUNCT" or word.text.isalnum():
                entries = () if word.text[:1].isupper() else resolver.index.words.get(word.norm, ())
                made.append(
                    resolver.signed(entries[0], begin, stop, clause, locus, word.text)
                    if entries
                    else resolver.spelled(word.text, begin, stop, clause, locus)
                )
    return made
