"""What stands on the paper: a record as titles, labels and words, ready for the template."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from PIL import Image

from lsf_avatar.constat import drawing
from lsf_avatar.constat.fields import BOXES, FIELDS, PRIVATE, SHARED, SIDES, Field, key_of
from lsf_avatar.constat.glyphs import printable
from lsf_avatar.constat.journey import CIRCUMSTANCES, completed, repeats, ticked
from lsf_avatar.constat.record import Record
from lsf_avatar.constat.words import text_of

TITLE = "Déclaration d'accident"
PAPER, PAPER_KIND = "photo d'un dessin sur papier", "dessin sur papier"
"""The answer to `sk.layout` with which a photo stands for the sketch, and what such a photo is."""
WORDS = {
    "title": TITLE,
    "subtitle": "Rubriques du constat amiable d'accident automobile",
    "both_sign": "à signer obligatoirement par les DEUX conducteurs",
    "notice": "Ne constitue pas une reconnaissance de responsabilité, mais un relevé des "
    "identités et des faits, servant à l'accélération du règlement",
    "send": "Document à envoyer à votre assurance dans les cinq jours ouvrés (vol : deux jours).",
    "marks": "Mettre une croix dans chacune des cases utiles pour préciser le croquis. "
    "* rayer la mention inutile",
    "accident": "Trois véhicules ou plus : un constat pour chaque paire de véhicules. Accident n°",
    "back": "Déclaration à l'assurance – partie privée du conducteur",
    "back_notice": "À remplir et à envoyer à son propre assureur. L'autre conducteur ne reçoit "
    "pas cette page.",
    "annex": "Réponses données à l'écran, hors formulaire",
    "photos": "Photos jointes",
    "digest": "Empreinte des réponses (SHA-256), la même sur l'écran des deux conducteurs :",
}


def document(record: Record, side: str | None, photos: Mapping[str, bytes]) -> dict[str, Any]:
    """The content of the PDF.

    Args:
        record: What may be printed.
        side: Whose back is printed; None for the front alone.
        photos: Id → JPEG.
    """
    answers = {name: completed(record.answers(name)) for name in SIDES}
    return {
        "words": WORDS,
        "id": record.id,
        "created": printable(record.created[:16].replace("T", " ")),
        "digest": record.digest(),
        "accident": _accident(record),
        "shared": [_box(box, SHARED, record.shared) for box in ("1", "2", "3", "4", "5", "13")],
        "columns": {name: _column(name, answers[name]) for name in SIDES},
        "circumstances": [_circumstance(id, answers) for id in CIRCUMSTANCES],
        "count": {
            "label": FIELDS["p.c.count"].label,
            **{name: _count(answers[name]) for name in SIDES},
        },
        "sketch": _sketch(record.shared) or _paper_sketch(record, photos),
        "annex": list(_annex(record, answers)),
        "back": None if side is None else _back(side, answers[side]),
        "photos": list(_photos(answers, photos)),
    }


def _accident(record: Record) -> str:
    """One line of three and more vehicles: which accident, and who else; empty otherwise."""
    if not record.accident.id:
        return ""
    plates = ", ".join(record.accident.plates)
    others = f" Autres véhicules : {plates}." if plates else ""
    return printable(f"{WORDS['accident']} {record.accident.id}.{others}")


def _box(box: str, owner: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """One box with all its rows; a row without an answer stays empty, as on paper."""
    rows = []
    fields = [f for f in FIELDS.values() if f.box_title == box and f.side == owner]
    most = max((repeats(f, answers) for f in fields), default=1)
    for index in range(1, most + 1):
        if index > 1 and any(field.repeat == 1 for field in fields):
            rows.append({"label": "", "text": ""})  # under the question whether there is one
        for field in fields:
            if field.printed == "form" and index <= field.repeat:
                rows.append(_row(field, index, answers))
    return {"box": box, "title": BOXES[box], "rows": rows}


def _row(field: Field, index: int, answers: Mapping[str, Any]) -> dict[str, str]:
    key = key_of(field, index)
    text = text_of(field, answers[key]) if key in answers else ""
    label = field.label if index == 1 else f"{field.label} ({index})"
    return {"label": label, "text": printable(text)}


def _column(side: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What one driver says on the front; the titles of boxes 10 and 11 name the vehicle."""
    column = {box: _box(box, "own", answers) for box in ("6", "7", "8", "9", "10", "11", "14")}
    for box in ("10", "11"):
        column[box]["title"] = BOXES[box].replace("véhicule", f"véhicule {side}")
    point = answers.get("p.impact")
    signature = answers.get("p.signature")
    zones = drawing.zones_of(answers.get("p.damage_text"))
    shown = point is not None or zones
    impact = drawing.impact(point, answers.get("p.v.kind"), zones) if shown else None
    return {
        "boxes": column,
        "impact": impact,
        "impact_alt": _on_vehicle(point, zones),
        "signature": {
            "title": BOXES["15"],
            "text": _row(FIELDS["p.signature"], 1, answers)["text"],
            "ink": _ink(signature),
        },
    }


