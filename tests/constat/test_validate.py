"""What may be kept, what is refused, and what is said about it: every rule broken once."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.constat.fields import FIELDS
from lsf_avatar.constat.messages import ERRORS, WARNINGS
from lsf_avatar.constat.record import example
from lsf_avatar.constat.validate import validate
from lsf_avatar.errors import AnswerError
from tests.constat.bad_input import CASES, REFUSED, WARNED

FINE = [(c["key"], c["value"], c["answers"]) for c in CASES if not c["codes"]]


@pytest.mark.parametrize(("key", "value", "code"), REFUSED)
def test_what_is_no_answer_is_refused_with_its_code(questions, situation, key, value, code):
    """The message is French, a sentence, and names what to do."""
    with pytest.raises(AnswerError) as caught:
        validate(questions, key, value, situation())
    assert caught.value.code == code
    assert caught.value.field == key
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize(("key", "value", "answers", "codes"), WARNED)
def test_what_is_unusual_is_kept_and_said(questions, situation, key, value, answers, codes):
    """Formats vary: a form at the roadside warns and goes on."""
    warned = validate(questions, key, value, situation(answers))
    assert [warning.code for warning in warned] == codes
    assert all(warning.message.endswith(".") for warning in warned)


@pytest.mark.parametrize(("key", "value", "answers"), FINE)
def test_what_is_usual_is_kept_without_a_word(questions, situation, key, value, answers):
    """A warning for a good answer teaches people not to read warnings."""
    assert validate(questions, key, value, situation(answers, photos=["a"])) == ()


def test_the_time_of_an_accident_today_is_not_in_the_future(questions, situation):
    """It is ten o'clock; a clock may be wrong by some minutes."""
    today = situation({"acc.date": "2026-11-23"})
    assert validate(questions, "acc.time", {"time": "10:05"}, today) == ()
    with pytest.raises(AnswerError) as caught:
        validate(questions, "acc.time", {"time": "11:00"}, today)
    assert caught.value.code == "time-in-future"


def test_je_ne_sais_pas_is_an_answer_where_it_is_offered(questions, situation):
    """And nowhere else; a value beside it is a contradiction."""
    assert validate(questions, "p.d.birth_date", None, situation(), unknown=True) == ()
    for key, value, code in (("acc.date", None, "unknown-not-offered"),
                             ("p.d.birth_date", "1990-03-01", "wrong-shape")):  # fmt: skip
        with pytest.raises(AnswerError) as caught:
            validate(questions, key, value, situation(), unknown=True)
        assert caught.value.code == code


def test_every_message_has_a_case_that_brings_it_about():
    """No message lies about that nobody can see; codes made elsewhere are named here."""
    errors = {code for _, _, code in REFUSED} | {"unknown-not-offered", "time-in-future"}
    assert errors - {"too-many-repeats"} == set(ERRORS)
    assert {code for *_, codes in WARNED for code in codes} == set(WARNINGS)


def test_every_answer_of_the_example_is_an_answer(questions, situation):
    """The example fills all 118 fields but the one that stays on the device, on both sides."""
    document = example()
    photos = [p["id"] for side in "AB" for p in document["sides"][side]["p.photos"]]
    for side in "AB":
        answers = {**document["shared"], **document["sides"][side]}
        for key, value in answers.items():
            validate(questions, key, value, situation(answers, side, photos))
        assert {key.partition("#")[0] for key in answers} == set(FIELDS) - {"gate.display"}


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text()
    | st.sampled_from(["oui", "2026-11-20", "18:30", "drawn", "A", "avant", "SMS"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["line", "time", "kind", "value", "zone", "x", "y", "angle", "id",
                         "vehicles", "strokes", "name", "rotation"]) | st.text(max_size=5),
        inner, max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(field=st.sampled_from(list(FIELDS)), value=ANY_JSON, unknown=st.booleans())
def test_any_json_is_answered_and_never_changed(questions, at_ten, field, value, unknown):
    """Whatever comes, the result is warnings or an error with a code; the value stays as it was."""
    before = copy.deepcopy(value)
    code = ""
    try:
        validate(questions, field, value, at_ten, unknown=unknown)
    except AnswerError as error:
        code = error.code
    assert code in {"", *ERRORS}
    assert repr(value) == repr(before)


def test_cases_of_the_page_are_of_the_questions_as_they_are(questions):
    """The page's test has no form: the cases say what kind of question each of them is."""
    for case in CASES:
        question = questions.questions[case["question"]["id"]].as_json()
        assert case["question"] == {
            **{name: question[name] for name in ("id", "type", "rule", "min_length")},
            "ways": [option["value"] for option in question["options"] if option["way"]],
        }
