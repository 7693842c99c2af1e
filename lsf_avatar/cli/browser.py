"""Frames a second of the page in a headless Chromium; only the benchmark needs it."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from lsf_avatar.errors import SetupError

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


def frames_a_second(text: str, flags: tuple[str, ...], seconds: float = 5.0) -> float:
    """How often the page draws while its signer plays a text in a loop, at 640 × 480.

    Raises:
        SetupError: If Chromium or playwright is not installed.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise SetupError("no-playwright", "Il manque playwright : lancez make setup.") from error
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SetupError("no-chromium", "Il manque Chromium : sudo apt-get install chromium.")
    with running_server() as url, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS, *flags])
        # The words under the picture need room of their own: the picture is 640 × 480.
        page = browser.new_page(viewport={"width": 640, "height": 640})
        page.goto(url)
        page.evaluate(_PLAY, text)
        rate: float = page.evaluate(_COUNT_FRAMES, seconds)
        browser.close()
        return rate


@contextmanager
def running_server() -> Iterator[str]:
    """A server on a free port of the loopback, on a data folder of its own."""
    import tempfile

    import uvicorn

    from lsf_avatar.server.app import create_app
    from lsf_avatar.server.settings import Settings

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database=f"sqlite:///{folder}/bench.sqlite")
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
