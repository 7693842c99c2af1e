"""A left-handed signer: the hands change places, right and left in the world do not.

The active hand of a left-hander is the left one, so a form written by `active` and `passive` is
made as its mirror image. What names a real side must not turn with it: DROITE still goes to the
right, and vehicle A still stands where it stood (source: the notes of these entries; what
left-handed signers of LSF do has not been asked, confidence low).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from lsf_avatar.phonology.sign import Sign
from lsf_avatar.phonology.transform import exchanged
from lsf_avatar.phonology.utterance import Item, Utterance

OPPOSITES = {
    "DROITE": "GAUCHE", "GAUCHE": "DROITE",
    "TOURNER-DROITE": "TOURNER-GAUCHE", "TOURNER-GAUCHE": "TOURNER-DROITE",
    "PT-A": "PT-B", "PT-B": "PT-A",
}  # fmt: skip
"""Gloss → the one whose form, made by the other hand, goes to the side that this one names."""

REAL_SCENES = frozenset(
    {"TS-EMPIETE", "TS-ENTRE-GIRATOIRE", "TS-ROULE-GIRATOIRE", "TS-VIENT-DE-DROITE"}
)
"""Depictions of a road, where the mirror image is another accident: a left-hander's right hand is
the vehicle there too."""

_LOCI = {"active": "passive", "passive": "active"}


def for_left_hander(utterance: Utterance, forms: Mapping[str, tuple[Sign, ...]]) -> Utterance:
    """The utterance as a left-hander makes it, to be aimed with the left hand active.

    Glosses, mouthing and time stay; forms and loci that name a real side are exchanged.

    Args:
        utterance: As a right-hander makes it.
        forms: Gloss → its form, for all of `OPPOSITES` that occur, in compounds too.
    """
    return replace(utterance, items=tuple(_turned(item, forms) for item in utterance.items))


def _turned(item: Item, forms: Mapping[str, tuple[Sign, ...]]) -> Item:
    signs = (_form(sign, forms) for sign in item.signs)
    locus, source, goal = (
        place and _LOCI.get(place, place) for place in (item.locus, item.source, item.goal)
    )
    forms_of = tuple(chain.from_iterable(signs))
    return replace(item, signs=forms_of, locus=locus, source=source, goal=goal)


def _form(sign: Sign, forms: Mapping[str, tuple[Sign, ...]]) -> tuple[Sign, ...]:
    if sign.gloss in REAL_SCENES:
        return (exchanged(sign),)
    return forms.get(OPPOSITES.get(sign.gloss, ""), (sign,))
