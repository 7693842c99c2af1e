"""Names of the face as weights of channels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.kinematics.face import EXPRESSION_TIERS, EXPRESSIONS, MOUTH_STEPS, face_weights
from lsf_avatar.kinematics.visemes import VISEME_WEIGHTS
from lsf_avatar.phonology.mouth_gestures import GESTURES
from lsf_avatar.phonology.nonmanuals import TIERS
from lsf_avatar.phonology.visemes import VISEMES

CHANNELS = tuple(sorted({c for w in (*EXPRESSIONS.values(), *MOUTH_STEPS.values()) for c in w}))


def test_every_name_of_the_tiers_of_the_face_has_weights():
    """A name that a linguist may write must show: as one shape, or step by step."""
    wanted = {(tier, name) for tier in EXPRESSION_TIERS for name in TIERS[tier]}
    assert set(EXPRESSIONS) <= wanted
    assert {name for _, name in wanted - set(EXPRESSIONS)} <= set(GESTURES)
    assert all(EXPRESSIONS.values())
    steps = {step for gesture in GESTURES.values() for step in gesture.steps}
    assert steps <= set(MOUTH_STEPS)
    assert all(any(MOUTH_STEPS[step] for step in gesture.steps) for gesture in GESTURES.values())


def test_every_viseme_has_weights():
    """Only silence is a mouth at rest."""
    assert tuple(VISEME_WEIGHTS) == VISEMES
    assert [name for name, weights in VISEME_WEIGHTS.items() if not weights] == ["silence"]


def test_all_weights_are_shares():
    """From 0 to 1, as players of morphs expect."""
    for weights in (*EXPRESSIONS.values(), *MOUTH_STEPS.values()):
        assert all(0.0 < weight <= 1.0 for weight in weights.values())


def test_all_channels_are_on_the_built_face(avatar):
    """A misspelt channel would move nothing, in silence."""
    assert set(CHANNELS) <= set(avatar.body.face_channels)


def test_weights_stand_in_the_order_of_the_channels():
    """One row a name, one column a channel."""
    weights = face_weights("mouthing", ["silence", "a", "f/v"], CHANNELS)

    assert weights.shape == (3, len(CHANNELS))
    assert not weights[0].any()
    assert weights[1, CHANNELS.index("jawOpen")] == VISEME_WEIGHTS["a"]["jawOpen"]
    assert weights[2, CHANNELS.index("visemeFV")] == 1.0


@given(st.lists(st.sampled_from(sorted(MOUTH_STEPS)), max_size=5), st.floats(0.0, 1.0))
def test_intensity_scales_a_whole_expression(names, intensity):
    """Half an intensity is half of every weight."""
    full = face_weights("mouth", names, CHANNELS)
    np.testing.assert_allclose(
        face_weights("mouth", names, CHANNELS, intensity), full * intensity, atol=1e-12
    )


def test_each_name_can_have_its_own_intensity():
    """Rows are scaled one by one."""
    one, two = face_weights("brows", ["raised", "raised"], CHANNELS, [0.25, 1.0])
    np.testing.assert_allclose(one * 4, two)


def test_a_name_of_another_tier_is_refused_with_the_nearest_one():
    """The caller learns what would be right."""
    with pytest.raises(UnknownNameError, match="Did you mean 'puffed'"):
        face_weights("cheeks", ["pufed"], CHANNELS)
