"""From the first question to the document, in a real browser on the real server."""

from __future__ import annotations

import re
from urllib.parse import quote

import pypdfium2
import pytest

from lsf_avatar.constat.fields import BOXES, FIELDS

from .driver import EXAMPLE, Driver, example_answers, kept_draft

pytestmark = pytest.mark.browser


def test_a_driver_answers_every_question_and_gets_the_document(page, tmp_path):
    """What was typed on the screens stands on the recap and in the PDF, box by box."""
    page.goto("/")
    driver = Driver(page, example_answers("A"))

    driver.begin()
    driver.walk(until="p.review")
    the_other_driver_fills_in(page)
    driver.walk()

    page.wait_for_selector("section[data-box]")
    recap = page.evaluate(
        """[...document.querySelectorAll("section[data-box]")].map(section => ({
          box: section.dataset.box,
          rows: [...section.querySelectorAll(".recap-row")].map(row =>
            [row.dataset.key, row.querySelector("dd").textContent])
        }))"""
    )
    said = {key: text for box in recap for key, text in box["rows"]}
    assert plain(said["p.v.plate"]) == "AB-123-CD"
    assert plain(said["wit.name#2"]) == plain("Noël Œuvrard")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Télécharger le PDF").click()
    path = tmp_path / "constat.pdf"
    downloading.value.save_as(path)
    printed = boxes_of(pdf_text(path))
    checked, lost = set(), []
    for box in recap:
        for key, text in box["rows"]:
            if on_paper(key, text):
                number = FIELDS[key.partition("#")[0]].box_title
                checked.add(number)
                if not stands_in(printed[number][0], key, text):
                    lost.append((number, key, text))
    assert not lost, lost
    assert checked == set(BOXES) - {"0"}


def on_paper(key: str, text: str) -> bool:
    """Whether a row of the recap stands on the form in these words.

    The count of crosses is a mere number there, and a circumstance without a cross is a blank.
    """
    blank = key.startswith("p.c.") and text in ("non", "je ne sais pas")
    return FIELDS[key.partition("#")[0]].printed == "form" and key != "p.c.count" and not blank


def stands_in(box: str, key: str, text: str) -> bool:
    """Whether an answer of driver A stands in a box: in box 12 as a cross on A's side."""
    if key.startswith("p.c."):
        return re.search(rf"^☒[^\n]* {int(key[4:6])} ", box, flags=re.M) is not None
    return plain(text) in plain(box)


def the_other_driver_fills_in(page) -> None:
    """Their own column is complete, from elsewhere: now one can sign."""
    headers = {"Authorization": f"Bearer {kept_draft(page)['tokens']['B']}"}
    for key, value in EXAMPLE["sides"]["B"].items():
        field = FIELDS[key.partition("#")[0]]
        if field.side == "own" and field.type not in ("photo", "signature"):
            path = f"/api/constat/answers/{quote(key, safe='')}"
            assert page.request.put(path, data={"value": value}, headers=headers).ok, key


def boxes_of(text: str) -> dict[str, list[str]]:
    """Number of each box → its text, once or for A and for B, cut at the printed headings."""
    cuts = sorted(
        (heading.start(), box)
        for box, title in BOXES.items()
        if box != "0"
        for heading in re.finditer(rf"^{re.escape(f'{box} {title[:9]}')}", text, flags=re.M)
    )
    found: dict[str, list[str]] = {}
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    for (start, box), end in zip(cuts, ends, strict=True):
        found.setdefault(box, []).append(text[start:end])
    return found


def pdf_text(path) -> str:
    """The words of a PDF, page after page."""
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def plain(text: str) -> str:
    """Without line breaks and kinds of spaces and apostrophes, which differ from page to paper.

    U+FFFE is what the reader gives for a hyphen at the end of a line.
    """
    return re.sub(r"\s+", "", text.replace("’", "'").replace("\ufffe", "-"))
