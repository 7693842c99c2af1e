"""A recorded sign at a locus: its hands are moved there as those of a synthesised sign are.

Only where that leaves the sign what it is. What stands in neutral space goes along; a sign made on
the body stays where it was filmed, as its synthesised form does; a verb that goes from one locus to
another turns on the way, which no clip of its citation form shows, and is synthesised.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from lsf_avatar.geometry import conjugate, multiply, rotate
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.kinematics.motion import BODY_PARTS, SIDES, Motion, Targets
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.kinematics.solve import root_at_rest, solve
from lsf_avatar.kinematics.trunk import pose_trunk
from lsf_avatar.phonology.directions import Vector
from lsf_avatar.phonology.sign import REST, Sign
from lsf_avatar.phonology.transform import other_hand, shift_to, stands_in_space
from lsf_avatar.phonology.utterance import Item, Utterance
from lsf_avatar.recording.clip import Recording

MOST_MISSED_M = 0.02
"""A place missed by more can be read as another one: as in the check `wrist-reaches-target`."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Recordings of an utterance.

    Attributes:
        recordings: Index of an item → the recording that is used for it.
        notes: Index of an item at a locus → what became of the locus: `moved`; `kept-on-body` or
            `kept-form-unknown`, where the clip stays where it was filmed; `synthesised-agreement`,
            `synthesised-partly-on-body` or `synthesised-out-of-reach`, where it is not used.
    """

    recordings: Mapping[int, Recording] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)


def choose(
    utterance: Utterance, recordings: Mapping[str, Recording], body: Body, dominant: str
) -> Chosen:
    """Which items are played from recordings, each where it belongs.

    Args:
        utterance: As this signer's hand makes it (`phonology.handedness`).
        recordings: By gloss, for this hand.
        body: Of the signer.
        dominant: `right` or `left`.
    """
    used: dict[int, Recording] = {}
    notes: dict[int, str] = {}
    for number, item in enumerate(utterance.items):
        recording = recordings.get(item.gloss) if item.kind == "sign" else None
        if recording is None:
            continue
        if item.locus is None and item.goal is None:
            used[number] = recording
            continue
        found, notes[number] = _at_locus(item, recording, body, dominant)
        if found is not None:
            used[number] = found
    return Chosen(used, notes)


def moved(motion: Motion, body: Body, offset_m: Array) -> Motion:
    """A motion whose hands are elsewhere and otherwise the same.

    The arms are solved again, below the chest's own turns; hands keep their turns and fingers, and
    the shoulders help as in synthesis.

    Args:
        motion: Of this body.
        body: Whose.
        offset_m: (2, 3) how far each hand goes, seen from the chest at rest.
    """
    rig, frames = rig_of(body), motion.frames
    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    still = pose_trunk(rig, np.zeros((1, len(BODY_PARTS), 3)), root_at_rest(rig, 1))
    chest = body.parents[rig.clavicle[0]]
    back = multiply(still.rotations_wxyz[:, chest], conjugate(posed.rotations_wxyz[:, chest]))
    away = posed.positions_m[:, rig.wrist] - posed.positions_m[:, chest, None]
    wrists = still.positions_m[:, chest, None] + rotate(back[:, None], away) + offset_m
    hands = multiply(posed.rotations_wxyz[:, rig.wrist], conjugate(body.frames_wxyz[rig.wrist]))
    relaxed = np.zeros((frames, 2, 5, 4))
    solved = solve(
        Targets(
            fps=motion.fps,
            wrists_m=wrists,
            palms_wxyz=multiply(back[:, None], hands),
            fingers_rad=relaxed,
            body_rad=np.zeros((frames, len(BODY_PARTS), 3)),
            gaze_rad=np.zeros((frames, 2)),
            face=motion.face.copy(),
            contact_m=np.full((frames, 2), np.nan),
            item_index=motion.item_index.copy(),
        ),
        body,
    )
    turns = motion.rotations_wxyz.copy()
    chains = (
        rig.clavicle, rig.shoulder, rig.upper, rig.upper_half, rig.fore, rig.fore_half, rig.wrist,
    )  # fmt: skip
    for chain in chains:
        turns[:, chain] = solved.rotations_wxyz[:, chain]
    return Motion(
        fps=motion.fps,
        rotations_wxyz=turns,
        root_m=motion.root_m.copy(),
        face=motion.face.copy(),
        wrist_error_m=solved.wrist_error_m.copy(),
        contact_error_m=np.full((frames, 2), np.nan),
        item_index=motion.item_index.copy(),
    )


def _at_locus(
    item: Item, recording: Recording, body: Body, dominant: str
) -> tuple[Recording | None, str]:
    """The recording where the item stands, and what became of the locus."""
    if item.goal is not None or item.locus is None:
        return None, "synthesised-agreement"
    if "hands" not in recording.sidecar.layers:
        return recording, "moved"  # the hands are synthesised, there
    if any(posture.active == REST for sign in item.signs for posture in sign.postures):
        return recording, "kept-form-unknown"
    shift = _shift(item.signs, item.locus)
    if isinstance(shift, str):
        return (recording if shift.startswith("kept") else None), shift
    active, up, forward_m = shift
    hand = SIDES.index(dominant)
    offset = np.zeros((2, 3))
    going = slice(None) if any(sign.two_handed for sign in item.signs) else hand
    offset[going] = (-active if dominant == "right" else active, up, forward_m)
    motion = moved(recording.motion, body, offset)
    if motion.wrist_error_m[:, going].max() > MOST_MISSED_M:
        return None, "synthesised-out-of-reach"
    return replace(recording, motion=motion), "moved"


def _shift(signs: tuple[Sign, ...], locus: str) -> Vector | str:
    """How far all hands of all signs move together; or why they do not."""
    hands = [
        (sign, hand)
        for sign in signs
        for posture in sign.postures
        for hand in (posture.active, other_hand(sign, posture))
        if hand is not None
    ]
    free = [stands_in_space(hand) for _, hand in hands]
    if not any(hand.place.site == "neutral_space" for _, hand in hands):
        return "kept-on-body"
    shifts = {shift_to(sign, locus) for sign in signs}
    if not all(free) or len(shifts) > 1:
        return "synthesised-partly-on-body"
    return shifts.pop()
