"""Three and more vehicles: one constat for each pair, held together by the accident."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lsf_avatar.constat.accident import carried_over, of_accident
from lsf_avatar.constat.fields import SHARED, SIDES, split_key
from lsf_avatar.constat.record import signed
from lsf_avatar.server.archive import apart, opened, opened_to_change
from lsf_avatar.server.problems import RefusalError
from lsf_avatar.store.constats import Constats, Created, Kept, Party
from lsf_avatar.store.store import Store

_MOST_CONSTATS = 12
_ELSEWHERE = "+"
"""Author of an answer that came from another constat: to both drivers it is somebody else's."""


@dataclass(frozen=True, slots=True)
class Linked:
    """One constat of an accident, as a driver of another one may know it.

    Attributes:
        id: Of the constat.
        number: From 1, in the order they were begun.
        state: `draft` or `signed`.
        plates: Side → plate, as far as they are known.
    """

    id: str
    number: int
    state: str
    plates: Mapping[str, str]


class Linking:
    """Adds constats to an accident; every call is one transaction.

    Args:
        store: Where constats are.
        now: Time, aware.
    """

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def add(self, token: str, id: str = "", tokens: Mapping[str, str] | None = None) -> Created:
        """One more constat of the accident, between the driver of a token and somebody else.

        The driver keeps their side in it, and is not asked again what they have said of the
        accident and of themselves. Asked for twice under one id, it is there once.

        Args:
            token: Of the driver who adds a vehicle.
            id: Made by the device, as for `Desk.create`; empty otherwise.
            tokens: Side → secret, by the same device.

        Raises:
            RefusalError: If there are too many, or what the device made is another constat's.
        """
        now = self._now().isoformat()
        with self._store.writing() as connection:
            constats = Constats(connection)
            party, rows = opened_to_change(constats, token)
            accident = constats.linked(party.constat)[0].accident or party.constat
            if id != party.constat and any(h.id == id for h in constats.linked(party.constat)):
                made = Created(id, dict(tokens or {}))
                if not constats.adopt(made, now):
                    raise _taken()
                return made
            if len(constats.linked(party.constat)) >= _MOST_CONSTATS:
                message = f"Un accident a {_MOST_CONSTATS} constats au plus."
                raise RefusalError(422, "too-many-constats", message)
            made = self._made(constats, id, tokens or {}, now)
            for each in (party.constat, made.id):
                constats.link(each, accident)
            shared, sides = apart(rows)
            for key, value in carried_over(shared, sides[party.side]).items():
                owner = SHARED if split_key(key)[0].side == SHARED else party.side
                constats.keep(made.id, Kept(owner, key, value, value is None, party.side), now)
        return made

    @staticmethod
    def _made(constats: Constats, id: str, tokens: Mapping[str, str], now: str) -> Created:
        if not id and not tokens:
            return constats.create(now)
        made = Created(id, dict(tokens))
        new = constats.head(id) is None and len(set(tokens.values())) == len(SIDES)
        if not new or not constats.adopt(made, now):
            raise _taken()
        return made

    def of(self, token: str) -> list[Linked]:
        """All constats of the accident; one alone, if no vehicle was added."""
        with self._store.reading() as connection:
            constats = Constats(connection)
            party, _ = opened(constats, token)
            found = []
            for number, head in enumerate(constats.linked(party.constat), start=1):
                shared, sides = apart(constats.answers(head.id))
                state = "signed" if signed(shared, sides) else "draft"
                plates = {side: str(sides[side].get("p.v.plate") or "") for side in SIDES}
                known = {side: plate for side, plate in plates.items() if plate}
                found.append(Linked(head.id, number, state, known))
        return found


def spread(constats: Constats, party: Party, key: str, kept: Kept | None, now: str) -> None:
    """Keeps an answer about the accident equal in its other constats; their signatures are undone.

    Args:
        constats: In the transaction of the change.
        party: Who changed it.
        key: Of the answer.
        kept: As it is now; None for taken back.
        now: ISO time.

    Raises:
        RefusalError: If another constat with another answer is signed already.
    """
    if not of_accident(key):
        return
    for head in constats.linked(party.constat):
        if head.id != party.constat:
            _keep_equal(constats, head.id, key, kept, now)


def _keep_equal(constats: Constats, constat: str, key: str, kept: Kept | None, now: str) -> None:
    rows: Sequence[Kept] = constats.answers(constat)
    there = next((row for row in rows if (row.owner, row.key) == (SHARED, key)), None)
    if there == kept:
        return
    if signed(*apart(rows)):
        message = (
            "Cette réponse est dans un autre constat signé du même accident. Elle ne change plus."
        )
        raise RefusalError(409, "accident-signed", message)
    for row in rows:
        if row.key == "p.signature":
            constats.forget(constat, row.owner, row.key)
    if kept is None:
        constats.forget(constat, SHARED, key)
    else:
        equal = Kept(SHARED, key, kept.value, kept.unknown, _ELSEWHERE)
        constats.keep(constat, equal, now)


def _taken() -> RefusalError:
    message = "Ce constat ne peut pas être ouvert ici. Commencez un autre constat."
    return RefusalError(409, "constat-taken", message)
