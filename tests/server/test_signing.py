"""Signing over HTTP, with the real signer."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import time

import av
import brotli
import pytest
from fastapi.testclient import TestClient

from lsf_avatar.server.app import create_app
from lsf_avatar.server.settings import Settings


@pytest.fixture(scope="module")
def signing(tmp_path_factory):
    """A service with its signer loaded, and the linguists' pages, on a lexicon of its own."""
    folder = tmp_path_factory.mktemp("signing")
    shutil.copytree(Settings().lexicon, folder / "lexicon")
    settings = Settings(
        database=f"sqlite:///{folder / 'a.sqlite'}", lexicon=folder / "lexicon",
        animations=folder / "animations", prewarm=False, linguist_pages=True,
    )  # fmt: skip
    with TestClient(create_app(settings)) as client:
        yield client, folder


def test_a_phrase_is_signed_and_its_clip_is_there(signing):
    """What the page does for every question."""
    client, _ = signing
    phrase = client.get("/api/phrases/acc.injured").json()
    assert phrase["text"] == "Quelqu'un a-t-il mal ?"
    assert phrase["status"] == "draft"
    assert phrase["frames"] >= phrase["fps"] * 0.5
    times = [(item["start_s"], item["end_s"]) for item in phrase["items"]]
    assert times == sorted(times)
    assert all(0 <= start < end <= phrase["duration_s"] for start, end in times)
    clip = client.get(phrase["clip_url"])
    assert clip.headers["content-type"] == "model/gltf-binary"
    assert clip.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert clip.content[:4] == b"glTF"
    assert client.get("/api/phrases/acc.injured").json() == phrase


def test_help_and_options_are_phrases_too(signing):
    """Every text that the page shows can be signed."""
    client, _ = signing
    questions = {q["id"]: q for q in client.get("/api/form").json()["questions"]}
    assert client.get("/api/phrases/acc.date/help").json()["text"] == questions["acc.date"]["help"]
    option = questions["gate.other_party"]["options"][0]
    assert client.get(f"/api/phrases/{option['phrase']}").json()["text"] == option["label"]
    assert client.get("/api/phrases/nope").status_code == 404
    assert client.get("/api/phrases/acc.date/option/9").status_code == 404


def test_a_clip_is_compressed_as_the_client_can_read(signing):
    """Brotli, gzip, nothing: the same bytes."""
    client, _ = signing
    url = client.get("/api/phrases/acc.injured").json()["clip_url"]
    got = {}
    for encoding in ("br", "gzip", "identity"):
        with client.stream("GET", url, headers={"Accept-Encoding": encoding}) as answer:
            raw = b"".join(answer.iter_raw())
            assert answer.headers.get("content-encoding", "identity") == encoding
        got[encoding] = raw
    assert brotli.decompress(got["br"]) == gzip.decompress(got["gzip"]) == got["identity"]
    assert len(got["br"]) < len(got["identity"]) / 2


def test_a_plate_is_signed_letter_by_letter(signing):
    """Nothing of a plate is lost, and the page knows when each letter is shown."""
    client, _ = signing
    signed = client.post("/api/sign", json={"text": "AB-123-CD"}).json()
    shown = "".join(each["letter"] for item in signed["items"] for each in item["letters"])
    assert "".join(c for c in shown if c.isalnum()).upper() == "AB123CD"
    assert client.get(signed["clip_url"]).status_code == 200


@pytest.mark.parametrize("text", ["", "   ", "a" * 5000, "😀", "مرحبا", "\ud800"])
def test_a_text_that_cannot_be_signed_is_refused_in_french(signing, text):
    """A code, a sentence, and no clip."""
    client, _ = signing
    body = b'{"text": "\\ud800"}' if text == "\ud800" else None
    answer = client.post("/api/sign", content=body, headers={"Content-Type": "application/json"}) \
        if body else client.post("/api/sign", json={"text": text})  # fmt: skip
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"]
    assert answer.json()["message"].endswith((".", "?"))


