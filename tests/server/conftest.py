"""The real service on a real database file, asked over HTTP."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from time import monotonic
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient

from lsf_avatar.server.app import create_app
from lsf_avatar.server.guard import Limiter
from lsf_avatar.server.settings import Settings
from tests.complete import INK, front_of

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


class Driver:
    """One side of a constat, asking the service."""

    def __init__(self, client, token):
        self.client = client
        self.headers = {"Authorization": f"Bearer {token}"}

    def put(self, key, value=None, **more):
        """Sends an answer as the page does."""
        return self.client.put(
            f"/api/constat/answers/{key.replace('#', '%23')}",
            json={"value": value, **more},
            headers=self.headers,
        )

    def get(self, path=""):
        """Asks for something of the constat."""
        return self.client.get(f"/api/constat{path}", headers=self.headers)

    def fill(self, side):
        """Fills in the front of one side, but for the signature."""
        for key, value in front_of(side):
            assert (kept := self.put(key, value)).status_code == 200, kept.text

    def sign(self):
        """Signs, if that is possible now."""
        return self.put("p.signature", INK)

    def delete(self, key):
        """Takes an answer back."""
        return self.client.delete(f"/api/constat/answers/{key}", headers=self.headers)


@pytest.fixture
def serving(tmp_path):
    """Makes clients of a service on one database file; asked twice, it is a restart."""

    def make(**settings):
        database = f"sqlite:///{tmp_path / 'constats.sqlite'}"
        given = {"database": database, "prewarm": False, **settings}
        return TestClient(create_app(Settings(**given), now=lambda: NOW))

    return make


@pytest.fixture(scope="session")
def service(tmp_path_factory):
    """One service for all tests that make constats of their own; its signer is not loaded."""
    database = f"sqlite:///{tmp_path_factory.mktemp('service') / 'constats.sqlite'}"
    return create_app(Settings(database=database, prewarm=False), now=lambda: NOW)


@pytest.fixture
def client(service):
    """A client that nobody has asked to wait yet."""
    fresh = replace(service.state.services, limiter=Limiter(monotonic))
    service.state.services = fresh
    return TestClient(service)


@pytest.fixture
def drivers(client):
    """Both sides of a new constat."""
    tokens = client.post("/api/constats", json={}).json()["tokens"]
    return {side: Driver(client, token) for side, token in tokens.items()}


@pytest.fixture
def ready(drivers):
    """Both sides of a constat that only wants the signatures."""
    for side, driver in drivers.items():
        driver.fill(side)
    return drivers


@pytest.fixture
def driver_of():
    """Makes a driver out of a client and a token."""
    return Driver
