"""PDF/A-3a and PDF/UA-1, as far as they can be looked up without veraPDF, before and after sealing.

veraPDF is in none of the registries that this project is built from. Numbers in comments are
clauses of ISO 19005-3 (A) and ISO 14289-1 (UA).
"""

from __future__ import annotations

import io
import json
import re
from itertools import pairwise

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from lsf_avatar.constat.pdf import pdf
from lsf_avatar.constat.seal import ensure_seal, sealed

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "BI"}
STANDARD = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
    "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference",
    "BibEntry", "Code", "Link", "Annot", "Ruby", "Warichu", "Figure", "Formula", "Form",
}  # fmt: skip
"""ISO 32000-1, 14.8.4."""


@pytest.fixture(scope="module", params=["front", "own copy", "sealed front"])
def document(request, record, tmp_path_factory):
    """A document as it leaves the service, opened."""
    body = pdf(record, "A" if request.param == "own copy" else None)
    if request.param == "sealed front":
        body = sealed(body, ensure_seal(tmp_path_factory.mktemp("seal")))
    with pikepdf.open(io.BytesIO(body)) as opened:
        yield opened


def objects_of(document, kind):
    """All dictionaries and streams of a type."""
    return [
        found
        for found in document.objects
        if isinstance(found, (Dictionary, Stream)) and found.get("/Type") == kind
    ]


def elements(node, above=()):
    """All structure elements, each with the names of those above it."""
    if isinstance(node, Array):
        for child in node:
            yield from elements(child, above)
    elif isinstance(node, Dictionary):
        if "/S" in node:
            yield node, above
            above = (*above, str(node.S)[1:])
        if "/K" in node:
            yield from elements(node.K, above)


def test_it_says_what_it_is(document):
    """Part 3 level A, part 1, French, a title that readers show (A 6.6.4, UA 5, 7.1, 7.2)."""
    metadata = document.open_metadata()
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    assert metadata["pdfuaid:part"] == "1"
    assert "Déclaration" in metadata["dc:title"]
    assert str(document.Root.Lang) == "fr-FR"
    assert bool(document.Root.MarkInfo.Marked)
    assert not bool(document.Root.MarkInfo.get("/Suspects", False))
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
    packet = document.Root.Metadata.read_bytes()
    header = re.match(rb"<\?xpacket [^>]*\?>", packet)[0]
    assert b"bytes=" not in header, "A 6.6.2.1"
    assert b"encoding=" not in header, "A 6.6.2.1"
    for prefix in (b"pdfaid", b"pdfuaid", b"pdfaExtension", b"pdfaSchema", b"pdfaProperty"):
        assert b"xmlns:" + prefix + b"=" in packet, (
            "these prefixes are prescribed (A 6.6.2.3, 6.6.4)"
        )
    assert "/ID" in document.trailer, "A 6.1.3"
    assert "/Encrypt" not in document.trailer, "A 6.1.3"


def test_colours_mean_the_same_everywhere(document):
    """One output intent with a whole ICC profile, and no colour beside it (A 6.2.3, 6.2.4)."""
    (intent,) = document.Root.OutputIntents
    profile = intent.DestOutputProfile.read_bytes()
    assert intent.S == Name.GTS_PDFA1
    assert "/OutputConditionIdentifier" in intent
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert (profile[36:40], profile[16:20]) == (b"acsp", b"RGB ")
    assert int(intent.DestOutputProfile.N) == 3
    drawn = [page for page in document.pages] + [
        found for found in document.objects
        if isinstance(found, Stream) and found.get("/Subtype") == Name.Form
    ]  # fmt: skip
    used = {str(op.operator) for each in drawn for op in pikepdf.parse_content_stream(each)}
    assert not {"k", "K"} & used, "CMYK has no meaning under an RGB intent"


def test_every_font_is_inside_and_every_glyph_has_its_letter(document):
    """Embedded, and mapped to Unicode (A 6.2.11.4, 6.2.11.7; UA 7.21.4, 7.21.7)."""
    fonts = objects_of(document, Name.Font)
    whole = [font for font in fonts if font.Subtype == Name.Type0]
    assert whole
    assert all("/ToUnicode" in font for font in whole)
    descriptors = objects_of(document, Name.FontDescriptor)
    assert len(descriptors) >= len(whole)
    assert all({"/FontFile2", "/FontFile3"} & set(one.keys()) for one in descriptors)
    assert {str(font.Subtype) for font in fonts} <= {"/Type0", "/CIDFontType2", "/CIDFontType0"}


