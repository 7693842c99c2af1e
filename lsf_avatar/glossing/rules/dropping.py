"""Words that LSF does not sign, each under the rule that says why."""

from __future__ import annotations

from dataclasses import replace

from lsf_avatar.glossing.draft import Draft, Unit
from lsf_avatar.glossing.rules.registry import rule
from lsf_avatar.glossing.vocabulary import (
    ARTICLES,
    CONTRACTED,
    REFLEXIVES,
    SAID_BY_ORDER,
    UNSIGNED_VERBS,
)  # fmt: skip

_CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "VERB", "VALUE", "LETTER"))


def _at(draft: Draft, unit: Unit, step: int) -> Unit | None:
    at = draft.units.index(unit) + step
    return draft.units[at] if 0 <= at < len(draft.units) else None


@rule(
    "condition-when", source="condition", confidence="gk",
    example="Quand la police arrive, signez.", counter_example="Quand la police arrive-t-elle ?",
)  # fmt: skip
def condition_when(draft: Draft) -> Draft:
    """« quand, lorsque, dès que, tant que » that open a condition are not signed, like « si »."""
    if draft.kind != "condition" or not draft.units:
        return draft
    first = draft.units[0]
    words = (
        "en cas de",
        "en cas d'",
        "quand",
        "lorsque",
        "lorsqu'",
        "dès que",
        "dès qu'",
        "tant que",
        "tant qu'",
        "à condition que",
        "à condition qu'",
        "au cas où",
        "pourvu que",
        "pourvu qu'",
    )
    return draft.without(lambda u: u is first and u.word.norm in words, "condition-when")


@rule(
    "il-y-a", source="unsigned", confidence="low",
    example="Il y a un témoin.", counter_example="Le témoin a un vélo.",
)  # fmt: skip
def il_y_a(draft: Draft) -> Draft:
    """« il y a X » is X, then a pointing there; « il n'y a pas de X » is X, NE-PAS-AVOIR."""
    there = next((u for u in draft.units if u.word.norm == "y"), None)
    verb = next((u for u in draft.units if u.word.lemma == "avoir"), None)
    if there is None or verb is None or not draft.has(lambda u: u.word.norm == "il"):
        return draft
    if draft.has(
        lambda u: u.role == "negation" and u.word.norm in ("pas", "aucun", "aucune", "plus")
    ):
        shorter = draft.without(lambda u: u is there or u.word.norm == "il", "il-y-a")
        return shorter
    shorter = draft.without(lambda u: u.word.norm == "il" or u.word.lemma == "avoir", "il-y-a")
    return shorter.with_units(
        replace(u, gloss="PT-LA", role="predicate") if u is there else u for u in shorter.units
    )


@rule(
    "not-to-have", source="negation", confidence="medium",
    example="Je n'ai pas de témoin.", counter_example="J'ai un témoin.",
)  # fmt: skip
def not_to_have(draft: Draft) -> Draft:
    """« ne pas avoir X » has a sign of its own, behind X (AD Signes notes)."""
    verbs = [u for u in draft.units if u.word.pos in ("VERB", "AUX")]
    negator = next(
        (
            u
            for u in draft.units
            if u.role == "negation" and u.word.norm in ("pas", "aucun", "aucune")
        ),
        None,
    )
    if negator is None or {u.word.lemma for u in verbs} != {"avoir"}:
        return draft
    shorter = draft.without(lambda u: u in verbs, "not-to-have")
    return shorter.with_units(
        replace(u, gloss="NE-PAS-AVOIR", flags=u.flags | {"negated"}) if u is negator else u
        for u in shorter.units
    )


@rule(
    "auxiliary", source="unsigned", confidence="medium",
    example="Vous avez signé.", counter_example="Vous avez un témoin.",
)  # fmt: skip
def auxiliary(draft: Draft) -> Draft:
    """An auxiliary before a participle is not signed; the time line carries the tense."""
    verbs = [u for u in draft.units if u.word.pos in ("VERB", "AUX")]

    def is_auxiliary(unit: Unit) -> bool:
        if unit.word.lemma not in ("être", "avoir") or unit not in verbs:
            return False
        after = verbs[verbs.index(unit) + 1 :]
        return bool(after) and "participle" in after[0].word.feats

    return draft.without(is_auxiliary, "auxiliary")


