"""The signers: one engine for each body and hand, one file for each look, made when first asked."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.server.compression import Packed, pack
from lsf_avatar.server.settings import Settings

if TYPE_CHECKING:  # importing it loads numpy and more; the server answers before that
    from lsf_avatar.avatar.looks import Look
    from lsf_avatar.avatar.model import Avatar
    from lsf_avatar.lexicon.entries import Lexicon
    from lsf_avatar.pipeline import Engine
    from lsf_avatar.recording import Shelf

BODIES = ("woman", "man")
"""Who may be chosen; the first where nobody is."""
HANDS = ("right", "left")
_QUALITY = 9
"""Of brotli for signers, which are compressed once and sent often."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What a clip depends on beside its text: looks of one body share every clip.

    Attributes:
        body: One of `BODIES`.
        dominant: One of `HANDS`: the active hand.
    """

    body: str = BODIES[0]
    dominant: str = HANDS[0]


USUAL = Voice()
"""Who signs where nobody is chosen."""


def voice_of(signer: str = "", dominant: str = "") -> Voice:
    """The voice of a look's name, such as `woman-dark`; empty means the usual one.

    Raises:
        UnknownNameError: If no such signer or hand can be chosen.
    """
    body = signer.partition("-")[0] or BODIES[0]
    if body not in BODIES:
        raise UnknownNameError("signer", signer, BODIES)
    if (dominant or HANDS[0]) not in HANDS:
        raise UnknownNameError("hand", dominant, HANDS)
    return Voice(body, dominant or HANDS[0])


class Troupe:
    """Everybody who can sign.

    Args:
        settings: Where built signers are.
    """

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.avatars
        self._animations = settings.animations
        self._engines: dict[Voice, Engine] = {}
        self._usual: dict[str, str] = {}
        self._files: dict[str, Packed] = {}
        self._building = threading.Lock()

    def load(self, lexicon: Lexicon) -> None:
        """Builds the usual engine.

        Raises:
            SetupError: If the body's data is not installed.
        """
        from lsf_avatar.glossing.parse import Parser
        from lsf_avatar.pipeline import Engine

        avatar = self.avatar(BODIES[0])
        self._engines[USUAL] = Engine(lexicon, avatar, Parser(), shelf=self._shelf(avatar))

    def engine(self, voice: Voice, lexicon: Lexicon) -> Engine:
        """The engine of a voice, with this lexicon; its body is built if need be."""
        ready = self._engines.get(voice)
        # Whoever asks for a signer who is there does not wait while another is built.
        if ready is not None and ready.lexicon is lexicon:
            return ready
        with self._building:
            engine = self._engines.get(voice)
            if engine is None:
                usual = self._engines[USUAL]
                same = voice.body == BODIES[0]
                avatar = usual.avatar if same else self.avatar(voice.body)
                shelf = usual.shelf if same else self._shelf(avatar)
                engine = replace(usual, avatar=avatar, dominant=voice.dominant, shelf=shelf)
            if engine.lexicon is not lexicon:
                engine = replace(engine, lexicon=lexicon)
            self._engines[voice] = engine
            return engine

    def _shelf(self, avatar: Avatar) -> Shelf:
        from lsf_avatar.recording import read_shelf

        return read_shelf(self._animations, avatar.body)

    def looks(self) -> list[Look]:
        """Those that can be chosen."""
        from lsf_avatar.avatar.looks import LOOKS

        return [look for look in LOOKS.values() if look.body in BODIES]

    def avatar(self, name: str) -> Avatar:
        """The signer in one look."""
        from lsf_avatar.avatar.files import ensure_avatar

        return ensure_avatar(self._folder, name)

    def filmed(self, name: str) -> Avatar:
        """The signer in one look, with the detail that the page shows."""
        from lsf_avatar.avatar.page import ensure_level

        return ensure_level(self._folder, name)

    def file(self, name: str = "") -> tuple[str, str]:
        """Digest and name of the page's file of a signer, built the first time it is asked for.

        Raises:
            UnknownNameError: If no look of that name can be chosen.
        """
        known = {look.name for look in self.looks()}
        name = name or BODIES[0]
        if name not in known:
            raise UnknownNameError("signer", name, known)
        if name in self._usual:
            return self._usual[name], name
        with self._building:
            if name not in self._usual:
                from lsf_avatar.avatar.page import USUAL as FIRST
                from lsf_avatar.avatar.page import ensure_page_files

                for level, glb in ensure_page_files(self._folder, name).items():
                    digest = hashlib.sha256(glb).hexdigest()
                    self._files[digest] = pack(glb, quality=_QUALITY)
                    if level == FIRST:  # its file names the lighter one
                        self._usual[name] = digest
            return self._usual[name], name

    def file_of(self, digest: str) -> Packed | None:
        """The GLB of a digest that was given out; the usual signer's needs no asking."""
        self.file()
        return self._files.get(digest)
