"""Codes: plates, telephone numbers, e-mail and web addresses, contract and licence numbers.

Everything here is signed character by character, telephone numbers in pairs as they are said in
France. Nothing is guessed or corrected: a plate that follows no pattern is still spelled as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsf_avatar.glossing.values.found import Part, Value
from lsf_avatar.glossing.values.numbers import ORDINAL, number_in_words

_WEB = re.compile(r"(?:https?://|www\.)[^\s\"<>()]+[^\s\"<>().,;:!?]", re.IGNORECASE)
_DOMAIN = re.compile(
    r"\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:fr|com|org|net|eu)(?:/[\w./-]*\w)?\b", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+-]+@\w(?:[\w.-]*\w)?")
_JOINED_BY_MARK = re.compile(r"(?<![\w+@_])\w+(?:[+@_=]\w+)+(?![\w@])")
_FRENCH_PHONE = re.compile(
    r"(?<![\w.+-])(?:(?:\+33|0033) ?(?:\(0\) ?)?[1-9]|0[1-9])(?:[ .-]?\d{2}){4}(?![\w]|[.-]\d)"
)
_FOREIGN_PHONE = re.compile(r"(?<![\w+])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}(?![\w])")
_SIV = re.compile(r"(?<![\w-])[A-Za-z]{2}([ -]?)\d{3}\1[A-Za-z]{2}(?![\w-])")
_GARAGE = re.compile(r"(?<![\w-])(?:W|WW)([ -]?)\d{3,4}\1[A-Z]{1,2}(?![\w-])")
_FNI = re.compile(r"(?<![\w-])\d{1,4}([ -]?)[A-Z]{2,3}\1(?:\d{2}|2[AB]|97\d)(?![\w-])")
_ABROAD = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?"  # Germany: town, letters, figures
    r"|[A-Z]{2}\d{2} [A-Z]{3}"  # Great Britain
    r"|\d{4} [B-DF-HJ-NP-TV-Z]{3}"  # Spain: no vowels
    r"|(?:GE|VD|VS|NE|JU|BE|ZH|BS|BL|TI|SO|LU|TG|GR) ?\d{5,6})(?![\w-])"  # Swiss cantons
)
_AFTER_KEYWORD = re.compile(
    r"(?:immatricul\w*|plaque|n°|numéro|contrat|police|dossier|sinistre|permis|référence|code|siret|siren|iban)"
    r"(?: (?:est|n°|numéro|no|de|du|d'|immatriculation|contrat|permis|dossier|sinistre|code|postal"
    r"|=)| ?:)*\s?"
    r"((?=[^ ]*\d|[^ ]* ?[A-Z0-9]*\d)[A-Z0-9]{1,20}(?:[ ./-][A-Z0-9]{1,12}){0,4})(?![\w])"
)
_MIXED = re.compile(r"(?<![\w@])(?=[\w./-]*\d)(?=[\w./-]*[^\W\d_])[^\W_]+(?:[._/-][^\W_]+)*")
_FIGURES_WITH_MARKS = re.compile(r"(?<![\w/-])\d+(?:[/-]\d+)+(?![\w/-])")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_MANY_GROUPS = re.compile(r"(?<![\w.,])\d{1,6}(?: \d{1,6}){3,}(?![\w.,]\d|\w)")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_YEAR_OR_QUANTITY = re.compile(r"\d{1,4}")


def codes(text: str) -> Iterator[Value]:
    """Every code of a text, the surest patterns first."""
    for pattern, rule in ((_EMAIL, "e-mail"), (_WEB, "web-address"), (_DOMAIN, "web-address")):
        for found in pattern.finditer(text):
            yield spelled(found.start(), found.end(), found[0], rule)
    for pattern, rule in ((_FRENCH_PHONE, "telephone"), (_FOREIGN_PHONE, "telephone-abroad")):
        for found in pattern.finditer(text):
            yield _phone(found, rule)
    for found in _IBAN.finditer(text):
        yield spelled(found.start(), found.end(), found[0], "bank-account")
    for found in _MANY_GROUPS.finditer(text):
        if not _THOUSANDS.fullmatch(found[0]):
            yield spelled(found.start(), found.end(), found[0], "figures-in-groups")
    for pattern in (_SIV, _GARAGE, _FNI, _ABROAD):
        for found in pattern.finditer(text):
            if found[0].upper() == found[0] or "-" in found[0]:
                yield spelled(found.start(), found.end(), found[0], "plate")


def marked_codes(text: str) -> Iterator[Value]:
    """What stands behind « n° », « immatriculé », « contrat »… and has a figure in it."""
    for found in _AFTER_KEYWORD.finditer(text):
        code = found[1]
        if not _YEAR_OR_QUANTITY.fullmatch(code) or found[0].startswith(("n°", "immat", "plaque")):
            yield spelled(found.start(1), found.end(1), code, "code-behind-keyword")


def mixed_codes(text: str) -> Iterator[Value]:
    """Letters and figures in one word: A1, 4b, D.1, B-MW1234; and figures with / or - inside."""
    for found in _JOINED_BY_MARK.finditer(text):
        yield spelled(found.start(), found.end(), found[0], "joined-by-mark")
    for found in _FIGURES_WITH_MARKS.finditer(text):
        yield spelled(found.start(), found.end(), found[0], "figures-with-marks")
    for found in _MIXED.finditer(text):
        if ORDINAL.fullmatch(found[0]):
            continue
        yield spelled(found.start(), found.end(), found[0], "letters-and-figures")


def spelled(start: int, end: int, text: str, rule: str) -> Value:
    """A value signed character by character, as it stands."""
    kind = "number" if text.isdigit() else "spelled"
    gloss = f"NUM-{text}" if kind == "number" else f"#{text.upper()}"
    return Value(start, end, kind, gloss, (Part("letters", text),), rule)


def _phone(found: re.Match[str], rule: str) -> Value:
    digits = "".join(str(int(c)) for c in found[0] if c.isdigit())
    plus = "+" if found[0].startswith("+") else ""
    local = digits[-8:] if rule == "telephone" else digits[len(digits) % 2 :]
    head = digits[: len(digits) - len(local)]
    if head == "0" or (rule == "telephone" and not plus and len(digits) == 10):
        head, local = "", digits
    pairs = [local[at : at + 2] for at in range(0, len(local), 2)]
    parts = [Part("letters", plus + head)] if plus + head else []
    for pair in pairs:
        parts.append(Part("digits" if pair[0] == "0" else "quantity", pair))
    written = "-".join([plus + head, *pairs] if plus + head else pairs)
    spoken = " ".join(
        f"zéro {number_in_words(int(pair[1]))}" if pair[0] == "0" else number_in_words(int(pair))
        for pair in pairs
    )
    return Value(found.start(), found.end(), "number", f"#{written}", tuple(parts), rule, spoken)
