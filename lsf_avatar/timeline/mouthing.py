"""The lips: phones of the mouthed word, laid over the time of its sign."""

from __future__ import annotations

from collections.abc import Sequence

from lsf_avatar.phonology.utterance import Item
from lsf_avatar.phonology.visemes import VISEME_OF_PHONE
from lsf_avatar.timeline.score import ItemTime, Segment

SHORTEST_PHONE_S = 0.075
"""Below that lips cannot be followed: unhurried speech has 10 to 14 phones a second (general
knowledge)."""
LONGEST_PHONE_S = 0.26
"""Beyond that a word would be drawn out unlike speech; the last viseme is not held on."""
_LEAD_S = 0.10
"""The lips start a little before the hand arrives (general knowledge)."""
_SPREAD = 0.55
"""How far a viseme reaches into its neighbours, as a share of a phone: lips are never still
between two phones (peers: co-articulated visemes)."""


def mouthing(items: Sequence[Item], times: Sequence[ItemTime]) -> tuple[Segment, ...]:
    """One segment a phone, overlapping its neighbours; phones without a viseme are silent."""
    made: list[Segment] = []
    free_s = 0.0
    for number, (item, time) in enumerate(zip(items, times, strict=True)):
        if not item.phones:
            continue
        span = time.end_s - time.start_s + _LEAD_S
        phone_s = min(max(span / len(item.phones), SHORTEST_PHONE_S), LONGEST_PHONE_S)
        step_s = max(span / len(item.phones), phone_s) if _is_code(item) else phone_s
        start = max(time.start_s, free_s)
        for order, phone in enumerate(item.phones):
            viseme = VISEME_OF_PHONE.get(phone, "silence")
            made.append(_viseme(viseme, start + order * step_s, phone_s, number))
        free_s = start + len(item.phones) * step_s
    return tuple(made)


def _is_code(item: Item) -> bool:
    """Whether characters are said one by one, as those of a plate.

    Said in one go the lips would be done seconds before the hand (seen on films of plates); phones
    are spread over the whole, for it is not known which belong to which character.
    """
    return item.kind == "spelled" and any(letter.isdigit() for letter in item.letters)


def _viseme(name: str, at_s: float, phone_s: float, item: int) -> Segment:
    reach = _SPREAD * phone_s
    return Segment(
        max(0.0, at_s - reach),
        at_s + 0.3 * phone_s,
        at_s + 0.7 * phone_s,
        at_s + phone_s + reach,
        name,
        item=item,
    )
