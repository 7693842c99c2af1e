"""One accident of three vehicles and more: one constat for each pair that touched.

The constats of an accident carry its number, and what is true of the accident and not of the pair
is the same in all of them. Source: research on the form of 2026-11-23, section 1.5 (three or more
vehicles: one constat per pair in contact, all plates on each).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lsf_avatar.constat.fields import OWN, SHARED, split_key

THREE_OR_MORE = "3 ou plus"
"""The answer to `gate.vehicle_count` with which there is more than one constat."""
_OF_THE_PAIR = ("acc.damage_vehicles", "wit.passenger_of")
"""They name A and B, who are others in each constat."""


@dataclass(frozen=True, slots=True)
class Accident:
    """What a constat says of the others of the same accident.

    Attributes:
        id: The number of the accident: the id of its first constat; empty if there is only one.
        plates: Of the vehicles that this constat is not about, in the order of the constats.
    """

    id: str = ""
    plates: tuple[str, ...] = ()


def of_accident(key: str) -> bool:
    """Whether an answer is the same in all constats of an accident, as date and place are."""
    field, _ = split_key(key)
    shared = field.side == SHARED and field.box in ("1", "2", "3", "4", "5")
    return shared and field.id not in _OF_THE_PAIR


def carried_over(shared: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What a driver need not answer again for one more vehicle: the accident, and who they are.

    Not what depends on the other vehicle: where it touched, what is damaged, who did what; and not
    the consent, which is asked for each driver who is going to read the answers.

    Args:
        shared: Answers of both of the constat at hand.
        own: Those of the driver who adds a vehicle.
    """
    accident = {key: value for key, value in shared.items() if of_accident(key)}
    safe = {key: shared[key] for key in ("gate.safe",) if key in shared}
    who = {
        key: value
        for key, value in own.items()
        if split_key(key)[0].side == OWN and split_key(key)[0].box in ("6", "7", "8", "9")
    }
    return {**safe, "gate.vehicle_count": THREE_OR_MORE, **accident, **who}
