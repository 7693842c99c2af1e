"""The rules against the phrasebook: what people changed in what the rules had drafted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lsf_avatar.glossing.gloss import gloss
from lsf_avatar.glossing.parse import Parser
from lsf_avatar.lexicon.entries import Lexicon, Phrase

KINDS = ("same", "other-face", "other-order", "other-signs")
"""Nothing was changed; only the kind of a clause; the order of the signs; the signs themselves."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One phrase, as the rules draft it and as its authors wrote it.

    Attributes:
        phrase: Its id.
        text: Its French.
        rule: What the rules make of it, one line a clause: `kind: GLOSS GLOSS`.
        hand: What its authors wrote, likewise.
        kind: One of `KINDS`.
    """

    phrase: str
    text: str
    rule: tuple[str, ...]
    hand: tuple[str, ...]
    kind: str


def differences(lexicon: Lexicon, parser: Parser) -> Iterator[Difference]:
    """Every authored phrase without slots, as drafted and as written."""
    unwritten = replace(lexicon, phrases={}, by_text={})
    for phrase in lexicon.phrases.values():
        if not phrase.clauses or "{" in phrase.text:
            continue
        utterance = gloss(phrase.text, unwritten, nlp=parser)
        rule = [
            (clause.kind, [i.gloss for i in utterance.items if i.clause == number])
            for number, clause in enumerate(utterance.clauses)
        ]
        hand = _written(phrase)
        yield Difference(phrase.id, phrase.text, _lines(rule), _lines(hand), _kind(rule, hand))


def counted(found: list[Difference]) -> Mapping[str, int]:
    """How many phrases of each kind there are, in the order of `KINDS`."""
    counts = Counter(difference.kind for difference in found)
    return {kind: counts[kind] for kind in KINDS}


_Clauses = list[tuple[str, list[str]]]


def _written(phrase: Phrase) -> _Clauses:
    return [(clause.kind, [item.gloss for item in clause.items]) for clause in phrase.clauses]


def _lines(clauses: _Clauses) -> tuple[str, ...]:
    return tuple(f"{kind}: {' '.join(glosses)}" for kind, glosses in clauses)


def _kind(rule: _Clauses, hand: _Clauses) -> str:
    if rule == hand:
        return "same"
    drafted, written = (
        [gloss for _, glosses in clauses for gloss in glosses] for clauses in (rule, hand)
    )
    if drafted == written:
        return "other-face"
    return "other-order" if sorted(drafted) == sorted(written) else "other-signs"