def test_free_text_is_signed_sentence_by_sentence(signing):
    """A line each, in order, with a clip of its own; together they are the whole text."""
    client, _ = signing
    text = "Il pleuvait.  Je roulais à 50 km/h. مرحبا! Et le 12.03.2031 ?"
    answer = client.post("/api/sign/sentences", json={"text": text})
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["text"] for line in lines] == [
        "Il pleuvait.", "Je roulais à 50 km/h.", "مرحبا!", "Et le 12.03.2031 ?",
    ]  # fmt: skip
    assert all(text.startswith(line["text"], line["at"]) for line in lines)
    assert {item["kind"] for item in lines[2]["items"]} == {"missing"}
    for line in lines:
        assert client.get(line["clip_url"]).content[:4] == b"glTF"


@pytest.mark.parametrize("text", ["", "😀", "a" * 2001])
def test_free_text_that_cannot_be_taken_in_is_refused_before_the_first_line(signing, text):
    """With a status, a code and a sentence, as for one clip."""
    client, _ = signing
    answer = client.post("/api/sign/sentences", json={"text": text})
    assert answer.status_code == 422
    assert answer.json()["message"].endswith(".")


def test_linguists_see_which_rule_did_what(signing):
    """Before and after, and what was dropped by which rule: as `lsf gloss --json` has it."""
    client, _ = signing
    found = client.post("/api/lexicon/gloss", json={"text": "Où habite le médecin ?"}).json()
    assert [item["gloss"] for item in found["items"]] == ["MEDECIN", "HABITER", "OU-LIEU"]
    steps = {step["rule"]: (step["before"], step["after"]) for step in found["trace"]}
    assert steps["actors-before-action"][0] != steps["actors-before-action"][1]
    assert {"text": "le", "rule": "article", "start": 10, "end": 12} in found["dropped"]


def test_free_text_is_not_written_to_the_database(signing):
    """A name that was signed is nobody's business."""
    client, folder = signing
    client.post("/api/sign", json={"text": "Quetzalcoatl"})
    held = b"".join(path.read_bytes() for path in folder.glob("a.sqlite*"))
    assert b"uetzalcoatl" not in held
    assert b"QUETZALCOATL" not in held


def test_the_signer_is_served_by_digest(signing):
    """One body, for ever under its name."""
    client, _ = signing
    avatar = client.get("/api/avatar").json()
    body = client.get(avatar["url"])
    assert body.content[:4] == b"glTF"
    assert "immutable" in body.headers["cache-control"]
    assert client.get("/avatar/" + "0" * 64 + ".glb").status_code == 404


def test_the_skin_of_the_signer_can_be_chosen(signing):
    """Each look is another file for the same clips; the man's body has clips of its own."""
    client, _ = signing
    looks = client.get("/api/avatars").json()
    assert [look["name"] for look in looks] == [
        "woman", "woman-medium", "woman-dark", "man", "man-medium", "man-dark",
    ]  # fmt: skip
    assert looks[2]["label"] == "Femme, peau foncée"
    light, dark = (client.get("/api/avatar", params={"name": name}).json()
                   for name in ("woman", "woman-dark"))  # fmt: skip
    assert client.get("/api/avatar").json() == light
    assert dark["name"] == "woman-dark"
    bodies = [client.get(look["url"]).content for look in (light, dark)]
    assert bodies[0][:4] == bodies[1][:4] == b"glTF"
    assert bodies[0] != bodies[1]
    answer = client.get("/api/avatar", params={"name": "nobody"})
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert answer.json()["message"] == "Cela n’existe pas."


def test_a_left_hander_signs_the_same_glosses_in_a_clip_of_their_own(signing):
    """The hand is said, kept with the clip, and an unknown one refused."""
    client, _ = signing
    usual = client.get("/api/phrases/p.c.12").json()
    left = client.get("/api/phrases/p.c.12", params={"dominant": "left"}).json()
    live = client.post("/api/sign", json={"text": "À droite.", "dominant": "left"}).json()
    assert (usual["dominant"], left["dominant"], live["dominant"]) == ("right", "left", "left")
    glosses = [[item["gloss"] for item in each["items"]] for each in (usual, left)]
    assert glosses[0] == glosses[1]
    assert usual["digest"] != left["digest"]
    assert client.get("/api/phrases/p.c.12").json() == usual
    for refused in ({"dominant": "both"}, {"signer": "nobody"}):
        assert client.get("/api/phrases/p.c.12", params=refused).status_code == 404
        assert client.post("/api/sign", json={"text": "Oui.", **refused}).status_code == 404


