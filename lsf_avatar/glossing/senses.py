"""Which sense of a word is meant, by the words around it.

The traps are those of the research (LSF grammar §3.2, homographs seen in dictionaries): REMPLIR a
form or a glass, CHOC of cars or of nerves, DOUBLER a car or a sum, SIGNER a paper or in LSF…
TOURNER goes to a side by itself: next to « droite » or « gauche » it must be the right one. Where
the lexicon has only the other sense, the word is spelled: a wrong sign is worse than a long one.
"""

from __future__ import annotations

from dataclasses import dataclass

from lsf_avatar.glossing.vocabulary import noun_candidates, verb_candidates
from lsf_avatar.glossing.words import Word

SPELL = "#"
"""The gloss of a sense that has no sign in the lexicon: the word is spelled."""

_VEHICLES = frozenset(
    ("véhicule", "voiture", "camion", "moto", "vélo", "bus", "scooter", "mur", "poteau", "barrière",
     "véhicule a", "véhicule b", "voiture a", "voiture b", "remorque", "arrière",
     "portière", "aile")
)  # fmt: skip

_WRITTEN_DOWN = (
    "nom prénom adresse date heure numéro marque lieu téléphone e-mail code nombre ville pays "
    "contrat permis profession métier catégorie constat formulaire case immatriculation plaque "
    "circonstance circonstances référence montant"
)
"""What one is asked to « indiquer » on a form is written; developers, to be checked by Deaf
signers, like the senses of « préciser, renseigner, fournir »."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of one word, and how it is known.

    Attributes:
        lemma: The word.
        gloss: The entry meant, or `SPELL`.
        near: Words of the sentence, any of which shows this sense.
        unless: Words of the sentence, any of which makes it doubtful.
        before: Words right before it, any of which shows this sense.
        after: Words right behind it, or two of them, any of which shows this sense.
        always: Whether it is meant wherever nothing makes it doubtful.
        example: A sentence with this sense.
        counter_example: A sentence with the word in another sense.
    """

    lemma: str
    gloss: str
    near: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    always: bool = False
    example: str = ""
    counter_example: str = ""


def _sense(
    lemma: str, gloss: str, example: str, counter_example: str, *, near: str = "",
    unless: str = "", before: str = "", after: str = "",
) -> Sense:  # fmt: skip
    return Sense(
        lemma, gloss, frozenset(near.split()), frozenset(unless.split()),
        frozenset(before.split()), frozenset(after.split()), False, example, counter_example,
    )  # fmt: skip


