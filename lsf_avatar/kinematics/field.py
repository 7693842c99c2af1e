"""Distances read from a body's grids, with the way out, for many places at once."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import conjugate, multiply, to_matrix
from lsf_avatar.kinematics.body import FIELD_UNIT_M, Field
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.rig import Rig

Float = NDArray[np.float32]
Frames = NDArray[np.int64]

FIELDS = ("head", "trunk")
_CARRIERS = {"head": ("head", "head"), "trunk": ("root", "spine01")}
"""The joints between which a field bends: below the first, above the second."""


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
        self._fields = rig.body.fields
        self._back: dict[str, tuple[Float, Float]] = {}
        self._span: dict[str, tuple[float, float]] = {}
        for name, ends in _CARRIERS.items():
            pairs = [_back(rig, trunk, joint) for joint in ends]
            self._back[name] = (
                np.stack([turn for turn, _ in pairs]), np.stack([shift for _, shift in pairs])
            )  # fmt: skip
            low, high = (float(rig.body.heads_m[rig.body.index[joint], 1]) for joint in ends)
            self._span[name] = (low, max(high - low, 1e-9))

    def rest(self, name: str, frames: Frames, places_m: Float) -> tuple[Float, Float]:
        """Places (N, 3) of some frames carried back to rest, and what turned them (N, 3, 3)."""
        turns, shifts = self._back[name]
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

    def distance_m(self, name: str, frames: Frames, places_m: Float) -> Float:
        """(N,) metres from head or trunk, negative inside, held at some 6 cm."""
        at, _ = self.rest(name, frames, places_m)
        return distances_m(self._fields[name], at)

    def way_out(self, name: str, frames: Frames, places_m: Float) -> tuple[Float, Float]:
        """As `distance_m`, with the unit way out (N, 3) in the world."""
        at, turn = self.rest(name, frames, places_m)
        distance, slope = slopes(self._fields[name], at)
        out = np.einsum("nij,ni->nj", turn, slope)
        out /= np.maximum(np.sqrt(np.einsum("ni,ni->n", out, out)), 1e-6)[:, None]
        return distance, out

    def box_gap_m(self, name: str, frames: Frames, places_m: Float) -> Float:
        """(N,) how far places are outside of the whole grid; 0 within it."""
        at, _ = self.rest(name, frames, places_m)
        field = self._fields[name]
        low = np.array(field.low_m, np.float32)
        high = low + field.step_m * (np.array(field.units.shape) - 1)
        off = np.maximum(np.maximum(low - at, at - high), 0.0)
        gap: Float = np.sqrt(np.einsum("ni,ni->n", off, off)).astype(np.float32)
        return gap


def distances_m(field: Field, at_m: Float) -> Float:
    """(N,) distance at places (N, 3) at rest, metres; outside of the grid, that of its rim."""
    corners, shares = _corners(field, at_m)
    x, y, z = shares.T
    c = corners
    c = c[4:] * x + c[:4] * (1 - x)
    c = c[2:] * y + c[:2] * (1 - y)
    distance: Float = (c[1] * z + c[0] * (1 - z)) * np.float32(FIELD_UNIT_M)
    return distance


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


def _back(rig: Rig, posed: Posed, joint: str) -> tuple[Float, Float]:
    """(F, 3, 3) and (F, 3) that carry places from the world to where a joint is at rest."""
    index = rig.body.index[joint]
    turned = multiply(posed.rotations_wxyz[:, index], conjugate(rig.body.frames_wxyz[index]))
    turn = np.swapaxes(to_matrix(turned), 1, 2)
    shift = rig.body.heads_m[index] - np.einsum("fij,fj->fi", turn, posed.positions_m[:, index])
    return turn.astype(np.float32), shift.astype(np.float32)
