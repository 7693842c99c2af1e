"""What face, head, gaze and lips do, and when."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from lsf_avatar.phonology.nonmanuals import SYNTACTIC, NonManual, Span
from lsf_avatar.phonology.utterance import Item
from lsf_avatar.timeline import schedule
from lsf_avatar.timeline.face import SYNTACTIC as PARTS


def _named(score, track, name):
    return [segment for segment in score.tracks[track] if segment.name == name]


def test_every_syntactic_nonmanual_has_its_parts():
    """A name that a linguist may write is never silently without effect."""
    assert set(PARTS) == set(SYNTACTIC)
    assert [name for name in SYNTACTIC if not PARTS[name]] == ["hold"]


def test_a_yes_no_question_raises_the_brows_before_the_hands_and_until_they_stop(say, sign):
    """The face frames the whole question."""
    spans = [Span("brows-raised", 0, 1), Span("head-forward", 0, 1)]
    score = schedule(say(sign(), sign(), kind="yes-no", spans=spans))

    (brows,) = _named(score, "brows", "raised")
    (head,) = _named(score, "head", "push_forward")
    for segment in (brows, head):
        assert segment.start_s < score.items[0].start_s
        assert segment.release_s == pytest.approx(score.items[1].end_s)
    assert _named(score, "torso", "tilt_forward")


def test_the_last_sign_of_a_question_is_held_longer_than_that_of_a_statement(say, sign):
    """The signer waits for the answer with the hands still up."""
    told = schedule(say(sign(), kind="statement"))
    asked = schedule(say(sign(), kind="wh"))

    def stay(score):
        return score.hands["active"][1].release_s - score.hands["active"][1].peak_s

    assert stay(asked) > stay(told) + 0.2


def test_a_hold_lengthens_the_item_that_it_ends_on(say, sign):
    """`hold 0-0` holds the first sign, not the second."""
    plain = schedule(say(sign(), sign()))
    held = schedule(say(sign(), sign(), spans=[Span("hold", 0, 0)]))

    def stays(score):
        return [s.release_s - s.peak_s for s in score.hands["active"][1:-1]]

    assert stays(held)[0] > stays(plain)[0] + 0.3
    assert stays(held)[1] == pytest.approx(stays(plain)[1])


def test_a_topic_is_followed_by_a_short_pause(say, sign):
    """Topic, pause, comment."""
    plain = schedule(say(sign(), sign()))
    topic = schedule(say(sign(), sign(), spans=[Span("topic", 0, 0)]))

    assert topic.duration_s - plain.duration_s == pytest.approx(0.30)
    assert _named(topic, "brows", "raised")


def test_the_body_shifts_to_the_side_of_what_is_said(say, sign):
    """A at the active side, B at the passive side."""
    item = Item("B", "sign", 0, 1, 0, (sign(),), locus="passive")
    score = schedule(say(item, spans=[Span("body-shift", 0, 0)]))

    assert _named(score, "torso", "tilt_passive")
    assert not _named(score, "torso", "tilt_active")


def test_a_or_b_leans_to_one_side_and_then_to_the_other(say, sign):
    """Two choices are two places, also where nobody has given them one."""
    spans = [Span("body-shift", 0, 0), Span("body-shift", 2, 2)]
    score = schedule(say(sign(), sign(), sign(), spans=spans))

    (first,), (second,) = (_named(score, "torso", f"tilt_{s}") for s in ("active", "passive"))
    assert first.start_s < score.items[0].end_s <= second.peak_s
    assert second.release_s == pytest.approx(score.items[2].end_s)


def test_a_headshake_covers_what_is_denied_and_nothing_before_it(say, sign):
    """The head is still while the topic is named."""
    score = schedule(say(sign(), sign(), sign(), spans=[Span("headshake", 1, 2)]))

    (shake,) = _named(score, "head", "shake")
    assert score.items[0].end_s - 0.2 <= shake.start_s < shake.peak_s
    assert shake.release_s == pytest.approx(score.items[2].end_s)
    assert shake.times >= 1.0


def test_the_eyes_go_to_a_locus_when_it_is_set_and_when_a_verb_goes_there(say, sign):
    """And come back to the addressee."""
    here = Item("VEHICULE-B", "sign", 0, 1, 0, (sign(),), locus="passive")
    verb = Item("ENVOYER", "sign", 1, 2, 0, (sign(),), source="self", goal="active")
    score = schedule(say(here, sign(), replace(here), verb, sign()))

    glances = [s for s in score.tracks["gaze"] if s.name != "addressee"]
    assert [(s.name, s.item) for s in glances] == [("passive", 0), ("active", 3)]
    assert all(s.end_s < score.duration_s for s in glances)


def test_blinks_are_never_so_near_that_they_flicker(say, sign, spell):
    """At the end of every clause, and in between every three to six seconds."""
    items = [Item(f"G{n}", "sign", n, n + 1, n, (sign(),)) for n in range(4)]
    score = schedule(say(*items, replace(spell("ABCDEFGHIJKL"), clause=4)))

    blinks = [s.start_s for s in _named(score, "lids", "blink")]
    assert len(blinks) >= 5
    assert min(after - before for before, after in pairwise(blinks)) > 0.4


def test_a_head_is_shaken_once_where_sign_and_clause_both_shake_it(say, sign):
    """Two shakes would add up and turn the face away from the viewer."""
    no = sign(nonmanuals=(NonManual("head", "shake"),))

    assert len(_named(schedule(say(no, spans=[Span("headshake", 0, 0)])), "head", "shake")) == 1
    assert len(_named(schedule(say(no)), "head", "shake")) == 1


def test_a_long_headshake_has_more_swings(say, sign):
    """Heads shake at their own pace, not stretched over a sentence."""
    span = Span("headshake", 0, 0)
    short = schedule(say(sign(), spans=[span]))
    long = schedule(say(*[sign()] * 5, spans=[Span("headshake", 0, 4)]))

    assert _named(short, "head", "shake")[0].times < _named(long, "head", "shake")[0].times


def test_the_face_of_a_sign_lasts_as_long_as_the_sign(say, sign):
    """Lexical non-manuals belong to one item."""
    smiling = sign(nonmanuals=(NonManual("mouth", "smile", 0.5),))
    score = schedule(say(sign(), smiling, sign()))

    (smile,) = _named(score, "mouth", "smile")
    assert (smile.item, smile.intensity) == (1, 0.5)
    assert score.items[1].start_s <= smile.start_s < smile.release_s <= score.items[1].end_s


def test_a_mouth_gesture_goes_through_its_steps_while_the_sign_lasts(say, sign):
    """« lalala » is l and a in turn, as often as the sign leaves time to read."""
    singing = sign(nonmanuals=(NonManual("mouth", "lalala", 0.7),))
    score = schedule(say(sign(), singing, sign()))

    steps = [segment for segment in score.tracks["mouth"] if segment.item == 1]
    assert len(steps) in (2, 4, 6)
    assert [step.name for step in steps] == ["t/d/n/l", "a"] * (len(steps) // 2)
    assert all(step.intensity == 0.7 for step in steps)
    assert all(one.release_s == pytest.approx(next_.start_s) for one, next_ in pairwise(steps))
    assert score.items[1].start_s <= steps[0].start_s
    assert steps[-1].release_s == pytest.approx(score.items[1].end_s)
    assert all(step.release_s - step.start_s > 0.09 for step in steps)


def test_eyes_blink_at_the_end_of_a_clause_and_at_least_every_six_seconds(say, sign, spell):
    """A stare is uncanny, and clause ends are where signers blink."""
    second = Item("G", "sign", 0, 1, 1, (sign(),))
    score = schedule(say(spell("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123"), second, kind="wh"))

    blinks = [s.start_s for s in _named(score, "lids", "blink")]
    assert any(abs(blink - score.items[0].end_s) < 1e-6 for blink in blinks)
    marks = [0.0, *blinks, score.duration_s]
    assert max(after - before for before, after in pairwise(marks)) < 6.0


def test_lips_show_the_phones_of_the_word_in_order_within_its_time(say, sign):
    """One viseme a phone, overlapping its neighbours."""
    item = Item("G", "sign", 0, 1, 0, (sign(),), mouthing="bon", phones=("b", "ɔ̃"))
    score = schedule(say(item))

    lips = score.tracks["mouthing"]
    assert [segment.name for segment in lips] == ["m/b/p", "on"]
    assert lips[1].start_s < lips[0].end_s
    assert lips[-1].release_s <= score.items[0].end_s + 0.3


def test_the_gaze_stays_on_the_addressee(say, sign):
    """Unless a sign says otherwise."""
    score = schedule(say(sign()))

    assert [segment.name for segment in score.tracks["gaze"]] == ["addressee"]


def test_the_same_utterance_gives_the_same_score(say, sign, spell):
    """No clock, no chance."""
    utterance = say(sign(symmetry="mirror"), spell("ANNE"), kind="yes-no")

    assert schedule(utterance) == schedule(replace(utterance))


def test_the_brows_of_a_clause_win_over_those_of_a_sign(say, sign):
    """A painful word in a yes-no question does not turn it into a wh-question."""
    painful = sign(nonmanuals=(NonManual("brows", "furrowed"), NonManual("mouth", "smile")))
    score = schedule(say(painful, kind="yes-no", spans=[Span("brows-raised", 0, 0)]))

    assert _named(score, "brows", "furrowed")[0].intensity < 0.5
    assert _named(score, "brows", "raised")[0].intensity == 1.0
    assert _named(score, "mouth", "smile")[0].intensity == 1.0
