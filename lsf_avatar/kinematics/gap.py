"""Two hands kept apart, and how free a hand is to be pushed aside."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.compiled import FLAG, INDEX, REAL, array, compiled, written
from lsf_avatar.geometry import rotate, unit
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.easing import steady
from lsf_avatar.kinematics.rig import Indices

_PALM = ("palm", "back", "thumb_side", "pinky_side", "heel", "knuckles")
_SIDEWAYS = np.array([0.02, 0.0, 0.0])
_COINCIDENT_M = 0.03
_NEAR_CONTACT = 0.4
"""Share of a way, at an end that touches the body, over which the push fades."""


def gap_between(body: Body, wrists_m: Array, turns: Array, free: Array) -> Array:
    """(F, 3) from the right palm to the left one, as far as they should go further apart.

    Args:
        body: Whose.
        wrists_m: (F, 2, 3).
        turns: (F, 2, 4) of the hands against rest.
        free: (F,) 0 where one hand should touch the other or the body, 1 where both are free.
    """
    hull = palm_hull(body)
    middle, reach = _middle_and_reach_m(body)
    palms = wrists_m + rotate(turns, middle)
    apart = palms[:, 1] - palms[:, 0]
    distance = np.sqrt(np.einsum("fi,fi->f", apart, apart))
    gap = np.zeros((len(apart), 3))
    near = np.flatnonzero((distance < reach) & (free > 0.0))
    if not near.size:
        return gap
    apart, distance = apart[near], distance[near]
    # Palms in the very same place go apart sideways.
    way = unit(apart + _SIDEWAYS * np.maximum(1.0 - distance / _COINCIDENT_M, 0.0)[:, None])
    room = np.zeros(len(near))
    for hand, sign in ((0, 1.0), (1, -1.0)):
        corners = rotate(turns[near, hand, None], hull[hand] - middle[hand])
        room += np.einsum("fci,fi->fc", corners, sign * way).max(axis=1)
    missing = np.maximum(room - np.einsum("fi,fi->f", apart, way), 0.0) * free[near]
    gap[near] = way * missing[:, None]
    return gap


@lru_cache(maxsize=8)
def _middle_and_reach_m(body: Body) -> tuple[Array, float]:
    """(2, 3) middles of both palms; how far apart they are at most where the palms touch."""
    hull = palm_hull(body)
    middle = hull.mean(axis=1)
    off = np.linalg.norm(hull - middle[:, None], axis=-1)
    return middle, max(float(off.max(axis=1).sum()), _COINCIDENT_M)


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


def freedom(stands: NDArray[np.bool_], keys: Indices, share: Array) -> Array:
    """(N, F) how free a hand is to be pushed: not where it touches something or comes from there.

    Args:
        stands: (N, K) whether a posture stands on something, in each of N senses.
        keys: (2, F) the posture left, and the one gone to.
        share: (F,) of the way between them.
    """
    free = np.zeros((len(stands), len(share)))
    _free(stands, keys, share, free)
    return free


@compiled(array(FLAG, 2), array(INDEX, 2), array(REAL, 1), written(REAL, 2))
def _free(stands: NDArray[np.bool_], keys: Indices, share: Array, free: Array) -> None:
    for frame in range(len(share)):
        leaving = steady(share[frame] / _NEAR_CONTACT)
        coming = steady((1.0 - share[frame]) / _NEAR_CONTACT)
        for n in range(len(stands)):
            free[n, frame] = leaving if stands[n, keys[0, frame]] else 1.0
            free[n, frame] *= coming if stands[n, keys[1, frame]] else 1.0
