"""Every check of many phrases and entries, shared by a few processes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from typing import Any

from lsf_avatar.cli.engine import load_engine
from lsf_avatar.pipeline import Engine
from lsf_avatar.qa.check import Subject
from lsf_avatar.qa.checks import findings

_AT_ONCE = 8


def everything_of(engine: Engine) -> list[str]:
    """Ids of all phrases, then glosses of all entries that can be shown."""
    entries = engine.lexicon.entries
    return [*engine.lexicon.phrases, *(name for name in entries if entries[name].signs)]


def check_all(engine: Engine, names: list[str], jobs: int) -> Iterator[list[dict[str, Any]]]:
    """Findings of each phrase or entry, in the order of `names`.

    Args:
        engine: Who signs, where one process does it all.
        names: Ids of phrases, or glosses.
        jobs: Processes; each loads an engine of its own.
    """
    if jobs == 1:
        yield from (rows_of(engine, name) for name in names)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        yield from pool.map(_rows_apart, names, chunksize=_AT_ONCE)


def rows_of(engine: Engine, name: str) -> list[dict[str, Any]]:
    """What `lsf qa check --json` says of one phrase, or of one entry."""
    phrase = name in engine.lexicon.phrases or name not in engine.lexicon.entries
    signed = engine.sign_phrase(name) if phrase else engine.sign_entry(name)
    return [
        {
            "phrase": name,
            "check": asked.id,
            "code": found.code,
            "frame": found.frame,
            "message": found.message,
        }
        for asked, found in findings(Subject(engine.avatar, signed))
    ]


@lru_cache(maxsize=1)
def _own_engine() -> Engine:
    return load_engine()


def _rows_apart(name: str) -> list[dict[str, Any]]:
    return rows_of(_own_engine(), name)
