"""A small lexicon by hand, and one parser for all tests of the room."""

from __future__ import annotations

import pytest

from lsf_avatar.glossing import Parser
from lsf_avatar.lexicon.entries import Entry, Lexicon, Source
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign

NOUNS = (
    "accident témoin véhicule voiture police nom prénom adresse rue ville date heure jour nuit matin "
    "soir plaque remorque assurance numéro contrat permis conducteur vélo camion moto piéton objet "
    "papier photo dessin erreur parking carrefour route autoroute garage téléphone personne place "
    "signature question réponse métier pays casque ceinture hôpital lieu partie document secours "
    "assuré passager portière lundi mardi mercredi jeudi vendredi samedi dimanche janvier février "
    "mars avril mai juin juillet août septembre octobre novembre décembre midi minuit euro kilomètre "
    "constat mal chemin temps vol dommage feuille vert sécurité endroit position dégât réparation marque naissance choc portière stop nombre doigt "
    "déclaration gendarme feu trajet crédit blessé médecin sms e-mail application fiche barrière "
    "maison dossier courrier formulaire copie case point flèche pompier somme étage conjoint "
    "propriétaire enfant docteur sinistre moteur message montant arrière droite demande préfecture "
    "identité téléphone permis mari femme langue lsf page liste chose "
    "expert agence catégorie poids file voie panneau croix code chiffre ligne image animal mur poteau"
).split()
VERBS = (
    "signer écrire venir voir conduire rouler tourner habiter appeler partir regarder choisir toucher "
    "répondre doubler reculer pouvoir devoir vouloir savoir aller sortir entrer changer payer "
    "utiliser lire accepter garder ajouter joindre tirer ouvrir garer stationner prévenir recevoir "
    "mettre prendre travailler refuser cocher indiquer montrer aider acheter modifier acheter "
    "laisser traverser aller constater passer trouver souhaiter corriger "
    "louer falloir déclarer "
    "avoir remplir freiner envoyer dire demander heurter arriver vérifier attendre filmer"
).split()
ADJECTIVES = "léger cassé rempli valable arrêté soigné visible lent d'accord obligatoire dernier rouge grave abîmé blessé petit gros autre premier bon juste marié volé".split()
ADVERBS = "déjà encore plus aussi moins merci ensemble oui non hier demain maintenant souvent peu".split()
QUESTIONS = "qui quoi quand comment pourquoi combien quel".split()
OTHERS = {
    "OU-LIEU": ("question", ("où",)), "OU-CHOIX": ("conjunction", ("ou",)),
    "FEU-ROUGE": ("noun", ("feu rouge",)), "CARTE-GRISE": ("noun", ("carte grise",)),
    "VOTRE": ("pronoun", ("votre",)),
    "NE-PAS-AVOIR": ("negation", ("ne pas avoir",)), "PAS": ("negation", ("pas",)),
    "SANS": ("preposition", ("sans",)), "AVEC": ("preposition", ("avec",)),
    "RIEN": ("negation", ("rien",)), "PT-MOI": ("pointing", ()), "PT-VOUS": ("pointing", ()),
    "PT-LUI": ("pointing", ()), "PT-LA": ("pointing", ()), "DROITE": ("noun", ("droite", "à droite")),
    "GAUCHE": ("noun", ("gauche", "à gauche")), "ET-QUART": ("adverb", ("et quart",)),
    "PERSONNE-AUCUNE": ("negation", ("personne",)), "ROND-POINT": ("noun", ("rond-point",)),
    "CARTE-VERTE": ("noun", ("carte verte",)), "CODE-POSTAL": ("noun", ("code postal",)),
    "MAIN-COURANTE": ("noun", ("main courante",)), "PREMIER-CHOC": ("noun", ("premier choc",)),
    "CEDER-PASSAGE": ("verb", ("cédez le passage",)), "A-COTE": ("adverb", ("à côté",)),
    "RECULER-ROULER": ("verb", ("rouler en arrière",)), "EN-FACE": ("adverb", ("en face", "d'en face")),
    "NE-PAS-SAVOIR": ("negation", ("ne sais pas",)), "JAMAIS": ("negation", ("jamais",)),
    "DEPUIS": ("preposition", ("depuis",)), "POUR": ("preposition", ("pour",)),
    "AVANT": ("adverb", ("avant",)), "APRES": ("adverb", ("après", "puis")),
    "PENDANT": ("preposition", ("pendant",)), "DEVANT": ("preposition", ("devant",)),
    "DERRIERE": ("preposition", ("derrière",)), "MAIS": ("conjunction", ("mais",)),
    "QUELQU-UN": ("pronoun", ("quelqu'un",)), "TOUT": ("adjective", ("tout",)),
    "MEME": ("adjective", ("même",)), "MON": ("pronoun", ("mon", "notre")),
    "SON": ("pronoun", ("son", "leur")), "TELEPHONER": ("verb", ("téléphoner",)),
    "JUSQUE": ("preposition", ("jusqu'à", "jusqu'au")), "AUCUN": ("negation", ("aucun",)),
    "FINI": ("adjective", ("fini",)), "PT-NOUS": ("pointing", ()), "FAIRE": ("verb", ("faire",)),
    "S-IL-VOUS-PLAIT": ("interjection", ("s'il vous plaît",)), "EXEMPLE": ("noun", ("exemple", "par exemple")),
    "S-APPELER": ("verb", ("s'appeler",)), "BONJOUR": ("interjection", ("bonjour",)),
    "SIGNER-LSF": ("verb", ("parler en lsf",)), "PARCE-QUE": ("conjunction", ("parce que", "car")),
}  # fmt: skip
NUMBERS = (*range(20), 20, 30, 40, 50, 60, 70, 80, 90, 100, 1000)
MARKS = "TIRET APOSTROPHE AROBASE POINT ESPACE SLASH UNDERSCORE PLUS".split()


