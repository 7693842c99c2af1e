"""No forearm and no wrist is turned farther than a human's, whatever is asked for."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.geometry import about, angle_between, multiply, rotate, unit
from lsf_avatar.kinematics.arm import hold_arms
from lsf_avatar.kinematics.reins import LIMITS, held_within, strained
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.qa.check import Subject
from lsf_avatar.qa.checks import joints as checks

MANY = 400


@pytest.fixture
def held(body):
    """Arms whose wrists are before the trunk, and how hands are turned against them -> angles."""
    rig = rig_of(body)
    rng = np.random.default_rng(7)
    shoulders = np.broadcast_to(body.heads_m[rig.upper], (MANY, 2, 3))
    away = unit(rng.normal(size=(MANY, 2, 3)) * [0.5, 0.5, 0.3] + [0.0, 0.0, 1.0])
    wrists = shoulders + away * rng.uniform(0.2, 0.42, (MANY, 2, 1))
    swivels = rng.uniform(-0.3, 1.2, (MANY, 2))
    return lambda turns: hold_arms(body, shoulders, wrists, turns, swivels)


def test_any_turn_of_a_hand_is_brought_within_what_its_arm_can_do(held):
    """Turned and bent at random: afterwards no angle is beyond the most there is."""
    asked = unit(np.random.default_rng(8).normal(size=(MANY, 2, 4)))

    arms = held(held_within(held(asked), asked))

    off = np.abs(arms.turnout_rad - np.pi / 2)
    assert off.max() <= LIMITS.most_turn_rad + 1e-6
    over = np.maximum(arms.bent_rad - LIMITS.most_rad[:, 1], LIMITS.most_rad[:, 0] - arms.bent_rad)
    assert np.percentile(over, 90.0) < np.radians(1.0)


def test_a_hand_that_its_arm_can_hold_stays_as_it_is(held):
    """Nothing is given up that need not be."""
    level = held(np.tile([1.0, 0.0, 0.0, 0.0], (MANY, 2, 1))).level
    arms = held(level)
    assert not strained(arms)[np.abs(arms.turnout_rad - np.pi / 2) < 1.5].any()

    within = held_within(arms, level)

    easy = ~strained(arms)
    assert easy.any()
    np.testing.assert_allclose(angle_between(level, within)[easy], 0.0, atol=1e-6)


def test_a_palm_that_goes_once_round_its_forearm_never_flips(held):
    """Where no forearm can follow, it goes back the other way: quickly, not at once."""
    arms = held(np.tile([1.0, 0.0, 0.0, 0.0], (MANY, 2, 1)))
    along = rotate(arms.straight, arms.rest.fore)
    before = None
    for degrees in range(0, 364, 4):
        turns = held_within(held(turned := _turned(arms, along, degrees)), turned)
        if before is not None:
            assert angle_between(before, turns).max() < np.radians(4.0 * 2.5)
        before = turns


def _turned(arms, along, degrees):
    return multiply(about(along, np.radians(degrees)), arms.level)


def test_no_joint_of_any_of_some_phrases_and_entries_passes_its_limits(engine, lexicon):
    """The law of issue 5, on the finished motion; `lsf qa check` asks it of all of them."""
    worst = ["MEDECIN", "RESPONSABLE", "VERGLAS", "MUR", "REPONDRE", "ENTENDANT", "NE-PAS-SAVOIR"]
    phrases = list(lexicon.phrases)[::9]
    done = [engine.sign_entry(gloss) for gloss in worst]
    done += [engine.sign_phrase(name) for name in phrases]

    found = [
        (signed.text, finding.frame, finding.message)
        for signed in done
        for finding in checks.LIMITS.run(Subject(engine.avatar, signed))
    ]

    assert found == []
