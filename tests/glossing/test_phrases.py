"""Authored phrases are signed as they were written, over the characters of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lsf_avatar.errors import MissingSignError
from lsf_avatar.glossing import Parser, gloss
from lsf_avatar.lexicon.entries import Lexicon, Phrase, PhraseClause, PhraseItem


def with_phrase(lexicon: Lexicon, text: str, *clauses: PhraseClause) -> Lexicon:
    """The lexicon with one authored phrase."""
    phrase = Phrase("test.phrase", text, clauses, "draft", (), "", "phrases/test.phrase.yaml")
    return replace(lexicon, phrases={phrase.id: phrase}, by_text={text: phrase})


HURT = PhraseClause(
    "yes-no",
    (PhraseItem("PERSONNE", "Quelqu'un"), PhraseItem("MAL", "mal"), PhraseItem("PT-LA", "")),
    (("brows-raised", 0, 2), ("hold", 2, 2)),
    {"a-t-il": "inversion"},
)
PLATE = PhraseClause(
    "statement",
    (PhraseItem("PLAQUE", "plaque"), PhraseItem("VOTRE", "Votre"), PhraseItem("{plate}", "")),
    (("nod", 0, 2),),
    {"est": "copula"},
)


def test_a_phrase_wins_over_the_rules(lexicon: Lexicon, parser: Parser) -> None:
    """Its order, its face, its dropped words; the trace names it."""
    authored = with_phrase(lexicon, "Quelqu'un a-t-il mal ?", HURT)

    utterance = gloss("Quelqu'un a-t-il mal ?", authored, nlp=parser)

    assert [i.gloss for i in utterance.items] == ["PERSONNE", "MAL", "PT-LA"]
    assert [(i.start, i.end) for i in utterance.items] == [(0, 9), (17, 20), (0, 0)]
    assert utterance.clauses[0].nonmanuals == ("brows-raised", "hold")
    assert [(d.text, d.rule) for d in utterance.dropped] == [("a-t-il", "inversion")]
    assert utterance.trace[0].rule == "phrase test.phrase"


def test_any_other_text_goes_through_the_rules(lexicon: Lexicon, parser: Parser) -> None:
    """Even one that differs by a character."""
    authored = with_phrase(lexicon, "Quelqu'un a-t-il mal ?", HURT)

    utterance = gloss("Quelqu'un a-t-il mal", authored, nlp=parser)

    assert not any(step.rule.startswith("phrase") for step in utterance.trace)


@pytest.mark.parametrize("plate", ["AB-123-CD", "1234 AB 75", "B-MW 1234"])
def test_a_slot_is_filled_with_the_value_and_only_the_value_changes(
    plate: str, lexicon: Lexicon, parser: Parser
) -> None:
    """The recap signs back what the driver wrote."""
    authored = with_phrase(lexicon, "Votre plaque est {plate}.", PLATE)

    utterance = gloss(f"Votre plaque est {plate}.", authored, nlp=parser)

    glosses = [item.gloss for item in utterance.items]
    assert glosses[:2] == ["PLAQUE", "VOTRE"]
    letters = "".join("".join(item.letters) for item in utterance.items[2:])
    assert letters.replace(" ", "") == plate.replace(" ", "")
    assert utterance.clauses[0].spans[0].last == len(utterance.items) - 1


def test_a_word_that_a_phrase_forgot_is_shown_as_missing(lexicon: Lexicon, parser: Parser) -> None:
    """The law holds for authors too."""
    forgetful = replace(HURT, items=HURT.items[:1])
    authored = with_phrase(lexicon, "Quelqu'un a-t-il mal ?", replace(forgetful, nonmanuals=()))

    utterance = gloss("Quelqu'un a-t-il mal ?", authored, nlp=parser)

    assert [(i.gloss, i.kind) for i in utterance.items[1:]] == [("MAL", "missing")]


@pytest.mark.parametrize(
    ("missing", "kinds"), [("spell", ["spelled", "sign"]), ("show", ["missing", "sign"])]
)
def test_a_word_without_a_sign_is_spelled_or_shown(
    missing: str, kinds: list[str], lexicon: Lexicon, parser: Parser
) -> None:
    """As asked; it is never dropped."""
    utterance = gloss("Le tournevis est rouge.", lexicon, missing=missing, nlp=parser)

    assert [item.kind for item in utterance.items] == kinds


def test_refusing_names_the_words(lexicon: Lexicon, parser: Parser) -> None:
    """All of them, in the order of the text."""
    with pytest.raises(MissingSignError) as caught:
        gloss("Le tournevis et le canapé.", lexicon, missing="refuse", nlp=parser)

    assert caught.value.words == ("tournevis", "canapé")


def test_a_name_is_spelled_even_where_missing_signs_are_refused(
    lexicon: Lexicon, parser: Parser
) -> None:
    """Spelling is how names are signed."""
    utterance = gloss("Le témoin est Dupont.", lexicon, missing="refuse", nlp=parser)

    assert [item.gloss for item in utterance.items] == ["TEMOIN", "#DUPONT"]


def test_an_unknown_policy_is_refused(lexicon: Lexicon, parser: Parser) -> None:
    """A slip of the caller, said plainly."""
    with pytest.raises(ValueError, match="missing must be one of"):
        gloss("Oui.", lexicon, missing="guess", nlp=parser)


def test_a_number_that_an_author_wrote_is_a_number_with_its_figures(
    lexicon: Lexicon, parser: Parser
) -> None:
    """Also one that has an entry of its own, such as NUM-15."""
    clause = PhraseClause(
        "statement",
        (PhraseItem("NUM-15", "15"), PhraseItem("NUM-114", "114")),
        (),
        {"ou": "coordination"},
    )
    authored = with_phrase(lexicon, "15 ou 114", clause)

    items = gloss("15 ou 114", authored, nlp=parser).items

    assert [(i.gloss, i.kind, "".join(i.letters)) for i in items] == [
        ("NUM-15", "number", "15"),
        ("NUM-114", "number", "114"),
    ]
