"""Handshapes: base, thumb, bend and single fingers, against the handshapes of the phonology.

A notation composes a hand from parts; the phonology has named hands. The composed angles are
compared with all of them and the nearest is taken, with what differs. Bends as quarters of each
joint's most, after the UEA's transform of HamNoSys to SiGML (straight 400, bend 222, hook 044,
double bent 440, double hooked 444, half bent 200); maxima as in `phonology.handshapes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lsf_avatar.notation.tree import Token
from lsf_avatar.phonology.handshapes import HANDSHAPES, Angles

MOST_DEG = (90.0, 108.0, 90.0)
BENDS = {
    "": (0, 0, 0), "fingerstraightmod": (4, 0, 0), "fingerbendmod": (2, 2, 2),
    "fingerhookmod": (0, 4, 4), "doublebent": (4, 4, 0), "doublehooked": (4, 4, 4),
    "halfbent": (2, 0, 0),
}  # fmt: skip
"""Bend → quarters at knuckle, middle joint, end joint."""
DIGITS = {"indexfinger": 0, "middlefinger": 1, "ringfinger": 2, "pinky": 3}
NOTED_DEG = 30.0
"""Differences of a joint from here on are listed."""

_CLOSED: Angles = (0.0, 90.0, 108.0, 90.0)
_SPREADS = {
    "finger23spread": (16.0, -4.0, 0.0, 0.0), "finger2345": (16.0, 4.0, -4.0, -16.0),
    "pinch12open": (0.0, 4.0, -4.0, -16.0), "ceeopen": (0.0, 4.0, -4.0, -16.0),
}  # fmt: skip
_SELECTED = {
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
_THUMB_NEAR = {
    frozenset(pair): cost
    for pair, cost in (
        (("across", "across_palm"), 5.0), (("alongside", "alongside_forward"), 20.0),
        (("alongside", "across"), 30.0), (("alongside", "out"), 30.0),
        (("out", "out_hooked"), 15.0), (("opposed", "opposed_gap"), 20.0),
        (("opposed_gap", "alongside_forward"), 10.0), (("opposed_gap", "out_hooked"), 30.0),
    )
}  # fmt: skip
_FAR_THUMB = 60.0
_NOT_COMPOSED = frozenset(("F", "R", "cle", "poing_pouce_entre"))
"""Told from others by what touches what, not by angles: never the nearest by angles."""
FRENCH_THUMBS = {
    "across": "sur les doigts", "across_palm": "dans la paume", "alongside": "contre l’index",
    "alongside_forward": "devant l’index", "out": "écarté", "out_hooked": "écarté, plié",
    "opposed": "opposé, au contact", "opposed_gap": "opposé, sans contact",
    "between": "entre index et majeur",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """A hand as a notation composes it.

    Attributes:
        base: Name of a base, such as `finger2`.
        thumb: `thumboutmod`, `thumbacrossmod`, `thumbopenmod` or nothing.
        bend: Quarters at the three joints of the selected fingers; None where not written.
        selected: Fingers selected one by one, 0 index to 3 little finger; empty for the base's.
        bends: Finger → its own quarters.
        crossed: Whether index and middle cross.
    """

    base: str
    thumb: str = ""
    bend: tuple[int, int, int] | None = None
    selected: tuple[int, ...] = ()
    bends: tuple[tuple[int, tuple[int, int, int]], ...] = ()
    crossed: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The handshape of the phonology that is nearest, and what differs in words; else empty."""

    id: str
    difference: str = ""


@lru_cache(maxsize=4096)
def nearest(forms: tuple[Form, ...]) -> Shape:
    """The named hand nearest to a composed one, or to the middle between two."""
    if forms[0].crossed:
        return Shape("R")
    composed = [_composed(form) for form in forms]
    fingers = [
        tuple(sum(each[0][f][j] for each in composed) / len(composed) for j in range(4))
        for f in range(4)
    ]
    thumb = composed[0][1]
    found = min(
        (shape for shape in HANDSHAPES.values() if shape.id not in _NOT_COMPOSED),
        key=lambda shape: _fingers_cost(shape.fingers, fingers) + _thumb_cost(shape.thumb, thumb),
    )
    return Shape(found.id, _difference(found.fingers, fingers, found.thumb, thumb))


def forms_of(tokens: Sequence[Token], before: Form | None) -> tuple[tuple[Form, ...], list[str]]:
    """What a handshape group composes: one hand, or two that it lies between.

    Args:
        tokens: Of the group. Without a base it changes the hand before.
        before: The hand before, if any.

    Returns:
        The hands, and what was written but not carried.
    """
    forms: list[Form] = []
    lost: list[str] = []
    run: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and token.kind != "between":
            run.append(token)
            continue
        form, missed = _form(run, forms[-1] if forms else before)
        forms.append(form)
        lost += missed
        run = []
    return tuple(forms), lost


