"""Distances read from a body's grids, with the way out, for many places at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from lsf_avatar.geometry import conjugate, multiply, to_matrix
from lsf_avatar.kinematics.body import FIELD_UNIT_M, Array, Field
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.rig import Rig

Float = NDArray[np.float32]
Rows = NDArray[np.int64]

FIELDS = ("head", "trunk")
_CARRIERS = {"head": ("head", "head"), "trunk": ("root", "spine01")}
"""The joints between which a field bends: below the first, above the second."""

_BENT_M = 0.004
"""How far a place within a hand may be off where it is carried, when the wrist's height decides
how the trunk is bent there."""
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
        self._fields = rig.body.fields
        self._known: dict[str, tuple[Float, Float]] = {}
        self._span: dict[str, tuple[float, float]] = {}
        for name, ends in _CARRIERS.items():
            low, high = (float(rig.body.heads_m[rig.body.index[joint], 1]) for joint in ends)
            self._span[name] = (low, max(high - low, 1e-9))

    def __len__(self) -> int:
        """How many frames there are."""
        return len(self._trunk.positions_m)

    def _back(self, name: str) -> tuple[Float, Float]:
        """What carries places back to rest, worked out when it is first asked for."""
        if name not in self._known:
            self._known[name] = _back(self.rig, self._trunk, _CARRIERS[name])
        return self._known[name]

    def rest(self, name: str, frames: Rows, places_m: Float) -> tuple[Float, Float]:
        """Places (N, 3) of some frames carried back to rest, and what turned them (N, 3, 3)."""
        turns, shifts = self._back(name)
        if _CARRIERS[name][0] == _CARRIERS[name][1]:
            turn, shift = turns[0].take(frames, axis=0), shifts[0].take(frames, axis=0)
        else:
            low, length = self._span[name]
            high = np.clip((places_m[:, 1] - low) / length, 0.0, 1.0)[:, None]
            turn = turns[0].take(frames, axis=0)
            turn += high[:, None] * (turns[1] - turns[0]).take(frames, axis=0)
            shift = shifts[0].take(frames, axis=0)
            shift += high * (shifts[1] - shifts[0]).take(frames, axis=0)
        return np.einsum("nij,nj->ni", turn, places_m) + shift, turn

    def distance_m(self, name: str, frames: Rows, places_m: Float) -> Float:
        """(N,) metres from head or trunk, negative inside, held at some 6 cm."""
        at, _ = self.rest(name, frames, places_m)
        return distances_m(self._fields[name], at)

    def along_m(
        self, name: str, frames: Rows, start_m: Float, end_m: Float, shares: Float
    ) -> Float:
        """(N, K, B) as `distance_m`, at places between ends, which alone are carried back.

        Between them a body bends by less than a millimetre. Starts are (N, K, 3), ends (N, 3).
        """
        kinds = start_m.shape[1]
        low, _ = self.rest(name, np.repeat(frames, kinds), start_m.reshape(-1, 3))
        high, _ = self.rest(name, frames, end_m)
        low = low.reshape(start_m.shape)
        way = high[:, None] - low
        at = low[:, :, None] + shares[:, None] * way[:, :, None]
        return distances_m(self._fields[name], at.reshape(-1, 3)).reshape(at.shape[:-1])

    def way_out(self, name: str, frames: Rows, places_m: Float) -> tuple[Float, Float]:
        """As `distance_m`, with the unit way out (N, 3) in the world."""
        at, turn = self.rest(name, frames, places_m)
        distance, slope = slopes(self._fields[name], at)
        out = np.einsum("nij,ni->nj", turn, slope)
        out /= np.maximum(np.sqrt(np.einsum("ni,ni->n", out, out)), 1e-6)[:, None]
        return distance, out

    def may_reach(
        self,
        name: str,
        frames: Rows,
        wrists_m: Float,
        matrices: Float,
        offsets_m: Float,
        within_m: Float,
    ) -> NDArray[np.bool_]:
        """(N, P) whether what hangs on a hand may be nearer to head or trunk than it should.

        Args:
            name: Which of both.
            frames: (N,).
            wrists_m: (N, 3).
            matrices: (N, 3, 3) turn of the hand.
            offsets_m: (N, P, 3) from the wrist, hand at rest.
            within_m: (N, P) how near is too near.
        """
        at, turn = self.rest(name, frames, wrists_m)
        field = self._fields[name]
        scale = np.float32(1.0 / field.step_m)
        start = (at - np.array(field.low_m, np.float32)) * scale + np.float32(0.5)
        cell = offsets_m @ ((turn @ matrices) * scale).swapaxes(1, 2)
        cell += start[:, None]
        np.clip(cell, 0, np.array(field.units.shape, np.float32) - 1, out=cell)
        x, y, z = np.moveaxis(cell.astype(np.int32), -1, 0)
        _, ny, nz = field.units.shape
        hidden = field.step_m * np.sqrt(0.75) + _BENT_M
        nearest = _values(field).take((x * ny + y) * nz + z)
        reached: NDArray[np.bool_] = nearest * np.float32(FIELD_UNIT_M) < within_m + np.float32(
            hidden
        )
        return reached

    def at_least_m(self, name: str, frames: Rows, places_m: Float) -> Float:
        """(N,) what places are surely away from head or trunk, up to some 25 cm."""
        at, _ = self.rest(name, frames, places_m)
        wide = _wide(self._fields[name])
        cell = (at - wide.low_m) * np.float32(1.0 / wide.step_m) + np.float32(0.5)
        cell = np.clip(cell, 0, np.array(wide.metres.shape, np.float32) - 1).astype(np.int32)
        _, ny, nz = wide.metres.shape
        surely: Float = wide.metres.take((cell[:, 0] * ny + cell[:, 1]) * nz + cell[:, 2])
        return surely


@dataclass(frozen=True, slots=True, eq=False)
class _Wide:
    """A coarse grid that goes farther: what every place within a cell is surely away."""

    low_m: Float
    step_m: float
    metres: Float


@lru_cache(maxsize=16)
def _wide(field: Field) -> _Wide:
    """Distances from the cells that hold something solid, less what both cells' sizes hide.

    Below a field its lowest layer goes on, as it does where distances are read from it.
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
    return _Wide(low.astype(np.float32), step, np.maximum(metres, 0.0).astype(np.float32))


