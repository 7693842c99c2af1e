"""Movements in space and time: how far a hand is from its posture while it moves.

A movement starts at its posture. Paths go along `towards`; turns of the wrist go about the hand's
own axes. All times are shares of the movement, 0 to 1, eased so that speed is zero at both ends
of a stroke (minimum jerk: Flash & Hogan 1985, J. Neurosci. 5).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lsf_avatar.geometry import about, cross, multiply, rotate, unit
from lsf_avatar.kinematics import easing
from lsf_avatar.kinematics.anchors import Anchor, Signer
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.shaping import shaped_rad
from lsf_avatar.phonology.movements import SIZES_M, SIZES_RAD, Movement
from lsf_avatar.timeline.movement import RESTART_SHARE, strokes

ARC_HEIGHT = 0.32
"""Height of an arc's bow as a share of its length (brief)."""
WINDINGS = {"zigzag": 3.0, "wavy": 2.0}
_CROSS = ((0.0, 0.4), (0.4, 0.2), (0.6, 0.4))
"""Start and span of the first stroke, the way over, and the stroke across, as shares."""
_BOUNCE = 0.22
"""How far a path springs back, as a share of its length; developers' proposal."""
_PLAY_RAD, _RUB_RAD = 0.55, 0.20
_RIPPLE = (0.0, 0.9, 1.8, 2.7)
"""Lag of each finger behind the index in a ripple, radians of its cycle."""


@dataclass(frozen=True, slots=True, eq=False)
class Shift:
    """How a hand differs from its posture, at some moments.

    Attributes:
        offset_m: (N, 3) in the world.
        turn: (N, 4) applied after the posture's own, in the world.
        fingers_rad: (N, 5, 4) added to the handshape.
    """

    offset_m: Array
    turn: Array
    fingers_rad: Array


def ease(share: Array) -> Array:
    """Minimum jerk from 0 to 1."""
    return easing.eased(share)


def flowing(share: Array, from_flow: Array, to_flow: Array) -> Array:
    """From 0 to 1 as `ease`, but at mean speed where a way is entered or left without a stop.

    The quintic of minimum jerk between given speeds, no acceleration at either end.

    Args:
        share: (F,) of the time of the way.
        from_flow: (F,) whether the hand comes flowing from the way before.
        to_flow: (F,) whether it goes on.
    """
    return easing.flowed(share, from_flow, to_flow)


def evenly(share: Array) -> Array:
    """From 0 to 1 with a peak of 1.25 times the mean speed: how hands turn on their way."""
    return easing.evened(share)


def landing(at_m: Array, ends_m: Array, outs: Array, share: Array) -> Array:
    """(F, 3) what a way must be lifted by so that hands land on what they touch, and take off.

    Within `_LANDING_M` of an end a hand keeps above a cone about the way out, so that it does not
    graze or pass through what it is about to touch.

    Args:
        at_m: (F, 3) the way.
        ends_m: (2, F, 3) where it begins and ends.
        outs: (2, F, 3) unit, out of what is touched at either end; zero where nothing is.
        share: (F,) of the way, 0 to 1.
    """
    left, reached = (
        easing.landed(at_m, end, out, away)
        for end, out, away in zip(ends_m, outs, (1.0 - share, share), strict=True)
    )
    return left + reached


def still(count: int) -> Shift:
    """No difference at all."""
    turn = np.zeros((count, 4))
    turn[:, 0] = 1.0
    return Shift(np.zeros((count, 3)), turn, np.zeros((count, 5, 4)))


def shift(
    signer: Signer,
    movements: tuple[Movement, ...],
    anchor: Anchor,
    hand: int,
    share: Array,
    phase: float,
) -> Shift:
    """All movements of one posture together.

    Args:
        signer: Who.
        movements: All at once.
        anchor: Where the hand is and how it is turned and shaped.
        hand: 0 right, 1 left.
        share: (N,) of the whole time of the movements, 0 to 1.
        phase: 0, or 0.5 for the hand in counter-phase.
    """
    each = (_one(signer, movement, anchor, hand, share, phase) for movement in movements)
    total = next(each, None) or still(len(share))
    for one in each:
        total = Shift(
            total.offset_m + one.offset_m,
            multiply(one.turn, total.turn),
            total.fingers_rad + one.fingers_rad,
        )
    return total


