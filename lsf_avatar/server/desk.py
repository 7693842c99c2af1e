"""Where a driver's answers are taken in, looked up and printed: form and store brought together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lsf_avatar.constat.checking import Situation, Warned
from lsf_avatar.constat.fields import PRIVATE, SHARED, SIDES, split_key
from lsf_avatar.constat.record import Record, for_front, signed
from lsf_avatar.constat.validate import validate
from lsf_avatar.server.bookcase import Bookcase
from lsf_avatar.server.problems import RefusalError
from lsf_avatar.store.constats import Constats, Created, Kept, Party
from lsf_avatar.store.store import Store

_MOST_PHOTOS = 40
"""Of one side, kept or not named any more; a form holds 16."""


@dataclass(frozen=True, slots=True)
class View:
    """What one driver sees of a constat.

    Attributes:
        id: Of the constat.
        side: `A` or `B`.
        state: `draft`, or `signed`: then the front is frozen.
        answers: Key → answer: shared ones and their own, the back included.
        other: Key → answer: the other driver's on the front, without how they like to be reached.
    """

    id: str
    side: str
    state: str
    answers: dict[str, Kept]
    other: dict[str, Kept]


class Desk:
    """Takes in and gives out answers; every call is one transaction.

    Args:
        bookcase: For the form.
        store: For the answers.
        now: Time in Paris, aware.
    """

    def __init__(self, bookcase: Bookcase, store: Store, now: Callable[[], datetime]) -> None:
        self._bookcase = bookcase
        self._store = store
        self._now = now

    def create(self) -> Created:
        """A new constat."""
        with self._store.writing() as connection:
            return Constats(connection).create(self._now().isoformat())

    def knows(self, token: str) -> bool:
        """Whether a token is somebody's."""
        with self._store.reading() as connection:
            return Constats(connection).party(token) is not None

    def view(self, token: str) -> View:
        """What the driver of a token sees."""
        with self._store.reading() as connection:
            party, rows = _open(Constats(connection), token)
        return _view(party, rows)

    def keep(self, token: str, key: str, value: Any, *, unknown: bool) -> tuple[Warned, ...]:
        """Keeps one answer, or nothing.

        Raises:
            AnswerError: If it is not an answer to that question.
            RefusalError: If the front is signed, or the driver does not want answers to be kept.
        """
        field, _ = split_key(key)
        with self._store.writing() as connection:
            constats = Constats(connection)
            party, rows = _open(constats, token)
            view = _view(party, rows)
            situation = Situation(
                now=self._now(),
                side=party.side,
                answers={key: kept.value for key, kept in view.answers.items()},
                photos=constats.photo_ids(party),
            )
            warned = validate(self._bookcase.shelf.form, key, value, situation, unknown=unknown)
            _check_open(view, key)
            if not field.on_device:
                kept = Kept(_owner(party, key), key, value, unknown)
                constats.keep(party.constat, kept, self._now().isoformat())
        return warned

    def forget(self, token: str, key: str) -> None:
        """Forgets one answer."""
        split_key(key)
        with self._store.writing() as connection:
            constats = Constats(connection)
            party, rows = _open(constats, token)
            _check_open(_view(party, rows), key)
            constats.forget(party.constat, _owner(party, key), key)

    def add_photo(self, token: str, jpeg: bytes) -> str:
        """Keeps a photo; gives its id."""
        with self._store.writing() as connection:
            constats = Constats(connection)
            party, _ = _open(constats, token)
            if len(constats.photo_ids(party)) >= _MOST_PHOTOS:
                message = "Il y a trop de photos. Gardez les meilleures."
                raise RefusalError(422, "too-many-photos", message)
            return constats.add_photo(party, jpeg)

    def photo(self, token: str, id: str) -> bytes | None:
        """A photo that this driver has sent."""
        with self._store.reading() as connection:
            constats = Constats(connection)
            party, _ = _open(constats, token)
            return (
                constats.photos(party.constat).get(id) if id in constats.photo_ids(party) else None
            )

    def record(self, token: str) -> tuple[Record, str, dict[str, bytes]]:
        """All answers of a constat, the side of the driver, and the photos."""
        with self._store.reading() as connection:
            constats = Constats(connection)
            party, rows = _open(constats, token)
            photos = constats.photos(party.constat)
        sides = {side: {k.key: k.value for k in rows if k.owner == side} for side in SIDES}
        shared = {k.key: k.value for k in rows if k.owner == SHARED}
        record = Record(party.constat, party.created, sides, shared)
        return record, party.side, photos

    def sealed_front(self, token: str, make: Callable[[Record, dict[str, bytes]], bytes]) -> bytes:
        """The document that both drivers have, the same bytes for ever; made once both signed.

        Args:
            token: Of either driver.
            make: Prints and seals the front of a record with its photos.

        Raises:
            RefusalError: If the front is not signed yet.
        """
        record, _, photos = self.record(token)
        if not self.is_signed(record):
            message = "Le constat n’est pas encore signé : il n’y a pas encore de document commun."
            raise RefusalError(409, "not-signed", message)
        with self._store.reading() as connection:
            there = Constats(connection).document(record.id)
        if there is not None:
            return there
        made = make(record, photos)
        with self._store.writing() as connection:
            return Constats(connection).keep_document(record.id, made)

    @staticmethod
    def is_signed(record: Record) -> bool:
        """Whether the front of a record is frozen."""
        return signed(record.shared, record.sides)


def unknown_token() -> RefusalError:
    """What is said to a token of nobody."""
    return RefusalError(401, "unknown-token", "Ce lien n’ouvre aucun constat. Vérifiez le lien.")


def _open(constats: Constats, token: str) -> tuple[Party, list[Kept]]:
    party = constats.party(token)
    if party is None:
        raise unknown_token()
    return party, constats.answers(party.constat)


def _view(party: Party, rows: Iterable[Kept]) -> View:
    own, other = {}, {}
    sides: dict[str, set[str]] = {side: set() for side in SIDES}
    shared: dict[str, Any] = {}
    for kept in rows:
        if kept.owner == SHARED:
            shared[kept.key] = kept.value
        else:
            sides[kept.owner].add(kept.key)
        if kept.owner in (SHARED, party.side):
            own[kept.key] = kept
        elif split_key(kept.key)[0].side != PRIVATE:
            value = for_front(kept.key, kept.value)
            other[kept.key] = Kept(kept.owner, kept.key, value, kept.unknown)
    state = "signed" if signed(shared, sides) else "draft"
    return View(party.constat, party.side, state, own, other)


def _owner(party: Party, key: str) -> str:
    return SHARED if split_key(key)[0].side == SHARED else party.side


def _check_open(view: View, key: str) -> None:
    """The front is frozen once signed; nothing is kept of who does not want it."""
    field, _ = split_key(key)
    if view.state == "signed" and not field.private:
        message = "Le constat est signé : cette partie ne change plus."
        raise RefusalError(409, "signed", message)
    consent = view.answers.get("gate.consent")
    if field.box != "0" and consent is not None and consent.value == "non":
        message = "Vous avez dit non : vos réponses ne sont pas gardées. Pour continuer, dites oui."
        raise RefusalError(409, "consent-refused", message)
