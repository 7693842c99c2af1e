"""One hand laid on its place, at one moment: it touches there, and is in nothing else.

The least turn about the part that touches, and the least move off the place, that leave the hand's
skin out of head, trunk, the other hand and its sleeve, and its arm within what arms can do, by
damped least squares. Worked out once a posture, so it may take milliseconds; motion only carries
the result along. The weights are the developers', chosen on the touching postures of the lexicon;
no source is known for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.optimize import OptimizeResult, least_squares

from lsf_avatar.geometry import conjugate, cross, multiply, rotate, unit
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.field import FIELDS, Around, reach_of_m, slopes, within
from lsf_avatar.kinematics.probing import PALM_MIRROR, probes_m
from lsf_avatar.kinematics.rig import Rig
from lsf_avatar.kinematics.trunk import turn_quaternion

PRESSED_M = 0.0005
"""How far skin may be pressed in where hands are laid."""
_ROOM_AT_FIRST, _ROOM = 2.0, 10.0
"""A millimetre of skin in skin weighs as much as so many millimetres off the place."""
_TURN_M = 0.0025
"""A radian of turn weighs as much as this off the place: 10 degrees as 0.4 mm."""
_STRAINED_M = 0.01
"""A radian that forearm or wrist is turned too far weighs as much as this off the place."""
_STRAINED_RAD = np.radians(0.5)
"""What is left as it is."""
_NUDGE = 1e-5
"""By which it is found how that changes, radians and metres."""
_STAYS = 0.05
"""A millimetre that a fingertip rolls, or a hand goes along a soft way, weighs so little more."""
_SOFT = 0.1
"""A millimetre along a soft way weighs so little."""
_FAR_M = 1.0
_TOUCHING_M = 0.003
"""Nearer than this, what is beside a hand says which way it leaves."""
_MOST = np.array([0.6] * 3 + [0.1] * 3)
_SIMPLE_RAD = 1e-6
_SCALE = np.array([0.3] * 3 + [0.01] * 3)
_STARTS = np.vstack((np.eye(6), -np.eye(6))) * ([0.35] * 3 + [0.02] * 3)
"""Where the search begins again when what is written leads to nothing good: turned or moved."""
_GOOD = 0.5 * 0.0015**2
""""Nothing good" is more than this, half of metres squared."""
_TRIES, _FEW_TRIES, _KEPT = 30, 10, 3
"""Steps of a search, of a rough one, and how many rough ones are gone on with."""


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A hand that is laid somewhere.

    Attributes:
        hand: 0 right, 1 left.
        wrist_m: (3,) in the world.
        turn: (4,) against rest, in the world.
        fingers_rad: (5, 4).
        elbow_m: (3,) in the world.
        shoulder_m: (3,) in the world; None where the upper arm is far from everything.
    """

    hand: int
    wrist_m: Array
    turn: Array
    fingers_rad: Array
    elbow_m: Array
    shoulder_m: Array | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Gaps:
    """N gaps between a hand and other things: metres, negative inside.

    `out` (N, 3) is the way on which the hand leaves, `at_m` (N, 3) where.
    """

    metres: Array
    out: Array
    at_m: Array


@dataclass(frozen=True, slots=True, eq=False)
class Contact:
    """What should touch.

    Attributes:
        part_m: (3,) the part from the wrist, in the world; of a fingertip, the middle of its cap.
        place_m: (3,) where it should touch, in the world.
        round_m: How far the skin is from the part: the radius of a cap, which touches with
            whatever side of it comes first, or nothing.
        soft: (3,) unit, along which skin meets where it can: where two flat hands meet, and on a
            sleeve; None where it should meet right there.
    """

    part_m: Array
    place_m: Array
    round_m: float = 0.0
    soft: Array | None = None

    def missed(self, part_m: Array) -> tuple[Array, Array]:
        """(3,) how a part at (3,) misses its place, and (3, 3) how that changes as it moves."""
        off = part_m - self.place_m
        if self.soft is not None:
            weigh = np.eye(3) - (1.0 - _SOFT) * np.outer(self.soft, self.soft)
            return weigh @ off, weigh
        length = max(float(np.linalg.norm(off)), 1e-6)
        share, way = self.round_m / length, off / length
        return (1.0 - share) * off, (1.0 - share) * np.eye(3) + share * np.outer(way, way)


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """How a hand that should touch is turned about its part, and that part moved, to have room.

    Attributes:
        turn_rad: (3,) rotation vector.
        moved_m: (3,).
        out: (3,) unit, on which the hand leaves what it touches; zero where it is held all round.
    """

    turn_rad: Array
    moved_m: Array
    out: Array


Strain = Callable[[Array, Array], Array]
"""Wrists (N, 3) and turns (N, 4) of a hand → (N, S) how far its arm is turned too far, radians."""


