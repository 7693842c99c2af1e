"""From the first question to the document, in a real browser on the real server."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from driver import Driver, example_answers

pytestmark = pytest.mark.browser


def test_a_driver_answers_every_question_and_gets_the_document(page, tmp_path):
    """What was typed on the screens stands on the recap and in the PDF, box by box."""
    page.goto("/")
    driver = Driver(page, example_answers("A"))

    driver.begin()
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
    printed = plain(pdf_text(path))
    lost = [(box["box"], key, text) for box in recap for key, text in box["rows"]
            if box["box"] not in ("0",) and plain(text) not in printed]  # fmt: skip
    assert lost == []


def pdf_text(path) -> str:
    """The words of a PDF, page after page."""
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def plain(text: str) -> str:
    """Without line breaks and kinds of spaces and apostrophes, which differ from page to paper."""
    return re.sub(r"\s+", "", text.replace("’", "'"))
