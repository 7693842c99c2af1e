"""Constats that are filled in as far as signing wants it, for tests of what comes after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsf_avatar.constat.fields import OWN, SHARED, split_key
from lsf_avatar.constat.record import example

INK = {"kind": "typed", "strokes": [], "name": "Zoé", "reason": ""}

WORDINGS = """\
* en stationnement / à l'arrêt
* quittait un stationnement / ouvrait une portière
prenait un stationnement
sortait d'un parking, d'un lieu privé, d'un chemin de terre
s'engageait dans un parking, un lieu privé, un chemin de terre
s'engageait sur une place à sens giratoire
roulait sur une place à sens giratoire
heurtait à l'arrière, en roulant dans le même sens et sur une même file
roulait dans le même sens et sur une file différente
changeait de file
doublait
virait à droite
virait à gauche
reculait
empiétait sur une voie réservée à la circulation en sens inverse
venait de droite (dans un carrefour)
n'avait pas observé un signal de priorité ou un feu rouge
""".splitlines()
"""Box 12, word for word, from the paper form."""


def front_of(side: str) -> Iterator[tuple[str, Any]]:
    """Key and value of what one side fills in before signing; A fills in the shared boxes too."""
    document = example()
    for owner in (SHARED, OWN) if side == "A" else (OWN,):
        answers = document["shared"] if owner == SHARED else document["sides"][side]
        for key, value in answers.items():
            field, _ = split_key(key)
            if field.side == owner and field.type != "photo" and key != "p.signature":
                yield key, value
