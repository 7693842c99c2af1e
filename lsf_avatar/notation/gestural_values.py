"""Values of gestural SiGML: which names stand for what, and movements from their attributes.

Names as in ELEMENTS (jiteshpubreja/sigml-docs) and in the UEA's transform of HamNoSys to SiGML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lsf_avatar.notation.moves import FLAT, MANNERS, circle, long_axis
from lsf_avatar.notation.places import SITES
from lsf_avatar.notation.vectors import LETTERS, middle, vector
from lsf_avatar.notation.xml import Element
from lsf_avatar.phonology.composed import BENDS, Form, Quarters
from lsf_avatar.phonology.movements import GROWTHS, Movement

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
PLACES = {
    **SITES, "uppereyelid": "eye", "lowereyelid": "eye", "upperlip": "upper_lip",
    "lowerlip": "lower_lip", "upperteeth": "mouth", "lowerteeth": "mouth",
}  # fmt: skip
HAND_PLACES = {"palm": "palm", "handback": "back", "thumbball": "heel", "thumbside": "thumb_side",
               "pinkyside": "pinky_side"}  # fmt: skip
ARM_ON_HAND = ("upperarm", "elbow", "elbowinside", "lowerarm", "wristback", "wristpulse")
DIGITS = {"1": "thumb", "2": "indexfinger", "3": "middlefinger", "4": "ringfinger", "5": "pinky"}
PARTS = {"tip": "fingertip", "nail": "fingernail", "pad": "fingerpad", "midjoint":
          "fingermidjoint", "base": "fingerbase", "side": "fingerside"}  # fmt: skip
SIDE_NAMES = {"left_beside": ("passive", True), "left_at": ("passive", False),
          "right_at": ("active", False), "right_beside": ("active", True)}  # fmt: skip
_ATTRIBUTES = {"circular_size": "size", "ellipse_size": "size"}
"""Other names of attributes that dialects use."""
SIZE_NAMES = {"small": "small", "big": "large"}
OPPOSED_NAMES = {"ud_symm": "vertical", "oi_symm": "depth"}
WRIST_NAMES = {"nodding": "nod", "swinging": "swing", "twisting": "twist"}
MOTIONS = frozenset((
    "directedmotion", "circularmotion", "wristmotion", "fingerplay", "crossmotion", "nomotion",
    "changeposture", "par_motion", "seq_motion", "rpt_motion", "tgt_motion", "split_motion",
    "nonman_motion",
))  # fmt: skip
READ = {
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
        "contactpair",
        "successivefingers",
    },
    "location_bodyarm": {"location", "side", "contact", "behind", "second_location"},
    "location_hand": {"location", "side", "contact", "digits"},
    "handconstellation": {"contact"},
    "directedmotion": {
        "direction",
        "second_direction",
        "size",
        "curve",
        "zigzag_style",
        "bouncing",
        "incrdecr",
    },
    "circularmotion": {
        "axis",
        "second_axis",
        "start",
        "end",
        "clockplus",
        "second_clockplus",
        "size",
        "incrdecr",
        "ellipse_direction",
    },
    "wristmotion": {"motion", "size"},
    "rpt_motion": {"repetition", "second_repetition", "repetition_incrdecr"},
    "seq_motion": {"fused"},
}
MANNER_NAMES = frozenset(("manner", "alternating", "abs_motion", *MANNERS))


def meant(element: Element) -> Element:
    """An element without attributes that say nothing, such as `curve="none"` or `side=" "`."""
    said = {
        _ATTRIBUTES.get(name, name): value
        for name, value in element.attributes.items()
        if value.strip().lower() not in ("", "none", "normal", "default")
    }
    children = [meant(child) for child in element.children]
    return Element(element.name, said, element.line, children)


def form_of(attributes: Mapping[str, str], before: Form, prefix: str) -> tuple[Form, list[str]]:
    """A hand, or with `second_` the other one that it is between, and what is not known."""
    lost: list[str] = []
    asked = attributes.get(f"{prefix}handshape", "")
    base = _BASES.get(asked, asked).removeprefix("ham")
    if asked and base not in _KNOWN_BASES:
        lost.append(f"handshape {asked}")
        base = "flathand"
    form = Form(base) if base else before
    thumb = attributes.get(f"{prefix}thumbpos")
    if thumb is not None:
        form = replace(form, thumb=_THUMBS.get(thumb, ""))
    bend = attributes.get(f"{prefix}mainbend")
    if bend is not None:
        form = replace(form, bend=quarters(bend))
    if prefix:
        return form, lost
    if {"2", "3"} <= set(attributes.get("contactpair", "")):
        form = replace(form, crossed=True)
    special = attributes.get("specialfingers", "")
    chosen = tuple(int(d) - 2 for d in special if d in "2345")
    bends = {
        finger - 2: quarters(attributes[f"bend{finger}"])
        for finger in range(2, 6)
        if f"bend{finger}" in attributes
    }
    own = tuple(sorted((k, v) for k, v in bends.items() if v is not None))
    return replace(form, selected=chosen or form.selected, bends=own or form.bends), lost


_HOURS = ("u", "ur", "r", "dr", "d", "dl", "l", "ul")


def circled(attributes: Mapping[str, str], size: str, manner: str) -> Movement:
    """A circle or an ellipse."""
    hours = [attributes[k] for k in ("start", "end") if attributes.get(k) in _HOURS]
    full = sum(true(attributes, name) for name in ("clockplus", "second_clockplus"))
    axes = attributes.get("axis", "o"), attributes.get("second_axis", "")
    made = circle(axes[0] if not axes[1] else "".join(axes), hours, full, size)
    growth = attributes.get("incrdecr", "even")
    made = replace(made, manner=manner, growth=growth if growth in GROWTHS else "even")
    long = attributes.get("ellipse_direction", "")
    if long not in ("h", "v", "ur", "ul"):
        return made
    return replace(made, flatness=FLAT, bulge=long_axis(long, made.axis))


def directed(attributes: Mapping[str, str], size: str) -> Movement:
    """A straight, bent or winding way."""
    each = [attributes.get("direction", ""), attributes.get("second_direction", "")]
    towards = middle([vector(letters) for letters in each if letters])
    bulge = vector(attributes.get("curve", "") or "u")
    if abs(sum(x * y for x, y in zip(bulge, towards, strict=True))) > 0.9:
        bulge = LETTERS["o"] if abs(towards[2]) < 0.9 else LETTERS["u"]
    wave = attributes.get("zigzag_style", "")
    kind = wave if wave in ("zigzag", "wavy") else "arc" if "curve" in attributes else "straight"
    bouncing = true(attributes, "bouncing")
    growth = attributes.get("incrdecr", "even")
    growth = growth if growth in GROWTHS else "even"
    return Movement(kind, towards, bulge=bulge, size=size, growth=growth, bouncing=bouncing)


def manner_in(attributes: Mapping[str, str]) -> str:
    """The first of the manners that are written, as one word or each by its own."""
    named = attributes.get("manner", "")
    own = (name for name in MANNERS if true(attributes, name))
    return MANNERS.get(named) or next(own, "normal")


def quarters(bend: str) -> Quarters | None:
    """A bend by its name, by three digits, or by numbers with spaces: knuckle, middle, end."""
    if bend in _BENDS:
        return _BENDS[bend]
    pieces = bend.split() if len(bend.split()) >= 3 else list(bend)
    try:
        first, second, third = (min(4.0, max(0.0, float(piece))) for piece in pieces[:3])
    except ValueError:
        return None
    return (first, second, third)


def true(attributes: Mapping[str, str], name: str) -> bool:
    """Whether an attribute says so."""
    return attributes.get(name, "").lower() in ("true", "1")
