"""Phrases against their goldens."""

from __future__ import annotations

from pathlib import Path

from lsf_avatar.pipeline import Engine, Signed
from lsf_avatar.qa.diff import MotionDiff, diff
from lsf_avatar.qa.golden import Golden, golden_of, path_of, read_golden, write_golden


def golden_of_signed(phrase: str, signed: Signed) -> Golden:
    """The golden that a signed phrase would leave."""
    glosses = tuple(item.gloss for item in signed.utterance.items)
    return golden_of(phrase, signed.utterance.text, signed.digest, glosses, signed.motion)


def compare(engine: Engine, phrase: str, folder: Path) -> MotionDiff | None:
    """How a phrase moves now against its golden; None where it has none yet."""
    path = path_of(folder, phrase)
    if not path.exists():
        return None
    return diff(
        read_golden(path), golden_of_signed(phrase, engine.sign_phrase(phrase)), engine.avatar.body
    )


def accept(engine: Engine, phrases: list[str], folder: Path, reason: str, day: str) -> list[str]:
    """Makes today's motions the goldens, and writes down why.

    Args:
        engine: What signs.
        phrases: Ids.
        folder: `animations/golden`.
        reason: Why the motion may change; goes into the journal beside the goldens.
        day: ISO date of the acceptance.

    Returns:
        Ids whose golden is new or changed.

    Raises:
        ValueError: If no reason is given.
    """
    if not reason.strip():
        raise ValueError("accepting a motion needs a reason: it is what QA reads later")
    changed = []
    for phrase in phrases:
        difference = compare(engine, phrase, folder)
        if difference is None or difference.differs:
            write_golden(folder, golden_of_signed(phrase, engine.sign_phrase(phrase)))
            changed.append(phrase)
    if changed:
        which = "toutes les phrases" if len(changed) == len(phrases) > 3 else ", ".join(changed)
        journal = folder / "JOURNAL.md"
        head = "# Journal des mouvements acceptés\n\n" if not journal.exists() else ""
        with journal.open("a", encoding="utf-8") as lines:
            lines.write(f"{head}- {day} : {reason.strip()} ({which})\n")
    return changed
