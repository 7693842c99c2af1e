"""Three vehicles and more: a constat for each pair, one accident."""

from __future__ import annotations

import io
import json

import pikepdf
import pypdfium2
import pytest

from lsf_avatar.constat.accident import of_accident
from lsf_avatar.constat.fields import FIELDS, SHARED
from tests.complete import INK, front_of
from tests.server.conftest import Driver


@pytest.fixture
def pile_up(client):
    """Driver A of a constat A-B who said that there were three vehicles; and B."""
    tokens = client.post("/api/constats", json={}).json()["tokens"]
    drivers = {side: Driver(client, token) for side, token in tokens.items()}
    for side, driver in drivers.items():
        driver.fill(side)
    drivers["A"].put("gate.vehicle_count", "3 ou plus")
    return drivers


def link(driver, body=None):
    """One more constat; its drivers."""
    made = driver.client.post("/api/constat/linked", json=body or {}, headers=driver.headers)
    assert made.status_code == 201, made.text
    tokens = made.json()["tokens"]
    return {side: Driver(driver.client, token) for side, token in tokens.items()}, made.json()


def values(driver):
    """Key → value, as a driver sees them."""
    return {key: answer["value"] for key, answer in driver.get().json()["answers"].items()}


def finish(drivers, **more):
    """Fills in what is missing, and signs."""
    for side, driver in drivers.items():
        there = values(driver)
        for key, value in front_of(side):
            if key not in there:
                assert driver.put(key, more.get(key.replace(".", "_"), value)).is_success, key
    for driver in drivers.values():
        assert driver.sign().status_code == 200


def test_one_more_vehicle_is_not_asked_what_is_known_already(pile_up):
    """The accident and who A is are there; what depends on the other vehicle is not."""
    new, _ = link(pile_up["A"])
    before, after = values(pile_up["A"]), values(new["A"])
    boxes = {FIELDS[key.partition("#")[0]].box_title for key in after}
    assert boxes == {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}
    assert {key: before[key] for key in after} == after
    assert after["gate.vehicle_count"] == "3 ou plus"
    assert "gate.consent" not in after, "it is asked again: somebody else is going to read"
    assert not {"acc.damage_vehicles", "wit.passenger_of"} & set(after), "they name A and B"
    shared = {key for key in after if FIELDS[key.partition("#")[0]].side == SHARED}
    assert set(values(new["B"])) == shared, "the third driver's column is empty"
    assert values(new["B"])["acc.date"] == before["acc.date"]


def test_what_is_of_the_accident_is_kept_equal_in_all_its_constats(pile_up):
    """Whoever corrects the date, in whichever constat; a signature before it is undone."""
    new, _ = link(pile_up["A"])
    third, _ = link(new["B"])
    pile_up["B"].sign()
    new["B"].put("acc.date", "2026-11-19")
    new["B"].put("wit.name#3", "Zoé")
    everybody = (*pile_up.values(), *new.values(), *third.values())
    assert {values(driver)["acc.date"] for driver in everybody} == {"2026-11-19"}
    assert {values(driver)["wit.name#3"] for driver in everybody} == {"Zoé"}
    assert "p.signature" not in values(pile_up["B"])
    third["A"].delete("wit.name#3")
    assert not [driver for driver in everybody if "wit.name#3" in values(driver)]
    pile_up["A"].put("acc.damage_vehicles", "non")
    pile_up["A"].put("sk.streets", "Rue A")
    assert "acc.damage_vehicles" not in values(new["A"]), "of the pair alone"


@pytest.mark.parametrize("key", [key for key, _ in front_of("A") if of_accident(key)])
def test_each_box_of_the_accident_is_carried_over_and_kept_equal(pile_up, key):
    """Date, time, place, injured people, things, witnesses."""
    new, _ = link(pile_up["A"])
    assert values(new["B"])[key] == values(pile_up["A"])[key]
    pile_up["A"].delete(key)
    assert key not in values(new["B"])


def test_who_answers_over_what_another_constat_has_changed_is_told(pile_up):
    """Two drivers of two constats: neither answer is overwritten unseen."""
    new, _ = link(pile_up["A"])
    seen = new["B"].get().json()["revs"]["acc.date"]
    pile_up["B"].put("acc.date", "2026-11-19")
    refused = new["B"].put("acc.date", "2026-11-18", base=seen)
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert refused.json()["theirs"]["value"] == "2026-11-19"


def test_what_is_signed_in_one_constat_is_not_changed_from_another(pile_up):
    """Signed there, fixed everywhere; the same answer again is no change."""
    for driver in pile_up.values():
        assert driver.sign().status_code == 200
    new, _ = link(pile_up["A"])
    date = values(pile_up["A"])["acc.date"]
    for refused in (new["B"].put("acc.date", "2026-11-19"), new["B"].delete("acc.date"),
                    new["A"].put("wit.name#4", "Zoé")):  # fmt: skip
        assert (refused.status_code, refused.json()["code"]) == (409, "accident-signed")
    assert new["B"].put("acc.date", date).status_code == 200
    assert values(new["A"])["acc.date"] == values(pile_up["A"])["acc.date"] == date
    finish(new)


