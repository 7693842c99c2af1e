"""Contact sheets: everything is on them, named, and seen from the side that is said."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image
from scipy.ndimage import uniform_filter

from lsf_avatar.avatar.files import ensure_avatar
from lsf_avatar.avatar.looks import look_named
from lsf_avatar.cli.avatar import avatar as avatar_command
from lsf_avatar.cli.sheet import expression_cells, handshape_cells
from lsf_avatar.kinematics.face import EXPRESSIONS
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.mouth_gestures import GESTURES
from lsf_avatar.render.sheet import Cell, write_sheet

BEHIND = look_named("woman").tone.background


@pytest.fixture(scope="module", params=["woman", "man"])
def handshapes(settings, request):
    """The cells of all handshapes of each body."""
    return handshape_cells(ensure_avatar(settings.avatars, request.param))


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


def test_every_expression_can_be_told_from_all_others_at_320_pixels(avatar):
    """Some patch of 3 by 3 pixels differs clearly; a blink is closed lids, for a moment."""
    cells = [cell for cell in expression_cells(avatar) if cell.label != "paupières : clignement"]
    assert cells[0].pictures[0].shape[:2] == (320, 320)
    faces = np.array([uniform_filter(cell.pictures[0].astype(float), (3, 3, 1)) for cell in cells])

    for number, cell in enumerate(cells):
        apart = np.abs(faces[number + 1 :] - faces[number]).max(axis=(1, 2, 3))
        alike = [cells[number + 1 + row].label for row in np.flatnonzero(apart < 20)]
        assert alike == [], cell.label


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


def test_the_command_writes_a_sheet_for_each_kind_and_signer(tmp_path):
    """`lsf avatar sheet -o FOLDER --json`; whoever is named, the woman and the man if nobody is."""
    words = ["sheet", "-o", str(tmp_path), "--json"]
    result = CliRunner().invoke(avatar_command, [*words, "--name", "man"])

    assert result.exit_code == 0, result.output
    sheets = {Path(row["file"]): row["cells"] for row in json.loads(result.output)["sheets"]}
    assert {path.stem: cells for path, cells in sheets.items()} == {
        "man-configurations": 52, "man-expressions": 1 + len(EXPRESSIONS), "man-visemes": 18,
        "man-bouche": len(GESTURES), "man-phrases": 8,
    }  # fmt: skip
    for path in sheets:
        with Image.open(path) as picture:
            picture.verify()
    (option,) = (o for o in avatar_command.commands["sheet"].params if o.name == "names")
    assert tuple(option.default) == ("woman", "man")
