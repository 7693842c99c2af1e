"""French to LSF: normalise, parse, apply the rules of order, and find the signs.

The promise of this room: every letter and digit of a text is signed, spelled, shown as missing, or
dropped by a rule that has a name. spaCy lives here only.
"""

from lsf_avatar.glossing.gloss import gloss
from lsf_avatar.glossing.parse import Parser

__all__ = ["Parser", "gloss"]
