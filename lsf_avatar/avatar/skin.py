"""Where every vertex is when the joints turn and the face moves: linear blend skinning in numpy.

One matrix product spreads the joints' 64 matrices over all vertices of all parts at once; morphs
touch only the vertices they move. About two milliseconds a frame (research/limits.md §2).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_matrix

from lsf_avatar.avatar.model import Avatar
from lsf_avatar.geometry import to_matrix
from lsf_avatar.kinematics.body import Body

Float = NDArray[np.float32]


class Skin:
    """The vertices of all parts of a signer, one part after the other, ready to be posed.

    Args:
        avatar: Whose.

    Attributes:
        starts: (M + 1,) where each part's vertices start, and the end.
    """

    def __init__(self, avatar: Avatar) -> None:
        meshes = avatar.meshes
        self.starts = np.cumsum([0] + [len(mesh.positions_m) for mesh in meshes])
        self._rest = np.vstack(
            [np.hstack([mesh.positions_m, mesh.normals]) for mesh in meshes], dtype=np.float32
        )
        self._weights = _weight_matrix(avatar)
        self._channels = avatar.body.face_channels
        self._morphs = _joined_morphs(avatar, self.starts)
        self._pose = _Pose(avatar.body)

    def posed(
        self, rotations_wxyz: ArrayLike, root_m: ArrayLike, face: ArrayLike
    ) -> tuple[Float, Float]:
        """All vertices for one frame.

        Args:
            rotations_wxyz: (J, 4) as a row of `Motion.rotations_wxyz`.
            root_m: (3,) place of the root joint.
            face: (E,) weights of the face channels.

        Returns:
            (V, 3) positions, metres, world; (V, 3) unit normals.
        """
        rows = self._rest.copy()
        weights = np.asarray(face, np.float32)
        for channel in np.flatnonzero(weights).tolist():
            if channel in self._morphs:
                vertices, changes = self._morphs[channel]
                rows[vertices] += weights[channel] * changes
        joints = self._pose.skinning_matrices(rotations_wxyz, root_m)
        moves = (self._weights @ joints.reshape(-1, 12)).reshape(-1, 3, 4)
        positions = np.einsum("vij,vj->vi", moves[:, :, :3], rows[:, :3]) + moves[:, :, 3]
        normals = np.einsum("vij,vj->vi", moves[:, :, :3], rows[:, 3:])
        normals /= np.sqrt(np.einsum("vi,vi->v", normals, normals))[:, None]
        return positions, normals


class _Pose:
    """Forward kinematics of one frame, joints of the same depth together."""

    def __init__(self, body: Body) -> None:
        depth = np.zeros(len(body.joints), int)
        for joint, parent in enumerate(body.parents):
            depth[joint] = depth[parent] + 1 if parent >= 0 else 0
        self._levels = [np.flatnonzero(depth == level) for level in range(depth.max() + 1)]
        self._parents = body.parents
        rest = np.tile(np.eye(4), (len(body.joints), 1, 1))
        rest[:, :3, :3] = to_matrix(body.frames_wxyz)
        rest[:, :3, 3] = body.heads_m
        self._to_joint = np.linalg.inv(rest)
        self._offsets = np.einsum(
            "jab,jb->ja",
            self._to_joint[body.parents, :3, :3],
            body.heads_m - body.heads_m[body.parents],
        )

    def skinning_matrices(self, rotations_wxyz: ArrayLike, root_m: ArrayLike) -> Float:
        """(J, 3, 4) what carries a point at rest to where it is now, world to world."""
        world = np.tile(np.eye(4), (len(self._parents), 1, 1))
        world[:, :3, :3] = to_matrix(rotations_wxyz)
        world[:, :3, 3] = self._offsets
        world[self._levels[0], :3, 3] = root_m
        for level in self._levels[1:]:
            world[level] = world[self._parents[level]] @ world[level]
        skinning: Float = (world @ self._to_joint)[:, :3].astype(np.float32)
        return skinning


def _weight_matrix(avatar: Avatar) -> csr_matrix:
    """(V, J) sparse, single precision."""
    joints = np.vstack([mesh.joints for mesh in avatar.meshes])
    weights = np.vstack([mesh.weights for mesh in avatar.meshes])
    rows = np.repeat(np.arange(len(joints)), joints.shape[1])
    matrix = csr_matrix(
        (weights.ravel(), (rows, joints.ravel())),
        shape=(len(joints), len(avatar.body.joints)),
        dtype=np.float32,
    )
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    return matrix


def _joined_morphs(
    avatar: Avatar, starts: NDArray[np.int64]
) -> dict[int, tuple[NDArray[np.int64], Float]]:
    """Index of a face channel → (K,) vertices over all parts, (K, 6) offsets and turns."""
    morphs = {}
    for index, channel in enumerate(avatar.body.face_channels):
        moved = [
            (start + mesh.morphs[channel].vertices.astype(np.int64), mesh.morphs[channel])
            for mesh, start in zip(avatar.meshes, starts[:-1], strict=True)
            if channel in mesh.morphs
        ]
        if moved:
            vertices = np.concatenate([rows for rows, _ in moved])
            changes = [np.hstack([shape.offsets_m, shape.normals]) for _, shape in moved]
            morphs[index] = (vertices, np.vstack(changes, dtype=np.float32))
    return morphs
