"""What glossing hands to the timeline: clauses, items and the characters that each came from."""

from __future__ import annotations

from dataclasses import dataclass

from lsf_avatar.phonology.nonmanuals import Span
from lsf_avatar.phonology.sign import Sign

CLAUSE_KINDS = ("statement", "yes-no", "wh", "imperative", "condition", "topic", "exclamation")
ITEM_KINDS = (
    "sign", "number", "date", "time", "spelled", "pointing", "proform", "missing",
)  # fmt: skip
LOCI = ("active", "passive", "centre", "addressee", "self", "far")
"""Where in signing space something was placed. Vehicle A stands at `active`, B at `passive`."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be signed.

    Attributes:
        gloss: As linguists write it: `ACCIDENT`, `#ANNE` (spelled), `NUM-14`, `PT-A`.
        kind: One of `ITEM_KINDS`. `missing` is a value: it is shown, never dropped.
        start: Offset of the first character of the text that this item carries.
        end: Offset behind the last one. Several items of one word may share characters.
        clause: Index of the clause it belongs to.
        signs: The forms, in order: one for a sign, one a letter for a spelled word, the parts of
            a number or date. Empty only for `missing`.
        locus: One of `LOCI`, or None.
        status: The lowest status of the entries behind it.
        mouthing: The French word (or root) that is mouthed; empty for none.
        phones: The IPA phones of `mouthing`.
        letters: What each of `signs` shows to the reader (a letter, a digit), or empty strings.
        said: How many of `phones` are said with each of `signs`; empty where the word is said in
            one go.
        source: Of a verb that agrees, the locus of who acts, one of `LOCI`; None where not known.
        goal: The locus of whom it is done to; None where the form stays as it is written.
        recorded_s: How long a recording of its hands lasts, seconds; 0 where `signs` are made.
    """

    gloss: str
    kind: str
    start: int
    end: int
    clause: int
    signs: tuple[Sign, ...] = ()
    locus: str | None = None
    status: str = "draft"
    mouthing: str = ""
    phones: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    said: tuple[int, ...] = ()
    source: str | None = None
    goal: str | None = None
    recorded_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of items under one kind of sentence.

    Attributes:
        kind: One of `CLAUSE_KINDS`.
        start: Offset of its first character in the text.
        end: Offset behind its last one.
        spans: Syntactic non-manuals over its items (indices into `Utterance.items`).
    """

    kind: str
    start: int
    end: int
    spans: tuple[Span, ...] = ()

    @property
    def nonmanuals(self) -> tuple[str, ...]:
        """The names of its spans, each once, in order."""
        return tuple(dict.fromkeys(span.name for span in self.spans))


@dataclass(frozen=True, slots=True)
class Dropped:
    """Characters that are not signed, and the rule that says why."""

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the trace: which rule did what."""

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text as it will be signed.

    Attributes:
        text: The text exactly as it was given.
        clauses: In signing order.
        items: In signing order. Every letter and digit of `text` lies in an item or in `dropped`.
        dropped: Characters not signed, by rule.
        trace: What the rules did, in order.
    """

    text: str
    clauses: tuple[Clause, ...]
    items: tuple[Item, ...]
    dropped: tuple[Dropped, ...] = ()
    trace: tuple[Step, ...] = ()
