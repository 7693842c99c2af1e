"""What a driver may do when the form is done: have it sent by e-mail, and have it erased."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from lsf_avatar.constat.fields import SHARED, SIDES, split_key
from lsf_avatar.constat.record import for_front, signed
from lsf_avatar.server.archive import apart, opened, opened_to_change
from lsf_avatar.server.mail import address_of
from lsf_avatar.server.problems import RefusalError
from lsf_avatar.store.constats import Constats, Kept, Party
from lsf_avatar.store.films import Films
from lsf_avatar.store.outbox import MAIL, Outbox, Parcel, parcel_id
from lsf_avatar.store.store import Store

_MOST_ADDRESSES = 3
"""Of one driver and one constat: a family and an insurer, not a mailing list."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of a driver's data.

    Attributes:
        kept: `front` if the other driver has signed it, `shared` if the other is still filling in
            the form, `nothing` otherwise.
        message: The same in French.
    """

    kept: Literal["nothing", "shared", "front"]
    message: str


_SAID = {
    "nothing": "Tout est effacé du serveur.",
    "shared": "Vos réponses et vos photos sont effacées du serveur. Restent les réponses communes "
    "(date, lieu, croquis) : l’autre conducteur en a besoin pour finir son constat.",
    "front": "Votre partie privée (verso) et votre e-mail sont effacés du serveur. Reste le "
    "constat que l’autre conducteur a signé avec vous : il en a besoin pour son assurance. "
    "Il part quand il l’efface aussi.",
}


class After:
    """Takes what drivers ask for at the end; every call is one transaction.

    Args:
        store: Where constats are.
        now: Time, aware.
        mail: Whether e-mails can be sent.
    """

    def __init__(self, store: Store, now: Callable[[], datetime], *, mail: bool) -> None:
        self._store = store
        self._now = now
        self.mail = mail

    def ask_mail(self, token: str, address: str) -> Parcel:
        """Puts down that a driver wants the signed document there; asked twice, it is one e-mail.

        It may be asked before both have signed: it is sent then.

        Raises:
            RefusalError: If no e-mail can be sent, or this is no address or one too many.
        """
        if not self.mail:
            message = "Ce service n’envoie pas d’e-mail. Téléchargez le PDF."
            raise RefusalError(409, "mail-off", message)
        recipient = address_of(address)
        if recipient is None:
            message = "Cet e-mail n’est pas complet. Exemple : nom@exemple.fr."
            raise RefusalError(422, "not-an-address", message)
        with self._store.writing() as connection:
            party, rows = opened_to_change(Constats(connection), token)
            outbox = Outbox(connection)
            id = parcel_id(party.constat, MAIL, recipient)
            asked = {parcel.id for parcel in outbox.of_side(party.constat, party.side)}
            if len(asked | {id}) > _MOST_ADDRESSES:
                message = f"Le constat part à {_MOST_ADDRESSES} e-mails au plus."
                raise RefusalError(422, "too-many-addresses", message)
            state = "waiting" if signed(*apart(rows)) else "held"
            wanted = Parcel(id, party.constat, MAIL, party.side, recipient, state)
            return outbox.put(wanted, int(self._now().timestamp()))

    def mails(self, token: str) -> list[Parcel]:
        """What the driver has asked to be sent."""
        with self._store.reading() as connection:
            party, _ = opened(Constats(connection), token)
            return Outbox(connection).of_side(party.constat, party.side)

    def erase(self, token: str) -> Erased:
        """Erases what is a driver's alone, and their link; all of it where nobody else needs it.

        What was sent before, by e-mail or to an insurer, cannot be called back.
        """
        with self._store.writing() as connection:
            constats = Constats(connection)
            party, rows = opened_to_change(constats, token)
            Outbox(connection).forget(party.constat, party.side)
            Films(connection).forget(party)
            constats.leave(party)
            kept = _needed(party, rows) if constats.sides(party.constat) else "nothing"
            if kept == "nothing":
                constats.erase(party.constat)
            else:
                _erase_own(constats, party, rows, front=kept == "front")
        return Erased(kept, _SAID[kept])


def _needed(party: Party, rows: list[Kept]) -> Literal["nothing", "shared", "front"]:
    """What the other driver still needs of a constat."""
    shared, sides = apart(rows)
    (other,) = set(SIDES) - {party.side}
    if "p.signature" in sides[other] and signed(shared, sides):
        return "front"
    at_work = sides[other] or any(row.owner == SHARED and row.author == other for row in rows)
    return "shared" if at_work else "nothing"


def _erase_own(constats: Constats, party: Party, rows: Iterable[Kept], *, front: bool) -> None:
    """Forgets one column, or of a signed one all that the other driver does not see."""
    named = set()
    for row in rows:
        if row.owner != party.side:
            # The column that the other one signed with is going to be empty.
            if row.key == "p.signature" and not front:
                constats.forget(party.constat, row.owner, row.key)
        elif not front or split_key(row.key)[0].private:
            constats.forget(party.constat, row.owner, row.key)
        else:
            constats.mask(party.constat, row, for_front(row.key, row.value))
            if row.key == "p.photos":
                named = {photo["id"] for photo in row.value or ()}
    constats.drop_photos(party, but=named)
