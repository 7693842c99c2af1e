"""`lsf gloss` on the real lexicon."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from lsf_avatar.cli.gloss import gloss

LEXICON = str(Path(__file__).parents[2] / "lexicon")
ITEM_KEYS = ["gloss", "kind", "start", "end", "clause", "locus", "status", "mouthing"]


def run(*arguments: str, stdin: str | None = None) -> str:
    """What the command prints."""
    result = CliRunner().invoke(
        gloss, [*arguments, "--lexicon", LEXICON], input=stdin, catch_exceptions=False
    )
    assert result.exit_code == 0
    return result.output


def test_json_has_exactly_the_keys_of_the_architecture() -> None:
    """One document and nothing else."""
    text = "Le véhicule AB-123-CD est-il garé ?"
    document = json.loads(run(text, "--json"))

    assert list(document) == ["text", "clauses", "items", "dropped", "trace"]
    assert document["text"] == text
    (clause,) = document["clauses"]
    assert list(clause) == ["type", "start", "end", "nonmanuals"]
    assert clause["nonmanuals"] == ["brows-raised", "head-forward", "hold"]
    assert all(list(item) == ITEM_KEYS for item in document["items"])
    assert "#AB-123-CD" in [item["gloss"] for item in document["items"]]
    assert all(list(entry) == ["start", "end", "text", "rule"] for entry in document["dropped"])
    assert all(list(step) == ["rule", "before", "after"] for step in document["trace"])


def test_a_dash_reads_lines_and_prints_one_document_a_line() -> None:
    """JSON Lines, in the order of the lines."""
    lines = run("-", stdin="Signez.\n\nOù ?\n").splitlines()

    assert [json.loads(line)["text"] for line in lines] == ["Signez.", "", "Où ?"]


def test_the_readable_form_says_what_is_signed_and_what_is_not() -> None:
    """A line a clause, then the words dropped and why."""
    output = run("La voiture est rouge.")

    assert output.splitlines()[0].split()[:3] == ["statement", "VOITURE", "ROUGE"]
    assert "La (article)" in output


def test_a_missing_sign_ends_with_status_3(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the words named, as the command `lsf` ends."""
    from lsf_avatar.cli import main

    arguments = ["lsf", "gloss", "Le tournevis.", "--missing", "refuse", "--lexicon", LEXICON]
    monkeypatch.setattr("sys.argv", arguments)
    with pytest.raises(SystemExit) as ended:
        main.main()

    assert ended.value.code == 3


def test_a_refused_line_says_why_and_the_lines_behind_it_are_glossed() -> None:
    """Too long: a document all the same. Blank or only pictures: glossed as nothing, by name."""
    stdin = "\n😀\n" + "a" * 5001 + "\nSignez.\n"
    documents = [json.loads(line) for line in run("-", stdin=stdin).splitlines()]

    codes = [document.get("error", {}).get("code") for document in documents]
    assert codes == [None, None, "text-too-long", None]
    assert [documents[at]["dropped"][0]["rule"] for at in (0, 1)] == ["empty-text", "symbol"]
    assert documents[2]["error"]["message"]
    assert documents[3]["items"]
