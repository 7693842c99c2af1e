"""A rule of the glossing: a small function with its source, an example and a counter-example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lsf_avatar.glossing.draft import Draft

Change = Callable[[Draft], Draft]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        name: Stable; the trace and `dropped` name it.
        change: Clause to clause; returns the same clause where it does not apply.
        source: Who says so.
        confidence: `high`, `medium`, `low` or `gk`, as for entries.
        example: A French text on which it fires.
        counter_example: A French text near it on which it must not fire.
    """

    name: str
    change: Change
    source: str
    confidence: str
    example: str
    counter_example: str

    def __post_init__(self) -> None:
        for what in (self.source, self.example, self.counter_example):
            if not what:
                raise ValueError(f"the rule {self.name} lacks its source or an example")


SOURCES = {
    "order": "AD Signes notes (FlorianCcj/notes); langage-des-signes.com/grammaire; wikibooks LSF",
    "unsigned": "AD Signes notes A1-Content; maman-malentendante.com (être, avoir, faire unsigned)",
    "negation": "signlanguagesforpupils.eu/lsf-negation; maman-malentendante.com; signonspot.com",
    "condition": "lsf.bonjour-world.com/cours/la-phrase-conditionnelle",
    "pointing": "lsf-portedeveil.com; jeang.be (LSFB); signlanguagesforpupils.eu",
    "to-check": "developers, to be checked by Deaf signers",
    "gk": "general knowledge of LSF teaching; no source read",
}
"""Where the rules were read (research: LSF grammar §3.1); none was checked by a Deaf linguist."""


def rule(
    name: str, *, source: str, confidence: str, example: str, counter_example: str
) -> Callable[[Change], Rule]:
    """Makes a rule of a function."""

    def made(change: Change) -> Rule:
        return Rule(name, change, SOURCES[source], confidence, example, counter_example)

    return made
