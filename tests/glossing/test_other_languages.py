"""Texts in another language are spelled or shown as missing: no sign of a French look-alike."""

from __future__ import annotations

import pytest

from lsf_avatar.glossing import Parser, gloss
from lsf_avatar.glossing.sentencewise import gloss_sentences
from lsf_avatar.lexicon.entries import Lexicon


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Where is the car?", "anglais"),
        ("This is my car and you hit it.", "anglais"),
        ("Ich habe den Unfall gesehen.", "allemand"),
        ("El coche está en la calle.", "espagnol"),
        ("Io non ho visto la macchina.", "italien"),
    ],
)
def test_no_word_of_another_language_takes_a_french_sign(
    text: str, language: str, lexicon: Lexicon, parser: Parser
) -> None:
    """« car » is no reason; what the sentence asks is not known, so the face asks nothing."""
    utterance = gloss(text, lexicon, nlp=parser)

    assert {item.kind for item in utterance.items} == {"spelled"}
    assert [clause.kind for clause in utterance.clauses] == ["statement"]
    assert [s.after for s in utterance.trace if s.rule == "other-language"] == [language]


@pytest.mark.parametrize(
    "text",
    ["J'ai mangé au fast food.", "Il est parti car il pleuvait.", "Stop !", "Le car est en panne."],
)
def test_french_with_a_foreign_word_stays_french(
    text: str, lexicon: Lexicon, parser: Parser
) -> None:
    """Two words of another language are needed, and more of them than French ones."""
    trace = gloss(text, lexicon, nlp=parser).trace

    assert not any(step.rule == "other-language" for step in trace)


def test_only_the_sentence_in_another_language_is_spelled(lexicon: Lexicon, parser: Parser) -> None:
    """A driver from abroad may mix both."""
    utterance = gloss("Where is your car? La voiture roule.", lexicon, nlp=parser)

    assert [item.gloss for item in utterance.items][-2:] == ["VOITURE", "ROULER"]


def test_a_plate_in_an_english_sentence_is_still_a_value(lexicon: Lexicon, parser: Parser) -> None:
    """Values are the same in all languages."""
    utterance = gloss("My plate is AB-123-CD and it was here.", lexicon, nlp=parser)

    assert "#AB-123-CD" in [item.gloss for item in utterance.items]


def test_a_place_given_in_one_sentence_is_pointed_at_in_the_next(
    lexicon: Lexicon, parser: Parser
) -> None:
    """Also where sentences are glossed one at a time."""
    text = "La voiture B roulait. Elle a freiné. Elle est partie."
    whole = gloss(text, lexicon, nlp=parser).items
    one_by_one = [
        item for _, part in gloss_sentences(text, lexicon, nlp=parser) for item in part.items
    ]

    pronouns = [item for item in whole if item.kind == "pointing"]
    assert [item.locus for item in pronouns] == ["passive", "passive"]
    assert [(i.gloss, i.locus) for i in one_by_one] == [(i.gloss, i.locus) for i in whole]
