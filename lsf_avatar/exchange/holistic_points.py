"""A motion as the points that MediaPipe Holistic names, seen by one camera of the films.

Joints and tips come from the skeleton, points of the face from the skin: each is the vertex nearest
to a place of `capture.face_places`, and moves with it. What this body has not (hips and legs) has
confidence 0, and so has a point of the face that is farther from the skin than `NEAR_M`.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from lsf_avatar.avatar.model import Avatar, Mesh
from lsf_avatar.avatar.skin import Skin
from lsf_avatar.capture.face_places import face_places_m
from lsf_avatar.exchange.holistic_names import (
    COMPONENTS,
    FACE_COUNT,
    LOWER_LIP,
    POSE_FACE,
    POSE_JOINTS,
    POSE_NAMES,
    POSE_SITES,
    UPPER_LIP,
)
from lsf_avatar.exchange.pose_file import Pose
from lsf_avatar.geometry import conjugate, multiply, rotate
from lsf_avatar.kinematics.body import Body, Site
from lsf_avatar.kinematics.forward import Posed, forward
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.render.camera import Camera

Array = NDArray[np.float64]

SIZE_PX = 1024
NEAR_M = 0.006
"""A vertex farther than this from where MediaPipe sees a point is another place."""
HIPLESS = ("HIP", "KNEE", "ANKLE", "HEEL", "FOOT_INDEX")
"""What the signer ends above: never invented."""
_IRISES = {"eye_R": range(468, 473), "eye_L": range(473, 478)}
_DIGITS = ("thumb", "index", "middle", "ring", "pinky")


def holistic_pose(avatar: Avatar, motion: Motion, camera: Camera, size_px: int = SIZE_PX) -> Pose:
    """What MediaPipe Holistic would be right to say of a film of this motion.

    x and y are pixels of a square picture, y downwards; z is, as MediaPipe has it, smaller nearer
    to the camera, as a share of the picture's width: of body points from the pelvis, of hands from
    their wrist, of the face from the head's joint. `POSE_WORLD_LANDMARKS` are metres from the
    pelvis, y downwards and z away from the camera.

    Args:
        avatar: Who signs.
        motion: What.
        camera: From where.
        size_px: Width and height of the picture.
    """
    body = avatar.body
    posed = forward(body, motion.rotations_wxyz, motion.root_m)
    face, face_known = _face_points(avatar, motion)
    pose, pose_known = _body_points(body, posed, face, face_known)
    hands = {side: _hand_points(body, posed, side) for side in "LR"}

    def seen(points: Array, reference: Array) -> Array:
        return _projected(points, reference, camera, size_px)

    at, root = posed.positions_m, posed.positions_m[:, 0]
    world = (pose - root[:, None]) * np.array([1.0, -1.0, -1.0])
    parts = (
        (seen(pose, root), pose_known),
        (seen(face, at[:, body.index["head"]]), face_known),
        *(
            (seen(hands[side], at[:, body.index[f"wrist_{side}"]]), np.ones(hands[side].shape[1]))
            for side in "LR"
        ),
        (world, pose_known),
    )
    known = np.concatenate([np.asarray(flags, float) for _, flags in parts])
    xyz = np.concatenate([points for points, _ in parts], axis=1) * (known > 0)[:, None]
    return Pose(
        fps=motion.fps,
        size=(size_px, size_px, 0),
        components=COMPONENTS,
        xyz=xyz.astype(np.float32),
        confidence=np.broadcast_to(known, xyz.shape[:2]).astype(np.float32),
    )


def _projected(points_m: Array, reference_m: Array, camera: Camera, size_px: int) -> Array:
    """(F, N, 3) pixels, pixels, share of the width; references (F, 3)."""
    pose = camera.pose()
    focal = size_px / 2 / np.tan(np.radians(camera.fov_deg) / 2)
    local = (points_m - pose[:3, 3]) @ pose[:3, :3]
    depth = -local[..., 2]
    far = -((reference_m - pose[:3, 3]) @ pose[:3, :3])[:, None, 2]
    x = size_px / 2 + focal * local[..., 0] / depth
    y = size_px / 2 - focal * local[..., 1] / depth
    return np.stack((x, y, (depth - far) * focal / far / size_px), axis=-1)


def _body_points(
    body: Body, posed: Posed, face: Array, face_known: NDArray[np.bool_]
) -> tuple[Array, NDArray[np.bool_]]:
    """(F, 33, 3) metres, and (33,) which of them this body has."""
    points = np.zeros((len(posed.positions_m), len(POSE_NAMES), 3))
    known = np.zeros(len(POSE_NAMES), bool)
    for number, name in enumerate(POSE_NAMES):
        side, _, part = name.partition("_")
        if name in POSE_FACE:
            points[:, number] = face[:, POSE_FACE[name]]
            known[number] = face_known[POSE_FACE[name]]
        elif name in POSE_SITES:
            points[:, number] = _carried(body, posed, body.sites[POSE_SITES[name]])
            known[number] = True
        elif part in POSE_JOINTS:
            joint = body.index[f"{POSE_JOINTS[part]}_{side[0]}"]
            points[:, number] = posed.positions_m[:, joint]
            known[number] = True
    return points, known


def _hand_points(body: Body, posed: Posed, side: str) -> Array:
    """(F, 21, 3) metres: wrist, then each finger's three joints and its tip."""
    points = [posed.positions_m[:, body.index[f"wrist_{side}"]]]
    for number, digit in enumerate(_DIGITS, start=1):
        for joint in (1, 2, 3):
            points.append(posed.positions_m[:, body.index[f"finger{number}-{joint}_{side}"]])
        points.append(_carried(body, posed, body.sites[f"{digit}_tip_{side}"]))
    return np.stack(points, axis=1)


