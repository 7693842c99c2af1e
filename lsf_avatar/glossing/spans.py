"""Syntactic non-manuals: what face and head do over a clause.

Sources disagree about the brows of questions (research: LSF grammar §3.1): signonspot.com and
blogfondation.orange.com have them furrowed for question words; LSF-CH entries have them up; and in
Martinod & Filhol 2024 only the chin pushed forward is constant. So brows are data, here.
"""

from __future__ import annotations

from collections.abc import Mapping

from lsf_avatar.glossing.draft import Draft
from lsf_avatar.phonology.nonmanuals import Span

NONMANUALS: Mapping[str, tuple[str, ...]] = {
    "yes-no": ("brows-raised", "head-forward"),
    "wh": ("brows-furrowed", "head-forward"),
    "imperative": ("nod",),
    "condition": ("condition", "brows-raised"),
    "topic": ("topic", "brows-raised"),
    "statement": (),
    "exclamation": (),
}
"""Kind of clause → names over the whole clause. Confidence: head-forward medium, brows low."""
ON_THE_ACTION = frozenset(("nod",))
"""Of these, on the last sign alone: the action. Over a whole order the head would nod on and on
(seen on films by the developers; the authored phrases nod there too)."""
HELD_AT_THE_END = frozenset(("yes-no", "wh", "condition", "topic"))
"""Kinds whose last sign is held (S for questions and conditions, GK for topics)."""


INTENSIFIERS = frozenset(("très", "vraiment", "extrêmement"))
"""Words that put themselves and what they strengthen under emphasis (GK: no source gives a rule
for LSF). An exclamation puts its last sign there (GK)."""

_FLAGGED = (("topic", "topic"), ("alternative", "body-shift"), ("reported", "body-shift"))
"""Flag of units → name over them."""


def spans_of(draft: Draft, first: int) -> tuple[Span, ...]:
    """The spans of a clause whose first item has the index `first`."""
    if not draft.units:
        return ()
    last = first + len(draft.units) - 1
    denied = [at for at, unit in enumerate(draft.units) if "negated" in unit.flags]
    spans = [
        Span(name, last if name in ON_THE_ACTION else first, last)
        for name in NONMANUALS[draft.kind]
        if not (denied and name in ON_THE_ACTION)  # a head that shakes does not nod
    ]
    if draft.kind in HELD_AT_THE_END:
        spans.append(Span("hold", last, last))
    if denied:
        spans.append(Span("headshake", first + denied[0], first + denied[-1]))
    spans += [Span("emphasis", first + at, first + to) for at, to in _stressed(draft)]
    for flag, name in _FLAGGED:
        spans += [Span(name, first + begin, first + end) for begin, end in _runs(draft, flag)]
    return tuple(spans)


def _stressed(draft: Draft) -> list[tuple[int, int]]:
    """Runs of units under emphasis: an intensifier with the unit behind it, the end of « ! »."""
    last = len(draft.units) - 1
    runs = [
        (at, min(at + 1, last))
        for at, unit in enumerate(draft.units)
        if unit.word.norm in INTENSIFIERS
    ]
    if draft.kind == "exclamation" and not any(to == last for _, to in runs):
        runs.append((last, last))
    return runs


def _runs(draft: Draft, flag: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at, unit in enumerate(draft.units):
        if flag not in unit.flags:
            continue
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs
