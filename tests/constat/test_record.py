"""Records: read, checked, and cut to what may be given away."""

from __future__ import annotations

import copy
import json

import pytest

from lsf_avatar.constat.fields import SIDES, split_key
from lsf_avatar.constat.record import example, read_record, signed
from lsf_avatar.errors import RecordError


def test_a_record_read_and_written_is_the_same(record):
    """Accents, order of lists, leading zeros: nothing changes."""
    assert record.as_json() == example()
    assert json.loads(json.dumps(record.as_json(), ensure_ascii=False)) == example()


def test_je_ne_sais_pas_is_null(questions):
    """An answer that is not known is an answer all the same."""
    document = example()
    document["sides"]["A"]["p.d.birth_date"] = None
    assert read_record(document, questions).sides["A"]["p.d.birth_date"] is None


@pytest.mark.parametrize("side", SIDES)
def test_what_leaves_with_one_side_has_nothing_of_the_others_back(record, side):
    """Injuries and the insurer's pages are for one's own insurer."""
    (other,) = set(SIDES) - {side}
    seen = record.seen_by(side)
    assert not [key for key in seen.sides[other] if split_key(key)[0].private]
    assert seen.sides[side].keys() == record.sides[side].keys()
    assert not [k for s in SIDES for k in record.seen_by(None).sides[s] if k.startswith("v.")]


def test_how_somebody_is_reached_or_called_for_help_is_not_given_away(record):
    """Both can reveal that a driver is deaf; the number itself stays."""
    document = copy.deepcopy(record.as_json())
    document["sides"]["A"]["p.ph.contact"]["kind"] = "relais vidéo LSF"
    from lsf_avatar.constat.record import Record

    whole = Record("x", "", document["sides"], document["shared"])
    for side in (*SIDES, None):
        text = json.dumps(whole.seen_by(side).as_json(), ensure_ascii=False)
        assert "LSF" not in text
        assert "114" not in text
        assert "06 12 34 56 78" in text


def test_what_left_can_be_read_again(record, questions):
    """The JSON in the document is a record too."""
    seen = record.seen_by("A")
    assert read_record(seen.as_json(), questions) == seen


def _with(path, value):
    document = example()
    *way, last = path
    part = document
    for name in way:
        part = part[name]
    part[last] = value
    return document


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ([], "not-a-record"),
        ({}, "not-a-record"),
        ({**example(), "version": 2}, "not-a-record"),
        (_with(["id"], 1), "record-shape"),
        (_with(["sides"], []), "record-shape"),
        (_with(["sides", "C"], {}), "record-shape"),
        (_with(["sides", "A"], []), "record-shape"),
        (_with(["shared"], None), "record-shape"),
        (_with(["shared", "acc.date"], "2026-02-31"), "no-such-date"),
        (_with(["shared", "nope"], 1), "unknown-field"),
        (_with(["shared", "p.v.plate"], "AB-123-CD"), "record-place"),
        (_with(["sides", "A", "acc.date"], "2026-11-20"), "record-place"),
        (_with(["sides", "A", "gate.display"], ["LSF"]), "record-place"),
        (_with(["sides", "B", "p.v.plate"], "A" * 40), "plate-too-long"),
    ],
)
def test_what_is_no_record_is_refused(questions, document, code):
    """A file from elsewhere is checked like answers from the page."""
    with pytest.raises(RecordError) as caught:
        read_record(document, questions)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("party", "keys_of_a", "keys_of_b", "expected"),
    [
        ("oui, elle est là", {"p.signature"}, set(), False),
        ("oui, elle est là", {"p.signature"}, {"p.signature"}, True),
        ("elle est partie sans rien dire", {"p.signature"}, set(), True),
        ("elle refuse le constat", set(), set(), False),
    ],
)
def test_the_front_is_signed_by_both_or_by_the_only_one(party, keys_of_a, keys_of_b, expected):
    """Who is not there cannot sign."""
    sides = {"A": keys_of_a, "B": keys_of_b}
    assert signed({"gate.other_party": party}, sides) is expected
