"""An utterance as a document: what `lsf gloss --json` prints and the linguists' page shows."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lsf_avatar.phonology.utterance import Utterance


def document(utterance: Utterance) -> dict[str, Any]:
    """The utterance in plain values: clauses, items, what was dropped, which rule did what."""
    return {
        "text": utterance.text,
        "clauses": [
            {"type": c.kind, "start": c.start, "end": c.end, "nonmanuals": list(c.nonmanuals)}
            for c in utterance.clauses
        ],
        "items": [
            {
                "gloss": item.gloss, "kind": item.kind, "start": item.start, "end": item.end,
                "clause": item.clause, "locus": item.locus, "status": item.status,
                "mouthing": item.mouthing,
            }
            for item in utterance.items
        ],
        "dropped": [asdict(d) for d in utterance.dropped],
        "trace": [asdict(step) for step in utterance.trace],
    }  # fmt: skip
