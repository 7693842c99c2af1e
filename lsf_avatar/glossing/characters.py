"""What a text may be made of, and the same text in one typography with every offset kept.

People type curly quotes, thin spaces, five kinds of dash, letters in two pieces. The stages after
this one see one kind of each; the offsets they hand on are those of the text as it was typed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from lsf_avatar.errors import TextError

MAX_CHARACTERS = 5_000

_ONE_TYPOGRAPHY = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'",
        "“": '"', "”": '"', "«": '"', "»": '"', "„": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": " ",
        **{chr(code): " " for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160))},
    }
)  # fmt: skip

_LETTERS_IN_PIECES = {
    "Œ": "OE", "Æ": "AE", "ß": "SS", "ẞ": "SS", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "TH",
    "ı": "I", "Ħ": "H", "Ŋ": "N", "Ŧ": "T",
}  # fmt: skip
"""Latin letters that no accent explains: œ is spelled o, e (vive-la-langue-des-signes.com for the
optional accents; the pairs are the usual transliterations of passports, ICAO 9303)."""

SPELLED_MARKS = {
    "-": ("TIRET",), "'": ("APOSTROPHE",), "@": ("AROBASE",), ".": ("POINT",), " ": ("ESPACE",),
    "/": ("SLASH",), "⁄": ("SLASH",), "_": ("UNDERSCORE",), "+": ("PLUS",),
    ":": ("POINT", "POINT"), "=": ("TIRET", "TIRET"),
}  # fmt: skip
"""Marks that have signs of the alphabet, by the end of their glosses. That « : » is two points
and « = » two strokes is the developers' proposal, to be checked by Deaf signers."""


def check_text(text: str) -> None:
    """Refuses only what no one can sign in one go; any other text becomes an utterance.

    Raises:
        TextError: `text-too-long`.
    """
    if len(text) > MAX_CHARACTERS:
        raise TextError(
            "text-too-long",
            f"Le texte a {len(text)} caractères ; {MAX_CHARACTERS} au plus sont permis. "
            "Coupez-le en plusieurs textes.",
        )


def is_control(character: str) -> bool:
    """Whether a character is a command or half of a broken one: no sign, no letter, no mark."""
    return unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\r\t"


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one typography.

    Attributes:
        original: As it was typed.
        text: In one typography, letters with their accents in one piece.
        starts: For each character of `text`, where its original starts; ends with `len(original)`.
        ends: For each character of `text`, where its original ends.
    """

    original: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the original of a span of `text`."""
        return self.starts[start], self.ends[end - 1] if end > start else self.starts[start]


def folded(original: str) -> Folded:
    """The text in one typography, with its offsets; characters of command part like a space."""
    if original.isascii():
        text = original.translate(_ONE_TYPOGRAPHY)
        places = tuple(range(len(original) + 1))
        return Folded(original, text, places, places[1:])
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(original):
        end = at + 1
        while end < len(original) and unicodedata.category(original[end]) == "Mn":
            end += 1
        piece = original[at:end].translate(_ONE_TYPOGRAPHY)
        if not piece.isascii() and piece != "…":
            piece = unicodedata.normalize("NFKC", piece).translate(_ONE_TYPOGRAPHY)
        for character in piece:
            kind = unicodedata.category(character)
            if kind == "Cf":
                continue
            pieces.append(" " if kind == "Cs" else character)
            starts.append(at)
            ends.append(end)
        at = end
    return Folded(original, "".join(pieces), (*starts, len(original)), tuple(ends))


def letters_of(word: str) -> tuple[str, ...] | None:
    """The letters, digits and marks that spell a word; None if one has no sign of the alphabet.

    Accents are optional in LSF spelling (vive-la-langue-des-signes.com): `é` is spelled E.

    >>> letters_of("Œuvrard")
    ('O', 'E', 'U', 'V', 'R', 'A', 'R', 'D')
    """
    letters: list[str] = []
    for character in word:
        if character in SPELLED_MARKS:
            letters.append(character)
            continue
        if character.isdigit():
            letters.append(str(unicodedata.digit(character)))
            continue
        for upper in character.upper():
            pieces = _LETTERS_IN_PIECES.get(upper) or _without_marks(upper)
            if not (pieces.isascii() and pieces.isalpha()):
                return None
            letters.extend(pieces.upper())
    return tuple(letters)


def without_accents(word: str) -> str:
    """The word in ASCII where accents and joined letters are all that stood in the way."""
    upper = "".join(_LETTERS_IN_PIECES.get(c, c) for c in word.upper())
    return _without_marks(upper)


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
