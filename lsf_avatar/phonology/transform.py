"""Signs moved, mirrored and held: pure changes from one form to another.

Glossing composes numbers with them (tens on the passive side, units on the active side: AD Signes,
week 8), and the timeline loci (sign, then place it: signlanguagesforpupils.eu). Nothing here knows
a second or a joint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.phonology.directions import Vector
from lsf_avatar.phonology.directions import mirrored as mirrored_vector
from lsf_avatar.phonology.movements import Movement, Path
from lsf_avatar.phonology.nonmanuals import NonManual
from lsf_avatar.phonology.places import HAND_SITES, Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign
from lsf_avatar.phonology.utterance import LOCI

LOCI_M: dict[str, Vector] = {
    "active": (0.28, 0.0, 0.02),
    "passive": (-0.16, 0.0, 0.0),
    "centre": (0.0, 0.0, 0.0),
    "addressee": (0.0, 0.02, 0.12),
    "self": (0.0, 0.04, -0.10),
    "far": (0.06, 0.10, 0.15),
}
"""Where each locus lies from the middle of neutral space, metres. That loci are points in signing
space is sourced (research: LSF grammar, loci); the distances are the developers' proposal,
confidence low, to be set by linguists."""

TWO_HANDED_LOCI_M: dict[str, Vector] = {
    **LOCI_M,
    "active": (0.12, 0.0, 0.02),
    "passive": (-0.12, 0.0, 0.02),
    "addressee": (0.0, 0.02, 0.08),
    "far": (0.05, 0.08, 0.10),
}
"""The same for signs of both hands: less far aside and ahead, for both hands must reach them."""

SIDES_M = {"active": 0.16, "centre": 0.0, "passive": -0.16}
"""How far each side of neutral space lies from its middle (contract of the lexicon's YAML)."""

_SIDES = {"active": "passive", "passive": "active", "centre": "centre"}
_NAMED_SIDES = {
    "active_hand": "passive_hand", "passive_hand": "active_hand",
    "turn_active": "turn_passive", "turn_passive": "turn_active",
    "tilt_active": "tilt_passive", "tilt_passive": "tilt_active",
    "rotate_active": "rotate_passive", "rotate_passive": "rotate_active",
    "raised_active": "raised_passive", "raised_passive": "raised_active",
    "raised_right": "raised_left", "raised_left": "raised_right",
    "left": "right", "right": "left",
    **{f"{kind}_{side}": f"{kind}_{other}"
       for kind in ("wide", "narrowed", "closed", "tight")
       for side, other in (("right", "left"), ("left", "right"))},
    **{f"{kind}_{side}": f"{kind}_{other}"
       for kind in ("hunched", "shrug")
       for side, other in (("active", "passive"), ("passive", "active"))},
    **{f"{side}_{way}": f"{other}_{way}"
       for way in ("up", "down")
       for side, other in (("right", "left"), ("left", "right"))},
}  # fmt: skip


def shifted(sign: Sign, offset: Vector) -> Sign:
    """The sign with all that stands in neutral space moved; what touches the body stays.

    Both hands of a mirrored sign move the same way, so its other hand is written out.

    Args:
        sign: The form.
        offset: (active, up, forward), metres.
    """
    postures: list[Posture] = []
    for posture in sign.postures:
        other = other_hand(sign, posture)
        postures.append(
            replace(
                posture,
                active=_moved(posture.active, offset),
                passive=None if other is None else _moved(other, offset),
            )
        )
    return replace(sign, postures=tuple(postures))


def mirrored(sign: Sign) -> Sign:
    """The sign as the other side would make it: places, directions and face change sides.

    The active hand stays the active hand: it now moves where the passive one would.
    """
    turned = _with_hands(sign, mirrored_hand)
    postures = tuple(
        replace(
            posture,
            path=mirrored_path(posture.path),
            movements=tuple(mirrored_movement(movement) for movement in posture.movements),
        )
        for posture in turned.postures
    )
    return replace(
        turned,
        postures=postures,
        nonmanuals=tuple(_mirrored_nonmanual(value) for value in sign.nonmanuals),
    )


def exchanged(sign: Sign) -> Sign:
    """The sign with its hands' parts exchanged, as seen in the mirror.

    Made by a left-hander it looks like the sign of a right-hander, hand for hand.

    Args:
        sign: Of two hands that are both written out in every posture, without movements.

    Raises:
        ValueError: If it is another kind of sign.
    """
    postures: list[Posture] = []
    for posture in sign.postures:
        other = other_hand(sign, posture)
        if other is None or posture.movements:
            raise ValueError(f"the hands of {sign.gloss} cannot be exchanged")
        postures.append(
            replace(
                posture,
                active=mirrored_hand(other),
                passive=mirrored_hand(posture.active),
                path=mirrored_path(posture.path),
            )
        )
    return replace(
        sign,
        postures=tuple(postures),
        symmetry="none",
        nonmanuals=tuple(_mirrored_nonmanual(value) for value in sign.nonmanuals),
    )


def placed(sign: Sign, locus: str) -> Sign:
    """The sign made at a locus of signing space.

    Raises:
        UnknownNameError: If there is no such locus.
    """
    return shifted(sign, shift_to(sign, locus))


def shift_to(sign: Sign, locus: str) -> Vector:
    """How far `placed` moves what stands in neutral space, (active, up, forward), metres.

    Raises:
        UnknownNameError: If there is no such locus.
    """
    if locus not in LOCI:
        raise UnknownNameError("locus", locus, LOCI)
    anchor = next((SIDES_M[p.active.place.side] for p in sign.postures if _in_space(p.active)), 0.0)
    if sign.two_handed:
        return TWO_HANDED_LOCI_M[locus]
    a, u, f = LOCI_M[locus]
    return (a - anchor, u, f)


def stands_in_space(hand: HandPosture) -> bool:
    """Whether a hand moves with its sign's locus: in neutral space, or on the other hand."""
    return _in_space(hand) or hand.place.on_other_hand


def with_hold(sign: Sign, factor: float) -> Sign:
    """The sign with every hold made longer or shorter.

    Args:
        sign: The form.
        factor: 1 changes nothing; 2 holds twice as long.

    Raises:
        ValueError: If the factor is negative.
    """
    if factor < 0.0:
        raise ValueError(f"a hold cannot last less than nothing: factor {factor}")
    return replace(sign, postures=tuple(replace(p, hold=p.hold * factor) for p in sign.postures))


def other_hand(sign: Sign, posture: Posture) -> HandPosture | None:
    """The passive hand of a posture: as written, else as symmetry gives it; None for one hand.

    Where a mirrored hand would stand on a hand that itself stands on it (palms together), it
    stands in the middle of neutral space instead, and the active hand comes to it.
    """
    if posture.passive is not None or sign.symmetry == "none":
        return posture.passive
    active = posture.active
    if sign.symmetry == "mirror":
        other = mirrored_hand(active)
    else:
        place = replace(active.place, side=_SIDES[active.place.side])
        other = replace(active, place=place)
    if not active.place.on_other_hand:
        return other
    part = active.place.site if active.place.site in HAND_SITES else "hand_centre"
    a, u, f = active.place.offset
    middle = Place("neutral_space", "centre", offset=(-a / 2, u, f), part=part)
    return replace(other, place=middle)


def mirrored_hand(hand: HandPosture) -> HandPosture:
    """One hand's posture with its sides changed."""
    return replace(
        hand,
        fingers=mirrored_vector(hand.fingers),
        palm=mirrored_vector(hand.palm),
        place=_mirrored_place(hand.place),
    )


def mirrored_movement(movement: Movement) -> Movement:
    """A movement seen in the mirror."""
    return _reflected(movement, "sideways")


def mirrored_path(path: Path) -> Path:
    """A way seen in the mirror."""
    return replace(path, bulge=mirrored_vector(path.bulge))


def shared_movement(sign: Sign, movement: Movement) -> Movement:
    """What the passive hand makes of a movement that both hands share."""
    for axis in _reflections(sign):
        movement = _reflected(movement, axis)
    return movement


def shared_path(sign: Sign, path: Path) -> Path:
    """What the passive hand makes of a way that both hands share."""
    for axis in _reflections(sign):
        path = replace(path, bulge=reflected_vector(path.bulge, axis))
    return path


def reflected_vector(vector: Vector, axis: str) -> Vector:
    """A direction with one of its components turned round: `sideways`, `vertical` or `depth`."""
    a, u, f = vector
    return {"sideways": (-a, u, f), "vertical": (a, -u, f), "depth": (a, u, -f)}[axis]


def _reflections(sign: Sign) -> tuple[str, ...]:
    return (("sideways",) if sign.symmetry == "mirror" else ()) + sign.opposed


def _reflected(movement: Movement, axis: str) -> Movement:
    """A movement reflected. An axis turns the other way round, as pseudovectors do."""
    a, u, f = reflected_vector(movement.axis, axis)
    return replace(
        movement,
        towards=reflected_vector(movement.towards, axis),
        bulge=reflected_vector(movement.bulge, axis),
        axis=(-a, -u, -f),
        clockwise=movement.clockwise != (movement.kind == "stir"),
    )


def _moved(hand: HandPosture, offset: Vector) -> HandPosture:
    if not _in_space(hand):
        return hand
    a, u, f = hand.place.offset
    moved = (a + offset[0], u + offset[1], f + offset[2])
    return replace(hand, place=replace(hand.place, offset=moved))


def _in_space(hand: HandPosture) -> bool:
    return hand.place.site == "neutral_space"


def _with_hands(sign: Sign, change: Callable[[HandPosture], HandPosture]) -> Sign:
    """Changes every written hand. Mirror and parallel signs get their other hand afterwards."""
    postures: list[Posture] = []
    for posture in sign.postures:
        passive = None if posture.passive is None else change(posture.passive)
        postures.append(replace(posture, active=change(posture.active), passive=passive))
    return replace(sign, postures=tuple(postures))


def _mirrored_place(place: Place) -> Place:
    return replace(place, side=_SIDES[place.side], offset=mirrored_vector(place.offset))


def _mirrored_nonmanual(value: NonManual) -> NonManual:
    return replace(value, name=_NAMED_SIDES.get(value.name, value.name))
