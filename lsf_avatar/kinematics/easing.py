"""How shares of a time become shares of a way, in machine code; used through `paths`."""

from __future__ import annotations

from math import sqrt

from lsf_avatar.compiled import inner, row_by_row
from lsf_avatar.kinematics.body import Array

FLOW = 1.0
"""Speed at a posture that a hand goes through, against the mean of the way."""
_SOFT = 0.2
"""Share of a way at either end over which an even speed is reached."""
_TOP = 1.0 / (1.0 - _SOFT)
_LANDING_M, _STEEP = 0.12, 0.6
"""From how far a hand lands on what it touches, and how high above it, as a share of how far it
still is (some 37 degrees); developers' proposal."""
_OTHER_END = 0.3
"""Share of a way at its other end over which this has no say yet."""


@inner
def held_in(share: float) -> float:
    """From 0 to 1, whatever comes before and after."""
    return min(max(share, 0.0), 1.0)


@inner
def minimum_jerk(share: float) -> float:
    """From 0 to 1 without speed or acceleration at either end."""
    u = held_in(share)
    return u * u * u * (10.0 + u * (6.0 * u - 15.0))


@inner
def steady(share: float) -> float:
    """From 0 to 1 at even speed, with a soft start and end."""
    u = held_in(share)
    if u < _SOFT:
        return _TOP * u * u / (2.0 * _SOFT)
    if u > 1.0 - _SOFT:
        return 1.0 - _TOP * (1.0 - u) * (1.0 - u) / (2.0 * _SOFT)
    return _TOP * (u - _SOFT / 2.0)


@row_by_row("()->()")
def eased(share: float, way: Array) -> None:
    """As `minimum_jerk`."""
    way[0] = minimum_jerk(share)


@row_by_row("()->()")
def evened(share: float, way: Array) -> None:
    """As `steady`."""
    way[0] = steady(share)


@row_by_row("(),(),()->()")
def flowed(share: float, from_flow: float, to_flow: float, way: Array) -> None:
    """The quintic of minimum jerk between given speeds, no acceleration at either end."""
    u = held_in(share)
    cube = u * u * u
    entered = u + cube * (-6.0 + u * (8.0 - 3.0 * u))
    left = cube * (-4.0 + u * (7.0 - 3.0 * u))
    way[0] = minimum_jerk(u) + FLOW * (from_flow * entered + to_flow * left)


@row_by_row("(v),(v),(v),()->(v)")
def landed(at_m: Array, end_m: Array, out: Array, share: float, lifted_m: Array) -> None:
    """What a way is lifted by at one of its ends, whose share of it comes to 1 away from there."""
    far, high = 0.0, 0.0
    for axis in range(3):
        off = at_m[axis] - end_m[axis]
        far += off * off
        high += off * out[axis]
    far = sqrt(far)
    near = steady(share / _OTHER_END) * (1.0 - steady(far / _LANDING_M))
    by = max(_STEEP * far - high, 0.0) * near
    for axis in range(3):
        lifted_m[axis] = out[axis] * by


@row_by_row("(m),()->()")
def envelope(marks_s: Array, time_s: float, shown: Array) -> None:
    """How much there is of what starts, peaks, is released and ends at these four marks."""
    start, peak, release, end = marks_s[0], marks_s[1], marks_s[2], marks_s[3]
    if time_s < start or time_s > end + 1e-6:
        shown[0] = 0.0
        return
    rise = 1.0 if peak <= start else minimum_jerk((time_s - start) / max(peak - start, 1e-6))
    fall = minimum_jerk((time_s - release) / max(end - release, 1e-6))
    shown[0] = rise * (1.0 - fall)
