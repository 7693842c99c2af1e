"""The law of the room: nothing is lost in silence."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lsf_avatar.errors import TextError
from lsf_avatar.glossing import Parser, gloss
from lsf_avatar.glossing.audit import uncovered
from lsf_avatar.lexicon.entries import Lexicon
from lsf_avatar.phonology.utterance import CLAUSE_KINDS, ITEM_KINDS, Utterance

FRENCH_PIECES = st.sampled_from(
    [
        "le",
        "la",
        "l'",
        "un",
        "une",
        "de",
        "d'",
        "à",
        "a-t-il",
        "est-ce",
        "que",
        "qu'",
        "vous",
        "avez-vous",
        "si",
        "ne",
        "pas",
        "n'avez",
        "plus",
        "rien",
        "où",
        "quel",
        "qui",
        "combien",
        "signez",
        "véhicule",
        "A",
        "B",
        "accident",
        "n°",
        "M.",
        "tél.",
        "12/03/2031",
        "14h30",
        "2",
        "h",
        "AB-123-CD",
        "et",
        "ou",
        ",",
        ".",
        "?",
        "!",
        ":",
        "«",
        "»",
        "(",
        ")",
        "-",
        "–",
        "…",
        "06",
        "12",
        "34",
        "56",
        "78",
        "soixante-douze",
        "1",
        "250,50",
        "€",
        "km",
        "Jean-François",
        "N'Guyen",
        "Œuvrard",
        "é",
        "ÉÀ",
        "dès",
        "que",
        "sinon",
        "parce",
        "que",
        "jusqu'",
        "quelqu'un",
        "vas-y",
        "dites-moi",
        "😀",
        "سلام",
        "漢字",
        "½",
        "²",
        "́",
        "ﬁ",
        "-t",
        "'",
        "-",
    ]
)
TEXTS = st.one_of(
    st.text(min_size=1, max_size=300),
    st.lists(FRENCH_PIECES, min_size=1, max_size=25).map(" ".join),
    st.lists(FRENCH_PIECES, min_size=1, max_size=25).map("".join),
)
QUICK = settings(
    max_examples=150, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


def check(utterance: Utterance) -> None:
    """All that holds of any utterance."""
    text = utterance.text
    assert uncovered(text, utterance.items, utterance.dropped) == []
    for item in utterance.items:
        assert item.kind in ITEM_KINDS
        assert 0 <= item.start <= item.end <= len(text)
        assert 0 <= item.clause < len(utterance.clauses)
        assert bool(item.signs) == (item.kind != "missing"), item
        assert len(item.letters) in (0, len(item.signs))
        assert item.gloss.strip("-") == item.gloss or item.gloss.startswith("#"), item.gloss
    for dropped in utterance.dropped:
        assert dropped.rule
        assert text[dropped.start : dropped.end] == dropped.text
    for clause in utterance.clauses:
        assert clause.kind in CLAUSE_KINDS
        for span in clause.spans:
            assert 0 <= span.first <= span.last < len(utterance.items)


@QUICK
@given(text=TEXTS)
def test_every_letter_and_digit_of_any_text_is_signed_or_dropped_by_a_named_rule(
    text: str, lexicon: Lexicon, parser: Parser
) -> None:
    """Any Unicode: an utterance that accounts for all of it, or a clear refusal of the text."""
    with suppress(TextError):
        check(gloss(text, lexicon, nlp=parser))


@pytest.mark.parametrize(
    "text",
    ["mot " * 1250, "A" * 5000, "1" * 5000, "é-" * 2500, "a-t-il " * 714, "? " * 2499 + "a"],
    ids=["words", "one-word", "digits", "hyphens", "inversions", "marks"],
)
def test_five_thousand_characters_are_taken_whole(
    text: str, lexicon: Lexicon, parser: Parser
) -> None:
    """The longest texts lose nothing either."""
    check(gloss(text, lexicon, nlp=parser))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-text"),
        (" \n\t ", "empty-text"),
        ("a" * 5001, "text-too-long"),
        ("signez\x00ici", "control-characters"),
        ("signez\x1bici", "control-characters"),
        ("😀 🚗", "no-signable-text"),
        ("?!… « »", "no-signable-text"),
    ],
)
def test_what_no_text_has_is_refused_in_french(
    text: str, code: str, lexicon: Lexicon, parser: Parser
) -> None:
    """The code is stable; the message says in French what to do."""
    with pytest.raises(TextError) as caught:
        gloss(text, lexicon, nlp=parser)

    assert caught.value.code == code
    assert caught.value.message.endswith(".")


def test_arabic_letters_are_shown_as_missing(lexicon: Lexicon, parser: Parser) -> None:
    """The alphabet of LSF cannot spell them; nobody is fooled."""
    utterance = gloss("Le témoin dit سلام.", lexicon, nlp=parser)

    (missing,) = [item for item in utterance.items if item.kind == "missing"]
    assert utterance.text[missing.start : missing.end] == "سلام"


def test_a_picture_in_a_text_is_dropped_under_a_name(lexicon: Lexicon, parser: Parser) -> None:
    """An emoji has no letters, but a reader may wonder where it went."""
    utterance = gloss("Merci 😀", lexicon, nlp=parser)

    assert [(d.text, d.rule) for d in utterance.dropped] == [("😀", "symbol")]


def test_the_same_text_gives_the_same_utterance(lexicon: Lexicon, parser: Parser) -> None:
    """Twice, also with another sentence in between."""
    first = gloss("Avez-vous vu l'accident à 14h30 ?", lexicon, nlp=parser)
    gloss("Le véhicule B a tourné.", lexicon, nlp=parser)

    assert gloss("Avez-vous vu l'accident à 14h30 ?", lexicon, nlp=parser) == first
