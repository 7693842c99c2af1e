"""How each handshape and place of the phonology is written in HamNoSys 4.

Handshapes after the research table (`phonology.handshapes`), bends after the UEA's transform
(`fingerstraightmod` bends at the knuckles only); `False` where symbols say less than the hand.
"""

from __future__ import annotations

from lsf_avatar.notation.shapes import symbols_of
from lsf_avatar.phonology.composed import forms_named

_S, _B, _H = "fingerstraightmod", "fingerbendmod", "fingerhookmod"
_OUT, _ACROSS, _OPEN = "thumboutmod", "thumbacrossmod", "thumbopenmod"

_ROWS: dict[str, tuple[str, bool]] = {
    "poing": (f"fist {_ACROSS}", True),
    "poing_A": ("fist", True),
    "pouce": (f"fist {_OUT}", True),
    "cle": ("fist thumb fingerpad indexfinger", False),
    "index": (f"finger2 {_ACROSS}", True),
    "crochet_x": (f"finger2 {_ACROSS} {_H}", True),
    "index_plie": (f"finger2 {_ACROSS} {_S}", True),
    "D": (f"finger2 {_OPEN} middlefinger {_B} ringfinger {_B} pinky {_B}", True),
    "L": (f"finger2 {_OUT}", True),
    "crochet": ("cee12", True),
    "G": (f"finger2 {_OPEN}", True),
    "pistolet": (f"finger23 {_OUT}", True),
    "U": (f"finger23 {_ACROSS}", True),
    "V": (f"finger23spread {_ACROSS}", True),
    "V_crochet": (f"finger23spread {_ACROSS} {_H}", True),
    "V_plie": (f"finger23spread {_ACROSS} {_S}", True),
    "K": (f"finger23spread {_OPEN} middlefinger {_S}", True),
    "R": ("finger23 indexfinger fingernail middlefinger", True),
    "trois": (f"finger23spread {_OUT}", True),
    "W": (f"finger23spread {_ACROSS} indexfinger middlefinger ringfinger", True),
    "M_lettre": (f"finger23 {_ACROSS} indexfinger middlefinger ringfinger", True),
    "quatre": (f"finger2345 {_ACROSS}", True),
    "B": (f"flathand {_ACROSS}", True),
    "main_plate": ("flathand", True),
    "moufle": (f"flathand {_OUT}", True),
    "plate_pouce_devant": (f"flathand {_OPEN}", True),
    "angle_droit": (f"flathand {_S}", True),
    "cinq": (f"finger2345 {_OUT}", True),
    "griffe": (f"finger2345 {_OUT} {_H}", True),
    "cinq_plie": (f"finger2345 {_OUT} {_S}", True),
    "contact": (f"finger2345 {_OUT} middlefinger {_S}", True),
    "C": ("ceeall", True),
    "rond": ("pinchall", True),
    "bec_ouvert": (f"ceeall {_S}", True),
    "bec_ferme": (f"pinchall {_S}", True),
    "pince": (f"pinch12 {_S}", True),
    "pince_ronde": ("pinch12", True),
    "bec": (f"cee12 {_S}", True),
    "OK": ("pinch12open", True),
    "F": (f"pinch12open {_S}", False),
    "T": (f"pinch12open {_S}", True),
    "trente": (f"pinch12 {_S} indexfinger middlefinger", True),
    "E": (f"flathand {_ACROSS} {_H}", True),
    "X": (f"finger23spread {_OUT} {_H}", True),
    "I": (f"finger2 {_ACROSS} pinky", True),
    "Y": (f"finger2 {_OUT} pinky", True),
    "cornes": (f"finger2 {_ACROSS} indexfinger pinky", True),
    "main_avion": (f"finger2 {_OUT} indexfinger pinky", True),
    "corne_majeur": (f"pinch12 middlefinger indexfinger {_H}", False),
    "pouce_index_plies": (f"finger2 {_OUT} {_H}", True),
    "poing_pouce_entre": (f"fist {_ACROSS}", False),
    "main_coupe": (f"flathand {_B} between flathand", True),
}

HANDS: dict[str, tuple[tuple[str, ...], bool]] = {
    name: (tuple(symbols.split()), exact) for name, (symbols, exact) in _ROWS.items()
}
"""Handshape → names without `ham`, and whether they say all of it."""


def symbols_of_hand(handshape: str) -> tuple[tuple[str, ...], bool]:
    """A handshape, named or composed, as names without `ham`, and whether they say all of it."""
    if handshape in HANDS:
        return HANDS[handshape]
    names, exact = symbols_of(forms_named(handshape))
    return tuple(names), exact


BODY_SITES: dict[str, tuple[str, ...]] = {
    "head_top": ("headtop",), "forehead": ("forehead",), "temple": ("forehead", "lrbeside"),
    "eyebrow": ("eyebrows",), "eye": ("eyes",), "nose": ("nose",), "ear": ("ear",),
    "cheek": ("cheek",), "upper_lip": ("lips",), "mouth": ("lips",), "lower_lip": ("lips",),
    "chin": ("chin",), "under_chin": ("underchin",), "jaw": ("cheek",), "neck": ("neck",),
    "shoulder_top": ("shouldertop",), "shoulder": ("shoulders",), "chest": ("chest",),
    "heart": ("chest",), "stomach": ("stomach",), "belly": ("belowstomach",),
    "side_of_trunk": ("stomach", "lrbeside"), "upper_arm": ("upperarm",), "elbow": ("elbow",),
    "elbow_inside": ("elbowinside",), "forearm": ("lowerarm",), "wrist_back": ("wristback",),
    "wrist_pulse": ("wristpulse",), "neutral_space": ("neutralspace",),
}  # fmt: skip

HAND_PARTS: dict[str, list[str]] = {
    "palm": ["palm"], "back": ["handback"], "heel": ["thumbball"], "knuckles": ["fingerbase"],
    "thumb_side": ["thumbside"], "pinky_side": ["pinkyside"], "fingertips": ["fingertip"],
    "thumb_tip": ["thumb", "fingertip"], "index_tip": ["indexfinger", "fingertip"],
    "middle_tip": ["middlefinger", "fingertip"], "ring_tip": ["ringfinger", "fingertip"],
    "pinky_tip": ["pinky", "fingertip"], "thumb_pad": ["thumb", "fingerpad"],
    "index_pad": ["indexfinger", "fingerpad"], "middle_pad": ["middlefinger", "fingerpad"],
    "ring_pad": ["ringfinger", "fingerpad"], "pinky_pad": ["pinky", "fingerpad"],
    "index_side": ["indexfinger", "fingerside"], "index_base": ["indexfinger", "fingerbase"],
    "index_middle_joint": ["indexfinger", "fingermidjoint"], "hand_centre": ["palm"],
    "forearm": ["lowerarm"], "wrist_back": ["wristback"], "wrist_pulse": ["wristpulse"],
}  # fmt: skip
