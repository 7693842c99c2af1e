"""Lips that say a code, a number or a name keep pace with the hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lsf_avatar.phonology.utterance import Item
from lsf_avatar.timeline import schedule

PLATE, NAMES = "AB-12", (("a",), ("b", "e"), ("t", "i", "ʁ", "ɛ"), ("œ̃",), ("d", "ø"))


def test_lips_say_each_character_of_a_plate_as_the_hand_shows_it(say, spell):
    """Neither ahead of the hand nor behind it, and nothing is left out."""
    phones = tuple(phone for name in NAMES for phone in name)
    item = replace(spell(PLATE), phones=phones, said=tuple(len(name) for name in NAMES))

    score = schedule(say(item))

    lips = score.tracks["mouthing"]
    shown = [segment for segment in score.hands["active"] if segment.letter]
    assert len(lips) == len(phones)
    first = 0
    for name, letter in zip(NAMES, shown, strict=True):
        assert lips[first].peak_s == pytest.approx(letter.peak_s, abs=0.15)
        first += len(name)


def test_lips_say_a_name_in_one_go(say, spell):
    """A name is one word for the lips, however long the hand takes."""
    score = schedule(say(replace(spell("DUPONT"), phones=("d", "y", "p", "o"))))

    lips = score.tracks["mouthing"]
    assert len(lips) == 4
    assert lips[-1].peak_s - lips[0].peak_s < 0.8


def test_lips_say_each_word_of_a_compound_with_its_sign(say, spell):
    """« feu » with the light, « rouge » with the colour: in one go they would end long before."""
    signs = spell("AB").signs
    both = tuple(replace(s, postures=(replace(s.postures[0], hold=20.0),)) for s in signs)
    phones = ("f", "ø", "ʁ", "u", "ʒ")
    item = Item("FEU-ROUGE", "sign", 0, 9, 0, both, phones=phones, letters=("", ""), said=(2, 3))

    score = schedule(say(item))

    first, second = [s for s in score.hands["active"] if s.item == 0]
    lips = score.tracks["mouthing"]
    assert lips[1].peak_s < first.release_s
    assert lips[2].peak_s == pytest.approx(second.peak_s, abs=0.2)


def test_lips_wait_with_a_short_word_until_the_hand_shows_it(say, spell):
    """The « a » of vehicle A was over before the hand had left the lap (seen on films)."""
    score = schedule(say(replace(spell("A"), kind="sign", phones=("a",))))

    (letter,) = [segment for segment in score.hands["active"] if segment.item == 0]
    (lips,) = score.tracks["mouthing"]
    assert lips.peak_s == pytest.approx(letter.peak_s, abs=0.1)


def test_lips_begin_a_long_word_on_the_way_to_its_sign(say, spell):
    """Otherwise it would not be over when the sign is."""
    score = schedule(say(replace(spell("A"), kind="sign", phones=tuple("aksidatjo"))))

    lips = score.tracks["mouthing"]
    (letter,) = [segment for segment in score.hands["active"] if segment.item == 0]
    assert lips[0].peak_s < letter.start_s + 0.2
    assert lips[-1].peak_s < letter.end_s + 0.2


def test_lips_say_each_word_of_a_double_name_with_its_letters(say, spell):
    """« Hugo » when the hand comes to H, not while it still spells Victor."""
    said = (3, 0, 0, 0, 0, 3, 0, 0)
    score = schedule(say(replace(spell("VICT-HUG"), phones=tuple("vikygo"), said=said)))

    shown = [segment for segment in score.hands["active"] if segment.letter]
    lips = score.tracks["mouthing"]
    assert lips[2].peak_s < shown[3].peak_s
    assert lips[3].peak_s == pytest.approx(shown[5].peak_s, abs=0.2)


def test_lips_spread_a_number_over_its_signs_where_nobody_said_which_word_goes_where(say, spell):
    """The last sound comes with the last sign."""
    item = replace(spell("1995"), kind="number", phones=tuple("milnafsakatrav"))

    score = schedule(say(item))

    shown = [segment for segment in score.hands["active"] if segment.letter]
    lips = score.tracks["mouthing"]
    assert lips[0].peak_s == pytest.approx(shown[0].peak_s, abs=0.2)
    assert shown[-1].peak_s - 0.1 < lips[-1].peak_s < shown[-1].end_s
