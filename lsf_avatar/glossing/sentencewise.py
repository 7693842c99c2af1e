"""Free text one sentence at a time: the first can be played before the last is glossed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from lsf_avatar.glossing.characters import check_text, folded
from lsf_avatar.glossing.gloss import Placed, gloss_after
from lsf_avatar.glossing.parse import Parser
from lsf_avatar.glossing.phrases import authored
from lsf_avatar.glossing.recapping import recap_of
from lsf_avatar.glossing.tokens import sentences
from lsf_avatar.glossing.values import scan
from lsf_avatar.glossing.words import Word
from lsf_avatar.lexicon.entries import Lexicon
from lsf_avatar.lexicon.placing import Extent
from lsf_avatar.phonology.nonmanuals import Span
from lsf_avatar.phonology.utterance import Clause, Utterance

MOST_FORMS = 60
"""Forms (signs, letters, digits) of one portion, at which a sentence without end is parted: some
20 s of signing, which a small server computes in some 40 ms."""


def gloss_sentences(
    text: str, lexicon: Lexicon, *, missing: str = "spell", nlp: Parser | None = None
) -> Iterator[tuple[int, Utterance]]:
    """The text as it will be signed, a sentence at a time; an authored phrase as a whole.

    Args:
        text: French, up to 5,000 characters.
        lexicon: Signs and authored phrases.
        missing: As for `gloss`.
        nlp: The parser.

    Yields:
        Where the sentence starts in the text, and its utterance, whose offsets are its own. What
        stands between two sentences is blank.

    Raises:
        TextError: `text-too-long`.
        MissingSignError: If a word has no sign and `missing` is `refuse`.
    """
    check_text(text)
    parser = nlp or Parser()
    placed: Placed = ()
    for start, end in _extents(text, lexicon):
        utterance, placed = gloss_after(placed, text[start:end], lexicon, missing, parser)
        yield start, utterance


def _extents(text: str, lexicon: Lexicon) -> list[Extent]:
    """One for a phrase; a topic of the recap stays with the first sentence of its answer."""
    if authored(text, lexicon) is not None:
        return [(0, len(text))]
    extents, recap = sentence_extents(text), recap_of(text, lexicon)
    if recap is None:
        return extents
    at = next((n for n, (_, end) in enumerate(extents) if end > recap.answer_at), 0)
    return [(0, extents[at][1]), *extents[at + 1 :]]


def sentence_extents(text: str) -> list[Extent]:
    """Where each sentence starts and ends, without blanks around; marks alone join the last one."""
    plain = folded(text)
    starts = [plain.span(words[0].start, words[0].end)[0] for words in _sentences_of(plain.text)]
    extents: list[Extent] = []
    for start, end in pairwise((0, *starts[1:], len(text))):
        if extents and not (_speaks(text, start, end) and _speaks(text, *extents[-1])):
            extents[-1] = (extents[-1][0], end)
        else:
            extents.append((start, end))
    return [extent for extent in (_stripped(text, *e) for e in extents) if extent[0] < extent[1]]


def _sentences_of(text: str) -> Iterator[tuple[Word, ...]]:
    return sentences(text, scan(text))


def _speaks(text: str, start: int, end: int) -> bool:
    return any(character.isalnum() for character in text[start:end])


def _stripped(text: str, start: int, end: int) -> Extent:
    inside = text[start:end]
    start = end - len(inside.lstrip())
    return start, max(start, start + len(inside.strip()))


def portions(utterance: Utterance, most_forms: int = MOST_FORMS) -> Iterator[Utterance]:
    """The utterance, parted if it is long: between clauses where that is possible.

    Each portion keeps the text and all offsets; what was dropped is told by the last one.

    Args:
        utterance: A sentence.
        most_forms: More forms than that are parted.
    """
    edges = _edges(utterance, most_forms)
    for number, (first, stop) in enumerate(zip(edges, [*edges[1:], None], strict=True)):
        items = utterance.items[first:stop]
        last = stop is None
        yield replace(
            utterance,
            clauses=_clipped(utterance.clauses, first, first + len(items)),
            items=items,
            dropped=utterance.dropped if last else (),
            trace=utterance.trace if number == 0 else (),
        )


def _edges(utterance: Utterance, most_forms: int) -> list[int]:
    """Where portions begin, as indices of items."""
    items = utterance.items
    edges, held, clause_at = [0], 0, 0
    for at, item in enumerate(items):
        if at and item.clause != items[at - 1].clause:
            clause_at = at
        held += max(len(item.signs), 1)
        if held > most_forms and at > edges[-1]:
            edges.append(clause_at if clause_at > edges[-1] else at)
            held = sum(max(len(i.signs), 1) for i in items[edges[-1] : at + 1])
    return edges


def _clipped(clauses: tuple[Clause, ...], first: int, stop: int) -> tuple[Clause, ...]:
    """The clauses with their spans over the items from `first` on, counted from there."""
    return tuple(
        replace(
            clause,
            spans=tuple(
                Span(span.name, max(span.first, first) - first, min(span.last, stop - 1) - first)
                for span in clause.spans
                if span.first < stop and span.last >= first
            ),
        )
        for clause in clauses
    )
