"""What the routes work with, made once by `create_app` and found in the request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request, params

from lsf_avatar.server.after import After
from lsf_avatar.server.archive import Archive, unknown_token
from lsf_avatar.server.bookcase import Bookcase
from lsf_avatar.server.courier import Courier
from lsf_avatar.server.desk import Desk
from lsf_avatar.server.films import Projection
from lsf_avatar.server.guard import CREATE, FILM, GUESS, MAIL, SIGN, VERIFY, Allowance, Limiter
from lsf_avatar.server.linguists import Linguists
from lsf_avatar.server.linking import Linking
from lsf_avatar.server.pages import Pages
from lsf_avatar.server.printing import Press
from lsf_avatar.server.settings import Settings
from lsf_avatar.server.studio import Studio


@dataclass(frozen=True, slots=True, eq=False)
class Services:
    """Everything behind the routes."""

    settings: Settings
    bookcase: Bookcase
    studio: Studio
    desk: Desk
    archive: Archive
    after: After
    linking: Linking
    projection: Projection
    courier: Courier
    linguists: Linguists
    pages: Pages
    press: Press
    limiter: Limiter


def services(request: Request) -> Services:
    """The services of the app that a request came to."""
    return cast(Services, request.app.state.services)


def token(request: Request) -> str:
    """The driver's token, from the header only: never from a path, which would be logged.

    Raises:
        RefusalError: 401 for a token of nobody; 429 for a client that tries too many.
    """
    use, who = services(request), client(request)
    use.limiter.spend(who, GUESS, only_look=True)
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not use.desk.knows(value.strip()):
        use.limiter.spend(who, GUESS)
        raise unknown_token()
    return value.strip()


def client(request: Request) -> str:
    """Who asks, as far as it is known."""
    return request.client.host if request.client else "?"


def _spend(allowance: Allowance) -> params.Depends:
    def spend(request: Request) -> None:
        services(request).limiter.spend(client(request), allowance)

    return params.Depends(spend)


Use = Annotated[Services, Depends(services)]
Token = Annotated[str, Depends(token)]
LIMIT_CREATE = _spend(CREATE)
LIMIT_SIGN = _spend(SIGN)
LIMIT_FILM = _spend(FILM)
LIMIT_MAIL = _spend(MAIL)
LIMIT_VERIFY = _spend(VERIFY)
