"""Constats that are filled in as far as signing wants it, for tests of what comes after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsf_avatar.constat.fields import OWN, SHARED, split_key
from lsf_avatar.constat.record import example

INK = {"kind": "typed", "strokes": [], "name": "Zoé", "reason": ""}


def front_of(side: str) -> Iterator[tuple[str, Any]]:
    """Key and value of what one side fills in before signing; A fills in the shared boxes too."""
    document = example()
    for owner in (SHARED, OWN) if side == "A" else (OWN,):
        answers = document["shared"] if owner == SHARED else document["sides"][side]
        for key, value in answers.items():
            field, _ = split_key(key)
            if field.side == owner and field.type != "photo" and key != "p.signature":
                yield key, value