def _on_vehicle(point: Any, zones: list[str]) -> str:
    """What the drawing of box 10 shows, in words."""
    arrow = [] if point is None else [f"Flèche sur le véhicule : {point['zone']}"]
    crosses = [f"Croix sur les endroits abîmés : {', '.join(zones)}"] if zones else []
    return " ; ".join(arrow + crosses) or "Véhicule"


def _ink(value: Any) -> str | None:
    strokes = value.get("strokes") if isinstance(value, dict) else None
    return drawing.signature(strokes) if strokes and value["kind"] == "drawn" else None


def _circumstance(id: str, answers: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """One of the 17 lines: its number, its wording, and each side's cross.

    The two lines with a star offer two terms; which of them is meant stands beside the cross.
    """
    field = FIELDS[id]
    cells = {}
    for side in SIDES:
        crossed = id in ticked(answers[side])
        choice = str(answers[side][id]) if crossed and field.type == "choice" else ""
        cells[side] = {"cross": crossed, "choice": printable(choice)}
    return {"number": int(id[-2:]), "wording": field.label, **cells}


def _count(answers: Mapping[str, Any]) -> str:
    said = answers.get("p.c.count")
    count = str(len(ticked(answers)))
    return count if said in (None, "oui") else f"{count} ({said})"


def _sketch(shared: Mapping[str, Any]) -> dict[str, Any] | None:
    scene = shared.get("sk.vehicles")
    if not isinstance(scene, dict):
        return None
    layout = shared.get("sk.layout") or scene.get("layout")
    alt = f"Croquis : {layout or 'route'} ; {text_of(FIELDS['sk.vehicles'], scene)}"
    streets = [
        {"name": printable(street["name"]), "x": street["x"], "y": street["y"]}
        for street in scene.get("streets", [])
        if isinstance(street, dict)
    ]
    return {"svg": drawing.sketch(scene, layout), "alt": printable(alt), "streets": streets}


def _paper_sketch(record: Record, photos: Mapping[str, bytes]) -> dict[str, Any] | None:
    """The first photo of a drawing on paper, where the drivers drew there instead."""
    if record.shared.get("sk.layout") != PAPER:
        return None
    for side in SIDES:
        for photo in record.sides[side].get("p.photos") or []:
            jpeg = photos.get(photo["id"])
            if photo.get("kind") == PAPER_KIND and jpeg is not None:
                size = Image.open(io.BytesIO(jpeg)).size
                alt = f"Photo du croquis sur papier, du conducteur {side}"
                return {"svg": drawing.photo(jpeg, *size), "alt": alt, "streets": []}
    return None


def _annex(record: Record, answers: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    """Answers that the paper form has no place for; how somebody reads or signs is never there."""
    for field in FIELDS.values():
        if field.printed != "screen":
            continue
        owners = {"A et B": record.shared} if field.side == SHARED else dict(answers)
        for who, theirs in owners.items():
            if field.id in theirs:
                yield {"who": who, **_row(field, 1, theirs)}


def _back(side: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    boxes = [_box(box, PRIVATE, answers) for box in BOXES if box.startswith("V")]
    contact = answers.get("v.ins.contact")
    if isinstance(contact, dict):
        # Whoever fills in the back says here how their own insurer shall reach them.
        row = next(r for r in boxes[0]["rows"] if r["label"] == FIELDS["v.ins.contact"].label)
        row["text"] = printable(f"{contact['value']} ({contact['kind']})")
    return {"side": side, "boxes": boxes, "ink": _ink(answers.get("v.sign"))}


def _photos(
    answers: Mapping[str, Mapping[str, Any]], photos: Mapping[str, bytes]
) -> Iterator[dict[str, str]]:
    for side in SIDES:
        for number, photo in enumerate(answers[side].get("p.photos") or [], start=1):
            jpeg = photos.get(photo["id"])
            if jpeg is not None:
                width, height = Image.open(io.BytesIO(jpeg)).size
                caption = f"{side} – photo {number} {photo.get('kind', '')}".strip()
                yield {"svg": drawing.photo(jpeg, width, height), "alt": printable(caption)}
