"""A tree of HamNoSys becomes signs of the phonology, with a list of what those cannot carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lsf_avatar.notation.joining import brushing, fused
from lsf_avatar.notation.meeting import bring_together, settle
from lsf_avatar.notation.scene import ROLES, Act, Scene
from lsf_avatar.notation.telling import Teller
from lsf_avatar.notation.tree import Bracket, Group, Node, Nodes, Notation, tokens_of
from lsf_avatar.phonology.nonmanuals import NonManual
from lsf_avatar.phonology.sign import Sign

_MOVING = ("movement", "replace", "repeat")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a notation says, in the phonology.

    Attributes:
        signs: One; several for a compound.
        lost: What was written but is not carried by them, in French; empty if nothing.
        phones: IPA phones that the lips show, where a mouth picture says them.
    """

    signs: tuple[Sign, ...]
    lost: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


def read(
    notation: Notation, gloss: str = "NOTATION", nonmanuals: Sequence[NonManual] = ()
) -> Reading:
    """The signs of a notation.

    Args:
        notation: As parsed.
        gloss: Name for the signs.
        nonmanuals: Of the whole, where they are written beside the symbols.
    """
    signs: list[Sign] = []
    lost: list[str] = []
    before = Scene()
    for part in notation.parts:
        scene = Scene(nonmanuals=list(nonmanuals))
        if not any(token.kind == "shape" for token in tokens_of(part)):
            scene.active = before.active  # a part without a hand goes on with the one before
        _Reader(scene).sign(part)
        signs.append(scene.sign(gloss))
        lost += [one for one in scene.lost if one not in lost]
        before = scene
    return Reading(tuple(signs), tuple(lost))


@dataclass(slots=True)
class _Reader(Teller):
    """Reads one sign into a scene."""

    _fused: list[Act] | None = None
    _again: list[str] = field(default_factory=list)

    def sign(self, nodes: Nodes) -> None:
        """First what the hands are, then what they do."""
        first = next((k for k, node in enumerate(nodes) if _is_action(node)), len(nodes))
        self._configure(nodes[:first])
        self.scene.begin()
        self._run(nodes[first:])

    def _configure(self, nodes: Sequence[Node]) -> None:
        act = Act()
        for node in nodes:
            if isinstance(node, Group) and node.kind == "symmetry":
                self.symmetry(node)
            else:
                self.tell(act, node, "both")
        self.scene.active = act.active.over(self.scene.active)
        self.scene.passive = act.passive.over(self.scene.passive)
        settle(self.scene)

    def _run(self, nodes: Sequence[Node]) -> None:
        """Acts, one after another."""
        act = Act()
        replacing = False
        for node in nodes:
            if isinstance(node, Bracket):
                if _is_action(node):
                    self._flush(act)
                    act, replacing = Act(), False
                    self._bracket(node)
                else:
                    self.tell(act, node, "both")
            elif node.kind == "repeat":
                self._flush(act)
                act, replacing = Act(), False
                self._repeat(node)
            elif node.kind in ("movement", "replace"):
                if act.movements or (act.changes and not replacing) or node.kind == "replace":
                    self._flush(act)
                    act = Act()
                replacing = node.kind == "replace"
                self.tell(act, node, "both")
            else:
                self.tell(act, node, "both")
        self._flush(act)

    def _flush(self, act: Act) -> None:
        if self._fused is not None:
            self._fused.append(act)
            return
        for one in brushing(act) if act.brushing else [act]:
            bring_together(self.scene, one)
            self.scene.do(one)

    def _bracket(self, bracket: Bracket) -> None:
        """Acts between brackets."""
        if bracket.kind == "alt":
            self.scene.lose("variantes entre accolades : la première est montrée")
            self._run(bracket.parts[0])
        elif bracket.kind == "fusion" and self._fused is None:
            acts: list[Act] = []
            self._fused = acts
            for part in bracket.parts:
                self._run(part)
            self._fused = None
            for act in fused([act for act in acts if act.movements or act.changes]):
                self._flush(act)
        elif bracket.kind in ("seq", "fusion"):
            for part in bracket.parts:
                self._run(part)
        else:
            self._at_once(bracket)

    def _at_once(self, bracket: Bracket) -> None:
        """What is done at once, and again if a repetition stands there that is of no movement."""
        acts = [Act()]
        self._again.clear()
        self._parallel(bracket, "both", acts)
        repeats = tuple(self._again)
        if repeats:
            self.scene.mark()
        for act in acts:
            self._flush(act)
        for kind in repeats:
            self.scene.again(kind)

    def _parallel(self, bracket: Bracket, role: str, acts: list[Act]) -> None:
        """What is done at once; two parts are both hands."""
        split = len(bracket.parts) > 1 and role == "both"
        if len(bracket.parts) > 2:
            self.scene.lose("plus de deux mains entre parenthèses")
        if split:
            self.scene.two_handed = True
        for number, part in enumerate(bracket.parts[:2]):
            own = ROLES[number] if split else role
            later = 0
            for node in part:
                if isinstance(node, Bracket) and _is_action(node) and node.kind == "par":
                    self._parallel(node, own, acts)
                elif isinstance(node, Bracket) and _is_action(node):
                    self._in_turn(node, own, acts)
                elif isinstance(node, Group) and node.kind == "repeat":
                    self._times(acts, node, own)
                else:
                    later = self._place_in(acts, node, own, later)

    def _place_in(self, acts: list[Act], node: Node, role: str, at: int) -> int:
        """Puts a node in the first act; a second way of the same hand comes after the first."""
        if isinstance(node, Group) and node.kind == "movement":
            heads = {"move", "cross_move"}
            ways = [m for m in acts[at].movements if m.hands in (role, "both")]
            if node.tokens[0].kind in heads and any(
                m.kind in ("straight", "arc", "zigzag", "wavy") for m in ways
            ):
                at += 1
                if at == len(acts):
                    acts.append(Act())
        self.tell(acts[at], node, role)
        return at

    def _in_turn(self, bracket: Bracket, role: str, acts: list[Act]) -> None:
        """A sequence beside other things: its first member is done with them, others after."""
        at = 0
        for node in bracket.parts[0]:
            if isinstance(node, Bracket) and _is_action(node):
                self._parallel(node, role, acts)
            elif isinstance(node, Group) and node.kind == "repeat":
                self._times(acts, node, role)
            else:
                at = self._place_in(acts, node, role, at)

    def _times(self, acts: list[Act], group: Group, role: str) -> None:
        """A repetition between brackets: of the movements that stand there."""
        more = 3 if any("several" in token.name for token in group.tokens) else 2
        if not any(act.movements for act in acts):
            self._again.append(group.tokens[0].name.removeprefix("repeat"))
        for act in acts:
            act.movements = [
                replace(m, times=min(12, m.times * more), returns=False)
                if m.hands in (role, "both")
                else m
                for m in act.movements
            ]

    def _repeat(self, group: Group) -> None:
        for token in group.tokens:
            if token.kind == "repeat":
                grown = next((t.name for t in group.tokens if t.kind == "growth"), "even")
                self.scene.again(token.name[len("repeat") :], grown)
            elif token.kind == "alternating":
                self.scene.alternating = True
            elif token.kind != "growth":
                self.scene.lose(f"{token.symbol.name} de la répétition")


def _is_action(node: Node) -> bool:
    """Whether something is done in it."""
    if isinstance(node, Group):
        return node.kind in _MOVING
    return any(_is_action(inner) for part in node.parts for inner in part)
