"""Which part of a hand touches where none is written: the one that faces the place.

HamNoSys leaves the part out where it is the natural one. A pointing hand touches with its
fingertip, an open one with what is turned to the body. The developers' reading, confidence low.
"""

from __future__ import annotations

from collections.abc import Sequence

from lsf_avatar.phonology.composed import Form
from lsf_avatar.phonology.directions import Vector
from lsf_avatar.phonology.places import ARM_SITES, HEAD_SITES, TRUNK_SITES

_INWARDS: dict[str, Vector] = {
    "head_top": (0.0, -1.0, 0.0), "shoulder_top": (0.0, -1.0, 0.0), "under_chin": (0.0, 1.0, 0.0),
    "ear": (-1.0, 0.0, 0.0), "temple": (-0.9, 0.0, -0.4), "cheek": (-0.6, 0.0, -0.8),
    "jaw": (-0.6, 0.0, -0.8), "side_of_trunk": (-1.0, 0.0, 0.0),
}  # fmt: skip
"""From the hand to a site of the active side; of others, backwards to the signer."""
_POINTING = {
    "finger2": "index", "finger23": "middle", "finger23spread": "middle", "pinch12": "index",
    "pinch12open": "index", "cee12": "index", "ceeopen": "index",
}  # fmt: skip
_DIGITS = ("index", "middle", "ring", "pinky")
_FACES_IT = 0.35
_THUMB_OUT = ("out",)


def natural_part(
    forms: Sequence[Form], fingers: Vector, palm: Vector, site: str, side: str, role: str
) -> str:
    """The part of a hand that comes to a site.

    Args:
        forms: Its handshape.
        fingers: Where they point.
        palm: Where it faces, in the world.
        site: Of head, trunk or the other arm; elsewhere the middle of the hand is meant.
        side: Of the site.
        role: `active` or `passive`.
    """
    if site not in (*HEAD_SITES, *TRUNK_SITES, *ARM_SITES):
        return "hand_centre"
    inwards = _inwards(site, side)
    thumb = _cross(palm, fingers) if role == "active" else _cross(fingers, palm)
    faced = {
        "fingers": _dot(fingers, inwards), "palm": _dot(palm, inwards),
        "back": -_dot(palm, inwards), "thumb_side": _dot(thumb, inwards),
        "pinky_side": -_dot(thumb, inwards),
    }  # fmt: skip
    best = max(faced, key=lambda name: faced[name])
    form = forms[0]
    if form.base in _POINTING or form.selected:
        finger = _DIGITS[form.selected[0]] if form.selected else _POINTING[form.base]
        return f"{finger}_pad" if best == "palm" else f"{finger}_tip"
    if form.base == "fist":
        if form.thumb in _THUMB_OUT and faced["thumb_side"] > _FACES_IT:
            return "thumb_tip"
        return {"fingers": "knuckles", "palm": "index_middle_joint"}.get(best, best)
    if best == "fingers":
        return "fingertips"
    return "middle_pad" if best == "palm" and site in HEAD_SITES else best


def _inwards(site: str, side: str) -> Vector:
    a, u, f = _INWARDS.get(site, (0.0, 0.0, -1.0))
    return (-a if side == "passive" else a, u, f)


def _cross(first: Vector, second: Vector) -> Vector:
    a, b, c = first
    x, y, z = second
    return (b * z - c * y, c * x - a * z, a * y - b * x)


def _dot(first: Vector, second: Vector) -> float:
    return sum(one * other for one, other in zip(first, second, strict=True))
