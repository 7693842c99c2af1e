"""The signer on the page: drawn, moving, within the picture, and what stands in when it cannot."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from .driver import Driver

pytestmark = pytest.mark.browser

READY = "lsf-avatar[data-ready]"


@pytest.fixture
def profile(request):
    """By default this browser moves things."""
    return {"viewport": {"width": 900, "height": 700}, "reduced_motion": "no-preference"}


def begin(page) -> None:
    """To the first question."""
    page.goto("/")
    Driver(page, {}).begin()


def picture(page, seconds: float) -> np.ndarray:
    """(H, W, 3) pixels of the canvas at an instant of the signing."""
    page.evaluate("s => { const a = document.querySelector('lsf-avatar'); a.pause();"
                  " a.currentTime = s; }", seconds)  # fmt: skip
    data = page.locator("lsf-avatar canvas").screenshot()
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)


def test_the_signer_is_drawn_and_moves(page):
    """Pixels of skin and clothes are there, many differ between two instants, and time goes on."""
    begin(page)
    page.wait_for_selector(READY)
    page.wait_for_function("() => Number(document.querySelector('lsf-avatar').dataset.frame) > 5")

    at_rest, in_sign = picture(page, 0.0), picture(page, 1.8)

    ground = at_rest[5, 5]
    body = np.abs(in_sign - ground).max(axis=2) > 20
    skin = (in_sign[..., 0] > in_sign[..., 2] + 25) & (in_sign[..., 0] > 110)
    moved = np.abs(at_rest - in_sign).max(axis=2) > 40
    assert body.mean() > 0.05
    assert skin.mean() > 0.005
    assert moved.mean() > 0.01


def test_no_hand_leaves_the_picture(page):
    """Left, right and upper edges of the picture stay empty through whole phrases."""
    begin(page)
    for id in ("gate.safe", "acc.date", "acc.injured", "p.v.plate"):
        page.evaluate("id => { location.hash = `#/q/${id}`; }", id)
        clip = page.request.get(f"/api/phrases/{id}").json()
        page.wait_for_function(
            "url => document.querySelector('lsf-avatar').dataset.ready === url",
            arg=clip["clip_url"],
        )
        for seconds in np.linspace(0.2, clip["duration_s"] - 0.2, 6):
            seen = picture(page, float(seconds))
            ground = seen[30, 30]
            rows = seen[20:-20]
            edges = [rows[:, 3], rows[:, -4], seen[3, 20:-20]]
            off = max(float(np.abs(edge - ground).max()) for edge in edges)
            assert off < 30, f"{id} at {seconds:.1f} s reaches the edge"


def test_a_gloss_that_is_touched_is_signed_and_highlighted(page):
    """The glosses stand in order; one leads to its instant."""
    begin(page)
    page.wait_for_selector(READY)
    page.evaluate("document.querySelector('lsf-avatar').pause()")
    glosses = page.locator(".gloss")
    items = page.request.get("/api/phrases/gate.safe").json()["items"]
    assert glosses.all_inner_texts() == [item["gloss"] for item in items]

    glosses.last.click()

    page.wait_for_selector(".gloss[aria-current]")
    assert page.locator(".gloss[aria-current]").inner_text() == items[-1]["gloss"]
    seconds = page.evaluate("document.querySelector('lsf-avatar').currentTime")
    assert seconds == pytest.approx(items[-1]["start_s"])


def test_help_and_options_are_signed_on_demand_and_slower_when_asked(page):
    """The small buttons change what is signed; the speed stays as chosen."""
    begin(page)
    page.wait_for_selector(READY)

    page.get_by_role("button", name="0,5×").click()
    page.get_by_role("button", name="Voir l’aide en LSF").click()

    clip = page.request.get("/api/phrases/gate.safe/help").json()["clip_url"]
    page.wait_for_selector(f"lsf-avatar[data-ready='{clip}']")
    assert page.locator("lsf-avatar").get_attribute("speed") == "0.5"
    assert "Allumez les feux" in page.locator(".signer-caption").inner_text()


@pytest.mark.parametrize("profile", [{"viewport": {"width": 360, "height": 740}}])
def test_on_a_phone_the_signer_comes_into_view_when_something_is_to_be_signed(page, profile):
    """The button of an answer stands below the signer: who presses it wants to see the signs."""
    begin(page)
    page.wait_for_selector(READY)
    answer = page.locator(".card-row").last.get_by_role("button")
    answer.scroll_into_view_if_needed()
    above = "() => document.querySelector('lsf-avatar').getBoundingClientRect().top"
    assert page.evaluate(above) < 0

    answer.click()

    page.wait_for_function(f"() => ({above})() >= 0")


@pytest.mark.parametrize("profile", [{"reduced_motion": "reduce"}], indirect=False)
def test_with_reduced_motion_signs_are_stills_and_play_only_when_asked(page, profile):
    """Nothing moves by itself; one picture a sign, with its name."""
    begin(page)
    page.wait_for_selector(READY)
    page.wait_for_selector(".gloss[aria-current]")
    first = page.locator(".gloss[aria-current]").inner_text()
    assert page.evaluate("document.querySelector('lsf-avatar').paused")

    page.get_by_role("button", name="Signe suivant").click()

    page.wait_for_function(
        "before => document.querySelector('.gloss[aria-current]').innerText !== before", arg=first
    )
    assert page.get_by_text("Signe 2 sur").is_visible()
    page.get_by_role("button", name="Lire").click()
    page.wait_for_function("() => !document.querySelector('lsf-avatar').paused")


def test_without_webgl_a_sentence_stands_in_and_the_form_goes_on(page):
    """The French text is enough to answer."""
    page.add_init_script(
        "const real = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
        " return kind.startsWith('webgl') ? null : real.call(this, kind, ...rest); };"
    )
    begin(page)

    page.get_by_text("L’avatar ne peut pas s’afficher sur cet appareil.").wait_for()
    page.get_by_role("radio", name="oui").check()
    page.get_by_role("button", name="Suivant", exact=True).click()

    page.get_by_role("heading", name="L’autre personne est-elle là").wait_for()


def test_a_clip_that_cannot_be_had_is_said_in_french(page):
    """A missing and a broken clip: a sentence, and the next question works."""
    page.route("**/clips/**", lambda route: route.fulfill(status=404, body="no"))
    begin(page)
    page.get_by_text("Cette phrase n’est pas là.").wait_for()

    page.unroute("**/clips/**")
    page.get_by_role("radio", name="oui").check()
    page.get_by_role("button", name="Suivant", exact=True).click()

    page.wait_for_selector(READY)


def test_a_lost_context_is_said_and_drawn_again_when_it_comes_back(page):
    """The graphics card may be taken away and given back."""
    begin(page)
    page.wait_for_selector(READY)
    page.evaluate(
        "window.taken = document.querySelector('lsf-avatar').shadowRoot.querySelector('canvas')"
        ".getContext('webgl2').getExtension('WEBGL_lose_context'); taken.loseContext()"
    )
    page.get_by_text("L’image de l’avatar s’est arrêtée.").wait_for()

    page.evaluate("taken.restoreContext()")

    page.wait_for_selector(READY)
    assert np.abs(picture(page, 1.0) - picture(page, 1.0)[5, 5]).max() > 40
