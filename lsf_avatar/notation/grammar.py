"""The grammar of HamNoSys 4: symbols to a tree, with errors that say where and what was expected.

    notation  = sign (plus sign)*
    sign      = symmetry? config action*
    config    = handshape fingers palm location contact, in this order as a rule
    action    = movement | replace config | repeat | location that is reached
    bracket   = [ … plus … ]  { … | … }  ( … )  fusion
    group     = a head and its modifiers: base thumb bend digits; move size arc manner

After Hanke 2004 (LREC) and the element names of SiGML. People write other orders too (a side
before its site, a size before a base, the orientation before the hand, a
direction twice for what lies between); these are kept and understood.
What cannot be is refused: a modifier of nothing, a movement before any handshape,
an orientation or a place without one, brackets that do not match.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lsf_avatar.errors import NotationError
from lsf_avatar.notation.symbols import FRENCH_KINDS
from lsf_avatar.notation.tokens import tokenise
from lsf_avatar.notation.tree import Bracket, Group, Node, Nodes, Notation, Token

DEEPEST = 12
"""Brackets within brackets; people nest four deep."""

_PAIRS = {"parbegin": "par", "seqbegin": "seq", "fusionbegin": "fusion", "altbegin": "alt"}
_ENDS = {"parend": "par", "seqend": "seq", "fusionend": "fusion", "altend": "alt"}

_HEADS: Mapping[str, str] = {
    "symmetry": "symmetry", "shape": "handshape", "fingers": "fingers", "palm": "palm",
    "site": "location", "side": "location", "digit": "location", "part": "location",
    "behind": "location", "contact": "contact", "move": "movement", "circle": "movement",
    "local": "movement", "cross_move": "movement", "still": "movement", "mime": "movement",
    "replace": "replace", "repeat": "repeat", "mark": "mark", "between": "between",
}  # fmt: skip
"""Kind of symbol → kind of the group that it begins."""

_SHAPING = frozenset(("thumb", "bend", "size", "digit", "part", "reference", "behind"))
_MOVING = frozenset(("size", "arc", "wave", "ellipse", "clock", "manner", "growth", "reference"))
_JOINS: Mapping[str, frozenset[str]] = {
    "symmetry": frozenset(("symmetry", "alternating", "bend", "size")),
    "handshape": _SHAPING | {"side"},
    "fingers": frozenset(("fingers", "relative", "wrist", "reference")),
    "palm": frozenset(("relative", "reference")),
    "location": frozenset(("site", "side", "digit", "part", "behind", "reference", "wrist")),
    "contact": frozenset(("reference",)),
    "movement": _MOVING | {"alternating", "relative", "bend"},
    "replace": _MOVING,
    "repeat": _MOVING | {"alternating", "repeat"},
    "modifier": _MOVING | {"alternating"},
    "between": frozenset(),
    "mark": frozenset(),
}
"""Kind of group → kinds of symbols that it takes in."""

_LINKED = {"handshape": "shape", "fingers": "fingers", "palm": "palm", "movement": "move"}
"""Groups that go on over `hambetween` where the same kind of symbol follows."""
_TURNS = frozenset(("fingers", "palm", "location", "contact"))
_CONFIG = frozenset(("fingers", "palm", "location", "contact", "movement", "replace", "repeat"))


def parse(text: str) -> Notation:
    """The tree of a string in Unicode or in names.

    Raises:
        NotationError: Where it cannot be read; says which symbol and what was expected.
    """
    return parse_tokens(tokenise(text))


def parse_tokens(tokens: tuple[Token, ...]) -> Notation:
    """The tree of some symbols, in time proportional to their number.

    Raises:
        NotationError: Where it cannot be read.
    """
    reader = _Reader(tokens)
    parts, joints = reader.parts(None)
    if not reader.shaped:
        raise _expected("no-handshape", "shape", None)
    return Notation(parts, joints)


@dataclass(slots=True)
class _Reader:
    """Where the reading stands.

    Attributes:
        tokens: All.
        at: The next one.
        depth: Open brackets.
        shaped: Whether a handshape has been read.
        moved: Whether a movement or a replacement has been read.
    """

    tokens: tuple[Token, ...]
    at: int = 0
    depth: int = 0
    shaped: bool = False
    moved: bool = False

    def parts(self, opening: Token | None) -> tuple[tuple[Nodes, ...], tuple[Token, ...]]:
        """Parts up to the bracket that closes, or to the end."""
        parts: list[Nodes] = []
        joints: list[Token] = []
        while True:
            nodes = self._nodes()
            token = self._peek()
            joint = token is not None and token.kind == "plus"
            if not nodes and (joint or joints or opening is not None or token is None):
                raise _expected("missing-part", "config", token)
            parts.append(nodes)
            if token is None or not joint:
                return tuple(parts), tuple(joints)
            if token.name == "metaalt" and (opening is None or opening.name != "altbegin"):
                raise NotationError(
                    "stray-joint",
                    f"{_at(token)} : « | » sépare des variantes entre accolades, « {{ … | … }} ».",
                    token.position,
                    token.symbol.name,
                )
            joints.append(token)
            self.at += 1

    def _nodes(self) -> Nodes:
        nodes: list[Node] = []
        while (token := self._peek()) is not None and token.kind != "plus":
            if token.kind == "bracket":
                if token.name in _ENDS:
                    if not self.depth:
                        raise _unopened(token)
                    break
                nodes.append(self._bracket(token))
            elif token.kind == "between":
                self._link(nodes, token)
            else:
                nodes.extend(self._groups(token))
        return tuple(nodes)

    def _bracket(self, opening: Token) -> Bracket:
        if self.depth >= DEEPEST:
            raise NotationError(
                "deep-notation",
                f"{_at(opening)} : plus de {DEEPEST} parenthèses les unes dans les autres.",
                opening.position,
                opening.symbol.name,
            )
        self.at += 1
        self.depth += 1
        parts, joints = self.parts(opening)
        closing = self._peek()
        kind = _PAIRS[opening.name]
        if closing is None or _ENDS[closing.name] != kind:
            raise _unclosed(opening, closing)
        self.at += 1
        self.depth -= 1
        return Bracket(kind, opening, parts, joints, closing)

    def _link(self, nodes: list[Node], token: Token) -> None:
        """`hambetween` that no group took in: it joins what stands on both sides."""
        following = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        ends = following is None or following.kind == "plus" or following.name in _ENDS
        if not nodes or ends:
            raise _expected("stray-between", "config", following if nodes else token)
        nodes.append(Group("between", (token,)))
        self.at += 1

    def _groups(self, head: Token) -> tuple[Group, ...]:
        kind = self._kind_of(head)
        tokens = [head]
        self.at += 1
        while (token := self._peek()) is not None:
            if token.kind in _JOINS[kind]:
                tokens.append(token)
                self.at += 1
            elif token.kind == "between" and self._goes_on(kind):
                tokens += self.tokens[self.at : self.at + 2]
                self.at += 2
            else:
                break
        self.shaped |= kind == "handshape"
        self.moved |= kind in ("movement", "replace")
        touched = token is not None and token.kind == "contact"
        return (
            _without_place(tokens)
            if kind == "handshape" and touched
            else (Group(kind, tuple(tokens)),)
        )

    def _kind_of(self, head: Token) -> str:
        """The kind of group that a symbol begins."""
        kind = _HEADS.get(head.kind)
        if kind is None:
            kind = self._headless(head)
        early = kind in _CONFIG and not self.shaped and head.kind not in ("still", "mime")
        if early and not (kind in _TURNS and self._shaped_later()):
            raise _expected("no-handshape", "shape", head)
        return kind

    def _shaped_later(self) -> bool:
        """Whether a handshape follows before anything moves: some write the orientation first."""
        for token in self.tokens[self.at :]:
            if token.kind == "shape":
                return True
            if _HEADS.get(token.kind) in ("movement", "replace", "repeat"):
                return False
        return False

    def _headless(self, head: Token) -> str:
        """A modifier without a head of its own: it changes what came before, if anything did."""
        if head.kind in ("thumb", "bend"):
            if not self.shaped:
                raise _expected("stray-modifier", "shape", head)
            return "handshape"
        if head.kind in ("relative", "wrist"):
            if not self.shaped:
                raise _expected("stray-modifier", "orientation", head)
            return "fingers"
        if head.kind in _MOVING or head.kind == "alternating":
            free = head.kind in ("size", "reference", "manner") and self.shaped
            if not (self.moved or free or head.kind == "alternating"):
                raise _expected("stray-modifier", "action", head)
            return "modifier"
        raise _expected("stray-modifier", "config", head)

    def _goes_on(self, kind: str) -> bool:
        following = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        if following is None:
            return False
        return following.kind == _LINKED.get(kind) or (
            kind == "location" and following.kind in ("site", "side", "digit", "part")
        )

    def _peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None


def _without_place(tokens: list[Token]) -> tuple[Group, ...]:
    """A handshape that a contact follows: fingers named last are where it touches."""
    end = len(tokens)
    while end > 1 and tokens[end - 1].kind in ("digit", "part", "side"):
        end -= 1
    shape = Group("handshape", tuple(tokens[:end]))
    return (shape, Group("location", tuple(tokens[end:]))) if end < len(tokens) else (shape,)


def _at(token: Token) -> str:
    return f"Symbole {token.position} ({token.symbol.name})"


def _expected(code: str, what: str, token: Token | None) -> NotationError:
    where = "À la fin" if token is None else _at(token)
    return NotationError(
        code,
        f"{where} : attendu ici {FRENCH_KINDS[what]}.",
        0 if token is None else token.position,
        "" if token is None else token.symbol.name,
    )


def _unopened(token: Token) -> NotationError:
    opens = next(name for name, kind in _PAIRS.items() if kind == _ENDS[token.name])
    return NotationError(
        "unmatched-bracket",
        f"{_at(token)} ferme une parenthèse qui n’est pas ouverte ; attendu ham{opens} avant.",
        token.position,
        token.symbol.name,
    )


def _unclosed(opening: Token, closing: Token | None) -> NotationError:
    closes = next(name for name, kind in _ENDS.items() if kind == _PAIRS[opening.name])
    where = "à la fin" if closing is None else f"au symbole {closing.position}"
    return NotationError(
        "unmatched-bracket",
        f"{_at(opening)} n’est pas fermé : attendu ham{closes} {where}.",
        opening.position if closing is None else closing.position,
        opening.symbol.name if closing is None else closing.symbol.name,
    )
