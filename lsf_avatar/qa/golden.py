"""Golden motions: how every phrase moved when it was last accepted, as compact numbers.

One file a phrase in `animations/golden/`: five postures a second, joints as quaternions in steps
of 1/4095, face weights in steps of 1/255, compressed. That is fine enough to see a finger move by
a tenth of a degree, and a few kilobytes a phrase.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import brotli
import numpy as np
from numpy.typing import NDArray

from lsf_avatar.errors import RecordError
from lsf_avatar.geometry import unit
from lsf_avatar.kinematics.motion import Motion

SAMPLES_A_SECOND = 5.0
STEP = 4095
SUFFIX = ".golden"
_MAGIC = b"LSFG1\n"


@dataclass(frozen=True, slots=True, eq=False)
class Golden:
    """A motion as it was accepted, sampled.

    Attributes:
        phrase: Id of the phrase.
        text: Its French text.
        digest: Digest of the clip that was accepted.
        duration_s: Of that clip.
        glosses: Its items.
        rotations_wxyz: (S, J, 4) at each sample.
        face: (S, E).
        item_index: (S,).
    """

    phrase: str
    text: str
    digest: str
    duration_s: float
    glosses: tuple[str, ...]
    rotations_wxyz: NDArray[np.float64]
    face: NDArray[np.float64]
    item_index: NDArray[np.int32]


def sample_frames(motion: Motion) -> NDArray[np.int64]:
    """Frames of a motion that a golden keeps: every fifth of a second, and the last."""
    step = max(round(motion.fps / SAMPLES_A_SECOND), 1)
    return np.unique(np.append(np.arange(0, motion.frames, step), motion.frames - 1))


def golden_of(
    phrase: str, text: str, digest: str, glosses: tuple[str, ...], motion: Motion
) -> Golden:
    """The golden of a motion."""
    at = sample_frames(motion)
    return Golden(
        phrase=phrase,
        text=text,
        digest=digest,
        duration_s=motion.duration_s,
        glosses=glosses,
        rotations_wxyz=np.asarray(motion.rotations_wxyz[at]),
        face=np.asarray(motion.face[at]),
        item_index=np.asarray(motion.item_index[at]),
    )


def path_of(folder: Path, phrase: str) -> Path:
    """File of a phrase's golden."""
    return folder / (phrase.replace("/", "+") + SUFFIX)


def write_golden(folder: Path, golden: Golden) -> Path:
    """Writes a golden; the same golden gives the same bytes."""
    signs = np.where(golden.rotations_wxyz[..., :1] < 0, -1.0, 1.0)
    joints = np.round(golden.rotations_wxyz * signs * STEP).astype("<i2")
    face = np.round(golden.face * 255).astype(np.uint8)
    header = {
        "phrase": golden.phrase,
        "text": golden.text,
        "digest": golden.digest,
        "duration_s": round(golden.duration_s, 4),
        "glosses": list(golden.glosses),
        "shape": [*joints.shape[:2], face.shape[1]],
    }
    body = b"".join(
        (
            json.dumps(header, ensure_ascii=False, sort_keys=True).encode() + b"\n",
            np.diff(joints, axis=0, prepend=np.zeros_like(joints[:1])).tobytes(),
            np.diff(face, axis=0, prepend=np.zeros_like(face[:1])).tobytes(),
            golden.item_index.astype("<i2").tobytes(),
        )
    )
    path = path_of(folder, golden.phrase)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_MAGIC + brotli.compress(body, quality=11))
    return path


def read_golden(path: Path) -> Golden:
    """Reads a golden.

    Raises:
        RecordError: If the file is not one.
    """
    data = path.read_bytes()
    if not data.startswith(_MAGIC):
        raise RecordError("not-a-golden", f"{path.name} n’est pas un mouvement de référence.")
    line, _, rest = brotli.decompress(data[len(_MAGIC) :]).partition(b"\n")
    header = json.loads(line)
    samples, joint_count, channels = header["shape"]
    joints = np.frombuffer(rest, "<i2", samples * joint_count * 4)
    face = np.frombuffer(rest, np.uint8, samples * channels, joints.nbytes)
    items = np.frombuffer(rest, "<i2", samples, joints.nbytes + face.nbytes)
    wxyz = np.cumsum(joints.reshape(samples, joint_count, 4), axis=0, dtype=np.int16)
    return Golden(
        phrase=header["phrase"],
        text=header["text"],
        digest=header["digest"],
        duration_s=header["duration_s"],
        glosses=tuple(header["glosses"]),
        rotations_wxyz=unit(wxyz / STEP),
        face=np.cumsum(face.reshape(samples, channels), axis=0, dtype=np.uint8) / 255.0,
        item_index=items.astype(np.int32),
    )
