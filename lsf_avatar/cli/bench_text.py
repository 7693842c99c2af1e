"""Long texts for `lsf bench --only growth`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lsf_avatar.phonology.utterance import Clause, Item, Utterance
from lsf_avatar.timeline.schedule import schedule


def repeated(sentences: Sequence[Utterance], seconds: float) -> Utterance:
    """The sentences one after the other, again and again, until they take that long to sign.

    Args:
        sentences: At least one.
        seconds: At tempo 1.
    """
    took = [schedule(sentence).duration_s for sentence in sentences]
    text, clauses, items = "", list[Clause](), list[Item]()
    spent, number = 0.0, 0
    while spent < seconds:
        one = sentences[number % len(sentences)]
        spent += took[number % len(sentences)]
        at, first, clause = len(text), len(items), len(clauses)
        clauses += [
            replace(
                c,
                start=c.start + at,
                end=c.end + at,
                spans=tuple(
                    replace(s, first=s.first + first, last=s.last + first) for s in c.spans
                ),
            )
            for c in one.clauses
        ]
        items += [
            replace(i, start=i.start + at, end=i.end + at, clause=i.clause + clause)
            for i in one.items
        ]
        text, number = f"{text}{one.text} ", number + 1
    return Utterance(text, tuple(clauses), tuple(items))
