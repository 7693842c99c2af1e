"""Who signs, with which hand, how fast: chosen and kept on the device, told to nobody."""

from __future__ import annotations

import pytest

from .driver import Driver

pytestmark = pytest.mark.browser

READY = "lsf-avatar[data-ready]"


def test_a_choice_on_the_start_page_holds_for_the_form_and_for_the_next_visit(page):
    """The chosen signer is seen at once; the record says nothing of it."""
    asked: list[str] = []
    record: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("request", lambda request: record.append(f"{request.url} {request.post_data}")
            if "/api/constat" in request.url else None)  # fmt: skip
    page.goto("/")
    page.get_by_role("button", name="Mon signeur").click()
    page.wait_for_selector(READY)
    page.get_by_label("Femme, peau foncée").check()
    page.get_by_label("Signeur gaucher").check()
    page.get_by_role("button", name="0,75×").click()
    page.wait_for_function("() => document.querySelector('lsf-avatar').signer === 'woman-dark'")
    assert page.locator("lsf-avatar").get_attribute("dominant") == "left"

    driver = Driver(page, {"gate.safe": "oui"})
    driver.begin()
    page.wait_for_selector(READY)
    driver.answer()
    driver.go_on()
    page.wait_for_selector(READY)

    assert any("/api/avatar?name=woman-dark" in url for url in asked)
    assert any("/api/phrases/gate.safe?signer=woman-dark&dominant=left" in url for url in asked)
    assert page.locator("lsf-avatar").get_attribute("speed") == "0.75"
    assert len(record) >= 2
    assert not any(word in line for line in record for word in ("woman", "left", "0.75", "LSF"))
    page.reload()
    page.wait_for_selector(READY)
    assert page.locator("lsf-avatar").get_attribute("signer") == "woman-dark"


def test_the_menu_beside_the_signer_offers_the_same_and_no_mirror(page):
    """On a form that asks for right and left, a mirror would turn one into the other."""
    page.goto("/")
    Driver(page, {}).begin()
    page.wait_for_selector(READY)
    right = page.locator("lsf-avatar").get_attribute("data-ready")

    page.get_by_role("button", name="Réglages").click()
    page.get_by_label("Signeur gaucher").check()

    page.wait_for_function(
        "right => ![right, undefined].includes(document.querySelector('lsf-avatar').dataset.ready)",
        arg=right,
    )
    assert page.get_by_text("miroir").count() == 0
    page.get_by_label("Signeur gaucher").uncheck()
    page.wait_for_selector(f"lsf-avatar[data-ready='{right}']")


def test_the_man_signs_by_clips_of_his_own(page):
    """Hands find their places on the body that signs."""
    page.goto("/")
    Driver(page, {}).begin()
    page.wait_for_selector(READY)
    woman = page.locator("lsf-avatar").get_attribute("data-ready")
    page.get_by_role("button", name="Réglages").click()

    page.get_by_label("Homme, peau mate").check()

    page.wait_for_function(
        "woman => ![woman, undefined].includes(document.querySelector('lsf-avatar').dataset.ready)",
        arg=woman,
    )
    clip = page.request.get("/api/phrases/gate.safe?signer=man").json()["clip_url"]
    page.wait_for_selector(f"lsf-avatar[data-ready='{clip}']")


def test_a_signer_who_is_no_longer_offered_gives_way_to_the_usual_one(page):
    """What was kept on the device may be older than the server."""
    page.goto("/")
    page.evaluate(
        "localStorage['lsf-avatar.preferences'] ="
        " JSON.stringify({ signer: 'nobody', dominant: '', speed: 1 })"
    )
    page.reload()
    Driver(page, {}).begin()

    page.wait_for_selector(READY)

    assert page.locator("lsf-avatar").get_attribute("signer") is None


def test_the_film_is_a_choice_and_the_way_back_too(page):
    """Whoever's phone draws slowly sees the film; the form's own buttons work it."""
    page.goto("/")
    Driver(page, {}).begin()
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Réglages").click()

    page.get_by_role("button", name="Voir en vidéo").click()

    page.wait_for_function(
        "() => document.querySelector('lsf-avatar').filmed"
        " && document.querySelector('lsf-avatar').currentTime > 0.2",
        timeout=240_000,
    )
    page.get_by_role("button", name="Pause").click()
    assert page.evaluate("document.querySelector('lsf-avatar').paused")
    page.get_by_role("button", name="Revenir à l’avatar").click()
    assert page.locator("lsf-avatar canvas").is_visible()
