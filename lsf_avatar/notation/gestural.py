"""Gestural SiGML: `sign_manual` becomes a sign of the phonology.

Elements and attributes as in ELEMENTS (jiteshpubreja/sigml-docs) and the UEA's transform of
HamNoSys to SiGML. Attributes that are not understood are listed, never refused: dialects add
their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lsf_avatar.notation.meeting import MEETING_M, bring_together, settle
from lsf_avatar.notation.moves import MANNERS, circle
from lsf_avatar.notation.places import SITES, Location, part_of
from lsf_avatar.notation.scene import ROLES, Act, Hand, Scene
from lsf_avatar.notation.vectors import LETTERS, middle, vector
from lsf_avatar.notation.xml import Element
from lsf_avatar.phonology.composed import BENDS, Form, Quarters
from lsf_avatar.phonology.movements import Movement

_BASES = {"flat": "flathand", "cee12open": "ceeopen"}
_KNOWN_BASES = (
    "fist", "flathand", "finger2", "finger23", "finger23spread", "finger2345", "pinch12",
    "pinchall", "pinch12open", "cee12", "ceeall", "ceeopen",
)  # fmt: skip
_THUMBS = {"out": "out", "across": "across", "opposed": "open"}
_BENDS = {
    "bent": BENDS["straight"], "round": BENDS["bend"],
    "hooked": BENDS["hook"], "halfbent": BENDS["halfbent"],
    "dblbent": BENDS["doublebent"], "dblhooked": BENDS["doublehooked"],
}  # fmt: skip
_SITES = {
    **SITES, "uppereyelid": "eye", "lowereyelid": "eye", "upperlip": "upper_lip",
    "lowerlip": "lower_lip", "upperteeth": "mouth", "lowerteeth": "mouth",
}  # fmt: skip
_HAND_SITES = {"palm": "palm", "handback": "back", "thumbball": "heel", "thumbside": "thumb_side",
               "pinkyside": "pinky_side"}  # fmt: skip
_ARM_ON_HAND = ("upperarm", "elbow", "elbowinside", "lowerarm", "wristback", "wristpulse")
_DIGITS = {"1": "thumb", "2": "indexfinger", "3": "middlefinger", "4": "ringfinger", "5": "pinky"}
_KINDS = {"tip": "fingertip", "nail": "fingernail", "pad": "fingerpad", "midjoint":
          "fingermidjoint", "base": "fingerbase", "side": "fingerside"}  # fmt: skip
_SIDES = {"left_beside": ("passive", True), "left_at": ("passive", False),
          "right_at": ("active", False), "right_beside": ("active", True)}  # fmt: skip
_ATTRIBUTES = {"circular_size": "size", "ellipse_size": "size"}
"""Other names of attributes that dialects use."""
_SIZES = {"small": "small", "big": "large"}
_OPPOSED = {"ud_symm": "vertical", "oi_symm": "depth"}
_LOCAL = {"nodding": "nod", "swinging": "swing", "twisting": "twist"}
_MOTIONS = frozenset((
    "directedmotion", "circularmotion", "wristmotion", "fingerplay", "crossmotion", "nomotion",
    "changeposture", "par_motion", "seq_motion", "rpt_motion", "tgt_motion", "split_motion",
    "nonman_motion",
))  # fmt: skip
_READ = {
    "handconfig": {
        "handshape",
        "second_handshape",
        "thumbpos",
        "second_thumbpos",
        "mainbend",
        "second_mainbend",
        "specialfingers",
        "bend2",
        "bend3",
        "bend4",
        "bend5",
        "extfidir",
        "second_extfidir",
        "palmor",
        "second_palmor",
        "abs_extfidir",
        "abs_palmor",
    },
    "location_bodyarm": {"location", "side", "contact", "behind"},
    "location_hand": {"location", "side", "contact", "digits"},
    "handconstellation": {"contact"},
    "directedmotion": {
        "direction",
        "second_direction",
        "size",
        "curve",
        "zigzag_style",
        "bouncing",
    },
    "circularmotion": {"axis", "start", "end", "clockplus", "second_clockplus", "size"},
    "wristmotion": {"motion", "size"},
    "rpt_motion": {"repetition"},
}
_MANNER_NAMES = frozenset(("manner", "alternating", "abs_motion", *MANNERS))


def read_manual(element: Element | None, scene: Scene) -> None:
    """Reads `sign_manual` into a scene. Without one, or an empty one, hands show nothing."""
    element = None if element is None else _meant(element)
    if element is None or not element.children:
        scene.lose("aucune partie manuelle : la main attend, ouverte")
        return
    _GesturalReader(scene).sign(element)


def _meant(element: Element) -> Element:
    """An element without attributes that say nothing, such as `curve="none"` or `side=" "`."""
    said = {
        _ATTRIBUTES.get(name, name): value
        for name, value in element.attributes.items()
        if value.strip().lower() not in ("", "none", "normal", "default")
    }
    children = [_meant(child) for child in element.children]
    return Element(element.name, said, element.line, children)


class _GesturalReader:
    """Reads one `sign_manual`."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def sign(self, manual: Element) -> None:
        """First the posture, then the motions."""
        scene = self.scene
        attributes = manual.attributes
        if _true(attributes, "both_hands") or _true(attributes, "lr_symm"):
            scene.symmetry = "mirror" if _true(attributes, "lr_symm") else "parallel"
            scene.two_handed = True
        scene.alternating = _true(attributes, "outofphase")
        scene.opposed |= {axis for name, axis in _OPPOSED.items() if _true(attributes, name)}
        scene.crossed = _true(attributes, "realspace")
        read = ("both_hands", "lr_symm", "outofphase", "realspace", *_OPPOSED)
        scene.lose(
            *(f"sign_manual {k}" for k in attributes if _true(attributes, k) and k not in read)
        )
        start = Act()
        first = next(
            (k for k, child in enumerate(manual.children) if child.name in _MOTIONS),
            len(manual.children),
        )
        for child in manual.children[:first]:
            self._tell(start, child, "both")
        scene.active, scene.passive = start.active, start.passive
        settle(scene)
        scene.begin()
        for child in manual.children[first:]:
            self._run(child)

    def _run(self, element: Element) -> None:
        if element.name == "seq_motion":
            self._note(element)
            for child in element.children:
                self._run(child)
        elif element.name == "rpt_motion":
            self._note(element)
            self.scene.mark()
            for child in element.children:
                self._run(child)
            if (often := element.attributes.get("repetition")) is not None:
                self.scene.again(often.replace("_", ""))
        else:
            act = Act()
            self._tell(act, element, "both")
            bring_together(self.scene, act)
            self.scene.do(act)

    def _tell(self, act: Act, element: Element, role: str) -> None:
        """What one element says of an act."""
        name = element.name
        self._note(element)
        if name in ("split_handconfig", "split_location", "split_motion"):
            self.scene.two_handed = True
            for who, child in zip(ROLES, element.children, strict=False):
                self._tell(act, child, who)
        elif name == "handconfig":
            who = "passive" if role == "passive" else "active"
            setattr(act, who, self._configured(getattr(act, who), element))
        elif name in ("location_bodyarm", "location_hand"):
            who = "passive" if role == "passive" else "active"
            setattr(act, who, self._located(getattr(act, who), element))
        elif name == "handconstellation":
            self._meet(act, element)
        elif name in ("par_motion", "tgt_motion", "seq_motion", "rpt_motion"):
            self._several(act, element, role)
        elif name in _MOTIONS:
            act.movements += [replace(m, hands=role) for m in self._moves(element)]
        elif name != "use_locname":
            self.scene.lose(f"élément {name}")

    def _several(self, act: Act, element: Element, role: str) -> None:
        """Motions at once. Ways after one another cannot be at once with others: they add up."""
        before = len(act.movements)
        for child in element.children:
            self._tell(act, child, role)
        if element.name == "rpt_motion" and "repetition" in element.attributes:
            more = 3 if "several" in element.attributes.get("repetition", "") else 2
            act.movements[before:] = [
                replace(m, times=min(12, m.times * more), returns=False)
                for m in act.movements[before:]
            ]
        if element.name == "seq_motion" and len(act.movements) - before > 1:
            self.scene.lose("seq_motion dans un mouvement simultané : tout à la fois")

    def _configured(self, hand: Hand, element: Element) -> Hand:
        a = element.attributes
        forms = hand.forms
        if any(k in a for k in ("handshape", "thumbpos", "mainbend", "specialfingers", "bend2",
                                "bend3", "bend4", "bend5")):  # fmt: skip
            before = (forms or self.scene.active.forms or (Form("flathand"),))[0]
            forms = (self._form(a, before, ""),)
            if any(f"second_{k}" in a for k in ("handshape", "thumbpos", "mainbend")):
                forms = (*forms, self._form(a, forms[0], "second_"))
        fingers, palm = hand.fingers, hand.palm
        if "extfidir" in a:
            each = [a["extfidir"], a.get("second_extfidir", "")]
            fingers = middle([vector(letters) for letters in each if letters])
        if "palmor" in a:
            each = [a["palmor"], a.get("second_palmor", "")]
            palm = middle([vector(letters) for letters in each if letters])
        return replace(hand, forms=forms, fingers=fingers, palm=palm)

    def _form(self, attributes: Mapping[str, str], before: Form, prefix: str) -> Form:
        asked = attributes.get(f"{prefix}handshape", "")
        base = _BASES.get(asked, asked).removeprefix("ham")
        if asked and base not in _KNOWN_BASES:
            self.scene.lose(f"handshape {asked}")
            base = "flathand"
        form = Form(base) if base else before
        thumb = attributes.get(f"{prefix}thumbpos")
        if thumb is not None:
            form = replace(form, thumb=_THUMBS.get(thumb, ""))
        bend = attributes.get(f"{prefix}mainbend")
        if bend is not None:
            form = replace(form, bend=_quarters(bend))
        if prefix:
            return form
        if {"2", "3"} <= set(attributes.get("contactpair", "")):
            form = replace(form, crossed=True)
        special = attributes.get("specialfingers", "")
        chosen = tuple(int(d) - 2 for d in special if d in "2345")
        bends = {
            finger - 2: _quarters(attributes[f"bend{finger}"])
            for finger in range(2, 6)
            if f"bend{finger}" in attributes
        }
        own = tuple(sorted((k, v) for k, v in bends.items() if v is not None))
        return replace(form, selected=chosen or form.selected, bends=own or form.bends)

    def _located(self, hand: Hand, element: Element) -> Hand:
        location = self._location(element)
        part = hand.part
        for child in element.children:
            if child.name == "location_hand":
                self._note(child)
                part = self._location(child).part or part
            elif child.name != "use_locname":
                self.scene.lose(f"élément {child.name}")
        return replace(hand, location=location, part=part)

    def _location(self, element: Element) -> Location:
        a = element.attributes
        name = a.get("location", "")
        side, beside = _SIDES.get(a.get("side", ""), ("centre", False))
        contact = a.get("contact", "")
        behind = _true(a, "behind") or a.get("side") == "back"
        digit = _DIGITS.get(a.get("digits", "")[:1], "")
        if len(a.get("digits", "")) > 1:
            self.scene.lose(f"digits {a['digits']}")
        on_hand = element.name == "location_hand"
        if on_hand and name in _HAND_SITES:
            return Location("", _HAND_SITES[name], side, beside, behind, contact)
        if on_hand and (name in _KINDS or (digit and name not in _ARM_ON_HAND)):
            part = part_of(digit, _KINDS.get(name, ""))
            return Location("", part, side, beside, behind, contact)
        if name and name not in _SITES:
            self.scene.lose(f"location {name}")
        return Location(_SITES.get(name, "neutral_space"), "", side, beside, behind, contact)

    def _meet(self, act: Act, element: Element) -> None:
        """Both hands in contact, at parts of each, somewhere."""
        self.scene.two_handed = True
        self.scene.met = max(MEETING_M.get(element.attributes.get("contact", "touch"), 0.06), 0.0)
        parts = [child for child in element.children if child.name == "location_hand"]
        where = next((c for c in element.children if c.name == "location_bodyarm"), None)
        at = self._location(where) if where is not None else Location()
        for element_part in (*parts, *([where] if where is not None else [])):
            self._note(element_part)
        named = [self._location(part).part for part in parts[:2]]
        first = named[0] if named else ""
        second = named[1] if len(named) > 1 else first
        act.active = replace(act.active, location=at, part=first or "hand_centre")
        act.passive = replace(act.passive, location=at, part=second or "hand_centre")

    def _moves(self, element: Element) -> Sequence[Movement]:
        a = element.attributes
        size = _SIZES.get(a.get("size", ""), "medium")
        manner = next(
            (MANNERS[k] for k in (a.get("manner", ""), *a) if k in MANNERS
             and (k == a.get("manner") or _true(a, k))),
            "normal",
        )  # fmt: skip
        self.scene.alternating |= _true(a, "alternating")
        if element.name == "directedmotion":
            return (replace(_directed(a, size), manner=manner),)
        if element.name == "circularmotion":
            hours = [a[k] for k in ("start", "end") if a.get(k) in _HOURS]
            full = int(_true(a, "clockplus")) + int(_true(a, "second_clockplus"))
            return (replace(circle(a.get("axis", "o"), hours, full, size), manner=manner),)
        if element.name == "fingerplay":
            return (Movement("finger_play", times=2, manner=manner),)
        if element.name == "wristmotion" and a.get("motion") in _LOCAL:
            return (Movement(_LOCAL[a["motion"]], size=size, manner=manner),)
        if element.name == "wristmotion":
            clockwise = a.get("motion") != "stirccw"
            return (Movement("stir", size=size, clockwise=clockwise, manner=manner),)
        if element.name == "crossmotion":
            down, across = LETTERS["d"], LETTERS["r"]
            return (Movement("cross", down, bulge=across, size=size, manner=manner),)
        if element.name == "nonman_motion":
            self.scene.lose("nonman_motion")
        return ()

    def _note(self, element: Element) -> None:
        """Lists attributes that say something and are not read."""
        read = _READ.get(element.name)
        if read is None:
            return
        self.scene.lose(
            *(
                f"{element.name} {name}={value}"
                for name, value in element.attributes.items()
                if name not in read and name not in _MANNER_NAMES and value != "false"
            )
        )


