"""The fields of the form, read from `fields.yaml`, and the boxes they stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from lsf_avatar.errors import AnswerError

SHARED, OWN, PRIVATE = "shared", "own", "own-private"
SIDES = ("A", "B")

BOXES: Mapping[str, str] = {
    "0": "Avant de commencer",
    "1": "Date de l'accident – Heure",
    "2": "Localisation",
    "3": "Blessé(s) même léger(s)",
    "4": "Dégâts matériels autres qu'aux véhicules A et B",
    "5": "Témoins : noms, adresses et tél.",
    "6": "Preneur d'assurance / assuré (voir attestation d'assurance)",
    "7": "Véhicule",
    "8": "Société d'assurance (voir attestation d'assurance)",
    "9": "Conducteur (voir permis de conduire)",
    "10": "Indiquer le point de choc initial au véhicule par une flèche",
    "11": "Dégâts apparents au véhicule",
    "12": "Circonstances",
    "13": "Croquis de l'accident au moment du choc",
    "14": "Mes observations",
    "15": "Signature des conducteurs",
    "V1": "L'assuré",
    "V2": "Conducteur du véhicule",
    "V3": "Circonstances de l'accident",
    "V4": "Procès-verbal, rapport de police, main-courante",
    "V5": "Véhicule assuré",
    "V6": "Dégâts matériels autres qu'aux véhicules A et B",
    "V7": "Blessé(s)",
    "V8": "Signature de l'assuré",
}
"""Number → title, in the order of the form. V boxes are the back, for one's own insurer only."""

_SECTIONS = {
    "0": "safety", "1": "accident", "2": "accident", "3": "accident", "4": "accident",
    "5": "witness", "6": "insured", "7": "vehicle", "8": "insurer", "9": "driver",
    "10": "damage", "11": "damage", "12": "circumstances", "13": "sketch", "14": "remarks",
    "15": "sign",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form; the attributes are explained at the head of `fields.yaml`."""

    id: str
    box: str
    label: str
    type: str
    side: str
    optional: bool = False
    optional_if: Sequence[Any] | None = None
    unknown: bool = False
    only_if: Sequence[Any] | None = None
    copy_if: Sequence[Any] | None = None
    default: str | None = None
    prefill: str | None = None
    ways: tuple[str, ...] = ()
    free: bool = False
    rule: str = ""
    printed: str = "form"
    repeat: int = 1
    min_length: int = 1
    max_length: int = 500
    minimum: float = 0.0
    maximum: float = 1e9
    unit: str = ""

    @property
    def box_title(self) -> str:
        """Number of the box its row stands in: `12` for `12.4`."""
        return self.box.partition(".")[0]

    @property
    def section(self) -> str:
        """Which part of the journey it belongs to."""
        if self.id.startswith("p.t."):
            return "trailer"
        return _SECTIONS.get(self.box_title, "verso")

    @property
    def private(self) -> bool:
        """Whether the other party never sees it."""
        return self.side == PRIVATE

    @property
    def on_device(self) -> bool:
        """Whether it stays on the driver's device and is never kept."""
        return self.printed == "device"


def _read() -> dict[str, Field]:
    text = files(__package__).joinpath("fields.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)
    fields = (Field(**{**row, "ways": tuple(row.get("ways", ()))}) for row in rows)
    return {field.id: field for field in fields}


FIELDS: Mapping[str, Field] = _read()
"""Id → field, in the order of the form."""

IDENTITY = (
    "p.ph.last_name", "p.ph.first_name", "p.d.last_name", "p.d.first_name", "p.ph.postcode",
    "p.v.make", "p.i.name", "p.i.policy_no", "p.i.green_card_no", "p.d.licence_no", "wit.name",
    "v.ins.name", "v.stolen_no",
)  # fmt: skip
"""Texts that stand on papers in Latin letters."""

_KEY = re.compile(r"([a-z0-9._]+)(?:#([2-9]))?", re.ASCII)


def split_key(key: str) -> tuple[Field, int]:
    """The field behind the key of an answer, and which of its repeats, from 1.

    Args:
        key: `wit.name`, `wit.name#2`, …

    Raises:
        AnswerError: If there is no such field, or it is not repeated that often.
    """
    match = _KEY.fullmatch(key)
    field = FIELDS.get(match[1]) if match else None
    if match is None or field is None:
        raise AnswerError("unknown-field", "Cette question n'existe pas dans le formulaire.", key)
    index = int(match[2] or 1)
    if index > field.repeat:
        message = f"Cette question se répond {field.repeat} fois au plus."
        raise AnswerError("too-many-repeats", message, key)
    return field, index


def key_of(field: Field | str, index: int = 1) -> str:
    """The key of an answer: the id, with `#2`, `#3`… from the second repeat on."""
    name = field if isinstance(field, str) else field.id
    return name if index == 1 else f"{name}#{index}"
