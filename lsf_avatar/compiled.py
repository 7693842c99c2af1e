"""How inner loops of arithmetic become machine code: numba, strictly by IEEE 754.

A loop over rows in numpy makes a pass through memory for every operation; compiled, it makes one.
The same bytes must come out in every process, in every thread and on every machine, so nothing
here may reorder, fuse or share out sums: no `fastmath`, no `parallel`. What divides by zero gives
an infinity or a NaN as numpy does, without its warning, and an index out of range is not noticed:
who calls a compiled function sees to both.

Where signatures are written out, code is compiled when its module is first imported, else when it
is first called; `.ci/setup` does both, and later it is read from disk: nobody who waits for a clip
waits for a compiler. Rooms of words may not import this: numba takes 100 MB, which glossing a text
does not need.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numba
import numpy as np
from numba.core import caching, config
from numpy.typing import NDArray

Function = TypeVar("Function", bound=Callable[..., Any])
Ufunc = Callable[..., NDArray[np.float64]]
Kind = Any
"""A type of numba, which states none for mypy."""

REAL: Kind = numba.float64
SINGLE: Kind = numba.float32
WHOLE: Kind = numba.int64
INDEX: Kind = numba.int32
BYTE: Kind = numba.int8
FLAG: Kind = numba.boolean


def array(kind: Kind, axes: int) -> Kind:
    """An array without gaps that is only read: any of this kind and these axes, frozen or not."""
    return numba.types.Array(kind, axes, "C", readonly=True)


def strided(kind: Kind, axes: int) -> Kind:
    """As `array`, but with gaps, such as every other column; slower to walk through."""
    return numba.types.Array(kind, axes, "A", readonly=True)


def written(kind: Kind, axes: int) -> Kind:
    """An array without gaps that the function writes into."""
    return numba.types.Array(kind, axes, "C")


def compiled(*takes: Kind) -> Callable[[Function], Function]:
    """Makes machine code of a function of arrays and numbers, kept on disk.

    Args:
        takes: The type of each argument; another one is a `TypeError` when it is called.
    """

    def decorate(function: Function) -> Function:
        made: Function = _kept(lambda cache: numba.njit(takes, cache=cache, **_STRICT)(function))
        return made

    return decorate


def loop(function: Function) -> Function:
    """As `compiled`, but typed when it is first called: for what takes named tuples of arrays.

    Callers hand over arrays that are theirs to change and without gaps, so that there is one type
    of each; `.ci/setup` warms it up.
    """
    made: Function = _kept(lambda cache: numba.njit(cache=cache, **_STRICT)(function))
    return made


def row_by_row(layout: str) -> Callable[[Callable[..., None]], Ufunc]:
    """Makes a function of rows one of whole arrays that broadcasts, as those of numpy do.

    Args:
        layout: The last axes of what it takes, and of what it writes, such as `(q),(v)->(v)`.
    """
    takes, writes = (
        [part.count(",") + bool(part) for part in re.findall(r"\(([^)]*)\)", side)]
        for side in layout.split("->")
    )
    # A number that is read is one; one that is written is a row of one.
    axes = takes + [max(many, 1) for many in writes]
    rows = [tuple(REAL[(slice(None),) * many] if many else REAL for many in axes)]

    def decorate(function: Callable[..., None]) -> Ufunc:
        # Kept in two files, of which one calls the other by a name that differs by process: written
        # by two processes at once, they would not fit together.
        with Path(function.__code__.co_filename).open("rb") as source:
            flock(source, LOCK_EX)
            made = _kept(
                lambda cache: numba.guvectorize(rows, layout, cache=cache, **_EXACT)(function)
            )
        whole: Ufunc = made.ufunc
        return whole

    return decorate


def inner(function: Function) -> Function:
    """A step of compiled functions, compiled with each of them: only they may call it."""
    made: Function = numba.njit(**_STRICT)(function)
    return made


_STRICT = {"fastmath": False, "parallel": False, "error_model": "numpy"}
_EXACT = {"nopython": True, "fastmath": False}
_NOWHERE = "no locator available"
"""What numba says where it finds no folder that can be written."""


def _kept(make: Callable[[bool], Any]) -> Any:
    """What is made, kept on disk where there is a folder that can be written."""
    try:
        return make(True)
    except RuntimeError as refused:
        if _NOWHERE not in str(refused):
            raise
        return make(False)


_IMPORTED = re.compile(rb"^from lsf_avatar\.([\w.]+) import", re.MULTILINE)


@lru_cache(maxsize=64)
def made_of(file: Path) -> bytes:
    """SHA-256 of a file and of all files of this package that it imports from, and so on.

    Their steps and their constants are in the machine code of its functions.
    """
    package = Path(__file__).parent
    code, todo, seen = hashlib.sha256(), [file], {file}
    while todo:
        content = todo.pop(0).read_bytes()
        code.update(content)
        for name in _IMPORTED.findall(content):
            inside = package.joinpath(*name.decode().split("."))
            found = inside.with_suffix(".py") if not inside.is_dir() else inside / "__init__.py"
            if found not in seen:
                seen.add(found)
                todo.append(found)
    return code.digest()


class BesideCode(caching.InTreeCacheLocator):  # type: ignore[misc]
    """Machine code lies in `__pycache__`, and is old when what it was made of has changed.

    By itself numba looks at the file of a function only, not at those of the steps it calls.
    """

    def get_source_stamp(self) -> bytes:
        """What the machine code was made of."""
        return made_of(Path(self._py_file))


class InHome(caching.UserWideCacheLocator):  # type: ignore[misc]
    """The same where the package may not be written to: in the user's folder for caches."""

    def get_source_stamp(self) -> bytes:
        """What the machine code was made of."""
        return made_of(Path(self._py_file))


config.CACHE_LOCATOR_CLASSES = f"{__name__}.BesideCode,{__name__}.InHome"