@rule(
    "copula", source="unsigned", confidence="medium",
    example="Le véhicule est rouge.", counter_example="Le véhicule roule.",
)  # fmt: skip
def copula(draft: Draft) -> Draft:
    """« être » is not signed between what is spoken of and what is said of it."""
    if not _has_other_content(draft, "être"):
        return draft
    said = draft.without(
        lambda u: u.word.lemma == "être" and u.word.pos in ("VERB", "AUX"), "copula"
    )
    if said is draft:
        return draft
    at = next(i for i, u in enumerate(draft.units) if u.word.lemma == "être")
    behind = {u.chunk for u in draft.units[at:] if u.word.pos == "ADJ"}
    nouns = {u.chunk for u in draft.units if u.word.pos in ("NOUN", "PROPN", "ADP", "PRON", "WH")}
    return said.with_units(
        replace(u, role="predicate") if u.chunk in behind - nouns and u.role == "complement" else u
        for u in said.units
    )


@rule(
    "avoir-unsigned", source="unsigned", confidence="medium",
    example="Vous avez un témoin.", counter_example="Vous cherchez un témoin.",
)  # fmt: skip
def avoir_unsigned(draft: Draft) -> Draft:
    """« avoir » is not signed where what one has is named."""
    if not _has_other_content(draft, "avoir"):
        return draft
    return draft.without(
        lambda u: u.word.lemma == "avoir" and u.word.pos in ("VERB", "AUX"), "avoir-unsigned"
    )


@rule(
    "faire-unsigned", source="unsigned", confidence="medium",
    example="La police a fait un papier.", counter_example="La police a écrit un papier.",
)  # fmt: skip
def faire_unsigned(draft: Draft) -> Draft:
    """« faire » is not signed where what is made is named."""
    if not draft.has(
        lambda u: u.role in ("complement", "predicate") and u.word.pos in ("NOUN", "PROPN")
    ):
        return draft
    return draft.without(
        lambda u: u.word.lemma == "faire" and u.word.pos in ("VERB", "AUX"), "faire-unsigned"
    )


def _has_other_content(draft: Draft, verb: str) -> bool:
    """Whether something besides the verb, its subject and small words is said."""

    def says_something(unit: Unit) -> bool:
        word = unit.word
        if word.lemma == verb or word.lemma in UNSIGNED_VERBS or unit.gloss.startswith("PT-V"):
            return False
        if word.entries:
            return unit.role != "subject"
        if unit.role in ("subject", "negation"):
            return False
        if unit.role == "complement" and word.pos not in ("DET", "ADP", "PRON"):
            return True
        if unit.role == "complement" and word.norm in ("moi", "toi", "eux"):
            return True
        return word.pos in _CONTENT | {"ADV", "WH"} or unit.role == "question" or unit.gloss != ""

    return draft.has(says_something)


@rule(
    "article", source="unsigned", confidence="gk",
    example="La voiture roule.", counter_example="Cette voiture roule.",
)  # fmt: skip
def article(draft: Draft) -> Draft:
    """Articles are not signed."""

    def is_article(unit: Unit) -> bool:
        is_one = unit.word.pos == "DET" and unit.word.norm in ARTICLES | CONTRACTED
        return is_one and not unit.gloss

    return draft.without(is_article, "article")


@rule(
    "preposition-by-order", source="order", confidence="gk",
    example="La plaque de la voiture est cassée.", counter_example="Il est parti sans moi.",
)  # fmt: skip
def preposition_by_order(draft: Draft) -> Draft:
    """« à, de, en, dans, sur, par » are carried by order: place first, whole before part."""
    return draft.without(
        lambda u: (
            u.word.norm in SAID_BY_ORDER
            and u.word.pos in ("ADP", "DET")
            and "expression" not in u.word.feats
        ),
        "preposition-by-order",
    )


@rule(
    "negation-ne", source="negation", confidence="medium",
    example="Je ne signe pas.", counter_example="Je signe.",
)  # fmt: skip
def negation_ne(draft: Draft) -> Draft:
    """« ne » has no sign; the headshake and the negative sign carry the negation."""
    return draft.without(lambda u: u.word.norm in ("ne", "n'"), "negation-ne")


@rule(
    "se-trouver", source="unsigned", confidence="gk",
    example="Où se trouve le véhicule ?", counter_example="Où trouver le numéro ?",
)  # fmt: skip
def se_trouver(draft: Draft) -> Draft:
    """« se trouver » is « être », not TROUVER: unsigned beside what or where."""
    found = [u for u in draft.units if u.word.lemma == "trouver" or u.word.norm in REFLEXIVES]
    if len(found) != 2 or found[0].word.norm not in REFLEXIVES:
        return draft
    return draft.without(lambda u: u in found, "se-trouver")


