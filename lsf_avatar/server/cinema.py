"""Films of clips, for browsers that cannot draw: made on request, one at a time, kept in memory."""

from __future__ import annotations

import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from lsf_avatar.server.problems import RefusalError

if TYPE_CHECKING:  # importing it loads numpy and more; the server answers before that
    from lsf_avatar.avatar.model import Avatar
    from lsf_avatar.kinematics.motion import Motion
    from lsf_avatar.render import Painters

MOST_BYTES = 64 * 1024 * 1024
MOST_SECONDS = 60
"""Of signing in one film: some twenty seconds of drawing."""
SIZE = 512
_MOST_WAITING = 4
PATIENCE_S = 120.0
"""Who answers question after question by film does not wait for painters anew each time."""

Take = tuple[str, str, str, str]
"""Digest of the clip, look, view, kind (`webm` or `mp4`)."""


class Cinema:
    """Films by what they show. Films of free text are personal: none is written to disk.

    Attributes:
        painters: Who draws, film after film; None until asked for, and after a while of rest.
    """

    def __init__(self) -> None:
        self.painters: Painters | None = None
        self._rest: threading.Timer | None = None
        self._kept: OrderedDict[Take, bytes] = OrderedDict()
        self._lock = threading.Lock()
        self._drawing = threading.Lock()
        self._waiting = threading.Semaphore(_MOST_WAITING)

    def film(self, take: Take, shot: Callable[[], tuple[Avatar, Motion]]) -> bytes:
        """The film of a take, made if it is not kept.

        Args:
            take: What it shows.
            shot: Gives who signs and what; asked only if the film must be made.

        Raises:
            RefusalError: If too many wait, or if the signing is too long.
            SetupError: If films cannot be made on this machine.
        """
        found = self._found(take)
        if found is not None:
            return found
        if not self._waiting.acquire(blocking=False):
            message = "Trop de vidéos se préparent. Réessayez dans un moment."
            raise RefusalError(429, "too-many-films", message)
        try:
            with self._drawing:
                found = self._found(take)
                return found if found is not None else self._keep(take, self._made(take, *shot()))
        finally:
            self._waiting.release()

    def close(self) -> None:
        """Sends the painters home; the next film finds new ones."""
        with self._drawing:
            if self._rest is not None:
                self._rest.cancel()
            if self.painters is not None:
                self.painters.close()
            self._rest = self.painters = None

    def _made(self, take: Take, avatar: Avatar, motion: Motion) -> bytes:
        from lsf_avatar.pipeline import film
        from lsf_avatar.render import Painters

        if motion.duration_s > MOST_SECONDS:
            message = "Ce texte est trop long pour une vidéo. Le maximum est une minute de signes."
            raise RefusalError(422, "film-too-long", message)
        _, _, view, kind = take
        if self._rest is not None:
            self._rest.cancel()
        # Processes of their own draw: a drawing surface belongs to one thread, requests to any.
        self.painters = self.painters or Painters(2)
        try:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"film.{kind}"
                film(avatar, motion, path, SIZE, view, painters=self.painters)
                return path.read_bytes()
        finally:
            self._rest = threading.Timer(PATIENCE_S, self.close)
            self._rest.daemon = True
            self._rest.start()

    def _found(self, take: Take) -> bytes | None:
        with self._lock:
            if take in self._kept:
                self._kept.move_to_end(take)
            return self._kept.get(take)

    def _keep(self, take: Take, film: bytes) -> bytes:
        with self._lock:
            self._kept[take] = film
            while len(self._kept) > 1 and sum(map(len, self._kept.values())) > MOST_BYTES:
                self._kept.popitem(last=False)
        return film
