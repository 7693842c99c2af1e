"""Films of drivers who sign their answer: in, back to their author, and gone."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Response, UploadFile

from lsf_avatar.server.problems import standard
from lsf_avatar.server.schemas import FilmsOut
from lsf_avatar.server.services import Token, Use

router = APIRouter(prefix="/api/constat/films")


@router.get("")
def films(token: Token, use: Use) -> FilmsOut:
    """The questions that the driver has answered by film."""
    return FilmsOut(keys=use.projection.keys(token))


@router.post("", status_code=204)
def keep(
    file: Annotated[UploadFile, File()], key: Annotated[str, Form()], token: Token, use: Use
) -> Response:
    """Takes in a film, without its sound and whatever else stands in the file."""
    use.projection.keep(token, key, file.file.read())
    return Response(status_code=204)


@router.get("/{key}")
def film(key: str, token: Token, use: Use) -> Response:
    """A film, back to the driver who made it."""
    found = use.projection.find(token, key)
    if found is None:
        return standard(404)
    kind, body = found
    return Response(body, media_type=f"video/{kind}", headers={"Cache-Control": "no-store"})


@router.delete("/{key}", status_code=204)
def forget(key: str, token: Token, use: Use) -> Response:
    """Forgets a film."""
    use.projection.forget(token, key)
    return Response(status_code=204)
