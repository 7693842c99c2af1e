"""One hand's skin, posed for many sets of angles at once, and what can be measured on it.

The solver of handshapes works on this: linear blend skinning of the 15 finger joints (the wrist
stands still), patches of skin with names such as `thumb_pad`, and a cheap solid of spheres inside
the fingers and the palm, which says smoothly how deep one part is in another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.skeleton import Skeleton
from lsf_avatar.avatar.source import BaseMesh
from lsf_avatar.avatar.surface import triangulated, vertex_normals
from lsf_avatar.geometry import to_matrix, unit
from lsf_avatar.kinematics.fingers import FINGERS, finger_joints, finger_rotations
from lsf_avatar.kinematics.motion import SIDES

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

PALM = 15
"""Segment number of all skin that does not move with a finger; fingers are 3 * finger + bone."""


@dataclass(frozen=True, eq=False)
class HandSkin:
    """The skin of one hand at rest, in the world, metres.

    Attributes:
        side: `right` or `left`.
        thumb_twist: As `Body.thumb_twist`.
        vertices: (V,) their indices in the base mesh.
        points_m: (V, 3).
        triangles: (T, 3) indices into `points_m`.
        shares: (V, 16) how much each vertex follows each finger joint, and the palm last.
        heads_m: (5, 3, 3) where the joints are; fingers as in `FINGERS`, knuckle first.
        tips_m: (5, 3, 3) where their bones end.
        frames: (5, 3, 3, 3) rotation matrices of the joints' rest frames.
        radial, distal, palmar: (3,) unit vectors: to the thumb's side, along the middle finger's
            metacarpal, out of the palm.
    """

    side: str
    thumb_twist: tuple[float, float]
    vertices: Ints
    points_m: Array
    triangles: Ints
    shares: Array
    heads_m: Array
    tips_m: Array
    frames: Array
    radial: Array
    distal: Array
    palmar: Array

    def transforms(self, angles_rad: Array) -> tuple[Array, Array]:
        """World motion of every joint against rest: point at rest → `rotation @ point + shift`.

        Args:
            angles_rad: (N, 5, 4) as `Targets.fingers_rad`.

        Returns:
            (N, 5, 3, 3, 3) rotations and (N, 5, 3, 3) shifts.
        """
        quaternions = finger_rotations(angles_rad, self.side, self.thumb_twist)
        turns = self.frames @ to_matrix(quaternions) @ np.swapaxes(self.frames, -1, -2)
        rotations, shifts = np.zeros_like(turns), np.zeros(turns.shape[:-1])
        rotation = np.broadcast_to(np.eye(3), turns[:, :, 0].shape)
        shift = np.zeros((*turns.shape[:2], 3))
        for bone in range(3):
            head = self.heads_m[:, bone]
            own = head - _apply(turns[:, :, bone], head)
            shift = shift + _apply(rotation, own)
            rotation = rotation @ turns[:, :, bone]
            rotations[:, :, bone], shifts[:, :, bone] = rotation, shift
        return rotations, shifts

    def posed(self, angles_rad: Array, rows: Ints | slice = slice(None)) -> Array:
        """(N, K, 3) vertices `rows` of the skin, for (N, 5, 4) angles."""
        rotations, shifts = self.transforms(angles_rad)
        n = len(angles_rad)
        rotations = np.concatenate(
            (rotations.reshape(n, 15, 3, 3), np.broadcast_to(np.eye(3), (n, 1, 3, 3))), axis=1
        )
        shifts = np.concatenate((shifts.reshape(n, 15, 3), np.zeros((n, 1, 3))), axis=1)
        shares, points = self.shares[rows], self.points_m[rows]
        blended = np.tensordot(shares, np.swapaxes(rotations, 0, 1), axes=1)  # (K, N, 3, 3)
        moved: Array = np.einsum("knij,kj->nki", blended, points)
        moved += np.einsum("ks,nsi->nki", shares, shifts)
        return moved

    @cached_property
    def segment(self) -> Ints:
        """(V,) the joint each vertex follows most, or `PALM`."""
        segment: Ints = self.shares.argmax(axis=1)
        return segment

    @cached_property
    def normals(self) -> Array:
        """(V, 3) unit outward normals at rest."""
        return vertex_normals(self.points_m, self.triangles)

    @cached_property
    def patches(self) -> Mapping[str, Ints]:
        """Name of a part of a finger, such as `index_pad` → its vertices.

        Every finger has `tip`, `pad`, `front` and `back` (of its last two bones), `middle_joint`
        (all round), `side` (towards the thumb; of the thumb, away from the fingers), `inner` (the
        opposite, of its last bone), `base_side` and `base_pad` (of its first bone), and `base`
        (the palm in front of its knuckle).
        """
        found: dict[str, Ints] = {}
        radial = 1.0 if self.side == "right" else -1.0
        for number, finger in enumerate(FINGERS):
            along, normal = self._in_bone(number, 2)
            last, middle = self.segment == 3 * number + 2, self.segment == 3 * number + 1
            reach = along[last].max()
            palmar, out = normal[:, 2], normal[:, 1]
            side = radial * normal[:, 0]
            near_knuckle = np.abs(self._in_bone(number, 1)[0]) < 0.006
            found[f"{finger}_tip"] = last & (along > 0.72 * reach) & (palmar > 0.0) & (out > 0.35)
            found[f"{finger}_pad"] = last & (palmar > 0.7) & (along > 0.3 * reach) & (out < 0.6)
            found[f"{finger}_front"] = (last | middle) & (palmar > 0.5)
            found[f"{finger}_back"] = (last | middle) & (palmar < -0.7)
            found[f"{finger}_middle_joint"] = near_knuckle & (middle | (self.segment == 3 * number))
            found[f"{finger}_side"] = (last | middle) & (side > 0.7)
            found[f"{finger}_inner"] = last & (side < -0.7)
            along, normal = self._in_bone(number, 0)
            first = self.segment == 3 * number
            found[f"{finger}_base_side"] = first & (radial * normal[:, 0] > 0.7)
            found[f"{finger}_base_pad"] = first & (normal[:, 2] > 0.7)
            below = self.points_m - self.heads_m[number, 0]
            below = below - np.outer(below @ self.palmar, self.palmar)
            near = np.linalg.norm(below, axis=1) < 0.009
            found[f"{finger}_base"] = near & (self.normals @ self.palmar > 0.5)
        return {name: np.flatnonzero(chosen) for name, chosen in found.items()}

    def _in_bone(self, finger: int, bone: int) -> tuple[Array, Array]:
        """Distance of every vertex along a bone, metres, and its normal in the bone's frame."""
        frame = self.frames[finger, bone]
        along: Array = (self.points_m - self.heads_m[finger, bone]) @ frame[:, 1]
        return along, self.normals @ frame


