"""Where signing is done for the page: the engine loads behind the scenes, clips are kept."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsf_avatar.errors import LsfError, SetupError, TextError, UnknownNameError
from lsf_avatar.phonology.sign import STATUSES
from lsf_avatar.phonology.utterance import Utterance
from lsf_avatar.server.bookcase import Bookcase
from lsf_avatar.server.cinema import Cinema
from lsf_avatar.server.compression import Packed, pack
from lsf_avatar.server.problems import RefusalError
from lsf_avatar.server.settings import Settings
from lsf_avatar.server.signing import signing_of
from lsf_avatar.server.troupe import USUAL, Troupe, Voice
from lsf_avatar.store.clips import Clip, Clips
from lsf_avatar.store.store import Store

if TYPE_CHECKING:  # importing it loads numpy and more; the server answers before that
    from lsf_avatar.avatar.model import Avatar
    from lsf_avatar.kinematics.motion import Motion
    from lsf_avatar.pipeline import Engine, Signed

MOST_CHARACTERS = 2000
_MOST_LIVE_CLIPS = 500
_AT_ONCE = 2
_MOST_WAITING = 8
_LONGEST_WAIT_S = 60
_PAUSE_S = 0.02
"""Between two clips that nobody has asked for yet, so that whoever asks comes first."""
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, eq=False)
class _Live:
    """A clip that is nobody's phrase, and what it came from, should a film of it be wanted."""

    clip: Packed
    performance: tuple[Utterance, Voice]