def _sign(gloss: str) -> Sign:
    hand = HandPosture("main_plate", (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), Place())
    return Sign(gloss, (Posture(hand),))


def entry(gloss: str, pos: str, french: tuple[str, ...]) -> Entry:
    """An entry with a form that only its gloss tells apart."""
    mouthing = french[0] if french and pos not in ("pointing", "letter") else ""
    source = Source("developers", "made for the tests")
    return Entry(
        gloss, french, pos, "", "known", "low", "draft", (_sign(gloss),), mouthing, (), (source,),
        (), (), (), "",
    )  # fmt: skip


def _gloss(word: str) -> str:
    from lsf_avatar.glossing.characters import without_accents

    return without_accents(word)


def small_lexicon() -> Lexicon:
    """Around 250 entries, enough for the sentences of these tests."""
    found: list[Entry] = []
    for pos, words in (
        ("noun", NOUNS), ("verb", VERBS), ("adjective", ADJECTIVES), ("adverb", ADVERBS),
        ("question", QUESTIONS),
    ):  # fmt: skip
        found += [entry(_gloss(word), pos, (word,)) for word in words]
    found += [entry(gloss, pos, french) for gloss, (pos, french) in OTHERS.items()]
    found += [entry(f"NUM-{n}", "number", ()) for n in NUMBERS]
    found += [entry(f"LETTRE-{c}", "letter", ()) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    found += [entry(f"LETTRE-{mark}", "letter", ()) for mark in MARKS]
    by_french: dict[str, tuple[Entry, ...]] = {}
    for one in found:
        for word in one.french:
            by_french[word] = (*by_french.get(word, ()), one)
    entries = {one.gloss: one for one in sorted(found, key=lambda one: one.gloss)}
    return Lexicon(entries, by_french, {}, {}, "small")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon of these tests."""
    return small_lexicon()


@pytest.fixture(scope="session")
def parser() -> Parser:
    """One parser for all tests: loading it takes seconds."""
    return Parser()
