"""The recap: every answer of one driver, box by box, in words and as it is signed back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lsf_avatar.constat.fields import BOXES, FIELDS, Field, key_of
from lsf_avatar.constat.journey import CIRCUMSTANCES, completed, ticked
from lsf_avatar.constat.words import sign_text_of, text_of


@dataclass(frozen=True, slots=True)
class Row:
    """One answer.

    Attributes:
        key: Of the answer.
        label: Official wording, or what the question is called.
        text: The answer in words.
        sign_text: The sentence that is signed: what is answered, and the answer.
    """

    key: str
    label: str
    text: str
    sign_text: str


@dataclass(frozen=True, slots=True)
class Box:
    """The answers of one box."""

    box: str
    title: str
    rows: tuple[Row, ...]


def recap(answers: Mapping[str, Any], topics: Mapping[str, str]) -> tuple[Box, ...]:
    """Every answer, in the order of the form; boxes without an answer are left out.

    Args:
        answers: Key → value, as one driver has them; None is « je ne sais pas ».
        topics: Id of a question → how a signed sentence begins, such as « Numéro de la plaque : ».
    """
    full = completed(answers)
    rows = list(_rows(full, topics))
    boxes = (
        Box(box, title, tuple(row for name, row in rows if name == box))
        for box, title in BOXES.items()
    )
    return tuple(box for box in boxes if box.rows)


def _rows(answers: Mapping[str, Any], topics: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    for field in FIELDS.values():
        for index in range(1, field.repeat + 1):
            key = key_of(field, index)
            if key in answers and not field.on_device:
                yield field.box_title, _row(field, index, answers, topics)


def _row(field: Field, index: int, answers: Mapping[str, Any], topics: Mapping[str, str]) -> Row:
    key = key_of(field, index)
    text, sign_text = text_of(field, answers[key]), sign_text_of(field, answers[key])
    label = field.label if index == 1 else f"{field.label} ({index})"
    if field.id in CIRCUMSTANCES:
        label = f"{int(field.id[-2:])}. {label}"
    if field.id == "p.c.count":
        count = len(ticked(answers))
        text = f"{count}\N{NO-BREAK SPACE}: {text}"
        sign_text = f"{count} croix."
    turn = "" if index == 1 else f"{index}, "
    return Row(key, label, text, f"{topics.get(field.id, '')} {turn}{sign_text}".strip())
