"""How plates, phones and working days look."""

from __future__ import annotations

from datetime import date

import pytest

from lsf_avatar.constat.formats import (
    holidays,
    looks_dialable,
    looks_french,
    looks_like_email,
    working_days,
)

FRENCH = (
    "AB-123-CD", "ab 123 cd", "AA001AA", "WW-123-AB", "W-123-AB", "1234 XYZ 69", "12 A 2A",
    "999 AB 971", "AB-12-C", "A-123-B",
)  # fmt: skip
OTHER = (
    "AB-123-CI", "SS-123-AB", "AB-123-SS", "AB-000-CD", "1234 XYZ 96", "AB-12-CD", "M-AB 1234",
    "", "AB-123-CDE",
)  # fmt: skip
NUMBERS = (
    "0612345678", "06 12 34 56 78", "+33 6 12 34 56 78", "0690 12 34 56", "0692 12 34 56",
    "+32 470 12 34 56",
)  # fmt: skip


@pytest.mark.parametrize("plate", FRENCH)
def test_french_plates_of_all_times_are_known(plate):
    """SIV, provisional, garage, FNI, mopeds; case and spaces do not matter."""
    assert looks_french(plate)


@pytest.mark.parametrize("plate", OTHER)
def test_other_plates_are_not_taken_for_french(plate):
    """Letters that are never used, numbers that are never given."""
    assert not looks_french(plate)


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_of_all_of_france_and_abroad_can_be_dialled(number):
    """An overseas number is not valid for the region FR alone."""
    assert looks_dialable(number)


@pytest.mark.parametrize("number", ["0612", "bonjour", "", "06 12 34 56 7"])
def test_half_a_number_cannot_be_dialled(number):
    """A digit that is missing is noticed."""
    assert not looks_dialable(number)


@pytest.mark.parametrize(
    ("text", "expected"), [("a@b.fr", True), ("a@b", False), ("a b@c.fr", False)]
)
def test_an_email_has_an_at_and_a_point(text, expected):
    """Enough to notice a slip, not enough to refuse."""
    assert looks_like_email(text) is expected


def test_working_days_leave_out_weekends_and_holidays():
    """From the Friday before All Saints' Day 2027 (a Monday) to the Tuesday after: one day."""
    assert working_days(date(2027, 10, 29), date(2027, 11, 2)) == 1
    assert working_days(date(2026, 11, 16), date(2026, 11, 23)) == 5
    assert working_days(date(2026, 11, 23), date(2026, 11, 23)) == 0


def test_the_eleven_holidays_of_2026():
    """Easter Monday, Ascension and Whit Monday move."""
    assert len(holidays(2026)) == 11
    assert {date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)} <= holidays(2026)
