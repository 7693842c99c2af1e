"""Every question of the form still moves as it was accepted."""

from __future__ import annotations

import pytest

from lsf_avatar.qa.golden import SUFFIX, path_of
from lsf_avatar.qa.replay import compare


def questions(lexicon) -> list[str]:
    """Ids of the questions, without helps and options."""
    return list(lexicon.questions)


def test_every_question_has_a_golden_and_no_golden_is_an_orphan(lexicon, settings):
    """A question without one could change unseen."""
    folder = settings.animations / "golden"
    expected = {path_of(folder, phrase).name for phrase in questions(lexicon)}

    assert {path.name for path in folder.glob(f"*{SUFFIX}")} == expected


@pytest.mark.parametrize("part", range(4))
def test_every_question_moves_as_it_was_accepted(engine, settings, part):
    """If a change was wanted: look at it, then `lsf qa accept --reason …`."""
    folder = settings.animations / "golden"
    changed = []
    for phrase in questions(engine.lexicon)[part::4]:
        result = compare(engine, phrase, folder)
        assert result is not None, f"{phrase} has no golden"
        if result.differs:
            worst = max(result.items, key=lambda item: item.radians)
            changed.append(
                f"{phrase}: {worst.gloss} at {worst.seconds:.1f} s, "
                f"{worst.joint} by {worst.radians:.3f} rad; {result.duration_s} s"
            )

    assert not changed, "\n".join([*changed, "accept with: lsf qa accept --reason …"])
