"""The signed constat as JSON to an insurer's address; off as long as none is named.

One POST of canonical JSON (sorted names, no spaces, UTF-8). Its headers:

- `Idempotency-Key`: the same for the same constat, whenever and however often it is sent;
- `LSF-Signature: t=SECONDS,v1=HEX`: HMAC-SHA-256, with the shared secret, of `SECONDS.BODY`, that
  is the time of sending, a full stop and the bytes of the body. A receiver computes it again,
  compares in constant time, and refuses a time that is more than five minutes off.

Only the front is sent: each back is for its own driver's insurer alone.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from lsf_avatar.constat.record import Record
from lsf_avatar.errors import SetupError
from lsf_avatar.server.courier import UndeliveredError
from lsf_avatar.server.settings import Settings
from lsf_avatar.store.outbox import Parcel

_PATIENCE_S = 30
_LEAST_SECRET = 16


class Messenger:
    """Tells an insurer of signed constats.

    Args:
        settings: With the address.
        record: Id of a constat → its record; None if it is gone.
        now: Time, aware.

    Raises:
        SetupError: If the secret is missing or short, or the address could be read on its way.
    """

    def __init__(
        self,
        settings: Settings,
        record: Callable[[str], Record | None],
        now: Callable[[], datetime],
    ) -> None:
        secret = settings.webhook_secret.get_secret_value()
        if len(secret) < _LEAST_SECRET:
            message = f"LSF_WEBHOOK_SECRET doit avoir {_LEAST_SECRET} caractères au moins."
            raise SetupError("webhook-without-secret", message)
        url = urlsplit(settings.webhook_url)
        if url.scheme != "https" and (url.scheme, url.hostname) != ("http", "127.0.0.1"):
            message = "LSF_WEBHOOK_URL doit commencer par https://."
            raise SetupError("webhook-not-https", message)
        self._url, self._secret = settings.webhook_url, secret.encode()
        self._record = record
        self._now = now
        # A redirection would carry a constat to a place that nobody has named.
        self._http = urllib.request.build_opener(_StayHere)

    def __call__(self, parcel: Parcel) -> None:
        """Sends one constat.

        Raises:
            UndeliveredError: If the receiver is away or does not answer 2xx.
        """
        record = self._record(parcel.constat)
        if record is None:
            raise UndeliveredError("constat-erased", final=True)
        body = body_of(parcel, record)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Idempotency-Key": parcel.id,
            "LSF-Signature": signature(self._secret, body, int(self._now().timestamp())),
            "User-Agent": "lsf-avatar",
        }
        asked = urllib.request.Request(self._url, body, headers, method="POST")
        try:
            with self._http.open(asked, timeout=_PATIENCE_S):
                pass
        except urllib.error.HTTPError as error:
            error.close()
            raise UndeliveredError(f"http-{error.code}") from error
        except (OSError, HTTPException) as error:
            raise UndeliveredError("receiver-away") from error


def body_of(parcel: Parcel, record: Record) -> bytes:
    """What is sent of a constat: the same bytes each time."""
    document = {
        "type": "constat.signed", "id": parcel.id, "digest": record.digest(),
        "record": record.seen_by(None).as_json(),
    }  # fmt: skip
    canonical = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return canonical.encode("utf-8")


def signature(secret: bytes, body: bytes, at_s: int) -> str:
    """The value of `LSF-Signature`."""
    signed = f"{at_s}.".encode() + body
    return f"t={at_s},v1={hmac.new(secret, signed, hashlib.sha256).hexdigest()}"


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follows nothing: the redirection itself is the answer."""
