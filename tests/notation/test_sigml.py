"""SiGML: rows of symbols and gestures come in, rows of symbols go out, nothing is fetched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsf_avatar.errors import NotationError
from lsf_avatar.notation import (
    notation_of,
    parse,
    read,
    read_sign,
    signs_of,
    write_gestural,
    write_sigml,
)
from lsf_avatar.notation.sampa import phones_of
from lsf_avatar.notation.shape_names import HANDS
from lsf_avatar.notation.xml import read_xml
from lsf_avatar.phonology.directions import DIRECTIONS
from lsf_avatar.phonology.nonmanuals import TIERS, NonManual
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign
from lsf_avatar.phonology.visemes import VISEME_OF_PHONE

NOTATION = parse("hamfinger2 hamextfingeru hampalmd hamchin hamtouch hammoveo hamrepeatfromstart")


def gestural(manual: str, nonmanual: str = "", attributes: str = "") -> bytes:
    """A file with one gestural sign."""
    return (
        f'<sigml><hamgestural_sign gloss="X"><sign_nonmanual>{nonmanual}</sign_nonmanual>'
        f"<sign_manual {attributes}>{manual}</sign_manual></hamgestural_sign></sigml>"
    ).encode()


def of(manual: str, attributes: str = ""):
    """The reading of a gestural sign."""
    (sign,) = signs_of(gestural(manual, attributes=attributes))
    return read_sign(sign)


def test_a_row_of_symbols_comes_back_from_its_file():
    """Written as SiGML, then read: the same symbols, the same gloss."""
    text, lost = write_sigml([("BON « JOUR » & Cie", NOTATION, ())])

    (sign,) = signs_of(text.encode())

    assert sign.gloss == "BON « JOUR » & Cie"
    assert str(notation_of(sign)) == str(NOTATION)
    assert lost == ()


CODED = [(tier, name) for tier, names in TIERS.items() for name in names if names[name] != "own"]


@pytest.mark.parametrize(("tier", "name"), CODED)
def test_every_non_manual_with_a_code_comes_back(tier, name):
    """On its own tier."""
    text, _ = write_sigml([("X", NOTATION, [NonManual(tier, name)])])

    (sign,) = signs_of(text.encode())

    assert read_sign(sign).signs[0].nonmanuals == (NonManual(tier, name),)


def test_every_mouth_gesture_of_sigml_has_one_name():
    """Teeth, jaw, lips, cheeks and tongue: 78 codes, each on one tier, none twice."""
    counts = {"D": 9, "J": 4, "L": 35, "C": 13, "T": 17}
    wanted = [f"{kind}{n:02}" for kind, many in counts.items() for n in range(1, many + 1)]
    named = [code for tier in ("mouth", "cheeks") for code in TIERS[tier].values() if code != "own"]

    assert sorted(named) == sorted(wanted)


@pytest.mark.parametrize("write", [
    lambda phones: write_sigml([("X", NOTATION, ())], phones),
    lambda phones: write_gestural(read(NOTATION, "X").signs, phones),
])  # fmt: skip
@given(phones=st.lists(st.sampled_from(sorted(VISEME_OF_PHONE)), max_size=12))
def test_what_the_lips_say_comes_back(write, phones):
    """French phones, written as SAMPA; both letters for g are one phone."""
    text, lost = write(phones)
    (sign,) = signs_of(text.encode())

    found = read_sign(sign)
    assert found.phones == tuple("ɡ" if phone == "g" else phone for phone in phones)
    assert not [one for one in (*lost, *found.lost) if "bouche" in one]


def test_pictures_of_other_languages_are_read_and_what_is_no_sound_is_listed():
    """« OnlI~ » in German SAMPA; a star says nothing."""
    assert phones_of('"kOn*t') == (("k", "ɔ", "n", "t"), "*")
    assert phones_of("aIn") == (("a", "i", "n"), "")


def test_a_non_manual_without_a_code_is_listed():
    """Nothing is lost in silence."""
    _, lost = write_sigml([("X", NOTATION, [NonManual("mouth", "smile")])])

    assert lost == ("mouth smile : sans code SiGML",)


def test_a_gesture_becomes_a_sign():
    """Handshape, direction, palm, place and movement."""
    found = of(
        '<handconfig handshape="finger2" thumbpos="across"/><handconfig extfidir="u" palmor="d"/>'
        '<location_bodyarm location="chin" contact="touch"><location_hand digits="2" '
        'location="tip"/></location_bodyarm>'
        '<directedmotion direction="o" size="small" manner="fast"/>'
    )

    posture = found.signs[0].postures[0]
    assert posture.active.handshape == "index"
    assert (posture.active.place.site, posture.active.place.part) == ("chin", "index_tip")
    (movement,) = posture.movements
    assert (movement.towards, movement.size, movement.manner) == ((0, 0, 1), "small", "fast")
    assert found.lost == ()


def test_bends_of_single_fingers_are_read():
    """Three digits are quarters of each joint's bend."""
    found = of('<handconfig handshape="finger2345" thumbpos="out" bend3="400"/>')

    assert found.signs[0].postures[0].active.handshape == "contact"