SENSES: tuple[Sense, ...] = (
    _sense(
        "signer",
        "SIGNER-LSF",
        "Le médecin sait signer en LSF.",
        "Signez le papier.",
        near="lsf langue signes sourd interprète",
    ),
    Sense(
        "signer",
        "SIGNER-LSF",
        after=frozenset(
            f"{word} {person}"
            for word in ("avec", "à")
            for person in ("moi", "toi", "vous", "nous", "lui", "elle", "eux")
        ),
        unless=frozenset(("papier", "document", "constat", "contrat", "nom", "stylo", "page")),
        example="Je signe avec vous.",
        counter_example="Je signe le constat avec vous.",
    ),
    Sense(
        "dépasser",
        SPELL,
        unless=_VEHICLES
        | {
            "conducteur",
            "cycliste",
            "piéton",
            "je",
            "j'",
            "il",
            "elle",
            "droite",
            "gauche",
            "file",
            "vous",
        },
        always=True,
        example="Le montant dépasse la somme.",
        counter_example="Le camion a dépassé la moto.",
    ),
    _sense(
        "femme",
        "CONJOINT",
        "Ma femme est blessée.",
        "Une femme est blessée.",
        before="ma ta sa votre",
    ),
    _sense(
        "au-delà",
        "APRES",
        "Au-delà de 30 jours, signez.",
        "Il est au-delà du mur.",
        near="jour jours délai mois semaine semaines date heure heures an ans année",
    ),
    _sense(
        "sous",
        SPELL,
        "Répondez sous 15 jours.",
        "La clé est sous la voiture.",
        near="jour jours délai mois semaine semaines heure heures",
    ),
    *(
        sense
        for verb in ("tourner", "virer")
        for sense in (
            _sense(
                verb,
                "TOURNER-DROITE",
                f"Il a {verb[:-2]}é brusquement à droite.",
                f"Il a {verb[:-2]}é brusquement à gauche.",
                near="droite",
                unless="gauche",
            ),
            _sense(
                verb,
                "TOURNER-GAUCHE",
                f"Il a {verb[:-2]}é brusquement à gauche.",
                f"Il a {verb[:-2]}é brusquement à droite.",
                near="gauche",
                unless="droite",
            ),
            _sense(
                verb,
                SPELL,
                f"Il a {verb[:-2]}é brusquement, à droite ou à gauche.",
                f"La voiture a {verb[:-2]}é.",
                near="droite gauche",
            ),
        )
    ),
    Sense(
        "frapper",
        "HEURTER",
        near=_VEHICLES,
        example="La voiture a frappé le mur.",
        counter_example="Il a frappé un homme.",
    ),
    _sense(
        "appeler",
        "TELEPHONER",
        "Appelez la police.",
        "Comment vous appelez-vous ?",
        near="téléphone numéro police secours pompier pompiers gendarme gendarmes médecin "
        "expert assurance garage dépanneuse ambulance 112 114 15 17 18",
        after="moi nous",
    ),
    _sense(
        "police",
        "CONTRAT",
        "Quel est le numéro de police ?",
        "La police est venue.",
        near="numéro souscrire souscripteur",
    ),
    _sense(
        "léger",
        "PEU",
        "Un blessé léger.",
        "Une remorque légère.",
        near="blessé blesser blessure douleur choc dégât dégâts mal",
    ),
    _sense(
        "avant",
        "DEVANT",
        "Le choc est sur l'avant droit.",
        "Signez avant le soir.",
        before="l' l'avant",
        after="droit gauche",
    ),
    _sense(
        "droit",
        "DROITE",
        "L'aile avant droit.",
        "Vous avez le droit.",
        before="avant arrière côté phare",
        after="gauche",
    ),
    _sense(
        "feu",
        "PHARE",
        "Allumez les feux de détresse.",
        "Le feu était rouge.",
        near="détresse allumer allumez éteindre éteignez",
    ),
    _sense(
        "feu",
        SPELL,
        "La voiture a pris feu.",
        "Le feu était rouge.",
        near="brûler incendie fumée flamme prendre",
    ),
    _sense("voler", SPELL, "L'avion vole.", "Le véhicule est volé.", near="avion oiseau ciel air"),
    _sense(
        "tourner",
        SPELL,
        "Tournez avec les boutons.",
        "Vous tournez à droite.",
        near="bouton boutons clé page pages volant roue roues tête moteur disque",
    ),
    _sense(
        "changer",
        SPELL,
        "Je change de l'argent.",
        "Je change de file.",
        near="argent monnaie euro euros",
    ),
    _sense(
        "doubler",
        SPELL,
        "Le prix a doublé.",
        "Le camion a doublé.",
        near="prix somme montant quantité tarif",
    ),
    _sense(
        "remplir",
        SPELL,
        "Remplissez le verre.",
        "Remplissez le constat.",
        near="verre réservoir bouteille essence eau",
    ),
    _sense(
        "choc",
        SPELL,
        "Il est en état de choc.",
        "Le choc était à l'arrière.",
        near="état émotion psychologique pleurer peur trembler traumatiser",
    ),
    _sense(
        "dommage", SPELL, "C'est dommage.", "Les dommages sont grands.", before="est quel c'est"
    ),
    _sense(
        "toucher",
        SPELL,
        "Il touche une somme.",
        "Il touche le mur.",
        near="somme indemnité salaire argent",
    ),
    _sense(
        "marque",
        SPELL,
        "Une marque de freinage.",
        "La marque du véhicule.",
        near="freinage pneu pneus sol trace",
    ),
    _sense(
        "lettre",
        SPELL,
        "Regardez la lettre sur la plaque.",
        "Envoyez la lettre.",
        near="plaque bande alphabet chiffre chiffres épeler "
        "ligne code majuscule majuscules capitale capitales",
    ),
    _sense(
        "joindre",
        "AJOUTER",
        "Joignez une copie.",
        "Comment joindre le témoin ?",
        near="copie pièce pièces document documents photo photos justificatif facture relevé rib "
        "attestation certificat formulaire devis rapport",
    ),
    _sense(
        "indiquer",
        "MONTRER",
        "Indiquez le choc sur le croquis.",
        "Indiquez votre nom.",
        near="croquis dessin schéma plan flèche doigt direction panneau",
    ),
    _sense(
        "indiquer",
        "ECRIRE",
        "Indiquez votre nom.",
        "Il indique la sortie.",
        near=_WRITTEN_DOWN,
    ),
    _sense(
        "préciser",
        "ECRIRE",
        "Précisez la date.",
        "Il précise sa pensée.",
        near=_WRITTEN_DOWN,
    ),
    _sense(
        "renseigner",
        "REMPLIR",
        "Renseignez le formulaire.",
        "Il renseigne un homme.",
        near="formulaire case cases constat champ rubrique document",
    ),
    _sense(
        "fournir",
        "ENVOYER",
        "Fournissez une copie du permis.",
        "Il fournit du pain.",
        near="copie pièce pièces document documents justificatif photo photos facture attestation",
    ),
    _sense(
        "papier", "DOCUMENT", "Les papiers du véhicule.", "Une feuille de papier.", near="papiers"
    ),
)


def sense_of(word: Word, before: str, after: str, context: frozenset[str]) -> Sense | None:
    """The sense that the words around show; None where the lexicon's first entry will do.

    Args:
        word: The word.
        before: The word right before it in the sentence, lower case, or empty.
        after: The two words right behind it, a space between; less at the end.
        context: Words of the sentence, as they stand and in their dictionary forms.
    """
    forms = (word.lemma, word.norm, *noun_candidates(word.norm), *verb_candidates(word.norm))
    for sense in next((_BY_LEMMA[form] for form in forms if form in _BY_LEMMA), ()):
        if sense.unless & context:
            continue
        shown = sense.near & context or before in sense.before
        if shown or sense.always or sense.after.intersection((after, after.partition(" ")[0])):
            return sense
    return None


_BY_LEMMA: dict[str, tuple[Sense, ...]] = {
    lemma: tuple(sense for sense in SENSES if sense.lemma == lemma)
    for lemma in dict.fromkeys(sense.lemma for sense in SENSES)
}