def distances_m(field: Field, at_m: Float) -> Float:
    """(N,) distance at places (N, 3) at rest, metres; outside of the grid, that of its rim."""
    corners, shares = _corners(field, at_m)
    x, y, z = shares.T
    c = corners
    c = c[4:] * x + c[:4] * (1 - x)
    c = c[2:] * y + c[:2] * (1 - y)
    distance: Float = (c[1] * z + c[0] * (1 - z)) * np.float32(FIELD_UNIT_M)
    return distance


def within(field: Field, at_m: Float | Array) -> NDArray[np.bool_]:
    """(N,) whether places (N, 3) at rest are in a grid: its rim says nothing of what is beyond.

    A palm's is cut off at the wrist, where it goes on inside.
    """
    low = np.array(field.low_m, np.float32)
    high = low + np.float32(field.step_m) * np.array(np.array(field.units.shape) - 1, np.float32)
    inside: NDArray[np.bool_] = np.all((at_m > low) & (at_m < high), axis=1)
    return inside


def slopes(field: Field, at_m: Float) -> tuple[Float, Float]:
    """As `distances_m`, with the slope (N, 3): the way out, of about unit length."""
    c, shares = _corners(field, at_m)
    x, y, z = shares.T
    cx = c[4:] * x + c[:4] * (1 - x)
    cy = cx[2:] * y + cx[:2] * (1 - y)
    dx = c[4:] - c[:4]
    dx = dx[2:] * y + dx[:2] * (1 - y)
    dy = cx[2:] - cx[:2]
    slope = np.stack((dx[1] * z + dx[0] * (1 - z), dy[1] * z + dy[0] * (1 - z), cy[1] - cy[0]), 1)
    distance = (cy[1] * z + cy[0] * (1 - z)) * np.float32(FIELD_UNIT_M)
    return distance, slope * np.float32(FIELD_UNIT_M / field.step_m)


def _corners(field: Field, at_m: Float) -> tuple[Float, Float]:
    """(8, N) units at the nodes around, x slowest; (N, 3) share of the way between them."""
    values = _values(field)
    size = np.array(field.units.shape)
    cell = (at_m - np.array(field.low_m, np.float32)) / np.float32(field.step_m)
    cell = np.clip(cell, 0.0, (size - 1.001).astype(np.float32))
    first = cell.astype(np.int32)
    _, ny, nz = size
    index = (first[:, 0] * ny + first[:, 1]) * nz + first[:, 2]
    steps = np.array([0, 1, nz, nz + 1, ny * nz, ny * nz + 1, ny * nz + nz, ny * nz + nz + 1])
    return values.take(index + steps[:, None]), cell - first


@lru_cache(maxsize=16)
def _values(field: Field) -> Float:
    return field.units.astype(np.float32).ravel()


def _back(rig: Rig, posed: Posed, ends: tuple[str, str]) -> tuple[Float, Float]:
    """(E, F, 3, 3) and (E, F, 3) that carry places from the world to where E joints rest.

    They are one or two: both ends may be the same joint.
    """
    joints = [rig.body.index[joint] for joint in dict.fromkeys(ends)]
    world = posed.rotations_wxyz[:, joints].swapaxes(0, 1)
    turn = to_matrix(multiply(rig.body.frames_wxyz[joints, None], conjugate(world)))
    at = posed.positions_m[:, joints].swapaxes(0, 1)
    shift = rig.body.heads_m[joints, None] - np.einsum("efij,efj->efi", turn, at)
    return turn.astype(np.float32), shift.astype(np.float32)
