"""A clause while the rules work on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lsf_avatar.glossing.characters import without_accents
from lsf_avatar.glossing.words import Word

ROLES = (
    "time", "place", "subject", "complement", "adverb", "predicate", "modal", "negation",
    "question", "link",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A word with its part in the clause.

    Attributes:
        word: The word.
        role: One of `ROLES`.
        chunk: Words of one phrase share a number; phrases move whole.
        group: Within a chunk, a noun and what belongs to it.
        flags: `negated`, `topic`, `alternative`, `proper`…
        gloss: A gloss that a rule has chosen; empty where the word decides.
        locus: Where in signing space, or None.
        source: Of a verb, the locus of who acts, or None.
        goal: Of a verb, the locus of whom it is done to, or None.
    """

    word: Word
    role: str
    chunk: int
    group: int
    flags: frozenset[str] = frozenset()
    gloss: str = ""
    locus: str | None = None
    source: str | None = None
    goal: str | None = None

    @property
    def shown(self) -> str:
        """How the trace names it."""
        return self.gloss or without_accents(self.word.lemma or self.word.norm)


@dataclass(frozen=True, slots=True)
class Draft:
    """A clause between French and LSF.

    Attributes:
        kind: One of `phonology.utterance.CLAUSE_KINDS`.
        units: What is still to be signed, in the order reached so far.
        dropped: (word, rule) of what is not signed.
        facts: What was known of the whole clause: `asked`, `passive`, `conditional`, …
        placed: (gender, side) of what clauses before have given a place.
        listed: Extents of the things of a list, in the order of the French; empty for none.
    """

    kind: str
    units: tuple[Unit, ...]
    dropped: tuple[tuple[Word, str], ...] = ()
    facts: frozenset[str] = frozenset()
    placed: tuple[tuple[str, str], ...] = ()
    listed: tuple[tuple[int, int], ...] = ()

    @property
    def shown(self) -> str:
        """How the trace shows it."""
        return " ".join(unit.shown for unit in self.units)

    def with_units(self, units: Iterable[Unit]) -> Draft:
        """The same clause with other units."""
        return replace(self, units=tuple(units))

    def without(self, unwanted: Callable[[Unit], bool], rule: str) -> Draft:
        """The clause without some units, which are dropped by a rule."""
        gone = tuple((unit.word, rule) for unit in self.units if unwanted(unit))
        if not gone:
            return self
        kept = tuple(unit for unit in self.units if not unwanted(unit))
        return replace(self, units=kept, dropped=self.dropped + gone)

    def moved_first(self, wanted: Callable[[Unit], bool]) -> Draft:
        """The clause with some units before all others, order otherwise kept."""
        first = [unit for unit in self.units if wanted(unit)]
        return self.with_units([*first, *(unit for unit in self.units if not wanted(unit))])

    def moved_last(self, wanted: Callable[[Unit], bool]) -> Draft:
        """The clause with some units behind all others, order otherwise kept."""
        last = [unit for unit in self.units if wanted(unit)]
        return self.with_units([*(unit for unit in self.units if not wanted(unit)), *last])

    def has(self, test: Callable[[Unit], bool]) -> bool:
        """Whether any unit passes a test."""
        return any(test(unit) for unit in self.units)
