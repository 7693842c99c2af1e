"""Constats: new ones, their answers, the recap, the document."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from lsf_avatar.server.photos import as_jpeg
from lsf_avatar.server.printing import recap_of
from lsf_avatar.server.problems import standard
from lsf_avatar.server.schemas import (
    AnswerIn,
    ConstatOut,
    CreatedOut,
    KeptOut,
    NewConstat,
    PhotoOut,
    RecapOut,
    VerdictOut,
)  # fmt: skip
from lsf_avatar.server.services import LIMIT_CREATE, LIMIT_VERIFY, Token, Use

router = APIRouter(prefix="/api")


@router.post("/constats", status_code=201, dependencies=[LIMIT_CREATE])
def create(body: NewConstat, use: Use) -> CreatedOut:
    """A new constat, with a link for each driver; the same again if it is sent twice."""
    made = use.desk.create(body.id, {side: secret for side, secret in body.tokens.items()})
    return CreatedOut.model_validate(made, from_attributes=True)


@router.get("/constat", response_model=ConstatOut)
def view(token: Token, use: Use, request: Request, response: Response) -> Any:
    """What the driver sees; 304 while nothing has changed."""
    seen = use.desk.view(token)
    tag = f'W/"{seen.rev}-{seen.other_here:d}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return ConstatOut.model_validate(seen, from_attributes=True)


@router.put("/constat/answers/{key}")
def keep(key: str, body: AnswerIn, token: Token, use: Use) -> KeptOut:
    """Keeps one answer."""
    rev, warned = use.desk.keep(token, key, body.value, unknown=body.unknown, base=body.base)
    kept = {"key": key, "value": body.value, "unknown": body.unknown, "rev": rev}
    return KeptOut.model_validate(kept | {"warnings": warned}, from_attributes=True)


@router.delete("/constat/answers/{key}", status_code=204)
def forget(key: str, token: Token, use: Use, base: int | None = None) -> Response:
    """Forgets one answer."""
    use.desk.forget(token, key, base=base)
    return Response(status_code=204)


@router.post("/constat/photos", status_code=201)
def photo(
    file: Annotated[UploadFile, File()], token: Token, use: Use,
    id: Annotated[str, Form(pattern=r"^([A-Za-z0-9_-]{22})?$")] = "",
) -> PhotoOut:  # fmt: skip
    """Takes in a photo, drawn anew so that nothing hidden stays in it; sent twice, it is one."""
    return PhotoOut(id=use.desk.add_photo(token, lambda: as_jpeg(file.file.read()), id))


@router.get("/constat/photos/{id}")
def sent_photo(id: str, token: Token, use: Use) -> Response:
    """A photo, back to the driver who sent it."""
    jpeg = use.desk.photo(token, id)
    return standard(404) if jpeg is None else Response(jpeg, media_type="image/jpeg")


@router.get("/constat/recap")
def recap(token: Token, use: Use) -> RecapOut:
    """All answers, said back."""
    return recap_of(use.archive, token, use.bookcase.shelf.form.topics)


@router.get("/constat/pdf")
def pdf(token: Token, use: Use, copy: Literal["own", "common"] = "own") -> Response:
    """The document: the driver's own with the back, or the sealed front that both have."""
    press = use.press
    body = press.own(token) if copy == "own" else press.common(token)
    headers = {"Content-Disposition": 'inline; filename="constat.pdf"'}
    return Response(body, media_type="application/pdf", headers=headers)


@router.post("/verify", dependencies=[LIMIT_VERIFY])
def verify(file: Annotated[UploadFile, File()], use: Use) -> VerdictOut:
    """Whether a document is intact and of this service. Nothing of it is kept."""
    return use.press.verify(file.file.read())
