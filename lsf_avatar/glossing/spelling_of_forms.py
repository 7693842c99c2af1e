"""Words as people type them on a telephone: accents left out, one letter wrong in a form's word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lsf_avatar.glossing.characters import without_accents
from lsf_avatar.lexicon.entries import Entry

FORM_WORDS = (
    "accident", "véhicule", "assurance", "conducteur", "conductrice", "signature", "téléphone",
    "remorque", "carrefour", "autoroute", "immatriculation", "catégorie", "gendarme", "déclaration",
    "priorité", "stationnement", "portière", "rétroviseur", "adresse", "constat",
)  # fmt: skip
"""Words of the form that no other French word is one letter away from; only these are mended."""


def unaccented(words: Mapping[str, tuple[Entry, ...]]) -> dict[str, str]:
    """Words without their accents → the word, where only one word is meant.

    Words of up to three letters are left alone: « a » and « à » are two words.
    """
    found: dict[str, list[str]] = {}
    for word in words:
        plain = without_accents(word).lower()
        if plain != word and len(word) > 3:
            found.setdefault(plain, []).append(word)
    return {
        plain: meant[0] for plain, meant in found.items() if len(meant) == 1 and plain not in words
    }


def mended(norm: str, known: Iterable[str]) -> str | None:
    """The form word that was meant by a word one letter away from it; None if there is none."""
    plain = without_accents(norm).lower()
    if len(plain) < 6 or not plain.isalpha():
        return None
    for word in FORM_WORDS:
        if word in known and _one_letter_away(plain, without_accents(word).lower()):
            return word
    return None


def _one_letter_away(typed: str, meant: str) -> bool:
    """Whether one letter was added, left out, replaced, or two neighbours changed places."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    head = 0
    while head < min(len(typed), len(meant)) and typed[head] == meant[head]:
        head += 1
    a, b = typed[head:], meant[head:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b or a == b[1:]
