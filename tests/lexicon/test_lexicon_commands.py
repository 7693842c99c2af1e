"""`lsf lexicon`: what stands on standard output, and the exit status."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from lsf_avatar.cli.lexicon import lexicon as group
from lsf_avatar.lexicon.draft import write_draft


def run(*arguments: str):
    """The command, in this process."""
    return CliRunner().invoke(group, arguments)


@pytest.fixture
def folder(tmp_path):
    """A lexicon of one sign."""
    write_draft(tmp_path / "lexicon", "MERCI")
    return tmp_path / "lexicon"


def test_check_of_a_sound_lexicon_ends_with_status_0(folder):
    """The document has counts and no problem."""
    done = run("check", "--json", "--folder", str(folder))

    assert done.exit_code == 0
    assert json.loads(done.output) == {"entries": 1, "phrases": 0, "problems": []}


def test_check_names_each_problem_by_path_line_and_code_and_ends_with_status_1(folder):
    """`path:line:` becomes an annotation on the code host."""
    path = folder / "signs/M/MERCI.yaml"
    path.write_text(path.read_text().replace("main_plate", "main_plat"))

    told = run("check", "--folder", str(folder))
    document = json.loads(run("check", "--json", "--folder", str(folder)).output)

    assert told.exit_code == 1
    assert told.output.startswith(
        "lexicon/signs/M/MERCI.yaml:7: [unknown-handshape] no handshape called 'main_plat'."
    )
    (problem,) = document["problems"]
    assert (problem["path"], problem["line"]) == ("signs/M/MERCI.yaml", 7)
    assert problem["code"] == "unknown-handshape"
    assert "Did you mean 'main_plate'?" in problem["message"]


def test_new_writes_what_check_and_show_take(folder):
    """The path that was written is printed."""
    made = run("new", "SALUT", "--french", "salut", "--folder", str(folder))
    shown = run("show", "SALUT", "--folder", str(folder))

    assert made.exit_code == shown.exit_code == 0
    assert str(folder / "signs/S/SALUT.yaml") in made.output
    assert "SALUT\u00a0: salut" in shown.output
    assert "main plate" in shown.output
    assert "confiance none" in shown.output


def test_list_can_be_narrowed(folder):
    """By status or confidence."""
    everything = json.loads(run("list", "--json", "--folder", str(folder)).output)
    nothing = json.loads(
        run("list", "--json", "--confidence", "high", "--folder", str(folder)).output
    )

    assert [row["gloss"] for row in everything["entries"]] == ["MERCI"]
    assert nothing == {"entries": []}


def test_coverage_counts_the_questions_and_names_what_is_missing():
    """The document of the contract, on the lexicon of this repository."""
    done = run("coverage", "--json")
    document = json.loads(done.output)

    assert {"phrases", "items", "signed", "spelled", "missing", "by_status", "by_confidence"} <= (
        document.keys()
    )
    assert (document["phrases"], document["missing"]) == (118, [])
    assert "118 questions" in run("coverage").output


def test_gaps_is_a_list_for_people_and_for_programs():
    """Both name the same signs."""
    rows = json.loads(run("gaps", "--json").output)["gaps"]

    assert rows
    assert len(run("gaps").output.splitlines()) == len(rows)


def test_explain_prints_the_page_of_a_code_or_the_list_of_all():
    """`lsf lexicon explain unknown-handshape` is what the check tells people to type."""
    assert run("explain", "unknown-handshape").output.startswith("# unknown-handshape\u00a0: ")
    assert "wrong-filename" in run("explain").output
