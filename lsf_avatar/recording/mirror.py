"""A recording for a signer of the other hand: the mirror image of it, on the same body.

A left-hander's form is the mirror image of a right-hander's (`phonology.handedness`, where what
names a real side is told apart; its sources and confidence hold here too).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import conjugate, continuous, multiply
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.phonology.handedness import OPPOSITES, REAL_SCENES
from lsf_avatar.recording.clip import Recording

_TURN = np.array([1.0, 1.0, -1.0, -1.0])
"""A turn seen in a mirror across x: what turns about x stays, about y and z it goes back."""
_POINT = np.array([-1.0, 1.0, 1.0])
_SEEN = [1, 0, 2, 3]
"""`recording.clip.PARTS` in the mirror."""


def for_hand(
    recordings: Mapping[str, Recording], body: Body, dominant: str
) -> dict[str, Recording]:
    """What a signer of one hand can use of recordings of signers of either.

    A sign that names a real side is taken from the recording of the other side: what goes to the
    left goes to the right in the mirror. Its face is left out, for it says the other word. A
    road scene is never mirrored, for it would be another accident.

    Args:
        recordings: By gloss.
        body: Of the signer.
        dominant: `right` or `left`.
    """
    made: dict[str, Recording] = {}
    for gloss, recording in recordings.items():
        if recording.sidecar.dominant == dominant or gloss in REAL_SCENES:
            made[gloss] = recording
    for gloss, recording in recordings.items():
        if recording.sidecar.dominant != dominant and gloss not in REAL_SCENES:
            shown = OPPOSITES.get(gloss, gloss)
            made.setdefault(shown, _mirrored(recording, body, silent=shown != gloss))
    return {gloss: recording for gloss, recording in made.items() if recording.sidecar.layers}


def mirrored(motion: Motion, body: Body) -> Motion:
    """The mirror image of a motion, as this body makes it.

    Exact as far as the body is its own mirror image: each joint turns as its counterpart's mirror
    image does. A face channel that has a side and no counterpart (`tongueInCheek`) stays.

    Args:
        motion: Of this body.
        body: Whose.
    """
    twin = twins(body)
    world = forward(body, motion.rotations_wxyz, motion.root_m).rotations_wxyz
    turned = multiply(world, conjugate(body.frames_wxyz))[:, twin] * _TURN
    turned = multiply(turned, body.frames_wxyz)
    above = np.maximum(body.parents, 0)
    inside = multiply(conjugate(turned[:, above]), turned)
    local = np.where((body.parents < 0)[:, None], turned, inside)
    return Motion(
        fps=motion.fps,
        rotations_wxyz=continuous(local),
        root_m=_mirrored_root(motion.root_m, body),
        face=motion.face[:, _channel_twins(body.face_channels)],
        wrist_error_m=motion.wrist_error_m[:, ::-1].copy(),
        contact_error_m=motion.contact_error_m[:, ::-1].copy(),
        item_index=motion.item_index.copy(),
    )


def twins(body: Body) -> NDArray[np.int32]:
    """(J,) for each joint the one on the other side; itself in the middle."""
    other = {"R": "L", "L": "R"}
    names = (
        f"{name[:-1]}{other[name[-1]]}" if name.endswith(("_R", "_L")) else name
        for name in body.joints
    )
    return np.array([body.index[name] for name in names], np.int32)


def _mirrored(recording: Recording, body: Body, silent: bool) -> Recording:
    sidecar = recording.sidecar
    if silent:
        layers = tuple(layer for layer in sidecar.layers if layer != "face")
        sidecar = replace(sidecar, layers=layers)
    return replace(
        recording,
        motion=mirrored(recording.motion, body),
        seen=recording.seen[:, _SEEN],
        sidecar=sidecar,
    )


def _mirrored_root(root_m: Array, body: Body) -> Array:
    """(F, 3) the root goes as far to the other side."""
    rest = body.heads_m[0]
    mirror: Array = rest + (root_m - rest) * _POINT
    return mirror


def _channel_twins(channels: tuple[str, ...]) -> NDArray[np.int32]:
    """(E,) for each face channel the one of the other side; itself where it has no side."""
    swap = (("Left", "Right"), ("Right", "Left"))
    index = {name: number for number, name in enumerate(channels)}
    found: list[int] = []
    for name in channels:
        other = next((name.removesuffix(a) + b for a, b in swap if name.endswith(a)), name)
        found.append(index[other] if other in index else index[name])
    return np.array(found, np.int32)
