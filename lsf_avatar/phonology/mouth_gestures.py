"""Mouth gestures of SiGML: what lips, jaw, cheeks and tongue do one after the other.

Codes and what they stand for: the list of JASigning's mouth gestures as comments of a published
player cite it (upf-gti/SignON-realizer, js/sigml, read on 2026-11-26), in words, without
pictures: confidence low. A gesture that is named by sounds is made of the visemes of these
sounds. Sides, speed, repetition, and what tells L20 from L19 and L22 from L21, which the list
words alike, are the developers' reading; no Deaf signer has seen them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gesture:
    """What a mouth does during a sign.

    Attributes:
        code: Of SiGML.
        french: For linguists.
        steps: Names of shapes of the face, in order: visemes, or of `kinematics.face`.
        times: How often the steps are made, where the sign lasts long enough.
    """

    code: str
    french: str
    steps: tuple[str, ...]
    times: int = 1


_OPEN_SHUT = ("teeth_apart", "s/z")

MOUTH_GESTURES: Mapping[str, Gesture] = {
    "eee_sss": Gesture("D01", "« iii sss »", ("i", "s/z")),
    "ef": Gesture("D03", "« éf »", ("é", "f/v")),
    "af": Gesture("D04", "« af »", ("a", "f/v")),
    "clatter": Gesture("D05", "dents qui claquent", _OPEN_SHUT, 3),
    "clatter_lip_up": Gesture("D06", "dents qui claquent, lèvre levée",
                              ("teeth_apart", "teeth_up"), 3),
    "bite": Gesture("D07", "une morsure, dents serrées", ("a", "s/z")),
    "bite_stretched": Gesture("D08", "une morsure, dents visibles", ("a", "i", "s/z")),
    "lip_then_tongue": Gesture("D09", "dents sur la lèvre, puis langue derrière les dents",
                               ("f/v", "t/d/n/l", "silence")),
    "jaw_sideways": Gesture("J01", "mâchoire à gauche et à droite", ("jaw_left", "jaw_right"), 2),
    "chew": Gesture("J02", "mâche, bouche fermée", ("chew_left", "chew_right"), 2),
    "jaw_forward": Gesture("J03", "mâchoire en avant, dents visibles", ("jaw_forward",)),
    "gagaga": Gesture("J04", "« gagaga »", ("k/g/r", "a"), 3),
    "sh": Gesture("L01", "« ch »", ("ch/j",)),
    "prrr": Gesture("L02", "« prrr », lèvres qui vibrent", ("m/b/p", "ou"), 4),
    "pr": Gesture("L03", "« pr »", ("m/b/p", "ou")),
    "closed_o": Gesture("L06", "o fermé", ("ou",)),
    "oa": Gesture("L07", "« oa »", ("o", "a")),
    "boam": Gesture("L08", "« boam »", ("m/b/p", "o", "a", "m/b/p")),
    "bam": Gesture("L09", "« bam »", ("m/b/p", "a", "m/b/p")),
    "boa": Gesture("L10", "« boa »", ("m/b/p", "o", "a")),
    "ba": Gesture("L11", "« ba »", ("m/b/p", "a")),
    "bee": Gesture("L12", "« bi »", ("m/b/p", "i")),
    "pi": Gesture("L13", "« pi »", ("m/b/p", "i", "silence")),
    "pch": Gesture("L14", "« pch »", ("m/b/p", "ch/j")),
    "bsss": Gesture("L15", "« bsss »", ("m/b/p", "s/z")),
    "pf": Gesture("L16", "« pf »", ("m/b/p", "f/v")),
    "p": Gesture("L17", "« p »", ("m/b/p", "e")),
    "p_p_p": Gesture("L18", "« p p p »", ("m/b/p", "e"), 3),
    "phh": Gesture("L19", "« phh »", ("m/b/p", "blow")),
    "phh_2": Gesture("L20", "« phh » (second)", ("m/b/p", "e", "blow")),
    "ph": Gesture("L21", "« ph »", ("m/b/p", "eu")),
    "ph_2": Gesture("L22", "« ph » (second)", ("m/b/p", "eu", "silence")),
    "mmm": Gesture("L23", "« mmm »", ("m/b/p",)),
    "mmm_breath_held": Gesture("L24", "« mmm », souffle retenu", ("breath_held",)),
    "m_m_m": Gesture("L25", "« m m m »", ("m/b/p", "silence"), 3),
    "lip_up_one_side": Gesture("L26", "lèvre levée d’un côté", ("lip_up_one_side",)),
    "lips_in_open": Gesture("L27", "entrouverte, langue en haut, puis lèvres rentrées",
                            ("t/d/n/l", "lips_in")),
    "lips_in_tongue_up": Gesture("L28", "langue sur la lèvre du haut, puis lèvres rentrées",
                                 ("tongue_on_upper_lip", "lips_in")),
    "pursed_down": Gesture("L30", "lèvres en avant, coins vers le bas", ("pursed_down",)),
    "blow_vibrating": Gesture("L32", "souffle, lèvres qui vibrent d’abord",
                              ("m/b/p", "ou", "m/b/p", "blow")),
    "sh_teeth": Gesture("L33", "s’ouvre, puis « ch » dents visibles", ("a", "teeth_flared")),
    "stretched": Gesture("L34", "lèvres fermées, très étirées", ("stretched",)),
    "l": Gesture("T01", "« l »", ("t/d/n/l",)),
    "l_l_l": Gesture("T03", "« l l l »", ("t/d/n/l", "e"), 3),
    "tongue_out_briefly": Gesture("T04", "langue sortie un instant",
                                  ("silence", "tongue_out", "silence")),
    "tongue_a": Gesture("T05", "« a » (parmi les gestes de la langue)", ("a",)),
    "tongue_out_repeated": Gesture("T06", "langue sortie plusieurs fois",
                                   ("tongue_out", "silence"), 3),
    "lalala": Gesture("T07", "« lalala »", ("t/d/n/l", "a"), 3),
    "alalal": Gesture("T08", "« alalal »", ("a", "t/d/n/l"), 3),
    "als": Gesture("T09", "« als »", ("a", "t/d/n/l", "s/z")),
    "lf": Gesture("T10", "« lf »", ("t/d/n/l", "f/v")),
    "laf": Gesture("T11", "« laf »", ("t/d/n/l", "a", "f/v")),
    "tongue_at_corner": Gesture("T12", "langue au coin de la bouche", ("tongue_right",)),
    "tongue_behind_lower_lip": Gesture("T13", "langue derrière la lèvre du bas, visible",
                                       ("tongue_down",)),
    "tongue_sideways": Gesture("T14", "langue à gauche et à droite",
                               ("tongue_left", "tongue_right"), 2),
    "tongue_circling": Gesture(
        "T15", "langue qui tourne dans la bouche ouverte",
        ("tongue_on_upper_lip", "tongue_right", "tongue_down", "tongue_left"), 2,
    ),
    "tongue_pursed": Gesture("T16", "lèvres en avant, langue visible", ("tongue_pursed",)),
}  # fmt: skip
"""Name of the tier `mouth` → gesture; what is one shape with a name of its own is not here."""

CHEEK_GESTURES: Mapping[str, Gesture] = {
    "puffed_lips": Gesture("C02", "joues et lèvres gonflées", ("puffed_lips",)),
    "puffing": Gesture("C03", "qui se gonflent peu à peu", ("half_puffed", "puffed")),
    "puffed_one_blow": Gesture("C05", "une gonflée, puis souffle", ("puffed_right", "blow")),
    "puffed_one_pushed": Gesture("C06", "une gonflée, souffle, joue poussée",
                                 ("puffed_right", "tongue_in_cheek", "blow")),
    "sucked_air": Gesture("C08", "creusées, en aspirant", ("half_sucked", "sucked")),
    "tongue_in_cheek": Gesture("C09", "langue dans la joue", ("tongue_in_cheek",)),
    "tongue_pushes_cheek": Gesture("C10", "langue qui pousse la joue",
                                   ("tongue_in_cheek", "silence"), 3),
    "corner_blow": Gesture("C11", "une gonflée, petits souffles au coin",
                           ("puffed_right", "corner_open"), 3),
    "tongue_in_lip": Gesture("C12", "langue derrière la lèvre du bas", ("tongue_in_lip",)),
    "cheeks_in_blow": Gesture("C13", "un peu creusées, petits souffles", ("half_sucked", "ou"), 3),
}  # fmt: skip
"""Name of the tier `cheeks` → gesture."""

GESTURES: Mapping[str, Gesture] = {**MOUTH_GESTURES, **CHEEK_GESTURES}
