"""A whole constat as one value: what is printed, attached to the document, and sent.

`{"version": 1, "id", "created", "sides": {"A": {key: value}, "B": {…}}, "shared": {key: value}}`;
a value of null is « je ne sais pas ». For three and more vehicles there is also
`"accident": {"id", "plates"}`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from lsf_avatar.constat.accident import Accident
from lsf_avatar.constat.answers import check_type
from lsf_avatar.constat.fields import OWN, SHARED, SIDES, Field, split_key
from lsf_avatar.constat.form import Form
from lsf_avatar.constat.journey import alone
from lsf_avatar.errors import AnswerError, RecordError

VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """All answers of a constat.

    Attributes:
        id: Of the constat.
        created: ISO time.
        sides: `A` and `B` → that driver's answers, front and back.
        shared: Answers of both.
        accident: What it says of the other constats of the same accident.
    """

    id: str
    created: str
    sides: Mapping[str, Mapping[str, Any]]
    shared: Mapping[str, Any]
    accident: Accident = Accident()

    def answers(self, side: str) -> dict[str, Any]:
        """Shared answers and those of one side."""
        return {**self.shared, **self.sides[side]}

    def seen_by(self, side: str | None) -> Record:
        """What may leave the service with one side's document: the front, and that side's back.

        How a driver likes to be reached, and how they called for help, can reveal that they are
        deaf: on the front the number stands without the way, and the call as « oui ».

        Args:
            side: `A` or `B`; None for the front alone.
        """
        sides = {
            name: {
                key: for_front(key, value)
                for key, value in self.sides[name].items()
                if _may_leave(split_key(key)[0], own=name == side)
            }
            for name in SIDES
        }
        shared = {key: for_front(key, value) for key, value in self.shared.items()}
        return Record(self.id, self.created, sides, shared, self.accident)

    def digest(self) -> str:
        """SHA-256 of the front without its signatures: what both drivers sign, hexadecimal.

        The page computes the same, without the network too: `web/src/constat/front.ts`.
        """
        front = self.seen_by(None)
        kept = {
            "shared": _signed_part(front.shared),
            **{side: _signed_part(front.sides[side]) for side in SIDES},
        }
        canonical = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """As a file holds it."""
        document = {
            "version": VERSION, "id": self.id, "created": self.created,
            "sides": {side: dict(self.sides[side]) for side in SIDES},
            "shared": dict(self.shared),
        }  # fmt: skip
        if self.accident.id:
            plates = list(self.accident.plates)
            document["accident"] = {"id": self.accident.id, "plates": plates}
        return document


def _may_leave(field: Field, *, own: bool) -> bool:
    return not field.on_device and (own or not field.private)


def _signed_part(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Without what comes before the form, and without the signatures themselves."""
    return {
        key: value for key, value in answers.items() if split_key(key)[0].box not in ("0", "15")
    }


def read_record(document: Any, form: Form) -> Record:
    """A record from its JSON, every answer checked against the type of its question.

    Raises:
        RecordError: If it is no record of this version, or holds something that is no answer.
    """
    if not isinstance(document, dict) or document.get("version") != VERSION:
        message = f"Ce fichier n’est pas un constat de la version {VERSION}."
        raise RecordError("not-a-record", message)
    texts = {name: document.get(name) for name in ("id", "created")}
    sides, shared = document.get("sides"), document.get("shared")
    if not all(isinstance(text, str) for text in texts.values()):
        raise RecordError("record-shape", "Il manque « id » ou « created » dans le constat.")
    if not isinstance(sides, dict) or set(sides) - set(SIDES):
        raise RecordError("record-shape", "« sides » doit contenir A et B, et rien d’autre.")
    checked = {side: _checked(sides.get(side, {}), form, shared=False) for side in SIDES}
    both = _checked(shared, form, shared=True)
    accident = _accident(document.get("accident", {"id": "", "plates": []}))
    return Record(str(texts["id"]), str(texts["created"]), checked, both, accident)


def _accident(given: Any) -> Accident:
    id, plates = (given.get("id"), given.get("plates")) if isinstance(given, dict) else (None, None)
    if not (
        isinstance(id, str)
        and isinstance(plates, list)
        and all(isinstance(plate, str) for plate in plates)
    ):
        raise RecordError("record-shape", "« accident » doit avoir « id » et « plates ».")
    return Accident(id, tuple(plates))


def _checked(answers: Any, form: Form, *, shared: bool) -> dict[str, Any]:
    if not isinstance(answers, dict):
        raise RecordError("record-shape", "Les réponses d’un constat sont un objet JSON.")
    for key, value in answers.items():
        try:
            field, _ = split_key(key)
            if value is not None:
                check_type(form.questions[field.id], value)
        except AnswerError as error:
            raise RecordError(error.code, f"{key} : {error.message}") from error
        if (field.side == SHARED) is not shared or field.on_device:
            where = "« shared »" if field.side == SHARED else "les réponses de A ou de B"
            raise RecordError("record-place", f"{key} doit être dans {where}.")
    return dict(answers)


def example() -> Any:
    """The JSON of a made-up constat with an answer to every question on both sides."""
    return json.loads(files(__package__).joinpath("example.json").read_text(encoding="utf-8"))


def for_front(key: str, value: Any) -> Any:
    """An answer as it stands where the other driver reads it; answers of the back are unchanged."""
    field, _ = split_key(key)
    if field.private or value is None:
        return value
    if field.type == "phone" and field.side == OWN and isinstance(value, dict):
        return {**value, "kind": ""}
    return "oui" if field.id == "acc.emergency" else value


def signed(shared: Mapping[str, Any], sides: Mapping[str, Collection[str]]) -> bool:
    """Whether the front is signed: by both, or by the only one who is there.

    Args:
        shared: Answers of both.
        sides: `A` and `B` → keys of that driver's answers.
    """
    signatures = ["p.signature" in sides[side] for side in SIDES]
    return any(signatures) if alone(shared) else all(signatures)
