"""Every code of a problem, in plain French; `remedies/CODE.md` says what to do about it."""

from __future__ import annotations

from pathlib import Path

from lsf_avatar.errors import UnknownNameError

CODES: dict[str, str] = {
    "bad-gloss": "la glose n’est pas écrite comme il faut",
    "bad-span": "un non-manuel vise des items qui n’existent pas",
    "bad-value": "la valeur n’est pas permise",
    "bad-yaml": "le fichier n’est pas du YAML lisible",
    "compound-cycle": "un signe composé se contient lui-même",
    "conflicting-text": "le même texte a deux suites de gloses",
    "duplicate-gloss": "deux fichiers portent la même glose",
    "duplicate-key": "la même clé est écrite deux fois",
    "formless-part": "une partie du signe composé n’a pas de forme",
    "missing-key": "il manque une clé",
    "missing-phrase": "une question du formulaire n’a pas de fichier",
    "no-example": "il manque un exemple",
    "no-source": "il manque une source",
    "not-reviewed": "le statut annonce une relecture qui n’est pas notée",
    "tab": "une tabulation se trouve dans le fichier",
    "too-large": "le fichier est trop grand",
    "uncovered-text": "un mot du texte n’est ni signé ni écarté",
    "unknown-clause-type": "ce type de phrase n’existe pas",
    "unknown-confidence": "ce degré de confiance n’existe pas",
    "unknown-direction": "cette direction n’existe pas",
    "unknown-gloss": "cette glose n’a pas d’entrée",
    "unknown-handshape": "cette configuration de la main n’existe pas",
    "unknown-key": "cette clé n’existe pas",
    "unknown-location": "cet emplacement n’existe pas",
    "unknown-locus": "ce lieu de l’espace de signation n’existe pas",
    "unknown-movement": "ce mouvement n’existe pas",
    "unknown-nonmanual": "ce non-manuel n’existe pas",
    "unknown-phrase-id": "cette question n’est pas dans le formulaire",
    "unknown-rule": "cette règle d’effacement n’existe pas",
    "unknown-status": "ce statut n’existe pas",
    "unknown-words": "les mots de l’item ne sont pas dans le texte",
    "wrong-encoding": "le fichier n’est pas enregistré en UTF-8",
    "wrong-filename": "le nom du fichier ne va pas avec son contenu",
    "wrong-type": "une liste, un texte ou un nombre est attendu à cet endroit",
}

_REMEDIES = Path(__file__).parent / "remedies"


def remedy(code: str) -> str:
    """The page that explains a code and what to do, in French, Markdown.

    Raises:
        UnknownNameError: If there is no such code.
    """
    if code not in CODES:
        raise UnknownNameError("problem code", code, CODES)
    return (_REMEDIES / f"{code}.md").read_text(encoding="utf-8")
