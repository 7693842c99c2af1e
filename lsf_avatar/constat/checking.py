"""What checks of answers share: refusing, warning, and what an answer is looked at with."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

from lsf_avatar.constat.messages import ERRORS, WARNINGS
from lsf_avatar.errors import AnswerError


@dataclass(frozen=True, slots=True)
class Warned:
    """Something unusual about an answer that is kept all the same.

    Attributes:
        code: Stable.
        message: French, for the driver.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What an answer is looked at with; the clock is handed in.

    Attributes:
        now: Date and time at the place of the accident (Europe/Paris), aware.
        side: `A` or `B`: whose answer it is.
        answers: Key → value, as this driver has them.
        photos: Ids of the photos this driver has sent.
    """

    now: datetime
    side: str
    answers: Mapping[str, Any]
    photos: frozenset[str] = frozenset()


_SIGNS_OF_LATIN_TEXTS = "\u1fff"
"""`°`, `®` and the like come before; emoji and other pictures behind."""


def refuse(code: str, **values: object) -> NoReturn:
    """Raises the error of a code; who calls knows the field and adds it."""
    raise AnswerError(code, ERRORS[code].format(**values))


def warn(code: str, **values: object) -> Warned:
    """The warning of a code."""
    return Warned(code, WARNINGS[code].format(**values))


def clean_text(value: Any, maximum: int, *, too_long: str = "text-too-long") -> str:
    """A text as it was typed, or an error: no control characters, not empty, not too long.

    Line breaks and tabulators are text. Half a surrogate pair is not: it cannot be stored.
    """
    if not isinstance(value, str):
        refuse("wrong-shape")
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t\r" for c in value):
        refuse("control-character")
    if not value.strip():
        refuse("empty-answer")
    if len(value) > maximum:
        refuse(too_long, length=len(value), maximum=maximum)
    return value


def latin(text: str) -> str:
    """A name or number of identity papers: Latin letters, digits and common signs, or an error.

    Papers of every country that issues green cards or licences for abroad carry the names in
    Latin letters; an insurer reads these. Free texts may hold any script.
    """
    for character in text:
        category = unicodedata.category(character)
        letter = category.startswith("L") and category != "Lm"
        foreign = letter and not unicodedata.name(character, "").startswith("LATIN")
        foreign |= category == "Nd" and not character.isascii()
        picture = category == "So" and character > _SIGNS_OF_LATIN_TEXTS
        if foreign or picture or category in ("Cn", "Co") or character in "<>":
            refuse("character-not-allowed", value=character)
    return text
