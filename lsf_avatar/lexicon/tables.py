"""The keys of the YAML of the lexicon, and what may stand behind each: the one definition.

`ENTRY` is a file of `signs/`, `alphabet/` or `numbers/`; `PHRASE` one of `phrases/`; `FORM` is
`form.yaml`, the questions in their order.
"""

from __future__ import annotations

from typing import Any

from lsf_avatar.lexicon.dropping import RULES
from lsf_avatar.lexicon.records import Either, Key, Record, Table
from lsf_avatar.lexicon.shapes import (
    TRIPLE,
    Direction,
    Flag,
    HandshapeName,
    Many,
    NamedNumber,
    Number,
    OneOf,
    Text,
)
from lsf_avatar.phonology.movements import GROWTHS, KINDS, MANNERS, PATHS, SIZES_M, SUCCESSIONS
from lsf_avatar.phonology.nonmanuals import TIERS
from lsf_avatar.phonology.places import CONTACTS, DISTANCES_M, HAND_SITES, SIDES, SITES
from lsf_avatar.phonology.sign import AGREEMENTS, CONFIDENCES, OPPOSED, STATUSES, SYMMETRIES
from lsf_avatar.phonology.utterance import CLAUSE_KINDS
from lsf_avatar.phonology.visemes import VISEME_OF_PHONE

GLOSS = r"[A-Z0-9]+(?:-[A-Z0-9]+)*"
PARTS_OF_SPEECH = (
    "noun", "verb", "adjective", "adverb", "pronoun", "question", "negation", "number",
    "letter", "pointing", "proform", "conjunction", "preposition", "interjection",
)  # fmt: skip
SOURCE_KINDS = (
    "dictionary", "notes", "paper", "composite", "general-knowledge", "developers",
)  # fmt: skip

_GLOSS = Text(GLOSS, "bad-gloss", "a gloss: capital letters without accents, digits, hyphens")
_DAY = Text(r"\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])", like="a date such as 2026-11-23")
_STATUS = OneOf("status", STATUSES, "unknown-status")
_HANDSHAPE = HandshapeName()

MOVEMENT = Record("movement", {
    "kind": Key(OneOf("movement", KINDS, "unknown-movement"), "missing-key"),
    "handshape": Key(_HANDSHAPE),
    "axis": Key(Direction()),
    "towards": Key(Direction()),
    "bulge": Key(Direction()),
    "flatness": Key(Number(0.1, 1.0)),
    "clockwise": Key(Flag()),
    "size": Key(OneOf("size", SIZES_M)),
    "turns": Key(Number(0.05, 12)),
    "times": Key(Number(1, 12, whole=True)),
    "returns": Key(Flag()),
    "growth": Key(OneOf("growth", GROWTHS)),
    "manner": Key(OneOf("manner", MANNERS)),
    "bouncing": Key(Flag()),
    "hands": Key(OneOf("hand", ("active", "passive", "both"))),
})  # fmt: skip

PATH = Record("path", {
    "kind": Key(OneOf("path", PATHS, "unknown-movement")),
    "bulge": Key(Direction()),
    "height": Key(Number(0.0, 2.0)),
    "manner": Key(OneOf("manner", MANNERS)),
    "fingers": Key(OneOf("succession of fingers", SUCCESSIONS)),
    "seconds": Key(Number(0.0, 5.0)),
    "through": Key(Flag()),
})  # fmt: skip

_HAND: dict[str, Key] = {
    "handshape": Key(_HANDSHAPE),
    "fingers": Key(Direction()),
    "palm": Key(Direction()),
    "location": Key(OneOf("location", SITES, "unknown-location")),
    "side": Key(OneOf("side", SIDES)),
    "distance": Key(NamedNumber("distance", DISTANCES_M, 0.0, 1.0)),
    "offset": Key(TRIPLE),
    "part": Key(OneOf("hand part", HAND_SITES, "unknown-location")),
    "between": Key(OneOf("location", SITES, "unknown-location")),
    "contact": Key(OneOf("contact", CONTACTS)),
}
PASSIVE = Record("passive hand", _HAND)
POSTURE = Record("posture", {
    **_HAND,
    "hold": Key(Number(0.0, 10.0)),
    "path": Key(PATH),
    "movement": Key(Many(MOVEMENT)),
    "passive": Key(PASSIVE),
})  # fmt: skip

