"""Errors as the page gets them: `{"code", "message", "field"?}`, French, with the right status."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from lsf_avatar.errors import (
    AnswerError,
    CodedError,
    LexiconError,
    LsfError,
    MissingSignError,
    RecordError,
    SetupError,
    UnknownNameError,
)


class ConflictError(CodedError):
    """The other driver has answered the same question meanwhile.

    Args:
        field: Key of the answer.
        theirs: Their answer: `value`, `unknown` and `rev`.
    """

    def __init__(self, field: str, theirs: dict[str, Any]) -> None:
        message = (
            "L’autre conducteur a donné une autre réponse en même temps. "
            "Regardez les deux réponses et choisissez ensemble."
        )
        super().__init__("conflict", message)
        self.field = field
        self.theirs = theirs


class RefusalError(CodedError):
    """The service says no.

    Args:
        status: Of HTTP.
        details: What a program may want to know of it.
    """

    def __init__(self, status: int, code: str, message: str, **details: Any) -> None:
        super().__init__(code, message)
        self.status = status
        self.details = details


_BY_STATUS = {
    400: ("malformed-request", "Le message n’a pas pu être lu. Rechargez la page."),
    401: ("unknown-token", "Ce lien n’ouvre aucun constat. Vérifiez le lien."),
    404: ("not-found", "Cette page n’existe pas."),
    405: ("method-not-allowed", "Cette action n’est pas possible ici."),
    413: ("too-large", "L’envoi est trop gros."),
    500: ("server-error", "Le serveur a un problème. Vos réponses gardées sont en sécurité. "
          "Essayez encore."),
}  # fmt: skip
_STATUSES: tuple[tuple[type[LsfError], int], ...] = (
    (UnknownNameError, 404), (LexiconError, 503), (SetupError, 503), (RecordError, 409),
    (MissingSignError, 409), (CodedError, 422),
)  # fmt: skip


def answer(status: int, code: str, message: str, field: str = "", **more: Any) -> JSONResponse:
    """One problem as JSON."""
    document = {"code": code, "message": message} | ({"field": field} if field else {}) | more
    headers = {"Cache-Control": "no-store"}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(document, status, headers)


def standard(status: int) -> JSONResponse:
    """The problem that a status alone says."""
    code, message = _BY_STATUS.get(status, _BY_STATUS[400])
    return answer(status, code, message)


def explain_errors(app: FastAPI) -> None:
    """Installs the handlers."""

    @app.exception_handler(LsfError)
    async def _ours(request: Request, error: LsfError) -> JSONResponse:
        if isinstance(error, ConflictError):
            return answer(409, error.code, error.message, error.field, theirs=error.theirs)
        if isinstance(error, RefusalError):
            return answer(error.status, error.code, error.message, **error.details)
        status = next((status for kind, status in _STATUSES if isinstance(error, kind)), 500)
        if status == 404:
            return answer(404, "not-found", "Cela n’existe pas.")
        if isinstance(error, CodedError):
            field = error.field if isinstance(error, AnswerError) else ""
            status = 404 if error.code == "unknown-field" else status
            return answer(status, error.code, error.message, field)
        return answer(status, error.code, str(error))

    @app.exception_handler(RequestValidationError)
    async def _shape(request: Request, error: RequestValidationError) -> JSONResponse:
        if any(detail["type"] == "json_invalid" for detail in error.errors()):
            return answer(400, "malformed-json", "Le message n’est pas du JSON correct.")
        return answer(422, "wrong-shape", "Le message n’a pas la bonne forme.")

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> JSONResponse:
        return standard(error.status_code)

    @app.exception_handler(Exception)
    async def _unforeseen(request: Request, error: Exception) -> JSONResponse:
        return standard(500)
