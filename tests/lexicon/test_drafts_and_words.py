"""New entries, the published schema, and entries in plain French."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lsf_avatar.cli.lexicon import lexicon as group
from lsf_avatar.errors import LexiconError, UnknownNameError
from lsf_avatar.lexicon import plain
from lsf_avatar.lexicon.draft import write_draft
from lsf_avatar.lexicon.dropping import RULES
from lsf_avatar.lexicon.load import load_lexicon
from lsf_avatar.lexicon.plain import describe, direction_fr
from lsf_avatar.lexicon.schema import PATH, schema_text
from lsf_avatar.phonology.directions import DIRECTIONS
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.movements import KINDS, MANNERS, SIZES_M
from lsf_avatar.phonology.nonmanuals import SYNTACTIC, TIERS
from lsf_avatar.phonology.places import DISTANCES_M, SIDES, SITES
from lsf_avatar.phonology.sign import STATUSES, SYMMETRIES


def test_a_new_entry_passes_the_check_at_once_and_claims_nothing(tmp_path):
    """Add a sign in five minutes: first a file that works, then its form."""
    path = write_draft(tmp_path, "MERCI-BEAUCOUP", "Merci beaucoup")

    entry = load_lexicon(tmp_path).entries["MERCI-BEAUCOUP"]

    assert path.relative_to(tmp_path).as_posix() == "signs/M/MERCI-BEAUCOUP.yaml"
    assert entry.french == ("merci beaucoup",)
    assert (entry.status, entry.confidence, entry.reviewed_by) == ("draft", "none", ())


@pytest.mark.parametrize(
    ("gloss", "home"), [("LETTRE-W", "alphabet"), ("NUM-21", "numbers"), ("8H", "signs/8")]
)
def test_a_new_entry_goes_where_its_kind_lives(tmp_path, gloss, home):
    """Letters and numbers have folders of their own."""
    path = write_draft(tmp_path, gloss)

    assert path.parent.relative_to(tmp_path).as_posix() == home
    assert gloss in load_lexicon(tmp_path).entries


def test_a_new_entry_may_take_the_form_of_another(settings, tmp_path):
    """A variant starts from what is there; meaning and sources do not come along."""
    (tmp_path / "signs/A").mkdir(parents=True)
    shutil.copy(settings.lexicon / "signs/A/ACCIDENT.yaml", tmp_path / "signs/A")
    text = (tmp_path / "signs/A/ACCIDENT.yaml").read_text(encoding="utf-8")
    (tmp_path / "signs/A/ACCIDENT.yaml").write_text(text.replace(", GRAVE", ""), encoding="utf-8")
    write_draft(tmp_path, "CHOC-DOUX", "choc doux", like="ACCIDENT")

    entries = load_lexicon(tmp_path).entries

    (copied,), (model,) = entries["CHOC-DOUX"].signs, entries["ACCIDENT"].signs
    assert copied.gloss == "CHOC-DOUX"
    assert (copied.postures, copied.symmetry) == (model.postures, model.symmetry)
    assert entries["CHOC-DOUX"].sources != entries["ACCIDENT"].sources


def test_a_draft_never_writes_over_an_entry(tmp_path):
    """An hour of somebody's work is not lost to a typing mistake."""
    path = write_draft(tmp_path, "MERCI")
    path.write_text("mine")

    with pytest.raises(LexiconError, match="already there"):
        write_draft(tmp_path, "MERCI")

    assert path.read_text() == "mine"


@pytest.mark.parametrize("gloss", ["merci", "MERCÍ", "../MERCI", "", "-A"])
def test_a_draft_needs_a_gloss_that_can_be_a_file_name(tmp_path, gloss):
    """Capital letters, digits, hyphens; no way out of the folder."""
    with pytest.raises(LexiconError, match="is not a gloss"):
        write_draft(tmp_path, gloss)

    assert list(tmp_path.iterdir()) == []


def test_a_draft_from_an_entry_that_is_not_there_says_so(tmp_path):
    """The nearest names come with it."""
    write_draft(tmp_path, "MERCI")

    with pytest.raises(UnknownNameError, match="Did you mean 'MERCI'"):
        write_draft(tmp_path, "SALUT", like="MERSI")


def test_the_published_schema_is_the_one_of_the_checker():
    """If not: python -m lsf_avatar.lexicon.schema, then commit the file."""
    assert PATH.read_text(encoding="utf-8") == schema_text()
    assert json.loads(schema_text())["else"]["required"][0] == "gloss"


