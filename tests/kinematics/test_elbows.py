"""Forearms stay out of the trunk: elbows turn aside for them, smoothly, and shoulders help."""

from __future__ import annotations

import numpy as np

from lsf_avatar.kinematics.arm import elbow_circle, hold_arms
from lsf_avatar.kinematics.elbows import (
    CLEAR_M,
    LIFTED_RAD,
    clear_elbows,
    near_forearms,
    spread,
    sunk,
)
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.probing import as_rows
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.kinematics.solve import root_at_rest
from lsf_avatar.kinematics.trunk import pose_trunk

FPS = 30.0
FRAMES = 60
IN_TRUNK_M = 0.003
"""Of a forearm, where nothing keeps it there (issue 5)."""

STILL_IN_M = {"SIGNER-SIGNATURE": 0.0035}
"""Entries of which a forearm is still in the trunk, and how deep: hands that lie on each other
close to the body."""


def around_at_rest(body):
    """Head and trunk at rest."""
    rig = rig_of(body)
    return Around(rig, pose_trunk(rig, np.zeros((FRAMES, 5, 3)), root_at_rest(rig, FRAMES)))


def deepest_m(around, elbows, wrists):
    """How deep any ball of any forearm is in the trunk; each frame has both arms."""
    arms = as_rows(elbows), as_rows(wrists)
    found = sunk(around, *arms, near_forearms(around, *arms))
    return 0.0 if found is None else float(found.missing_m.max()) - CLEAR_M


def test_elbows_are_where_arms_are_held(body):
    """The circle says the same as the whole arm does."""
    rig = rig_of(body)
    random = np.random.default_rng(3)
    shoulders = np.broadcast_to(body.heads_m[rig.upper], (40, 2, 3))
    wrists = shoulders + random.uniform(-0.3, 0.3, (40, 2, 3))
    swivel = random.uniform(-0.5, 1.5, (40, 2))
    palms = np.broadcast_to((1.0, 0.0, 0.0, 0.0), (40, 2, 4))

    held = hold_arms(body, shoulders, wrists, palms, swivel)

    circle = elbow_circle(body, shoulders, wrists)
    np.testing.assert_allclose(circle.elbows_m(swivel), held.elbows_m, atol=1e-12)
    ahead = circle.elbows_m(swivel + 1e-6) - circle.elbows_m(swivel)
    np.testing.assert_allclose(ahead / 1e-6, circle.tangent_m(swivel), atol=1e-5)


def test_an_elbow_in_the_flank_turns_aside_and_back(body):
    """Hands go to the belly and away: no forearm is left in the trunk, no elbow jumps."""
    around, rig = around_at_rest(body), rig_of(body)
    shoulders = np.broadcast_to(body.heads_m[rig.upper], (FRAMES, 2, 3))
    ahead = 0.30 + 0.10 * np.cos(np.linspace(0.0, 2.0 * np.pi, FRAMES))
    wrists = shoulders + np.stack(
        [np.stack((side * 0.04 + 0.0 * ahead, -0.10 + 0.0 * ahead, ahead), 1) for side in (1, -1)],
        axis=1,
    )
    circle = elbow_circle(body, shoulders, wrists)
    hanging = np.full((FRAMES, 2), np.radians(-28.0))
    assert deepest_m(around, circle.elbows_m(hanging), circle.wrists_m) > 0.01

    swivel = clear_elbows(around, circle, hanging, FPS)

    assert deepest_m(around, circle.elbows_m(swivel), circle.wrists_m) < 0.002
    assert np.abs(np.diff(swivel, axis=0)).max() < np.radians(6.0)
    assert swivel.max() <= LIFTED_RAD


def test_what_is_spread_is_never_less_than_what_is_needed():
    """A frame that needs a turn gets it, its neighbours a little; far ones nothing."""
    needed = np.zeros((40, 1))
    needed[20] = -0.3
    given = spread(needed, 4.0)[:, 0]

    assert given[20] <= -0.3
    assert (given <= 1e-12).all()
    assert np.abs(np.diff(given)).max() < 0.15
    assert (given[:8] == 0.0).all()


def test_no_forearm_of_any_entry_is_in_the_trunk(lexicon, body, perform, say):
    """By the balls that stand for the sleeves, as posed; one is known, none worse."""
    rig = rig_of(body)
    worse = {}
    for entry in (entry for entry in lexicon.entries.values() if entry.signs):
        _, targets, motion = perform(say(entry.signs))
        around = Around(rig, pose_trunk(rig, targets.body_rad, motion.root_m))
        at = forward(body, motion.rotations_wxyz, motion.root_m).positions_m
        deep = deepest_m(around, at[:, rig.fore], at[:, rig.wrist])
        if deep >= STILL_IN_M.get(entry.gloss, IN_TRUNK_M):
            worse[entry.gloss] = deep
    assert worse == {}