def hand_skin(
    mesh: BaseMesh,
    vertices_m: Array,
    skeleton: Skeleton,
    weights: Array,
    side: str,
    thumb_twist: tuple[float, float],
) -> HandSkin:
    """The skin of one hand of one person.

    Args:
        mesh: The base mesh.
        vertices_m: (V, 3) the person's vertices.
        skeleton: Its skeleton.
        weights: (V, J) share of each joint in each vertex, as `joint_weights` gives.
        side: `right` or `left`.
        thumb_twist: As `Body.thumb_twist`.
    """
    index = {name: number for number, name in enumerate(skeleton.joints)}
    end = "R" if side == "right" else "L"
    joints = np.array([[index[name] for name in finger] for finger in finger_joints(side)])
    palm = [index[f"wrist_{end}"], *(index[f"metacarpal{n}_{end}"] for n in range(1, 5))]
    faces = mesh.faces["body"]
    in_hand = weights[:, [*joints.ravel(), *palm]].sum(axis=1) > 0.5
    quads = faces[in_hand[faces].all(axis=1)]
    rows, inverse = np.unique(quads, return_inverse=True)
    quads = inverse.reshape(-1, 4)
    moving = weights[rows][:, joints.ravel()]
    hand = SIDES.index(side)
    palmar, distal = skeleton.palms[hand], skeleton.fingers[hand]
    thumbwards = np.cross(distal, palmar) * (1.0 if side == "right" else -1.0)
    return HandSkin(
        side=side,
        thumb_twist=thumb_twist,
        vertices=rows,
        points_m=vertices_m[rows],
        triangles=triangulated(quads),
        shares=np.concatenate((moving, 1.0 - moving.sum(axis=1, keepdims=True)), axis=1),
        heads_m=skeleton.heads_m[joints],
        tips_m=skeleton.tails_m[joints],
        frames=to_matrix(skeleton.frames_wxyz[joints]),
        radial=unit(thumbwards),
        distal=distal,
        palmar=palmar,
    )


def _apply(rotations: Array, vectors: Array) -> Array:
    """Vectors (…, 3) turned by rotation matrices (…, 3, 3)."""
    turned: Array = np.einsum("...ij,...j->...i", rotations, vectors)
    return turned
