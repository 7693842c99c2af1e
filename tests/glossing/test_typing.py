"""What people type on a telephone: accents lost, one letter wrong, odd quotes, capitals."""

from __future__ import annotations

import pytest

from lsf_avatar.glossing import Parser, gloss
from lsf_avatar.lexicon.entries import Lexicon


def glosses(text: str, lexicon: Lexicon, parser: Parser) -> list[str]:
    """The glosses of a text, in signing order."""
    return [item.gloss for item in gloss(text, lexicon, nlp=parser).items]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ou habite le témoin ?", "Où habite le témoin ?"),
        ("A QUELLE HEURE EST L'ACCIDENT ?", "À quelle heure est l'accident ?"),
        ("Le temoin est blesse.", "Le témoin est blessé."),
        ("L'acident est grave.", "L'accident est grave."),
        ("Le conducteurr est là.", "Le conducteur est là."),
        ("Avez\u2010vous signé\u202f?", "Avez-vous signé ?"),
        ("Le te\u0301moin est la\u0300.", "Le témoin est là."),
        ("J’ai l’adresse", "J'ai l'adresse"),
        ("Avez vous signé ?", "Avez-vous signé ?"),
    ],
)
def test_a_slip_of_typing_changes_nothing(
    typed: str, meant: str, lexicon: Lexicon, parser: Parser
) -> None:
    """The same signs in the same order."""
    assert glosses(typed, lexicon, parser) == glosses(meant, lexicon, parser)


def test_another_word_is_not_mended_into_one_of_the_form(lexicon: Lexicon, parser: Parser) -> None:
    """« passage » is no « passager »."""
    assert glosses("Le passage est fermé.", lexicon, parser)[0] == "#PASSAGE"


def test_offsets_are_those_of_the_text_as_it_was_typed(lexicon: Lexicon, parser: Parser) -> None:
    """Also where letters come in two pieces."""
    text = "Le te\u0301moin est la\u0300."
    first = gloss(text, lexicon, nlp=parser).items[0]

    assert text[first.start : first.end] == "te\u0301moin"


@pytest.mark.parametrize("text", ["CE", "DE", "BE", "A"])
def test_a_short_code_is_never_taken_for_a_small_word(
    text: str, lexicon: Lexicon, parser: Parser
) -> None:
    """Categories of the licence are codes."""
    assert glosses(text, lexicon, parser) == [f"#{text}"]
