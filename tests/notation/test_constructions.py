"""Constructions of HamNoSys beyond hand, place and movement, and what becomes of them."""

from __future__ import annotations

import pytest

from lsf_avatar.notation import parse, read, read_sign, signs_of, write_gestural, write_sign
from lsf_avatar.phonology.sign import REST, Posture, Sign
from lsf_avatar.phonology.transform import other_hand, shared_movement

HAND = "fist extfingero palml"
"""A hand to begin with; sentences of these tests were made up for them."""


def ham(names: str) -> str:
    """Names without `ham`, with it."""
    return " ".join(f"ham{name}" for name in names.split())


def only(names: str) -> Sign:
    """The one sign of a sentence of which nothing is lost."""
    found = read(parse(ham(names)))
    assert found.lost == ()
    (sign,) = found.signs
    return sign


def last(names: str) -> Posture:
    """The posture that a sentence ends in."""
    return only(names).postures[-1]


@pytest.mark.parametrize("symmetry", ["symmlr", "symmpar"])
@pytest.mark.parametrize(
    ("symbols", "opposed"),
    [("", ()), ("largemod", ("vertical",)), ("fingerstraightmod", ("depth",)),
     ("fingerstraightmod largemod", ("vertical", "depth"))],
)  # fmt: skip
def test_every_symmetry_is_carried_and_written_again(symmetry, symbols, opposed):
    """The passive hand goes up where the active one goes down, away where it comes near."""
    sign = only(f"{symmetry} {symbols} {HAND} moveuo")

    (move,) = sign.postures[0].movements
    towards = shared_movement(sign, move).towards
    assert sign.opposed == opposed
    assert [towards[1] < 0, towards[2] < 0] == ["vertical" in opposed, "depth" in opposed]
    written = write_sign(sign).notation.names()
    assert written.startswith(ham(f"{symmetry} {symbols}".strip()) + " hamfist")


def test_hands_that_went_opposite_ways_stay_where_they_went():
    """What follows begins there."""
    sign = only(f"symmlr largemod {HAND} moveu replace flathand")

    other = other_hand(sign, sign.postures[-1])
    start = other_hand(sign, sign.postures[0])
    assert other is not None
    assert start is not None
    active_m = sign.postures[-1].active.place.offset[1] - sign.postures[0].active.place.offset[1]
    assert active_m > 0.05
    assert other.place.offset[1] - start.place.offset[1] == pytest.approx(-active_m)


def test_hands_on_the_other_side_are_there():
    """`hamnonipsi`: the active hand is before the passive shoulder."""
    own, crossed = only(f"symmlr {HAND}"), only(f"symmlr nonipsi {HAND}")

    a = own.postures[0].active.place.offset[0]
    assert crossed.postures[0].active.place.offset[0] == pytest.approx(-a)


def test_the_other_hand_alone_signs_while_the_active_one_rests():
    """`hamnondominant`, of a sign of one hand."""
    posture = only(f"nondominant {HAND} moveu").postures[0]

    assert posture.active == REST
    assert posture.passive is not None
    assert posture.passive.place.offset[0] < 0.0
    assert [m.hands for m in posture.movements] == ["passive"]


@pytest.mark.parametrize(
    ("place", "site", "between"),
    [("forehead between eyebrows touch", "forehead", "eyebrow"), ("nostrils touch", "nose",
     "upper_lip"), ("earlobe lrat touch", "ear", "jaw"), ("chin lips touch", "chin", "mouth")],
)  # fmt: skip
def test_a_place_between_two_is_between_two(place, site, between):
    """And comes back so."""
    found = only(f"{HAND} {place}").postures[0].active.place

    assert (found.site, found.between) == (site, between)


def test_space_between_two_heights_is_between_them():
    """Without a contact, places of the trunk are heights."""
    high, low, middle = (
        only(f"{HAND} {place}").postures[0].active.place.offset[1]
        for place in ("shoulders", "stomach", "shoulders between stomach")
    )

    assert middle == pytest.approx((high + low) / 2)


