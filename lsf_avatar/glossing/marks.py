"""Codes with marks that the alphabet has no sign for: « ?x=1 » must not cost the whole address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lsf_avatar.glossing.characters import SPELLED_MARKS
from lsf_avatar.glossing.draft import Unit
from lsf_avatar.glossing.values.codes import spelled
from lsf_avatar.glossing.words import Word

_STRETCHES = re.compile(rf"[\w{re.escape(''.join(SPELLED_MARKS))}]+|[^\w]")


def parted(unit: Unit) -> Iterator[Unit]:
    """The unit, or its code in pieces: what can be spelled, and each mark that cannot.

    A mark without a sign becomes a unit of its own, which is shown as missing.
    """
    value = unit.word.value
    if value is None or [part.kind for part in value.parts] != ["letters"]:
        yield unit
        return
    text = value.parts[0].text
    pieces = list(_STRETCHES.finditer(text))
    if len(pieces) < 2 or len(text) != value.end - value.start:
        yield unit
        return
    for piece in pieces:
        start, end = value.start + piece.start(), value.start + piece.end()
        if piece[0][0].isalnum() or piece[0][0] in SPELLED_MARKS:
            part = spelled(start, end, piece[0], value.rule)
            word = replace(unit.word, start=start, end=end, text=piece[0], value=part)
        else:
            word = Word(start, end, piece[0], piece[0], piece[0], "PUNCT")
        yield replace(unit, word=word)
