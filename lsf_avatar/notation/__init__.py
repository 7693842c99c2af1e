"""HamNoSys 4 and SiGML, both ways, without loss.

A string of symbols becomes a tree that keeps every symbol and prints back exactly (`parse`); the
tree becomes signs of the phonology, with a list of what those cannot carry (`read`). Files of
SiGML come in by `signs_of` and `read_sign`. `write_sign` writes any sign of the phonology in
symbols, `write_sigml` rows of symbols as a file, `write_gestural` gestures.
"""

from lsf_avatar.notation.grammar import parse
from lsf_avatar.notation.reading import Reading, read
from lsf_avatar.notation.sigml import (
    Written,
    notation_of,
    read_sign,
    signs_of,
    write_gestural,
    write_sigml,
)
from lsf_avatar.notation.tokens import names_in
from lsf_avatar.notation.tree import Notation
from lsf_avatar.notation.writing import WrittenSign, write_sign

__all__ = [
    "Notation",
    "Reading",
    "Written",
    "WrittenSign",
    "names_in",
    "notation_of",
    "parse",
    "read",
    "read_sign",
    "signs_of",
    "write_gestural",
    "write_sigml",
    "write_sign",
]
