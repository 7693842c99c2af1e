"""After both have signed, in a real browser: the document by e-mail, and everything erased."""

from __future__ import annotations

import json
import urllib.request
from urllib.parse import quote

import pytest

from tests.complete import INK, front_of
from tests.server.mailbox import Mailbox

from .driver import kept_draft
from .service import Service

pytestmark = pytest.mark.browser


@pytest.fixture
def mailbox():
    """A real SMTP server."""
    server = Mailbox()
    yield server
    server.close()


@pytest.fixture
def service(tmp_path, mailbox):
    """A service that sends by it."""
    service = Service(
        tmp_path, data=tmp_path, prewarm=False, smtp_host="127.0.0.1", smtp_port=mailbox.port,
        smtp_security="none", mail_from="constat@exemple.fr",
    )  # fmt: skip
    service.start()
    yield service
    service.stop()


@pytest.fixture
def constat_by(service):
    """Makes a constat that both have signed; gives both links."""

    def call(method, path, body, token=""):
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        url = f"{service.url}/api{path}"
        asked = urllib.request.Request(url, json.dumps(body).encode(), headers, method=method)
        with urllib.request.urlopen(asked) as answer:
            return json.loads(answer.read())

    def make(**gates):
        tokens = call("POST", "/constats", {})["tokens"]
        for side, token in tokens.items():
            answers = dict(front_of(side))
            if side == "A":
                answers |= {f"gate.{name}": value for name, value in gates.items()}
            for key, value in (answers | {"p.signature": INK} if side == "B" else answers).items():
                call("PUT", f"/constat/answers/{quote(key, safe='')}", {"value": value}, token)
        call("PUT", "/constat/answers/p.signature", {"value": INK}, tokens["A"])
        return tokens

    return make


@pytest.fixture
def constat(constat_by):
    """Both links of a constat filled in on two phones."""
    return constat_by(device_mode="deux téléphones")


def show_recap(page, token):
    """Opens a driver's link and goes to the end."""
    page.goto(f"/#/c/{token}")
    page.wait_for_selector("#question")
    page.evaluate("location.hash = '#/recap'")
    page.get_by_text("Le constat est signé par les deux conducteurs").wait_for()


def answers_with(page, slot):
    """The answers that the device has kept, once it has that one."""
    for _ in range(300):
        answers = kept_draft(page)["answers"]
        if slot in answers:
            return answers
        page.wait_for_timeout(100)
    raise AssertionError(f"{slot} never came")


def test_a_driver_has_the_signed_document_sent(page, constat, mailbox):
    """A wrong address is said; the right one gets the PDF, and the page says so."""
    show_recap(page, constat["A"])
    page.get_by_label("Recevoir le document par e-mail").fill("zoe")
    page.get_by_role("button", name="Envoyer à cette adresse").click()
    page.get_by_text("Cet e-mail n’est pas complet").wait_for()
    page.get_by_label("Recevoir le document par e-mail").fill("zoe@exemple.fr")
    page.get_by_role("button", name="Envoyer à cette adresse").click()
    page.get_by_text("L’e-mail va partir").wait_for()
    for _ in range(100):
        if mailbox.messages:
            break
        page.wait_for_timeout(100)
    assert mailbox.recipients == [["zoe@exemple.fr"]]
    (attached,) = mailbox.messages[0].iter_attachments()
    assert attached.get_content().startswith(b"%PDF")

    page.reload()
    page.get_by_text("L’e-mail est parti").wait_for()


def test_a_driver_erases_everything_and_is_told_what_stays(page, constat):
    """Without the network nothing goes; with it, the server's words are said."""
    show_recap(page, constat["A"])
    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    page.context.set_offline(True)
    page.get_by_role("button", name="Tout effacer, aussi sur le serveur").click()
    page.get_by_text("rien n’est effacé").wait_for()
    assert kept_draft(page)["id"]
    page.context.set_offline(False)

    page.get_by_role("button", name="Tout effacer, aussi sur le serveur").click()
    page.get_by_role("button", name="Commencer un constat").wait_for()

    assert "reste pour lui" in said[-2]
    assert "Reste le constat que l’autre conducteur a signé" in said[-1]
    assert kept_draft(page) is None
    for side, status in (("A", 401), ("B", 200)):
        headers = {"Authorization": f"Bearer {constat[side]}"}
        assert page.request.get("/api/constat", headers=headers).status == status


def test_one_phone_erases_for_both(page, service, constat_by):
    """Nobody else has the other link: a column that nobody can reach does not stay."""
    tokens = constat_by(device_mode="un téléphone")
    for side in "BA":
        show_recap(page, tokens[side])
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tout effacer, aussi sur le serveur").click()
    page.get_by_role("button", name="Commencer un constat").wait_for()

    for token in tokens.values():
        headers = {"Authorization": f"Bearer {token}"}
        assert page.request.get("/api/constat", headers=headers).status == 401


def test_one_more_vehicle_is_added_and_the_first_constat_is_opened_again(page, constat_by):
    """The accident and the driver are known in it; each constat is one touch away."""
    tokens = constat_by(vehicle_count="3 ou plus")
    show_recap(page, tokens["A"])
    first = kept_draft(page)
    page.get_by_role("button", name="Ajouter un autre véhicule").click()
    page.wait_for_function("() => location.hash.includes('gate.other_party')")
    page.wait_for_selector("#question")
    second = kept_draft(page)
    assert second["id"] != first["id"]
    assert set(second["tokens"]) == {"A", "B"}, "the third driver reads a code on this phone"
    answers = answers_with(page, "A:p.v.plate")
    assert answers["A:p.v.plate"]["value"] == first["answers"]["A:p.v.plate"]["value"]
    assert answers["acc.place"]["value"] == first["answers"]["acc.place"]["value"]
    assert not {"A:p.impact", "A:p.signature", "sk.vehicles"} & set(answers)

    page.evaluate("location.hash = '#/recap'")
    page.get_by_text("Constat 2 (AB-123-CD) : pas encore signé. Vous êtes ici.").wait_for()
    page.get_by_role("button", name="Ouvrir le constat 1").click()
    page.get_by_text("Le constat est signé par les deux conducteurs").wait_for()
    assert kept_draft(page)["id"] == first["id"]
    page.get_by_role("button", name="Ouvrir le constat 2").click()
    page.wait_for_function("() => !document.body.innerText.includes('signé par les deux')")

    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    page.get_by_role("button", name="Tout effacer, aussi sur le serveur").click()
    page.get_by_role("button", name="Commencer un constat").wait_for()
    for token in (tokens["A"], second["tokens"]["A"]):
        headers = {"Authorization": f"Bearer {token}"}
        assert page.request.get("/api/constat", headers=headers).status == 401