class Studio:
    """Signs texts, phrases and entries.

    Clips of phrases go to the database; clips of free text are personal and stay in memory.

    Args:
        bookcase: Lexicon and form.
        store: For clips of phrases.
        settings: Where the signer is, and the lowest status that may be shown.
        now: Tells the time.

    Attributes:
        troupe: Who signs.
        cinema: Where films are made.
        made: How many clips of phrases were made since the start, not found in the database.
    """

    def __init__(
        self, bookcase: Bookcase, store: Store, settings: Settings, now: Callable[[], datetime]
    ) -> None:
        self._bookcase = bookcase
        self._store = store
        self._settings = settings
        self._now = now
        self._ready = threading.Event()
        self._stopped = threading.Event()
        self._failure: Exception | None = None
        self.troupe = Troupe(settings)
        self.cinema = Cinema()
        self._version = ""
        self._lock = threading.Lock()
        self._turns = threading.Semaphore(_AT_ONCE)
        self._waiting = threading.Semaphore(_MOST_WAITING)
        self.made = 0
        self._live: OrderedDict[str, _Live] = OrderedDict()

    def start(self) -> threading.Thread:
        """Loads the engine, then makes the clips of all phrases, in a thread of its own."""
        thread = threading.Thread(target=self._load, name="studio", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """Lets the thread end after the clip it is at, and the painters of films go home."""
        self._stopped.set()
        self.cinema.close()

    def phrase(self, phrase_id: str, voice: Voice = USUAL) -> dict[str, Any]:
        """A text of the form, signed: kept from before, or made now.

        Raises:
            UnknownNameError: If there is no such phrase.
            RefusalError: If its status is lower than this server may show.
        """
        phrases = self._bookcase.shelf.lexicon.phrases
        if phrase_id not in phrases:
            raise UnknownNameError("phrase", phrase_id, phrases)
        request = self._request_key(phrases[phrase_id].text, voice)
        with self._store.reading() as connection:
            kept = Clips(connection).by_request(request)
        if kept is None:
            kept = self._make_phrase(phrase_id, request, voice)
        return self._shown(kept.signing)

    def sign(self, text: str, voice: Voice = USUAL) -> dict[str, Any]:
        """Free text, signed; nothing of it is written down.

        Raises:
            TextError: If the text cannot be taken in.
            RefusalError: If its status is lower than this server may show.
        """
        _check_length(text)
        engine = self.engine_of(voice)
        with self._turns:
            signed = engine.sign(text)
        if all(item.kind == "missing" for item in signed.utterance.items):
            message = "Ce texte ne peut pas être signé. Écrivez en français, ou des chiffres."
            raise TextError("nothing-to-sign", message)
        return self._show_live(signed, voice)

    def sentences(self, text: str, voice: Voice = USUAL) -> Iterator[dict[str, Any]]:
        """Free text, signed a sentence at a time; each when it is asked for.

        A sentence that cannot be signed is among them: its words are shown as missing.

        Yields:
            What `sign` answers, and `at`: where the sentence starts in the text.

        Raises:
            TextError: If the text cannot be taken in.
            RefusalError: If its status is lower than this server may show.
        """
        _check_length(text)
        signing = self.engine_of(voice).sign_sentences(text)
        while True:
            with self._turns:
                found = next(signing, None)
            if found is None:
                return
            at, signed = found
            yield {"at": at, **self._show_live(signed, voice)}

    def entry(self, gloss: str) -> dict[str, Any]:
        """An entry of the lexicon in its citation form."""
        engine = self.engine
        with self._turns:
            return self._show_live(engine.sign_entry(gloss), USUAL)

    def clip(self, digest: str) -> Packed | None:
        """The GLB of a digest that was given out."""
        with self._lock:
            if digest in self._live:
                self._live.move_to_end(digest)
                return self._live[digest].clip
        with self._store.reading() as connection:
            kept = Clips(connection).by_digest(digest)
        return None if kept is None else Packed(kept.brotli)

    def film(self, digest: str, look: str, view: str, kind: str) -> bytes | None:
        """The film of a clip that was given out, in the look of its body that is named.

        Raises:
            RefusalError: If too many films are being made, or if this one is too long.
            UnknownNameError: If there is no such look, or one of another body.
        """
        performance = self._performance(digest)
        if performance is None:
            return None
        utterance, voice = performance
        looks = {each.name for each in self.troupe.looks() if each.body == voice.body}
        look = look or voice.body
        if look not in looks:
            raise UnknownNameError("signer", look, looks)

        def shot() -> tuple[Avatar, Motion]:
            engine = self.engine_of(voice)
            given = utterance if isinstance(utterance, Utterance) else engine.gloss(utterance)
            with self._turns:
                return self.troupe.filmed(look), engine.perform(given).motion

        return self.cinema.film((digest, look, view, kind), shot)

    def _performance(self, digest: str) -> tuple[Utterance | str, Voice] | None:
        """What was signed under a digest (a text, where only that is kept), and by whom."""
        with self._lock:
            if digest in self._live:
                return self._live[digest].performance
        with self._store.reading() as connection:
            kept = Clips(connection).by_digest(digest)
        if kept is None:
            return None
        said = kept.signing
        return said["text"], Voice(said["signer"], said["dominant"])

    @property
    def engine(self) -> Engine:
        """The usual engine with the newest lexicon; waits until it is loaded.

        Raises:
            SetupError: If it could not be loaded.
        """
        return self.engine_of(USUAL)

    def engine_of(self, voice: Voice) -> Engine:
        """The engine of a voice with the newest lexicon; waits until it is loaded.

        Raises:
            SetupError: If it could not be loaded.
        """
        self._wait_until_ready()
        if self._failure is not None:
            message = "Le signeur n’est pas disponible. Le formulaire marche sans lui."
            raise SetupError("signer-unavailable", message) from self._failure
        return self.troupe.engine(voice, self._bookcase.shelf.lexicon)

    def _wait_until_ready(self) -> None:
        """A few may wait for the engine; more would keep the threads that answers need."""
        if self._ready.is_set():
            return
        loading = SetupError("signer-loading", "Le signeur se prépare. Essayez dans un moment.")
        if not self._waiting.acquire(blocking=False):
            raise loading
        try:
            if not self._ready.wait(timeout=_LONGEST_WAIT_S):
                raise loading
        finally:
            self._waiting.release()

    def _load(self) -> None:
        try:
            self.troupe.load(self._bookcase.shelf.lexicon)
        except Exception as error:
            logging.getLogger(__name__).exception("the signer could not be loaded")
            self._failure = error
        self._ready.set()
        if self._failure is None and self._settings.prewarm:
            self._prepare(self.engine)

    def _prepare(self, engine: Engine) -> None:
        """Does ahead what the first drivers would wait for: the parser, then all phrases.

        Phrases need no parser: they are made also where it could not be loaded.
        """
        for step in (engine.parser.load, self._prewarm):
            try:
                step()
            except LsfError:
                logging.getLogger(__name__).exception("not everything could be prepared")

    def _prewarm(self) -> None:
        """Makes the clips of all phrases that have none, questions first."""
        with self._store.reading() as connection:
            made = Clips(connection).requests()
        phrases = self._bookcase.shelf.lexicon.phrases
        for phrase_id in sorted(phrases, key=lambda id: id.count("/")):
            request = self._request_key(phrases[phrase_id].text)
            if self._stopped.wait(_PAUSE_S):
                return
            if request not in made:
                self._make_phrase(phrase_id, request)

    def _make_phrase(self, phrase_id: str, request: str, voice: Voice = USUAL) -> Clip:
        engine = self.engine_of(voice)
        with self._turns:
            signed = engine.sign_phrase(phrase_id)
        clip = Clip(signed.digest, signing_of(signed, voice), pack(signed.clip).brotli)
        with self._store.writing() as connection:
            Clips(connection).keep(clip, request, self._now().isoformat())
        self.made += 1
        return clip

    def _show_live(self, signed: Signed, voice: Voice) -> dict[str, Any]:
        document = self._shown(signing_of(signed, voice))
        with self._lock:
            self._live[signed.digest] = _Live(pack(signed.clip), (signed.utterance, voice))
            while len(self._live) > _MOST_LIVE_CLIPS:
                self._live.popitem(last=False)
        return document

    def _shown(self, signing: dict[str, Any]) -> dict[str, Any]:
        if STATUSES.index(signing["status"]) < STATUSES.index(self._settings.require):
            message = "Ces signes ne sont pas encore validés. Lisez le texte en français."
            raise RefusalError(409, "not-validated", message)
        return signing

    def _request_key(self, text: str, voice: Voice = USUAL) -> str:
        """What a clip of a phrase depends on, known before the engine is loaded."""
        if not self._version:
            from lsf_avatar.avatar.files import build_key
            from lsf_avatar.pipeline import engine_version

            self._version = engine_version(_PACKAGE) + build_key()
        parts = (
            text,
            voice.body,
            voice.dominant,
            self._bookcase.shelf.lexicon.digest,
            self._version,
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _check_length(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        message = f"Le texte est trop long : {len(text)} caractères. Le maximum est 2 000."
        raise TextError("text-too-long", message)
