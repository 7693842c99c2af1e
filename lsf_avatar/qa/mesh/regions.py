"""A signer's mesh as what can collide: hands, forearms, the other arm, the head, the trunk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from scipy.spatial import cKDTree

from lsf_avatar.avatar.model import Avatar
from lsf_avatar.avatar.skin import Skin
from lsf_avatar.qa.mesh.surface import Indices, Points, Surface, depths_m, surface

PARTS = ("head", "hands", "cloth")
"""Eyes, teeth and lashes lie within the head; hair is soft and gives way."""
_TRUNK = ("spine", "clavicle", "shoulder", "root", "neck")
_PALM = ("wrist", "metacarpal", "finger")
UNDER_CLOTH_M = 0.03
"""Skin that lies less than this under a garment at rest is covered by it."""


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """The parts of one signer that may come into each other.

    Attributes:
        skin: Its vertices, ready to be posed: head, hands, clothes.
        hands: Vertices of each hand from the wrist on; right, then left.
        forearms: Vertices of each forearm, sleeve and bare skin, elbow to wrist.
        solids: Name → surface: `head` (with the neck), `trunk`, and by side `hand_R`, `arm_R` …
        covered: (C,) skin vertices that clothes cover at rest.
        above: (C, M, 3) corners of the cloth's triangles about the places they have at rest.
        triangles: (T, 3) of all parts.
        rest_edges_m: (T, 3) lengths at rest.
    """

    skin: Skin
    hands: tuple[Indices, Indices]
    forearms: tuple[Indices, Indices]
    solids: dict[str, Surface]
    covered: Indices
    above: Indices
    triangles: Indices
    rest_edges_m: Points


@lru_cache(maxsize=8)
def regions_of(avatar: Avatar) -> Regions:
    """The regions of a signer; the same object each time."""
    meshes = tuple(mesh for mesh in avatar.meshes if mesh.name in PARTS)
    skin = Skin(replace(avatar, meshes=meshes))
    at = np.vstack([mesh.positions_m for mesh in meshes])
    owner = np.array(avatar.body.joints)[
        np.concatenate([m.joints[np.arange(len(m.joints)), m.weights.argmax(1)] for m in meshes])
    ]
    which = np.repeat([mesh.name for mesh in meshes], np.diff(skin.starts))
    triangles = np.vstack(
        [
            mesh.triangles.astype(np.int64) + start
            for mesh, start in zip(meshes, skin.starts[:-1], strict=True)
        ]
    )
    cloth = surface(at, triangles[(which == "cloth")[triangles].all(axis=1)])
    normals = np.vstack([mesh.normals for mesh in meshes])
    bare = np.flatnonzero(which != "cloth")
    covered = bare[_under(cloth, at, normals, at[bare])]

    def owned(*names: str) -> np.ndarray:
        return np.array([name.startswith(names) for name in owner])

    def side(letter: str) -> np.ndarray:
        return np.char.endswith(owner, f"_{letter}")

    def solid(members: np.ndarray) -> Surface:
        return surface(at, triangles[members[triangles].all(axis=1)])

    seen = np.ones(len(at), bool)
    seen[covered] = False
    palm, fore = owned(*_PALM) & (which == "hands"), owned("lowerarm", "wrist") & ~owned(*_PALM[1:])
    fore &= (which == "cloth") | owned("lowerarm")
    arm = fore | (owned("upperarm") & (which == "cloth"))
    solids = {
        "head": solid((which == "head") & seen),
        "trunk": solid((which == "cloth") & owned(*_TRUNK)),
    }
    for letter in "RL":
        solids[f"hand_{letter}"] = solid(palm & side(letter))
        solids[f"arm_{letter}"] = solid(arm & side(letter) & seen)
    return Regions(
        skin=skin,
        hands=(np.flatnonzero(palm & side("R")), np.flatnonzero(palm & side("L"))),
        forearms=(np.flatnonzero(fore & side("R")), np.flatnonzero(fore & side("L"))),
        solids=solids,
        covered=covered,
        above=_above(cloth, at, at[covered]),
        triangles=triangles,
        rest_edges_m=edges_m(at, triangles),
    )


def _under(cloth: Surface, at: Points, normals: Points, points_m: Points) -> np.ndarray:
    """(P,) whether points lie under a garment, not deep within it."""
    depth = depths_m(cloth, at, normals, points_m)
    under: np.ndarray = (depth > 0.0) & (depth < UNDER_CLOTH_M)
    return under


def _above(cloth: Surface, at: Points, points_m: Points) -> Indices:
    """(P, M, 3) corners of the cloth's triangles about the places of it that are nearest."""
    nearest = cKDTree(at[cloth.vertices]).query(points_m, k=4)[1]
    about = [np.unique(row) for row in cloth.around[nearest].reshape(len(points_m), -1)]
    most = max((len(row) for row in about), default=0)
    padded = np.array([np.pad(row, (0, most - len(row)), mode="edge") for row in about], np.int64)
    above: Indices = cloth.vertices[cloth.triangles[padded.reshape(len(points_m), most)]]
    return above


def edges_m(posed_m: Points, triangles: Indices) -> Points:
    """(T, 3) lengths of the edges of triangles."""
    corners = posed_m[triangles]
    edges: Points = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=-1)
    return edges
