"""Gestural SiGML put together from the elements and attributes of the UEA's transform.

For properties, as `sentences`: whatever is well formed is read and moves.
"""

from __future__ import annotations

from hypothesis import strategies as st

from lsf_avatar.notation.gestural_writing import DIRECTIONS

WAYS = st.sampled_from(DIRECTIONS)
PALMS = st.sampled_from(["u", "ur", "r", "dr", "d", "dl", "l", "ul"])
BASES = st.sampled_from([
    "fist", "flat", "finger2", "finger23", "finger23spread", "finger2345", "pinch12", "pinchall",
    "pinch12open", "cee12", "ceeall", "cee12open",
])  # fmt: skip
BENDS = st.sampled_from(["bent", "round", "hooked", "dblbent", "dblhooked", "halfbent", "1 2 0"])
THUMBS = st.sampled_from(["out", "across", "opposed"])
YES = st.just("true")
SIZES = st.sampled_from(["small", "big"])
MANNER = {name: YES for name in ("fast", "slow", "tense", "rest", "halt", "bouncing")}
SITES = st.sampled_from([
    "head", "headtop", "forehead", "eyebrows", "eyes", "uppereyelid", "nose", "nostrils", "ear",
    "earlobe", "cheek", "lips", "upperlip", "tongue", "teeth", "chin", "underchin", "neck",
    "shouldertop", "shoulders", "chest", "stomach", "belowstomach", "neutralspace", "upperarm",
    "elbow", "elbowinside", "lowerarm", "wristback", "wristpulse",
])  # fmt: skip
HAND_PARTS = st.sampled_from([
    "thumbball", "palm", "handback", "thumbside", "pinkyside", "tip", "nail", "pad", "midjoint",
    "base", "side", "wristback",
])  # fmt: skip
SIDES = st.sampled_from([
    "left_beside", "left_at", "right_at", "right_beside", "front", "back", "dorsal", "palmar",
    "radial", "ulnar", " ",
])  # fmt: skip
CONTACTS = st.sampled_from(["touch", "close", "interlock", "cross", "brushing", "armextended", " "])
AGAIN = st.sampled_from([
    "fromstart", "fromstart_several", "continue", "continue_several", "reverse", "tofroto", "None",
])  # fmt: skip


def tag(name, needed=None, perhaps=None, *inner) -> st.SearchStrategy[str]:
    """An element with attributes that it always has, or perhaps, around others."""
    attributes = st.fixed_dictionaries(needed or {}, optional=perhaps or {})
    within = st.tuples(*inner).map("".join)
    return st.builds(
        lambda found, body: f"<{name}{_written(found)}>{body}</{name}>", attributes, within
    )


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {key}="{value}"' for key, value in attributes.items())


