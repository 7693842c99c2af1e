"""Who is built: the weights of MakeHuman's targets that shape the base mesh into one person."""

from __future__ import annotations

from collections.abc import Mapping

from lsf_avatar.avatar.source import Array, Source
from lsf_avatar.errors import UnknownNameError

_AVERAGE = "averagemuscle-averageweight"

_READABLE: Mapping[str, float] = {
    # A little larger than life: eyes, brows and fingers carry the grammar on small screens.
    "eyes/l-eye-scale-incr": 0.25,
    "eyes/r-eye-scale-incr": 0.25,
    "hands/l-hand-scale-incr": 0.35,
    "hands/r-hand-scale-incr": 0.35,
    "hands/l-hand-fingers-length-incr": 0.25,
    "hands/r-hand-fingers-length-incr": 0.25,
}


def _full_fingers(thicker: float, closer: float) -> dict[str, float]:
    """Fingers that leave no gap when they are joined, which thin ones do."""
    return {
        f"hands/{side}-hand-fingers-{what}": weight
        for side in "lr"
        for what, weight in (("diameter-incr", thicker), ("distance-decr", closer))
    }


def _slim_arms(shoulders: float, arms: float) -> dict[str, float]:
    """Arms that do not look like balloons in a sleeve when they go across the chest."""
    return {
        f"arms/{side}-upperarm-{muscle}-decr": weight
        for side in "lr"
        for muscle, weight in (("shoulder-muscle", shoulders), ("muscle", arms))
    }


PEOPLE: Mapping[str, Mapping[str, float]] = {
    "woman": {
        "macrodetails/caucasian-female-young": 0.6,
        "macrodetails/african-female-young": 0.2,
        "macrodetails/asian-female-young": 0.2,
        f"macrodetails/universal-female-young-{_AVERAGE}": 1.0,
        f"macrodetails/proportions/female-young-{_AVERAGE}-idealproportions": 0.7,
        f"breast/female-young-{_AVERAGE}-mincup-averagefirmness": 0.6,
        "head/head-oval": 0.35,
        "chin/chin-width-decr": 0.25,
        "nose/nose-scale-horiz-decr": 0.2,
        "torso/measure-shoulder-dist-decr": 0.25,
        **_slim_arms(0.6, 0.0),
        **_READABLE,
        **_full_fingers(0.4, 0.4),
    },
    "man": {
        "macrodetails/caucasian-male-young": 0.6,
        "macrodetails/african-male-young": 0.2,
        "macrodetails/asian-male-young": 0.2,
        f"macrodetails/universal-male-young-{_AVERAGE}": 0.3,
        "macrodetails/universal-male-young-minmuscle-averageweight": 0.7,
        f"macrodetails/proportions/male-young-{_AVERAGE}-idealproportions": 0.5,
        "head/head-rectangular": 0.25,
        "chin/chin-width-incr": 0.15,
        "torso/measure-shoulder-dist-decr": 0.45,
        "torso/torso-muscle-dorsi-decr": 0.5,
        **_slim_arms(1.0, 0.8),
        **_READABLE,
        **_full_fingers(0.3, 0.25),
    },
}
"""Name of a body → target → weight. Chosen by the developers, by eye."""


RAISED_M: Mapping[str, float] = {"woman": 0.0, "man": -0.125}
"""Body → how far it is moved up, so that eyes, chest and hands of all are framed alike."""


def proportioned(source: Source, name: str = "woman") -> Array:
    """(V, 3) vertices of the base mesh, metres, with one person's proportions.

    Raises:
        UnknownNameError: If nobody of that name is known.
    """
    if name not in PEOPLE:
        raise UnknownNameError("signer", name, PEOPLE)
    vertices_m = source.mesh.vertices_m.copy()
    for target, weight in PEOPLE[name].items():
        vertices_m += weight * source.target(target)
    vertices_m[:, 1] += RAISED_M[name]
    return vertices_m
