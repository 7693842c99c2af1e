"""Sentences as the entries want them: their own examples, and words that have two senses.

The traps are those of the research (homographs seen in dictionaries of LSF). A sense without a
sign is spelled: a wrong sign would say something else.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from lsf_avatar.glossing.gloss import gloss
from lsf_avatar.glossing.parse import Parser


class Trap(NamedTuple):
    """Two sentences with one word, and the gloss of the sense that each of them means."""

    here: str
    gloss: str
    there: str
    other: str


TRAPS = [
    Trap("Remplissez le constat.", "REMPLIR", "Il remplit son verre.", "#REMPLIR"),
    Trap("Avez-vous rempli le formulaire ?", "REMPLIR", "Il a rempli le réservoir.", "#REMPLIR"),
    Trap("Le choc est à l'avant.", "CHOC", "Il est en état de choc.", "#CHOC"),
    Trap("Le premier choc était violent.", "CHOC-INITIAL", "Sous le choc, il pleurait.", "#CHOC"),
    Trap("Les dommages sont à l'arrière.", "DEGATS", "C'est dommage.", "#DOMMAGE"),
    Trap("Le dommage est important.", "DEGATS", "Quel dommage !", "#DOMMAGE"),
    Trap("La voiture double le vélo.", "DOUBLER", "Le prix a doublé.", "#DOUBLER"),
    Trap("Je doublais un camion.", "DOUBLER", "Le montant double.", "#DOUBLER"),
    Trap("L'homme a frappé le conducteur.", "FRAPPER", "Le camion a frappé le mur.", "HEURTER"),
    Trap("Il m'a frappé.", "FRAPPER", "Ma voiture a frappé un poteau.", "HEURTER"),
    Trap("Vous signez le constat.", "SIGNER-SIGNATURE", "Il signe en LSF.", "SIGNER-LSF"),
    Trap("Signez ici.", "SIGNER-SIGNATURE", "Il signe avec un sourd.", "SIGNER-LSF"),
    Trap("Le camion ou la voiture.", "OU-CHOIX", "Où est le camion ?", "OU-LIEU"),
    Trap("C'est une moto ou un vélo ?", "OU-CHOIX", "Où est-ce ?", "OU-LIEU"),
    Trap("La voiture tourne.", "TOURNER", "La roue tourne.", "#TOURNER"),
    Trap("Le camion tournait.", "TOURNER", "Il tourne la tête.", "#TOURNER"),
    Trap("La moto tourne à droite.", "TOURNER-DROITE", "La moto tourne à gauche.",
         "TOURNER-GAUCHE"),
    Trap("Je change de file.", "CHANGER-FILE", "Je change de pneu.", "CHANGER"),
    Trap("Il a changé la roue.", "CHANGER", "Il change des euros.", "#CHANGER"),
    Trap("Une personne est blessée.", "PERSONNE", "Personne n'est blessé.", "PERSONNE-AUCUNE"),
    Trap("Cette personne est témoin.", "PERSONNE", "Il n'y a personne.", "PERSONNE-AUCUNE"),
    Trap("J'ai vu une personne.", "PERSONNE", "Je n'ai vu personne.", "PERSONNE-AUCUNE"),
]  # fmt: skip


@pytest.fixture(scope="module")
def parser():
    """The French parser."""
    return Parser()


def glosses(text: str, lexicon, parser) -> set[str]:
    """What is signed or spelled; a spelled verb by its stem, whatever its ending."""
    return {item.gloss for item in gloss(text, lexicon, nlp=parser).items}


def holds(found: set[str], wanted: str) -> bool:
    """Whether the gloss is there; of a spelled word the first five letters count."""
    if wanted.startswith("#"):
        return any(name.startswith(wanted[:6]) for name in found)
    return wanted in found


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: f"{trap.gloss}-{trap.other}")
def test_each_sense_is_chosen_where_it_is_meant_and_not_where_the_other_is(trap, lexicon, parser):
    """Both ways: never the sign of the other sense."""
    here, there = (glosses(text, lexicon, parser) for text in (trap.here, trap.there))

    assert holds(here, trap.gloss), here
    assert not holds(here, trap.other), here
    assert holds(there, trap.other), there
    assert not holds(there, trap.gloss), there


def test_every_sign_of_a_trap_says_which_sense_it_has(lexicon):
    """A linguist who opens the file sees at once what it is not."""
    signs = {name for trap in TRAPS for name in (trap.gloss, trap.other) if name[0] != "#"}

    assert [name for name in sorted(signs) if not lexicon.entries[name].sense] == []


def test_every_example_of_every_entry_is_glossed_as_its_file_says(lexicon, parser):
    """What a linguist writes under `examples` is a test from that moment on."""
    wrong = {
        entry.gloss: (example.text, found)
        for entry in lexicon.entries.values()
        for example in entry.examples
        if (found := [item.gloss for item in gloss(example.text, lexicon, nlp=parser).items])
        != list(example.glosses)
    }

    assert wrong == {}
