"""A sign: postures one after the other, the movements in them, both hands, and the face."""

from __future__ import annotations

from dataclasses import dataclass

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.phonology.composed import handshape
from lsf_avatar.phonology.directions import Vector, normalised
from lsf_avatar.phonology.movements import Movement, Path
from lsf_avatar.phonology.nonmanuals import NonManual
from lsf_avatar.phonology.places import Place

SYMMETRIES = ("none", "mirror", "parallel")
"""`mirror`: the passive hand does the mirror image. `parallel`: it does the same, shifted to its
own side. `none`: one hand, or a passive hand that is written out."""
OPPOSED = ("vertical", "depth")
"""Axes along which the passive hand moves the other way, beside what `symmetry` says: with both
kinds of symmetry, the eight symmetries of HamNoSys 4 (UEA transform: `ud_symm`, `oi_symm`). They
change movements only: in public lists both hands keep their written orientation. Confidence low."""
AGREEMENTS = ("source-goal", "goal", "goal-source", "collision")
"""What a verb's hands agree with: they go from who acts to whom it is done to; start where they
are written and go to whom it is done to; come from there to who acts (RECEVOIR); or are two things
of which the one strikes the other (research: LSF grammar, directional verbs; names: developers)."""
STATUSES = ("draft", "linguist-reviewed", "deaf-validated")
CONFIDENCES = ("high", "medium", "low", "gk", "none")
"""high: two LSF sources agree; medium: one; low: another variety or a composite; gk: general
knowledge; none: no form is known."""


@dataclass(frozen=True, slots=True)
class HandPosture:
    """One hand at one moment.

    Attributes:
        handshape: One of `HANDSHAPES`, or composed as `composed` says.
        fingers: Unit vector the extended fingers point along, from wrist to knuckles (HamNoSys:
            extended finger direction), (active, up, forward).
        palm: Unit vector out of the palm. Brought at right angles to `fingers` when posed.
        place: Where.
    """

    handshape: str
    fingers: Vector
    palm: Vector
    place: Place

    def __post_init__(self) -> None:
        handshape(self.handshape)


REST = HandPosture(
    "main_coupe",
    fingers=normalised((-0.50, -0.62, 0.55)),
    palm=normalised((-0.80, -0.15, -0.55)),
    place=Place("neutral_space", "active", offset=(0.0, -0.27, -0.09)),
)
"""Where the active hand waits: low before the hip, relaxed, palm in and back (brief)."""


@dataclass(frozen=True, slots=True)
class Posture:
    """Both hands at one moment of a sign, how they come there and what they do there.

    Attributes:
        active: The active hand.
        passive: The passive hand where it is written out; None where symmetry gives it, or where
            the sign has one hand.
        path: The way here from the posture before; of a first posture it is not used.
        movements: All at once while in this posture; the posture is where they start.
        hold: How long it stays beyond what its movements take, in units of the normal hold.
    """

    active: HandPosture
    passive: HandPosture | None = None
    path: Path = Path()
    movements: tuple[Movement, ...] = ()
    hold: float = 1.0


@dataclass(frozen=True, slots=True)
class Sign:
    """The form of a sign, without its meaning.

    Attributes:
        gloss: Name of the entry it belongs to, or of the letter or number.
        postures: One or more.
        symmetry: One of `SYMMETRIES`.
        alternating: Whether the passive hand moves in counter-phase.
        repeat: How often the whole run of postures is made, 1 or more.
        nonmanuals: Over the whole sign.
        opposed: Of a symmetric sign, some of `OPPOSED`, in their order.
        agreement: One of `AGREEMENTS`, or empty: where it is made does not depend on who acts.
    """

    gloss: str
    postures: tuple[Posture, ...]
    symmetry: str = "none"
    alternating: bool = False
    repeat: int = 1
    nonmanuals: tuple[NonManual, ...] = ()
    opposed: tuple[str, ...] = ()
    agreement: str = ""

    def __post_init__(self) -> None:
        if not self.postures:
            raise ValueError(f"the sign {self.gloss} has no posture")
        if self.symmetry not in SYMMETRIES:
            raise UnknownNameError("symmetry", self.symmetry, SYMMETRIES)
        for axis in self.opposed:
            if axis not in OPPOSED:
                raise UnknownNameError("opposed axis", axis, OPPOSED)
        if self.agreement and self.agreement not in AGREEMENTS:
            raise UnknownNameError("agreement", self.agreement, AGREEMENTS)
        if not 1 <= self.repeat <= 6:
            raise ValueError(f"a sign is repeated 1 to 6 times, not {self.repeat}")

    @property
    def two_handed(self) -> bool:
        """Whether the passive hand takes part."""
        return self.symmetry != "none" or any(p.passive is not None for p in self.postures)

    @property
    def depicts(self) -> bool:
        """Whether a way in it shows one: of a vehicle, for a time that its meaning asks for."""
        return any(p.path.seconds > 0.0 for p in self.postures)
