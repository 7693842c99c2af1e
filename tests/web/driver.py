"""Answers the form as a driver does: by what stands on the screen."""

from __future__ import annotations

import io
import json
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

from PIL import Image
from playwright.sync_api import Locator, Page

EXAMPLE = json.loads(
    files("lsf_avatar.constat").joinpath("example.json").read_text(encoding="utf-8")
)


def example_answers(side: str) -> dict[str, Any]:
    """Key → value of the example constat, as one driver has them."""
    return EXAMPLE["shared"] | EXAMPLE["sides"][side]


def kept_draft(page: Page) -> dict[str, Any]:
    """What the page's device has kept of the constat."""
    return page.evaluate(
        """() => new Promise((done, fail) => {
          const asked = indexedDB.open("lsf-avatar");
          asked.onerror = () => fail(asked.error);
          asked.onsuccess = () => {
            const got = asked.result.transaction("kept").objectStore("kept").get("draft");
            got.onsuccess = () => { asked.result.close(); done(got.result); };
          };
        })"""
    )


class Driver:
    """A person in front of the page.

    Args:
        page: On the start screen or a question.
        answers: Key → value; what is not there is passed or unknown.
        questions: Of the form, where the server cannot be asked now.
    """

    def __init__(
        self, page: Page, answers: dict[str, Any], questions: dict[str, Any] | None = None
    ) -> None:
        self.page = page
        self.answers = answers
        self.questions = questions or {
            question["id"]: question
            for question in page.request.get("/api/form").json()["questions"]
        }
        self.asked: list[str] = []

    def begin(self) -> None:
        """From the start screen to the first question."""
        self._press(self.page.get_by_role("button", name="Commencer un constat"))
        self.page.wait_for_selector("#question")

    @property
    def key(self) -> str:
        """The key of the question on the screen; `recap` at the end."""
        place = self.page.evaluate("location.hash")
        return unquote(place.rpartition("/")[2])

    def walk(self, until: str = "recap") -> None:
        """Answers question after question until one is on the screen."""
        while self.key != until:
            self.answer()
            self.go_on()

    def answer(self) -> None:
        """Fills in what stands on the screen; leaves out what there is no answer to."""
        key = self.key
        assert key not in self.asked, f"{key} was asked twice"
        self.asked.append(key)
        self.page.wait_for_function("() => document.activeElement?.id === 'question'")
        question = self.questions[key.partition("#")[0]]
        if key in self.answers and key != "p.ph.same_as_profile":  # a card, if there is one
            getattr(self, _FILL[question["type"]])(question, self.answers[key])

    def go_on(self) -> None:
        """Presses « Suivant », twice where a warning wants to be seen.

        Where there is an answer for one more witness or injured person, adds one.
        """
        key = self.key
        before = self.page.evaluate("location.hash")
        id, _, turn = key.partition("#")
        another = self.page.get_by_role("button", name="Ajouter un autre")
        if another.count() and self._has_turn(id, int(turn or 1) + 1):
            self._press(another)
        else:
            self._submit()
        self.page.wait_for_function(
            "before => location.hash !== before || document.querySelector('[role=alert] h2')",
            arg=before,
        )
        if self.page.evaluate("location.hash") == before:
            problem = self.page.locator(".problem-box")
            assert problem.count() == 0, f"{key}: {problem.inner_text()}"
            self._submit()
            self.page.wait_for_function("before => location.hash !== before", arg=before)
        if self.key == "handover":
            self._press(self.page.get_by_role("button", name="Continuer : conducteur"))
            self.page.wait_for_function("() => location.hash !== '#/handover'")

    def token(self) -> str:
        """The secret of this driver's link, as the device keeps it."""
        draft = kept_draft(self.page)
        return draft["tokens"][draft["side"]]

    def _press(self, target: Locator) -> None:
        target.click()

    def _tick(self, box: Locator, on: bool = True) -> None:
        box.set_checked(on)

    def _type(self, field: Locator, text: str) -> None:
        field.fill(text)

    def _submit(self) -> None:
        self._press(self.page.locator(".way .primary"))

    def _has_turn(self, id: str, turn: int) -> bool:
        group = id.rpartition(".")[0] + "."
        return any(key.startswith(group) and key.endswith(f"#{turn}") for key in self.answers)

    def _choose(self, question: dict[str, Any], value: str) -> None:
        named = self.page.locator(f'.card input[value="{value}"]')
        if named.count():
            self._tick(named)
            return
        self._tick(self.page.locator(".card-row").last.locator("input"))
        self._type(self.page.locator(".cards > .field input"), value)

    def _check(self, question: dict[str, Any], values: list[str]) -> None:
        for value in values:
            self._tick(self.page.locator(".card", has_text=value).first.locator("input"))

    def _write(self, question: dict[str, Any], value: Any) -> None:
        quick = [option["value"] for option in question["options"]]
        if value in quick:
            self._touch(value)
        else:
            self._type(self.page.locator("#answer"), str(value))

    def _touch(self, value: str) -> None:
        name = value.replace("'", "’")
        self._press(self.page.locator(".quick").get_by_role("button", name=name, exact=True))

    def _date(self, question: dict[str, Any], value: str) -> None:
        if value.count("-") != 2:
            return self._touch(value)
        for name, text in zip(("Année", "Mois", "Jour"), value.split("-"), strict=True):
            self._type(self.page.get_by_role("textbox", name=name, exact=True), text)

    def _time(self, question: dict[str, Any], value: dict[str, Any]) -> None:
        for name, text in zip(("Heures", "Minutes"), value["time"].split(":"), strict=True):
            self._type(self.page.get_by_role("textbox", name=name), text)
        self._tick(self.page.get_by_label("À peu près"), value["approximate"])

    def _place(self, question: dict[str, Any], value: dict[str, Any]) -> None:
        self._type(self.page.locator("#answer"), value["line"])
        postcode = self.page.get_by_role("textbox", name="Code postal")
        self._type(postcode, value.get("postcode", ""))
        self._type(self.page.get_by_role("textbox", name="Ville"), value.get("city", ""))

    def _phone(self, question: dict[str, Any], value: dict[str, str]) -> None:
        self._tick(self.page.locator(".chip", has_text=value["kind"]).locator("input"))
        self._type(self.page.locator("#answer"), value["value"])

    def _impact(self, question: dict[str, Any], value: dict[str, Any]) -> None:
        drawing = self.page.locator(".impact-drawing")
        box = drawing.bounding_box()
        x, y = box["width"] * value["x"] / 100, box["height"] * value["y"] / 100
        drawing.click(position={"x": x, "y": y})

    def _give(self, chooser: Locator, file: dict[str, Any]) -> None:
        chooser.set_input_files(file)

    def _photos(self, question: dict[str, Any], value: list[dict[str, str]]) -> None:
        for number, photo in enumerate(value, start=1):
            picture = io.BytesIO()
            Image.new("RGB", (64, 48), (90 * number, 120, 60)).save(picture, "PNG")
            chooser = self.page.locator(".file", has_text=photo["kind"]).locator("input")
            file = {"name": photo["name"], "mimeType": "image/png", "buffer": picture.getvalue()}
            self._give(chooser, file)
            self.page.wait_for_function(
                "count => document.querySelectorAll('.thumbnails li').length === count", arg=number
            )

    def _sketch(self, question: dict[str, Any], value: dict[str, Any]) -> None:
        self.page.locator(".sketch-frame").scroll_into_view_if_needed()
        frame = self.page.locator(".sketch-frame").bounding_box()
        for vehicle in value["vehicles"]:
            start = self.page.locator(f".car-{vehicle['id']} .car-body").bounding_box()
            mouse = self.page.mouse
            mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
            mouse.down()
            mouse.move(
                frame["x"] + frame["width"] * vehicle["x"] / 100,
                frame["y"] + frame["height"] * vehicle["y"] / 100,
            )
            mouse.up()
        while "90" not in self.page.locator(".car-B").get_attribute("transform").split("rotate")[1]:
            self.page.get_by_role("button", name="Tourner à droite").click()

    def _sign(self, question: dict[str, Any], value: dict[str, Any]) -> None:
        if value["kind"] == "typed":
            self._tick(self.page.get_by_label("Taper mon nom", exact=True))
            self._type(self.page.get_by_label("Votre nom complet"), value["name"])
        else:
            self._draw(value["strokes"])
        if question["id"] == "v.sign":
            self._type(self.page.get_by_label("Signé à (ville)"), value["place"])
            self._type(self.page.get_by_label("Le", exact=True), value["date"])

    def _draw(self, strokes: list[list[list[float]]]) -> None:
        field = self.page.locator(".ink svg")
        field.scroll_into_view_if_needed()
        box = field.bounding_box()
        mouse = self.page.mouse
        for stroke in strokes:
            points = [(box["x"] + x * box["width"] / 100, box["y"] + y * box["height"] / 40)
                      for x, y, _ in stroke]  # fmt: skip
            mouse.move(*points[0])
            mouse.down()
            for point in points[1:]:
                mouse.move(*point)
            mouse.up()


_FILL = {
    "yesno": "_choose", "choice": "_choose", "multi": "_check",
    "text": "_write", "plate": "_write", "email": "_write",
    "number": "_write", "date": "_date", "time": "_time",
    "place": "_place", "address": "_place", "phone": "_phone",
    "svgpoint": "_impact", "photo": "_photos", "sketch": "_sketch",
    "signature": "_sign",
}  # fmt: skip
