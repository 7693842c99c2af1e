"""The questions as the page and the command line get them: fields joined with their French."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lsf_avatar.constat.fields import BOXES, FIELDS, IDENTITY, Field
from lsf_avatar.constat.messages import ERRORS, WARNINGS
from lsf_avatar.errors import Problem, SetupError
from lsf_avatar.lexicon.entries import NOTICE, Phrase


@dataclass(frozen=True, slots=True)
class Question:
    """One question: a field and its words.

    Attributes:
        field: Its structure.
        text: The question, French.
        help: The sentence that helps, French.
        shown: What the hands can show of it, in the official wording; empty for most.
        recap: How a sentence of the recap begins, before the answer; empty if it is only answered.
        options: Texts of the options; each is also the value that is kept.
        phrases: Ids of the phrases of the options.
        status: Lowest status of the texts.
    """

    field: Field
    text: str
    help: str
    shown: str
    recap: str
    options: tuple[str, ...]
    phrases: tuple[str, ...]
    status: str

    @property
    def answers(self) -> tuple[str, ...]:
        """The options that are answers; the others only open a way of answering."""
        return tuple(option for option in self.options if option not in self.field.ways)

    def as_json(self) -> dict[str, Any]:
        """As `/api/form` and `lsf constat questions` give it."""
        field = self.field
        return {
            "id": field.id, "box": field.box, "text": self.text, "help": self.help,
            "shown": self.shown, "recap": self.recap,
            "type": field.type,
            "options": [
                {"value": text, "label": text, "phrase": phrase, "way": text in field.ways}
                for text, phrase in zip(self.options, self.phrases, strict=True)
            ],
            "phrase": field.id, "status": self.status,
            "label": field.label, "optional": field.optional, "optional_if": field.optional_if,
            "unknown": field.unknown,
            "repeat": {"max": field.repeat} if field.repeat > 1 else None,
            "side": field.side, "only_if": _only_if(field), "copy_if": field.copy_if,
            "default": field.default,
            "prefill_from": field.prefill, "min_length": field.min_length,
            "max_length": field.max_length, "free": field.free,
            "unit": field.unit, "device": field.on_device, "section": field.section,
            "latin": field.id in IDENTITY or field.type in ("plate", "email"),
            "range": [field.minimum, field.maximum] if field.type == "number" else None,
            "rule": field.rule,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """All questions, in order.

    Attributes:
        questions: Id → question.
        notices: Id of the phrase → French, of what the page says besides.
        version: Changes when a field or a text changes.
    """

    questions: Mapping[str, Question]
    notices: Mapping[str, str]
    version: str

    @property
    def topics(self) -> dict[str, str]:
        """Id of each question → how the sentence of its answer begins in the recap."""
        return {id: question.recap for id, question in self.questions.items()}

    def as_json(self) -> dict[str, Any]:
        """As `/api/form` gives it."""
        return {
            "version": self.version,
            "questions": [question.as_json() for question in self.questions.values()],
            "boxes": [{"box": box, "title": title} for box, title in BOXES.items()],
            "errors": dict(ERRORS),
            "notices": dict(self.notices),
            "warnings": dict(WARNINGS),
        }


def form(phrases: Mapping[str, Phrase]) -> Form:
    """Joins the fields with the phrases of the lexicon.

    Args:
        phrases: Id → phrase; `id/help`, `id/shown`, `id/recap` and `id/option/1`… are its
            parts.

    Raises:
        SetupError: If a question has no phrase, or a condition names an option that no phrase has.
    """
    lost = [id for id in FIELDS if id not in phrases]
    if lost:
        raise SetupError(
            "question-without-phrase",
            f"Il manque les phrases de {len(lost)} questions, la première est « {lost[0]} ». "
            "Ajoutez son fichier dans lexicon/phrases/.",
        )
    questions = {field.id: _question(field, phrases) for field in FIELDS.values()}
    notices = {id: phrase.text for id, phrase in phrases.items() if id.startswith(NOTICE)}
    document = [*(question.as_json() for question in questions.values()), notices]
    canonical = json.dumps(document, ensure_ascii=False, sort_keys=True)
    return Form(questions, notices, hashlib.sha256(canonical.encode()).hexdigest()[:16])


def _question(field: Field, phrases: Mapping[str, Phrase]) -> Question:
    prefix = f"{field.id}/option/"
    options = [id for id in phrases if id.startswith(prefix)]
    parts = [phrases[field.id], *(phrases[id] for id in options)]
    beside = {name: phrases.get(f"{field.id}/{name}") for name in ("help", "shown", "recap")}
    parts += [phrase for phrase in beside.values() if phrase is not None]
    order = ("draft", "linguist-reviewed", "deaf-validated")
    return Question(
        field=field,
        text=phrases[field.id].text,
        **{name: phrase.text if phrase else "" for name, phrase in beside.items()},
        options=tuple(phrases[id].text for id in options),
        phrases=tuple(options),
        status=min((part.status for part in parts), key=order.index),
    )


def _only_if(field: Field) -> Any:
    """The condition as the page needs it: a question whose answer is copied is not asked."""
    if field.copy_if is None:
        return field.only_if
    asked = ["not", field.copy_if]
    return asked if field.only_if is None else ["all", asked, field.only_if]


def wrong_options(form: Form) -> list[Problem]:
    """Conditions and ways that name an option which the phrases do not have."""
    problems = []
    for field in FIELDS.values():
        named = [(field.id, way) for way in field.ways]
        for condition in (field.only_if, field.optional_if, field.copy_if):
            named += list(_named(condition))
        for id, text in named:
            if text not in form.questions[id].options:
                message = f"{field.id} names the option '{text}', which {id} does not have."
                problems.append(Problem(f"lexicon/phrases/{id}.yaml", 1, "unknown-option", message))
    return problems


def _named(condition: Any) -> list[tuple[str, str]]:
    if condition is None or condition[0] == "answered":
        return []
    name, *rest = condition
    if name in ("not", "all", "any"):
        return [pair for part in rest for pair in _named(part)]
    values = rest[1] if name == "in" else [rest[1]]
    return [(rest[0], value) for value in values]
