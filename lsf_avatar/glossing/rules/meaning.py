"""What small words become: pointings, loci, negative signs, alternatives."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from lsf_avatar.glossing.draft import Draft, Unit
from lsf_avatar.glossing.rules.registry import rule
from lsf_avatar.glossing.values.numbers import figure
from lsf_avatar.glossing.vocabulary import OBJECTS, SUBJECTS

_VEHICLES = frozenset(
    ("véhicule", "voiture", "conducteur", "passager", "camion", "moto", "dans", "de", "de la")
)


@rule(
    "pronoun-points", source="pointing", confidence="medium",
    example="Vous signez.", counter_example="Le témoin signe.",
)  # fmt: skip
def pronoun_points(draft: Draft) -> Draft:
    """Personal pronouns are pointings; « tu » and « vous » are the same."""

    def pointed(unit: Unit) -> Unit:
        if unit.word.norm in ("là", "ici"):
            return replace(unit, gloss="PT-LA" if unit.word.norm == "là" else "PT-ICI")
        if unit.gloss or unit.word.pos != "PRON":
            return unit
        table = SUBJECTS if unit.role == "subject" else OBJECTS
        gloss = (
            table.get(unit.word.norm)
            or SUBJECTS.get(unit.word.norm)
            or OBJECTS.get(unit.word.norm, "")
        )
        return replace(unit, gloss=gloss) if gloss else unit

    return draft.with_units(map(pointed, draft.units))


@rule(
    "one-counted", source="gk", confidence="gk",
    example="Un téléphone ou deux ?", counter_example="Un téléphone ou une photo ?",
)  # fmt: skip
def one_counted(draft: Draft) -> Draft:
    """« un » that stands against another number is the number one, not an article."""
    against = draft.has(lambda u: u.word.value is not None and u.word.value.kind == "number")
    if not against or not draft.has(lambda u: u.word.norm == "ou"):
        return draft

    def counted(unit: Unit) -> Unit:
        word = unit.word
        if word.norm not in ("un", "une") or word.pos != "DET":
            return unit
        value = figure(word.start, word.end, "1")
        return replace(unit, word=replace(word, pos="VALUE", value=value, lemma="1"))

    return draft.with_units(map(counted, draft.units))


@rule(
    "vehicle-locus", source="pointing", confidence="medium",
    example="Le véhicule A roule.", counter_example="Le véhicule roule.",
)  # fmt: skip
def vehicle_locus(draft: Draft) -> Draft:
    """Vehicle A stands on the active side of space, vehicle B on the passive side, all along."""
    sides = {"A": "active", "B": "passive"}
    units = list(draft.units)
    for at, unit in enumerate(units):
        letter = unit.word.text[-2:].strip()
        named = unit.word.pos == "LETTER" or "expression" in unit.word.feats
        if not named or letter not in sides:
            continue
        locus = sides[letter]
        units[at] = replace(unit, locus=locus)
        if at and units[at - 1].word.lemma in _VEHICLES and units[at - 1].word.pos == "NOUN":
            units[at - 1] = replace(units[at - 1], locus=locus)
    return draft.with_units(units)


@rule(
    "alternative", source="order", confidence="low",
    example="Une voiture ou un vélo ?", counter_example="Une voiture et un vélo ?",
)  # fmt: skip
def alternative(draft: Draft) -> Draft:
    """« A ou B »: the body leans to each in turn; OU (choice) stands between."""
    leaning: set[int] = set()
    for at, unit in enumerate(draft.units):
        if unit.word.norm == "ou" and unit.role != "question":
            leaning |= set(_beside(draft.units, at, -1)) | set(_beside(draft.units, at, 1))
    return draft.with_units(
        replace(u, flags=u.flags | {"alternative"}) if at in leaning else u
        for at, u in enumerate(draft.units)
    )


def _beside(units: tuple[Unit, ...], at: int, step: int) -> list[int]:
    """The places of the noun group right before or behind a place."""
    found: list[int] = []
    near = at + step
    while 0 <= near < len(units) and (
        not found
        or (units[near].chunk, units[near].group) == (units[found[0]].chunk, units[found[0]].group)
    ):
        found.append(near)
        near += step
    return found


@rule(
    "negative-words", source="negation", confidence="low",
    example="Je n'ai vu personne.", counter_example="J'ai vu une personne.",
)  # fmt: skip
def negative_words(draft: Draft) -> Draft:
    """« ne … personne » is not « une personne »; « ne … plus » is that it is over."""
    meant = {
        "personne": "PERSONNE-AUCUNE", "nul": "PERSONNE-AUCUNE", "nulle": "PERSONNE-AUCUNE",
        "plus": "NE-PLUS",
    }  # fmt: skip
    return draft.with_units(
        replace(u, gloss=meant[u.word.norm]) if u.role == "negation" and u.word.norm in meant else u
        for u in draft.units
    )


@rule(
    "neither", source="negation", confidence="gk",
    example="Ni vous ni moi n'avons signé.", counter_example="Vous et moi avons signé.",
)  # fmt: skip
def neither(draft: Draft) -> Draft:
    """« ni » has no sign: the head shakes over all that is listed and over the action."""
    listed = [u for u in draft.units if u.word.norm == "ni"]
    if not listed:
        return draft
    verbs = [u for u in draft.units if u.word.pos in ("VERB", "AUX") and _said(u)]
    if len(verbs) == 1 and verbs[0].word.lemma == "avoir":
        lacking = replace(listed[-1], gloss="NE-PAS-AVOIR", role="negation")
        draft = draft.with_units(lacking if u is listed[-1] else u for u in draft.units)
        listed = [*listed[:-1], verbs[0]]
    shorter = draft.without(lambda u: u in listed, "neither")
    return shorter.with_units(replace(u, flags=u.flags | {"negated"}) for u in shorter.units)


def _said(unit: Unit) -> bool:
    """Whether a verb has a person or completes one; « frère » may look like a verb."""
    return bool(unit.word.feats & {"finite", "participle", "infinitive"})


@rule(
    "politeness", source="gk", confidence="gk",
    example="Veuillez signer.", counter_example="Vous voulez signer.",
)  # fmt: skip
def politeness(draft: Draft) -> Draft:
    """« veuillez » asks politely: S'IL-VOUS-PLAIT, not VOULOIR."""
    return draft.with_units(
        replace(u, gloss="S-IL-VOUS-PLAIT") if u.word.norm == "veuillez" else u for u in draft.units
    )


