"""Nothing passes through head, trunk, or the other hand and arm: measured on the meshes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.qa.check import FRENCH_HANDS, FRENCH_SIDES, Check, Finding, Subject, worst

HAND_IN_BODY_M = 0.005
"""The project's own line for hand in head and chest (issue 3)."""
ARM_M = 0.003
"""And for everything else that may come into another part (issue 5)."""
_SAID = {
    "hand-head": ("hand-in-head", "{hand} dans la tête"),
    "hand-trunk": ("hand-in-trunk", "{hand} dans le tronc"),
    "hand-hand": ("hand-in-hand", "{hand} dans l’autre main"),
    "hand-arm": ("hand-in-arm", "{hand} dans l’autre bras"),
    "forearm-head": ("forearm-in-head", "avant-bras {side} dans la tête"),
    "forearm-trunk": ("forearm-in-trunk", "avant-bras {side} dans le tronc"),
    "forearm-forearm": ("forearm-in-arm", "avant-bras {side} dans l’autre bras"),
}


def _inside(subject: Subject, pairs: tuple[str, ...], limit_m: float) -> Iterator[Finding]:
    measured = subject.measured
    for pair in pairs:
        code, said = _SAID[pair]
        for row, side, metres in worst(measured.depth_m[pair], limit_m):
            name = SIDES[side]
            where = said.format(hand=FRENCH_HANDS[name], side=FRENCH_SIDES[name])
            frame = int(measured.frames[row])
            yield Finding(code, frame, f"{where} de {metres * 1000:.1f} mm")


HAND_IN_BODY = Check(
    id="no-hand-passes-through-the-body",
    rationale="A hand that vanishes in head or chest hides its handshape and looks like a ghost's.",
    source="developers: issue 3, 5 mm; a touch presses skin in by some millimetres",
    run=partial(_inside, pairs=("hand-head", "hand-trunk"), limit_m=HAND_IN_BODY_M),
)
HAND_IN_OTHER = Check(
    id="no-hand-passes-through-the-other-arm",
    rationale="Where two hands share one room neither handshape can be read.",
    source="developers: issue 5, 3 mm",
    run=partial(_inside, pairs=("hand-hand", "hand-arm"), limit_m=ARM_M),
)
ARM_IN_BODY = Check(
    id="no-forearm-passes-through-the-body",
    rationale="An arm in the ribs shows that nobody lives in the body, and draws the eye there.",
    source="developers: issue 5, 3 mm",
    run=partial(_inside, pairs=("forearm-head", "forearm-trunk", "forearm-forearm"), limit_m=ARM_M),
)