_HOURS = ("u", "ur", "r", "dr", "d", "dl", "l", "ul")


def _directed(attributes: Mapping[str, str], size: str) -> Movement:
    each = [attributes.get("direction", ""), attributes.get("second_direction", "")]
    towards = middle([vector(letters) for letters in each if letters])
    bulge = vector(attributes.get("curve", "") or "u")
    if abs(sum(x * y for x, y in zip(bulge, towards, strict=True))) > 0.9:
        bulge = LETTERS["o"] if abs(towards[2]) < 0.9 else LETTERS["u"]
    wave = attributes.get("zigzag_style", "")
    kind = wave if wave in ("zigzag", "wavy") else "arc" if "curve" in attributes else "straight"
    bouncing = _true(attributes, "bouncing")
    return Movement(kind, towards, bulge=bulge, size=size, bouncing=bouncing)


def _quarters(bend: str) -> Quarters | None:
    """A bend by its name, by three digits, or by numbers with spaces: knuckle, middle, end."""
    if bend in _BENDS:
        return _BENDS[bend]
    pieces = bend.split() if len(bend.split()) >= 3 else list(bend)
    try:
        first, second, third = (min(4.0, max(0.0, float(piece))) for piece in pieces[:3])
    except ValueError:
        return None
    return (first, second, third)


def _true(attributes: Mapping[str, str], name: str) -> bool:
    return attributes.get(name, "").lower() in ("true", "1")
