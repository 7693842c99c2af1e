"""A sentence cut into clauses: condition and main clause, verbs joined by « et », lists kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lsf_avatar.glossing.normalise import Normal
from lsf_avatar.glossing.vocabulary import (
    NEGATORS,
    QUESTION_WORDS,
    SUBJECTS,
    verb_candidates,
)  # fmt: skip
from lsf_avatar.glossing.words import Word

_STRONG_MARKS = frozenset((";", ":", "(", ")", "\n", "…", "/", "|"))
_CONDITIONS = frozenset(
    (
        "si",
        "quand",
        "lorsque",
        "lorsqu'",
        "sinon",
        "dès que",
        "dès qu'",
        "tant que",
        "tant qu'",
        "sauf si",
        "même si",
        "à moins que",
        "à moins qu'",
        "à condition que",
        "à condition qu'",
        "au cas où",
        "pourvu que",
        "pourvu qu'",
        "en cas de",
        "en cas d'",
        "sauf en cas de",
        "sauf en cas d'",
    )
)
_ALWAYS_OPEN = frozenset(
    (
        "lorsque", "lorsqu'", "dès que", "dès qu'", "tant que", "tant qu'", "sauf si", "même si",
        "à moins que", "à moins qu'", "à condition que", "à condition qu'", "au cas où",
        "pourvu que", "pourvu qu'",
    )
)  # fmt: skip
_REASONS = frozenset(("parce que", "parce qu'", "car", "puisque", "puisqu'"))
_CASES = frozenset(("en cas de", "en cas d'", "sauf en cas de", "sauf en cas d'"))
_INFINITIVE_OPENERS = frozenset(("pour", "sans", "afin", "avant", "après"))
_ONLY = frozenset(("seulement", "uniquement", "juste", "plutôt"))
"""« aucun original, seulement des copies »: what is denied ends at the comma."""
_SUBORDINATES = frozenset(("qui", "que", "qu'", "dont", "où"))
_LIMITS = frozenset(("au-delà", "passé", "sauf"))
"""« au-delà de 30 jours, passé ce délai, sauf avis contraire »: what follows holds only then."""
_REPORTING = frozenset(
    (
        "dire", "demander", "savoir", "vérifier", "préciser", "indiquer", "regarder", "noter",
        "cocher", "expliquer", "ignorer", "écrire", "répondre", "comprendre", "voir",
    )
)  # fmt: skip
_REPORTED = QUESTION_WORDS - {"que", "qu'"}
_RELATIVE_BEHIND = frozenset(
    ("NOUN", "PRON", "PROPN", "LETTER", "ADV", "VERB", "AUX", "ADJ", "VALUE")
)
_QUESTION_OPENERS = frozenset(
    ("quel", "quelle", "quels", "quelles", "comment", "combien", "pourquoi")
)


@dataclass(frozen=True, slots=True)
class RawClause:
    """Words of one clause, and what kind of clause it is."""

    kind: str
    words: tuple[Word, ...]
    facts: frozenset[str] = frozenset()


def clauses_of(normal: Normal, words: tuple[Word, ...]) -> list[RawClause]:
    """The clauses of a sentence, in signing order: what sets the condition comes first.

    Args:
        normal: What normalising found out about the sentence.
        words: Its words with their parts of speech, marks among them.
    """
    stretches = _stretches(words)
    clauses = [_clause(stretch, normal) for stretch in stretches]
    return _conditions_first([clause for clause in clauses if clause.words])


def is_finite(word: Word) -> bool:
    """Whether a word is a verb with a person."""
    return word.pos in ("VERB", "AUX") and "finite" in word.feats


def _stretches(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    result: list[tuple[Word, ...]] = []
    current: list[Word] = []
    for at, word in enumerate(words):
        rest = words[at + 1 :]
        if word.pos == "PUNCT":
            if word.norm in _STRONG_MARKS or (
                word.norm in (",", "-", "–") and _comma_parts(current, rest)
            ):
                result.append(tuple(current))
                current = []
            elif word.norm == ",":
                current.append(word)
            continue
        if current and _opens(word, current, rest):
            result.append(tuple(current))
            if word.norm in _REPORTED | {"si", "s'"} and _reports(current):
                word = replace(word, feats=word.feats | {"reported"})
            elif word.norm in _SUBORDINATES:
                word = replace(word, feats=word.feats | {"subordinate"})
            current = []
        current.append(word)
    result.append(tuple(current))
    return [stretch for stretch in (_trimmed(s) for s in result) if stretch]


def _trimmed(stretch: tuple[Word, ...]) -> tuple[Word, ...]:
    words = list(stretch)
    while words and words[-1].pos == "PUNCT":
        words.pop()
    while words and words[0].pos == "PUNCT":
        words.pop(0)
    return tuple(words)


def _comma_parts(before: list[Word], after: tuple[Word, ...]) -> bool:
    """Whether a comma parts two clauses: a verb on both sides, or a condition on one."""
    if not before:
        return False
    if _opens_condition(tuple(before)) or _opens_condition(after):
        return True
    if _lacks_first(before) and any(_promises(word) for word in after):
        return True
    if before[0].norm in _CONDITIONS and any(map(is_finite, after)):
        return True
    ahead = []
    for word in after:
        if word.pos == "PUNCT" and word.norm == ",":
            break
        ahead.append(word)
    if after and after[0].norm in _ONLY and any(w.norm in NEGATORS for w in before):
        return True
    if before[0].norm in _INFINITIVE_OPENERS and any(map(is_finite, after)):
        return any("infinitive" in word.feats for word in before)
    if before[0].norm in ("oui", "non") and len(before) == 1:
        return True
    return any(map(is_finite, before)) and any(map(is_finite, ahead))


def _opens_condition(words: tuple[Word, ...]) -> bool:
    """Whether a condition starts here; « quand » needs a verb, « si oui » and « sinon » do not."""
    if words and words[0].norm in _LIMITS:
        return any(word.pos in ("VALUE", "NOUN") for word in words)
    if not words or words[0].norm not in _CONDITIONS:
        return False
    return words[0].norm in ("si", "sinon", *_CASES) or any(map(is_finite, words))


def _lacks_first(words: list[Word]) -> bool:
    """« Sans réponse, … »: something is lacking, and no verb says what is done without it."""
    return words[0].norm == "sans" and not any(w.pos in ("VERB", "AUX") for w in words)


def _promises(word: Word) -> bool:
    """Whether a verb says what will or would be: « sera annulé, ne pourrez pas »."""
    endings = ("ra", "rez", "ront", "rons", "rai", "rait", "riez", "raient")
    return is_finite(word) and word.norm.endswith(endings)


def _unknown(word: Word) -> bool:
    """« ne sais pas », which is one sign."""
    known = ("ne pas savoir", "ne sais pas", "ne sait pas")
    return "expression" in word.feats and (word.lemma in known or word.norm in known)


def _reports(before: list[Word]) -> bool:
    """Whether a verb of saying or asking ends what stands before: « il demande | si … »."""
    verbs = [at for at, w in enumerate(before) if w.pos in ("VERB", "AUX") or _unknown(w)]
    if not verbs:
        return False
    verb = before[verbs[-1]]
    if not (_unknown(verb) or _REPORTING.intersection((verb.lemma, *verb_candidates(verb.norm)))):
        return False
    behind = before[verbs[-1] + 1 :]
    return all(w.pos in ("NEG", "ADV", "PRON") or w.norm in ("pas", "plus", "moi") for w in behind)


def _opens(word: Word, before: list[Word], rest: tuple[Word, ...]) -> bool:
    """Whether a word opens a clause of its own without a mark before it."""
    if "name" in word.feats:
        return False
    if word.norm in ("si", "s'") and rest and (word.norm == "si" or rest[0].norm in ("il", "ils")):
        return not (before[-1].norm in ("même", "et") and len(before) == 1)
    if word.norm in _INFINITIVE_OPENERS and any(map(is_finite, before)):
        return _infinitive_follows(rest)
    if word.norm in ("qui", "que", "qu'", "dont", "où") and before[-1].pos in (
        "NOUN",
        "PROPN",
        "ADJ",
        "LETTER",
    ):
        verbs = [w.lemma for w in before if is_finite(w)]
        return bool(verbs) and verbs != ["être"] and any(map(is_finite, rest))
    if _ends_topic(word, before):
        return True
    if (
        word.norm in ("que", "qu'")
        and before[-1].pos in ("VERB", "AUX")
        and rest
        and any(map(is_finite, before))
    ):
        return any(map(is_finite, rest))
    if word.norm in _CASES:
        return True
    if word.norm in _ALWAYS_OPEN | _REASONS or word.norm == "sinon":
        return True
    if word.norm in _REPORTED and _reports(before) and any(map(is_finite, rest)):
        return True
    if word.norm == "et" and _asks_again(before, rest):
        return True
    if word.norm in ("et", "mais", "puis") and before[0].norm in _INFINITIVE_OPENERS:
        return not any(map(is_finite, before)) and any(map(is_finite, rest[:3]))
    if word.norm == "quand" and any(map(is_finite, before)) and any(map(is_finite, rest)):
        return before[-1].norm not in ("jusqu'à", "à", "depuis")
    if word.norm in ("et", "ou", "mais", "puis", "donc") and any(map(is_finite, before)) and rest:
        follower = rest[0] if rest[0].norm not in ("ne", "n'") or len(rest) < 2 else rest[1]
        starts_clause = follower.norm in SUBJECTS and follower.pos == "PRON"
        return starts_clause or is_finite(follower) or _noun_then_verb(rest)
    return False


def _asks_again(before: list[Word], rest: tuple[Word, ...]) -> bool:
    """« où l'avez-vous acheté | et combien a-t-il coûté »: two questions, each with its own end."""
    asks = asking_at(tuple(before)) >= 0 and any(w.norm in QUESTION_WORDS for w in rest[:2])
    return asks and any(map(is_finite, before)) == any(map(is_finite, rest))


