"""The page as a driver meets it, in a headless Chromium; only the benchmark needs it."""

from __future__ import annotations

import shutil
import socket
import threading
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lsf_avatar.errors import SetupError

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

CHROMIUM_FLAGS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
_PLAY = """
async (text) => {
  const post = { method: "POST", headers: { "Content-Type": "application/json" } };
  const body = await (await fetch("/api/avatar")).json();
  const signing = await (
    await fetch("/api/sign", { ...post, body: JSON.stringify({ text }) })
  ).json();
  const signer = document.createElement("lsf-avatar");
  signer.style.cssText = "position:fixed;inset:0;width:640px";
  for (const [name, value] of [["loop", ""], ["avatar", body.url], ["src", signing.clip_url]])
    signer.setAttribute(name, value);
  document.body.replaceChildren(signer);
  if (!signer.dataset.ready)
    await new Promise((done, failed) => {
      signer.addEventListener("canplay", done, { once: true });
      signer.addEventListener("error", (event) => failed(event.message), { once: true });
    });
  signer.play();
}
"""
_LATER = "acc.date"
_MOVING = "() => Number(document.querySelector('lsf-avatar')?.dataset.frame) > 1"
_GO_ON = """
async (id) => {
  const signer = document.querySelector("lsf-avatar");
  location.hash = `#/q/${id}`;
  await new Promise((done) => signer.addEventListener("canplay", done, { once: true }));
  return [new URL(signer.dataset.ready, location).pathname, signer.duration];
}
"""
_COUNT_FRAMES = """
async (seconds) => {
  await new Promise((done) => setTimeout(done, 1500));
  return await new Promise((done) => {
    let frames = 0;
    let first = 0;
    const count = (now) => {
      if (!first) first = now; else frames += 1;
      if (now - first > seconds * 1000) done((frames * 1000) / (now - first));
      else requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
}
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a first visit costs a driver.

    Attributes:
        seconds: From the address to the first moving sign.
        kilobytes: Over the wire, everything with it.
        later_kilobytes: Over the wire for another phrase of the form, words and clip, as if it
            were five seconds long; the page also asks for the one after it ahead of time.
    """

    seconds: float
    kilobytes: float
    later_kilobytes: float


def frames_a_second(text: str, flags: tuple[str, ...], seconds: float = 5.0) -> float:
    """How often the page draws while its signer plays a text in a loop, at 640 × 480.

    Raises:
        SetupError: If Chromium or playwright is not installed.
    """
    # The words under the picture need room of their own: the picture is 640 × 480.
    with running_server() as url, _page(flags, {"width": 640, "height": 640}) as page:
        page.goto(url)
        page.evaluate(_PLAY, text)
        rate: float = page.evaluate(_COUNT_FRAMES, seconds)
        return rate


def first_visits(runs: int) -> list[Visit]:
    """Visits of new browsers to a server that is up, each to the first question and a later one.

    Raises:
        SetupError: If Chromium or playwright is not installed.
    """
    with running_server() as url:
        for path in ("/api/avatar", "/api/phrases/gate.safe", f"/api/phrases/{_LATER}"):
            urllib.request.urlopen(url + path, timeout=120).read()
        return [_visit(url) for _ in range(runs)]


def _visit(url: str) -> Visit:
    with _page((), {"width": 360, "height": 740}) as page:
        paths: dict[str, str] = {}
        loaded: dict[str, float] = defaultdict(float)
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")

        def asked(event: dict[str, Any]) -> None:
            paths[event["requestId"]] = urlsplit(event["request"]["url"]).path

        def came(event: dict[str, Any]) -> None:
            loaded[paths.get(event["requestId"], "")] += event["encodedDataLength"] / 1000

        wire.on("Network.requestWillBeSent", asked)
        wire.on("Network.loadingFinished", came)
        start = time.perf_counter()
        page.goto(url, wait_until="commit")
        page.get_by_role("button", name="Commencer un constat").click()
        page.wait_for_function(_MOVING)
        seconds = time.perf_counter() - start
        page.wait_for_load_state("networkidle")
        first = sum(loaded.values())
        clip, duration = page.evaluate(_GO_ON, _LATER)
        page.wait_for_load_state("networkidle")
        later = loaded[f"/api/phrases/{_LATER}"] + loaded[clip]
        return Visit(seconds, first, later / duration * 5)


@contextmanager
def _page(flags: tuple[str, ...], window: ViewportSize) -> Iterator[Page]:
    """A page of a new headless Chromium.

    Without a service worker: what comes through one is not counted on the wire, and what it fetches
    for a form without network is no part of a visit.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise SetupError("no-playwright", "Il manque playwright : lancez make setup.") from error
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SetupError("no-chromium", "Il manque Chromium : sudo apt-get install chromium.")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS, *flags])
        yield browser.new_page(viewport=window, service_workers="block")
        browser.close()


@contextmanager
def running_server() -> Iterator[str]:
    """A server on a free port of the loopback, on a database of its own.

    It makes no clips ahead: in front of a driver, the server is another machine.
    """
    import tempfile

    import uvicorn

    from lsf_avatar.server.app import create_app
    from lsf_avatar.server.settings import Settings

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database=f"sqlite:///{folder}/bench.sqlite", prewarm=False)
        config = uvicorn.Config(
            create_app(settings), host="127.0.0.1", port=port, log_level="warning"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(timeout=10)
