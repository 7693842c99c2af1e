"""Pixels → metres: where wrists, hands and head are, seen by one camera.

One camera does not see depth. Across the line of sight a wrist is where its pixel says; along it,
the arm says: the elbow's depth is what MediaPipe's body model gives, cut to the length of this
body's upper arm, and the wrist's follows from the length of the forearm. The camera is taken to
stand level in front of the signer with a known opening; its distance follows from the shoulders.

The three constants were set on films of this project's own signer, whose motion is known (the
shoulder's rise on four films of other texts than the bench's); errors on other films: `lsf bench
--only capture`. On people they are not measured. What is left is depth: the body model's elbow
turns towards the camera or away from it wrongly, and wrists follow.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lsf_avatar.capture.face_places import face_places_m
from lsf_avatar.capture.landmarks import Array, Landmarks
from lsf_avatar.geometry import about, from_matrix, multiply, unit
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.rig import rig_of

FOV_DEG = 34.0
"""Vertical opening where nobody says: that of this project's films from the front
(`render.camera.VIEWS`); a telephone held upright at arm's length has twice as much."""
TILT_RAD = 0.025
"""How far the camera looks down, as in this project's films from the front: 5 cm over 2 m."""
SHOULDER_RISE_M, SHOULDER_WIDENING = 0.040, 1.037
"""How far above the joint MediaPipe puts a shoulder, and how much farther apart it puts the two."""
ELBOW_INSIDE_M = 0.015
"""How far inside a bent arm the joint lies from the point that MediaPipe calls the elbow."""
_SHOULDERS, _ELBOWS, _WRISTS = [12, 11], [14, 13], [16, 15]
_STILL = [1, 4, 5, 6, 8, 9, 10, 33, 93, 127, 133, 151, 168, 195, 197, 234, 263, 323, 356, 362, 454]
"""Points of the face that hardly move with its expression."""
_PALM = (0, 1, 5, 9, 13, 17)
_ROUNDS = 8


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """The camera, found from the signer.

    Attributes:
        focal_px: Focal length.
        centre_px: (2,) middle of the picture.
        middle_px: (2,) usual place of the middle between the shoulders, in the picture.
        middle_m: (3,) the same place on this body.
        far_m: From the camera to it, along the line of sight.
    """

    focal_px: float
    centre_px: Array
    middle_px: Array
    middle_m: Array
    far_m: float

    def place(self, points_px: Array, depth_m: Array) -> Array:
        """(..., 3) world places of pixels (..., 2) whose z (...) is known."""
        far_m = self.far_m - (depth_m - self.middle_m[2])
        off_axis = (points_px - self.centre_px) * far_m[..., None]
        away = (off_axis - (self.middle_px - self.centre_px) * self.far_m) / self.focal_px
        x, y = self.middle_m[0] + away[..., 0], self.middle_m[1] - away[..., 1]
        return np.stack((x, y, depth_m), axis=-1)

    def turn_to(self, points_px: Array) -> Array:
        """(..., 4) turn from the camera to one that looks straight at pixels (..., 2)."""
        away = (points_px - self.centre_px) / self.focal_px
        up, right = np.arctan(-away[..., 1]), np.arctan(away[..., 0])
        level = about((1.0, 0.0, 0.0), -TILT_RAD)
        turned = multiply(about((0.0, 1.0, 0.0), -right), about((1.0, 0.0, 0.0), up))
        return multiply(level, turned)


def view_of(landmarks: Landmarks, body: Body, fov_deg: float = FOV_DEG) -> View:
    """The camera of a film.

    Args:
        landmarks: What it saw.
        body: Whose shoulders stand for the signer's.
        fov_deg: Its vertical opening, degrees.
    """
    width, height = landmarks.size_px
    focal = height / 2 / np.tan(np.radians(fov_deg) / 2)
    shoulders = landmarks.body_px[:, _SHOULDERS]
    apart = np.nanmedian(np.linalg.norm(shoulders[:, 0] - shoulders[:, 1], axis=-1))
    joints = body.heads_m[rig_of(body).upper]
    real = float(np.linalg.norm(joints[0] - joints[1])) * SHOULDER_WIDENING
    return View(
        focal_px=float(focal),
        centre_px=np.array([width / 2, height / 2]),
        middle_px=np.nanmedian(shoulders.mean(axis=1), axis=0),
        middle_m=joints.mean(axis=0) + np.array([0.0, SHOULDER_RISE_M, 0.0]),
        far_m=float(focal * real / apart),
    )