def fitted(
    around: Around, laid: Laid, contact: Contact, other: Laid | None, strain: Strain | None = None
) -> Fit:
    """A hand laid where it should touch; as written where there is room already.

    Args:
        around: Head and trunk at rest; its first frame is looked at.
        laid: The hand, with its part where it should touch.
        contact: What should touch what.
        other: The other hand and its forearm; None where they are elsewhere.
        strain: Of its arm; None where that may be as it comes.
    """
    scene = _Scene(around, laid, contact.part_m, other)
    plain = _searched(scene, contact, None)
    if strain is None or strain(*scene.laid_at(plain[None])).max() < _STRAINED_RAD:
        return scene.fit(plain)
    return scene.fit(_searched(scene, contact, strain))


def _searched(scene: _Scene, contact: Contact, strain: Strain | None) -> Array:
    """(6,) the least turn and move with which there is room, and the arm within its limits."""
    still = np.zeros(6)
    roomy = not (scene.gaps(still).metres < -PRESSED_M).any()
    if strain is None and contact.soft is None and roomy:
        return still

    def strained(many: Array) -> Array:
        if strain is None:
            return np.zeros((len(many), 0))
        return _STRAINED_M * strain(*scene.laid_at(many))

    def residuals(x: Array, room: float) -> Array:
        missing = np.maximum(-PRESSED_M - scene.gaps(x).metres, 0.0)
        missed, _ = contact.missed(scene.pivot_m + x[3:])
        stays = (missed, _TURN_M * x[:3], _STAYS * x[3:])
        return np.concatenate((*stays, room * missing, strained(x[None])[0]))

    def slope(x: Array, room: float) -> Array:
        gaps = scene.gaps(x)
        rows = np.zeros((9 + len(gaps.metres), 6))
        _, rows[:3, 3:] = contact.missed(scene.pivot_m + x[3:])
        rows[3:6, :3], rows[6:9, 3:] = _TURN_M * np.eye(3), _STAYS * np.eye(3)
        short = gaps.metres < -PRESSED_M
        lever = gaps.at_m - scene.pivot_m - x[3:]
        does = np.concatenate((cross(lever, gaps.out) @ _turning(x[:3]), gaps.out), axis=1)
        rows[9:] = np.where(short[:, None], -room * does, 0.0)
        values = strained(np.vstack((x, x + _NUDGE * np.eye(6))))
        return np.vstack((rows, (values[1:] - values[0]).T / _NUDGE))

    def searched(start: Array, room: float, tries: int) -> OptimizeResult:
        return least_squares(
            residuals, start, slope, bounds=(-_MOST, _MOST), x_scale=_SCALE, max_nfev=tries,
            args=(room,),
        )  # fmt: skip

    best = searched(searched(still, _ROOM_AT_FIRST, _TRIES).x, _ROOM, _TRIES)
    if best.cost > _GOOD:
        rough = [searched(start, _ROOM_AT_FIRST, _FEW_TRIES) for start in _STARTS]
        for found in sorted(rough, key=lambda one: float(one.cost))[:_KEPT]:
            again = searched(found.x, _ROOM, _TRIES)
            best = again if again.cost < best.cost else best
    return np.array(best.x)


