"""Times of day and durations in hours: 14h30, 14 h 30, 2 h du matin, midi et quart, 18:05.

AD Signes notes, week 9: number and HEURE, quart, demie, moins le quart have signs (research §3.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsf_avatar.glossing.values.found import Part, Value
from lsf_avatar.glossing.values.numbers import _WORD, number_from_words, number_in_words

_NUMBER_WORDS = rf"(?:{_WORD})(?:(?: et |[ -])(?:{_WORD}))*?"
_QUARTERS = r"(?: (et quart|et demie?|moins le quart|moins (?:cinq|dix|vingt|vingt-cinq|\d{1,2})))?"
_PART_OF_DAY = r"(?: (?:du |de l'|le )(matin|après-midi|soir|nuit))?"
_HOURS = re.compile(
    rf"(?<![\w:,.-])(\d{{1,2}}|{_NUMBER_WORDS}) ?(h|heures?)"
    rf"(?: ?(\d{{1,2}})(?!\d))?(?: ?(?:min|mn|minutes)\b)?"
    rf"{_QUARTERS}{_PART_OF_DAY}(?![\w])",
    re.IGNORECASE,
)
_CLOCK = re.compile(rf"(?<![\w:])(\d{{1,2}}):(\d{{2}})(?::(\d{{2}}))?(?![\d:]){_PART_OF_DAY}")
_NOON = re.compile(rf"\b(midi|minuit)\b{_QUARTERS}", re.IGNORECASE)
_QUARTER_WORDS = {
    "et quart": ("H-ET-QUART", "et quart"),
    "et demi": ("H-ET-DEMIE", "et demie"),
    "et demie": ("H-ET-DEMIE", "et demie"),
    "moins le quart": ("H-MOINS-QUART", "moins le quart"),
}


def times(text: str) -> Iterator[Value]:
    """Every time of a text."""
    for found in _HOURS.finditer(text):
        hour = found[1] if found[1].isdigit() else number_from_words(found[1])
        if hour is not None and (hour_number := int(hour)) <= 99:
            yield _time(found, hour_number, found[3], found[4], found[5], "hours")
    for found in _CLOCK.finditer(text):
        if int(found[1]) < 25 and int(found[2]) < 60 and not found[3]:
            yield _time(found, int(found[1]), found[2], None, found[4], "clock")
    for found in _NOON.finditer(text):
        if found[2]:
            yield _time(found, None, None, found[2], None, "noon")


def _time(
    found: re.Match[str],
    hour: int | None,
    minutes: str | None,
    quarter: str | None,
    part_of_day: str | None,
    rule: str,
) -> Value:
    parts: list[Part] = []
    gloss: list[str] = []
    spoken: list[str] = []
    if hour is None:
        parts.append(Part("word", found[1].lower()))
        gloss.append(found[1].upper())
        spoken.append(found[1].lower())
    else:
        parts += [Part("quantity", str(hour)), Part("word", "heure")]
        gloss += [str(hour), "H"]
        spoken += ["une" if hour == 1 else number_in_words(hour), "heures" if hour > 1 else "heure"]
    if minutes:
        written = minutes.zfill(2) if minutes == "0" else "".join(str(int(d)) for d in minutes)
        parts.append(Part("digits" if written[0] == "0" else "quantity", written))
        gloss.append(written)
        spoken.append(number_in_words(int(written)))
    if quarter:
        words = quarter.lower()
        if words in _QUARTER_WORDS:
            name, said = _QUARTER_WORDS[words]
            parts.append(Part("word", said))
            gloss.append(name.removeprefix("H-"))
        else:
            less = words.removeprefix("moins ")
            number = int(less) if less.isdigit() else number_from_words(less)
            parts += [Part("word", "moins"), Part("quantity", str(number))]
            gloss += ["MOINS", str(number)]
        spoken.append(words)
    if part_of_day:
        parts.append(Part("word", part_of_day.lower()))
        gloss.append(part_of_day.upper().replace("È", "E"))
        spoken.append(f"du {part_of_day.lower()}")
    return Value(
        found.start(), found.end(), "time", "-".join(gloss), tuple(parts), f"time-{rule}",
        " ".join(spoken),
    )  # fmt: skip
