"""Places of the phonology on this body."""

from __future__ import annotations

import numpy as np

from lsf_avatar.kinematics.anchors import anchors, neutral_space, signer_of
from lsf_avatar.kinematics.rig import rig_of


def test_neutral_space_lies_before_the_lower_chest_within_easy_reach(body):
    """A hand with raised fingers can be there without a stretched arm."""
    middle, size = neutral_space(body)
    rig = rig_of(body)

    arm = np.linalg.norm(rig.upper_m[0]) + np.linalg.norm(rig.fore_m[0])
    assert 0.5 * arm < middle[2] - body.heads_m[rig.upper[0], 2] < 0.75 * arm
    assert body.sites["stomach"].point_m[1] < middle[1] < body.sites["chest"].point_m[1]
    assert 0.6 < size < 1.2


def test_a_place_on_a_hand_depends_on_how_that_hand_is_shaped(body, hand):
    """The tip of the index is elsewhere in a fist."""
    signer = signer_of(body, "right")
    on_tip = hand("index", site="index_tip", part="index_tip")

    spread, fist = anchors(signer, "active", [on_tip] * 2, [hand("cinq"), hand("poing")])

    assert np.linalg.norm(spread.place_m - fist.place_m) > 0.04
