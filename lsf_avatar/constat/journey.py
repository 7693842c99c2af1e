"""Which questions are asked, given the answers so far; what the page proposes; what comes next.

Answers are a mapping from key to value as one driver has them (shared and own); a value of None
is « je ne sais pas ». The same rules run in the page: conditions travel with the questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lsf_avatar.constat.fields import FIELDS, OWN, Field, key_of, split_key

Answers = Mapping[str, Any]


def holds(condition: Sequence[Any] | None, answers: Answers, index: int = 1) -> bool:
    """Whether a condition of the form holds; none always does.

    Args:
        condition: `["is", id, value]`, `["in", id, values]`, `["has", id, value]`,
            `["answered", id]`, `["not", c]`, `["all", c, …]` or `["any", c, …]`.
        answers: Key → value.
        index: Which repeat is asked about: a repeated field looks at its own neighbours.
    """
    if condition is None:
        return True
    name, *rest = condition
    if name == "not":
        return not holds(rest[0], answers, index)
    if name == "all":
        return all(holds(part, answers, index) for part in rest)
    if name == "any":
        return any(holds(part, answers, index) for part in rest)
    field = FIELDS[rest[0]]
    key = key_of(field, index if field.repeat > 1 else 1)
    value = answers.get(key)
    if name == "is":
        return bool(value == rest[1])
    if name == "in":
        return value in rest[1]
    if name == "has":
        return isinstance(value, (list, tuple)) and rest[1] in value
    if name == "answered":
        return key in answers
    raise ValueError(f"no condition is called '{name}'")


def asked(answers: Answers) -> Iterator[str]:
    """The keys of all questions that are asked, in the order of the form.

    A group of repeats (witnesses, injured people) is asked once more than nobody answered it,
    never more than it may be: the second witness is asked about when one of its keys is there.
    """
    for field in FIELDS.values():
        for index in range(1, repeats(field, answers) + 1):
            if _is_asked(field, answers, index):
                yield key_of(field, index)


def repeats(field: Field, answers: Answers) -> int:
    """How many times a field is asked now: as often as its group has answers, at least once."""
    if field.repeat == 1:
        return 1
    group = field.id.rpartition(".")[0] + "."
    indices = [int(k.partition("#")[2] or 1) for k in answers if k.startswith(group)]
    return min(field.repeat, max(indices, default=1))


def _is_asked(field: Field, answers: Answers, index: int) -> bool:
    if field.copy_if is not None and holds(field.copy_if, answers, index):
        return False
    return holds(field.only_if, answers, index)


def required(field: Field, answers: Answers, index: int = 1) -> bool:
    """Whether the form cannot be signed without an answer to it (« je ne sais pas » is one)."""
    if field.optional:
        return False
    return field.optional_if is None or not holds(field.optional_if, answers, index)


def following(answers: Answers, after: str | None = None) -> str | None:
    """The key of the next question without an answer, or None at the end.

    Args:
        answers: Key → value.
        after: Key of the question that was just shown; None to start at the beginning.
    """
    keys = list(asked(answers))
    start = keys.index(after) + 1 if after in keys else 0
    return next((key for key in keys[start:] if key not in answers), None)


def missing(answers: Answers) -> list[str]:
    """Keys of required questions that are asked and have no answer."""
    found = []
    for field in FIELDS.values():
        for index in range(1, repeats(field, answers) + 1):
            key = key_of(field, index)
            if _is_asked(field, answers, index) and required(field, answers, index):
                found += [key] if key not in answers else []
    return found


_PRESENT = "oui, elle est là"


def alone(shared: Answers) -> bool:
    """Whether the other party is not there, or takes no part: then one column is the whole form."""
    return bool(shared.get("gate.other_party", _PRESENT) != _PRESENT)


def before_signing(shared: Answers, own: Answers, other: Answers) -> tuple[list[str], list[str]]:
    """Keys that still want an answer before one driver may sign: their own, then the other's.

    The same rule holds on the page (`BeforeSigning.tsx`): everything on the front that the driver
    is asked, and the other column, of which only boxes 6 to 14 count. A link already says whose
    side it is, so `gate.side` is not waited for.

    Args:
        shared: Answers of both.
        own: Answers of the driver who wants to sign.
        other: Answers of the other one; not looked at when nobody else is there.
    """
    mine = [
        key
        for key in missing({**shared, **own})
        if _on_front(key) and key not in ("p.signature", "gate.side")
    ]
    if alone(shared):
        return mine, []
    theirs = [
        key
        for key in missing({**shared, **other})
        if _on_front(key) and split_key(key)[0].side == OWN
        if split_key(key)[0].box not in ("0", "15")
    ]
    return mine, theirs


def _on_front(key: str) -> bool:
    field, _ = split_key(key)
    return not field.private and not field.on_device


def proposed(field: Field, answers: Answers) -> Any:
    """What the page may fill in before the driver does: another answer, or the default."""
    if field.prefill is not None and answers.get(field.prefill) is not None:
        return answers[field.prefill]
    return field.default


def completed(answers: Answers) -> dict[str, Any]:
    """The answers with those that are copies of others: the driver who is the insured."""
    full = dict(answers)
    for field in FIELDS.values():
        source = field.prefill
        if field.copy_if is not None and source in answers and holds(field.copy_if, answers):
            full[field.id] = answers[str(source)]
    return full


CIRCUMSTANCES = tuple(f"p.c.{number:02}" for number in range(1, 18))
_NOT_TICKED = (None, "non", "je ne sais pas")


def ticked(answers: Answers) -> list[str]:
    """Ids of the circumstances of box 12 that are crossed; « je ne sais pas » is no cross."""
    return [id for id in CIRCUMSTANCES if answers.get(id) not in _NOT_TICKED]
