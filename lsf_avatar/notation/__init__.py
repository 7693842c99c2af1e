"""HamNoSys 4 and SiGML, both ways, without loss.

A string of symbols becomes a tree that keeps every symbol and prints back exactly; the tree
becomes signs of the phonology, with a list of what those could not carry; signs become symbols
again. Public: `parse`, `read`, `write_sign` and, for SiGML, `read_sigml` and `write_sigml`.
"""

from lsf_avatar.notation.grammar import parse
from lsf_avatar.notation.tree import Notation

__all__ = ["Notation", "parse"]
