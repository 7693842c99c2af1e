"""The form in other languages knows every option of the form and every message of the server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lsf_avatar.constat.messages import ERRORS, WARNINGS

FILES = sorted(
    path
    for path in (Path(__file__).parents[2] / "web" / "src" / "i18n").glob("??.ts")
    if path.stem != "fr"
)
NAMES = {"1", "2", "A", "B", "SMS", "AM", "A1", "A2", "B1", "BE", "C1", "C1E", "C", "CE", "D1",
         "D1E", "D", "DE", "France"}  # fmt: skip
"""The same in every language here, or understood."""


def keys(text: str) -> set[str]:
    """Names of properties, quoted or not."""
    found = re.finditer(r'(?:^|[{,\s])(?:"((?:[^"\\]|\\.)+)"|([\w-]+)):\s', text)
    return {match[1] or match[2] for match in found}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_message_and_option_has_words_in_each_language(questions, path):
    """A driver who does not read French is refused and warned in their own language."""
    written = keys(path.read_text(encoding="utf-8"))
    options = {option for q in questions.questions.values() for option in q.answers}
    assert {*ERRORS, *WARNINGS} - written == set()
    assert options - NAMES - written == set()


def test_there_are_languages():
    """Else the test above says nothing."""
    assert len(FILES) >= 2
