"""Comparisons: what is compared stands on one side, the measure on the other."""

from __future__ import annotations

from dataclasses import replace

from lsf_avatar.glossing.draft import Draft, Unit
from lsf_avatar.glossing.rules.registry import rule

_DEGREES = frozenset(("plus", "moins", "aussi"))
_SAID_OF = frozenset(("ADJ", "VERB"))


@rule(
    "comparison", source="pointing", confidence="gk",
    example="La voiture est plus petite que le camion.",
    counter_example="La voiture est plus petite.",
)  # fmt: skip
def comparison(draft: Draft) -> Draft:
    """« X est plus petit que Y »: X on one side, Y on the other, a pointing at X, PLUS PETIT.

    PT-A points at the active side. Order alone would not tell which of the two is the smaller
    one. Vehicles A and B keep the sides they have.
    """
    than = _than(draft.units)
    compared = [u for u in draft.units if u.role == "subject"]
    named = [u for u in draft.units if u.word.pos == "LETTER"]
    if than < 0 or named or not any(u.word.pos in ("NOUN", "PROPN") for u in compared):
        return draft
    behind = draft.units[than + 1 :]
    measure = [u for u in behind if u.chunk == behind[0].chunk]
    back = replace(draft.units[than], gloss="PT-A", locus="active", role="subject")
    sides = [
        *(_placed(u, "active") for u in compared),
        *(replace(_placed(u, "passive"), role="subject") for u in measure),
        back,
    ]
    known = (*compared, *measure, draft.units[than])
    rest = [u for u in draft.units if u not in known]
    return draft.with_units([*sides, *rest])


def _than(units: tuple[Unit, ...]) -> int:
    """Where « que » opens what is compared with, behind a degree and a quality; -1 if nowhere."""
    for at, unit in enumerate(units[:-1]):
        degree = unit.word.norm in _DEGREES and unit.role != "negation"
        said_of = units[at + 1].word.pos in _SAID_OF
        if not degree or not (said_of or units[at - 1].word.lemma == "être"):
            continue
        for than in range(at + 2, min(at + 4, len(units) - 1)):
            if units[than].word.norm in ("que", "qu'"):
                return than
    return -1


def _placed(unit: Unit, side: str) -> Unit:
    return replace(unit, locus=side) if unit.word.pos in ("NOUN", "PROPN") else unit
