"""An answer signed into the camera: kept, seen again, sent to its author's side alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from lsf_avatar.cli.browser import CHROMIUM_FLAGS

from .driver import Driver, kept_draft
from .test_for_everyone import show, violations

pytestmark = pytest.mark.browser

CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


@pytest.fixture(scope="module")
def filming(chromium) -> Iterator[Browser]:
    """A browser with a camera that shows a test picture."""
    browser = chromium.browser_type.launch(
        executable_path=shutil.which("chromium"), args=[*CHROMIUM_FLAGS, *CAMERA]
    )
    yield browser
    browser.close()


@pytest.fixture
def phone(filming, service) -> Iterator[BrowserContext]:
    """A small phone with a camera."""
    context = filming.new_context(
        base_url=service.url, locale="fr-FR", reduced_motion="reduce", service_workers="block",
        viewport={"width": 360, "height": 740},
    )  # fmt: skip
    context.set_default_timeout(60_000)
    yield context
    context.close()


def test_a_driver_films_sees_it_again_and_only_their_side_has_it(phone):
    """Without network it stays on the phone and is counted; a reload keeps it; then it is sent."""
    page = phone.new_page()
    page.goto("/")
    driver = Driver(page, {})
    driver.begin()
    page.wait_for_selector(".notices[data-link=ok]", state="attached")
    show(page, "p.remarks")
    page.get_by_role("heading", name="Ou filmez-vous en LSF").wait_for()
    phone.set_offline(True)
    page.get_by_role("button", name="Ouvrir la caméra").click()
    page.get_by_role("button", name="Commencer à filmer").click()
    page.get_by_text("La caméra filme").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Arrêter de filmer").click()

    page.get_by_text("Il n’est pas encore envoyé").wait_for()
    page.get_by_text("1 film à envoyer").wait_for()
    page.wait_for_function("() => document.querySelector('.film video')?.videoWidth > 0")
    assert violations(page) == []
    phone.set_offline(False)
    page.reload()
    page.get_by_text("Film gardé dans cet appareil et envoyé").wait_for()

    tokens = kept_draft(page)["tokens"]
    for side, status in (("A", 200), ("B", 404)):
        headers = {"Authorization": f"Bearer {tokens[side]}"}
        assert page.request.get("/api/constat/films/p.remarks", headers=headers).status == status
        assert "film" not in page.request.get("/api/constat", headers=headers).text()
    page.get_by_role("button", name="Enlever le film").click()
    page.get_by_role("button", name="Enlever le film").wait_for(state="detached")
    headers = {"Authorization": f"Bearer {tokens['A']}"}
    page.wait_for_function(
        "async headers =>"
        " (await fetch('/api/constat/films/p.remarks', { headers })).status === 404",
        arg=headers,
    )


def test_leaving_the_screen_while_filming_keeps_what_was_filmed(phone):
    """The back button is pressed by mistake."""
    page = phone.new_page()
    page.goto("/")
    Driver(page, {}).begin()
    show(page, "gate.other_party")
    show(page, "v.story")
    page.get_by_role("button", name="Ouvrir la caméra").click()
    page.get_by_role("button", name="Commencer à filmer").click()
    page.wait_for_timeout(1500)

    page.go_back()

    # The address comes first; who sets another before its question has come is called back.
    page.wait_for_function(
        "() => location.hash.endsWith('gate.other_party')"
        " && document.activeElement?.textContent.startsWith('L’autre personne')"
    )
    show(page, "v.story")
    page.get_by_role("button", name="Enlever le film").wait_for()


def test_a_camera_that_is_refused_is_said_and_another_way_is_offered(page, context):
    """Written, and signed on demand; nothing is lost; a film of the wrong type is refused too."""
    page.goto("/")
    Driver(page, {}).begin()
    show(page, "p.remarks")
    page.locator("#answer").fill("La route était mouillée.")

    page.get_by_role("button", name="Ouvrir la caméra").click()

    problem = page.locator(".film [role=alert]")
    problem.get_by_text("Choisissez un film du téléphone").wait_for()
    assert problem.get_by_role("button", name="Voir ce message en LSF").is_visible()
    page.locator(".film input[type=file]").set_input_files(
        {"name": "photo.png", "mimeType": "image/png", "buffer": b"x"}
    )
    problem.get_by_text("Ce fichier n’est pas un film.").wait_for()
    page.locator(".film input[type=file]").set_input_files(
        {"name": "film.webm", "mimeType": "video/webm", "buffer": b"not a film"}
    )
    page.get_by_text("Ce fichier n’est pas un film que cette page peut garder").wait_for()
    assert page.locator("#answer").input_value() == "La route était mouillée."


def test_nothing_of_a_practice_film_is_kept_or_sent(phone):
    """It goes with the page."""
    page = phone.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    page.get_by_role("button", name="S’entraîner").click()
    page.wait_for_selector("#question")
    show(page, "p.remarks")
    page.get_by_role("button", name="Ouvrir la caméra").click()
    page.get_by_role("button", name="Commencer à filmer").click()
    page.wait_for_timeout(1200)
    page.get_by_role("button", name="Arrêter de filmer").click()
    page.get_by_role("button", name="Enlever le film").wait_for()
    assert [url for url in asked if "/films" in url] == []
    assert page.get_by_text("film à envoyer").count() == 0
