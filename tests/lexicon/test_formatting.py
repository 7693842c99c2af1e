"""One way to write each file: keys in order, hands on a line, every comment kept."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.cli.lexicon import lexicon as group
from lsf_avatar.lexicon.draft import write_draft
from lsf_avatar.lexicon.flow import _LINES_OF_A_HAND
from lsf_avatar.lexicon.formatting import formatted
from lsf_avatar.lexicon.load import load_lexicon
from lsf_avatar.lexicon.tables import ENTRY, PHRASE, POSTURE
from lsf_avatar.lexicon.yaml_tree import Sheet, compose, yaml_files

LEXICON = Path(__file__).parents[2] / "lexicon"
FILES = [path for path in yaml_files(LEXICON) if path.name != "form.yaml"]
UNTIDY = """\
# La forme vient d’un cours.

status: draft   # personne ne l'a relue
french:
  - merci
  # le mot du téléphone
  - 'ok, merci'
gloss: MERCI
# l’amplitude est à revoir
postures:      # deux temps
  - handshape: moufle
    palm: back       # vers soi
    fingers: up
    part: fingertips
    location: chin
  - {offset: [0.0, 0.10, 0.10], location: neutral_space, movement: [{size: small, times: 3,
       kind: nod, manner: fast}]}
  # - {location: chest}
confidence: medium
pos: interjection


sources: [{ref: "notes: page 3", kind: notes}]
examples:
- glosses: [MERCI]
  text: Merci.
# fin
"""
TIDY = """\
# La forme vient d’un cours.

gloss: MERCI
# le mot du téléphone
french: [merci, "ok, merci"]
pos: interjection
confidence: medium
status: draft   # personne ne l'a relue
# l’amplitude est à revoir
postures:      # deux temps
  # vers soi
  - {handshape: moufle, fingers: up, palm: back, location: chin, part: fingertips}
  - {location: neutral_space, offset: [0.0, 0.10, 0.10],
     movement: [{kind: nod, size: small, times: 3, manner: fast}]}
  # - {location: chest}

sources:
  - {kind: notes, ref: "notes: page 3"}
examples:
  - {text: Merci., glosses: [MERCI]}
# fin
"""


def form(text: str) -> str:
    """The text in its one way of writing."""
    sheet = Sheet("X.yaml")
    found = formatted(text.encode(), sheet)
    assert found is not None, sheet.problems
    return found


def content(node: yaml.Node):
    """What a program reads; the order of tiers and of dropped words counts."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [content(part) for part in node.value]
    return {key.value: content(value) for key, value in node.value}


def test_keys_come_in_order_hands_on_a_line_and_every_comment_beside_what_it_was_about():
    """What a linguist wrote in haste, as the next one reads it."""
    assert form(UNTIDY) == TIDY


def test_what_is_in_order_stays_as_it_is():
    """A second pass changes nothing."""
    assert form(TIDY) == TIDY


