"""The part of a hand that touches where none is written."""

from __future__ import annotations

import pytest

from lsf_avatar.notation import parse, read


def touching(names: str) -> str:
    """The part that the active hand of a sentence touches with."""
    text = " ".join(f"ham{name}" for name in names.split())
    return read(parse(text)).signs[0].postures[0].active.place.part


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("finger2 extfingerul palmdl nose touch", "index_tip"),
        ("finger2 pinky extfingerul palml chin touch", "pinky_pad"),
        ("finger2 extfingeru palmu chin touch", "index_pad"),
        ("flathand extfingeri palmu chest touch", "fingertips"),
        ("flathand extfingerl palml chest touch", "palm"),
        ("flathand extfingeru palmu lips touch", "middle_pad"),
        ("flathand extfingeru palmd forehead touch", "back"),
        ("fist extfingeri palmr chest touch", "knuckles"),
        ("fist thumboutmod extfingeru palml chest touch", "thumb_tip"),
        ("flathand extfingerl palmd headtop touch", "middle_pad"),
    ],
)
def test_it_is_the_part_that_faces_the_place(sentence, part):
    """Pointing hands touch with the tip, open ones with what is turned to the body."""
    assert touching(sentence) == part


def test_a_part_that_is_written_is_taken():
    """Whatever faces the place."""
    assert (
        touching("flathand extfingerl palml chest seqbegin touch pinkyside seqend") == "pinky_side"
    )


def test_a_hand_that_does_not_touch_is_at_its_place_with_its_middle():
    """Before the body nothing is touched."""
    assert touching("finger2 extfingerul palmdl nose") == "hand_centre"
