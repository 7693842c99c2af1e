"""Between which loci a verb moves, and to whose locus a possessive points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lsf_avatar.glossing.draft import Draft, Unit
from lsf_avatar.glossing.rules.registry import rule

_OF_POINTINGS = {
    "PT-MOI": "self", "PT-NOUS": "self", "PT-VOUS": "addressee", "PT-LUI": "far",
    "PT-EUX": "far",    "PT-A": "active", "PT-B": "passive",
}  # fmt: skip
"""Pointing → the locus it points at."""
_TO = frozenset(("à", "au", "aux"))
_LISTING = frozenset(("et", "ni", "ou"))
_HIS = frozenset(("son", "sa", "ses", "leur", "leurs"))
_VEHICLES = frozenset(("active", "passive"))


@rule(
    "verb-agrees", source="pointing", confidence="medium",
    example="Le véhicule A a heurté le véhicule B.",
    counter_example="Le véhicule A a heurté un mur.",
)  # fmt: skip
def verb_agrees(draft: Draft) -> Draft:
    """A directional verb goes from the locus of who acts to that of whom it is done to."""
    source, patient = _actors(draft)
    if source is None and draft.kind == "imperative":
        source = "addressee"
    goal = _receiver(draft) or patient or _object(draft)
    if goal is None or goal == source:
        return draft
    return draft.with_units(
        replace(u, source=source, goal=goal) if _is_verb(u) else u for u in draft.units
    )


@rule(
    "possessive-locus", source="pointing", confidence="low",
    example="Le conducteur A montre sa voiture.",
    counter_example="Le conducteur montre sa voiture.",
)  # fmt: skip
def possessive_locus(draft: Draft) -> Draft:
    """« son, sa, ses » is directed at vehicle A or B where that side is the subject."""
    owner, _ = _actors(draft)
    if owner not in _VEHICLES:
        return draft
    return draft.with_units(
        replace(u, locus=owner) if u.word.norm in _HIS and u.word.pos == "DET" else u
        for u in draft.units
    )


def _actors(draft: Draft) -> tuple[str | None, str | None]:
    """The loci of who acts and of whom it is done to, where both stand before the verb."""
    subjects = [u for u in draft.units if u.role == "subject"]
    if any(rule == "passive-agent-first" for _, rule in draft.dropped) and subjects:
        first = subjects[0].chunk
        agent = [u for u in subjects if u.chunk == first]
        return _one(agent), _one(u for u in subjects if u.chunk != first)
    if _pointing_at_two(subjects) and not any(word.norm in _LISTING for word, _ in draft.dropped):
        return _one(subjects[:1]), _one(subjects[1:])
    return _one(subjects), None


def _pointing_at_two(subjects: list[Unit]) -> bool:
    """« je vous », « vous me »: who acts stands before whom it is done to."""
    return len(subjects) == 2 and all(u.gloss in _OF_POINTINGS for u in subjects)


def _receiver(draft: Draft) -> str | None:
    """The locus of « à quelqu’un », or of a pronoun that is no subject."""
    pronouns = [u for u in draft.units if u.role != "subject" and u.gloss in _OF_POINTINGS]
    if pronouns:
        return _one(pronouns)
    starts = {u.chunk: u.word.start for u in reversed(draft.units) if u.role == "complement"}
    given = set()
    for word, _ in draft.dropped:
        if word.norm in _TO:
            behind = [(at, chunk) for chunk, at in starts.items() if at > word.start]
            given |= {min(behind)[1]} if behind else set()
    return _one(u for u in draft.units if u.chunk in given)


def _object(draft: Draft) -> str | None:
    return _one(u for u in draft.units if u.role == "complement" and u.word.pos != "DET")


def _one(units: Iterable[Unit]) -> str | None:
    """The locus that these units share; None where they have none, or several."""
    found = {locus for u in units if (locus := u.locus or _OF_POINTINGS.get(u.gloss))}
    return found.pop() if len(found) == 1 else None


def _is_verb(unit: Unit) -> bool:
    return unit.role in ("predicate", "modal") and unit.word.pos in ("VERB", "AUX")