def test_both_hands_and_their_own_motions_are_read():
    """Mirrored hands, one circling while the other twists, then all again."""
    found = of(
        '<handconfig handshape="flat" extfidir="o" palmor="l"/><rpt_motion repetition="fromstart">'
        '<split_motion><circularmotion axis="o" start="u" clockplus="true"/>'
        '<wristmotion motion="twisting"/></split_motion></rpt_motion>',
        'both_hands="true" lr_symm="true" outofphase="true"',
    )

    (sign,) = found.signs
    assert (sign.symmetry, sign.alternating) == ("mirror", True)
    moves = [(m.kind, m.hands, m.times) for m in sign.postures[0].movements]
    assert moves == [("circle", "active", 2), ("twist", "passive", 2)]
    assert sign.postures[0].movements[0].turns == 2.0


def test_a_target_is_another_posture():
    """Moved, closed and at another place."""
    found = of(
        '<handconfig handshape="flat" extfidir="u" palmor="d"/><location_bodyarm location="chin"/>'
        '<tgt_motion><directedmotion direction="d" curve="o"/><handconfig handshape="fist"/>'
        '<location_bodyarm location="chest" contact="touch"/></tgt_motion>'
    )

    _, after = found.signs[0].postures
    assert (after.active.handshape, after.active.place.site) == ("poing_A", "chest")
    assert after.path.kind == "arc"


def test_parts_of_both_hands_meet():
    """A constellation names a part of each hand and where they are."""
    found = of(
        '<handconfig handshape="flat" extfidir="o" palmor="l"/><handconstellation contact="touch">'
        '<location_hand location="palm"/><location_hand location="handback"/>'
        '<location_bodyarm location="chest"/></handconstellation>',
        'both_hands="true" lr_symm="true"',
    )

    posture = found.signs[0].postures[0]
    assert (posture.active.place.part, posture.passive.place.part) == ("palm", "back")


@pytest.mark.parametrize(
    ("manual", "named"),
    [
        ('<handconfig handshape="claw9"/>', "handshape claw9"),
        ('<handconfig handshape="flat" glow="red"/>', "glow=red"),
        ('<location_bodyarm location="knee"/>', "location knee"),
        ("<levitation/>", "élément levitation"),
        ('<directedmotion direction="u" curve="u" curve_size="big"/>', "curve_size=big"),
        ("", "aucune partie manuelle"),
    ],
)
def test_dialects_are_read_and_what_is_unknown_is_listed(manual, named):
    """A sign is never empty, and never refused for one attribute."""
    found = of(manual)

    assert any(named in lost for lost in found.lost)
    assert found.signs[0].postures


@pytest.mark.parametrize("handshape", [name for name, (_, exact) in HANDS.items() if exact])
def test_every_handshape_comes_back_from_gestures(handshape):
    """Base, thumb, bends and single fingers are attributes there."""
    hand = HandPosture(handshape, DIRECTIONS["up-forward-passive"], DIRECTIONS["passive"], Place())
    text, _ = write_gestural([Sign("X", (Posture(hand),))])

    found = read_sign(signs_of(text.encode())[0]).signs[0].postures[0].active

    assert found.handshape == handshape
    assert found.fingers == pytest.approx(hand.fingers)


