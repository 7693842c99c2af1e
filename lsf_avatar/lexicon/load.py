"""A folder of YAML files becomes a `Lexicon`, or a list of everything that is wrong in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lsf_avatar.errors import LexiconError, Problem
from lsf_avatar.lexicon.build import build_entry
from lsf_avatar.lexicon.compounds import resolve_compounds
from lsf_avatar.lexicon.crosscheck import check_glosses, check_texts, in_order_of_form
from lsf_avatar.lexicon.entries import Entry, Lexicon, Phrase
from lsf_avatar.lexicon.phrases import build_phrases, share_clauses
from lsf_avatar.lexicon.records import Fields, Record
from lsf_avatar.lexicon.tables import ENTRY, FORM, PHRASE
from lsf_avatar.lexicon.yaml_tree import Sheet, compose, yaml_files
from lsf_avatar.phonology.sign import CONFIDENCES, STATUSES

FORM_FILE = "form.yaml"
"""The ids of the questions, in the order of the form; a folder may do without."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a folder holds.

    Attributes:
        lexicon: All that is sound.
        problems: All that is not, by path and line.
    """

    lexicon: Lexicon
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class SourceFile:
    """One file, read; its sheet still takes problems.

    Attributes:
        sheet: Its path and problems.
        table: What it should hold: `ENTRY`, `PHRASE` or `FORM`.
        fields: The keys that could be read.
    """

    sheet: Sheet
    table: Record
    fields: Fields


def load_lexicon(folder: Path) -> Lexicon:
    """The lexicon of a folder.

    Raises:
        LexiconError: With every problem of every file.
    """
    found = inspect_lexicon(folder)
    if found.problems:
        raise LexiconError(found.problems)
    return found.lexicon


def inspect_lexicon(folder: Path) -> Inspection:
    """The sound part of a folder's lexicon, and every problem of the rest."""
    files, digest = _read_folder(folder)
    signs = [file for file in files if file.table is ENTRY]
    questions = [file for file in files if file.table is PHRASE]
    known = _named(signs)
    entries = resolve_compounds(
        {file.sheet.path: (file.fields, file.sheet) for file in signs},
        [entry for file in signs if (entry := build_entry(file.fields, file.sheet))],
        known,
    )
    phrases = [p for file in questions for p in build_phrases(file.fields, file.sheet)]
    check_glosses(signs, questions, known)
    check_texts(phrases, questions)
    forms = [file for file in files if file.table is FORM]
    phrases = share_clauses(in_order_of_form(phrases, questions, forms))
    problems = sorted(
        (problem for file in files for problem in file.sheet.problems),
        key=lambda problem: (problem.path, problem.line),
    )
    lexicon = Lexicon(
        entries=entries,
        by_french=_by_french(entries.values()),
        phrases={phrase.id: phrase for phrase in phrases},
        by_text=_by_text(phrases),
        digest=digest,
    )
    return Inspection(lexicon, tuple(problems))


def _read_folder(folder: Path) -> tuple[list[SourceFile], str]:
    digest = hashlib.sha256()
    files = []
    named = sorted((path.relative_to(folder).as_posix(), path) for path in yaml_files(folder))
    for name, path in named:
        raw = path.read_bytes()
        digest.update(f"{name}\0{len(raw)}\0".encode() + raw)
        files.append(_read(name, raw))
    return files, digest.hexdigest()


def _read(name: str, raw: bytes) -> SourceFile:
    sheet = Sheet(name)
    table = PHRASE if name.startswith("phrases/") else FORM if name == FORM_FILE else ENTRY
    tree = compose(raw, sheet)
    fields = Fields(1) if tree is None else table.read(tree, sheet)
    _check_name(name, fields, sheet)
    return SourceFile(sheet, table, fields)


def _check_name(name: str, fields: Fields, sheet: Sheet) -> None:
    """Notes a file whose name does not say what is in it: people look for signs by file name."""
    path = Path(name)
    for key in ("gloss", "id"):
        said = fields.get(key)
        if said is not None and path.name != f"{said}.yaml":
            message = f"this entry says {key} '{said}'. Rename the file to {said}.yaml."
            sheet.report(said.line, "wrong-filename", message)
        elif said is not None and path.parts[0] == "signs" and path.parent.name != said[0]:
            message = f"'{said}' lives in the folder signs/{said[0]}/. Move the file there."
            sheet.report(said.line, "wrong-filename", message)


def _named(signs: Iterable[SourceFile]) -> set[str]:
    """All glosses that files give themselves, sound or not; notes those given twice."""
    where: dict[str, str] = {}
    for file in signs:
        gloss = file.fields.get("gloss")
        if gloss is None:
            continue
        if gloss in where:
            message = f"'{gloss}' is also the gloss of {where[gloss]}. Keep one, or add a sense."
            file.sheet.report(gloss.line, "duplicate-gloss", message)
        where.setdefault(str(gloss), file.sheet.path)
    return set(where)


def _by_french(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """French → entries: known forms first, then by confidence, status, place in `french`."""
    found: dict[str, list[tuple[tuple[int, ...], str, Entry]]] = {}
    for entry in entries:
        for place, words in enumerate(entry.french):
            rank = (
                int(entry.form != "known"),
                CONFIDENCES.index(entry.confidence),
                -STATUSES.index(entry.status),
                place,
            )
            found.setdefault(words, []).append((rank, entry.gloss, entry))
    return {
        words: tuple(entry for _, _, entry in sorted(ranked, key=lambda found: found[:2]))
        for words, ranked in sorted(found.items())
    }


def _by_text(phrases: Iterable[Phrase]) -> dict[str, Phrase]:
    found: dict[str, Phrase] = {}
    for phrase in phrases:
        found.setdefault(phrase.text, phrase)
    return found
