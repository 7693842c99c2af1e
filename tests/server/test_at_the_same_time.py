"""Two devices fill one constat: begun without network, at the same time, signed by both."""

from __future__ import annotations

import io

import pytest
from PIL import Image

MADE = {"id": "0123456789abcdef", "tokens": {"A": "a" * 32, "B": "b" * 32}}


def test_a_constat_begun_without_network_is_there_once_however_often_it_is_sent(client, driver_of):
    """The answer to the first sending may have been lost on its way."""
    first = client.post("/api/constats", json=MADE)
    driver = driver_of(client, MADE["tokens"]["B"])
    driver.put("p.v.make", "Clio")
    second = client.post("/api/constats", json=MADE)

    assert first.json() == second.json() == MADE
    assert driver.get().json()["answers"]["p.v.make"]["value"] == "Clio"


@pytest.mark.parametrize(
    "made",
    [
        {"id": "0123456789abcdef", "tokens": {"A": "c" * 32, "B": "d" * 32}},
        {"id": "fedcba9876543210", "tokens": {"A": "a" * 32, "B": "d" * 32}},
        {"id": "fedcba9876543210", "tokens": {"A": "b" * 32, "B": "a" * 32}},
        {"id": "fedcba9876543210", "tokens": {"A": "e" * 32, "B": "e" * 32}},
        {"id": "fedcba9876543210", "tokens": {"A": "e" * 32}},
        {"id": "", "tokens": {"A": "e" * 32, "B": "f" * 32}},
    ],
)
def test_nobody_gets_into_a_constat_by_naming_it(client, made):
    """An id, or a link, opens nothing but what it was made for."""
    client.post("/api/constats", json=MADE)
    refused = client.post("/api/constats", json=made)
    assert (refused.status_code, refused.json()["code"]) == (409, "constat-taken")


def test_the_second_of_two_who_answer_one_question_at_once_is_told_both_answers(drivers):
    """Neither answer is lost: the first stays, the second comes back with it."""
    first = drivers["A"].put("acc.date", "2026-11-20", base=0)
    refused = drivers["B"].put("acc.date", "2026-11-21", base=0)

    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    theirs = refused.json()["theirs"]
    assert theirs == {"value": "2026-11-20", "unknown": False, "rev": first.json()["rev"]}
    assert drivers["B"].get().json()["answers"]["acc.date"]["value"] == "2026-11-20"
    # Having seen both, B may still say otherwise; and A learns of it in the same way.
    assert drivers["B"].put("acc.date", "2026-11-21", base=theirs["rev"]).status_code == 200
    assert drivers["A"].delete(f"acc.date?base={theirs['rev']}").json()["code"] == "conflict"


def test_who_repeats_an_answer_or_corrects_their_own_meets_no_conflict(drivers):
    """A sending whose answer was lost is sent again over the same base."""
    sent = [drivers["A"].put("acc.date", "2026-11-20", base=0) for _ in range(2)]
    assert [answer.status_code for answer in sent] == [200, 200]
    assert sent[0].json()["rev"] == sent[1].json()["rev"]
    assert drivers["B"].put("acc.date", "2026-11-20", base=0).status_code == 200
    assert drivers["A"].put("acc.date", "2026-11-19", base=0).status_code == 200


def test_a_page_that_asks_again_is_told_only_what_is_new(drivers):
    """Every two seconds, over a bad network."""
    first = drivers["A"].get()
    headers = {**drivers["A"].headers, "If-None-Match": first.headers["etag"]}
    ask = lambda: drivers["A"].client.get("/api/constat", headers=headers)  # noqa: E731
    assert ask().status_code == 304
    drivers["B"].put("acc.date", "2026-11-20")
    assert ask().json()["answers"]["acc.date"]["value"] == "2026-11-20"


def test_each_sees_whether_the_other_is_there(drivers):
    """A device that asks is there."""
    assert drivers["A"].get().json()["other_here"] is False
    assert drivers["B"].get().json()["other_here"] is True
    assert drivers["A"].get().json()["other_here"] is True


def test_a_photo_that_is_sent_twice_is_one(drivers):
    """Its id was made on the device; nobody else can take it."""
    out = io.BytesIO()
    Image.new("RGB", (4, 3)).save(out, "JPEG")

    def send(driver):
        return driver.client.post(
            "/api/constat/photos", headers=driver.headers, data={"id": "p" * 22},
            files={"file": out.getvalue()},
        )  # fmt: skip

    assert [send(drivers["A"]).json() for _ in range(2)] == [{"id": "p" * 22}] * 2
    assert send(drivers["B"]).json()["code"] == "photo-taken"
