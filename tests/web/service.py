"""The real service on a port of its own, that a test may stop and start again."""

from __future__ import annotations

import socket
import threading
import time
from datetime import datetime
from pathlib import Path

import uvicorn

from lsf_avatar.server.app import PARIS, create_app
from lsf_avatar.server.settings import KEEP_ALIVE_S, Settings

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=PARIS)
"""When all these tests happen: two days after the accident of the example."""


class Service:
    """The service on a port of its own, with its answers in a folder of its own."""

    def __init__(self, folder: Path, **settings: object) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        database = f"sqlite:///{folder / 'constats.sqlite'}"
        self.settings = Settings(database=database, **settings)

    def start(self) -> None:
        """Listens; the signer loads behind the scenes."""
        config = uvicorn.Config(
            create_app(self.settings, now=lambda: NOW),
            host="127.0.0.1",
            port=self.port,
            log_level="warning",
            timeout_keep_alive=KEEP_ALIVE_S,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)

    def stop(self) -> None:
        """Ends; a new start finds the same answers."""
        self._server.should_exit = True
        self._thread.join()
