"""The built page: read once, compressed once, served with the right type and lifetime."""

from __future__ import annotations

import hashlib
import mimetypes
import threading
from dataclasses import dataclass
from pathlib import Path

from fastapi.responses import HTMLResponse, Response

from lsf_avatar.server.compression import Packed, pack

_TEXT = ("text/", "application/javascript", "application/json", "image/svg", "application/wasm")
_MISSING = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>lsf-avatar</title></head><body>
<h1>La page n’est pas encore construite</h1>
<p>Le serveur marche, mais le dossier de la page est vide.</p>
<p>Lancez <code>make setup</code>, puis rechargez.</p>
</body></html>
"""


@dataclass(frozen=True, slots=True)
class _File:
    body: bytes
    packed: Packed | None
    media: str
    etag: str
    changed_ns: int


class Pages:
    """The files of `web/dist`.

    Args:
        folder: Of the build; it may not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._files: dict[Path, _File] = {}
        self._lock = threading.Lock()

    def page(self, name: str, accept_encoding: str, known: str = "") -> Response:
        """An HTML page, or one that says how to build it."""
        if not (self._folder / name).is_file():
            return HTMLResponse(_MISSING, 503)
        return self.file(name, accept_encoding, known) or HTMLResponse(_MISSING, 503)

    def file(self, name: str, accept_encoding: str, known: str = "") -> Response | None:
        """A file of the build; None where there is none.

        Args:
            name: Path below the folder.
            accept_encoding: Header of the request.
            known: Header `If-None-Match` of the request.
        """
        if "\0" in name or len(name) > 500:
            return None
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder) or not path.is_file():
            return None
        found = self._read(path)
        # Files under assets/ carry a hash in their name: another content is another name.
        hashed = path.relative_to(self._folder).parts[0] == "assets"
        headers = {
            "ETag": found.etag,
            "Cache-Control": "public, max-age=31536000, immutable" if hashed else "no-cache",
        }
        if found.packed is None:
            body, encoding = found.body, ""
        else:
            body, encoding = found.packed.read_by(accept_encoding)
            headers["Vary"] = "Accept-Encoding"
        if encoding:
            headers["Content-Encoding"] = encoding
        if known == found.etag:
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=found.media, headers=headers)

    def _read(self, path: Path) -> _File:
        changed = path.stat().st_mtime_ns
        with self._lock:
            kept = self._files.get(path)
        if kept is not None and kept.changed_ns == changed:
            return kept
        body = path.read_bytes()
        media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if path.suffix == ".glb":
            media = "model/gltf-binary"
        packed = pack(body, quality=9) if media.startswith(_TEXT) or path.suffix == ".glb" else None
        etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        fresh = _File(body, packed, media, etag, changed)
        with self._lock:
            self._files[path] = fresh
        return fresh
