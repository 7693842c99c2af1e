"""Nothing that was answered is lost: reload, restart, refusal, the other driver's link."""

from __future__ import annotations

import pytest

from .driver import Driver, example_answers, kept_draft
from .service import Service

pytestmark = pytest.mark.browser


def test_a_reload_continues_at_the_same_question_with_what_was_typed(page):
    """Also what is typed but not yet sent."""
    page.goto("/")
    driver = Driver(page, example_answers("A"))
    driver.begin()
    driver.walk(until="acc.place")
    page.locator("#answer").fill("12 rue de la Paix")

    page.reload()

    page.get_by_role("heading", name="Où a eu lieu l’accident").wait_for()
    assert page.locator("#answer").input_value() == "12 rue de la Paix"
    page.get_by_role("button", name="Précédent", exact=True).click()
    page.get_by_role("heading", name="Dans quel pays").wait_for()
    assert page.get_by_role("radio", name="France").is_checked()


def test_a_server_that_restarts_is_said_and_loses_nothing(chromium, tmp_path):
    """Answers given meanwhile are counted, kept on the device, and sent when it is back."""
    service = Service(tmp_path)
    service.start()
    page = chromium.new_page(base_url=service.url, reduced_motion="reduce", service_workers="block")
    page.goto("/")
    driver = Driver(page, example_answers("A"))
    driver.begin()
    driver.walk(until="gate.other_kind")
    service.stop()

    driver.walk(until="gate.device_mode")

    page.get_by_text("Vos réponses sont gardées dans cet appareil").wait_for()
    assert page.locator(".notices").get_attribute("data-unsent") == "2"
    service.start()
    page.get_by_role("button", name="Réessayer maintenant").click()
    page.wait_for_selector(".notices[data-link=ok][data-unsent='0']", state="attached")
    token = driver.token()
    kept = page.request.get("/api/constat", headers={"Authorization": f"Bearer {token}"}).json()
    assert kept["answers"]["gate.other_kind"]["value"] == "voiture"
    assert kept["answers"]["gate.vehicle_count"]["value"] == "2"
    page.close()
    service.stop()


def test_a_refusal_is_said_beside_its_field_and_nothing_is_stored(page):
    """31 February: the words of the server, the field marked, the driver still there."""
    page.goto("/")
    driver = Driver(page, example_answers("A") | {"acc.date": "2026-02-31"})
    driver.begin()
    driver.walk(until="acc.date")
    driver.answer()

    page.get_by_role("button", name="Suivant", exact=True).click()

    problem = page.get_by_role("alert")
    assert "Cette date n’existe pas" in problem.inner_text()
    field = page.get_by_role("textbox", name="Jour", exact=True)
    assert field.get_attribute("aria-invalid") == "true"
    assert "problem" in field.get_attribute("aria-describedby").split()
    assert driver.key == "acc.date"
    token = driver.token()
    kept = page.request.get("/api/constat", headers={"Authorization": f"Bearer {token}"}).json()
    assert "acc.date" not in kept["answers"]


def test_an_unusual_plate_is_pointed_out_and_kept_as_typed(page):
    """A warning never blocks."""
    page.goto("/")
    driver = Driver(page, {})
    driver.begin()
    page.evaluate("location.hash = '#/q/p.v.plate'")
    page.wait_for_function("() => document.activeElement?.id === 'question'")
    page.locator("#answer").fill("qq 1")

    page.get_by_role("button", name="Suivant", exact=True).click()

    assert "ne ressemble pas" in page.locator(".warning-box").inner_text()
    page.get_by_role("button", name="Continuer quand même").click()
    page.wait_for_function("() => location.hash !== '#/q/p.v.plate'")
    assert kept_draft(page)["answers"]["A:p.v.plate"] == {"value": "qq 1"}


def test_how_one_likes_to_read_stays_on_the_device(page):
    """Deafness is nobody's business: the choice of LSF is never sent."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.goto("/")
    driver = Driver(page, example_answers("A") | {"gate.display": ["LSF", "gros texte"]})
    driver.begin()
    driver.walk(until="acc.date")

    assert page.evaluate("document.documentElement.className") == "big"
    assert [line for line in sent if "gate.display" in line and "/phrases/" not in line] == []
