"""From letters and numbers to the forms of the lexicon, one after the other.

Numbers follow the AD Signes notes, week 8 (research: LSF grammar §3.1): 0 to 19 and the round tens
have signs; other tens and units stand side by side, tens on the passive side, units on the active
side; 100 and 1000 follow their multiplier. Confidence medium, except hundreds of two signs
(multiplier, then 100), where the notes have one clawed sign: low.
"""

from __future__ import annotations

from dataclasses import dataclass

from lsf_avatar.glossing.characters import SPELLED_MARKS
from lsf_avatar.lexicon.entries import Lexicon
from lsf_avatar.phonology.sign import STATUSES, Sign
from lsf_avatar.phonology.transform import shifted

TENS_OFFSET_M = (-0.10, 0.0, 0.0)
UNITS_OFFSET_M = (0.06, 0.0, 0.0)
"""How far tens go to the passive side and units to the active side: developers' proposal."""
GREATEST_NUMBER = 999_999
"""Above it, digits are signed one by one: no sign for a million was found in the sources."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms in the order they are signed.

    Attributes:
        signs: The forms.
        letters: What each shows; joined, they are the value.
        status: The lowest status of the entries behind them.
        absent: Glosses that the lexicon does not have; then the value cannot be shown whole.
    """

    signs: tuple[Sign, ...] = ()
    letters: tuple[str, ...] = ()
    status: str = STATUSES[-1]
    absent: tuple[str, ...] = ()

    def __add__(self, other: Forms) -> Forms:
        """One after the other."""
        return Forms(
            self.signs + other.signs,
            self.letters + other.letters,
            min(self.status, other.status, key=STATUSES.index),
            self.absent + other.absent,
        )


def of_gloss(lexicon: Lexicon, gloss: str, shows: str) -> Forms:
    """The forms of one entry; `shows` is what the first of them shows."""
    entry = lexicon.entries.get(gloss)
    if entry is None or not entry.signs:
        return Forms(absent=(gloss,))
    letters = (shows, *("" for _ in entry.signs[1:]))
    return Forms(entry.signs, letters, entry.status)


def of_letter(lexicon: Lexicon, letter: str) -> Forms:
    """The form of a letter, a digit or a mark."""
    if letter.isdigit():
        return of_gloss(lexicon, f"NUM-{letter}", letter)
    forms = Forms()
    for at, name in enumerate(SPELLED_MARKS.get(letter, (letter,))):
        forms += of_gloss(lexicon, f"LETTRE-{name}", "" if at else letter)
    return forms


def of_letters(lexicon: Lexicon, letters: tuple[str, ...]) -> Forms:
    """Letters, digits and marks one by one."""
    forms = Forms()
    for letter in letters:
        forms += of_letter(lexicon, letter)
    return forms


def of_number(lexicon: Lexicon, digits: str) -> Forms:
    """A quantity, by the rule of the notes; with leading zeros or too great, digit by digit."""
    if int(digits) > GREATEST_NUMBER or (digits[0] == "0" and len(digits) > 1):
        return of_letters(lexicon, tuple(digits))
    forms = Forms()
    for gloss, shows, side in number_parts(digits):
        part = of_gloss(lexicon, f"NUM-{gloss}", shows)
        offset = {"tens": TENS_OFFSET_M, "units": UNITS_OFFSET_M}.get(side)
        if offset is not None:
            moved = tuple(shifted(sign, offset) for sign in part.signs)
            part = Forms(moved, part.letters, part.status, part.absent)
        forms += part
    return forms


def number_parts(digits: str) -> list[tuple[int, str, str]]:
    """The signs of a number from 0 to 999,999: (NUM entry, digits it shows, side).

    The digits shown, joined, are the number: a sign that only multiplies shows zeros or nothing.

    >>> number_parts("345")
    [(3, '3', ''), (100, '', ''), (40, '4', 'tens'), (5, '5', 'units')]
    >>> number_parts("2000")
    [(2, '2', ''), (1000, '000', '')]
    """
    number = int(digits)
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        head = number_parts(str(thousands)) if thousands > 1 else []
        return head + _after(1000, rest, 3, alone="1" if thousands == 1 else "")
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = [(hundreds, str(hundreds), "")] if hundreds > 1 else []
        return head + _after(100, rest, 2, alone="1" if hundreds == 1 else "")
    tens, units = divmod(number, 10)
    if number < 20 or units == 0:
        return [(number, str(number), "")]
    return [(tens * 10, str(tens), "tens"), (units, str(units), "units")]


def _after(multiplier: int, rest: int, width: int, alone: str) -> list[tuple[int, str, str]]:
    if rest == 0:
        return [(multiplier, alone + "0" * width, "")]
    zeros = "0" * (width - len(str(rest)))
    return [(multiplier, alone + zeros, ""), *number_parts(str(rest))]
