"""Names come back whole: every letter of a name is spelled, whatever article it begins with."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lsf_avatar.glossing import Parser, gloss
from lsf_avatar.glossing.characters import without_accents
from lsf_avatar.lexicon.entries import Lexicon

QUICK = settings(
    max_examples=80, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
PARTICLES = ("Le ", "La ", "L'", "Les ", "De ", "De La ", "D'", "Du ", "Des ", "de ", "de la ",
             "d'", "Van ", "von ", "De L'")  # fmt: skip
CAPITALISED = ("Gall", "Luca", "Tour", "Hermitte", "Pont", "Rue", "Blanc", "Étienne", "Perez",
               "Porte", "Roy", "Saint-Étienne", "Œuvrard", "Un", "Marchand", "Rouge", "A",
               "Voiture", "Müller", "Garage")  # fmt: skip
NAMES = st.builds(
    lambda particle, words: particle + " ".join(words),
    st.sampled_from(PARTICLES),
    st.lists(st.sampled_from(CAPITALISED), min_size=1, max_size=2),
)


def letters_only(text: str) -> str:
    """Letters of a text in capitals without accents; no spaces, hyphens or apostrophes."""
    return "".join(c for c in without_accents(text) if c.isalnum())


def spelled(text: str, lexicon: Lexicon, parser: Parser) -> str:
    """All letters spelled in a text, joined."""
    items = gloss(text, lexicon, nlp=parser).items
    return letters_only("".join("".join(item.letters) for item in items))


@QUICK
@given(name=NAMES)
def test_every_letter_of_a_name_is_spelled(name: str, lexicon: Lexicon, parser: Parser) -> None:
    """Particles and words of the form among them, in order."""
    for text in (name, f"Nom : {name}", f"Je m'appelle {name}."):
        assert spelled(text, lexicon, parser) == letters_only(name), text


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Nom : le gall", ["NOM", "#LE GALL"]),
        ("je m'appelle le gall", ["PT-MOI", "#LE GALL", "APPELER"]),
        ("NOM : LE GALL", ["NOM", "#LE GALL"]),
        ("Monsieur Jean de La Fontaine est témoin.",
         ["#MONSIEUR", "#JEAN", "#DE LA FONTAINE", "TEMOIN"]),
        ("Le Gall est témoin.", ["#LE GALL", "TEMOIN"]),
        ("12 bis rue de la Paix", ["NUM-12-BIS", "RUE", "#DE LA PAIX"]),
        ("12 rue de la paix", ["NUM-12", "RUE", "#DE LA PAIX"]),
        ("12 rue du 8 mai 1945", ["NUM-12", "RUE", "#DU", "8-MAI-1945"]),
        ("Ville : Les Sables d'Olonne", ["VILLE", "#LES SABLES", "#D'OLONNE"]),
        ("Charles de Gaulle", ["#CHARLES", "#DE GAULLE"]),
        ("Châlons en Champagne", ["#CHALONS", "#EN CHAMPAGNE"]),
        ("Clio IV", ["#CLIO", "#IV"]),
        ("D'A", ["#D'A"]),
        ("a b", ["#A", "#B"]), ("a'b", ["#A'B"]), ("a+b", ["#A+B"]), ("a@b", ["#A@B"]),
        ("AB 123 CD", ["#AB 123 CD"]),
        ("y", ["#Y"]), ("Y", ["#Y"]), ("à", ["#A"]), ("Un", ["#UN"]), ("Les", ["#LES"]),
        ("Perez", ["#PEREZ"]),
    ],
)  # fmt: skip
def test_a_value_on_its_own_or_in_its_sentence_keeps_all_its_parts(
    text: str, signed: list[str], lexicon: Lexicon, parser: Parser
) -> None:
    """Names, streets, codes and single letters, as the recap signs them back."""
    assert [item.gloss for item in gloss(text, lexicon, nlp=parser).items] == signed


@pytest.mark.parametrize(
    "text",
    [
        "Le Véhicule A", "La Peugeot est rouge.", "La voiture de Paul est rouge.",
        "LE CONDUCTEUR EST LÀ", "La route de Lyon est rouge.", "Appelez le 15.",
        "Nom : je ne sais pas",
    ],
)  # fmt: skip
def test_an_article_that_is_no_part_of_a_name_is_not_spelled(
    text: str, lexicon: Lexicon, parser: Parser
) -> None:
    """Counter-examples: nouns of the form, makes, roads, owners, sentences in capitals."""
    small = ("#LE", "#LA", "#DE", "#JE")
    glosses = [item.gloss for item in gloss(text, lexicon, nlp=parser).items]

    assert not [one for one in glosses if one.split(" ")[0] in small]


def test_a_mark_without_a_sign_does_not_cost_the_whole_address(
    lexicon: Lexicon, parser: Parser
) -> None:
    """Only the marks themselves are shown as missing."""
    items = gloss("Voyez https://www.exemple.fr/?x=1&y.", lexicon, nlp=parser).items

    missing = [item.gloss for item in items if item.kind == "missing"]
    assert missing == ["?", "&"]
    assert spelled("Voyez www.exemple.fr/?x=1.", lexicon, parser).endswith("WWWEXEMPLEFRX1")
