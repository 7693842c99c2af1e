"""Where a driver's answers are taken in, looked up and printed: form and store brought together."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from lsf_avatar.constat.checking import Situation, Warned
from lsf_avatar.constat.fields import PRIVATE, SHARED, SIDES, split_key
from lsf_avatar.constat.journey import before_signing
from lsf_avatar.constat.record import for_front, signed
from lsf_avatar.constat.validate import validate
from lsf_avatar.server.archive import apart, opened, opened_to_change, other_plates
from lsf_avatar.server.bookcase import Bookcase
from lsf_avatar.server.linking import spread
from lsf_avatar.server.problems import ConflictError, RefusalError
from lsf_avatar.store.constats import Constats, Created, Kept, Party
from lsf_avatar.store.outbox import Outbox
from lsf_avatar.store.store import Store

_MOST_PHOTOS = 40
"""Of one side, kept or not named any more; a form holds 16."""
_HERE = timedelta(seconds=12)
"""A page asks every two seconds; one that was silent for longer has gone, or has no network."""
_MOST_HERE = 10_000


@dataclass(frozen=True, slots=True)
class View:
    """What one driver sees of a constat.

    Attributes:
        id: Of the constat.
        side: `A` or `B`.
        state: `draft`, or `signed`: then the front is frozen.
        rev: How often its answers have changed.
        answers: Key → answer: shared ones and their own, the back included.
        other: Key → answer: the other driver's on the front, without how they like to be reached.
        other_here: Whether the other driver's device has asked a moment ago.
    """

    id: str
    side: str
    state: str
    rev: int
    answers: dict[str, Kept]
    other: dict[str, Kept]
    other_here: bool = False

    @property
    def revs(self) -> dict[str, int]:
        """Key → which change of the constat that answer was."""
        return {key: kept.rev for key, kept in self.answers.items()}


class Desk:
    """Takes in and gives out answers; every call is one transaction.

    Args:
        bookcase: For the form.
        store: For the answers.
        now: Time in Paris, aware.
        webhook: Whether the insurer is told of signed constats.
    """

    def __init__(
        self, bookcase: Bookcase, store: Store, now: Callable[[], datetime], *, webhook: bool
    ) -> None:
        self._bookcase = bookcase
        self._store = store
        self._now = now
        self._webhook = webhook
        self._here: OrderedDict[tuple[str, str], datetime] = OrderedDict()
        self._lock = threading.Lock()

    def create(self, id: str = "", tokens: Mapping[str, str] | None = None) -> Created:
        """A new constat.

        Args:
            id: Made by a device that began without the network; empty otherwise.
            tokens: Side → secret of the driver's link, made by the same device.

        Raises:
            RefusalError: If what the device made is incomplete, or another constat's.
        """
        with self._store.writing() as connection:
            constats = Constats(connection)
            if not id and not tokens:
                return constats.create(self._now().isoformat())
            made = Created(id, dict(tokens or {}))
            whole = bool(id) and len(set(made.tokens.values())) == len(SIDES)
            if not whole or not constats.adopt(made, self._now().isoformat()):
                message = "Ce constat ne peut pas être ouvert ici. Commencez un autre constat."
                raise RefusalError(409, "constat-taken", message)
            return made

    def knows(self, token: str) -> bool:
        """Whether a token is somebody's."""
        with self._store.reading() as connection:
            return Constats(connection).party(token) is not None

    def view(self, token: str) -> View:
        """What the driver of a token sees."""
        with self._store.reading() as connection:
            party, rows = opened(Constats(connection), token)
        return replace(_view(party, rows), other_here=self._meets(party))

    def _meets(self, party: Party) -> bool:
        """Notes that a driver is here, and says whether the other one is."""
        other = "B" if party.side == "A" else "A"
        with self._lock:
            self._here[party.constat, party.side] = self._now()
            self._here.move_to_end((party.constat, party.side))
            while len(self._here) > _MOST_HERE:
                self._here.popitem(last=False)
            then = self._here.get((party.constat, other))
        return then is not None and self._now() - then < _HERE

    def keep(
        self, token: str, key: str, value: Any, *, unknown: bool, base: int | None = None
    ) -> tuple[int, tuple[Warned, ...]]:
        """Keeps one answer, or nothing.

        An answer on the front that comes after a signature undoes it: nobody has signed that.

        Args:
            token: Of the driver.
            key: Of the answer.
            value: As the page sends it.
            unknown: « je ne sais pas ».
            base: `rev` of the answer that the driver saw, 0 for none; None asks for no comparison.

        Returns:
            The answer's `rev`, and what is unusual about it.

        Raises:
            AnswerError: If it is not an answer to that question.
            ConflictError: If the other driver has answered otherwise since `base`.
            RefusalError: If the front is signed, here or in another constat of the accident, if
                it is a signature and answers are missing, or if the driver does not want answers
                to be kept.
        """
        field, _ = split_key(key)
        with self._store.writing() as connection:
            constats = Constats(connection)
            party, rows = opened_to_change(constats, token)
            view = _view(party, rows)
            situation = Situation(
                now=self._now(),
                side=party.side,
                answers={key: kept.value for key, kept in view.answers.items()},
                photos=constats.photo_ids(party),
            )
            warned = validate(self._bookcase.shelf.form, key, value, situation, unknown=unknown)
            kept = Kept(_owner(party, key), key, value, unknown, party.side)
            before = view.answers.get(key)
            if before == kept:
                # Sent again because nobody heard our answer: the last signature too.
                return before.rev, warned
            _check_open(view, key)
            if field.on_device:
                return view.rev, warned
            _check_base(party, before, base)
            if key == "p.signature":
                _check_complete(party, rows)
            _void(constats, party, rows, key)
            now = self._now().isoformat()
            spread(constats, party, key, kept, now)
            rev = constats.keep(party.constat, kept, now)
            if key == "p.signature":
                self._announce(Outbox(connection), constats, party)
        return rev, warned

    def _announce(self, outbox: Outbox, constats: Constats, party: Party) -> None:
        """With the last signature, and in its transaction, what is to be sent is put down."""
        if signed(*apart(constats.answers(party.constat))):
            now_s = int(self._now().timestamp())
            outbox.signed(party.constat, now_s, webhook=self._webhook)
            constats.note_others(party.constat, other_plates(constats, party.constat))

    def forget(self, token: str, key: str, *, base: int | None = None) -> None:
        """Forgets one answer; `base` as in `keep`."""
        split_key(key)
        with self._store.writing() as connection:
            constats = Constats(connection)
            party, rows = opened_to_change(constats, token)
            view = _view(party, rows)
            _check_open(view, key)
            if key in view.answers:
                _check_base(party, view.answers[key], base)
                _void(constats, party, rows, key)
                spread(constats, party, key, None, self._now().isoformat())
                constats.forget(party.constat, _owner(party, key), key)

    def add_photo(self, token: str, draw: Callable[[], bytes], id: str = "") -> str:
        """Keeps a photo; gives its id.

        Args:
            token: Of the driver who took it.
            draw: Gives it as JPEG.
            id: Made by the device, so that a photo that is sent twice is one; empty otherwise.

        Raises:
            RefusalError: If there are too many, or the id is somebody else's.
        """
        with self._store.writing() as connection:
            constats = Constats(connection)
            party, _ = opened_to_change(constats, token)
            there = constats.photo_ids(party)
            if id in there:
                return id
            if len(there) >= _MOST_PHOTOS:
                message = "Il y a trop de photos. Gardez les meilleures."
                raise RefusalError(422, "too-many-photos", message)
            if id and constats.has_photo(id):
                raise RefusalError(409, "photo-taken", "Cette photo n’est pas à vous.")
            return constats.add_photo(party, draw(), id)

    def photo(self, token: str, id: str) -> bytes | None:
        """A photo that this driver has sent."""
        with self._store.reading() as connection:
            constats = Constats(connection)
            party, _ = opened(constats, token)
            return (
                constats.photos(party.constat).get(id) if id in constats.photo_ids(party) else None
            )


