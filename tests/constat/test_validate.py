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

INK = [[[10, 10, 0.0], [20, 15, 0.2], [30, 5, 0.4]], [[40, 10, 0.6], [50, 12, 0.9]]]
POINT = {"zone": "avant", "x": 50, "y": 10, "angle": 180}
CAR_A = {"id": "A", "x": 10, "y": 10, "rotation": 0}
CAR_B = {"id": "B", "x": 60, "y": 60, "rotation": 90}

REFUSED = [
    ("acc.date", "2026-02-31", "no-such-date"),
    ("acc.date", "2026-11-24", "date-in-future"),
    ("acc.date", "2024-11-01", "date-too-old"),
    ("acc.date", "1026-11-01", "date-out-of-range"),
    ("acc.date", "hier", "date-format"),
    ("acc.date", "٢٠٢٦-١١-٢٠", "date-format"),
    ("acc.date", 20261120, "date-format"),
    ("p.d.birth_date", "2027-01-01", "date-in-future"),
    ("acc.time", {"time": "25:00", "approximate": False}, "no-such-time"),
    ("acc.time", {"time": "18h30"}, "no-such-time"),
    ("acc.time", "18:30", "wrong-shape"),
    ("acc.time", {"time": "18:30", "approximate": "oui"}, "wrong-shape"),
    ("acc.injured", "peut-être", "not-an-option"),
    ("acc.injured", True, "not-an-option"),
    ("p.v.kind", "soucoupe", "not-an-option"),
    ("p.v.kind", ["voiture"], "wrong-shape"),
    ("p.v.kind", "voiture\0", "not-an-option"),
    ("p.d.licence_cat", [], "empty-answer"),
    ("p.d.licence_cat", ["B", "B"], "same-item-twice"),
    ("p.d.licence_cat", ["B", "Z"], "not-an-option"),
    ("p.d.licence_cat", [1], "wrong-shape"),
    ("p.d.licence_cat", "B", "wrong-shape"),
    ("p.damage_text", ["x" * 301], "text-too-long"),
    ("p.ph.last_name", "", "empty-answer"),
    ("p.ph.last_name", "  ", "empty-answer"),
    ("p.ph.last_name", "a" * 5000, "text-too-long"),
    ("p.ph.last_name", "Dupré\0", "control-character"),
    ("p.ph.last_name", "Dupré\x1b[31m", "control-character"),
    ("p.ph.last_name", "Dupré\ud83d", "control-character"),
    ("p.ph.last_name", "Zoé 😀", "character-not-allowed"),
    ("p.ph.last_name", "محمد", "character-not-allowed"),
    ("p.ph.last_name", "<script>", "character-not-allowed"),
    ("p.ph.last_name", None, "wrong-shape"),
    ("p.remarks", "écrire", "way-not-answer"),
    ("p.remarks", "a" * 501, "text-too-long"),
    ("v.story", "filmer en LSF", "way-not-answer"),
    ("p.v.plate", "A" * 40, "plate-too-long"),
    ("p.v.plate", "photo de la plaque", "way-not-answer"),
    ("p.v.plate", "AB-1😀3-CD", "character-not-allowed"),
    ("p.v.plate", "AB\x00123", "control-character"),
    ("p.v.plate", "", "empty-answer"),
    ("p.ph.address", {"line": ""}, "empty-answer"),
    ("p.ph.address", {"line": "rue", "street": "x"}, "wrong-shape"),
    ("p.ph.address", {"line": "rue", "postcode": "1" * 13}, "text-too-long"),
    ("acc.place", {"line": "rue", "lat": 91, "lon": 0}, "number-out-of-range"),
    ("acc.place", {"line": "rue", "lat": "48", "lon": 0}, "number-format"),
    ("p.ph.contact", {"kind": "fax", "value": "1"}, "not-an-option"),
    ("p.ph.contact", {"kind": "SMS"}, "wrong-shape"),
    ("p.ph.contact", {"kind": "SMS", "value": ""}, "empty-answer"),
    ("p.i.agency_contact", "a" * 255, "text-too-long"),
    ("v.heavy_weight", "lourd", "number-format"),
    ("v.heavy_weight", True, "number-format"),
    ("v.heavy_weight", float("nan"), "number-format"),
    ("v.heavy_weight", -1, "number-out-of-range"),
    ("v.heavy_weight", 10**9, "number-out-of-range"),
    ("p.otp", "12345", "code-format"),
    ("p.otp", 1234567, "code-format"),
    ("p.impact", {**POINT, "x": 101}, "outside-drawing"),
    ("p.impact", {**POINT, "zone": "moteur"}, "not-an-option"),
    ("p.impact", {**POINT, "angle": 361}, "number-out-of-range"),
    ("p.impact", [50, 10], "wrong-shape"),
    ("p.photos", [{"id": "inconnue"}], "no-such-photo"),
    ("p.photos", [{"id": str(n)} for n in range(17)], "too-many-photos"),
    ("p.photos", [{"id": "a"}, {"id": "a"}], "same-item-twice"),
    ("p.photos", [], "empty-answer"),
    ("p.photos", [{"id": "a", "kind": "chat"}], "not-an-option"),
    ("sk.vehicles", {"vehicles": [{**CAR_A, "x": -1}, CAR_B]}, "outside-drawing"),
    ("sk.vehicles", {"vehicles": [CAR_A, CAR_A]}, "same-item-twice"),
    ("sk.vehicles", {"vehicles": [{**CAR_A, "id": "C"}]}, "not-an-option"),
    ("sk.vehicles", {"vehicles": [CAR_A, CAR_B], "signs": ["stop"] * 13}, "too-many-items"),
    ("p.signature", {"kind": "drawn", "strokes": []}, "signature-empty"),
    ("p.signature", {"kind": "typed", "name": ""}, "signature-empty"),
    ("p.signature", {"kind": "stamped"}, "not-an-option"),
    ("p.signature", {"kind": "drawn", "strokes": [[["a", 1, 2]]]}, "number-format"),
    ("p.signature", {"kind": "drawn", "strokes": [[1, 2]]}, "wrong-shape"),
    ("p.signature", {"kind": "drawn", "strokes": [INK[0]] * 201}, "too-many-items"),
    ("p.signature", {"kind": "drawn", "strokes": [INK[0] * 300] * 30}, "too-many-items"),
    ("v.sign", {"kind": "typed", "name": "Zoé", "date": "2026-02-30"}, "no-such-date"),
    ("nope", "x", "unknown-field"),
    ("acc.date#2", "2026-11-20", "too-many-repeats"),
]  # fmt: skip

