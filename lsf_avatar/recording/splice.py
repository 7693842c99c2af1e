"""A recorded sign between synthesised ones: its frames take the place that the score left free.

The way into the clip ends at its best cut, the frame near its start at which the hands are most
like those that come (distance over a window of frames: Kovar, Gleicher & Pighin 2002, "Motion
Graphs", SIGGRAPH); the way out begins likewise. Both ways are minimum jerk, as all others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import continuous, slerp, unit
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.kinematics.paths import ease
from lsf_avatar.kinematics.rig import PARTS as BODY_JOINTS
from lsf_avatar.kinematics.rig import Indices, Rig, rig_of
from lsf_avatar.recording.clip import Recording
from lsf_avatar.recording.trim import wrists_of
from lsf_avatar.timeline.score import ItemTime, Score

Array = NDArray[np.float64]

CUT_S = 0.30
"""How much of a clip, at either end, may give way to the way into it (proposal)."""
_WINDOW = 2
"""Frames before and after that count in how alike two moments are: places and speeds."""
_SEEN_SHARE = 0.5
"""A hand that the camera saw in fewer frames than this is synthesised."""
_FADE_S = 0.18
"""How long trunk and face take from the one to the other; a lexical non-manual rises as fast."""


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Where a clip goes, seconds of the score.

    Attributes:
        recording: The clip.
        leave_s: When the hands leave what was before.
        start_s: When the clip begins.
        end_s: When it ends.
        reach_s: When the hands reach what comes.
    """

    recording: Recording
    leave_s: float
    start_s: float
    end_s: float
    reach_s: float


def slot_of(recording: Recording, score: Score, item: int, speed: float) -> Slot:
    """The place of a recorded item in a score.

    Args:
        recording: Its clip.
        score: Made with `Item.recorded_s`, if the hands are recorded.
        item: Its index.
        speed: Of the tempo.
    """
    own = next((s for s in score.hands["active"] if s.item == item), None)
    if own is None or "hands" not in recording.sidecar.layers:
        time: ItemTime = score.items[item]
        return Slot(recording, time.start_s, time.start_s, time.end_s, time.end_s)
    end = min(own.peak_s + recording.motion.duration_s / speed, own.release_s)
    return Slot(recording, own.start_s, own.peak_s, end, own.end_s)


def splice(motion: Motion, slots: Sequence[Slot], body: Body) -> Motion:
    """The motion with recorded clips in their slots.

    What a clip's sidecar does not name, and a hand that the camera hardly saw, stays synthesised.
    Frames with recorded hands have no contact error: nobody knows what should touch.
    """
    if not slots:
        return motion
    rig = rig_of(body)
    rotations, face = motion.rotations_wxyz.copy(), motion.face.copy()
    contact, wrist_error = motion.contact_error_m.copy(), motion.wrist_error_m.copy()
    wrists = wrists_of(motion, body)
    for slot in slots:
        clip, layers = slot.recording, slot.recording.sidecar.layers
        for hand in (0, 1) if "hands" in layers else ():
            if clip.seen[:, hand].mean() >= _SEEN_SHARE:
                frames = _hand(motion, slot, rig, hand, wrists[:, hand], rotations)
                contact[frames, hand], wrist_error[frames, hand] = np.nan, 0.0
        if "body" in layers:
            _fade_turns(motion, slot, _trunk(rig), rotations)
        if "face" in layers and clip.seen[:, 2].mean() >= _SEEN_SHARE:
            _fade_turns(motion, slot, rig.eyes, rotations)
            _fade_face(motion, slot, face)
    return Motion(
        fps=motion.fps,
        rotations_wxyz=continuous(rotations),
        root_m=motion.root_m.copy(),
        face=face,
        wrist_error_m=wrist_error,
        contact_error_m=contact,
        item_index=motion.item_index.copy(),
        eased_rad=None if motion.eased_rad is None else motion.eased_rad.copy(),
    )


def best_cut(wrists_m: Array, like_m: Array, frames: int) -> int:
    """The frame among the first ones whose hand is and moves most like another hand.

    Args:
        wrists_m: (F, 3) of the clip, its hand's way.
        like_m: (W, 3) of the other hand: the last frames before it leaves.
        frames: How many may be cut away.
    """
    window = len(like_m)
    most = min(frames, len(wrists_m) - window)
    if most <= 0:
        return 0
    apart = [
        float(np.linalg.norm(wrists_m[at : at + window] - like_m, axis=-1).mean())
        for at in range(most + 1)
    ]
    return int(np.argmin(apart))


