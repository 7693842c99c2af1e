"""What an answer of each type is: anything else is refused, and nothing is changed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from lsf_avatar.constat.checking import clean_text, latin, refuse
from lsf_avatar.constat.fields import IDENTITY
from lsf_avatar.constat.form import Question

UNKNOWN = "je ne sais pas"

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_STROKES, _POINTS, _FAR = 200, 20_000, 100_000.0


def check_type(question: Question, value: Any) -> None:
    """Refuses what is not a value of the question's type.

    Raises:
        AnswerError: With a code of `messages.ERRORS`.
    """
    CHECKS[question.field.type](question, value)


def _yesno(question: Question, value: Any) -> None:
    known = {"oui", "non", *question.options}
    if question.field.unknown:
        known.add(UNKNOWN)
    if not isinstance(value, str) or value not in known:
        refuse("not-an-option")


def _choice(question: Question, value: Any) -> None:
    if not isinstance(value, str):
        refuse("wrong-shape")
    if value in question.options:
        return
    if not question.field.free:
        refuse("not-an-option")
    latin(clean_text(value, question.field.max_length))


def _multi(question: Question, value: Any) -> None:
    chosen = _list(value, 30)
    if not chosen:
        refuse("empty-answer")
    for item in chosen:
        _choice_of_many(question, item)
    if len(set(chosen)) < len(chosen):
        refuse("same-item-twice")


def _choice_of_many(question: Question, item: Any) -> None:
    if not isinstance(item, str):
        refuse("wrong-shape")
    if item not in question.options:
        if not question.field.free:
            refuse("not-an-option")
        clean_text(item, question.field.max_length)


def _text(question: Question, value: Any) -> None:
    field = question.field
    clean_text(value, field.max_length)
    if value in field.ways:
        refuse("way-not-answer", value=value)
    if field.id in IDENTITY and value not in question.options:
        latin(value)


def _date(question: Question, value: Any) -> None:
    if isinstance(value, str) and value in question.answers:
        return
    day(value)


def day(value: Any) -> date:
    """The day that an ISO date names, or an error.

    Raises:
        AnswerError: `date-format`, `no-such-date` or `date-out-of-range`.
    """
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        refuse("date-format")
    year, month, number = (int(part) for part in match.groups())
    if not 1900 <= year <= 2100:
        refuse("date-out-of-range")
    try:
        return date(year, month, number)
    except ValueError:
        refuse("no-such-date")


def _time(question: Question, value: Any) -> None:
    given = _object(value, required=("time",), optional=("approximate",))
    if not isinstance(given["time"], str) or not isinstance(given.get("approximate", False), bool):
        refuse("wrong-shape")
    if not _TIME.fullmatch(given["time"]):
        refuse("no-such-time")


def _place(question: Question, value: Any) -> None:
    where = ("lat", "lon", "accuracy_m")
    given = _object(value, required=("line",), optional=("postcode", "city", *where))
    _lines(given, question.field.max_length)
    for name, limit in zip(where, (90.0, 180.0, 1e6), strict=True):
        if given.get(name) is not None:
            _number_within(given[name], -limit, limit)


def _address(question: Question, value: Any) -> None:
    given = _object(value, required=("line",), optional=("postcode", "city"))
    _lines(given, question.field.max_length)


def _lines(given: Mapping[str, Any], maximum: int) -> None:
    clean_text(given["line"], maximum)
    for name, limit in (("postcode", 12), ("city", 80)):
        if given.get(name) not in (None, ""):
            latin(clean_text(given[name], limit))


def _phone(question: Question, value: Any) -> None:
    given = _object(value, required=("kind", "value"))
    kinds = question.options or ("téléphone", "e-mail")
    if given["kind"] not in (*kinds, ""):  # a document leaves out the way
        refuse("not-an-option")
    latin(clean_text(given["value"], 120))


def _email(question: Question, value: Any) -> None:
    latin(clean_text(value, 254))


def _plate(question: Question, value: Any) -> None:
    clean_text(value, question.field.max_length, too_long="plate-too-long")
    if value in question.field.ways:
        refuse("way-not-answer", value=value)
    latin(value)


def _number(question: Question, value: Any) -> None:
    field = question.field
    if isinstance(value, str) and value in question.answers:
        return
    if isinstance(value, str):
        if not re.fullmatch(r"\d{1,15}", value, re.ASCII):
            refuse("number-format")
        value = int(value)
    _number_within(value, field.minimum, field.maximum)


def _number_within(value: Any, minimum: float, maximum: float) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        refuse("number-format")
    if not minimum <= value <= maximum:
        refuse("number-out-of-range", minimum=f"{minimum:g}", maximum=f"{maximum:g}")


def _svgpoint(question: Question, value: Any) -> None:
    given = _object(value, required=("zone", "x", "y", "angle"))
    if given["zone"] not in question.options:
        refuse("not-an-option")
    _in_frame(given)
    _number_within(given["angle"], -360.0, 360.0)


def _in_frame(given: Mapping[str, Any]) -> None:
    """Coordinates are hundredths of the drawing, x to the right, y down."""
    for name in ("x", "y"):
        _number_within(given[name], -1e6, 1e6)
        if not 0 <= given[name] <= 100:
            refuse("outside-drawing")


def _photo(question: Question, value: Any) -> None:
    photos = _list(value, 1000)
    if len(photos) > 16:
        refuse("too-many-photos", maximum=16)
    if not photos:
        refuse("empty-answer")
    for photo in photos:
        given = _object(photo, required=("id",), optional=("name", "kind"))
        clean_text(given["id"], 64)
        if given.get("name"):
            clean_text(given["name"], 200)
        if given.get("kind") and given["kind"] not in question.options:
            refuse("not-an-option")
    if len({photo["id"] for photo in photos}) < len(photos):
        refuse("same-item-twice")


def _sketch(question: Question, value: Any) -> None:
    given = _object(value, required=("vehicles",), optional=("layout", "signs", "streets"))
    if given.get("layout"):
        clean_text(given["layout"], 80)
    names = []
    for vehicle in _list(given["vehicles"], 4):
        placed = _object(vehicle, required=("id", "x", "y", "rotation"))
        if placed["id"] not in ("A", "B"):
            refuse("not-an-option")
        names.append(placed["id"])
        _in_frame(placed)
        _number_within(placed["rotation"], -360.0, 360.0)
    if len(set(names)) < len(names):
        refuse("same-item-twice")
    for part, count, length in (("signs", 12, 80), ("streets", 4, 60)):
        for item in _list(given.get(part, []), count):
            clean_text(_placed_name(item), length)


def _placed_name(item: Any) -> Any:
    """The name of a sign or street: alone, or with its place on the drawing."""
    if not isinstance(item, dict):
        return item
    placed = _object(item, required=("name", "x", "y"))
    _in_frame(placed)
    return placed["name"]


def _signature(question: Question, value: Any) -> None:
    given = _object(
        value, required=("kind",), optional=("strokes", "name", "reason", "place", "date")
    )
    kind = given["kind"]
    if kind not in ("drawn", "typed", "refused"):
        refuse("not-an-option")
    points = sum(_points(stroke) for stroke in _list(given.get("strokes", []), _STROKES))
    if points > _POINTS:
        refuse("too-many-items", maximum=_POINTS)
    if (kind == "drawn" and points < 2) or (kind == "typed" and not given.get("name")):
        refuse("signature-empty")
    for name, limit in (("name", 80), ("reason", 300), ("place", 80)):
        if given.get(name):
            clean_text(given[name], limit)
    if given.get("date"):
        day(given["date"])


def _points(stroke: Any) -> int:
    points = _list(stroke, _POINTS)
    for point in points:
        if not isinstance(point, list) or len(point) not in (2, 3):
            refuse("wrong-shape")
        for number in point:
            _number_within(number, -_FAR, _FAR)
    return len(points)


def _object(value: Any, required: Iterable[str], optional: Iterable[str] = ()) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        refuse("wrong-shape")
    if set(required) - value.keys() or value.keys() - {*required, *optional}:
        refuse("wrong-shape")
    return value


def _list(value: Any, maximum: int) -> list[Any]:
    if not isinstance(value, list):
        refuse("wrong-shape")
    if len(value) > maximum:
        refuse("too-many-items", maximum=maximum)
    return value


CHECKS: Mapping[str, Callable[[Question, Any], None]] = {
    "yesno": _yesno, "choice": _choice, "multi": _multi, "text": _text, "date": _date,
    "time": _time, "place": _place, "address": _address, "phone": _phone, "email": _email,
    "plate": _plate, "number": _number, "svgpoint": _svgpoint, "photo": _photo,
    "sketch": _sketch, "signature": _signature,
}  # fmt: skip
"""Type of answer → its check."""
