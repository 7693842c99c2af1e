"""Dates in every French spelling: day, month, year, in this order (AD Signes notes; S)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsf_avatar.glossing.values.found import Part, Value
from lsf_avatar.glossing.values.numbers import _WORD, number_from_words, number_in_words

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_ASCII_MONTH = str.maketrans("éû", "eu")
_SHORT_MONTHS = {
    "janv": 0, "jan": 0, "févr": 1, "fév": 1, "fevr": 1, "fev": 1, "avr": 3, "juil": 6,
    "sept": 8, "oct": 9, "nov": 10, "déc": 11, "dec": 11,
}  # fmt: skip
_MONTH_NUMBER = {
    **{month: n for n, month in enumerate(MONTHS)},
    **{month.translate(_ASCII_MONTH): n for n, month in enumerate(MONTHS)},
    **_SHORT_MONTHS,
}
_MONTH = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))
_WEEKDAY = "|".join(WEEKDAYS)
_NUMBER_WORDS = rf"(?:{_WORD})(?:(?: et |[ -])(?:{_WORD}))*"
_FIGURES = re.compile(r"(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)")
_ISO = re.compile(r"(?<![\d/-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_WRITTEN = re.compile(
    rf"\b(?:({_WEEKDAY}) )?(?:(\d{{1,2}}|1er|premier|{_NUMBER_WORDS}) )({_MONTH})\b\.?"
    rf"(?: (\d{{4}}|{_NUMBER_WORDS})\b)?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\b\.? (\d{{4}})\b", re.IGNORECASE)
_WEEKDAY_NUMBER = re.compile(rf"\b({_WEEKDAY}) (\d{{1,2}}|1er)(?![\d:/h]| ?h\b)", re.IGNORECASE)


def dates(text: str) -> Iterator[Value]:
    """Every date of a text."""
    for found in _FIGURES.finditer(text):
        yield from _date(found, "", found[1], found[3], found[4], "date-in-figures")
    for found in _ISO.finditer(text):
        yield from _date(found, "", found[3], found[2], found[1], "date-iso")
    for found in _WRITTEN.finditer(text):
        month = str(_MONTH_NUMBER[found[3].lower()] + 1)
        yield from _date(found, found[1] or "", found[2], month, found[4] or "", "date-written")
    for found in _MONTH_YEAR.finditer(text):
        month = str(_MONTH_NUMBER[found[1].lower()] + 1)
        yield from _date(found, "", "", month, found[2], "month-and-year")
    for found in _WEEKDAY_NUMBER.finditer(text):
        yield from _date(found, found[1], found[2], "", "", "weekday-and-day")


def _date(
    found: re.Match[str], weekday: str, day: str, month: str, year: str, rule: str
) -> Iterator[Value]:
    """A date of its parts, if they can be those of a date: a month from 1 to 12, a day to 31."""
    day_number, year_number = _number(day), _number(year)
    if day_number is None or year_number is None or (month and not 1 <= int(month) <= 12):
        return
    if day and not 1 <= int(day_number) <= 31:
        return
    parts: list[Part] = []
    gloss: list[str] = []
    spoken: list[str] = []
    if weekday:
        parts.append(Part("word", weekday.lower()))
        gloss.append(weekday.upper())
        spoken.append(weekday.lower())
    if day:
        parts.append(Part("quantity", str(int(day_number))))
        gloss.append(str(int(day_number)))
        spoken.append("premier" if int(day_number) == 1 else number_in_words(int(day_number)))
    if month:
        name = MONTHS[int(month) - 1]
        parts.append(Part("word", name))
        gloss.append(name.translate(_ASCII_MONTH).upper())
        spoken.append(name)
    if year:
        parts.append(Part("digits" if year_number[0] == "0" else "quantity", year_number))
        gloss.append(year_number)
        spoken.append(number_in_words(int(year_number)))
    yield Value(
        found.start(), _without_last_dot(found), "date", "-".join(gloss), tuple(parts), rule,
        " ".join(spoken),
    )  # fmt: skip


def _without_last_dot(found: re.Match[str]) -> int:
    return found.end() - (1 if found[0].endswith(".") else 0)


def _number(said: str) -> str | None:
    """Figures of a day or year written in figures or words; empty for none; None if neither."""
    if not said or said.isdigit():
        return "".join(str(int(digit)) for digit in said)
    if said.lower() in ("1er", "premier"):
        return "1"
    number = number_from_words(said)
    return None if number is None else str(number)
