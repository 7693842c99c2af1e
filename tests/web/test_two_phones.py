"""Two drivers with two phones, over a network that comes and goes, to one signed document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import cv2
import numpy as np
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from .driver import Driver, example_answers, kept_draft
from .service import Service

pytestmark = pytest.mark.browser

READS_TEXT = {"gate.display": ["texte"]}
"""The signer is not what these tests are about."""


@dataclass
class Phone:
    """One driver's phone: a browser of its own."""

    page: Page
    driver: Driver

    def cut(self, off: bool = True) -> None:
        """Takes the network away, or gives it back."""
        self.page.context.set_offline(off)

    def unsent(self) -> int:
        """How many answers the page says are not yet sent."""
        return int(self.page.locator(".notices").get_attribute("data-unsent"))

    def all_sent(self) -> None:
        """Waits until the page says that everything has arrived."""
        self.page.wait_for_selector(".notices[data-link=ok][data-unsent='0']", state="attached")

    def show(self, key: str) -> None:
        """Goes to a question."""
        self.page.evaluate("key => { location.hash = `#/q/${key}`; }", key)
        self.page.wait_for_function("() => document.activeElement?.id === 'question'")


@pytest.fixture
def own_service(tmp_path) -> Iterator[Service]:
    """A service that may be restarted."""
    service = Service(tmp_path, prewarm=False)
    service.start()
    yield service
    service.stop()


def phone_of(chromium, service, side: str, width: int = 1280, **more) -> Phone:
    """A phone on the start page, in the hands of a driver of the example."""
    context = chromium.new_context(
        base_url=service.url, locale="fr-FR", reduced_motion="reduce",
        viewport={"width": width, "height": 740}, **{"service_workers": "block", **more},
    )  # fmt: skip
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto("/")
    page.wait_for_selector("h1")
    return Phone(page, Driver(page, example_answers(side) | READS_TEXT))


def read_code(page: Page) -> str:
    """The text of the QR code on the screen, as a camera reads it."""
    page.wait_for_selector(".qr path[d^=M]", state="attached")
    picture = np.frombuffer(page.locator(".qr").screenshot(), np.uint8)
    text, *_ = cv2.QRCodeDetector().detectAndDecode(cv2.imdecode(picture, cv2.IMREAD_COLOR))
    return text


def test_two_phones_pair_by_code_and_sign_one_document_over_a_bad_network(chromium, own_service):
    """The network is cut three times, a page reloaded, the server restarted: nothing is lost."""
    a = phone_of(chromium, own_service, "A")
    a.driver.begin()
    a.driver.walk(until="gate.side")
    a.driver.answer()
    a.page.locator(".way .primary").click()
    link = read_code(a.page)
    assert urlsplit(link).netloc == urlsplit(own_service.url).netloc

    b = phone_of(chromium, own_service, "B", width=360)
    b.driver.answers["acc.time"] = {"time": "18:40", "approximate": True}
    b.page.goto(link)
    b.page.wait_for_selector("#question")
    a.page.get_by_text("Le téléphone du conducteur B est là").wait_for()
    a.page.get_by_role("button", name="Continuer : conducteur A").click()
    b.driver.walk(until="p.v.kind")
    assert "/c/" not in b.page.url, "the secret leaves the address"
    assert not {"gate.safe", "gate.side", "acc.date"} & set(b.driver.asked)

    a.driver.walk(until="acc.place")
    a.all_sent()  # so that B answers over what A has said, not beside it
    a.cut()
    a.driver.walk(until="acc.damage_vehicles")
    a.page.get_by_text("Vos réponses sont gardées dans cet appareil").wait_for()
    assert a.unsent() >= 5
    a.page.evaluate("location.hash = '#/q/acc.time'")
    a.page.wait_for_function("() => document.activeElement?.id === 'question'")
    b.show("acc.time")
    expect(b.page.get_by_role("textbox", name="Heures")).to_have_value(
        "18", timeout=60_000
    )  # what A has said has come: B corrects it
    for phone, minutes in ((b, "40"), (a, "20")):
        phone.page.get_by_role("textbox", name="Minutes").fill(minutes)
        phone.page.locator(".way .primary").click()
        phone.page.wait_for_function("() => location.hash !== '#/q/acc.time'")
    b.all_sent()  # else A's answer may be the first, and the conflict is B's
    a.cut(off=False)

    a.page.get_by_text("Vous avez répondu tous les deux").wait_for()
    a.show("acc.time")
    choice = a.page.locator(".conflict")
    assert "18 h 20" in plain(choice.inner_text())
    assert "18 h 40" in plain(choice.inner_text())
    choice.get_by_role("button", name="Prendre la réponse de B").click()
    a.page.locator(".conflict").wait_for(state="detached")
    a.all_sent()

    a.show("acc.damage_vehicles")
    a.driver.walk(until="p.ph.address")
    a.page.locator("#answer").fill("7 bis")
    a.page.reload()
    a.page.wait_for_selector("#question")
    assert a.page.locator("#answer").input_value() == "7 bis"
    own_service.stop()
    a.driver.walk(until="p.i.name")
    b.show("p.v.kind")
    b.driver.walk(until="p.d.same_as_ph")
    assert min(a.unsent(), b.unsent()) >= 5
    own_service.start()
    b.cut()
    a.driver.walk(until="p.photos")
    b.driver.walk(until="p.photos")
    a.cut()
    a.driver.walk(until="p.review")
    b.cut(off=False)
    b.driver.walk(until="p.signature")
    b.page.get_by_text("le conducteur A n’a pas fini sa partie").wait_for()
    a.cut(off=False)
    a.driver.walk(until="p.signature")
    for phone in (a, b):
        phone.all_sent()
        phone.page.get_by_text("Tout est rempli").wait_for()
        phone.driver.answer()
        phone.page.locator(".way .primary").click()
        phone.page.wait_for_function("() => !location.hash.includes('signature')")

    for phone in (a, b):
        phone.page.evaluate("location.hash = '#/recap'")
        phone.page.get_by_text("Le constat est signé par les deux conducteurs").wait_for()
        phone.all_sent()
    documents, digests = [download(phone) for phone in (a, b)], [digest(p) for p in (a, b)]
    assert documents[0] == documents[1]
    with pypdfium2.PdfDocument(documents[0]) as pages:
        text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert digests[0] == digests[1]
    assert digests[0] in re.sub(r"\s+", "", text)
    assert "18h40" in re.sub(r"\s+", "", text)
    for phone, side in ((a, "A"), (b, "B")):
        kept = phone.page.request.get(
            "/api/constat", headers={"Authorization": f"Bearer {phone.driver.token()}"}
        ).json()["answers"]
        expected = example_answers(side)
        lost = {key for key in phone.driver.asked if key in expected and key not in kept}
        assert lost <= {"p.ph.same_as_profile", "gate.display"}, lost
        phone.page.context.close()


