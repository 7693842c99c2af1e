"""Signs for later, eight megabytes, are fetched where it is free, or when one asks for it."""

from __future__ import annotations

import pytest

from .driver import Driver

pytestmark = pytest.mark.browser

LINK = "Object.defineProperty(navigator, 'connection', { value: %s })"


@pytest.fixture
def asked(page) -> list[str]:
    """What the page has asked for."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


@pytest.fixture
def profile() -> dict[str, object]:
    """A phone that may install the worker."""
    return {
        "viewport": {"width": 360, "height": 740}, "reduced_motion": "reduce",
        "service_workers": "allow",
    }  # fmt: skip


def ahead(asked: list[str]) -> list[str]:
    """Phrases that are not of the first two questions."""
    near = ("gate.safe", "gate.other_party")
    return [url for url in asked if "/api/phrases/" in url and not any(id in url for id in near)]


@pytest.mark.parametrize(
    "link", ["{effectiveType: '3g'}", "{effectiveType: '4g', saveData: true}",
             "{effectiveType: '4g', type: 'cellular'}", "undefined"],
)  # fmt: skip
def test_nothing_is_fetched_ahead_unasked_on_a_link_that_may_be_dear(page, asked, link):
    """The offer stands under every question; nothing scrolls sideways for it."""
    page.add_init_script(LINK % link)
    page.goto("/")
    Driver(page, {}).begin()
    page.locator(".packed").get_by_role("button", name="Préparer ce téléphone").wait_for()
    page.wait_for_timeout(7000)
    assert ahead(asked) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.locator(".packed").get_by_role("button", name="Préparer ce téléphone").click()
    page.wait_for_selector(".packed:not([data-done='0'])")
    assert ahead(asked)
    page.get_by_role("button", name="Arrêter la préparation").click()
    page.locator(".packed").get_by_role("button", name="Préparer ce téléphone").wait_for()


def test_where_it_costs_nothing_it_is_fetched_and_may_be_stopped(page, asked):
    """A driver who begins is prepared for when the network goes."""
    page.add_init_script(LINK % "{effectiveType: '4g', type: 'wifi'}")
    page.goto("/")
    Driver(page, {}).begin()
    page.wait_for_selector(".packed:not([data-done='0'])")
    page.get_by_role("button", name="Arrêter la préparation").click()
    page.locator(".packed").get_by_role("button", name="Préparer ce téléphone").wait_for()
    page.wait_for_timeout(1000)
    before = len(ahead(asked))
    page.wait_for_timeout(3000)
    assert len(ahead(asked)) <= before + 2
