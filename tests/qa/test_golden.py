"""Golden motions: what is written is what is read, and what has moved is named."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.errors import RecordError
from lsf_avatar.geometry import about, angle_between, multiply
from lsf_avatar.qa.diff import ALLOWED_RAD, diff
from lsf_avatar.qa.golden import Golden, read_golden, write_golden
from lsf_avatar.qa.replay import accept, compare, golden_of_signed

PHRASE = "acc.injured"


@pytest.fixture(scope="module")
def kept(engine) -> Golden:
    """The golden that one phrase of the form leaves."""
    return golden_of_signed(PHRASE, engine.sign_phrase(PHRASE))


def changed(golden: Golden, **parts: object) -> Golden:
    """A golden with some of its parts replaced."""
    names = Golden.__dataclass_fields__
    return Golden(**({name: getattr(golden, name) for name in names} | parts))


def test_a_golden_comes_back_within_its_rounding(kept, tmp_path):
    """Joints to a tenth of a degree or so, face weights to half a step of 255."""
    back = read_golden(write_golden(tmp_path, kept))

    assert angle_between(back.rotations_wxyz, kept.rotations_wxyz).max() < ALLOWED_RAD
    assert np.abs(back.face - kept.face).max() <= 0.5 / 255 + 1e-9
    assert (back.item_index == kept.item_index).all()
    assert back.glosses == kept.glosses


def test_a_joint_turned_by_half_a_circle_comes_back_too(kept, tmp_path):
    """There the real part is near zero and cannot be worked out from the rest."""
    rotations = np.zeros_like(kept.rotations_wxyz)
    angles = np.pi + np.linspace(-0.02, 0.02, rotations[..., 0].size).reshape(rotations.shape[:-1])
    rotations[:] = about((0.3, -0.5, 0.8), angles)

    back = read_golden(write_golden(tmp_path, changed(kept, rotations_wxyz=rotations)))

    assert angle_between(back.rotations_wxyz, rotations).max() < ALLOWED_RAD / 4


def test_the_same_golden_gives_the_same_bytes(kept, tmp_path):
    """Otherwise every acceptance would look like a change."""
    first = write_golden(tmp_path / "a", kept).read_bytes()

    assert first == write_golden(tmp_path / "b", kept).read_bytes()


def test_a_golden_is_compact(kept, tmp_path):
    """118 of them live in the repository."""
    assert len(write_golden(tmp_path, kept).read_bytes()) < 20_000


def test_a_file_that_is_no_golden_is_refused_in_french(tmp_path):
    """A wrong file in the folder must not look like a difference."""
    path = tmp_path / "acc.date.golden"
    path.write_bytes(b"glTF")

    with pytest.raises(RecordError, match="pas un mouvement de référence"):
        read_golden(path)


def test_a_motion_does_not_differ_from_itself(kept, engine, tmp_path):
    """Rounding alone is no difference."""
    back = read_golden(write_golden(tmp_path, kept))

    assert not diff(back, kept, engine.avatar.body).differs


def test_one_bent_finger_is_named_with_its_item_and_joint(kept, engine):
    """QA learns what moved, where and by how much."""
    body = engine.avatar.body
    joint = body.index["finger2-2_R"]
    sample = int(np.flatnonzero(kept.item_index == 0)[0])
    rotations = kept.rotations_wxyz.copy()
    rotations[sample, joint] = multiply(rotations[sample, joint], about((1.0, 0, 0), 0.2))

    result = diff(kept, changed(kept, rotations_wxyz=rotations), body)

    (item,) = [item for item in result.items if item.differs]
    assert (item.gloss, item.joint) == (kept.glosses[0], "finger2-2_R")
    assert item.radians == pytest.approx(0.2, abs=1e-6)


def test_a_lost_gloss_is_a_difference(kept, engine):
    """Even where the hands happen to be the same."""
    result = diff(kept, changed(kept, glosses=kept.glosses[:-1]), engine.avatar.body)

    assert result.differs


def test_accepting_writes_the_golden_and_the_reason(engine, tmp_path):
    """What was accepted is compared against from then on; the journal says why."""
    assert compare(engine, PHRASE, tmp_path) is None

    assert accept(engine, [PHRASE], tmp_path, "premier mouvement", "2026-11-23") == [PHRASE]

    result = compare(engine, PHRASE, tmp_path)
    assert result is not None
    assert not result.differs
    assert "2026-11-23 : premier mouvement (acc.injured)" in (tmp_path / "JOURNAL.md").read_text()


def test_accepting_without_a_reason_is_refused(engine, tmp_path):
    """The reason is what QA reads a year later."""
    with pytest.raises(ValueError, match="needs a reason"):
        accept(engine, [PHRASE], tmp_path, "  ", "2026-11-23")
    assert not list(tmp_path.iterdir())


def test_a_face_with_other_channels_counts_as_changed(kept, engine):
    """A new shape of the face shifts all columns: they are not compared with their neighbours."""
    older = changed(kept, face=kept.face[:, 1:])

    found = diff(older, kept, engine.avatar.body)

    assert found.differs
    assert all(item.face == 1.0 and item.radians < ALLOWED_RAD for item in found.items)
