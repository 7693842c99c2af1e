"""The lips: phones of the mouthed word, laid over the time of its sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

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


def mouthing(
    items: Sequence[Item], times: Sequence[ItemTime], comes_s: Mapping[tuple[int, int], float]
) -> tuple[Segment, ...]:
    """One segment a phone, overlapping its neighbours; phones without a viseme are silent.

    Args:
        items: In order.
        times: When each is signed.
        comes_s: Item and sign within it → when the hand has come there.
    """
    made: list[Segment] = []
    free_s = 0.0
    for number, (item, time) in enumerate(zip(items, times, strict=True)):
        if not item.phones:
            continue
        for phones, from_s, to_s in _spoken(item, time.start_s, time.end_s, comes_s, number):
            phone_s = min(max((to_s - from_s) / len(phones), SHORTEST_PHONE_S), LONGEST_PHONE_S)
            from_s = max(from_s, free_s)
            for order, phone in enumerate(phones):
                viseme = VISEME_OF_PHONE.get(phone, "silence")
                made.append(_viseme(viseme, from_s + order * phone_s, phone_s, number))
            free_s = from_s + len(phones) * phone_s
    return tuple(made)


def _spoken(
    item: Item, start_s: float, end_s: float, comes_s: Mapping[tuple[int, int], float], number: int
) -> list[tuple[tuple[str, ...], float, float]]:
    """Phones that are said in one go, from when, and until when there is time for them.

    The characters of a plate are said one by one, each as the hand comes to it, and so are the
    words of a compound: in one go the lips would be done seconds before the hand (seen on films).
    """
    if not item.said:
        return [(item.phones, start_s, end_s + _LEAD_S)]
    comes = [comes_s[number, sign] - _LEAD_S for sign in range(len(item.said))] + [end_s]
    if item.kind == "sign":
        comes[0] = start_s
    ends = accumulate(item.said)
    return [
        (item.phones[end - count : end], comes[at], comes[at + 1])
        for at, (count, end) in enumerate(zip(item.said, ends, strict=True))
        if count
    ]


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