def wrists_of(landmarks: Landmarks, view: View, body: Body) -> Array:
    """(F, 2, 3) wrists in the world; NaN where the body was not seen."""
    rig = rig_of(body)
    upper_m, fore_m = np.linalg.norm(rig.upper_m, axis=-1), np.linalg.norm(rig.fore_m, axis=-1)
    shoulders_px, body_m = landmarks.body_px[:, _SHOULDERS], landmarks.body_m
    swayed = shoulders_px.mean(axis=1) - view.middle_px
    sway_m = np.pad(swayed * [1.0, -1.0], ((0, 0), (0, 1))) * view.far_m / view.focal_px
    shoulders = body.heads_m[rig.upper] + sway_m[:, None]
    hands_px = landmarks.hands_px[:, :, 0]
    wrists_px = np.where(np.isfinite(hands_px), hands_px, landmarks.body_px[:, _WRISTS])
    elbows_px = landmarks.body_px[:, _ELBOWS]
    inwards = unit(shoulders_px - elbows_px) + unit(wrists_px - elbows_px)
    elbows_px = elbows_px + inwards * (ELBOW_INSIDE_M * view.focal_px / view.far_m)
    upper = unit(body_m[:, _ELBOWS] - body_m[:, _SHOULDERS]) * upper_m[:, None]
    fore = unit(body_m[:, _WRISTS] - body_m[:, _ELBOWS]) * fore_m[:, None]
    elbow_z = _along(view, elbows_px, shoulders, upper_m, shoulders[..., 2] + upper[..., 2], upper)
    elbows = view.place(elbows_px, elbow_z)
    guess = elbow_z + fore[..., 2]
    to_full = np.copysign(np.inf, fore)
    return view.place(wrists_px, _along(view, wrists_px, elbows, fore_m, guess, to_full))


def _along(
    view: View, points_px: Array, from_m: Array, bone_m: Array, guess_z: Array, bone: Array
) -> Array:
    """(F, 2) z of a bone's end: as `bone` (F, 2, 3) leads, but no farther than its length lets."""
    z = guess_z
    for _ in range(_ROUNDS):
        across = (view.place(points_px, z) - from_m)[..., :2]
        left = np.sqrt(np.maximum(bone_m**2 - np.einsum("...i,...i->...", across, across), 0.0))
        z = 0.5 * z + 0.5 * (from_m[..., 2] + np.clip(bone[..., 2], -left, left))
    return z


def palms_of(landmarks: Landmarks, view: View, body: Body) -> Array:
    """(F, 2, 4) turn of each hand against its rest pose; NaN where it was not seen."""
    rig = rig_of(body)
    turns = np.full((landmarks.frames, 2, 4), np.nan)
    for hand in (0, 1):
        joints = [rig.wrist[hand], *rig.fingers[hand, :, 0]]
        there = landmarks.seen[:, hand]
        met = _turn(body.heads_m[joints], landmarks.hands_m[there, hand][:, _PALM])
        towards = view.turn_to(landmarks.hands_px[there, hand].mean(axis=1))
        turns[there, hand] = multiply(towards, met)
    return turns


def head_of(landmarks: Landmarks, view: View) -> Array:
    """(F, 4) turn of the head against rest; NaN where the face was not seen."""
    turns = np.full((landmarks.frames, 4), np.nan)
    there = landmarks.seen[:, 2]
    seen = landmarks.face_px[there][:, _STILL]
    met = _turn(face_places_m()[_STILL], seen * np.array([1.0, -1.0, -1.0]))
    turns[there] = multiply(view.turn_to(seen[..., :2].mean(axis=1)), met)
    return turns


def _turn(rest: Array, seen: Array) -> Array:
    """(F, 4) turn that brings points (N, 3) nearest to points (F, N, 3), whatever their size.

    Kabsch 1976, Acta Crystallographica A32.
    """
    one = rest - rest.mean(axis=0)
    other = seen - seen.mean(axis=1, keepdims=True)
    left, _, right = np.linalg.svd(np.einsum("fni,nj->fij", other, one))
    mirror = np.ones((len(seen), 3))
    mirror[:, 2] = np.linalg.det(left @ right)
    return from_matrix((left * mirror[:, None]) @ right)
