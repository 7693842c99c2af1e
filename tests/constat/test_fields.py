"""The structure of the form."""

from __future__ import annotations

import pytest

from lsf_avatar.constat.answers import CHECKS
from lsf_avatar.constat.fields import BOXES, FIELDS, split_key
from lsf_avatar.constat.form import wrong_options
from lsf_avatar.constat.rules import RULES
from lsf_avatar.errors import AnswerError
from tests.complete import WORDINGS


def test_the_form_has_118_fields_and_the_lexicon_a_question_for_each(questions):
    """Fields and phrases are two halves of one form."""
    assert len(FIELDS) == 118
    assert list(questions.questions) == list(FIELDS)
    assert all(question.text for question in questions.questions.values())


def test_the_17_circumstances_have_their_official_wording():
    """Insurers decide by these words: not a comma may differ."""
    assert [FIELDS[f"p.c.{n:02}"].label for n in range(1, 18)] == WORDINGS


def test_every_circumstance_is_shown_by_the_hands_in_its_official_wording(questions):
    """What is shown is what stands on paper; the stars of the first two lines are no words."""
    shown = [questions.questions[f"p.c.{n:02}"].shown for n in range(1, 18)]
    assert shown == [wording.removeprefix("* ") for wording in WORDINGS]


def test_every_field_names_a_box_a_type_and_a_rule_that_exist():
    """A typing error in `fields.yaml` shows here, not at the roadside."""
    for field in FIELDS.values():
        assert field.box_title in BOXES, field.id
        assert field.type in CHECKS, field.id
        assert not field.rule or field.rule in RULES, field.id
        assert field.side in ("shared", "own", "own-private"), field.id
        assert field.private == field.box.startswith("V"), field.id


def test_conditions_and_ways_name_options_that_the_phrases_have(questions):
    """A linguist who rewords an option is told which rule depends on it."""
    assert wrong_options(questions) == []


def test_every_rule_and_every_type_is_used():
    """No rule lies about that nobody breaks."""
    assert {field.rule for field in FIELDS.values()} - {""} == set(RULES)
    assert {field.type for field in FIELDS.values()} == set(CHECKS)


def test_a_question_of_the_back_always_has_a_way_out(questions):
    """It may be left out, « je ne sais pas » is offered, or an option says so or says no."""
    stuck = [
        id
        for id, question in questions.questions.items()
        if question.field.private and not question.field.optional and not question.field.unknown
        if not {"non", "je ne sais pas", "je ne sais pas encore"} & set(question.options)
    ]
    assert stuck == ["v.ins.name", "v.ins.contact", "v.sign"]


NO_KEYS = (
    "acc.date#2", "wit.name#5", "wit.name#1", "wit.name#0", "nope", "", "acc.date ",
    "acc.date#2#3", "__proto__", "wit.name#22",
)  # fmt: skip


@pytest.mark.parametrize("key", NO_KEYS)
def test_a_key_that_is_no_question_is_refused(key):
    """Nothing is stored under a name that nobody reads."""
    with pytest.raises(AnswerError):
        split_key(key)


def test_a_repeated_field_has_a_key_for_each_repeat():
    """Witness 4 exists, and is a witness."""
    field, index = split_key("wit.name#4")
    assert (field.id, index) == ("wit.name", 4)
