"""A whole constat by keyboard alone: both drivers, to both signatures and the document."""

from __future__ import annotations

import pytest

from .driver import example_answers
from .keyboard import KeyboardDriver

pytestmark = pytest.mark.browser

ONE_PHONE = {"gate.device_mode": "un téléphone", "gate.display": ["texte"]}
TYPED = {
    side: {
        "p.signature": {"kind": "typed", "name": name, "strokes": [], "reason": ""},
        "v.sign": {
            "kind": "typed", "name": name, "strokes": [], "reason": "",
            "place": "Paris", "date": "2026-11-20",
        },
    }
    for side, name in (("A", "Jean-François Œuvrard"), ("B", "Zoé N’Guyen"))
}  # fmt: skip

COUNT_TOUCHES = """
  window.touches = 0;
  addEventListener("pointerdown", () => (window.touches += 1), true);
"""


def test_two_drivers_fill_in_sign_and_get_the_document_without_mouse_or_touch(page):
    """Whatever was answered is in the constat that the server keeps; nothing was ever touched."""
    page.add_init_script(COUNT_TOUCHES)
    page.goto("/")
    page.wait_for_selector("h1")
    first = KeyboardDriver(page, example_answers("A") | ONE_PHONE | TYPED["A"])
    first.begin()
    first.walk(until="p.signature")
    first._press(page.get_by_role("link", name="Donner la suite à l’autre conducteur"))
    first._press(page.get_by_role("button", name="Je suis l’autre conducteur"))
    page.wait_for_selector("#question")
    second = KeyboardDriver(page, example_answers("B") | ONE_PHONE | TYPED["B"], first.questions)
    second.walk(until="p.signature")
    second.answer()
    second.go_on()
    page.evaluate("location.hash = '#/handover'")
    second._press(page.get_by_role("button", name="Revenir au conducteur A"))
    page.get_by_text("Tout est rempli").wait_for()
    first.answer()
    first.go_on()
    first.walk()

    page.get_by_text("Le constat est signé par les deux conducteurs").wait_for()
    first._press(page.get_by_role("button", name="Aller au document"))
    with page.expect_download() as downloading:
        first._press(page.get_by_role("button", name="Télécharger le document commun"))
    with open(downloading.value.path(), "rb") as file:
        assert file.read(5) == b"%PDF-"
    assert page.evaluate("window.touches") == 0
