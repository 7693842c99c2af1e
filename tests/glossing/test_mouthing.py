"""French spelling to phones, measured on words of the form."""

from __future__ import annotations

from pathlib import Path

import pytest

from lsf_avatar.glossing.mouthing import phones_of, phones_of_letters
from lsf_avatar.phonology.visemes import VISEME_OF_PHONE

CHECKED = [
    line.split("\t")
    for line in (Path(__file__).parent / "phones.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("word", "phones"), CHECKED, ids=[word for word, _ in CHECKED])
def test_a_word_of_the_form_is_said_as_checked_by_hand(word: str, phones: str) -> None:
    """One string a phone, all known to the visemes."""
    assert " ".join(phones_of(word)) == phones
    assert set(phones.split()) <= set(VISEME_OF_PHONE)


def test_a_code_is_said_letter_by_letter() -> None:
    """Letters by their French names, figures as words."""
    assert " ".join(phones_of_letters("B-7")) == "b e t i ʁ ɛ s ɛ t"


def test_nothing_to_say_gives_no_phones() -> None:
    """Foreign letters are not guessed."""
    assert phones_of("") == phones_of("سلام") == ()
