"""A recorded clip on disk: a GLB of this skeleton whose extras say what the camera did not see."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.clip import read_clip, write_clip
from lsf_avatar.avatar.glb import read_glb
from lsf_avatar.errors import CaptureError
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.recording.retarget import read_retargeted
from lsf_avatar.recording.sidecar import Sidecar, read_sidecar
from lsf_avatar.recording.trim import sign_alone

PARTS = ("right", "left", "face", "body")
"""Order of `Recording.seen`, as of what `capture` says."""


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A recorded sign that may be used.

    Attributes:
        motion: Of this body, trimmed.
        seen: (F, 4) which of `PARTS` the camera saw.
        sidecar: Who signs, and the licence.
        digest: SHA-256 of the clip and its sidecar.
    """

    motion: Motion
    seen: NDArray[np.bool_]
    sidecar: Sidecar
    digest: str = ""


def write_recording(body: Body, motion: Motion, seen: NDArray[np.bool_]) -> bytes:
    """The GLB.

    Args:
        body: Whose joints.
        motion: What was captured.
        seen: (F, 4) which of `PARTS` was seen.
    """
    unseen = {part: _runs(~seen[:, number]) for number, part in enumerate(PARTS)}
    extras = {"body": body.digest, "fps": motion.fps, "frames": motion.frames, "unseen": unseen}
    return write_clip(body, motion, {"recording": extras})


def read_recording(path: Path, body: Body) -> Recording:
    """A recorded sign for this body.

    Raises:
        CaptureError: `no-recording`, `bad-recording`, `other-rig` or `bad-trim`; `no-sidecar`,
            `bad-sidecar`; `no-consent` where signer, consent or licence is not filled in.
    """
    if not path.is_file():
        raise CaptureError("no-recording", f"Il n’y a pas d’enregistrement « {path.name} ».")
    sidecar = read_sidecar(path)
    if sidecar.lacking:
        raise CaptureError(
            "no-consent",
            f"« {path.name} » ne peut pas servir : {', '.join(sidecar.lacking)} à remplir dans "
            f"{path.with_suffix('.yaml').name}.",
        )
    data = path.read_bytes()
    try:
        document, _ = read_glb(data)
        said = document["animations"][0]["extras"]["recording"]
        motion = _motion(document, data, body, path.name)
        seen = _seen(said["unseen"], motion.frames)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise CaptureError(
            "bad-recording", f"« {path.name} » n’est pas un clip de « lsf capture » : {error}."
        ) from error
    digest = hashlib.sha256(data + repr(sidecar).encode()).hexdigest()
    return _trimmed(Recording(motion, seen, sidecar, digest), path.name, body)


def _motion(document: dict[str, Any], data: bytes, body: Body, name: str) -> Motion:
    """The motion on this body; of another one with the same joints, retargeted."""
    said = document["animations"][0]["extras"]["recording"]
    if said["body"] == body.digest:
        return read_clip(body, data, float(said["fps"]))
    try:
        return read_retargeted(document, data, float(said["fps"]), body)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise CaptureError(
            "other-rig",
            f"« {name} » a été enregistré pour un squelette d’une autre sorte ({error}) : refaites "
            "« lsf capture » avec ce signeur.",
        ) from error


def _trimmed(recording: Recording, name: str, body: Body) -> Recording:
    trim, motion = recording.sidecar.trim_s, recording.motion
    if trim is None:
        kept = sign_alone(motion, body)
    else:
        first, last = (round(second * motion.fps) for second in trim)
        if not 0 <= first < last <= motion.frames - 1:
            raise CaptureError(
                "bad-trim",
                f"« {name} » dure {motion.duration_s:.2f} s : trim_s {trim} n’y tient pas.",
            )
        kept = slice(first, last + 1)
    return replace(recording, motion=part_of(motion, kept), seen=recording.seen[kept])


def part_of(motion: Motion, kept: slice) -> Motion:
    """Some frames of a motion."""
    return Motion(
        fps=motion.fps,
        rotations_wxyz=motion.rotations_wxyz[kept].copy(),
        root_m=motion.root_m[kept].copy(),
        face=motion.face[kept].copy(),
        wrist_error_m=motion.wrist_error_m[kept].copy(),
        contact_error_m=motion.contact_error_m[kept].copy(),
        item_index=motion.item_index[kept].copy(),
    )


def _runs(flags: NDArray[np.bool_]) -> list[list[int]]:
    """First and last frame of each run of true."""
    padded = np.concatenate(([False], flags, [False])).astype(int)
    starts, ends = np.flatnonzero(np.diff(padded) == 1), np.flatnonzero(np.diff(padded) == -1)
    return [[int(a), int(b) - 1] for a, b in zip(starts, ends, strict=True)]


def _seen(unseen: Mapping[str, Sequence[Sequence[Any]]], frames: int) -> NDArray[np.bool_]:
    seen = np.ones((frames, len(PARTS)), bool)
    for number, part in enumerate(PARTS):
        for first, last in unseen[part]:
            seen[int(first) : int(last) + 1, number] = False
    return seen
