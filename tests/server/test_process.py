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


def ask(url, method="GET", document=None, token=""):
    """One request; its status, JSON and headers."""
    body = None if document is None else json.dumps(document).encode()
    headers = {"Content-Type": "application/json"} | (
        {"Authorization": f"Bearer {token}"} if token else {}
    )
    request = urllib.request.Request(url, data=body, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())


@contextmanager
def lsf_serve(folder, port):
    """The command, until it answers; what it wrote goes to `log`."""
    environment = os.environ | {
        "LSF_DATABASE": f"sqlite:///{folder / 'constats.sqlite'}", "LSF_PREWARM": "false",
    }  # fmt: skip
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


def test_a_port_that_is_taken_is_said_at_once_in_french():
    """With what to do instead."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SetupError, match="--port") as caught:
            serve.main(["--port", str(taken.getsockname()[1])], standalone_mode=False)
    assert caught.value.code == "port-not-free"
