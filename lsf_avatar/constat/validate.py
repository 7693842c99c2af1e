"""May this answer be kept, and what is to be said about it: the one door of all answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsf_avatar.constat.answers import check_type
from lsf_avatar.constat.checking import Situation, Warned, refuse, warn
from lsf_avatar.constat.fields import split_key
from lsf_avatar.constat.form import Form, Question
from lsf_avatar.constat.rules import BY_TYPE, RULES
from lsf_avatar.errors import AnswerError


def validate(
    form: Form, key: str, value: Any, situation: Situation, *, unknown: bool = False
) -> tuple[Warned, ...]:
    """Checks an answer against its type and its rule. The value itself is never changed.

    Args:
        form: The questions.
        key: `acc.date`, `wit.name#2`, …
        value: As the page sends it; None together with `unknown`.
        situation: When, whose, and what else was answered.
        unknown: « je ne sais pas ».

    Returns:
        What is unusual about it; the answer may be kept.

    Raises:
        AnswerError: If it is not an answer to this question; nothing may be kept.
    """
    field, _ = split_key(key)
    question = form.questions[field.id]
    try:
        if unknown:
            return _check_unknown(question, value)
        check_type(question, value)
        return tuple(_said(question, value, situation))
    except AnswerError as error:
        raise AnswerError(error.code, error.message, key) from None


def _check_unknown(question: Question, value: Any) -> tuple[Warned, ...]:
    if value is not None:
        refuse("wrong-shape")
    if not question.field.unknown and not question.field.optional:
        refuse("unknown-not-offered")
    return ()


def _said(question: Question, value: Any, situation: Situation) -> Iterator[Warned]:
    field = question.field
    if field.on_device:
        yield warn("device-only")
    if field.min_length > 1 and len(_written(value)) < field.min_length:
        yield warn("text-short")
    by_type, by_field = BY_TYPE.get(field.type), RULES.get(field.rule)
    for rule in (by_type, by_field):
        if rule is not None:
            yield from rule(value, field, situation)


def _written(value: Any) -> str:
    return str(value["line"] if isinstance(value, dict) else value).strip()
