"""All values of a text, none overlapping: the surest reading of each stretch wins."""

from __future__ import annotations

from lsf_avatar.glossing.values.codes import codes, marked_codes, mixed_codes
from lsf_avatar.glossing.values.dates import dates
from lsf_avatar.glossing.values.found import Value
from lsf_avatar.glossing.values.numbers import numbers
from lsf_avatar.glossing.values.times import times

READINGS = (codes, dates, times, marked_codes, mixed_codes, numbers)
"""Surest first. Within one reading the longest stretch wins."""


def scan(text: str) -> tuple[Value, ...]:
    """The values of a text in one typography, in order."""
    taken = bytearray(len(text))
    kept: list[Value] = []
    for reading in READINGS:
        found = list(reading(text))
        if reading is not codes:
            found.sort(key=lambda value: (value.start - value.end, value.start))
        for value in found:
            if any(taken[value.start : value.end]):
                continue
            taken[value.start : value.end] = b"\1" * (value.end - value.start)
            kept.append(value)
    return tuple(sorted(kept, key=lambda value: value.start))
