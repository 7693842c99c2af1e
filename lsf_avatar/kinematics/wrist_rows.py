"""One wrist in one frame, in machine code: what `wrist` and `reins` do for all of them at once.

How softly something is held is a hyperbolic tangent, which is numpy's: `beyond` says of what, and
the steps after it take what came out.
"""

from __future__ import annotations

from math import pi, sin, sqrt

import numpy as np

from lsf_avatar.compiled import inner, row_by_row
from lsf_avatar.geometry import Four, product, turned
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.quaternions import (
    about,
    four,
    inverse,
    quaternion,
    rotation_vector,
    written_in,
)
from lsf_avatar.kinematics.vectors import crossed, of, plus, scaled

FADES_RAD = float(np.radians(92.0))
"""From here on a palm goes back the other way round, so that one that faces straight outwards has
its thumb up: it flips from neither end to the other. Developers' proposal."""


@row_by_row("(),(n),(n,s),(n,s),(t),(k)->(k)")
def beyond(
    turnout_rad: float, bent_rad: Array, free_rad: Array, most_rad: Array, turn_rad: Array,
    _: Array, over: Array,
) -> None:  # fmt: skip
    """How far a turn and both bends go beyond what is free, as shares of what is left to the most.

    Args:
        turnout_rad: As of `arm.Held`; `bent_rad` (2,) likewise.
        bent_rad: See there.
        free_rad: (2, 2) of either bend, to both sides; `most_rad` (2, 2) likewise.
        most_rad: See there.
        turn_rad: (2,) what of a turn is free, and the most of it.
        over: (3,).
    """
    off = abs(turnout_rad - pi / 2)
    over[0] = max(off - turn_rad[0], 0.0) / (turn_rad[1] - turn_rad[0])
    for n in range(2):
        over[1 + n] = 0.0
        for side in range(2):
            free = free_rad[n, side]
            over[1 + n] = max(over[1 + n], (bent_rad[n] - free) / (most_rad[n, side] - free))


@inner
def _squeezed(bent_rad: float, softly: float, free_rad: Array, most_rad: Array) -> float:
    """A bend within what a wrist can do; beyond what is free to a side, what is softly left."""
    for side in range(2):
        free, room = free_rad[side], most_rad[side] - free_rad[side]
        if (bent_rad - free) / room > 0.0:
            bent_rad = free + room * softly
            break
    return bent_rad


@inner
def _level(straight: Four, fore: Array, twist_rad: float) -> Four:
    """A hand whose wrist is as at rest, on a forearm with this twist."""
    return product(straight, about(of(fore), twist_rad))


@row_by_row("(),(n),(k),(q),(q),(v),(v),(v),(),(),(n,s),(n,s),(t)->(q)")
def held_within(
    turnout_rad: float, bent_rad: Array, softly: Array, straight: Array, palm: Array,
    fore: Array, to_palm: Array, to_thumb: Array, mirror: float, supine_rad: float,
    free_rad: Array, most_rad: Array, turn_rad: Array, held: Array,
) -> None:  # fmt: skip
    """As `reins.held_within`; `softly` (3,) is the hyperbolic tangent of what is `beyond`."""
    off = turnout_rad - pi / 2
    size, free = abs(off), turn_rad[0]
    made = min(size, free) + (turn_rad[1] - free) * softly[0]
    left = min(max((pi - size) / (pi - FADES_RAD), 0.0), 1.0)
    made *= sin(pi / 2 * left)
    twist = mirror * ((made if off >= 0.0 else -made) + pi / 2 - supine_rad)
    lies = four(straight)
    level = _level(lies, fore, mirror * (turnout_rad - supine_rad))
    bend = rotation_vector(product(inverse(level), four(palm)))
    for n, axis in enumerate((to_palm, to_thumb)):
        less = _squeezed(bent_rad[n], softly[1 + n], free_rad[n], most_rad[n]) - bent_rad[n]
        bend = plus(bend, of(axis), less)
    written_in(held, product(_level(lies, fore, twist), quaternion(bend)))


@row_by_row("(),(),(t),()->()")
def past(turnout_rad: float, softly: float, turn_rad: Array, most_rad: float, share: Array) -> None:
    """What of a turn is beyond what is left of it, as a share of the most it is turned back."""
    over = max(abs(turnout_rad - pi / 2) - turn_rad[0], 0.0)
    share[0] = (over - (turn_rad[1] - turn_rad[0]) * softly) / max(most_rad, 1e-9)


@row_by_row("(),(),(n),(k),(q),(q),(v),(v),(v),(v),(),(),(n,s),(n,s)->(q),(v),(),()")
def eased(
    turnout_rad: float, back_rad: float, bent_rad: Array, softly: Array, straight: Array,
    palm: Array, fore: Array, fingers: Array, to_palm: Array, to_thumb: Array, mirror: float,
    supine_rad: float, free_rad: Array, most_rad: Array,
    back: Array, axis: Array, sine: Array, cosine: Array,
) -> None:  # fmt: skip
    """A hand that is turned back about its forearm, and the way from there to where it may point.

    Args are those of `held_within`, and `back_rad`, how far the hand is turned back.
    """
    lies = four(straight)
    hand = four(palm)
    if back_rad != 0.0:
        hand = product(about(turned(lies, of(fore)), mirror * back_rad), hand)
    to_side = [_squeezed(bent_rad[n], softly[1 + n], free_rad[n], most_rad[n]) for n in (0, 1)]
    turn = quaternion(plus(scaled(of(to_palm), to_side[0]), of(to_thumb), to_side[1]))
    level = _level(lies, fore, mirror * (turnout_rad + back_rad - supine_rad))
    allowed = turned(level, turned(turn, of(fore)))
    asked = turned(hand, of(fingers))
    x, y, z = crossed(asked, allowed)
    written_in(back, hand)
    axis[0], axis[1], axis[2] = x, y, z
    # As numpy adds three products up.
    sine[0] = sqrt(x * x + z * z + y * y)
    cosine[0] = asked[0] * allowed[0] + asked[2] * allowed[2] + asked[1] * allowed[1]