def test_one_phone_without_any_network_goes_from_the_first_question_to_both_signatures(
    chromium, own_service
):
    """The page is opened again offline, photos are taken offline, and all of it is sent once."""
    phone = phone_of(chromium, own_service, "A", service_workers="allow")
    phone.page.get_by_role("button", name="Préparer ce téléphone").click()
    phone.page.wait_for_selector(".packed:not([data-done='0'])")
    phone.cut()
    phone.page.reload()
    alone = {"gate.device_mode": "un téléphone", "gate.display": ["texte"]}
    phone.driver.answers |= alone
    phone.driver.begin()
    phone.driver.walk(until="p.signature")
    phone.page.get_by_text("le conducteur B n’a pas fini sa partie").wait_for()
    phone.page.get_by_role("link", name="Donner la suite à l’autre conducteur").click()
    phone.page.get_by_role("button", name="Je suis l’autre conducteur").click()
    phone.page.wait_for_selector("#question")
    second = Driver(phone.page, example_answers("B") | alone, phone.driver.questions)
    second.walk(until="p.signature")
    second.answer()
    second.go_on()
    phone.page.evaluate("location.hash = '#/handover'")
    phone.page.get_by_role("button", name="Revenir au conducteur A").click()
    phone.page.get_by_text("Tout est rempli").wait_for()
    phone.driver.answer()
    phone.driver.go_on()
    phone.page.evaluate("location.hash = '#/recap'")
    phone.page.get_by_text("Le constat est signé par les deux conducteurs").wait_for()
    assert phone.unsent() > 100
    draft = kept_draft(phone.page)

    phone.cut(off=False)
    phone.all_sent()

    for side in ("A", "B"):
        token = draft["tokens"][side]
        seen = phone.page.request.get(
            "/api/constat", headers={"Authorization": f"Bearer {token}"}
        ).json()
        assert seen["state"] == "signed"
        sent = {key: kept["value"] for key, kept in seen["answers"].items()}
        here = {
            slot.removeprefix(f"{side}:"): answer["value"]
            for slot, answer in draft["answers"].items()
            if not slot.startswith({"A": "B:", "B": "A:"}[side])
        }
        assert sent == {key: here[key] for key in here if key != "gate.display"}
    assert b"%PDF" in download(phone)
    phone.page.context.close()


def test_a_driver_who_reads_english_sees_it_with_the_french_that_is_kept(page):
    """The language stays on the device; the answer is the French one."""
    page.goto("/")
    driver = Driver(page, example_answers("A"))
    driver.begin()
    page.evaluate("location.hash = '#/q/gate.display'")
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="How do you want to read the questions?").wait_for()
    page.evaluate("location.hash = '#/q/p.v.kind'")
    page.get_by_role("heading", name="What is your vehicle?").wait_for()
    page.get_by_text("Quel est votre véhicule").wait_for()
    page.get_by_role("radio", name="van (camionnette)").check()
    page.get_by_role("button", name="Next", exact=True).click()
    page.wait_for_function("() => location.hash !== '#/q/p.v.kind'")
    page.wait_for_selector(".notices[data-link=ok][data-unsent='0']", state="attached")

    seen = page.request.get(
        "/api/constat", headers={"Authorization": f"Bearer {driver.token()}"}
    ).json()
    assert seen["answers"]["p.v.kind"]["value"] == "camionnette"
    assert "english" not in str(seen).lower()


def download(phone: Phone) -> bytes:
    """The document that both drivers have."""
    with phone.page.expect_download() as downloading:
        phone.page.get_by_role("button", name="Télécharger le document commun").click()
    with open(downloading.value.path(), "rb") as file:
        return file.read()


def digest(phone: Phone) -> str:
    """The fingerprint of the answers, as the page shows it."""
    phone.show("p.signature")
    phone.page.locator("summary", has_text="Empreinte").click()
    return phone.page.locator(".digest").inner_text().replace(" ", "")


def plain(text: str) -> str:
    """With ordinary spaces."""
    return re.sub(r"[\u00a0\u202f]", " ", text)