def _carried(body: Body, posed: Posed, site: Site) -> Array:
    """(F, 3) where a place of the skin is."""
    joint = body.index[site.joint]
    turned = multiply(posed.rotations_wxyz[:, joint], conjugate(body.frames_wxyz[joint]))
    lever = np.array(site.point_m) - body.heads_m[joint]
    carried: Array = posed.positions_m[:, joint] + rotate(turned, lever)
    return carried


def _face_points(avatar: Avatar, motion: Motion) -> tuple[Array, NDArray[np.bool_]]:
    """(F, 478, 3) metres, and (478,) which of them lie on this skin."""
    skin = Skin(avatar)
    vertices, known = nearest_vertices(avatar, skin)
    rows = zip(motion.rotations_wxyz, motion.root_m, motion.face, strict=True)
    frames = [skin.posed(*row)[0][vertices] for row in rows]
    return np.array(frames, float).reshape(len(motion.rotations_wxyz), FACE_COUNT, 3), known


def nearest_vertices(avatar: Avatar, skin: Skin) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """(478,) vertex of the whole signer for each point of the face, and which are near enough."""
    meshes = {mesh.name: number for number, mesh in enumerate(avatar.meshes)}
    places = face_places_m()
    vertices = np.zeros(FACE_COUNT, np.int64)
    away = np.full(FACE_COUNT, np.inf)
    for name, points, allowed in _choices(avatar.meshes[meshes["head"]], meshes, avatar):
        wanted = [point for point in points if np.isfinite(places[point]).all()]
        far, near = KDTree(avatar.meshes[meshes[name]].positions_m[allowed]).query(places[wanted])
        vertices[wanted] = skin.starts[meshes[name]] + allowed[near]
        away[wanted] = far
    return vertices, away <= NEAR_M


def _choices(
    head: Mesh, meshes: Mapping[str, int], avatar: Avatar
) -> list[tuple[str, tuple[int, ...], NDArray[np.int64]]]:
    """Part, points on it, and the vertices that they may be: each lip has its own."""
    drop = np.zeros(len(head.positions_m))
    opening = head.morphs["jawOpen"]
    drop[opening.vertices] = -opening.offsets_m[:, 1]
    with_jaw, others = np.flatnonzero(drop > drop.max() / 2), np.flatnonzero(drop < drop.max() / 4)
    irises = [
        (name, tuple(points), np.arange(len(avatar.meshes[meshes[name]].positions_m)))
        for name, points in _IRISES.items()
    ]
    rest = tuple(sorted(set(range(468)) - set(LOWER_LIP) - set(UPPER_LIP)))
    return [
        ("head", LOWER_LIP, with_jaw), ("head", UPPER_LIP, others),
        ("head", rest, np.arange(len(head.positions_m))), *irises,
    ]  # fmt: skip
