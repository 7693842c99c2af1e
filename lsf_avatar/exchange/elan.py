"""A score as an ELAN document (EAF 3.0): one tier a track, times in milliseconds.

On a tier of ELAN nothing may overlap. Where two values of one track do (a movement of the brows
fades while the next one rises), the time is cut and both names stand there, joined by ` + `.
Layout: "EAF annotation format 3.0 and ELAN", Max Planck Institute for Psycholinguistics.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from lsf_avatar.errors import ExchangeError
from lsf_avatar.phonology.utterance import Utterance
from lsf_avatar.timeline.score import HandSegment, Score, Segment

Span = tuple[float, float, str]
"""Start and end in seconds, and what is there."""

TRACK_TIERS = {
    "torso": "buste", "shoulders": "épaules", "head": "tête", "gaze": "regard", "brows": "sourcils",
    "lids": "paupières", "cheeks": "joues", "nose": "nez", "mouth": "bouche",
    "mouthing": "labialisation",
}  # fmt: skip
"""Track of the score → name of its tier."""
_NEXT = " + "
_KIND = "track"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier of ELAN.

    Attributes:
        name: As the annotator sees it.
        annotations: Start and end in milliseconds, and the value; in time order, none overlaps.
    """

    name: str
    annotations: tuple[tuple[int, int, str], ...]


def elan_tiers(utterance: Utterance, score: Score, dominant: str = "right") -> tuple[Tier, ...]:
    """Text, glosses, both hands and every other track.

    A hand's annotation reaches from the posture's arrival to its release; the ways between are the
    gaps. `(repos)` is a hand that rests. A value of face or body counts from half its rise to half
    its fall.

    Args:
        utterance: What is signed.
        score: When.
        dominant: `right` or `left`: which hand is the active one.
    """
    roles = {dominant: "active", "left" if dominant == "right" else "right": "passive"}
    hands = {
        side: [_hand_span(one, utterance) for one in score.hands[role]]
        for side, role in roles.items()
    }
    spans = [
        ("français", _clauses(utterance, score)),
        ("gloses", [(time.start_s, time.end_s, item.gloss)
                    for item, time in zip(utterance.items, score.items, strict=True)]),
        ("main droite", hands["right"]),
        ("main gauche", hands["left"]),
    ]  # fmt: skip
    for track, name in TRACK_TIERS.items():
        found = score.tracks.get(track, ())
        spans.append((name, [_half_way(one) for one in found]))
    return tuple(Tier(name, _apart(found)) for name, found in spans)


def write_eaf(tiers: Sequence[Tier], written_at: datetime, properties: dict[str, str]) -> bytes:
    """The document.

    Args:
        tiers: Names differ.
        written_at: Goes into its head, which must have a date.
        properties: Such as the clip's digest; go into its head.
    """
    root = ET.Element(
        "ANNOTATION_DOCUMENT",
        {
            "AUTHOR": "lsf-avatar",
            "DATE": written_at.astimezone().isoformat(timespec="seconds"),
            "FORMAT": "3.0",
            "VERSION": "3.0",
            "xmlns:xsi": _XSI,
            "xsi:noNamespaceSchemaLocation": "http://www.mpi.nl/tools/elan/EAFv3.0.xsd",
        },
    )
    head = ET.SubElement(root, "HEADER", {"MEDIA_FILE": "", "TIME_UNITS": "milliseconds"})
    for name, value in properties.items():
        ET.SubElement(head, "PROPERTY", {"NAME": name}).text = value
    order = ET.SubElement(root, "TIME_ORDER")
    slots = _time_slots(order, tiers)
    count = 0
    for tier in tiers:
        element = ET.SubElement(root, "TIER", {"LINGUISTIC_TYPE_REF": _KIND, "TIER_ID": tier.name})
        for number, (_, _, value) in enumerate(tier.annotations):
            count += 1
            aligned = ET.SubElement(
                ET.SubElement(element, "ANNOTATION"),
                "ALIGNABLE_ANNOTATION",
                {
                    "ANNOTATION_ID": f"a{count}",
                    "TIME_SLOT_REF1": slots[tier.name, number, 0],
                    "TIME_SLOT_REF2": slots[tier.name, number, 1],
                },
            )
            ET.SubElement(aligned, "ANNOTATION_VALUE").text = value
    ET.SubElement(
        root,
        "LINGUISTIC_TYPE",
        {"GRAPHIC_REFERENCES": "false", "LINGUISTIC_TYPE_ID": _KIND, "TIME_ALIGNABLE": "true"},
    )
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document + b"\n"


