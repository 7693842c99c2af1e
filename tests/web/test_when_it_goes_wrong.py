"""No network, no room, a step back: said in words and in signs, and nothing is lost."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from .driver import Driver, example_answers, kept_draft
from .test_for_everyone import show, violations

pytestmark = pytest.mark.browser

PREPARED = """() => performance.getEntriesByType("resource").some(
  ({ name, responseEnd }) => name.includes("/assets/screens-") && responseEnd > 0)"""
"""The parts of the page that come after the first question are there."""

FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...given) {
  if (window.full) throw new DOMException("no room", "QuotaExceededError");
  return put.apply(this, given);
};
"""


def test_what_is_unusual_is_said_without_network_too(page):
    """The other driver is gone when the network is back: it must be seen now."""
    page.goto("/")
    driver = Driver(page, {})
    driver.begin()
    page.wait_for_selector(".notices[data-link=ok]", state="attached")
    page.wait_for_function(PREPARED)
    page.context.set_offline(True)
    show(page, "p.v.plate")
    page.locator("#answer").fill("qq 1")

    page.get_by_role("button", name="Suivant", exact=True).click()

    page.get_by_role("alert").get_by_text("ne ressemble pas").wait_for()
    warning = page.locator(".warning-box[role=alert]")
    assert warning.get_by_role("button", name="Voir ce message en LSF").is_visible()
    page.get_by_role("button", name="Continuer quand même").click()
    page.wait_for_function("() => !location.hash.endsWith('p.v.plate')")
    assert kept_draft(page)["answers"]["A:p.v.plate"] == {"value": "qq 1"}
    page.context.set_offline(False)
    page.wait_for_selector(".notices[data-link=ok][data-unsent='0']", state="attached")
    headers = {"Authorization": f"Bearer {driver.token()}"}
    seen = page.request.get("/api/constat", headers=headers).json()
    assert seen["answers"]["p.v.plate"]["value"] == "qq 1"


def test_a_device_without_room_says_so_and_the_answer_still_reaches_the_server(page):
    """It is signed on demand; a photo that could not be kept is not said to be there."""
    page.add_init_script(FULL)
    page.goto("/")
    driver = Driver(page, {})
    driver.begin()
    page.wait_for_selector(".notices[data-link=ok]", state="attached")
    token = driver.token()
    page.evaluate("window.full = true")
    show(page, "p.v.make")
    page.locator("#answer").fill("Renault Clio")
    page.get_by_role("button", name="Suivant", exact=True).click()

    notice = page.locator(".notice", has_text="La mémoire de cet appareil est pleine")
    notice.wait_for()
    assert notice.get_by_role("button", name="Voir ce message en LSF").is_visible()
    page.wait_for_selector(".notices[data-link=ok][data-unsent='0']", state="attached")
    headers = {"Authorization": f"Bearer {token}"}
    seen = page.request.get("/api/constat", headers=headers).json()
    assert seen["answers"]["p.v.make"]["value"] == "Renault Clio"
    show(page, "p.photos")
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    page.locator(".photos .file input").first.set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": picture.getvalue()}
    )
    page.get_by_text("La photo n’est pas gardée").wait_for()
    assert page.locator(".thumbnails li").count() == 0
    page.evaluate("window.full = false")
    show(page, "p.v.make")
    page.locator("#answer").fill("Renault Clio 2")
    notice.wait_for(state="detached")


def test_the_back_button_keeps_what_is_typed_and_what_was_answered(page):
    """Back and forward between questions, and out of the form and in again."""
    page.goto("/")
    driver = Driver(page, example_answers("A"))
    driver.begin()
    driver.walk(until="acc.place")
    page.locator("#answer").fill("12 rue de la Paix")

    page.go_back()
    page.wait_for_function("() => location.hash.endsWith('acc.country')")
    assert page.get_by_role("radio", name="France").is_checked()
    page.go_forward()
    page.wait_for_function("() => location.hash.endsWith('acc.place')")
    assert page.locator("#answer").input_value() == "12 rue de la Paix"
    page.goto("about:blank")
    page.go_back()
    page.wait_for_selector("#question")
    assert page.locator("#answer").input_value() == "12 rue de la Paix"


def test_the_whole_form_is_walked_at_360_pixels_without_scrolling_sideways(page):
    """Every screen with its answer in it, its warnings, the other driver's and the recap."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/")
    driver = Driver(page, example_answers("A") | {"gate.display": ["texte"]})
    wide = []

    def look(place: str) -> None:
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        wide.extend([f"{place}: {over}"] if over > 0 else [])

    driver.begin()
    while driver.key != "p.signature":
        key = driver.key
        driver.answer()
        look(key)
        driver.go_on()
    look("p.signature")
    for place, landmark in (("#/handover", "h1"), ("#/recap", "section[data-box]"), ("#/", "h1")):
        page.evaluate("place => { location.hash = place; }", place)
        page.wait_for_selector(landmark)
        look(place)
        assert violations(page) == []
    assert wide == []
