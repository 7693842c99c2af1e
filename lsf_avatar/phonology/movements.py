"""Movements that hands make while at a place, beside the way from one place to the next.

Kinds and manners follow HamNoSys 4 (research: HamNoSys4TeX; Performs BML for `finger_play`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.phonology.directions import Vector, direction

KINDS = (
    "straight",     # the hand moves along `towards` by `size`
    "arc",          # as straight, on a bow that bulges towards `bulge`
    "circle",       # a round path about the axis `axis`, starting towards `towards`, `turns` times
    "zigzag",       # along `towards`, to and fro across `bulge`
    "wavy",         # along `towards`, waving across `bulge`
    "cross",        # two strokes that cross: along `towards`, then across it along `bulge`
    "twist",        # the forearm turns the hand about its own fingers' direction
    "nod",          # the wrist bends towards the palm and back
    "swing",        # the wrist bends towards the thumb's and the little finger's side
    "stir",         # the wrist leads the fingers round a cone about where they point
    "finger_play",  # the fingers ripple
    "rub",          # the thumb rubs the fingertips
    "open_close",   # to and fro between this posture's handshape and `handshape`
)  # fmt: skip

SIZES_M = {"tiny": 0.02, "small": 0.05, "medium": 0.10, "large": 0.20}
"""Length of a straight path or diameter of a circle; developers' proposal, linguists decide."""
SIZES_RAD = {"tiny": 0.2, "small": 0.4, "medium": 0.7, "large": 1.2}
"""Turn of the wrist or forearm from end to end; developers' proposal, linguists decide."""
MANNERS = ("normal", "fast", "slow", "tense", "halt", "rest")
PATHS = ("straight", "arc", "zigzag", "wavy")
SUCCESSIONS = ("together", "towards_pinky", "towards_thumb")
"""Whether fingers change all at once, or one after another (UEA transform: successivefingers)."""
GROWTHS = ("even", "increasing", "decreasing")
"""Whether a movement is as large at its end as at its start."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement of the active hand; symmetry gives the passive hand its own.

    Attributes:
        kind: One of `KINDS`.
        towards: Unit vector (active, up, forward) of a path, or where a circle starts.
        axis: Unit vector a circle turns about, by the right-hand rule in (active, up, forward).
        bulge: Unit vector an arc, zigzag or wave bulges towards; of an ellipse its long axis.
        size: One of `SIZES_M`, for paths in metres, for turns in radians.
        times: How often in all, 1 or more.
        returns: Whether a path goes back between two times (False: it starts anew, quickly).
        turns: Rounds of a circle each time; may be a fraction.
        handshape: Of `open_close`: the other handshape.
        manner: One of `MANNERS`.
        flatness: Of a circle: short axis as a share of the long one; 1 is round, less an ellipse.
        growth: One of `GROWTHS`.
        bouncing: Whether a path springs back a little where it ends.
        clockwise: Of `stir`, as the signer sees it along the fingers.
        hands: `active`, `passive`, or `both` (as the sign's symmetry says).
    """

    kind: str
    towards: Vector = (0.0, 0.0, 1.0)
    axis: Vector = (1.0, 0.0, 0.0)
    bulge: Vector = (0.0, 1.0, 0.0)
    size: str = "medium"
    times: int = 1
    returns: bool = True
    turns: float = 1.0
    handshape: str | None = None
    manner: str = "normal"
    flatness: float = 1.0
    growth: str = "even"
    bouncing: bool = False
    clockwise: bool = True
    hands: str = "both"

    def __post_init__(self) -> None:
        for kind, name, known in (
            ("movement", self.kind, KINDS),
            ("size", self.size, tuple(SIZES_M)),
            ("manner", self.manner, MANNERS),
            ("growth", self.growth, GROWTHS),
            ("hand", self.hands, ("active", "passive", "both")),
        ):
            if name not in known:
                raise UnknownNameError(kind, name, known)
        if not 1 <= self.times <= 12:
            raise ValueError(f"a movement is made 1 to 12 times, not {self.times}")


@dataclass(frozen=True, slots=True)
class Path:
    """The way from the posture before to this one.

    Attributes:
        kind: One of `PATHS`.
        bulge: Unit vector (active, up, forward) that an arc, zigzag or wave bulges towards.
        height: Height of an arc's bow as a share of the distance.
        manner: One of `MANNERS`.
        fingers: One of `SUCCESSIONS`: how they come to their new shape.
        seconds: Of a way that depicts one (a vehicle that drives): how long it lasts at least.
        through: Whether the hand goes on through the posture that it leads to, without a stop.
    """

    kind: str = "straight"
    bulge: Vector = field(default_factory=lambda: direction("forward"))
    height: float = 0.25
    manner: str = "normal"
    fingers: str = "together"
    seconds: float = 0.0
    through: bool = False

    def __post_init__(self) -> None:
        for kind, name, known in (
            ("path", self.kind, PATHS),
            ("manner", self.manner, MANNERS),
            ("succession of fingers", self.fingers, SUCCESSIONS),
        ):
            if name not in known:
                raise UnknownNameError(kind, name, known)
