"""By keyboard alone, on a small screen, and for those who do not see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .driver import Driver, example_answers

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"


def questions(page) -> list[dict]:
    """All questions of the form."""
    return page.request.get("/api/form").json()["questions"]


def show(page, id: str) -> None:
    """Goes to a question, whether or not it would be asked now."""
    page.evaluate("id => { location.hash = `#/q/${id}`; }", id)
    page.wait_for_function("() => document.activeElement?.id === 'question'")


def violations(page) -> list[str]:
    """What axe finds, with the first element concerned."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
        " 'best-practice'] }).then(r => r.violations.map(v => [v.id, v.nodes[0].html]))"
    )
    return [f"{id}: {html}" for id, html in found]


def test_no_page_has_a_fault_that_axe_finds(page):
    """Start, every question, the other driver's screen, recap, lexicon, QA."""
    page.goto("/")
    page.wait_for_selector("h1")
    faults = {"start": violations(page)}
    page.goto("/verifier")
    page.wait_for_selector("h1")
    faults["verify"] = violations(page)
    page.goto("/")
    page.wait_for_selector("h1")
    Driver(page, {}).begin()
    # What the bar below happens to cover, scrolling brings out from under it.
    page.evaluate(_ADOPT, ".way { position: static !important; }")
    for question in questions(page):
        show(page, question["id"])
        faults[question["id"]] = violations(page)
    page.get_by_role("button", name="114 Urgence").click()
    faults["emergency"] = violations(page)
    page.get_by_role("button", name="Fermer").click()
    show(page, "gate.other_party")
    page.get_by_role("radio", name="elle refuse le constat").check()
    page.wait_for_selector(".advice")
    faults["advice"] = violations(page)
    show(page, "gate.safe")
    page.get_by_role("radio", name="oui").check()
    page.get_by_role("button", name="Suivant", exact=True).click()
    page.wait_for_function("() => location.hash === '#/q/gate.other_party'")
    page.wait_for_function("() => document.activeElement?.id === 'question'")
    for place, landmark in (("#/handover", ".handover"), ("#/recap", "section[data-box]")):
        page.evaluate("place => { location.hash = place; }", place)
        page.wait_for_selector(landmark)
        faults[place] = violations(page)
    for place in ("/lexique#ACCIDENT", "/qa#id=acc.date&frame=3"):
        page.goto(place)
        page.wait_for_selector(".entry h2")
        faults[place] = violations(page)
    left = {name: found for name, found in faults.items() if found}
    assert left == {}, "\n".join(f"{k} {v}" for k, v in left.items())


@pytest.mark.parametrize("width", [320, 360])
def test_every_question_fits_a_small_screen(page, width):
    """No scrolling sideways, and every target is at least 44 pixels high."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto("/")
    Driver(page, {}).begin()
    faults = []
    for question in questions(page):
        show(page, question["id"])
        faults += page.evaluate(_MEASURE, question["id"])
    assert faults == []


def test_wider_spacing_of_the_text_hides_nothing(page):
    """WCAG 1.4.12: whoever spreads lines, letters and words still reads every question whole."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/")
    Driver(page, {}).begin()
    page.evaluate(_ADOPT, _SPREAD)  # the page's policy allows no style element
    faults = []
    for question in questions(page):
        show(page, question["id"])
        faults += page.evaluate(_CLIPPED, question["id"])
    assert faults == []


_SPREAD = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""

_ADOPT = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""

_CLIPPED = """id => {
  const faults = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) faults.push(`${id}: ${wide} px too wide`);
  for (const at of document.querySelectorAll("main *")) {
    const { overflowX, overflowY, clipPath } = getComputedStyle(at);
    const hides = [overflowX, overflowY].some((how) => how === "hidden" || how === "clip");
    if (!hides || !at.textContent.trim() || clipPath !== "none" || at.closest("svg")) continue;
    if (at.scrollWidth > at.clientWidth + 1 || at.scrollHeight > at.clientHeight + 1)
      faults.push(`${id}: ${at.outerHTML.slice(0, 80)} is cut`);
  }
  return faults;
}"""


_MEASURE = """id => {
  const faults = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) faults.push(`${id}: ${wide} px too wide`);
  for (const target of document.querySelectorAll(
    "button, a.button, label.card, label.chip, select, input:not([type=radio], [type=checkbox],"
    + " [type=file]), textarea")) {
    const { height, width } = target.getBoundingClientRect();
    if (height && (height < 43.9 || width < 43.9))
      faults.push(`${id}: ${target.outerHTML.slice(0, 80)} is ${width} × ${height}`);
  }
  return faults;
}"""


