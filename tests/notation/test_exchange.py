"""Entries of the lexicon go out and come in as HamNoSys, SiGML and YAML."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from lsf_avatar.cli.exchange import as_gloss, exported
from lsf_avatar.cli.lexicon import lexicon as commands
from lsf_avatar.lexicon.draft import draft_text
from lsf_avatar.lexicon.dump import dump_form
from lsf_avatar.lexicon.load import inspect_lexicon
from lsf_avatar.notation import parse, signs_of
from lsf_avatar.phonology.transform import other_hand


def loaded(folder, name, sign):
    """A sign as it is after it was written to a file and read from there."""
    (folder / "signs" / name[0]).mkdir(parents=True, exist_ok=True)
    path = folder / "signs" / name[0] / f"{name}.yaml"
    path.write_text(draft_text(name, "", dump_form(sign)), encoding="utf-8")


def hands(sign):
    """Both hands of each posture, in numbers that may differ by a tenth of a millimetre."""
    return [
        [
            None if hand is None else (
                hand.handshape, hand.place.site, hand.place.side, hand.place.part,
                *(pytest.approx(n, abs=1e-3) for v in (hand.fingers, hand.palm, hand.place.offset)
                  for n in v),
                pytest.approx(hand.place.distance_m, abs=1e-3),
            )
            for hand in (posture.active, other_hand(sign, posture))
        ]
        for posture in sign.postures
    ]  # fmt: skip


def test_every_form_of_the_lexicon_comes_back_from_yaml(lexicon, tmp_path):
    """Dumped, then loaded: the same hands, movements, face and repetition."""
    signs = {}
    for gloss, entry in lexicon.entries.items():
        if len(entry.signs) == 1 and entry.signs[0].gloss == gloss:
            signs[gloss] = entry.signs[0]
            loaded(tmp_path, gloss, entry.signs[0])
    (tmp_path / "form.yaml").write_text("questions: []\n", encoding="utf-8")

    found = inspect_lexicon(tmp_path).lexicon.entries

    assert len(signs) > 250
    for gloss, asked in signs.items():
        (sign,) = found[gloss].signs
        assert hands(sign) == hands(asked), gloss
        assert (sign.symmetry, sign.alternating, sign.repeat, sign.nonmanuals) == (
            asked.symmetry, asked.alternating, asked.repeat, asked.nonmanuals,
        ), gloss  # fmt: skip
        for posture, before in zip(sign.postures, asked.postures, strict=True):
            assert [m.kind for m in posture.movements] == [m.kind for m in before.movements]
            assert (posture.hold, posture.path.kind) == (before.hold, before.path.kind)


@pytest.mark.parametrize("kind", ["hamnosys", "names", "sigml", "gestural", "yaml"])
def test_every_entry_with_a_form_can_be_exported(lexicon, kind):
    """And what was written can be read."""
    for entry in lexicon.entries.values():
        if not entry.signs:
            continue
        text, _ = exported(entry, kind)
        if kind in ("hamnosys", "names"):
            assert len(parse(text).parts) >= len(entry.signs)
        elif kind in ("sigml", "gestural"):
            assert len(signs_of(text.encode())) == len(entry.signs)


def test_a_notation_becomes_a_draft_that_passes_the_check(tmp_path):
    """With what could not be carried on standard error."""
    (tmp_path / "form.yaml").write_text("questions: []\n", encoding="utf-8")
    source = tmp_path / "Été.txt"
    source.write_text(
        "hamsymmlr hamfist hamthumboutmod hamextfingero hampalml hamchest hamclose hammover "
        "hamellipsev hamrepeatfromstart",
        encoding="utf-8",
    )

    result = CliRunner().invoke(
        commands, ["import", str(source), "--french", "été", "--folder", str(tmp_path)]
    )

    assert result.exit_code == 0, result.output
    found = inspect_lexicon(tmp_path)
    assert not [p for p in found.problems if p.code in ("unknown-key", "wrong-type", "bad-value")]
    (sign,) = found.lexicon.entries["ETE"].signs
    assert (sign.symmetry, sign.postures[0].active.handshape) == ("mirror", "pouce")
    assert "Non repris : hamellipsev." in result.stderr


def test_a_compound_is_not_imported_as_one_sign(tmp_path):
    """It says what to do instead."""
    source = tmp_path / "DEUX.txt"
    source.write_text("hamfist hamplus hamflathand", encoding="utf-8")

    result = CliRunner().invoke(commands, ["import", str(source), "--folder", str(tmp_path)])

    assert "compound: […]" in str(result.exception)


@pytest.mark.parametrize(("name", "gloss"), [("Été", "ETE"), ("a (b)#2", "A-B-2"), ("…", "SIGNE")])
def test_names_of_others_become_glosses(name, gloss):
    """Capital letters without accents, digits and hyphens."""
    assert as_gloss(name) == gloss