@rule(
    "denied-verb-of-two", source="negation", confidence="low",
    example="N'oubliez pas de signer.", counter_example="Il a refusé de signer.",
)  # fmt: skip
def denied_verb_of_two(draft: Draft) -> Draft:
    """« n'oubliez pas de signer » denies OUBLIER alone: SIGNER comes before, unshaken."""
    verbs = [u for u in draft.units if u.role == "predicate" and u.word.pos == "VERB"]
    if len(verbs) < 2 or not draft.has(lambda u: u.role == "negation"):
        return draft
    main, *others = verbs
    between = draft.units[draft.units.index(main) + 1 : draft.units.index(others[0])]
    governed = any(u.word.norm in ("de", "d'", "à") for u in between)
    infinitives = all("infinitive" in u.word.feats for u in others)
    if not governed or not infinitives or "infinitive" in main.word.feats:
        return draft
    rest = [u for u in draft.units if u not in verbs]
    return draft.with_units([*rest, *(replace(u, role="complement") for u in others), main])


@rule(
    "otherwise", source="condition", confidence="gk",
    example="Sinon, signez.", counter_example="Non, signez.",
)  # fmt: skip
def otherwise(draft: Draft) -> Draft:
    """« sinon » is NON as a condition: brows raised, then what follows from it."""
    return draft.with_units(
        replace(u, gloss="NON", role="complement") if u.word.norm == "sinon" else u
        for u in draft.units
    )


