"""The document: everything is on it, nothing is that should not be."""

from __future__ import annotations

import io
import json
import re
import unicodedata

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from lsf_avatar.constat.fields import FIELDS, SIDES
from lsf_avatar.constat.glyphs import covered, printable
from lsf_avatar.constat.journey import CIRCUMSTANCES
from lsf_avatar.constat.pdf import pdf
from lsf_avatar.constat.record import Record
from lsf_avatar.constat.words import text_of


def squeezed(text):
    """Letters and digits without what layout changes: spaces, line ends, hyphenation."""
    kept = unicodedata.normalize("NFKC", text).replace("\ufffe", "")
    return re.sub(r"[\s\-–]+", "", kept)


def text_in(document):
    """All text of a PDF."""
    with pypdfium2.PdfDocument(document) as pages:
        return "\n".join(page.get_textpage().get_text_range() for page in pages)


def tags_of(document):
    """How often each tag stands in a PDF, and the words of its pictures."""
    tags: dict[str, int] = {}
    alternatives = []

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                tags[str(node.S)] = tags.get(str(node.S), 0) + 1
                if str(node.S) == "/Figure":
                    alternatives.append(str(node.get("/Alt", "")))
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(io.BytesIO(document)) as opened:
        walk(opened.Root.StructTreeRoot)
    return tags, alternatives


def figures(document):
    """The words of the pictures of a PDF."""
    return tags_of(document)[1]


@pytest.fixture(scope="module")
def documents(record):
    """The example's document for each side."""
    return {side: pdf(record, side) for side in SIDES}


@pytest.mark.parametrize("side", SIDES)
def test_every_answer_of_the_example_is_on_paper(record, documents, side):
    """All boxes of both sides, and the back of one."""
    text = squeezed(text_in(documents[side]))
    seen = record.seen_by(side)
    for key, value in [*seen.shared.items(), *seen.sides["A"].items(), *seen.sides["B"].items()]:
        field = FIELDS[key.partition("#")[0]]
        if field.id in CIRCUMSTANCES or field.id == "p.c.count":
            continue
        assert squeezed(text_of(field, value)) in text, key


def test_the_crosses_of_box_12_are_where_they_were_put(record, documents):
    """17 lines, official wording, A left and B right; « je ne sais pas » is no cross."""
    lines = text_in(documents["A"]).replace("\r", "").split("\n")
    for id in CIRCUMSTANCES:
        (line,) = [line for line in lines if FIELDS[id].label in line]
        left, right = line.split(FIELDS[id].label)
        for side, cell in (("A", left), ("B", right)):
            crossed = record.sides[side][id] not in ("non", "je ne sais pas")
            assert ("☒" in cell) is crossed, (id, side)
            assert ("☐" in cell) is not crossed, (id, side)
    assert re.search(r"2 ?Indiquer le nombre de cases marquées d'une croix ?3", " ".join(lines))


def test_official_words_stand_on_the_first_page(documents):
    """What the paper is, what it is not, and where it goes."""
    text = " ".join(text_in(documents["A"]).split())
    for words in (
        "Rubriques du constat amiable d'accident automobile",
        "à signer obligatoirement par les DEUX conducteurs",
        "Ne constitue pas une reconnaissance de responsabilité, mais un relevé des identités et "
        "des faits, servant à l'accélération du règlement",
        "Document à envoyer à votre assurance",
        "Indiquer le point de choc initial au véhicule A par une flèche",
        "Dégâts apparents au véhicule B",
        "Preneur d'assurance / assuré (voir attestation d'assurance)",
    ):
        assert words in text


def test_the_other_drivers_back_is_not_in_the_document(record, documents):
    """Neither printed nor attached."""
    text = squeezed(text_in(documents["A"]))
    attached = documents["A"]
    with pikepdf.open(io.BytesIO(attached)) as opened:
        held = opened.attachments["constat.json"].get_file().read_bytes().decode()
    for key in ("v.leasing", "v.story", "v.drv.profession", "v.inj.care"):
        value = record.sides["B"][key]
        assert squeezed(value) not in text
        assert value not in held


def test_nothing_says_that_a_driver_is_deaf(record):
    """Neither how the page was read, nor the relay, nor 114: on the front, nowhere."""
    sides = {side: dict(record.sides[side]) for side in SIDES}
    for side in SIDES:
        sides[side]["gate.display"] = ["LSF", "gros texte"]
        sides[side]["p.ph.contact"] = {"kind": "relais vidéo LSF", "value": "06 12 34 56 78"}
        sides[side]["p.d.contact"] = {"kind": "relais vidéo LSF", "value": "06 12 34 56 78"}
    revealing = Record(record.id, record.created, sides, record.shared)
    for side in (None, *SIDES):
        document = pdf(revealing, side)
        words = text_in(document)
        with pikepdf.open(io.BytesIO(document)) as opened:
            words += opened.attachments["constat.json"].get_file().read_bytes().decode()
            words += str(opened.docinfo) + opened.open_metadata().__str__()
        assert not re.search(r"LSF|sourd|relais|gros texte|\b114\b", words, re.IGNORECASE)


