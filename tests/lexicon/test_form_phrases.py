"""The texts of the form: all 118 questions, in glosses that exist, with no word lost."""

from __future__ import annotations

import pytest
import yaml

from lsf_avatar.lexicon.coverage import coverage, gaps
from lsf_avatar.lexicon.load import inspect_lexicon
from lsf_avatar.lexicon.placing import place_words

WH_WORDS = {"QUI", "QUOI", "OU-LIEU", "QUAND", "COMMENT", "POURQUOI", "COMBIEN"}


@pytest.fixture(scope="module")
def questions(lexicon):
    """The 118, without help texts and options."""
    return [lexicon.phrases[id] for id in lexicon.questions]


def test_the_lexicon_has_no_problem(settings):
    """What CI answers linguists first."""
    assert [str(problem) for problem in inspect_lexicon(settings.lexicon).problems] == []


def test_all_118_questions_are_there_once_and_in_the_order_of_the_form(settings, questions):
    """The form is a closed set."""
    with (settings.lexicon / "form.yaml").open(encoding="utf-8") as file:
        order = yaml.safe_load(file)["questions"]

    assert len(order) == len(set(order)) == 118
    assert [phrase.id for phrase in questions] == order


def test_every_question_is_authored_and_nothing_of_it_is_missing(lexicon):
    """No question is left to live rules."""
    found = coverage(lexicon)

    assert found.phrases == 118
    assert found.missing == ()
    assert found.items == found.signed + found.spelled
    assert sum(found.by_status.values()) == sum(found.by_confidence.values()) == found.items


def test_few_content_words_are_spelled_for_lack_of_a_sign(lexicon):
    """At most one item in ten; the rest has a form, even if only a depiction."""
    found = coverage(lexicon)

    assert found.for_lack <= 0.10 * found.items


def test_every_letter_of_every_authored_text_is_signed_or_dropped_by_a_rule(lexicon):
    """The law of the lexicon, on the real texts."""
    for phrase in lexicon.phrases.values():
        if phrase.clauses:
            placed = place_words(phrase)
            assert (placed.uncovered, placed.unknown) == ((), ()), phrase.id


def test_a_question_word_comes_last(questions):
    """The rule table: the interrogative closes the question (an alternative may follow it)."""
    for phrase in questions:
        for clause in phrase.clauses:
            glosses = [item.gloss for item in clause.items]
            asked = [gloss for gloss in glosses if gloss in WH_WORDS]
            assert bool(asked) == (clause.kind == "wh"), phrase.id
            if clause.kind == "wh":
                assert glosses[-1] in WH_WORDS, phrase.id


def test_a_possessive_follows_its_noun(questions):
    """NOUN + P-hand."""
    for phrase in questions:
        for clause in phrase.clauses:
            glosses = [item.gloss for item in clause.items]
            assert glosses[0] not in ("VOTRE", "MON"), phrase.id


def test_every_question_brings_the_head_forward_and_holds_the_last_sign(questions):
    """The chin's advance is the one consistent marker of a request for information."""
    for phrase in questions:
        clause = phrase.clauses[-1]
        if clause.kind in ("yes-no", "wh"):
            last = len(clause.items) - 1
            assert ("head-forward", 0, last) in clause.nonmanuals, phrase.id
            assert ("hold", last, last) in clause.nonmanuals, phrase.id


def test_nobody_has_validated_anything_yet(lexicon):
    """All is draft until a review is recorded, and says so."""
    assert {phrase.status for phrase in lexicon.phrases.values()} == {"draft"}
    assert {entry.status for entry in lexicon.entries.values()} == {"draft"}


def test_gaps_come_most_needed_first(lexicon):
    """The work list for Deaf signers."""
    found = gaps(lexicon)

    assert [gap.needed for gap in found] == sorted((g.needed for g in found), reverse=True)
    unknown = {entry.gloss for entry in lexicon.entries.values() if entry.form == "unknown"}
    assert unknown <= {gap.gloss for gap in found}
    assert all(gap.gloss.startswith("#") for gap in found if gap.gloss not in unknown)


def test_a_word_spelled_for_lack_of_a_sign_is_a_gap_but_an_acronym_is_not(lexicon):
    """SMS is spelled in LSF too; « poteau » is spelled because nobody told us its sign."""
    glosses = {gap.gloss for gap in gaps(lexicon)}

    assert "#POTEAU" in glosses
    assert not {"#SMS", "#LSF", "#AB-123-CD", "#RENAULT"} & glosses


def test_help_texts_and_options_are_authored_too(lexicon):
    """Nothing of the form is left to live rules."""
    assert [phrase.id for phrase in lexicon.phrases.values() if not phrase.clauses] == []


NEGATIVE = {"NON", "PAS", "RIEN", "NE-PAS-AVOIR", "NE-PAS-SAVOIR", "PERSONNE-AUCUNE"}


def under(clause, name: str) -> set[int]:
    """Indices of the items of a clause that lie under a non-manual."""
    return {
        at for given, first, last in clause.nonmanuals if given == name
        for at in range(first, last + 1)
    }  # fmt: skip


def test_every_negative_sign_comes_with_the_headshake_and_never_with_a_nod(lexicon):
    """A « no » whose head says yes would be read either way."""
    for phrase in lexicon.phrases.values():
        for clause in phrase.clauses:
            shaken = under(clause, "headshake")
            assert not shaken & under(clause, "nod"), phrase.id
            for at, item in enumerate(clause.items):
                if item.gloss in NEGATIVE:
                    assert at in shaken, phrase.id


def test_brows_are_not_furrowed_over_a_topic(lexicon):
    """The topic raises them; the question word that follows lowers them."""
    for phrase in lexicon.phrases.values():
        for clause in phrase.clauses:
            assert not under(clause, "topic") & under(clause, "brows-furrowed"), phrase.id


def test_a_condition_comes_before_what_depends_on_it(lexicon):
    """Condition first, then the rest."""
    for phrase in lexicon.phrases.values():
        kinds = [clause.kind for clause in phrase.clauses]
        assert "condition" not in kinds[-1:], phrase.id


def test_two_alternatives_lean_to_two_sides(lexicon):
    """The body leans where the first item of the lean was placed: active, then passive."""
    for phrase in lexicon.phrases.values():
        for clause in phrase.clauses:
            firsts = [first for name, first, _ in clause.nonmanuals if name == "body-shift"]
            loci = [clause.items[first].locus for first in sorted(firsts)]
            assert loci in ([], ["active", "passive"]), phrase.id


def test_every_form_that_nobody_knows_says_so_and_what_is_shown_meanwhile(lexicon):
    """No guess is dressed as knowledge; the reader of the file learns what stands in."""
    for entry in lexicon.entries.values():
        said = " ".join(entry.variants)
        if entry.form == "unknown":
            shown = "ontré en attendant" if entry.signs else "pelé en attendant"
            assert shown in said, entry.gloss
        else:
            assert entry.confidence != "none", entry.gloss


def test_the_two_forms_of_a_disputed_letter_are_both_written(lexicon):
    """The sources do not agree on H: Deaf signers see both and decide."""
    shown, other = (lexicon.entries[name] for name in ("LETTRE-H", "LETTRE-H-2"))

    assert [entry.signs[0].postures[0].active.handshape for entry in (shown, other)] == [
        "cornes", "U",
    ]  # fmt: skip
    assert "LETTRE-H-2" in shown.variants[0]
    assert "LETTRE-H " in other.variants[0]
