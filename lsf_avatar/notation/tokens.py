"""Text to symbols: Unicode, or names with spaces or commas between."""

from __future__ import annotations

import re

from lsf_avatar.errors import NotationError, did_you_mean
from lsf_avatar.notation.symbols import BY_CHAR, BY_NAME
from lsf_avatar.notation.tree import Token

_BETWEEN_NAMES = re.compile(r"[\s,;<>/\u00a0\u200b\ufeff]+")
_BY_LOWER = {name.lower(): name for name in BY_NAME}
MOST_SYMBOLS = 1000
"""More than any sign needs: the longest that people write have some hundred."""


def tokenise(text: str) -> tuple[Token, ...]:
    r"""The symbols of a string.

    Args:
        text: Unicode such as `\ue000\ue020`, or names such as `hamfist hamextfingeru`.

    Raises:
        NotationError: If there is nothing, too much, or a character or name that is no symbol.
    """
    text = text.strip()
    if not text:
        raise NotationError("empty-notation", "La notation est vide.")
    named = re.search("[a-zA-Z]", text) is not None
    pieces = names_in(text) if named else list(text)
    if not pieces:
        raise NotationError("empty-notation", "La notation est vide.")
    if len(pieces) > MOST_SYMBOLS:
        raise NotationError(
            "long-notation",
            f"La notation a {len(pieces)} symboles ; {MOST_SYMBOLS} au plus. "
            "Écrivez un seul signe par ligne.",
            MOST_SYMBOLS + 1,
        )
    return tuple(_token(piece, place, named) for place, piece in enumerate(pieces, 1))


def names_in(text: str) -> list[str]:
    """The names of a text: with spaces or commas between, as tags, or run together."""
    pieces: list[str] = []
    for piece in _BETWEEN_NAMES.split(text):
        if piece and piece not in BY_NAME and piece.lower().count("ham") > 1:
            pieces += [each for each in re.split("(?i)(?=ham)", piece) if each]
        elif piece:
            pieces.append(piece)
    return pieces


def token_named(name: str, position: int) -> Token:
    """The symbol of a known name, which may be another spelling of it."""
    symbol = BY_NAME[name]
    return Token(symbol, position, name if name != symbol.name else "")


def _token(piece: str, position: int, named: bool) -> Token:
    if named and piece in BY_NAME:
        return token_named(piece, position)
    if named and piece.lower() in _BY_LOWER:
        return Token(BY_NAME[_BY_LOWER[piece.lower()]], position, piece)
    if not named and piece in BY_CHAR:
        return Token(BY_CHAR[piece], position)
    if named:
        near = did_you_mean(piece, sorted(BY_NAME)).replace("Did you mean", "Est-ce")
        hint = f" {near}".replace("'?", "' ?") if near.startswith("Est-ce") else ""
        raise NotationError(
            "unknown-symbol",
            f"Symbole {position} : « {piece[:40]} » n’est pas un nom de HamNoSys 4.{hint}",
            position,
            piece[:40],
        )
    raise NotationError(
        "unknown-symbol",
        f"Symbole {position} : le caractère U+{ord(piece):04X} n’est pas un symbole de HamNoSys 4.",
        position,
        f"U+{ord(piece):04X}",
    )
