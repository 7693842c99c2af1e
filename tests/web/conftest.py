"""A real server, a real Chromium, and the built page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from lsf_avatar.cli.browser import CHROMIUM_FLAGS
from lsf_avatar.server.settings import Settings

from .elsewhere import Elsewhere
from .service import Service


@pytest.fixture(scope="session")
def service(tmp_path_factory) -> Iterator[Service]:
    """The service, with the pages of the linguists, for all tests."""
    folder = tmp_path_factory.mktemp("service")
    lexicon = folder / "lexicon"
    shutil.copytree(Settings().lexicon, lexicon)
    service = Service(folder, lexicon=lexicon, linguist_pages=True)
    assert (service.settings.web / "index.html").is_file(), (
        "the page is not built: npm ci && npm run build in web/"
    )
    service.start()
    yield service
    service.stop()


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[Elsewhere]:
    """Another site."""
    site = Elsewhere()
    yield site
    site.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(CHROMIUM_FLAGS)
        )
        yield browser
        browser.close()


@pytest.fixture
def profile() -> dict[str, object]:
    """What a test may say of its browser: size, motion, permissions.

    The signer stands still unless a test is about its motion: without a graphics card moving it
    takes most of a core.
    """
    return {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}


@pytest.fixture
def context(chromium, service, profile) -> Iterator[BrowserContext]:
    """A fresh browser profile in French, which does not fetch everything for later meanwhile."""
    chosen = {"service_workers": "block", **profile}
    context = chromium.new_context(base_url=service.url, locale="fr-FR", **chosen)
    context.set_default_timeout(60_000)
    yield context
    context.close()


@pytest.fixture
def page(context) -> Iterator[Page]:
    """A page that must not throw, break the security policy, or ask a third party."""
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda said: problems.append(said.text) if "Content Security Policy" in said.text else None,
    )
    page.on(
        "request",
        lambda request: (
            problems.append(request.url)
            if not request.url.startswith(("http://127.0.0.1", "blob:", "data:"))
            else None
        ),
    )
    yield page
    assert problems == []