def test_the_whole_lexicon_is_in_order():
    """If not: lsf lexicon format."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in yaml_files(LEXICON)}

    assert [name for name, text in texts.items() if form(text) != text] == []


def scrambled(node: yaml.Node, draw) -> yaml.Node:
    """The same file as another person would write it: other order of keys, other styles."""
    if isinstance(node, yaml.ScalarNode):
        style = draw(st.sampled_from((node.style or "", "'", '"')))
        return yaml.ScalarNode("tag:yaml.org,2002:str", node.value, style=style)
    if isinstance(node, yaml.SequenceNode):
        parts = [scrambled(part, draw) for part in node.value]
        return yaml.SequenceNode(node.tag, parts, flow_style=draw(st.booleans()))
    pairs = [(scrambled(key, draw), scrambled(value, draw)) for key, value in node.value]
    names = {key.value for key, _ in pairs}
    if names & {"gloss", "id", "handshape", "kind", "text"}:
        pairs = draw(st.permutations(pairs))
    return yaml.MappingNode(node.tag, pairs, flow_style=draw(st.booleans()))


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_way_of_writing_a_file_comes_to_the_same_and_loses_no_comment(data):
    """Entries and phrases of this lexicon, scrambled, with comments strewn between the lines."""
    path = data.draw(st.sampled_from(FILES))
    tree = compose(path.read_bytes(), Sheet(path.name))
    assert tree is not None
    text = yaml.serialize(scrambled(tree, data.draw), allow_unicode=True, width=10**6)
    lines = text.splitlines()
    for number in data.draw(st.sets(st.integers(0, len(lines)), max_size=4)):
        indent = data.draw(st.integers(0, 6))
        lines.insert(number, " " * indent + f"# note {number}" if indent else "")
    if not compose("\n".join(lines).encode(), Sheet("")):
        return
    written = "\n".join(lines) + "\n"

    found = form(written)

    again = compose(found.encode(), Sheet(""))
    assert again is not None
    assert content(again) == content(compose(written.encode(), Sheet("")))
    assert content(again) == content(tree)
    assert sorted(re.findall(r"# note \d+", found)) == sorted(re.findall(r"# note \d+", written))
    assert form(found) == found
    table = PHRASE if path.parent.name == "phrases" else ENTRY
    keys = [key.value for key, _ in again.value]
    assert keys == sorted(keys, key=list(table.keys).index)


def test_a_formatted_lexicon_loads_as_it_did_before(tmp_path):
    """The form of no sign changes, whatever the file looked like."""
    for path in FILES[::7]:
        tree = compose(path.read_bytes(), Sheet(path.name))
        home = tmp_path / path.relative_to(LEXICON)
        home.parent.mkdir(parents=True, exist_ok=True)
        home.write_text(yaml.serialize(tree, allow_unicode=True), encoding="utf-8")
    before = [*(LEXICON / path.relative_to(tmp_path) for path in yaml_files(tmp_path))]
    done = CliRunner().invoke(group, ["format", str(tmp_path)])

    assert done.exit_code == 0
    assert [path.read_bytes() for path in yaml_files(tmp_path)] == [p.read_bytes() for p in before]


def test_check_names_what_would_change_and_changes_nothing(tmp_path):
    """What CI runs."""
    path = tmp_path / "MERCI.yaml"
    path.write_text(UNTIDY, encoding="utf-8")

    checked = CliRunner().invoke(group, ["format", "--check", "--json", str(path)])

    assert checked.exit_code == 1
    assert json.loads(checked.output) == {"files": 1, "changed": [str(path)], "problems": []}
    assert path.read_text(encoding="utf-8") == UNTIDY


def test_format_writes_the_new_text_and_then_check_is_content(tmp_path):
    """The way a linguist takes."""
    path = tmp_path / "MERCI.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())

    done = CliRunner().invoke(group, ["format", str(path)])
    checked = CliRunner().invoke(group, ["format", "--check", str(path)])

    assert (done.exit_code, checked.exit_code) == (0, 0)
    assert path.read_bytes() == TIDY.encode()
    assert [inner.name for inner in tmp_path.iterdir()] == ["MERCI.yaml"]


@pytest.mark.parametrize(
    ("broken", "line", "code"),
    [("gloss: [A\n", 2, "bad-yaml"), ("gloss: A\n\tb: c\n", 2, "tab"),
     ("gloss: A\n? [x]\n: y\n", 2, "wrong-type"), ("a: &x b\n", 1, "bad-yaml")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_named_with_its_line_and_left_alone(
    tmp_path, broken, line, code
):
    """The other files are put in order all the same."""
    (tmp_path / "A.yaml").write_text(broken)
    (tmp_path / "MERCI.yaml").write_text(UNTIDY, encoding="utf-8")

    done = CliRunner().invoke(group, ["format", "--json", str(tmp_path)])

    (problem,) = json.loads(done.output)["problems"]
    assert (done.exit_code, problem["line"], problem["code"]) == (1, line, code)
    assert (tmp_path / "A.yaml").read_text() == broken
    assert (tmp_path / "MERCI.yaml").read_text(encoding="utf-8") == TIDY


def test_a_mistake_in_a_value_does_not_keep_a_file_from_its_order():
    """`check` speaks of the mistake; unknown keys come last."""
    assert form("frensh: [a]\nstatus: finl\ngloss: A\n") == "gloss: A\nstatus: finl\nfrensh: [a]\n"


def test_a_new_entry_is_in_order_from_the_start(tmp_path):
    """With its comments."""
    path = write_draft(tmp_path, "MERCI", "merci")

    text = path.read_text(encoding="utf-8")

    assert form(text) == text
    assert load_lexicon(tmp_path).entries["MERCI"].french == ("merci",)


@pytest.mark.parametrize(
    "value",
    ["non", "- a", "a: b", "a #b", " a", "", "#a", "'a", "a\nb", "é\u00a0!", "\u2028", "-1"],
)
def test_a_text_of_any_kind_is_read_back_as_it_was(value):
    """Quotes are put where YAML needs them."""
    found = form(f"gloss: A\nsense: {json.dumps(value)}\n")

    assert content(compose(found.encode(), Sheet("")))["sense"] == value


def test_every_key_of_a_hand_has_its_line():
    """A key that is added to a posture gets a place among the others."""
    keys = [key for line in _LINES_OF_A_HAND for key in line]

    assert sorted(keys) == sorted(POSTURE.keys)
