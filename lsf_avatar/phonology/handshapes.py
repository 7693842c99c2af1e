"""The 52 handshapes of LSF teaching, as angles of the fingers and a pose of the thumb.

French names: AD Signes notes (FlorianCcj/notes) and wikibooks. Angles: composed from the base and
bend tables of Performs (upf-gti, Apache-2.0), idealised, maxima spread 20, MCP 90, PIP 108,
DIP 90. HamNoSys and ISWA columns: matched by the researchers. Confidence medium at most: nobody
Deaf has checked the pairing of name and shape. The thumb column was words in the sources; its
pose and contacts here are the developers' reading and are solved on the body's own skin.
"""

from __future__ import annotations

from dataclasses import dataclass

FINGERS = ("index", "middle", "ring", "pinky")
THUMBS = (
    "across", "across_palm", "alongside", "alongside_forward", "out", "out_hooked",
    "opposed", "opposed_gap", "between",
)  # fmt: skip
"""across: over the closed fingers. across_palm: folded into the palm. alongside: against the side
of the index. out: away in the plane of the palm. opposed: in front of the palm, in contact;
opposed_gap: without. between: between index and middle."""

Angles = tuple[float, float, float, float]
"""(spread, MCP, PIP, DIP), degrees; positive spread is towards the thumb, positive bend curls."""


@dataclass(frozen=True, slots=True)
class Handshape:
    """One handshape.

    Attributes:
        id: Its name in the lexicon.
        french: Its name in French teaching.
        hamnosys: Its base and modifiers in HamNoSys 4, by name.
        iswa: Number and name in the International SignWriting Alphabet.
        fingers: Index, middle, ring, pinky.
        thumb: One of `THUMBS`.
        contacts: Pairs of parts that touch; `*_back` is the nail side of a finger, `*_front`
            its palmar side.
    """

    id: str
    french: str
    hamnosys: str
    iswa: str
    fingers: tuple[Angles, Angles, Angles, Angles]
    thumb: str
    contacts: tuple[tuple[str, str], ...] = ()


