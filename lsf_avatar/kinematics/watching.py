"""Where the eyes find a hand, for a gaze that follows it.

The hand is looked for where its postures stand and on the straight way between them: a degree or
two from where bows, movements and collisions bring it, less than an onlooker can tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, hypot

import numpy as np

from lsf_avatar.kinematics.anchors import WORLD, Signer
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.kinematics.tracks import HandTrack

LOWEST_RAD, HIGHEST_RAD, ASIDE_RAD = -0.52, 0.30, 0.50
"""Eyes and head go no farther after a hand, or the face would be lost to the addressee (proposal,
confidence low)."""
_NOT_IN_SPACE_RAD = (-0.38, 0.0)
"""Where a hand counts as being that touches the body or the other hand."""


def watched_hands(signer: Signer, tracks: tuple[HandTrack, ...]) -> Mapping[str, Array]:
    """Name of a gaze → (F, 2) where that hand is seen, up and left, from a body that faces ahead.

    Args:
        signer: Who.
        tracks: Right, left.
    """
    seen = [_seen(signer, track) for track in tracks]
    return {
        "active_hand": seen[signer.active],
        "passive_hand": seen[1 - signer.active],
        "hands": (seen[0] + seen[1]) / 2.0,
    }


def _seen(signer: Signer, track: HandTrack) -> Array:
    """(F, 2) one hand."""
    right, left = rig_of(signer.body).eyes
    eyes = (signer.body.heads_m[right] + signer.body.heads_m[left]) / 2.0
    at = np.array([_direction(a.place_m + a.offset_m - eyes) if a.joint == WORLD
                   else _NOT_IN_SPACE_RAD for a in track.anchors])  # fmt: skip
    here, there = at[track.now], at[track.following]
    seen: Array = here + track.along[:, None] * (there - here)
    return seen


def _direction(from_eyes_m: Array) -> tuple[float, float]:
    """Up and left, radians, within what eyes and head do after a hand."""
    x, y, z = from_eyes_m.tolist()
    up, left = atan2(y, hypot(x, z)), atan2(x, max(z, 0.05))
    return min(max(up, LOWEST_RAD), HIGHEST_RAD), min(max(left, -ASIDE_RAD), ASIDE_RAD)
