"""Signs of the phonology as gestural SiGML, with a list of what it cannot carry."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from lsf_avatar.notation.shape_names import BODY_SITES, HAND_PARTS, symbols_of_hand
from lsf_avatar.notation.vectors import PALMS, WRITTEN, as_written, nearest_letters, vector
from lsf_avatar.notation.writing import CONTACT_SYMBOLS
from lsf_avatar.phonology.directions import Vector
from lsf_avatar.phonology.movements import Movement, Path
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign

DIRECTIONS = (*WRITTEN, *(u + o + r for u in "ud" for o in "oi" for r in "lr"))
"""The 26 of SiGML."""
_THUMBS = {"thumboutmod": "out", "thumbacrossmod": "across", "thumbopenmod": "opposed"}
_BENDS = {"fingerstraightmod": ("bent", "400"), "fingerbendmod": ("round", "222"),
          "fingerhookmod": ("hooked", "044"), "doublebent": ("dblbent", "440"),
          "doublehooked": ("dblhooked", "444")}  # fmt: skip
_BASES = {"flathand": "flat", "ceeopen": "cee12open"}
_DIGITS = {"thumb": "1", "indexfinger": "2", "middlefinger": "3", "ringfinger": "4", "pinky": "5"}
_WRIST = {"twist": "twisting", "nod": "nodding", "swing": "swinging"}
_SIZES = {"tiny": "small", "small": "small", "large": "big"}
_SIDES = {"active": "right_at", "passive": "left_at"}
_OPPOSED = {"vertical": "ud_symm", "depth": "oi_symm"}
_OFF_DEG = 24.0


def write_manual(sign: Sign) -> tuple[list[str], tuple[str, ...]]:
    """The lines of `sign_manual`, and what is not in them."""
    lost: list[str] = []
    attributes = {}
    if sign.symmetry != "none":
        attributes = {"both_hands": "true"} | (
            {"lr_symm": "true"} if sign.symmetry == "mirror" else {}
        )
        attributes |= {_OPPOSED[axis]: "true" for axis in sign.opposed}
    if sign.alternating:
        attributes["outofphase"] = "true"
    first = sign.postures[0]
    body = _hands(first, lost)
    motions = _motions(sign, first, lost)
    for before, after in zip(sign.postures, sign.postures[1:], strict=False):
        motions += [_tag("tgt_motion", _manner(after.path), False), "<changeposture/>"]
        motions += [*_hands(after, lost), "</tgt_motion>"]
        if after.path.kind != "straight":
            lost.append("chemin courbe d’une posture à l’autre")
        if before.active.place.site == after.active.place.site == "neutral_space":
            lost.append("longueurs en mètres")
        motions += _motions(sign, after, lost)
    if sign.repeat > 1 and motions:
        several = "fromstart" if sign.repeat == 2 else "fromstart_several"
        motions = [
            _tag("rpt_motion", {"repetition": several}, False), "<seq_motion>", *motions,
            "</seq_motion>", "</rpt_motion>",
        ]  # fmt: skip
    if any(posture.hold != 1.0 for posture in sign.postures):
        lost.append("durée des tenues")
    lines = [_tag("sign_manual", attributes, False), *body, *motions, "</sign_manual>"]
    return lines, tuple(dict.fromkeys(lost))


def _manner(path: Path) -> dict[str, str]:
    return {} if path.manner == "normal" else {"manner": path.manner}


def _hands(posture: Posture, lost: list[str]) -> list[str]:
    active, passive = posture.active, posture.passive
    own = {} if posture.path.fingers == "together" else {"successivefingers": posture.path.fingers}
    if passive is None:
        return [_config(active, lost, own), _location(active.place, lost)]
    return [
        "<split_handconfig>", _config(active, lost, own), _config(passive, lost, own),
        "</split_handconfig>",
        "<split_location>", _location(active.place, lost), _location(passive.place, lost),
        "</split_location>",
    ]  # fmt: skip


def _config(hand: HandPosture, lost: list[str], own: dict[str, str]) -> str:
    names, exact = symbols_of_hand(hand.handshape)
    if not exact:
        lost.append(f"{hand.handshape} : écrit au plus près")
    attributes = _shape(names)
    letters = _letters(hand.fingers, DIRECTIONS, "direction des doigts", lost)
    fingers = vector(letters)
    along = sum(a * b for a, b in zip(hand.palm, fingers, strict=True))
    flat = [p - along * f for p, f in zip(hand.palm, fingers, strict=True)]
    length = max(sum(component * component for component in flat) ** 0.5, 1e-9)
    square = (flat[0] / length, flat[1] / length, flat[2] / length)
    palm = _letters(as_written(fingers, square), PALMS, "paume", lost)
    return _tag("handconfig", {**attributes, **own, "extfidir": letters, "palmor": palm})


def _shape(names: Sequence[str]) -> dict[str, str]:
    """Attributes of a hand, from the names that HamNoSys writes it with."""
    base = _BASES.get(names[0], names[0])
    attributes, special, digit, second = {"handshape": base}, "", "", False
    for name in names[1:]:
        if name == "between":
            second = True
        elif second and name in _THUMBS:
            attributes["second_thumbpos"] = _THUMBS[name]
        elif second and name in _BENDS:
            attributes["second_mainbend"] = _BENDS[name][0]
        elif second and name not in _DIGITS:
            attributes["second_handshape"] = _BASES.get(name, name)
            attributes["second_mainbend"] = "000"
        elif second:
            continue
        elif name in _THUMBS:
            attributes["thumbpos"] = _THUMBS[name]
        elif name in _BENDS and digit:
            attributes[f"bend{digit}"] = _BENDS[name][1]
            special = special.replace(digit, "")
        elif name in _BENDS:
            attributes["mainbend"] = _BENDS[name][0]
        elif name in _DIGITS:
            digit = _DIGITS[name]
            special += digit
        else:
            attributes |= {"contactpair": "23", "contactkind": "nail"}
    if special and "contactpair" not in attributes:
        attributes["specialfingers"] = special
    return attributes


def _location(place: Place, lost: list[str]) -> str:
    attributes: dict[str, str] = {}
    if max(map(abs, place.offset)) > 0.025:
        lost.append("écart en mètres d’un lieu")
    if place.site not in BODY_SITES:
        return _tag("location_hand", _part(place.site) | {"contact": _contact(place)})
    attributes["location"] = next(name for name in BODY_SITES[place.site] if name[:2] != "lr")
    if place.between in BODY_SITES:
        second = BODY_SITES[place.between]
        attributes["second_location"] = next(name for name in second if name[:2] != "lr")
    elif place.between:
        lost.append("lieu entre deux parties de la main")
    if place.side in _SIDES and place.site != "neutral_space":
        attributes["side"] = _SIDES[place.side]
    if place.site != "neutral_space" and place.distance_m < 0.06:
        attributes["contact"] = _contact(place)
    if place.part == "hand_centre":
        return _tag("location_bodyarm", attributes)
    inner = _tag("location_hand", _part(place.part))
    return _tag("location_bodyarm", attributes, False) + inner + "</location_bodyarm>"


def _contact(place: Place) -> str:
    if place.contact != "plain":
        return CONTACT_SYMBOLS[place.contact]
    return "touch" if place.distance_m <= 0.005 else "close"


def _part(part: str) -> dict[str, str]:
    names = HAND_PARTS.get(part, ["palm"])
    if names[0] in _DIGITS:
        return {"digits": _DIGITS[names[0]], "location": names[1].removeprefix("finger")}
    return {"location": names[0].removeprefix("finger")}


def _motions(sign: Sign, posture: Posture, lost: list[str]) -> list[str]:
    lines: list[str] = []
    for movement in posture.movements:
        own = _motion(movement, lost)
        if movement.hands != "both" and sign.two_handed:
            pair = [own, "<nomotion/>"]
            own = "".join(pair if movement.hands == "active" else pair[::-1])
            own = f"<split_motion>{own}</split_motion>"
        if movement.times > 1:
            several = "fromstart" if movement.times == 2 else "fromstart_several"
            if movement.times > 3:
                lost.append(f"mouvement fait {movement.times} fois")
            own = _tag("rpt_motion", {"repetition": several}, False) + own + "</rpt_motion>"
        lines.append(own)
    return ["<par_motion>", *lines, "</par_motion>"] if len(lines) > 1 else lines


def _motion(movement: Movement, lost: list[str]) -> str:
    kind = movement.kind
    common = {"size": _SIZES[movement.size]} if movement.size in _SIZES else {}
    if movement.manner != "normal":
        common["manner"] = movement.manner
    if kind in ("finger_play", "rub"):
        return _tag("fingerplay", {k: v for k, v in common.items() if k == "manner"})
    if kind == "stir":
        motion = "stircw" if movement.clockwise else "stirccw"
        return _tag("wristmotion", {"motion": motion, **common})
    if kind == "cross":
        return _tag("crossmotion", common)
    if movement.growth != "even":
        lost.append("mouvement de plus en plus grand ou petit")
    if kind in _WRIST:
        return _tag("wristmotion", {"motion": _WRIST[kind], **common})
    if kind == "open_close":
        shape = _tag("handconfig", _shape(symbols_of_hand(movement.handshape or "poing")[0]))
        return f"<tgt_motion><changeposture/>{shape}</tgt_motion>"
    if kind == "circle":
        a, u, f = movement.axis
        lost.append("départ d’un cercle")
        axis = _letters((-a, -u, -f), DIRECTIONS, "axe d’un cercle", lost)
        if movement.flatness < 1.0:
            lost.append("ellipse")
        plus = {"clockplus": "true"} if movement.turns >= 1.5 else {}
        return _tag("circularmotion", {"axis": axis, **common, **plus})
    way = _letters(movement.towards, DIRECTIONS, "direction d’un mouvement", lost)
    bow = {}
    if kind == "arc":
        bow = {"curve": nearest_letters(movement.bulge, WRITTEN[:8])[0]}
    elif kind in ("zigzag", "wavy"):
        bow = {"zigzag_style": kind}
    bow |= {"bouncing": "true"} if movement.bouncing else {}
    return _tag("directedmotion", {"direction": way, **common, **bow})


def _letters(asked: Vector, names: Sequence[str], what: str, lost: list[str]) -> str:
    best, off = nearest_letters(asked, names)
    if off > _OFF_DEG:
        lost.append(f"{what} : {off:.0f}° à côté")
    return best


def _tag(name: str, attributes: dict[str, str], closed: bool = True) -> str:
    inner = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{inner}/>" if closed else f"<{name}{inner}>"
