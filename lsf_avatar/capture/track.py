"""A film → the points that MediaPipe finds in it. MediaPipe is imported here and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from lsf_avatar.capture.landmarks import Array, Landmarks
from lsf_avatar.errors import CaptureError

MOST_FRAMES = 60 * 60
"""A sign is short: a longer film is a mistake, and would fill the memory."""
_SIDES = ("right", "left")


def track(video: Path, model: Path) -> Landmarks:
    """The points of the one signer in a film.

    Args:
        video: Anything that OpenCV opens.
        model: A holistic `.task` bundle.

    Raises:
        CaptureError: If the film or the model cannot be opened, or nobody is in it.
    """
    reader = cv2.VideoCapture(str(video))
    try:
        fps = float(reader.get(cv2.CAP_PROP_FPS))
        if not reader.isOpened() or not 1.0 <= fps <= 240.0:
            raise CaptureError("no-film", f"« {video} » ne s’ouvre pas comme un film.")
        rows: list[dict[str, Array]] = []
        channels: tuple[str, ...] = ()
        size = (0, 0)
        with _landmarker(model) as detect:
            for number, picture in enumerate(_pictures(reader)):
                if number >= MOST_FRAMES:
                    raise CaptureError(
                        "film-too-long", f"Le film dépasse {MOST_FRAMES} images : coupez-le."
                    )
                size = (picture.shape[1], picture.shape[0])
                found = detect(picture, round(number * 1000 / fps))
                rows.append(_row(found, size))
                channels = channels or tuple(
                    one.category_name for one in found.face_blendshapes or ()
                )
    finally:
        reader.release()
    if not rows or not any(row["seen"][3] for row in rows):
        raise CaptureError("nobody-seen", f"Personne n’a été vu dans « {video} ».")
    weights = np.array(
        [row["face"] if len(row["face"]) else np.full(len(channels), np.nan) for row in rows]
    )
    stacked = {name: np.stack([row[name] for row in rows]) for name in rows[0] if name != "face"}
    return Landmarks(
        fps=fps,
        size_px=size,
        body_px=stacked["body_px"],
        body_m=stacked["body_m"],
        hands_px=stacked["hands_px"],
        hands_m=stacked["hands_m"],
        face_px=stacked["face_px"],
        face=weights.reshape(len(rows), len(channels)),
        channels=channels,
        seen=stacked["seen"].astype(bool),
    )


def _pictures(reader: cv2.VideoCapture) -> Iterator[NDArray[np.uint8]]:
    while True:
        fine, picture = reader.read()
        if not fine:
            return
        yield np.ascontiguousarray(picture[:, :, ::-1], np.uint8)


@contextmanager
def _landmarker(model: Path) -> Iterator[Any]:
    """A function (picture, milliseconds) → result; tracking goes on from picture to picture."""
    os.environ.setdefault("GLOG_minloglevel", "2")
    import mediapipe
    from mediapipe.tasks.python import BaseOptions, vision

    options = vision.HolisticLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(model)),
        running_mode=vision.RunningMode.VIDEO,
        output_face_blendshapes=True,
    )
    try:
        landmarker = vision.HolisticLandmarker.create_from_options(options)
    except (RuntimeError, ValueError, FileNotFoundError) as error:
        raise CaptureError(
            "bad-model", f"« {model} » n’est pas un modèle holistique de MediaPipe : {error}"
        ) from error
    with landmarker:
        yield lambda picture, at_ms: landmarker.detect_for_video(
            mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=picture), at_ms
        )


def _row(found: Any, size: tuple[int, int]) -> dict[str, Array]:
    """One frame; NaN where nothing was found."""
    hands = [getattr(found, f"{side}_hand_landmarks") for side in _SIDES]
    worlds = [getattr(found, f"{side}_hand_world_landmarks") for side in _SIDES]
    wide = np.array([size[0], size[1], size[0]], float)
    upright = np.array([1.0, -1.0, -1.0])
    seen = [bool(one) for one in (*hands, found.face_landmarks, found.pose_landmarks)]
    return {
        "body_px": _points(found.pose_landmarks, 33)[:, :2] * wide[:2],
        "body_m": _points(found.pose_world_landmarks, 33) * upright,
        "hands_px": np.stack([_points(hand, 21)[:, :2] * wide[:2] for hand in hands]),
        "hands_m": np.stack([_points(world, 21) * upright for world in worlds]),
        "face_px": _points(found.face_landmarks, 478) * wide,
        "face": np.array([one.score for one in found.face_blendshapes or ()], float),
        "seen": np.array(seen, float),
    }


def _points(found: Any, count: int) -> Array:
    if not found:
        return np.full((count, 3), np.nan)
    return np.array([(one.x, one.y, one.z) for one in found], float)
