"""Clips of phrases, by digest and by what asked for them; the least used go when it is full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from lsf_avatar.store.tables import clips

MOST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip as it was kept.

    Attributes:
        digest: Of everything it was made from; its name in URLs.
        signing: What `/api/phrases` says of it.
        brotli: The GLB, compressed.
    """

    digest: str
    signing: dict[str, Any]
    brotli: bytes


class Clips:
    """Queries about clips.

    Args:
        connection: Of `Store.reading` or `Store.writing`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_digest(self, digest: str) -> Clip | None:
        """The clip of a digest."""
        return self._one(clips.c.digest == digest)

    def by_request(self, request: str) -> Clip | None:
        """The clip that answers a request: see `server.signing.request_key`."""
        return self._one(clips.c.request == request)

    def requests(self) -> frozenset[str]:
        """All requests that have their clip."""
        return frozenset(self._connection.execute(select(clips.c.request)).scalars())

    def keep(self, clip: Clip, request: str, now: str, most_bytes: int = MOST_BYTES) -> None:
        """Keeps a clip; makes room first."""
        same = (clips.c.digest == clip.digest) | (clips.c.request == request)
        self._connection.execute(delete(clips).where(same))
        self._make_room(most_bytes - len(clip.brotli))
        self._connection.execute(
            insert(clips).values(
                digest=clip.digest, request=request, signing=clip.signing,
                brotli=clip.brotli, size=len(clip.brotli), used=now,
            )
        )  # fmt: skip

    def touch(self, request: str, now: str) -> None:
        """Notes that a clip was asked for."""
        self._connection.execute(update(clips).where(clips.c.request == request).values(used=now))

    def _one(self, where: Any) -> Clip | None:
        found = self._connection.execute(
            select(clips.c.digest, clips.c.signing, clips.c.brotli).where(where)
        ).first()
        return None if found is None else Clip(*found)

    def _make_room(self, bytes_left: int) -> None:
        total = self._connection.execute(select(func.sum(clips.c.size))).scalar() or 0
        if total <= bytes_left:
            return
        oldest = self._connection.execute(
            select(clips.c.digest, clips.c.size).order_by(clips.c.used)
        ).all()
        for digest, size in oldest:
            if total <= bytes_left:
                return
            self._connection.execute(delete(clips).where(clips.c.digest == digest))
            total -= size