def _noun_then_verb(rest: tuple[Word, ...]) -> bool:
    """Whether a noun with its own verb follows: « il pleuvait et la route était glissante »."""
    if rest[0].pos != "DET":
        return False
    for word in rest[1:]:
        if word.pos == "PUNCT" or word.norm in ("qui", "que", "qu'", "dont", "où"):
            return False
        if is_finite(word):
            return True
    return False


def _infinitive_follows(rest: tuple[Word, ...]) -> bool:
    for word in rest[:4]:
        if word.pos in ("VERB", "AUX"):
            return "infinitive" in word.feats
        if word.pos not in ("ADP", "PRON", "NEG", "ADV") and word.norm not in ("ne", "pas"):
            return False
    return False


def _ends_topic(word: Word, before: list[Word]) -> bool:
    """Whether a verb is that of the main clause behind a subject with a relative clause.

    « Le conducteur qui a signé | doit envoyer le papier. »
    """
    relative = next(
        (i for i, w in enumerate(before) if w.norm in ("qui", "que", "qu'", "dont", "où")), 0
    )
    if not relative or before[relative - 1].pos not in ("NOUN", "PROPN", "LETTER"):
        return False
    if any(map(is_finite, before[:relative])):
        return False
    verbs = [w for w in before[relative:] if is_finite(w)]
    if not verbs or any(w.norm == "," for w in before):
        return False
    return is_finite(word) and not (word.pos == "AUX" and before[-1] in verbs)


