"""Parts of speech and dictionary forms: spaCy where its tables know, our own where it is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from threading import Lock
from typing import Any

from lsf_avatar.glossing.model import load_model
from lsf_avatar.glossing.vocabulary import (
    ARTICLES,
    COORDINATORS,
    DEMONSTRATIVES,
    INFINITIVES,
    IRREGULAR,
    MODALS,
    NEGATORS,
    NOUNS_ALWAYS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
    is_participle,
    verb_candidates,
)  # fmt: skip
from lsf_avatar.glossing.words import Word


class Parser:
    """French parts of speech. Loads its model at the first sentence; keep one and pass it on."""

    def __init__(self) -> None:
        self._nlp: Any = None
        self._lock = Lock()

    def load(self) -> None:
        """Loads the model now, so that the first sentence does not wait.

        Raises:
            SetupError: `no-french-model`, if the model is not installed.
        """
        with self._lock:
            if self._nlp is None:
                self._nlp = load_model()

    def tagged(self, sentences: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
        """The sentences with the part of speech and lemma of every word.

        Args:
            sentences: Words in the order of a statement; marks among them have pos `PUNCT`.
        """
        self.load()
        from spacy.tokens import Doc

        with self._lock:
            docs = [
                Doc(self._nlp.vocab, words=[_for_model(word, at) for at, word in enumerate(words)])
                for words in sentences
                if words
            ]
            parsed = list(self._nlp.pipe(docs)) if len(docs) > 1 else [self._nlp(d) for d in docs]
        answers = iter(parsed)
        return [_corrected(words, next(answers)) if words else words for words in sentences]


def _for_model(word: Word, at: int) -> str:
    if word.value is not None:
        return {"number": "12", "date": "12", "time": "12"}.get(word.value.kind, "AB")
    first = word.norm.split(" ")[0] if "expression" in word.feats else word.norm
    return first if at == 0 or not word.text[:1].isupper() else word.text


def _corrected(words: tuple[Word, ...], doc: Any) -> tuple[Word, ...]:
    result: list[Word] = []
    for at, (word, token) in enumerate(zip(words, doc, strict=True)):
        before = result[-1] if result else None
        helper = next((w for w in reversed(result) if w.pos not in ("ADV", "NEG")), None)
        if not word.pos and word.value is None and _completes(word, helper):
            lemma = _infinitive(word.norm, token.lemma_.lower(), token.pos_ == "VERB")
            feats = word.feats | {"participle", "perfect"}
            result.append(replace(word, pos="VERB", lemma=lemma, feats=feats))
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        result.append(_tagged(word, token, before, after))
    return tuple(result)


def _tagged(word: Word, token: Any, before: Word | None, after: Word | None) -> Word:
    """One word with its part of speech: what we know for sure, else what the model says."""
    if "expression" in word.feats and word.pos == "VERB":
        return replace(word, feats=word.feats | _verb_feats_of_expression(word, token, before))
    if word.value is not None or word.pos == "PUNCT" or "expression" in word.feats:
        gendered = word.feats | _gender(token)
        return replace(word, lemma=word.lemma or word.norm, feats=gendered)
    norm = word.norm
    pos = word.pos or _known(word, before, after) or _model_pos(token, word, before)
    if pos == "VERB" and not word.pos and before is not None and _said_of(norm, before):
        pos = "ADJ"
    lemma = token.lemma_.lower()
    feats = word.feats | (_gender(token) if pos == "NOUN" else frozenset())
    helps = norm == "a" and pos == "AUX"
    if not word.pos and not helps and _is_capitalised_within(word, before) and pos not in _CLOSED:
        pos = "PROPN"
        if before is not None and (before.norm in _TITLES or _named(before)):
            feats |= {"name"}
    elif pos in ("VERB", "AUX"):
        lemma = _infinitive(norm, lemma, token.pos_ in ("VERB", "AUX"))
        feats |= _verb_feats(word, token, lemma, before)
    elif pos in ("NOUN", "ADJ") and token.pos_ in ("VERB", "AUX"):
        lemma = norm
    return replace(word, pos=pos, lemma=lemma, feats=feats)


def _gender(token: Any) -> frozenset[str]:
    return frozenset(("feminine",)) if "Fem" in token.morph.get("Gender") else frozenset()


def _said_of(norm: str, before: Word) -> bool:
    """« vous êtes absent, elle est petite »: no verb with a person stands behind « être »."""
    personal = norm.endswith(("e", "es", "ent", "ant"))
    return before.lemma == "être" and personal and not is_participle(norm)


def _verb_feats_of_expression(word: Word, token: Any, before: Word | None) -> frozenset[str]:
    """Person and tense of « tournait à droite »: those of its first word, which the model saw."""
    norm = word.norm.split(" ")[0]
    lemma = _infinitive(norm, token.lemma_.lower(), True)
    head = replace(word, norm=norm, text=word.text.split(" ")[0])
    return _verb_feats(head, token, lemma, before)


_CLOSED = frozenset(("DET", "ADP", "PRON", "CCONJ", "SCONJ", "NEG", "LETTER", "WH"))
_TITLES = frozenset(("monsieur", "madame", "docteur", "messieurs", "maître", "mademoiselle"))


def _is_capitalised_within(word: Word, before: Word | None) -> bool:
    """Whether a word has a capital that the start of a sentence does not explain."""
    if before is None or before.pos == "PUNCT":
        return False
    return word.text[:1].isupper() and (len(word.text) == 1 or not word.text.isupper())


def _named(word: Word) -> bool:
    """Whether a word is part of a name, so that a capital behind it goes on with it."""
    return word.pos == "PROPN" and word.norm not in NOUNS_ALWAYS


_PREPOSITIONS_OR_VERBS = frozenset(
    ("entre", "contre", "vers", "sous", "sur", "par", "pour", "sauf")
)
_NEVER_PARTICIPLES = frozenset(
    (
        "mal", "lieu", "tort", "besoin", "droit", "aussi", "ici", "puis", "déjà", "parmi", "ainsi",
        "qui", "lui", "peu", "un peu", "oui", "deux", "avis", "souci", "devis", "sursis", "du",
        "ou", "où", "au", "fois", "mois", "trois", "autrefois", "presque", "tout",
    )
)  # fmt: skip


def _completes(word: Word, helper: Word | None) -> bool:
    """Whether a word can only be the participle of « avoir » right before it: « avez perçu »."""
    if helper is None or helper.pos not in ("VERB", "AUX") or helper.lemma != "avoir":
        return False
    if word.norm in NOUNS_ALWAYS | NEGATORS | PREPOSITIONS | _NEVER_PARTICIPLES:
        return False
    return is_participle(word.norm) or word.norm.endswith(
        ("u", "i", "is", "it", "ert", "eint", "oint")
    )


def _model_pos(token: Any, word: Word, before: Word | None) -> str:
    pos = str(token.pos_)
    if pos == "NUM":
        return "NOUN"
    if pos == "PROPN" and not word.text[:1].isupper():
        return "NOUN"
    if (
        pos == "VERB"
        and before is not None
        and before.pos == "DET"
        and not is_participle(word.norm)
    ):
        return "NOUN"
    if pos in ("PUNCT", "SYM", "SPACE", "X"):
        return "NOUN"
    return pos


_ADJECTIVES_IN_ER = frozenset(
    ("cher", "hier", "fier", "premier", "dernier", "entier", "léger", "régulier", "particulier")
)


def _governs(norm: str, after: Word | None) -> bool:
    """Whether what may be a verb stands before what its object begins with."""
    if after is None or norm in NOUNS_ALWAYS or not verb_candidates(norm):
        return False
    return after.norm in POSSESSIVES or after.norm in ("le", "la", "les", "l'", "un", "une")


def _known(word: Word, before: Word | None, after: Word | None) -> str:
    """The part of speech where the closed classes decide it; empty where they do not."""
    norm = word.norm
    behind_determiner = before is not None and (
        before.pos in ("DET", "VALUE") or (before.pos == "ADP" and norm not in IRREGULAR)
    )
    denied = before is not None and before.norm in NEGATORS
    if denied and norm.endswith("er") and norm not in _ADJECTIVES_IN_ER:
        return "VERB"  # « ne pas agrafer »
    if before is not None and before.pos == "LETTER" and _governs(norm, after):
        return "VERB"  # « le conducteur A montre ses papiers »: the model sees a watch
    if norm in POSSESSIVES and not (norm == "leur" and before is not None and before.pos == "PRON"):
        return "DET"
    if norm in NOUNS_ALWAYS and (
        before is None or before.pos in ("DET", "ADP", "ADJ", "PUNCT", "CCONJ", "NOUN", "VALUE")
    ):
        return "NOUN"
    if (
        norm.isalpha()
        and word.text.isupper()
        and 2 <= len(norm) <= 3
        and _stands_out(before, after)
    ):
        return "LETTER"
    if norm == "a" and word.text == "A":
        return "AUX" if after is not None and _behind_a(after) else "LETTER"
    if len(norm) == 1 and word.text.isupper() and norm not in ("y", "à"):
        return "LETTER"
    if norm in ("le", "la", "l'", "les"):
        return "PRON" if after is not None and _taken_up(before, after) else "DET"
    if norm in DEMONSTRATIVES and norm != "ce":
        return "DET"
    if norm in ("un", "une", "des", "du"):
        return "DET" if norm in ARTICLES else "ADP"
    if norm in ("ne", "n'"):
        return "NEG"
    if norm in (
        "à",
        "de",
        "d'",
        "au",
        "aux",
        "dans",
        "chez",
        "avec",
        "sans",
        "depuis",
    ) or norm.startswith("jusqu'"):
        return "ADP"
    if norm in (
        "je",
        "j'",
        "tu",
        "vous",
        "nous",
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "c'",
        "me",
        "m'",
        "te",
        "t'",
        "se",
        "s'",
        "y",
    ):
        return "PRON"
    if norm in _PREPOSITIONS_OR_VERBS and (before is None or before.norm not in SUBJECTS):
        return "ADP"
    if norm in COORDINATORS and norm not in ("or", "car"):
        return "CCONJ"
    if norm in INFINITIVES and not (before is not None and before.pos == "DET"):
        return "VERB"
    if norm in IRREGULAR and not behind_determiner and norm not in PREPOSITIONS | QUESTION_WORDS:
        return "VERB"
    if (
        before is not None
        and before.norm in SUBJECTS
        and before.pos == "PRON"
        and norm.endswith(("ez", "iez", "ait", "aient", "ais"))
    ):
        return "VERB"
    return ""


def _behind_a(after: Word) -> bool:
    """Whether a word makes a verb of the « A » before it: « LE CONDUCTEUR A FREINÉ »."""
    shouted = after.text.isupper() and is_participle(after.norm)
    return shouted or after.norm in ("été", "eu", "fait")


def _stands_out(before: Word | None, after: Word | None) -> bool:
    """Whether a word in capitals has no neighbour in capitals: a category or short name, a code."""
    near = [word for word in (before, after) if word is not None and word.pos != "PUNCT"]
    return not any(word.text.isupper() and len(word.text) > 1 for word in near)


def _taken_up(before: Word | None, after: Word) -> bool:
    """Whether « le, la, les » before a word is the object of a verb: « les ajouter, l'avez »."""
    if _is_verb_form(after):
        return True
    behind_modal = before is not None and before.pos == "VERB" and before.lemma in MODALS
    return (
        behind_modal and after.norm.endswith(("er", "ir", "re")) and after.norm not in NOUNS_ALWAYS
    )