def test_the_answers_are_attached_as_the_source_of_the_document(document):
    """A 6.8: a type, a description, a relationship, and named in the catalogue."""
    (specification,) = document.Root.AF
    named = document.Root.Names.EmbeddedFiles.Names
    assert specification.AFRelationship == Name.Source
    assert str(specification.UF) == str(specification.F) == str(named[0]) == "constat.json"
    assert named[1].objgen == specification.objgen
    assert str(specification.Desc)
    stream = specification.EF.F
    assert stream.Subtype == Name("/application/json")
    assert "/ModDate" in stream.Params
    assert json.loads(stream.read_bytes())["version"] == 1


def test_nothing_in_it_acts_or_comes_from_elsewhere(document):
    """No script, no action, no file of another place (A 6.1.7, 6.4.1, 6.5)."""
    forbidden = {"/JS", "/JavaScript", "/AA", "/OpenAction", "/XFA", "/FFilter", "/Launch"}
    for found in document.objects:
        if isinstance(found, (Dictionary, Stream)):
            assert not forbidden & set(found.keys())
            if isinstance(found, Stream):
                assert "/F" not in found, "a stream of another file"
                assert found.get("/Filter") != Name.LZWDecode, "A 6.1.7.2"
        assert not isinstance(found, Dictionary) or found.get("/S") not in (
            Name.Launch, Name.JavaScript, Name.URI, Name.SubmitForm,
        )  # fmt: skip


def test_all_that_is_painted_is_tagged_or_an_artifact(document):
    """And each tag stands once in the structure, from which it is found again (UA 7.1)."""
    parents = document.Root.StructTreeRoot.ParentTree
    numbers = {int(parents.Nums[n]): parents.Nums[n + 1] for n in range(0, len(parents.Nums), 2)}
    painted = 0
    for page in document.pages:
        marked, seen = [], set()
        for step in pikepdf.parse_content_stream(page):
            name = str(step.operator)
            if name in ("BDC", "BMC"):
                tag = str(step.operands[0])
                own = step.operands[1] if name == "BDC" else {}
                number = int(own["/MCID"]) if "/MCID" in own else None
                marked.append((tag, number))
                seen |= {number} - {None}
            elif name == "EMC":
                marked.pop()
            elif name in PAINTING:
                painted += 1
                assert any(tag == "/Artifact" or number is not None for tag, number in marked)
        assert marked == []
        row = numbers[int(page.StructParents)]
        assert seen == set(range(len(row)))
        assert all("/S" in row[number] for number in seen)
    assert painted > 500


def test_the_structure_reads_in_order(document):
    """Known names, headings without a leap, tables with heads, pictures in words (UA 7.2–7.5)."""
    tree = list(elements(document.Root.StructTreeRoot.K))
    names = [str(element.S)[1:] for element, _ in tree]
    roles = document.Root.StructTreeRoot.get("/RoleMap", {})
    assert {name for name in names if f"/{name}" not in roles} <= STANDARD
    levels = [int(name[1]) for name in names if re.fullmatch(r"H[1-6]", name)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for element, above in tree:
        name = str(element.S)[1:]
        if name == "Figure":
            assert str(element.get("/Alt", "")).strip()
        if name == "TH":
            attributes = element.A if isinstance(element.A, Array) else [element.A]
            assert any("/Scope" in one for one in attributes)
        if name in ("TD", "TH"):
            assert above[-1] == "TR"
            assert "Table" in above
        if name in ("LBody", "Lbl") and "L" in above:
            assert above[-1] == "LI"
    assert names.count("Table") >= 2
    assert names.count("Figure") == 4


def test_the_seal_is_the_only_thing_beside_the_text_and_is_named(document):
    """It prints, is not hidden, takes no place, has words (A 6.3.2, 6.3.3; UA 7.18.1, 7.18.3)."""
    for page in document.pages:
        assert page.Tabs == Name.S
        for annotation in page.get("/Annots", []):
            assert annotation.Subtype == Name.Widget
            assert int(annotation.F) & 0b111 == 0b100
            assert [float(number) for number in annotation.Rect] == [0] * 4
            assert str(annotation.TU) == "Sceau électronique du service"


def test_sealing_leaves_the_metadata_as_they_were(record, tmp_path):
    """They would be another program's words about a document that it did not make."""
    before = pdf(record, None)
    after = sealed(before, ensure_seal(tmp_path))
    packets = []
    for body in (before, after):
        with pikepdf.open(io.BytesIO(body)) as opened:
            packets.append((opened.Root.Metadata.read_bytes(), dict(opened.docinfo)))
    assert packets[0] == packets[1]
