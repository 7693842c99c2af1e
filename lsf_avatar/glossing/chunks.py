"""Words to phrases: which belong together, and which part each plays in the clause."""

from __future__ import annotations

from dataclasses import replace

from lsf_avatar.glossing.clauses import RawClause, asking_at, is_finite
from lsf_avatar.glossing.draft import Draft, Unit
from lsf_avatar.glossing.vocabulary import (
    MODALS,
    MOTION_VERBS,
    NEGATORS,
    OBJECTS,
    PLACE_PREPOSITIONS,
    PLACE_WORDS,
    QUESTION_WORDS,
    REFLEXIVES,
    SUBJECTS,
    TIME_ADVERBS,
    TIME_WORDS,
    UNSIGNED_VERBS,
    WHICH,
)  # fmt: skip
from lsf_avatar.glossing.words import Word

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "VALUE", "LETTER", "NUM"))
_OF = frozenset(("de", "d'", "du", "des"))
_PARTS_OF_DAY = frozenset(
    ("matin", "midi", "soir", "nuit", "après-midi", "minuit", "lundi", "mardi", "mercredi", "jeudi",
     "vendredi", "samedi", "dimanche")
)  # fmt: skip
_ASKED_WITHIN = frozenset(("où", "qui", "quand", "comment", "combien", "pourquoi")) | WHICH
"""Words that ask within a statement: « personne ne sait où il est »."""
_DEGREE = frozenset(
    ("très", "trop", "plus", "moins", "assez", "presque", "environ", "seulement", "aussi", "encore",
     "un peu", "peu", "bien", "tout", "même", "surtout", "à peu près", "si")
)  # fmt: skip


def draft_of(clause: RawClause) -> Draft:
    """The clause as units with roles, in the order of the French."""
    units = _phrases(clause)
    units = _with_roles(units, clause)
    return Draft(clause.kind, tuple(units), facts=clause.facts, listed=_listed(clause.words))


def _listed(words: tuple[Word, ...]) -> tuple[tuple[int, int], ...]:
    """The things of « le nom, le prénom et l'adresse »: phrases that « , » or « et » part.

    Each begins like the first one does: with an article, a possessive, or a bare noun.
    """
    phrases: list[list[Word]] = [[]]
    for word in words:
        if word.norm in (",", "et"):
            phrases.append([])
        else:
            phrases[-1].append(word)
    first = phrases[0]
    noun = next((at for at in range(len(first) - 1, -1, -1) if first[at].pos == "NOUN"), -1)
    start = noun - 1 if noun > 0 and first[noun - 1].pos == "DET" else noun
    members = [first[start:] if noun >= 0 else [], *phrases[1:]]
    alike = members[0] and all(
        part and part[0].pos == members[0][0].pos and not any(map(is_finite, part))
        for part in members
    )
    if not alike:
        return ()
    return tuple((part[0].start, part[-1].end) for part in members)


def _phrases(clause: RawClause) -> list[Unit]:
    units: list[Unit] = []
    chunk = group = 0
    for at, word in enumerate(clause.words):
        before = units[-1].word if units else None
        kind = _kind(clause, at)
        if word.pos == "PUNCT":
            if units and units[-1].role == "nominal" and _lists(units, clause.words, at):
                group += 1
            else:
                chunk += 1
            continue
        starts = before is None or units[-1].role != kind or kind not in ("nominal",)
        if kind == "nominal" and units and units[-1].role == "coordinator":
            chunk, group, starts = units[-1].chunk, group + 1, False
        elif (
            kind == "coordinator"
            and units
            and units[-1].role in ("nominal", "question")
            and (_nominal_ahead(clause.words, at) or units[-1].role == "question")
        ):
            group += 1
            units.append(Unit(word, "coordinator", units[-1].chunk, group))
            continue
        elif kind == "question" and units and units[-1].role == "coordinator":
            chunk, group, starts = units[-1].chunk, group + 1, False
        elif (kind == "question" and units and units[-1].word.pos == "ADP") or (
            kind == "nominal"
            and units
            and units[-1].role == "question"
            and _asks_noun(units[-1].word, word)
        ):
            starts = False
        elif kind == "nominal" and before is not None and units[-1].role == "nominal":
            starts, new_group = _phrase_break(before, word, units)
            group += new_group
        if starts:
            chunk += 1
            group += 1
        units.append(Unit(word, kind, chunk, group))
    return units


