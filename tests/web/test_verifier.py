"""The verification page: whoever has the document learns whether it is intact."""

from __future__ import annotations

import json
import urllib.request
from urllib.parse import quote

import pytest

from tests.complete import INK, front_of

pytestmark = pytest.mark.browser


def call(service, method, path, body=None, token=""):
    """The bytes that the service answers."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(service.url + path, data, headers, method=method)
    with urllib.request.urlopen(request) as answer:
        return answer.read()


@pytest.fixture
def document(service, tmp_path):
    """The common document of a constat that both have signed."""
    tokens = json.loads(call(service, "POST", "/api/constats", {}))["tokens"]
    for side, token in tokens.items():
        for key, value in front_of(side):
            path = f"/api/constat/answers/{quote(key)}"
            call(service, "PUT", path, {"value": value}, token)
    for token in tokens.values():
        call(service, "PUT", "/api/constat/answers/p.signature", {"value": INK}, token)
    file = tmp_path / "constat.pdf"
    file.write_bytes(call(service, "GET", "/api/constat/pdf?copy=common", token=tokens["B"]))
    return file


def test_an_intact_document_and_a_changed_one_are_told_apart(page, document):
    """In words, and not by colour alone."""
    page.goto("/verifier")
    page.set_input_files("#document", document)
    page.wait_for_selector(".verdict[data-good=true]")
    assert "rien n’a changé depuis" in page.locator(".verdict").inner_text()

    body = bytearray(document.read_bytes())
    body[len(body) // 2] ^= 1
    changed = document.with_name("changed.pdf")
    changed.write_bytes(body)
    page.set_input_files("#document", changed)

    page.wait_for_selector(".verdict[data-good=false]")
    assert "changé après avoir été scellé" in page.locator(".verdict").inner_text()
