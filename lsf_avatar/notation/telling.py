"""What single nodes of a tree say of an act: a hand, where it is, what touches, how it moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lsf_avatar.notation.meeting import KINDS_OF_MEETING, MEETING_M
from lsf_avatar.notation.moves import manner_of, moves_of
from lsf_avatar.notation.places import Location, location_of
from lsf_avatar.notation.scene import ROLES, Act, Hand, Scene
from lsf_avatar.notation.shapes import forms_of
from lsf_avatar.notation.tree import Bracket, Group, Node, Nodes, Token, tokens_of
from lsf_avatar.notation.vectors import written
from lsf_avatar.phonology.movements import Movement

OPPOSED_SYMBOLS = {"fingerstraightmod": "depth", "fingerbendmod": "depth", "largemod": "vertical"}
"""What follows a symmetry: along which axis the passive hand goes the other way."""
_OWN_WRIST = {"wrist_back": "back", "wrist_pulse": "heel", "forearm": "heel"}
"""Parts beyond the hand that touch: the nearest part of the hand."""
_HANDS_M = 0.02
"""Between the middles of hands that touch, no one says where."""


@dataclass(slots=True)
class Teller:
    """Reads nodes into acts of a scene."""

    scene: Scene

    def tell(self, act: Act, node: Node, role: str) -> None:
        """What one node says of an act, of one hand or of both."""
        if isinstance(node, Bracket):
            self._tell_bracket(act, node, role)
        elif node.kind == "movement":
            self._move(act, node, role)
        elif node.kind == "modifier":
            self._modify(act, node)
        elif node.kind == "symmetry":
            self.symmetry(node)
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
        location = hand.location
        if location is not None and not location.contact:
            return replace(hand, location=replace(location, contact=name))
        if location is None and role == "active" and self.scene.two_handed:
            named = self.scene.met is not None  # which parts meet has just been told
            self.scene.meeting = KINDS_OF_MEETING.get(name, "plain")
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
                self.tell(act, node, role)
            return
        self.scene.two_handed = True
        if len(parts) > 2:
            self.scene.lose("plus de deux mains entre parenthèses")
        for who, nodes in zip(ROLES, parts, strict=False):
            for node in nodes:
                self.tell(act, node, who)
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
                act.brushing |= token.name == "brushing"
                contact = "brushing" if act.brushing else token.name
        places = [node for node in nodes if isinstance(node, Group) and node.kind == "location"]
        for node in nodes:
            if isinstance(node, Bracket) or node.kind in ("location", "contact"):
                continue
            self.tell(act, node, role)
            hand = getattr(act, who)
        part = hand.part
        for group in places:
            location, lost = location_of(group.tokens)
            self.scene.lose(*lost)
            part = location.part or _OWN_WRIST.get(location.site, part)
            if location.site and location.site not in _OWN_WRIST:
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
        elif manner != "normal":
            act.manner = manner
        elif token.kind == "growth" and act.movements:
            act.movements[-1] = replace(act.movements[-1], growth=token.name)
        elif token.kind == "growth":
            act.fingers = "towards_pinky" if token.name == "increasing" else "towards_thumb"
        elif token.kind == "alternating":
            self.scene.alternating = True
        elif token.name != "normal":
            self.scene.lose(token.symbol.name)

    def symmetry(self, group: Group) -> None:
        """What a group of symmetry says of the whole sign."""
        for token in group.tokens:
            if token.name in ("symmlr", "symmpar"):
                self.scene.symmetry = "mirror" if token.name == "symmlr" else "parallel"
                self.scene.two_handed = True
            elif token.kind == "alternating":
                self.scene.alternating = True
            elif token.name in OPPOSED_SYMBOLS:
                self.scene.opposed.add(OPPOSED_SYMBOLS[token.name])
            elif token.name == "nonipsi":
                self.scene.crossed = True
            elif token.name == "nondominant":
                self.scene.nondominant = True
            else:
                self.scene.lose(f"{token.symbol.name} de la symétrie")


def _by(movement: Movement, role: str) -> Movement:
    return replace(movement, hands=role)
