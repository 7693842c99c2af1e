"""A tree of HamNoSys becomes signs of the phonology, with a list of what those cannot carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lsf_avatar.notation.meeting import MEETING_M, bring_together, settle
from lsf_avatar.notation.moves import manner_of, moves_of
from lsf_avatar.notation.places import Location, location_of
from lsf_avatar.notation.scene import ROLES, Act, Hand, Scene
from lsf_avatar.notation.shapes import forms_of
from lsf_avatar.notation.tree import Bracket, Group, Node, Nodes, Notation, Token, tokens_of
from lsf_avatar.notation.vectors import written
from lsf_avatar.phonology.movements import Movement
from lsf_avatar.phonology.nonmanuals import NonManual
from lsf_avatar.phonology.sign import Sign

_MOVING = ("movement", "replace", "repeat")
_HANDS_M = 0.02
"""Between the middles of hands that touch, no one says where."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a notation says, in the phonology.

    Attributes:
        signs: One; several for a compound.
        lost: What was written but is not carried by them, in French; empty if nothing.
    """

    signs: tuple[Sign, ...]
    lost: tuple[str, ...] = ()


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
class _Reader:
    """Reads one sign into a scene."""

    scene: Scene

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
                self._symmetry(node)
            else:
                self._tell(act, node, "both")
        self.scene.active = act.active.over(self.scene.active)
        self.scene.passive = act.passive.over(self.scene.passive)
        settle(self.scene)

    def _symmetry(self, group: Group) -> None:
        for token in group.tokens:
            if token.name in ("symmlr", "symmpar"):
                self.scene.symmetry = "mirror" if token.name == "symmlr" else "parallel"
                self.scene.two_handed = True
            elif token.kind == "alternating":
                self.scene.alternating = True
            else:
                self.scene.lose(f"{token.symbol.name} de la symétrie")

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
                    self._tell(act, node, "both")
            elif node.kind == "repeat":
                self._flush(act)
                act, replacing = Act(), False
                self._repeat(node)
            elif node.kind in ("movement", "replace"):
                if act.movements or (act.changes and not replacing) or node.kind == "replace":
                    self._flush(act)
                    act = Act()
                replacing = node.kind == "replace"
                self._tell(act, node, "both")
            else:
                self._tell(act, node, "both")
        self._flush(act)

    def _flush(self, act: Act) -> None:
        bring_together(self.scene, act)
        self.scene.do(act)

    def _bracket(self, bracket: Bracket) -> None:
        """Acts between brackets."""
        if bracket.kind == "alt":
            self.scene.lose("variantes entre accolades : la première est montrée")
            self._run(bracket.parts[0])
        elif bracket.kind in ("seq", "fusion"):
            if bracket.kind == "fusion":
                self.scene.lose("hamfusion : l’un après l’autre")
            for part in bracket.parts:
                self._run(part)
        else:
            acts = [Act()]
            self._parallel(bracket, "both", acts)
            for act in acts:
                self._flush(act)

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
        self._tell(acts[at], node, role)
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
            self.scene.lose(f"{group.tokens[0].symbol.name} entre parenthèses")
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

    def _tell(self, act: Act, node: Node, role: str) -> None:
        """What one node says of an act."""
        if isinstance(node, Bracket):
            self._tell_bracket(act, node, role)
        elif node.kind == "movement":
            self._move(act, node, role)
        elif node.kind == "modifier":
            self._modify(act, node)
        elif node.kind == "symmetry":
            self._symmetry(node)
        elif node.kind in ("mark", "between"):
            self.scene.lose(*(token.symbol.name for token in node.tokens))
        elif node.kind == "replace":
            for token in node.tokens[1:]:
                self._unless_manner(act, token)
        elif node.kind != "repeat":
            for who in ("passive",) if role == "passive" else ("active",):
                setattr(act, who, self._shaped(getattr(act, who), node, who))

    def _shaped(self, hand: Hand, group: Group, role: str) -> Hand:
        """A hand with what a group of configuration says of it."""
        tokens = group.tokens
        if group.kind == "handshape":
            known = hand.forms or getattr(self.scene, role).forms or self.scene.active.forms or ()
            forms, lost = forms_of(tokens, known[0] if known else None)
            self.scene.lose(*lost)
            return replace(hand, forms=forms)
        if group.kind in ("fingers", "palm"):
            kind = "extfinger" if group.kind == "fingers" else "palm"
            self.scene.lose(
                *(
                    token.symbol.name
                    for token in tokens
                    if token.kind not in (group.kind, "between")
                )
            )
            if not any(token.kind == group.kind for token in tokens):
                return hand
            where = written(tokens, kind)
            return replace(hand, fingers=where) if kind != "palm" else replace(hand, palm=where)
        if group.kind == "contact":
            return self._contacting(hand, tokens, role)
        location, lost = location_of(tokens)
        self.scene.lose(*lost)
        pending = hand.location
        if pending is not None and location.site and pending.part and not pending.site:
            # both hands meet, and where they meet follows
            return replace(hand, location=replace(location, contact=pending.contact))
        if pending is not None and not pending.site and not pending.part and not location.contact:
            location = replace(location, contact=pending.contact)
        return replace(hand, location=location)

    def _contacting(self, hand: Hand, tokens: Sequence[Token], role: str) -> Hand:
        """A contact belongs to the place before it; without one, both hands meet."""
        name = tokens[0].name
        if name in ("interlock", "cross", "brushing"):
            self.scene.lose(f"{tokens[0].symbol.name}, montré comme un contact")
        location = hand.location
        if location is not None and not location.contact:
            return replace(hand, location=replace(location, contact=name))
        if location is None and role == "active" and self.scene.two_handed:
            named = self.scene.met is not None  # which parts meet has just been told
            self.scene.met = MEETING_M[name] if named else max(MEETING_M[name], _HANDS_M)
            return hand
        if location is None:
            here = getattr(self.scene, role).location or Location()
            return replace(hand, location=replace(here, contact=name))
        return hand

    def _tell_bracket(self, act: Act, bracket: Bracket, role: str) -> None:
        """Brackets without an action: both hands' configurations, or the part that touches."""
        if bracket.kind == "alt":
            self.scene.lose("variantes entre accolades : la première est montrée")
            parts = bracket.parts[:1]
        else:
            parts = bracket.parts
        if len(parts) == 1 and bracket.kind == "seq":
            self._touching_part(act, bracket.parts[0], role)
            return
        if len(parts) == 1:
            for node in parts[0]:
                self._tell(act, node, role)
            return
        self.scene.two_handed = True
        if len(parts) > 2:
            self.scene.lose("plus de deux mains entre parenthèses")
        for who, nodes in zip(ROLES, parts, strict=False):
            for node in nodes:
                self._tell(act, node, who)
        self._meeting(act)

    def _meeting(self, act: Act) -> None:
        """Both hands told by a part of each: those parts meet; the contact comes after."""
        first, second = act.active.location, act.passive.location
        if first is None or second is None or not (first.part and second.part):
            return
        if first.site or second.site:
            return
        where = self.scene.active.location
        self.scene.met = 0.0
        act.active = replace(act.active, location=where, part=first.part)
        act.passive = replace(act.passive, location=where, part=second.part)

    def _touching_part(self, act: Act, nodes: Nodes, role: str) -> None:
        """A contact and the part of the hand that makes it, as in `(hamtouch hamindexfinger …)`."""
        who = "passive" if role == "passive" else "active"
        hand: Hand = getattr(act, who)
        contact = ""
        for token in tokens_of(nodes):
            if token.kind == "contact":
                contact = token.name
        places = [node for node in nodes if isinstance(node, Group) and node.kind == "location"]
        for node in nodes:
            if isinstance(node, Bracket) or node.kind in ("location", "contact"):
                continue
            self._tell(act, node, role)
            hand = getattr(act, who)
        part = hand.part
        for group in places:
            location, lost = location_of(group.tokens)
            self.scene.lose(*lost)
            part = location.part or part
            if location.site:
                hand = replace(hand, location=location)
        location = hand.location or getattr(self.scene, who).location
        if contact and location is not None:
            location = replace(location, contact=contact)
        setattr(act, who, replace(hand, part=part, location=location))

    def _move(self, act: Act, group: Group, role: str) -> None:
        moves = moves_of(group.tokens)
        self.scene.lose(*moves.lost)
        if any(token.kind == "alternating" for token in group.tokens):
            self.scene.alternating = True
        act.movements += [_by(m, role) for m in moves.movements]

    def _modify(self, act: Act, group: Group) -> None:
        for token in group.tokens:
            self._unless_manner(act, token)

    def _unless_manner(self, act: Act, token: Token) -> None:
        manner = manner_of((token,))
        if manner != "normal" and act.movements:
            act.movements[-1] = replace(act.movements[-1], manner=manner)
        elif token.kind == "growth" and act.movements:
            act.movements[-1] = replace(act.movements[-1], growth=token.name)
        elif token.kind == "alternating":
            self.scene.alternating = True
        elif token.name != "normal":
            self.scene.lose(token.symbol.name)


def _by(movement: Movement, role: str) -> Movement:
    return replace(movement, hands=role)


def _is_action(node: Node) -> bool:
    """Whether something is done in it."""
    if isinstance(node, Group):
        return node.kind in _MOVING
    return any(_is_action(inner) for part in node.parts for inner in part)
