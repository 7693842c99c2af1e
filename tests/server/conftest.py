"""The real service on a real database file, asked over HTTP."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
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

    def mail(self, address):
        """Asks for the document by e-mail."""
        return self.client.post(
            "/api/constat/mail", json={"address": address}, headers=self.headers
        )

    def erase(self):
        """Asks for everything to be erased."""
        return self.client.delete("/api/constat", headers=self.headers)

    def delete(self, key):
        """Takes an answer back."""
        path = f"/api/constat/answers/{key.replace('#', '%23')}"
        return self.client.delete(path, headers=self.headers)

    def delete_film(self, key):
        """Forgets a film."""
        return self.client.delete(f"/api/constat/films/{key}", headers=self.headers)


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


class Office:
    """A service that sends, on a database of its own, with a clock that a test may move."""

    def __init__(self, folder, **settings):
        self.now = NOW
        database = f"sqlite:///{folder / 'constats.sqlite'}"
        self.settings = {"database": database, "data": folder, "prewarm": False, **settings}
        self.start()

    def start(self):
        """Starts, or starts again."""
        app = create_app(Settings(**self.settings), now=lambda: self.now)
        self.client = TestClient(app)
        self.services = app.state.services

    def drivers(self):
        """Both sides of a new constat that only wants the signatures."""
        tokens = self.client.post("/api/constats", json={}).json()["tokens"]
        drivers = {side: Driver(self.client, token) for side, token in tokens.items()}
        for side, driver in drivers.items():
            driver.fill(side)
        return drivers

    def later(self, **how_much):
        """Time passes; gives how many parcels were tried then."""
        self.now += timedelta(**how_much)
        return self.services.courier.deliver()


@pytest.fixture
def office(tmp_path):
    """Makes a service with some settings."""
    return lambda **settings: Office(tmp_path / "office", **settings)


@pytest.fixture
def driver_of():
    """Makes a driver out of a client and a token."""
    return Driver
