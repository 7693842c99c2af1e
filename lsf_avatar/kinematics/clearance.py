"""Hands kept out of head and trunk, as they are at last: with their fingers, wrists eased.

What stands for the skin of a hand is looked up in the body's grids of distances. A hand that
touches turns about the part that touches; a free one is moved. What a frame needs is spread over
the frames about it, so that the hand goes round the body instead of jumping off it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.kinematics.apart import Both, Holds, both_of
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.elbows import forearms_want, near_forearms, sunk
from lsf_avatar.kinematics.field import FIELDS, Around
from lsf_avatar.kinematics.grids import Rows
from lsf_avatar.kinematics.probing import (
    ENOUGH_M,
    Shapes,
    as_rows,
    hands_in,
    near_rows,
    shapes_of,
    skin_of,
)
from lsf_avatar.kinematics.wanting import Wants, given, limited, needed, no_wants, spread

PRESSED_M = 0.002
"""How far a touching hand may press the skin in."""
CLEAR_M = 0.003
"""How far a free hand stays away."""
MOST_FREE_M = 0.1
"""Most that a free hand is moved: what would have to go farther goes through, and is reported by
`lsf qa check`; thrown about, it would look worse. Developers' proposal."""
_STILL = 0.0003
"""A hand that is moved (metres) or turned (radians) by less than that has stayed."""
_PASSES = 40
"""At most; most phrases take three or four."""
_CAREFUL, _GOOD_M = 4, 0.001
"""After so many passes, less than that is good enough."""
_PATIENCE, _LESS = 8, 0.97
"""So many passes that bring nothing are the last: what is left then has no way out."""


def keep_out(
    around: Around, held: Holds, fps: float, stays: int | None = None, most_m: float = MOST_FREE_M
) -> tuple[Array, Array]:
    """Hands brought out of head, trunk and the other arm, and their forearms with them.

    Args:
        around: Head and trunk of the body.
        held: The arms that are moved. Two keep out of each other as well.
        fps: Frames a second.
        stays: The hand that does not give way to the other one; None where both do.
        most_m: How far free hands are moved at most.

    Returns:
        (F, H, 3) wrists; (F, H, 4) turns.
    """
    rows = _rows_of(held)
    scene = _Scene.of(around, held, rows, stays)
    if scene is None:
        return held.wrists_m, held.turns
    wrist, turn, part, free = rows.wrist_m, rows.turn, rows.part_m, rows.free
    calm = free if scene.both is None else np.minimum(free, rows.travels)
    got, still = np.zeros((len(wrist), 6)), np.zeros(len(wrist), bool)
    moved = best = wrist, turn
    least, since = np.inf, 0
    for number in range(_PASSES):
        wants = scene.wants(moved, wrist + part + got[:, 3:], still)
        enough = _GOOD_M if number > _CAREFUL else ENOUGH_M
        left = np.maximum(wants.missing_m - enough, 0.0).sum()
        if left < _LESS * least:
            least, since, best = left, number, moved
        if left == 0.0 or number > since + _PATIENCE:
            break
        more = spread(needed(wants, free, got), calm, fps, len(held.hands))
        before, got = got, limited(got + more, free, most_m)
        moved = given(wrist, turn, part, got)
        # What wanted nothing and was not moved again is as far out as it was found to be.
        still = ~wants.missing_m.any(axis=1) & (np.abs(got - before).max(axis=1) <= _STILL)
    out, turned = (np.moveaxis(v.reshape(len(held.hands), -1, v.shape[-1]), 0, 1) for v in best)
    return out, turned


def too_near_m(around: Around, held: Holds, stays: int | None, known: Holds) -> float:
    """The sum of what is too near to something, beyond what is good enough.

    Args:
        around: Head and trunk of the body.
        held: The arms.
        stays: As `keep_out` takes it.
        known: As they were when they were last brought out: where they are still, it is not
            looked again.
    """
    rows = _rows_of(held)
    scene = _Scene.of(around, held, rows, stays)
    if scene is None:
        return 0.0
    before = known.wrists_m, known.turns, known.elbows_m
    after = held.wrists_m, held.turns, held.elbows_m
    moved = [np.abs(b - a).max(axis=-1) > _STILL for b, a in zip(before, after, strict=True)]
    still = ~np.moveaxis(moved[0] | moved[1] | moved[2], 1, 0).reshape(-1)
    wants = scene.wants((rows.wrist_m, rows.turn), rows.wrist_m + rows.part_m, still)
    left = np.maximum(wants.missing_m - _GOOD_M, 0.0).sum()
    arms = sunk(around, rows.elbow_m, rows.wrist_m, scene.lying)
    # Whatever its wrist can do for it, a forearm in the trunk counts as it is.
    return float(left if arms is None else left + np.maximum(arms.missing_m - _GOOD_M, 0.0).sum())


class _Rows(NamedTuple):
    """What `Holds` says of N rows: a hand in a frame, all frames of the first hand first."""

    wrist_m: Array
    turn: Array
    fingers_rad: Array
    elbow_m: Array
    part_m: Array
    free: Array
    travels: Array


def _rows_of(held: Holds) -> _Rows:
    return _Rows(
        *(
            as_rows(values)
            for values in (
                held.wrists_m, held.turns, held.fingers_rad, held.elbows_m, held.part_m,
                held.free, held.travels,
            )
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Scene:
    """What hands and forearms keep out of, and where that is worth a look.

    Attributes:
        around: Head and trunk of the body.
        hands: (H,) 0 right and 1 left.
        near: Name of the field → rows whose hands may come near it.
        lying: Rows whose forearms may be in the trunk.
        both: Two arms that may meet, if they do.
        shapes: Of the hands in all these rows.
        elbow_m: (N, 3).
        room_m: (N,) how far hands should stay away from head and trunk.
    """

    around: Around
    hands: Rows
    near: dict[str, Rows]
    lying: Rows
    both: Both | None
    shapes: Shapes
    elbow_m: Array
    room_m: Array

    @classmethod
    def of(cls, around: Around, held: Holds, rows: _Rows, stays: int | None) -> _Scene | None:
        """None where no arm comes near to anything."""
        hands = held.hands
        near = {name: near_rows(around, name, hands, rows.wrist_m, rows.turn) for name in FIELDS}
        lying = near_forearms(around, rows.elbow_m, rows.wrist_m)
        both = both_of(around.rig, held, stays)
        if both is None and not lying.size and not any(some.size for some in near.values()):
            return None
        shapes = held.shapes or shapes_of(around.rig, hands, rows.fingers_rad)
        room = (CLEAR_M + PRESSED_M) * rows.free - PRESSED_M
        return cls(around, np.array(hands), near, lying, both, shapes, rows.elbow_m, room)

    def wants(self, moved: tuple[Array, Array], pivot_m: Array, still: NDArray[np.bool_]) -> Wants:
        """What is too near to something, hands at `moved` wrists and turns, wants."""
        skin, wants = skin_of(self.around.rig.body), no_wants(len(pivot_m))
        for name, rows in self.near.items():
            hands_in(
                self.around.seen(name), skin, self.shapes, rows, self.hands, still, *moved,
                pivot_m, self.room_m, wants,
            )  # fmt: skip
        arms = sunk(self.around, self.elbow_m, moved[0], self.lying[~still[self.lying]])
        if arms is not None:
            forearms_want(arms.rows, arms.missing_m, arms.out, arms.share, moved[0], pivot_m, wants)
        if self.both is not None:
            right, left = still.reshape(2, -1)
            self.both.want(self.shapes, right & left, moved, pivot_m, wants)
        return wants
