"""The limit that films are compared with."""

from __future__ import annotations

import sys

from lsf_avatar.cli.bench import BENCHES


def test_the_row_of_the_limit_says_so_where_moderngl_is_not_installed(engine, monkeypatch):
    """No number is made up: no runs, and the unit says why."""
    monkeypatch.setitem(sys.modules, "moderngl", None)

    row = BENCHES["film-moderngl"](engine)

    assert (row.value, row.runs) == (0.0, 0)
    assert "not installed" in row.unit
