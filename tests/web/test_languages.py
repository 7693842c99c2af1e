"""The other driver reads the form in their own language, with the French that is kept beside it."""

from __future__ import annotations

import pytest

from .driver import Driver
from .test_for_everyone import show, violations

pytestmark = pytest.mark.browser

WORDS = {
    "Deutsch": ("Was ist Ihr Fahrzeug?", "Lieferwagen (camionnette)", "Weiter",
                "Dieses Datum gibt es nicht", "Maschinelle Übersetzung"),
    "Español": ("¿Cuál es su vehículo?", "furgoneta (camionnette)", "Siguiente",
                "Esta fecha no existe", "Traducción automática"),
    "Italiano": ("Qual è il Suo veicolo?", "furgone (camionnette)", "Avanti",
                 "Questa data non esiste", "Traduzione automatica"),
    "English": ("What is your vehicle?", "van (camionnette)", "Next",
                "This date does not exist", "Machine translation"),
}  # fmt: skip


@pytest.mark.parametrize("language", WORDS)
def test_a_driver_reads_questions_options_buttons_and_refusals(page, language):
    """What is kept is French; that nobody has checked the translation is said on every question."""
    question, option, onward, refusal, draft = WORDS[language]
    page.goto("/")
    driver = Driver(page, {})
    driver.begin()
    show(page, "gate.display")
    page.get_by_role("button", name=language).click()
    show(page, "p.v.kind")
    page.get_by_role("heading", name=question).wait_for()
    page.get_by_text("Quel est votre véhicule").wait_for()
    page.get_by_text(draft).wait_for()
    assert violations(page) == []

    page.get_by_role("radio", name=option).check()
    page.get_by_role("button", name=onward, exact=True).click()
    page.wait_for_function("() => !location.hash.endsWith('p.v.kind')")

    page.wait_for_selector(".notices[data-link=ok][data-unsent='0']", state="attached")
    headers = {"Authorization": f"Bearer {driver.token()}"}
    seen = page.request.get("/api/constat", headers=headers).json()
    assert seen["answers"]["p.v.kind"]["value"] == "camionnette"
    show(page, "acc.date")
    for index, text in enumerate(("31", "02", "2026")):
        page.locator(".answer input").nth(index).fill(text)
    page.get_by_role("button", name=onward, exact=True).click()
    page.get_by_role("alert").get_by_text(refusal).wait_for()
    page.get_by_role("alert").get_by_text("Cette date n’existe pas").wait_for()


def test_warnings_recap_and_advice_are_in_english_too(page):
    """With the French of the paper form beside them."""
    page.goto("/")
    Driver(page, {}).begin()
    show(page, "gate.display")
    page.get_by_role("button", name="English").click()
    show(page, "gate.other_party")
    page.get_by_role("radio", name="they refuse the form").check()
    page.get_by_role("note", name="The other driver refuses.").wait_for()
    show(page, "p.v.plate")
    page.locator("#answer").fill("qq 1")
    page.get_by_role("button", name="Next", exact=True).click()
    page.get_by_role("alert").get_by_text("does not look like a French plate").wait_for()
    page.get_by_role("alert").get_by_text("ne ressemble pas").wait_for()
    page.get_by_role("button", name="Continue anyway").click()
    show(page, "p.v.plate_country")

    page.evaluate("location.hash = '#/recap'")

    page.get_by_role("heading", name="Summary of the form").wait_for()
    row = page.locator(".recap-row[data-key='p.v.plate']")
    assert "What is on your number plate?" in row.inner_text()
    assert "N° d’immatriculation" in row.inner_text()
    assert violations(page) == []
