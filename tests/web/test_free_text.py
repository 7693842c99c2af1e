"""What a driver wrote in free words, signed sentence by sentence to either of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .driver import Driver, kept_draft

pytestmark = pytest.mark.browser

REMARKS = "Il pleuvait. Je roulais. La voiture a reculé."
SAYING = ".signer-caption q"


@pytest.fixture
def profile():
    """Here sentences follow one another, so the signer moves."""
    return {"viewport": {"width": 900, "height": 700}, "reduced_motion": "no-preference"}


def recap_with(page: Page, answers: dict[str, object]) -> None:
    """From the start to the recap, with some answers."""
    page.goto("/")
    driver = Driver(page, answers)
    driver.begin()
    for key in answers:
        page.evaluate("key => { location.hash = `#/q/${key}`; }", key)
        page.wait_for_function("() => document.activeElement?.id === 'question'")
        driver.answer()
        driver.go_on()
    page.evaluate("location.hash = '#/recap'")


def test_the_sentences_of_a_remark_are_signed_one_behind_the_other(page):
    """Each with its own French and glosses; again from the first one when asked."""
    recap_with(page, {"p.remarks": REMARKS})

    page.locator("[data-key='p.remarks'] .say").click()

    sentences = ("Vos observations : Il pleuvait.", "Je roulais.", "La voiture a reculé.")
    for number, sentence in enumerate(sentences, 1):
        expect(page.locator(SAYING)).to_have_text(sentence, timeout=30_000)
        expect(page.get_by_text(f"Phrase {number} sur 3")).to_be_visible()
    expect(page.locator(".gloss").last).to_have_text("RECULER")
    page.get_by_role("button", name="Revoir").click()
    expect(page.locator(SAYING)).to_have_text("Vos observations : Il pleuvait.")


def test_the_remarks_of_the_other_driver_can_be_signed(page):
    """On the recap, under their name."""
    recap_with(page, {"gate.device_mode": "deux téléphones"})
    draft = kept_draft(page)
    other = {"A": "B", "B": "A"}[draft["side"]]
    sent = page.request.put(
        "/api/constat/answers/p.remarks", data={"value": "Il a freiné. Je roulais."},
        headers={"Authorization": f"Bearer {draft['tokens'][other]}"},
    )  # fmt: skip
    assert sent.ok, sent.text()

    row = page.locator("[data-other='p.remarks']")
    expect(row).to_contain_text("Il a freiné. Je roulais.", timeout=30_000)
    row.get_by_role("button").click()

    expect(page.locator(SAYING)).to_have_text("Il a freiné.", timeout=30_000)
    expect(page.get_by_role("heading", name=f"Ce que dit le conducteur {other}")).to_be_visible()
