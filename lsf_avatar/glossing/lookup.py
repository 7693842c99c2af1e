"""From French words to entries of the lexicon: expressions first, then words and derived forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lsf_avatar.glossing.spelling_of_forms import mended, unaccented
from lsf_avatar.glossing.tokens import sentences
from lsf_avatar.glossing.vocabulary import (
    ARTICLES,
    IRREGULAR,
    is_participle,
    noun_candidates,
    verb_candidates,
)
from lsf_avatar.glossing.words import Word
from lsf_avatar.lexicon.entries import Entry, Lexicon

NOT_FOR_TEXT = frozenset(("letter", "number"))
"""Kinds of entries that are reached by spelling and numbers, never by a word of the text."""


_JOINED_ALWAYS = (
    ("dès", "que"), ("dès", "qu'"), ("tant", "que"), ("tant", "qu'"), ("parce", "que"),
    ("parce", "qu'"), ("pendant", "que"), ("pendant", "qu'"), ("avant", "que"), ("après", "que"),
    ("pour", "que"), ("en", "cas", "de"), ("en", "cas", "d'"), ("alors", "que"), ("alors", "qu'"),
    ("même", "si"), ("comme", "si"), ("sauf", "si"),
    ("à", "moins", "que"), ("à", "moins", "qu'"), ("à", "condition", "que"),
    ("à", "condition", "qu'"), ("au", "cas", "où"), ("pourvu", "que"), ("pourvu", "qu'"),
    ("sauf", "en", "cas", "de"), ("sauf", "en", "cas", "d'"),
)  # fmt: skip
"""Conjunctions of several words: they open a clause, with or without a sign in the lexicon."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The French side of a lexicon, ready to be matched.

    Attributes:
        words: French word or expression → entries, best first.
        expressions: First word → the expressions that begin with it, longest first.
        plain: Words without their accents → the word that is meant.
    """

    words: Mapping[str, tuple[Entry, ...]]
    expressions: Mapping[str, tuple[tuple[str, ...], ...]]
    plain: Mapping[str, str]


@lru_cache(maxsize=4)
def index_of(lexicon: Lexicon) -> Index:
    """The index of a lexicon; kept, since it depends on nothing else."""
    words: dict[str, tuple[Entry, ...]] = {}
    expressions: dict[str, list[tuple[str, ...]]] = {}
    for french, entries in lexicon.by_french.items():
        usable = tuple(entry for entry in entries if entry.pos not in NOT_FOR_TEXT)
        if not usable:
            continue
        pieces = _pieces(french)
        words[" ".join(pieces)] = usable
        if len(pieces) > 1 and not _splits_in_sentences(pieces):
            expressions.setdefault(pieces[0], []).append(pieces)
    ordered = {
        first: tuple(sorted(found, key=lambda pieces: (-len(pieces), pieces)))
        for first, found in expressions.items()
    }
    return Index(words, ordered, unaccented(words))


def _splits_in_sentences(pieces: tuple[str, ...]) -> bool:
    """Whether an expression is a headword only: « ne pas avoir », which a rule finds."""
    return pieces[0] in ("ne", "n'") and "avoir" in pieces


def _pieces(french: str) -> tuple[str, ...]:
    return tuple(word.norm for sentence in sentences(french, ()) for word in sentence)


def joined_expressions(words: tuple[Word, ...], index: Index, text: str) -> tuple[Word, ...]:
    """The words with every fixed expression of the lexicon made one word."""
    result: list[Word] = []
    at = 0
    while at < len(words):
        length = _expression_at(words, at, index)
        if length:
            joined = _joined(words[at : at + length], index, text)
            if joined.pos == "VERB" and result and _introduces_noun(result[-1]):
                joined = replace(joined, pos="NOUN")
            result.append(joined)
            at += length
        else:
            result.append(words[at])
            at += 1
    return tuple(result)


def _introduces_noun(word: Word) -> bool:
    """An article or an opening quote: « un “cédez le passage” » is a thing, not an action."""
    return word.norm in ARTICLES or word.norm == '"'


def _expression_at(words: tuple[Word, ...], at: int, index: Index) -> int:
    for length in (4, 3, 2):
        if tuple(word.norm for word in words[at : at + length]) in _JOINED_ALWAYS:
            return length
    if "name" in words[at].feats:
        return 0
    for first in _forms(words[at]):
        for pieces in index.expressions.get(first, ()):
            stretch = words[at : at + len(pieces)]
            if len(stretch) == len(pieces) and all(map(_matches, pieces, stretch)):
                return len(pieces)
    return 0


def _matches(piece: str, word: Word) -> bool:
    if "name" in word.feats:
        return False
    if len(piece) == 1 and piece.isalpha() and piece in "ab":
        return word.text == piece.upper()
    return word.value is None and piece in _forms(word)


_ELIDED = {"qu'": "que", "d'": "de", "l'": "le", "n'": "ne", "s'": "se", "j'": "je"}


def _forms(word: Word) -> tuple[str, ...]:
    """What a word may be called in an expression; before the parser has spoken, a verb as well.

    « tournait à droite » is « tourner à droite » with its own sign: « à droite » alone, and then
    a sign that turns left, would say the opposite.
    """
    whole = _ELIDED.get(word.norm, word.norm)
    verbs = verb_candidates(word.norm) if word.pos in ("", "VERB", "AUX") else ()
    return tuple(dict.fromkeys((word.norm, word.lemma, _singular(word.norm), whole, *verbs)))


def _singular(norm: str) -> str:
    return norm[:-1] if norm.endswith(("s", "x")) and len(norm) > 3 else norm


def _joined(stretch: tuple[Word, ...], index: Index, text: str) -> Word:
    norm = " ".join(word.norm for word in stretch)
    start, end = min(w.start for w in stretch), max(w.end for w in stretch)
    entries = index.words.get(norm) or next(
        (index.words[key] for key in _keys(stretch) if key in index.words), ()
    )
    feats = frozenset(("expression",)).union(*(word.feats for word in stretch))
    pos = _POS_OF_ENTRY.get(entries[0].pos, stretch[0].pos) if entries else "SCONJ"
    lemma = entries[0].french[0] if entries else norm
    return replace(
        stretch[0], start=start, end=end, text=text[start:end], norm=norm, lemma=lemma,
        pos=pos, feats=feats - {"clitic"}, entries=entries,
    )  # fmt: skip


def _keys(stretch: tuple[Word, ...]) -> list[str]:
    keys = [""]
    for word in stretch:
        keys = [f"{key} {form}".strip() for key in keys for form in _forms(word) if form]
    return keys


_POS_OF_ENTRY = {
    "noun": "NOUN", "verb": "VERB", "adjective": "ADJ", "adverb": "ADV", "pronoun": "PRON",
    "question": "WH", "negation": "NEG", "conjunction": "CCONJ", "preposition": "ADP",
    "interjection": "INTJ", "pointing": "PRON", "proform": "NOUN",
}  # fmt: skip


def _acts(word: Word) -> bool:
    """Whether a word is surely a verb, so that a noun spelled alike is another word."""
    return word.pos == "VERB" and "finite" in word.feats


def trusted(words: tuple[Word, ...], index: Index) -> tuple[Word, ...]:
    """The words with nouns and adjectives as the lexicon has them, where the parser wavers."""
    result: list[Word] = []
    for word in words:
        found = index.words.get(word.norm) or index.words.get(_singular(word.norm)) or ()
        kinds = {entry.pos for entry in found}
        before = result[-1].pos if result else ""
        if word.value is None and kinds == {"noun"} and _wavers(word, before):
            word = replace(word, pos="NOUN", feats=word.feats - {"finite", "participle"})
        elif kinds == {"adjective"} and _is_adjective(word, before):
            word = replace(word, pos="ADJ", lemma=word.norm, feats=word.feats - {"finite"})
        result.append(word)
    return tuple(result)


def _wavers(word: Word, before: str) -> bool:
    """Whether a noun of the lexicon was taken for something else without a reason in sight."""
    if word.pos in ("ADJ", "ADV"):
        return True
    near = ("PRON", "NEG", "NOUN", "PROPN", "VERB", "AUX")
    return word.pos == "VERB" and not _known(word) and before not in near


def _is_adjective(word: Word, before: str) -> bool:
    """Whether an adjective of the lexicon is one here, whatever the parser took it for."""
    if word.value is not None or _known(word):
        return False
    return word.pos in ("ADV", "ADP", "INTJ", "VERB") or (word.pos == "NOUN" and before == "NOUN")


def _known(word: Word) -> bool:
    """Whether the part of speech of a word is sure: an expression, a known form, an imperative."""
    sure = ("expression", "imperative", "participle")
    return word.norm in IRREGULAR or any(feat in word.feats for feat in sure)


def entries_for(word: Word, index: Index) -> tuple[Entry, ...]:
    """Entries for a word: as it stands, by its lemma, then by forms it may be derived from."""
    if word.entries:
        return word.entries
    for form in (word.norm, word.lemma):
        found = index.words.get(form)
        if found and not (_acts(word) and all(entry.pos == "noun" for entry in found)):
            return _of_kind(found, word)
    guesses = tuple(
        guess for guess in noun_candidates(word.norm) if not _other_noun(word, guess, index)
    )
    if word.pos in ("VERB", "AUX"):
        guesses = verb_candidates(word.norm)
        if is_participle(word.norm):
            guesses += noun_candidates(word.norm)
    elif (
        word.pos == "ADJ"
        or (word.pos != "NOUN" and is_participle(word.norm))
        or (word.norm.endswith(("é", "ée", "és", "ées")) and word.norm not in IRREGULAR)
    ):
        guesses += verb_candidates(word.norm)
    for guess in guesses:
        found = index.words.get(guess)
        if found and len(guess) > 2 and not _of_closed_class(word, found):
            return _of_kind(found, word)
    if word.pos == "PROPN":
        return ()
    for guess in (word.norm, *noun_candidates(word.norm)):
        meant = index.plain.get(guess)
        if meant is None and word.pos == "NOUN":
            meant = mended(guess, index.words)
        if meant:
            return _of_kind(index.words[meant], word)
    return ()


def _of_closed_class(word: Word, found: tuple[Entry, ...]) -> bool:
    """Whether a verb's form was led to a word that has no verbs: « notez » is not « notre »."""
    closed = ("pronoun", "preposition", "conjunction")
    return word.pos == "VERB" and all(entry.pos in closed for entry in found)


def _other_noun(word: Word, guess: str, index: Index) -> bool:
    """Whether a noun without its last « e » is another noun: « dose » is not a feminine « dos »."""
    if word.pos != "NOUN" or guess != word.norm.rstrip("s").removesuffix("e"):
        return False
    persons = ("é", "nt", "at", "ain", "in", "el", "al", "i")
    kinds = {entry.pos for entry in index.words.get(guess, ())}
    return kinds == {"noun"} and word.norm.rstrip("s") != guess and not guess.endswith(persons)


def _of_kind(entries: tuple[Entry, ...], word: Word) -> tuple[Entry, ...]:
    """The entries of the word's own part of speech first, the others behind."""
    wanted = [entry for entry in entries if _POS_OF_ENTRY.get(entry.pos) == word.pos]
    return tuple(wanted + [entry for entry in entries if entry not in wanted])
