"""Which characters the document's font can draw; the others are shown by their code point."""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path

FONTS = Path(str(files(__package__))) / "fonts"
_FONT = "DejaVuSansCondensed.ttf"


def printable(text: str) -> str:
    """The text with `[U+…]` for every character that the font has no glyph for.

    Marks that combine with the letter before are composed first where Unicode has the letter.

    >>> printable("Zoë 车")
    'Zoë [U+8F66]'
    """
    known = covered()
    composed = unicodedata.normalize("NFC", text)
    return "".join(c if ord(c) in known or c == "\n" else f"[U+{ord(c):04X}]" for c in composed)


@cache
def covered() -> frozenset[int]:
    """Code points that the font draws, from its character map (OpenType `cmap`, format 12)."""
    data = (FONTS / _FONT).read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {data[at : at + 4]: at for at in range(12, 12 + 16 * count, 16)}
    start = struct.unpack_from(">I", data, tables[b"cmap"] + 8)[0]
    subtables = struct.unpack_from(">H", data, start + 2)[0]
    points: set[int] = set()
    for number in range(subtables):
        offset = start + struct.unpack_from(">I", data, start + 8 + 8 * number)[0]
        if struct.unpack_from(">H", data, offset)[0] == 12:
            for group in range(struct.unpack_from(">I", data, offset + 12)[0]):
                first, last, _ = struct.unpack_from(">III", data, offset + 16 + 12 * group)
                points.update(range(first, last + 1))
    return frozenset(points)
