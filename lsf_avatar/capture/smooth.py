"""Gaps closed and noise taken out of what a camera saw, without delay.

Savitzky and Golay (1964, Analytical Chemistry 36): a cubic through each frame's neighbours keeps
the height of a fast movement better than a mean. A film is whole, so frames to come count too.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.signal import savgol_filter

from lsf_avatar.geometry import continuous, unit

Array = NDArray[np.float64]

WINDOW_S = 0.23
"""Length of the neighbourhood: a hand that goes to and fro four times a second stays whole."""


def filled(values: Array, rest: Array) -> Array:
    """The same (F, ...) without NaN: gaps are bridged in a straight line, ends are held.

    Args:
        values: (F, ...); a frame whose values hold a NaN is a gap.
        rest: (...) what stands there if no frame is known.
    """
    flat = values.reshape(len(values), -1)
    known = np.flatnonzero(np.isfinite(flat).all(axis=1))
    if not len(known):
        return np.broadcast_to(rest, values.shape).copy()
    frames = np.arange(len(flat))
    columns = [np.interp(frames, known, flat[known, column]) for column in range(flat.shape[1])]
    return np.stack(columns, axis=1).reshape(values.shape)


def filled_turns(turns: Array, rest: Array) -> Array:
    """As `filled`, for unit quaternions (F, 4)."""
    known = np.isfinite(turns).all(axis=1)
    signed = turns.copy()
    signed[known] = continuous(turns[known])
    return unit(filled(signed, rest))


def smoothed(values: Array, fps: float, window_s: float = WINDOW_S) -> Array:
    """The same (F, ...), without what is too quick for a person."""
    window = min(int(window_s * fps) // 2 * 2 + 1, (len(values) - 1) // 2 * 2 + 1)
    if window < 5:
        return values.copy()
    smooth: Array = savgol_filter(values, window, 3, axis=0, mode="interp")
    return smooth


def smoothed_turns(turns: Array, fps: float, window_s: float = WINDOW_S) -> Array:
    """As `smoothed`, for unit quaternions (F, ..., 4)."""
    return unit(smoothed(continuous(turns), fps, window_s))
