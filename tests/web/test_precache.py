"""What the service worker is to keep is there: one missing file, and nothing works offline."""

from __future__ import annotations

import json
import re

import pytest

pytestmark = pytest.mark.browser


def test_every_file_that_the_worker_keeps_is_served(service, page):
    """A list made too early named a script that the build then left out."""
    worker = (service.settings.web / "sw.js").read_text(encoding="utf-8")
    files = json.loads(re.match(r"const PRECACHE=(\{.*?\});", worker)[1])["files"]
    assert "/" in files
    assert any(name.startswith("/assets/drawn") for name in files)
    missing = [name for name in files if not page.request.get(name).ok]
    assert missing == []