def _one(
    signer: Signer, movement: Movement, anchor: Anchor, hand: int, share: Array, phase: float
) -> Shift:
    here = still(len(share))
    kind = movement.kind
    if kind in ("straight", "arc", "zigzag", "wavy", "cross"):
        return Shift(_along(signer, movement, share, phase), here.turn, here.fingers_rad)
    if kind == "circle":
        return Shift(_circle(signer, movement, share, phase), here.turn, here.fingers_rad)
    if kind in ("twist", "nod", "swing", "stir"):
        turned = _stirred if kind == "stir" else _turned
        turn = turned(signer, movement, anchor, hand, share, phase)
        return Shift(here.offset_m, turn, here.fingers_rad)
    return Shift(here.offset_m, here.turn, _fingers(signer, movement, anchor, share, phase))


def _along(signer: Signer, movement: Movement, share: Array, phase: float) -> Array:
    """(N, 3) along a line, a bow, a zigzag or a wave, to and fro."""
    length = SIZES_M[movement.size]
    way = _to_and_fro(movement, share)
    way = 1.0 - way if phase else way
    forth = np.asarray(signer.world(movement.towards), float)
    bulge = np.asarray(signer.world(movement.bulge), float)
    bulge = unit(bulge - forth * (bulge @ forth))
    if movement.kind == "straight":
        across = np.zeros_like(way)
    elif movement.kind == "cross":
        way, across = _crossed(way, length)
    elif movement.kind == "arc":
        across = ARC_HEIGHT * length * np.sin(np.pi * way)
    else:
        turns = WINDINGS[movement.kind]
        height = max(0.012, 0.18 * length)
        across = height * np.sin(2.0 * np.pi * turns * way)
    large = _growth(movement, share) if movement.times > 1 else 1.0
    return np.outer(large * length * way, forth) + np.outer(large * across, bulge)


def _crossed(way: Array, length: float) -> tuple[Array, Array]:
    """Shares along the first stroke and metres along the second: down, over, and across."""
    down, over, across = (ease((way - start) / span) for start, span in _CROSS)
    return 1.0 * down - 0.5 * over, length * (0.5 * over - across)


def _circle(signer: Signer, movement: Movement, share: Array, phase: float) -> Array:
    """(N, 3) round a centre that lies square to where it starts towards."""
    radius = SIZES_M[movement.size] / 2
    axis = np.asarray(movement.axis, float)
    start = np.asarray(movement.towards, float)
    start = start - axis * (start @ axis)
    if np.linalg.norm(start) < 1e-6:
        start = cross(axis, [axis[1], axis[2], axis[0]])
    start = unit(start)
    inwards = cross(axis, start)  # in (active, up, forward), where the axis is written
    angle = 2.0 * np.pi * movement.turns * movement.times * evenly(share) + 2.0 * np.pi * phase
    path = np.outer(np.sin(angle), start) + np.outer(1.0 - np.cos(angle), inwards)
    if movement.flatness < 1.0:
        long = np.asarray(movement.bulge, float)
        long = long - axis * (long @ axis)
        long = unit(long) if np.linalg.norm(long) > 1e-6 else start
        path = movement.flatness * path + np.outer((1.0 - movement.flatness) * (path @ long), long)
    path = path * _growth(movement, share)[:, None]
    around: Array = radius * path * signer.world((1.0, 1.0, 1.0))
    return around


def _turned(
    signer: Signer, movement: Movement, anchor: Anchor, hand: int, share: Array, phase: float
) -> Array:
    """(N, 4) turns about the hand's own fingers, across its palm, or about its palm."""
    along = rotate(anchor.turn, signer.body.fingers[hand])
    palm = rotate(anchor.turn, signer.body.palms[hand])
    size = SIZES_RAD[movement.size] * _growth(movement, share)
    sign = -1.0 if phase else 1.0
    if movement.kind == "nod":
        return about(cross(along, palm), size * _there_and_back(movement, share))
    axis = palm if movement.kind == "swing" else along
    if movement.returns:
        angle = sign * size / 2 * np.sin(2.0 * np.pi * movement.times * share) * _swell(share)
    else:
        angle = sign * size * _to_and_fro(movement, share)
    side = cross(axis, palm if movement.kind == "twist" else along)
    leads = float(side @ signer.world(movement.towards))
    if abs(leads) < 1e-6:  # towards nowhere that the hand turns to: outwards, on either side
        leads = 1.0 if hand == 0 else -1.0
    return about(axis, angle if leads >= 0.0 else -angle)


