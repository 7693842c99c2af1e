"""The service, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from time import monotonic
from zoneinfo import ZoneInfo

from fastapi import FastAPI, Request, Response

from lsf_avatar import __version__
from lsf_avatar.server.after import After
from lsf_avatar.server.archive import Archive
from lsf_avatar.server.bookcase import Bookcase
from lsf_avatar.server.courier import Courier
from lsf_avatar.server.desk import Desk
from lsf_avatar.server.films import Projection
from lsf_avatar.server.guard import Guard, Limiter
from lsf_avatar.server.linguists import Linguists
from lsf_avatar.server.linking import Linking
from lsf_avatar.server.mail import Postman
from lsf_avatar.server.pages import Pages
from lsf_avatar.server.printing import Press
from lsf_avatar.server.problems import explain_errors, standard
from lsf_avatar.server.routes import after, constat, films, form, linguists, sign
from lsf_avatar.server.services import Services, Use
from lsf_avatar.server.settings import Settings
from lsf_avatar.server.studio import Studio
from lsf_avatar.server.webhook import Messenger
from lsf_avatar.store.outbox import MAIL, WEBHOOK, Parcel
from lsf_avatar.store.store import Store

PARIS = ZoneInfo("Europe/Paris")


def now_in_paris() -> datetime:
    """The time where French accidents happen."""
    return datetime.now(PARIS)


def create_app(
    settings: Settings | None = None, now: Callable[[], datetime] = now_in_paris
) -> FastAPI:
    """The service for some settings. The signer loads behind the scenes when it starts.

    Args:
        settings: By default those of the environment.
        now: Tells the time in Paris.

    Raises:
        SetupError: If the lexicon does not hold the questions, or settings contradict each other.
    """
    settings = settings or Settings()
    bookcase = Bookcase(settings.lexicon, watch=settings.linguist_pages, clock=monotonic)
    store = Store(settings.database_url)
    studio = Studio(bookcase, store, settings, now)
    archive = Archive(store)
    press = Press(archive, settings.seal)
    courier = Courier(store, _senders(settings, archive, press, now), now)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        thread = studio.start()
        courier.start()
        yield
        courier.stop()
        studio.stop()
        thread.join(timeout=10)
        store.close()

    app = FastAPI(
        title="lsf-avatar", version=__version__, lifespan=lifespan,
        docs_url=None, redoc_url=None, openapi_url=None,
    )  # fmt: skip
    app.state.services = Services(
        settings=settings,
        bookcase=bookcase,
        studio=studio,
        desk=Desk(bookcase, store, now, webhook=bool(settings.webhook_url)),
        archive=archive,
        projection=Projection(store),
        after=After(store, now, mail=bool(settings.smtp_host)),
        linking=Linking(store, now),
        courier=courier,
        linguists=Linguists(bookcase, studio, settings.animations, monotonic),
        pages=Pages(settings.web),
        press=press,
        limiter=Limiter(monotonic),
    )
    app.add_middleware(Guard)
    explain_errors(app)
    for module in (
        form,
        constat,
        films,
        after,
        sign,
        *((linguists,) if settings.linguist_pages else ()),
    ):
        app.include_router(module.router)
    _add_pages(app, settings)
    return app


def _senders(
    settings: Settings, archive: Archive, press: Press, now: Callable[[], datetime]
) -> dict[str, Callable[[Parcel], None]]:
    """What the settings allow to be sent: nothing, as long as they say nothing."""
    senders: dict[str, Callable[[Parcel], None]] = {}
    if settings.smtp_host:
        senders[MAIL] = Postman(settings, press.common_of, now)
    if settings.webhook_url:
        senders[WEBHOOK] = Messenger(settings, archive.of_constat, now)
    return senders


def _add_pages(app: FastAPI, settings: Settings) -> None:
    """The pages and files of the web build, behind all other routes."""
    pages = {"/": "index.html", "/verifier": "verifier.html"}
    if settings.linguist_pages:
        pages |= {"/lexique": "lexique.html", "/qa": "qa.html"}
    hidden = {"lexique.html", "qa.html"} - set(pages.values())

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str, request: Request, use: Use) -> Response:
        encodings = request.headers.get("accept-encoding", "")
        known = request.headers.get("if-none-match", "")
        if f"/{path}" in pages:
            return use.pages.page(pages[f"/{path}"], encodings, known)
        if path.startswith("api/") or path in hidden:
            return standard(404)
        return use.pages.file(path, encodings, known) or standard(404)
