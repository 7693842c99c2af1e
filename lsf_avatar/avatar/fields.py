"""How far every place is from the head, the dressed trunk and a palm, on grids, from the meshes.

Kinematics keeps hands out of the body and of each other with them. They are built from whatever
skin, hair and clothes the body has: its triangles are strewn with points, openings are closed, and
what the room around cannot flow into is inside.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation, generate_binary_structure, label
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from lsf_avatar.avatar.model import Mesh
from lsf_avatar.avatar.source import Array, Ints
from lsf_avatar.avatar.surface import boundary, vertex_normals
from lsf_avatar.geometry import unit
from lsf_avatar.kinematics.body import FIELD_UNIT_M, Field

STEP_M = {"head": 0.006, "trunk": 0.008, "palm": 0.004}
"""Between two nodes: chin and nose are rounder than a chest."""
ROOM_M = {"head": 0.063, "trunk": 0.063, "palm": 0.020}
"""How far beyond its surface a grid goes."""
_LOWEST_M = -0.08
"""Hands do not go lower: the trunk's grid ends here."""
_STREWN_M = 0.004
"""Between two points of a triangle."""
_FLAT_M = 0.006
"""Nearer than this, the distance is taken from the plane at the nearest point."""
_WELD_M = 1e-5
_TRUNK = ("root", "spine", "neck", "clavicle", "shoulder")
_PARTS = ("head", "hair", "cloth")
_PALM = ("wrist", "metacarpal")


def build_fields(meshes: Sequence[Mesh], joints: Sequence[str]) -> dict[str, Field]:
    """The distances from `head` and from `trunk`, which takes the neck along.

    Args:
        meshes: Parts of the signer at rest: head, hair and cloth are looked at.
        joints: Names of the joints that their vertices follow.
    """
    parts = [mesh for mesh in meshes if mesh.name in _PARTS]
    at = np.vstack([mesh.positions_m for mesh in parts]).astype(float)
    starts = np.cumsum([0] + [len(mesh.positions_m) for mesh in parts])
    triangles = np.vstack(
        [
            mesh.triangles.astype(np.int64) + start
            for mesh, start in zip(parts, starts[:-1], strict=True)
        ]
    )
    strongest = [mesh.joints[np.arange(len(mesh.joints)), mesh.weights.argmax(1)] for mesh in parts]
    owner = np.array(joints)[np.concatenate(strongest)]
    head = owner == "head"
    body = head | np.array([name.startswith(_TRUNK) for name in owner])
    whole, of_head = body[triangles].all(axis=1), head[triangles].all(axis=1)
    return {
        "head": _field(at, triangles[of_head], "head"),
        "trunk": _field(at, triangles[whole & ~of_head], "trunk"),
    }


def palm_field(meshes: Sequence[Mesh], joints: Sequence[str], wrist_m: Array) -> Field:
    """The distances from the right palm, wrist and fingers cut off, from its wrist, hand at rest.

    Args:
        meshes: Parts of the signer at rest: hands are looked at.
        joints: Names of the joints that their vertices follow.
        wrist_m: (3,) the right wrist.
    """
    (hands,) = (mesh for mesh in meshes if mesh.name == "hands")
    owner = np.array(joints)[
        hands.joints[np.arange(len(hands.joints)), hands.weights.argmax(axis=1)]
    ]
    palm = np.array([name.startswith(_PALM) and name.endswith("_R") for name in owner])
    triangles = hands.triangles.astype(np.int64)
    whole = triangles[palm[triangles].all(axis=1)]
    return _field(hands.positions_m.astype(float) - wrist_m, whole, "palm")


