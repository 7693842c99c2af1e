"""Two hands while a notation is read: what is known of them, and the postures they go through.

HamNoSys and SiGML both write a first posture and what is done from there. Here those acts become
postures of the phonology, one after another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lsf_avatar.notation.moves import displacement_m
from lsf_avatar.notation.natural import natural_part
from lsf_avatar.notation.places import Location, moved_place, place_of
from lsf_avatar.notation.reach import within_reach
from lsf_avatar.notation.shapes import shape_of
from lsf_avatar.notation.vectors import facing
from lsf_avatar.phonology.composed import Form
from lsf_avatar.phonology.directions import Vector, mirrored
from lsf_avatar.phonology.movements import Movement, Path
from lsf_avatar.phonology.nonmanuals import NonManual
from lsf_avatar.phonology.places import Place
from lsf_avatar.phonology.sign import OPPOSED, REST, HandPosture, Posture, Sign
from lsf_avatar.phonology.transform import mirrored_hand, reflected_vector

ROLES = ("active", "passive")
MOST_POSTURES = 40
"""A notation that asks for more is cut there, and says so."""
MOST_M = 0.24
"""Farthest that movements carry a hand from where it was, to each side: an arm ends."""
PATHS = ("straight", "arc", "zigzag", "wavy", "cross")
_OTHER = {"active": "passive", "passive": "active", "centre": "centre"}


@dataclass(frozen=True, slots=True)
class Hand:
    """What is written of one hand; None where nothing is.

    Attributes:
        forms: Its handshape, or two that it is between.
        fingers: Where they point.
        palm: Where it faces, as written: from the hand's own view.
        location: Where it is.
        part: Which part of it is brought there.
    """

    forms: tuple[Form, ...] | None = None
    fingers: Vector | None = None
    palm: Vector | None = None
    location: Location | None = None
    part: str | None = None

    def over(self, before: Hand) -> Hand:
        """This hand where it is written, else the one before."""
        return Hand(
            self.forms or before.forms,
            self.fingers or before.fingers,
            self.palm or before.palm,
            self.location or before.location,
            self.part or (before.part if self.location is None else None),
        )

    @property
    def written(self) -> bool:
        """Whether anything is written of it."""
        return self != Hand()


@dataclass(slots=True)
class Act:
    """Something done at once, by one hand or both.

    Attributes:
        movements: All at once.
        active: What is new of the active hand then.
        passive: What is new of the passive hand then.
        hold: How long the posture that it ends in is stayed at; 0 passes through.
        brushing: Whether what it touches is touched in passing.
        manner: How a change without a movement is made.
        fingers: As `Path.fingers`.
    """

    movements: list[Movement] = field(default_factory=list)
    active: Hand = Hand()
    passive: Hand = Hand()
    hold: float = 1.0
    brushing: bool = False
    manner: str = "normal"
    fingers: str = "together"

    @property
    def changes(self) -> bool:
        """Whether a hand is otherwise afterwards."""
        return self.active.written or self.passive.written


@dataclass(slots=True)
class Scene:
    """A sign in the making.

    Attributes:
        symmetry: As `Sign.symmetry`.
        alternating: As `Sign.alternating`.
        opposed: As `Sign.opposed`, in any order.
        crossed: Whether each hand is on the side of the other.
        nondominant: Whether a sign of one hand is made by the passive one.
        active: The active hand now.
        passive: What is written of the passive hand now.
        two_handed: Whether the passive hand takes part.
        met: Metres between both hands where they are written to meet; None where not.
        meeting: How they are in contact there, as `Place.contact`.
        lost: What could not be carried, in French.
        nonmanuals: Over the whole sign.
    """

    symmetry: str = "none"
    alternating: bool = False
    opposed: set[str] = field(default_factory=set)
    crossed: bool = False
    nondominant: bool = False
    active: Hand = Hand()
    passive: Hand = Hand()
    two_handed: bool = False
    met: float | None = None
    meeting: str = "plain"
    lost: list[str] = field(default_factory=list)
    nonmanuals: list[NonManual] = field(default_factory=list)
    _acts: list[Act] = field(default_factory=list)
    _postures: list[Posture] = field(default_factory=list)
    _gone: dict[str, Vector] = field(default_factory=dict)
    _start: tuple[Hand, Hand, dict[str, Vector]] | None = None

    def lose(self, *what: str) -> None:
        """Notes what is not carried, each once."""
        self.lost += [one for one in what if one not in self.lost]

    def begin(self) -> None:
        """The first posture stands: what comes now are acts."""
        if self._start is None:
            self._gone = dict.fromkeys(ROLES, (0.0, 0.0, 0.0))
            self._start = (self.active, self.passive, dict(self._gone))
            self._postures.append(self._posture())

    def mark(self) -> None:
        """What is repeated from now on begins here."""
        self.begin()
        self._start = (self.active, self.passive, dict(self._gone))
        self._acts.clear()

    def do(self, act: Act) -> None:
        """Does one act from where the hands are."""
        self.begin()
        if not act.movements and not act.changes:
            return
        self._acts.append(act)
        self._perform(act)

    def again(self, kind: str, growth: str = "even") -> None:
        """Repeats what was done: `fromstart`, `fromstartseveral`, `continue`…, `reverse`.

        From the start, hands go back to the first posture and do all again; going on, they do
        the last act again from where they are; in reverse, they go back.
        """
        if not self._acts:
            return
        more = 2 if kind.endswith("several") or kind == "manyrandom" else 1
        if kind in ("reverse", "tofroto", "swap"):
            self._back()
        elif kind.startswith("continue"):
            last = self._acts[-1]
            for _ in range(more):
                self._perform(last)
        elif len(self._acts) == 1 and not self._acts[0].changes and len(self._postures) == 1:
            only = self._postures[0]
            often = tuple(
                replace(
                    m,
                    times=min(12, m.times * (more + 1)),
                    returns=False,
                    growth=m.growth if growth == "even" else growth,
                )
                for m in only.movements
            )
            self._postures[0] = replace(only, movements=often)
        else:
            if growth != "even":
                self.lose("répétition de plus en plus grande ou petite")
            for _ in range(more):
                self._back()
                for act in tuple(self._acts):
                    self._perform(act)

    def sign(self, gloss: str) -> Sign:
        """The sign as it was done."""
        self.begin()
        if len(self._postures) > MOST_POSTURES:
            self.lose(f"postures après la {MOST_POSTURES}e")
        postures = self._postures[:MOST_POSTURES]
        if self.nondominant and not self.two_handed:
            postures = [_by_other_hand(posture) for posture in postures]
        sign, shortened = within_reach(
            Sign(
                gloss,
                tuple(postures),
                self.symmetry,
                self.alternating,
                nonmanuals=tuple(self.nonmanuals),
                opposed=self._opposed(),
            )
        )
        self.lose(*shortened)
        return sign

    def _perform(self, act: Act) -> None:
        if len(self._postures) > MOST_POSTURES:
            return
        moves = [m for m in act.movements if m.kind in PATHS]
        local = [m for m in act.movements if m.kind not in PATHS]
        last = self._postures[-1]
        if act.changes:
            self._go(moves)
            self._change(act)
            posture = replace(self._posture(), path=_way(act, moves), movements=tuple(local))
            self._postures.append(replace(posture, hold=act.hold))
            return
        if last.movements:
            self._postures.append(self._posture())
        self._postures[-1] = replace(
            self._postures[-1], movements=tuple(act.movements), hold=act.hold
        )
        self._go(moves)

    def _back(self) -> None:
        """To the first posture."""
        if self._start is not None and len(self._postures) <= MOST_POSTURES:
            self.active, self.passive, gone = self._start
            self._gone = dict(gone)
            self._postures.append(replace(self._posture(), hold=0.3))

    def _go(self, moves: Sequence[Movement]) -> None:
        """Hands are where the movements left them, within reach."""
        for movement in moves:
            for role in ROLES:
                own = movement.hands == role
                shared = movement.hands == "both" and (role == "active" or self.symmetry != "none")
                if not (own or shared):
                    continue
                by = displacement_m(movement)
                if role == "passive" and shared:
                    by = self._shared(by)
                a, u, f = (
                    max(-MOST_M, min(MOST_M, gone + step))
                    for gone, step in zip(self._gone[role], by, strict=True)
                )
                self._gone[role] = (a, u, f)

    def _change(self, act: Act) -> None:
        for role, new in zip(ROLES, (act.active, act.passive), strict=True):
            if not new.written:
                continue
            if new.location is not None:
                self._gone[role] = (0.0, 0.0, 0.0)
                if role == "active" and not act.passive.location and self.symmetry != "none":
                    self._gone["passive"] = (0.0, 0.0, 0.0)
                    self.passive = replace(self.passive, location=None, part=None)
                    self.met = None
            if role == "active":
                self.active = new.over(self.active)
                if self.symmetry != "none" and not act.passive.written:
                    self._follow(new)
            else:
                self.passive = new.over(self.passive)

    def _follow(self, new: Hand) -> None:
        """A passive hand that was written by its own takes the active hand's change too."""
        if not self.passive.written:
            return
        flip = self.symmetry == "mirror"
        turn = mirrored if flip else (lambda v: v)
        self.passive = Hand(
            new.forms if self.passive.forms and new.forms else self.passive.forms,
            turn(new.fingers) if self.passive.fingers and new.fingers else self.passive.fingers,
            turn(new.palm) if self.passive.palm and new.palm else self.passive.palm,
            self.passive.location,
            self.passive.part,
        )

    def _posture(self) -> Posture:
        """Both hands as they are now."""
        active = self._hand(self.active, "active")
        if not self.two_handed and self.symmetry == "none":
            return Posture(active)
        if self.symmetry != "none" and not self.passive.written and self._in_step():
            return Posture(active)
        counterpart = mirrored_hand(active) if self.symmetry != "parallel" else active
        return Posture(active, self._passive(active, counterpart))

    def _opposed(self) -> tuple[str, ...]:
        return tuple(axis for axis in OPPOSED if axis in self.opposed and self.symmetry != "none")

    def _shared(self, by: Vector) -> Vector:
        """Where the passive hand goes when both hands go somewhere."""
        for axis in self._opposed():
            by = reflected_vector(by, axis)
        return mirrored(by) if self.symmetry == "mirror" else by

    def _in_step(self) -> bool:
        """Whether the passive hand is where its symmetry alone would have it."""
        by = self._gone["active"]
        return self._gone["passive"] == (mirrored(by) if self.symmetry == "mirror" else by)

    def _passive(self, active: HandPosture, counterpart: HandPosture) -> HandPosture:
        """The passive hand: as written, and as the active one's counterpart where it is not."""
        own = self.passive
        flip = mirrored if self.symmetry != "parallel" else (lambda vector: vector)
        forms = own.forms or self.active.forms or (Form("flathand"),)
        fingers = own.fingers or (
            flip(self.active.fingers) if self.active.fingers else counterpart.fingers
        )
        written_palm = own.palm or (flip(self.active.palm) if self.active.palm else None)
        palm = facing(fingers, written_palm) if written_palm else counterpart.palm
        if own.location is not None or own.part is not None:
            location = own.location or self.active.location or Location()
            part = own.part or _part(location, forms, fingers, palm, "passive")
            place = self._placed(location, part, "passive")
        elif active.place.on_other_hand or self.symmetry == "none":
            place = Place("neutral_space", "centre", 0.0, (-0.06, 0.0, 0.0))
        else:
            gone = self._gone["passive"]
            back = self._gone["active"]
            still = moved_place(active.place, (-back[0], -back[1], -back[2]))
            mirror = mirrored_hand(replace(active, place=still)).place
            place = moved_place(mirror if self.symmetry == "mirror" else still, gone)
        return HandPosture(shape_of(forms), fingers, palm, place)

    def _hand(self, hand: Hand, role: str) -> HandPosture:
        forms = hand.forms or (Form("flathand"),)
        fingers = hand.fingers or (-0.5, 0.5, 0.7071067811865476)
        palm = facing(fingers, hand.palm or (-1.0, 0.0, 0.0))
        location = hand.location or Location("neutral_space")
        part = hand.part or _part(location, forms, fingers, palm, role)
        return HandPosture(shape_of(forms), fingers, palm, self._placed(location, part, role))

    def _placed(self, location: Location, part: str, role: str) -> Place:
        alone = not self.two_handed and self.symmetry == "none"
        if self.met is not None and location.contact == "close":
            location = replace(location, contact="")  # hands that meet are before the body
        if role == "passive":  # as the active hand's place, seen in the mirror
            place = _mirrored(place_of(replace(location, side=_OTHER[location.side]), part, alone))
        else:
            place = place_of(location, part, alone)
        if self.crossed:
            place = _mirrored(place)
        if self.met is not None and not place.on_other_hand:
            aside = (self.met if role == "active" else -self.met) / 2
            place = replace(place, offset=(aside, *place.offset[1:]), contact=self.meeting)
        return moved_place(place, self._gone.get(role, (0.0, 0.0, 0.0)))


