"""Small signs and utterances for the tests of this folder, and a body that signs them."""

from __future__ import annotations

import pytest
from signing import hand, say, sign, spell

from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.solve import solve
from lsf_avatar.timeline import schedule

__all__ = ["body", "hand", "perform", "say", "sign", "spell"]


@pytest.fixture(scope="session")
def body(avatar):
    """The body of the built signer."""
    return avatar.body


@pytest.fixture
def perform(body):
    """An utterance → its score, targets and motion."""

    def run(utterance, tempo=None, **others):
        score = schedule(utterance, tempo)
        targets = aim(score, body, **others)
        return score, targets, solve(targets, body)

    return run
