"""The law of the room: nothing is lost in silence."""

from __future__ import annotations

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
ANY_CHARACTER = st.characters(codec=None)  # also halves of broken characters
TEXTS = st.one_of(
    st.text(ANY_CHARACTER, max_size=300),
    st.lists(FRENCH_PIECES, max_size=25).map(" ".join),
    st.lists(FRENCH_PIECES, max_size=25).map("".join),
)
LONG_TEXTS = st.tuples(st.text(ANY_CHARACTER, max_size=60), TEXTS, st.integers(1, 5_000)).map(
    lambda drawn: ((drawn[0] + drawn[1] or " ") * drawn[2])[:5_000]
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
    """Any Unicode, also none at all: an utterance that accounts for all of it, and no error."""
    utterance = gloss(text, lexicon, nlp=parser)

    check(utterance)
    assert utterance.items or utterance.dropped
    assert gloss(text, lexicon, nlp=parser) == utterance


@settings(QUICK, max_examples=20)
@given(text=LONG_TEXTS)
def test_texts_of_up_to_five_thousand_characters_are_accounted_for(
    text: str, lexicon: Lexicon, parser: Parser
) -> None:
    """The same law at the greatest length; hypothesis draws the pattern, not each character."""
    check(gloss(text, lexicon, nlp=parser))


@st.composite
def permuted_sentences(draw: st.DrawFn) -> tuple[str, list[str], list[str]]:
    """A sentence with places for values of one kind, the values, and the same ones permuted."""
    pattern, places = draw(st.sampled_from(PATTERNS))
    value = draw(st.sampled_from(list(VALUES.values())))
    values = draw(st.lists(value, min_size=places, max_size=places, unique=True))
    return pattern, values, draw(st.permutations(values))


PATTERNS = (
    ("Notez {} puis {}.", 2),
    ("Est-ce {} ou {} ?", 2),
    ("Le témoin a écrit {} et {} sur le constat, pas {}.", 3),
    ("Si vous lisez {}, signez avec {}.", 2),
    ("Quand a-t-il donné {} ? Je ne sais pas si {} est bon.", 2),
)
LETTERS = st.text("ABCDEFGHJKLMNPQRSTVWXYZ", min_size=2, max_size=2)
VALUES = {
    "plate": st.tuples(LETTERS, st.integers(100, 999), LETTERS).map(
        lambda p: "{}-{}-{}".format(*p)
    ),
    "date": st.tuples(st.integers(10, 28), st.integers(10, 12), st.integers(2001, 2031)).map(
        lambda d: "{}/{}/{}".format(*d)
    ),
    "time": st.tuples(st.integers(10, 23), st.integers(10, 59)).map(lambda t: "{}h{}".format(*t)),
    "phone": st.lists(st.integers(10, 99), min_size=4, max_size=4).map(
        lambda pairs: " ".join(["06", *map(str, pairs)])
    ),
}


@settings(QUICK, max_examples=60)
@given(drawn=permuted_sentences())
def test_permuting_values_permutes_only_the_values(
    drawn: tuple[str, list[str], list[str]], lexicon: Lexicon, parser: Parser
) -> None:
    """What is signed around a value does not depend on which value it is; each value is whole."""
    pattern, values, permuted = drawn
    shown = {value: _values_of(value, lexicon, parser)[0] for value in values}

    first = _values_and_rest(pattern.format(*values), lexicon, parser)
    second = _values_and_rest(pattern.format(*permuted), lexicon, parser)

    assert first[1] == second[1]
    renamed = dict(zip(values, permuted, strict=True))
    back = {gloss_name: value for value, gloss_name in shown.items()}
    assert [shown[renamed[back[g]]] for g in first[0]] == second[0]
    assert sorted(first[0]) == sorted(shown.values())


def _values_of(text: str, lexicon: Lexicon, parser: Parser) -> list[str]:
    return [item.gloss for item in gloss(text, lexicon, nlp=parser).items]


def _values_and_rest(
    text: str, lexicon: Lexicon, parser: Parser
) -> tuple[list[str], list[tuple[str, int]]]:
    """Glosses of the values in signing order, and all items with values under one name."""
    items = gloss(text, lexicon, nlp=parser).items
    of_value = [any(c.isdigit() for c in text[item.start : item.end]) for item in items]
    values = [item.gloss for item, one in zip(items, of_value, strict=True) if one]
    rest = [
        ("VALUE" if one else item.gloss, item.clause)
        for item, one in zip(items, of_value, strict=True)
    ]
    return values, rest


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
    ("text", "gone"),
    [
        ("", [("", "empty-text")]),
        (" \n\t ", [(" \n\t ", "empty-text")]),
        ("😀 🚗", [("😀", "symbol"), ("🚗", "symbol")]),
        ("?!… « »", [("?!… « »", "only-marks")]),
        ("signez\x00oui", [("\x00", "control-character")]),
        ("signez\x1boui", [("\x1b", "control-character")]),
        ("signez\ud800oui", [("\ud800", "control-character")]),
    ],
)
def test_what_has_no_sign_is_said_not_refused(
    text: str, gone: list[tuple[str, str]], lexicon: Lexicon, parser: Parser
) -> None:
    """A text of nothing but marks is an utterance too: it says that nothing of it is signed."""
    utterance = gloss(text, lexicon, nlp=parser)

    assert [(d.text, d.rule) for d in utterance.dropped] == gone
    words = {text[item.start : item.end] for item in utterance.items}
    assert words == ({"signez", "oui"} if "signez" in text else set())


@pytest.mark.parametrize("text", ["a" * 5_001, "é" * 1_000_000], ids=["5001", "1 MB"])
def test_only_a_text_that_is_too_long_is_refused(
    text: str, lexicon: Lexicon, parser: Parser
) -> None:
    """The code is stable; the message says in French what to do."""
    with pytest.raises(TextError) as caught:
        gloss(text, lexicon, nlp=parser)

    assert caught.value.code == "text-too-long"
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
