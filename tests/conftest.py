"""What all tests share: the real lexicon, the real signer, the real engine, and golden numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import hypothesis
import numpy as np
import pytest

from lsf_avatar.server.settings import Settings

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    """`pytest --accept` writes changed golden numbers instead of failing on them."""
    parser.addoption("--accept", action="store_true", help="accept changed golden numbers")


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The settings of this machine; the signer is built once and shared by all runs."""
    return Settings()


@pytest.fixture(scope="session")
def lexicon(settings):
    """The lexicon of this repository."""
    from lsf_avatar.lexicon.load import load_lexicon

    return load_lexicon(settings.lexicon)


@pytest.fixture(scope="session")
def avatar(settings):
    """The built signer."""
    from lsf_avatar.avatar.files import ensure_avatar

    return ensure_avatar(settings.avatars)


@pytest.fixture(scope="session")
def engine(lexicon, avatar):
    """Everything that signs."""
    from lsf_avatar.glossing.parse import Parser
    from lsf_avatar.pipeline import Engine

    return Engine(lexicon=lexicon, avatar=avatar, parser=Parser())


@pytest.fixture
def golden(request) -> Callable[[str, np.ndarray, float], None]:
    """Compares numbers with a text file; says which row moved and how to accept it."""
    accept = request.config.getoption("--accept")

    def compare(name: str, values: np.ndarray, atol: float) -> None:
        path = GOLDEN / f"{name}.txt"
        values = np.atleast_2d(np.asarray(values, float))
        if accept or not path.exists():
            if not accept:
                pytest.fail(f"{name}: no golden yet. If these numbers are right: pytest --accept")
            path.parent.mkdir(exist_ok=True)
            np.savetxt(path, values, fmt="%.6f")
            return
        expected = np.loadtxt(path, ndmin=2)
        assert expected.shape == values.shape, (
            f"{name}: {values.shape} numbers, {expected.shape} are golden"
        )
        off = np.abs(values - expected)
        row = int(off.max(axis=1).argmax())
        assert off.max() <= atol, (
            f"{name}: row {row} moved by {off.max():.4g}, {atol:g} is allowed. "
            "If this is what you wanted: pytest --accept, then commit the file."
        )

    return compare
