"""Why a French word is not signed: the named rules that phrases may give for it.

Each rule says its reason in French and its basis: S = a source in the research report names it,
GK = general knowledge. A word without one of these reasons must be carried by an item.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DropRule:
    """One reason.

    Attributes:
        reason: In French, for linguists.
        basis: `S` or `GK`, and what says so.
    """

    reason: str
    basis: str


RULES: dict[str, DropRule] = {
    "article": DropRule(
        "La LSF n’a pas d’article : l’emplacement et le pointage disent de quoi l’on parle.",
        "GK",
    ),
    "preposition": DropRule(
        "Le lien est rendu par l’ordre des signes ou par leur emplacement.", "GK"
    ),
    "etre": DropRule(
        "Le verbe être n’est pas signé.", "S: ADS A1-Content; maman-malentendante"
    ),
    "avoir": DropRule(
        "Avoir et « il y a » ne sont pas signés.",
        "S: ADS A1-Content; maman-malentendante",
    ),
    "faire": DropRule(
        "Faire n’est pas signé devant une action.",
        "S: ADS A1-Content; maman-malentendante",
    ),
    "auxiliary": DropRule(
        "L’auxiliaire du passé n’est pas signé ; le contexte ou FINI porte le temps.",
        "GK, from S (être and avoir unsigned)",
    ),
    "inversion": DropRule(
        "L’inversion et le pronom repris marquent la question, que le visage porte.",
        "S: order of questions in AD Signes; the drop itself GK",
    ),
    "question-frame": DropRule(
        "« Est-ce que », « c’est », « a lieu » encadrent la question et ne sont pas signés.",
        "GK",
    ),
    "negation-headshake": DropRule(
        "La négation est portée par la tête et par le signe négatif.",
        "S: signlanguagesforpupils.eu, negation"
    ),
    "reflexive": DropRule("Le pronom réfléchi est compris dans le verbe.", "GK"),
    "relative": DropRule(
        "Le pronom relatif est rendu par l’ordre : d’abord le thème, puis ce que l’on en dit.",
        "GK",
    ),
    "conjunction": DropRule("La liste ou la suite des signes suffit à relier.", "GK"),
    "condition-face": DropRule(
        "« Si » n’est pas signé : sourcils levés, tête penchée, petite pause.",
        "S: lsf.bonjour-world.com",
    ),
    "in-the-sign": DropRule(
        "Le sens de ce mot est dans la forme d’un signe voisin.", "GK"
    ),
    "repeated": DropRule("Ce qui vient d’être dit n’est pas signé une seconde fois.", "GK"),
}  # fmt: skip
