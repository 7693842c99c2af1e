"""The JavaScript engine that comes with the project, for tools that only exist there."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parents[2] / "web"


def node() -> str | None:
    """The engine of this environment, or this machine's."""
    own = Path(sys.prefix) / "bin" / "node"
    return str(own) if own.exists() else shutil.which("node")