def test_another_body_gets_clips_of_its_own(signing):
    """Hands find their places on the body that signs: the engine of a second one is built."""
    client, _ = signing
    of = {who: client.post("/api/sign", json={"text": "Bonjour.", "signer": who}).json()
          for who in ("woman", "woman-dark", "man")}  # fmt: skip
    assert of["woman"] == of["woman-dark"]
    assert of["man"]["signer"] == "man"
    assert of["man"]["digest"] != of["woman"]["digest"]
    assert client.get(of["man"]["clip_url"]).content[:4] == b"glTF"
    assert client.get("/api/avatar", params={"name": "man-dark"}).json()["name"] == "man-dark"


def test_a_clip_is_to_be_had_as_a_film(signing):
    """VP9 and H.264, of free text and of phrases, whole or in the ranges that Safari asks for."""
    client, _ = signing
    said = client.post("/api/sign", json={"text": "Oui."}).json()
    phrase = client.get("/api/phrases/acc.injured").json()
    films = {}
    for path in (f"/films/{said['digest']}.webm", f"/films/{phrase['digest']}.mp4"):
        answer = client.get(path, params={"signer": "woman-dark"})
        assert answer.status_code == 200, answer.text
        films[path] = answer.content
        part = client.get(path, params={"signer": "woman-dark"}, headers={"Range": "bytes=4-11"})
        assert (part.status_code, part.content) == (206, answer.content[4:12])
        assert part.headers["content-range"] == f"bytes 4-11/{len(answer.content)}"
        with av.open(io.BytesIO(answer.content)) as film:
            stream = film.streams.video[0]
            signing = said if "webm" in path else phrase
            assert stream.codec_context.name == ("vp9" if "webm" in path else "h264")
            assert sum(1 for _ in film.decode(video=0)) == signing["frames"]
    assert client.get(f"/films/{'0' * 64}.webm").status_code == 404
    assert client.get(f"/films/{said['digest']}.avi").status_code == 422
    assert client.get(f"/films/{said['digest']}.mp4?signer=nobody").status_code == 404


def test_films_one_after_the_other_are_drawn_by_the_same_painters(signing):
    """Whoever answers question after question by film waits for their start only once."""
    client, _ = signing
    crews = []
    cinema = client.app.state.services.studio.cinema
    for text in ("Non.", "Merci."):
        said = client.post("/api/sign", json={"text": text}).json()
        assert client.get(f"/films/{said['digest']}.webm").status_code == 200
        crews.append([process.pid for process in cinema.painters.processes])
    crew = cinema.painters.processes
    cinema.close()
    assert crews[0] == crews[1]
    assert all(process.poll() is not None for process in crew)
    assert cinema.painters is None


def test_a_server_that_requires_more_refuses_drafts(serving):
    """Everything is a draft today, so a strict server signs nothing, and says why."""
    with serving(require="deaf-validated") as client:
        for answer in (client.get("/api/phrases/acc.date"),
                       client.post("/api/sign", json={"text": "Bonjour."})):  # fmt: skip
            assert (answer.status_code, answer.json()["code"]) == (409, "not-validated")
        assert client.get("/api/form").status_code == 200


def test_the_form_works_without_the_signer(serving, tmp_path):
    """A signer that cannot be built must not keep anybody from filling in the form."""
    (tmp_path / "file").write_text("no folder")
    with serving(data=tmp_path / "file") as client:
        answer = client.post("/api/sign", json={"text": "Bonjour."})
        assert (answer.status_code, answer.json()["code"]) == (503, "signer-unavailable")
        assert client.get("/api/form").status_code == 200


def test_the_lexicon_lists_its_entries_and_shows_one_in_words(signing):
    """What a linguist sees: fields, file, form in plain French, and the signing."""
    client, folder = signing
    listed = client.get("/api/lexicon").json()
    assert {"gloss", "french", "pos", "sense", "form", "status", "confidence"} <= listed["entries"][
        0
    ].keys()
    entry = client.get("/api/lexicon/ACCIDENT").json()
    assert entry["yaml"] == (folder / "lexicon" / entry["path"]).read_text(encoding="utf-8")
    assert entry["postures"][0]
    assert entry["sources"]
    assert client.get(entry["signing"]["clip_url"]).status_code == 200
    assert client.get("/api/lexicon/NOPE").status_code == 404
    assert client.get("/api/lexicon/..%2f..").status_code == 404


