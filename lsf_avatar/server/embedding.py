"""What pages of other origins may ask for, so that `<lsf-avatar>` works on any site.

Only what signs: the element's own files, texts to be signed, clips, bodies and films. None of it
takes a token or a cookie, so any origin may read it; constats, documents and the linguists' pages
stay closed to all other origins.
"""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.responses import Response

_OPEN = re.compile(
    r"/(lsf-avatar\.js|signer\.png|assets/[\w.-]+\.js|api/sign|api/avatars?|api/phrases/.+"
    r"|(clips|avatar)/\w+\.glb|films/\w+\.\w+)"
)
_DAY_S = 86_400


def is_open(path: str) -> bool:
    """Whether pages of other origins may ask for a path."""
    return _OPEN.fullmatch(path) is not None


def open_up(headers: MutableHeaders) -> None:
    """Says so in an answer."""
    headers["Access-Control-Allow-Origin"] = "*"
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"


def preflight() -> Response:
    """What a browser wants to know before it sends a text to be signed."""
    headers = {
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Max-Age": str(_DAY_S),
    }
    return Response(status_code=204, headers=headers)
