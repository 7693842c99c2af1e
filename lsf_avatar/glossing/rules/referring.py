"""Who is meant, beyond one clause: pronouns for what has a place, what others asked."""

from __future__ import annotations

from dataclasses import replace

from lsf_avatar.glossing.draft import Draft, Unit
from lsf_avatar.glossing.rules.registry import rule

_POINTING = {"active": "PT-A", "passive": "PT-B"}
_SHE = frozenset(("elle", "elles"))
_SINGULAR = frozenset(("il", "elle", "lui"))


@rule(
    "same-reference", source="pointing", confidence="medium",
    example="Le véhicule B roulait. Il a freiné.",
    counter_example="Le véhicule A suivait le véhicule B. Il a freiné.",
)  # fmt: skip
def same_reference(draft: Draft) -> Draft:
    """A pronoun for what was given a place points at that place, also sentences later.

    Sign, then place it, then point (signlanguagesforpupils.eu). Where the pronoun may mean
    either of two, nobody knows which: the pointing keeps no side.
    """

    def pointed(unit: Unit) -> Unit:
        word = unit.word
        if unit.gloss != "PT-LUI" or word.norm not in _SINGULAR:
            return unit
        gender = "f" if word.norm in _SHE else "m"
        sides = {side for kind, side in draft.placed if kind == gender or word.norm == "lui"}
        if len(sides) != 1:
            return unit
        (side,) = sides
        return replace(unit, gloss=_POINTING[side], locus=side)

    return draft.with_units(map(pointed, draft.units))


def placed_by(draft: Draft, before: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """What has a place behind a clause, as (gender, side): what it placed, else what was before."""
    found: list[tuple[str, str]] = []
    for at, unit in enumerate(draft.units):
        if unit.locus not in _POINTING or unit.gloss in _POINTING.values():
            continue
        noun = unit if unit.word.pos == "NOUN" or at == 0 else draft.units[at - 1]
        found.append(("f" if "feminine" in noun.word.feats else "m", unit.locus))
    return tuple(dict.fromkeys(found)) or before


@rule(
    "reported-question", source="gk", confidence="gk",
    example="Il demande si vous avez signé.", counter_example="Signez si vous êtes là.",
)  # fmt: skip
def reported_question(draft: Draft) -> Draft:
    """« il demande si X, dites où est X »: the question is asked as by that person.

    It follows the verb of asking, keeps the face of a question, and the body turns: role shift.
    « si » is not signed, and it is no condition.
    """
    if "reported" not in draft.facts:
        return draft
    first = draft.units[0]
    shorter = draft.without(
        lambda u: u is first and u.word.norm in ("si", "s'"), "reported-question"
    )
    return shorter.with_units(replace(u, flags=u.flags | {"reported"}) for u in shorter.units)
