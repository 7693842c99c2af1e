"""Tracks of face and body become, frame by frame, weights of the face and turns of the trunk.

A segment rises, stays and falls (minimum jerk); segments that overlap add up. Angles are the
developers' proposal, read on the avatar, confidence low; which of them a clause gets is data of
the timeline.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np

from lsf_avatar.kinematics import easing
from lsf_avatar.kinematics.anchors import Signer
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.face import EXPRESSION_TIERS, channel_weights
from lsf_avatar.kinematics.motion import BODY_PARTS
from lsf_avatar.timeline.score import Score, Segment

Turn = tuple[str, tuple[float, float, float]]
Watched = Mapping[str, Array]
"""Name of a gaze → (F, 2) where what it follows is seen, up and left."""
NOTHING: Watched = {}

BODY_TURNS: Mapping[tuple[str, str], tuple[Turn, ...]] = {
    ("head", "nod"): (("head", (0.20, 0.0, 0.0)), ("neck", (0.07, 0.0, 0.0))),
    ("head", "shake"): (("head", (0.0, 0.24, 0.0)), ("neck", (0.0, 0.12, 0.0))),
    ("head", "turn_active"): (("head", (0.0, -0.30, 0.0)), ("neck", (0.0, -0.20, 0.0))),
    ("head", "turn_passive"): (("head", (0.0, 0.30, 0.0)), ("neck", (0.0, 0.20, 0.0))),
    ("head", "tilt_active"): (("head", (0.0, 0.0, 0.14)), ("neck", (0.0, 0.0, 0.08))),
    ("head", "tilt_passive"): (("head", (0.0, 0.0, -0.14)), ("neck", (0.0, 0.0, -0.08))),
    ("head", "tilt_forward"): (("head", (0.18, 0.0, 0.0)), ("neck", (0.10, 0.0, 0.0))),
    ("head", "tilt_back"): (("head", (-0.16, 0.0, 0.0)), ("neck", (-0.06, 0.0, 0.0))),
    ("head", "push_forward"): (("neck", (0.34, 0.0, 0.0)), ("head", (-0.38, 0.0, 0.0))),
    ("head", "push_back"): (("neck", (-0.16, 0.0, 0.0)), ("head", (0.14, 0.0, 0.0))),
    ("head", "with_gaze"): (),
    ("torso", "rotate_active"): (("torso", (0.0, -0.24, 0.0)),),
    ("torso", "rotate_passive"): (("torso", (0.0, 0.24, 0.0)),),
    ("torso", "tilt_active"): (("torso", (0.0, 0.0, 0.10)),),
    ("torso", "tilt_passive"): (("torso", (0.0, 0.0, -0.10)),),
    ("torso", "tilt_forward"): (("torso", (0.12, 0.0, 0.0)),),
    ("torso", "tilt_back"): (("torso", (-0.08, 0.0, 0.0)),),
    ("torso", "straight"): (),
    ("torso", "rounded"): (
        ("torso", (0.10, 0.0, 0.0)), ("neck", (0.08, 0.0, 0.0)),
        ("shoulder_right", (0.0, 0.14, 0.0)), ("shoulder_left", (0.0, -0.14, 0.0)),
    ),
    ("torso", "sigh"): (
        ("torso", (-0.04, 0.0, 0.0)), ("shoulder_right", (0.0, 0.0, -0.10)),
        ("shoulder_left", (0.0, 0.0, 0.10)),
    ),
    ("torso", "heave"): (
        ("torso", (-0.09, 0.0, 0.0)), ("shoulder_right", (0.0, 0.0, -0.18)),
        ("shoulder_left", (0.0, 0.0, 0.18)),
    ),
    ("shoulders", "raised"): (
        ("shoulder_right", (0.0, 0.0, -0.20)), ("shoulder_left", (0.0, 0.0, 0.20)),
    ),
    ("shoulders", "raised_active"): (("shoulder_right", (0.0, 0.0, -0.22)),),
    ("shoulders", "raised_passive"): (("shoulder_left", (0.0, 0.0, 0.22)),),
    ("shoulders", "hunched"): (
        ("shoulder_right", (0.0, 0.20, -0.05)), ("shoulder_left", (0.0, -0.20, 0.05)),
    ),
    ("shoulders", "hunched_active"): (("shoulder_right", (0.0, 0.22, -0.05)),),
    ("shoulders", "hunched_passive"): (("shoulder_left", (0.0, -0.22, 0.05)),),
    ("shoulders", "shrug_active"): (("shoulder_right", (0.0, 0.0, -0.26)),),
    ("shoulders", "shrug_passive"): (("shoulder_left", (0.0, 0.0, 0.26)),),
    ("shoulders", "shrug"): (
        ("shoulder_right", (0.0, 0.0, -0.24)), ("shoulder_left", (0.0, 0.0, 0.24)),
    ),
}  # fmt: skip
"""(tier, name) → parts of the body and their turns at full intensity, radians about x (nod),
y (turn to the left), z (tilt to the right), for a signer whose active hand is the right one."""

GAZES_RAD: Mapping[str, tuple[float, float]] = {
    "addressee": (0.0, 0.0), "far": (0.03, 0.0), "hands": (-0.42, 0.0),
    "active_hand": (-0.38, -0.18), "passive_hand": (-0.38, 0.18), "up": (0.32, 0.0),
    "down": (-0.38, 0.0), "left": (0.0, 0.42), "right": (0.0, -0.42), "none": (-0.10, 0.06),
    "left_up": (0.28, 0.34), "left_down": (-0.32, 0.34), "right_up": (0.28, -0.34),
    "right_down": (-0.32, -0.34), "rolling": (0.36, 0.36),
    "active": (-0.14, -0.34), "passive": (-0.14, 0.34), "centre": (-0.14, 0.0),
    "self": (-0.42, 0.0),
}  # fmt: skip
"""Name or locus → (up, left), radians, for a signer whose active hand is the right one."""
_OWN_SIDES = frozenset(("left", "right", "left_up", "left_down", "right_up", "right_down"))
"""Sides of the signer, whichever hand is active."""
_EYES_LIMIT_RAD = (0.42, 0.50)
_GAZE_SHARES = {"head": 0.40, "neck": 0.20}
"""How much of the way to what is looked at a linked head and neck make; eyes make the rest."""

_BREATHS_A_SECOND, _BREATH_RAD = 0.24, (0.007, 0.010)
"""Breathing: about 14 a minute (general knowledge); turn of torso and shoulders."""
_SWAYS = ((0.11, 0.0052, 0.4), (0.19, 0.0034, 2.1), (0.31, 0.0018, 4.0))
"""(Hz, radians, phase) of a body that stands and is never frozen (brief)."""
_TREMORS = ((0.37, 0.0011, 0.0), (0.83, 0.0006, 1.3), (1.31, 0.0003, 2.9))
"""(Hz, metres, phase) of a hand that is held in the air (brief)."""

_BLOCK = 256
"""Frames whose faces are worked out together."""
_SWINGING = {
    "nod": "there", "shake": "around", "shrug": "there", "shrug_active": "there",
    "shrug_passive": "there", "sigh": "there", "heave": "there",
}  # fmt: skip
_MIRROR = np.array([1.0, -1.0, -1.0])
_CLOSES = (("eyeBlinkLeft", "eyeWideLeft"), ("eyeBlinkRight", "eyeWideRight"))
_LOOKS = (
    ("eyeLookUpLeft", 0, 1.0), ("eyeLookUpRight", 0, 1.0),
    ("eyeLookDownLeft", 0, -1.0), ("eyeLookDownRight", 0, -1.0),
    ("eyeLookOutLeft", 1, 1.0), ("eyeLookInRight", 1, 1.0),
    ("eyeLookInLeft", 1, -1.0), ("eyeLookOutRight", 1, -1.0),
)  # fmt: skip


def envelope(segment: Segment, times_s: Array) -> Array:
    """(F,) how much of a segment there is, 0 to 1."""
    return _envelopes([segment], times_s)[:, 0]


def face_of(score: Score, channels: Sequence[str], gaze_rad: Array, times_s: Array) -> Array:
    """(F, E) weights of the face, 0 to 1; lids follow the eyes, and a closed eye is not wide."""
    face = _shown(score, channels, times_s)
    column = {channel: number for number, channel in enumerate(channels)}
    for channel, axis, sign in _LOOKS:
        if channel in column:
            turned = sign * gaze_rad[:, axis] / _EYES_LIMIT_RAD[axis]
            face[:, column[channel]] += np.maximum(turned, 0.0)
    np.clip(face, 0.0, 1.0, out=face)
    for closing, wide in _CLOSES:
        if closing in column and wide in column:
            face[:, column[wide]] *= 1.0 - face[:, column[closing]]
    return face


def body_of(score: Score, signer: Signer, times_s: Array, watched: Watched = NOTHING) -> Array:
    """(F, B, 3) turns of the parts of the body, with breath and sway."""
    turned = np.zeros((len(times_s), len(BODY_PARTS), 3))
    for track in ("head", "torso", "shoulders"):
        for segment, frames in _lasting(score.tracks.get(track, ()), times_s):
            now = times_s[frames]
            swing = envelope(segment, now) * segment.intensity * _swing(segment, now)
            for part, turn in BODY_TURNS[track, segment.name]:
                index, angles = _on_side(signer, part, turn)
                turned[frames, index] += swing[:, None] * angles
    _follow_gaze(score, signer, turned, times_s, watched)
    breath = np.sin(2.0 * np.pi * _BREATHS_A_SECOND * times_s)
    turned[:, 0, 0] += _BREATH_RAD[0] * breath
    turned[:, 1, 2] -= _BREATH_RAD[1] * breath
    turned[:, 2, 2] += _BREATH_RAD[1] * breath
    sway = _waves(_SWAYS, times_s, (0.0, 1.7, 0.5, 2.2))
    turned[:, 0, 1:] += sway[:, :2]
    turned[:, 4, 1:] -= 0.7 * sway[:, 2:]
    return turned


def gaze_of(
    score: Score, signer: Signer, body_rad: Array, times_s: Array, watched: Watched = NOTHING
) -> Array:
    """(F, 2) turn of the eyes in the head: they stay on what they look at while it moves."""
    gaze = _looked_at(score, signer, times_s, watched)
    turned = body_rad[:, 0] + body_rad[:, 3] + body_rad[:, 4]
    gaze[:, 0] += turned[:, 0]
    gaze[:, 1] -= turned[:, 1]
    limit = np.array(_EYES_LIMIT_RAD)
    limited: Array = np.clip(gaze, -limit, limit)
    return limited


def _looked_at(score: Score, signer: Signer, times_s: Array, watched: Watched) -> Array:
    """(F, 2) where the eyes look, up and left, from a body that faces ahead."""
    mirror = np.array([1.0, 1.0 if signer.active == 0 else -1.0])
    gaze = np.zeros((len(times_s), 2))
    for segment, frames in _lasting(score.tracks.get("gaze", ()), times_s):
        sideways = np.ones(2) if segment.name in _OWN_SIDES else mirror
        if segment.name in watched:
            aim = watched[segment.name][frames] * segment.intensity
        else:
            aim = np.array(GAZES_RAD[segment.name]) * sideways * segment.intensity
        if segment.name == "rolling":
            aim = aim * _round(segment, times_s[frames])
        gaze[frames] += envelope(segment, times_s[frames])[:, None] * (aim - gaze[frames])
    return gaze


def _follow_gaze(
    score: Score, signer: Signer, turned: Array, times_s: Array, watched: Watched
) -> None:
    """Adds to head and neck what a head that is linked to the gaze turns after it."""
    linked = [segment for segment in score.tracks.get("head", ()) if segment.name == "with_gaze"]
    if not linked:
        return
    up, left = _looked_at(score, signer, times_s, watched).T
    asked = np.stack((-up, left, np.zeros_like(up)), axis=-1)
    for segment, frames in _lasting(linked, times_s):
        share = envelope(segment, times_s[frames]) * segment.intensity
        for part, of_it in _GAZE_SHARES.items():
            turned[frames, BODY_PARTS.index(part)] += of_it * share[:, None] * asked[frames]


def tremor_m(times_s: Array, hand: int) -> Array:
    """(F, 3) small drift of a hand held in the air; both hands drift as mirror images."""
    drift = _waves(_TREMORS, times_s, (0.0, 2.2, 4.1))
    result: Array = drift * (np.array([-1.0, 1.0, 1.0]) if hand == 0 else 1.0)
    return result


def _shown(score: Score, channels: Sequence[str], times_s: Array) -> Array:
    """(F, E) all tracks of the face added up, block by block: a long text has many segments."""
    face = np.zeros((len(times_s), len(channels)))
    tracks = [(track, score.tracks.get(track, ())) for track in (*EXPRESSION_TIERS, "mouthing")]
    for start in range(0, len(times_s), _BLOCK):
        block = slice(start, start + _BLOCK)
        now = times_s[block]
        shown = [
            (track, segment)
            for track, segments in tracks
            for segment in segments
            if segment.start_s <= now[-1] and segment.end_s >= now[0]
        ]
        if shown:
            segments = [segment for _, segment in shown]
            rows = [channel_weights(track, own.name, tuple(channels)) for track, own in shown]
            strengths = np.array([[segment.intensity] for segment in segments])
            face[block] = _envelopes(segments, now) @ (np.array(rows) * strengths)
    return face


def _lasting(segments: Sequence[Segment], times_s: Array) -> Iterator[tuple[Segment, slice]]:
    """Each segment with the frames that it lasts."""
    for segment in segments:
        first, behind = np.searchsorted(times_s, (segment.start_s, segment.end_s + 1e-9))
        if first < behind:
            yield segment, slice(int(first), int(behind))


def _envelopes(segments: Sequence[Segment], times_s: Array) -> Array:
    """(F, S) how much of each segment there is, 0 to 1."""
    marks = np.array([(s.start_s, s.peak_s, s.release_s, s.end_s) for s in segments])
    return easing.envelope(marks, times_s[:, None])


def _swing(segment: Segment, times_s: Array) -> Array:
    """(F,) of a nod, shake or shrug: its cycles from start to end; of all others, 1."""
    kind = _SWINGING.get(segment.name)
    if kind is None:
        return np.ones_like(times_s)
    length = max(segment.release_s - segment.start_s, 1e-6)
    cycle = 2.0 * np.pi * segment.times * np.clip((times_s - segment.start_s) / length, 0.0, 1.0)
    return np.sin(cycle) if kind == "around" else 0.5 * (1.0 - np.cos(cycle))


def _round(segment: Segment, times_s: Array) -> Array:
    """(F, 2) once round, from straight up, while a segment lasts."""
    length = max(segment.release_s - segment.start_s, 1e-6)
    angle = 2.0 * np.pi * np.clip((times_s - segment.start_s) / length, 0.0, 1.0)
    return np.stack((np.cos(angle), np.sin(angle)), axis=-1)


def _on_side(signer: Signer, part: str, turn: tuple[float, float, float]) -> tuple[int, Array]:
    """Part and turn for this signer: with an active left hand, all is mirrored."""
    angles = np.array(turn)
    if signer.active == 0:
        return BODY_PARTS.index(part), angles
    other = {"shoulder_right": "shoulder_left", "shoulder_left": "shoulder_right"}
    return BODY_PARTS.index(other.get(part, part)), angles * _MIRROR


def _waves(
    waves: tuple[tuple[float, float, float], ...], times_s: Array, lags: tuple[float, ...]
) -> Array:
    """(F, L) sums of some waves, each time with another lag, radians."""
    turning, size, start = _waving(waves, lags)
    summed: Array = size @ np.sin(turning * times_s + start)
    return summed.T


@lru_cache(maxsize=8)
def _waving(
    waves: tuple[tuple[float, float, float], ...], lags: tuple[float, ...]
) -> tuple[Array, Array, Array]:
    """(W, 1) radians a second and (W,) sizes of W waves; (L, W, 1) phases, by each of L lags."""
    hertz, size, phase = np.array(waves).T
    return 2.0 * np.pi * hertz[:, None], size, (np.array(lags)[:, None] + phase)[..., None]
