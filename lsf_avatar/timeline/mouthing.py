"""The lips: phones of the mouthed word, laid over the time of its sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

import numpy as np

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
_Said = tuple[tuple[str, ...], float, float]
"""Phones, and from when to when they are said, seconds."""
_COUNTED = ("number", "date", "time")
"""Items whose words follow their signs, one part after the other."""


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
) -> list[_Said]:
    """Phones that are said in one go, from when, and until when there is time for them.

    The characters of a plate are said one by one, each as the hand comes to it, and so are the
    words of a compound, of a name and of a number: in one go the lips would be done seconds
    before the hand (seen on films).
    """
    if not item.said and (len(item.signs) < 2 or item.kind not in _COUNTED):
        return [_in_one_go(item, start_s, end_s, comes_s.get((number, 0), start_s))]
    comes = [comes_s[number, sign] - _LEAD_S for sign in range(len(item.signs))] + [end_s]
    if not item.said:
        return _spread(item.phones, comes)
    if item.kind == "sign":
        comes[0] = start_s
    ends = tuple(accumulate(item.said))
    begun = [at for at, count in enumerate(item.said) if count] + [len(item.said)]
    return [
        (item.phones[ends[at] - item.said[at] : ends[at]], comes[at], comes[until])
        for at, until in pairwise(begun)
    ]


def _in_one_go(item: Item, start_s: float, end_s: float, comes_s: float) -> _Said:
    """A word that is short for its sign waits for the hand; a long one begins on the way there."""
    until_s = end_s + _LEAD_S
    spare_s = until_s - start_s - len(item.phones) * LONGEST_PHONE_S
    wait_s = min(spare_s, comes_s - _LEAD_S - start_s)
    return item.phones, start_s + max(0.0, wait_s), until_s


def _spread(phones: tuple[str, ...], comes_s: Sequence[float]) -> list[_Said]:
    """Phones shared out evenly among signs: nobody has said which belong to which."""
    signs = len(comes_s) - 1
    shares = np.linspace(0.0, signs, len(phones) + 1)
    at_s = np.interp(shares, np.arange(signs + 1), comes_s).tolist()
    return [((phone,), *at) for phone, at in zip(phones, pairwise(at_s), strict=True)]


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
