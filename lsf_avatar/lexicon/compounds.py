"""Compounds: signs that are other entries in a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lsf_avatar.lexicon.build import face
from lsf_avatar.lexicon.entries import Entry
from lsf_avatar.lexicon.records import Fields
from lsf_avatar.lexicon.yaml_tree import Sheet
from lsf_avatar.phonology.sign import Sign


def resolve_compounds(
    files: Mapping[str, tuple[Fields, Sheet]], entries: Iterable[Entry], known: set[str]
) -> dict[str, Entry]:
    """Entries by gloss, in order, compounds with the signs of their parts.

    Args:
        files: Path → the keys and the sheet that takes problems.
        entries: As built, compounds still without signs.
        known: Glosses that some file gives itself, sound or not.
    """
    by_gloss: dict[str, Entry] = {}
    for entry in entries:
        by_gloss.setdefault(entry.gloss, entry)
    done: dict[str, tuple[Sign, ...] | None] = {}
    for gloss in sorted(by_gloss):
        _resolve(gloss, by_gloss, files, known, done, ())
    return {
        gloss: replace(entry, signs=signs)
        for gloss, entry in sorted(by_gloss.items())
        if (signs := done[gloss]) is not None
    }


def _resolve(
    gloss: str,
    by_gloss: Mapping[str, Entry],
    files: Mapping[str, tuple[Fields, Sheet]],
    known: set[str],
    done: dict[str, tuple[Sign, ...] | None],
    inside: tuple[str, ...],
) -> tuple[Sign, ...] | None:
    """The signs of an entry; None where a part cannot be had (its problem is noted once)."""
    if gloss in done:
        return done[gloss]
    entry = by_gloss[gloss]
    fields, sheet = files[entry.path]
    signs: list[Sign] = []
    sound = True
    for part in fields.get("compound", ()):
        found: tuple[Sign, ...] | None = None
        if part == gloss or part in inside:
            chain = " → ".join((*inside, gloss, str(part)))
            sheet.report(part.line, "compound-cycle", f"a compound holds itself: {chain}.")
        elif part in by_gloss:
            found = _resolve(part, by_gloss, files, known, done, (*inside, gloss))
            if found == ():
                message = f"'{part}' has no form yet, so it cannot be a part of '{gloss}'."
                sheet.report(part.line, "formless-part", message)
        sound = sound and bool(found)
        signs.extend(found or ())
    if not fields.get("compound"):
        done[gloss] = entry.signs
    else:
        over = face(fields)
        whole = tuple(replace(sign, nonmanuals=over) if over else sign for sign in signs)
        done[gloss] = whole if sound else None
    return done[gloss]
