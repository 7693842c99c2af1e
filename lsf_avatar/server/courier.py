"""Sends what is in the outbox, and tries again until it has arrived.

Nothing is lost: a parcel is written in the transaction of the last signature and leaves the outbox
only when a receiver has said yes. A process that dies between that yes and writing it down sends
the parcel once more, under the same id (`Idempotency-Key`, `Message-ID`), by which the receiver
knows it for the same.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import datetime

from lsf_avatar.errors import LsfError
from lsf_avatar.store.outbox import Outbox, Parcel
from lsf_avatar.store.store import Store

_LOG = logging.getLogger(__name__)
WAITS_S = (10, 60, 300, 1800, 7200, *(6 * 3600,) * 20)
"""After each failure. All together a little more than five days, the time to declare an accident;
whoever runs the service then sees the parcel in `lsf constat outbox`."""
_LEASE_S = 300
_LOOK_EVERY_S = 2.0


class UndeliveredError(LsfError):
    """A parcel has not arrived.

    Args:
        code: Why; without personal data, it is kept.
        final: Whether trying again is of no use.
    """

    def __init__(self, code: str, *, final: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.final = final


class Courier:
    """Takes parcels to those who send them.

    Args:
        store: Where the outbox is.
        senders: Kind of parcel → what sends it; kinds that are not there wait.
        now: Time, aware.
    """

    def __init__(
        self,
        store: Store,
        senders: Mapping[str, Callable[[Parcel], None]],
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._senders = senders
        self._now = now
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Looks for parcels behind the scenes, if there is anything to send by."""
        if self._senders:
            self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ends after the parcel at hand."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(timeout=10)

    def deliver(self) -> int:
        """Sends all that is due now; gives how many parcels were tried."""
        tried = 0
        while not self._stopping.is_set():
            with self._store.writing() as connection:
                claimed = Outbox(connection).claim(self._seconds(), _LEASE_S, tuple(self._senders))
            if claimed is None:
                break
            self._try(claimed)
            tried += 1
        return tried

    def _try(self, parcel: Parcel) -> None:
        try:
            self._senders[parcel.kind](parcel)
        except UndeliveredError as error:
            self._note(parcel, error.code, final=error.final)
        except Exception as error:  # a fault of ours must not stop the others' parcels
            self._note(parcel, getattr(error, "code", type(error).__name__)[:64], final=False)
        else:
            with self._store.writing() as connection:
                Outbox(connection).sent(parcel.id)

    def _note(self, parcel: Parcel, code: str, *, final: bool) -> None:
        with self._store.writing() as connection:
            if final or parcel.tries > len(WAITS_S):
                Outbox(connection).give_up(parcel.id, code)
            else:
                due_s = self._seconds() + WAITS_S[parcel.tries - 1]
                Outbox(connection).later(parcel.id, due_s, code)

    def _seconds(self) -> int:
        return int(self._now().timestamp())

    def _run(self) -> None:
        while not self._stopping.wait(_LOOK_EVERY_S):
            try:
                self.deliver()
            except Exception:  # the database may be away for a moment; it is asked again
                _LOG.exception("the outbox could not be read")
