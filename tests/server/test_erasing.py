"""The right to erase: what goes, what stays because the other driver needs it, and for how long."""

from __future__ import annotations

import io
import json

import pikepdf
import pytest
from PIL import Image
from sqlalchemy import text

from tests.complete import front_of


def everything(office):
    """All that the database holds, as one text."""
    store = office.services.after._store
    with store.reading() as connection:
        tables = ("constats", "parties", "answers", "photos", "documents", "outbox", "films")
        rows = {t: connection.execute(text(f"SELECT * FROM {t}")).all() for t in tables}
    return {table: [tuple(row) for row in found] for table, found in rows.items()}


def photo(driver, kind=""):
    """A photo that was sent; named in the answer, if it has a kind."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG")
    id = driver.client.post(
        "/api/constat/photos", headers=driver.headers, files={"file": out.getvalue()}
    ).json()["id"]
    if kind:
        assert driver.put("p.photos", [{"id": id, "kind": kind}]).status_code == 200
    return id


@pytest.fixture
def mailing(office):
    """A service that could send e-mails, though nobody takes them."""
    return office(smtp_host="127.0.0.1", smtp_port=9, mail_from="constat@exemple.fr")


def test_who_is_the_only_one_so_far_erases_all_of_it(mailing):
    """Not a row is left."""
    tokens = mailing.client.post("/api/constats", json={}).json()["tokens"]
    from tests.server.conftest import Driver

    driver = Driver(mailing.client, tokens["A"])
    driver.fill("A")
    driver.put("v.story", "Il pleuvait.")
    photo(driver, "dégâts")
    driver.mail("zoe@exemple.fr")
    answer = driver.erase()

    assert (answer.status_code, answer.json()["kept"]) == (200, "nothing")
    assert answer.json()["message"] == "Tout est effacé du serveur."
    assert not any(everything(mailing).values())
    assert Driver(mailing.client, tokens["B"]).get().status_code == 401


def test_before_both_have_signed_one_s_own_answers_go_and_the_other_goes_on(mailing):
    """What both share stays for the other; a signature under the column that went is undone."""
    drivers = mailing.drivers()
    drivers["A"].put("v.story", "Il pleuvait.")
    photo(drivers["A"], "dégâts")
    drivers["A"].mail("zoe@exemple.fr")
    drivers["B"].sign()
    before = drivers["B"].get().json()["answers"]
    answer = drivers["A"].erase()

    assert (answer.status_code, answer.json()["kept"]) == (200, "shared")
    assert "l’autre conducteur en a besoin" in answer.json()["message"]
    left = everything(mailing)
    assert {row[1] for row in left["answers"]} == {"shared", "B"}
    assert not left["photos"]
    assert not left["outbox"]
    assert drivers["A"].get().status_code == 401
    seen = drivers["B"].get().json()
    assert seen["other"] == {}
    assert seen["answers"] == {k: v for k, v in before.items() if k != "p.signature"}
    drivers["B"].put("gate.other_party", "elle refuse le constat")
    assert drivers["B"].sign().status_code == 200


def test_after_both_have_signed_the_front_stays_for_the_other_one(mailing):
    """Their document is the same, byte for byte; the back, the e-mail and loose photos go."""
    drivers = mailing.drivers()
    contact = {"kind": "relais vidéo LSF", "value": "06 12 34 56 78"}
    drivers["A"].put("p.ph.contact", contact)
    drivers["A"].put("v.story", "Il pleuvait.")
    loose, named = photo(drivers["A"]), photo(drivers["A"], "dégâts")
    for driver in drivers.values():
        assert driver.sign().status_code == 200
    drivers["A"].mail("zoe@exemple.fr")
    digest = mailing.services.archive.of_token(token_of(drivers["B"]))[0].digest()
    common, view = drivers["B"].get("/pdf?copy=common").content, drivers["B"].get().json()
    recap = drivers["B"].get("/recap").json()

    answer = drivers["A"].erase()

    assert (answer.status_code, answer.json()["kept"]) == (200, "front")
    assert "verso" in answer.json()["message"]
    left = everything(mailing)
    assert not [row for row in left["answers"] if row[1] == "A" and row[2].startswith("v.")]
    assert [row[0] for row in left["photos"]] == [named] != [loose]
    assert not left["outbox"]
    assert "LSF" not in str(left["answers"])
    assert drivers["A"].get().status_code == 401
    after = drivers["B"].get()
    assert after.json() | {"rev": 0} == view | {"rev": 0, "other_here": after.json()["other_here"]}
    assert drivers["B"].get("/recap").json() == recap
    assert drivers["B"].get("/pdf?copy=common").content == common
    record = mailing.services.archive.of_token(token_of(drivers["B"]))[0]
    assert record.digest() == digest
    own = drivers["B"].get("/pdf").content
    with pikepdf.open(io.BytesIO(own)) as opened:
        held = json.loads(opened.attachments["constat.json"].get_file().read_bytes())
    assert held["sides"]["A"]["p.v.plate"] == dict(front_of("A"))["p.v.plate"]

    assert drivers["B"].erase().json()["kept"] == "nothing"
    assert not any(everything(mailing).values())


def test_who_signed_alone_erases_all_of_it(mailing):
    """Nobody else has signed, nobody else needs it."""
    tokens = mailing.client.post("/api/constats", json={}).json()["tokens"]
    from tests.server.conftest import Driver

    driver = Driver(mailing.client, tokens["A"])
    driver.fill("A")
    driver.put("gate.other_party", "elle est partie sans rien dire")
    assert driver.sign().status_code == 200
    assert driver.erase().json()["kept"] == "nothing"
    assert not any(everything(mailing).values())


def test_what_is_erased_does_not_come_back(mailing):
    """A device that still has its answers meets a closed door, under the old links too."""
    made = {"id": "0123456789abcdef", "tokens": {"A": "a" * 32, "B": "b" * 32}}
    from tests.server.conftest import Driver

    mailing.client.post("/api/constats", json=made)
    drivers = {side: Driver(mailing.client, token) for side, token in made["tokens"].items()}
    for side, driver in drivers.items():
        driver.fill(side)
    drivers["A"].erase()

    assert mailing.client.post("/api/constats", json=made).json()["code"] == "constat-taken"
    for answer in (drivers["A"].put("p.v.make", "Clio"), drivers["A"].erase(),
                   drivers["A"].get("/pdf"), drivers["A"].mail("zoe@exemple.fr")):  # fmt: skip
        assert (answer.status_code, answer.json()["code"]) == (401, "unknown-token")


def test_a_parcel_of_an_erased_constat_is_not_sent(mailing):
    """Between asking and sending, somebody may change their mind."""
    drivers = mailing.drivers()
    drivers["A"].mail("zoe@exemple.fr")
    for driver in drivers.values():
        driver.sign()
    for driver in drivers.values():
        driver.erase()
    assert mailing.later(days=1) == 0


def token_of(driver):
    """The secret of a driver's link."""
    return driver.headers["Authorization"].removeprefix("Bearer ")