FACE = Record("face", {
    tier: Key(Either(
        OneOf(f"non-manual of the {tier}", names, "unknown-nonmanual"),
        Record(f"non-manual of the {tier}", {
            "name": Key(
                OneOf(f"non-manual of the {tier}", names, "unknown-nonmanual"), "missing-key"
            ),
            "intensity": Key(Number(0.0, 1.0)),
        }),
    ))
    for tier, names in TIERS.items()
})  # fmt: skip

SOURCE = Record("source", {
    "kind": Key(OneOf("kind of source", SOURCE_KINDS), "missing-key"),
    "ref": Key(Text(empty=False), "missing-key"),
    "read_on": Key(_DAY),
})  # fmt: skip
REVIEW = Record("review", {
    "name": Key(Text(empty=False), "missing-key"),
    "deaf_signer": Key(Flag(), "missing-key"),
    "date": Key(_DAY, "missing-key"),
    "replay": Key(Text()),
})  # fmt: skip
EXAMPLE = Record("example", {
    "text": Key(Text(empty=False), "missing-key"),
    "glosses": Key(Many(Text(empty=False)), "missing-key"),
})  # fmt: skip

ENTRY = Record("sign", {
    "gloss": Key(_GLOSS, "missing-key"),
    "french": Key(Many(Text(empty=False)), "missing-key"),
    "pos": Key(OneOf("part of speech", PARTS_OF_SPEECH), "missing-key"),
    "sense": Key(Text()),
    "form": Key(OneOf("form", ("known", "unknown"))),
    "confidence": Key(OneOf("confidence", CONFIDENCES, "unknown-confidence"), "missing-key"),
    "status": Key(_STATUS, "missing-key"),
    "symmetry": Key(OneOf("symmetry", SYMMETRIES)),
    "agreement": Key(OneOf("agreement", AGREEMENTS)),
    "alternating": Key(Flag()),
    "opposed": Key(Many(OneOf("opposed axis", OPPOSED))),
    "repeat": Key(Number(1, 6, whole=True)),
    "postures": Key(Many(POSTURE)),
    "compound": Key(Many(_GLOSS)),
    "face": Key(FACE),
    "mouthing": Key(Text()),
    "phones": Key(Many(OneOf("phone", VISEME_OF_PHONE))),
    "variants": Key(Many(Text(empty=False))),
    "sources": Key(Many(SOURCE), "no-source"),
    "reviewed_by": Key(Many(REVIEW)),
    "examples": Key(Many(EXAMPLE), "no-example"),
})  # fmt: skip

ITEM = Text(empty=False)
CLAUSE = Record("clause", {
    "type": Key(OneOf("type of clause", CLAUSE_KINDS, "unknown-clause-type"), "missing-key"),
    "items": Key(Many(ITEM), "missing-key"),
    "nonmanuals": Key(Many(Text(empty=False))),
    "dropped": Key(Table(OneOf("rule for words that are not signed", RULES, "unknown-rule"))),
})  # fmt: skip
_AUTHORED: dict[str, Key] = {
    "text": Key(Text(empty=False), "missing-key"),
    "clauses": Key(Many(CLAUSE)),
}
OPTION = Record("option", _AUTHORED)
PHRASE = Record("phrase", {
    "id": Key(Text(r"[a-z0-9_]+(?:\.[a-z0-9_]+)+", like="an id such as acc.injured"),
              "missing-key"),
    "text": _AUTHORED["text"],
    "status": Key(_STATUS, "missing-key"),
    "clauses": _AUTHORED["clauses"],
    "help": Key(Record("help text", _AUTHORED)),
    "shown": Key(Record("depiction", _AUTHORED)),
    "recap": Key(Record("recap", _AUTHORED)),
    "options": Key(Many(OPTION)),
    "note": Key(Text()),
    "reviewed_by": Key(Many(REVIEW)),
})  # fmt: skip

FORM = Record("form", {"questions": Key(Many(Text(empty=False)), "missing-key")})


def json_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of a sign or a phrase, for editors that complete and check."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A sign or a phrase of lsf-avatar",
        "if": {"required": ["id"]},
        "then": PHRASE.schema(),
        "else": ENTRY.schema(),
    }
