"""Answers in French words, as the recap shows them and as they are signed back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lsf_avatar.constat.answers import UNKNOWN, day
from lsf_avatar.constat.fields import Field

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
_THIN = "\N{NO-BREAK SPACE}"


def text_of(field: Field, value: Any) -> str:
    """An answer as people read it; what was typed stays as it was typed.

    Args:
        field: Which question.
        value: The answer; None for « je ne sais pas ».
    """
    if value is None:
        return UNKNOWN
    written = _WRITERS.get(field.type, _plain)(value)
    return f"{written}{_THIN}{field.unit}" if field.unit and written[:1].isdigit() else written


def sign_text_of(field: Field, value: Any) -> str:
    """An answer as the signer says it back: like `text_of`, without what only eyes can use."""
    if value is None:
        return UNKNOWN
    if field.type == "sketch":
        names = [vehicle["id"] for vehicle in value["vehicles"]]
        return f"{' et '.join(names)} sur le dessin." if names else "Dessin sans véhicule."
    if field.type == "place":
        return _address(value)
    return text_of(field, value)


def date_in_words(iso: str) -> str:
    """A day as it is said.

    >>> date_in_words("2026-03-01")
    '1er mars 2026'
    """
    when = day(iso)
    number = "1er" if when.day == 1 else str(when.day)
    return f"{number} {MONTHS[when.month - 1]} {when.year}"


def _plain(value: Any) -> str:
    return str(value)


def _multi(value: list[str]) -> str:
    return ", ".join(value)


def _date(value: str) -> str:
    return date_in_words(value) if value[:1].isdigit() else value


def _time(value: Mapping[str, Any]) -> str:
    hour, minute = value["time"].split(":")
    about = " à peu près" if value.get("approximate") else ""
    return f"{int(hour)}{_THIN}h{_THIN}{minute}{about}"


def _address(value: Mapping[str, Any]) -> str:
    town = " ".join(part for part in (value.get("postcode"), value.get("city")) if part)
    return ", ".join(part for part in (value["line"], town) if part)


def _place(value: Mapping[str, Any]) -> str:
    where = _address(value)
    if value.get("lat") is None or value.get("lon") is None:
        return where
    return f"{where} (GPS{_THIN}: {value['lat']}, {value['lon']})"


def _phone(value: Mapping[str, Any]) -> str:
    return str(value["value"])


def _point(value: Mapping[str, Any]) -> str:
    return str(value["zone"])


def _photos(value: list[Mapping[str, Any]]) -> str:
    kinds = ", ".join(dict.fromkeys(photo["kind"] for photo in value if photo.get("kind")))
    count = f"{len(value)} photo{'s' if len(value) > 1 else ''}"
    return f"{count}{_THIN}: {kinds}" if kinds else count


def _sketch(value: Mapping[str, Any]) -> str:
    placed = [
        f"{v['id']} en ({v['x']:g}{_THIN}; {v['y']:g}), direction {v['rotation']:g}°"
        for v in value["vehicles"]
    ]
    others = [_named(item) for part in ("signs", "streets") for item in value.get(part, [])]
    return f"{_THIN}– ".join(placed + others)


def _named(item: Any) -> str:
    """A sign or street of the sketch: older records have its name alone."""
    if isinstance(item, str):
        return item
    return f"{item['name']} en ({item['x']:g}{_THIN}; {item['y']:g})"


def _signature(value: Mapping[str, Any]) -> str:
    kinds = {"drawn": "signé", "typed": "signé par le nom", "refused": "refus de signer"}
    when = f"le {date_in_words(value['date'])}" if value.get("date") else ""
    where = f"à {value['place']}" if value.get("place") else ""
    parts = (kinds[value["kind"]], value.get("name"), value.get("reason"), where, when)
    return ", ".join(part for part in parts if part)


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "multi": _multi, "date": _date, "time": _time, "place": _place, "address": _address,
    "phone": _phone, "svgpoint": _point, "photo": _photos, "sketch": _sketch,
    "signature": _signature,
}  # fmt: skip
