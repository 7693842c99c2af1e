"""Every exception this package raises, in one place.

LsfError
├── TextError          a text cannot be taken in; carries a code and a French message
├── MissingSignError   a word has no sign, and no fallback was allowed
├── LexiconError       the YAML files cannot be used; carries every problem found
├── UnknownNameError   a name that is not in an inventory; says which names are near
├── AnswerError        an answer to the form cannot be kept; carries a code and a French message
├── RecordError        a record of the form cannot be read, changed or printed
├── NotationError      a string of HamNoSys or a file of SiGML cannot be read; carries its place
├── ExchangeError      a file of another tool cannot be read
├── FilmError          a film that was sent is none, or too long; carries a French message
├── CaptureError       a film cannot be followed, or a recorded sign may not be used here
├── RenderError        a process that draws has failed; says why
└── SetupError         something this machine needs is not there; says what to do
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


class LsfError(Exception):
    """Base of all errors that are this package's own.

    Attributes:
        code: Stable, lower case with hyphens; tests and clients rely on it, people read the text.
    """

    code = "lsf-error"


class CodedError(LsfError):
    """An error whose code depends on the case.

    Args:
        code: Stable code of the case, such as `text-too-long`.
        message: What is wrong, where, and what to do now, in French: a user reads it.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class TextError(CodedError):
    """A text cannot be taken in: empty, too long, or with characters that no text has."""


class AnswerError(CodedError):
    """An answer to the form cannot be kept as it is.

    Args:
        field: The id of the question, such as `acc.date`.
    """

    def __init__(self, code: str, message: str, field: str = "") -> None:
        super().__init__(code, message)
        self.field = field


class RecordError(CodedError):
    """A record of the form cannot be read, changed or printed."""


class FilmError(CodedError):
    """A film that was sent in is no film, or too long."""


class NotationError(CodedError):
    """A string of HamNoSys or a file of SiGML cannot be read.

    Args:
        code: Such as `unknown-symbol`.
        message: What is wrong and what was expected, in French: a linguist reads it.
        position: Which symbol, from 1; in SiGML which line, from 1.
        symbol: The symbol or element that is there; empty at the end.
    """

    def __init__(self, code: str, message: str, position: int = 0, symbol: str = "") -> None:
        super().__init__(code, message)
        self.position = position
        self.symbol = symbol


class ExchangeError(CodedError):
    """A file of another tool (`.pose`, `.eaf`) cannot be read."""


class CaptureError(CodedError):
    """A film cannot be followed, or a recorded sign may not be used here; says what to do."""


class RenderError(CodedError):
    """A process that draws has failed or died; the message ends with its own words."""


class SetupError(CodedError):
    """Something this machine needs is not there; the message says what to do."""


class MissingSignError(LsfError):
    """A word has no sign, and no fallback was allowed.

    Args:
        words: The French words without a sign, in the order of the text.
        text: The text they stand in.
        nearest: Glosses of entries whose French is spelled alike.
    """

    code = "missing-sign"

    def __init__(self, words: Sequence[str], text: str, nearest: Sequence[str] = ()) -> None:
        self.words = tuple(words)
        self.text = text
        self.nearest = tuple(nearest)
        named = ", ".join(f"'{word}'" for word in words)
        near = f" Nearest entries: {', '.join(nearest)}." if nearest else ""
        super().__init__(
            f"no sign for {named} in '{text}'.{near}\n"
            "Add one with 'lsf lexicon new', or allow fingerspelling with '--missing spell'."
        )


class UnknownNameError(LsfError):
    """A name that is not in an inventory.

    Args:
        kind: What the name should be, such as `handshape`.
        name: The name as it was given.
        known: All names of the inventory.
    """

    code = "unknown-name"

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.known = tuple(known)
        super().__init__(f"no {kind} called '{name}'. {did_you_mean(name, self.known)}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file of the lexicon.

    Attributes:
        path: File, relative to the root of the lexicon's folder.
        line: Line in it, from 1.
        code: Stable code; `lsf lexicon explain CODE` prints its remedy.
        message: What is wrong and what to do, one sentence or two.
    """

    path: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: [{self.code}] {self.message}"


class LexiconError(LsfError):
    """The YAML files cannot be used.

    Args:
        problems: Every problem found, by path and line.
    """

    code = "lexicon"

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """One sentence that helps to correct a name: the nearest one, else the first twelve known.

    >>> did_you_mean("flatt", ["flat", "fist"])
    "Did you mean 'flat'?"
    """
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{near[0]}'?"
    shown = sorted(known)
    more = ", …" if len(shown) > 12 else ""
    return f"Known: {', '.join(shown[:12])}{more}."
