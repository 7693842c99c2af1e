"""Hands that keep clear of the signer's own head and trunk, and of each other.

Head, chest and belly are ellipsoids, taken from the body's own sites. A hand that would pass
through one is pushed out, softly, except where it goes to touch it. Two palms that would share
the same room are pushed apart; fingers may cross.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lsf_avatar.geometry import conjugate, multiply, rotate, unit
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.rig import Rig

HAND_RADIUS_M = 0.045
"""Room that the middle of a hand needs; fingertips need a third of it."""
_FORWARDS = np.array([0.0, 0.0, 0.5])
_PALM = ("palm", "back", "thumb_side", "pinky_side", "heel", "knuckles")
_SIDEWAYS = np.array([0.02, 0.0, 0.0])
_COINCIDENT_M = 0.03
_NEAR_CONTACT = 0.4
"""Share of a way, at an end that touches the body, over which the push fades."""


@dataclass(frozen=True, slots=True, eq=False)
class _Solid:
    """An ellipsoid that a joint carries: centre from the joint's head at rest, and radii."""

    joint: int
    centre_m: Array
    radii_m: Array


def solid_centres_m(rig: Rig, trunk: Posed) -> Array:
    """(S, F, 3) where the middles of head, chest and belly are."""
    solids = _solids(rig.body)
    joints = [solid.joint for solid in solids]
    back = conjugate(rig.body.frames_wxyz[joints])
    turned = multiply(trunk.rotations_wxyz[:, joints], back)
    centres = np.stack([solid.centre_m for solid in solids])
    return np.moveaxis(trunk.positions_m[:, joints] + rotate(turned, centres), 1, 0)


def keep_clear(
    rig: Rig, centres_m: Array, hand: int, wrist_m: Array, turn: Array, free: Array
) -> Array:
    """Wrists (F, 3) moved so that the hand is outside of head and trunk.

    Fingertips may touch; the middle of a hand is never inside, not even for a contact.

    Args:
        rig: The body.
        centres_m: (S, F, 3) as `solid_centres_m`.
        hand: 0 right, 1 left.
        wrist_m: (F, 3) as planned.
        turn: (F, 4) of the hand against rest.
        free: (F,) 0 where the hand should touch the body, 1 where it is free.
    """
    body = rig.body
    wrist_rest = body.heads_m[rig.wrist[hand]]
    moved = wrist_m
    for part, room in (("hand_centre", HAND_RADIUS_M), ("middle_tip", HAND_RADIUS_M / 3)):
        site = body.sites[f"{part}_{'RL'[hand]}"]
        reach = rotate(turn, np.array(site.point_m) - wrist_rest)
        for solid, centre in zip(_solids(body), centres_m, strict=True):
            radii = solid.radii_m + room * free[:, None]
            scaled = (moved + reach - centre) / radii
            depth = np.sqrt(np.einsum("fi,fi->f", scaled, scaled))
            inside = np.maximum(1.0 - depth, 0.0) * (1.0 if part == "hand_centre" else free)
            if inside.any():
                moved = moved + unit(scaled + _FORWARDS) * inside[:, None] * radii
    return moved


def gap_between(body: Body, wrists_m: Array, turns: Array, free: Array) -> Array:
    """(F, 3) from the right palm to the left one, as far as they should go further apart.

    Args:
        body: Whose.
        wrists_m: (F, 2, 3).
        turns: (F, 2, 4) of the hands against rest.
        free: (F,) 0 where one hand should touch the other or the body, 1 where both are free.
    """
    hull = palm_hull(body)
    corners = [rotate(turns[:, hand, None], hull[hand]) for hand in (0, 1)]
    middles = [wrists_m[:, hand] + corners[hand].mean(axis=1) for hand in (0, 1)]
    apart = middles[1] - middles[0]
    distance = np.sqrt(np.einsum("fi,fi->f", apart, apart))
    # Palms in the very same place go apart sideways.
    way = unit(apart + _SIDEWAYS * np.maximum(1.0 - distance / _COINCIDENT_M, 0.0)[:, None])
    room = np.zeros(len(distance))
    for hand, sign in ((0, 1.0), (1, -1.0)):
        centred = corners[hand] - corners[hand].mean(axis=1, keepdims=True)
        room += np.einsum("fci,fi->fc", centred, sign * way).max(axis=1)
    missing = np.maximum(room - np.einsum("fi,fi->f", apart, way), 0.0) * free
    gap: Array = way * missing[:, None]
    return gap


@lru_cache(maxsize=8)
def palm_hull(body: Body) -> Array:
    """(2, C, 3) points round each palm from its wrist, hands at rest; right, then left."""
    wrists = [body.heads_m[body.index[f"wrist_{side}"]] for side in "RL"]
    return np.array(
        [
            [np.array(body.sites[f"{part}_{side}"].point_m) - wrist for part in _PALM]
            for side, wrist in zip("RL", wrists, strict=True)
        ]
    )


def freedom(on_body: Array, share: Array) -> Array:
    """(F,) how free a hand is to be pushed: not where it touches the body or comes from there.

    Args:
        on_body: (2, F) whether the posture left, and the one gone to, stand on body or hand.
        share: (F,) of the way between them.
    """
    leaving = _soft(share / _NEAR_CONTACT)
    coming = _soft((1.0 - share) / _NEAR_CONTACT)
    free: Array = np.where(on_body[0], leaving, 1.0) * np.where(on_body[1], coming, 1.0)
    return free


def _soft(share: Array) -> Array:
    u = np.clip(share, 0.0, 1.0)
    soft: Array = u * u * (3.0 - 2.0 * u)
    return soft


@lru_cache(maxsize=8)
def _solids(body: Body) -> tuple[_Solid, ...]:
    """The head, the chest and the belly of a body, from its sites."""
    at = {name: np.array(site.point_m) for name, site in body.sites.items()}
    top, under = at["head_top"][1], at["under_chin"][1]
    head = np.array([0.0, (top + under) / 2, at["ear_R"][2] + 0.012])
    skull = np.array([abs(at["ear_R"][0]) + 0.004, (top - under) / 2, at["nose"][2] - head[2]])
    shoulder = body.heads_m[body.index["upperarm01_L"]]
    wide = abs(at["side_of_trunk_R"][0])
    chest = np.array([0.0, at["chest"][1] - 0.06, shoulder[2] - 0.02])
    deep = at["chest"][2] - chest[2]
    ribs = np.array([shoulder[0] - 0.015, shoulder[1] - chest[1] + 0.03, deep])
    belly = np.array([0.0, at["belly"][1] + 0.03, shoulder[2] - 0.02])
    waist = np.array([wide, at["stomach"][1] - at["belly"][1] + 0.07, at["belly"][2] - belly[2]])
    return tuple(
        _Solid(body.index[joint], centre - body.heads_m[body.index[joint]], radii)
        for joint, centre, radii in (
            ("head", head, skull), ("spine02", chest, ribs), ("spine04", belly, waist),
        )
    )  # fmt: skip
