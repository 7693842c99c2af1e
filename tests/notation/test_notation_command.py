"""`lsf notation check`: notations of others, counted."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from lsf_avatar.cli.notation import notation
from lsf_avatar.errors import NotationError
from lsf_avatar.notation import parse, write_sigml

ROWS = {
    "UN": "hamfinger2 hamextfingeru hampalmd hamshoulders hammoved hamsmallmod",
    "DEUX": "hamsymmlr hamflathand hamextfingero hampalml hamchest hamclose hammover",
    "TROIS": "hamfist hamextfingerul hampalml hamchin hamtouch hamparbegin hammoveo hamreplace "
    "hamfinger2345 hamparend hamrepeatfromstart",
}


def checked(*arguments: str):
    """The JSON of a call, and its exit status."""
    result = CliRunner().invoke(notation, ["check", *arguments, "--json"])
    return json.loads(result.stdout), result.exit_code


@pytest.fixture
def table(tmp_path):
    """A table with three signs, one in Unicode, and one that cannot be read."""
    rows = ["gloss\thamnosys", *(f"{name}\t{text}" for name, text in ROWS.items())]
    rows += [f"QUATRE\t{parse(ROWS['UN'])}", "CINQ\thamfist hambogus"]
    path = tmp_path / "signs.tsv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_table_is_counted_and_failures_are_named(table):
    """Read, come back, and the one that is not, by its id and the reason."""
    document, status = checked(str(table))

    assert (document["total"], document["parsed"], document["round_trip"]) == (5, 4, 4)
    (failure,) = document["failures"]
    assert failure["id"] == "CINQ"
    assert "Symbole 2" in failure["reason"]
    assert status == 1


def test_notations_are_signed_and_measured(table):
    """By the real signer: no empty motion, and how near the wrists came."""
    document, _ = checked(str(table), "--animate")

    assert document["animated"] == 4
    assert document["wrist_error_mm"]["p95"] <= 10.0
    assert all(miss["wrist_error_mm"] > 10.0 for miss in document["misses"])


def test_a_folder_of_sigml_is_read(tmp_path):
    """Every sign of every file; a file that is none counts as a failure."""
    text, _ = write_sigml([(name, parse(row), ()) for name, row in ROWS.items()])
    (tmp_path / "a.sigml").write_text(text, encoding="utf-8")
    (tmp_path / "b.sigml").write_text("<sigml>", encoding="utf-8")

    document, status = checked(str(tmp_path))

    assert (document["total"], document["parsed"], document["round_trip"]) == (4, 3, 3)
    assert document["failures"][0]["id"] == "b.sigml"
    assert status == 1


def test_a_table_without_the_column_is_named(tmp_path):
    """With what was found instead."""
    path = tmp_path / "signs.tsv"
    path.write_text("gloss\tnotation\n", encoding="utf-8")

    result = CliRunner().invoke(notation, ["check", str(path)])

    assert isinstance(result.exception, NotationError)
    assert "« hamnosys »" in str(result.exception)


def test_rows_without_another_column_are_numbered(tmp_path):
    """From 1."""
    path = tmp_path / "signs.tsv"
    path.write_text("hamnosys\nhamfist\nhambogus\n", encoding="utf-8")

    document, _ = checked(str(path))

    assert [failure["id"] for failure in document["failures"]] == ["2"]


def test_a_notation_is_explained():
    """What is read of it, and what the avatar does not show."""
    result = CliRunner().invoke(notation, ["explain", f"{ROWS['UN']} hamellipsev"])

    assert result.exit_code == 0
    assert "Non montré : hamellipsev" in result.output
