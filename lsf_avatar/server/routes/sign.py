"""Signing: free text, phrases of the form, clips, the signer's body."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import Any, Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from lsf_avatar.avatar.looks import hexadecimal
from lsf_avatar.server.compression import Packed
from lsf_avatar.server.problems import standard
from lsf_avatar.server.schemas import TextIn
from lsf_avatar.server.services import LIMIT_FILM, LIMIT_SIGN, Use
from lsf_avatar.server.troupe import voice_of

router = APIRouter()
View = Literal["front", "side", "three-quarter", "hands", "face"]
_FOR_EVER = "public, max-age=31536000, immutable"


@router.post("/api/sign", dependencies=[LIMIT_SIGN])
def sign(body: TextIn, use: Use) -> dict[str, Any]:
    """Signs a free text or a value."""
    return use.studio.sign(body.text, voice_of(body.signer, body.dominant))


@router.post("/api/sign/sentences", dependencies=[LIMIT_SIGN])
def sign_sentences(body: TextIn, use: Use) -> StreamingResponse:
    """Signs a free text sentence by sentence: a JSON document a line, each as soon as it is made.

    The first is made before the answer begins, so that a refusal has a status of its own.
    """
    signings = use.studio.sentences(body.text, voice_of(body.signer, body.dominant))
    lines = (f"{json.dumps(s, ensure_ascii=False)}\n" for s in chain([next(signings)], signings))
    return StreamingResponse(lines, media_type="application/x-ndjson")


@router.get("/api/phrases/{phrase_id:path}")
def phrase(phrase_id: str, use: Use, signer: str = "", dominant: str = "") -> dict[str, Any]:
    """Signs a text of the form: `id`, `id/help`, `id/shown` or `id/option/1`."""
    return use.studio.phrase(phrase_id, voice_of(signer, dominant))


@router.get("/clips/{digest}.glb")
def clip(digest: str, request: Request, use: Use) -> Response:
    """A clip, by its digest."""
    found = use.studio.clip(digest)
    return standard(404) if found is None else _glb(found, digest, request)


@router.get("/api/avatar")
def avatar(use: Use, name: str = "") -> dict[str, str]:
    """Where the signer's body is, in the look of that name."""
    digest, name = use.studio.troupe.file(name)
    return {"url": f"/avatar/{digest}.glb", "digest": digest, "name": name}


@router.get("/api/avatars")
def avatars(use: Use) -> list[dict[str, str]]:
    """Looks that can be chosen, each with the background that its skin stands out against."""
    return [
        {
            "name": look.name, "label": look.label, "body": look.body,
            "background": hexadecimal(look.tone.background),
        }
        for look in use.studio.troupe.looks()
    ]  # fmt: skip


@router.get("/avatar/{digest}.glb")
def body(digest: str, request: Request, use: Use) -> Response:
    """The signer's body."""
    found = use.studio.troupe.file_of(digest)
    return standard(404) if found is None else _glb(found, digest, request)


@router.get("/films/{digest}.{kind}", dependencies=[LIMIT_FILM])
def film(
    digest: str,
    kind: Literal["webm", "mp4"],
    request: Request,
    use: Use,
    signer: str = "",
    view: View = "front",
) -> Response:
    """A clip as a film: VP9 or H.264, drawn when it is first asked for."""
    found = use.studio.film(digest, signer, view, kind)
    return standard(404) if found is None else _ranged(found, f"video/{kind}", request)


def _ranged(body: bytes, media: str, request: Request) -> Response:
    """A body, or the one range of it that was asked for: Safari plays no film without."""
    headers = {"Cache-Control": "private, max-age=86400", "Accept-Ranges": "bytes"}
    asked = re.fullmatch(r"bytes=(\d*)-(\d*)", request.headers.get("range", ""))
    if asked is None or asked[0] == "bytes=-":
        return Response(body, media_type=media, headers=headers)
    first, last = asked[1], asked[2]
    start = int(first) if first else max(len(body) - int(last), 0)
    end = min(int(last) if first and last else len(body) - 1, len(body) - 1)
    if start > end:
        return Response(status_code=416, headers={"Content-Range": f"bytes */{len(body)}"})
    headers["Content-Range"] = f"bytes {start}-{end}/{len(body)}"
    return Response(body[start : end + 1], 206, headers, media)


def _glb(packed: Packed, digest: str, request: Request) -> Response:
    content, encoding = packed.read_by(request.headers.get("accept-encoding", ""))
    headers = {
        "Cache-Control": _FOR_EVER, "ETag": f'"{digest}"', "Vary": "Accept-Encoding",
    }  # fmt: skip
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(content, media_type="model/gltf-binary", headers=headers)
