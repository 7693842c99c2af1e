"""A signer with less detail, for the page: what is drawn far away, or by a weak machine.

Work at the vertices is what costs a browser without a graphics card (research/limits.md §1): 20,000
triangles look the same as three times as many at the size of the page; below 15,000 outlines may
show facets, which is still better than a signer that stutters.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from lsf_avatar.avatar.levels.order import in_cache_order
from lsf_avatar.avatar.levels.thinning import thinned
from lsf_avatar.avatar.model import Avatar, Mesh, Morph
from lsf_avatar.avatar.source import Array, Ints
from lsf_avatar.avatar.surface import boundary

SHARES: dict[str, dict[str, float]] = {
    "usual": {"head": 0.70, "hands": 0.74, "cloth": 0.78, "eye": 0.70},
    "light": {"head": 0.38, "hands": 0.50, "cloth": 0.47, "hair": 0.75, "eye": 0.36},
}
"""Level → part → share of its triangles that is kept; parts that are not named are kept whole.
Hands keep more than the head: fingers are what is read."""

_SHAPES = 8
"""Sums of morphs that thinning looks at beside the face at rest."""
_PICTURE_M = 0.1
"""Width of a texture, as thinning weighs it: about that of the head's and the hands'."""
_SEEN_INTO_M = 0.05
"""How far one can see into a sleeve or a collar."""


def at_level(avatar: Avatar, level: str) -> Avatar:
    """The same signer with fewer triangles, each part in an order that is drawn fast.

    Joints, places, handshapes and the names of morphs stay as they are.

    Args:
        avatar: Whole.
        level: One of `SHARES`.
    """
    shares = SHARES[level]
    meshes = []
    for mesh in avatar.meshes:
        share = shares.get(mesh.name.partition("_")[0], 1.0)
        faces = mesh.triangles.astype(np.int64)
        if share < 1.0:
            weights = _dense(mesh, len(avatar.body.joints))
            wanted = int(share * len(faces))
            faces = thinned(faces, _shapes(mesh), mesh.normals.astype(float), weights, wanted)
        lighter = _over(mesh, in_cache_order(faces, len(mesh.positions_m)))
        meshes.append(_lined(lighter) if mesh.name == "cloth" else lighter)
    return replace(avatar, meshes=tuple(meshes))


def _dense(mesh: Mesh, joints: int) -> Array:
    weights = np.zeros((len(mesh.positions_m), joints))
    np.put_along_axis(weights, mesh.joints.astype(np.int64), mesh.weights, axis=1)
    return weights


def _shapes(mesh: Mesh) -> Array:
    """(S, V, 3) at rest, then what else must keep its form.

    Texture coordinates are heights over the surface: where they bend, a picture would be warped.
    Morphs are summed in a few groups, so that every morph counts.
    """
    rest = mesh.positions_m.astype(float)
    shapes = [rest]
    if mesh.texture is not None:
        shapes += [rest + _PICTURE_M * mesh.uv[:, [axis]] * mesh.normals for axis in (0, 1)]
    for first in range(min(_SHAPES, len(mesh.morphs))):
        moved = rest.copy()
        for shape in list(mesh.morphs.values())[first::_SHAPES]:
            moved[shape.vertices] += shape.offsets_m
        shapes.append(moved)
    return np.stack(shapes)


def _over(mesh: Mesh, faces: Ints) -> Mesh:
    """The mesh with these triangles and only the vertices they use, in the order of first use."""
    used, first = np.unique(faces, return_index=True)
    used = used[np.argsort(first)]
    row_of = np.full(len(mesh.positions_m), -1)
    row_of[used] = np.arange(len(used))
    morphs = {name: _kept(shape, row_of) for name, shape in mesh.morphs.items()}
    return _rows(mesh, used, row_of[faces], {n: m for n, m in morphs.items() if len(m.vertices)})


def _kept(shape: Morph, row_of: NDArray[np.int64]) -> Morph:
    rows = row_of[shape.vertices]
    order = np.argsort(rows)[np.count_nonzero(rows < 0) :]
    return Morph(rows[order].astype(np.uint32), shape.offsets_m[order], shape.normals[order])


def _rows(mesh: Mesh, rows: Ints, faces: Ints, morphs: dict[str, Morph]) -> Mesh:
    return replace(
        mesh,
        positions_m=mesh.positions_m[rows],
        normals=mesh.normals[rows],
        uv=mesh.uv[rows],
        joints=mesh.joints[rows],
        weights=mesh.weights[rows],
        triangles=faces.astype(np.uint32),
        morphs=morphs,
    )


def _lined(mesh: Mesh) -> Mesh:
    """Cloth with a lining where one can see into it, so that the back of the rest is not drawn."""
    rim = np.unique(boundary(mesh.triangles.astype(np.int64)))
    near = cKDTree(mesh.positions_m[rim]).query(mesh.positions_m)[0] < _SEEN_INTO_M
    inside = mesh.triangles[near[mesh.triangles].all(axis=1)].astype(np.int64)
    if mesh.morphs or not len(inside):
        return mesh
    used, corners = np.unique(inside, return_inverse=True)
    count = len(mesh.positions_m)
    rows = np.concatenate([np.arange(count), used])
    lining = (count + corners.reshape(-1, 3))[:, ::-1]
    both = _rows(mesh, rows, np.vstack([mesh.triangles, lining]), {})
    normals = both.normals.copy()
    normals[count:] *= -1.0
    return replace(both, normals=normals, double_sided=False)
