"""The recap: all answers, in words."""

from __future__ import annotations

import pytest

from lsf_avatar.constat.fields import FIELDS
from lsf_avatar.constat.recap import recap
from lsf_avatar.constat.words import sign_text_of, text_of

NBSP = "\N{NO-BREAK SPACE}"
TOPICS = {"p.v.plate": "Numéro de la plaque :", "wit.name": "Nom du témoin :"}


@pytest.mark.parametrize("side", ["A", "B"])
def test_every_answer_is_a_row_of_its_box(record, side):
    """What was answered is said back: all of it, once."""
    answers = record.answers(side)
    rows = [(box.box, row) for box in recap(answers, TOPICS) for row in box.rows]
    assert {row.key for _, row in rows} == set(answers)
    assert len(rows) == len(answers)
    assert all(row.text and row.sign_text and row.label for _, row in rows)
    assert all(FIELDS[row.key.partition("#")[0]].box_title == box for box, row in rows)


@pytest.mark.parametrize(
    ("id", "value", "text"),
    [
        ("acc.date", "2026-03-01", "1er mars 2026"),
        ("acc.time", {"time": "08:05", "approximate": False}, f"8{NBSP}h{NBSP}05"),
        ("acc.time", {"time": "18:30", "approximate": True}, f"18{NBSP}h{NBSP}30 à peu près"),
        ("p.v.plate", "ab-123-cd", "ab-123-cd"),
        ("p.otp", "012345", "012345"),
        ("p.ph.address", {"line": "7 rue X", "postcode": "35000", "city": "Rennes"},
         "7 rue X, 35000 Rennes"),
        ("p.ph.contact", {"kind": "SMS", "value": "06 12"}, "06 12"),
        ("p.damage_text", ["capot", "roue"], "capot, roue"),
        ("v.heavy_weight", 12000, f"12000{NBSP}kg"),
        ("p.d.birth_date", None, "je ne sais pas"),
        ("p.i.valid_to", "pas écrit", "pas écrit"),
        ("p.signature", {"kind": "refused", "reason": "pas d'accord"},
         "refus de signer, pas d'accord"),
    ],
)  # fmt: skip
def test_an_answer_in_words(id, value, text):
    """Typed values stay as they were typed; dates and times are said."""
    assert text_of(FIELDS[id], value) == text


def test_a_place_is_signed_without_its_coordinates():
    """Coordinates are for eyes and machines."""
    place = {"line": "A6", "city": "Évry", "lat": 48.62, "lon": 2.45}
    assert sign_text_of(FIELDS["acc.place"], place) == "A6, Évry"
    assert "48.62" in text_of(FIELDS["acc.place"], place)


def test_the_number_of_crosses_is_counted(record):
    """The driver confirms a number that we counted."""
    boxes = {box.box: box for box in recap(record.answers("B"), TOPICS)}
    (count,) = [row for row in boxes["12"].rows if row.key == "p.c.count"]
    assert count.text == f"3{NBSP}: oui"


def test_a_driver_who_is_the_insured_is_said_back_in_box_9():
    """Copies are shown where the paper has them."""
    answers = {"p.ph.last_name": "Dupré", "p.d.same_as_ph": "oui"}
    rows = {row.key: row.text for box in recap(answers, TOPICS) for row in box.rows}
    assert rows["p.d.last_name"] == "Dupré"


def test_a_sentence_says_what_is_answered_and_which_of_several_it_is(record):
    """« AB-123-CD » alone would not say of what."""
    rows = {
        row.key: row.sign_text for box in recap(record.answers("A"), TOPICS) for row in box.rows
    }
    assert rows["p.v.plate"] == "Numéro de la plaque : AB-123-CD"
    assert rows["wit.name"].startswith("Nom du témoin : ")
    assert rows["wit.name#2"] == "Nom du témoin : 2, Noël Œuvrard"
