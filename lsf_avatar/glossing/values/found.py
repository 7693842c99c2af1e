"""A value found in a text, and the parts it is signed by."""

from __future__ import annotations

from dataclasses import dataclass

PART_KINDS = ("quantity", "digits", "letters", "word")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a value.

    Attributes:
        kind: `quantity` (signed as one number), `digits` and `letters` (one by one), or `word`
            (a word of the lexicon, such as a month; spelled where it has no sign).
        text: What it shows.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value in the text.

    Attributes:
        start: Offset of its first character, in the folded text.
        end: Offset behind its last one.
        kind: `number`, `date`, `time` or `spelled`.
        gloss: Its gloss; every letter and digit of the value can be read from it.
        parts: In the order they are signed.
        rule: Which spelling was recognised, for the trace.
        spoken: How it is said in French; empty where it is said letter by letter.
    """

    start: int
    end: int
    kind: str
    gloss: str
    parts: tuple[Part, ...]
    rule: str
    spoken: str = ""
