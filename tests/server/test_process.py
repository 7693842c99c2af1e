"""`lsf serve` as a process of its own: started, killed, started again."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import date, timedelta

import pytest

from lsf_avatar.cli.serve import serve
from lsf_avatar.errors import SetupError


def ask(url, method="GET", document=None, token="", timeout=30):
    """One request; its status and JSON."""
    body = None if document is None else json.dumps(document).encode()
    headers = {"Content-Type": "application/json"} | (
        {"Authorization": f"Bearer {token}"} if token else {}
    )
    request = urllib.request.Request(url, data=body, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.status, json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())


@contextmanager
def lsf_serve(folder, port, **settings):
    """The command, until it answers; what it wrote goes to `log`."""
    environment = os.environ | {
        "LSF_DATABASE": f"sqlite:///{folder / 'constats.sqlite'}", "LSF_PREWARM": "false",
    } | settings  # fmt: skip
    log = folder / "log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", "from lsf_avatar.cli.main import main; main()",
             "serve", "--port", str(port)],
            stdout=out, stderr=out, env=environment,
        )  # fmt: skip
    try:
        until = time.monotonic() + 60
        while True:
            try:
                ask(f"http://127.0.0.1:{port}/api/health")
                break
            except urllib.error.URLError:
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.1)
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def port():
    """A free port of the loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_answers_survive_a_killed_server_and_nothing_personal_is_logged(tmp_path, port):
    """Power may fail at any moment after the page was told that an answer is kept."""
    api = f"http://127.0.0.1:{port}/api"
    with lsf_serve(tmp_path, port):
        status, constat = ask(f"{api}/constats", "POST", {})
        assert status == 201
        token = constat["tokens"]["A"]
        yesterday = (date.today() - timedelta(days=1)).isoformat()
        answers = {"acc.date": yesterday, "p.v.plate": "AB-123-CD", "p.ph.last_name": "Dupré"}
        for key, value in answers.items():
            assert ask(f"{api}/constat/answers/{key}", "PUT", {"value": value}, token)[0] == 200
        assert ask(f"{api}/constat/answers/nope", "PUT", {"value": "Dupré"}, token)[0] == 404
        assert ask(f"{api}/constat", token="x" * 32)[0] == 401
    with lsf_serve(tmp_path, port):
        status, view = ask(f"{api}/constat", token=token)
        assert status == 200
        assert {key: kept["value"] for key, kept in view["answers"].items()} == answers
    log = (tmp_path / "log").read_text()
    assert log.count(f"http://127.0.0.1:{port}") == 2
    for personal in (token, constat["id"], "AB-123-CD", "Dupré", "acc.date"):
        assert personal not in log


def test_stored_phrases_are_signed_while_the_french_parser_is_still_loading(tmp_path, port):
    """Here it never ends to load: every phrase of the form is there all the same."""
    model = tmp_path / "slow" / "fr_core_news_sm" / "__init__.py"
    model.parent.mkdir(parents=True)
    model.write_text("import time\n\ndef load(**_):\n    time.sleep(3600)\n")
    api = f"http://127.0.0.1:{port}/api"

    with lsf_serve(tmp_path, port, LSF_PREWARM="true", PYTHONPATH=str(tmp_path / "slow")):
        status, signing = ask(f"{api}/phrases/acc.date")
        assert status == 200
        clip = f"http://127.0.0.1:{port}{signing['clip_url']}"
        with urllib.request.urlopen(clip, timeout=30) as answer:
            assert answer.read(4) == b"glTF"
        assert ask(f"{api}/phrases/acc.date/help")[0] == 200
        assert ask(f"{api}/sign", "POST", {"text": signing["text"]})[0] == 200
        with pytest.raises(TimeoutError):
            ask(f"{api}/sign", "POST", {"text": "Une phrase libre."}, timeout=2)


def test_a_port_that_is_taken_is_said_at_once_in_french():
    """With what to do instead."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SetupError, match="--port") as caught:
            serve.main(["--port", str(taken.getsockname()[1])], standalone_mode=False)
    assert caught.value.code == "port-not-free"
