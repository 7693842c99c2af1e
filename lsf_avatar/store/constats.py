"""Constats, their parties and their answers, within one transaction."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update

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
    """One driver of one constat, and how often its answers have changed."""

    constat: str
    side: str
    created: str
    rev: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was kept.

    Attributes:
        owner: `shared`, `A` or `B`.
        key: Of the form.
        value: As it was typed; None for « je ne sais pas ».
        unknown: Whether it is « je ne sais pas ».
        author: The side that gave it: for an answer of both it may be either.
        rev: Which change of the constat it was.
    """

    owner: str
    key: str
    value: Any
    unknown: bool
    author: str = field(default="", compare=False)
    rev: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a constat beside its answers.

    Attributes:
        id: Of the constat.
        created: ISO time.
        accident: Id of the first constat of the same accident; empty for the only one.
        others: Plates of the accident's other vehicles when this constat was signed.
    """

    id: str
    created: str
    accident: str
    others: tuple[str, ...]


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
        made = Created(
            secrets.token_hex(8), {side: secrets.token_urlsafe(24) for side in ("A", "B")}
        )
        self.adopt(made, now)
        return made

    def adopt(self, made: Created, now: str) -> bool:
        """Takes in a constat that a device began without the network.

        Args:
            made: Asked for again, it is there already and stays as it is.
            now: ISO time.

        Returns:
            Whether it is there; False if its id or a token is another constat's.
        """
        if any(party.constat != made.id for party in self._parties(made)):
            return False
        # Sent twice in the same moment, the second waits here for the first, and finds it.
        statement = "INSERT INTO constats (id, created) VALUES (:id, :now) ON CONFLICT DO NOTHING"
        asked = self._connection.execute(text(statement), {"id": made.id, "now": now})
        if asked.rowcount == 0:
            return {party.side for party in self._parties(made)} == set(made.tokens)
        rows = [
            {"token_hash": token_hash(token), "constat": made.id, "side": side}
            for side, token in made.tokens.items()
        ]
        self._connection.execute(insert(parties), rows)
        return True

    def _parties(self, made: Created) -> list[Party]:
        found = (self.party(token) for token in made.tokens.values())
        return [party for party in found if party is not None]

    def lock(self, constat: str) -> None:
        """Whoever else wants to change this constat, or one of the same accident, waits.

        What is read after this in the same transaction stays as it was read. SQLite needs none of
        it: there, one writes at a time.
        """
        accident = select(constats.c.accident).where(constats.c.id == constat).scalar_subquery()
        one = constats.c.id == constat
        same = (constats.c.accident == accident) & (constats.c.accident != "")
        # In one order for all, so that two who wait for each other cannot be.
        locked = select(constats.c.id).where(one | same).order_by(constats.c.id).with_for_update()
        self._connection.execute(locked).all()

    def party(self, token: str) -> Party | None:
        """Whose token this is."""
        found = self._connection.execute(
            select(parties.c.constat, parties.c.side, constats.c.created, constats.c.rev)
            .join(constats)
            .where(parties.c.token_hash == token_hash(token))
        ).first()
        return None if found is None else Party(*found)

    def head(self, constat: str) -> Head | None:
        """What is known of a constat beside its answers; None if there is none of that id."""
        found = self._heads(constats.c.id == constat)
        return found[0] if found else None

    def linked(self, constat: str) -> list[Head]:
        """All constats of the same accident with this one, in the order they were begun."""
        one = self.head(constat)
        if one is None or not one.accident:
            return [] if one is None else [one]
        return self._heads(constats.c.accident == one.accident)

    def link(self, constat: str, accident: str) -> None:
        """Puts a constat to an accident."""
        changed = update(constats).where(constats.c.id == constat).values(accident=accident)
        self._connection.execute(changed)

    def note_others(self, constat: str, plates: Sequence[str]) -> None:
        """Keeps the plates of the accident's other vehicles as they are when a front is signed."""
        changed = update(constats).where(constats.c.id == constat).values(others=list(plates))
        self._connection.execute(changed)

    def _heads(self, where: Any) -> list[Head]:
        columns = (constats.c.id, constats.c.created, constats.c.accident, constats.c.others)
        rows = self._connection.execute(
            select(*columns)
            .where(where)
            .order_by(constats.c.id != constats.c.accident, constats.c.created, constats.c.id)
        )
        return [
            Head(id, created, accident, tuple(others)) for id, created, accident, others in rows
        ]

    def answers(self, constat: str) -> list[Kept]:
        """All answers of a constat."""
        columns = (
            answers.c.owner, answers.c.key, answers.c.value, answers.c.unknown,
            answers.c.author, answers.c.rev,
        )  # fmt: skip
        rows = self._connection.execute(
            select(*columns).where(answers.c.constat == constat).order_by(*columns[:2])
        )
        return [Kept(*row) for row in rows]

    def keep(self, constat: str, kept: Kept, now: str) -> int:
        """Keeps an answer in place of the one before; gives its rev."""
        rev = self.forget(constat, kept.owner, kept.key)
        self._connection.execute(
            insert(answers).values(
                constat=constat, owner=kept.owner, key=kept.key,
                value=kept.value, unknown=kept.unknown, updated=now,
                author=kept.author, rev=rev,
            )
        )  # fmt: skip
        return rev

    def forget(self, constat: str, owner: str, key: str) -> int:
        """Forgets an answer; that there is none is no error. Gives the rev of the change."""
        changed = update(constats).where(constats.c.id == constat).values(rev=constats.c.rev + 1)
        self._connection.execute(changed)
        self._connection.execute(
            delete(answers).where(
                answers.c.constat == constat, answers.c.owner == owner, answers.c.key == key
            )
        )
        rev = select(constats.c.rev).where(constats.c.id == constat)
        return self._connection.execute(rev).scalar_one_or_none() or 0

    def add_photo(self, party: Party, jpeg: bytes, id: str = "") -> str:
        """Keeps a photo of one side; gives its id, which a device without network has made."""
        id = id or secrets.token_urlsafe(16)
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

    def has_photo(self, id: str) -> bool:
        """Whether a photo of that id is there, whosever it is."""
        return (
            self._connection.execute(select(photos.c.id).where(photos.c.id == id)).first()
            is not None
        )

    def photos(self, constat: str) -> dict[str, bytes]:
        """Id → JPEG of all photos of a constat: they belong to the shared front."""
        rows = self._connection.execute(
            select(photos.c.id, photos.c.jpeg).where(photos.c.constat == constat)
        )
        return {id: jpeg for id, jpeg in rows}

    def drop_photos(self, party: Party, but: Collection[str] = ()) -> None:
        """Erases the photos of one side, but for those of some ids."""
        own = (photos.c.constat == party.constat) & (photos.c.side == party.side)
        self._connection.execute(delete(photos).where(own & photos.c.id.not_in(but)))

    def mask(self, constat: str, kept: Kept, value: Any) -> None:
        """Puts what others may see of an answer in its place; that is no change of the form."""
        one = (
            (answers.c.constat == constat)
            & (answers.c.owner == kept.owner)
            & (answers.c.key == kept.key)
        )
        self._connection.execute(update(answers).where(one).values(value=value))

    def leave(self, party: Party) -> None:
        """One driver's link opens nothing any more."""
        own = (parties.c.constat == party.constat) & (parties.c.side == party.side)
        self._connection.execute(delete(parties).where(own))

    def sides(self, constat: str) -> frozenset[str]:
        """Whose links still open a constat."""
        found = select(parties.c.side).where(parties.c.constat == constat)
        return frozenset(self._connection.execute(found).scalars())

    def erase(self, constat: str) -> None:
        """Erases a constat with everything that belongs to it."""
        self._connection.execute(delete(constats).where(constats.c.id == constat))

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
