"""Films of drivers who sign their answer, within one transaction: each is its author's alone."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from lsf_avatar.store.constats import Party
from lsf_avatar.store.tables import films


class Films:
    """Queries about films; no query gives a film to anyone but the side that made it.

    Args:
        connection: Of `Store.reading` or `Store.writing`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, party: Party, key: str, kind: str, body: bytes) -> None:
        """Keeps a film in place of the one before.

        Args:
            party: Whose it is.
            key: The question that it answers.
            kind: `webm` or `mp4`.
            body: The file.
        """
        self.forget(party, key)
        self._connection.execute(
            insert(films).values(
                constat=party.constat, side=party.side, key=key, kind=kind, body=body
            )
        )

    def find(self, party: Party, key: str) -> tuple[str, bytes] | None:
        """Kind and body of a film of this side."""
        found = self._connection.execute(
            select(films.c.kind, films.c.body).where(*_of(party), films.c.key == key)
        ).first()
        return None if found is None else (found[0], bytes(found[1]))

    def keys(self, party: Party) -> list[str]:
        """The questions that this side has answered by film."""
        query = select(films.c.key).where(*_of(party)).order_by(films.c.key)
        return list(self._connection.execute(query).scalars())

    def forget(self, party: Party, key: str | None = None) -> None:
        """Forgets one film of this side, or all of them; that there is none is no error."""
        one = () if key is None else (films.c.key == key,)
        self._connection.execute(delete(films).where(*_of(party), *one))


def _of(party: Party) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (films.c.constat == party.constat, films.c.side == party.side)
