"""What is true of a signer is true of both: tests of this room run on the woman and on the man."""

from __future__ import annotations

import pytest

from lsf_avatar.avatar.files import ensure_avatar
from lsf_avatar.avatar.person import make_person
from lsf_avatar.avatar.source import find_source


@pytest.fixture(scope="session", params=["woman", "man"])
def avatar(request, settings):
    """A built signer, in light skin."""
    return ensure_avatar(settings.avatars, request.param)


@pytest.fixture(scope="session")
def person(avatar):
    """The same signer before being cut into parts."""
    return make_person(find_source(), avatar.name)
