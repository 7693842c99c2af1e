"""`lsf avatar` builds the signer once and writes it for other tools."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from lsf_avatar.avatar.glb import read_glb
from lsf_avatar.cli.avatar import avatar as command


@pytest.fixture
def run(avatar, tmp_path, monkeypatch):
    """The command, with data in a folder of its own and the signer at hand."""
    monkeypatch.setenv("LSF_DATA", str(tmp_path / "data"))

    def build(name, progress, body):
        if progress:
            progress("corps")
        return avatar

    monkeypatch.setattr("lsf_avatar.avatar.files.build_avatar", build)
    monkeypatch.setattr("lsf_avatar.avatar.page.at_level", lambda avatar, level: avatar)
    return lambda *words: CliRunner().invoke(command, words, catch_exceptions=False)


def test_build_says_what_it_does_and_does_it_once(run, avatar):
    """Progress goes to the error stream; the second call has none."""
    first, second = run("build"), run("build")

    assert "… corps" in first.stderr
    assert second.stderr == ""
    assert first.stdout == second.stdout
    assert "64 joints" in first.stdout


def test_build_prints_one_json_document(run, avatar):
    """Scripts read the digest and the folder."""
    facts = json.loads(run("build", "--json").stdout)

    assert facts["digest"] == avatar.body.digest
    assert facts["triangles"] == sum(len(mesh.triangles) for mesh in avatar.meshes)


def test_export_writes_a_file_that_viewers_open(run, tmp_path):
    """A binary glTF with a skin."""
    done = run("export", str(tmp_path / "woman.glb"))

    assert done.exit_code == 0
    document, _ = read_glb((tmp_path / "woman.glb").read_bytes())
    assert len(document["skins"]) == 1
