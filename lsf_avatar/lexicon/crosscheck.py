"""What only shows when all files are seen together: glosses, equal texts, the order of the form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from lsf_avatar.errors import did_you_mean
from lsf_avatar.lexicon.entries import NOTICE, Phrase
from lsf_avatar.lexicon.phrases import glosses, texts
from lsf_avatar.lexicon.records import Fields
from lsf_avatar.lexicon.yaml_tree import Sheet

MADE_BY_RULE = re.compile(r"#\S+|\{[a-z_]+\}|NUM-[01]?\d{1,6}")
"""Glosses without an entry of their own: spelled words, values, and composed numbers."""


class Read(Protocol):
    """A file that was read: its keys, and the sheet that takes problems."""

    @property
    def fields(self) -> Fields:
        """The keys."""

    @property
    def sheet(self) -> Sheet:
        """The sheet."""


def check_glosses(signs: Sequence[Read], questions: Sequence[Read], known: set[str]) -> None:
    """Notes glosses without an entry: in examples, in compounds, in phrases."""
    for file in signs:
        named = [
            *file.fields.get("compound", ()),
            *(g for e in file.fields.get("examples", ()) for g in e.get("glosses", ())),
        ]
        for gloss in named:
            _check_gloss(str(gloss), gloss.line, known, file.sheet)
    for file in questions:
        for gloss, line in glosses(file.fields):
            _check_gloss(gloss, line, known, file.sheet)


def _check_gloss(gloss: str, line: int, known: set[str], sheet: Sheet) -> None:
    if gloss not in known and not MADE_BY_RULE.fullmatch(gloss):
        near = did_you_mean(gloss, tuple(known)) if known else "The lexicon is empty."
        sheet.report(line, "unknown-gloss", f"no entry has the gloss '{gloss}'. {near}")


def check_texts(phrases: Sequence[Phrase], questions: Sequence[Read]) -> None:
    """Notes a text that two files author in different glosses."""
    lines = {
        (str(file.sheet.path), str(part["text"])): (part["text"].line, file.sheet)
        for file in questions
        for _, part in texts(file.fields)
        if "text" in part
    }
    first: dict[str, Phrase] = {}
    for phrase in phrases:
        if not phrase.clauses:
            continue
        other = first.setdefault(phrase.text, phrase)
        if other.clauses != phrase.clauses:
            line, sheet = lines[phrase.path, phrase.text]
            message = (
                f"'{phrase.text}' has other glosses in {other.path}. Keep one of the two: "
                "a text without 'clauses' takes those of the other file."
            )
            sheet.report(line, "conflicting-text", message)


def in_order_of_form(
    phrases: Sequence[Phrase], questions: Sequence[Read], forms: Sequence[Read]
) -> list[Phrase]:
    """The phrases in the order of `form.yaml`; notes ids that only one of both sides has."""
    if not forms:
        return list(phrases)
    (form,) = forms
    order = {str(word): number for number, word in enumerate(form.fields.get("questions", ()))}
    written = {str(file.fields["id"]) for file in questions if "id" in file.fields}
    for file in questions:
        name = file.fields.get("id")
        if name is not None and name not in order and not name.startswith(NOTICE):
            message = f"form.yaml has no question '{name}'. {did_you_mean(name, tuple(order))}"
            file.sheet.report(name.line, "unknown-phrase-id", message)
    for word in form.fields.get("questions", ()):
        if word not in written:
            message = f"the question '{word}' has no file phrases/{word}.yaml."
            form.sheet.report(word.line, "missing-phrase", message)
    return sorted(phrases, key=lambda p: order.get(p.id.partition("/")[0], len(order)))