def _clause(stretch: tuple[Word, ...], normal: Normal) -> RawClause:
    facts: set[str] = set()
    first = stretch[0].norm
    if "foreign" in stretch[0].feats:  # nobody knows what it asks
        return RawClause("statement", stretch)
    if _is_topic(stretch, normal):
        return RawClause("topic", stretch)
    if "reported" in stretch[0].feats:
        kind = "yes-no" if first in ("si", "s'") else "wh"
        return RawClause(kind, stretch, frozenset(("reported", "asked", "subordinate")))
    if first == "sans" and _lacks_first(list(stretch)) and not _is_all(stretch, normal):
        return RawClause("condition", stretch)
    if first in _LIMITS and not _is_all(stretch, normal):
        return RawClause("condition", stretch)
    asks = any(rule == "est-ce-que" for rule, _, _ in normal.changes)
    asked = normal.ends_with == "?" or asks or (normal.inverted and not normal.ends_with)
    if not asked and first in _QUESTION_OPENERS and not normal.ends_with:
        asked = True
    if first in _ALWAYS_OPEN | _CASES | {"si", "s'", "sinon"} or (
        first == "quand" and len(stretch) > 1 and not (asked and _is_all(stretch, normal))
    ):
        return RawClause("condition", stretch, frozenset(("subordinate",)))
    if any("imperative" in word.feats for word in stretch) and normal.ends_with != "?":
        return RawClause("imperative", stretch, frozenset(facts))
    if not asked and first.split(" ")[0] in ("ne", "n'") and not any(map(is_finite, stretch)):
        return RawClause("imperative", stretch, frozenset(facts))
    if asked:
        facts.add("asked")
        kind = "wh" if _is_label(stretch) or asking_at(stretch) >= 0 else "yes-no"
        return RawClause(kind, stretch, frozenset(facts))
    if normal.ends_with == "!":
        return RawClause("exclamation", stretch, frozenset(facts))
    return RawClause("statement", stretch, frozenset(facts))


