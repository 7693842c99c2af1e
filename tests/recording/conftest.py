"""An engine with a sign that was filmed as another one, so that both can be told apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.recording import read_shelf, write_recording
from lsf_avatar.timeline import Tempo

SIDECAR = """\
signer: "Anne"
consent: true
licence: CC-BY-4.0
gloss: {gloss}
dominant: {by}
layers: [{layers}]
trim_s: {trim}
"""


@pytest.fixture
def body(engine):
    """The body of the signer."""
    return engine.avatar.body


@pytest.fixture
def record(engine, tmp_path):
    """`record("VOITURE", of="TELEPHONER")`: an engine that has the one sign filmed as the other."""

    def made(gloss, of, layers="hands, body, face", trim="null", unseen=(), speed=1.0, by="right"):
        motion = replace(engine, tempo=Tempo(speed)).sign_entry(of).motion
        seen = np.ones((motion.frames, 4), bool)
        seen[:, list(unseen)] = False
        path = tmp_path / f"{gloss}.glb"
        path.write_bytes(write_recording(engine.avatar.body, motion, seen))
        written = SIDECAR.format(gloss=gloss, layers=layers, trim=trim, by=by)
        path.with_suffix(".yaml").write_text(written, encoding="utf-8")
        return replace(engine, shelf=read_shelf(tmp_path, engine.avatar.body))

    return made
