"""An insurer is told of a signed constat: signed by HMAC, never lost, known when it comes twice."""

from __future__ import annotations

import hashlib
import hmac
import json
import time

import pytest

from lsf_avatar.errors import SetupError
from lsf_avatar.server.courier import WAITS_S
from tests.server.receiver import Receiver

SECRET = "a secret of the two of us"


@pytest.fixture
def insurer():
    """An insurer's address."""
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture
def telling(office, insurer):
    """A service that tells it."""
    return office(webhook_url=insurer.url, webhook_secret=SECRET)


def sign(drivers):
    """Both drivers sign."""
    for driver in drivers.values():
        assert driver.sign().status_code == 200


def test_the_insurer_gets_the_front_that_both_signed_and_can_check_it(telling, insurer):
    """Canonical JSON; the HMAC covers the time and every byte; nothing of a back."""
    drivers = telling.drivers()
    drivers["A"].put("v.story", "Personne d’autre ne lit cela.")
    drivers["A"].sign()
    assert telling.later(hours=1) == 0, "one signature is none"
    drivers["B"].sign()
    assert telling.later(seconds=0) == 1

    ((headers, body),) = insurer.requests
    parts = dict(part.split("=") for part in headers["LSF-Signature"].split(","))
    expected = hmac.new(SECRET.encode(), f"{parts['t']}.".encode() + body, hashlib.sha256)
    assert hmac.compare_digest(parts["v1"], expected.hexdigest())
    assert int(parts["t"]) == int(telling.now.timestamp())
    document = json.loads(body)
    canonical = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical.encode() == body
    assert (document["type"], document["id"]) == ("constat.signed", headers["Idempotency-Key"])
    assert document["record"]["sides"]["A"]["p.v.plate"] == "AB-123-CD"
    assert len(document["digest"]) == 64
    assert "ne lit cela" not in body.decode()
    assert not [key for side in "AB" for key in document["record"]["sides"][side] if key[0] == "v"]
    assert "LSF" not in body.decode()


def test_it_is_sent_until_the_insurer_says_yes_and_then_never_again(telling, insurer):
    """Through failures and a restart; the same key and body each time, a new time each time."""
    insurer.answers = [500, 404, 302]
    sign(telling.drivers())
    assert telling.later(seconds=0) == 1
    assert telling.later(seconds=WAITS_S[0]) == 1
    telling.start()
    assert telling.later(seconds=WAITS_S[1]) == 1
    assert telling.later(seconds=WAITS_S[2]) == 1
    assert telling.later(days=30) == 0

    assert len(insurer.requests) == 4, "no redirection is followed"
    assert len({headers["Idempotency-Key"] for headers, _ in insurer.requests}) == 1
    assert len({body for _, body in insurer.requests}) == 1
    assert len({headers["LSF-Signature"] for headers, _ in insurer.requests}) == 4


def test_a_process_that_dies_while_sending_leaves_it_to_the_next_one(telling, insurer):
    """The receiver may see it twice, under one key; it is never lost."""
    sign(telling.drivers())

    def die(parcel):
        raise SystemExit

    kept = telling.services.courier._senders
    telling.services.courier._senders = {"webhook": die}
    with pytest.raises(SystemExit):
        telling.later(seconds=0)
    telling.services.courier._senders = kept
    assert telling.later(seconds=60) == 0, "it may still be at work"
    assert telling.later(minutes=5) == 1
    assert len(insurer.requests) == 1


def test_a_receiver_that_is_away_is_waited_for(telling, insurer):
    """Nothing answers at all."""
    insurer.close()
    sign(telling.drivers())
    assert telling.later(seconds=0) == 1
    insurer.__init__()
    telling.settings["webhook_url"] = insurer.url
    telling.start()
    assert telling.later(seconds=WAITS_S[0]) == 1
    assert len(insurer.requests) == 1


def test_it_goes_out_by_itself_while_the_service_runs(telling, insurer):
    """Behind the scenes, without anybody asking for it."""
    with telling.client:
        sign(telling.drivers())
        until = time.monotonic() + 30
        while not insurer.requests:
            assert time.monotonic() < until
            time.sleep(0.05)
    assert len(insurer.requests) == 1


def test_without_an_address_nothing_is_put_down(office):
    """Off as long as nobody sets it up: no insurer learns of an old constat later."""
    quiet = office()
    sign(quiet.drivers())
    assert quiet.later(days=1) == 0
    receiver = Receiver()
    quiet.settings |= {"webhook_url": receiver.url, "webhook_secret": SECRET}
    quiet.start()
    assert quiet.later(days=1) == 0
    receiver.close()


@pytest.mark.parametrize(("settings", "code"), [
    ({"webhook_url": "https://insurer.example/x"}, "webhook-without-secret"),
    ({"webhook_url": "https://insurer.example/x", "webhook_secret": "short"},
     "webhook-without-secret"),
    ({"webhook_url": "http://insurer.example/x", "webhook_secret": SECRET}, "webhook-not-https"),
    ({"webhook_url": "file:///etc/passwd", "webhook_secret": SECRET}, "webhook-not-https"),
])  # fmt: skip
def test_an_address_that_is_not_safe_is_said_at_the_start(office, settings, code):
    """A constat does not travel in the open, and is never unsigned."""
    with pytest.raises(SetupError) as caught:
        office(**settings)
    assert caught.value.code == code
