"""Sentences of the recap: what is answered, then the answer, as topic and comment.

« Numéro de la plaque : AB-123-CD » is authored up to the colon (`p.v.plate/recap`); the answer is
glossed as it would be alone, as a phrase of an option or by the rules.

Source: topic first, then what is said of it: research/lsf.md §3.2; confidence high.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lsf_avatar.lexicon.entries import Lexicon, Phrase
from lsf_avatar.phonology.nonmanuals import Span
from lsf_avatar.phonology.utterance import Utterance

_COLON = " : "


@dataclass(frozen=True, slots=True)
class Recap:
    """A text that begins as a sentence of the recap.

    Attributes:
        topic: The phrase of what is answered.
        answer_at: Offset of the answer.
    """

    topic: Phrase
    answer_at: int


def recap_of(text: str, lexicon: Lexicon) -> Recap | None:
    """The topic that a text begins with, if an answer follows; None if it is no such sentence."""
    head, colon, answer = text.partition(_COLON)
    phrase = lexicon.by_text.get(f"{head} :")
    if not answer.strip() or phrase is None or not phrase.id.endswith("/recap"):
        return None
    return Recap(phrase, len(head) + len(colon))


def topic_then_answer(text: str, topic: Utterance, answer: Utterance, at: int) -> Utterance:
    """One utterance of both.

    Args:
        text: The whole text.
        topic: Of its beginning, in offsets of the whole text.
        answer: Of its end, in offsets of its own.
        at: Where the answer starts.
    """
    clauses, items = len(topic.clauses), len(topic.items)
    return Utterance(
        text,
        (
            *topic.clauses,
            *(
                replace(
                    clause,
                    start=clause.start + at,
                    end=clause.end + at,
                    spans=tuple(
                        Span(s.name, s.first + items, s.last + items) for s in clause.spans
                    ),
                )
                for clause in answer.clauses
            ),
        ),
        (
            *topic.items,
            *(
                replace(i, start=i.start + at, end=i.end + at, clause=i.clause + clauses)
                for i in answer.items
            ),
        ),
        (
            *topic.dropped,
            *(replace(gone, start=gone.start + at, end=gone.end + at) for gone in answer.dropped),
        ),
        (*topic.trace, *answer.trace),
    )
