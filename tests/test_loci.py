"""Vehicle A and vehicle B keep their places, sentence after sentence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.phonology.handedness import for_left_hander

SIDES = {"A": "active", "B": "passive"}
SENTENCES = (
    "Le véhicule {x} a heurté le véhicule {y}.",
    "Le véhicule {x} a été heurté par le véhicule {y}.",
    "Le conducteur {x} a montré son permis au conducteur {y}.",
    "Le conducteur {x} a demandé le numéro au conducteur {y}.",
    "J'ai téléphoné au conducteur {x}.",
    "Le conducteur {x} m'a envoyé une photo.",
    "Le véhicule {x} reculait.",
    "Le véhicule {x} n'a pas vu le véhicule {y}.",
)
recaps = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.sampled_from(["AB", "BA"])), min_size=1, max_size=6
)


def _sides(utterance):
    """(letter, locus) of every item that names a vehicle or what belongs to it."""
    text = utterance.text
    for item in utterance.items:
        written = text[item.start : item.end]
        if written[-2:].strip() in SIDES:
            yield written[-2:].strip(), item.locus


@settings(max_examples=12)
@given(recaps)
def test_a_and_b_stand_where_they_stood_over_a_whole_recap(engine, sentences):
    """A on the active side, B on the passive side; verbs go from the one to the other."""
    text = " ".join(s.format(x=order[0], y=order[1]) for s, order in sentences)
    utterance = engine.gloss(text)

    assert all(locus == SIDES[letter] for letter, locus in _sides(utterance))
    made = [(i.source, i.goal) for i in utterance.items if i.goal is not None]
    expected = []
    for sentence, order in sentences:
        x, y = (SIDES[letter] for letter in order)
        expected += {
            0: [(x, y)], 1: [(y, x)], 2: [(x, y)], 3: [(x, y)], 4: [("self", x)], 5: [(x, "self")]
        }.get(SENTENCES.index(sentence), [])  # fmt: skip
    assert made == expected


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Je vous donne mon permis.", ["DONNER self>addressee"]),
        ("Vous me donnez votre numéro.", ["DONNER addressee>self"]),
        ("Envoyez-moi la photo.", ["ENVOYER addressee>self"]),
        ("Je lui ai téléphoné.", ["TELEPHONER self>far"]),
        ("Le conducteur B vous a montré son permis.", ["MONTRER passive>addressee"]),
        ("Demandez au conducteur B.", ["DEMANDER addressee>passive"]),
        ("Le véhicule A n'a pas heurté le véhicule B.", ["HEURTER active>passive"]),
        ("Vous et moi avons signé.", []),
        ("Téléphonez au 114.", []),
        ("Le camion a heurté la voiture.", []),
    ],
)
def test_a_verb_goes_from_who_acts_to_whom_it_is_done_to(engine, text, verbs):
    """Where the sentence says so; else it stays as its entry has it."""
    found = [f"{i.gloss} {i.source}>{i.goal}" for i in engine.gloss(text).items if i.goal]

    assert found == verbs


@pytest.mark.parametrize("letter", ["A", "B"])
def test_a_possessive_is_directed_at_its_owner(engine, letter):
    """« son permis » of driver B is on the side of B."""
    utterance = engine.gloss(f"Le conducteur {letter} a montré son permis.")

    assert [i.locus for i in utterance.items if i.gloss == "SON"] == [SIDES[letter]]
    nobody = engine.gloss("Le conducteur a montré son permis.")
    assert [i.locus for i in nobody.items if i.gloss == "SON"] == [None]


def test_the_hand_that_strikes_is_the_one_on_the_side_of_the_vehicle(engine):
    """A is the right hand of a right-hander; its wrist travels when A strikes, and only then."""
    wrist = rig_of(engine.avatar.body).wrist
    travelled = {}
    for x, y in ("AB", "BA"):
        signed = engine.sign(f"Le véhicule {x} a heurté le véhicule {y}.")
        number = next(n for n, i in enumerate(signed.utterance.items) if i.gloss == "HEURTER")
        segments = [s for s in signed.score.hands["active"] if s.item == number]
        frames = slice(
            *(round(t * signed.motion.fps) for t in (segments[0].peak_s, segments[-1].peak_s))
        )
        motion = signed.motion
        at = forward(engine.avatar.body, motion.rotations_wxyz, motion.root_m).positions_m
        way = np.diff(at[frames][:, wrist], axis=0)
        travelled[x] = np.linalg.norm(way, axis=-1).sum(axis=0)
    assert travelled["A"][0] > 3.0 * travelled["A"][1]
    assert travelled["B"][1] > 3.0 * travelled["B"][0]


def test_a_left_hander_keeps_the_sides_of_a_verb(engine):
    """Right and left in the world do not change with the hand."""
    utterance = engine.gloss("Le véhicule A a heurté le véhicule B.")
    turned = for_left_hander(utterance, {})

    (verb,) = (i for i in turned.items if i.gloss == "HEURTER")
    assert (verb.source, verb.goal) == ("passive", "active")
