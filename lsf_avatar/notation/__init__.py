"""HamNoSys 4 and SiGML, both ways, without loss.

A string of symbols becomes a tree that keeps every symbol and prints back exactly (`parse`); the
tree becomes signs of the phonology, with a list of what those cannot carry (`read`).
"""

from lsf_avatar.notation.grammar import parse
from lsf_avatar.notation.reading import Reading, read
from lsf_avatar.notation.tree import Notation

__all__ = ["Notation", "Reading", "parse", "read"]
