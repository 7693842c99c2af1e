"""The words a sentence is made of, between the text and the signs."""

from __future__ import annotations

from dataclasses import dataclass

from lsf_avatar.glossing.values import Value
from lsf_avatar.lexicon.entries import Entry


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a fixed expression or a value of a sentence.

    Attributes:
        start: Offset of its first character in the folded text.
        end: Offset behind its last one.
        text: As it stands there.
        norm: Lower case, elisions kept (`l'`), hyphen of an inversion removed.
        lemma: Its dictionary form.
        pos: Universal part of speech, as corrected here; `VALUE` for a value.
        feats: What else is known of it: `past`, `infinitive`, `imperative`, `clitic`, `moved`…
        value: The value, if it is one.
        entries: Entries of the lexicon for it, best first, before context chooses.
    """

    start: int
    end: int
    text: str
    norm: str
    lemma: str = ""
    pos: str = ""
    feats: frozenset[str] = frozenset()
    value: Value | None = None
    entries: tuple[Entry, ...] = ()