def _hand(
    motion: Motion, slot: Slot, rig: Rig, hand: int, wrist_m: Array, rotations: Array
) -> slice:
    """Writes one arm and hand of the clip; returns the frames that it takes."""
    fps = motion.fps
    leave, reach = (round(t * fps) for t in (slot.leave_s, slot.reach_s))
    leave, reach = max(leave, 0), min(reach, motion.frames - 1)
    clip = slot.recording.motion
    joints = _arm(rig, hand)
    times = np.arange(leave, reach + 1) / fps
    played = _at(clip.rotations_wxyz[:, joints], _share(slot, times))
    way = wrists_of(clip, rig.body)[:, hand]
    slack = int(min(CUT_S * clip.fps, (clip.frames - 1) / 3))
    scale = (slot.end_s - slot.start_s) / max(clip.duration_s, 1e-6)
    before = wrist_m[max(leave - _WINDOW, 0) : leave + 1]
    after = wrist_m[reach : reach + _WINDOW + 1][::-1]
    first = slot.start_s + best_cut(way, before, slack) / clip.fps * scale
    last = slot.end_s - best_cut(way[::-1], after, slack) / clip.fps * scale
    into = ease((times - slot.leave_s) / max(first - slot.leave_s, 1e-6))
    out = ease((times - last) / max(slot.reach_s - last, 1e-6))
    one, other = (int(np.clip((t - slot.leave_s) * fps, 0, reach - leave)) for t in (first, last))
    made = _led(motion.rotations_wxyz[leave, joints], played, 1.0 - into, one)
    made = _led(motion.rotations_wxyz[reach, joints], made, out, other)
    frames = slice(leave, reach + 1)
    rotations[frames, joints] = made
    return frames


def _led(stands: Array, moves: Array, share: Array, at: int) -> Array:
    """(T, N, 4) moving turns led to standing ones (N, 4), as far as `share` (T,) says.

    The way round is the shorter one in frame `at` and stays the same: chosen frame by frame, it
    would change where the two are half a turn apart.
    """
    moves = continuous(moves)
    to = np.where((moves[at] * stands).sum(axis=-1, keepdims=True) < 0.0, -stands, stands)
    cosine = np.clip((moves * to).sum(axis=-1), -1.0, 1.0)
    half = np.arccos(cosine)
    sine = np.sin(half)
    near = sine < 1e-6
    safe, part = np.where(near, 1.0, sine), share[:, None]
    from_moves = np.where(near, 1.0 - part, np.sin((1.0 - part) * half) / safe)
    from_to = np.where(near, part, np.sin(part * half) / safe)
    return unit(from_moves[..., None] * moves + from_to[..., None] * to)


def _fade_turns(motion: Motion, slot: Slot, joints: Indices, rotations: Array) -> None:
    """Joints that never stand still: from the one to the other while both move."""
    times, frames, weight = _faded(motion, slot)
    clip = slot.recording.motion
    played = _at(clip.rotations_wxyz[:, joints], _share(slot, times))
    own = motion.rotations_wxyz[frames][:, joints]
    rotations[frames, joints] = slerp(own, played, weight[:, None])


def _fade_face(motion: Motion, slot: Slot, face: Array) -> None:
    times, frames, weight = _faded(motion, slot)
    clip = slot.recording.motion
    at = np.clip(_share(slot, times), 0.0, 1.0) * (clip.frames - 1)
    played = np.stack([np.interp(at, np.arange(clip.frames), row) for row in clip.face.T], axis=-1)
    face[frames] += weight[:, None] * (played - motion.face[frames])


def _faded(motion: Motion, slot: Slot) -> tuple[Array, slice, Array]:
    """Times, frames and weights (0 to 1) of a clip's trunk and face."""
    first = max(round((slot.start_s - _FADE_S) * motion.fps), 0)
    last = min(round((slot.end_s + _FADE_S) * motion.fps), motion.frames - 1)
    times = np.arange(first, last + 1) / motion.fps
    rise = ease((times - slot.start_s) / _FADE_S + 1.0)
    fall = ease((times - slot.end_s) / _FADE_S)
    return times, slice(first, last + 1), rise * (1.0 - fall)


def _share(slot: Slot, times_s: Array) -> Array:
    """(F,) how far a clip has been played, below 0 and above 1 outside of it."""
    share: Array = (times_s - slot.start_s) / max(slot.end_s - slot.start_s, 1e-6)
    return share


def _at(rotations: Array, share: Array) -> Array:
    """(T, N, 4) a clip's turns at shares of its length; its ends stay."""
    at = np.clip(share, 0.0, 1.0) * (len(rotations) - 1)
    below = np.minimum(at.astype(int), max(len(rotations) - 2, 0))
    above = np.minimum(below + 1, len(rotations) - 1)
    return slerp(rotations[below], rotations[above], (at - below)[:, None])


def _arm(rig: Rig, hand: int) -> Indices:
    chain = (
        rig.clavicle, rig.shoulder, rig.upper, rig.upper_half, rig.fore, rig.fore_half, rig.wrist,
    )  # fmt: skip
    own = [int(joints[hand]) for joints in chain]
    return np.array([*own, *rig.fingers[hand].ravel().tolist()], np.int32)


def _trunk(rig: Rig) -> Indices:
    names = (name for part in BODY_JOINTS for name in part if not name.startswith("clavicle"))
    return np.array([rig.body.index[name] for name in names], np.int32)