def _is_topic(stretch: tuple[Word, ...], normal: Normal) -> bool:
    """Whether a stretch is a noun with its relative clause, and the main clause follows."""
    if stretch[-1].end == max(w.end for w in normal.words if w.pos != "PUNCT"):
        return False
    verbs = [at for at, w in enumerate(stretch) if is_finite(w)]
    relative = next(
        (i for i, w in enumerate(stretch) if w.norm in ("qui", "que", "qu'", "dont", "où")), 0
    )
    return (
        bool(relative and verbs)
        and relative < verbs[0]
        and stretch[relative - 1].pos in ("NOUN", "PROPN", "LETTER")
    )


def _is_all(stretch: tuple[Word, ...], normal: Normal) -> bool:
    """Whether a stretch is the whole sentence."""
    return len(stretch) >= sum(word.pos != "PUNCT" for word in normal.words)


_LABELS = frozenset(
    (
        "nom", "prénom", "adresse", "date", "heure", "lieu", "âge", "profession", "métier",
        "numéro", "téléphone", "e-mail", "code postal", "ville", "pays", "signature", "marque",
        "nationalité", "montant", "immatriculation", "motif", "durée", "nombre", "âges", "noms",
        "prénoms", "numéros", "dates",
    )
)  # fmt: skip


def _is_label(stretch: tuple[Word, ...]) -> bool:
    """« Nom, prénom et adresse ? » asks what they are; « Des témoins ? » whether there are any."""
    if any(word.pos in ("VERB", "AUX") for word in stretch):
        return False
    nouns = [word.norm for word in stretch if word.pos in ("NOUN", "PROPN")]
    first = next((w for w in stretch if w.pos != "PUNCT"), stretch[0])
    asked = first.norm in _LABELS or first.norm in ("votre", "vos", "ton", "tes")
    return bool(nouns) and asked and nouns[0] in _LABELS


def asking_at(words: tuple[Word, ...]) -> int:
    """Where a question word asks (first, behind a preposition, at the end), or -1.

    « la voiture que vous conduisez » has a relative, « vous conduisez quoi » a question.
    """
    for at, word in enumerate(words):
        if (word.norm not in QUESTION_WORDS and word.pos != "WH") or "subordinate" in word.feats:
            continue
        before = words[at - 1] if at else None
        if word.norm in ("que", "qu'", "qui", "où", "quand", "dont") and before is not None:
            goes_on = at + 1 < len(words) and words[at + 1].pos != "PUNCT"
            relative = before.pos in _RELATIVE_BEHIND and goes_on
            comparing = before.norm in ("plus", "moins", "autre", "même", "aussi")
            if relative or comparing:
                continue
        return at
    return -1


def _conditions_first(clauses: list[RawClause]) -> list[RawClause]:
    """A condition behind its main clause comes before it."""
    result: list[RawClause] = []
    for clause in clauses:
        main = result[-1] if result else None
        follows = clause.kind != "condition" or clause.words[0].norm == "sinon"
        if main is None or follows or main.kind == "condition":
            result.append(clause)
            continue
        result.insert(len(result) - 1, replace(clause, facts=clause.facts | {"moved"}))
    return result
