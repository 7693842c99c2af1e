"""What a camera saw → a motion of this body: the same targets and the same solver as a sign's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.capture.fingers import fingers_of, unbiased
from lsf_avatar.capture.landmarks import Array, Landmarks
from lsf_avatar.capture.sight import FOV_DEG, View, head_of, palms_of, view_of, wrists_of
from lsf_avatar.capture.smooth import filled, filled_turns, smoothed, smoothed_turns
from lsf_avatar.geometry import IDENTITY
from lsf_avatar.kinematics.arm import hold_arms
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.motion import BODY_PARTS, Motion, Targets
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.kinematics.solve import root_at_rest, solve
from lsf_avatar.kinematics.swivel import choose_swivel
from lsf_avatar.kinematics.trunk import pose_trunk, reaching_shoulders
from lsf_avatar.kinematics.wrist import relaxed_palms

MOST_TURN_RAD = {"torso": 0.35, "neck": 0.45, "head": 0.45}
"""Farthest that a part turns about any axis. Head and neck together 50 degrees: AAOS, "Joint
Motion" (1965), neck 45 to 60 (general knowledge, confidence medium); torso: what signing needs."""
EYE_TURN_RAD = (0.42, 0.50)
"""What `eyeLook…` 1 means, up and sideways; as in synthesis."""
CALM_SHARE = 0.15
"""Share of the frames in which a face shape is taken to be at rest: MediaPipe gives each face an
offset of its own (raised inner brows 0.7 on this signer at rest), and it is taken away."""
_BOTH = (0, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Captured:
    """A film as a motion.

    Attributes:
        motion: Of this body.
        seen: (F, 4) what the camera saw: right hand, left hand, face, body. What it did not see is
            bridged in the motion, and marked here.
        jitter_mm: How far the wrists were from their smoothed way, root mean square.
    """

    motion: Motion
    seen: NDArray[np.bool_]
    jitter_mm: float


def motion_of(landmarks: Landmarks, body: Body, fov_deg: float = FOV_DEG) -> Captured:
    """A motion of this body that looks like what was seen.

    Args:
        landmarks: What was seen.
        body: Who shall move so.
        fov_deg: Vertical opening of the camera, degrees.
    """
    view, fps = view_of(landmarks, body, fov_deg), landmarks.fps
    raw = filled(wrists_of(landmarks, view, body), body.heads_m[rig_of(body).wrist])
    wrists = smoothed(raw, fps)
    palms, fingers = _hands(landmarks, view, body)
    body_rad = _trunk(landmarks, view)
    gaze, face = _face(landmarks, body)
    targets = Targets(
        fps=fps,
        wrists_m=wrists,
        palms_wxyz=_bearable(body, wrists, palms, body_rad, fps),
        fingers_rad=fingers,
        body_rad=body_rad,
        gaze_rad=gaze,
        face=face,
        contact_m=np.full((landmarks.frames, 2), np.nan),
        item_index=np.full(landmarks.frames, -1, np.int32),
    )
    jitter = float(np.sqrt(np.mean(((raw - wrists) ** 2).sum(axis=-1)))) * 1000
    return Captured(solve(targets, body), landmarks.seen, round(jitter, 2))


def _hands(landmarks: Landmarks, view: View, body: Body) -> tuple[Array, Array]:
    """(F, 2, 4) turns and (F, 2, 5, 4) angles, bridged and smoothed."""
    palms = palms_of(landmarks, view, body)
    relaxed = np.mean([np.asarray(angles) for angles in body.handshapes_rad.values()], axis=0)
    fingers = np.full((landmarks.frames, 2, 5, 4), np.nan)
    for hand in _BOTH:
        there = landmarks.seen[:, hand]
        if there.any():
            points = landmarks.hands_m[there, hand]
            bent = fingers_of(points, palms[there, hand], body, hand)
            fingers[there, hand] = unbiased(bent, body)
    turned = np.stack([filled_turns(palms[:, hand], IDENTITY) for hand in _BOTH], axis=1)
    bent = np.stack([filled(fingers[:, hand], relaxed) for hand in _BOTH], axis=1)
    return smoothed_turns(turned, landmarks.fps), smoothed(bent, landmarks.fps)


def _bearable(body: Body, wrists: Array, palms: Array, body_rad: Array, fps: float) -> Array:
    """(F, 2, 4) turns of the hands with the wrists within their limits."""
    rig = rig_of(body)
    trunk = pose_trunk(rig, body_rad, root_at_rest(rig, len(wrists)))
    shoulders = reaching_shoulders(rig, trunk, body_rad[:, 1:3], wrists).sockets_m
    swivel = choose_swivel(Around(rig, trunk), shoulders, wrists, palms, fps)
    arms = hold_arms(body, shoulders, wrists, palms, swivel, _BOTH)
    return relaxed_palms(body, arms, palms, _BOTH)


def _trunk(landmarks: Landmarks, view: View) -> Array:
    """(F, B, 3) turns of torso, neck and head; the shoulders follow the hands by themselves."""
    turns = np.zeros((landmarks.frames, len(BODY_PARTS), 3))
    across = landmarks.body_m[:, 11] - landmarks.body_m[:, 12]
    level = landmarks.body_px[:, 11] - landmarks.body_px[:, 12]
    torso = np.zeros((landmarks.frames, 3))
    torso[:, 1] = -np.arctan2(across[:, 2], across[:, 0])
    torso[:, 2] = -np.arctan2(level[:, 1], level[:, 0])
    torso = smoothed(filled(torso - np.nanmedian(torso, axis=0), np.zeros(3)), landmarks.fps)
    turns[:, 0] = np.clip(torso, -MOST_TURN_RAD["torso"], MOST_TURN_RAD["torso"])
    head = smoothed_turns(filled_turns(head_of(landmarks, view), IDENTITY), landmarks.fps)
    sine = np.linalg.norm(head[:, 1:], axis=-1, keepdims=True)
    head = np.where(head[:, :1] < 0, -head, head)
    angle = 2.0 * np.arctan2(sine, head[:, :1])
    turned = head[:, 1:] * np.where(sine > 1e-9, angle / np.maximum(sine, 1e-9), 2.0)
    half = (turned - turns[:, 0]) / 2.0
    for part in ("neck", "head"):
        most = MOST_TURN_RAD[part]
        turns[:, BODY_PARTS.index(part)] = np.clip(half, -most, most)
    return turns


def _face(landmarks: Landmarks, body: Body) -> tuple[Array, Array]:
    """(F, 2) gaze and (F, E) weights of this body's channels."""
    values = filled(landmarks.face, np.zeros(len(landmarks.channels)))
    calm = np.quantile(values, CALM_SHARE, axis=0)
    values = np.clip((values - calm) / np.maximum(1.0 - calm, 0.2), 0.0, 1.0)
    values = np.clip(smoothed(values, landmarks.fps), 0.0, 1.0)
    of = dict(zip(landmarks.channels, values.T, strict=True))
    none = np.zeros(landmarks.frames)

    def mean(*names: str) -> Array:
        found: Array = np.mean([of.get(name, none) for name in names], axis=0)
        return found

    up = mean("eyeLookUpLeft", "eyeLookUpRight") - mean("eyeLookDownLeft", "eyeLookDownRight")
    left = mean("eyeLookOutLeft", "eyeLookInRight") - mean("eyeLookInLeft", "eyeLookOutRight")
    gaze = np.stack((up, left), axis=-1) * EYE_TURN_RAD
    return gaze, np.stack([of.get(name, none) for name in body.face_channels], axis=-1)
