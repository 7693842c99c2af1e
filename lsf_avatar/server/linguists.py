"""What the pages of linguists and QA show: entries in words, and phrases against their goldens."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lsf_avatar.errors import LsfError, MissingSignError, UnknownNameError
from lsf_avatar.glossing.document import document
from lsf_avatar.lexicon.entries import Entry, Phrase
from lsf_avatar.lexicon.plain import describe
from lsf_avatar.server.bookcase import Bookcase
from lsf_avatar.server.studio import Studio

_COMPARE_FOR_S = 1.5


class Linguists:
    """Behind `/lexique` and `/qa`.

    Args:
        bookcase: The lexicon as it is now.
        studio: Signs.
        animations: Folder of the goldens.
        clock: Monotonic seconds.
    """

    def __init__(
        self, bookcase: Bookcase, studio: Studio, animations: Path, clock: Callable[[], float]
    ) -> None:
        self._bookcase = bookcase
        self._studio = studio
        self._golden = animations / "golden"
        self._clock = clock
        self._lock = threading.Lock()
        self._compared: dict[tuple[str, str], bool] = {}

    def version(self) -> dict[str, str]:
        """Changes when a file is saved."""
        return {"version": self._bookcase.shelf.lexicon.digest}

    def entries(self) -> dict[str, Any]:
        """All entries in short, and everything that is wrong."""
        shelf = self._bookcase.shelf
        return {
            **self.version(),
            "entries": [_short(entry) for entry in shelf.lexicon.entries.values()],
            "problems": [asdict(problem) for problem in shelf.problems],
        }

    def gloss(self, text: str) -> dict[str, Any]:
        """A text as glosses, by the rules or as its authors wrote it, with the trace.

        Raises:
            TextError: If the text is too long.
        """
        return document(self._studio.engine.gloss(text))

    def entry(self, gloss: str) -> dict[str, Any]:
        """One entry: its fields, its file, its form in words, and its signing.

        Raises:
            UnknownNameError: If there is none.
        """
        entries = self._bookcase.shelf.lexicon.entries
        if gloss not in entries:
            raise UnknownNameError("gloss", gloss, entries)
        entry = entries[gloss]
        return {
            **_short(entry),
            "mouthing": entry.mouthing,
            "variants": list(entry.variants),
            "sources": [asdict(source) for source in entry.sources],
            "reviewed_by": [asdict(review) for review in entry.reviewed_by],
            "examples": [asdict(example) for example in entry.examples],
            "path": entry.path,
            "yaml": (self._bookcase.folder / entry.path).read_text(encoding="utf-8"),
            "postures": list(describe(entry)),
            "signing": self._signing(gloss),
        }

    def phrases(self) -> dict[str, Any]:
        """The questions against their goldens.

        Comparing takes a moment a phrase: a call compares for a second and a half, and says null
        of those that it did not come to; the next call goes on.
        """
        until = self._clock() + _COMPARE_FOR_S
        lexicon = self._bookcase.shelf.lexicon
        questions = [lexicon.phrases[id] for id in lexicon.questions]
        return {"phrases": [self._against_golden(phrase, until) for phrase in questions]}

    def phrase(self, phrase_id: str) -> dict[str, Any]:
        """One phrase: its signing, and where it moves otherwise than its golden.

        Raises:
            UnknownNameError: If there is none.
        """
        from lsf_avatar.qa.replay import compare

        signing = self._studio.phrase(phrase_id)
        difference = compare(self._studio.engine, phrase_id, self._golden)
        if difference is None:
            return {"signing": signing, "golden": None}
        frames = [
            {
                "frame": round(item.seconds * signing["fps"]), "item": item.gloss,
                "radians": round(item.radians, 4), "joint": item.joint,
                "metres": round(item.metres, 4), "face": round(item.face, 4),
                "channel": item.channel,
            }
            for item in difference.items
            if item.differs
        ]  # fmt: skip
        golden = {
            "digest": self._golden_digest(phrase_id), "differs": difference.differs,
            "frames": frames, "duration_s": list(difference.duration_s),
            "glosses": [list(glosses) for glosses in difference.glosses],
        }  # fmt: skip
        return {"signing": signing, "golden": golden}

    def _signing(self, gloss: str) -> dict[str, Any] | None:
        try:
            return self._studio.entry(gloss)
        except MissingSignError:  # no form is known: the page says so
            return None

    def _against_golden(self, phrase: Phrase, until: float) -> dict[str, Any]:
        engine = self._studio.engine
        digest = engine.digest(engine.gloss(phrase.text), "spell")
        golden_digest = self._golden_digest(phrase.id)
        return {
            "id": phrase.id, "text": phrase.text, "digest": digest, "status": phrase.status,
            "golden_digest": golden_digest,
            "changed": self._changed(phrase.id, digest, golden_digest, until),
        }  # fmt: skip

    def _changed(
        self, phrase_id: str, digest: str, golden_digest: str | None, until: float
    ) -> bool | None:
        """Whether it moves otherwise; None for not compared yet, or nothing to compare with."""
        if golden_digest is None or digest == golden_digest:
            return None if golden_digest is None else False
        key = (phrase_id, digest)
        with self._lock:
            if key not in self._compared and self._clock() < until:
                from lsf_avatar.qa.replay import compare

                difference = compare(self._studio.engine, phrase_id, self._golden)
                self._compared[key] = difference is not None and difference.differs
            return self._compared.get(key)

    def _golden_digest(self, phrase_id: str) -> str | None:
        from lsf_avatar.qa.golden import path_of, read_golden

        path = path_of(self._golden, phrase_id)
        try:
            return read_golden(path).digest if path.exists() else None
        except LsfError:
            return None


def _short(entry: Entry) -> dict[str, Any]:
    return {
        "gloss": entry.gloss, "french": list(entry.french), "pos": entry.pos,
        "sense": entry.sense, "form": entry.form, "status": entry.status,
        "confidence": entry.confidence,
    }  # fmt: skip
