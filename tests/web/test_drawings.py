"""Drawings that are answers: by finger, by mouse, by keyboard, and as a list that says the same."""

from __future__ import annotations

import pytest

from .driver import Driver, kept_draft

pytestmark = pytest.mark.browser


def show(page, id: str) -> None:
    """Goes to a question, whether or not it would be asked now."""
    page.evaluate("id => { location.hash = `#/q/${id}`; }", id)
    page.wait_for_function("() => document.activeElement?.id === 'question'")


def answer_of(page, key: str, slot: str) -> object:
    """Goes on, and gives what the device has kept."""
    page.locator(".way .primary").click()
    page.wait_for_function("key => !location.hash.endsWith(key)", arg=key)
    return kept_draft(page)["answers"][slot]["value"]


def test_damage_is_touched_on_the_vehicle_or_chosen_in_the_list(page):
    """The finger on the drawing, the space bar, and the list change one answer; parts beside it."""
    page.goto("/")
    Driver(page, {}).begin()
    show(page, "p.v.kind")
    page.get_by_role("radio", name="vélo").check()
    answer_of(page, "p.v.kind", "A:p.v.kind")
    show(page, "p.damage_text")
    drawing = page.get_by_role("group", name="Dessin du véhicule")
    assert drawing.locator(".vehicle").get_attribute("data-kind") == "vélo"

    drawing.locator("[data-zone='avant gauche']").click()
    drawing.get_by_role("checkbox", name="côté droit").focus()
    page.keyboard.press("Space")
    page.locator(".zones").get_by_role("checkbox", name="dessous").check()
    page.get_by_role("checkbox", name="roue").check()

    page.get_by_text("Endroits abîmés : avant gauche, côté droit, dessous").wait_for()
    assert page.locator(".zones").get_by_role("checkbox", name="avant gauche").is_checked()
    assert drawing.locator("[aria-checked=true]").count() == 2
    kept = answer_of(page, "p.damage_text", "A:p.damage_text")
    assert sorted(kept) == ["avant gauche", "côté droit", "dessous", "roue"]


def test_nothing_visible_takes_back_every_damaged_place(page):
    """And a damaged place takes back « rien de visible »."""
    page.goto("/")
    Driver(page, {}).begin()
    show(page, "p.damage_text")
    drawing = page.get_by_role("group", name="Dessin du véhicule")
    drawing.locator("[data-zone='arrière']").click()
    nothing = page.get_by_role("checkbox", name="rien de visible")

    nothing.check()

    drawing.locator("[aria-checked=true]").wait_for(state="detached")
    drawing.locator("[data-zone='arrière']").click()
    page.get_by_text("Endroits abîmés : arrière").wait_for()
    assert not nothing.is_checked()


def test_the_point_of_impact_is_moved_by_the_arrow_keys_on_the_drawing(page):
    """The list follows: it is the same answer."""
    page.goto("/")
    Driver(page, {}).begin()
    show(page, "p.impact")
    page.get_by_role("radio", name="avant", exact=True).check()
    page.locator(".impact-drawing").focus()

    for _ in range(8):
        page.keyboard.press("ArrowRight")

    page.wait_for_selector(".impact-arrow[data-zone='avant droit']")
    assert page.get_by_role("radio", name="avant droit").is_checked()