def read_eaf(data: bytes) -> tuple[Tier, ...]:
    """The tiers of a document whose annotations are all aligned with time.

    Raises:
        ExchangeError: If it is not such a document.
    """
    try:
        root = ET.fromstring(data)
        if root.tag != "ANNOTATION_DOCUMENT":
            raise ValueError(f"<{root.tag}>")
        times = {
            slot.attrib["TIME_SLOT_ID"]: int(slot.attrib["TIME_VALUE"])
            for slot in root.iterfind("TIME_ORDER/TIME_SLOT")
        }
        return tuple(
            Tier(
                tier.attrib["TIER_ID"],
                tuple(
                    (
                        times[one.attrib["TIME_SLOT_REF1"]],
                        times[one.attrib["TIME_SLOT_REF2"]],
                        one.findtext("ANNOTATION_VALUE") or "",
                    )
                    for one in tier.iterfind("ANNOTATION/ALIGNABLE_ANNOTATION")
                ),
            )
            for tier in root.iterfind("TIER")
        )
    except (ET.ParseError, KeyError, ValueError) as error:
        raise ExchangeError(
            "not-an-eaf", f"Ce n’est pas un document ELAN dont les temps sont donnés : {error}."
        ) from error


def _hand_span(segment: HandSegment, utterance: Utterance) -> Span:
    """When a posture stands, and what it is: gloss, handshape, place."""
    if segment.item < 0:
        return segment.peak_s, segment.release_s, "(repos)"
    posture, item = segment.posture, utterance.items[segment.item]
    if item.recorded_s:  # what these hands do is in the clip; nobody has put it into words
        return segment.peak_s, segment.release_s, f"{item.gloss} (enregistré)"
    gloss = segment.letter or item.gloss
    where = posture.place.site or ""
    return segment.peak_s, segment.release_s, " · ".join(
        part for part in (gloss, posture.handshape, where) if part
    )  # fmt: skip


def _half_way(segment: Segment) -> Span:
    start_s = (segment.start_s + segment.peak_s) / 2
    return start_s, (segment.release_s + segment.end_s) / 2, segment.name


def _clauses(utterance: Utterance, score: Score) -> list[Span]:
    """The French of each clause over its items; the whole text where a clause has no item."""
    spans = []
    for number, clause in enumerate(utterance.clauses):
        times = [
            time
            for item, time in zip(utterance.items, score.items, strict=True)
            if item.clause == number
        ]
        text = utterance.text[clause.start : clause.end].strip()
        if not times:
            return [(0.0, score.duration_s, utterance.text)]
        spans.append((times[0].start_s, times[-1].end_s, text))
    covered = "".join(text for _, _, text in spans)
    whole = "".join(utterance.text.split())
    if "".join(covered.split()) != whole:
        return [(0.0, score.duration_s, utterance.text)]
    return spans


def _apart(spans: Iterable[Span]) -> tuple[tuple[int, int, str], ...]:
    """The same, in whole milliseconds, cut where they overlap; what is shorter lasts one."""
    whole = []
    for start_s, end_s, value in spans:
        start = round(start_s * 1000)
        whole.append((start, max(round(end_s * 1000), start + 1), value))
    waiting = sorted(whole, key=lambda span: span[0], reverse=True)
    edges = sorted({edge for start, end, _ in whole for edge in (start, end)})
    cut: list[tuple[int, int, str]] = []
    open_now: list[tuple[int, int, str]] = []
    for start, end in pairwise(edges):
        open_now = [span for span in open_now if span[1] > start]
        while waiting and waiting[-1][0] <= start:
            open_now.append(waiting.pop())
        there = dict.fromkeys(value for _, _, value in open_now)
        if not there:
            continue
        value = _NEXT.join(there)
        if cut and cut[-1][1] == start and cut[-1][2] == value:
            cut[-1] = (cut[-1][0], end, value)
        else:
            cut.append((start, end, value))
    return tuple(cut)


def _time_slots(order: ET.Element, tiers: Sequence[Tier]) -> dict[tuple[str, int, int], str]:
    """Writes one slot for each start and end, in time order; returns their ids."""
    wanted = sorted(
        (annotation[edge], tier.name, number, edge)
        for tier in tiers
        for number, annotation in enumerate(tier.annotations)
        for edge in (0, 1)
    )
    slots = {}
    for count, (time_ms, name, number, edge) in enumerate(wanted, start=1):
        slots[name, number, edge] = f"ts{count}"
        ET.SubElement(
            order, "TIME_SLOT", {"TIME_SLOT_ID": f"ts{count}", "TIME_VALUE": str(time_ms)}
        )
    return slots
