"""A driver who has no mouse and touches nothing: Tab, arrows, space, Enter, letters."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from .driver import Driver

MOST_KEYS = 120
"""So many steps lead to anything on a page, or it counts as out of reach."""


class KeyboardDriver(Driver):
    """Does by keys alone what `Driver` does by touch; what has the focus must show it."""

    def __init__(self, page: Page, *more: Any) -> None:
        super().__init__(page, *more)
        # With one listener always there, the browser never shows a chooser of its own.
        page.on("filechooser", lambda _: None)

    def reach(self, target: Locator) -> None:
        """Moves the focus to one control; within a group of answers by arrows, which choose."""
        for _ in range(MOST_KEYS):
            here, in_its_group, ring = target.evaluate(_FOCUS)
            if here:
                assert ring, f"the focus cannot be seen: {target}"
                return
            self.page.keyboard.press("ArrowDown" if in_its_group else "Tab")
        raise AssertionError(f"the keyboard does not reach {target}")

    def _press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def _tick(self, box: Locator, on: bool = True) -> None:
        if box.is_checked() is on:
            return
        self.reach(box)
        if box.is_checked() is not on:
            self.page.keyboard.press("Space")

    def _type(self, field: Locator, text: str) -> None:
        if field.input_value() == text:
            return
        self.reach(field)
        if field.get_attribute("type") == "date":
            return self._type_date(field, text)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def _type_date(self, field: Locator, date: str) -> None:
        """Part after part; which comes first is the browser's own language, not the page's."""
        year, month, day = date.split("-")
        for typed in (month + day + year, day + month + year):
            self.page.keyboard.type(typed)
            if field.input_value() == date:
                return
            while field.evaluate("field => field === document.activeElement"):
                self.page.keyboard.press("Shift+Tab")
            self.reach(field)
        raise AssertionError(f"{date} cannot be typed")

    def _give(self, chooser: Locator, file: dict[str, Any]) -> None:
        self.reach(chooser)
        with self.page.expect_file_chooser() as asked:
            self.page.keyboard.press("Space")
        asked.value.set_files(file)

    def _impact(self, question: dict[str, Any], value: dict[str, Any]) -> None:
        self._tick(self.page.get_by_label(value["zone"], exact=True))

    def _sketch(self, question: dict[str, Any], value: dict[str, Any]) -> None:
        for vehicle in value["vehicles"]:
            car = self.page.locator(f".car-{vehicle['id']}")
            self.reach(car)
            for key in ("ArrowUp", "ArrowLeft", "d"):
                self.page.keyboard.press(key)

    def _draw(self, strokes: list[list[list[float]]]) -> None:
        raise AssertionError("a drawing needs a hand: sign by typing")


_FOCUS = """target => {
  const at = document.activeElement;
  const edge = (of) => of && parseFloat(getComputedStyle(of).strokeWidth);
  const seen = (of) => of && (getComputedStyle(of).outlineStyle !== "none"
    || edge(of.querySelector(".car-body")) > 1.5);  // in a drawing: a thick edge
  const group = at.type === "radio" && target.type === "radio" && at.name === target.name;
  return [at === target, group, seen(at) || seen(at.closest("label"))];
}"""
