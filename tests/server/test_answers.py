"""Answers over HTTP: kept exactly, refused with a code, seen by whom they concern."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from lsf_avatar.constat.fields import FIELDS

BAD_INPUT = [
    ("p.ph.last_name", "", "empty-answer"),
    ("p.ph.last_name", "a" * 5000, "text-too-long"),
    ("p.ph.last_name", "😀", "character-not-allowed"),
    ("p.ph.last_name", "مرحبا", "character-not-allowed"),
    ("p.ph.last_name", "<script>", "character-not-allowed"),
    ("p.ph.last_name", "Dupré\0", "control-character"),
    ("p.v.plate", "A" * 40, "plate-too-long"),
    ("acc.date", "2026-02-31", "no-such-date"),
    ("acc.date", "2026-11-24", "date-in-future"),
]


@pytest.mark.parametrize(("key", "value", "code"), BAD_INPUT)
def test_bad_input_gets_a_french_message_and_leaves_nothing(drivers, key, value, code):
    """The answer before stays; nothing is half-stored."""
    before = {"p.ph.last_name": "Dupré", "p.v.plate": "AB-123-CD", "acc.date": "2026-11-20"}
    assert drivers["A"].put(key, before[key]).status_code == 200
    refused = drivers["A"].put(key, value)
    assert refused.status_code == 422
    problem = refused.json()
    assert (problem["code"], problem["field"]) == (code, key)
    assert problem["message"].endswith(".")
    assert drivers["A"].get().json()["answers"] == {key: {"value": before[key], "unknown": False}}


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


def picture(kind, size=(64, 48), **save):
    """A photo as a phone might send it."""
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind, **save)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_drawn_anew_without_what_was_hidden_in_it(drivers, kind):
    """Place and camera stay behind; the other driver can neither see nor name my photo."""
    exif = Image.Exif()
    exif[0x010E] = "chez moi"
    data = picture(kind, exif=exif)
    assert b"chez moi" in data
    sent = drivers["A"].client.post(
        "/api/constat/photos", headers=drivers["A"].headers,
        files={"file": ("a.jpg", data, "image/jpeg")},
    )  # fmt: skip
    assert sent.status_code == 201
    id = sent.json()["id"]
    back = drivers["A"].get(f"/photos/{id}")
    assert back.headers["content-type"] == "image/jpeg"
    assert b"chez moi" not in back.content
    assert not Image.open(io.BytesIO(back.content)).getexif()
    assert drivers["B"].get(f"/photos/{id}").status_code == 404
    answer = [{"id": id, "name": "a.jpg", "kind": "dégâts"}]
    assert drivers["A"].put("p.photos", answer).status_code == 200
    assert drivers["B"].put("p.photos", answer).json()["code"] == "no-such-photo"


def test_photos_have_an_end(drivers):
    """A disk is not filled by one link."""
    codes = [
        drivers["A"].client.post(
            "/api/constat/photos", headers=drivers["A"].headers,
            files={"file": picture("JPEG", (8, 8))},
        ).status_code
        for _ in range(41)
    ]  # fmt: skip
    assert codes[:40] == [201] * 40
    assert codes[40] == 422


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 422, "not-a-photo"),
        (b"<svg/>", 422, "not-a-photo"),
        (b"GIF89a", 422, "not-a-photo"),
        (picture("JPEG")[:200], 422, "not-a-photo"),
        (b"a" * (11 * 1024 * 1024), 413, "too-large"),
        (picture("PNG", (9000, 9000)), 413, "photo-too-large"),
    ],
    ids=["empty", "svg", "gif", "half", "huge", "many-pixels"],
)
def test_what_is_no_photo_is_refused(drivers, data, status, code):
    """Nothing but a picture of a sensible size is taken in."""
    driver = drivers["A"]
    answer = driver.client.post(
        "/api/constat/photos", headers=driver.headers, files={"file": ("a.jpg", data)}
    )
    assert (answer.status_code, answer.json()["code"]) == (status, code)
