"""Gestural SiGML: motions in turn and at once, symmetries, and whatever else its elements say."""

from __future__ import annotations

import numpy as np
import pytest
from gestures import DOCUMENT
from hypothesis import given, settings

from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.solve import solve
from lsf_avatar.notation import read_sign, signs_of
from lsf_avatar.phonology.utterance import Clause, Item, Utterance
from lsf_avatar.timeline.schedule import schedule

HAND = '<handconfig handshape="fist" extfidir="o" palmor="l"/>'
BACK, UP = '<directedmotion direction="i"/>', '<directedmotion direction="u"/>'


def of(manual: str, attributes: str = ""):
    """The reading of one sign."""
    text = f'<sigml><hamgestural_sign gloss="X"><sign_manual {attributes}>{manual}</sign_manual>'
    (sign,) = signs_of(f"{text}</hamgestural_sign></sigml>".encode())
    return read_sign(sign)


def only(manual: str, attributes: str = ""):
    """The one sign of a manual part of which nothing is lost."""
    found = of(manual, attributes)
    assert found.lost == ()
    (sign,) = found.signs
    return sign


@given(document=DOCUMENT)
def test_whatever_the_elements_say_together_is_read(document):
    """What is not carried is listed, nothing is refused."""
    (sign,) = signs_of(document.encode())

    assert read_sign(sign).signs


@given(document=DOCUMENT)
@settings(max_examples=20)
def test_whatever_the_elements_say_together_moves(avatar, document):
    """No motion is empty, and every joint is a number."""
    reading = read_sign(signs_of(document.encode())[0])
    item = Item("X", "sign", 0, 1, 0, signs=reading.signs)
    score = schedule(Utterance("x", (Clause("statement", 0, 1),), (item,)))
    motion = solve(aim(score, avatar.body, fps=10), avatar.body)

    assert np.isfinite(motion.rotations_wxyz).all()
    assert score.items[0].end_s > score.items[0].start_s


@pytest.mark.parametrize(
    ("attributes", "opposed"),
    [("", ()), ('ud_symm="true"', ("vertical",)), ('oi_symm="true"', ("depth",)),
     ('ud_symm="true" oi_symm="true"', ("vertical", "depth"))],
)  # fmt: skip
def test_every_symmetry_of_gestures_is_carried(attributes, opposed):
    """Up and down, out and in, beside left and right."""
    sign = only(HAND + UP, f'both_hands="true" lr_symm="true" {attributes}')

    assert (sign.symmetry, sign.opposed) == ("mirror", opposed)


def test_motions_in_turn_beside_another_are_in_turn():
    """A turn of the wrist goes with the first of two ways."""
    wrist = '<wristmotion motion="twisting"/>'
    sign = only(f"{HAND}<par_motion>{wrist}<seq_motion>{UP}{BACK}</seq_motion></par_motion>")

    assert [[m.kind for m in p.movements] for p in sign.postures] == [
        ["twist", "straight"], ["straight"],
    ]  # fmt: skip


def test_fused_gestures_are_one_bow():
    """As in HamNoSys."""
    (move,) = only(f'{HAND}<seq_motion fused="true">{UP}{BACK}</seq_motion>').postures[0].movements

    assert move.kind == "arc"


def test_a_motion_repeated_beside_another_is_repeated_by_its_own():
    """Three times up while the other hand waits."""
    inner = f'<rpt_motion repetition="fromstart_several">{UP}</rpt_motion><nomotion/>'
    sign = only(f"{HAND}<split_motion>{inner}</split_motion>")

    (move,) = sign.postures[0].movements
    assert (move.times, move.hands) == (3, "active")


def test_what_is_touched_in_passing_is_gone_through():
    """A place within a motion."""
    place = '<location_bodyarm location="chest" contact="brushing"/>'
    sign = only(f'{HAND}<directedmotion direction="d">{place}</directedmotion>')

    assert sign.postures[1].active.place.site == "chest"
    assert sign.postures[1].movements


def test_a_place_between_two_is_carried():
    """`second_location`."""
    place = '<location_bodyarm location="nose" second_location="chin" contact="touch"/>'

    assert only(HAND + place).postures[0].active.place.between == "chin"


def test_an_ellipse_of_gestures_is_one():
    """With its long axis, and growing."""
    motion = '<circularmotion axis="o" ellipse_direction="v" incrdecr="increasing"/>'
    (move,) = only(HAND + motion).postures[0].movements

    assert move.flatness < 1.0
    assert move.bulge[1] == pytest.approx(1.0)
    assert move.growth == "increasing"


def test_fingers_that_change_one_after_another_do():
    """`successivefingers`."""
    hand = '<handconfig handshape="finger2345" successivefingers="towards_thumb"/>'
    sign = only(f"{HAND}<tgt_motion><changeposture/>{hand}</tgt_motion>")

    assert sign.postures[-1].path.fingers == "towards_thumb"


def test_manual_parts_within_one_are_signs_one_after_another():
    """A compound, as the transform of HamNoSys writes it."""
    parts = f"<sign_manual>{HAND}{UP}</sign_manual><sign_manual>{HAND}{BACK}</sign_manual>"
    found = of(parts)

    assert found.lost == ()
    assert [s.postures[0].movements[0].towards for s in found.signs] == [
        (0.0, 1.0, 0.0), (0.0, 0.0, -1.0),
    ]  # fmt: skip