class _Scene:
    """A hand about to be laid, and what it must not be in."""

    def __init__(self, around: Around, laid: Laid, part_m: Array, other: Laid | None) -> None:
        rig = around.rig
        self._around, self._body, self._laid = around, rig.body, laid
        self._part_m = part_m
        self._probes_m = probes_m(rig, laid.hand, laid.fingers_rad[None])[0]
        self._other = other
        self._others_m = np.zeros((0, 3)) if other is None else _placed(rig, other)
        self.pivot_m = laid.wrist_m + part_m

    def laid_at(self, x: Array) -> tuple[Array, Array]:
        """Wrists (N, 3) and turns (N, 4) after turns and moves, (N, 6)."""
        by = turn_quaternion(x[:, :3])
        turn = multiply(by, self._laid.turn)
        return self.pivot_m + x[:, 3:] - rotate(by, self._part_m), turn

    def gaps(self, x: Array) -> _Gaps:
        """All gaps after a turn and a move, (6,); as many each time."""
        wrist, turn = (values[0] for values in self.laid_at(x[None]))
        at = wrist + rotate(turn, self._probes_m)
        found = list(self._to_body(at))
        if self._other is not None:
            found += self._to_other(self._other, at, wrist, turn)
        return _Gaps(
            np.concatenate([gaps.metres for gaps in found]),
            np.concatenate([gaps.out for gaps in found]),
            np.concatenate([gaps.at_m for gaps in found]),
        )

    def fit(self, x: Array) -> Fit:
        """What a turn and a move, (6,), come to."""
        gaps = self.gaps(x)
        touching = np.clip(1.0 - gaps.metres / _TOUCHING_M, 0.0, 1.0)
        return Fit(x[:3], x[3:], unit(touching @ gaps.out))

    def _to_body(self, at_m: Array) -> Iterator[_Gaps]:
        radii = self._body.probes.radii_m[self._laid.hand]
        frames = np.zeros(len(at_m), np.int64)
        for name in FIELDS:
            distance, out = self._around.way_out(name, frames, at_m)
            yield _Gaps(distance - radii, out, at_m)

    def _to_other(self, other: Laid, at_m: Array, wrist_m: Array, turn: Array) -> Iterator[_Gaps]:
        others_m = self._others_m
        probes, hand = self._body.probes, self._laid.hand
        own, theirs = probes.radii_m[hand], probes.radii_m[other.hand]
        most = reach_of_m(self._body.fields["palm"])
        distance, out = _from_palm(self._body, other.hand, other.wrist_m, other.turn, at_m)
        yield _Gaps(distance - np.minimum(own, most), out, at_m)
        distance, out = _from_palm(self._body, hand, wrist_m, turn, others_m)
        yield _Gaps(distance - np.minimum(theirs, most), -out, others_m)
        fingers = probes.joints >= 0
        off = at_m[fingers, None] - others_m[fingers]
        length = np.sqrt(np.einsum("abi,abi->ab", off, off))
        gap = length - own[fingers, None] - theirs[fingers]
        nearest = gap.argmin(axis=1)
        row = np.arange(len(gap))
        out = off[row, nearest] / np.maximum(length[row, nearest], 1e-6)[:, None]
        yield _Gaps(gap[row, nearest], out, at_m[fingers])
        sleeve = (self._body.forearm[:, 0], self._body.forearm[:, 1])
        distance, out = _from_bone(other.elbow_m, other.wrist_m, sleeve, at_m)
        yield _Gaps(distance - own, out, at_m)
        if other.shoulder_m is not None:
            sleeve = _upper_arm(self._around.rig)
            distance, out = _from_bone(other.shoulder_m, other.elbow_m, sleeve, at_m)
            yield _Gaps(distance - own, out, at_m)


def _placed(rig: Rig, laid: Laid) -> Array:
    """(P, 3) where the probes of a hand are."""
    at: Array = laid.wrist_m + rotate(
        laid.turn, probes_m(rig, laid.hand, laid.fingers_rad[None])[0]
    )
    return at


def _from_palm(
    body: Body, hand: int, wrist_m: Array, turn: Array, at_m: Array
) -> tuple[Array, Array]:
    """(N,) how far places (N, 3) are from a palm, and the way out of it (N, 3), unit."""
    mirror = PALM_MIRROR[hand]
    field = body.fields["palm"]
    local = rotate(conjugate(turn), at_m - wrist_m) * mirror
    distance, slope = slopes(field, local)
    out = rotate(turn, slope * mirror)
    out /= np.maximum(np.sqrt(np.einsum("ni,ni->n", out, out)), 1e-6)[:, None]
    return np.where(within(field, local), distance, _FAR_M), out


def _from_bone(
    start_m: Array, end_m: Array, sleeve: tuple[Array, Array], at_m: Array
) -> tuple[Array, Array]:
    """(N,) how far places are from a bone's sleeve, and the way out of it (N, 3), unit.

    `sleeve` is shares of the way from `start_m` to `end_m`, and how thick it is there.
    """
    along = end_m - start_m
    share = np.clip((at_m - start_m) @ along / (along @ along), 0.0, 1.0)
    off = at_m - start_m - share[:, None] * along
    length = np.sqrt(np.einsum("ni,ni->n", off, off))
    distance = np.where(share < 1.0, length - np.interp(share, *sleeve), _FAR_M)
    return distance, off / np.maximum(length, 1e-6)[:, None]


@lru_cache(maxsize=8)
def _upper_arm(rig: Rig) -> tuple[Array, Array]:
    """Shares of the way from shoulder to elbow, and how thick the sleeve is there.

    As at its site, and at the elbow as the forearm's. Nearer to the shoulder it is the trunk's.
    """
    site = np.array(rig.body.sites["upper_arm_R"].point_m)
    start, along = rig.body.heads_m[rig.upper[0]], rig.upper_m[0]
    share = float((site - start) @ along / (along @ along))
    thick = float(np.linalg.norm(site - start - share * along))
    return np.array([share, 1.0]), np.array([thick, float(rig.body.forearm[0, 1])])


def _turning(by_rad: Array) -> Array:
    """(3, 3) how a place turns when a rotation vector grows: its left Jacobian."""
    angle = float(np.linalg.norm(by_rad))
    if angle < _SIMPLE_RAD:
        return np.eye(3)
    x, y, z = by_rad
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    first, second = (1.0 - np.cos(angle)) / angle**2, (angle - np.sin(angle)) / angle**3
    jacobian: Array = np.eye(3) + first * skew + second * skew @ skew
    return jacobian
