"""The edge: tokens, headers, errors, limits, pages."""

from __future__ import annotations

import pytest
from starlette.datastructures import MutableHeaders

from lsf_avatar.server.embedding import is_open, open_up
from lsf_avatar.server.guard import CREATE, GUESS, Allowance, Limiter
from lsf_avatar.server.problems import RefusalError

STRICT = ("default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'",
          "frame-ancestors 'none'", "base-uri 'none'")  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/api/form", "/api/constat", "/nope", "/api/health"])
def test_every_answer_has_the_security_headers(client, path):
    """Pages, data and errors alike; nothing inline, nothing from elsewhere, no CORS."""
    headers = client.get(path, headers={"Origin": "https://elsewhere.example"}).headers
    policy = headers["content-security-policy"]
    assert all(rule in policy for rule in STRICT)
    # WebAssembly, which unpacks the signer, is no script made from text.
    assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", "")
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers
    assert "set-cookie" not in headers


ELSEWHERE = {"Origin": "https://elsewhere.example"}
DIGEST = "0" * 64


@pytest.mark.parametrize("path", ["/lsf-avatar.js", "/assets/stage-Bx_3-a.js", "/signer.png",
                                  "/api/phrases/acc.date/help", "/api/avatar", "/api/avatars",
                                  f"/clips/{DIGEST}.glb", f"/avatar/{DIGEST}.glb",
                                  f"/films/{DIGEST}.webm"])  # fmt: skip
def test_the_element_on_another_site_may_read_what_signs(path):
    """Any origin, but never with the cookies of its visitor."""
    headers = MutableHeaders()
    assert is_open(path)
    open_up(headers)
    assert headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in headers


@pytest.mark.parametrize("path", ["/", "/api/constat", "/api/constats", "/api/constat/pdf",
                                  "/api/verify", "/api/form", "/api/lexicon", "/api/qa/phrases/a",
                                  "/api/sign/x", "/assets/../api/constat", "/index.html",
                                  "/api/phrases/", "/clips/x.glb/y"])  # fmt: skip
def test_the_rest_stays_closed_to_other_sites(client, path):
    """Constats, documents and the linguists' pages."""
    assert not is_open(path)
    asked = client.options(path, headers=ELSEWHERE | {"Access-Control-Request-Method": "GET"})
    assert asked.status_code >= 400
    assert "access-control-allow-origin" not in asked.headers


def test_a_page_elsewhere_may_send_a_text_and_read_the_answer(client):
    """The browser asks first; refusals can be read too, so that the element can say why."""
    ask = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    asked = client.options("/api/sign", headers=ELSEWHERE | ask)
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert asked.headers["access-control-allow-headers"] == "Content-Type"
    missing = client.get(f"/clips/{DIGEST}.glb", headers=ELSEWHERE)
    assert missing.status_code == 404
    assert missing.headers["access-control-allow-origin"] == "*"
    assert missing.headers["cross-origin-resource-policy"] == "cross-origin"
    assert missing.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer "}, {"Authorization": "Bearer x"},
                                    {"Authorization": "Basic eDp5"},
                                    {"Authorization": "Bearer ' OR 1=1 --"}])  # fmt: skip
def test_a_token_of_nobody_opens_nothing(client, header):
    """401, in French."""
    for method, path in (("GET", ""), ("PUT", "/answers/acc.date"), ("DELETE", "/answers/acc.date"),
                         ("GET", "/recap"), ("GET", "/pdf"), ("POST", "/photos")):  # fmt: skip
        more = {"json": {"value": "2026-11-20"}} if method == "PUT" else {}
        more |= {"files": {"file": b"x"}} if method == "POST" else {}
        answer = client.request(method, f"/api/constat{path}", headers=header, **more)
        assert (answer.status_code, answer.json()["code"]) == (401, "unknown-token")


def test_who_guesses_tokens_is_asked_to_wait(client, drivers):
    """After a number of wrong ones even a right one has to wait, from that address."""
    codes = [
        client.get("/api/constat", headers={"Authorization": f"Bearer {n}"}).status_code
        for n in range(int(GUESS.burst) + 5)
    ]
    assert codes[0] == 401
    assert codes[-1] == 429
    assert drivers["A"].get().json()["code"] == "too-many-requests"


def test_nobody_makes_constats_without_end(client):
    """A page makes one; a script is stopped."""
    codes = [client.post("/api/constats", json={}).status_code for _ in range(int(CREATE.burst))]
    assert set(codes) == {201}
    assert client.post("/api/constats", json={}).status_code == 429


