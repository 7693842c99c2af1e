"""Locations of HamNoSys and the places of the phonology.

Without a contact, a location of the trunk is a height in front of the body, one of the head is a
place before it. Heights and distances are metres of an adult and the developers' proposal,
confidence low.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lsf_avatar.notation.tree import Token
from lsf_avatar.phonology.directions import Vector
from lsf_avatar.phonology.places import Place

SITES = {
    "head": "nose", "headtop": "head_top", "forehead": "forehead", "eyebrows": "eyebrow",
    "eyes": "eye", "nose": "nose", "nostrils": "nose", "ear": "ear", "earlobe": "ear",
    "cheek": "cheek", "lips": "mouth", "tongue": "mouth", "teeth": "mouth", "chin": "chin",
    "underchin": "under_chin", "neck": "neck", "shouldertop": "shoulder_top",
    "shoulders": "shoulder", "chest": "chest", "stomach": "stomach", "belowstomach": "belly",
    "neutralspace": "neutral_space", "upperarm": "upper_arm", "elbow": "elbow",
    "elbowinside": "elbow_inside", "lowerarm": "forearm", "wristback": "wrist_back",
    "wristpulse": "wrist_pulse", "thumbball": "heel", "palm": "palm", "handback": "back",
    "thumbside": "thumb_side", "pinkyside": "pinky_side",
}  # fmt: skip
ARMS = ("upper_arm", "elbow", "elbow_inside", "forearm", "wrist_back", "wrist_pulse")
NOT_EXACT = {"thumbball": "talon de la main"}
"""Sites that the phonology has not: what stands for them."""
_HALF_WAY = {"nostrils": "upper_lip", "earlobe": "jaw"}
"""Sites that lie half way between two of the phonology."""
_CONTACTS = {"interlock": "interlock", "cross": "cross", "brushing": "brush"}
PAIRED = frozenset(("eyebrow", "eye", "ear", "cheek", "shoulder_top", "shoulder", "temple", "jaw"))
HEIGHTS_M = {
    "shoulder_top": 0.21, "shoulder": 0.16, "chest": 0.06, "stomach": -0.05, "belly": -0.12,
    "neutral_space": 0.0, "neck": 0.24,
}  # fmt: skip
"""Where a location of the trunk is before the body, above the middle of neutral space."""
_BEFORE_HEAD_M, _CLOSE_M, _BESIDE_M = 0.12, 0.03, 0.10
_SIDEWAYS_M = {"chest": 0.08, "stomach": 0.08, "belly": 0.08, "neck": 0.05, "forehead": 0.04,
               "chin": 0.03, "under_chin": 0.03, "mouth": 0.025, "nose": 0.02,
               "head_top": 0.05}  # fmt: skip
_OWN_SHOULDER_M = {"shoulder": 0.10, "shoulder_top": 0.14}
"""How close a hand comes to its own shoulder: an arm folds no farther."""
_PARTS = {
    ("thumb", "fingertip"): "thumb_tip", ("indexfinger", "fingertip"): "index_tip",
    ("middlefinger", "fingertip"): "middle_tip", ("ringfinger", "fingertip"): "ring_tip",
    ("pinky", "fingertip"): "pinky_tip", ("thumb", "fingerpad"): "thumb_pad",
    ("indexfinger", "fingerpad"): "index_pad", ("middlefinger", "fingerpad"): "middle_pad",
    ("ringfinger", "fingerpad"): "ring_pad", ("pinky", "fingerpad"): "pinky_pad",
    ("indexfinger", "fingerside"): "index_side", ("indexfinger", "fingerbase"): "index_base",
    ("indexfinger", "fingermidjoint"): "index_middle_joint", ("thumb", "fingerside"): "thumb_side",
    ("pinky", "fingerside"): "pinky_side", ("thumb", ""): "thumb_pad",
    ("indexfinger", ""): "index_side", ("middlefinger", ""): "middle_pad",
    ("ringfinger", ""): "ring_pad", ("pinky", ""): "pinky_side", ("", "fingertip"): "fingertips",
    ("", "fingernail"): "fingertips", ("", "fingerpad"): "middle_pad",
    ("", "fingermidjoint"): "index_middle_joint", ("", "fingerbase"): "knuckles",
    ("", "fingerside"): "index_side", ("thumb", "fingernail"): "thumb_tip",
    ("thumb", "fingerbase"): "heel", ("thumb", "fingermidjoint"): "thumb_side",
}  # fmt: skip
_STAND_INS = {"fingernail": "tip", "fingermidjoint": "pad", "fingerbase": "pad",
              "fingerside": "pad"}  # fmt: skip
_FINGERS = {"indexfinger": "index", "middlefinger": "middle", "ringfinger": "ring",
            "pinky": "pinky"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Location:
    """Where, as it is written.

    Attributes:
        site: Of the body or arm, in the phonology's names; empty where only a hand part is named.
        part: Of a hand; empty where none is named.
        side: `active`, `centre` or `passive`.
        beside: Whether it is beside the site, not at its side.
        behind: Whether it is behind the site.
        contact: `touch`, `close`, `armextended`, `interlock`, `cross`, `brushing` or nothing.
        second: The other site of two that the place lies between.
    """

    site: str = ""
    part: str = ""
    side: str = "centre"
    beside: bool = False
    behind: bool = False
    contact: str = ""
    second: str = ""


def location_of(tokens: Sequence[Token]) -> tuple[Location, list[str]]:
    """What a location group says, and what it says that is not carried."""
    site, second, part, digit, kind = "", "", "", "", ""
    lost: list[str] = []
    side, beside, behind = "centre", False, False
    for token in tokens:
        name = token.name
        if token.kind == "side":
            named = bool(site or part or digit or kind)
            side = ("active" if named else "passive") if side == "centre" else side
            beside |= name == "lrbeside"
        elif token.kind == "site":
            found = SITES[name]
            if name in NOT_EXACT:
                lost.append(f"{token.symbol.name}, montré ici : {NOT_EXACT[name]}")
            if found in ("heel", "palm", "back", "thumb_side", "pinky_side"):
                site, part, kind = _on_that_side(found, site, part, kind, bool(digit))
            elif site:
                second = second or found
            else:
                site, second = found, _HALF_WAY.get(name, "")
        elif token.kind == "behind":
            behind = True
        elif token.kind == "digit":
            digit = digit or name  # of two fingers side by side, the first
        elif token.kind == "part":
            kind = kind or name
        elif token.kind != "between" or not site:
            lost.append(f"{token.symbol.name} du lieu")
    if site == "nose" and side != "centre" and any(token.name == "head" for token in tokens):
        site = "temple"  # at a side of the head
    if digit or kind:
        part = part or part_of(digit, kind)
    return Location(site, part, side, beside, behind, second=second), lost


def _on_that_side(
    found: str, site: str, part: str, kind: str, finger: bool
) -> tuple[str, str, str]:
    """Palm and back of the hand after a wrist or a finger say on which side of it."""
    if site == "wrist_back" and found == "palm":
        return "wrist_pulse", part, kind
    if finger and found in ("palm", "back"):
        return site, part, kind or ("fingerpad" if found == "palm" else "fingernail")
    return site, (part if site in ARMS else part or found), kind


def part_of(digit: str, kind: str) -> str:
    """The part of a hand that a finger and a part of it name."""
    if (digit, kind) in _PARTS:
        return _PARTS[digit, kind]
    return f"{_FINGERS[digit]}_{_STAND_INS.get(kind, 'pad')}"


def place_of(location: Location, part: str, alone: bool) -> Place:
    """Where a hand is brought.

    Args:
        location: What is written; without a site it is neutral space.
        part: The part of the hand that is brought there.
        alone: Whether one hand signs: it then stands nearer to the middle.
    """
    site = location.site or "neutral_space"
    sign = {"active": 1.0, "centre": 0.0, "passive": -1.0}[location.side]
    how = _CONTACTS.get(location.contact, "plain")
    if site in ARMS:
        distance = 0.0 if location.contact in ("touch", *_CONTACTS) else _CLOSE_M
        second = location.second if location.second in ARMS else ""
        return Place(site, "passive", distance, part=part, between=second, contact=how)
    if site in HEIGHTS_M and not (location.contact and location.contact != "armextended"):
        return _before_trunk(location, site, part, alone)
    if not alone and location.side == "centre":
        sign = 1.0  # two hands at one site stand side by side, at a pair of sites one at each
        if site in PAIRED and site != "shoulder" and not location.second:
            location = replace(location, side="active")
    touching = location.contact in ("touch", *_CONTACTS)
    close = _OWN_SHOULDER_M.get(site, _CLOSE_M) if location.side == "active" else _CLOSE_M
    distance = 0.0 if touching else close if location.contact else _BEFORE_HEAD_M
    sideways = 0.0 if site in PAIRED else sign * _SIDEWAYS_M.get(site, 0.0)
    if location.beside:
        sideways += sign * _BESIDE_M * (0.4 if touching else 1.0)
    back = 0.0 if not location.behind else -0.02 if touching else -0.08
    if site in ("shoulder", "shoulder_top") and touching and part == "hand_centre":
        part = "knuckles"  # no middle of a hand comes to its own shoulder
    up = 0.0
    if location.second == site:  # between the middle and a side
        sideways = sideways / 2 - (0.5 * sign * _SIDEWAYS_M["chest"] if site in PAIRED else 0.0)
    between = "" if location.second in (site, "neutral_space", *ARMS) else location.second
    if site == "shoulder" and location.side == "centre":
        site, up = "chest", 0.0 if between else 0.08
        sideways += 0.0 if alone else _SIDEWAYS_M["chest"]
    if site == "neutral_space":
        return Place(site, "centre", 0.0, (0.06 + sideways, up, back), part)
    return Place(site, location.side, distance, (sideways, up, back), part, between, how)


def moved_place(place: Place, by: Vector) -> Place:
    """A place moved in the world; what touched does not touch there any more."""
    if max(map(abs, by)) < 1e-9:
        return place
    a, u, f = place.offset
    distance = max(place.distance_m, 0.01) if place.site != "neutral_space" else 0.0
    return replace(place, distance_m=distance, offset=(a + by[0], u + by[1], f + by[2]))


def _before_trunk(location: Location, site: str, part: str, alone: bool) -> Place:
    """A height before the body."""
    sideways = {"active": 0.20, "centre": 0.11 if alone else 0.14, "passive": -0.10}[location.side]
    if location.beside:
        sideways += 0.07 if location.side == "active" else -0.06
    out = 0.13 if location.contact == "armextended" else 0.0
    out -= 0.10 if location.behind else 0.0
    up = (HEIGHTS_M[site] + HEIGHTS_M.get(location.second, HEIGHTS_M[site])) / 2
    return Place("neutral_space", "centre", 0.0, (sideways, up, out), part)
