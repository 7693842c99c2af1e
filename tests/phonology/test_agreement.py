"""Directional verbs move between the loci of the sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.phonology.agreement import directed
from lsf_avatar.phonology.directions import direction
from lsf_avatar.phonology.movements import Movement
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import AGREEMENTS, HandPosture, Posture, Sign
from lsf_avatar.phonology.transform import LOCI_M, mirrored
from lsf_avatar.phonology.utterance import LOCI

loci = st.sampled_from(LOCI)
MIRRORED = {"active": "passive", "passive": "active"}


def _hand(up=0.0, forward=0.0, **place):
    return HandPosture(
        "main_plate", direction("forward"), direction("up"), Place(offset=(0, up, forward), **place)
    )


def _give(agreement="source-goal", **others):
    """A hand that goes from the signer to the addressee."""
    centre = {"site": "neutral_space", "side": "centre"}
    run = (Posture(_hand(0.0, -0.1, **centre)), Posture(_hand(0.0, 0.12, **centre)))
    return Sign("DONNER", run, agreement=agreement, **others)


def _ends(sign):
    return [posture.active.place.offset for posture in sign.postures]


def test_from_me_to_you_is_the_form_of_the_entry():
    """Entries are written so."""
    assert directed(_give(), "self", "addressee") == _give()
    assert directed(_give("goal"), None, "addressee") == _give("goal")


@given(loci, loci)
def test_a_verb_starts_where_who_acts_is_and_ends_where_the_other_is(source, goal):
    """Both ends go with the loci, whichever they are."""
    start, end = _ends(directed(_give(), source, goal))
    from_me, to_you = _ends(_give())

    for at, written, own, other in (
        (start, from_me, source, "self"), (end, to_you, goal, "addressee")
    ):  # fmt: skip
        moved = [a - b for a, b in zip(LOCI_M[own], LOCI_M[other], strict=True)]
        assert at == pytest.approx([a + b for a, b in zip(written, moved, strict=True)])


@given(loci, loci)
def test_what_is_received_goes_the_other_way(source, goal):
    """RECEVOIR starts at who gives."""
    come = directed(_give("goal-source"), source, goal)

    start, end = _ends(come)
    assert start[0] == pytest.approx(LOCI_M[goal][0])
    assert end[0] == pytest.approx(LOCI_M[source][0])


@given(loci)
def test_a_verb_that_agrees_with_its_goal_alone_starts_where_it_is_written(goal):
    """TELEPHONER starts at the ear, whoever calls."""
    ear = Posture(_hand(site="ear", side="active"))
    call = Sign("TELEPHONER", (ear, _give().postures[1]), agreement="goal")

    made = directed(call, "passive", goal)
    assert made.postures[0] == ear
    assert made.postures[1].active.place.offset[0] == pytest.approx(LOCI_M[goal][0])


@given(st.sampled_from(["active", "passive"]), st.sampled_from(AGREEMENTS[:3]))
def test_to_the_other_side_is_the_mirror_image_of_the_hands_turn(side, agreement):
    """Fingers and movements turn as far to the one side as to the other."""
    move = Movement("straight", towards=direction("forward"))
    posture = Posture(_hand(side="centre"), movements=(move,))
    sign = Sign("G", (posture, posture), agreement=agreement)
    source, goal = ("self", side) if agreement != "goal-source" else (side, "self")
    here, there = (
        directed(sign, source, goal),
        directed(sign, *(MIRRORED.get(x, x) for x in (source, goal))),
    )

    if agreement == "goal":
        for one, other in zip(here.postures, mirrored(there).postures, strict=True):
            sign_of = [v > 1e-9 for v in one.active.fingers]
            assert sign_of == [v > 1e-9 for v in other.active.fingers]
    assert here.postures[0].movements[0].towards == here.postures[0].active.fingers


def test_what_strikes_comes_and_what_is_struck_stands():
    """A hits B: the active hand crosses over; B hits A: the passive one does."""
    apart = Posture(_hand(side="active"))
    met = Posture(_hand(side="centre"))
    strike = Sign("HEURTER", (apart, met), "mirror", agreement="collision")
    by_a, by_b = directed(strike, "active", "passive"), directed(strike, "passive", "active")

    first, last = by_a.postures
    assert first.passive == last.passive
    assert first.active != last.active
    assert last.active.place.offset[0] < 0.0
    first, last = by_b.postures
    assert first.active == last.active
    assert first.passive != last.passive
    assert last.active.place.offset[0] > 0.0
    assert directed(strike, None, "far") == strike


def test_a_sign_without_agreement_stays_and_an_unknown_locus_is_refused():
    """Nothing is guessed."""
    plain = _give("")
    assert directed(plain, "active", "passive") == plain
    with pytest.raises(UnknownNameError, match="locus"):
        directed(_give(), "self", "nowhere")
    with pytest.raises(UnknownNameError, match="agreement"):
        _give("somehow")
