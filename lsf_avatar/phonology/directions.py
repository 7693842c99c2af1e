"""Directions in the signer's frame: 26 names and free vectors.

HamNoSys 4 writes 18 directions and SiGML adds 8 diagonals (research: carolNeves/HamNoSys2SiGML
conversionSpreadSheet.txt; jiteshpubreja/sigml-docs docs/ELEMENTS.md). They are named here by
their components, always in the order up/down, forward/back, active/passive.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import sqrt

from lsf_avatar.errors import UnknownNameError

Vector = tuple[float, float, float]
"""(active, up, forward): towards the active hand's side, upwards, away from the signer."""

_COMPONENTS: dict[str, Vector] = {
    "up": (0.0, 1.0, 0.0),
    "down": (0.0, -1.0, 0.0),
    "forward": (0.0, 0.0, 1.0),
    "back": (0.0, 0.0, -1.0),
    "active": (1.0, 0.0, 0.0),
    "passive": (-1.0, 0.0, 0.0),
}


def normalised(vector: Sequence[float]) -> Vector:
    """The vector at length 1.

    Raises:
        ValueError: If it has no length.
    """
    a, u, f = (float(component) for component in vector)
    length = sqrt(a * a + u * u + f * f)
    if length < 1e-9:
        raise ValueError("a direction needs a length: (0, 0, 0) points nowhere")
    return (a / length, u / length, f / length)


def _all_directions() -> dict[str, Vector]:
    named: dict[str, Vector] = {}
    for parts in product(("", "up", "down"), ("", "forward", "back"), ("", "active", "passive")):
        names = [part for part in parts if part]
        if names:
            sums = tuple(sum(_COMPONENTS[name][axis] for name in names) for axis in range(3))
            named["-".join(names)] = normalised(sums)
    return named


DIRECTIONS: dict[str, Vector] = _all_directions()
"""The 26 names, each with its unit vector."""


def direction(named: str | Sequence[float]) -> Vector:
    """The unit vector of a name such as `up-forward`, or of a free vector (active, up, forward).

    Raises:
        UnknownNameError: If there is no such name.
        ValueError: If a free vector has no length.
    """
    if isinstance(named, str):
        if named not in DIRECTIONS:
            raise UnknownNameError("direction", named, DIRECTIONS)
        return DIRECTIONS[named]
    return normalised(named)


def mirrored(vector: Vector) -> Vector:
    """The same direction seen in a mirror between both hands: active and passive change places."""
    return (-vector[0], vector[1], vector[2])
