"""The linguists' guide: what it tells people to do works as written, and its pictures are there."""

from __future__ import annotations

import itertools
import re
import shlex
import shutil
from pathlib import Path

import numpy as np
import pytest
import yaml
from click.testing import CliRunner

from lsf_avatar.cli.lexicon import lexicon as group
from lsf_avatar.cli.lexicon_pictures import movement_cells, orientation_cells
from lsf_avatar.lexicon.load import load_lexicon
from lsf_avatar.lexicon.schema import PATH
from lsf_avatar.phonology.movements import KINDS

LEXICON = Path(__file__).parents[2] / "lexicon"
GUIDE = (LEXICON / "README.md").read_text(encoding="utf-8")
FIVE_MINUTES = GUIDE.split("## Ajouter un signe en cinq minutes")[1].split("\n## ")[0]


@pytest.fixture
def copied(tmp_path, monkeypatch) -> Path:
    """The whole lexicon in another place, which is also where commands are called."""
    shutil.copytree(LEXICON, tmp_path / "lexicon", ignore=shutil.ignore_patterns("images"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "lexicon"


def run(written: str, folder: Path):
    """A command of the guide, as it is written, on the copied lexicon."""
    _, _, name, *arguments = shlex.split(written)
    where = [] if name == "explain" else ["--folder", str(folder)]
    return CliRunner().invoke(group, [name, *arguments, *where])


def test_a_sign_is_added_in_five_minutes_exactly_as_the_guide_says(copied):
    """Each command in its order, and the edit between them."""
    blocks = re.findall(r"```sh\n(.*?)```", FIVE_MINUTES, re.DOTALL)
    commands = [line.strip() for block in blocks for line in block.splitlines() if line.strip()]
    (form,) = re.findall(r"2\. .*?```yaml\n(.*?)   ```", FIVE_MINUTES, re.DOTALL)
    path = copied.parent / re.search(r"Il se trouve dans `([^`]+)`", FIVE_MINUTES)[1]

    assert run(commands[0], copied).exit_code == 0
    fields = {key: f"{key}:{rest}" for key, rest in re.findall(
        r"(?ms)^(\w+):(.*?\n)(?=\w+:|\Z)", path.read_text(encoding="utf-8"))}  # fmt: skip
    new = re.findall(r"(?ms)^(\w+):(.*?\n)(?=\w+:|\Z)", re.sub(r"(?m)^   ", "", form))
    fields |= {key: f"{key}:{rest}" for key, rest in new}
    path.write_text("".join(fields.values()), encoding="utf-8")
    done = {command: run(command, copied) for command in commands[1:]}

    assert len(commands) >= 7
    assert {command: one.exit_code for command, one in done.items()} == dict.fromkeys(done, 0)
    entry = load_lexicon(copied).entries["BOULANGERIE"]
    assert entry.signs[0].postures[1].movements[0].kind == "circle"
    assert entry.sources[0].ref == "qui signe ainsi, où et quand"
    assert (copied.parent / "boulangerie.mp4").stat().st_size > 1000


def test_the_schema_stands_where_the_line_for_editors_points():
    """Seen from a sign's own folder."""
    (line,) = re.findall(r"# yaml-language-server: \$schema=(\S+)", GUIDE)

    assert (LEXICON / "signs" / "B" / line).resolve() == PATH.resolve()


def test_every_picture_of_the_guide_is_there_and_all_are_small():
    """A guide is read on any connection."""
    shown = re.findall(r"!\[[^\]]+\]\(images/([^)]+)\)", GUIDE)
    files = {path.name: path.stat().st_size for path in (LEXICON / "images").iterdir()}

    assert sorted(shown) == sorted(files)
    assert sum(files.values()) < 1_500_000


def test_the_pictures_show_a_hand_turned_and_moved_otherwise_in_each(avatar):
    """Six ways of the fingers, six of the palm; every movement moves."""
    turned = [cell.pictures[0] for cell in orientation_cells(avatar)]
    assert len(turned) == 12
    assert all(np.abs(a.astype(int) - b).max() > 50 for a, b in itertools.pairwise(turned))

    moved = movement_cells(avatar)
    assert [cell.label.split(" ")[0].split("\u00a0")[0] for cell in moved] == list(KINDS)
    for cell in moved:
        first = cell.pictures[0].astype(int)
        assert any(np.abs(first - later).max() > 20 for later in cell.pictures[1:]), cell.label


def test_a_review_as_the_guide_writes_it_is_taken(copied):
    """Status, name, date and what was looked at."""
    (review,) = re.findall(r"```yaml\n(status: deaf-validated\n.*?)```", GUIDE, re.DOTALL)
    path = copied / "signs" / "B" / "BONJOUR.yaml"
    text = re.sub(r"(?m)^(status: draft|reviewed_by: \[\])\n", "", path.read_text(encoding="utf-8"))
    path.write_text(text + review, encoding="utf-8")

    entry = load_lexicon(copied).entries["BONJOUR"]

    assert (entry.status, entry.reviewed_by[0].deaf_signer) == ("deaf-validated", True)
    assert yaml.safe_load(review)["reviewed_by"][0]["name"] == entry.reviewed_by[0].name
