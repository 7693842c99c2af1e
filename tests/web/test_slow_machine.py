"""A machine that draws too slowly is given a signer with less detail, and signing goes on."""

from __future__ import annotations

import pytest

from .driver import Driver

pytestmark = pytest.mark.browser

SIXTEEN_A_SECOND = """
window.requestAnimationFrame = (draw) => setTimeout(() => draw(performance.now()), 60);
window.cancelAnimationFrame = clearTimeout;
"""


@pytest.fixture
def profile(request):
    """By default this browser moves things."""
    return {"viewport": {"width": 700, "height": 600}, "reduced_motion": "no-preference"}


def test_a_slow_machine_takes_the_lighter_signer_while_it_goes_on_signing(page):
    """The first file names the second; nothing stops in between."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(SIXTEEN_A_SECOND)
    page.goto("/")
    Driver(page, {}).begin()
    page.wait_for_selector("lsf-avatar[data-ready]")
    page.evaluate("document.querySelector('lsf-avatar').setAttribute('loop', '')")

    with page.expect_response(lambda answer: "/avatar/" in answer.url, timeout=60_000) as lighter:
        pass

    bodies = [url for url in asked if "/avatar/" in url]
    assert len(bodies) == 2
    assert bodies[0] != bodies[1] == lighter.value.url
    assert len(lighter.value.body()) > 100_000
    frame = page.evaluate("document.querySelector('lsf-avatar').dataset.frame")
    page.wait_for_function(
        "before => document.querySelector('lsf-avatar').dataset.frame !== before", arg=frame
    )
