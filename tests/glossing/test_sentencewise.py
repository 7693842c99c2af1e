"""Free text a sentence at a time: the same law, and nothing computed before it is wanted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from lsf_avatar.errors import TextError
from lsf_avatar.glossing import Parser
from lsf_avatar.glossing.sentencewise import gloss_sentences, portions, sentence_extents
from lsf_avatar.glossing.words import Word
from lsf_avatar.lexicon.entries import Lexicon
from lsf_avatar.phonology.utterance import Utterance

from .test_nothing_lost import QUICK, TEXTS, check


class CountingParser(Parser):
    """A parser that knows how often it was asked."""

    asked = 0

    def tagged(self, sentences: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
        """The sentences, tagged."""
        self.asked += 1
        return super().tagged(sentences)


@QUICK
@given(text=TEXTS)
def test_the_sentences_of_any_text_are_all_of_it(
    text: str, lexicon: Lexicon, parser: Parser
) -> None:
    """Between them only blanks are left out; each is accounted for like a text of its own."""
    at = 0
    for start, utterance in gloss_sentences(text, lexicon, nlp=parser):
        assert not text[at:start].strip()
        assert text.startswith(utterance.text, start)
        check(utterance)
        at = start + len(utterance.text)
    assert not text[at:].strip()


def test_a_sentence_is_glossed_when_it_is_asked_for(lexicon: Lexicon) -> None:
    """The first can be played while the others wait."""
    parser = CountingParser()
    found = gloss_sentences("Je signe. Tu roules. Il freine.", lexicon, nlp=parser)

    assert parser.asked == 0
    next(found)
    assert parser.asked == 1
    assert len(list(found)) == 2


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Le 12.03.2031 à 14 h. Il pleuvait !", ["Le 12.03.2031 à 14 h.", "Il pleuvait !"]),
        ("M. Durand a signé. Merci.", ["M. Durand a signé.", "Merci."]),
        ("Attention !!! Il pleut… Non ?!", ["Attention !!!", "Il pleut… Non ?!"]),
        ("Une ligne\nune autre", ["Une ligne", "une autre"]),
        ("… \n?", ["… \n?"]),
        (" \n", []),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, parts: list[str]) -> None:
    """Not in a date, nor behind « M. »; marks alone are no sentence."""
    assert [text[start:end] for start, end in sentence_extents(text)] == parts


def test_a_sentence_without_end_is_parted_between_its_clauses(
    lexicon: Lexicon, parser: Parser
) -> None:
    """No sign is lost or moved, and face and head stay over the signs that they were over."""
    text = (
        "Quand la police arrive, signez le papier, et si vous voyez un témoin, écrivez AB-123-CD ?"
    )
    ((_, whole),) = gloss_sentences(text, lexicon, nlp=parser)

    parts = list(portions(whole, most_forms=6))

    assert len(parts) > 2
    assert tuple(item for part in parts for item in part.items) == whole.items
    assert [d for part in parts for d in part.dropped] == list(whole.dropped)
    assert _marked(whole) == {mark for part in parts for mark in _marked(part)}


def _marked(utterance: Utterance) -> set[tuple[str, str, int]]:
    """(non-manual, gloss under it, where that stands in the text)."""
    return {
        (span.name, item.gloss, item.start)
        for clause in utterance.clauses
        for span in clause.spans
        for item in utterance.items[span.first : span.last + 1]
    }


def test_a_text_that_is_too_long_is_refused_at_once(lexicon: Lexicon, parser: Parser) -> None:
    """As for a text that is glossed whole."""
    with pytest.raises(TextError):
        next(gloss_sentences("a" * 5_001, lexicon, nlp=parser))
