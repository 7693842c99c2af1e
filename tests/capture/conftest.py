"""A short film of a known motion, and what the models see in it."""

from __future__ import annotations

import pytest

from lsf_avatar.capture.models import ensure_bundle
from lsf_avatar.capture.track import track
from lsf_avatar.errors import SetupError
from lsf_avatar.pipeline import film


@pytest.fixture(scope="session")
def bundle(settings):
    """The landmark models; fetched by the set-up, or now. The set-up goes on without them too."""
    try:
        return ensure_bundle(settings.data / "models")
    except SetupError as error:
        pytest.skip(f"the landmark models cannot be fetched here: {error}")


@pytest.fixture(scope="session")
def filmed(engine, tmp_path_factory):
    """A signed entry and its film, 320 pixels a side."""
    motion = engine.sign_entry("BONJOUR").motion
    path = tmp_path_factory.mktemp("films") / "bonjour.mp4"
    film(engine.avatar, motion, path, size=320)
    return motion, path


@pytest.fixture(scope="session")
def landmarks(filmed, bundle):
    """What MediaPipe sees in it."""
    return track(filmed[1], bundle)