def _is_verb_form(word: Word) -> bool:
    return word.norm in IRREGULAR and word.norm not in (
        "été",
        "fait",
        "mal",
        "suite",
        "vu",
        "vue",
        "mise",
        "mort",
        "conduite",
        "sortie",
        "partie",
        "suis",
        "pris",
        "permis",
        "prévenu",
        "assis",
        "plu",
        "été",
        "reçu",
        "réponse",
        "faits",
        "dits",
        "mis",
        "dit",
        "écrit",
        "produit",
    )


def _infinitive(norm: str, lemma: str, model_saw_a_verb: bool) -> str:
    if norm in IRREGULAR:
        return IRREGULAR[norm]
    if model_saw_a_verb and lemma.endswith(("er", "ir", "re", "oir")):
        return lemma
    if norm.endswith(("er", "ir", "re", "oir")):
        return norm
    return next(iter(verb_candidates(norm)), lemma)


def _verb_feats(word: Word, token: Any, lemma: str, before: Word | None) -> frozenset[str]:
    feats: set[str] = set()
    if word.norm == lemma:
        feats.add("infinitive")
    elif is_participle(word.norm) and "finite" not in word.feats:
        feats.add("participle")
    else:
        feats.add("finite")
    if "Imp" in token.morph.get("Tense"):
        feats.add("imperfect")
    return frozenset(feats)