WARNED = [
    ("gate.display", ["LSF"], {}, ["device-only"]),
    ("gate.side", "B", {}, ["side-differs"]),
    ("acc.date", "2026-11-02", {}, ["late-declaration"]),
    ("acc.country", "autre pays (liste)", {}, ["country-not-named"]),
    ("acc.place", {"line": "A6", "accuracy_m": 250}, {}, ["text-short", "position-imprecise"]),
    ("p.v.plate", "XX", {}, ["plate-unusual"]),
    ("p.t.plate", "M-AB 1234", {"p.t.country": "France"}, ["plate-unusual"]),
    ("p.ph.contact", {"kind": "SMS", "value": "0612"}, {}, ["phone-unusual"]),
    ("p.ph.contact", {"kind": "SMS", "value": "1 1 4"}, {}, ["phone-emergency"]),
    ("p.ph.contact", {"kind": "e-mail", "value": "zoe"}, {}, ["email-unusual"]),
    ("p.ph.contact", {"kind": "relais vidéo LSF", "value": "par l'application"}, {},
     ["reveals-lsf"]),
    ("p.i.agency_contact", "agence", {}, ["email-unusual"]),
    ("p.ph.postcode", "7500", {}, ["postcode-unusual"]),
    ("p.ph.postcode", "00123", {}, ["postcode-unusual"]),
    ("p.i.policy_no", "n° 12", {}, ["policy-unusual"]),
    ("p.d.licence_no", "12", {}, ["licence-unusual"]),
    ("p.d.licence_cat", ["A"], {"p.v.kind": "voiture"}, ["category-unusual"]),
    ("v.stolen_no", "VF1BR0A0HI2345678", {}, ["vin-unusual"]),
    ("p.i.valid_from", "2026-11-22", {"acc.date": "2026-11-20"}, ["not-yet-insured"]),
    ("p.i.valid_from", "2026-06-01", {"p.i.valid_to": "2026-05-01"}, ["dates-swapped"]),
    ("p.i.valid_to", "2026-05-01", {"p.i.valid_from": "2026-06-01"},
     ["insurance-ended", "dates-swapped"]),
    ("p.d.licence_until", "2026-11-01", {"acc.date": "2026-11-20"}, ["licence-ended"]),
    ("p.d.birth_date", "2014-01-01", {}, ["age-unusual"]),
    ("v.visible_when", "2026-11-22", {}, ["date-past"]),
    ("v.heavy_weight", 3500, {}, ["weight-unusual"]),
    ("p.damage_text", ["rien de visible", "roue"], {}, ["nothing-and-more"]),
    ("p.c.13", "oui", {"p.c.12": "oui"}, ["boxes-differ"]),
    ("p.c.01", "arrêté (à l'arrêt)", {"p.c.14": "oui"}, ["boxes-differ"]),
    ("p.remarks", "C'est sa faute.", {}, ["blame"]),
    ("p.signature", {"kind": "drawn", "strokes": [[[1, 1, 0], [1, 2, 0.1]]]}, {},
     ["signature-short"]),
    ("v.sign", {"kind": "typed", "name": "Zoé", "date": "2026-11-19"},
     {"acc.date": "2026-11-20"}, ["before-accident"]),
    ("sk.vehicles", {"vehicles": [CAR_A]}, {}, ["vehicle-missing"]),
]  # fmt: skip

