"""Lips that say a code keep pace with the hand that spells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lsf_avatar.timeline import schedule


@pytest.mark.parametrize(("text", "whole"), [("AB123", True), ("DUPONT", False)])
def test_lips_go_on_as_long_as_a_plate_is_spelled_and_say_a_name_in_one_go(say, spell, text, whole):
    """A name is one word for the lips, a plate is one word a character."""
    item = replace(spell(text), phones=("d", "y", "p", "o"))

    score = schedule(say(item))

    lips, hands = score.tracks["mouthing"], score.items[0]
    rest_s = hands.end_s - lips[-1].release_s
    assert (rest_s < 0.8) is whole
    assert len(lips) == 4
