"""What a linguist can get wrong, and the line, code and words that answer each mistake."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from lsf_avatar.errors import LexiconError
from lsf_avatar.lexicon import codes
from lsf_avatar.lexicon.codes import CODES, remedy
from lsf_avatar.lexicon.load import inspect_lexicon, load_lexicon

SIGN = """\
gloss: MERCI
french: [merci]
pos: interjection
confidence: medium
status: draft
symmetry: none
postures:
  - {handshape: moufle, fingers: up, palm: back, location: chin, part: fingertips}
  - {location: neutral_space, offset: [0.0, 0.1, 0.1], movement: [{kind: nod, size: small}]}
face: {mouth: smile}
sources:
  - {kind: notes, ref: "notes, page 3", read_on: 2026-11-23}
reviewed_by: []
examples:
  - {text: "Merci.", glosses: [MERCI]}
"""
PHRASE = """\
id: acc.thanks
text: "Merci à vous ?"
status: draft
clauses:
  - type: yes-no
    items:
      - MERCI = Merci
      - MERCI @ active = vous
    nonmanuals: [brows-raised, "hold 1-1"]
    dropped: {à: preposition}
"""
COMPOUND = """\
gloss: MERCI-MERCI
french: [grand merci]
pos: interjection
confidence: low
status: draft
compound: [MERCI, MERCI]
sources: [{kind: developers, ref: "test"}]
examples: [{text: "Merci.", glosses: [MERCI]}]
"""
FORM = "questions:\n  - acc.thanks\n"


def folder_with(tmp_path: Path, sign=SIGN, phrase=PHRASE, compound=COMPOUND, form=FORM) -> Path:
    """A small lexicon: two signs, one question."""
    for name, text in (
        ("signs/M/MERCI.yaml", sign),
        ("signs/M/MERCI-MERCI.yaml", compound),
        ("phrases/acc.thanks.yaml", phrase),
        ("form.yaml", form),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmp_path


def found_in(folder: Path) -> list[tuple[str, int, str]]:
    """Problems as (file, line, code)."""
    return [(Path(p.path).name, p.line, p.code) for p in inspect_lexicon(folder).problems]


def test_the_small_lexicon_is_sound(tmp_path):
    """Each test below breaks one thing of it."""
    lexicon = load_lexicon(folder_with(tmp_path))

    assert list(lexicon.entries) == ["MERCI", "MERCI-MERCI"]
    assert [sign.gloss for sign in lexicon.entries["MERCI-MERCI"].signs] == ["MERCI", "MERCI"]
    assert list(lexicon.phrases) == ["acc.thanks"]


# what is written, what stands there instead, line, code, words of the message
SIGN_MISTAKES = [
    ("moufle", "moufl", 8, "unknown-handshape",
     "no handshape called 'moufl'. Did you mean 'moufle'?"),
    ("location: chin", "location: chinn", 8, "unknown-location", "Did you mean 'chin'?"),
    ("part: fingertips", "part: fingertip", 8, "unknown-location", "Did you mean 'fingertips'?"),
    ("fingers: up", "fingers: upp", 8, "unknown-direction", "Did you mean 'up'?"),
    ("fingers: up", "fingers: [0, 0, 0]", 8, "unknown-direction", "points nowhere"),
    ("fingers: up", "fingers: [0, 1]", 8, "bad-value", "this list has 2 elements"),
    ("kind: nod", "kind: nodd", 9, "unknown-movement", "Did you mean 'nod'?"),
    ("kind: nod, size: small", "kind: open_close", 9, "missing-key", "open_close needs"),
    ("size: small", "size: smal", 9, "bad-value", "no size called 'smal'. Did you mean 'small'?"),
    ("fingers: up, ", "", 8, "missing-key", "needs the key 'fingers'"),
    ("mouth: smile", "mouth: smil", 10, "unknown-nonmanual", "Did you mean 'smile'?"),
    ("{mouth: smile}", "{mouth: {name: smile, intensity: 2}}", 10, "bad-value",
     "2 is outside 0 to 1"),
    ("{mouth: smile}", "{mouht: smile}", 10, "unknown-key", "Did you mean 'mouth'?"),
    ("status: draft", "status: final", 5, "unknown-status", "no status called 'final'"),
    ("status: draft", "status: deaf-validated", 5, "not-reviewed", "needs a reader"),
    ("confidence: medium", "confidence: sure", 4, "unknown-confidence", "Known: gk, high"),
    ("confidence: medium\n", "", 1, "missing-key", "needs the key 'confidence'"),
    ("pos: interjection", "pos: word", 3, "bad-value", "no part of speech called 'word'"),
    ("french: [merci]", "french: merci", 2, "wrong-type", "a list is expected here"),
    ("french: [merci]", "french: [Merci]", 2, "bad-value", "written lower case here: 'merci'"),
    ("french: [merci]", "frensh: [merci]", 2, "unknown-key", "Did you mean 'french'?"),
    ("symmetry: none", "pos: noun", 6, "duplicate-key", "stands here and on line 3"),
    ("symmetry: none", "repeat: two", 6, "wrong-type", "a whole number is expected here"),
    ("symmetry: none", "repeat: 7", 6, "bad-value", "7 is outside 1 to 6"),
    ("symmetry: none", "alternating: oui", 6, "wrong-type", "true or false is expected here"),
    ("symmetry: none", "symmetry: {}", 6, "wrong-type", "not a group of keys"),
    ("symmetry: none", "compound: [MERCI-MERCI]", 6, "bad-value", "not both"),
    ("symmetry: none", "\tsymmetry: none", 6, "tab", "Write spaces instead"),
    ("symmetry: none", "symmetry: &a none", 6, "bad-yaml", "an anchor (&) or alias (*)"),
    ("symmetry: none", "symmetry: [none", 7, "bad-yaml", "this is not YAML"),
    ("symmetry: none", "phones: [" + "[" * 40 + "]" * 40 + "]", 6, "bad-yaml", "nested more than"),
    ("gloss: MERCI", "gloss: MERCY", 1, "wrong-filename",
     "this entry says gloss 'MERCY'. Rename the file to MERCY.yaml."),
    ("gloss: MERCI", "gloss: Merci", 1, "bad-gloss", "capital letters without accents"),
    ('  - {kind: notes, ref: "notes, page 3", read_on: 2026-11-23}', "  []", 11, "no-source",
     "say where the form was read"),
    ("read_on: 2026-11-23", "read_on: hier", 12, "bad-value", "is not a date"),
    ('  - {text: "Merci.", glosses: [MERCI]}', "  []", 14, "no-example", "write one sentence"),
    ("glosses: [MERCI]", "glosses: [MERCY]", 15, "unknown-gloss", "Did you mean 'MERCI'?"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "code", "words"), SIGN_MISTAKES)
def test_a_mistake_in_a_sign_gets_its_line_code_and_words(
    tmp_path, right, wrong, line, code, words
):
    """The linguist learns which line to change, and to what."""
    assert right in SIGN
    folder = folder_with(tmp_path, sign=SIGN.replace(right, wrong, 1))

    problems = [p for p in inspect_lexicon(folder).problems if p.path == "signs/M/MERCI.yaml"]

    assert [(p.line, p.code) for p in problems if p.code == code] == [(line, code)]
    assert words in next(p.message for p in problems if p.code == code)
    if code not in ("wrong-filename", "bad-gloss"):
        assert {p.code for p in problems} == {code}, "one mistake is one problem, not a cascade"


PHRASE_MISTAKES = [
    ("MERCI = Merci", "MERCY = Merci", 7, "unknown-gloss", "Did you mean 'MERCI'?"),
    ("MERCI = Merci", "MERCI = merci", 7, "unknown-words", "the words 'merci' do not stand in"),
    ("{à: preposition}", "{de: preposition, à: preposition}", 10, "unknown-words", "'de'"),
    ("{à: preposition}", "{à: prepozition}", 10, "unknown-rule", "Did you mean 'preposition'?"),
    ("    dropped: {à: preposition}\n", "", 4, "uncovered-text", "'à' of 'Merci à vous ?'"),
    ("brows-raised", "brows-up", 9, "unknown-nonmanual", "no syntactic non-manual called"),
    ("hold 1-1", "hold 1-2", 9, "bad-span", "counted 0 to 1"),
    ("type: yes-no", "type: yesno", 5, "unknown-clause-type", "Did you mean 'yes-no'?"),
    ("@ active", "@ activ", 8, "unknown-locus", "Did you mean 'active'?"),
    ("id: acc.thanks", "id: acc.thank", 1, "unknown-phrase-id", "Did you mean 'acc.thanks'?"),
    ("status: draft", 'status: draft\noptions: [{text: "Merci à vous ?", clauses: '
     "[{type: wh, items: [MERCI = Merci], dropped: {à: preposition, vous: repeated}}]}]",
     4, "conflicting-text", "has other glosses in"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "code", "words"), PHRASE_MISTAKES)
def test_a_mistake_in_a_phrase_gets_its_line_code_and_words(
    tmp_path, right, wrong, line, code, words
):
    """No word of a question is lost in silence."""
    assert right in PHRASE
    folder = folder_with(tmp_path, phrase=PHRASE.replace(right, wrong, 1))

    problems = [p for p in inspect_lexicon(folder).problems if p.code == code]

    assert [(Path(p.path).name, p.line) for p in problems] == [("acc.thanks.yaml", line)]
    assert words in problems[0].message


def test_a_file_in_the_wrong_folder_or_with_another_ending_is_named(tmp_path):
    """People look for a sign by the name of its file."""
    folder = folder_with(tmp_path)
    (folder / "signs/M/MERCI.yaml").rename(folder / "signs/MERCI.yml")

    (problem,) = inspect_lexicon(folder).problems

    assert str(problem) == (
        "signs/MERCI.yml:1: [wrong-filename] this entry says gloss 'MERCI'. "
        "Rename the file to MERCI.yaml."
    )


def test_a_sign_under_another_letter_is_sent_home(tmp_path):
    """`signs/M/` holds the signs with M."""
    folder = folder_with(tmp_path)
    (folder / "signs/N").mkdir()
    (folder / "signs/M/MERCI.yaml").rename(folder / "signs/N/MERCI.yaml")

    (problem,) = inspect_lexicon(folder).problems

    assert problem.code == "wrong-filename"
    assert "signs/M/" in problem.message


def test_two_files_with_one_gloss_are_both_named(tmp_path):
    """The second is reported, and says where the first is."""
    folder = folder_with(tmp_path)
    (folder / "alphabet").mkdir()
    (folder / "alphabet/MERCI.yaml").write_text(SIGN)

    (problem,) = inspect_lexicon(folder).problems

    assert (problem.path, problem.code) == ("signs/M/MERCI.yaml", "duplicate-gloss")
    assert "alphabet/MERCI.yaml" in problem.message


def test_a_compound_that_holds_itself_ends(tmp_path):
    """The chain is shown, so that one link can be taken out."""
    folder = folder_with(
        tmp_path, compound=COMPOUND.replace("[MERCI, MERCI]", "[MERCI, MERCI-MERCI]")
    )

    assert found_in(folder) == [("MERCI-MERCI.yaml", 6, "compound-cycle")]


def test_a_compound_needs_parts_that_have_a_form(tmp_path):
    """Otherwise half of the sign would be lost in silence."""
    formless = SIGN.replace("symmetry: none", "form: unknown").replace("postures:", "variants: []")
    formless = "".join(
        line for line in formless.splitlines(keepends=True) if not line.startswith("  - {h")
        and not line.startswith("  - {l")
    )  # fmt: skip

    assert (
        found_in(folder_with(tmp_path, sign=formless))
        == [("MERCI-MERCI.yaml", 6, "formless-part")] * 2
    )


def test_a_question_of_the_form_without_a_file_is_missed(tmp_path):
    """The 118 questions are all there, or the check says which is not."""
    folder = folder_with(tmp_path, form=FORM + "  - acc.other\n")

    assert found_in(folder) == [("form.yaml", 3, "missing-phrase")]


@pytest.mark.parametrize(
    ("raw", "line", "code"),
    [
        (b"x" * 5_000_000, 1, "too-large"),
        (SIGN.replace("merci", "m\xe9rci").encode("latin-1"), 2, "wrong-encoding"),
        (SIGN.encode("utf-16"), 1, "wrong-encoding"),
        (b"gloss: MERCI\nfrench: [\0]\n", 1, "bad-yaml"),
        (b"", 1, "bad-yaml"),
        (b"- a\n- b\n", 1, "bad-yaml"),
        (b"- " * 30_000, 1, "bad-yaml"),
        (b"{" * 60_000, 1, "bad-yaml"),
        (b"a: &a [x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n", 1, "bad-yaml"),
    ],
)
def test_what_is_no_lexicon_file_at_all_ends_in_one_problem(tmp_path, raw, line, code):
    """Bombs, videos, other encodings: one sentence, no hang, no crash."""
    problems = found_in(folder_with(tmp_path, sign=raw, phrase=PHRASE))

    assert [(at, what) for name, at, what in problems if name == "MERCI.yaml"] == [(line, code)]


def test_a_file_saved_by_another_system_is_read_all_the_same(tmp_path):
    """A byte order mark and CR LF are no mistakes of the linguist."""
    raw = b"\xef\xbb\xbf" + SIGN.replace("\n", "\r\n").encode()
    folder = folder_with(tmp_path, sign=raw)
    (folder / "signs/M/OLD.yaml").mkdir()

    assert list(load_lexicon(folder).entries) == ["MERCI", "MERCI-MERCI"]


def test_an_endless_item_is_refused_before_any_pattern_meets_it(tmp_path):
    """Patterns that look ahead could take minutes on 60,000 spaces."""
    folder = folder_with(
        tmp_path, phrase=PHRASE.replace("MERCI = Merci", f'"MERCI = {" " * 60_000}x"')
    )

    assert ("acc.thanks.yaml", 7, "bad-value") in found_in(folder)


def test_all_problems_of_all_files_come_at_once(tmp_path):
    """A linguist does not want to be told one thing a day."""
    sign = SIGN.replace("moufle", "moufl").replace("status: draft", "status: final")
    folder = folder_with(tmp_path, sign=sign, phrase=PHRASE.replace("yes-no", "yesno"))

    with pytest.raises(LexiconError) as caught:
        load_lexicon(folder)

    assert [(Path(p.path).name, p.line, p.code) for p in caught.value.problems] == [
        ("acc.thanks.yaml", 5, "unknown-clause-type"),
        ("MERCI.yaml", 5, "unknown-status"),
        ("MERCI.yaml", 8, "unknown-handshape"),
    ]


def test_a_file_with_a_problem_does_not_hide_the_rest(tmp_path):
    """The tools of linguists go on with what is sound."""
    folder = folder_with(tmp_path, compound=COMPOUND.replace("low", "lwo"))

    found = inspect_lexicon(folder)

    assert list(found.lexicon.entries) == ["MERCI"]
    assert list(found.lexicon.phrases) == ["acc.thanks"]


def test_every_code_has_a_page_in_french_and_every_page_a_code():
    """`lsf lexicon explain` never comes back with empty hands."""
    pages = {path.stem for path in (Path(codes.__file__).parent / "remedies").glob("*.md")}

    assert pages == set(CODES)
    for code, wording in CODES.items():
        assert remedy(code).startswith(f"# {code}\u00a0: {wording}\n")
        assert len(remedy(code).splitlines()) >= 3


def test_every_code_is_used_by_the_checker():
    """A code that nothing reports would be a page that nobody needs."""
    used = {
        node.value
        for path in Path(codes.__file__).parent.glob("*.py")
        if path.name != "codes.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert set(CODES) <= used


def test_every_code_was_planted_here():
    """Each mistake that has a name is made once in this file."""
    assert [code for code in CODES if f'"{code}"' not in Path(__file__).read_text()] == []
