"""What both hands do, and when."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsf_avatar.phonology.directions import DIRECTIONS
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.movements import KINDS, MANNERS, SIZES_M, Movement
from lsf_avatar.phonology.places import SITES, Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign
from lsf_avatar.phonology.transform import mirrored_hand
from lsf_avatar.phonology.utterance import Clause, Item, Utterance
from lsf_avatar.timeline import Tempo, schedule
from lsf_avatar.timeline.hands import PASSIVE_LOWERED, PASSIVE_REST, REST
from lsf_avatar.timeline.movement import movement_s
from lsf_avatar.timeline.way import HANDSHAPE_S, PEAK_RAD_S, SHORTEST_S, way_s

directions = st.sampled_from(list(DIRECTIONS.values()))
postures = st.builds(
    HandPosture, st.sampled_from(list(HANDSHAPES)), directions, directions,
    st.builds(Place, st.sampled_from(SITES)),
)  # fmt: skip


def _peaks(track):
    return [segment.peak_s for segment in track]


def test_both_hands_begin_and_end_at_rest(say, sign):
    """Nobody starts or ends a sentence with a hand in the air."""
    score = schedule(say(sign(), sign(symmetry="mirror")))

    for role, rest in (("active", REST), ("passive", PASSIVE_REST)):
        track = score.hands[role]
        assert (track[0].posture, track[-1].posture) == (rest, rest)
        assert track[0].start_s == 0.0
        assert track[-1].release_s == pytest.approx(score.duration_s)


def test_a_hand_is_always_somewhere(say, sign, spell):
    """Each way begins when the posture before is left, and ends when the next is reached."""
    score = schedule(say(sign(symmetry="mirror"), spell("AB"), sign(), sign(symmetry="mirror")))

    for track in score.hands.values():
        for before, after in pairwise(track):
            assert before.start_s <= before.peak_s <= before.release_s <= before.end_s
            assert after.start_s == before.release_s
            assert before.end_s == after.peak_s


def test_every_item_has_its_time_one_after_the_other(say, sign, spell):
    """The page shows the word that is being signed, so no item may lack its seconds."""
    score = schedule(say(sign(), spell("CAR"), sign()))

    assert len(score.items) == 3
    for time in score.items:
        assert time.end_s > time.start_s
    for before, after in pairwise(score.items):
        assert after.start_s == pytest.approx(before.end_s)


def test_a_missing_word_is_a_pause_with_its_own_time_and_no_invented_sign(say, sign):
    """What has no sign is shown as text; hands do not pretend."""
    word = Item("PARE-CHOCS", "missing", 0, 10, 0)
    score = schedule(say(sign(), word, sign()))

    time = score.items[1]
    assert time.end_s - time.start_s >= 1.0
    for track in score.hands.values():
        assert all(segment.item != 1 for segment in track)
    resting = [s for s in score.hands["active"][1:-1] if s.posture == REST]
    assert [(s.peak_s >= time.start_s, s.release_s) for s in resting] == [(True, time.end_s)]


@given(st.floats(0.3, 0.75))
def test_twice_the_tempo_is_half_the_time_and_the_same_postures(speed):
    """Speed changes seconds and nothing else, as long as holds can be read."""
    hand = HandPosture("index", DIRECTIONS["up"], DIRECTIONS["forward"], Place())
    item = Item("G", "sign", 0, 1, 0, (Sign("G", (Posture(hand),), "mirror"),))
    utterance = Utterance("x", (Clause("yes-no", 0, 1),), (item,))

    slow, fast = schedule(utterance, Tempo(speed)), schedule(utterance, Tempo(2.0 * speed))

    assert fast.duration_s == pytest.approx(slow.duration_s / 2.0)
    for role in ("active", "passive"):
        assert [s.posture for s in fast.hands[role]] == [s.posture for s in slow.hands[role]]
        assert _peaks(fast.hands[role]) == pytest.approx([p / 2 for p in _peaks(slow.hands[role])])


def test_each_letter_of_a_plate_is_shown_once_in_order_and_held(say, spell):
    """A character lost from a plate is the worst bug."""
    score = schedule(say(spell("AB-123-CD")))

    shown = [segment for segment in score.hands["active"] if segment.letter]
    assert "".join(segment.letter for segment in shown) == "AB-123-CD"
    assert all(segment.release_s - segment.peak_s >= 0.25 for segment in shown)


def test_words_are_spelled_at_the_pace_of_letters_a_second_and_plates_slower(say, spell):
    """3.5 letters a second for a word; what has digits is held longer."""
    word, plate = schedule(say(spell("DUPONT"))), schedule(say(spell("DUP0NT")))

    def pace(score):
        shown = [segment for segment in score.hands["active"] if segment.letter]
        return (len(shown) - 1) / (shown[-1].peak_s - shown[0].peak_s)

    assert pace(word) == pytest.approx(3.5, rel=0.12)
    assert pace(plate) < 2.0


@given(st.floats(0.5, 1.5))
def test_at_any_tempo_each_letter_of_a_plate_is_held_long_enough_to_be_read(speed):
    """Faster is faster between the letters; a letter that flashes by is lost."""
    hand = HandPosture("index", DIRECTIONS["up"], DIRECTIONS["forward"], Place())
    other = HandPosture("cinq", DIRECTIONS["up"], DIRECTIONS["forward"], Place())

    def least(text):
        signs = tuple(
            Sign(f"LETTRE-{c}", (Posture(hand if k % 2 else other),)) for k, c in enumerate(text)
        )
        item = Item(f"#{text}", "spelled", 0, len(text), 0, signs, letters=tuple(text))
        utterance = Utterance(text, (Clause("statement", 0, len(text)),), (item,))
        shown = [s for s in schedule(utterance, Tempo(speed)).hands["active"] if s.letter]
        return min(s.release_s - s.peak_s for s in shown), utterance

    plate, utterance = least("AB123CD")
    word, _ = least("DUPONT")
    assert plate >= 0.25 - 1e-9
    assert word >= 0.09 - 1e-9
    usual = schedule(utterance).duration_s
    assert schedule(utterance, Tempo(speed)).duration_s <= usual / speed * 1.12 + 1e-9


@pytest.mark.parametrize("speed", [0.5, 1.0, 1.5])
def test_at_any_tempo_the_last_posture_of_a_sign_is_seen(say, sign, hand, speed):
    """A sign without movement is its last posture."""
    run = (Posture(hand(offset=(0.0, 0.1, 0.0))), Posture(hand()))
    segments = schedule(say(sign(*run), sign()), Tempo(speed)).hands["active"][1:-1]

    assert segments[1].release_s - segments[1].peak_s >= 0.15 - 1e-9
    assert segments[2].release_s - segments[2].peak_s >= 0.15 - 1e-9


def test_a_sign_that_comes_again_is_shorter_but_a_name_and_a_number_are_not(say, sign, spell):
    """Repeated references are reduced; what must be read off is not."""
    again = Item("ACCIDENT", "sign", 0, 1, 0, (sign(movements=[Movement("straight", times=2)]),))
    between = sign(movements=[Movement("circle")])
    score = schedule(say(again, between, again, between))
    stays = [s.release_s - s.peak_s for s in score.hands["active"][1:-1]]
    assert stays[2] == pytest.approx(0.85 * stays[0])

    name = schedule(say(spell("AB12"), sign(), spell("AB12"), sign()))
    shown = [s.release_s - s.peak_s for s in name.hands["active"] if s.letter]
    assert shown[4:] == pytest.approx(shown[:4], abs=0.03)


def test_the_members_of_a_list_are_set_apart(say, sign):
    """Where the text has a comma, the hand stays a little before the next one."""
    utterance = say(sign(), sign())
    items = (replace(utterance.items[0], end=1), replace(utterance.items[1], start=3, end=4))
    plain, listed = (replace(utterance, text=text, items=items) for text in ("x  x", "x, x"))

    longer = schedule(listed).duration_s - schedule(plain).duration_s
    assert longer == pytest.approx(Tempo().list_s)


def test_a_doubled_letter_slides_to_the_side(say, spell):
    """Otherwise the second one is not seen."""
    score = schedule(say(spell("ANNE")))

    offsets = [s.posture.place.offset[0] for s in score.hands["active"] if s.letter]
    assert offsets == pytest.approx([0.0, 0.0, 0.03, 0.0])


def test_a_mirrored_sign_gives_the_passive_hand_the_mirror_image(say, sign, hand):
    """Same time, other side."""
    move = Movement("straight", towards=DIRECTIONS["active"])
    score = schedule(say(sign(symmetry="mirror", movements=[move])))

    active, passive = (score.hands[role][1] for role in ("active", "passive"))
    assert passive.posture == mirrored_hand(active.posture)
    assert passive.movements[0].towards == DIRECTIONS["passive"]
    assert (passive.peak_s, passive.release_s) == (active.peak_s, active.release_s)


def test_an_alternating_sign_moves_the_passive_hand_in_counter_phase(say, sign):
    """As on a bicycle."""
    move = Movement("circle", times=2)
    score = schedule(say(sign(symmetry="mirror", alternating=True, movements=[move])))

    assert (score.hands["active"][1].phase, score.hands["passive"][1].phase) == (0.0, 0.5)


def test_the_movements_of_one_hand_are_not_given_to_the_other(say, sign, hand):
    """A written passive hand holds still while the active one moves."""
    posture = Posture(hand(), hand(), movements=(Movement("straight", hands="active"),))
    score = schedule(say(sign(posture, symmetry="mirror")))

    assert len(score.hands["active"][1].movements) == 1
    assert score.hands["passive"][1].movements == ()


def test_the_passive_hand_waits_for_a_sign_that_comes_soon(say, sign):
    """It does not drop for one short sign in between."""
    two = sign(symmetry="mirror")
    score = schedule(say(two, sign(), two))

    assert [s.item for s in score.hands["passive"]] == [-1, 0, 2, -1]


def test_a_hand_that_only_doubled_the_other_sinks_when_it_waits_longer(say, sign):
    """The fist of a steering wheel does not stay beside the proform of the vehicle."""
    two = sign(symmetry="mirror")
    longer = sign(movements=[Movement("straight", times=2)])
    track = schedule(say(two, longer, two)).hands["passive"]

    assert [s.item for s in track] == [-1, 0, -1, 2, -1]
    assert track[2].posture == PASSIVE_LOWERED


def test_a_hand_that_is_acted_on_stays_under_a_pointing_but_not_under_more(say, sign, hand):
    """The sheet that was written on is still there while one points at somebody."""
    written = sign(Posture(hand(), hand("main_plate", "forward", "up")))
    pointing = sign(movements=[Movement("straight", size="large", manner="slow")])
    more = sign(movements=[Movement("straight", size="large", times=2)])

    under_pointing = schedule(say(written, pointing, written)).hands["passive"]
    under_more = schedule(say(written, more, written)).hands["passive"]

    assert [s.item for s in under_pointing] == [-1, 0, 2, -1]
    assert under_more[2].posture in (PASSIVE_LOWERED, PASSIVE_REST)


def test_the_passive_hand_rests_when_nothing_needs_it_for_long(say, sign, spell):
    """It does not hang in the air while a plate is spelled."""
    two = sign(symmetry="mirror")
    score = schedule(say(two, spell("AB-123-CD"), two))

    assert [s.item for s in score.hands["passive"]] == [-1, 0, -1, 2, -1]
    assert score.hands["passive"][2].posture == PASSIVE_REST


def test_a_sign_that_is_repeated_shows_its_postures_again(say, sign, hand):
    """Up, down, up, down."""
    run = (Posture(hand(offset=(0.0, 0.1, 0.0))), Posture(hand()))
    score = schedule(say(sign(*run, repeat=2)))

    heights = [s.posture.place.offset[1] for s in score.hands["active"][1:-1]]
    assert heights == [0.1, 0.0, 0.1, 0.0]


def test_a_hand_takes_time_to_go_back_to_the_start_of_its_movement(say, sign):
    """A repeated stroke starts where it started, but not in no time."""
    score = schedule(say(sign(repeat=2, movements=[Movement("straight")])))

    first, second = score.hands["active"][1:3]
    assert second.peak_s - first.release_s >= 0.15


def test_a_locus_carries_a_sign_but_not_a_pointing(say, sign):
    """A pointing says by itself where it points."""
    placed = Item("G", "sign", 0, 1, 0, (sign(),), locus="passive")
    pointing = Item("PT-B", "pointing", 1, 2, 0, (sign(),), locus="passive")
    score = schedule(say(placed, pointing))

    offsets = [s.posture.place.offset[0] for s in score.hands["active"][1:-1]]
    assert offsets == pytest.approx([-0.32, 0.0])


@given(postures, postures)
def test_a_way_is_never_too_fast_nor_endless(before, after):
    """Between a tenth of a second and one second, both ways alike."""
    seconds = way_s(before, after)

    assert seconds == pytest.approx(way_s(after, before))
    assert seconds == 0.0 if before == after else 0.12 <= seconds <= 1.2


@given(st.sampled_from(KINDS), st.sampled_from(list(SIZES_M)), st.integers(1, 6))
def test_a_movement_made_more_often_takes_longer_and_a_slow_one_longer_still(kind, size, times):
    """Time grows with repetitions and with the manner slow; fast is shorter."""
    once = {m: movement_s(Movement(kind, size=size, times=times, manner=m)) for m in MANNERS}
    more = movement_s(Movement(kind, size=size, times=times + 1))

    assert once["fast"] < once["normal"] < once["slow"]
    assert more > once["normal"]


def test_a_tempo_that_goes_nowhere_is_refused():
    """Speed 0 would never end."""
    with pytest.raises(ValueError, match="above 0"):
        Tempo(speed=0.0)
    with pytest.raises(ValueError, match="above 0 a second"):
        Tempo(letters_a_second=0.0)


def test_nothing_to_sign_is_a_moment_at_rest(say):
    """An empty utterance has a score all the same."""
    score = schedule(say())

    assert score.items == ()
    assert score.duration_s > 0.0


def test_a_way_with_a_large_turn_takes_longer_but_less_so_between_letters():
    """A hand turns by some 12 degrees a frame at most; spelling keeps its pace."""
    up = HandPosture("index", DIRECTIONS["up"], DIRECTIONS["forward"], Place())
    turned = HandPosture("index", DIRECTIONS["down"], DIRECTIONS["back"], Place())

    assert way_s(up, turned) > 1.1 * way_s(up, turned, spelled=True)
    assert np.radians(12.1) > PEAK_RAD_S / 30.0


def test_a_word_catches_up_after_a_letter_that_the_hand_turns_far_for(say, hand):
    """The letters after it are held for less, but long enough to be read."""
    up, down = hand("index"), hand("cinq", "down", "back")
    other = hand("cinq")

    def held_s(*hands):
        signs = tuple(Sign(f"LETTRE-{n}", (Posture(own),)) for n, own in enumerate(hands))
        letters = tuple("ABCDEFGH"[: len(hands)])
        item = Item("#W", "spelled", 0, len(hands), 0, signs, letters=letters)
        track = schedule(say(item)).hands["active"]
        return [segment.release_s - segment.peak_s for segment in track if segment.letter]

    late, usual = held_s(down, up, other, up), held_s(up, other, up, other)
    assert late[2] < usual[2] - 0.02
    assert min(late[2:]) >= Tempo().legible_letter_s - 1e-9


def test_a_letter_that_is_read_before_the_hand_stands_may_stand_shorter(say, hand):
    """At the end of a far turn the hand shows its letter already, for longer than what it loses."""
    up, down = hand("index"), hand("cinq", "down", "back")
    signs = tuple(Sign(f"LETTRE-{n}", (Posture(own),)) for n, own in enumerate((up, down, up)))
    item = Item("#W", "spelled", 0, 3, 0, signs, letters=("A", "B", "C"))

    track = [s for s in schedule(say(item)).hands["active"] if s.letter]

    assert track[1].release_s - track[1].peak_s < Tempo().legible_letter_s - 0.02
    way = track[1].peak_s - track[0].release_s
    read = track[1].release_s - track[1].peak_s + 0.2 * (way - HANDSHAPE_S)
    assert read >= Tempo().legible_letter_s - 1e-9


def test_three_touches_along_the_other_arm_are_three_ways(hand):
    """From the forearm to the back of the hand is no step of a tenth of a second."""
    arm, back = hand("index", site="forearm"), hand("index", site="back")

    assert way_s(arm, back) > 1.5 * SHORTEST_S


def test_the_passive_hand_of_a_digit_is_not_read_with_the_next_one(say, hand):
    """« 9 » is shown with both hands, « 0 » with one: five fingers beside it would be another."""
    nine, none = hand("quatre"), hand("rond")
    signs = (
        Sign("NUM-9", (Posture(nine, passive=hand("cinq", "up", "forward")),)),
        Sign("NUM-0", (Posture(none),)),
        Sign("NUM-9", (Posture(nine, passive=hand("cinq", "up", "forward")),)),
    )
    item = Item("#909", "spelled", 0, 3, 0, signs, letters=("9", "0", "9"))

    score = schedule(say(item))

    shown = [s for s in score.hands["active"] if s.letter]
    passive = score.hands["passive"]
    at = shown[1].release_s - 0.01
    (beside,) = [s for s in passive if s.start_s <= at < s.end_s and s.peak_s <= at <= s.release_s]
    assert beside.posture.handshape != "cinq"
