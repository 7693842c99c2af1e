"""Every rule of the field table broken once: what is refused, and what is kept and said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

INK = [[[10, 10, 0.0], [20, 15, 0.2], [30, 5, 0.4]], [[40, 10, 0.6], [50, 12, 0.9]]]
POINT = {"zone": "avant", "x": 50, "y": 10, "angle": 180}
CAR_A = {"id": "A", "x": 10, "y": 10, "rotation": 0}
CAR_B = {"id": "B", "x": 60, "y": 60, "rotation": 90}
SIGN = {"name": "stop", "x": 70, "y": 82}

REFUSED: list[tuple[str, Any, str]] = [
    ("acc.date", "2026-02-31", "no-such-date"),
    ("acc.date", "2026-11-24", "date-in-future"),
    ("acc.date", "2024-11-01", "date-too-old"),
    ("acc.date", "1026-11-01", "date-out-of-range"),
    ("acc.date", "hier", "date-format"),
    ("acc.date", "٢٠٢٦-١١-٢٠", "date-format"),
    ("acc.date", 20261120, "date-format"),
    ("p.d.birth_date", "2027-01-01", "date-in-future"),
    ("acc.time", {"time": "25:00", "approximate": False}, "no-such-time"),
    ("acc.time", {"time": "18h30"}, "no-such-time"),
    ("acc.time", "18:30", "wrong-shape"),
    ("acc.time", {"time": "18:30", "approximate": "oui"}, "wrong-shape"),
    ("acc.injured", "peut-être", "not-an-option"),
    ("acc.injured", True, "not-an-option"),
    ("p.v.kind", "soucoupe", "not-an-option"),
    ("p.v.kind", ["voiture"], "wrong-shape"),
    ("p.v.kind", "voiture\0", "not-an-option"),
    ("p.d.licence_cat", [], "empty-answer"),
    ("p.d.licence_cat", ["B", "B"], "same-item-twice"),
    ("p.d.licence_cat", ["B", "Z"], "not-an-option"),
    ("p.d.licence_cat", [1], "wrong-shape"),
    ("p.d.licence_cat", "B", "wrong-shape"),
    ("p.damage_text", ["x" * 301], "text-too-long"),
    ("p.ph.last_name", "", "empty-answer"),
    ("p.ph.last_name", "  ", "empty-answer"),
    ("p.ph.last_name", "a" * 5000, "text-too-long"),
    ("p.ph.last_name", "Dupré\0", "control-character"),
    ("p.ph.last_name", "Dupré\x1b[31m", "control-character"),
    ("p.ph.last_name", "Dupré\ud83d", "control-character"),
    ("p.ph.last_name", "Zoé 😀", "character-not-allowed"),
    ("p.ph.last_name", "محمد", "character-not-allowed"),
    ("p.ph.last_name", "<script>", "character-not-allowed"),
    ("p.ph.last_name", None, "wrong-shape"),
    ("p.remarks", "écrire", "way-not-answer"),
    ("p.remarks", "a" * 501, "text-too-long"),
    ("v.story", "filmer en LSF", "way-not-answer"),
    ("p.v.plate", "A" * 40, "plate-too-long"),
    ("p.v.plate", "photo de la plaque", "way-not-answer"),
    ("p.v.plate", "AB-1😀3-CD", "character-not-allowed"),
    ("p.v.plate", "AB\x00123", "control-character"),
    ("p.v.plate", "", "empty-answer"),
    ("p.ph.address", {"line": ""}, "empty-answer"),
    ("p.ph.address", {"line": "rue", "street": "x"}, "wrong-shape"),
    ("p.ph.address", {"line": "rue", "postcode": "1" * 13}, "text-too-long"),
    ("acc.place", {"line": "rue", "lat": 91, "lon": 0}, "number-out-of-range"),
    ("acc.place", {"line": "rue", "lat": "48", "lon": 0}, "number-format"),
    ("p.ph.contact", {"kind": "fax", "value": "1"}, "not-an-option"),
    ("p.ph.contact", {"kind": "SMS"}, "wrong-shape"),
    ("p.ph.contact", {"kind": "SMS", "value": ""}, "empty-answer"),
    ("p.i.agency_contact", "a" * 255, "text-too-long"),
    ("v.heavy_weight", "lourd", "number-format"),
    ("v.heavy_weight", True, "number-format"),
    ("v.heavy_weight", float("nan"), "number-format"),
    ("v.heavy_weight", -1, "number-out-of-range"),
    ("v.heavy_weight", 10**9, "number-out-of-range"),
    ("p.otp", "12345", "code-format"),
    ("p.otp", 1234567, "code-format"),
    ("p.impact", {**POINT, "x": 101}, "outside-drawing"),
    ("p.impact", {**POINT, "zone": "moteur"}, "not-an-option"),
    ("p.impact", {**POINT, "angle": 361}, "number-out-of-range"),
    ("p.impact", [50, 10], "wrong-shape"),
    ("p.photos", [{"id": "inconnue"}], "no-such-photo"),
    ("p.photos", [{"id": str(n)} for n in range(17)], "too-many-photos"),
    ("p.photos", [{"id": "a"}, {"id": "a"}], "same-item-twice"),
    ("p.photos", [], "empty-answer"),
    ("p.photos", [{"id": "a", "kind": "chat"}], "not-an-option"),
    ("sk.vehicles", {"vehicles": [{**CAR_A, "x": -1}, CAR_B]}, "outside-drawing"),
    ("sk.vehicles", {"vehicles": [CAR_A, CAR_A]}, "same-item-twice"),
    ("sk.vehicles", {"vehicles": [{**CAR_A, "id": "C"}]}, "not-an-option"),
    ("sk.vehicles", {"vehicles": [CAR_A, CAR_B], "signs": ["stop"] * 13}, "too-many-items"),
    ("sk.vehicles", {"vehicles": [CAR_A], "signs": [{**SIGN, "y": 101}]}, "outside-drawing"),
    ("sk.vehicles", {"vehicles": [CAR_A], "signs": [{**SIGN, "turn": 0}]}, "wrong-shape"),
    ("sk.vehicles", {"vehicles": [CAR_A], "signs": [3]}, "wrong-shape"),
    ("sk.vehicles", {"vehicles": [CAR_A], "streets": [{**SIGN, "name": " "}]}, "empty-answer"),
    ("sk.vehicles", {"vehicles": [], "streets": [{**SIGN, "name": "x" * 61}]}, "text-too-long"),
    ("p.signature", {"kind": "drawn", "strokes": []}, "signature-empty"),
    ("p.signature", {"kind": "typed", "name": ""}, "signature-empty"),
    ("p.signature", {"kind": "stamped"}, "not-an-option"),
    ("p.signature", {"kind": "drawn", "strokes": [[["a", 1, 2]]]}, "number-format"),
    ("p.signature", {"kind": "drawn", "strokes": [[1, 2]]}, "wrong-shape"),
    ("p.signature", {"kind": "drawn", "strokes": [INK[0]] * 201}, "too-many-items"),
    ("p.signature", {"kind": "drawn", "strokes": [INK[0] * 300] * 30}, "too-many-items"),
    ("v.sign", {"kind": "typed", "name": "Zoé", "date": "2026-02-30"}, "no-such-date"),
    ("nope", "x", "unknown-field"),
    ("acc.date#2", "2026-11-20", "too-many-repeats"),
]  # fmt: skip

CASES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("unusual.json").read_text(encoding="utf-8")
)
"""Answers that may be kept, with what is unusual about them; the page is held to the same."""

WARNED: list[tuple[str, Any, dict[str, Any], list[str]]] = [
    *((c["key"], c["value"], c["answers"], c["codes"]) for c in CASES if c["codes"]),
    ("gate.display", ["LSF"], {}, ["device-only"]),
]