@rule(
    "reflexive", source="unsigned", confidence="gk",
    example="Il s'est garé.", counter_example="Il vous a vu.",
)  # fmt: skip
def reflexive(draft: Draft) -> Draft:
    """« se », and « vous » or « me » that only repeat the subject, are not signed."""

    def repeats_subject(unit: Unit) -> bool:
        if unit.word.norm in REFLEXIVES and unit.word.pos == "PRON":
            return True
        if unit.word.norm not in ("vous", "me", "m'", "te", "t'", "nous"):
            return False
        at = draft.units.index(unit)
        if unit.role == "subject":
            return at > 0 and draft.units[at - 1].word.norm == unit.word.norm
        if "imperative-object" in unit.word.feats and unit.word.norm == "vous":
            return True
        same = {"me": "je", "m'": "je", "te": "tu", "t'": "tu"}.get(unit.word.norm, unit.word.norm)
        near = {same, "j'"} if same == "je" else {same}
        return draft.has(lambda u: u.role == "subject" and u.word.norm in near and u is not unit)

    return draft.without(repeats_subject, "reflexive")


@rule(
    "impersonal-subject", source="unsigned", confidence="gk",
    example="C'est une voiture.", counter_example="Vous êtes une conductrice.",
)  # fmt: skip
def impersonal_subject(draft: Draft) -> Draft:
    """« ce, c', on » and the « il » of « il faut, il pleut » name nobody: not signed."""

    def names_nobody(unit: Unit) -> bool:
        if unit.word.pos != "PRON" or unit.role not in ("subject", "complement"):
            return False
        if unit.word.norm in ("c'", "ce", "on"):
            return True
        if unit.word.norm != "il":
            return False
        judged = draft.has(lambda u: "infinitive" in u.word.feats) and draft.has(
            lambda u: u.word.lemma == "être"
        )
        if judged and draft.has(lambda u: u.word.norm in ("de", "d'")):
            return True
        if draft.has(lambda u: u.word.norm == "heure") and draft.has(
            lambda u: u.word.lemma == "être"
        ):
            return True
        happens = draft.has(lambda u: u.word.norm in ("s'", "se")) and draft.has(
            lambda u: u.role == "question" and u.word.norm in ("que", "qu'")
        )
        return happens or draft.has(
            lambda u: u.word.lemma in ("falloir", "pleuvoir", "neiger", "manquer")
        )

    return draft.without(names_nobody, "impersonal-subject")


@rule(
    "pronoun-en-y", source="gk", confidence="gk",
    example="Vous en avez un.", counter_example="Vous roulez en voiture.",
)  # fmt: skip
def pronoun_en_y(draft: Draft) -> Draft:
    """The pronouns « en » and « y » only take up again what was just signed."""
    return draft.without(
        lambda u: u.word.norm in ("en", "y") and u.word.pos == "PRON" and not u.gloss,
        "pronoun-en-y",
    )


@rule(
    "coordination-et", source="gk", confidence="gk",
    example="Une rue et une ville.", counter_example="Une rue ou une ville.",
)  # fmt: skip
def coordination_et(draft: Draft) -> Draft:
    """« et » is carried by signing one thing after the other."""
    return draft.without(
        lambda u: u.word.norm in ("et", "&") and u.word.pos == "CCONJ", "coordination-et"
    )


@rule(
    "relative", source="gk", confidence="gk",
    example="Le conducteur qui a signé est là.", counter_example="Qui a signé ?",
)  # fmt: skip
def relative(draft: Draft) -> Draft:
    """Relative « qui, que, dont, où » are not signed; what they tell of comes before."""
    found = next(
        (
            u
            for u in draft.units
            if u.word.norm in ("qui", "que", "qu'", "dont", "où")
            and u.role == "link"
            and u.word.pos != "SCONJ"
        ),
        None,
    )
    if found is None:
        return draft
    return draft.without(lambda u: u is found, "relative")


@rule(
    "that", source="gk", confidence="gk",
    example="Vous dites que la voiture est partie.", counter_example="Que dites-vous ?",
)  # fmt: skip
def that(draft: Draft) -> Draft:
    """« que » that opens a clause is not signed: the clause just follows."""
    return draft.without(lambda u: u.word.norm in ("que", "qu'") and u.role == "link", "that")


@rule(
    "condition-si", source="condition", confidence="medium",
    example="Si vous voyez une erreur, dites non.", counter_example="Vous voyez une erreur.",
)  # fmt: skip
def condition_si(draft: Draft) -> Draft:
    """« si » is not signed: brows, head and a pause carry the condition."""
    if (
        not draft.units
        or draft.units[0].word.norm not in ("si", "s'")
        or "subordinate" not in draft.facts
    ):
        return draft
    first = draft.units[0]
    return draft.without(lambda u: u is first, "condition-si")