def test_asked_for_twice_it_is_one_and_nobody_takes_another_one(pile_up, client):
    """A device may not hear the first answer."""
    body = {"id": "00112233445566aa", "tokens": {"A": "x" * 32, "B": "y" * 32}}
    new, first = link(pile_up["A"], body)
    new["B"].put("p.v.plate", "EF-456-GH")
    _, second = link(pile_up["A"], body)
    assert first == second == body
    assert values(new["B"])["p.v.plate"] == "EF-456-GH"
    listed = pile_up["B"].get("/linked").json()["constats"]
    assert [(each["number"], each["plates"].get("B")) for each in listed] == [
        (1, dict(front_of("B"))["p.v.plate"]), (2, "EF-456-GH"),
    ]  # fmt: skip

    own = {"id": listed[0]["id"], "tokens": {"A": "p" * 32, "B": "q" * 32}}
    other = "ffffffffffffffff"
    for wrong in (own, {**body, "tokens": {"A": "p" * 32, "B": "q" * 32}}, {**body, "id": other},
                  {"id": other, "tokens": {}}):  # fmt: skip
        refused = client.post("/api/constat/linked", json=wrong, headers=pile_up["A"].headers)
        assert (refused.status_code, refused.json()["code"]) == (409, "constat-taken")


def test_an_accident_has_an_end(pile_up, client):
    """Nobody fills the database through one link."""
    codes = [
        client.post("/api/constat/linked", json={}, headers=pile_up["A"].headers).status_code
        for _ in range(12)
    ]
    assert codes == [201] * 11 + [422]


def words_of(driver, copy="common"):
    """The text of a document, and the JSON in it."""
    body = driver.get(f"/pdf?copy={copy}").content
    with pypdfium2.PdfDocument(body) as pages:
        text = "".join(page.get_textpage().get_text_range() for page in pages)
    with pikepdf.open(io.BytesIO(body)) as opened:
        held = json.loads(opened.attachments["constat.json"].get_file().read_bytes())
    return " ".join(text.split()).replace("\ufffe", ""), held


def test_each_document_names_the_accident_and_the_other_vehicles(pile_up):
    """On paper, in the JSON and in the recap; what comes later changes nothing that is signed."""
    first = pile_up["A"].get().json()["id"]
    new, made = link(pile_up["A"])
    finish(new, p_v_plate="EF-456-GH")
    for driver in pile_up.values():
        assert driver.sign().status_code == 200

    mine = dict(front_of("A"))["p.v.plate"]
    theirs = dict(front_of("B"))["p.v.plate"]
    for driver, plates in ((pile_up["B"], ["EF-456-GH"]), (new["B"], [theirs])):
        expected = {"id": first, "plates": plates}
        assert driver.get("/recap").json()["accident"] == expected
        text, held = words_of(driver)
        assert held["accident"] == expected
        assert f"Accident n° {first}" in text
        assert f"Autres véhicules : {plates[0]}" in text
        assert mine not in plates

    link(new["B"])[0]["A"].put("p.v.plate", "ZZ-999-ZZ")
    assert words_of(new["B"], "own")[1]["accident"]["plates"] == [theirs]
    assert made["id"] != first


def test_a_constat_of_two_vehicles_says_nothing_of_others(drivers):
    """Also when a vehicle is added after both have signed: they signed a paper without it."""
    for side, driver in drivers.items():
        driver.fill(side)
    drivers["A"].put("gate.vehicle_count", "2")
    for driver in drivers.values():
        assert driver.sign().status_code == 200
    before = drivers["A"].get("/pdf?copy=common").content
    new, _ = link(drivers["A"])
    assert drivers["A"].get("/recap").json()["accident"] == {"id": "", "plates": []}
    assert drivers["B"].get("/pdf?copy=common").content == before
    assert "accident" not in words_of(drivers["A"], "own")[1]
    assert new["A"].get("/recap").json()["accident"]["id"] == drivers["A"].get().json()["id"]
    assert drivers["A"].put("p.signature", {**INK, "name": "X"}).json()["code"] == "signed"


def test_erasing_one_constat_leaves_the_others(pile_up):
    """Each has its own links and its own drivers."""
    new, _ = link(pile_up["A"])
    assert new["A"].erase().json()["kept"] == "nothing"
    assert len(pile_up["A"].get("/linked").json()["constats"]) == 1
    assert pile_up["A"].put("acc.date", "2026-11-19").status_code == 200
