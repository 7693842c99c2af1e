"""More than one: plural by sweep and by repetition, lists counted on the passive hand."""

from __future__ import annotations

from dataclasses import replace

from lsf_avatar.glossing.draft import Draft, Unit
from lsf_avatar.glossing.rules.registry import rule
from lsf_avatar.glossing.words import Word

_THEY = frozenset(("ils", "elles", "eux"))
_BUOYS = ("BOUEE-UN", "BOUEE-DEUX", "BOUEE-TROIS", "BOUEE-QUATRE", "BOUEE-CINQ")
_LISTED_AT_LEAST = 3


@rule(
    "plural-sweep", source="pointing", confidence="medium",
    example="Ils ont signé.", counter_example="Il a signé.",
)  # fmt: skip
def plural_sweep(draft: Draft) -> Draft:
    """« ils, elles, eux, ces » point at several: the pointing sweeps."""

    def swept(unit: Unit) -> Unit:
        word = unit.word
        they = word.pos == "PRON" and word.norm in _THEY and unit.gloss in ("", "PT-LUI")
        these = word.norm == "ces" and unit.gloss == "PT-LA"
        return replace(unit, gloss="PT-EUX") if they or these else unit

    return draft.with_units(map(swept, draft.units))


@rule(
    "plural-repetition", source="gk", confidence="gk",
    example="Plusieurs voitures sont cassées.", counter_example="Deux voitures sont cassées.",
)  # fmt: skip
def plural_repetition(draft: Draft) -> Draft:
    """« plusieurs voitures » is VOITURE VOITURE: the noun again stands for the many."""
    many = next((u for u in draft.units if u.word.norm == "plusieurs"), None)
    if many is None:
        return draft
    noun = next((u for u in draft.units if u.chunk == many.chunk and u.word.pos == "NOUN"), None)
    if noun is None:
        return draft
    shorter = draft.without(lambda u: u is many, "plural-repetition")
    return shorter.with_units(
        again for u in shorter.units for again in ((u, u) if u is noun else (u,))
    )


@rule(
    "list-buoy", source="gk", confidence="gk",
    example="Donnez le nom, le prénom et l'adresse.",
    counter_example="Donnez le nom et l'adresse.",
)  # fmt: skip
def list_buoy(draft: Draft) -> Draft:
    """Three things or more that are listed are counted on the fingers of the passive hand.

    Each finger is touched before the thing that it stands for. List buoys were not found for LSF
    in any source read (research: LSF grammar §3.2); beyond five, and in a choice, none is used.
    """
    asked = draft.kind in ("yes-no", "wh")
    if asked or not _LISTED_AT_LEAST <= len(draft.listed) <= len(_BUOYS):
        return draft
    blocks = [
        [u for u in draft.units if start <= u.word.start < end] for start, end in draft.listed
    ]
    if not all(blocks):
        return draft
    inside = [unit for block in blocks for unit in block]
    first = next(at for at, u in enumerate(draft.units) if u in blocks[0])
    before = [u for u in draft.units[:first] if u not in inside]
    behind = [u for u in draft.units[first:] if u not in inside]
    counted = [
        unit
        for block, buoy in zip(blocks, _BUOYS, strict=False)
        for unit in (_touched(block[0], buoy), *block)
    ]
    return draft.with_units([*before, *counted, *behind])


def _touched(unit: Unit, gloss: str) -> Unit:
    """A touch of the finger: it carries no characters of its own."""
    word = unit.word
    nothing = Word(word.start, word.start, "", "", pos="BUOY")
    return replace(unit, word=nothing, gloss=gloss, locus=None)
