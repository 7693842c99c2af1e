"""The real form and the made-up constat that fills all of it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from lsf_avatar.constat.checking import Situation
from lsf_avatar.constat.form import form
from lsf_avatar.constat.record import example, read_record
from lsf_avatar.lexicon.load import inspect_lexicon

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture(scope="session")
def questions(settings):
    """The form of this repository."""
    return form(inspect_lexicon(settings.lexicon).lexicon.phrases)


@pytest.fixture(scope="session")
def record(questions):
    """The example, read."""
    return read_record(example(), questions)


@pytest.fixture
def situation():
    """Makes a situation out of answers, on a Monday morning in November."""

    def make(answers=None, side="A", photos=()):
        return Situation(NOW, side, answers or {}, frozenset(photos))

    return make


@pytest.fixture(scope="session")
def at_ten():
    """Side A, before any answer."""
    return Situation(NOW, "A", {})
