"""The whole way of every answer: page, database, restart, recap, paper, JSON."""

from __future__ import annotations

import io
import json
import re
import unicodedata

import pikepdf
import pypdfium2

from lsf_avatar.constat.fields import FIELDS
from lsf_avatar.constat.form import form
from lsf_avatar.constat.journey import CIRCUMSTANCES
from lsf_avatar.constat.record import Record, example, read_record
from lsf_avatar.lexicon.load import inspect_lexicon


def squeezed(text):
    """Letters and digits without what layout changes."""
    kept = unicodedata.normalize("NFKC", text).replace("\ufffe", "")
    return re.sub(r"[\s\-–]+", "", kept)


def photos_of(driver, side):
    """Two photos, sent; as the answer names them."""
    from PIL import Image

    answer = []
    for number, kind in enumerate(("dégâts", "plaques"), start=1):
        out = io.BytesIO()
        Image.new("RGB", (40, 30), "blue").save(out, "JPEG")
        sent = driver.client.post(
            "/api/constat/photos", headers=driver.headers, files={"file": out.getvalue()}
        )
        answer.append({"id": sent.json()["id"], "name": f"{side}-{number}.jpg", "kind": kind})
    return answer


def test_every_answer_goes_from_the_page_to_paper_and_json_without_change(
    serving, driver_of, settings
):
    """118 fields, both sides, through a restart; the one of the device is the only one not kept."""
    document = example()
    tokens = (first := serving()).post("/api/constats", json={}).json()["tokens"]
    drivers = {side: driver_of(first, token) for side, token in tokens.items()}
    for side, driver in drivers.items():
        document["sides"][side]["p.photos"] = photos_of(driver, side)
        assert driver.put("gate.display", ["LSF"]).status_code == 200
    for owner, answers in {"shared": document["shared"], **document["sides"]}.items():
        driver = drivers["A" if owner == "shared" else owner]
        for key in answers.keys() - {"p.signature"}:
            kept = driver.put(key, answers[key])
            assert (kept.status_code, kept.json()["value"]) == (200, answers[key]), kept.text
    for side, driver in drivers.items():
        assert driver.put("p.signature", document["sides"][side]["p.signature"]).is_success

    restarted = serving()
    questions = form(inspect_lexicon(settings.lexicon).lexicon.phrases)
    whole = read_record(document, questions)
    fields = set()
    for side, driver in drivers.items():
        driver.client = restarted
        expected = {**document["shared"], **document["sides"][side]}
        fields |= {key.partition("#")[0] for key in expected}

        view = driver.get().json()
        assert view["state"] == "signed"
        assert {key: kept["value"] for key, kept in view["answers"].items()} == expected

        rows = [row for box in driver.get("/recap").json()["boxes"] for row in box["rows"]]
        assert [row["key"] for row in rows] == sorted(
            expected, key=lambda key: (list(FIELDS).index(key.partition("#")[0]), key)
        )

        pdf = driver.get("/pdf")
        assert pdf.headers["content-type"] == "application/pdf"
        with pypdfium2.PdfDocument(pdf.content) as pages:
            text = squeezed("\n".join(page.get_textpage().get_text_range() for page in pages))
        for row in rows:
            drawn = row["key"] in (*CIRCUMSTANCES, "p.c.count", "acc.emergency")
            assert drawn or squeezed(row["text"]) in text, row

        with pikepdf.open(io.BytesIO(pdf.content)) as opened:
            held = json.loads(opened.attachments["constat.json"].get_file().read_bytes())
        leaves = Record(held["id"], held["created"], whole.sides, whole.shared).seen_by(side)
        assert held == leaves.as_json()
    assert fields == set(FIELDS) - {"gate.display"}
