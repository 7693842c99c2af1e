"""Verbs that agree with places: the hands move from who acts to whom it is done to.

That such verbs move between loci is sourced (research: LSF grammar, directional verbs and loci);
how far each part of a form goes with them is the developers' proposal, confidence low.
"""

from __future__ import annotations

from dataclasses import replace
from math import atan2, cos, sin

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.phonology.directions import Vector
from lsf_avatar.phonology.movements import Movement
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign
from lsf_avatar.phonology.transform import LOCI_M, TWO_HANDED_LOCI_M, other_hand
from lsf_avatar.phonology.utterance import LOCI

_FROM, _TO = "self", "addressee"
"""Between which loci a form is written in its entry."""
_MOST_TURN_RAD = 1.1
"""How far hands turn towards a goal at right angles; towards oneself they do not turn round, for
a wrist could not (proposal)."""
_STRUCK_SHARE = 0.8
"""How far towards the place of what is struck the hands meet (proposal)."""


def directed(sign: Sign, source: str | None, goal: str) -> Sign:
    """The sign made from one locus to another, as its `agreement` says.

    Postures on the body stay; those in space, with what touches a hand there, are moved and turned
    about the vertical. Without agreement the sign is as it was.

    Args:
        sign: The form.
        source: The locus of who acts; None where it is not known.
        goal: The locus of whom it is done to.

    Raises:
        UnknownNameError: If there is no such locus.
    """
    for locus in (source, goal):
        if locus is not None and locus not in LOCI:
            raise UnknownNameError("locus", locus, LOCI)
    if not sign.agreement:
        return sign
    if sign.agreement == "collision":
        return _struck(sign, source, goal)
    if sign.agreement == "goal-source":  # what comes to the subject starts at the other
        return _led(sign, goal, source or _FROM)
    start = source if source and sign.agreement == "source-goal" else _FROM
    return _led(sign, start, goal)


def _led(sign: Sign, start: str, end: str) -> Sign:
    """The run of postures brought from the written loci to these ones."""
    at = TWO_HANDED_LOCI_M if sign.two_handed else LOCI_M
    written = (_TO, _FROM) if sign.agreement == "goal-source" else (_FROM, _TO)
    begins, ends = _minus(at[start], at[written[0]]), _minus(at[end], at[written[1]])
    ahead, aside = at[end][2] - at[start][2], at[end][0] - at[start][0]
    turn = _MOST_TURN_RAD * sin(atan2(aside, ahead))
    last = len(sign.postures) - 1
    postures = []
    for number, posture in enumerate(sign.postures):
        share = number / last if last else 0.7
        shift = tuple(a + share * (b - a) for a, b in zip(begins, ends, strict=True))
        if not last:
            shift = tuple(share * b for b in ends)
        postures.append(_moved(sign, posture, (shift[0], shift[1], shift[2]), turn))
    return replace(sign, postures=tuple(postures))


def _moved(sign: Sign, posture: Posture, shift: Vector, turn_rad: float) -> Posture:
    other = other_hand(sign, posture)
    hands = [hand for hand in (posture.active, other) if hand is not None]
    if not any(_in_space(hand) for hand in hands) or any(_on_body(hand) for hand in hands):
        return posture
    active, *passive = (_hand(hand, shift, turn_rad) for hand in hands)
    return replace(
        posture,
        active=active,
        passive=passive[0] if passive else None,
        path=replace(posture.path, bulge=_turned(posture.path.bulge, turn_rad)),
        movements=tuple(_movement(movement, turn_rad) for movement in posture.movements),
    )


def _hand(hand: HandPosture, shift: Vector, turn_rad: float) -> HandPosture:
    place = hand.place
    if _in_space(hand):
        a, u, f = place.offset
        place = replace(place, offset=(a + shift[0], u + shift[1], f + shift[2]))
    return replace(
        hand,
        fingers=_turned(hand.fingers, turn_rad),
        palm=_turned(hand.palm, turn_rad),
        place=place,
    )


def _movement(movement: Movement, turn_rad: float) -> Movement:
    return replace(
        movement,
        towards=_turned(movement.towards, turn_rad),
        axis=_turned(movement.axis, turn_rad),
        bulge=_turned(movement.bulge, turn_rad),
    )


def _struck(sign: Sign, source: str | None, goal: str) -> Sign:
    """Two hands as two vehicles: who strikes comes from its side, the other one stands.

    Only where one of them is on either side; else both come, as the entry is written.
    """
    if (source, goal) not in (("active", "passive"), ("passive", "active")):
        return sign
    aside = _STRUCK_SHARE * TWO_HANDED_LOCI_M[goal][0]
    hands = [(posture.active, other_hand(sign, posture)) for posture in sign.postures]
    moved = [tuple(one and _hand(one, (aside, 0.0, 0.0), 0.0) for one in pair) for pair in hands]
    met = moved[-1]
    postures = []
    for number, posture in enumerate(sign.postures):
        active, passive = moved[number]
        if number + 1 < len(moved):
            active = hands[number][0] if source == "active" else met[0]
            passive = hands[number][1] if source == "passive" else met[1]
        assert active is not None
        postures.append(replace(posture, active=active, passive=passive))
    return replace(sign, postures=tuple(postures), symmetry="none")


def _turned(vector: Vector, angle_rad: float) -> Vector:
    """A direction turned about the vertical, from ahead to the active side."""
    a, u, f = vector
    c, s = cos(angle_rad), sin(angle_rad)
    return (c * a + s * f, u, c * f - s * a)


def _minus(one: Vector, other: Vector) -> Vector:
    return (one[0] - other[0], one[1] - other[1], one[2] - other[2])


def _in_space(hand: HandPosture) -> bool:
    return hand.place.site == "neutral_space"


def _on_body(hand: HandPosture) -> bool:
    return not _in_space(hand) and not hand.place.on_other_hand
