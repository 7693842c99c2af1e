"""The lexicon and the form as they are now; read again when a linguist saves a file."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lsf_avatar.constat.form import Form, form
from lsf_avatar.errors import LsfError, Problem
from lsf_avatar.lexicon.entries import Lexicon
from lsf_avatar.lexicon.load import Inspection, inspect_lexicon
from lsf_avatar.server.compression import Packed, pack

LOOK_EVERY_S = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """One state of the lexicon.

    Attributes:
        lexicon: Its sound part.
        problems: What is wrong with the rest.
        form: The questions; of an earlier state if a phrase is missing now.
        form_json: The same as the page gets them.
    """

    lexicon: Lexicon
    problems: tuple[Problem, ...]
    form: Form
    form_json: Packed


class Bookcase:
    """The shelf of a folder.

    Args:
        folder: Of the YAML files.
        watch: Whether to look for saved files: only where linguists work.
        clock: Monotonic seconds.

    Raises:
        SetupError: If the folder does not hold all questions.
    """

    def __init__(self, folder: Path, *, watch: bool, clock: Callable[[], float]) -> None:
        self.folder = folder
        self._watch = watch
        self._clock = clock
        self._lock = threading.Lock()
        self._seen = self._marks()
        self._looked = clock()
        found = inspect_lexicon(folder)
        self._shelf = _shelf(found, form(found.lexicon.phrases))

    @property
    def shelf(self) -> Shelf:
        """The newest state that can be used."""
        with self._lock:
            if self._watch and self._clock() - self._looked >= LOOK_EVERY_S:
                self._look()
            return self._shelf

    def _look(self) -> None:
        marks = self._marks()
        if marks != self._seen:
            found = inspect_lexicon(self.folder)
            try:
                questions = form(found.lexicon.phrases)
            except LsfError:  # a phrase is half written: the page keeps the form it had
                questions = self._shelf.form
            self._shelf = _shelf(found, questions)
            self._seen = marks
        self._looked = self._clock()

    def _marks(self) -> tuple[tuple[str, int, int], ...]:
        """Name, time and size of every file: saving one changes it."""
        if not self._watch:
            return ()
        files = sorted(self.folder.rglob("*.y*ml"))
        return tuple((str(f), (s := f.stat()).st_mtime_ns, s.st_size) for f in files)


def _shelf(found: Inspection, questions: Form) -> Shelf:
    document = json.dumps(questions.as_json(), ensure_ascii=False, separators=(",", ":"))
    return Shelf(found.lexicon, found.problems, questions, pack(document.encode()))
