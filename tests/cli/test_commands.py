"""The command `lsf`: what README names exists, and errors are one line with a status."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def lsf(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the tool as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "lsf_avatar.cli.main", *arguments],
        capture_output=True,
        text=True,
        input=text,
        check=False,
        cwd=ROOT,
    )


def readme_commands() -> list[tuple[str, ...]]:
    """(command, subcommand) of every line of README's list of commands."""
    found = re.findall(r"^\.venv/bin/lsf (\w+)(?: ([a-z]+))?", README, flags=re.M)
    return sorted({tuple(part for part in pair if part) for pair in found})


@pytest.mark.parametrize("command", readme_commands(), ids=" ".join)
def test_every_command_of_the_readme_exists(command):
    """A newcomer types what README says."""
    done = lsf(*command, "--help")

    assert done.returncode == 0, done.stderr


def test_every_make_target_of_the_readme_exists():
    """`make run` and `make test` above all."""
    makefile = (ROOT / "Makefile").read_text()
    for target in set(re.findall(r"^make (\w+)", README, flags=re.M)):
        assert re.search(rf"^{target}:", makefile, flags=re.M), target


def test_sign_prints_one_document_and_writes_the_clip(tmp_path):
    """Standard output is JSON and nothing else."""
    path = tmp_path / "clip.glb"

    done = lsf("sign", "Bonjour.", "-o", str(path), "--json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["bytes"] == path.stat().st_size
    assert path.read_bytes()[:4] == b"glTF"


def test_sign_reads_one_text_a_line_and_an_error_does_not_stop_the_rest():
    """JSON Lines; a bad line becomes a document with a code."""
    done = lsf("sign", "-", text="Bonjour.\n\nMerci.\n")

    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert [("error" in document) for document in documents] == [False, True, False]
    assert documents[1]["error"]["code"] == "nothing-to-sign"


def test_a_refused_sign_exits_with_status_three_and_the_word():
    """Scripts can tell a gap from a crash."""
    done = lsf("sign", "Le xyzzy.", "--missing", "refuse")

    assert done.returncode == 3
    assert "xyzzy" in done.stderr
    assert "Traceback" not in done.stderr
