"""What a broken page, a wrong clock or a nervous thumb sends: a French sentence, nothing lost."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from lsf_avatar.constat.fields import FIELDS
from lsf_avatar.server.guard import MOST_JSON_BYTES
from tests.constat.bad_input import REFUSED, WARNED
from tests.server.conftest import Driver


def send(driver, key, value):
    """An answer as any program may send it, with numbers and letters that JSON has not."""
    body = json.dumps({"value": value}).encode()
    headers = {**driver.headers, "Content-Type": "application/json"}
    path = f"/api/constat/answers/{key.replace('#', '%23')}"
    return driver.client.put(path, content=body, headers=headers)


def kept(driver):
    """Key → value of what a driver's constat holds."""
    return {key: answer["value"] for key, answer in driver.get().json()["answers"].items()}


@pytest.mark.parametrize(("key", "value", "code"), REFUSED)
def test_each_rule_that_is_broken_is_said_and_nothing_is_kept(drivers, key, value, code):
    """By HTTP as in the form: the code, the field, a whole French sentence, the answer before."""
    drivers["A"].put("p.ph.last_name", "Dupré")
    before = kept(drivers["A"])
    refused = send(drivers["A"], key, value)
    problem = refused.json()
    if len(refused.request.content) > MOST_JSON_BYTES:
        assert (refused.status_code, problem["code"]) == (413, "too-large")
        return
    assert refused.status_code == (404 if code == "unknown-field" else 422)
    assert (problem["code"], problem["field"]) == (code, key)
    assert problem["message"][0].isupper() or problem["message"].startswith("«")
    assert problem["message"].endswith(".")
    assert kept(drivers["A"]) == before


@pytest.mark.parametrize(("key", "value", "answers", "codes"), WARNED)
def test_each_unusual_answer_is_kept_as_typed_and_said(drivers, key, value, answers, codes):
    """A form at the roadside warns and goes on."""
    if key == "p.signature":
        for side, driver in drivers.items():
            driver.fill(side)
    for other, answer in answers.items():
        assert drivers["A"].put(other, answer).status_code == 200
    answer = send(drivers["A"], key, value)
    assert answer.status_code == 200, answer.text
    assert [warning["code"] for warning in answer.json()["warnings"]] == codes
    if not FIELDS[key].on_device:
        assert kept(drivers["A"])[key] == value


def test_no_field_takes_what_has_the_wrong_shape(drivers):
    """Each of the 118, with values that no field has."""
    nonsense = (
        {"a": {"b": []}}, [[1]], [{}], "", " \n", 0.5, True, None, {"value": None}, ["", ""],
    )  # fmt: skip
    for id in FIELDS:
        for value in nonsense:
            refused = send(drivers["A"], id, value)
            assert refused.status_code == 422, (id, value)
            assert refused.json()["field"] == id
            assert refused.json()["message"].endswith(".")
    assert kept(drivers["A"]) == {}


def test_a_device_whose_clock_is_a_day_ahead_is_told(office):
    """Today is what it is in Paris, where the server looks; half an hour after midnight too."""
    service = office()
    service.now = service.now.replace(hour=0, minute=30)
    tokens = service.client.post("/api/constats", json={}).json()["tokens"]
    driver = Driver(service.client, tokens["A"])
    today, tomorrow = service.now.date(), service.now.date() + timedelta(days=1)
    ahead = driver.put("acc.date", tomorrow.isoformat())
    assert (ahead.status_code, ahead.json()["code"]) == (422, "date-in-future")
    assert "Choisissez aujourd’hui" in ahead.json()["message"]
    assert driver.put("acc.date", today.isoformat()).status_code == 200
    late = driver.put("acc.time", {"time": "12:30", "approximate": False})
    assert (late.status_code, late.json()["code"]) == (422, "time-in-future")
    behind = driver.put("acc.date", (today - timedelta(days=1)).isoformat())
    assert (behind.status_code, behind.json()["warnings"]) == (200, [])
    assert driver.put("acc.time", {"time": "12:30", "approximate": False}).status_code == 200


def test_a_server_whose_clock_goes_back_a_day_loses_nothing(office):
    """What was kept stays kept, is printed, and can be signed."""
    service = office()
    drivers = service.drivers()
    before = kept(drivers["A"])
    service.now -= timedelta(days=5)
    assert kept(drivers["A"]) == before
    for driver in drivers.values():
        assert driver.sign().status_code == 200
    assert drivers["B"].get("/pdf?copy=common").status_code == 200


def test_whatever_is_sent_twice_is_there_once(office):
    """A double touch, or a message whose answer was lost: constat, answer, signature, document."""
    service = office()
    made = {"id": "0123456789abcdef", "tokens": {"A": "a" * 32, "B": "b" * 32}}
    assert {service.client.post("/api/constats", json=made).text for _ in range(2)} == {
        service.client.post("/api/constats", json=made).text
    }
    drivers = {side: Driver(service.client, token) for side, token in made["tokens"].items()}
    for side, driver in drivers.items():
        driver.fill(side)
        rev = driver.get().json()["rev"]
        driver.fill(side)
        assert driver.get().json()["rev"] == rev, "the same answers again are no change"
    assert drivers["A"].sign().json() == drivers["A"].sign().json()
    drivers["B"].sign()
    again = drivers["B"].sign()
    assert again.status_code == 200, "nobody heard the first answer"
    assert drivers["A"].get().json()["state"] == "signed"
    first, second = (drivers["A"].get("/pdf?copy=common").content for _ in range(2))
    assert first == second
