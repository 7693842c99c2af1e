"""Once both have signed: one sealed document, the same for both, that anyone can verify."""

from __future__ import annotations

import pytest


@pytest.fixture
def sealing(serving, tmp_path):
    """A service that keeps its key apart, and the two drivers of a new constat."""
    from tests.server.conftest import Driver

    client = serving(data=tmp_path / "data")
    tokens = client.post("/api/constats", json={}).json()["tokens"]
    return client, {side: Driver(client, token) for side, token in tokens.items()}


def verify(client, body):
    """What the service says of a file."""
    return client.post("/api/verify", files={"file": ("constat.pdf", body, "application/pdf")})


def sign(drivers):
    """Both drivers fill in the front and sign."""
    for side, driver in drivers.items():
        driver.fill(side)
    for driver in drivers.values():
        assert driver.sign().status_code == 200


def test_both_drivers_get_the_same_bytes_today_and_tomorrow(sealing):
    """The common document is made once."""
    client, drivers = sealing
    sign(drivers)
    first = drivers["A"].get("/pdf?copy=common")
    drivers["A"].put("v.story", "Il pleuvait.")
    second = drivers["B"].get("/pdf?copy=common")

    assert first.status_code == 200
    assert first.content == second.content
    assert verify(client, first.content).json()["intact"]


def test_before_both_have_signed_there_is_nothing_to_seal(sealing):
    """What can still change carries no seal."""
    client, drivers = sealing
    for side, driver in drivers.items():
        driver.fill(side)
    drivers["A"].sign()
    refused = drivers["A"].get("/pdf?copy=common")

    assert (refused.status_code, refused.json()["code"]) == (409, "not-signed")
    assert not verify(client, drivers["A"].get("/pdf").content).json()["sealed"]


def test_ones_own_copy_is_sealed_too_and_one_changed_byte_shows(sealing):
    """The insurer gets the copy with the back."""
    client, drivers = sealing
    sign(drivers)
    own = drivers["B"].get("/pdf").content
    changed = bytearray(own)
    changed[len(own) // 3] ^= 1

    assert verify(client, own).json() | {"reasons": []} == verify(client, own).json()
    assert not verify(client, bytes(changed)).json()["intact"]


def test_what_is_no_document_gets_a_plain_answer(sealing):
    """A photo of the paper is not a sealed document."""
    client, _ = sealing
    answer = verify(client, b"\xff\xd8 a photo")

    assert answer.status_code == 200
    assert answer.json()["reasons"] == ["Ce fichier n’est pas un PDF lisible."]


def test_a_file_too_large_is_refused(sealing):
    """Nobody fills the memory of the service."""
    client, _ = sealing
    answer = verify(client, b"%PDF" + bytes(41 * 1024 * 1024))

    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
