"""What stands before every route: size of the body, headers, and how often who may ask."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lsf_avatar.server.embedding import is_open, open_up, preflight
from lsf_avatar.server.problems import RefusalError, standard

MOST_JSON_BYTES = 256 * 1024
MOST_PHOTO_BYTES = 10 * 1024 * 1024
MOST_FILM_BYTES = 24 * 1024 * 1024
MOST_DOCUMENT_BYTES = 40 * 1024 * 1024
_AROUND_A_FILE = 64 * 1024
_MOST_BYTES = {
    "/api/constat/photos": MOST_PHOTO_BYTES + _AROUND_A_FILE,
    "/api/constat/films": MOST_FILM_BYTES + _AROUND_A_FILE,
    "/api/verify": MOST_DOCUMENT_BYTES + _AROUND_A_FILE,
}

# 'wasm-unsafe-eval' allows WebAssembly alone, which unpacks the signer; no text becomes script.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self' blob:; "
    "worker-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """ASGI middleware: refuses bodies that are too large, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = _Body(receive, _MOST_BYTES.get(scope["path"], MOST_JSON_BYTES))
        open_to_all = is_open(scope["path"])

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if open_to_all:
                    open_up(headers)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        async def answer_if_read(message: Message) -> None:
            if not body.too_large:
                await answer(message)

        if open_to_all and scope["method"] == "OPTIONS":
            await preflight()(scope, receive, answer)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdigit() or int(declared) > body.most:
            await standard(413)(scope, receive, answer)
            return
        with suppress(_TooLargeError):
            await self._app(scope, body.receive, answer_if_read)
        if body.too_large:
            await standard(413)(scope, receive, answer)


class _TooLargeError(Exception):
    """More body came than was allowed."""


class _Body:
    """The body of a request, measured while it comes: chunks do not say how long it will be."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.most = most
        self.too_large = False
        self._receive = receive
        self._seen = 0

    async def receive(self) -> Message:
        """The next part of it."""
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self._seen > self.most:
            self.too_large = True
            raise _TooLargeError
        return message


@dataclass(frozen=True, slots=True)
class Allowance:
    """How often one client may do something: `burst` at once, then `per_second`."""

    burst: float
    per_second: float


CREATE = Allowance(burst=60, per_second=1 / 10)
SIGN = Allowance(burst=60, per_second=4)
FILM = Allowance(burst=12, per_second=1 / 10)
MAIL = Allowance(burst=12, per_second=1 / 60)
VERIFY = Allowance(burst=20, per_second=1 / 2)
GUESS = Allowance(burst=30, per_second=1 / 10)
_MOST_CLIENTS = 10_000


class Limiter:
    """Token buckets in memory, one for each client and kind of call.

    Args:
        clock: Monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[tuple[str, Allowance], tuple[float, float]] = OrderedDict()

    def spend(self, client: str, allowance: Allowance, *, only_look: bool = False) -> None:
        """Takes one from a client's bucket, or only looks whether there is one.

        Raises:
            RefusalError: 429, if it is empty.
        """
        with self._lock:
            now = self._clock()
            left, then = self._buckets.pop((client, allowance), (allowance.burst, now))
            left = min(allowance.burst, left + (now - then) * allowance.per_second)
            taken = 0 if only_look or left < 1 else 1
            self._buckets[client, allowance] = (left - taken, now)
            while len(self._buckets) > _MOST_CLIENTS:
                self._buckets.popitem(last=False)
        if left < 1:
            message = "Il y a trop de demandes. Attendez une minute, puis essayez encore."
            raise RefusalError(429, "too-many-requests", message)
