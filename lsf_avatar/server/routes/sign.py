"""Signing: free text, phrases of the form, clips, the signer's body."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from lsf_avatar.server.compression import Packed
from lsf_avatar.server.problems import standard
from lsf_avatar.server.schemas import TextIn
from lsf_avatar.server.services import LIMIT_SIGN, Use

router = APIRouter()
_FOR_EVER = "public, max-age=31536000, immutable"


@router.post("/api/sign", dependencies=[LIMIT_SIGN])
def sign(body: TextIn, use: Use) -> dict[str, Any]:
    """Signs a free text or a value."""
    return use.studio.sign(body.text)


@router.get("/api/phrases/{phrase_id:path}")
def phrase(phrase_id: str, use: Use) -> dict[str, Any]:
    """Signs a text of the form: `id`, `id/help` or `id/option/1`."""
    return use.studio.phrase(phrase_id)


@router.get("/clips/{digest}.glb")
def clip(digest: str, request: Request, use: Use) -> Response:
    """A clip, by its digest."""
    found = use.studio.clip(digest)
    return standard(404) if found is None else _glb(found, digest, request)


@router.get("/api/avatar")
def avatar(use: Use, name: str = "") -> dict[str, str]:
    """Where the signer's body is, in the look of that name."""
    digest, _, name = use.studio.body(name)
    return {"url": f"/avatar/{digest}.glb", "digest": digest, "name": name}


@router.get("/api/avatars")
def avatars(use: Use) -> list[dict[str, str]]:
    """Looks that can be chosen, each with the background that its skin stands out against."""
    return [
        {
            "name": look.name, "label": look.label,
            "background": "#{:02x}{:02x}{:02x}".format(*look.tone.background),
        }
        for look in use.studio.looks()
    ]  # fmt: skip


@router.get("/avatar/{digest}.glb")
def body(digest: str, request: Request, use: Use) -> Response:
    """The signer's body."""
    found = use.studio.body_of(digest)
    return standard(404) if found is None else _glb(found, digest, request)


def _glb(packed: Packed, digest: str, request: Request) -> Response:
    content, encoding = packed.read_by(request.headers.get("accept-encoding", ""))
    headers = {
        "Cache-Control": _FOR_EVER, "ETag": f'"{digest}"', "Vary": "Accept-Encoding",
    }  # fmt: skip
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(content, media_type="model/gltf-binary", headers=headers)
