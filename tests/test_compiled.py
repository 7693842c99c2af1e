"""Machine code: exact, refused where it does not fit, never old, and not loaded by text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lsf_avatar import compiled
from lsf_avatar.compiled import REAL, array, inner, made_of

rows = np.random.default_rng(5).normal(size=(50, 3))


@inner
def _product(a: float, b: float, c: float) -> float:
    return a * b + c


@compiled.compiled(array(REAL, 2))
def _sums(values: np.ndarray) -> np.ndarray:
    """One number a row: a product and a sum, which some machines can do in one rounding."""
    sums = np.zeros(len(values))
    for row in range(len(values)):
        sums[row] = _product(values[row, 0], values[row, 1], values[row, 2])
    return sums


def test_compiled_code_rounds_as_numpy_does():
    """Not one bit differs: a sum of a product is rounded twice, on whatever machine."""
    a, b, c = rows.T

    assert (_sums(rows) == a * b + c).all()


@compiled.row_by_row("(n),()->(n),()")
def _weighed(row: np.ndarray, weight: float, made: np.ndarray, total: np.ndarray) -> None:
    """Each row times a number, and its sum."""
    total[0] = 0.0
    for n in range(len(row)):
        made[n] = weight * row[n]
        total[0] += made[n]


def test_a_function_of_a_row_broadcasts_as_those_of_numpy_do():
    """Several results, some of them numbers; what is handed over may be frozen or have gaps."""
    weights = np.array([[1.0], [2.0]])

    made, total = _weighed(rows[::2], weights)

    assert (made == weights[..., None] * rows[::2]).all()
    assert total.shape == (2, 25)
    np.testing.assert_allclose(total, made.sum(axis=-1), atol=1e-12)


def test_arrays_that_are_frozen_fit_too_and_others_are_refused():
    """One signature serves both; what it does not name is no reason to call the compiler."""
    frozen = rows.copy()
    frozen.flags.writeable = False

    assert (_sums(frozen) == _sums(rows)).all()
    with pytest.raises(TypeError, match="No matching definition"):
        _sums(rows.astype(np.float32))
    with pytest.raises(TypeError, match="No matching definition"):
        _sums(rows[:, ::-1])


def test_machine_code_is_old_when_a_file_that_its_own_imports_from_has_changed(
    tmp_path, monkeypatch
):
    """A step may live in another file than the function that calls it."""
    room = tmp_path / "kinematics"
    room.mkdir()
    monkeypatch.setattr(compiled, "__file__", str(tmp_path / "compiled.py"))
    caller, step = room / "caller.py", room / "step.py"
    caller.write_text("from lsf_avatar.kinematics.step import step\n")
    states = []
    for text in ("a", "b", "a"):
        step.write_text(text)
        made_of.cache_clear()
        states.append(made_of(caller))

    assert states[0] == states[2] != states[1]


def test_code_is_compiled_also_where_no_folder_can_be_written(tmp_path, monkeypatch):
    """Slower to start, but it works."""
    monkeypatch.setattr(compiled.config, "CACHE_LOCATOR_CLASSES", "ZipCacheLocator")

    twice = compiled.compiled(array(REAL, 1))(lambda values: values * 2.0)
    thrice = compiled.loop(lambda values: values * 3.0)

    assert (twice(rows[0]) == rows[0] * 2.0).all()
    assert (thrice(rows[0]) == rows[0] * 3.0).all()


def test_a_text_is_glossed_without_the_compiler():
    """It takes 100 MB, which a process that only reads text does not have to spare."""
    code = (
        "import sys; from lsf_avatar.cli.gloss import gloss; "
        "gloss.main(['Je suis sourd.'], standalone_mode=False); "
        "sys.exit('numba' in sys.modules)"
    )
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}

    assert subprocess.run([sys.executable, "-c", code], env=here).returncode == 0


_STEPS = """
from lsf_avatar.compiled import row_by_row

{}
"""
_STEP = """
@row_by_row("(n)->(n)")
def times_{0}(row, made):
    for n in range(len(row)):
        made[n] = {0}.0 * row[n]
"""


def test_two_processes_that_compile_at_once_leave_code_that_runs(tmp_path):
    """Names in machine code differ by process: what one of them keeps has to be of one piece."""
    steps = tmp_path / "steps.py"
    steps.write_text(_STEPS.format("\n".join(_STEP.format(n) for n in range(6))))
    here = {**os.environ, "PYTHONPATH": f"{Path(__file__).parents[1]}:{tmp_path}"}
    other_names = "import numba; [numba.njit('f8(f8)')(lambda x: x) for _ in range({})]; "
    both = [
        subprocess.Popen([sys.executable, "-c", other_names.format(n) + "import steps"], env=here)
        for n in (1, 2)
    ]
    assert [process.wait() for process in both] == [0, 0]

    use = (
        "import steps; "
        "assert [getattr(steps, f'times_{n}')([1.0])[0] for n in range(6)] == [*range(6)]"
    )
    assert subprocess.run([sys.executable, "-c", use], env=here).returncode == 0
