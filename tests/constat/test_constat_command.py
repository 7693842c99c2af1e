"""`lsf constat`: the form and its document from the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from lsf_avatar.cli.constat import constat
from lsf_avatar.constat.record import example
from lsf_avatar.errors import RecordError


def run(*arguments):
    """The command's result; errors of this package come through."""
    return CliRunner().invoke(constat, arguments, catch_exceptions=True)


def test_questions_are_one_json_document():
    """What architecture.md says of each question."""
    document = json.loads(run("questions", "--json").stdout)
    assert len(document["questions"]) == 118
    for question in document["questions"]:
        assert {"id", "box", "text", "help", "type", "options", "phrase", "status"} <= set(question)


def test_questions_are_lines_for_people():
    """One line a question."""
    lines = run("questions").stdout.splitlines()
    assert len(lines) == 118
    assert "Quelqu'un a-t-il mal" in "\n".join(lines)


def test_the_example_is_printed(tmp_path):
    """For whoever wants to see the document."""
    file = tmp_path / "F.pdf"
    said = json.loads(run("pdf", "--example", "-o", str(file), "--json").stdout)
    assert file.read_bytes().startswith(b"%PDF-1.7")
    assert said["bytes"] == file.stat().st_size


@pytest.mark.parametrize("side", ["A", "B", "front"])
def test_a_record_is_printed_from_its_file(tmp_path, side):
    """The same bytes as the example's, because it is the same record."""
    record, one, other = (tmp_path / name for name in ("r.json", "1.pdf", "2.pdf"))
    record.write_text(json.dumps(example()), encoding="utf-8")
    assert run("pdf", str(record), "-o", str(one), "--side", side).exit_code == 0
    assert run("pdf", "--example", "-o", str(other), "--side", side).exit_code == 0
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(("text", "code"), [("{", "malformed-json"), ("{}", "not-a-record"),
                                            ("[" * 100_000, "malformed-json")])  # fmt: skip
def test_a_file_that_is_no_record_writes_nothing(tmp_path, text, code):
    """The error says what is wrong; there is no half document."""
    record, file = tmp_path / "r.json", tmp_path / "F.pdf"
    record.write_text(text, encoding="utf-8")
    result = run("pdf", str(record), "-o", str(file))
    assert isinstance(result.exception, RecordError)
    assert result.exception.code == code
    assert not file.exists()


def test_a_record_or_the_example_but_not_both(tmp_path):
    """The call is refused with its usage."""
    assert run("pdf", "-o", str(tmp_path / "F.pdf")).exit_code == 2
