"""Names of the face become weights of its channels.

Names are those of the tiers brows, lids, cheeks, nose and mouth, and visemes for mouthing. Head,
trunk and gaze move joints and are elsewhere. Weights were chosen by the developers, by eye, from
the tiers' descriptions (research: ELEMENTS): confidence medium, to be checked by Deaf signers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.kinematics.visemes import VISEME_WEIGHTS, Weights, pair

Array = NDArray[np.float64]

_LIDS: Mapping[str, Weights] = {
    "wide": pair("eyeWide", 1.0),
    "narrowed": pair("eyeSquint", 1.0) | pair("eyeBlink", 0.25) | pair("cheekSquint", 0.3),
    "closed": pair("eyeBlink", 1.0) | pair("browDown", 0.25) | pair("cheekSquint", 0.15),
    "tight": pair("eyeBlink", 1.0) | pair("eyeSquint", 1.0) | pair("cheekSquint", 1.0)
    | pair("browDown", 0.8) | pair("noseSneer", 0.35),
}  # fmt: skip
"""What lids do, on both eyes or on one."""


def _lids(name: str) -> Iterator[tuple[tuple[str, str], Weights]]:
    """One entry of `_LIDS` for both eyes and for either."""
    yield ("lids", name), _LIDS[name]
    for side in ("Right", "Left"):
        one = {channel: w for channel, w in _LIDS[name].items() if channel.endswith(side)}
        yield ("lids", f"{name}_{side.lower()}"), one


EXPRESSIONS: Mapping[tuple[str, str], Weights] = {
    ("brows", "raised"): {"browInnerUp": 1.0} | pair("browOuterUp", 1.0) | pair("eyeWide", 0.35),
    ("brows", "raised_right"): {"browInnerUp": 0.35, "browOuterUpRight": 1.0},
    ("brows", "raised_left"): {"browInnerUp": 0.35, "browOuterUpLeft": 1.0},
    ("brows", "furrowed"): {"browFurrow": 0.9} | pair("browDown", 0.9) | pair("eyeSquint", 0.3),
    **{key: weights for name in _LIDS for key, weights in _lids(name)},
    ("lids", "blink"): pair("eyeBlink", 1.0),
    ("cheeks", "puffed"): pair("cheekPuff", 1.0),
    ("cheeks", "puffed_right"): {"cheekPuffRight": 1.0},
    ("cheeks", "puffed_left"): {"cheekPuffLeft": 1.0},
    ("cheeks", "sucked"): {"cheekSuck": 1.0, "mouthPucker": 0.7},
    ("nose", "wrinkled"): pair("noseSneer", 1.0) | pair("cheekSquint", 0.5) | pair("eyeSquint", 0.4)
    | pair("mouthUpperUp", 0.3),
    ("nose", "twitching"): {"noseSneerRight": 0.9, "noseSneerLeft": 0.15},
    ("nose", "widened"): {"noseWide": 1.0},
    ("mouth", "smile"): pair("mouthSmile", 0.7) | pair("cheekSquint", 0.35),
    ("mouth", "pressed"): {"visemeMBP": 1.0, "mouthShrugLower": 0.9}
    | pair("mouthPress", 0.35) | pair("mouthFrown", 0.4),
    ("mouth", "pursed"): {"mouthPucker": 1.0, "visemeOU": 0.35},
    ("mouth", "round"): {"visemeO": 0.8},
    ("mouth", "spread"): pair("mouthStretch", 0.9) | pair("mouthLowerDown", 0.6)
    | pair("mouthUpperUp", 0.35),
    ("mouth", "corners_down"): pair("mouthFrown", 1.0) | {"mouthShrugLower": 0.7},
    ("mouth", "teeth_on_lip"): {"visemeFV": 1.0},
    ("mouth", "tongue_out"): {"jawOpen": 0.35, "tongueOut": 1.0},
    ("mouth", "tongue_between_teeth"): {"jawOpen": 0.22, "tongueOut": 0.45, "tongueUp": 1.0},
    ("mouth", "blow"): {"visemeOU": 0.85} | pair("cheekPuff", 0.75),
    ("mouth", "open"): {"jawOpen": 0.6},
    ("cheeks", "puffed_lips"): pair("cheekPuff", 0.9)
    | {"mouthShrugUpper": 0.7, "mouthShrugLower": 0.7},
    ("cheeks", "tongue_in_cheek"): {"tongueInCheek": 1.0},
    ("cheeks", "tongue_in_lip"): {"lipBulge": 1.0, "visemeMBP": 0.3},
    ("mouth", "jaw_forward"): {"jawForward": 1.0, "jawOpen": 0.2} | pair("mouthLowerDown", 0.9),
    ("mouth", "lip_up_one_side"): {"mouthUpperUpRight": 1.0, "noseSneerRight": 0.5},
    ("mouth", "mmm_breath_held"): {"visemeMBP": 1.0} | pair("cheekPuff", 0.45),
    ("mouth", "pursed_down"): {"mouthPucker": 0.9} | pair("mouthFrown", 0.9),
    ("mouth", "stretched"): {"visemeMBP": 0.6} | pair("mouthStretch", 1.0),
    ("mouth", "tongue_at_corner"): {"jawOpen": 0.32, "tongueOut": 0.5, "tongueUp": 1.0,
                                    "tongueRight": 1.0},
    ("mouth", "tongue_behind_lower_lip"): {"jawOpen": 0.32, "tongueOut": 0.45}
    | pair("mouthLowerDown", 0.6),
    ("mouth", "tongue_pursed"): {"jawOpen": 0.22, "mouthPucker": 0.5, "tongueOut": 0.55,
                                 "tongueUp": 0.9},
}  # fmt: skip
"""(tier, name) of `phonology.nonmanuals.TIERS` → channel → weight at full intensity."""

MOUTH_STEPS: Mapping[str, Weights] = {
    **VISEME_WEIGHTS,
    **{name: weights for (tier, name), weights in EXPRESSIONS.items()
       if tier in ("mouth", "cheeks")},
    "breath_held": EXPRESSIONS["mouth", "mmm_breath_held"],
    "chew_left": {"jawLeft": 0.6, "visemeMBP": 0.4, "mouthClose": 0.08, "jawOpen": 0.1},
    "chew_right": {"jawRight": 0.6, "visemeMBP": 0.4},
    "corner_open": {"cheekPuffRight": 0.35, "mouthStretchRight": 0.8, "mouthUpperUpRight": 0.5},
    "half_puffed": pair("cheekPuff", 0.45),
    "half_sucked": {"cheekSuck": 0.5, "mouthPucker": 0.4},
    "jaw_left": {"jawLeft": 1.0, "jawOpen": 0.1},
    "jaw_right": {"jawRight": 1.0, "jawOpen": 0.1},
    "lips_in": {"mouthRollLower": 0.45, "mouthRollUpper": 0.45, "visemeMBP": 1.0},
    "teeth_apart": {"jawOpen": 0.14} | pair("mouthLowerDown", 0.8) | pair("mouthUpperUp", 0.6),
    "teeth_flared": {"visemeCH": 1.0} | pair("mouthUpperUp", 0.5) | pair("mouthLowerDown", 0.5),
    "teeth_up": pair("mouthUpperUp", 1.0) | pair("mouthLowerDown", 0.5) | pair("noseSneer", 0.3),
    "tongue_down": EXPRESSIONS["mouth", "tongue_behind_lower_lip"],
    "tongue_left": {"jawOpen": 0.38, "tongueOut": 0.6, "tongueUp": 1.0, "tongueLeft": 1.0},
    "tongue_on_upper_lip": {"jawOpen": 0.3, "tongueOut": 0.6, "tongueUp": 1.0},
    "tongue_right": {"jawOpen": 0.38, "tongueOut": 0.6, "tongueUp": 1.0, "tongueRight": 1.0},
}  # fmt: skip
"""Steps of `phonology.mouth_gestures` → channel → weight; visemes and expressions are steps too."""

EXPRESSION_TIERS = ("brows", "lids", "cheeks", "nose", "mouth")
"""Tiers that move the skin of the face; all others move joints."""


def face_weights(
    track: str,
    names: Sequence[str],
    channels: Sequence[str],
    intensities: ArrayLike = 1.0,
) -> Array:
    """Weights of all channels for a list of names of one track.

    Args:
        track: One of `EXPRESSION_TIERS`, or `mouthing`.
        names: N names of that tier, or visemes.
        channels: The E channels of the body, as `Body.face_channels`; one that the body lacks is
            left out.
        intensities: (N,) or one number, 0 to 1.

    Returns:
        (N, E) weights, 0 to 1.

    Raises:
        UnknownNameError: If a name is not of that track.
    """
    weights = np.zeros((len(names), len(channels)))
    for row, name in enumerate(names):
        weights[row] = channel_weights(track, name, tuple(channels))
    weights *= np.broadcast_to(np.asarray(intensities, float), (len(names),))[:, None]
    return weights


@lru_cache(maxsize=1024)
def channel_weights(track: str, name: str, channels: tuple[str, ...]) -> Array:
    """(E,) one row of `face_weights`, at full intensity, read-only."""
    shown = _weights(track, name)
    weights = np.array([shown.get(channel, 0.0) for channel in channels])
    weights.flags.writeable = False
    return weights


def _weights(track: str, name: str) -> Weights:
    """One row of the tables."""
    if track == "mouthing":
        known: Mapping[str, Weights] = VISEME_WEIGHTS
    elif track in ("mouth", "cheeks"):
        known = MOUTH_STEPS
    else:
        known = {own: weights for (tier, own), weights in EXPRESSIONS.items() if tier == track}
    if name not in known:
        raise UnknownNameError(f"face of the track {track}", name, known)
    return known[name]
