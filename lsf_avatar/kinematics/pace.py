"""The stage: time is stretched where a joint would turn faster than it may.

The timeline gives each way its time, but knows no body: what elbow and wrist have to turn on it is
known once the motion is there. Where that is too much, hands, face, mouth and score are slowed
down together, as little and as briefly as it takes. Everything else stays as it was, to the bit.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.ndimage import convolve1d, maximum_filter1d

from lsf_avatar.geometry import angle_between, unit
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.timeline.score import Score, retimed

MOST_RAD_S = np.radians(360.0)
"""Most that an elbow, a forearm or a wrist turns at tempo 1: 12 degrees a frame at 30 frames a
second (the project's own line, issue 5; people can turn faster)."""
LONGEST = 4.0
"""Most that time is stretched: slower, a way would be read as a hold (developers' choice). What is
still too fast then is left for the check `joint-step` to name."""
_SPARE = 0.995
"""Frames in between are interpolated: a little less than the limit is aimed at."""
_NONE = 1e-6
_SOFT_S = 0.07
"""Time before and after over which time slows down and recovers; developers' proposal."""


def paced(score: Score, motion: Motion, body: Body, speed: float = 1.0) -> tuple[Score, Motion]:
    """Score and motion in which elbows and wrists turn no faster than people read.

    Args:
        score: When.
        motion: Where; of the same times.
        body: Whose.
        speed: The tempo: at twice the speed, joints turn twice as fast.
    """
    if motion.frames < 2:
        return score, motion
    most_rad = _SPARE * MOST_RAD_S * speed / motion.fps
    stretch = np.clip(joint_steps_rad(motion, body).max(axis=(1, 2)) / most_rad, 1.0, LONGEST)
    if stretch.max() <= 1.0:
        return score, motion
    after = np.append(0.0, np.cumsum(_softly(stretch, motion.fps)))
    ends, fps = after.tolist(), motion.fps
    last = len(ends) - 1

    def later(time_s: float) -> float:
        frame: float = time_s * fps
        if frame >= last:
            return float(ends[last] + frame - last) / fps
        first = max(int(frame), 0)
        start = ends[first]
        return float(start + (frame - first) * (ends[first + 1] - start)) / fps

    return retimed(score, later), _resampled(motion, after)


def joint_steps_rad(motion: Motion, body: Body) -> Array:
    """(F-1, 3, 2) what elbow, forearm and wrist turn from frame to frame; right, left."""
    rig = rig_of(body)
    turns = motion.rotations_wxyz[:, np.stack((rig.fore, rig.fore_half, rig.wrist))]
    return angle_between(turns[:-1], turns[1:])


def _softly(stretch: Array, fps: float) -> Array:
    """(F-1,) how much longer each step takes: never less than asked, and without jumps."""
    reach = max(1, round(_SOFT_S * fps))
    kernel = np.hanning(2 * reach + 3)[1:-1]
    most = maximum_filter1d(stretch, 2 * reach + 1, mode="nearest")
    return _by_whole_frames(convolve1d(most, kernel / kernel.sum(), mode="nearest"))


def _by_whole_frames(stretch: Array) -> Array:
    """Each run of slower steps takes whole frames longer, so that what follows is as it was."""
    slower = np.flatnonzero(stretch > 1.0 + _NONE)
    for run in np.split(slower, np.flatnonzero(np.diff(slower) > 1) + 1):
        longer = stretch[run].sum() - len(run)
        stretch[run] = 1.0 + (stretch[run] - 1.0) * np.ceil(longer) / longer
    return stretch


def _resampled(motion: Motion, after: Array) -> Motion:
    """The motion whose frames come later, at `after` (F,), with frames at all times again.

    Contacts are as measured in the nearest frame.
    """
    frames = round(after[-1]) + 1
    at = np.interp(np.arange(frames), after, np.arange(motion.frames))
    at = np.where(np.abs(at - np.round(at)) < _NONE, np.round(at), at)
    first = np.minimum(at.astype(int), motion.frames - 2)
    nearest, inside = np.round(at).astype(int), np.flatnonzero(at > first)
    weight = (at - first)[inside]

    def between(values: Array) -> Array:
        result: Array = values[first]
        share = weight.reshape(-1, *[1] * (values.ndim - 1))
        result[inside] += share * (values[first[inside] + 1] - result[inside])
        return result

    turns = between(motion.rotations_wxyz)
    turns[inside] = unit(turns[inside])
    return replace(
        motion,
        rotations_wxyz=turns,
        root_m=between(motion.root_m),
        face=between(motion.face),
        wrist_error_m=between(motion.wrist_error_m),
        contact_error_m=motion.contact_error_m[nearest],
        item_index=motion.item_index[nearest],
        eased_rad=None if motion.eased_rad is None else between(motion.eased_rad),
    )