def test_the_form_is_walked_by_keyboard_alone(page):
    """Tab, space, arrows and Enter lead through every kind of answer of the first boxes."""
    page.goto("/")
    page.wait_for_selector("h1")
    keyboard = page.keyboard
    driver = Driver(page, {})
    reach(page, "Commencer un constat")
    keyboard.press("Enter")
    page.wait_for_selector("#question")

    def choose(label: str) -> None:
        reach(page, label, in_groups=True)
        if not page.evaluate("document.activeElement.checked"):
            keyboard.press("Space")

    for key, answer in (
        ("gate.safe", "Oui"),
        ("gate.other_party", "oui, elle est là"),
        ("gate.other_kind", "voiture"),
        ("gate.vehicle_count", "2"),
        ("gate.device_mode", "un téléphone"),
        ("gate.side", "A"),
        ("gate.display", "LSF"),
        ("gate.consent", "Oui"),
    ):
        at(page, driver, key)
        choose(answer)
        keyboard.press("Enter")
    at(page, driver, "acc.date")
    for name, text in (("Jour", "20"), ("Mois", "11"), ("Année", "2026")):
        reach(page, name)
        keyboard.type(text)
    keyboard.press("Enter")
    at(page, driver, "acc.time")
    reach(page, "Maintenant")
    keyboard.press("Enter")
    choose("À peu près")
    keyboard.press("Enter")
    at(page, driver, "acc.country")
    keyboard.press("Shift+Tab")
    keyboard.press("Enter")
    assert driver.key == "acc.country", "Enter on another control does not answer"
    reach(page, "Suivant")
    keyboard.press("Enter")
    at(page, driver, "acc.place")
    reach(page, "Rue, route ou lieu")
    keyboard.type("Rue de la Paix")
    keyboard.press("Enter")
    at(page, driver, "acc.place_kind")


def test_the_sketch_and_the_impact_need_no_mouse(page):
    """Arrow keys move and turn the vehicles; the list says the same as the drawing."""
    page.goto("/")
    Driver(page, {}).begin()
    show(page, "sk.vehicles")
    car = page.locator(".car-A")
    car.focus()
    before = car.get_attribute("transform")
    for key in ("ArrowLeft", "ArrowUp", "d"):
        page.keyboard.press(key)
    page.wait_for_function(
        "before => document.querySelector('.car-A').getAttribute('transform') !== before",
        arg=before,
    )
    page.wait_for_function(
        "() => document.querySelector('.car-A').getAttribute('transform')"
        " === 'translate(53 68) rotate(15)'"
    )
    assert car.get_attribute("transform") == "translate(53 68) rotate(15)"
    assert "53 sur 100 depuis la gauche" in car.get_attribute("aria-label")

    show(page, "p.impact")
    page.get_by_label("arrière gauche", exact=True).focus()
    page.keyboard.press("Space")
    page.wait_for_selector(".impact-arrow[data-zone='arrière gauche']")


def test_114_is_on_every_screen_with_the_place_filled_in(page):
    """The text message to 114 already says where."""
    page.goto("/")
    assert page.get_by_role("button", name="114 Urgence").is_visible()
    driver = Driver(page, example_answers("A"))
    driver.begin()
    driver.walk(until="acc.place_kind")

    page.get_by_role("button", name="114 Urgence").click()

    link = page.get_by_role("link", name="Écrire un SMS au 114").get_attribute("href")
    assert link.startswith("sms:114?body=")
    assert "12%20rue%20de%20la%20Paix" in link


@pytest.mark.parametrize("width", [360, 1280])
def test_what_to_do_in_an_emergency_is_signed_beside_the_signer(page, width):
    """The panel does not cover who signs it, and « Écrire un SMS » is seen without scrolling."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto("/")
    Driver(page, {}).begin()
    page.get_by_role("button", name="114 Urgence").click()

    with page.expect_response("**/api/phrases/notice.emergency*") as signed:
        page.get_by_role("dialog").get_by_role("button", name="Voir ce message en LSF").click()

    assert signed.value.ok
    panel = page.get_by_role("dialog").bounding_box()
    signer = page.locator("lsf-avatar").bounding_box()
    beside = panel["x"] >= signer["x"] + signer["width"]
    below = panel["y"] >= signer["y"] + 240
    assert beside or below, (panel, signer)
    sms = page.get_by_role("link", name="Écrire un SMS au 114").bounding_box()
    assert sms["y"] + sms["height"] <= 740


def at(page, driver: Driver, key: str) -> None:
    """Waits for a question; its heading has the focus."""
    page.wait_for_function(
        "key => decodeURIComponent(location.hash).endsWith('/' + key)"
        " && document.activeElement?.id === 'question'",
        arg=key,
    )
    assert driver.key == key


def reach(page, name: str, in_groups: bool = False) -> None:
    """Presses Tab until something of this name has the focus, and it can be seen that it has.

    Args:
        page: Where.
        name: Its name, or how it begins.
        in_groups: Also look at each answer of a group, by arrow keys: this chooses them in turn.
    """
    in_group = 0
    for _ in range(80):
        # Tab enters a group of answers once; within it one moves by arrows.
        page.keyboard.press("ArrowDown" if 0 < in_group < 10 else "Tab")
        found, ring, grouped = page.evaluate(_FOCUSED)
        in_group = in_group + 1 if grouped and in_groups else 0
        if found.startswith(name) or found.lower() == name.lower():
            assert ring, f"the focus on {name} cannot be seen"
            return
    raise AssertionError(f"the keyboard does not reach {name}")


_FOCUSED = """() => {
  const at = document.activeElement;
  const name = at.ariaLabel || at.labels?.[0]?.innerText || at.innerText || "";
  const marked = (of) => of && getComputedStyle(of).outlineStyle !== "none";
  return [name.trim(), marked(at) || marked(at.closest("label")), at.type === "radio"];
}"""
