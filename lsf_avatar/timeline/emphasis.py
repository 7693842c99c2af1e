"""What emphasis does to a sign: it is made higher, one size larger, and held longer.

Sources: Wilbur & Schick 1987, Sign Language Studies 56 (signs of ASL under stress: higher in the
signing space, sharp ends, face and trunk; larger movement only in part); Tkachman et al. 2019,
J. Phonetics 77 (visible amplitude as prominence). For LSF no source was found: confidence low. How
much is the developers' proposal. Who asks for it is data of the utterance (span `emphasis`).
"""

from __future__ import annotations

from dataclasses import replace

from lsf_avatar.phonology.movements import SIZES_M, Movement
from lsf_avatar.phonology.sign import Sign
from lsf_avatar.phonology.transform import shifted
from lsf_avatar.phonology.utterance import Utterance

HIGHER_M = 0.03
"""How much higher what stands in neutral space is made."""
_SIZES = tuple(SIZES_M)


def emphasised(utterance: Utterance) -> frozenset[int]:
    """Indices of the items that stand under emphasis."""
    return frozenset(
        number
        for clause in utterance.clauses
        for span in clause.spans
        if span.name == "emphasis"
        for number in range(span.first, span.last + 1)
    )


def with_emphasis(sign: Sign) -> Sign:
    """The sign as it is made under emphasis; what touches the body stays where it is."""
    larger = tuple(
        replace(posture, movements=tuple(_larger(movement) for movement in posture.movements))
        for posture in sign.postures
    )
    return shifted(replace(sign, postures=larger), (0.0, HIGHER_M, 0.0))


def _larger(movement: Movement) -> Movement:
    """One size up; the largest one stays."""
    at = min(_SIZES.index(movement.size) + 1, len(_SIZES) - 1)
    return replace(movement, size=_SIZES[at])
