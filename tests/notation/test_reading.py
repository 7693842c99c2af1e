"""HamNoSys becomes signs of the phonology, and signs become HamNoSys."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsf_avatar.notation import parse, read, write_sign
from lsf_avatar.notation.shape_names import HANDS
from lsf_avatar.notation.vectors import WRITTEN, as_written, facing, vector
from lsf_avatar.phonology.directions import DIRECTIONS, normalised
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.movements import KINDS, Movement
from lsf_avatar.phonology.places import HAND_SITES, SITES, Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign


def of(names: str):
    """The reading of names without `ham`."""
    return read(parse(" ".join(f"ham{name}" for name in names.split())))


def first(names: str) -> HandPosture:
    """The active hand of the first posture."""
    return of(names).signs[0].postures[0].active


@pytest.mark.parametrize("handshape", HANDSHAPES)
def test_every_handshape_that_symbols_can_say_comes_back(handshape):
    """Written, then read: the same hand; where symbols say less, that is listed."""
    names, exact = HANDS[handshape]

    found = first(" ".join(names) + " extfingeru palmd").handshape

    assert found == handshape or not exact
    if not exact:
        sign = Sign("X", (Posture(_hand(handshape)),))
        assert any(handshape in lost for lost in write_sign(sign).lost)


@pytest.mark.parametrize("symbols", [
    "ceeopen fingerhookmod", "finger23spread thumboutmod fingerbendmod",
    "flathand fingerbendmod between finger2345 thumboutmod",
    "pinch12open middlefinger fingerstraightmod", "finger2345 thumbopenmod indexfinger doublebent",
])  # fmt: skip
def test_a_hand_that_no_name_fits_is_composed_and_comes_back(symbols):
    """With nothing lost: bends, fingers and thumbs are carried as written."""
    found = of(f"{symbols} extfingeru palmd")
    written = write_sign(found.signs[0])

    assert found.lost == ()
    assert found.signs[0].postures[0].active.handshape not in HANDSHAPES
    assert " ".join(written.notation.names().replace("ham", "").split()).startswith(symbols)


@pytest.mark.parametrize("site", ["shoulders", "shouldertop"])
def test_a_hand_comes_as_close_to_its_own_shoulder_as_an_arm_folds(site):
    """Closer than a wrist can come would be a miss of the avatar, not of the signer."""
    own, other = first(f"fist extfingeru palml {site} lrat close"), first(
        f"fist extfingeru palml lrat {site} close"
    )  # fmt: skip

    assert own.place.distance_m >= 0.1 > other.place.distance_m > 0.0


@pytest.mark.parametrize(
    ("fingers", "palm", "faces"),
    [
        ("o", "d", (0, -1, 0)), ("o", "l", (-1, 0, 0)), ("u", "d", (0, 0, 1)),
        ("u", "u", (0, 0, -1)), ("u", "l", (-1, 0, 0)), ("l", "l", (0, 0, -1)),
        ("l", "d", (0, -1, 0)), ("i", "d", (0, -1, 0)),
    ],
)  # fmt: skip
def test_the_palm_is_written_from_the_hands_own_view(fingers, palm, faces):
    """Fingers up and palm `d`: it faces away from the signer."""
    np.testing.assert_allclose(facing(vector(fingers), vector(palm)), faces, atol=1e-9)


@given(
    fingers=st.sampled_from(sorted(DIRECTIONS)), x=st.floats(-1, 1), y=st.floats(-1, 1),
    z=st.floats(0.1, 1),
)  # fmt: skip
def test_writing_a_palm_then_reading_it_gives_it_back(fingers, x, y, z):
    """For every direction of the fingers."""
    palm = normalised((x, y, z))

    back = facing(DIRECTIONS[fingers], as_written(DIRECTIONS[fingers], palm))

    np.testing.assert_allclose(back, palm, atol=1e-9)


def test_two_directions_side_by_side_are_one_between_three_axes():
    """`uo` and `ol` are up, out and left at once."""
    found = first("flathand extfingeruo extfingerol palml").fingers

    np.testing.assert_allclose(found, DIRECTIONS["up-forward-passive"], atol=1e-9)


def test_mirrored_hands_are_a_symmetry_of_the_sign():
    """And need not be written twice."""
    sign = of("symmlr alternatingmotion fist extfingero palml circlel repeatfromstart").signs[0]

    assert (sign.symmetry, sign.alternating) == ("mirror", True)
    assert sign.postures[0].passive is None


def test_a_second_hand_is_written_out():
    """With its own shape, direction and place."""
    posture = of(
        "parbegin fist extfingerol palml plus flathand extfingeror palmu parend chest"
    ).signs[0].postures[0]  # fmt: skip

    assert posture.active.handshape == "poing_A"
    assert posture.passive.handshape == "main_plate"
    assert posture.passive.place != posture.active.place


def test_parts_that_meet_come_to_one_point():
    """A fist stands on a palm: both are brought to the same place."""
    posture = of(
        "parbegin fist extfingerol palml plus flathand extfingeror palmu parend "
        "parbegin pinkyside plus palm parend touch"
    ).signs[0].postures[0]  # fmt: skip

    assert (posture.active.place.part, posture.passive.place.part) == ("pinky_side", "palm")
    assert posture.active.place.offset[1:] == posture.passive.place.offset[1:]
    assert abs(posture.active.place.offset[0] - posture.passive.place.offset[0]) < 1e-9


def test_a_side_after_the_place_is_the_active_one_and_before_it_the_other():
    """As people write left and right."""
    assert first("fist extfingeru palmd cheek lrat touch").place.side == "active"
    assert first("fist extfingeru palmd lrat cheek touch").place.side == "passive"


@pytest.mark.parametrize("place", ["ear", "eyes", "cheek", "shouldertop"])
def test_two_hands_at_one_of_a_pair_of_places_are_one_at_each(place):
    """Without a side both would meet in the middle, in the head; one hand alone says nothing."""
    (sign,) = of(f"symmlr flathand extfingeru palmd {place} touch").signs

    assert (sign.symmetry, sign.postures[0].active.place.side) == ("mirror", "active")


def test_the_part_that_touches_is_brought_there():
    """A contact in brackets names the part of the hand."""
    place = first("finger2 extfingeru palmd chin seqbegin touch indexfinger fingertip seqend").place

    assert (place.site, place.part, place.in_contact) == ("chin", "index_tip", True)


def test_a_single_movement_is_made_as_often_as_it_is_repeated():
    """From the start, three times in all."""
    (posture,) = of("fist extfingeru palmd moved smallmod repeatfromstartseveral").signs[0].postures

    (movement,) = posture.movements
    assert (movement.kind, movement.size, movement.times) == ("straight", "small", 3)


def test_movements_in_turn_start_where_the_one_before_ended():
    """Up, then to the active side."""
    postures = of("fist extfingeru palmd chest moveu mover").signs[0].postures

    rise = postures[1].active.place.offset[1] - postures[0].active.place.offset[1]
    assert rise == pytest.approx(0.10)
    assert postures[1].movements[0].towards == (1.0, 0.0, 0.0)


def test_what_is_replaced_is_another_posture():
    """The hand closes while it moves away."""
    before, after = of(
        "flathand extfingeruo palmd chest parbegin moveo replace fist parend"
    ).signs[0].postures  # fmt: skip

    assert (before.active.handshape, after.active.handshape) == ("main_plate", "poing_A")
    assert after.active.place.offset[2] > before.active.place.offset[2]


def test_each_hand_may_have_its_own_movement():
    """One rises while the other stays."""
    postures = of(
        "symmpar fist extfingero palmd parbegin moveu plus nomotion parend"
    ).signs[0].postures  # fmt: skip

    assert [movement.hands for movement in postures[0].movements] == ["active"]


def test_a_compound_is_several_signs():
    """With their own symmetry each."""
    signs = of("fist extfingeru palmd plus symmlr flathand extfingero palmu moveu").signs

    assert [sign.symmetry for sign in signs] == ["none", "mirror"]


def test_what_the_phonology_has_not_is_listed():
    """An ellipse is drawn as a line, and that is said."""
    assert any("hamellipsev" in lost for lost in of("fist extfingeru palmd mover ellipsev").lost)


def _hand(handshape="main_plate", fingers="up", palm="forward", **place) -> HandPosture:
    return HandPosture(handshape, DIRECTIONS[fingers], DIRECTIONS[palm], Place(**place))


@pytest.mark.parametrize("name", DIRECTIONS)
def test_every_direction_comes_back(name):
    """All 26, with one symbol or two."""
    palm = "up" if abs(DIRECTIONS[name][1]) < 0.9 else "forward"
    written = write_sign(Sign("X", (Posture(_hand(fingers=name, palm=palm)),)))

    found = read(written.notation).signs[0].postures[0].active

    np.testing.assert_allclose(found.fingers, DIRECTIONS[name], atol=1e-9)


@pytest.mark.parametrize("site", SITES)
def test_every_place_can_be_written_and_read(site):
    """On the body, on the arm, on the other hand."""
    posture = Posture(_hand(site=site), _hand(site="neutral_space", side="centre"))
    written = write_sign(Sign("X", (posture,)))

    assert read(written.notation).signs[0].two_handed


@pytest.mark.parametrize("part", HAND_SITES)
def test_every_part_of_a_hand_can_be_written(part):
    """And stands in the notation."""
    written = write_sign(Sign("X", (Posture(_hand(site="chin", part=part)),)))

    found = read(written.notation).signs[0].postures[0].active.place
    assert found.site == "chin"
    if part == "hand_centre":  # no symbol says so: what faces the chin comes back, and that is said
        assert any("milieu de la main" in lost for lost in written.lost)
    else:
        assert found.part == part


@pytest.mark.parametrize("kind", KINDS)
def test_every_movement_can_be_written_and_read(kind):
    """What comes back moves, or is another posture."""
    movement = Movement(kind, handshape="poing" if kind == "open_close" else None, times=2)
    written = write_sign(Sign("X", (Posture(_hand(), movements=(movement,)),)))

    (sign,) = read(written.notation).signs
    assert len(sign.postures) > 1 or sign.postures[0].movements


@given(
    kind=st.sampled_from(["straight", "circle"]), towards=st.sampled_from(WRITTEN),
    size=st.sampled_from(["small", "medium", "large"]),
    manner=st.sampled_from(["normal", "fast", "slow", "tense", "halt"]),
    times=st.integers(1, 3),
)  # fmt: skip
def test_a_movement_comes_back_with_its_size_and_manner(kind, towards, size, manner, times):
    """Written, then read."""
    way = vector(towards)
    axis = (-way[0], -way[1], -way[2])
    movement = Movement(kind, way, axis=axis, size=size, manner=manner, times=times)
    written = write_sign(Sign("X", (Posture(_hand(), movements=(movement,)),)))

    (found,) = read(written.notation).signs[0].postures[0].movements

    assert (found.kind, found.size, found.manner, found.times) == (kind, size, manner, times)
    compared = (found.towards, way) if kind == "straight" else (found.axis, axis)
    np.testing.assert_allclose(*compared, atol=1e-9)


def test_every_entry_of_the_lexicon_can_be_written(lexicon):
    """In symbols that are read again, with what they do not carry listed."""
    hands = {"read": 0, "same": 0}
    for entry in lexicon.entries.values():
        for sign in entry.signs:
            written = write_sign(sign)
            (found,) = read(parse(str(written.notation))).signs
            hands["read"] += 1
            asked = sign.postures[0].active.handshape
            hands["same"] += found.postures[0].active.handshape == asked
            if any(p.hold != 1.0 for p in sign.postures):
                assert "durée des tenues" in written.lost

    assert hands["read"] > 300
    assert hands["same"] / hands["read"] > 0.97
