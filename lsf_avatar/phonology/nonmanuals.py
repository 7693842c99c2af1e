"""Face, gaze, head and body: lexical ones (of a sign) and syntactic ones (of a clause).

Lexical names follow the SiGML tiers (research: ELEMENTS, sections mouthing, facialexpr, head,
body, shoulder, eyegaze); the code of the tier stands beside each. Syntactic names are those of
the command `lsf gloss --json`.
"""

from __future__ import annotations

from dataclasses import dataclass

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.phonology.mouth_gestures import CHEEK_GESTURES, MOUTH_GESTURES

TIERS: dict[str, dict[str, str]] = {
    "brows": {
        "raised": "RB", "raised_right": "RR", "raised_left": "RL", "furrowed": "FU",
    },
    "lids": {
        "wide": "WB", "narrowed": "SB", "closed": "CB", "tight": "TB", "blink": "BB",
        "wide_right": "WR", "wide_left": "WL", "narrowed_right": "SR", "narrowed_left": "SL",
        "closed_right": "CR", "closed_left": "CL", "tight_right": "TR", "tight_left": "TL",
    },
    "gaze": {
        "addressee": "AD", "far": "FR", "hands": "HD", "active_hand": "HI", "passive_hand": "HC",
        "up": "UP", "down": "DN", "left": "LE", "right": "RI", "none": "NO",
        "left_up": "LU", "left_down": "LD", "right_up": "RU", "right_down": "RD", "rolling": "RO",
    },
    "head": {
        "nod": "NO", "shake": "SH", "turn_active": "SR", "turn_passive": "SL",
        "tilt_active": "TR", "tilt_passive": "TL", "tilt_forward": "NF", "tilt_back": "NB",
        "push_forward": "PF", "push_back": "PB", "with_gaze": "LI",
    },
    "torso": {
        "rotate_active": "RR", "rotate_passive": "RL", "tilt_active": "TR",
        "tilt_passive": "TL", "tilt_forward": "TF", "tilt_back": "TB", "straight": "ST",
        "sigh": "SI", "heave": "HE", "rounded": "RD",
    },
    "shoulders": {
        "raised": "UB", "raised_active": "UR", "raised_passive": "UL", "hunched": "HB",
        "shrug": "SB", "hunched_active": "HR", "hunched_passive": "HL", "shrug_active": "SR",
        "shrug_passive": "SL",
    },
    "cheeks": {
        "puffed": "C01", "puffed_right": "C04", "puffed_left": "own", "sucked": "C07",
        **{name: gesture.code for name, gesture in CHEEK_GESTURES.items()},
    },
    "nose": {"wrinkled": "WR", "twitching": "TW", "widened": "WI"},
    "mouth": {
        "smile": "own", "pressed": "L29", "pursed": "L04", "round": "L05", "spread": "own",
        "corners_down": "L31", "teeth_on_lip": "D02", "tongue_out": "T17",
        "tongue_between_teeth": "T02", "blow": "L35", "open": "own",
        **{name: gesture.code for name, gesture in MOUTH_GESTURES.items()},
    },
}  # fmt: skip
"""Tier → name → SiGML code; `own` has no code. C04 puffs one cheek without saying which: the right
one is taken. Sources of the mouth's codes: `phonology.mouth_gestures`."""

SYNTACTIC = (
    "brows-raised", "brows-furrowed", "head-forward", "headshake", "nod",
    "topic", "condition", "hold", "body-shift", "emphasis",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NonManual:
    """One lexical non-manual, over a whole sign.

    Attributes:
        tier: One of `TIERS`.
        name: One of the tier's names.
        intensity: 0 to 1.
    """

    tier: str
    name: str
    intensity: float = 1.0

    def __post_init__(self) -> None:
        if self.tier not in TIERS:
            raise UnknownNameError("non-manual tier", self.tier, TIERS)
        if self.name not in TIERS[self.tier]:
            raise UnknownNameError(f"non-manual of the {self.tier}", self.name, TIERS[self.tier])
        if not 0.0 <= self.intensity <= 1.0:
            raise ValueError(f"an intensity is from 0 to 1, not {self.intensity}")


@dataclass(frozen=True, slots=True)
class Span:
    """One syntactic non-manual over some items of an utterance.

    Attributes:
        name: One of `SYNTACTIC`.
        first: Index of the first item under it.
        last: Index of the last item under it.
    """

    name: str
    first: int
    last: int

    def __post_init__(self) -> None:
        if self.name not in SYNTACTIC:
            raise UnknownNameError("syntactic non-manual", self.name, SYNTACTIC)
        if self.last < self.first:
            raise ValueError(f"a span ends at item {self.last}, before it begins at {self.first}")
