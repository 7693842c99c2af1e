"""Contact sheets: everything is on them, named, and seen from the side that is said."""

from __future__ import annotations

import json

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from lsf_avatar.avatar.looks import look_named
from lsf_avatar.cli.avatar import avatar as avatar_command
from lsf_avatar.cli.sheet import expression_cells, handshape_cells
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.render.sheet import Cell, write_sheet

BEHIND = look_named("woman").tone.background


@pytest.fixture(scope="module")
def handshapes(avatar):
    """The cells of all handshapes."""
    return handshape_cells(avatar)


def covered(picture):
    """Where something other than the background is."""
    return np.abs(picture.astype(int) - BEHIND).max(axis=-1) > 20


def test_all_52_handshapes_are_shown_from_three_sides_under_their_french_names(handshapes):
    """A hand is in every picture, whole: neither fingertips nor thumb are cut off."""
    assert len(handshapes) == 52
    for cell, shape in zip(handshapes, HANDSHAPES.values(), strict=True):
        assert cell.label == f"{shape.id} : {shape.french}"
        assert len(cell.pictures) == 3
        for picture in cell.pictures:
            seen = covered(picture)
            assert seen.mean() > 0.04
            assert not seen[0].any()
            assert not seen[:, [0, -1]].any()


def test_the_palm_is_seen_from_the_palm_and_the_thumb_points_to_the_viewers_right(handshapes):
    """`pouce`, of a right hand with its fingers up; from the back the thumb points left."""
    palm, back, _ = next(cell for cell in handshapes if cell.label.startswith("pouce :")).pictures

    columns = np.arange(palm.shape[1]) - palm.shape[1] / 2
    assert columns[covered(palm).any(axis=0)].max() > 30
    assert columns[covered(back).any(axis=0)].min() < -30


def test_every_expression_differs_from_the_face_at_rest(avatar):
    """A name whose morphs the body lacks would show a face at rest."""
    rest, *others = expression_cells(avatar)

    for cell in others:
        assert np.abs(cell.pictures[0].astype(int) - rest.pictures[0]).max() > 25, cell.label


def test_each_cell_has_its_name_beneath_it(tmp_path):
    """Accents included; a cell without a name has white paper there."""
    picture = np.full((60, 80, 3), 100, np.uint8)
    cells = [Cell(label, (picture,)) for label in ("é", "", "une étiquette bien plus longue")]

    write_sheet(tmp_path / "sheet.png", "Essai", cells, 3)

    sheet = np.asarray(Image.open(tmp_path / "sheet.png"))
    top = next(row for row in range(len(sheet)) if (sheet[row, 8:88] == 100).all())
    beneath = sheet[top + 60 :]
    inks = [(beneath[:, x : x + 80] < 128).any(axis=-1).sum() for x in (8, 96, 184)]
    assert inks[0] > 10
    assert inks[1] == 0
    assert inks[2] > 10 * inks[0]


def test_the_command_writes_a_sheet_for_each_kind(tmp_path):
    """`lsf avatar sheet -o FOLDER --json`."""
    result = CliRunner().invoke(avatar_command, ["sheet", "-o", str(tmp_path), "--json"])

    assert result.exit_code == 0, result.output
    sheets = {row["file"]: row["cells"] for row in json.loads(result.output)["sheets"]}
    assert list(sheets.values()) == [52, 24, 18]
    for file in sheets:
        with Image.open(file) as picture:
            picture.verify()