def _kind(clause: RawClause, at: int) -> str:
    word = clause.words[at]
    norm = word.norm
    before = clause.words[at - 1] if at else None
    if word.pos in ("VERB", "AUX"):
        qualifies = _qualifies_in_list(clause, at) or _qualifies_noun(clause, at)
        return "nominal" if qualifies else "verb"
    if norm in ("ne", "n'") or (norm in NEGATORS and _negates(clause, at)) or word.pos == "NEG":
        return "negation"
    if word.pos == "WH" or (
        norm in QUESTION_WORDS and clause.kind == "wh" and _question_here(clause, at)
    ):
        return "question"
    if (
        norm in _ASKED_WITHIN
        and before is not None
        and (before.pos in ("VERB", "AUX", "NEG") or before.norm in NEGATORS)
    ):
        return "question"
    if norm in ("qui", "que", "qu'", "dont", "où") and (before is not None or clause.kind != "wh"):
        return "relative" if any(map(is_finite, clause.words)) else "question"
    if word.pos == "PRON" and (
        norm in SUBJECTS or norm in OBJECTS or norm in REFLEXIVES or norm in ("y", "en")
    ):
        return "pronoun"
    if word.pos in ("CCONJ", "SCONJ"):
        if (
            norm in ("et", "ou")
            and before is not None
            and before.pos == "VERB"
            and _verb_ahead(clause, at)
        ):
            return "verb"
        return "coordinator" if norm in ("et", "ou", "ni") else "link"
    if word.pos == "ADV":
        ahead = clause.words[at + 1] if at + 1 < len(clause.words) else None
        degree = (
            norm in _DEGREE
            and ahead is not None
            and ahead.pos in ("ADJ", "NOUN", "VALUE", "ADV", "DET", "ADP")
        )
        return "nominal" if degree and ahead is not None and ahead.pos != "ADV" else "adverb"
    if word.pos == "INTJ":
        return "link"
    return "nominal"


def _qualifies_noun(clause: RawClause, at: int) -> bool:
    """A participle right behind a noun, without an auxiliary: « les parties abîmées »."""
    word, before = clause.words[at], clause.words[at - 1] if at else None
    return before is not None and before.pos in ("NOUN", "PROPN") and "participle" in word.feats


def _verb_ahead(clause: RawClause, at: int) -> bool:
    return at + 1 < len(clause.words) and clause.words[at + 1].pos in ("VERB", "AUX")


def _qualifies_in_list(clause: RawClause, at: int) -> bool:
    """A participle behind « être » that is listed with a noun: « loué ou en crédit »."""
    words = clause.words
    if "participle" not in words[at].feats or at == 0 or words[at - 1].lemma != "être":
        return False
    return (
        at + 2 < len(words)
        and words[at + 1].pos == "CCONJ"
        and words[at + 2].pos in ("ADP", "NOUN", "ADJ")
    )


def _negates(clause: RawClause, at: int) -> bool:
    norm = clause.words[at].norm
    if norm == "personne" and at and clause.words[at - 1].pos in ("DET", "ADJ", "VALUE"):
        return False
    if norm in ("personne", "plus", "point", "rien", "nul", "nulle"):
        return any(word.norm in ("ne", "n'") for word in clause.words) or norm == "rien"
    return True


def _question_here(clause: RawClause, at: int) -> bool:
    first = asking_at(clause.words)
    joined = at >= 2 and clause.words[at - 1].pos == "CCONJ" and at - 2 == first
    return at == first or joined


def _lists(units: list[Unit], words: tuple[Word, ...], at: int) -> bool:
    """Whether a comma goes on with a list: what follows begins like what came before."""
    if at + 1 >= len(words) or units[-1].word.value is not None:
        return False
    opening = next(u.word for u in units if u.chunk == units[-1].chunk)
    ahead = words[at + 1]
    return ahead.pos == "CCONJ" or (ahead.pos == opening.pos and ahead.value is None)


def _nominal_ahead(words: tuple[Word, ...], at: int) -> bool:
    if at + 1 >= len(words):
        return False
    ahead = words[at + 1]
    if ahead.pos == "CCONJ":
        return True
    return ahead.pos in _NOMINAL or ahead.pos == "ADP" or ahead.norm in ("moi", "toi", "lui", "eux")


def _asks_noun(question: Word, word: Word) -> bool:
    if question.norm in WHICH:
        return word.pos in ("NOUN", "ADJ", "PROPN", "LETTER", "VALUE")
    return question.norm == "combien" and (word.norm in _OF or word.pos == "NOUN")


def _phrase_break(before: Word, word: Word, units: list[Unit]) -> tuple[bool, int]:
    """(whether a new phrase starts, whether a new group within the phrase starts)."""
    if before.pos == "ADP":
        return False, 0
    if (
        word.norm in _OF
        and word.pos in ("ADP", "DET")
        and before.pos in ("NOUN", "ADJ", "PROPN", "LETTER", "VALUE", "ADV")
    ):
        return False, 1
    if word.pos == "ADP":
        return True, 0
    if word.pos == "DET" and before.pos not in ("DET", "ADV", "ADJ"):
        return True, 0
    return False, 0