FINE = [
    ("acc.date", "2026-11-23", {}),
    ("acc.time", {"time": "09:59", "approximate": True}, {"acc.date": "2026-11-23"}),
    ("acc.time", {"time": "23:59", "approximate": False}, {"acc.date": "2026-11-22"}),
    ("acc.country", "Côte d'Ivoire", {}),
    ("p.ph.last_name", "O'Connor-Nguyễn d'Àlençon", {}),
    ("p.ph.last_name", "Garage « Ünal & Fils », 2e", {}),
    ("p.v.plate", "M-AB 1234", {"p.v.plate_country": "Allemagne"}),
    ("p.ph.contact", {"kind": "SMS", "value": "0690 12 34 56"}, {}),
    ("p.i.valid_to", "pas écrit", {}),
    ("p.i.policy_no", "je ne l'ai pas", {}),
    ("p.d.licence_until", "pas de date", {}),
    ("p.d.licence_no", "pas de permis (vélo, piéton)", {}),
    ("p.i.agency_contact", "je ne sais pas", {}),
    ("p.i.agency_contact", "01 44 55 66 77", {}),
    ("p.remarks", "Zdarzenie 😀 مرحبا <script>alert(1)</script>\nligne 2", {}),
    ("p.otp", "012345", {}),
    ("p.otp", 12345, {}),
    ("p.otp", "je n'ai pas reçu le code", {}),
    ("p.damage_text", ["capot", "le toit, un peu"], {}),
    ("p.signature", {"kind": "refused", "reason": "pas d'accord"}, {}),
    ("p.signature", {"kind": "drawn", "strokes": INK, "name": "", "reason": ""}, {}),
    ("p.photos", [{"id": "a", "name": "a.jpg", "kind": "dégâts"}], {}),
    ("sk.vehicles", {"layout": "parking", "vehicles": [CAR_A, CAR_B], "signs": [], "streets": []},
     {}),
    ("wit.name#4", "Zoé", {}),
]  # fmt: skip


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