def test_every_entry_of_the_lexicon_can_be_written_as_gestures(lexicon):
    """And is read again with its first hand, its symmetry and its face."""
    same = total = 0
    for entry in lexicon.entries.values():
        for sign in entry.signs:
            text, _ = write_gestural([sign])
            found = read_sign(signs_of(text.encode())[0]).signs[0]
            total += 1
            same += found.postures[0].active.handshape == sign.postures[0].active.handshape
            assert found.symmetry == sign.symmetry
            coded = {n for n in sign.nonmanuals if TIERS[n.tier][n.name] != "own"}
            assert coded == set(found.nonmanuals)

    assert same / total > 0.97


def test_an_empty_line_before_the_declaration_does_no_harm():
    """Some files begin so."""
    assert read_xml(b'\n<?xml version="1.0"?><sigml><a/></sigml>').children[0].name == "a"


LETTERS = st.text("udlroi", min_size=1, max_size=4)
GESTURES = st.recursive(
    st.one_of(
        st.builds('<directedmotion direction="{}" curve="{}"/>'.format, LETTERS, LETTERS),
        st.builds('<circularmotion axis="{}" start="u" end="dl"/>'.format, LETTERS),
        st.just('<wristmotion motion="stircw"/>'),
        st.just("<fingerplay/>"),
        st.builds('<tgt_motion><changeposture/><handconfig extfidir="{}"/></tgt_motion>'.format,
                  LETTERS),
    ),
    lambda inner: st.builds(
        "<{0}_motion>{1}{2}</{0}_motion>".format,
        st.sampled_from(["par", "seq", "rpt", "split", "tgt"]), inner, inner,
    ),
    max_leaves=8,
)  # fmt: skip


@given(motion=GESTURES, attributes=st.sampled_from(["", 'both_hands="true"', 'lr_symm="true"']))
def test_any_gesture_is_read(motion, attributes):
    """However motions stand in one another."""
    found = of('<handconfig handshape="cee12" palmor="u"/>' + motion, attributes)

    assert 1 <= len(found.signs[0].postures) <= 40


BOMB = (
    b'<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><sigml>&c;</sigml>'
)
OUTSIDE = b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<sigml>&x;</sigml>'


@pytest.mark.parametrize("data", [BOMB, OUTSIDE])
def test_entities_are_refused(data):
    """No bomb goes off, no file is read."""
    with pytest.raises(NotationError) as caught:
        read_xml(data)

    assert (caught.value.code, caught.value.position) == ("xml-entities", 1)


def test_a_document_type_is_not_fetched():
    """Many files of SiGML name one on a server; nothing is asked of it."""
    data = b'<!DOCTYPE sigml SYSTEM "http://nowhere.invalid/sigml.dtd">\n<sigml><x/></sigml>'

    assert read_xml(data).children[0].line == 2


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"<sigml>\n<hns_sign>\n</sigml>", "bad-xml", 3),
        (b"", "bad-xml", 1),
        (b"\xff\xfe\x00", "bad-xml", 1),
        (b"<a>" * 100, "deep-file", 1),
        (b"<sigml/>", "no-sign", 1),
    ],
)
def test_what_is_no_sigml_is_named_with_its_line(data, code, line):
    """Never a crash."""
    with pytest.raises(NotationError) as caught:
        signs_of(data)

    assert (caught.value.code, caught.value.position) == (code, line)


def test_an_element_that_is_no_symbol_is_named_with_its_line():
    """With the nearest symbol."""
    data = (
        b'<sigml><hns_sign gloss="X"><hamnosys_manual>\n<hamfisst/></hamnosys_manual></hns_sign>'
        b"</sigml>"
    )
    (sign,) = signs_of(data)

    with pytest.raises(NotationError, match=r"Ligne 2 : <hamfisst>.*'hamfist'"):
        notation_of(sign)