def test_a_bucket_fills_again_with_time():
    """One more after the time of one."""
    now = [0.0]
    limiter = Limiter(lambda: now[0])
    allowance = Allowance(burst=2, per_second=0.5)
    for _ in range(2):
        limiter.spend("a", allowance)
    with pytest.raises(RefusalError):
        limiter.spend("a", allowance)
    limiter.spend("b", allowance)
    now[0] = 2.0
    limiter.spend("a", allowance, only_look=True)
    limiter.spend("a", allowance)
    with pytest.raises(RefusalError):
        limiter.spend("a", allowance, only_look=True)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nope", 404, "not-found"),
        ("GET", "/api/nope", 404, "not-found"),
        ("GET", "/clips/" + "0" * 64 + ".glb", 404, "not-found"),
        ("GET", "/%2e%2e/%2e%2e/etc/passwd", 404, "not-found"),
        ("GET", "/assets/%00", 404, "not-found"),
        ("POST", "/", 405, "method-not-allowed"),
        ("PATCH", "/api/form", 405, "method-not-allowed"),
        ("GET", "/api/lexicon", 404, "not-found"),
        ("GET", "/api/qa/phrases", 404, "not-found"),
        ("GET", "/lexique", 404, "not-found"),
        ("GET", "/qa.html", 404, "not-found"),
        ("GET", "/docs", 404, "not-found"),
        ("GET", "/openapi.json", 404, "not-found"),
    ],
)
def test_what_is_not_there_is_said_in_json(client, method, path, status, code):
    """The linguists' pages are not there for the public."""
    answer = client.request(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["message"].endswith(".")


def test_the_form_is_given_compressed_and_once(client):
    """A page that has it is not sent it again."""
    first = client.get("/api/form")
    assert first.headers["content-encoding"] == "br"
    document = first.json()
    assert len(document["questions"]) == 118
    assert [box["box"] for box in document["boxes"]][-1] == "V8"
    again = client.get("/api/form", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    plain = client.get("/api/form", headers={"Accept-Encoding": "br;q=0, gzip;q=0"})
    assert "content-encoding" not in plain.headers
    assert plain.json() == document


def test_a_question_says_all_that_the_page_needs(client):
    """One of the questions, whole."""
    questions = {q["id"]: q for q in client.get("/api/form").json()["questions"]}
    witness = questions["wit.phone"]
    assert witness["repeat"] == {"max": 4}
    assert witness["only_if"] == ["is", "wit.exists", "oui"]
    assert witness["optional_if"] == ["answered", "wit.address"]
    assert witness["side"] == "shared"
    assert [option["value"] for option in witness["options"]] == ["téléphone", "e-mail"]
    assert witness["options"][0]["phrase"] == "wit.phone/option/1"
    assert questions["p.d.last_name"]["only_if"] == ["not", ["is", "p.d.same_as_ph", "oui"]]
    assert questions["p.v.plate"]["options"][1]["way"] is True


def test_the_page_is_served_from_its_build(serving, tmp_path):
    """Types, lifetimes, compression; nothing outside the folder."""
    web = tmp_path / "dist"
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text("<!doctype html><title>Constat</title>" + " " * 500)
    (web / "lexique.html").write_text("<!doctype html><title>Lexique</title>")
    (web / "assets" / "main-abc.js").write_text("export {};" * 100)
    (tmp_path / "secret.txt").write_text("secret")
    client = serving(web=web)
    page = client.get("/")
    assert "Constat" in page.text
    assert page.headers["cache-control"] == "no-cache"
    assert page.headers["content-type"].startswith("text/html")
    script = client.get("/assets/main-abc.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    assert script.headers["content-encoding"] == "br"
    assert client.get("/assets/main-abc.js", headers={"If-None-Match": script.headers["etag"]})
    assert client.get("/..%2fsecret.txt").status_code == 404
    assert client.get("/lexique").status_code == 404
    assert "Lexique" in serving(web=web, linguist_pages=True).get("/lexique").text


def test_a_page_that_is_not_built_says_how(serving, tmp_path):
    """A newcomer learns the command."""
    page = serving(web=tmp_path / "nowhere").get("/")
    assert page.status_code == 503
    assert "make setup" in page.text


def test_a_failure_inside_is_one_sentence_outside(serving, monkeypatch):
    """No trace, no path, no value reaches the page."""
    from fastapi.testclient import TestClient

    from lsf_avatar.server.bookcase import Bookcase

    def fail(self):
        raise RuntimeError("AB-123-CD")

    app = serving().app
    monkeypatch.setattr(Bookcase, "shelf", property(fail))
    answer = TestClient(app, raise_server_exceptions=False).get("/api/form")
    assert (answer.status_code, answer.json()["code"]) == (500, "server-error")
    assert "AB-123-CD" not in answer.text
