"""How YAML becomes entries: inheritance, compounds, ranks, shared texts, one digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from lsf_avatar.lexicon.load import load_lexicon
from lsf_avatar.phonology.nonmanuals import NonManual

HEAD = """\
gloss: {gloss}
french: [{french}]
pos: noun
confidence: {confidence}
status: draft
sources: [{{kind: developers, ref: "test"}}]
examples: [{{text: "Un.", glosses: [{gloss}]}}]
"""
FORM = """\
postures:
  - {handshape: poing, fingers: up, palm: back, location: chest, side: passive, distance: near,
     passive: {handshape: main_plate, fingers: forward, palm: up, location: neutral_space}}
  - {handshape: index, passive: {palm: down}}
  - {offset: [0.0, 0.1, 0.0], path: {kind: arc, bulge: up}, hold: 0.5}
"""


def write_sign(folder: Path, gloss: str, form: str, french="un", confidence="low") -> None:
    """One sign of a lexicon made for a test."""
    path = folder / "signs" / gloss[0] / f"{gloss}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = HEAD.format(gloss=gloss, french=french, confidence=confidence)
    path.write_text(head + form, encoding="utf-8")


def write_phrase(folder: Path, name: str, text: str) -> None:
    """One question of a lexicon made for a test."""
    path = folder / "phrases" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_later_postures_inherit_what_they_do_not_name(tmp_path):
    """A linguist writes what changes, and nothing else."""
    write_sign(tmp_path, "UN", FORM)

    first, second, third = load_lexicon(tmp_path).entries["UN"].signs[0].postures

    assert (second.active.handshape, second.active.place) == ("index", first.active.place)
    assert first.passive is not None
    assert second.passive is not None
    assert (first.passive.palm, second.passive.palm) == ((0.0, 1.0, 0.0), (0.0, -1.0, 0.0))
    assert second.passive.fingers == first.passive.fingers
    assert third.passive == second.passive
    assert third.active.place.offset == (0.0, 0.1, 0.0)
    assert (third.active.place.site, third.active.place.distance_m) == ("chest", 0.10)


def test_path_and_hold_belong_to_one_posture_only(tmp_path):
    """They are not inherited: the next way is straight again, the next hold is the normal one."""
    write_sign(tmp_path, "UN", FORM + "  - {palm: up}\n")

    third, fourth = load_lexicon(tmp_path).entries["UN"].signs[0].postures[2:]

    assert (third.path.kind, third.hold) == ("arc", 0.5)
    assert (fourth.path.kind, fourth.hold) == ("straight", 1.0)


def test_a_compound_takes_the_signs_of_its_parts_in_order_through_other_compounds(tmp_path):
    """Parts may be compounds themselves; its own face replaces theirs."""
    write_sign(tmp_path, "UN", FORM)
    write_sign(tmp_path, "DEUX", FORM)
    write_sign(tmp_path, "PAIRE", "compound: [UN, DEUX]\n")
    write_sign(tmp_path, "TOUS", "compound: [PAIRE, UN]\nface: {brows: raised}\n")

    entries = load_lexicon(tmp_path).entries

    assert [sign.gloss for sign in entries["TOUS"].signs] == ["UN", "DEUX", "UN"]
    assert all(s.nonmanuals == (NonManual("brows", "raised"),) for s in entries["TOUS"].signs)
    assert entries["PAIRE"].signs[0].nonmanuals == ()


def test_an_unknown_form_may_have_no_signs_at_all(tmp_path):
    """It is spelled, and the list of gaps names it."""
    write_sign(tmp_path, "UN", "form: unknown\n")

    entry = load_lexicon(tmp_path).entries["UN"]

    assert (entry.form, entry.signs) == ("unknown", ())


def test_of_two_signs_for_one_word_the_better_known_comes_first(tmp_path):
    """Known before unknown, then by confidence."""
    write_sign(tmp_path, "A", FORM, confidence="gk")
    write_sign(tmp_path, "B", FORM, confidence="medium")
    write_sign(tmp_path, "C", "form: unknown\n", confidence="high")

    found = load_lexicon(tmp_path).by_french["un"]

    assert [entry.gloss for entry in found] == ["B", "A", "C"]


def test_glosses_are_texts_even_where_yaml_would_see_a_truth_value(tmp_path):
    """`NON`, `ON` and `NO` are signs, not booleans."""
    write_sign(tmp_path, "NO", FORM, french="no")

    lexicon = load_lexicon(tmp_path)

    assert list(lexicon.entries) == ["NO"]
    assert list(lexicon.by_french) == ["no"]


def test_a_text_written_once_serves_all_places_where_it_stands(tmp_path):
    """« oui » is authored in one file; the other options take it from there."""
    write_sign(tmp_path, "OUI", FORM, french="oui")
    options = "id: {0}\ntext: Oui ?\nstatus: draft\noptions:\n  - {{text: oui{1}}}\n"
    clauses = ", clauses: [{type: statement, items: [OUI = oui]}]"
    write_phrase(tmp_path, "b.one", options.format("b.one", ""))
    write_phrase(tmp_path, "b.two", options.format("b.two", clauses))

    phrases = load_lexicon(tmp_path).phrases

    assert phrases["b.one/option/1"].clauses == phrases["b.two/option/1"].clauses != ()
    assert phrases["b.one"].clauses == ()


def test_questions_come_in_the_order_of_the_form_with_all_their_parts_behind(tmp_path):
    """Not in the order of the alphabet."""
    (tmp_path / "form.yaml").write_text("questions: [b.two, b.one]\n")
    tail = (
        "status: draft\nhelp: {text: Aide.}\nshown: {text: vu}\noptions: [{text: a}, {text: b}]\n"
    )
    for name in ("b.one", "b.two"):
        write_phrase(tmp_path, name, f"id: {name}\ntext: Quoi {name} ?\n{tail}")

    phrases = load_lexicon(tmp_path).phrases

    assert list(phrases) == [
        "b.two", "b.two/help", "b.two/shown", "b.two/option/1", "b.two/option/2",
        "b.one", "b.one/help", "b.one/shown", "b.one/option/1", "b.one/option/2",
    ]  # fmt: skip


def test_items_without_a_span_and_nonmanuals_without_numbers_cover_the_clause(tmp_path):
    """`head-forward` alone lies over all items; an item may stand for no word of the text."""
    write_sign(tmp_path, "UN", FORM)
    write_phrase(
        tmp_path,
        "b.one",
        "id: b.one\ntext: Un ?\nstatus: draft\nclauses:\n"
        '  - {type: wh, items: [UN = Un, UN @ passive], nonmanuals: [head-forward, "hold 1"]}\n',
    )

    (clause,) = load_lexicon(tmp_path).phrases["b.one"].clauses

    assert clause.nonmanuals == (("head-forward", 0, 1), ("hold", 1, 1))
    assert (clause.items[1].french, clause.items[1].locus) == ("", "passive")


@pytest.mark.parametrize("change", ["content", "name", "new file"])
def test_the_digest_names_the_files_and_what_is_in_them(tmp_path, change):
    """A clip is cached by it: any change of the lexicon is another digest, none is the same."""
    write_sign(tmp_path, "UN", FORM)
    before = load_lexicon(tmp_path).digest
    assert load_lexicon(tmp_path).digest == before

    path = tmp_path / "signs/U/UN.yaml"
    if change == "content":
        path.write_text(path.read_text() + "# ...\n")
    elif change == "name":
        (tmp_path / "numbers").mkdir()
        path.rename(tmp_path / "numbers/UN.yaml")
    else:
        write_sign(tmp_path, "DEUX", FORM)

    assert load_lexicon(tmp_path).digest != before