def _with_roles(units: list[Unit], clause: RawClause) -> list[Unit]:
    verbs = [at for at, unit in enumerate(units) if unit.role == "verb"]
    first_verb = verbs[0] if verbs else len(units)
    main = _main_verb(units, verbs)
    chunks = {unit.chunk: [u for u in units if u.chunk == unit.chunk] for unit in units}
    objects = {at for at in range(first_verb) if _is_object_of_third(units, at, first_verb)}
    has_subject = any(
        _is_subject_pronoun(unit, first_verb, at) and at not in objects
        for at, unit in enumerate(units)
    )
    roles: dict[int, str] = {}
    for number, members in chunks.items():
        position = units.index(members[0])
        role = (
            "complement"
            if position in objects
            else _role(members, position < first_verb, clause, main)
        )
        if role == "complement" and members[0].role == "nominal" and members[0].word.pos != "ADP":
            before_verb = position < first_verb
            after_without_subject = (
                clause.kind == "wh" and not has_subject and position > first_verb
            )
            if verbs and (before_verb or after_without_subject) and not has_subject:
                role, has_subject = "subject", True
        roles[number] = role
    return [replace(unit, role=_own_role(unit, roles[unit.chunk], clause)) for unit in units]


def _main_verb(units: list[Unit], verbs: list[int]) -> Word | None:
    lexical = [
        units[at].word for at in verbs if units[at].word.lemma not in UNSIGNED_VERBS | MODALS
    ]
    if lexical:
        return lexical[-1]
    return units[verbs[-1]].word if verbs else None


_PERSONS = {"vous": ("ez", "êtes", "dites", "faites"), "nous": ("ons", "sommes")}
"""Endings of the verb of which these pronouns are the subject."""


def _is_object_of_third(units: list[Unit], at: int, first_verb: int) -> bool:
    """« le conducteur B vous a montré »: a noun stands before, and the verb is of its person."""
    if units[at].word.norm not in _PERSONS or first_verb == len(units):
        return False
    of_noun = any(
        u.role == "nominal" and u.word.pos in ("NOUN", "PROPN", "LETTER") for u in units[:at]
    )
    return of_noun and not units[first_verb].word.norm.endswith(_PERSONS[units[at].word.norm])


def _is_subject_pronoun(unit: Unit, first_verb: int, at: int) -> bool:
    return (
        unit.role == "pronoun"
        and unit.word.norm in SUBJECTS
        and (at < first_verb or "subject" in unit.word.feats)
    )


def _role(members: list[Unit], before_verb: bool, clause: RawClause, main: Word | None) -> str:
    kinds = {unit.role for unit in members}
    if "question" in kinds:
        return "question"
    if "verb" in kinds:
        return "predicate"
    if kinds == {"negation"}:
        return "negation"
    if kinds == {"pronoun"}:
        word = members[0].word
        is_subject = word.norm in SUBJECTS and before_verb and "object" not in word.feats
        return "subject" if is_subject else "complement"
    if "relative" in kinds or "link" in kinds:
        return "link"
    if kinds == {"adverb"}:
        norm = members[0].word.norm
        opens = norm not in ("puis", "ensuite") or members[0].word is clause.words[0]
        return "time" if norm in TIME_ADVERBS and opens else "adverb"
    head = _head(members)
    if any(u.word.value is not None and u.word.value.kind in ("date", "time") for u in members):
        return "time"
    if (head.lemma in TIME_WORDS or head.norm in TIME_WORDS) and main is not None:
        return "time" if _sets_time(members, before_verb) else "complement"
    if (
        members[0].word.pos == "ADP"
        and members[0].word.norm in PLACE_PREPOSITIONS
        and main is not None
    ):
        somewhere = head.lemma in PLACE_WORDS or (
            head.pos == "PROPN" and members[0].word.norm in ("à", "au", "aux", "dans")
        )
        scene = main.lemma not in MOTION_VERBS | UNSIGNED_VERBS and somewhere
        return "place" if scene and members[0].word.norm not in _OF else "complement"
    return "complement"


def _sets_time(members: list[Unit], before_verb: bool) -> bool:
    first = members[0].word
    if first.pos == "ADP":
        return first.norm not in _OF
    if len(members) == 1 and first.norm in _PARTS_OF_DAY:
        return True
    return (
        len({unit.group for unit in members}) == 1
        and any(
            unit.word.norm in ("la", "le", "l'", "ce", "cet", "cette", "chaque") for unit in members
        )
        and not before_verb
    )


def _head(members: list[Unit]) -> Word:
    for kinds in (("NOUN", "PROPN"), ("VALUE", "LETTER")):
        for unit in members:
            if unit.word.pos in kinds:
                return unit.word
    return members[-1].word


def _own_role(unit: Unit, role: str, clause: RawClause) -> str:
    if unit.role == "verb" and unit.word.lemma in MODALS:
        return "modal"
    if unit.role == "negation":
        return "negation"
    return role
