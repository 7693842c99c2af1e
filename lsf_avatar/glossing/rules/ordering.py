"""The order of LSF: time, place, actors, action; question word last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from lsf_avatar.glossing.draft import Draft, Unit
from lsf_avatar.glossing.rules.registry import rule
from lsf_avatar.glossing.vocabulary import (
    BEFORE_NOUN,
    POSSESSIVES,
    QUESTION_WORDS,
    TIME_WORDS,
)  # fmt: skip

_UNITS_OF_MEASURE = frozenset(
    ("euro", "kilomètre", "mètre", "kilo", "pour cent", "heure", "minute", "an", "mois", "jour",
     "semaine", "tonne", "litre", "fois", "seconde", "année", "centimètre")
)  # fmt: skip


_STREETS = frozenset(
    ("rue", "avenue", "boulevard", "place", "chemin", "route", "impasse", "allée", "quai", "cours")
)  # fmt: skip
"""A number before one of these is that of a house, not a quantity."""


@rule(
    "whole-before-part", source="order", confidence="gk",
    example="Le nom du témoin est écrit.", counter_example="Le témoin a un nom.",
)  # fmt: skip
def whole_before_part(draft: Draft) -> Draft:
    """« le nom du témoin » is TÉMOIN NOM: from the general to what is part of it."""
    units: list[Unit] = []
    for chunk in _chunks(draft):
        units += _reversed_groups(chunk)
    return draft.with_units(units)


def _reversed_groups(chunk: list[Unit]) -> list[Unit]:
    groups = _groups(chunk)
    if len(groups) < 2:
        return chunk
    ordered = _owners_first(groups)
    if chunk[0].role != "question":
        return ordered
    asked = {unit.group for unit in ordered if _is_question_word(unit)}
    return [u if u.group in asked or _joins(u) else replace(u, role="complement") for u in ordered]


def _owners_first(groups: list[list[Unit]]) -> list[Unit]:
    """« nom et adresse du blessé » is BLESSÉ NOM ADRESSE; « nom de A ou de B » is A OU B NOM."""
    owner = next((at for at in range(1, len(groups)) if _belongs(groups, at)), None)
    if owner is None:
        return [unit for group in groups for unit in group]
    segments: list[list[list[Unit]]] = [[]]
    rest: list[list[Unit]] = []
    for at in range(owner, len(groups)):
        joins = _joins(groups[at][0])
        if joins and at + 1 < len(groups) and _belongs(groups, at + 1, behind_join=True):
            segments.append([groups[at]])
        elif _belongs(groups, at, behind_join=True) and not rest:
            segments[-1].append(groups[at])
        else:
            rest.append(groups[at])
    owners = [unit for segment in segments for unit in _chain_reversed(segment)]
    owned = [unit for group in groups[:owner] for unit in group]
    return owners + owned + [unit for group in rest for unit in group]


def _chain_reversed(segment: list[list[Unit]]) -> list[Unit]:
    """« de A de B » is B, A; a word that joins stays in front."""
    joins = [group for group in segment if _joins(group[0])]
    others = [group for group in segment if not _joins(group[0])]
    return [unit for group in (*joins, *reversed(others)) for unit in group]


def _belongs(groups: list[list[Unit]], at: int, behind_join: bool = False) -> bool:
    first = groups[at][0].word
    if first.norm not in ("de", "d'", "du", "des") or first.pos not in ("ADP", "DET"):
        return False
    before = groups[at - 1]
    if _joins(before[-1]) and not behind_join:
        return False
    return not _is_name(groups[at]) and not _counts(before)


def _joins(unit: Unit) -> bool:
    return unit.word.pos == "CCONJ"


def _is_name(group: list[Unit]) -> bool:
    return any(
        unit.word.pos == "PROPN" or (unit.word.text[:1].isupper() and unit.word.text[1:].islower())
        for unit in group
    )


def _counts(group: list[Unit]) -> bool:
    return group[-1].word.norm in (
        "combien",
        "beaucoup",
        "peu",
        "un peu",
        "plus",
        "moins",
        "trop",
        "assez",
        "rien",
        "près",
        "lors",
        "à partir",
    )


@rule(
    "adjective-after-noun", source="gk", confidence="gk",
    example="Un petit objet est cassé.", counter_example="Un autre objet est cassé.",
)  # fmt: skip
def adjective_after_noun(draft: Draft) -> Draft:
    """What qualifies comes behind what it qualifies, except « autre, même, tout, chaque »."""
    return draft.with_units(_each_group(draft, _noun_first))


def _noun_first(group: list[Unit]) -> list[Unit]:
    noun = next((u for u in group if u.word.pos in ("NOUN", "PROPN")), None)
    if noun is None:
        return group
    at = group.index(noun)
    early = [
        u for u in group[:at]
        if u.word.pos == "ADJ"
        and u.word.norm not in BEFORE_NOUN
        and "expression" not in u.word.feats
    ]  # fmt: skip
    if not early:
        return group
    rest = [u for u in group if u not in early]
    after = rest.index(noun) + 1
    return rest[:after] + early + rest[after:]


@rule(
    "quantity-after-noun", source="gk", confidence="low",
    example="Deux voitures roulent.", counter_example="La route fait deux kilomètres.",
)  # fmt: skip
def quantity_after_noun(draft: Draft) -> Draft:
    """A number comes behind what is counted, but before a unit of measure."""
    return draft.with_units(_each_group(draft, _number_behind))


def _number_behind(group: list[Unit]) -> list[Unit]:
    for at, unit in enumerate(group[:-1]):
        follower = group[at + 1].word
        counts = unit.word.value is not None and unit.word.value.kind == "number"
        counts = counts and follower.lemma not in _STREETS
        if counts and follower.pos == "NOUN" and follower.lemma not in _UNITS_OF_MEASURE:
            return [*group[:at], group[at + 1], unit, *group[at + 2 :]]
    return group


@rule(
    "possessive-after-noun", source="pointing", confidence="medium",
    example="Votre voiture roule.", counter_example="La voiture roule.",
)  # fmt: skip
def possessive_after_noun(draft: Draft) -> Draft:
    """« votre voiture » is VOITURE VOTRE, the hand directed at the owner."""
    return draft.with_units(_each_group(draft, _possessive_behind))


def _possessive_behind(group: list[Unit]) -> list[Unit]:
    owners = [u for u in group if u.word.norm in POSSESSIVES and u.word.pos == "DET"]
    if not owners or owners == group:
        return group
    return [u for u in group if u not in owners] + owners


_PARTS_OF_DAY = frozenset(("matin", "matinée", "après-midi", "midi", "soir", "soirée", "nuit"))


@rule(
    "this-part-of-day", source="gk", confidence="gk",
    example="Il est venu ce matin.", counter_example="Il est venu ce matin-là.",
)  # fmt: skip
def this_part_of_day(draft: Draft) -> Draft:
    """« ce matin » is AUJOURD-HUI MATIN, not a pointing; nothing more where the day is said."""
    dated = draft.has(
        lambda u: (
            u.word.norm in ("hier", "demain", "aujourd'hui")
            or (u.word.value is not None and u.word.value.kind == "date")
        )
    )
    units = list(draft.units)
    gone: list[Unit] = []
    for this, part in pairwise(draft.units):
        if this.word.norm not in ("ce", "cet", "cette") or part.word.norm not in _PARTS_OF_DAY:
            continue
        behind = draft.units[draft.units.index(part) + 1 :][:1]
        if behind and behind[0].word.norm in ("là", "ci"):
            continue
        if dated:
            gone.append(this)
        else:
            units[units.index(this)] = replace(this, gloss="AUJOURD-HUI")
    changed = draft.with_units(units)
    return changed.without(lambda u: u in gone, "this-part-of-day") if gone else changed


_FROM = frozenset(("du", "de", "depuis"))
_UNTIL = frozenset(("au", "à", "jusqu'à", "jusqu'au"))


@rule(
    "from-to", source="order", confidence="gk",
    example="L'agence est là du lundi au samedi.",
    counter_example="Lundi, la voiture va de la gare au garage.",
)  # fmt: skip
def from_to(draft: Draft) -> Draft:
    """« du lundi au samedi » is one time: both ends stand together, the first one first."""
    units = list(draft.units)
    for at in range(len(units) - 3):
        start, begin, until, end = units[at : at + 4]
        spans_time = start.word.norm in _FROM and until.word.norm in _UNTIL
        if spans_time and _is_time(end) and (_is_time(begin) or begin.word.value is not None):
            units[at : at + 4] = [
                replace(u, role="time", chunk=start.chunk, group=start.group)
                for u in (start, begin, until, end)
            ]
    return draft.with_units(units)


def _is_time(unit: Unit) -> bool:
    value = unit.word.value
    return unit.word.norm in TIME_WORDS if value is None else value.kind in ("date", "time")


@rule(
    "demonstrative-points", source="pointing", confidence="gk",
    example="Ce véhicule roule.", counter_example="Le véhicule roule.",
)  # fmt: skip
def demonstrative_points(draft: Draft) -> Draft:
    """« ce véhicule » is VÉHICULE and a pointing at it."""

    def pointed(group: list[Unit]) -> list[Unit]:
        these = [
            u
            for u in group
            if u.word.pos == "DET" and not u.gloss and u.word.norm in ("ce", "cet", "cette", "ces")
        ]
        rest = [u for u in group if u not in these]
        return rest + [replace(u, gloss="PT-LA") for u in these]

    return draft.with_units(_each_group(draft, pointed))


@rule(
    "actors-before-action", source="order", confidence="medium",
    example="Où habite le témoin ?", counter_example="Le témoin habite ici.",
)  # fmt: skip
def actors_before_action(draft: Draft) -> Draft:
    """Who acts comes before the action."""
    first = next((at for at, u in enumerate(draft.units) if u.role in ("predicate", "modal")), None)
    if first is None or not any(u.role == "subject" for u in draft.units[first:]):
        return draft
    late = [u for u in draft.units[first:] if u.role == "subject"]
    rest = [u for u in draft.units if u not in late]
    return draft.with_units([*rest[:first], *late, *rest[first:]])


@rule(
    "action-last", source="order", confidence="medium",
    example="Vous avez touché la voiture.", counter_example="Vous roulez.",
)  # fmt: skip
def action_last(draft: Draft) -> Draft:
    """The action comes behind what it acts on."""
    return draft.moved_last(lambda u: u.role in ("predicate", "adverb") and _acts(draft, u))


def _acts(draft: Draft, unit: Unit) -> bool:
    if unit.role == "predicate":
        return True
    verbs = [at for at, u in enumerate(draft.units) if u.role in ("predicate", "modal")]
    return bool(verbs) and draft.units.index(unit) > verbs[0]


@rule(
    "place-first", source="order", confidence="medium",
    example="Le témoin a vu l'accident dans la rue.", counter_example="Le témoin a vu l'accident.",
)  # fmt: skip
def place_first(draft: Draft) -> Draft:
    """The place of a scene is set before its actors."""
    return draft.moved_first(lambda u: u.role == "place")


@rule(
    "time-first", source="order", confidence="medium",
    example="Vous avez signé hier.", counter_example="Vous avez signé ici.",
)  # fmt: skip
def time_first(draft: Draft) -> Draft:
    """When it was comes before all else."""
    return draft.moved_first(lambda u: u.role == "time")


@rule(
    "modal-after-action", source="gk", confidence="gk",
    example="Vous pouvez signer.", counter_example="Vous signez.",
)  # fmt: skip
def modal_after_action(draft: Draft) -> Draft:
    """« pouvoir, devoir, vouloir, il faut » come behind the action they colour."""
    return draft.moved_last(lambda u: u.role == "modal")


@rule(
    "negation-after-action", source="negation", confidence="medium",
    example="Vous n'avez jamais signé.", counter_example="Vous avez souvent signé.",
)  # fmt: skip
def negation_after_action(draft: Draft) -> Draft:
    """The negative sign comes behind the verb."""
    return draft.moved_last(lambda u: u.role == "negation")


@rule(
    "question-word-last", source="order", confidence="high",
    example="Où habite le témoin ?", counter_example="Le témoin habite ici ?",
)  # fmt: skip
def question_word_last(draft: Draft) -> Draft:
    """The question word ends the sentence; a noun it asks about stands right before it."""
    asked = draft.moved_last(lambda u: u.role == "question")
    group = [u for u in asked.units if u.role == "question"]
    if not group:
        return asked
    words = [u for u in group if _is_question_word(u) or _joins(u)]
    return asked.moved_last(lambda u: u in words)


def _is_question_word(unit: Unit) -> bool:
    return unit.word.norm in QUESTION_WORDS or unit.word.pos == "WH"


def _chunks(draft: Draft) -> list[list[Unit]]:
    chunks: list[list[Unit]] = []
    for unit in draft.units:
        if chunks and chunks[-1][0].chunk == unit.chunk:
            chunks[-1].append(unit)
        else:
            chunks.append([unit])
    return chunks


def _groups(chunk: list[Unit]) -> list[list[Unit]]:
    groups: list[list[Unit]] = []
    for unit in chunk:
        if groups and groups[-1][0].group == unit.group:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups


def _each_group(draft: Draft, change: Callable[[list[Unit]], list[Unit]]) -> list[Unit]:
    units: list[Unit] = []
    for chunk in _chunks(draft):
        for group in _groups(chunk):
            units += change(group)
    return units
