"""What the routes work with, made once by `create_app` and found in the request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request, params

from lsf_avatar.server.desk import Desk
from lsf_avatar.server.guard import CREATE, GUESS, SIGN, Allowance, Limiter
from lsf_avatar.server.library import Library
from lsf_avatar.server.pages import Pages
from lsf_avatar.server.problems import RefusalError
from lsf_avatar.server.settings import Settings
from lsf_avatar.server.studio import Studio


@dataclass(frozen=True, slots=True, eq=False)
class Services:
    """Everything behind the routes."""

    settings: Settings
    library: Library
    studio: Studio
    desk: Desk
    pages: Pages
    limiter: Limiter


def services(request: Request) -> Services:
    """The services of the app that a request came to."""
    return cast(Services, request.app.state.services)


def token(request: Request) -> str:
    """The driver's token, from the header only: never from a path, which would be logged."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not value:
        services(request).limiter.spend(_client(request), GUESS)
        message = "Il faut le lien d’un constat. Ouvrez le lien que vous avez reçu."
        raise RefusalError(401, "unknown-token", message)
    return value.strip()


def _client(request: Request) -> str:
    return request.client.host if request.client else "?"


def _spend(allowance: Allowance) -> params.Depends:
    def spend(request: Request) -> None:
        services(request).limiter.spend(_client(request), allowance)

    return Depends(spend)


Use = Annotated[Services, Depends(services)]
Token = Annotated[str, Depends(token)]
LIMIT_CREATE = _spend(CREATE)
LIMIT_SIGN = _spend(SIGN)
