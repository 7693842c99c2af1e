"""What emphasis changes: height, size and hold of what is stressed, and nothing else."""

from __future__ import annotations

import pytest

from lsf_avatar.phonology.movements import Movement
from lsf_avatar.phonology.nonmanuals import Span
from lsf_avatar.phonology.utterance import Item
from lsf_avatar.timeline import schedule
from lsf_avatar.timeline.emphasis import HIGHER_M
from lsf_avatar.timeline.tempo import Tempo

STRESS = [Span("emphasis", 1, 1)]


def test_a_sign_under_emphasis_is_higher_larger_and_held_longer(say, sign):
    """The three things that the hands do; the sign before it is as it was."""
    moving = sign(movements=(Movement("straight", size="small"),))
    plain, stressed = (schedule(say(sign(), moving, spans=s)) for s in ([], STRESS))

    first, was = plain.hands["active"][1:3]
    same, now = stressed.hands["active"][1:3]
    assert (same.posture, same.movements) == (first.posture, first.movements)
    up = now.posture.place.offset[1] - was.posture.place.offset[1]
    assert up == pytest.approx(HIGHER_M)
    assert [m.size for m in now.movements] == ["medium"]
    longer = (now.release_s - now.peak_s) - (was.release_s - was.peak_s)
    assert longer >= Tempo().emphasis_s


def test_emphasis_has_a_face_that_leaves_the_brows_to_grammar(say, sign):
    """A stressed question keeps the brows of a question."""
    score = schedule(say(sign(), sign(), spans=STRESS))

    assert [s.name for s in score.tracks["head"]] == ["tilt_forward"]
    assert not score.tracks["brows"]


def test_a_repeated_sign_under_emphasis_is_not_shortened(say, sign):
    """Who stresses a word does not swallow it."""
    items = [Item("SIGNE", "sign", at, at + 1, 0, (sign(),)) for at in (0, 1)]

    first, second = schedule(say(*items, spans=STRESS)).hands["active"][1:3]

    assert second.release_s - second.peak_s > first.release_s - first.peak_s