_EXCEPT = frozenset(
    ("sauf", "sauf si", "à moins que", "à moins qu'", "sauf en cas de", "sauf en cas d'")
)


@rule(
    "except-if", source="condition", confidence="gk",
    example="Sauf si vous êtes blessé, signez.", counter_example="Si vous êtes blessé, appelez.",
)  # fmt: skip
def except_if(draft: Draft) -> Draft:
    """« sauf si X, à moins que X » is X with PAS as a condition: what follows holds without X."""
    if draft.kind != "condition" or not draft.units or draft.units[0].word.norm not in _EXCEPT:
        return draft
    first, *others = draft.units
    return draft.with_units([*others, replace(first, gloss="PAS", role="negation")])


@rule(
    "without-behind", source="negation", confidence="medium",
    example="Il conduit sans permis.", counter_example="Il conduit avec un permis.",
)  # fmt: skip
def without_behind(draft: Draft) -> Draft:
    """SANS comes behind what is lacking."""
    lacking = next((u for u in draft.units if u.word.norm == "sans"), None)
    if lacking is None:
        return draft
    if draft.has(lambda u: "infinitive" in u.word.feats) and draft.units[0] is lacking:
        last = replace(lacking, role="negation", flags=lacking.flags | {"negated"})
        return draft.with_units([*draft.units[1:], last])
    chunk = [u for u in draft.units if u.chunk == lacking.chunk and u is not lacking]
    at = draft.units.index(chunk[-1]) if chunk else 0
    rest = [u for u in draft.units[: at + 1] if u is not lacking]
    return draft.with_units([*rest, lacking, *draft.units[at + 1 :]]) if chunk else draft


@rule(
    "headshake", source="negation", confidence="medium",
    example="Je ne signe pas.", counter_example="Je signe.",
)  # fmt: skip
def headshake(draft: Draft) -> Draft:
    """The head shakes over what is denied and over the negative sign."""
    if not draft.has(lambda u: u.role == "negation" or u.word.norm == "sans"):
        return draft
    if not draft.has(lambda u: u.role == "negation"):
        return draft.with_units(_flag_behind_sans(draft))
    denied = [u for u in draft.units if u.role in ("predicate", "modal", "negation")]
    said_of = any(rule in ("copula", "auxiliary") for _, rule in draft.dropped)
    if said_of and not any(u.role == "predicate" for u in denied):
        said = [u for u in draft.units if u.role == "complement"]
        denied += [u for u in said if u.chunk == said[-1].chunk]
    return draft.with_units(
        replace(u, flags=u.flags | {"negated"}) if u in denied else u for u in draft.units
    )


def _flag_behind_sans(draft: Draft) -> list[Unit]:
    chunks = {u.chunk for u in draft.units if u.word.norm == "sans"}
    return [
        replace(u, flags=u.flags | {"negated"}) if u.chunk in chunks else u for u in draft.units
    ]


@rule(
    "passive-agent-first", source="gk", confidence="gk",
    example="La voiture est heurtée par le camion.", counter_example="Il passe par le parking.",
)  # fmt: skip
def passive_agent_first(draft: Draft) -> Draft:
    """« X est heurté par Y » is Y, X, HEURTER: who acts comes first."""
    by = next((u for u in draft.units if u.word.norm == "par"), None)
    verbs = [u.word for u in draft.units if u.word.pos in ("VERB", "AUX")]
    passive = any(
        one.lemma == "être" and "participle" in other.feats for one, other in pairwise(verbs)
    )
    if by is None or not passive:
        return draft
    agent = [u for u in draft.units if u.chunk == by.chunk and u is not by]
    if not agent or any(u.role == "question" for u in agent):
        return draft
    shorter = draft.without(lambda u: u is by, "passive-agent-first")
    agents = [replace(u, role="subject") for u in shorter.units if u.chunk == by.chunk]
    return shorter.with_units([*agents, *(u for u in shorter.units if u.chunk != by.chunk)])
