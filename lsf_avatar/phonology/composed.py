"""Handshapes composed from parts: base, thumb, bend, single fingers, or two that a hand is between.

A composed handshape is written as a name, so it stands wherever a named one does:

    finger2 out hook                 base, thumb, bend of the selected fingers
    finger2345 out middle:straight   one finger bent by its own
    pinch12open middle               another finger selected instead of the base's
    flathand spread                  fingers apart; `together`: side by side; `crossed`
    flathand & flathand bend         between two

Bases, thumbs and bends are those of HamNoSys 4. Bends are quarters of each joint's most, after
the UEA's transform of HamNoSys to SiGML (straight 400, bend 222, hook 044, double bent 440,
double hooked 444, half bent 200); maxima as in `phonology.handshapes`. Round and pinched angles
are those of the named hands that the research table pairs with a base; confidence medium.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.phonology.handshapes import FINGERS, HANDSHAPES, Angles, Handshape

Quarters = tuple[float, float, float]
"""Bend at knuckle, middle joint and end joint, quarters of the most."""

MOST_DEG = (90.0, 108.0, 90.0)
BASES = (
    "fist", "flathand", "finger2", "finger23", "finger23spread", "finger2345", "pinch12",
    "pinchall", "pinch12open", "cee12", "ceeall", "ceeopen",
)  # fmt: skip
COMPOSED_THUMBS = ("out", "across", "open")
BENDS: dict[str, Quarters] = {
    "straight": (4, 0, 0), "bend": (2, 2, 2), "hook": (0, 4, 4), "doublebent": (4, 4, 0),
    "doublehooked": (4, 4, 4), "halfbent": (2, 0, 0),
}  # fmt: skip
"""`straight` fingers bend at the knuckles only, as in HamNoSys."""
SPREADS = ("spread", "together")

_CLOSED: Angles = (0.0, 90.0, 108.0, 90.0)
_FAN = (16.0, 4.0, -4.0, -16.0)
_SPREAD_OF_BASE = {
    "finger23spread": (16.0, -4.0, 0.0, 0.0), "finger2345": _FAN,
    "pinch12open": (0.0, 4.0, -4.0, -16.0), "ceeopen": (0.0, 4.0, -4.0, -16.0),
}  # fmt: skip
_SELECTED: dict[str, tuple[int, ...]] = {
    "fist": (), "flathand": (0, 1, 2, 3), "finger2": (0,), "finger23": (0, 1),
    "finger23spread": (0, 1), "finger2345": (0, 1, 2, 3), "pinch12": (0,),
    "pinchall": (0, 1, 2, 3), "pinch12open": (0,), "cee12": (0,), "ceeall": (0, 1, 2, 3),
    "ceeopen": (0,),
}  # fmt: skip
_ROUND = {"pinch12": (63.0, 43.0, 22.0), "pinchall": (40.0, 65.0, 31.0),
          "pinch12open": (63.0, 43.0, 22.0), "cee12": (45.0, 54.0, 45.0),
          "ceeall": (45.0, 54.0, 45.0), "ceeopen": (45.0, 54.0, 45.0)}  # fmt: skip
_STRAIGHT = {"pinch12": (68.0, 11.0, 9.0), "pinchall": (66.0, 11.0, 9.0),
             "pinch12open": (68.0, 11.0, 9.0), "cee12": (45.0, 0.0, 0.0),
             "ceeall": (45.0, 0.0, 0.0), "ceeopen": (45.0, 0.0, 0.0)}  # fmt: skip
_OPEN_REST = ("pinch12open", "ceeopen")
_ROUND_REST: dict[int, Angles] = {1: (8.0, 18.0, 22.0, 18.0), 2: (-2.0, 9.0, 11.0, 9.0)}
"""Fingers beside a round pinch are not quite straight."""
_FLAT = ("flathand", "finger2345")
_THUMB_OF_BASE = {
    "fist": "alongside", "flathand": "alongside", "finger2345": "alongside", "finger2": "across",
    "finger23": "across", "finger23spread": "across", "pinch12": "opposed", "pinchall": "opposed",
    "pinch12open": "opposed", "cee12": "opposed_gap", "ceeall": "opposed_gap",
    "ceeopen": "opposed_gap",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """A hand as it is composed.

    Attributes:
        base: One of `BASES`.
        thumb: One of `COMPOSED_THUMBS`, or empty for the base's own.
        bend: Of the selected fingers; None where the base says.
        selected: Fingers selected one by one, 0 index to 3 little finger; empty for the base's.
        bends: Finger → its own bend, in the order of the fingers.
        spread: One of `SPREADS`, or empty for the base's own.
        crossed: Whether index and middle cross.
    """

    base: str
    thumb: str = ""
    bend: Quarters | None = None
    selected: tuple[int, ...] = ()
    bends: tuple[tuple[int, Quarters], ...] = ()
    spread: str = ""
    crossed: bool = False


def spelled(forms: Sequence[Form]) -> str:
    """The name of one hand, or of what lies between two: the inverse of `forms_named`."""
    return " & ".join(_spelled(form) for form in forms)


def forms_named(name: str) -> tuple[Form, ...]:
    """The parts of a composed name, one form or two.

    Raises:
        UnknownNameError: If a word of it is none of a handshape's.
    """
    forms = tuple(_form_named(part.split(), name) for part in name.split("&"))
    if len(forms) > 2:
        raise UnknownNameError("handshape", name, HANDSHAPES)
    return forms


@lru_cache(maxsize=4096)
def handshape(name: str) -> Handshape:
    """A handshape by its name, named or composed.

    Raises:
        UnknownNameError: If it is neither.
    """
    if name in HANDSHAPES:
        return HANDSHAPES[name]
    fingers, thumb = composed(forms_named(name))
    return Handshape(name, name, "", "", fingers, thumb)


def composed(
    forms: Sequence[Form],
) -> tuple[tuple[Angles, Angles, Angles, Angles], str]:
    """Four fingers' angles in degrees, the mean of the forms, and the first one's thumb."""
    hands = [_fingers(form) for form in forms]
    index, middle, ring, pinky = (
        tuple(sum(hand[finger][k] for hand in hands) / len(hands) for k in range(4))
        for finger in range(4)
    )
    return (_angles(index), _angles(middle), _angles(ring), _angles(pinky)), thumb_of(forms[0])


def thumb_of(form: Form) -> str:
    """The pose of its thumb, one of `handshapes.THUMBS`."""
    if form.thumb == "across":
        return "across_palm" if form.base in _FLAT else "across"
    return {"out": "out", "open": "opposed_gap"}.get(form.thumb, _THUMB_OF_BASE[form.base])


def selected_of(form: Form) -> tuple[int, ...]:
    """The fingers that a base's bend is about."""
    whole = _SELECTED[form.base]
    return whole if len(whole) == 4 or not form.selected else form.selected