def _part(
    location: Location, forms: Sequence[Form], fingers: Vector, palm: Vector, role: str
) -> str:
    """The part that touches where none is written."""
    if location.contact in ("", "close", "armextended"):
        return "hand_centre"
    return natural_part(forms, fingers, palm, location.site, location.side, role)


def _way(act: Act, moves: Sequence[Movement]) -> Path:
    """The way to a posture that is changed to while moving."""
    bent = next((m for m in moves if m.kind in ("arc", "zigzag", "wavy")), None)
    manner = next((m.manner for m in moves if m.manner != "normal"), act.manner)
    if bent is None:
        return Path(manner=manner, fingers=act.fingers)
    return Path(bent.kind, bent.bulge, manner=manner, fingers=act.fingers)


def _by_other_hand(posture: Posture) -> Posture:
    """What the active hand would do, done by the passive one on its own side."""
    hand = posture.active
    mine = hand.place.site == "neutral_space"
    own = replace(hand, place=_mirrored(hand.place) if mine else hand.place)
    moves = tuple(replace(m, hands="passive") for m in posture.movements)
    return replace(posture, active=REST, passive=own, movements=moves)


def _mirrored(place: Place) -> Place:
    a, u, f = place.offset
    return replace(place, side=_OTHER[place.side], offset=(-a, u, f))