def _field(at: Array, triangles: Ints, name: str) -> Field:
    """Distances from some triangles, their openings closed; negative inside."""
    step_m, room_m = STEP_M[name], ROOM_M[name]
    positions, corners = _closed(*_welded(at, triangles))
    lowest = (-np.inf, _LOWEST_M if name in ("head", "trunk") else -np.inf, -np.inf)
    low = np.maximum(positions.min(axis=0) - room_m, lowest)
    low = np.floor(low / step_m) * step_m
    shape = np.ceil((positions.max(axis=0) + room_m - low) / step_m).astype(int) + 1
    nodes = low + step_m * np.indices(shape).reshape(3, -1).T
    points, normals = _strewn(positions, corners)
    distance, nearest = _nearest(nodes, points, room_m)
    outside = _flooded(distance.reshape(shape) > 0.9 * step_m)
    # What lies within another part (a mouth, skin under clothes) bounds nothing.
    near = binary_dilation(outside, generate_binary_structure(3, 3), iterations=2)
    cell = np.clip(np.round((points - low) / step_m).astype(int), 0, shape - 1)
    bounding = np.flatnonzero(near[tuple(cell.T)])
    again = np.flatnonzero((distance < room_m) & ~np.isin(nearest, bounding))
    distance[again], found = _nearest(nodes[again], points[bounding], room_m)
    nearest[again] = bounding[found]
    above = np.einsum("ni,ni->n", nodes - points[nearest], normals[nearest])
    outside = outside.ravel() | (near.ravel() & (above > 0.0) & (distance < 2.0 * step_m))
    exact = np.where(distance < _FLAT_M, np.abs(above), distance)
    units = np.round(np.where(outside, exact, -exact) / FIELD_UNIT_M)
    return Field(
        low_m=(float(low[0]), float(low[1]), float(low[2])),
        step_m=step_m,
        units=np.clip(units, -127, 127).astype(np.int8).reshape(shape),
    )


def _welded(at: Array, triangles: Ints) -> tuple[Array, Ints]:
    """The same surface with one vertex where a texture's seam has two."""
    used = np.unique(triangles)
    cells = np.round(at[used] / _WELD_M).astype(np.int64)
    _, first, same = np.unique(cells, axis=0, return_index=True, return_inverse=True)
    place = np.zeros(len(at), np.int64)
    place[used] = same.ravel()
    corners = place[triangles]
    return at[used[first]], corners[np.diff(np.sort(corners, axis=1), axis=1).min(axis=1) > 0]


def _closed(positions: Array, triangles: Ints) -> tuple[Array, Ints]:
    """Every opening filled by triangles from its rim to its middle."""
    rims = boundary(triangles)
    links = csr_matrix((np.ones(len(rims)), tuple(rims.T)), shape=(len(positions),) * 2)
    _, which = connected_components(links, directed=False)
    middles, caps = [positions], [triangles]
    for number, opening in enumerate(np.unique(which[rims[:, 0]])):
        rim = rims[which[rims[:, 0]] == opening]
        middles.append(positions[rim].mean(axis=(0, 1))[None])
        middle = np.full(len(rim), len(positions) + number)
        caps.append(np.stack((rim[:, 1], rim[:, 0], middle), axis=1))
    return np.vstack(middles), np.vstack(caps)


def _strewn(positions: Array, triangles: Ints) -> tuple[Array, Array]:
    """Points all over a surface, (N, 3), and the unit normals there."""
    normals = vertex_normals(positions, triangles)
    corners, out = positions[triangles], normals[triangles]
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=-1).max(axis=1)
    cuts = np.maximum(np.ceil(longest / _STREWN_M).astype(int), 1)
    points, ways = [], []
    for count in np.unique(cuts):
        i, j = (axis.ravel() for axis in np.indices((count + 1, count + 1)))
        inside = i + j <= count
        shares = np.stack((i, j, count - i - j), axis=1)[inside] / count
        alike = cuts == count
        points.append(np.einsum("sc,tci->tsi", shares, corners[alike]).reshape(-1, 3))
        ways.append(np.einsum("sc,tci->tsi", shares, out[alike]).reshape(-1, 3))
    return np.vstack(points), unit(np.vstack(ways))


def _nearest(nodes: Array, points: Array, room_m: float) -> tuple[Array, Ints]:
    """(N,) distance of nodes from the nearest point, at most `room_m`, and which it is."""
    distance, nearest = cKDTree(points).query(nodes, distance_upper_bound=room_m)
    return np.minimum(distance, room_m), np.where(np.isfinite(distance), nearest, 0)


def _flooded(free: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What can be reached from the first corner of a grid through free nodes."""
    room, _ = label(free)
    reached: NDArray[np.bool_] = room == room[0, -1, 0]
    return reached
