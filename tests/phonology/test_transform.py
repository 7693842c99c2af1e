"""Signs moved, mirrored and held."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.phonology.directions import DIRECTIONS, Vector
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.movements import KINDS, Movement, Path
from lsf_avatar.phonology.nonmanuals import NonManual
from lsf_avatar.phonology.places import SIDES, SITES, Place
from lsf_avatar.phonology.sign import SYMMETRIES, HandPosture, Posture, Sign
from lsf_avatar.phonology.transform import mirrored, other_hand, placed, shifted, with_hold

lengths = st.floats(-0.3, 0.3).map(lambda x: round(x, 3))
vectors = st.tuples(lengths, lengths, lengths)
directions = st.sampled_from(list(DIRECTIONS.values()))
places = st.builds(Place, st.sampled_from(SITES), st.sampled_from(SIDES), st.just(0.0), vectors)
hands = st.builds(HandPosture, st.sampled_from(list(HANDSHAPES)), directions, directions, places)
movements = st.builds(
    Movement, st.sampled_from(KINDS), towards=directions, axis=directions, bulge=directions
)
postures = st.builds(
    Posture,
    hands,
    st.none() | hands,
    st.builds(Path, st.just("arc"), directions),
    st.lists(movements, max_size=2).map(tuple),
)
signs = st.builds(
    Sign,
    st.just("ESSAI"),
    st.lists(postures, min_size=1, max_size=3).map(tuple),
    st.sampled_from(SYMMETRIES),
    nonmanuals=st.just((NonManual("head", "turn_active"), NonManual("brows", "raised_left"))),
)


def _at(place: Place, **others: object) -> Sign:
    hand = HandPosture("index", DIRECTIONS["up"], DIRECTIONS["forward"], place)
    return replace(Sign("ESSAI", (Posture(hand),)), **others)  # type: ignore[arg-type]


@given(signs)
def test_a_sign_mirrored_twice_is_the_same_sign(sign: Sign) -> None:
    """A mirror of a mirror shows the thing itself."""
    assert mirrored(mirrored(sign)) == sign


@given(signs, vectors, vectors)
def test_two_shifts_are_one_shift_by_their_sum(sign: Sign, first: Vector, then: Vector) -> None:
    """Moving there in two steps or in one leads to the same places."""
    twice = shifted(shifted(sign, first), then)
    once = shifted(sign, tuple(a + b for a, b in zip(first, then, strict=True)))  # type: ignore[arg-type]

    for one, two in zip(once.postures, twice.postures, strict=True):
        assert one.active.place.offset == pytest.approx(two.active.place.offset)


def test_a_sign_on_the_body_is_not_shifted() -> None:
    """The chin stays where the chin is."""
    sign = _at(Place("chin"))

    assert shifted(sign, (0.1, 0.0, 0.0)) == sign


def test_both_hands_of_a_mirrored_sign_are_shifted_the_same_way() -> None:
    """A locus carries the whole sign, it does not spread the hands."""
    sign = _at(Place(), symmetry="mirror")

    moved = shifted(sign, (0.1, 0.0, 0.0))

    assert moved.postures[0].active.place.offset == (0.1, 0.0, 0.0)
    passive = moved.postures[0].passive
    assert passive is not None
    assert (passive.place.side, passive.place.offset) == ("passive", (0.1, 0.0, 0.0))


def test_loci_of_vehicles_a_and_b_lie_on_opposite_sides() -> None:
    """What was placed at A is not read at B."""
    sign = _at(Place())

    sides = [
        0.16 + placed(sign, locus).postures[0].active.place.offset[0]
        for locus in ("active", "passive")
    ]

    assert sides == pytest.approx([0.28, -0.16])


def test_a_sign_of_both_hands_goes_less_far_to_its_locus() -> None:
    """Else the farther hand would have to cross the whole body."""
    both = placed(_at(Place(), symmetry="mirror"), "passive").postures[0]

    assert both.passive is not None
    assert both.active.place.offset[0] == pytest.approx(-0.12)
    assert both.passive.place.offset[0] == pytest.approx(-0.12)


def test_an_unknown_locus_is_refused_by_name() -> None:
    """A typing mistake in a phrase is not a silent change of place."""
    with pytest.raises(UnknownNameError, match=r"no locus called 'actve'\. Did you mean 'active'"):
        placed(_at(Place()), "actve")


def test_palms_together_meet_in_the_middle() -> None:
    """Each palm cannot stand on the other one: the passive one stands, the active one comes."""
    sign = _at(Place("palm", part="palm"), symmetry="mirror")

    other = other_hand(sign, sign.postures[0])

    assert other is not None
    assert (other.place.site, other.place.side, other.place.part) == (
        "neutral_space", "centre", "palm",
    )  # fmt: skip


def test_a_hold_can_be_made_longer_but_not_negative() -> None:
    """Letters of a plate are held longer than letters of a name."""
    sign = _at(Place())

    assert with_hold(sign, 2.0).postures[0].hold == 2.0
    with pytest.raises(ValueError, match="less than nothing"):
        with_hold(sign, -1.0)
