"""What the lips show: French phones to visemes.

Signers mouth parts of French words (Balvet & Sallandre 2014, halshs-01079270). The classes are
the usual ones of French lip-reading by place and rounding; confidence medium: general phonetics,
not checked with Deaf lip-readers.
"""

from __future__ import annotations

VISEMES = (
    "silence", "a", "e", "é", "i", "o", "ou", "u", "eu", "an", "on", "in",
    "m/b/p", "f/v", "t/d/n/l", "s/z", "ch/j", "k/g/r",
)  # fmt: skip

VISEME_OF_PHONE: dict[str, str] = {
    "a": "a", "ɑ": "a", "ɛ": "e", "e": "é", "i": "i", "j": "i", "o": "o", "ɔ": "o",
    "u": "ou", "w": "ou", "y": "u", "ɥ": "u", "ø": "eu", "œ": "eu", "ə": "eu",
    "ɑ̃": "an", "ɔ̃": "on", "ɛ̃": "in", "œ̃": "in",
    "m": "m/b/p", "b": "m/b/p", "p": "m/b/p", "f": "f/v", "v": "f/v",
    "t": "t/d/n/l", "d": "t/d/n/l", "n": "t/d/n/l", "l": "t/d/n/l",
    "s": "s/z", "z": "s/z", "ʃ": "ch/j", "ʒ": "ch/j",
    "k": "k/g/r", "ɡ": "k/g/r", "g": "k/g/r", "ʁ": "k/g/r", "ɲ": "t/d/n/l", "ŋ": "k/g/r",
}  # fmt: skip
"""IPA phone → viseme; phones are single strings, nasal vowels with their combining tilde."""
