"""Which sense of a word is meant, by the words around it."""

from __future__ import annotations

from lsf_avatar.glossing.words import Word
from lsf_avatar.lexicon.entries import Entry


def chosen(word: Word, entries: tuple[Entry, ...], context: frozenset[str]) -> Entry | None:
    """The entry meant; the lexicon's first where nothing around decides."""
    return entries[0] if entries else None
