"""Drawings that are answers: by finger, by mouse, by keyboard, and as a list that says the same."""

from __future__ import annotations

import io

import pytest
from PIL import Image

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


def choose_road(page, name: str) -> None:
    """Answers how the road is."""
    show(page, "sk.layout")
    page.get_by_role("radio", name=name).check()
    answer_of(page, "sk.layout", "sk.layout")


def test_signs_and_street_names_are_put_on_the_sketch_and_undone(page):
    """By button and mouse, by keyboard, as numbers; the questions about them propose them."""
    page.goto("/")
    Driver(page, {}).begin()
    choose_road(page, "rond-point")
    show(page, "sk.vehicles")
    page.get_by_role("button", name="stop", exact=True).click()
    page.get_by_role("button", name="feu", exact=True).click()
    page.get_by_label("Nom de rue 1").fill("rue de la Paix")
    page.get_by_role("button", name="stop : 16 sur 100").focus()
    for key in ("ArrowUp", "ArrowRight", "d"):
        page.keyboard.press(key)
    page.wait_for_selector(".sign[transform='translate(20 78)']")
    page.get_by_role("button", name="feu : 30").focus()
    page.keyboard.press("Delete")
    page.locator(".sign").nth(1).wait_for(state="detached")
    page.get_by_role("button", name="Annuler le dernier changement").click()
    page.locator(".sign").nth(1).wait_for()
    page.locator(".sketch-frame").scroll_into_view_if_needed()
    frame = page.locator(".sketch-frame").bounding_box()
    street = page.locator(".street").bounding_box()
    page.mouse.move(street["x"] + street["width"] / 2, street["y"] + street["height"] / 2)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.4, frame["y"] + frame["height"] * 0.3)
    page.mouse.up()
    page.locator("summary", has_text="Positions en texte").click()
    page.get_by_role("group", name="feu").get_by_label("Haut").fill("12")
    page.keyboard.press("Tab")

    kept = answer_of(page, "sk.vehicles", "sk.vehicles")

    assert kept["signs"] == [{"name": "stop", "x": 20, "y": 78}, {"name": "feu", "x": 30, "y": 12}]
    assert kept["streets"] == [{"name": "rue de la Paix", "x": 40, "y": 30}]
    assert [vehicle["id"] for vehicle in kept["vehicles"]] == ["A", "B"]
    show(page, "sk.signs")
    assert page.locator(".card input:checked").count() == 2
    show(page, "sk.streets")
    assert page.locator("#answer").input_value() == "rue de la Paix"
    show(page, "sk.agree")
    assert "20 sur 100 depuis la gauche, 78" in page.locator(".sketch-still").get_attribute(
        "aria-label"
    )


def test_a_street_goes_when_its_field_is_left_empty_not_while_it_is_written_anew(page):
    """The second name does not jump into the first field under the driver's fingers."""
    page.goto("/")
    Driver(page, {}).begin()
    choose_road(page, "carrefour en croix")
    show(page, "sk.vehicles")
    page.get_by_label("Nom de rue 1").fill("rue A")
    page.get_by_label("Nom de rue 2").fill("rue B")

    page.get_by_label("Nom de rue 1").fill("")
    page.get_by_label("Nom de rue 1").press_sequentially("rue C")

    assert page.get_by_label("Nom de rue 2").input_value() == "rue B"
    page.get_by_label("Nom de rue 1").fill("")
    page.keyboard.press("Tab")
    page.get_by_label("Nom de rue 3").wait_for(state="detached")
    kept = answer_of(page, "sk.vehicles", "sk.vehicles")
    assert [street["name"] for street in kept["streets"]] == ["rue B"]


def test_a_photo_of_a_paper_drawing_replaces_the_sketch(page):
    """It is kept with the driver's photos, sent with them, and shown where one agrees to it."""
    page.goto("/")
    driver = Driver(page, {})
    driver.begin()
    show(page, "sk.layout")
    page.get_by_role("radio", name="photo d’un dessin sur papier").check()
    picture = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 180, 120)).save(picture, "PNG")
    page.locator(".panel .file input").set_input_files(
        {"name": "dessin.png", "mimeType": "image/png", "buffer": picture.getvalue()}
    )
    page.get_by_text("La photo du dessin est gardée.").wait_for()
    answer_of(page, "sk.layout", "sk.layout")

    show(page, "sk.agree")
    page.locator(".paper-sketch").wait_for()
    page.wait_for_selector(".notices[data-link=ok][data-unsent='0']", state="attached")
    headers = {"Authorization": f"Bearer {driver.token()}"}
    seen = page.request.get("/api/constat", headers=headers).json()["answers"]
    (photo,) = seen["p.photos"]["value"]
    assert photo["kind"] == "dessin sur papier"
    assert page.request.get(f"/api/constat/photos/{photo['id']}", headers=headers).ok
