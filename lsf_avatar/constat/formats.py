"""How plates, phones, e-mails and working days usually look. Used to warn, never to refuse.

Sources: research on the form of 2026-11-23, section 1.4 (R-PLATE, R-PHONE, R-DELAY).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import phonenumbers

_LETTERS = "A-HJ-NP-TV-Z"  # I, O and U are never used
_PLATES = (
    rf"(?!SS|WW)[{_LETTERS}]{{2}}-?(?!000)\d{{3}}-?(?!SS)[{_LETTERS}]{{2}}",  # SIV, since 2009
    r"WW-?\d{3}-?[A-Z]{2}|W-?\d{3}-?[A-Z]{2}",  # provisional, garage
    r"\d{1,4}[A-Z]{1,3}(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])",  # FNI, before 2009
    r"[A-Z]{1,2}-?\d{2,3}-?[A-Z]",  # mopeds
)
_PLATE = re.compile("|".join(f"(?:{pattern})" for pattern in _PLATES), re.ASCII)

REGIONS = ("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "NC", "PF")
"""Tried in turn: an overseas number is not valid for the region FR."""
EMERGENCY = ("15", "17", "18", "112", "114", "115", "119", "196")


def looks_french(plate: str) -> bool:
    """Whether a plate has the form of a French one; spaces and case do not matter.

    >>> looks_french("AB-123-CD"), looks_french("ab 123 cd"), looks_french("AB-123-CI")
    (True, True, False)
    """
    bare = re.sub(r"[\s.·–—]", "", plate).upper()
    return _PLATE.fullmatch(bare) is not None


def digits(number: str) -> str:
    """A phone number without what people write between its digits."""
    return re.sub(r"[\s.\-()/]", "", number)


def looks_dialable(number: str) -> bool:
    """Whether a phone number is valid in France, overseas, or abroad with its prefix.

    >>> looks_dialable("06 12 34 56 78"), looks_dialable("0690 12 34 56"), looks_dialable("0612")
    (True, True, False)
    """
    for region in REGIONS:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return True
    return False


def looks_like_email(text: str) -> bool:
    """Whether a text may be an e-mail address: something, @, a domain with a point."""
    return re.fullmatch(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", text.strip()) is not None


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`: Monday to Friday without holidays.

    Args:
        start: The day of the accident; it does not count.
        end: Today.
    """
    span = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(1 for day in span if day.weekday() < 5 and day not in holidays(day.year))


def holidays(year: int) -> frozenset[date]:
    """The eleven legal holidays of metropolitan France (Code du travail, art. L3133-1)."""
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    easter = easter_sunday(year)
    moving = (easter + timedelta(days=days) for days in (1, 39, 50))
    return frozenset((*(date(year, month, day) for month, day in fixed), *moving))


def easter_sunday(year: int) -> date:
    """Easter of the Gregorian calendar, by the rule of Meeus, Jones and Butcher.

    >>> easter_sunday(2026)
    datetime.date(2026, 4, 5)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
