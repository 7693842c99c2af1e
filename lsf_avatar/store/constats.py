"""Constats, their parties and their answers, within one transaction."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from lsf_avatar.store.tables import answers, constats, documents, parties, photos


@dataclass(frozen=True, slots=True)
class Created:
    """A new constat.

    Attributes:
        id: Says which one; opens nothing.
        tokens: Side → secret of the driver's link. Not kept here: only its hash is.
    """

    id: str
    tokens: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Party:
    """One driver of one constat."""

    constat: str
    side: str
    created: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was kept.

    Attributes:
        owner: `shared`, `A` or `B`.
        key: Of the form.
        value: As it was typed; None for « je ne sais pas ».
        unknown: Whether it is « je ne sais pas ».
    """

    owner: str
    key: str
    value: Any
    unknown: bool


class Constats:
    """Queries about constats.

    Args:
        connection: Of `Store.reading` or `Store.writing`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def create(self, now: str) -> Created:
        """A new constat with a link for each side (192 random bits each).

        Args:
            now: ISO time.
        """
        id = secrets.token_hex(8)
        tokens = {side: secrets.token_urlsafe(24) for side in ("A", "B")}
        self._connection.execute(insert(constats).values(id=id, created=now))
        rows = [
            {"token_hash": token_hash(token), "constat": id, "side": side}
            for side, token in tokens.items()
        ]
        self._connection.execute(insert(parties), rows)
        return Created(id, tokens)

    def party(self, token: str) -> Party | None:
        """Whose token this is."""
        found = self._connection.execute(
            select(parties.c.constat, parties.c.side, constats.c.created)
            .join(constats)
            .where(parties.c.token_hash == token_hash(token))
        ).first()
        return None if found is None else Party(*found)

    def answers(self, constat: str) -> list[Kept]:
        """All answers of a constat."""
        columns = (answers.c.owner, answers.c.key, answers.c.value, answers.c.unknown)
        rows = self._connection.execute(
            select(*columns).where(answers.c.constat == constat).order_by(*columns[:2])
        )
        return [Kept(*row) for row in rows]

    def keep(self, constat: str, kept: Kept, now: str) -> None:
        """Keeps an answer in place of the one before."""
        self.forget(constat, kept.owner, kept.key)
        self._connection.execute(
            insert(answers).values(
                constat=constat, owner=kept.owner, key=kept.key,
                value=kept.value, unknown=kept.unknown, updated=now,
            )
        )  # fmt: skip

    def forget(self, constat: str, owner: str, key: str) -> None:
        """Forgets an answer; that there is none is no error."""
        self._connection.execute(
            delete(answers).where(
                answers.c.constat == constat, answers.c.owner == owner, answers.c.key == key
            )
        )

    def add_photo(self, party: Party, jpeg: bytes) -> str:
        """Keeps a photo of one side; gives its id."""
        id = secrets.token_urlsafe(16)
        self._connection.execute(
            insert(photos).values(id=id, constat=party.constat, side=party.side, jpeg=jpeg)
        )
        return id

    def photo_ids(self, party: Party) -> frozenset[str]:
        """Ids of the photos that one side has sent."""
        rows = self._connection.execute(
            select(photos.c.id).where(
                photos.c.constat == party.constat, photos.c.side == party.side
            )
        )
        return frozenset(rows.scalars())

    def photos(self, constat: str) -> dict[str, bytes]:
        """Id → JPEG of all photos of a constat: they belong to the shared front."""
        rows = self._connection.execute(
            select(photos.c.id, photos.c.jpeg).where(photos.c.constat == constat)
        )
        return {id: jpeg for id, jpeg in rows}

    def document(self, constat: str) -> bytes | None:
        """The sealed front, if it was made."""
        found = select(documents.c.pdf).where(documents.c.constat == constat)
        pdf = self._connection.execute(found).scalar_one_or_none()
        return None if pdf is None else bytes(pdf)

    def keep_document(self, constat: str, pdf: bytes) -> bytes:
        """Keeps the sealed front; gives the one that stays: the first one kept."""
        there = self.document(constat)
        if there is None:
            self._connection.execute(insert(documents).values(constat=constat, pdf=pdf))
        return pdf if there is None else there


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
