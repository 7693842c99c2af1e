"""HamNoSys 4: what is read comes back, what cannot be read is named with its place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import SENTENCE, USED

from lsf_avatar.errors import NotationError
from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.solve import solve
from lsf_avatar.notation import parse, read, write_sign
from lsf_avatar.notation.symbols import BY_NAME, SYMBOLS
from lsf_avatar.notation.tree import Bracket
from lsf_avatar.phonology.utterance import Clause, Item, Utterance
from lsf_avatar.timeline.schedule import schedule


def ham(names: str) -> str:
    """Names without `ham`, with it."""
    return " ".join(f"ham{name}" for name in names.split())


def unicode(names: str) -> str:
    """Names without `ham`, in Unicode."""
    return "".join(BY_NAME[f"ham{name}"].char for name in names.split())


SENTENCES = {
    "a hand, its direction, its palm": "fist extfingeru palmd",
    "a thumb, a bend, a finger by its own":
        "finger2345 thumboutmod middlefinger fingerstraightmod extfingeruo palml",
    "a hand between two others": "flathand between flathand fingerbendmod extfingeru palmd",
    "a direction between three axes": "finger2 extfingeruo extfingerol palml",
    "a place, its side and the part that touches":
        "finger2 extfingerul palmd cheek lrat seqbegin touch indexfinger fingertip seqend",
    "a side before its place": "flathand extfingerl palml lrat chest touch",
    "mirrored hands that move apart": "symmlr flathand extfingero palml close mover smallmod",
    "two hands by their own, at parts of each":
        "parbegin fist extfingerol palml plus flathand extfingeror palmu parend "
        "parbegin pinkyside plus palm parend touch moved halt repeatfromstart",
    "a change while moving":
        "flathand extfingerul palmd parbegin moveo smallmod arcu replace fist parend",
    "a circle with its clock": "finger2 extfingero palmd circleo clocku clockfull tense",
    "members in turn, fused": "flathand extfingeru palmd fusionbegin moved mover fusionend",
    "one of two": "altbegin fist metaalt flathand altend extfingeru palmd",
    "two signs of a compound": "fist extfingeru palmd plus symmlr flathand extfingero palmu moveu",
    "one hand moves, the other waits":
        "symmpar fist extfingero palmd parbegin moveu plus nomotion parend repeatreverse",
    "a movement between two": "fist extfingeru palmd parbegin moveu between moveur parend",
    "an orientation told of each hand":
        "symmlr flathand parbegin extfingeru palml plus extfingero palmu parend zigzag"
        .replace(" zigzag", " moved zigzag"),
    "a repetition that goes on": "fist extfingeru palmd seqbegin repeatcontinue moveu seqend",
    "an orientation before its hand": "extfingeru palmd finger2 thumboutmod chest touch moved",
    "a hand changed by its thumb alone": "flathand extfingeru palmd replace thumboutmod",
}  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_what_is_well_formed_is_read_and_comes_back(sentence):
    """Symbol for symbol, in Unicode and in names."""
    tree = parse(unicode(sentence))

    assert str(tree) == unicode(sentence)
    assert parse(ham(sentence)).names() == ham(sentence)


@pytest.mark.parametrize(
    "text",
    ["hamfist,hamextfingeru,hampalmd", "<hamfist/><hamextfingeru/><hampalmd/>",
     "hamfisthamextfingeruhampalmd", "  hamfist ;hamextfingeru;\thampalmd\u00a0",
     "HAMFIST hamExtfingeru hampalmd"],
)  # fmt: skip
def test_names_may_stand_as_databases_keep_them(text):
    """With commas, as tags, run together, with stray spaces or capitals."""
    assert [t.symbol.name[3:] for t in parse(text).tokens()] == ["fist", "extfingeru", "palmd"]


def test_stray_spaces_between_symbols_come_back():
    """Tabs, narrow and broken ones too."""
    text = "\ue000 \t\ue020\u202f\ue038\u200b"

    assert str(parse(text)) == text


def test_groups_hold_a_head_and_its_modifiers():
    """The tree says what belongs together."""
    tree = parse(ham("symmlr finger2 thumboutmod extfingeru palmd mover smallmod arcu fast"))

    kinds = [(group.kind, len(group.tokens)) for group in tree.parts[0]]
    assert kinds == [("symmetry", 1), ("handshape", 2), ("fingers", 1), ("palm", 1),
                     ("movement", 4)]  # fmt: skip


def test_brackets_hold_both_hands():
    """`plus` between brackets separates the active hand from the passive one."""
    bracket = parse(ham("parbegin fist plus flathand parend extfingeru palmd")).parts[0][0]

    assert isinstance(bracket, Bracket)
    assert [part[0].tokens[0].name for part in bracket.parts] == ["fist", "flathand"]


@given(sentence=SENTENCE)
def test_whatever_the_grammar_puts_together_comes_back_symbol_for_symbol(sentence):
    """In Unicode and in names, from the whole inventory."""
    assert str(parse(unicode(sentence))) == unicode(sentence).strip()
    assert parse(ham(sentence)).names() == ham(sentence)


@given(sentence=SENTENCE)
@settings(max_examples=25)
def test_whatever_the_grammar_puts_together_moves(avatar, sentence):
    """Every wrist is a number, and so is every joint."""
    reading = read(parse(ham(sentence)))
    item = Item("X", "sign", 0, 1, 0, signs=reading.signs)
    score = schedule(Utterance("x", (Clause("statement", 0, 1),), (item,)))
    motion = solve(aim(score, avatar.body, fps=10), avatar.body)

    assert np.isfinite(motion.rotations_wxyz).all()
    assert score.items[0].end_s > score.items[0].start_s


def test_the_grammar_of_these_tests_uses_the_whole_inventory():
    """No symbol is left out of what is tried."""
    assert {symbol.name[3:] for symbol in SYMBOLS} - USED == set()


@given(
    sign=SENTENCE,
    cut=st.integers(0, 30),
    put=st.sampled_from([symbol.name[3:] for symbol in SYMBOLS]) | st.just(""),
    keep=st.booleans(),
)
def test_a_slip_of_the_pen_is_read_or_named_with_its_place(sign, cut, put, keep):
    """A symbol left out, replaced or added: what is read comes back, what is not says where."""
    names = sign.split()
    at = cut % len(names)
    names[at : at + (not keep)] = [put] if put else []
    if not names:
        return
    text = ham(" ".join(names))
    try:
        tree = parse(text)
    except NotationError as error:
        slip = error
        tree = None
    if tree is None:
        assert 0 <= slip.position <= len(names)
        assert "attendu" in str(slip) or "sépare" in str(slip)
        return
    assert tree.names() == text
    made = read(tree)
    assert made.signs
    assert all(write_sign(one).notation for one in made.signs)


@pytest.mark.parametrize("symbol", SYMBOLS, ids=lambda symbol: symbol.name)
def test_every_symbol_stands_in_some_notation(symbol):
    """No symbol of HamNoSys 4 is without a place in the grammar."""
    start = "fist extfingeru palmd "
    before = {
        "plus": "", "between": "", "shape": "replace ", "size": "moveu ", "arc": "moveu ",
        "wave": "moveu ", "clock": "circleo ", "ellipse": "circleo ", "growth": "moveu ",
        "manner": "moveu ", "thumb": "replace ", "bend": "replace ",
    }  # fmt: skip
    name = symbol.name[3:]
    if symbol.kind == "bracket":
        opening = name.replace("end", "begin")
        text = start + f"{opening} moveu {opening.replace('begin', 'end')}"
    elif name == "metaalt":
        text = start + "altbegin moveu metaalt moved altend"
    elif symbol.kind in ("plus", "between"):
        text = start + f"{name} moveu"
    else:
        text = start + before.get(symbol.kind, "") + name

    assert symbol.name in parse(ham(text)).names().split()


PLANTED = [
    ("extfingeru palmd moveu fist", "no-handshape", 1, "hamfist"),
    ("symmlr moveu", "no-handshape", 2, "configuration"),
    ("hambogus", "unknown-symbol", 1, "n’est pas un nom"),
    ("fist thumbout", "unknown-symbol", 2, "'hamthumboutmod'"),
    ("thumboutmod fist", "stray-modifier", 1, "configuration"),
    ("fist extfingeru palmd arcu", "stray-modifier", 4, "mouvement"),
    ("fist parbegin moveu", "unmatched-bracket", 2, "hamparend"),
    ("fist moveu parend", "unmatched-bracket", 3, "hamparbegin"),
    ("fist parbegin moveu seqend", "unmatched-bracket", 4, "hamparend"),
    ("fist parbegin parend", "missing-part", 3, "attendu"),
    ("fist parbegin moveu plus parend", "missing-part", 5, "attendu"),
    ("fist extfingeru between", "stray-between", 0, "À la fin"),
    ("between fist", "stray-between", 1, "attendu"),
    ("fist parbegin moveu metaalt moved parend", "stray-joint", 4, "accolades"),
    ("query", "no-handshape", 0, "configuration"),
]


@pytest.mark.parametrize(("text", "code", "position", "said"), PLANTED)
def test_what_is_wrong_is_named_with_its_place_and_what_was_expected(text, code, position, said):
    """A linguist learns which symbol to look at, and what to put there."""
    written = text if text.startswith("ham") else ham(text)

    with pytest.raises(NotationError) as caught:
        parse(written)

    assert (caught.value.code, caught.value.position) == (code, position)
    assert said in str(caught.value)


def test_an_unknown_character_is_named():
    """By its code point: it may not be visible."""
    with pytest.raises(NotationError, match=r"Symbole 2 .*U\+E0FF"):
        parse("\ue000\ue0ff")


@pytest.mark.parametrize("text", ["", "  \t "])
def test_nothing_is_refused(text):
    """An empty cell is not a sign."""
    with pytest.raises(NotationError) as caught:
        parse(text)

    assert caught.value.code == "empty-notation"


@pytest.mark.parametrize("text", ["\ue000" * 10_000, "hamparbegin " * 10_000])
def test_ten_thousand_symbols_are_refused(text):
    """At once, and without a crash."""
    with pytest.raises(NotationError) as caught:
        parse(text)

    assert caught.value.code == "long-notation"


def test_deep_brackets_are_refused():
    """They are a mistake, and no stack overflows."""
    with pytest.raises(NotationError) as caught:
        parse(ham("fist " + "parbegin " * 300))

    assert caught.value.code == "deep-notation"


def test_old_code_points_come_back_as_they_were():
    """Two symbols stood elsewhere in old fonts."""
    text = "\ue000\ue020\ue038\u00ee\u00ef"

    assert str(parse(text)) == text
    assert parse(text).names().split()[-2:] == ["hambelowstomach", "hamlrbeside"]


def test_another_spelling_of_a_symbol_means_the_same_and_comes_back_as_it_was():
    """Lists of several languages write `hampalmud` and `hammoveudl` throughout."""
    tree = parse(ham("fist extfingeru palmud moveudl"))

    assert tree.names() == ham("fist extfingeru palmud moveudl")
    assert str(tree) == unicode("fist extfingeru palmd movedl")
