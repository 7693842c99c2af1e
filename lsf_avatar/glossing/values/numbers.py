"""Numbers: figures and French words, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsf_avatar.glossing.values.found import Part, Value

_SMALL = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
_WORTH = {
    **{word: n for n, word in enumerate(_SMALL) if "-" not in word},
    **{word: n for n, word in _TENS.items()},
    "une": 1, "vingts": 20, "cent": 100, "cents": 100, "mille": 1000,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
    "million": 1_000_000, "millions": 1_000_000,
}  # fmt: skip

_WORD = "|".join(sorted(_WORTH, key=len, reverse=True))
_IN_WORDS = re.compile(rf"\b(?:{_WORD})(?:(?:[ -]et[ -]|[ -])(?:{_WORD}))*\b", re.IGNORECASE)
_ORDINALS = {
    "unième": "un", "neuvième": "neuf", "cinquième": "cinq", "quatrième": "quatre",
    **{f"{word.rstrip('e')}ième": word for word in (*_SMALL[2:4], *_SMALL[6:9], *_SMALL[10:17],
                                                    *_TENS.values(), "cent", "mille")},
}  # fmt: skip
"""Last word of an ordinal → the number word in it. « Premier » has a sign, « second » is rare."""
_ORDINAL_IN_WORDS = re.compile(
    rf"\b((?:(?:{_WORD})(?:[ -]et[ -]|[ -]))*)({'|'.join(_ORDINALS)})s?\b", re.IGNORECASE
)
ORDINAL = re.compile(r"\b(\d{1,3})(er|ère|re|e|ème|ième|eme|ier|nd|nde)\b", re.IGNORECASE)
_GROUPED = re.compile(
    r"(?<![\w.,])\d{1,3}(?: \d{3})+(?:,\d+)?(?![\w])"
    r"|(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w.])"
)
_DECIMAL = re.compile(r"(?<![\w.,])\d+[.,]\d+(?![\w]|[.,]\d)")
_AMOUNT = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[ .]\d{3})+|\d{1,6}),(\d{2}) ?(?:€|euros?\b)", re.IGNORECASE
)
_SPEED = re.compile(r"(?<![\w.,])(\d{1,3}) ?km ?/ ?h\b", re.IGNORECASE)
_HOUSE = re.compile(r"(?<![\w.,])(\d{1,4}) ?(bis|ter|quater)\b", re.IGNORECASE)
_PLAIN = re.compile(r"\d+")
_AMBIGUOUS_ALONE = {"un", "une", "neuf", "million", "millions"}
"""Article, pronoun, adjective or noun more often than number: signed as a number only in a longer
one, or (neuf) before a word."""
GREATEST_IN_WORDS = 999_999_999


def numbers(text: str) -> Iterator[Value]:
    """Every number of a text, in figures or words; later ones may overlap earlier ones."""
    for found in _SPEED.finditer(text):
        yield Value(
            found.start(), found.end(), "number", f"NUM-{found[1]}-KM/H",
            (Part("quantity", found[1]), Part("letters", "km/h")), "speed",
            f"{number_in_words(int(found[1]))} kilomètres heure",
        )  # fmt: skip
    for found in _AMOUNT.finditer(text):
        yield _amount(found)
    for found in _ORDINAL_IN_WORDS.finditer(text):
        number = number_from_words(found[1] + _ORDINALS[found[2].lower()])
        if number is not None:
            yield Value(
                found.start(), found.end(), "number", f"NUM-{number}E",
                (Part("quantity", str(number)),), "ordinal-in-words", found[0].lower(),
            )  # fmt: skip
    for found in ORDINAL.finditer(text):
        digits = found[1]
        yield Value(
            found.start(), found.end(), "number", f"NUM-{digits}{found[2].upper()}",
            (Part("quantity", digits),), "ordinal", _said_ordinal(int(digits)),
        )  # fmt: skip
    for found in _HOUSE.finditer(text):
        digits, again = "".join(str(int(d)) for d in found[1]), found[2].lower()
        yield Value(
            found.start(), found.end(), "number", f"NUM-{digits}-{again.upper()}",
            (Part("quantity", digits), Part("letters", again)), "house-number",
            f"{number_in_words(int(digits))} {again}",
        )  # fmt: skip
    for pattern, rule in ((_GROUPED, "number-in-groups"), (_DECIMAL, "decimal")):
        for found in pattern.finditer(text):
            yield _decimal(found, rule)
    for found in _PLAIN.finditer(text):
        digits = "".join(str(int(digit)) for digit in found[0])
        yield figure(found.start(), found.end(), digits)
    for found in _IN_WORDS.finditer(text):
        value = _in_words(text, found)
        if value is not None:
            yield value


def figure(start: int, end: int, digits: str) -> Value:
    """A whole number in figures: a quantity up to four figures, else figure by figure.

    Five figures and more without a space are rarely a quantity (postcode, code, contract).
    """
    if len(digits) > 4 or (digits[0] == "0" and len(digits) > 1):
        parts: tuple[Part, ...] = (Part("digits", digits),)
        rule, spoken = "figures-one-by-one", " ".join(_SMALL[int(digit)] for digit in digits[:30])
    else:
        parts, rule, spoken = (Part("quantity", digits),), "number", number_in_words(int(digits))
    return Value(start, end, "number", f"NUM-{digits}", parts, rule, spoken)


def number_in_words(number: int) -> str:
    """A number from 0 to 999,999,999 as it is said in French.

    >>> number_in_words(1297)
    'mille deux cent quatre-vingt-dix-sept'
    """
    if number >= 1_000_000:
        millions, rest = divmod(number, 1_000_000)
        head = f"{number_in_words(millions)} million{'s' if millions > 1 else ''}"
        return head if rest == 0 else f"{head} {number_in_words(rest)}"
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        head = "mille" if thousands == 1 else f"{number_in_words(thousands)} mille"
        return head if rest == 0 else f"{head} {number_in_words(rest)}"
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{_SMALL[hundreds]} cent"
        return head if rest == 0 else f"{head} {number_in_words(rest)}"
    if number < 20:
        return _SMALL[number]
    tens, units = divmod(number, 10)
    if tens in (7, 9):
        base, units = ("soixante" if tens == 7 else "quatre-vingt"), units + 10
    else:
        base = "quatre-vingt" if tens == 8 else _TENS[tens * 10]
    if units == 0:
        return base
    joint = " et " if units in (1, 11) and tens < 8 else "-"
    return f"{base}{joint}{_SMALL[units]}"


def number_from_words(words: str) -> int | None:
    """The number that French words say, or None if they are not one number.

    >>> number_from_words("quatre-vingt-dix-sept")
    97
    """
    total, current, last = 0, 0, 0
    for word in re.split(r"[ -]+", words.lower()):
        if word == "et":
            continue
        worth = _WORTH[word]
        if worth >= 1000:
            if 0 < total < 1000 * worth:  # « mille mille », « mille millions »
                return None
            total, current, last = total + max(current, 1) * worth, 0, worth
            continue
        if worth == 100:
            current = (current or 1) * 100
        elif worth == 20 and last == 4:
            current += 76
        elif not _may_follow(worth, current, last):
            return None
        else:
            current += worth
        last = 80 if current % 100 == 80 and worth == 20 else worth
    return total + current


def _may_follow(worth: int, current: int, last: int) -> bool:
    """Whether a number word can go on a number: « vingt deux » yes, « deux vingt » no."""
    if worth < 10:
        return current % 10 == 0 or last == 100
    if worth < 20:
        return current % 20 == 0 or last in (60, 80)
    return current % 100 == 0


def _in_words(text: str, found: re.Match[str]) -> Value | None:
    said = found[0].lower()
    if said in _AMBIGUOUS_ALONE and not (
        said == "neuf" and text[found.end() :].lstrip()[:1].isalpha()
    ):
        return None
    number = number_from_words(said)
    if number is None or number > GREATEST_IN_WORDS:
        return None
    return Value(
        found.start(), found.end(), "number", f"NUM-{number}",
        (Part("quantity", str(number)),), "number-in-words", said,
    )  # fmt: skip


def _decimal(found: re.Match[str], rule: str) -> Value:
    whole, _, fraction = (
        found[0].replace(" ", "").replace(".", "" if rule != "decimal" else ",").partition(",")
    )
    whole = "".join(str(int(digit)) for digit in whole)
    fraction = "".join(str(int(digit)) for digit in fraction)
    parts: tuple[Part, ...] = (Part("quantity", whole),)
    gloss = f"NUM-{whole}"
    spoken = number_in_words(int(whole)) if len(whole) <= 9 else ""
    if fraction:
        parts += (Part("word", "virgule"), Part("digits", fraction))
        gloss += f",{fraction}"
        spoken += " virgule " + " ".join(_SMALL[int(digit)] for digit in fraction[:12])
    return Value(found.start(), found.end(), "number", gloss, parts, rule, spoken)


def _amount(found: re.Match[str]) -> Value:
    """Euros and cents: 12,50 € is said and signed « 12 euros 50 »."""
    whole = "".join(str(int(digit)) for digit in found[1] if digit.isdigit())
    cents = "".join(str(int(digit)) for digit in found[2])
    parts = (Part("quantity", whole), Part("word", "euro"),
             Part("digits" if cents[0] == "0" else "quantity", cents))  # fmt: skip
    unit = "euros" if int(whole) > 1 else "euro"
    spoken = f"{number_in_words(int(whole))} {unit} {number_in_words(int(cents))}"
    return Value(
        found.start(), found.end(), "number", f"NUM-{whole}-EURO-{cents}", parts, "amount", spoken
    )


def _said_ordinal(number: int) -> str:
    if number == 1:
        return "premier"
    return number_in_words(number).rstrip("e") + "ième"
