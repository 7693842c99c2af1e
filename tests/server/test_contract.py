"""The whole way of every answer: page, database, restart, recap, paper, JSON."""

from __future__ import annotations

import io
import json
import re
import unicodedata

import pikepdf
import pypdfium2
import pytest

from lsf_avatar.constat.fields import FIELDS
from lsf_avatar.constat.form import form
from lsf_avatar.constat.journey import CIRCUMSTANCES
from lsf_avatar.constat.pdf import pdf as printed
from lsf_avatar.constat.record import Record, example, read_record
from lsf_avatar.lexicon.load import inspect_lexicon
from tests.complete import WORDINGS


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


def typed(value):
    """The texts of an answer that people typed or chose: they are said back letter for letter."""
    if isinstance(value, str):
        return [] if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else [value]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    names = ("line", "postcode", "city", "value", "zone", "name", "reason", "place")
    return [value[name] for name in names if name in value] if isinstance(value, dict) else []


def other_value(question, given):
    """A value of a field that the example does not have: the last option, the longest text."""
    field, options = question.field, question.answers
    texts = {
        "place": {"line": "« Œuvre » n° 7 ; l'allée #3 *bis*", "postcode": "97400",
                  "city": "Saint-Denis", "lat": -20.88231, "lon": 0.00001, "accuracy_m": 12.5},
        "address": {"line": "7 bis, rue de l'Été & Fils", "postcode": "B-1000", "city": "Liège"},
        "phone": {"kind": options[-1] if options else "e-mail", "value": "+32 470 12 34 56"},
        "email": "très.longue.adresse@sous.domaine.exemple.org", "plate": "é 12-XÝ/9",
        "date": "1999-12-31", "time": {"time": "00:05", "approximate": False},
        "svgpoint": {"zone": options[-1] if options else "", "x": 0, "y": 100, "angle": 359.5},
        "sketch": {"layout": "rond-point", "signs": ["stop", "feu"], "streets": ["Rue \"A\""],
                   "vehicles": [{"id": "B", "x": 0.5, "y": 99.5, "rotation": -90},
                                {"id": "A", "x": 100, "y": 0, "rotation": 359}]},
        "signature": {"kind": "refused", "reason": "Je ne suis pas d'accord : « non ».",
                      "place": "Œuilly", "date": "2026-11-22"},
        "number": 4321,
    }  # fmt: skip
    if field.type == "text" or (field.free and field.type == "choice"):
        letters = "Été à l'Œuvre n° 12, "
        return (letters * (field.max_length // len(letters) + 1))[: field.max_length - 1] + "!"
    if field.type in ("yesno", "choice"):
        return next(option for option in reversed(options or ("oui", "non")) if option != given)
    return list(options) if field.type == "multi" else texts[field.type]


def other_document(questions):
    """A constat with another value than the example's in every field of both sides."""
    document = example()
    for owner, answers in (("shared", document["shared"]), *document["sides"].items()):
        for key in answers:
            question = questions.questions[key.partition("#")[0]]
            if question.field.type != "photo":
                answers[key] = other_value(question, answers[key])
        answers |= {
            "shared": {"gate.other_party": "oui, elle est là", "acc.date": "2026-11-21"},
            "A": {"gate.side": "B", "gate.consent": "oui", "p.d.same_as_ph": "non"},
            "B": {"gate.side": "A", "gate.consent": "oui", "p.d.same_as_ph": "non"},
        }[owner]
        answers |= {key: 12345 for key in answers if key == "p.otp"}
    return document


@pytest.fixture(scope="module")
def questions(settings):
    """The form."""
    return form(inspect_lexicon(settings.lexicon).lexicon.phrases)


@pytest.mark.parametrize("of", ["example", "other values"])
def test_every_answer_goes_from_the_page_to_paper_and_json_and_back_without_change(
    serving, driver_of, questions, of
):
    """118 fields, both sides, through a restart; the one of the device is the only one not kept."""
    document = example() if of == "example" else other_document(questions)
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
    whole = read_record(document, questions)
    fields = set()
    for side, driver in drivers.items():
        driver.client = restarted
        expected = {**document["shared"], **document["sides"][side]}
        fields |= {key.partition("#")[0] for key in expected}

        stored, _, photos = restarted.app.state.services.archive.of_token(tokens[side])
        assert (stored.shared, stored.sides) == (whole.shared, whole.sides)
        view = driver.get().json()
        assert view["state"] == "signed"
        assert {key: kept["value"] for key, kept in view["answers"].items()} == expected

        rows = [row for box in driver.get("/recap").json()["boxes"] for row in box["rows"]]
        assert [row["key"] for row in rows] == sorted(
            expected, key=lambda key: (list(FIELDS).index(key.partition("#")[0]), key)
        )
        for row in rows:
            for part in typed(expected[row["key"]]):
                assert part in row["text"], row
        said = {row["key"]: row["label"] for row in rows}
        assert [said[id] for id in CIRCUMSTANCES] == [
            f"{number}. {wording}" for number, wording in enumerate(WORDINGS, start=1)
        ]

        pdf = driver.get("/pdf")
        assert pdf.headers["content-type"] == "application/pdf"
        with pypdfium2.PdfDocument(pdf.content) as pages:
            words = "\n".join(page.get_textpage().get_text_range() for page in pages)
        text = squeezed(words)
        for row in rows:
            drawn = row["key"] in (*CIRCUMSTANCES, "p.c.count", "acc.emergency")
            assert drawn or squeezed(row["text"]) in text, row
        lines = " ".join(words.split())
        for number, wording in enumerate(WORDINGS, start=1):
            assert f" {number} {wording} " in lines, wording

        with pikepdf.open(io.BytesIO(pdf.content)) as opened:
            held = json.loads(opened.attachments["constat.json"].get_file().read_bytes())
        begun = (held["id"], held["created"])
        leaves = Record(*begun, whole.sides, whole.shared, stored.accident).seen_by(side)
        assert held == leaves.as_json()
        back = read_record(held, questions)
        assert back.digest() == stored.digest()
        assert pdf.content.startswith(printed(back, side, photos)), "paper from its own JSON"
    assert fields == set(FIELDS) - {"gate.display"}
