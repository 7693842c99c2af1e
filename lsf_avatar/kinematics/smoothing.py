"""Rows smoothed over time, as `scipy.ndimage` does it to the bit, without what it takes to call it.

The first and the last row go on for ever.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from lsf_avatar.compiled import REAL, WHOLE, array, compiled, strided, written
from lsf_avatar.kinematics.body import Array


@lru_cache(maxsize=64)
def bell(deviation: float, truncate: float) -> Array:
    """Weights of a Gaussian of so many rows, cut off at so many deviations."""
    reach = int(truncate * deviation + 0.5)
    weights = np.exp(-0.5 / (deviation * deviation) * np.arange(-reach, reach + 1) ** 2)
    even: Array = weights / weights.sum()
    return even


@lru_cache(maxsize=64)
def hump(reach: int) -> Array:
    """Weights of a raised cosine that ends after so many rows."""
    weights = np.hanning(2 * reach + 3)[1:-1]
    even: Array = weights / weights.sum()
    return even


def smoothed(values: Array, weights: Array) -> Array:
    """(F, N) each column weighted over its neighbours.

    Args:
        values: (F, N).
        weights: (2 * R + 1,) the same both ways.
    """
    smooth = np.zeros(values.shape)
    _smooth(values, weights, smooth)
    return smooth


def largest(values: Array, reach: int) -> Array:
    """(F, N) the largest of so many neighbours on either side."""
    most = np.zeros(values.shape)
    _largest(values, reach, most)
    return most


@compiled(strided(REAL, 2), array(REAL, 1), written(REAL, 2))
def _smooth(values: Array, weights: Array, smooth: Array) -> None:
    """Neighbours are added in pairs, the farthest first."""
    rows, reach = len(values), len(weights) // 2
    line, made = np.zeros(rows + 2 * reach), np.zeros(rows)
    for column in range(values.shape[1]):
        for n in range(len(line)):
            line[n] = values[min(max(n - reach, 0), rows - 1), column]
        for row in range(rows):
            made[row] = line[row + reach] * weights[reach]
        for step in range(reach):
            weight = weights[2 * reach - step]
            for row in range(rows):
                made[row] += (line[row + step] + line[row + 2 * reach - step]) * weight
        for row in range(rows):
            smooth[row, column] = made[row]


@compiled(strided(REAL, 2), WHOLE, written(REAL, 2))
def _largest(values: Array, reach: int, most: Array) -> None:
    rows = len(values)
    for row in range(rows):
        first, behind = max(row - reach, 0), min(row + reach + 1, rows)
        for column in range(values.shape[1]):
            found = values[first, column]
            for near in range(first + 1, behind):
                found = max(found, values[near, column])
            most[row, column] = found