def _fingers(form: Form) -> list[Angles]:
    spread = _spread(form)
    selected, bends = selected_of(form), dict(form.bends)
    fingers: list[Angles] = []
    for number in range(4):
        if number in bends:
            joints = _bent(form.base, bends[number])
        elif number in selected:
            joints = _bent(form.base, form.bend)
        elif form.base == "pinch12open" and form == Form("pinch12open", form.thumb):
            fingers.append(_ROUND_REST.get(number, (-12.0, 0.0, 0.0, 0.0)))
            continue
        elif form.base in _OPEN_REST:
            joints = (0.0, 0.0, 0.0)
        else:
            fingers.append(_CLOSED)
            continue
        fingers.append((spread[number], *joints))
    return fingers


def _spread(form: Form) -> Sequence[float]:
    if form.crossed:
        return (-8.0, 0.0, 0.0, 0.0)
    if form.spread == "together":
        return (0.0, 0.0, 0.0, 0.0)
    if form.spread == "spread":
        return _SPREAD_OF_BASE["finger23spread"] if selected_of(form) == (0, 1) else _FAN
    if form.base == "finger23spread" and form.selected not in ((), (0, 1)):
        return _FAN if 2 not in form.selected or 3 in form.selected else (16.0, 0.0, -16.0, 0.0)
    return _SPREAD_OF_BASE.get(form.base, (0.0, 0.0, 0.0, 0.0))


def _bent(base: str, quarters: Quarters | None) -> tuple[float, float, float]:
    if base in _ROUND and quarters in (None, (2, 2, 2), (0, 0, 0)):
        return _ROUND[base]
    if base in _ROUND and quarters == (4, 0, 0):
        return _STRAIGHT[base]
    first, second, third = quarters or (0, 0, 0)
    return (MOST_DEG[0] * first / 4, MOST_DEG[1] * second / 4, MOST_DEG[2] * third / 4)


def _angles(numbers: Sequence[float]) -> Angles:
    spread, first, second, third = numbers
    return (spread, first, second, third)


def _spelled(form: Form) -> str:
    words = [form.base, form.thumb, "" if form.bend is None else _bend_word(form.bend)]
    bends = dict(form.bends)
    words += [FINGERS[number] for number in form.selected if number not in bends]
    words += [f"{FINGERS[number]}:{_bend_word(bend)}" for number, bend in form.bends]
    words += [form.spread, "crossed" if form.crossed else ""]
    return " ".join(word for word in words if word)


def _bend_word(quarters: Quarters) -> str:
    named = next((name for name, known in BENDS.items() if known == quarters), "")
    return named or "/".join(f"{quarter:g}" for quarter in quarters)


def _form_named(words: Sequence[str], name: str) -> Form:
    if not words or words[0] not in BASES:
        raise UnknownNameError("handshape", name, (*HANDSHAPES, *BASES))
    thumb, bend, spread, crossed = "", None, "", False
    selected: list[int] = []
    bends: dict[int, Quarters] = {}
    for word in words[1:]:
        finger, _, how = word.partition(":")
        quarters = _quarters(how or word)
        if word in COMPOSED_THUMBS:
            thumb = word
        elif word in SPREADS:
            spread = word
        elif word == "crossed":
            crossed = True
        elif finger in FINGERS and how and quarters is not None:
            bends[FINGERS.index(finger)] = quarters
        elif word in FINGERS:
            selected.append(FINGERS.index(word))
        elif quarters is not None and not how:
            bend = quarters
        else:
            known = (*COMPOSED_THUMBS, *BENDS, *FINGERS, *SPREADS, "crossed")
            raise UnknownNameError("part of a handshape", word, known)
    own = tuple(sorted(bends.items()))
    return Form(words[0], thumb, bend, tuple(selected), own, spread, crossed)


def _quarters(word: str) -> Quarters | None:
    if word in BENDS:
        return BENDS[word]
    try:
        numbers = [float(piece) for piece in word.split("/")]
    except ValueError:
        return None
    if len(numbers) != 3 or not all(0.0 <= number <= 4.0 for number in numbers):
        return None
    return (numbers[0], numbers[1], numbers[2])