def test_every_picture_has_words_and_every_box_a_heading(documents):
    """Who hears the document instead of seeing it gets the sketch in words."""
    tags, alternatives = tags_of(documents["A"])
    assert tags["/H1"] == 2
    assert tags["/H2"] >= 6 + 2 * 7 + 2 + 8
    assert tags["/Figure"] == len([alt for alt in alternatives if alt]) == 4


def test_street_names_stand_on_the_sketch_and_beside_it(record, documents):
    """A street with a place is printed over the picture too, as text and never as markup."""
    assert text_in(documents["A"]).count("rue de la Paix") == 1 + text_in(
        pdf(_with_streets(record, ["rue de la Paix"]), "A")
    ).count("rue de la Paix")
    odd = '#"<b>", $x^2$'
    placed = _with_streets(record, [{"name": odd, "x": 100, "y": 0}])
    assert squeezed(text_in(pdf(placed, "A"))).count(squeezed(odd)) == 2


def _with_streets(record, streets):
    scene = {**record.shared["sk.vehicles"], "streets": streets}
    return Record(record.id, record.created, record.sides, {**record.shared, "sk.vehicles": scene})


def test_a_photo_of_a_drawing_on_paper_stands_in_the_box_of_the_sketch(record):
    """Beside the other photos of its driver; without the picture the box says what was meant."""
    picture = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 180, 120)).save(picture, "JPEG")
    shared = {key: value for key, value in record.shared.items() if not key.startswith("sk.")} | {
        "sk.layout": "photo d'un dessin sur papier"
    }
    photo = {"id": "p1", "name": "dessin.jpg", "kind": "dessin sur papier"}
    sides = {**record.sides, "B": {**record.sides["B"], "p.photos": [photo]}}
    drawn = Record(record.id, record.created, sides, shared)

    assert (
        figures(pdf(drawn, None, {"p1": picture.getvalue()})).count(
            "Photo du croquis sur papier, du conducteur B"
        )
        == 1
    )
    assert "photo d'un dessin sur papier" in text_in(pdf(drawn, None))


def test_the_attached_json_is_the_record_as_this_side_may_have_it(record, documents):
    """A machine reads the same answers as a person."""
    with pikepdf.open(io.BytesIO(documents["B"])) as opened:
        held = opened.attachments["constat.json"].get_file().read_bytes()
    assert json.loads(held) == record.seen_by("B").as_json()


def test_the_same_record_gives_the_same_bytes(record, documents):
    """What both drivers hold can be compared."""
    assert pdf(record, "A") == documents["A"]


@pytest.mark.parametrize(
    "typed",
    [
        "#panic() *gras* _it_ $x^2$ @ref <label> // rien",
        '"; #import "/etc/passwd" // \\',
        "= titre\n- liste\n+ liste\n/ a: b",
        "<script>alert(1)</script> &amp; {{7*7}} %s",
        "`code` ~ -- --- ...",
    ],
)
def test_what_a_driver_types_is_text_and_never_markup(record, typed):
    """Typst's own signs arrive on paper as they were typed."""
    sides = {**record.sides, "A": {**record.sides["A"], "p.remarks": typed}}
    text = text_in(pdf(Record("x", "", sides, record.shared), None))
    assert squeezed(typed) in squeezed(text)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("مرحبا", None),
        ("Zażółć gęślą jaźń, Ñandú, Þórr, Ωμέγα, Привет", "Ωμέγα, Привет"),
        ("事故", "[U+4E8B][U+6545]"),
        ("🚗🏻‍♀️", "[U+1F697]"),
        ("W" * 480, "W" * 480),
        ("a\nb", None),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_any_script_any_length_is_printed(record, typed, expected):
    """Long words wrap; a character that the font lacks is shown by its number."""
    sides = {**record.sides, "B": {**record.sides["B"], "p.remarks": typed}}
    text = squeezed(text_in(pdf(Record("x", "", sides, record.shared), None)))
    if expected is not None:
        assert squeezed(expected) in text


def test_a_character_without_a_glyph_is_never_dropped():
    """What cannot be drawn is named."""
    assert ord("é") in covered()
    assert printable("Zoë 车") == "Zoë [U+8F66]"
    assert printable("a\nb") == "a\nb"


def test_a_long_word_wraps_without_a_character_more(record):
    """An e-mail copied from the document is the e-mail."""
    address = "une.adresse.vraiment.tres.longue.mais.juste@sous.domaine.example.org"
    sides = {**record.sides, "A": {**record.sides["A"], "p.i.agency_contact": address}}
    text = text_in(pdf(Record("x", "", sides, record.shared), None))
    assert address not in text, "it stands on one line, wider than its column"
    assert address in re.sub(r"[\r\n]", "", text)
    assert "\u200b" not in text


def test_an_empty_record_is_printed_too():
    """Whoever stops half-way can still print what is there."""
    text = text_in(pdf(Record("vide", "", {"A": {}, "B": {}}, {}), "A"))
    assert "Blessé(s) même léger(s)" in text
