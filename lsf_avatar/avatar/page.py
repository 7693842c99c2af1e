"""The signer's files for the page: packed, in every level of detail, made once and kept."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lsf_avatar.avatar.files import build_key, ensure_avatar, load_avatar, save_avatar
from lsf_avatar.avatar.gltf import write_avatar
from lsf_avatar.avatar.levels import SHARES, at_level
from lsf_avatar.avatar.looks import look_named
from lsf_avatar.avatar.model import Avatar

USUAL = "usual"
"""The level that a page loads first and that films show."""


def ensure_page_files(
    root: Path, name: str = "woman", progress: Callable[[str], None] | None = None
) -> dict[str, bytes]:
    """The signer's packed GLB files, level → bytes, made if they are not there yet.

    The scene of each names the next lighter one in `extras.lighter`, by its digest: a page that
    cannot draw one in time takes the other.

    Args:
        root: Folder of built signers; created.
        name: Who, one of `looks.LOOKS`.
        progress: Told each step of what is made.

    Raises:
        SetupError: If the body's data is not installed.
        UnknownNameError: If nobody of that name is known.
    """
    ensure_avatar(root, name, progress)
    files: dict[str, bytes] = {}
    lighter: dict[str, str] = {}
    for level in reversed(SHARES):  # the lightest first
        path = _folder(root, name) / f"{level}.glb"
        if not path.is_file():
            if progress:
                progress(f"fichier de la page : {level}")
            thin = ensure_level(root, name, level)
            growing = path.with_suffix(f".{os.getpid()}")
            growing.write_bytes(write_avatar(thin, packed=True, extras=lighter))
            os.replace(growing, path)
        files[level] = path.read_bytes()
        lighter = {"lighter": hashlib.sha256(files[level]).hexdigest()}
    return files


def _folder(root: Path, name: str) -> Path:
    return root / f"{name}-{build_key()}"


def ensure_level(root: Path, name: str, level: str = USUAL) -> Avatar:
    """A signer at a level; a body is thinned once for all its looks.

    Args:
        root: Folder of built signers; created.
        name: Who, one of `looks.LOOKS`.
        level: One of `levels.SHARES`.

    Raises:
        SetupError: If the body's data is not installed.
        UnknownNameError: If nobody of that name is known.
    """
    body = look_named(name).body
    folder = _folder(root, body) / level
    if not folder.is_dir():
        growing = folder.with_name(f".{level}-{os.getpid()}")
        save_avatar(at_level(ensure_avatar(root, body), level), growing)
        try:
            os.rename(growing, folder)
        except OSError:  # another process was first; its bytes are the same
            if not folder.is_dir():
                raise
    thin = load_avatar(folder)
    return thin if name == body else _in_look(thin, ensure_avatar(root, name))


def _in_look(thin: Avatar, look: Avatar) -> Avatar:
    """A thinned body in the colours of another look of the same body."""
    meshes = {mesh.name: mesh for mesh in look.meshes}
    return replace(
        thin,
        name=look.name,
        meshes=tuple(
            replace(
                part,
                colour=meshes[part.name].colour,
                roughness=meshes[part.name].roughness,
                texture=meshes[part.name].texture,
            )
            for part in thin.meshes
        ),
    )
