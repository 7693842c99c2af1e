"""What of the form's texts is signed, spelled or missing, and which signs are asked for most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lsf_avatar.lexicon.crosscheck import MADE_BY_RULE
from lsf_avatar.lexicon.entries import Lexicon, Phrase, PhraseItem


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts over the items of all authored texts of the form.

    Attributes:
        phrases: Questions, each with at least one authored clause or not.
        notices: What the page says besides: refusals, warnings, advice.
        texts: Questions, help texts, options and notices.
        authored: Texts among them with glosses written by a person.
        items: Items of these.
        signed: Items with a form, or composed by rule from forms (numbers).
        spelled: Items that are spelled, by rule or for lack of a form.
        for_lack: Spelled only because no form is known; the others are acronyms, names, plates.
        missing: Glosses without an entry, and questions and notices without clauses (by id).
        by_status: Status of the entry → items.
        by_confidence: Confidence of the entry → items; `rule` for what rules compose.
    """

    phrases: int
    notices: int
    texts: int
    authored: int
    items: int
    signed: int
    spelled: int
    for_lack: int
    missing: tuple[str, ...]
    by_status: dict[str, int]
    by_confidence: dict[str, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """A word whose form nobody knows yet.

    Attributes:
        gloss: Its gloss; `#WORD` where it has no entry either.
        french: Its French words.
        needed: How many items of the form's texts name it.
        meanwhile: `spelled`, or `shown` where a depiction or compound stands in.
    """

    gloss: str
    french: tuple[str, ...]
    needed: int
    meanwhile: str


def coverage(lexicon: Lexicon) -> Coverage:
    """What of the form's texts is signed, spelled or missing."""
    questions = [lexicon.phrases[name] for name in lexicon.questions]
    whole = [*questions, *(lexicon.phrases[name] for name in lexicon.notices)]
    missing = [phrase.id for phrase in whole if not phrase.clauses]
    counts = Counter[str]()
    by_status = Counter[str]()
    by_confidence = Counter[str]()
    for phrase, item in _items(lexicon):
        counts["items"] += 1
        entry = lexicon.entries.get(item.gloss)
        if entry is None and not MADE_BY_RULE.fullmatch(item.gloss):
            missing.append(item.gloss)
            continue
        spelled = item.gloss.startswith("#") or (entry is not None and not entry.signs)
        counts["spelled" if spelled else "signed"] += 1
        counts["for_lack"] += int(spelled and (entry is not None or _for_lack(phrase, item)))
        by_status[entry.status if entry else "draft"] += 1
        by_confidence[entry.confidence if entry else "rule"] += 1
    return Coverage(
        phrases=len(questions),
        notices=len(lexicon.notices),
        texts=len(lexicon.phrases),
        authored=sum(bool(phrase.clauses) for phrase in lexicon.phrases.values()),
        items=counts["items"],
        signed=counts["signed"],
        spelled=counts["spelled"],
        for_lack=counts["for_lack"],
        missing=tuple(dict.fromkeys(missing)),
        by_status=dict(sorted(by_status.items())),
        by_confidence=dict(sorted(by_confidence.items())),
    )


def gaps(lexicon: Lexicon) -> tuple[Gap, ...]:
    """The words without a known form, those that the form's texts need most first."""
    needed = Counter(item.gloss for _, item in _items(lexicon))
    entries = (
        Gap(entry.gloss, entry.french, needed[entry.gloss], "shown" if entry.signs else "spelled")
        for entry in lexicon.entries.values()
        if entry.form == "unknown"
    )
    spelled = {
        item.gloss: Gap(item.gloss, (item.french.lower(),), needed[item.gloss], "spelled")
        for phrase, item in _items(lexicon)
        if _for_lack(phrase, item)
    }
    found = (*entries, *spelled.values())
    return tuple(sorted(found, key=lambda gap: (-gap.needed, gap.gloss)))


def _for_lack(phrase: Phrase, item: PhraseItem) -> bool:
    """Whether a word is spelled though it is no acronym, name, plate or code."""
    word = item.french
    if not item.gloss.startswith("#") or word.isupper() or any(c.isdigit() for c in word):
        return False
    return word.islower() or phrase.text.startswith(word)


def _items(lexicon: Lexicon) -> Iterator[tuple[Phrase, PhraseItem]]:
    """Every item of every authored text, each text once."""
    once: dict[str, Phrase] = {phrase.text: phrase for phrase in lexicon.phrases.values()}
    for phrase in once.values():
        for clause in phrase.clauses:
            for item in clause.items:
                yield phrase, item
