"""Notations signed by the real signer, and how near the wrists came.

Signs are made one after another in runs: starting and stopping each by its own would cost more
than the signing. What is measured of a sign are the frames from its start to its end.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from itertools import chain
from time import perf_counter
from typing import Any

import numpy as np

from lsf_avatar.avatar.files import ensure_avatar
from lsf_avatar.errors import LsfError
from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.solve import solve
from lsf_avatar.notation import Reading
from lsf_avatar.phonology.utterance import Clause, Item, Utterance
from lsf_avatar.pipeline import FPS, quantiles_mm
from lsf_avatar.server.settings import Settings
from lsf_avatar.timeline.schedule import schedule

RUN = 32
"""Signs in a run."""
_ENOUGH = 300
"""From so many signs on, a process for each core is worth its start."""

Named = tuple[str, Reading]
Errors = np.ndarray[Any, np.dtype[np.float64]]


def animate_all(
    readings: Sequence[Named], fail: Callable[[str, str], None], miss_mm: float
) -> dict[str, Any]:
    """Signs all readings.

    Args:
        readings: Name and signs of each.
        fail: Told the name and the reason of each that has no motion.
        miss_mm: Wrists farther off than this are listed.

    Returns:
        `animated`, `wrist_error_mm` over all frames, `worst_mm` over the worst frame of each
        sign, `misses` by sign, `ms_a_sign`.
    """
    ensure_avatar(Settings().avatars)
    start = perf_counter()
    animated, misses = 0, []
    errors: list[Errors] = []
    for name, found in _all(readings):
        if isinstance(found, str):
            fail(name, found)
            continue
        animated += 1
        errors.append(found)
        worst = float(found.max()) * 1000
        if worst > miss_mm:
            misses.append({"id": name, "wrist_error_mm": round(worst, 1)})
    spent = (perf_counter() - start) * 1000
    return {
        "animated": animated,
        "wrist_error_mm": quantiles_mm(np.concatenate(errors or [np.zeros(0)])),
        "worst_mm": quantiles_mm(np.array([found.max() for found in errors])),
        "misses": misses,
        "ms_a_sign": round(spent / max(len(readings), 1), 2),
    }


def _all(readings: Sequence[Named]) -> Iterator[tuple[str, Errors | str]]:
    """What became of each, in order; by as many processes as there are cores, if it is much."""
    runs = [readings[first : first + RUN] for first in range(0, len(readings), RUN)]
    cores = os.cpu_count() or 1
    if len(readings) < _ENOUGH or cores < 2:
        yield from chain.from_iterable(map(_signed_run, runs))
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(cores, 8), mp_context=context) as pool:
        yield from chain.from_iterable(pool.map(_signed_run, runs, chunksize=4))


@lru_cache(maxsize=1)
def _body() -> Body:
    return ensure_avatar(Settings().avatars).body


def _signed_run(readings: Sequence[Named]) -> list[tuple[str, Errors | str]]:
    """A run, in whichever process."""
    return _run(readings, _body())


def _run(readings: Sequence[Named], body: Body) -> list[tuple[str, Errors | str]]:
    """Wrist errors, metres, of each; or why it has no motion. A run that fails is split."""
    try:
        return _signed(readings, body)
    except (LsfError, ValueError, ArithmeticError, LookupError) as error:
        if len(readings) == 1:
            return [(readings[0][0], f"animation : {error}")]
        half = len(readings) // 2
        return _run(readings[:half], body) + _run(readings[half:], body)


def _signed(readings: Sequence[Named], body: Body) -> list[tuple[str, Errors | str]]:
    items = tuple(
        Item(name, "sign", number, number + 1, 0, signs=reading.signs, phones=reading.phones)
        for number, (name, reading) in enumerate(readings)
    )
    text = "x" * len(items)
    score = schedule(Utterance(text, (Clause("statement", 0, len(text)),), items))
    motion = solve(aim(score, body, fps=FPS), body)
    times = np.arange(motion.frames) / FPS
    made: list[tuple[str, Errors | str]] = []
    for (name, _), time in zip(readings, score.items, strict=True):
        frames = (times >= time.start_s - 1e-6) & (times <= time.end_s + 1e-6)
        error = np.nanmax(motion.wrist_error_m[frames], axis=1) if frames.any() else np.zeros(0)
        if not np.isfinite(motion.rotations_wxyz[frames]).all():
            made.append((name, "animation : des rotations ne sont pas des nombres"))
        elif not error.size or time.end_s <= time.start_s:
            made.append((name, "animation : mouvement vide"))
        else:
            made.append((name, error))
    return made