def _stirred(
    signer: Signer, movement: Movement, anchor: Anchor, hand: int, share: Array, phase: float
) -> Array:
    """(N, 4) the fingers go round a cone: a bend and a swing of the wrist a quarter apart."""
    along = rotate(anchor.turn, signer.body.fingers[hand])
    palm = rotate(anchor.turn, signer.body.palms[hand])
    sense = -1.0 if movement.clockwise == (signer.active == 0) else 1.0
    angle = 2.0 * np.pi * (movement.times * movement.turns * evenly(share) + phase)
    wide = SIZES_RAD[movement.size] / 2 * _swell(share) * _growth(movement, share)
    nod = about(cross(along, palm), wide * np.cos(angle))
    return multiply(about(palm, sense * wide * np.sin(angle)), nod)


def _fingers(
    signer: Signer, movement: Movement, anchor: Anchor, share: Array, phase: float
) -> Array:
    """(N, 5, 4) added bends: a ripple, a rub, or the way to another handshape."""
    added = np.zeros((len(share), 5, 4))
    if movement.kind == "open_close":
        other = shaped_rad(signer.body, movement.handshape or "")
        way = _there_and_back(movement, share)
        way = 1.0 - way if phase else way
        result: Array = way[:, None, None] * (other - anchor.fingers_rad)
        return result
    cycle = 2.0 * np.pi * movement.times * share
    swell = _swell(share)
    if movement.kind == "rub":
        added[:, 0, 2] = _RUB_RAD * np.sin(2.0 * cycle) * swell
        added[:, 0, 0] = 0.5 * _RUB_RAD * np.cos(2.0 * cycle) * swell - 0.5 * _RUB_RAD * swell
        return added
    for finger, lag in enumerate(_RIPPLE, start=1):
        bend = 0.5 * (1.0 - np.cos(cycle - lag + np.pi * 2.0 * phase)) * swell
        open_share = np.clip(1.0 - anchor.fingers_rad[finger, 1] / (np.pi / 2), 0.2, 1.0)
        added[:, finger, 1] = _PLAY_RAD * open_share * bend
        added[:, finger, 2] = 0.5 * _PLAY_RAD * open_share * bend
    return added


def _to_and_fro(movement: Movement, share: Array) -> Array:
    """(N,) 0 at the start, 1 at the far end; back between two times, or quickly to the start."""
    at = np.minimum(np.maximum(share, 0.0), 1.0) * strokes(movement)
    back = 1.0 if movement.returns else RESTART_SHARE
    time = np.minimum(np.floor(at / (1.0 + back)), movement.times - 1)
    within = at - time * (1.0 + back)
    out = _stroke(within, movement.manner)
    if movement.bouncing:
        spring = np.clip((within - 0.65) / 0.35, 0.0, 1.0)
        out = ease(within / 0.65) - _BOUNCE * np.sin(np.pi * spring)
    home = ease((within - 1.0) / back)
    return np.where(within <= 1.0, out, 1.0 - home)


def _there_and_back(movement: Movement, share: Array) -> Array:
    """(N,) 0 → 1 → 0 each time; without return it stays at 1."""
    if not movement.returns:
        return _to_and_fro(movement, share)
    cycle = 0.5 * (1.0 - np.cos(2.0 * np.pi * movement.times * np.clip(share, 0.0, 1.0)))
    result: Array = cycle
    return result


def _stroke(share: Array, manner: str) -> Array:
    """One stroke; `halt` gathers speed and stops dead."""
    if manner == "rest":
        slack: Array = np.sin(np.clip(share, 0.0, 1.0) * np.pi / 2.0) ** 2
        return slack
    if manner == "halt":
        u = np.clip(share, 0.0, 1.0)
        sudden: Array = u * u
        return sudden
    return ease(share)


def _growth(movement: Movement, share: Array) -> Array:
    """(N,) how large a movement is by then, as a share of its size."""
    if movement.growth == "even":
        return np.ones_like(share)
    grown: Array = 0.4 + 0.6 * (share if movement.growth == "increasing" else 1.0 - share)
    return grown


def _swell(share: Array) -> Array:
    """(N,) 0 at both ends, 1 in between: an oscillation that grows and dies."""
    return ease(share / 0.15) * ease((1.0 - share) / 0.15)
