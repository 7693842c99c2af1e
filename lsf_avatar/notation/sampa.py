"""Mouth pictures of SiGML, which are words in SAMPA, and the phones of a mouthing.

The symbols are those of SAMPA for French (J. Wells, UCL); a few of German and English, in which
published signs are mouthed, stand for the French phone that looks most alike on the lips
(developers, confidence low).
"""

from __future__ import annotations

from collections.abc import Iterable

_FRENCH = {
    "a": "a", "A": "ɑ", "E": "ɛ", "e": "e", "i": "i", "j": "j", "o": "o", "O": "ɔ", "u": "u",
    "w": "w", "y": "y", "H": "ɥ", "2": "ø", "9": "œ", "@": "ə",
    "a~": "ɑ̃", "A~": "ɑ̃", "o~": "ɔ̃", "O~": "ɔ̃", "e~": "ɛ̃", "E~": "ɛ̃", "9~": "œ̃",
    "m": "m", "b": "b", "p": "p", "f": "f", "v": "v", "t": "t", "d": "d", "n": "n", "l": "l",
    "s": "s", "z": "z", "S": "ʃ", "Z": "ʒ", "k": "k", "g": "ɡ", "R": "ʁ", "J": "ɲ", "N": "ŋ",
}  # fmt: skip
_LIKE = {
    "I": "i", "U": "u", "Y": "y", "6": "a", "{": "a", "V": "a", "Q": "ɔ", "3": "œ", "r": "ʁ",
    "x": "k", "C": "ʃ", "T": "t", "D": "d", "h": "", "?": "",
}  # fmt: skip
_SILENT = ':"%.- '
_WRITTEN = {phone: symbol for symbol, phone in reversed(_FRENCH.items())} | {"g": "g"}


def phones_of(picture: str) -> tuple[tuple[str, ...], str]:
    """IPA phones of a picture, and the symbols that are none."""
    phones: list[str] = []
    unknown = ""
    at = 0
    while at < len(picture):
        symbol = picture[at : at + 2] if picture[at : at + 2] in _FRENCH else picture[at]
        at += len(symbol)
        phone = _FRENCH.get(symbol, _LIKE.get(symbol))
        if phone:
            phones.append(phone)
        elif phone is None and symbol not in _SILENT:
            unknown += symbol
    return tuple(phones), unknown


def picture_of(phones: Iterable[str]) -> str:
    """The picture of IPA phones.

    Raises:
        KeyError: If one is no phone of `phonology.visemes.VISEME_OF_PHONE`.
    """
    return "".join(_WRITTEN[phone] for phone in phones)
