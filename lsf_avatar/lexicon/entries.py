"""What the YAML of `lexicon/` becomes: entries, phrases, and the lexicon that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lsf_avatar.phonology.sign import Sign


@dataclass(frozen=True, slots=True)
class Source:
    """Where a form was read.

    Attributes:
        kind: `dictionary`, `notes`, `paper`, `composite`, `general-knowledge` or `developers`.
        ref: Title, author, version, place in it.
        read_on: ISO date.
    """

    kind: str
    ref: str
    read_on: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Who read an entry, and as what."""

    name: str
    deaf_signer: bool
    date: str
    replay: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the glosses expected for it; run as a test."""

    text: str
    glosses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of one sign.

    Attributes:
        gloss: Its name, upper case, such as `ACCIDENT`, `SIGNER-SIGNATURE`, `LETTRE-A`, `NUM-5`.
        french: French words and fixed expressions it stands for, lower case, first one first.
        pos: `noun`, `verb`, `adjective`, `adverb`, `pronoun`, `question`, `negation`, `number`,
            `letter`, `pointing`, `proform`, `conjunction`, `preposition` or `interjection`.
        sense: Which sense, in French; empty where there is only one.
        form: `known` or `unknown`; of an unknown form, `signs` is what is shown meanwhile (a
            depiction or a compound), or empty: then it is spelled.
        confidence: One of `phonology.sign.CONFIDENCES`.
        status: One of `phonology.sign.STATUSES`.
        signs: The form: one sign, or several for a compound.
        mouthing: What is mouthed: a French word or its root; empty for nothing.
        phones: IPA phones of the mouthing where the entry gives them; else empty.
        sources: Where the form was read; never empty.
        reviewed_by: Who read it.
        variants: Other forms known, in words.
        examples: Run as tests.
        path: File, relative to the lexicon's folder.
    """

    gloss: str
    french: tuple[str, ...]
    pos: str
    sense: str
    form: str
    confidence: str
    status: str
    signs: tuple[Sign, ...]
    mouthing: str
    phones: tuple[str, ...]
    sources: tuple[Source, ...]
    reviewed_by: tuple[Review, ...]
    variants: tuple[str, ...]
    examples: tuple[Example, ...]
    path: str


@dataclass(frozen=True, slots=True)
class PhraseItem:
    """One gloss of a phrase, and the words of the French text that it carries.

    Attributes:
        gloss: An entry's gloss, `#WORD` for spelling, `PT-A`, `PT-B`, `PT-VOUS`… for pointing,
            or `{slot}` for a value.
        french: The words of the text it carries, exactly as they stand there; empty for an item
            that the text only implies (a pointing, say).
        locus: One of `phonology.utterance.LOCI`, or None.
        source: Of a verb that agrees, the locus of who acts, or None.
        goal: The locus of whom it is done to, or None.
    """

    gloss: str
    french: str = ""
    locus: str | None = None
    source: str | None = None
    goal: str | None = None


NOTICE = "notice."
"""How the id of a phrase begins that is no question: a refusal, a warning, advice, help."""


@dataclass(frozen=True, slots=True)
class PhraseClause:
    """One clause of a phrase.

    Attributes:
        kind: One of `phonology.utterance.CLAUSE_KINDS`.
        items: In signing order.
        nonmanuals: (name, first, last) over its items, counted from 0 within the clause.
        dropped: Words of the text that are not signed → name of the rule.
    """

    kind: str
    items: tuple[PhraseItem, ...]
    nonmanuals: tuple[tuple[str, int, int], ...]
    dropped: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One text of the form, authored in glosses.

    Attributes:
        id: Of the question, such as `acc.injured`; with a suffix for its help (`acc.injured/help`)
            or an option (`acc.injured/option/1`), or what its answer is called in the recap
            (`acc.injured/recap`); `notice.…` for what the page says besides.
        text: The French text exactly as the page shows it.
        clauses: In signing order; empty where nobody has authored it: then the rules gloss it.
        status: One of `phonology.sign.STATUSES`.
        reviewed_by: Who read it.
        note: Why the order or a choice, for linguists; may be empty.
        path: File, relative to the lexicon's folder.
    """

    id: str
    text: str
    clauses: tuple[PhraseClause, ...]
    status: str
    reviewed_by: tuple[Review, ...]
    note: str
    path: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All entries and phrases, checked.

    Attributes:
        entries: Gloss → entry, in order of gloss.
        by_french: French word or expression, lower case with accents → its entries, best first.
        phrases: Id → phrase, in the order of the form, notices at the end.
        by_text: Exact French text → phrase.
        digest: SHA-256 over the files, in order of path.
    """

    entries: Mapping[str, Entry]
    by_french: Mapping[str, tuple[Entry, ...]]
    phrases: Mapping[str, Phrase]
    by_text: Mapping[str, Phrase]
    digest: str

    @property
    def questions(self) -> tuple[str, ...]:
        """Ids of the questions, in the order of the form."""
        return tuple(id for id in self.phrases if "/" not in id and not id.startswith(NOTICE))

    @property
    def notices(self) -> tuple[str, ...]:
        """Ids of the phrases that are no question: refusals, warnings, advice."""
        return tuple(id for id in self.phrases if id.startswith(NOTICE))
