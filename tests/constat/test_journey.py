"""Which question comes when."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.constat.fields import FIELDS
from lsf_avatar.constat.journey import (
    asked,
    completed,
    following,
    holds,
    missing,
    proposed,
    ticked,
)


@pytest.mark.parametrize(
    ("id", "answers", "expected"),
    [
        ("acc.emergency", {"acc.injured": "oui"}, True),
        ("acc.emergency", {"acc.injured": "non"}, False),
        ("acc.emergency", {}, False),
        ("v.inj.who", {"acc.injured": "oui"}, True),
        ("v.inj.who", {"acc.injured": "non"}, False),
        ("wit.name", {"wit.exists": "oui"}, True),
        ("wit.name", {"wit.exists": "je ne sais pas"}, False),
        ("p.t.plate", {"p.v.has_trailer": "oui"}, True),
        ("p.t.plate", {"p.v.has_trailer": "non"}, False),
        ("v.coupled", {"p.v.has_trailer": "oui"}, True),
        ("v.coupled", {"p.v.has_trailer": "non"}, False),
        ("p.i.agency_address", {"p.i.agency_name": "Agence du Centre"}, True),
        ("p.i.agency_address", {"p.i.agency_name": "non"}, False),
        ("p.i.agency_address", {}, False),
        ("p.d.last_name", {"p.d.same_as_ph": "oui"}, False),
        ("p.d.last_name", {"p.d.same_as_ph": "non"}, True),
        ("p.d.licence_cat", {"p.d.licence_no": "pas de permis (vélo, piéton)"}, False),
        ("p.d.licence_cat", {"p.d.licence_no": "12AB34567"}, True),
        ("sk.vehicles", {"sk.layout": "photo d'un dessin sur papier"}, False),
        ("sk.vehicles", {"sk.layout": "parking"}, True),
        ("v.drv.resides", {"p.d.same_as_ph": "oui"}, False),
        ("v.drv.employee", {"p.d.same_as_ph": "non"}, True),
        ("v.drv.title", {"v.drv.habitual": "non", "v.drv.employee": "non"}, True),
        ("v.drv.title", {"v.drv.habitual": "oui"}, False),
        ("v.drv.title", {"v.drv.habitual": "non", "v.drv.employee": "oui"}, False),
        ("v.brigade", {"v.pv": "non", "v.police_report": "oui"}, True),
        ("v.brigade", {"v.main_courante": "oui"}, True),
        ("v.brigade", {"v.pv": "non", "v.police_report": "non"}, False),
        ("v.heavy_weight", {"p.v.kind": "camion"}, True),
        ("v.heavy_weight", {"p.v.kind": "voiture"}, False),
        ("v.other_damage", {"acc.damage_objects": "oui"}, True),
        ("v.other_damage", {"acc.damage_vehicles": "oui"}, True),
        ("v.other_owner", {"acc.damage_vehicles": "non", "acc.damage_objects": "non"}, False),
        ("gate.side", {"gate.other_party": "oui, elle est là"}, True),
        ("gate.side", {"gate.other_party": "il n'y a pas d'autre personne"}, False),
    ],
)  # fmt: skip
def test_a_question_is_asked_when_its_condition_holds(id, answers, expected):
    """The conditions of the field table, each both ways."""
    assert (id in asked(answers)) is expected


def test_every_condition_of_the_form_is_tried_above():
    """A condition that nobody tried may be wrong."""
    (parameters,) = test_a_question_is_asked_when_its_condition_holds.pytestmark
    tried = {id for id, _, _ in parameters.args[1]}
    families = {
        "gate.device_mode": "gate.side", "wit.address": "wit.name", "wit.phone": "wit.name",
        "wit.passenger_of": "wit.name", "p.t.country": "p.t.plate",
        "p.i.agency_country": "p.i.agency_address", "p.i.agency_contact": "p.i.agency_address",
        "p.d.first_name": "p.d.last_name", "p.d.address": "p.d.last_name",
        "p.d.country": "p.d.last_name", "p.d.contact": "p.d.last_name",
        "p.d.licence_until": "p.d.licence_cat", "sk.signs": "sk.vehicles",
        "sk.streets": "sk.vehicles", "v.inj.role": "v.inj.who", "v.inj.belt": "v.inj.who",
        "v.inj.injury": "v.inj.who", "v.inj.care": "v.inj.who",
    }  # fmt: skip
    for field in FIELDS.values():
        if field.only_if is None and field.copy_if is None:
            continue
        like = families.get(field.id, field.id)
        assert like in tried, field.id
        assert FIELDS[like].only_if == field.only_if
        assert FIELDS[like].copy_if == field.copy_if


def test_a_second_witness_is_asked_about_once_one_answer_of_theirs_is_there():
    """The page adds a witness by answering the first of its questions."""
    one = {"wit.exists": "oui", "wit.name": "Zoé"}
    two = {**one, "wit.name#2": "Noël"}
    assert "wit.phone#2" not in asked(one)
    assert "wit.phone#2" in asked(two)
    assert "wit.name#5" not in asked({**two, "wit.name#5": "trop"})


def test_a_witness_needs_a_phone_or_an_address():
    """Each repeat looks at its own neighbour."""
    answers = {"wit.exists": "oui", "wit.name": "Zoé", "wit.name#2": "Noël",
               "wit.address#2": {"line": "Lyon"}}  # fmt: skip
    assert "wit.phone" in missing(answers)
    assert "wit.phone#2" not in missing(answers)


def test_a_bicycle_needs_no_plate():
    """What has no plate cannot be asked for one."""
    assert "p.v.plate" in missing({"p.v.kind": "voiture"})
    assert "p.v.plate" not in missing({"p.v.kind": "vélo"})


def test_the_driver_who_is_the_insured_is_copied_not_asked():
    """Box 9 says what box 6 says."""
    answers = {"p.ph.last_name": "Dupré", "p.d.same_as_ph": "oui"}
    assert completed(answers)["p.d.last_name"] == "Dupré"
    assert "p.d.last_name" not in completed({**answers, "p.d.same_as_ph": "non"})
    assert "p.d.last_name" not in missing(answers)


def test_what_is_known_is_proposed():
    """Another answer first, then the default."""
    country = FIELDS["p.t.country"]
    assert proposed(country, {}) == "France"
    assert proposed(country, {"p.v.plate_country": "Belgique"}) == "Belgique"
    assert proposed(FIELDS["p.v.make"], {}) is None


def test_je_ne_sais_pas_is_no_cross():
    """In doubt nothing is ticked."""
    answers = {"p.c.01": "je ne sais pas", "p.c.02": "non", "p.c.03": "oui", "p.c.04": None,
               "p.c.05": "oui"}  # fmt: skip
    assert ticked(answers) == ["p.c.03", "p.c.05"]


def test_an_unknown_condition_is_not_taken_for_true():
    """A word that nobody defined must not decide what is asked."""
    with pytest.raises(ValueError, match="perhaps"):
        holds(["perhaps", "acc.date"], {})


def test_a_multiple_answer_can_be_asked_for_one_of_its_parts():
    """`has` looks into lists only."""
    condition = ["has", "p.damage_text", "roue"]
    assert holds(condition, {"p.damage_text": ["capot", "roue"]})
    assert not holds(condition, {"p.damage_text": "roue"})


@settings(deadline=None, max_examples=15)
@given(st.dictionaries(st.sampled_from(list(FIELDS)), st.sampled_from(["oui", "non", None])))
def test_following_leads_through_all_that_is_asked(answers):
    """From the start, each step gives a question without an answer, until none is left."""
    given_answers = dict(answers)
    for _ in range(400):
        key = following(given_answers)
        if key is None:
            break
        assert key not in given_answers
        given_answers[key] = "oui"
    assert set(asked(given_answers)) <= given_answers.keys()