_ROWS: tuple[Handshape, ...] = (
    Handshape(
        "poing", "poing / S", "fist+thumbacross", "203 Fist",
        ((0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "across", (),
    ),
    Handshape(
        "poing_A", "A, pouce collé", "fist", "1f8 Thumb Side Unit",
        ((0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "alongside", (),
    ),
    Handshape(
        "pouce", "1 / pouce levé", "fist+thumbout", "1f5 Thumb",
        ((0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "out", (),
    ),
    Handshape(
        "cle", "clé", "fist+thumb on index side (thumbacross, pinch12 closed in fist)", "1fa Thumb Forward",
        ((0, 72, 108, 54), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "alongside", (("thumb_pad", "index_middle_joint"),),
    ),
    Handshape(
        "index", "pointeur / index", "finger2+thumbacross", "100 Index",
        ((0, 0, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "across", (("thumb_pad", "middle_back"),),
    ),
    Handshape(
        "crochet_x", "index crochet", "finger2+fingerhook (thumbacross)", "106 Index Bent",
        ((0, 0, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "across", (("thumb_pad", "middle_back"),),
    ),
    Handshape(
        "index_plie", "index à angle", "finger2+fingerbend", "10b Index Hinge",
        ((0, 90, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "across", (("thumb_pad", "middle_back"),),
    ),
    Handshape(
        "D", "D", "finger2, others closed in ring with thumb", "101 Index on Circle",
        ((0, 0, 0, 0), (0, 50, 59, 36), (0, 50, 59, 36), (0, 50, 59, 36)), "opposed", (("thumb_tip", "middle_tip"),),
    ),
    Handshape(
        "L", "L / angle / 2", "finger2+thumbout", "1dc Index Thumb Side",
        ((0, 0, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "out", (),
    ),
    Handshape(
        "crochet", "crochet (pouce-index en C)", "cee12", "1ec Index Thumb Cup",
        ((0, 45, 54, 45), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "opposed_gap", (),
    ),
    Handshape(
        "G", "G", "finger2 thumb against (thumbopen)", "1e4 Index Thumb Forward, Index Straight",
        ((0, 0, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "alongside_forward", (),
    ),
    Handshape(
        "pistolet", "pistolet (pouce, index, majeur collés)", "finger23+thumbout", "134 Index Middle Unit, Thumb Forward",
        ((0, 0, 0, 0), (0, 0, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90)), "out", (),
    ),
    Handshape(
        "U", "U / N (2 doigts joints)", "finger23+thumbacross", "115 Index Middle Unit",
        ((0, 0, 0, 0), (0, 0, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90)), "across", (("thumb_pad", "ring_back"),),
    ),
    Handshape(
        "V", "V", "finger23spread+thumbacross", "10e Index Middle",
        ((16, 0, 0, 0), (-4, 0, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90)), "across", (("thumb_pad", "ring_back"),),
    ),
    Handshape(
        "V_crochet", "V crochet (X avec deux doigts)", "finger23spread+fingerhook", "110 Index Middle Bent",
        ((16, 0, 108, 90), (-4, 0, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "across", (("thumb_pad", "ring_back"),),
    ),
    Handshape(
        "V_plie", "V angle", "finger23spread+fingerbend", "112 Index Middle Hinge",
        ((16, 90, 0, 0), (-4, 90, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90)), "across", (("thumb_pad", "ring_back"),),
    ),
    Handshape(
        "K", "K / P", "finger23spread, middle bent, thumb on middle", "140 Middle Thumb Angle Out, Index Up",
        ((0, 0, 0, 0), (-4, 90, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90)), "opposed", (("thumb_pad", "middle_middle_joint"),),
    ),
    Handshape(
        "R", "R (croisés)", "finger23 index nail on middle (crossed)", "11a Index Middle Cross",
        ((-8, 0, 0, 0), (0, 0, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90)), "across", (("thumb_pad", "ring_back"), ("index_back", "middle_front"),),
    ),
    Handshape(
        "trois", "3", "finger23spread+thumbout", "11e Index Middle Thumb",
        ((16, 0, 0, 0), (-4, 0, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90)), "out", (),
    ),
    Handshape(
        "W", "W / 3 doigts", "finger234 (finger2345 less pinky)", "186 Index Middle Ring",
        ((16, 0, 0, 0), (0, 0, 0, 0), (-16, 0, 0, 0), (0, 90, 108, 90)), "across", (("thumb_pad", "pinky_back"),),
    ),
    Handshape(
        "M_lettre", "M (3 doigts)", "finger234 down", "18c Index Middle Ring, Unit",
        ((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (0, 90, 108, 90)), "across", (("thumb_pad", "pinky_back"),),
    ),
    Handshape(
        "quatre", "4", "finger2345+thumbacross", "144 Four Fingers",
        ((16, 0, 0, 0), (4, 0, 0, 0), (-4, 0, 0, 0), (-16, 0, 0, 0)), "across_palm", (),
    ),
    Handshape(
        "B", "B / 4 joints", "flathand+thumbacross", "147 Four Fingers Unit",
        ((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0)), "across_palm", (),
    ),
    Handshape(
        "main_plate", "main plate", "flathand", "15a Flat Hand",
        ((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0)), "alongside", (),
    ),
    Handshape(
        "moufle", "moufle (main plate pouce écarté)", "flathand+thumbout", "15d Flat Thumb Side",
        ((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0)), "out", (),
    ),
    Handshape(
        "plate_pouce_devant", "main plate pouce opposé", "flathand+thumbopen", "160 Flat Thumb Forward",
        ((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0)), "opposed_gap", (),
    ),
    Handshape(
        "angle_droit", "angle droit", "flathand+fingerbend", "180 Hinge Thumb Side",
        ((0, 90, 0, 0), (0, 90, 0, 0), (0, 90, 0, 0), (0, 90, 0, 0)), "alongside", (),
    ),
    Handshape(
        "cinq", "feuille / 5", "finger2345+thumbout", "14c Five Fingers Spread",
        ((16, 0, 0, 0), (4, 0, 0, 0), (-4, 0, 0, 0), (-16, 0, 0, 0)), "out", (),
    ),
    Handshape(
        "griffe", "griffe", "finger2345+thumbout+fingerhook", "14e Five Fingers Spread, 4-Bent",
        ((16, 14, 81, 68), (4, 14, 81, 68), (-4, 14, 81, 68), (-16, 14, 81, 68)), "out_hooked", (),
    ),
    Handshape(
        "cinq_plie", "5 plié", "finger2345+fingerbend", "157 Five Fingers Spread Hinge",
        ((16, 90, 0, 0), (4, 90, 0, 0), (-4, 90, 0, 0), (-16, 90, 0, 0)), "out", (),
    ),
    Handshape(
        "contact", "contact (5, majeur plié)", "finger2345 middle bent", "1c5 Middle Hinge",
        ((16, 0, 0, 0), (0, 90, 0, 0), (-4, 0, 0, 0), (-16, 0, 0, 0)), "out", (),
    ),
    Handshape(
        "C", "C", "ceeall", "16d Cup",
        ((0, 45, 54, 45), (0, 45, 54, 45), (0, 45, 54, 45), (0, 45, 54, 45)), "opposed_gap", (),
    ),
    Handshape(
        "rond", "rond / O", "pinchall+round (0)", "176 Circle",
        ((0, 40, 65, 31), (0, 40, 65, 31), (0, 40, 65, 31), (0, 40, 65, 31)), "opposed", (("thumb_tip", "index_tip"), ("thumb_tip", "middle_tip"),),
    ),
    Handshape(
        "bec_ouvert", "bec de canard ouvert", "ceeopen / finger2345 bent opposed thumb", "17b Open Hinge",
        ((0, 45, 0, 0), (0, 45, 0, 0), (0, 45, 0, 0), (0, 45, 0, 0)), "opposed_gap", (),
    ),
    Handshape(
        "bec_ferme", "bec de canard (fermé)", "pinchall+fingerstraight", "185 Angle",
        ((0, 72, 11, 9), (0, 68, 11, 9), (0, 63, 11, 9), (0, 58, 16, 9)), "opposed", (("thumb_pad", "index_pad"), ("thumb_pad", "middle_pad"),),
    ),
    Handshape(
        "pince", "pince / bec (pouce-index, reste fermé)", "pinch12+fingerstraight", "1f4 Index Thumb Angle",
        ((0, 68, 11, 9), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "opposed", (("thumb_pad", "index_pad"),),
    ),
    Handshape(
        "pince_ronde", "pince ronde", "pinch12", "1eb Index Thumb Circle",
        ((0, 63, 43, 22), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "opposed", (("thumb_tip", "index_tip"),),
    ),
    Handshape(
        "bec", "bec ouvert (pouce-index, reste fermé)", "cee12open", "1ef Index Thumb Hinge Large",
        ((0, 45, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "opposed_gap", (),
    ),
    Handshape(
        "OK", "OK", "pinch12open", "1ce Middle Ring Baby on Circle",
        ((0, 63, 43, 22), (8, 18, 22, 18), (-2, 9, 11, 9), (-12, 0, 0, 0)), "opposed", (("thumb_tip", "index_tip"),),
    ),
    Handshape(
        "F", "F", "pinch12open (thumb pad outer)", "1d4 Middle Ring Baby on Angle",
        ((0, 68, 11, 9), (4, 0, 0, 0), (-4, 0, 0, 0), (-16, 0, 0, 0)), "opposed", (("thumb_pad", "index_back"),),
    ),
    Handshape(
        "T", "T", "pinch12open, thumb inside / in front", "1d3 Middle Ring Baby on Angle In",
        ((0, 68, 22, 9), (4, 0, 0, 0), (-4, 0, 0, 0), (-16, 0, 0, 0)), "opposed", (("thumb_tip", "index_pad"),),
    ),
    Handshape(
        "trente", "30 fin (3 doigts pincés)", "pinch12+middle straight", "12b Index Middle Thumb Hinge",
        ((0, 68, 11, 9), (0, 68, 11, 9), (0, 90, 108, 90), (0, 90, 108, 90)), "opposed", (("thumb_pad", "index_pad"), ("thumb_pad", "middle_pad"),),
    ),
    Handshape(
        "E", "E", "finger2345+fingerhook+thumbacross closed", "14a Four Fingers Unit Bent",
        ((0, 27, 108, 72), (0, 27, 108, 72), (0, 27, 108, 72), (0, 27, 108, 72)), "across_palm", (("thumb_side", "middle_tip"),),
    ),
    Handshape(
        "X", "X (index, majeur, pouce en crochet)", "finger23+hook+thumb", "122 Index Middle Thumb Bent",
        ((10, 0, 108, 90), (-4, 0, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "out_hooked", (),
    ),
    Handshape(
        "I", "I / auriculaire", "fist+pinky (finger5)", "192 Baby Up",
        ((0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90), (0, 0, 0, 0)), "across", (("thumb_pad", "middle_back"),),
    ),
    Handshape(
        "Y", "Y / J", "finger2+pinky+thumbout", "19a Baby Thumb",
        ((0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90), (0, 0, 0, 0)), "out", (),
    ),
    Handshape(
        "cornes", "index-auriculaire", "finger2+pinky, others folded", "1a0 Baby Index",
        ((0, 0, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90), (0, 0, 0, 0)), "across", (("thumb_pad", "middle_back"),),
    ),
    Handshape(
        "main_avion", "index, auriculaire + pouce", "finger2+pinky+thumbout", "19c Baby Index Thumb",
        ((0, 0, 0, 0), (0, 90, 108, 90), (0, 90, 108, 90), (0, 0, 0, 0)), "out", (),
    ),
    Handshape(
        "corne_majeur", "majeur plié sur pouce", "finger2, pinch13", "1ca Middle Thumb Hook",
        ((0, 0, 0, 0), (0, 63, 43, 22), (0, 90, 108, 90), (0, 90, 108, 90)), "opposed", (("thumb_tip", "middle_tip"),),
    ),
    Handshape(
        "pouce_index_plies", "crochet double", "finger2+hook+thumb hook", "1e2 Index Thumb Side, Both Bent",
        ((0, 0, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "out_hooked", (),
    ),
    Handshape(
        "poing_pouce_entre", "poing pouce entre doigts", "fist, thumb between index-middle", "1fb Thumb Between Index Middle",
        ((0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90), (0, 90, 108, 90)), "between", (),
    ),
    Handshape(
        "main_coupe", "coupe", "ceeall flat/open cup", "16c Open Cup",
        ((0, 27, 22, 18), (0, 27, 22, 18), (0, 27, 22, 18), (0, 27, 22, 18)), "alongside", (),
    ),
)  # fmt: skip

HANDSHAPES: dict[str, Handshape] = {shape.id: shape for shape in _ROWS}
"""By id, in the order of the research table."""
