"""Answers over HTTP: kept exactly, refused with a code, seen by whom they concern."""

from __future__ import annotations

import pytest

from lsf_avatar.constat.fields import FIELDS


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "malformed-json"),
        (b"\xff\xfe", 400, "malformed-json"),
        (b"[]", 422, "wrong-shape"),
        (b'{"value": "oui", "more": 1}', 422, "wrong-shape"),
        (b'{"value": "oui", "unknown": "yes and no"}', 422, "wrong-shape"),
        (b'{"value": "' + b"a" * 300_000 + b'"}', 413, "too-large"),
        (b"[" * 100_000, 400, "malformed-request"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(drivers, body, status, code):
    """Whatever a broken client sends, the answer is one sentence and a code."""
    driver = drivers["A"]
    answer = driver.client.put(
        "/api/constat/answers/acc.injured", content=body,
        headers={**driver.headers, "Content-Type": "application/json"},
    )  # fmt: skip
    assert answer.status_code == status
    assert answer.json()["code"] == code
    assert driver.get().json()["answers"] == {}


def test_a_body_without_a_declared_length_is_measured_while_it_comes(drivers):
    """Chunks cannot hide how long a body is."""

    def chunks():
        for _ in range(400):
            yield b"a" * 1024

    driver = drivers["A"]
    answer = driver.client.put(
        "/api/constat/answers/acc.injured", content=chunks(), headers=driver.headers
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


def test_warnings_come_with_the_answer_that_was_kept(drivers):
    """A plate from far away is kept as typed."""
    kept = drivers["A"].put("p.v.plate", "é 12")
    assert kept.status_code == 200
    assert kept.json()["value"] == "é 12"
    assert [warning["code"] for warning in kept.json()["warnings"]] == ["plate-unusual"]


def test_je_ne_sais_pas_is_kept_as_such(drivers):
    """Null with a word for it."""
    assert drivers["A"].put("p.d.birth_date", None, unknown=True).status_code == 200
    assert drivers["A"].get().json()["answers"]["p.d.birth_date"] == {
        "value": None, "unknown": True,
    }  # fmt: skip
    assert drivers["A"].put("acc.date", None, unknown=True).json()["code"] == "unknown-not-offered"
    assert drivers["A"].put("acc.date").status_code == 422


def test_an_answer_can_be_taken_back(drivers):
    """Twice is once."""
    drivers["A"].put("p.v.make", "Clio")
    assert drivers["A"].delete("p.v.make").status_code == 204
    assert drivers["A"].delete("p.v.make").status_code == 204
    assert drivers["A"].get().json()["answers"] == {}
    assert drivers["A"].delete("nope").status_code == 404


def test_the_choice_of_lsf_is_never_kept(drivers):
    """It stays on the device; the page is told so."""
    kept = drivers["A"].put("gate.display", ["LSF"])
    assert [warning["code"] for warning in kept.json()["warnings"]] == ["device-only"]
    assert drivers["A"].get().json()["answers"] == {}


def test_each_side_sees_the_front_of_both_and_only_its_own_back(drivers):
    """Shared answers are one; injuries and the insurer's page stay with their driver."""
    drivers["A"].put("acc.injured", "oui")
    drivers["A"].put("p.ph.last_name", "Dupré")
    drivers["A"].put("p.ph.contact", {"kind": "relais vidéo LSF", "value": "06 12 34 56 78"})
    drivers["A"].put("v.inj.injury", ["cou"])
    drivers["B"].put("v.story", "J'étais arrêtée.")
    a, b = (drivers[side].get().json() for side in "AB")
    assert (a["side"], b["side"]) == ("A", "B")
    assert b["answers"]["acc.injured"]["value"] == "oui"
    assert b["other"]["p.ph.last_name"]["value"] == "Dupré"
    assert b["other"]["p.ph.contact"]["value"] == {"kind": "", "value": "06 12 34 56 78"}
    assert a["answers"]["p.ph.contact"]["value"]["kind"] == "relais vidéo LSF"
    assert "v.inj.injury" in a["answers"]
    assert "v.inj.injury" not in drivers["B"].get().text
    assert "v.story" not in drivers["A"].get().text
    assert "arrêtée" not in drivers["A"].get("/recap").text
    assert not {key for key in b["other"] if FIELDS[key].private}


def test_a_shared_answer_of_one_is_changed_by_the_other(drivers):
    """There is one date of one accident."""
    drivers["A"].put("acc.date", "2026-11-20")
    drivers["B"].put("acc.date", "2026-11-21")
    assert drivers["A"].get().json()["answers"]["acc.date"]["value"] == "2026-11-21"


def test_who_does_not_agree_is_not_kept(drivers):
    """Consent is asked before; without it only the first questions are."""
    drivers["A"].put("gate.consent", "non")
    refused = drivers["A"].put("p.ph.last_name", "Dupré")
    assert (refused.status_code, refused.json()["code"]) == (409, "consent-refused")
    drivers["A"].put("gate.consent", "oui")
    assert drivers["A"].put("p.ph.last_name", "Dupré").status_code == 200


def test_repeats_have_keys_of_their_own(drivers):
    """The second witness does not take the place of the first."""
    drivers["A"].put("wit.name", "Zoé")
    drivers["A"].put("wit.name#2", "Noël")
    values = {key: a["value"] for key, a in drivers["B"].get().json()["answers"].items()}
    assert values == {"wit.name": "Zoé", "wit.name#2": "Noël"}
