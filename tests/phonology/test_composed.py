"""Composed handshapes: every base, thumb, bend and finger has a name, a shape and angles."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsf_avatar.avatar.hands_limits import LIMITS_RAD
from lsf_avatar.errors import UnknownNameError
from lsf_avatar.kinematics.shaping import shaped_rad
from lsf_avatar.phonology.composed import (
    BASES,
    BENDS,
    COMPOSED_THUMBS,
    Form,
    composed,
    forms_named,
    handshape,
    spelled,
)
from lsf_avatar.phonology.handshapes import HANDSHAPES, THUMBS

_BEND = st.sampled_from(list(BENDS.values()))
FORMS = st.builds(
    Form,
    base=st.sampled_from(BASES),
    thumb=st.sampled_from(("", *COMPOSED_THUMBS)),
    bend=st.none() | _BEND,
    selected=st.lists(st.integers(0, 1), unique=True).map(tuple),
    bends=st.dictionaries(st.integers(2, 3), _BEND).map(lambda own: tuple(sorted(own.items()))),
    spread=st.sampled_from(("", "spread", "together")),
    crossed=st.booleans(),
)


@given(st.lists(FORMS, min_size=1, max_size=2).map(tuple))
def test_a_composed_name_is_read_as_what_it_was_spelled_from(forms):
    """And its angles are a hand's: numbers, each joint between straight and its most."""
    assert forms_named(spelled(forms)) == forms
    fingers, thumb = composed(forms)
    assert np.isfinite(fingers).all()
    assert (np.array(fingers)[:, 1:] >= 0.0).all()
    assert (np.array(fingers)[:, 1:] <= (90.0, 108.0, 90.0)).all()
    assert thumb in THUMBS


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("thumb", ["", *COMPOSED_THUMBS])
def test_every_base_with_every_thumb_and_bend_is_a_possible_hand(avatar, base, thumb):
    """Its joints stay where a hand's joints can be, measured from this hand held straight."""
    straight = avatar.body.handshapes_rad["main_plate"]
    low, high = (straight + end for end in LIMITS_RAD)
    low[0], high[0] = LIMITS_RAD[0][0], LIMITS_RAD[1][0]
    for bend in ["", *BENDS]:
        angles = shaped_rad(avatar.body, " ".join(filter(None, (base, thumb, bend))))
        assert (angles >= low - 0.02).all()
        assert (angles <= high + 0.02).all()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("index", "finger2 across"),
        ("L", "finger2 out"),
        ("main_plate", "flathand"),
        ("angle_droit", "flathand straight"),
        ("cinq", "finger2345 out"),
        ("V_crochet", "finger23spread across hook"),
        ("W", "finger23spread across index middle ring"),
        ("contact", "finger2345 out middle:straight"),
        ("C", "ceeall"),
        ("OK", "pinch12open"),
        ("cornes", "finger2 across index pinky"),
    ],
)
def test_a_named_hand_composed_from_its_parts_looks_like_itself(avatar, name, words):
    """The rule gives on this body what the solver found on its skin, to a few degrees."""
    solved = avatar.body.handshapes_rad[name]
    off = np.degrees(np.abs(shaped_rad(avatar.body, words) - solved))

    # The solver may turn a finger 16 degrees sideways so that bent fingers lie side by side.
    assert off[1:].max() < 17.0
    assert off[1:].mean() < 5.0
    assert off[0].max() < 1.0


def test_two_hands_blend_half_way():
    """`between` is the mean of both."""
    half = handshape("flathand & flathand straight").fingers

    assert half[0] == (0.0, 45.0, 0.0, 0.0)


@pytest.mark.parametrize(
    "name", ["", "main", "finger9", "finger2 sideways", "finger2 ring:what", "fist & fist & fist",
             "finger2 index:9/9/9", "finger2 & "],
)  # fmt: skip
def test_what_is_no_handshape_is_refused(name):
    """Nothing is guessed."""
    with pytest.raises(UnknownNameError):
        handshape(name)


def test_no_name_of_an_inventory_is_composed():
    """A named hand is always the solved one."""
    assert all(handshape(name) is shape for name, shape in HANDSHAPES.items())
