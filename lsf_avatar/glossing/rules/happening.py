"""That something happens is not signed: the event is just there, at its time and place."""

from __future__ import annotations

from dataclasses import replace

from lsf_avatar.glossing.draft import Draft, Unit
from lsf_avatar.glossing.rules.registry import rule
from lsf_avatar.glossing.vocabulary import REFLEXIVES

_EVENTS = frozenset(("accident", "choc", "collision", "accrochage", "sinistre", "incident"))


@rule(
    "avoir-lieu", source="order", confidence="medium",
    example="Quand a eu lieu l'accident ?", counter_example="Le lieu est ici.",
)  # fmt: skip
def avoir_lieu(draft: Draft) -> Draft:
    """« avoir lieu » is not signed; « où a eu lieu X » is X LIEU OÙ (rule table, research)."""
    at = next((i for i, u in enumerate(draft.units) if u.word.norm == "lieu"), 0)
    if not at or draft.units[at - 1].word.lemma != "avoir":
        return draft
    place = draft.units[at]
    verbs = [
        u
        for u in draft.units
        if u.word.lemma in ("avoir", "être") and u.word.pos in ("VERB", "AUX")
    ]
    where = next((u for u in draft.units if u.word.norm == "où" and u.role == "question"), None)
    shorter = draft.without(lambda u: u in verbs or (u is place and where is None), "avoir-lieu")
    if where is not None:
        shorter = shorter.with_units(
            replace(u, role="question", chunk=where.chunk, group=where.group) if u is place else u
            for u in shorter.units
        )
    return shorter.with_units(
        replace(u, role="subject") if u.role == "complement" and u.chunk > place.chunk else u
        for u in shorter.units
    )


@rule(
    "to-happen", source="to-check", confidence="low",
    example="L'accident s'est produit hier.", counter_example="Le témoin a produit un papier.",
)  # fmt: skip
def to_happen(draft: Draft) -> Draft:
    """An accident that « se produit » or « survient » is just there, as with « avoir lieu »."""
    happened = draft.has(lambda u: u.word.lemma in _EVENTS and u.role in ("subject", "complement"))
    reflexive = draft.has(lambda u: u.word.norm in REFLEXIVES and u.word.pos == "PRON")

    def happens(unit: Unit) -> bool:
        if unit.word.pos not in ("VERB", "AUX"):
            return False
        lemma = unit.word.lemma
        return lemma == "survenir" or (reflexive and lemma in ("produire", "dérouler"))

    if not happened or not draft.has(happens):
        return draft
    return draft.without(
        lambda u: happens(u) or (u.word.lemma == "être" and u.word.pos in ("VERB", "AUX")),
        "to-happen",
    )