def _form(tokens: Sequence[Token], before: Form | None) -> tuple[Form, list[str]]:
    """One hand from its symbols."""
    base = next((token.name for token in tokens if token.kind == "shape"), "")
    start = Form(base) if base else (before or Form("flathand"))
    thumb, bend, crossed = start.thumb, start.bend, False
    selected: list[int] = []
    bends = dict(start.bends)
    lost: list[str] = []
    digit: str | None = None
    pair: list[str] = []
    for token in tokens:
        name = token.name
        if token.kind == "thumb":
            thumb = name
        elif token.kind == "bend" and digit in DIGITS:
            bends[DIGITS[digit or ""]] = BENDS[name]
            selected = [one for one in selected if one != DIGITS[digit or ""]]
        elif token.kind == "bend" and digit is None:
            bend = BENDS[name]
        elif token.kind == "digit":
            digit = name
            if pair:
                crossed |= {*pair, name} >= {"indexfinger", "middlefinger"}
                lost += [] if crossed else [f"contact {'-'.join([*pair, name])}"]
                pair = []
            elif name in DIGITS:
                selected.append(DIGITS[name])
        elif token.kind == "part" and digit is not None:
            pair = [digit, name]
        elif token.kind in ("size", "behind", "reference", "part", "side"):
            lost.append(f"{token.symbol.name} de la configuration")
    own = tuple(selected) if base in ("", *_SELECTED) and not crossed else ()
    return Form(base or start.base, thumb, bend, own, tuple(sorted(bends.items())), crossed), lost


def _composed(form: Form) -> tuple[list[Angles], str]:
    """Four fingers' angles, and the thumb's pose."""
    selected = form.selected or _SELECTED[form.base]
    if len(_SELECTED[form.base]) == 4:
        selected = _SELECTED[form.base]
    spread = _SPREADS.get(form.base, (0.0, 0.0, 0.0, 0.0))
    bends = dict(form.bends)
    fingers: list[Angles] = []
    for number in range(4):
        if number in bends:
            joints = _bent(form.base, bends[number])
        elif number in selected:
            joints = _bent(form.base, form.bend)
        elif form.base == "pinch12open" and form.bend is None and number in _ROUND_REST:
            fingers.append(_ROUND_REST[number])
            continue
        elif form.base in _OPEN_REST:
            joints = (0.0, 0.0, 0.0)
        else:
            fingers.append(_CLOSED)
            continue
        fingers.append((spread[number], *joints))
    return fingers, _thumb(form)


def _bent(base: str, quarters: tuple[int, int, int] | None) -> tuple[float, float, float]:
    if base in _ROUND and quarters in (None, (2, 2, 2), (0, 0, 0)):
        return _ROUND[base]
    if base in _ROUND and quarters == (4, 0, 0):
        return _STRAIGHT[base]
    quarter = quarters or (0, 0, 0)
    mcp, pip, dip = (most * share / 4 for most, share in zip(MOST_DEG, quarter, strict=True))
    return (mcp, pip, dip)


def _thumb(form: Form) -> str:
    if form.thumb == "thumboutmod":
        return "out"
    if form.thumb == "thumbacrossmod":
        return "across_palm" if form.base in _FLAT else "across"
    if form.thumb == "thumbopenmod":
        return "opposed_gap"
    return _THUMB_OF_BASE[form.base]


def _fingers_cost(known: Iterable[Angles], asked: Iterable[Sequence[float]]) -> float:
    return sum(
        1.5 * abs(k[0] - a[0]) + sum(abs(k[j] - a[j]) for j in (1, 2, 3)) / 3
        for k, a in zip(known, asked, strict=True)
    )


def _thumb_cost(known: str, asked: str) -> float:
    if known == asked:
        return 0.0
    return _THUMB_NEAR.get(frozenset((known, asked)), _FAR_THUMB)


def _difference(
    known: Sequence[Angles], fingers: Sequence[Sequence[float]], thumb: str, asked: str
) -> str:
    worst = max(abs(k[j] - a[j]) for k, a in zip(known, fingers, strict=True) for j in (1, 2, 3))
    parts = [f"doigts pliés de {worst:.0f}° autrement"] if worst >= NOTED_DEG else []
    if _thumb_cost(thumb, asked) >= 20.0:
        parts.append(f"pouce {FRENCH_THUMBS[asked]}")
    return ", ".join(parts)
