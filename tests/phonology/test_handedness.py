"""Left-handers: the other hand signs, and right stays right."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.cli.engine import load_engine
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.phonology.handedness import OPPOSITES, REAL_SCENES
from lsf_avatar.phonology.transform import exchanged


@pytest.fixture(scope="module")
def engines():
    """The same signer, by hand."""
    right = load_engine()
    return {"right": right, "left": replace(right, dominant="left")}


def test_every_exchanged_sign_is_in_the_lexicon_and_comes_back(engines):
    """A pair that is renamed would silently turn right into left."""
    entries = engines["right"].lexicon.entries
    assert all(entries[name].signs for name in OPPOSITES)
    assert all(OPPOSITES[OPPOSITES[name]] == name for name in OPPOSITES)


def test_glosses_and_mouthing_are_the_same_for_both_hands(engines):
    """Only the form changes hands, never what is said."""
    said = {hand: engine.sign("La voiture tourne à droite.").utterance
            for hand, engine in engines.items()}  # fmt: skip
    assert said["right"] == said["left"]


@pytest.mark.parametrize("gloss", [*sorted(OPPOSITES), "VEHICULE-A", "VEHICULE-B"])
def test_a_sign_of_a_side_goes_to_that_side_with_either_hand(engines, gloss):
    """DROITE goes to the signer's right by the right hand and by the left one; so does A."""
    ways_m = {}
    for hand, engine in engines.items():
        words = {"VEHICULE-A": "Le véhicule A.", "VEHICULE-B": "Le véhicule B."}.get(gloss)
        signed = engine.sign(words) if words else engine.sign_entry(gloss)
        body, motion = engine.avatar.body, signed.motion
        tip = body.joints.index("finger3-3_R" if hand == "right" else "finger3-3_L")
        side_m = forward(body, motion.rotations_wxyz, motion.root_m).positions_m[:, tip, 0]
        stops = [stop for stop in signed.score.hands["active"] if stop.item >= 0][-2:]
        first, last = (int(stop.peak_s * motion.fps) for stop in stops)
        ways_m[hand] = side_m[last] - side_m[first]
    to_the_left = gloss.endswith(("GAUCHE", "-B"))
    assert all((way > 0.03) == to_the_left and abs(way) > 0.03 for way in ways_m.values()), ways_m


@pytest.mark.parametrize("gloss", sorted(REAL_SCENES))
def test_a_scene_of_the_road_is_the_same_for_left_and_right_handers(engines, gloss):
    """Mirrored, « venait de droite » would come from the left: another accident."""
    ways_m = []
    for engine in engines.values():
        signed = engine.sign_entry(gloss)
        body, motion = engine.avatar.body, signed.motion
        wrists = [body.joints.index(f"wrist_{side}") for side in "RL"]
        places_m = forward(body, motion.rotations_wxyz, motion.root_m).positions_m[:, wrists]
        ways_m.append(places_m)
    shortest = min(map(len, ways_m))
    apart_m = np.abs(ways_m[0][:shortest] - ways_m[1][:shortest]).max()
    assert apart_m < 0.02, apart_m


def test_hands_are_exchanged_only_where_both_are_written_out(engines):
    """A hand that nobody wrote would be made up."""
    (one_handed,) = engines["right"].lexicon.entries["RECULER"].signs
    with pytest.raises(ValueError, match="RECULER"):
        exchanged(one_handed)
