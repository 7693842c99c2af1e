"""A site of its own on a port of its own: another origin, that knows nothing of the service."""

from __future__ import annotations

import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Elsewhere:
    """Serves what a test puts there; any page may read its files."""

    def __init__(self) -> None:
        files: dict[str, tuple[bytes, str]] = {}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body, kind = files.get(self.path, (b"", ""))
                self.send_response(HTTPStatus.OK if kind else HTTPStatus.NOT_FOUND)
                self.send_header("Content-Type", kind or "text/plain")
                self.send_header("Access-Control-Allow-Origin", "*")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *said: object) -> None:
                """Keeps quiet."""

        self._files = files
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def page(self, body: str) -> str:
        """The address of a page with this body."""
        head = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Ailleurs</title>'
        size = '<meta name="viewport" content="width=device-width, initial-scale=1">'
        return self.file("/index.html", f"{head}{size}{body}".encode(), "text/html")

    def file(self, path: str, body: bytes, kind: str = "application/octet-stream") -> str:
        """The address of a file with these bytes."""
        self._files[path] = (body, kind)
        return self.url + path

    def close(self) -> None:
        """Ends."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
