"""What the service still has to send: kept in the database, so that no restart loses it.

A parcel is `held` until the front is signed, then `waiting`, and ends as `sent` or `failed`. Its id
never changes, whoever sends it however often: that is what a receiver knows a repetition by.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from lsf_avatar.store.tables import outbox

MAIL, WEBHOOK = "mail", "webhook"


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something to be sent about a constat.

    Attributes:
        id: Stable; the idempotency key.
        constat: Which one.
        kind: `mail` or `webhook`.
        side: Of the driver who asked for it; empty for the service's own.
        recipient: E-mail address; empty once it is sent, and for a webhook.
        state: `held`, `waiting`, `sent` or `failed`.
        tries: How often it was tried.
        error: Code of the last failure; empty without one.
    """

    id: str
    constat: str
    kind: str
    side: str = ""
    recipient: str = ""
    state: str = "waiting"
    tries: int = 0
    error: str = ""


def parcel_id(constat: str, kind: str, recipient: str = "") -> str:
    """The same for the same thing: asking twice makes one parcel."""
    named = "\n".join((constat, kind, recipient.lower()))
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Outbox:
    """Queries about parcels.

    Args:
        connection: Of `Store.reading` or `Store.writing`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, parcel: Parcel, now_s: int) -> Parcel:
        """Keeps a parcel; gives the one that is there. One that had failed is tried again."""
        there = self._find(outbox.c.id == parcel.id)
        if not there:
            fields = {name: getattr(parcel, name) for name in Parcel.__slots__}
            self._connection.execute(insert(outbox).values(**fields, due=now_s))
            return parcel
        if there[0].state == "failed":
            self._set(parcel.id, state=parcel.state, tries=0, due=now_s, error="")
            return parcel
        return there[0]

    def of_side(self, constat: str, side: str) -> list[Parcel]:
        """What one driver has asked for."""
        return self._find((outbox.c.constat == constat) & (outbox.c.side == side))

    def failed(self) -> list[Parcel]:
        """What nobody tries any more."""
        return self._find(outbox.c.state == "failed")

    def signed(self, constat: str, now_s: int, *, webhook: bool) -> None:
        """Both have signed: what was held goes out, and the insurer is told."""
        held = (outbox.c.constat == constat) & (outbox.c.state == "held")
        self._connection.execute(update(outbox).where(held).values(state="waiting", due=now_s))
        if webhook:
            self.put(Parcel(parcel_id(constat, WEBHOOK), constat, WEBHOOK), now_s)

    def claim(self, now_s: int, lease_s: int, kinds: Collection[str]) -> Parcel | None:
        """The next parcel that is due, for this process alone until the lease ends.

        Whoever dies while sending leaves it to the next one.

        Args:
            now_s: Seconds since 1970.
            lease_s: Seconds.
            kinds: What can be sent here; the others wait.
        """
        due = (outbox.c.state == "waiting") & (outbox.c.due <= now_s) & outbox.c.kind.in_(kinds)
        found = self._connection.execute(
            select(outbox).where(due).order_by(outbox.c.due, outbox.c.id).limit(1)
        ).first()
        if found is None:
            return None
        mine = self._connection.execute(
            update(outbox)
            .where(outbox.c.id == found.id, outbox.c.due == found.due, due)
            .values(due=now_s + lease_s, tries=outbox.c.tries + 1)
        )
        return _parcel(found, tries=found.tries + 1) if mine.rowcount == 1 else None

    def sent(self, id: str) -> None:
        """It has arrived; its address is not needed any more."""
        self._set(id, state="sent", recipient="", error="")

    def later(self, id: str, due_s: int, error: str) -> None:
        """It is tried again then."""
        self._set(id, due=due_s, error=error)

    def give_up(self, id: str, error: str) -> None:
        """It is not tried again by itself."""
        self._set(id, state="failed", error=error)

    def retry(self, id: str, now_s: int) -> None:
        """It is tried again from the beginning."""
        self._set(id, state="waiting", tries=0, due=now_s, error="")

    def forget(self, constat: str, side: str) -> None:
        """Forgets what one driver has asked for."""
        own = (outbox.c.constat == constat) & (outbox.c.side == side)
        self._connection.execute(delete(outbox).where(own))

    def _set(self, id: str, **values: Any) -> None:
        self._connection.execute(update(outbox).where(outbox.c.id == id).values(**values))

    def _find(self, where: Any) -> list[Parcel]:
        rows = self._connection.execute(select(outbox).where(where).order_by(outbox.c.id))
        return [_parcel(row) for row in rows]


def _parcel(row: Row[Any], **changed: Any) -> Parcel:
    fields = {name: getattr(row, name) for name in Parcel.__slots__}
    return Parcel(**(fields | changed))
