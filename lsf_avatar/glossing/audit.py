"""The last look: every letter and digit lies in an item or under a named rule."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from lsf_avatar.glossing.characters import is_control, without_accents
from lsf_avatar.phonology.utterance import Clause, Dropped, Item


def uncovered(
    text: str, items: Iterable[Item], dropped: Iterable[Dropped]
) -> list[tuple[int, int]]:
    """Stretches of letters and digits that lie in no item and under no rule."""
    covered = _covered(text, chain(items, dropped))
    stretches: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if covered[at] or not character.isalnum():
            continue
        if stretches and stretches[-1][1] == at:
            stretches[-1] = (stretches[-1][0], at + 1)
        else:
            stretches.append((at, at + 1))
    return stretches


def _covered(text: str, spans: Iterable[Item | Dropped]) -> bytearray:
    covered = bytearray(len(text))
    for span in spans:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return covered


def missing_items(text: str, stretches: Iterable[tuple[int, int]], clause: int) -> list[Item]:
    """Missing items for stretches that no stage took care of; shown, so that nobody is fooled."""
    return [
        Item(without_accents(text[start:end]), "missing", start, end, clause)
        for start, end in stretches
    ]


def nothing_signed(text: str) -> Clause:
    """The clause of a text of which nothing could be signed."""
    return Clause("statement", 0, len(text))


def unsignable(text: str, items: Iterable[Item], dropped: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """What no other stage names: characters of command, and a text that is only marks or blank."""
    spans: tuple[Item | Dropped, ...] = (*items, *dropped)
    covered = _covered(text, spans)
    commands = tuple(
        Dropped(at, at + 1, character, "control-character")
        for at, character in enumerate(text)
        if is_control(character) and not covered[at]
    )
    if spans or commands:
        return commands
    return (Dropped(0, len(text), text, "only-marks" if text.strip() else "empty-text"),)
