"""Signs of the phonology become HamNoSys, with a list of what its symbols cannot carry.

Metres, holds and free directions have no symbols: the nearest symbol is written and the
difference is listed. What is written can be read again by `grammar` and `reading`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lsf_avatar.notation.grammar import parse
from lsf_avatar.notation.moves import FLAT
from lsf_avatar.notation.places import HEIGHTS_M
from lsf_avatar.notation.shape_names import BODY_SITES, HAND_PARTS, symbols_of_hand
from lsf_avatar.notation.tree import Notation
from lsf_avatar.notation.vectors import PALMS, WRITTEN, as_written, nearest_letters, vector
from lsf_avatar.phonology.directions import Vector
from lsf_avatar.phonology.movements import Movement, Path
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign

OFF_DEG = 24.0
"""Directions farther off than this from what is written are listed: more than half of the 45
degrees between two symbols."""
_STEP_M = 0.025
"""Less than this is no movement."""
_SIZE = {"tiny": ["smallmod"], "small": ["smallmod"], "medium": [], "large": ["largemod"]}
_MANNER = {
    "fast": ["fast"],
    "slow": ["slow"],
    "tense": ["tense"],
    "halt": ["halt"],
    "rest": ["rest"],
    "normal": [],
}
_LOCAL = {"twist": "twisting", "nod": "nodding", "swing": "swinging", "finger_play": "fingerplay",
          "rub": "fingerplay", "open_close": "replace"}  # fmt: skip
_SUCCESSIONS = {"together": [], "towards_pinky": ["increasing"], "towards_thumb": ["decreasing"]}
CONTACT_SYMBOLS = {"interlock": "interlock", "cross": "cross", "brush": "brushing"}
_OPPOSED = {"depth": "fingerstraightmod", "vertical": "largemod"}
_CONTACT_M = ((0.005, "touch"), (0.06, "close"))


@dataclass(frozen=True, slots=True)
class WrittenSign:
    """A sign in symbols.

    Attributes:
        notation: The tree.
        lost: What is not in it, in French.
    """

    notation: Notation
    lost: tuple[str, ...]


def write_sign(sign: Sign) -> WrittenSign:
    """A sign of the phonology in HamNoSys 4."""
    writer = _Writer(sign)
    names = writer.names()
    tree = parse(" ".join(f"ham{name}" for name in names))
    return WrittenSign(tree, tuple(dict.fromkeys(writer.lost)))


@dataclass(slots=True)
class _Writer:
    """Writes one sign, by names without `ham`."""

    sign: Sign
    lost: list[str] = field(default_factory=list)

    def names(self) -> list[str]:
        """All symbols."""
        sign = self.sign
        first = sign.postures[0]
        names = self._symmetry()
        names += self._config(first)
        names += self._movements(first)
        for before, posture in zip(sign.postures, sign.postures[1:], strict=False):
            names += self._transition(before, posture)
            names += self._movements(posture)
        if sign.repeat > 1:
            names.append("repeatfromstart" if sign.repeat == 2 else "repeatfromstartseveral")
            if sign.repeat > 3:
                self.lost.append(f"répété {sign.repeat} fois")
        if any(posture.hold != 1.0 for posture in sign.postures):
            self.lost.append("durée des tenues")
        if sign.nonmanuals:
            self.lost.append("partie non manuelle (voir SiGML)")
        return names

    def _symmetry(self) -> list[str]:
        names = {"mirror": ["symmlr"], "parallel": ["symmpar"], "none": []}[self.sign.symmetry]
        if names:
            names += [name for axis, name in _OPPOSED.items() if axis in self.sign.opposed]
        return [*names, "alternatingmotion"] if self.sign.alternating and names else names

    def _config(self, posture: Posture) -> list[str]:
        """The first posture: hands, then where."""
        active, passive = posture.active, posture.passive
        if passive is None:
            return self._hand(active) + self._place(active.place)
        hands = ["parbegin", *self._hand(active), "plus", *self._hand(passive), "parend"]
        if active.place.on_other_hand:
            site = HAND_PARTS.get(active.place.site, ["palm"])
            own = HAND_PARTS.get(active.place.part, ["palm"])
            names = [*hands, "parbegin", *own, "plus", *site, "parend", self._contact(active.place)]
            return names + self._place(passive.place)
        places = ["parbegin", *self._place(active.place), "plus", *self._place(passive.place)]
        return [*hands, *places, "parend"]

    def _hand(self, hand: HandPosture) -> list[str]:
        return [*self._shape(hand.handshape), *self._fingers(hand), self._palm(hand)]

    def _shape(self, handshape: str) -> list[str]:
        names, exact = symbols_of_hand(handshape)
        if not exact:
            self.lost.append(f"{handshape} : écrit au plus près")
        return list(names)

    def _fingers(self, hand: HandPosture) -> list[str]:
        """One direction, or two side by side for what lies between three axes."""
        return [f"extfinger{name}" for name in self._letters(hand.fingers, "direction des doigts")]

    def _letters(self, asked: Vector, what: str) -> list[str]:
        best, off = nearest_letters(asked, WRITTEN)
        if off <= OFF_DEG:
            return [best]
        diagonals = [u + o + r for u in "ud" for o in "oi" for r in "rl"]
        corner, corner_off = nearest_letters(asked, diagonals)
        if corner_off < off:
            return [corner[0] + corner[1], corner[1] + corner[2]]
        if what:
            self.lost.append(f"{what} : {off:.0f}° à côté")
        return [best]

    def _palm(self, hand: HandPosture) -> str:
        letters = self._letters(hand.fingers, "")
        fingers = vector("".join(dict.fromkeys("".join(letters))))
        along = sum(a * b for a, b in zip(hand.palm, fingers, strict=True))
        flat = [p - along * f for p, f in zip(hand.palm, fingers, strict=True)]
        length = sum(component * component for component in flat) ** 0.5
        if length < 1e-6:
            return "palmd"
        square = (flat[0] / length, flat[1] / length, flat[2] / length)
        best, off = nearest_letters(as_written(fingers, square), PALMS)
        if off > OFF_DEG:
            self.lost.append(f"paume : {off:.0f}° à côté")
        return f"palm{best}"

    def _place(self, place: Place) -> list[str]:
        """A location; space before the body is written by its height."""
        if place.site == "neutral_space":
            return self._height(place)
        if place.on_other_hand and place.site not in BODY_SITES:
            return [*HAND_PARTS.get(place.site, ["palm"]), self._contact(place)]
        names = [*BODY_SITES[place.site]]
        if place.side == "active":
            names.append("lrat")
        elif place.side == "passive":
            names.insert(0, "lrat")
        if place.between in BODY_SITES:
            names += ["between", *BODY_SITES[place.between]]
        elif place.between:
            self.lost.append("lieu entre deux parties de la main")
        if max(map(abs, place.offset)) > _STEP_M:
            self.lost.append("écart en mètres d’un lieu")
        if place.distance_m >= _CONTACT_M[-1][0]:
            return names
        if place.part == "hand_centre" and place.in_contact:
            self.lost.append(
                "le milieu de la main touche : lu comme la partie tournée vers le lieu"
            )
        part = HAND_PARTS.get(place.part)
        if part is None or place.part == "hand_centre":
            return [*names, self._contact(place)]
        return [*names, "seqbegin", self._contact(place), *part, "seqend"]

    def _height(self, place: Place) -> list[str]:
        up = place.offset[1]
        site = min(HEIGHTS_M, key=lambda name: abs(HEIGHTS_M[name] - up))
        if site == "neutral_space":
            return ["neutralspace"]
        if abs(place.offset[0]) > _STEP_M or abs(place.offset[2]) > _STEP_M:
            self.lost.append("écart en mètres dans l’espace neutre")
        return list(BODY_SITES[site])

    def _contact(self, place: Place) -> str:
        if place.contact != "plain":
            return CONTACT_SYMBOLS[place.contact]
        return next((name for most, name in _CONTACT_M if place.distance_m <= most), "close")

    def _movements(self, posture: Posture) -> list[str]:
        """What is done in a posture: at once, each hand by its own where they differ."""
        written = [self._movement(movement) for movement in posture.movements]
        kept = [names for names in written if names]
        if not kept:
            return []
        if len(kept) == 1:
            repeats = self._repeats(posture.movements[0])
            return self._by_hand(posture.movements[0], kept[0]) + repeats
        if len({movement.times for movement in posture.movements}) > 1:
            self.lost.append("mouvements simultanés répétés différemment")
        body = [name for names in kept for name in names]
        if any(movement.hands != "both" for movement in posture.movements):
            self.lost.append("mouvements simultanés de mains différentes")
        return ["parbegin", *body, "parend", *self._repeats(posture.movements[0])]

    def _by_hand(self, movement: Movement, names: list[str]) -> list[str]:
        if movement.hands == "both" or not self.sign.two_handed:
            return names
        if movement.hands == "active" and self.sign.symmetry == "none":
            return names
        still = ["nomotion"]
        pair = (names, still) if movement.hands == "active" else (still, names)
        return ["parbegin", *pair[0], "plus", *pair[1], "parend"]

    def _movement(self, movement: Movement) -> list[str]:
        kind = movement.kind
        grown = [] if movement.growth == "even" else [movement.growth]
        modifiers = [*_SIZE[movement.size], *_MANNER[movement.manner], *grown]
        if movement.bouncing:
            self.lost.append("rebond d’un mouvement")
        if kind == "open_close":
            return ["replace", *self._shape(movement.handshape or "poing")]
        if kind == "rub":
            self.lost.append("frottement du pouce : écrit hamfingerplay")
        if kind in _LOCAL:
            return [_LOCAL[kind], *modifiers]
        if kind == "stir":
            return ["stircw" if movement.clockwise else "stirccw", *modifiers]
        if kind == "cross":
            return ["movecross" if abs(movement.towards[0]) < 0.3 else "moveX", *modifiers]
        if kind == "circle":
            axis = (-movement.axis[0], -movement.axis[1], -movement.axis[2])
            name, off = nearest_letters(axis, WRITTEN)
            if off > OFF_DEG:
                self.lost.append(f"axe d’un cercle : {off:.0f}° à côté")
            self.lost.append("départ d’un cercle")
            flat = [f"ellipse{_long(movement)}"] if movement.flatness < 1.0 else []
            if flat and movement.flatness != FLAT:
                self.lost.append("aplatissement d’une ellipse")
            return [
                f"circle{name}",
                *modifiers,
                *flat,
                *["clockfull"] * (round(movement.turns) - 1),
            ]
        towards = self._letters(movement.towards, "direction d’un mouvement")
        if len(towards) > 1:
            self.lost.append("direction d’un mouvement entre trois axes")
        bow: list[str] = []
        if kind == "arc":
            bow = [f"arc{nearest_letters(movement.bulge, ('l', 'u', 'r', 'd'))[0]}"]
        elif kind in ("zigzag", "wavy"):
            bow = [kind]
        return [f"move{towards[0]}", *_SIZE[movement.size], *bow, *_MANNER[movement.manner], *grown]

    def _repeats(self, movement: Movement) -> list[str]:
        if movement.times < 2:
            return []
        if movement.returns and movement.kind in ("straight", "arc"):
            self.lost.append("aller et retour : écrit comme une reprise")
        if movement.times > 3:
            self.lost.append(f"mouvement fait {movement.times} fois")
        return ["repeatfromstart" if movement.times == 2 else "repeatfromstartseveral"]

    def _transition(self, before: Posture, after: Posture) -> list[str]:
        """The way to the next posture, and what is otherwise there."""
        way = self._way(before.active.place, after.active.place)
        way += self._bent(after.path) if way else []
        changed = self._changed(before.active, after.active)
        how = _MANNER[after.path.manner]
        if changed:
            changed = [*_SUCCESSIONS[after.path.fingers], *changed, *([] if way else how)]
        way += how if way else []
        target = self._target(before.active.place, after.active.place)
        if not self._passive_changes(before, after):
            inner = [*way, *(["replace", *changed] if changed else []), *target]
            if not inner:
                return []
            return ["parbegin", *inner, "parend"] if changed or target else inner
        was, now = before.passive, after.passive
        other: list[str] = []
        if was is not None and now is not None:
            other = self._way(was.place, now.place)
            turned = self._changed(was, now)
            other += ["replace", *turned] if turned else []
            other += self._target(was.place, now.place)
        mine = [*way, *(["replace", *changed] if changed else []), *target]
        return ["parbegin", *(mine or ["nomotion"]), "plus", *(other or ["nomotion"]), "parend"]

    def _bent(self, path: Path) -> list[str]:
        if path.kind == "arc":
            return [f"arc{nearest_letters(path.bulge, ('l', 'u', 'r', 'd'))[0]}"]
        return [] if path.kind == "straight" else [path.kind]

    def _passive_changes(self, before: Posture, after: Posture) -> bool:
        if (before.passive is None) != (after.passive is None):
            self.lost.append("la main passive vient ou part")
            return False
        return before.passive != after.passive

    def _changed(self, before: HandPosture, after: HandPosture) -> list[str]:
        names: list[str] = []
        if before.handshape != after.handshape:
            names += self._shape(after.handshape)
        if before.fingers != after.fingers:
            names += self._fingers(after)
        if before.palm != after.palm or before.fingers != after.fingers:
            names.append(self._palm(after))
        return names

    def _way(self, before: Place, after: Place) -> list[str]:
        """A movement where the place is the same but for its offset."""
        if (before.site, before.side) != (after.site, after.side):
            return []
        step = [b - a for a, b in zip(before.offset, after.offset, strict=True)]
        length = sum(component * component for component in step) ** 0.5
        if length < _STEP_M:
            return []
        towards = (step[0] / length, step[1] / length, step[2] / length)
        size = "small" if length < 0.075 else "large" if length > 0.15 else "medium"
        self.lost.append("longueurs en mètres")
        return [f"move{self._letters(towards, 'direction d’un mouvement')[0]}", *_SIZE[size]]

    def _target(self, before: Place, after: Place) -> list[str]:
        same = (before.site, before.side) == (after.site, after.side)
        reached = before.distance_m != after.distance_m
        return [] if same and not reached else self._place(after)


def _long(movement: Movement) -> str:
    """The symbol of an ellipse's long axis: h, v, ur or ul."""
    across, up = movement.bulge[0] or movement.bulge[2], movement.bulge[1]
    if abs(up) < 0.4 * abs(across):
        return "h"
    if abs(across) < 0.4 * abs(up):
        return "v"
    return "ur" if across * up > 0 else "ul"
