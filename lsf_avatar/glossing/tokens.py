"""A sentence cut into words: elisions and the pronouns behind a hyphen apart, names whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsf_avatar.glossing.values import Value
from lsf_avatar.glossing.words import Word

_PIECE = re.compile(r"km/h\b|[^\W\d_]+(?:['-][^\W\d_]+)*'?-?|\d+|[^\w\s]|_")
_ELIDED = frozenset(
    (
        "l'",
        "d'",
        "j'",
        "m'",
        "t'",
        "s'",
        "n'",
        "c'",
        "qu'",
        "jusqu'",
        "lorsqu'",
        "puisqu'",
        "quoiqu'",
    )
)
_OPTIONAL_ENDING = re.compile(r"(?<=[^\W\d_])\((?:e|s|es|x|ne|nes|le|les|se|trice|nt|ent|r|aux)\)")
"""« le(s) demandeur(s) »: forms leave number and gender open; LSF has neither here."""
_LOST_APOSTROPHE = re.compile(
    r"(?<![\w'.-])(?<!\d )(?:[ldnjmtsc]|qu)(?= (?!et\b|ou\b)[aeiouyhàâéèêëîïôûùœ][^\W\d_])"
)
"""« a l arret », « je n ai »: typed without the apostrophe."""
_BEHIND_HYPHEN = re.compile(
    r"-(?:t-)?(?:ils?|elles?|on|vous|tu|je|nous|ce|moi|toi|les?|la|lui|leur|y|en|ci|là)(?![\w])",
    re.IGNORECASE,
)
_WHOLE = frozenset(
    (
        "aujourd'hui", "quelqu'un", "quelqu'une", "rendez-vous", "là-bas", "au-delà", "celui-ci",
        "celle-ci", "celui-là", "celle-là", "ceux-ci", "ceux-là", "d'accord", "presqu'île",
        "jusqu'à", "jusqu'au", "jusqu'aux", "jusqu'en", "peut-être", "vis-à-vis", "par-là",
        "ci-joint", "ci-dessous", "ci-dessus", "prud'hommes",
    )
)  # fmt: skip
ABBREVIATIONS = {
    "n°": "numéro", "no": "numéro", "tél": "téléphone", "tel": "téléphone", "m": "monsieur",
    "mr": "monsieur", "mme": "madame", "mlle": "madame", "mm": "messieurs", "dr": "docteur",
    "av": "avenue", "bd": "boulevard", "bld": "boulevard", "bvd": "boulevard", "rte": "route",
    "pl": "place", "km": "kilomètre", "h": "heure", "min": "minute", "mn": "minute",
    "€": "euro", "%": "pour cent", "kg": "kilo", "st": "saint", "ste": "sainte", "cie": "compagnie",
    "ex": "exemple", "env": "environ", "immat": "immatriculation", "assur": "assurance",
    "véh": "véhicule", "&": "et", "etc": "etc", "svp": "s'il vous plaît", "rdv": "rendez-vous",
}  # fmt: skip
"""Short forms of forms and addresses; a dot behind one does not end the sentence."""
_NEED_A_DOT = frozenset(("no", "m", "pl", "av", "st", "ste", "ex", "env", "min", "tel"))
_MAY_END = frozenset(("km", "h", "min", "mn", "kg", "etc", "svp", "rdv"))
"""Short forms that need no dot: one behind them may be that of the sentence."""
_NEED_A_NUMBER = frozenset(("h", "km", "min", "mn", "kg"))


def sentences(text: str, values: tuple[Value, ...]) -> Iterator[tuple[Word, ...]]:
    """The sentences of a folded text, as words and marks, in order.

    A sentence ends at . ! ? … or a new line; not within a value nor behind a short form.
    """
    words: list[Word] = []
    for word in _tokens(text, values):
        words.append(word)
        if word.pos == "PUNCT" and word.norm in (".", "!", "?", "\n") and not _goes_on(text, word):
            yield tuple(words)
            words = []
    if words:
        yield tuple(words)


def _goes_on(text: str, mark: Word) -> bool:
    """Whether more end marks follow at once, as in « ... » or « ?! »."""
    return mark.norm != "\n" and text[mark.end : mark.end + 1] in (".", "!", "?")


def _tokens(text: str, values: tuple[Value, ...]) -> Iterator[Word]:
    at = 0
    for value in values:
        yield from _pieces(text, at, value.start)
        shown = text[value.start : value.end]
        yield Word(value.start, value.end, shown, shown.lower(), shown, "VALUE", value=value)
        at = value.end
    yield from _pieces(text, at, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[Word]:
    at = start
    for line_end in [*(m.start() for m in re.finditer(r"\n", text[start:end])), end - start]:
        yield from _words(text, at, start + line_end)
        at = start + line_end
        if at < end:
            yield Word(at, at + 1, "\n", "\n", "\n", "PUNCT")
            at += 1


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    skip_to = start
    for found in _PIECE.finditer(text, start, end):
        if found.start() < skip_to:
            continue
        piece, first = found[0], found.start()
        ending = _OPTIONAL_ENDING.match(text, first, end)
        if ending:
            skip_to = ending.end()
            yield Word(first, skip_to, ending[0], ending[0], feats=frozenset(("optional-ending",)))
            continue
        lost = _LOST_APOSTROPHE.match(text, first, end)
        if lost:
            yield Word(first, lost.end(), lost[0], f"{lost[0]}'")
            continue
        if not piece[0].isalpha():
            expanded = ABBREVIATIONS.get(piece)
            pos = "NOUN" if expanded else "PUNCT"
            yield Word(first, found.end(), piece, expanded or piece, pos=pos)
            continue
        if piece.endswith("-"):
            piece = piece[:-1]
        follower = text[first + len(piece) : first + len(piece) + 1]
        short = ABBREVIATIONS.get(piece.lower() + ("°" if follower == "°" else ""))
        if short and _is_short(text, piece, first, follower):
            ends = follower == "." and piece.lower() in _MAY_END and _ends(text, first + len(piece))
            length = len(piece) + (1 if follower in (".", "°") and not ends else 0)
            skip_to = first + length
            yield Word(first, first + length, text[first : first + length], short)
            continue
        within = text[start:first].rstrip(' "(')[-1:] not in ("", ".", "!", "?", ":")
        yield from _split(piece, first, within)


def _ends(text: str, dot: int) -> bool:
    """Whether the dot behind a unit ends the sentence: nothing or a capital follows."""
    rest = text[dot + 1 :].lstrip(" ")
    return not rest or rest[0].isupper() or rest[0] == "\n"


def _is_short(text: str, piece: str, first: int, follower: str) -> bool:
    lower = piece.lower()
    if lower in _NEED_A_NUMBER:
        return text[:first].rstrip()[-1:].isdigit()
    if lower in _NEED_A_DOT and follower not in (".", "°"):
        return False
    return not (lower == "m" and piece != "M")


def _split(piece: str, start: int, within: bool) -> Iterator[Word]:
    """Cuts off elided words before and pronouns behind; a name such as N'Guyen stays whole."""
    if piece.lower() in _WHOLE:
        yield Word(start, start + len(piece), piece, piece.lower())
        return
    while "'" in piece:
        head = piece[: piece.index("'") + 1]
        rest = piece[len(head) :]
        if head.lower() not in _ELIDED or not rest or _is_name(head, rest, within):
            break
        yield Word(start, start + len(head), head, head.lower())
        start, piece = start + len(head), rest
        if piece.lower() in _WHOLE:
            break
    behind = None if piece.lower() in _WHOLE else _BEHIND_HYPHEN.search(piece)
    stem = piece[: behind.start()] if behind else piece
    yield Word(start, start + len(stem), stem, stem.lower())
    if behind:
        yield from _clitics(piece, stem, start)


def _clitics(piece: str, stem: str, start: int) -> Iterator[Word]:
    at = len(stem)
    for part in piece[at + 1 :].split("-"):
        at += 1
        feats = frozenset(("clitic",))
        yield Word(start + at, start + at + len(part), part, part.lower(), feats=feats)
        at += len(part)


def _is_name(head: str, rest: str, within: bool) -> bool:
    """N'Guyen, D'Artagnan: a capital on both sides where no sentence starts, small letters behind.

    N', M', T', S' never stand elided before a noun, so those are names wherever they stand.
    """
    capitals = head[0].isupper() and rest[0].isupper() and not rest.isupper()
    return capitals and (within or head[0] not in "LDCJQ")
