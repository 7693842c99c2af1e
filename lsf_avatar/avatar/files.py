"""Built signers on disk: one uncompressed archive of arrays each, read in a few milliseconds."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from lsf_avatar.avatar.build import build_avatar
from lsf_avatar.avatar.looks import look_named
from lsf_avatar.avatar.model import Avatar, Mesh, Morph
from lsf_avatar.avatar.source import find_source
from lsf_avatar.kinematics.body import Body, Field, HandProbes, Site

_FILE = "avatar.npz"
_BODY_ARRAYS = ("parents", "heads_m", "frames_wxyz", "palms", "fingers", "forearm")
_PROBE_ARRAYS = ("joints", "centres_m", "radii_m", "groups")
_MESH_ARRAYS = ("positions_m", "normals", "uv", "triangles", "joints", "weights")
_MORPH_ARRAYS = ("vertices", "offsets_m", "normals")

_ALSO_BUILDS = (
    "geometry.py", "kinematics/body.py", "kinematics/fingers.py", "phonology/handshapes.py",
)  # fmt: skip
"""Code outside this room that the built signer depends on."""


def ensure_avatar(
    root: Path, name: str = "woman", progress: Callable[[str], None] | None = None
) -> Avatar:
    """The signer, built into `root` if this data and this code have not built it yet.

    A look whose body is there needs its colours only: half the time. The folder appears all at
    once, so two processes can start together.

    Args:
        root: Folder of built signers; created.
        name: Who, one of `looks.LOOKS`.
        progress: Told each step of a build.

    Raises:
        SetupError: If the body's data is not installed.
        UnknownNameError: If nobody of that name is known.
    """
    look = look_named(name)
    folder = root / f"{name}-{build_key()}"
    if not (folder / _FILE).is_file():
        root.mkdir(parents=True, exist_ok=True)
        body = None if name == look.body else ensure_avatar(root, look.body, progress).body
        growing = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=root))
        try:
            save_avatar(build_avatar(name, progress, body), growing)
            growing.chmod(0o755)
            try:
                os.rename(growing, folder)
            except OSError:  # another process was first; its bytes are the same
                if not (folder / _FILE).is_file():
                    raise
        finally:
            shutil.rmtree(growing, ignore_errors=True)
    return load_avatar(folder)


def build_key() -> str:
    """16 hexadecimal digits that change with the data or with the code that builds from it."""
    state = hashlib.sha256(find_source().digest.encode())
    room = Path(__file__).parent
    for path in [*sorted(room.rglob("*.py")), *(room.parent / name for name in _ALSO_BUILDS)]:
        state.update(path.name.encode() + path.read_bytes())
    return state.hexdigest()[:16]


def save_avatar(avatar: Avatar, folder: Path) -> None:
    """Writes a signer; the same signer gives the same bytes."""
    arrays: dict[str, Any] = {}
    body = avatar.body
    for field in _BODY_ARRAYS:
        arrays[f"body/{field}"] = getattr(body, field)
    arrays["body/handshapes"] = np.stack(list(body.handshapes_rad.values()))
    for field in _PROBE_ARRAYS:
        arrays[f"probes/{field}"] = getattr(body.probes, field)
    for name, distances in body.fields.items():
        arrays[f"fields/{name}"] = distances.units
    about: dict[str, Any] = {
        "name": avatar.name,
        "joints": body.joints,
        "sites": {
            name: [site.joint, *site.point_m, *site.normal] for name, site in body.sites.items()
        },
        "handshapes": list(body.handshapes_rad),
        "thumb_twist": body.thumb_twist,
        "fields": {
            name: [*distances.low_m, distances.step_m] for name, distances in body.fields.items()
        },
        "face_channels": body.face_channels,
        "digest": body.digest,
        "meshes": [],
    }
    for mesh in avatar.meshes:
        for field in _MESH_ARRAYS:
            arrays[f"{mesh.name}/{field}"] = getattr(mesh, field)
        if mesh.texture is not None:
            arrays[f"{mesh.name}/texture"] = np.frombuffer(mesh.texture, np.uint8)
        for field in _MORPH_ARRAYS if mesh.morphs else ():
            rows = [getattr(shape, field) for shape in mesh.morphs.values()]
            arrays[f"{mesh.name}/morph_{field}"] = np.concatenate(rows)
        about["meshes"].append(
            {
                "name": mesh.name,
                "morphs": {name: len(shape.vertices) for name, shape in mesh.morphs.items()},
                "colour": mesh.colour,
                "roughness": mesh.roughness,
                "double_sided": mesh.double_sided,
            }
        )
    text = json.dumps(about, ensure_ascii=False).encode()
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / _FILE, about=np.frombuffer(text, np.uint8), **arrays)


def load_avatar(folder: Path) -> Avatar:
    """Reads what `save_avatar` wrote."""
    with np.load(folder / _FILE) as archive:
        arrays = {name: archive[name] for name in archive.files}
    for array in arrays.values():
        array.flags.writeable = False
    about = json.loads(arrays["about"].tobytes())
    body = Body(
        **{field: arrays[f"body/{field}"] for field in _BODY_ARRAYS},
        joints=tuple(about["joints"]),
        sites={
            name: Site(row[0], tuple(row[1:4]), tuple(row[4:7]))
            for name, row in about["sites"].items()
        },
        handshapes_rad=dict(zip(about["handshapes"], arrays["body/handshapes"], strict=True)),
        thumb_twist=tuple(about["thumb_twist"]),
        fields={
            name: Field(tuple(row[:3]), row[3], arrays[f"fields/{name}"])
            for name, row in about["fields"].items()
        },
        probes=HandProbes(**{field: arrays[f"probes/{field}"] for field in _PROBE_ARRAYS}),
        face_channels=tuple(about["face_channels"]),
        digest=about["digest"],
    )
    meshes = tuple(_mesh(row, arrays) for row in about["meshes"])
    return Avatar(about["name"], body, meshes)


def _mesh(row: dict[str, Any], arrays: dict[str, Any]) -> Mesh:
    """One part; its morphs are slices of three long arrays."""
    name = row["name"]
    morphs, start = {}, 0
    for channel, count in row["morphs"].items():
        part = slice(start, start + count)
        morphs[channel] = Morph(*(arrays[f"{name}/morph_{field}"][part] for field in _MORPH_ARRAYS))
        start += count
    texture = arrays.get(f"{name}/texture")
    return Mesh(
        **{field: arrays[f"{name}/{field}"] for field in _MESH_ARRAYS},
        name=name,
        morphs=morphs,
        colour=tuple(row["colour"]),
        roughness=row["roughness"],
        texture=None if texture is None else texture.tobytes(),
        double_sided=row["double_sided"],
    )
