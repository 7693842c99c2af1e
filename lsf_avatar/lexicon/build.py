"""From the keys of a sign's file to an `Entry`: hands inherit what they do not name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lsf_avatar.lexicon.entries import Entry, Example, Review, Source
from lsf_avatar.lexicon.records import Fields
from lsf_avatar.lexicon.shapes import vector
from lsf_avatar.lexicon.yaml_tree import Sheet
from lsf_avatar.phonology.movements import Movement, Path
from lsf_avatar.phonology.nonmanuals import NonManual
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import OPPOSED, HandPosture, Posture, Sign

_HAND_KEYS = (
    "handshape", "fingers", "palm", "location", "side", "distance", "offset", "part",
    "between", "contact",
)  # fmt: skip
_OF_LOCATION = ("between", "contact")
_FIRST_NEEDS = ("handshape", "fingers", "palm", "location")


def build_entry(fields: Fields, sheet: Sheet) -> Entry | None:
    """The entry of a file, or None where the sheet has problems, old or new.

    The signs of a compound are not known yet: `signs` is empty until all files are read.
    """
    if not fields.lines:
        return None
    check_status(fields, sheet)
    _check_lists(fields, sheet)
    _check_form(fields, sheet)
    if sheet.problems:
        return None
    return Entry(
        gloss=str(fields["gloss"]),
        french=_texts(fields["french"]),
        pos=str(fields["pos"]),
        sense=str(fields.get("sense", "")),
        form=str(fields.get("form", "known")),
        confidence=str(fields["confidence"]),
        status=str(fields["status"]),
        signs=_signs(fields),
        mouthing=str(fields.get("mouthing", "")),
        phones=_texts(fields.get("phones", ())),
        sources=tuple(
            Source(str(s["kind"]), str(s["ref"]), str(s.get("read_on", "")))
            for s in fields["sources"]
        ),
        reviewed_by=reviews(fields),
        variants=_texts(fields.get("variants", ())),
        examples=tuple(Example(str(e["text"]), _texts(e["glosses"])) for e in fields["examples"]),
        path=sheet.path,
    )


def reviews(fields: Fields) -> tuple[Review, ...]:
    """Who read an entry or a phrase."""
    return tuple(
        Review(str(r["name"]), r["deaf_signer"], str(r["date"]), str(r.get("replay", "")))
        for r in fields.get("reviewed_by", ())
        if {"name", "deaf_signer", "date"} <= r.keys()
    )


def check_status(fields: Fields, sheet: Sheet) -> None:
    """Notes a status that nobody has earned: no guess is dressed as knowledge."""
    status = fields.get("status", "draft")
    read_by = reviews(fields)
    line = fields.lines.get("status", fields.line)
    if status != "draft" and not read_by:
        message = f"status '{status}' needs a reader under 'reviewed_by'."
        sheet.report(line, "not-reviewed", message)
    elif status == "deaf-validated" and not any(review.deaf_signer for review in read_by):
        message = "status 'deaf-validated' needs a reader with 'deaf_signer: true'."
        sheet.report(line, "not-reviewed", message)


def _check_lists(fields: Fields, sheet: Sheet) -> None:
    for key, code, what in (
        ("sources", "no-source", "say where the form was read"),
        ("examples", "no-example", "write one sentence with its glosses"),
    ):
        if key in fields and not fields[key]:
            sheet.report(fields.lines[key], code, f"'{key}' is empty: {what}.")
    for word in fields.get("french", ()):
        if word != word.lower():
            message = f"'{word}' is written lower case here: '{word.lower()}'."
            sheet.report(word.line, "bad-value", message)


def _check_form(fields: Fields, sheet: Sheet) -> None:
    if {"postures", "compound"} <= fields.lines.keys():
        message = "a sign has 'postures' or 'compound', not both."
        sheet.report(fields.lines["compound"], "bad-value", message)
    written = [key for key in ("postures", "compound") if fields.get(key) or _unread(fields, key)]
    if not written and fields.get("form", "known") == "known":
        message = "a sign needs 'postures' or 'compound'. If nobody knows it: 'form: unknown'."
        sheet.report(fields.line, "missing-key", message)
    _check_hands(fields.get("postures", ()), sheet)


def _unread(fields: Fields, key: str) -> bool:
    """Whether a key is written, but something in it could not be read."""
    return key in fields.lines and key not in fields


def _check_hands(postures: tuple[Fields, ...], sheet: Sheet) -> None:
    named: dict[str, set[str]] = {"posture": set(), "passive hand": set()}
    for posture in postures:
        for what, hand in (("posture", posture), ("passive hand", posture.get("passive"))):
            if hand is None:
                continue
            for key in _FIRST_NEEDS:
                if not named[what] and key not in hand.lines:
                    message = f"the first {what} needs the key '{key}'; later ones inherit it."
                    sheet.report(hand.line, "missing-key", message)
            named[what] |= hand.lines.keys()
        for movement in posture.get("movement", ()):
            if movement.get("kind") == "open_close" and "handshape" not in movement.lines:
                message = "open_close needs 'handshape': the one that the hand changes to."
                sheet.report(movement.line, "missing-key", message)


def _signs(fields: Fields) -> tuple[Sign, ...]:
    postures = _postures(fields.get("postures", ()))
    if not postures:
        return ()
    return (
        Sign(
            gloss=str(fields["gloss"]),
            postures=postures,
            symmetry=str(fields.get("symmetry", "none")),
            alternating=fields.get("alternating", False),
            opposed=tuple(axis for axis in OPPOSED if axis in fields.get("opposed", ())),
            repeat=fields.get("repeat", 1),
            nonmanuals=face(fields),
            agreement=str(fields.get("agreement", "")),
        ),
    )


def face(fields: Fields) -> tuple[NonManual, ...]:
    """The lexical non-manuals of an entry, in the order of its file."""
    found = []
    for tier, value in fields.get("face", {}).items():
        if isinstance(value, Fields):
            found.append(NonManual(tier, str(value["name"]), value.get("intensity", 1.0)))
        else:
            found.append(NonManual(tier, str(value)))
    return tuple(found)


def _postures(written: tuple[Fields, ...]) -> tuple[Posture, ...]:
    active: dict[str, Any] = {}
    passive: dict[str, Any] = {}
    found = []
    for fields in written:
        own = fields.get("passive", {})
        active, passive = _inherited(active, fields), _inherited(passive, own)
        found.append(
            Posture(
                active=_hand(active),
                passive=_hand(passive) if passive else None,
                path=_path(fields.get("path", {})),
                movements=tuple(_movement(movement) for movement in fields.get("movement", ())),
                hold=fields.get("hold", 1.0),
            )
        )
    return tuple(found)


def _inherited(before: dict[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What was said of a hand, and what is new; a new location is between no others."""
    kept = {k: v for k, v in before.items() if "location" not in own or k not in _OF_LOCATION}
    return {**kept, **{key: own[key] for key in _HAND_KEYS if key in own}}


def _hand(keys: dict[str, Any]) -> HandPosture:
    return HandPosture(
        handshape=str(keys["handshape"]),
        fingers=keys["fingers"],
        palm=keys["palm"],
        place=Place(
            site=str(keys["location"]),
            side=str(keys.get("side", "active")),
            distance_m=keys.get("distance", 0.0),
            offset=vector(keys.get("offset", (0.0, 0.0, 0.0))),
            part=str(keys.get("part", "hand_centre")),
            between=str(keys.get("between", "")),
            contact=str(keys.get("contact", "plain")),
        ),
    )


def _path(keys: dict[str, Any]) -> Path:
    given = {name: keys[name] for name in ("bulge", "height", "seconds", "through") if name in keys}
    words: dict[str, Any] = {
        name: str(keys[name]) for name in ("kind", "manner", "fingers") if name in keys
    }
    return Path(**words, **given)


def _movement(fields: Fields) -> Movement:
    plain: dict[str, Any] = {
        name: str(v) if isinstance(v, str) else v for name, v in fields.items()
    }
    return Movement(**plain)


def _texts(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)