def test_every_name_of_the_inventories_has_french_words():
    """A linguist who reads French reads all of an entry."""
    assert set(SITES) == set(plain.SITES_FR)
    assert set(KINDS) == set(plain.MOVEMENTS_FR)
    assert set(MANNERS) == set(plain.MANNERS_FR)
    assert set(SIZES_M) == set(plain.SIZES_FR)
    assert set(SIDES) == set(plain.SIDES_FR)
    assert set(DISTANCES_M) == set(plain.DISTANCES_FR)
    assert set(SYMMETRIES) == set(plain.SYMMETRIES_FR)
    assert set(TIERS) == set(plain.TIERS_FR)
    assert {name for names in TIERS.values() for name in names} == set(plain.NONMANUALS_FR)


def test_every_direction_reads_as_its_parts():
    """And a vector as the nearest of the 26."""
    assert direction_fr(DIRECTIONS["up-back-passive"]) == "haut et arrière et côté passif"
    assert direction_fr((0.1, 0.9, 0.0)) == "haut"
    assert len({direction_fr(vector) for vector in DIRECTIONS.values()}) == 26


def test_an_entry_reads_line_by_line(tmp_path):
    """Hands, posture, movement, repetition, face, lips: each in words that say what is seen."""
    (tmp_path / "UN.yaml").write_text(
        "gloss: UN\nfrench: [un]\npos: noun\nconfidence: low\nstatus: draft\n"
        "symmetry: mirror\nalternating: true\nrepeat: 2\nmouthing: un\n"
        "postures:\n"
        "  - {handshape: index, fingers: up, palm: forward, location: cheek, distance: close,\n"
        "     part: index_tip, offset: [0.0, 0.02, 0.0], movement: [\n"
        "       {kind: straight, towards: down, size: small, times: 3, manner: fast}]}\n"
        "face: {head: {name: nod, intensity: 0.5}}\n"
        "sources: [{kind: developers, ref: test}]\nexamples: [{text: Un., glosses: [UN]}]\n",
        encoding="utf-8",
    )

    lines = describe(load_lexicon(tmp_path).entries["UN"])

    assert [line.replace("\u00a0", " ") for line in lines] == [
        "Mains : les deux mains, en miroir, en alternance",
        "Posture 1 : main « pointeur / index », doigts vers haut, paume vers avant, "
        "à : la joue, côté actif, tout près, avec le bout de l’index, décalé de +2 cm haut",
        "Posture 1, mouvement : tout droit, vers bas, petit, 3 fois, vite",
        "Le tout 2 fois",
        "Tête : oui de la tête (50 %)",
        "Lèvres : « un »",
    ]


def test_every_entry_can_be_told_in_french(lexicon):
    """From the first posture to the lips; no English name is left in a line."""
    names = {name for name in (*SITES, *KINDS) if "_" in name}
    for entry in lexicon.entries.values():
        lines = describe(entry)
        assert lines, entry.gloss
        assert not any(name in line for line in lines for name in names), entry.gloss


def test_every_rule_for_dropping_a_word_has_a_reason_and_a_basis():
    """No word of a question is left out without one."""
    for name, rule in RULES.items():
        assert rule.reason.endswith((".", "»")), name
        assert rule.basis.startswith(("S", "GK")), name


def test_every_rule_for_dropping_a_word_is_used_by_a_phrase(lexicon):
    """A rule that nobody needs is not kept."""
    used = {
        rule
        for phrase in lexicon.phrases.values()
        for clause in phrase.clauses
        for rule in clause.dropped.values()
    }

    assert used == set(RULES)


def test_the_linguists_readme_names_every_inventory_member_and_rule():
    """What may be written is written down, in French, beside the files."""
    page = (Path(__file__).parents[2] / "lexicon" / "README.md").read_text(encoding="utf-8")

    for name in (*HANDSHAPES, *SITES, *KINDS, *SIZES_M, *MANNERS, *SYNTACTIC, *RULES, *STATUSES):
        assert f"`{name}`" in page, name
    for command in group.commands:
        assert f"`lsf lexicon {command}" in page, command


def test_the_sign_shown_in_the_linguists_readme_is_valid(tmp_path):
    """The example is copied by the next person who adds a sign."""
    page = (Path(__file__).parents[2] / "lexicon" / "README.md").read_text(encoding="utf-8")
    example = page.split("## Un fichier de signe")[1].split("```yaml\n")[1].split("```")[0]
    (tmp_path / "MERCI.yaml").write_text(example, encoding="utf-8")

    assert list(load_lexicon(tmp_path).entries) == ["MERCI"]
