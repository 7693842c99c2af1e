"""How inner loops are compiled: see `lsf_avatar.compiled`."""

from __future__ import annotations

from lsf_avatar.compiled import (
    BYTE,
    FLAG,
    INDEX,
    REAL,
    SINGLE,
    WHOLE,
    array,
    compiled,
    inner,
    loop,
    strided,
    written,
)

__all__ = [
    "BYTE", "FLAG", "INDEX", "REAL", "SINGLE", "WHOLE",
    "array", "compiled", "inner", "loop", "strided", "written",
]  # fmt: skip
