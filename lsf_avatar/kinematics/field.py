"""Distances read from a body's grids, with the way out, for many places at once."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from lsf_avatar.geometry import conjugate, multiply, to_matrix
from lsf_avatar.kinematics.body import FIELD_UNIT_M, Array, Field
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.grids import (
    Carried,
    Grid,
    Rows,
    Seen,
    distances,
    slopes_at,
    ways_out,
)
from lsf_avatar.kinematics.rig import Rig

FIELDS = ("head", "trunk")
_CARRIERS = {"head": ("head", "head"), "trunk": ("root", "spine01")}
"""The joints between which a field bends: below the first, above the second."""

_COARSER, _WIDE_M = 2, 0.25
"""How many nodes of a field are one of the coarse grid, and how much farther that one goes."""


class Around:
    """Head and trunk of a posed body: how far places in the world are from them.

    The trunk bends evenly over its spine, so a place is carried back to rest by what lies between
    the turns of the spine's two ends, by its height.

    Args:
        rig: The body.
        trunk: Where its joints are in every frame.

    Attributes:
        rig: The body.
    """

    def __init__(self, rig: Rig, trunk: Posed) -> None:
        self.rig = rig
        self._trunk = trunk
        self._seen: dict[str, Seen] = {}
        self._span: dict[str, tuple[float, float]] = {}
        for name, ends in _CARRIERS.items():
            low, high = (float(rig.body.heads_m[rig.body.index[joint], 1]) for joint in ends)
            self._span[name] = (low, max(high - low, 1e-9))

    def __len__(self) -> int:
        """How many frames there are."""
        return len(self._trunk.positions_m)

    def seen(self, name: str) -> Seen:
        """Head or trunk as compiled loops read it, worked out when it is first asked for."""
        if name not in self._seen:
            low, length = self._span[name]
            turns, shifts = _back(self.rig, self._trunk, _CARRIERS[name])
            carried = Carried(
                turns[0], turns[-1] - turns[0], shifts[0], shifts[-1] - shifts[0], low, length
            )
            self._seen[name] = Seen(grid_of(self.rig.body.fields[name]), carried)
        return self._seen[name]

    def distance_m(self, name: str, frames: Rows, places_m: Array) -> Array:
        """(N,) metres of places (N, 3) from head or trunk, negative inside, held at some 6 cm."""
        found: Array = distances(self.seen(name), frames, places_m)
        return found

    def way_out(self, name: str, frames: Rows, places_m: Array) -> tuple[Array, Array]:
        """As `distance_m`, with the unit way out (N, 3) in the world."""
        found: tuple[Array, Array] = ways_out(self.seen(name), frames, places_m)
        return found

    def wide(self, name: str) -> Seen:
        """What `grids.surely_away_m` reads: up to some 25 cm around head or trunk."""
        return Seen(_wide(self.rig.body.fields[name]), self.seen(name).carried)


@lru_cache(maxsize=16)
def grid_of(field: Field) -> Grid:
    """A field as compiled loops read it; the same object each time."""
    return Grid(field.units.astype(np.float32), np.array(field.low_m, float), field.step_m)


def reach_of_m(field: Field) -> float:
    """How far a field tells places apart: what is thicker is measured as if it were so thick."""
    return float(field.units.max()) * FIELD_UNIT_M - field.step_m


@lru_cache(maxsize=16)
def _wide(field: Field) -> Grid:
    """A coarse grid that goes farther: metres that every place within a cell is surely away.

    Distances from the cells that hold something solid, less what both cells' sizes hide. Below a
    field its lowest layer goes on, as it does where distances are read from it.
    """
    inside = field.units <= 0
    short = [-size % _COARSER for size in inside.shape]
    blocks = np.pad(inside, [(0, more) for more in short])
    x, y, z = (size // _COARSER for size in blocks.shape)
    solid = blocks.reshape(x, _COARSER, y, _COARSER, z, _COARSER).any(axis=(1, 3, 5))
    step = field.step_m * _COARSER
    room = int(np.ceil(_WIDE_M / step))
    solid = np.pad(solid, ((room, room), (0, room), (room, room)))
    solid = np.pad(solid, ((0, 0), (room, 0), (0, 0)), mode="edge")
    hidden = step * np.sqrt(3.0)
    metres = distance_transform_edt(~solid, sampling=step) - hidden
    low = np.array(field.low_m) + (_COARSER - 1) / 2 * field.step_m - room * step
    return Grid(np.maximum(metres, 0.0).astype(np.float32), low, step)


def within(field: Field, at_m: Array) -> NDArray[np.bool_]:
    """(N,) whether places (N, 3) at rest are in a grid: its rim says nothing of what is beyond.

    A palm's is cut off at the wrist, where it goes on inside.
    """
    low = np.array(field.low_m)
    high = low + field.step_m * (np.array(field.units.shape) - 1)
    inside: NDArray[np.bool_] = np.all((at_m > low) & (at_m < high), axis=1)
    return inside


def slopes(field: Field, at_m: Array) -> tuple[Array, Array]:
    """(N,) metres at places (N, 3) at rest, outside of the grid those of its rim; (N, 3) slopes.

    A slope is the way out, of about unit length.
    """
    found: tuple[Array, Array] = slopes_at(grid_of(field), at_m)
    return found


def _back(rig: Rig, posed: Posed, ends: tuple[str, str]) -> tuple[Array, Array]:
    """(E, F, 3, 3) and (E, F, 3) that carry places from the world to where E joints rest.

    They are one or two: both ends may be the same joint.
    """
    joints = [rig.body.index[joint] for joint in dict.fromkeys(ends)]
    world = posed.rotations_wxyz[:, joints].swapaxes(0, 1)
    turn = to_matrix(multiply(rig.body.frames_wxyz[joints, None], conjugate(world)))
    at = posed.positions_m[:, joints].swapaxes(0, 1)
    shift = rig.body.heads_m[joints, None] - np.einsum("efij,efj->efi", turn, at)
    return turn, shift
