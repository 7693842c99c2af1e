"""Remarks and accounts that a driver signs into the camera: theirs alone, and their insurer's.

A film shows a face and a language, so it is no answer of the form: it stands in no record, no
document and no other driver's view. Source: research on the form of 2026-11-23, section 6.
"""

from __future__ import annotations

from lsf_avatar.constat.fields import FIELDS
from lsf_avatar.errors import FilmError
from lsf_avatar.render.remux import remux
from lsf_avatar.server.archive import opened
from lsf_avatar.server.problems import RefusalError
from lsf_avatar.store.constats import Constats, Kept, Party
from lsf_avatar.store.films import Films
from lsf_avatar.store.store import Store

FILMED = frozenset(
    field.id for field in FIELDS.values() if any(way.startswith("filmer") for way in field.ways)
)
"""Questions that offer to be answered by film."""
MOST_SECONDS = 180.0


class Projection:
    """Keeps films and gives them back to their author; every call is one transaction.

    Args:
        store: Where they are.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, token: str, key: str, data: bytes) -> None:
        """Keeps a film in place of the one before; sent twice, it is one.

        Args:
            token: Of the driver who made it.
            key: Of the question.
            data: As the camera gave it.

        Raises:
            RefusalError: If the question is not answered by film, it is no film or too long, or
                the driver does not want anything to be kept.
        """
        if key not in FILMED:
            raise RefusalError(404, "not-filmed", "Cette question ne se répond pas par un film.")
        try:
            film = remux(data, MOST_SECONDS)
        except FilmError as error:
            raise RefusalError(422, error.code, error.message) from error
        with self._store.writing() as connection:
            party, rows = opened(Constats(connection), token)
            _check_consent(party, rows)
            Films(connection).keep(party, key, film.kind, film.body)

    def find(self, token: str, key: str) -> tuple[str, bytes] | None:
        """Kind and body of a film of this driver."""
        with self._store.reading() as connection:
            party, _ = opened(Constats(connection), token)
            return Films(connection).find(party, key)

    def keys(self, token: str) -> list[str]:
        """The questions that this driver has answered by film."""
        with self._store.reading() as connection:
            party, _ = opened(Constats(connection), token)
            return Films(connection).keys(party)

    def forget(self, token: str, key: str) -> None:
        """Forgets a film of this driver; that there is none is no error."""
        with self._store.writing() as connection:
            party, _ = opened(Constats(connection), token)
            Films(connection).forget(party, key)


def _check_consent(party: Party, rows: list[Kept]) -> None:
    said = {row.key: row.value for row in rows if row.owner == party.side}
    if said.get("gate.consent") == "non":
        message = "Vous avez dit non : vos films ne sont pas gardés. Pour continuer, dites oui."
        raise RefusalError(409, "consent-refused", message)