@pytest.mark.parametrize(
    ("symbol", "kind"), [("interlock", "interlock"), ("cross", "cross"), ("touch", "plain")]
)
def test_how_hands_are_in_contact_is_carried(symbol, kind):
    """Fingers between fingers, one hand across the other, or a point."""
    sign = only(f"symmlr finger2345 extfingerul palml {symbol}")

    assert sign.postures[0].active.place.contact == kind


def test_a_touch_in_passing_goes_through_its_place_without_a_stop():
    """Then on, the same way."""
    sign = only(f"{HAND} moved seqbegin brushing chest touch seqend")

    _, touched = sign.postures
    assert (touched.active.place.site, touched.active.place.contact) == ("chest", "brush")
    assert [m.towards[1] for m in touched.movements] == [-1.0]  # begins as soon as it touches


def test_fused_movements_are_one_bow():
    """Out, then down, is one way that bulges outwards."""
    (move,) = only(f"{HAND} fusionbegin moveo moved fusionend").postures[0].movements

    assert move.kind == "arc"
    assert move.towards == pytest.approx((0.0, -0.7071, 0.7071), abs=1e-3)
    assert move.bulge[2] > 0.5


def test_fused_movements_with_a_place_between_do_not_stop_there():
    """The hand passes through."""
    sign = only(
        f"{HAND} fusionbegin moved chest touch parbegin moved replace flathand parend fusionend"
    )

    assert [posture.hold for posture in sign.postures] == [1.0, 0.0, 1.0]


@pytest.mark.parametrize("manner", ["fast", "slow", "tense", "halt", "rest"])
def test_a_change_is_made_in_its_manner(manner):
    """Without a movement, and while moving."""
    assert last(f"{HAND} replace flathand {manner}").path.manner == manner
    moving = f"{HAND} parbegin moveo {manner} replace flathand parend"
    assert last(moving).path.manner == manner


@pytest.mark.parametrize(
    ("symbol", "order"), [("increasing", "towards_pinky"), ("decreasing", "towards_thumb")]
)
def test_fingers_change_one_after_another(symbol, order):
    """As the symbol behind the change says."""
    assert last(f"{HAND} replace {symbol} finger2345 thumboutmod").path.fingers == order


@pytest.mark.parametrize("kind", ["zigzag", "wavy"])
def test_a_hand_that_changes_on_a_winding_way_goes_a_winding_way(kind):
    """It is not made straight in silence."""
    assert last(f"{HAND} parbegin moved {kind} replace flathand parend").path.kind == kind


def test_a_change_repeated_by_one_hand_is_repeated():
    """Between brackets too, beside a hand that waits."""
    held = only("symmlr fist extfingeru palmd parbegin replace flathand repeatfromstart plus "
                "nomotion parend")  # fmt: skip

    assert len(held.postures) == 4


def test_the_part_of_the_wrist_that_touches_is_a_part_of_the_hand():
    """Its palm side is the heel; the place stays the other arm."""
    sign = only(
        "parbegin flathand extfingerul palmd plus fist extfingeror palmd parend "
        "lowerarm seqbegin touch wristback palm seqend"
    )

    place = sign.postures[0].active.place
    assert (place.site, place.part) == ("forearm", "heel")


CARRIED = [
    "nose between chin touch", "chest seqbegin interlock palm seqend",
    "replace flathand fast", "replace decreasing flathand", "chest touch replace flathand slow",
]  # fmt: skip


@pytest.mark.parametrize("construction", CARRIED)
def test_what_is_carried_is_written_again(construction):
    """In symbols and in gestures: places between two, contacts, manners, successions."""
    sign = only(f"{HAND} {construction}")
    text, _ = write_gestural([sign])

    for found in (read(write_sign(sign).notation), read_sign(signs_of(text.encode())[0])):
        (again,) = found.signs
        for posture, before in zip(again.postures, sign.postures, strict=True):
            place, own = posture.active.place, before.active.place
            assert (place.between, place.contact) == (own.between, own.contact)
            assert (posture.path.manner, posture.path.fingers) == (
                before.path.manner, before.path.fingers,
            )  # fmt: skip
