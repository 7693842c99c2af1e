"""Every rule has its source, fires on its example and stays away from its counter-example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from lsf_avatar.glossing import Parser, gloss
from lsf_avatar.glossing.rules import RULES, Rule
from lsf_avatar.glossing.senses import SENSES, Sense
from lsf_avatar.lexicon.entries import Entry, Lexicon
from lsf_avatar.phonology.utterance import Utterance

EntryMaker = Callable[[str, str, tuple[str, ...]], Entry]


def fired(utterance: Utterance) -> set[str]:
    """Names of the rules that did something."""
    return {step.rule for step in utterance.trace} | {d.rule for d in utterance.dropped}


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_fires_on_its_example_and_not_on_its_counter_example(
    rule: Rule, lexicon: Lexicon, parser: Parser
) -> None:
    """Both are real sentences, put through all stages."""
    assert rule.name in fired(gloss(rule.example, lexicon, nlp=parser)), rule.example
    assert rule.name not in fired(gloss(rule.counter_example, lexicon, nlp=parser))


def test_rules_have_names_of_their_own_a_source_and_a_sentence_that_explains_them() -> None:
    """So that a linguist finds in the trace what to read."""
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.source
        assert rule.confidence in ("high", "medium", "low", "gk")
        assert (rule.change.__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize("sense", SENSES, ids=[f"{s.lemma}-{s.gloss}" for s in SENSES])
def test_a_sense_is_chosen_by_the_words_around_it(
    sense: Sense, lexicon: Lexicon, parser: Parser, make_entry: EntryMaker
) -> None:
    """In its example, and not where the other sense is meant."""
    entries = dict(lexicon.entries)
    if sense.gloss != "#":
        entries.setdefault(sense.gloss, make_entry(sense.gloss, "noun", ()))
    other = replace(lexicon, entries=entries)

    def chosen(text: str) -> bool:
        steps = gloss(text, other, nlp=parser).trace
        return any(step.rule == "sense" and step.after == sense.gloss for step in steps)

    assert chosen(sense.example)
    assert not chosen(sense.counter_example)


@pytest.mark.parametrize(
    ("text", "stressed"),
    [
        ("La voiture est très abîmée.", ["#TRES", "ABIME"]),
        ("Merci !", ["MERCI"]),
        ("La voiture est abîmée.", []),
        ("Merci.", []),
    ],
)
def test_an_intensifier_and_an_exclamation_ask_for_emphasis(
    text: str, stressed: list[str], lexicon: Lexicon, parser: Parser
) -> None:
    """« très » with what it strengthens, the last sign before « ! »; nothing else is stressed."""
    found = gloss(text, lexicon, nlp=parser)

    under = [
        found.items[number].gloss
        for clause in found.clauses
        for span in clause.spans
        if span.name == "emphasis"
        for number in range(span.first, span.last + 1)
    ]
    assert under == stressed


def test_a_verb_is_no_form_of_a_possessive(lexicon: Lexicon, parser: Parser) -> None:
    """« Notez » has the letters of « notre », and is spelled where no verb is known for it."""
    spelled, signed = (
        [item.gloss for item in gloss(text, lexicon, nlp=parser).items]
        for text in ("Notez la plaque.", "Notre voiture.")
    )

    assert "MON" not in spelled
    assert "#NOTER" in spelled
    assert "MON" in signed
