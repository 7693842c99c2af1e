"""Sentences of the recap: an authored topic, then the answer; nothing of either is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.constat.fields import FIELDS
from lsf_avatar.glossing import Parser
from lsf_avatar.glossing.audit import uncovered
from lsf_avatar.glossing.gloss import gloss
from lsf_avatar.glossing.sentencewise import gloss_sentences

PLATE = "Numéro de la plaque :"


@pytest.fixture(scope="module")
def parser() -> Parser:
    """One parser for all."""
    return Parser()


def test_every_question_but_those_of_the_device_has_a_topic_of_its_own(lexicon):
    """Two answers under one name could not be told apart."""
    texts = [
        lexicon.phrases[f"{field.id}/recap"].text
        for field in FIELDS.values()
        if not field.on_device
    ]
    assert len(set(texts)) == len(texts) == 117
    assert all(text.endswith(" :") for text in texts)


def test_the_topic_comes_first_with_raised_brows_and_the_answer_follows(lexicon, parser: Parser):
    """One utterance, hence one motion, without a pause at rest between them."""
    utterance = gloss(f"{PLATE} AB-123-CD", lexicon, nlp=parser)

    assert [item.gloss for item in utterance.items] == ["PLAQUE", "NUMERO", "#AB-123-CD"]
    assert [clause.kind for clause in utterance.clauses] == ["topic", "statement"]
    assert utterance.clauses[0].nonmanuals == ("topic",)
    assert "".join(utterance.items[-1].letters).replace("-", "") == "AB123CD"


def test_an_answer_that_is_an_option_is_signed_as_its_authors_wrote_it(lexicon, parser: Parser):
    """« oui, elle est là » is a phrase; its non-manuals lie over its own items."""
    utterance = gloss("L'autre personne : oui, elle est là", lexicon, nlp=parser)

    assert [item.gloss for item in utterance.items] == [
        "AUTRE", "PERSONNE", "OUI", "PT-LUI", "PT-LA",
    ]  # fmt: skip
    assert [(s.name, s.first, s.last) for s in utterance.clauses[1].spans] == [("nod", 2, 2)]


@settings(deadline=None, max_examples=50)
@given(answer=st.text(min_size=1, max_size=200))
def test_no_letter_of_any_answer_is_lost(answer: str, lexicon, parser: Parser):
    """Whatever was typed: the law of all texts."""
    utterance = gloss(f"{PLATE} {answer}", lexicon, nlp=parser)

    assert uncovered(utterance.text, utterance.items, utterance.dropped) == []
    for clause in utterance.clauses:
        assert all(0 <= s.first <= s.last < len(utterance.items) for s in clause.spans)


def test_of_a_long_answer_the_first_sentence_goes_with_the_topic(lexicon, parser: Parser):
    """The others follow as free text does."""
    text = "Vos observations : Je roulais. Il a reculé."

    parts = list(gloss_sentences(text, lexicon, nlp=parser))

    assert [text[start : start + len(part.text)] for start, part in parts] == [
        "Vos observations : Je roulais.", "Il a reculé.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["Numéro de la plaque :", "Numéro :", "Autre chose : oui"])
def test_what_only_looks_like_it_goes_its_usual_way(text, lexicon, parser: Parser):
    """A topic without an answer is its own phrase; other words before a colon are rules' work."""
    utterance = gloss(text, lexicon, nlp=parser)

    assert not any(step.rule == "phrase p.v.plate/recap" for step in utterance.trace) or (
        text == PLATE
    )
