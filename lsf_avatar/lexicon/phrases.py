"""From the keys of a phrase's file to `Phrase` values: the question, and all that goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lsf_avatar.errors import did_you_mean
from lsf_avatar.lexicon.build import check_status, reviews
from lsf_avatar.lexicon.entries import Phrase, PhraseClause, PhraseItem
from lsf_avatar.lexicon.placing import place_words
from lsf_avatar.lexicon.records import Fields
from lsf_avatar.lexicon.shapes import Word
from lsf_avatar.lexicon.yaml_tree import Sheet
from lsf_avatar.phonology.nonmanuals import SYNTACTIC
from lsf_avatar.phonology.utterance import LOCI

_ITEM = re.compile(
    r"(?P<gloss>[^=@\s]+)(?:\s*@\s*(?P<near>\S+))?(?:\s*=\s*(?P<french>.*?))?"
    r"(?:\s*@\s*(?P<far>\S+))?"
)
_SLOT = re.compile(r"\{\w+\}")
_NONMANUAL = re.compile(r"(?P<name>\S+)(?:\s+(?P<first>\d+)(?:-(?P<last>\d+))?)?")


def build_phrases(fields: Fields, sheet: Sheet) -> tuple[Phrase, ...]:
    """The question, then `id/help`, what hands show (`id/shown`), `id/recap`, `id/option/1` …."""
    check_status(fields, sheet)
    found = [_phrase(part, suffix, fields, sheet) for suffix, part in texts(fields)]
    return () if sheet.problems else tuple(phrase for phrase in found if phrase)


def texts(fields: Fields) -> Iterator[tuple[str, Fields]]:
    """The parts of a file that hold a text, each with the suffix of its id."""
    yield "", fields
    for name in ("help", "shown", "recap"):
        if name in fields:
            yield f"/{name}", fields[name]
    for number, option in enumerate(fields.get("options", ()), start=1):
        yield f"/option/{number}", option


def glosses(fields: Fields) -> Iterator[tuple[str, int]]:
    """Every gloss that the file names, with its line."""
    for _, part in texts(fields):
        for clause in part.get("clauses", ()):
            for word in clause.get("items", ()):
                if written := _ITEM.fullmatch(word):
                    yield written["gloss"], word.line


def _phrase(part: Fields, suffix: str, whole: Fields, sheet: Sheet) -> Phrase | None:
    clauses = tuple(_clause(clause, sheet) for clause in part.get("clauses", ()))
    if not {"id", "status"} <= whole.keys() or "text" not in part:
        return None
    phrase = Phrase(
        id=f"{whole['id']}{suffix}",
        text=str(part["text"]),
        clauses=clauses,
        status=str(whole["status"]),
        reviewed_by=reviews(whole),
        note=str(whole.get("note", "")),
        path=sheet.path,
    )
    if clauses:
        _check_words(phrase, part, sheet)
    return phrase


def _clause(fields: Fields, sheet: Sheet) -> PhraseClause:
    items = tuple(
        item for word in fields.get("items", ()) if (item := _item(word, sheet)) is not None
    )
    if "items" in fields and not fields["items"]:
        sheet.report(fields.lines["items"], "bad-value", "a clause needs an item at least.")
    spans = tuple(
        span
        for word in fields.get("nonmanuals", ())
        if (span := _span(word, len(fields.get("items", ())), sheet)) is not None
    )
    dropped = {str(word): str(rule) for word, rule in fields.get("dropped", {}).items()}
    return PhraseClause(str(fields.get("type", "statement")), items, spans, dropped)


def _item(word: Word, sheet: Sheet) -> PhraseItem | None:
    written = _ITEM.fullmatch(word)
    if written is None:
        message = (
            f"'{word}' is not 'GLOSS', 'GLOSS = mots du texte', 'GLOSS @ locus' or "
            "'GLOSS @ locus>locus'."
        )
        sheet.report(word.line, "bad-value", message)
        return None
    place = written["near"] or written["far"]
    source, arrow, goal = (place or "").partition(">")
    for locus in (source, goal) if arrow else (source,) if place else ():
        if locus not in LOCI:
            message = f"no locus called '{locus}'. {did_you_mean(locus, LOCI)}"
            sheet.report(word.line, "unknown-locus", message)
    french = written["french"] or ""
    if arrow:
        return PhraseItem(written["gloss"], french, source=source, goal=goal)
    return PhraseItem(written["gloss"], french, place)


def _span(word: Word, count: int, sheet: Sheet) -> tuple[str, int, int] | None:
    written = _NONMANUAL.fullmatch(word)
    name = written["name"] if written else str(word)
    if name not in SYNTACTIC:
        message = f"no syntactic non-manual called '{name}'. {did_you_mean(name, SYNTACTIC)}"
        sheet.report(word.line, "unknown-nonmanual", message)
        return None
    if written is None or written["first"] is None:
        if written is None:
            sheet.report(word.line, "bad-span", f"'{word}' is not '{name}' or '{name} 0-1'.")
        return (name, 0, count - 1)
    first = int(written["first"])
    last = int(written["last"] or first)
    if not first <= last < count:
        message = f"'{word}' points outside the items, which are counted 0 to {count - 1}."
        sheet.report(word.line, "bad-span", message)
        return None
    return (name, first, last)


def _check_words(phrase: Phrase, part: Fields, sheet: Sheet) -> None:
    slots = _SLOT.findall(phrase.text)
    for slot in {slot for slot in slots if slots.count(slot) > 1}:
        message = f"the slot '{slot}' stands twice in '{phrase.text}'. Name the second otherwise."
        sheet.report(part.line, "bad-value", message)
    placed = place_words(phrase)
    lines = {
        str(word): word.line
        for clause in part.get("clauses", ())
        for word in (*clause.get("dropped", {}), *clause.get("items", ()))
    }
    for words in placed.unknown:
        line = next(
            (at for text, at in lines.items() if text == words or text.endswith(f"= {words}")),
            part.line,
        )
        message = f"the words '{words}' do not stand in '{phrase.text}'."
        sheet.report(line, "unknown-words", message)
    if placed.uncovered:
        named = ", ".join(f"'{words}'" for words in placed.uncovered)
        message = f"{named} of '{phrase.text}' is neither in an item nor in 'dropped'."
        sheet.report(part.lines["clauses"], "uncovered-text", message)


def share_clauses(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Gives phrases without clauses those of another phrase with the very same text."""
    authored: dict[str, Phrase] = {}
    for phrase in phrases:
        if phrase.clauses:
            authored.setdefault(phrase.text, phrase)
    return [
        phrase
        if phrase.clauses or phrase.text not in authored
        else replace(
            phrase,
            clauses=authored[phrase.text].clauses,
            status=authored[phrase.text].status,
            reviewed_by=authored[phrase.text].reviewed_by,
        )
        for phrase in phrases
    ]
