"""What is said about an answer beyond its type: field by field, and type by type.

Each rule refuses (`refuse`) or yields warnings (`warn`). Source: the field table of the research,
column « validation », and its section 1.4; soft conflicts of box 12 from section 1.3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from lsf_avatar.constat.answers import day
from lsf_avatar.constat.checking import Situation, Warned, refuse, warn
from lsf_avatar.constat.fields import Field
from lsf_avatar.constat.formats import (
    EMERGENCY,
    digits,
    looks_dialable,
    looks_french,
    looks_like_email,
    working_days,
)
from lsf_avatar.constat.journey import ticked

Rule = Callable[[Any, Field, Situation], Iterator[Warned]]
_CLOCK_MAY_BE_OFF = timedelta(minutes=10)
_DEADLINE_DAYS = 5


def _day(value: Any) -> date | None:
    """The day of a date answer; None for « je ne sais pas », « pas écrit » and the like."""
    return day(value) if isinstance(value, str) and value[:1].isdigit() else None


def _accident(situation: Situation) -> date:
    return _day(situation.answers.get("acc.date")) or situation.now.date()


def _accident_date(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    today, when = situation.now.date(), day(value)
    if when > today:
        refuse("date-in-future")
    if when < today - timedelta(days=731):
        refuse("date-too-old")
    if working_days(when, today) > _DEADLINE_DAYS:
        yield warn("late-declaration")


def _accident_time(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    if _day(situation.answers.get("acc.date")) == situation.now.date():
        hour, minute = (int(part) for part in value["time"].split(":"))
        then = situation.now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        if then > situation.now + _CLOCK_MAY_BE_OFF:
            refuse("time-in-future")
    yield from ()


def _birth(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    born = day(value)
    if born > situation.now.date():
        refuse("date-in-future")
    then = _accident(situation)
    age = then.year - born.year - ((then.month, then.day) < (born.month, born.day))
    if not 14 <= age <= 110:
        yield warn("age-unusual", value=age)


def _insured_from(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    start, end = _day(value), _day(situation.answers.get("p.i.valid_to"))
    if start and start > _accident(situation):
        yield warn("not-yet-insured")
    if start and end and start > end:
        yield warn("dates-swapped")


def _insured_to(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    start, end = _day(situation.answers.get("p.i.valid_from")), _day(value)
    if end and end < _accident(situation):
        yield warn("insurance-ended")
    if start and end and start > end:
        yield warn("dates-swapped")


def _licensed_to(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    end = _day(value)
    if end and end < _accident(situation):
        yield warn("licence-ended")


def _visible_when(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    when = _day(value)
    if when and when < situation.now.date():
        yield warn("date-past")


def _pattern(pattern: str, code: str, *instead: str) -> Rule:
    compiled = re.compile(pattern, re.ASCII)

    def rule(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
        if value not in instead and not compiled.fullmatch(value.strip()):
            yield warn(code)

    return rule


def _postcode(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    french = situation.answers.get("p.ph.country", "France") == "France"
    if french and not re.fullmatch(r"(?!00)\d{5}(\s.*)?", value.strip(), re.ASCII):
        yield warn("postcode-unusual")


def _category(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    needed = _CATEGORIES.get(situation.answers.get("p.v.kind", ""))
    if needed and not needed & set(value):
        yield warn("category-unusual")


_CATEGORIES = {
    "voiture": {"B", "BE", "B1"}, "camionnette": {"B", "BE"}, "moto": {"A", "A1", "A2"},
    "scooter": {"AM", "A1", "A2", "A", "B"},
    "camion": {"B", "BE", "C1", "C1E", "C", "CE"}, "bus": {"D1", "D1E", "D", "DE"},
}  # fmt: skip


def _number_of_six(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    code = value if isinstance(value, str) else str(value).zfill(6)
    if code[:1].isdigit() and not re.fullmatch(r"\d{6}", code, re.ASCII):
        refuse("code-format")
    yield from ()


def _heavy(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    if float(value) <= 3500:
        yield warn("weight-unusual")


def _side(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    if value != situation.side:
        yield warn("side-differs", value=situation.side)


def _damage(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    if "rien de visible" in value and len(value) > 1:
        yield warn("nothing-and-more", value="rien de visible")


def _remarks(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    for word in re.findall(r"\w+", value.lower()):
        if word in _BLAME:
            yield warn("blame", value=word)


_BLAME = {
    "faute", "fautif", "fautive", "coupable", "tort", "responsable", "menteur", "menteuse",
    "idiot", "idiote", "imbécile", "chauffard",
}  # fmt: skip

_CONFLICTS = (
    *((1, other) for other in range(3, 18) if other != 16),
    (2, 3), (4, 5), (6, 7), (8, 9), (8, 14), (12, 13),
)  # fmt: skip


def _circumstance(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    crossed = {int(id[-2:]) for id in ticked({**situation.answers, field.id: value})}
    own = int(field.id[-2:])
    for pair in _CONFLICTS:
        if own in pair and crossed.issuperset(pair):
            yield warn("boxes-differ", value=f"{pair[0]} et {pair[1]}")


RULES: Mapping[str, Rule] = {
    "accident-date": _accident_date, "accident-time": _accident_time, "birth": _birth,
    "insured-from": _insured_from, "insured-to": _insured_to, "licensed-to": _licensed_to,
    "visible-when": _visible_when, "postcode": _postcode, "category": _category,
    "policy": _pattern(r"[A-Za-z0-9 ./-]+", "policy-unusual", "je ne l'ai pas"),
    "licence": _pattern(
        r"[A-Za-z0-9 /-]{5,20}", "licence-unusual", "pas de permis (vélo, piéton)"
    ),
    "vin": _pattern(r"[A-HJ-NPR-Za-hj-npr-z0-9]{17}", "vin-unusual", "non"),
    "otp": _number_of_six, "heavy": _heavy, "side": _side, "damage": _damage,
    "remarks": _remarks, "circumstance": _circumstance,
}  # fmt: skip
"""Name in `fields.yaml` → rule."""


def _any_plate(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    country = "p.t.country" if field.id == "p.t.plate" else "p.v.plate_country"
    french = situation.answers.get(country, "France") == "France"
    if french and not looks_french(value):
        yield warn("plate-unusual")


def _any_phone(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    kind, contact = value["kind"], value["value"]
    if "LSF" in kind:
        yield warn("reveals-lsf")
    if "@" in contact or kind == "e-mail":
        if not looks_like_email(contact):
            yield warn("email-unusual")
    elif digits(contact) in EMERGENCY:
        yield warn("phone-emergency", value=digits(contact))
    elif "LSF" not in kind and not looks_dialable(contact):
        yield warn("phone-unusual")


def _any_email(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    if value.strip().lower() == "je ne sais pas" or looks_like_email(value):
        return
    if "@" in value or not looks_dialable(value):
        yield warn("email-unusual")


def _any_place(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    if (value.get("accuracy_m") or 0) > 100:
        yield warn("position-imprecise")


def _any_photo(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    if any(photo["id"] not in situation.photos for photo in value):
        refuse("no-such-photo")
    yield from ()


def _any_sketch(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    if len(value["vehicles"]) < 2:
        yield warn("vehicle-missing")


def _any_signature(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    strokes = [stroke for stroke in value.get("strokes", []) if stroke]
    if value["kind"] == "drawn" and len(strokes) == 1 and len(strokes[0]) < 5:
        yield warn("signature-short")
    if value.get("date") and day(value["date"]) < _accident(situation):
        yield warn("before-accident")


def _any_country(value: Any, field: Field, situation: Situation) -> Iterator[Warned]:
    if value in field.ways:
        yield warn("country-not-named")


BY_TYPE: Mapping[str, Rule] = {
    "plate": _any_plate, "phone": _any_phone, "email": _any_email, "place": _any_place,
    "photo": _any_photo, "sketch": _any_sketch, "signature": _any_signature,
    "choice": _any_country,
}  # fmt: skip
"""Type → rule that all its fields have."""
