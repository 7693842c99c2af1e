"""French words to the phones that the lips show."""

from __future__ import annotations


def phones_of(french: str) -> tuple[str, ...]:
    """IPA phones of French words."""
    return ()


def phones_of_letters(code: str) -> tuple[str, ...]:
    """IPA phones of a code said letter by letter."""
    return ()
