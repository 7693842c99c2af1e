"""What the lips do for each viseme of French, as weights of face channels.

Shapes of French vowels and consonants by place and rounding: general phonetics (confidence
medium); weights chosen by the developers, by eye and by distance on the mesh, so that no two
visemes look alike. No Deaf lip-reader has seen them.
"""

from __future__ import annotations

from collections.abc import Mapping

Weights = Mapping[str, float]


def pair(name: str, weight: float) -> dict[str, float]:
    """The left and the right channel of one shape, alike."""
    return {f"{name}Left": weight, f"{name}Right": weight}


VISEME_WEIGHTS: Mapping[str, Weights] = {
    "silence": {},
    "a": {"jawOpen": 0.6} | pair("mouthUpperUp", 0.2),
    "e": {"jawOpen": 0.32} | pair("mouthStretch", 0.25) | pair("mouthUpperUp", 0.15),
    "é": {"jawOpen": 0.22} | pair("mouthStretch", 0.4) | pair("mouthSmile", 0.1)
    | pair("mouthUpperUp", 0.3) | pair("mouthLowerDown", 0.25),
    "i": pair("mouthStretch", 0.9) | pair("mouthSmile", 0.45)
    | pair("mouthLowerDown", 0.6) | pair("mouthUpperUp", 0.45),
    "o": {"visemeO": 0.85},
    "ou": {"visemeOU": 1.0},
    "u": {"visemeOU": 0.65, "mouthPucker": 0.5},
    "eu": {"visemeO": 0.35, "visemeOU": 0.4},
    "an": {"jawOpen": 0.34, "visemeO": 0.4},
    "on": {"visemeO": 0.35, "visemeOU": 0.6},
    "in": {"jawOpen": 0.46} | pair("mouthStretch", 0.65) | pair("mouthUpperUp", 0.5)
    | pair("mouthLowerDown", 0.2) | pair("mouthSmile", 0.25),
    "m/b/p": {"visemeMBP": 1.0, "mouthRollLower": 0.25, "mouthRollUpper": 0.25,
              "mouthShrugLower": 0.5, "jawForward": 0.1},
    "f/v": {"visemeFV": 1.0},
    "t/d/n/l": {"jawOpen": 0.16, "tongueUp": 1.0} | pair("mouthUpperUp", 0.6)
    | pair("mouthStretch", 0.15) | pair("mouthLowerDown", 0.2),
    "s/z": {"jawForward": 0.35} | pair("mouthStretch", 0.3) | pair("mouthLowerDown", 1.0)
    | pair("mouthUpperUp", 0.9),
    "ch/j": {"visemeCH": 1.0},
    "k/g/r": {"jawOpen": 0.19, "visemeO": 0.2} | pair("mouthUpperUp", 0.3),
}  # fmt: skip
"""Viseme → channel → weight at full intensity; names of `phonology.visemes.VISEMES`."""
