"""Items become beats: one posture of both hands each, with the time it is stayed at.

Here is decided what each hand does; when is decided in `hands`, once the ways between are known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lsf_avatar.phonology.agreement import directed
from lsf_avatar.phonology.directions import direction
from lsf_avatar.phonology.movements import Movement, Path
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign
from lsf_avatar.phonology.transform import (
    other_hand,
    placed,
    shared_movement,
    shared_path,
    shifted,
)
from lsf_avatar.phonology.utterance import Item, Utterance
from lsf_avatar.timeline.emphasis import emphasised, with_emphasis
from lsf_avatar.timeline.movement import movement_s
from lsf_avatar.timeline.tempo import Tempo
from lsf_avatar.timeline.way import HANDSHAPE_S, way_s

DOUBLE_LETTER_M = 0.03
"""How far a doubled letter slides to the active side (vive-la-langue-des-signes.com names the
slide; its length is the developers' proposal)."""

RECORDED = HandPosture(
    "main_plate", direction("up"), direction("passive"), Place(offset=(0.0, 0.12, 0.0))
)
"""Where a hand counts as being while a recording is played: nobody has said where it is, and ways
there and on take the time that they take from the middle of the space."""

_LAST_OF_WAY, _LEAST_LETTER_S = 0.2, 1.0 / 30.0
"""Share of a way at whose end a letter can be read already: the hand is within a tenth of its turn
(`kinematics.paths.evenly`) and its fingers have formed (`kinematics.aim`). A letter that the hand
turns far for is read that much before it stands, and may stand that much shorter, down to one
frame; developers' proposal, confidence low."""

_WRIST_KINDS = frozenset(("twist", "nod", "swing"))
"""Movements that have no direction to turn round: the opposed hand makes them half a cycle late."""
_MOST_BETWEEN = 12
"""A comma farther away belongs to something else: LSF has another order than the text."""
_SURE = frozenset("0123456789")
_NUMERIC_KINDS = frozenset(("number", "date", "time"))


@dataclass(frozen=True, slots=True)
class Play:
    """What one hand does in a beat.

    Attributes:
        posture: Where and how it is.
        path: The way there.
        movements: What it does there.
        phase: Share of a cycle by which its movements are late.
        base: Whether it is the passive hand that the active one acts on: it may stay as it is
            longer under a sign that does not need it. A hand that only doubles the active one
            would soon be read as something of its own.
        counts: Whether it is the passive hand of a digit: kept under the next one, it would be
            read as part of that.
    """

    posture: HandPosture
    path: Path = Path()
    movements: tuple[Movement, ...] = ()
    phase: float = 0.0
    base: bool = False
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Beat:
    """Both hands at one posture.

    Attributes:
        item: Index of its item.
        active: What the active hand does; None while a word without sign is shown.
        passive: What the passive hand does; None where the sign does not use it.
        stay_s: From reaching the posture to leaving it.
        letter: A letter or digit that it shows.
        sign: Number of its sign within the item.
        legible_s: Least stay, whatever the speed; 0 where the hand moves.
    """

    item: int
    active: Play | None
    passive: Play | None
    stay_s: float
    letter: str = ""
    sign: int = 0
    legible_s: float = 0.0


def beats(utterance: Utterance, tempo: Tempo) -> tuple[Beat, ...]:
    """All beats of an utterance, in order, with the holds that its clauses ask for."""
    made: list[Beat] = []
    signed: set[str] = set()
    stressed = emphasised(utterance)
    for number, item in enumerate(utterance.items):
        if number in stressed and item.kind == "sign":
            item = replace(item, signs=tuple(with_emphasis(sign) for sign in item.signs))
        own = _of_item(item, number, tempo)
        if number in stressed:
            own[-1] = replace(own[-1], stay_s=own[-1].stay_s + tempo.emphasis_s)
        elif item.kind == "sign" and not item.recorded_s:
            if item.gloss in signed:
                own = [replace(b, stay_s=b.stay_s * tempo.repeated_share) for b in own]
            signed.add(item.gloss)
        own[-1] = replace(own[-1], stay_s=own[-1].stay_s + _after_s(utterance, number, tempo))
        made += own
    return tuple(replace(b, stay_s=max(b.stay_s, b.legible_s * tempo.speed)) for b in made)


def _of_item(item: Item, number: int, tempo: Tempo) -> list[Beat]:
    if item.recorded_s > 0.0:  # room for the clip: its hands come in after synthesis
        return [Beat(number, Play(RECORDED), None, item.recorded_s)]
    return _signed(item, number, tempo) if item.signs else _missing(item, number, tempo)


def _missing(item: Item, number: int, tempo: Tempo) -> list[Beat]:
    """A pause, hands at rest: no sign is made up. The page shows the word meanwhile."""
    characters = item.end - item.start
    return [Beat(number, None, None, max(tempo.missing_s, 0.08 * characters))]


def _signed(item: Item, number: int, tempo: Tempo) -> list[Beat]:
    made: list[Beat] = []
    doubled, late_s = 0, 0.0
    for order, sign in enumerate(item.signs):
        letter = item.letters[order] if order < len(item.letters) else ""
        again = bool(letter) and order > 0 and item.letters[order - 1] == letter
        doubled = doubled + 1 if again else 0
        if doubled:
            sign = shifted(sign, (DOUBLE_LETTER_M * doubled, 0.0, 0.0))
        if item.goal is not None:
            sign = directed(sign, item.source, item.goal)
        elif item.locus is not None and item.kind != "pointing":
            sign = placed(sign, item.locus)
        own = [replace(b, letter=letter, sign=order) for b in _of_sign(sign, number, tempo)]
        if item.kind == "spelled" or item.kind in _NUMERIC_KINDS:
            own = [_counting(beat) for beat in own]
        way = _letter_way_s(own, made)
        legible_s = _legible_s(item, letter, sign, way, tempo)
        stay_s, late_s = _least_stay_s(item, letter, own, (way, legible_s, late_s), tempo)
        own[-1] = replace(own[-1], stay_s=stay_s, legible_s=legible_s)
        made += own
    return made


def _of_sign(sign: Sign, number: int, tempo: Tempo) -> list[Beat]:
    count = len(sign.postures)
    passive = [other_hand(sign, posture) for posture in sign.postures]
    counter = count // 2 if sign.alternating and count > 1 else 0
    made: list[Beat] = []
    for _ in range(sign.repeat):
        for order, posture in enumerate(sign.postures):
            hand = passive[(order + counter) % count]
            stay = max(_moving_s(posture) + posture.hold * tempo.hold_s, 0.02)
            stay = 0.0 if posture.path.through else stay
            made.append(Beat(number, _active(posture), _passive(sign, posture, hand), stay))
    if not _moving_s(sign.postures[-1]):
        made[-1] = replace(made[-1], stay_s=max(made[-1].stay_s, tempo.bare_posture_s))
    return made


def _counting(beat: Beat) -> Beat:
    """A beat of a digit or letter: its passive hand is a part of what is read."""
    return (
        beat if beat.passive is None else replace(beat, passive=replace(beat.passive, counts=True))
    )


def _moving_s(posture: Posture) -> float:
    return max((movement_s(movement) for movement in posture.movements), default=0.0)


def _active(posture: Posture) -> Play:
    movements = tuple(m for m in posture.movements if m.hands != "passive")
    return Play(posture.active, posture.path, movements)


def _passive(sign: Sign, posture: Posture, hand: HandPosture | None) -> Play | None:
    """The passive hand's part: its own movements as written, shared ones as symmetry says."""
    if hand is None:
        return None
    movements = []
    for movement in posture.movements:
        shared = movement.hands == "both" and sign.symmetry != "none"
        if shared or movement.hands == "passive":
            movements.append(shared_movement(sign, movement))
    turns_back = len(sign.opposed) == 1 and all(m.kind in _WRIST_KINDS for m in movements)
    late = 0.5 if sign.alternating or turns_back else 0.0
    path = shared_path(sign, posture.path)
    return Play(hand, path, tuple(movements), late, base=_acted_on(sign))


def _acted_on(sign: Sign) -> bool:
    """Whether the active hand is on or over the passive one, or that one does not move at all."""
    if sign.symmetry != "none":
        return False
    over = any(posture.active.place.on_other_hand for posture in sign.postures)
    moves = any(m.hands == "passive" for posture in sign.postures for m in posture.movements)
    return over or not (moves or len({posture.passive for posture in sign.postures}) > 1)


def _least_stay_s(
    item: Item, letter: str, own: list[Beat], times: tuple[float, float, float], tempo: Tempo
) -> tuple[float, float]:
    """How long the last beat of one sign of an item is stayed at, and how late the next one is.

    A letter that the hand turns far for takes longer; those after it are held for less, down to
    what is legible, until the word keeps its pace again.

    Args:
        item: The item.
        letter: The letter or digit that is shown, or empty.
        own: The beats of the sign.
        times: Of the way there, what it must stay to be legible, and how late it comes, seconds.
        tempo: The pace.
    """
    way, legible, late_s = times
    stay = own[-1].stay_s
    if item.kind in _NUMERIC_KINDS:
        return max(stay, tempo.number_hold_s), 0.0
    if not letter or item.kind != "spelled":
        return stay, 0.0
    sure = not _SURE.isdisjoint(item.letters)
    whole = tempo.sure_letter_s if sure else 1.0 / tempo.letters_a_second
    moved = sum(beat.stay_s for beat in own[:-1])
    floor = _moving_in(own[-1]) + (legible or tempo.legible_letter_s)
    stay = max(whole - way - moved - late_s, floor)
    return stay, 0.0 if sure else max(late_s + way + moved + stay - whole, 0.0)


def _letter_way_s(own: list[Beat], made: list[Beat]) -> float:
    """How long the way from the letter before takes; 0 to the first one of a word."""
    before = made[-1].active if made else None
    if before is None or own[0].active is None:
        return 0.0
    return way_s(before.posture, own[0].active.posture, bool(made[-1].letter))


def _legible_s(item: Item, letter: str, sign: Sign, way: float, tempo: Tempo) -> float:
    """The least that the end of one sign of an item is shown; its movement is not slowed."""
    if _moving_s(sign.postures[-1]):
        return 0.0
    if item.kind in _NUMERIC_KINDS or (letter and not _SURE.isdisjoint(item.letters)):
        return tempo.legible_sure_s
    if not letter:
        return tempo.legible_sign_s
    read_before_s = _LAST_OF_WAY * max(way - HANDSHAPE_S, 0.0)
    return max(tempo.legible_letter_s - read_before_s, _LEAST_LETTER_S)


def _moving_in(beat: Beat) -> float:
    plays = beat.active.movements if beat.active else ()
    return max((movement_s(movement) for movement in plays), default=0.0)


def _after_s(utterance: Utterance, number: int, tempo: Tempo) -> float:
    """What is added to an item's last posture: holds of spans, ends of clauses."""
    clause = utterance.clauses[utterance.items[number].clause]
    held = any(span.name == "hold" and span.last == number for span in clause.spans)
    question = clause.kind in ("yes-no", "wh")
    last = _is_last(utterance, number)
    if held or (last and question):
        return tempo.question_end_s
    if any(s.name in ("topic", "condition") and s.last == number for s in clause.spans):
        return tempo.topic_end_s
    if last and clause.kind in ("topic", "condition"):
        return tempo.topic_end_s
    if last:
        return tempo.phrase_end_s
    return tempo.list_s if _lists(utterance, number) else 0.0


def _lists(utterance: Utterance, number: int) -> bool:
    """Whether a comma stands in the text between an item and the next one."""
    one, other = utterance.items[number : number + 2]
    between = utterance.text[one.end : other.start]
    return len(between) < _MOST_BETWEEN and any(mark in between for mark in ",;")


def _is_last(utterance: Utterance, number: int) -> bool:
    items = utterance.items
    return number + 1 == len(items) or items[number + 1].clause != items[number].clause