def test_a_saved_file_is_seen_within_a_second(signing):
    """The version changes, the new form is signed; a broken file is reported, not fatal."""
    client, folder = signing
    file = folder / "lexicon" / "signs" / "A" / "ACCIDENT.yaml"
    good = file.read_text(encoding="utf-8")
    before = client.get("/api/lexicon/version").json()["version"]
    digest = client.get("/api/lexicon/ACCIDENT").json()["signing"]["digest"]

    file.write_text(good.replace("mouthing: accident", "mouthing: accidents"), encoding="utf-8")
    until = time.monotonic() + 10
    while client.get("/api/lexicon/version").json()["version"] == before:
        assert time.monotonic() < until
        time.sleep(0.05)
    changed = client.get("/api/lexicon/ACCIDENT").json()
    assert changed["mouthing"] == "accidents"
    assert changed["signing"]["digest"] != digest

    file.write_text("gloss: [", encoding="utf-8")
    time.sleep(0.3)
    listed = client.get("/api/lexicon").json()
    assert [p for p in listed["problems"] if p["path"] == "signs/A/ACCIDENT.yaml"]
    assert client.get("/api/form").status_code == 200
    file.write_text(good, encoding="utf-8")
    time.sleep(0.3)
    assert client.get("/api/lexicon/version").json()["version"] == before


def test_a_phrase_that_moves_otherwise_than_its_golden_is_shown(signing):
    """QA sees which item, joint and frame; a phrase without a golden says so."""
    from dataclasses import replace

    from lsf_avatar.qa.golden import write_golden
    from lsf_avatar.qa.replay import golden_of_signed

    client, folder = signing
    studio = client.app.state.services.studio
    assert client.get("/api/qa/phrases/acc.date").json()["golden"] is None
    golden = golden_of_signed("acc.date", studio.engine.sign_phrase("acc.date"))
    write_golden(folder / "animations" / "golden", golden)
    same = client.get("/api/qa/phrases/acc.date").json()
    assert same["golden"]["differs"] is False
    assert same["golden"]["digest"] == same["signing"]["digest"]

    moved = golden.rotations_wxyz.copy()
    moved[:, 12] = moved[:, 20]
    write_golden(folder / "animations" / "golden",
                 replace(golden, rotations_wxyz=moved, digest="0" * 64))  # fmt: skip
    shown = client.get("/api/qa/phrases/acc.date").json()["golden"]
    assert shown["differs"] is True
    assert {"frame", "item", "radians", "joint"} <= shown["frames"][0].keys()
    listed = {p["id"]: p for p in client.get("/api/qa/phrases").json()["phrases"]}
    assert len(listed) == 118
    assert listed["acc.date"]["changed"] is True
    assert listed["acc.time"]["golden_digest"] is None


def test_an_entry_without_a_form_is_shown_without_a_signing(signing):
    """A form that nobody knows is not made up."""
    client, _ = signing
    entries = client.app.state.services.bookcase.shelf.lexicon.entries
    unknown = next(entry.gloss for entry in entries.values() if not entry.signs)
    shown = client.get(f"/api/lexicon/{unknown}").json()
    assert shown["form"] == "unknown"
    assert shown["signing"] is None


def test_all_phrases_are_made_ahead_and_kept_for_the_next_start(serving, tmp_path):
    """Behind the scenes, questions first; a server that starts again finds them."""
    lexicon = tmp_path / "lexicon"
    shutil.copytree(Settings().lexicon, lexicon)
    with serving(prewarm=True, lexicon=lexicon) as client:
        studio = client.app.state.services.studio
        until = time.monotonic() + 300
        while studio.made < 5:
            assert time.monotonic() < until
            time.sleep(0.05)
    with serving(lexicon=lexicon) as client:
        started = client.app.state.services.studio
        assert client.get("/api/phrases/gate.safe").status_code == 200
        assert started.made == 0
