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
    "a": {"jawOpen": 0.55} | pair("mouthLowerDown", 0.2) | pair("mouthUpperUp", 0.2),
    "e": {"jawOpen": 0.35} | pair("mouthStretch", 0.25) | pair("mouthLowerDown", 0.15),
    "é": {"jawOpen": 0.2} | pair("mouthStretch", 0.35) | pair("mouthSmile", 0.2),
    "i": {"jawOpen": 0.1} | pair("mouthStretch", 0.5) | pair("mouthSmile", 0.4),
    "o": {"jawOpen": 0.3, "mouthFunnel": 0.6, "mouthPucker": 0.4},
    "ou": {"jawOpen": 0.1, "mouthFunnel": 0.3, "mouthPucker": 0.9},
    "u": {"jawOpen": 0.06, "mouthFunnel": 0.5, "mouthPucker": 0.7},
    "eu": {"jawOpen": 0.22, "mouthFunnel": 0.5, "mouthPucker": 0.3},
    "an": {"jawOpen": 0.45, "mouthFunnel": 0.3},
    "on": {"jawOpen": 0.2, "mouthFunnel": 0.6, "mouthPucker": 0.6},
    "in": {"jawOpen": 0.4} | pair("mouthStretch", 0.35) | pair("mouthUpperUp", 0.15),
    "m/b/p": {"mouthRollLower": 0.5, "mouthRollUpper": 0.5} | pair("mouthPress", 0.5),
    "f/v": {"mouthRollLower": 0.6, "jawOpen": 0.08} | pair("mouthUpperUp", 0.3),
    "t/d/n/l": {"jawOpen": 0.18, "tongueUp": 1.0},
    "s/z": {"jawOpen": 0.05} | pair("mouthStretch", 0.3) | pair("mouthLowerDown", 0.25),
    "ch/j": {"jawOpen": 0.08, "mouthFunnel": 0.8, "mouthPucker": 0.3},
    "k/g/r": {"jawOpen": 0.2},
}
"""Viseme → channel → weight at full intensity; names of `phonology.visemes.VISEMES`."""
