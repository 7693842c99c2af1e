"""The tree of a notation. Every symbol is in it once, in order, so it prints back exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lsf_avatar.notation.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Token:
    """A symbol at its place.

    Attributes:
        symbol: Which.
        position: Which symbol of the string it is, from 1.
        spelling: Its name as it was written, where that is another one; comes back so.
    """

    symbol: Symbol
    position: int
    spelling: str = ""

    @property
    def kind(self) -> str:
        """What it is for."""
        return self.symbol.kind

    @property
    def name(self) -> str:
        """Its name without `ham`."""
        return self.symbol.name[3:]


@dataclass(frozen=True, slots=True)
class Group:
    """Symbols that belong together: a handshape with its modifiers, a movement with its size.

    Attributes:
        kind: One of `GROUPS`.
        tokens: One or more.
    """

    kind: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Bracket:
    """What stands between two brackets.

    Attributes:
        kind: `par`, `seq`, `fusion` or `alt`.
        opening: The bracket that opens.
        parts: One, or several with `joints` between them: both hands, or alternatives.
        joints: `hamplus` or `hammetaalt`, one less than parts.
        closing: The bracket that closes.
    """

    kind: str
    opening: Token
    parts: tuple[Nodes, ...]
    joints: tuple[Token, ...]
    closing: Token


Node = Group | Bracket
Nodes = tuple[Node, ...]

GROUPS = (
    "symmetry", "handshape", "fingers", "palm", "location", "contact", "movement", "replace",
    "repeat", "modifier", "between", "mark",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notation:
    """A whole string.

    Attributes:
        parts: Signs of a compound; one, as a rule.
        joints: The `hamplus` between them.
    """

    parts: tuple[Nodes, ...]
    joints: tuple[Token, ...] = ()

    def __str__(self) -> str:
        """In Unicode."""
        return "".join(token.symbol.char for token in self.tokens())

    def names(self) -> str:
        """As `ham…` names with spaces between, spelled as they were."""
        return " ".join(token.spelling or token.symbol.name for token in self.tokens())

    def tokens(self) -> Iterator[Token]:
        """Every symbol, in order."""
        return _joined(self.parts, self.joints)


def tokens_of(nodes: Nodes) -> Iterator[Token]:
    """Every symbol of some nodes, in order."""
    for node in nodes:
        if isinstance(node, Group):
            yield from node.tokens
        else:
            yield node.opening
            yield from _joined(node.parts, node.joints)
            yield node.closing


def _joined(parts: tuple[Nodes, ...], joints: tuple[Token, ...]) -> Iterator[Token]:
    for number, part in enumerate(parts):
        if number:
            yield joints[number - 1]
        yield from tokens_of(part)
