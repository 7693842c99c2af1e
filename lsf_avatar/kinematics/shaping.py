"""Angles of a body's fingers in any handshape, named or composed.

Named hands were solved on the skin when the body was built. A composed hand is made from them:
its fingers bend from this body's own straight hand, its closed fingers close as this body's fist
does, and its thumb is that of the solved hand with the same pose whose fingers are most alike.
Nothing goes beyond what some solved hand does, so joints stay within their limits.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.phonology.composed import handshape
from lsf_avatar.phonology.handshapes import HANDSHAPES, Angles, Handshape

_FOLDED = (90.0, 108.0, 90.0)
_FAN_DEG = (16.0, 4.0, -4.0, -16.0)
"""Spread of the solved hand `cinq`, from which fingers apart are taken."""
_BESIDE_DEG = 80.0
"""First bend from which neighbours lie beside each other without being brought together."""

_OWN_THUMBS = frozenset(("F", "T", "K"))
"""Their thumbs meet one finger in a way of their own, and lend to no other hand."""


@lru_cache(maxsize=2048)
def shaped_rad(body: Body, name: str) -> Array:
    """(5, 4) thumb, index, middle, ring, pinky as in `Targets.fingers_rad`, read-only.

    Raises:
        UnknownNameError: If there is no such handshape.
    """
    if name in body.handshapes_rad:
        return body.handshapes_rad[name]
    shape = handshape(name)
    solved = body.handshapes_rad
    apart = np.array(solved["cinq"])
    apart[1:, 0] -= np.radians(_FAN_DEG)
    angles = np.array(solved["poing"])
    for row, finger in enumerate(shape.fingers, start=1):
        if finger[1:] != _FOLDED:
            base = solved["main_plate"] if _has_company(shape, row - 1) else apart
            angles[row] = base[row] + np.radians(finger)
    angles[0] = _thumb_rad(body, shape)
    every = np.stack([solved[known] for known in HANDSHAPES])
    shaped: Array = np.clip(angles, every.min(axis=0), every.max(axis=0))
    shaped.flags.writeable = False
    return shaped


def _has_company(shape: Handshape, finger: int) -> bool:
    """Whether a finger lies against a neighbour that does the same."""
    own = shape.fingers[finger]
    beside = [shape.fingers[k] for k in (finger - 1, finger + 1) if 0 <= k < 4]
    return own[1] < _BESIDE_DEG and any(
        abs(own[0] - other[0]) < 1 and abs(own[1] - other[1]) < 15 for other in beside
    )


def _thumb_rad(body: Body, shape: Handshape) -> Array:
    """(4,) the thumb of the solved hand that is most alike, with the same pose of the thumb."""
    alike = [
        known for known in HANDSHAPES.values() if known.thumb == shape.thumb
        and known.id not in _OWN_THUMBS
    ]  # fmt: skip
    donor = min(alike, key=lambda known: _off(known.fingers, shape.fingers))
    thumb: Array = body.handshapes_rad[donor.id][0]
    return thumb


def _off(known: tuple[Angles, ...], asked: tuple[Angles, ...]) -> float:
    """How different fingers are; the index, which the thumb meets most, counts double."""
    return sum(
        weight * sum(abs(k - a) for k, a in zip(one, other, strict=True))
        for weight, one, other in zip((2.0, 1.0, 1.0, 0.5), known, asked, strict=True)
    )
