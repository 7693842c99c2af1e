"""Handshapes of a notation: base, thumb, bend and single fingers become a name of the phonology.

Where a named hand is what is written, it is taken: its contacts are solved on the skin. Else the
hand is composed (`phonology.composed`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from lsf_avatar.notation.tree import Token
from lsf_avatar.phonology.composed import BENDS, Form, Quarters, composed, spelled
from lsf_avatar.phonology.handshapes import HANDSHAPES, Angles

DIGITS = {"indexfinger": 0, "middlefinger": 1, "ringfinger": 2, "pinky": 3}
THUMBS = {"thumboutmod": "out", "thumbacrossmod": "across", "thumbopenmod": "open"}
BEND_NAMES = {
    "fingerstraightmod": "straight", "fingerbendmod": "bend", "fingerhookmod": "hook",
    "doublebent": "doublebent", "doublehooked": "doublehooked",
}  # fmt: skip
_SAME_DEG, _SAME_SPREAD_DEG = 15.0, 6.0
"""A named hand is what is written where no joint differs by more."""
_SAME_THUMBS = (
    {"across", "across_palm"}, {"out", "out_hooked"}, {"opposed_gap", "alongside_forward"},
    {"opposed_gap", "opposed"},
)  # fmt: skip
"""Poses that one symbol may stand for, told apart by what the fingers do."""
_WRITTEN = {
    "finger23spread open middle:straight": "K", "finger2345 out hook": "griffe",
    "flathand across hook": "E",
}  # fmt: skip
"""Named hands that symbols write with rounder numbers than theirs (`shape_names`)."""
_NOT_COMPOSED = frozenset(("F", "R", "cle", "poing_pouce_entre"))
"""Told from others by what touches what, not by angles: never found by angles."""


@lru_cache(maxsize=4096)
def shape_of(forms: tuple[Form, ...]) -> str:
    """The name of a composed hand, or of the middle between two."""
    if len(forms) == 1 and forms[0].crossed and forms[0].base.startswith("finger23"):
        return "R"
    forms = forms[:1] if len(set(forms)) == 1 else forms
    if (name := _WRITTEN.get(spelled(forms))) is not None:
        return name
    fingers, thumb = composed(forms)
    same = [
        shape for shape in HANDSHAPES.values()
        if shape.id not in _NOT_COMPOSED and _same_thumb(shape.thumb, thumb)
        and _alike(shape.fingers, fingers)
    ]  # fmt: skip
    if not same:
        return spelled(forms[:2])
    best = min(same, key=lambda shape: (_off(shape.fingers, fingers), shape.thumb != thumb))
    return best.id


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


def symbols_of(forms: Sequence[Form]) -> tuple[list[str], bool]:
    """Composed hands as names of symbols without `ham`, and whether they say all of it."""
    names: list[str] = []
    exact = True
    for number, form in enumerate(forms):
        names += ["between"] if number else []
        one, whole = _symbols(form)
        names += one
        exact &= whole
    return names, exact


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
            thumb = THUMBS[name]
        elif token.kind == "bend" and digit in DIGITS:
            bends[DIGITS[digit or ""]] = BENDS[BEND_NAMES[name]]
            selected = [one for one in selected if one != DIGITS[digit or ""]]
        elif token.kind == "bend" and digit is None:
            bend = BENDS[BEND_NAMES[name]]
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
    chosen = () if crossed else tuple(dict.fromkeys(selected))
    own = tuple(sorted(bends.items()))
    return Form(base or start.base, thumb, bend, chosen, own, crossed=crossed), lost


def _symbols(form: Form) -> tuple[list[str], bool]:
    thumbs = {word: name for name, word in THUMBS.items()}
    digits = {number: name for name, number in DIGITS.items()}
    names = [form.base, *([thumbs[form.thumb]] if form.thumb else [])]
    exact = not form.spread
    if form.bend is not None:
        name, same = _bend_symbol(form.bend)
        names += name
        exact &= same
    if form.crossed:
        names += ["indexfinger", "fingernail", "middlefinger"]
    own = dict(form.bends)
    names += [digits[number] for number in form.selected if number not in own]
    for number, bend in form.bends:
        name, same = _bend_symbol(bend)
        names += [digits[number], *name]
        exact &= same
    return names, exact


def _bend_symbol(bend: Quarters) -> tuple[list[str], bool]:
    """The symbol whose bend is nearest, none for a finger that is nearly straight."""
    known: list[tuple[list[str], Quarters]] = [([n], BENDS[w]) for n, w in BEND_NAMES.items()]
    known.append(([], (0, 0, 0)))
    names, quarters = min(
        known, key=lambda one: sum(abs(a - b) for a, b in zip(one[1], bend, strict=True))
    )
    return names, quarters == bend


def _same_thumb(known: str, asked: str) -> bool:
    return known == asked or {known, asked} in _SAME_THUMBS


def _alike(known: Iterable[Angles], asked: Iterable[Angles]) -> bool:
    return all(
        abs(k[0] - a[0]) <= _SAME_SPREAD_DEG
        and all(abs(k[j] - a[j]) <= _SAME_DEG for j in (1, 2, 3))
        for k, a in zip(known, asked, strict=True)
    )


def _off(known: Iterable[Angles], asked: Iterable[Angles]) -> float:
    return sum(
        abs(k[j] - a[j]) for k, a in zip(known, asked, strict=True) for j in range(4)
    )  # fmt: skip
