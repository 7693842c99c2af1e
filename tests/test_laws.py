"""Laws of the whole way, from text to motion: mirror, tempo, order, and the same bytes anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.geometry import continuous
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.pipeline import citation
from lsf_avatar.recording.mirror import twins
from lsf_avatar.timeline import Tempo

MIRROR = np.array([-1.0, 1.0, 1.0])
TEXTS = (
    "La voiture est rouge.", "Où est le conducteur ?", "Ma plaque est AB-123-CD.",
    "Le véhicule A a heurté le véhicule B.", "Je n'ai pas vu le camion.",
)  # fmt: skip
ENTRIES = ("TELEPHONER", "VOITURE", "BONJOUR", "ROUGE", "POLICE")


def _joints(signed, body):
    motion = signed.motion
    return forward(body, motion.rotations_wxyz, motion.root_m).positions_m


@settings(max_examples=5)
@given(gloss=st.sampled_from(ENTRIES))
def test_a_left_handed_signer_is_the_mirror_image_in_every_joint_and_frame(engine, gloss):
    """A citation form names no real side: the whole skeleton is the mirror image."""
    body = engine.avatar.body
    said = citation(engine.lexicon.entries[gloss])
    right, left = (replace(engine, dominant=d).perform(said) for d in ("right", "left"))

    assert right.motion.frames == left.motion.frames
    apart = _joints(left, body)[:, twins(body)] * MIRROR - _joints(right, body)
    assert np.linalg.norm(apart, axis=-1).max() < 0.008


@settings(max_examples=8)
@given(text=st.sampled_from(TEXTS), speed=st.floats(0.5, 1.5))
def test_another_tempo_shows_the_same_things_in_the_same_order(engine, text, speed):
    """Faster or slower, the same postures, letters and contacts follow on each other."""
    usual, other = (replace(engine, tempo=Tempo(s)).sign(text) for s in (1.0, speed))
    for role in ("active", "passive"):
        runs = [[s.letter for s in one.score.hands[role] if s.letter] for one in (usual, other)]
        assert runs[0] == runs[1]
    orders = [[s.item for s in one.score.hands["active"]] for one in (usual, other)]
    assert list(dict.fromkeys(orders[0])) == list(dict.fromkeys(orders[1]))
    touched = [np.isfinite(one.motion.contact_error_m).any(axis=0).tolist()
               for one in (usual, other)]  # fmt: skip
    assert touched[0] == touched[1]
    assert all(time.start_s < time.end_s for time in other.score.items)


@settings(max_examples=5)
@given(text=st.sampled_from(TEXTS))
def test_tracks_are_idempotent(engine, text):
    """Signed twice, signed the same; turns made continuous stay as they are."""
    first = engine.sign(text)
    again = engine.perform(first.utterance)

    assert again.score == first.score
    np.testing.assert_array_equal(again.motion.rotations_wxyz, first.motion.rotations_wxyz)
    turns = continuous(first.motion.rotations_wxyz)
    np.testing.assert_array_equal(continuous(turns), turns)


@pytest.mark.parametrize(("seed", "threads"), [("0", "1"), ("4242", "2")])
def test_hash_seed_and_threads_do_not_show_in_the_clip(engine, tmp_path, seed, threads):
    """Another process, another order of sets, another number of threads: the same bytes."""
    text, path = TEXTS[3], tmp_path / "clip.glb"
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    subprocess.run(
        [sys.executable, "-m", "lsf_avatar.cli.main", "sign", text, "-o", str(path)],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed, **dict.fromkeys(names, threads)},
    )

    assert path.read_bytes() == engine.sign(text).clip


@settings(max_examples=4)
@given(order=st.permutations("AAB"), dominant=st.sampled_from(["right", "left"]))
def test_a_vehicle_is_signed_at_one_place_over_a_whole_recap(engine, order, dominant):
    """In the motion, not only in the glosses: A on the signer's right, B on the left, each time."""
    text = " ".join(f"Le véhicule {letter} est rouge." for letter in order)
    signed = replace(engine, dominant=dominant).sign(text)
    wrists = _joints(signed, engine.avatar.body)[:, rig_of(engine.avatar.body).wrist]
    hand = ("right", "left").index(dominant)
    places = {"A": [], "B": []}
    for number, item in enumerate(signed.utterance.items):
        if item.gloss in ("VEHICULE-A", "VEHICULE-B"):
            last = [s for s in signed.score.hands["active"] if s.item == number][-1]
            at = wrists[round((last.peak_s + last.release_s) / 2 * signed.motion.fps), hand]
            places[item.gloss[-1]].append(at)

    assert [len(places[letter]) for letter in "AB"] == [2, 1]
    assert np.linalg.norm(places["A"][0] - places["A"][1]) < 0.02
    assert places["A"][0][0] < places["B"][0][0] - 0.1