SHAPE = tag("handconfig", {"handshape": BASES}, {
    "thumbpos": THUMBS, "mainbend": BENDS, "second_handshape": BASES, "second_mainbend": BENDS,
    "second_thumbpos": THUMBS, "specialfingers": st.sampled_from(["2", "23", "345", "2345"]),
    "bend2": BENDS, "bend5": BENDS, "contactpair": st.just("23"), "contactkind": st.just("nail"),
    "ceeopening": st.sampled_from(["tight", "slack"]), "exempteddigits": st.just("1"),
    "opposedfinger": st.just("3"), "thumbbetween": st.just("23"), "approx_shape": YES,
    "successivefingers": st.sampled_from(["towards_pinky", "towards_thumb"]),
})  # fmt: skip
TURN = tag("handconfig", {}, {
    "extfidir": WAYS, "second_extfidir": WAYS, "palmor": PALMS, "second_palmor": PALMS,
    "rel_extfidir": YES, "approx_palmor": YES, "abs_palmor": YES,
})  # fmt: skip
ON_HAND = tag("location_hand", {"location": HAND_PARTS}, {
    "side": SIDES, "contact": CONTACTS, "digits": st.sampled_from(["1", "2", "23", "5"]),
    "second_location": HAND_PARTS,
})  # fmt: skip
ON_BODY = tag("location_bodyarm", {"location": SITES}, {
    "side": SIDES, "contact": CONTACTS, "behind": YES, "second_location": SITES,
    "second_side": SIDES, "approx_location": YES,
}, st.just("") | ON_HAND)  # fmt: skip
PLACE = ON_BODY | ON_HAND | tag("use_locname", {"use_locname": st.just("1")})
TOGETHER = tag(
    "handconstellation", {}, {"contact": CONTACTS}, ON_HAND, ON_HAND, st.just("") | ON_BODY
)
CONFIG = SHAPE | TURN | tag("split_handconfig", {}, {}, SHAPE | TURN, SHAPE | TURN)
WHERE = PLACE | TOGETHER | tag("split_location", {}, {}, PLACE, PLACE)
SIMPLE = st.one_of(
    tag("directedmotion", {"direction": WAYS}, {
        "second_direction": WAYS, "size": SIZES, "second_size": SIZES, "curve": PALMS,
        "curve_size": SIZES, "zigzag_style": st.sampled_from(["zigzag", "wavy", "none"]),
        "zigzag_size": SIZES, "ellipse_direction": st.just("h"), "alternating": YES,
        "incrdecr": st.sampled_from(["increasing", "decreasing"]), **MANNER,
    }, st.just("") | ON_BODY | ON_HAND),
    tag("circularmotion", {"axis": WAYS}, {
        "second_axis": WAYS, "size": SIZES, "start": PALMS, "end": PALMS, "clockplus": YES,
        "second_clockplus": YES, "ellipse_direction": st.sampled_from(["h", "v", "ur", "ul"]),
        "zigzag_style": st.just("wavy"), **MANNER,
    }),
    tag("wristmotion", {"motion": st.sampled_from(
        ["nodding", "swinging", "twisting", "stircw", "stirccw"])}, {"size": SIZES}),
    tag("fingerplay", {}, {"manner": st.just("fast")}),
    tag("crossmotion", {}, {"size": SIZES}), tag("nomotion"),
)  # fmt: skip
TARGET = tag(
    "tgt_motion", {}, {"manner": st.sampled_from(["fast", "slow"]), "alternating": YES},
    tag("changeposture") | SIMPLE, st.just("") | CONFIG, st.just("") | WHERE,
)  # fmt: skip
MOTION = st.recursive(
    SIMPLE | TARGET,
    lambda inner: st.one_of(
        tag("par_motion", {}, {}, inner, inner),
        tag("seq_motion", {}, {"fused": YES}, inner, inner),
        tag("split_motion", {}, {}, inner, inner),
        tag("rpt_motion", {"repetition": AGAIN}, {
            "second_repetition": AGAIN, "repetition_baseshift": WAYS,
            "repetition_incrdecr": st.just("increasing"), "alternating": YES}, inner),
        tag("nonman_motion", {}, {}, tag("handconfig", {"bodypart": SITES}), inner),
    ),
    max_leaves=5,
)  # fmt: skip
MANUAL = tag("sign_manual", {}, {
    "both_hands": YES, "lr_symm": YES, "ud_symm": YES, "oi_symm": YES, "outofphase": YES,
    "realspace": YES, "nondominant": YES, "holdover": YES,
}, st.just("") | CONFIG, st.just("") | TURN, st.just("") | WHERE,
    st.lists(MOTION, max_size=3).map("".join))  # fmt: skip
NONMANUAL = tag(
    "sign_nonmanual", {}, {}, st.just("") | tag(
        "head_tier", {}, {}, tag("head_movement", {"movement": st.sampled_from(["NO", "SH", "NU"])})
    ),
    st.just("") | tag("mouthing_tier", {}, {}, tag("mouth_picture", {"picture": st.just("a")})),
)  # fmt: skip
SIGN = tag(
    "hamgestural_sign", {}, {"gloss": st.just("X"), "timescale": st.just(".7")},
    st.just("") | NONMANUAL,
    st.just("") | MANUAL | tag("sign_manual", {}, {}, MANUAL, MANUAL),
)  # fmt: skip
DOCUMENT = SIGN.map(lambda sign: f'<?xml version="1.0" encoding="UTF-8"?><sigml>{sign}</sigml>')
