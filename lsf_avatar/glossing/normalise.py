"""Sentences put into the order of a statement before the parser reads them.

Parsers of French fail on forms: inversions, « est-ce que », imperatives in -ez (research:
feasibility §6, where undoing the inversion first made the small model right on all of them).
Nothing is thrown away: every word moved keeps its offsets, every word dropped names its rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lsf_avatar.glossing.vocabulary import (
    ARTICLES,
    DEMONSTRATIVES,
    IRREGULAR,
    OBJECTS,
    POSSESSIVES,
    QUESTION_WORDS,
    REFLEXIVES,
    WHICH,
    noun_candidates,
    verb_candidates,
)  # fmt: skip
from lsf_avatar.glossing.words import Word

_INVERTED = frozenset(("il", "elle", "ils", "elles", "on", "vous", "tu", "je", "nous", "ce"))
_MAY_REPEAT_A_NOUN = frozenset(("il", "elle", "ils", "elles"))
_BEFORE_VERB = frozenset(("ne", "n'", "y", "en")) | REFLEXIVES | frozenset(
    ("me", "m'", "te", "t'", "le", "la", "l'", "les", "lui", "leur")
)  # fmt: skip
_NOT_IMPERATIVE = frozenset(("assez", "chez", "nez", "rendez-vous", "venez-vous"))
_SHORT_IMPERATIVES = frozenset(
    (
        "dites",
        "faites",
        "soyez",
        "veuillez",
        "dis",
        "fais",
        "va",
        "mets",
        "prends",
        "écris",
        "attends",
    )
)


_EITHER = (
    {"et", "ou"}, {"il", "elle"}, {"ils", "elles"}, {"le", "la"}, {"un", "une"}, {"du", "de la"},
    {"mon", "ma"}, {"son", "sa"}, {"ce", "cette"}, {"monsieur", "madame"}, {"le", "les"},
    {"la", "les"}, {"il", "ils"}, {"elle", "elles"}, {"votre", "vos"}, {"un", "des"},
)  # fmt: skip
"""Small words of which forms print two."""


@dataclass(frozen=True, slots=True)
class Normal:
    """A sentence in the order of a statement.

    Attributes:
        words: Its words and marks, in that order.
        dropped: Words that are not signed, each with its rule.
        ends_with: Its last mark: `?`, `!`, `.`, `` or another.
        inverted: Whether its verb stood before its subject.
        changes: (rule, before, after) for the trace.
    """

    words: tuple[Word, ...]
    dropped: tuple[tuple[Word, str], ...]
    ends_with: str
    inverted: bool
    changes: tuple[tuple[str, str, str], ...]


def normalised(sentence: tuple[Word, ...]) -> Normal:
    """The sentence with its inversions undone, its « est-ce que » out, its imperatives marked."""
    marks = [word.norm for word in sentence if word.pos == "PUNCT" and word.norm in ".!?\n…"]
    words = [replace(word, pos="PUNCT") if word.pos == "PUNCT" else word for word in sentence]
    dropped: list[tuple[Word, str]] = []
    changes: list[tuple[str, str, str]] = []
    inverted = False

    endings = [word for word in words if "optional-ending" in word.feats]
    words = [word for word in words if "optional-ending" not in word.feats]
    dropped += [(word, "optional-ending") for word in endings]

    words, others = _with_one_form(words)
    dropped += [(word, "either-form") for word in others]

    words, accented = _with_lost_accents(words, "?" in marks)
    changes += accented
    before = _shown(words)
    words, taken = _without_est_ce_que(words)
    if taken:
        inverted = True
        dropped += [(word, "est-ce-que") for word in taken]
        changes.append(("est-ce-que", before, _shown(words)))

    asked = "?" in marks
    before = _shown(words)
    words, taken_by_rule = _without_inversions(words, asked)
    dropped += taken_by_rule
    if _shown(words) != before:
        inverted = True
        changes.append(("inversion", before, _shown(words)))

    words = _with_imperatives(words, asked)
    ends_with = next((mark for mark in ("?", "!", ".") if mark in marks), "")
    return Normal(tuple(words), tuple(dropped), ends_with, inverted, tuple(changes))


def _with_one_form(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """« est/sont, il/elle, blessé/blessés, et/ou »: forms leave number, gender, choice open.

    Of two forms of one word the first is kept; of « et/ou », which allows either, « ou ».
    """
    kept: list[Word] = []
    others: list[Word] = []
    at = 0
    while at < len(words):
        pair = words[at : at + 3]
        joined = len(pair) == 3 and pair[1].norm == "/" and pair[0].end == pair[1].start
        if joined and pair[1].end == pair[2].start and _same_word(pair[0].norm, pair[2].norm):
            first, mark, second = pair
            keep, leave = (second, first) if first.norm == "et" else (first, second)
            kept.append(keep)
            others += [leave, mark]
            at += 3
            continue
        kept.append(words[at])
        at += 1
    return kept, others


def _same_word(one: str, other: str) -> bool:
    """Whether two words that a slash joins are forms of one."""
    if {one, other} in _EITHER or (one in IRREGULAR and IRREGULAR[one] == IRREGULAR.get(other)):
        return True
    families = [{norm, *noun_candidates(norm)} for norm in (one, other)]
    verbs = set(verb_candidates(one)) & set(verb_candidates(other))
    longest = min(len(one), len(other)) > 3 and one[:4] == other[:4]
    return bool(families[0] & families[1]) or (bool(verbs) and longest)


def _with_lost_accents(
    words: list[Word], asked: bool
) -> tuple[list[Word], list[tuple[str, str, str]]]:
    """« Ou habitez-vous ? » is où; « A QUELLE HEURE » is à. Capitals often lose their accents."""
    if not asked or len(words) < 2:
        return words, []
    first, second = words[0], words[1]
    meant = ""
    if first.norm == "ou" and second.norm not in QUESTION_WORDS:
        meant = "où"
    elif first.norm == "a" and second.norm in QUESTION_WORDS:
        meant = "à"
    if not meant:
        return words, []
    return [replace(first, norm=meant), *words[1:]], [("lost-accent", first.text, meant)]


def _without_est_ce_que(words: list[Word]) -> tuple[list[Word], list[Word]]:
    for at in range(len(words) - 2):
        following = [w.norm for w in words[at : at + 3]]
        if following[:2] == ["est", "ce"] and following[2] in ("que", "qu'", "qui"):
            return words[:at] + words[at + 3 :], words[at : at + 3]
    return words, []


def _without_inversions(
    words: list[Word], asked: bool
) -> tuple[list[Word], list[tuple[Word, str]]]:
    dropped: list[tuple[Word, str]] = []
    at = 1
    while at < len(words):
        word = words[at]
        if "clitic" not in word.feats:
            at += 1
            continue
        if word.norm == "t" and at + 1 < len(words) and "clitic" in words[at + 1].feats:
            dropped.append((word, "euphonic-t"))
            del words[at]
            continue
        if word.norm in ("ci", "là"):
            at += 1
            continue
        if (
            word.norm in _INVERTED
            and (asked or word.norm not in ("vous", "nous"))
            and not (word.norm == "ce" and words[at - 1].norm not in IRREGULAR)
        ):
            begin = _verb_group_start(words, at - 1)
            words[at - 1] = _as_verb(words[at - 1])
            if word.norm in _MAY_REPEAT_A_NOUN and _has_noun_subject(words, begin):
                dropped.append((word, "inversion-repeats-subject"))
                del words[at]
                continue
            moved = replace(word, feats=frozenset(("moved", "subject")), pos="PRON")
            del words[at]
            words.insert(begin, moved)
            at += 1
            continue
        if word.norm in OBJECTS or word.norm in ("y", "en"):
            feats = {"object", "clitic"} | ({"imperative-object"} if not asked else set())
            words[at] = replace(word, feats=frozenset(feats), pos="PRON")
        at += 1
    return words, dropped


def _verb_group_start(words: list[Word], verb: int) -> int:
    begin = verb
    while begin > 0 and words[begin - 1].norm in _BEFORE_VERB and words[begin - 1].pos != "PUNCT":
        begin -= 1
    return begin


def _has_noun_subject(words: list[Word], begin: int) -> bool:
    """Whether a noun stands before the verb that the pronoun behind it only repeats.

    « L'accident a-t-il eu lieu ? » yes; « À quelle heure est-il parti ? » no.
    """
    for at in range(begin - 1, -1, -1):
        word = words[at]
        if word.pos == "PUNCT" or word.norm in QUESTION_WORDS - WHICH:
            return False
        if word.norm in WHICH:
            return False
        if word.norm in ARTICLES | DEMONSTRATIVES or word.norm in POSSESSIVES:
            return True
        if word.norm in ("quelqu'un", "cela", "tout", "personne", "rien", "chacun", "celui-ci"):
            return True
        if word.text[:1].isupper() and at > 0:
            return True
    return (
        begin > 0
        and words[0].text[:1].isupper()
        and words[0].norm not in QUESTION_WORDS
        and begin == 1
    )


def _as_verb(word: Word) -> Word:
    norm = "peux" if word.norm == "puis" else word.norm
    return replace(word, norm=norm, pos="VERB", feats=word.feats | {"finite"})


def _with_imperatives(words: list[Word], asked: bool) -> list[Word]:
    """Marks verbs in -ez (or a short known form) that open a clause without a subject."""
    result = list(words)
    for at, word in enumerate(words):
        known = word.pos and not ("expression" in word.feats and word.pos == "VERB")
        if asked or known or not _opens_clause(words, at):
            continue
        if _looks_imperative(word):
            result[at] = replace(word, pos="VERB", feats=word.feats | {"imperative", "finite"})
    return result


def _looks_imperative(word: Word) -> bool:
    norm = word.norm.split(" ")[0]  # of an expression, its verb: « tournez à droite »
    return (norm.endswith("ez") and norm not in _NOT_IMPERATIVE) or norm in _SHORT_IMPERATIVES


def _opens_clause(words: list[Word], at: int) -> bool:
    """Whether nothing that could be a subject stands between the last mark and this word."""
    begin = at
    while begin > 0 and words[begin - 1].pos != "PUNCT":
        begin -= 1
        if words[begin].norm in ("et", "ou", "puis", "mais", "donc", "sinon"):
            return _only_function_words(words[begin + 1 : at])
    return _only_function_words(words[begin:at])


_BEFORE_IMPERATIVE = frozenset(
    ("ne", "n'", "en", "y", "lui", "puis", "et", "ou", "sinon", "alors", "oui", "non", "surtout",
     "d'abord", "ensuite", "maintenant", "après", "merci", "de")
)  # fmt: skip


def _only_function_words(words: list[Word]) -> bool:
    return all(
        word.norm in _BEFORE_IMPERATIVE
        or (word.norm in ("vous", "nous") and at > 0 and words[at - 1].norm in ("ne", "n'"))
        for at, word in enumerate(words)
    )


def _shown(words: list[Word]) -> str:
    return " ".join(word.text for word in words if word.pos != "PUNCT")
