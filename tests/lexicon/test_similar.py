"""Homonyms and minimal pairs: known ones are found, and nothing that differs twice."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from lsf_avatar.cli.lexicon import lexicon as group
from lsf_avatar.lexicon.load import load_lexicon
from lsf_avatar.lexicon.similar import Alike, similar

SIGN = """\
gloss: {gloss}
french: [un]
pos: noun
form: {form}
confidence: low
status: draft
symmetry: none
postures:
  - {{handshape: index, fingers: up, palm: forward, location: chin, part: index_tip}}
  - {{location: neutral_space, offset: [0.0, 0.1, 0.2], movement: [{{kind: nod, times: 2}}]}}
face: {{brows: raised}}
sources: [{{kind: developers, ref: test}}]
examples: [{{text: Un., glosses: [{gloss}]}}]
"""


def lexicon_of(tmp_path, *changes: tuple[str, str], form="known"):
    """MODEL as it is, and OTHER with some of its lines changed."""
    text = SIGN.format(gloss="OTHER", form=form)
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong)
    (tmp_path / "MODEL.yaml").write_text(SIGN.format(gloss="MODEL", form="known"))
    (tmp_path / "OTHER.yaml").write_text(text)
    return load_lexicon(tmp_path)


@pytest.mark.parametrize(
    ("right", "wrong", "parameter"),
    [
        ("handshape: index", "handshape: V", "handshape"),
        ("palm: forward", "palm: active", "orientation"),
        ("fingers: up", "fingers: up-forward", "orientation"),
        ("location: chin", "location: forehead", "location"),
        ("part: index_tip", "part: thumb_tip", "location"),
        ("location: neutral_space, offset: [0.0, 0.1, 0.2]", "location: chest", "movement"),
        ("0.2]", "0.26]", "movement"),
        ("times: 2", "times: 3", "movement"),
        ("kind: nod", "kind: twist", "movement"),
        ("symmetry: none", "symmetry: mirror", "hands"),
        ("brows: raised", "brows: furrowed", "face"),
    ],
)
def test_a_change_in_one_parameter_is_a_minimal_pair_that_names_it(
    tmp_path, right, wrong, parameter
):
    """And it is found from both sides."""
    lexicon = lexicon_of(tmp_path, (right, wrong))

    assert similar(lexicon) == (Alike("MODEL", "OTHER", parameter, stand_in=False),)
    assert similar(lexicon, "OTHER") == (Alike("OTHER", "MODEL", parameter, stand_in=False),)


@pytest.mark.parametrize(
    ("right", "wrong"), [("0.2]", "0.21]"), ("fingers: up", "fingers: [0.1, 0.99, 0.1]"),
                         ("times: 2", "times: 2, towards: up")],
)  # fmt: skip
def test_what_nobody_would_tell_apart_is_a_homonym(tmp_path, right, wrong):
    """A centimetre, six degrees, a direction that a nod does not have."""
    lexicon = lexicon_of(tmp_path, (right, wrong))

    assert similar(lexicon) == (Alike("MODEL", "OTHER", "", stand_in=False),)


def test_two_changes_are_no_minimal_pair(tmp_path):
    """However small they are."""
    lexicon = lexicon_of(tmp_path, ("handshape: index", "handshape: V"), ("chin", "forehead"))

    assert similar(lexicon) == ()


def test_a_form_that_only_stands_in_is_marked(tmp_path):
    """A homonym of it is no fact about LSF."""
    assert similar(lexicon_of(tmp_path, form="unknown"))[0].stand_in


def test_the_real_lexicon_has_the_pairs_that_its_descriptions_promise(lexicon):
    """L is 2, O is 0; U and V differ in the hand, VOITURE and CONDUIRE in the movement."""
    found = {(pair.one, pair.other): pair.parameter for pair in similar(lexicon)}

    assert found["LETTRE-L", "NUM-2"] == found["LETTRE-O", "NUM-0"] == ""
    assert found["LETTRE-U", "LETTRE-V"] == found["MARDI", "MERCREDI"] == "handshape"
    assert found["CONDUIRE", "VOITURE"] == "movement"
    assert ("LETTRE-A", "LETTRE-B") not in found
    assert not any(one == other for one, other in found)


def test_the_command_says_the_same_to_people_and_to_programs():
    """For one gloss; the gloss that was asked comes first."""
    pairs = json.loads(CliRunner().invoke(group, ["similar", "VOITURE", "--json"]).output)["pairs"]
    told = CliRunner().invoke(group, ["similar", "VOITURE"]).output

    assert {"one": "VOITURE", "other": "CONDUIRE", "parameter": "movement",
            "stand_in": False} in pairs  # fmt: skip
    assert "VOITURE / CONDUIRE\u00a0: seul le mouvement diffère\n" in told
    assert len(re.findall(r"(?m)^VOITURE / ", told)) == len(pairs)


def test_an_unknown_gloss_is_named_with_those_that_are_near():
    """No empty answer for a typing mistake."""
    done = CliRunner().invoke(group, ["similar", "VOITUR"])

    assert "Did you mean 'VOITURE'?" in str(done.exception)
