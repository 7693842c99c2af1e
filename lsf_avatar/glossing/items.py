"""From units to items: the entry or value behind each, its forms, status and mouthing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from lsf_avatar.errors import MissingSignError
from lsf_avatar.glossing.characters import Folded, letters_of, without_accents
from lsf_avatar.glossing.draft import Unit
from lsf_avatar.glossing.forms import Forms, of_letters, of_number
from lsf_avatar.glossing.lookup import Index, entries_for
from lsf_avatar.glossing.mouthing import phones_of, phones_of_letters, said_with
from lsf_avatar.glossing.senses import SPELL
from lsf_avatar.glossing.values import Part, Value
from lsf_avatar.glossing.vocabulary import (
    ASKED_AS,
    OWNED,
    POSSESSIVE_HEAD,
    POSSESSIVES,
    is_known_infinitive,
)
from lsf_avatar.glossing.words import Word
from lsf_avatar.lexicon.entries import Entry, Lexicon
from lsf_avatar.phonology.utterance import Item

_SAID_TOGETHER = re.compile(r"\bet ")
"""« et » of « trente et un » is said with the word behind it."""
_STAND_INS = {
    "PT-NOUS": ("PT-MOI",), "PT-ICI": ("ICI", "PT-LA"), "PT-LA": ("PT-LUI",),
    "PERSONNE-AUCUNE": ("PERSONNE",), "NE-PLUS": ("FINI",), "PT-EUX": ("PT-LUI",),
    "PT-A": ("PT-LUI",), "PT-B": ("PT-LUI",),
}  # fmt: skip
"""Pointings that may stand in for one that the lexicon does not have."""
MISSING_POLICIES = ("spell", "show", "refuse")


@dataclass(frozen=True, slots=True, eq=False)
class Resolver:
    """Makes items of units.

    Attributes:
        lexicon: Where the forms are.
        index: Its French side.
        folded: The text and its offsets.
        missing: What becomes of a word without a sign: one of `MISSING_POLICIES`.
    """

    lexicon: Lexicon
    index: Index
    folded: Folded
    missing: str

    def item(self, unit: Unit, clause: int) -> Item:
        """The item of one unit; a word without a sign is spelled or missing, never dropped.

        Args:
            unit: The unit.
            clause: Index of its clause.
        """
        word = unit.word
        start, end = self.folded.span(word.start, word.end)
        if word.value is not None:
            return self.value(word.value, start, end, clause, unit.locus)
        entry = self._entry(unit)
        if entry is not None:
            item = self.signed(entry, start, end, clause, unit.locus, word.text)
            return agreeing(item, unit.source, unit.goal)
        name = word.pos in ("PROPN", "LETTER") or unit.gloss.startswith("#")
        if self.missing == "spell" or name:
            shown = _infinitive(word) or (word.text if letters_of(word.text) else word.norm)
            return self.spelled(shown, start, end, clause, unit.locus)
        return _missing(word.text, start, end, clause)

    def signed(
        self, entry: Entry, start: int, end: int, clause: int, locus: str | None, word: str = ""
    ) -> Item:
        """The item of an entry; of an entry without a form, its word is spelled."""
        if not entry.signs:
            if self.missing != "spell":
                return _missing(entry.gloss, start, end, clause)
            shown = word if letters_of(word) else entry.french[0]
            return self.spelled(shown or entry.french[0], start, end, clause, locus)
        kind = {"pointing": "pointing", "proform": "proform"}.get(entry.pos, "sign")
        return Item(
            entry.gloss, kind, start, end, clause, entry.signs, locus, entry.status, entry.mouthing,
            entry.phones or phones_of(entry.mouthing), tuple("" for _ in entry.signs),
            () if entry.phones else said_with(entry.mouthing, len(entry.signs)),
        )  # fmt: skip

    def spelled(self, text: str, start: int, end: int, clause: int, locus: str | None) -> Item:
        """The item of a word that is spelled; missing if one of its letters has no sign."""
        letters = letters_of(text)
        if letters is None:
            return _missing(text, start, end, clause)
        forms = of_letters(self.lexicon, letters)
        if forms.absent:
            return _missing(text, start, end, clause)
        return Item(
            f"#{without_accents(text)}", "spelled", start, end, clause, forms.signs, locus,
            forms.status, text, phones_of(text), forms.letters, _said_by_word(text),
        )  # fmt: skip

    def value(self, value: Value, start: int, end: int, clause: int, locus: str | None) -> Item:
        """The item of a value, whole; missing if one of its parts cannot be shown."""
        forms = Forms()
        for part in value.parts:
            forms += self._part(part)
        if forms.absent:
            return _missing(value.gloss, start, end, clause)
        shown = self.folded.text[value.start : value.end]
        mouthing = value.spoken or shown
        phones = phones_of(value.spoken) if value.spoken else phones_of_letters(shown)
        return Item(
            value.gloss, value.kind, start, end, clause, forms.signs, locus, forms.status,
            mouthing, phones, forms.letters, _said(value.spoken, forms.letters, phones),
        )  # fmt: skip

    def _part(self, part: Part) -> Forms:
        if part.kind == "quantity":
            return of_number(self.lexicon, part.text)
        if part.kind == "word":
            for entry in self.index.words.get(part.text, ()):
                if entry.signs:
                    letters = (part.text, *("" for _ in entry.signs[1:]))
                    return Forms(entry.signs, letters, entry.status)
        letters_shown = letters_of(part.text)
        if letters_shown is None:
            return Forms(absent=(part.text,))
        return of_letters(self.lexicon, letters_shown)

    def _entry(self, unit: Unit) -> Entry | None:
        if unit.gloss == SPELL:
            return None
        if unit.gloss:
            for name in (unit.gloss, *_STAND_INS.get(unit.gloss, ())):
                if name in self.lexicon.entries:
                    return self.lexicon.entries[name]
        if unit.word.pos == "LETTER":
            return self._abbreviation(unit.word.norm)
        if unit.role == "question" and unit.word.norm in ASKED_AS | {"quel": "quel"}:
            asked = ASKED_AS.get(unit.word.norm, "quel")
            found_for = self.index.words.get(asked) or self.index.words.get("quoi", ())
            return found_for[0] if found_for else None
        owned = OWNED.get(unit.word.norm)
        if owned or (unit.word.norm in POSSESSIVES and unit.word.pos == "DET"):
            return self._possessive(owned or unit.word.norm)
        entries = entries_for(unit.word, self.index)
        if "name" in unit.word.feats:
            return None
        if unit.word.pos == "PROPN" and unit.word.norm not in self.index.words:
            return None
        return entries[0] if entries else None

    def _abbreviation(self, norm: str) -> Entry | None:
        """The sign of a short name such as LSF; « CE » and « DE » are codes, never small words."""
        found = self.index.words.get(norm, ()) if len(norm) > 1 else ()
        return next((e for e in found if e.pos in ("noun", "verb", "interjection")), None)

    def _possessive(self, norm: str) -> Entry | None:
        """The possessive of the person, else a pointing at the owner."""
        owner = POSSESSIVES[norm]
        for word in (norm, POSSESSIVE_HEAD[owner]):
            for entry in self.index.words.get(word, ()):
                return entry
        return self.lexicon.entries.get(owner)

    def refuse_missing(self, items: Iterable[Item], text: str) -> None:
        """Stops where a sign is missing and nothing may stand in for it.

        Raises:
            MissingSignError: With the words, in the order of the text.
        """
        missing = sorted((item for item in items if item.kind == "missing"), key=lambda i: i.start)
        if missing:
            words = [text[item.start : item.end] for item in missing]
            near = get_close_matches(words[0].lower(), list(self.index.words), n=3, cutoff=0.6)
            raise MissingSignError(words, text, [self.index.words[word][0].gloss for word in near])


def agreeing(item: Item, source: str | None, goal: str | None) -> Item:
    """The item between two loci, if one of its forms moves between loci."""
    agrees = any(sign.agreement for sign in item.signs)
    return replace(item, source=source, goal=goal) if agrees and goal is not None else item


def _infinitive(word: Word) -> str:
    """The dictionary form of a verb with a person, as it is spelled; empty for all other words."""
    personal = word.feats & {"finite", "imperative", "perfect"}
    if word.pos != "VERB" or not personal or "expression" in word.feats:
        return ""
    return word.lemma if is_known_infinitive(word.norm, word.lemma) else ""


def _said(spoken: str, letters: tuple[str, ...], phones: tuple[str, ...]) -> tuple[int, ...]:
    """How many of the phones are said at each sign; empty where nobody can tell."""
    if len(letters) < 2:
        return ()
    if spoken:
        said = said_with(_SAID_TOGETHER.sub("et-", spoken.replace("-", " ")), len(letters))
    else:
        said = tuple(len(phones_of_letters(letter)) for letter in letters)
    return said if sum(said) == len(phones) else ()


def _said_by_word(name: str) -> tuple[int, ...]:
    """How many phones are said at each letter of a spelled name: each word as its first one comes.

    Empty where it is one word: that is said in one go.

    >>> _said_by_word("Victor-Hugo")
    (6, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0)
    """
    said: list[int] = []
    words = re.split(r"([- ])", name)
    for word in words:
        silent = [0] * len(letters_of(word) or ())
        said += [len(phones_of(word)), *silent][: len(silent)]
    return tuple(said) if len(words) > 1 and sum(said) == len(phones_of(name)) else ()


def _missing(gloss: str, start: int, end: int, clause: int) -> Item:
    return Item(without_accents(gloss), "missing", start, end, clause)