def _view(party: Party, rows: list[Kept]) -> View:
    own, other = {}, {}
    for kept in rows:
        if kept.owner in (SHARED, party.side):
            own[kept.key] = kept
        elif split_key(kept.key)[0].side != PRIVATE:
            value = for_front(kept.key, kept.value)
            other[kept.key] = Kept(kept.owner, kept.key, value, kept.unknown)
    state = "signed" if signed(*apart(rows)) else "draft"
    return View(party.constat, party.side, state, party.rev, own, other)


def _owner(party: Party, key: str) -> str:
    return SHARED if split_key(key)[0].side == SHARED else party.side


def _check_base(party: Party, before: Kept | None, base: int | None) -> None:
    """Two people who answer one question at the same time: the second is told, not overwritten."""
    if base is None or before is None or before.author in ("", party.side) or before.rev == base:
        return
    theirs = {"value": before.value, "unknown": before.unknown, "rev": before.rev}
    raise ConflictError(before.key, theirs)


def _void(constats: Constats, party: Party, rows: Iterable[Kept], key: str) -> None:
    """Takes back the signatures of a front that is about to change."""
    field, _ = split_key(key)
    if field.private or (field.box in ("0", "15") and field.id != "gate.other_party"):
        return
    for kept in rows:
        if kept.key == "p.signature":
            constats.forget(party.constat, kept.owner, kept.key)


def _check_complete(party: Party, rows: Iterable[Kept]) -> None:
    """One signs when everything is filled in: nobody signs what the other may still write."""
    shared, sides = apart(rows)
    (other,) = set(SIDES) - {party.side}
    own, theirs = before_signing(shared, sides[party.side], sides[other])
    if own:
        count = f"{len(own)} réponses" if len(own) > 1 else "1 réponse"
        message = f"Il manque encore {count} dans votre partie. Répondez d’abord, puis signez."
        raise RefusalError(409, "own-answers-missing", message, missing=own)
    if theirs:
        message = (
            f"Attendez : le conducteur {other} n’a pas fini sa partie. "
            "On signe quand tout est rempli."
        )
        raise RefusalError(409, "other-answers-missing", message, missing=theirs)


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
