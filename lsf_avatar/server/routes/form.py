"""The form and the health of the service."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from lsf_avatar import __version__
from lsf_avatar.server.services import Use

router = APIRouter(prefix="/api")


@router.get("/health")
def health() -> dict[str, object]:
    """That the service answers."""
    return {"ok": True, "version": __version__}


@router.get("/form")
def form(request: Request, use: Use) -> Response:
    """All questions."""
    shelf = use.bookcase.shelf
    headers = {
        "ETag": f'"{shelf.form.version}"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding",
    }  # fmt: skip
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    body, encoding = shelf.form_json.read_by(request.headers.get("accept-encoding", ""))
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(body, media_type="application/json", headers=headers)
