"""The comments and blank lines of a YAML text, which a parser throws away."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_NOTE = re.compile(r"(?m)(?:^|(?<=\s))#.*$|^[ ]*\n(?=[ ]*\S)")
"""A comment, or the last of some blank lines."""


@dataclass(frozen=True, slots=True)
class Note:
    """A comment, or a place where blank lines stand.

    Attributes:
        text: From `#` to the end of its line; empty for blank lines.
        start: Offset of its first character in the text.
        line: From 0.
        column: From 0.
        alone: Whether nothing else stands on its line.
    """

    text: str
    start: int
    line: int
    column: int
    alone: bool


def notes(text: str) -> list[Note]:
    """Every comment and every place with blank lines of a text that parses, in order."""
    marks = list(_NOTE.finditer(text))
    if not marks:
        return []
    line_starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    spans = list(_scalars(text))
    ends = [end for _, end in spans]
    found = []
    for mark in marks:
        start = mark.start()
        value = bisect_right(ends, start)
        if value < len(spans) and spans[value][0] <= start:
            continue
        line = bisect_right(line_starts, start) - 1
        before = text[line_starts[line] : start]
        found.append(Note(mark.group().strip(), start, line, len(before), not before.strip()))
    return found


def _scalars(text: str) -> Iterator[tuple[int, int]]:
    """Where the keys and values stand, in which `#` is a letter like any other."""
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken):
            start, end = token.start_mark.index, token.end_mark.index
            if token.style in ("|", ">"):
                start = text.index("\n", start) + 1 if "\n" in text[start:end] else end
            yield start, end
