"""Whole constats, read back from the store; and the sealed document that is made once of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lsf_avatar.constat.accident import THREE_OR_MORE, Accident
from lsf_avatar.constat.fields import SHARED, SIDES
from lsf_avatar.constat.record import Record, signed
from lsf_avatar.server.problems import RefusalError
from lsf_avatar.store.constats import Constats, Head, Kept, Party
from lsf_avatar.store.store import Store

Front = Callable[[Record, Mapping[str, bytes]], bytes]
"""Prints and seals the front of a record with its photos."""


def unknown_token() -> RefusalError:
    """What is said to a token of nobody."""
    return RefusalError(401, "unknown-token", "Ce lien n’ouvre aucun constat. Vérifiez le lien.")


def opened(constats: Constats, token: str) -> tuple[Party, list[Kept]]:
    """Whose token it is, and all answers of that constat.

    Raises:
        RefusalError: 401, if it is nobody's.
    """
    party = constats.party(token)
    if party is None:
        raise unknown_token()
    return party, constats.answers(party.constat)


def opened_to_change(constats: Constats, token: str) -> tuple[Party, list[Kept]]:
    """The same, and nobody else changes it until this transaction ends."""
    party, _ = opened(constats, token)
    constats.lock(party.constat)
    return opened(constats, token)


def apart(rows: Iterable[Kept]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Answers of both, and those of each side."""
    owned: dict[str, dict[str, Any]] = {owner: {} for owner in (SHARED, *SIDES)}
    for kept in rows:
        owned[kept.owner][kept.key] = kept.value
    return owned[SHARED], {side: owned[side] for side in SIDES}


class Archive:
    """Reads constats and keeps their documents; every call is one transaction.

    Args:
        store: Where they are.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_token(self, token: str) -> tuple[Record, str, dict[str, bytes]]:
        """All answers of a constat, the side of the driver, and the photos."""
        with self._store.reading() as connection:
            constats = Constats(connection)
            party, _ = opened(constats, token)
            photos = constats.photos(party.constat)
            return _record(constats, party.constat), party.side, photos

    def of_constat(self, id: str) -> Record | None:
        """All answers of a constat; None if it is gone."""
        with self._store.reading() as connection:
            constats = Constats(connection)
            return None if constats.head(id) is None else _record(constats, id)

    def sealed_front(self, record: Record, make: Front) -> bytes:
        """The document that both drivers have, the same bytes for ever; made once both signed.

        Args:
            record: Of the constat, just read.
            make: Prints and seals it, if that is still to be done.

        Raises:
            RefusalError: If the front is not signed yet.
        """
        if not is_signed(record):
            message = "Le constat n’est pas encore signé : il n’y a pas encore de document commun."
            raise RefusalError(409, "not-signed", message)
        with self._store.reading() as connection:
            constats = Constats(connection)
            there, photos = constats.document(record.id), constats.photos(record.id)
        if there is not None:
            return there
        made = make(record, photos)
        with self._store.writing() as connection:
            constats = Constats(connection)
            constats.lock(record.id)
            return constats.keep_document(record.id, made)


def is_signed(record: Record) -> bool:
    """Whether the front of a record is frozen."""
    return signed(record.shared, record.sides)


def other_plates(constats: Constats, constat: str) -> tuple[str, ...]:
    """Plates of the vehicles of an accident that are not in one of its constats, as known now."""
    plates: dict[str, bool] = {}
    for head in constats.linked(constat):
        for kept in constats.answers(head.id):
            if kept.key == "p.v.plate" and kept.value:
                plates[kept.value] = plates.get(kept.value, False) or head.id == constat
    return tuple(plate for plate, own in plates.items() if not own)


def _record(constats: Constats, id: str) -> Record:
    shared, sides = apart(constats.answers(id))
    (head,) = [each for each in constats.linked(id) if each.id == id]
    return Record(id, head.created, sides, shared, _accident(constats, head, shared, sides))


def _accident(
    constats: Constats, head: Head, shared: Mapping[str, Any], sides: Mapping[str, Any]
) -> Accident:
    """The number of the accident and its other vehicles; a signature freezes them.

    The first constat of an accident says its number only if its drivers said that there were more
    than two vehicles: what is added after they signed does not change what they signed.
    """
    first = head.accident in ("", head.id)
    if first and shared.get("gate.vehicle_count") != THREE_OR_MORE:
        return Accident()
    others = head.others if signed(shared, sides) else other_plates(constats, head.id)
    return Accident(head.id if first else head.accident, others)
