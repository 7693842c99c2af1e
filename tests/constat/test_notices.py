"""What the server says of an answer is a phrase of the lexicon: it is signed as authored."""

from __future__ import annotations

import pytest

from lsf_avatar.constat.form import form
from lsf_avatar.constat.messages import ERRORS, WARNINGS
from lsf_avatar.glossing.gloss import gloss
from lsf_avatar.glossing.sentencewise import gloss_sentences

MESSAGES = ERRORS | WARNINGS


@pytest.mark.parametrize("code", MESSAGES)
def test_each_refusal_and_warning_has_its_phrase_word_for_word(lexicon, code):
    """The words may be made plainer, but then in both places."""
    phrase = lexicon.phrases[f"notice.{code.replace('-', '_')}"]

    assert phrase.text == MESSAGES[code]
    assert phrase.clauses
    assert phrase.status == "draft" or phrase.reviewed_by


@pytest.mark.parametrize("code", [code for code in MESSAGES if "{" in MESSAGES[code]])
def test_what_fills_a_slot_is_signed_within_the_authored_phrase(lexicon, code):
    """« 47 » stands among the items, and no letter or digit of the message is lost."""
    text = MESSAGES[code].format(value=47, length=47, maximum=63, minimum=5)

    utterance = gloss(text, lexicon)

    assert utterance.trace[0].rule == f"phrase notice.{code.replace('-', '_')}"
    shown = {"".join(item.letters) for item in utterance.items}
    values = {"47", "63", "5"} & set(text.replace(".", "").split())
    assert values <= shown, (values, shown)


def test_the_page_is_told_all_of_them(lexicon):
    """Without network it asks for phrases by id, not for texts."""
    notices = form(lexicon.phrases).as_json()["notices"]

    assert set(notices) == set(lexicon.notices)
    assert notices["notice.date_in_future"] == ERRORS["date-in-future"]


def test_a_message_of_two_sentences_stays_one_phrase_where_text_is_signed_by_sentences(lexicon):
    """The page has free text signed sentence by sentence; a phrase is not free text."""
    text = ERRORS["number-out-of-range"].format(minimum=5, maximum=47)

    ((start, utterance),) = gloss_sentences(text, lexicon)

    assert (start, utterance.trace[0].rule) == (0, "phrase notice.number_out_of_range")
