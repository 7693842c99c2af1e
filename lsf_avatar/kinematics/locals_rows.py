"""Local rotations of arms and fingers, frame by frame, in machine code: what `solve` writes."""

from __future__ import annotations

from lsf_avatar.compiled import INDEX, REAL, WHOLE, array, compiled, strided, written
from lsf_avatar.geometry import product
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.grids import Rows
from lsf_avatar.kinematics.quaternions import inverse, mapped, scaled, written_in
from lsf_avatar.kinematics.rig import Indices


@compiled(array(REAL, 4), array(INDEX, 2), array(REAL, 4), written(REAL, 3))
def arms(turns: Array, joints: Indices, maps: Array, local: Array) -> None:
    """Writes chains of N joints: each turns against the one before, without a jump of sign.

    Args:
        turns: (N + 1, F, H, 4) in the world, against rest, from the shoulders out.
        joints: (N, H).
        maps: (N, H, 4, 4) from what a joint turns, seen from the world, to its parent's frame.
        local: (F, J, 4).
    """
    for frame in range(turns.shape[1]):
        for n in range(joints.shape[0]):
            for hand in range(joints.shape[1]):
                first, then = turns[n, frame, hand], turns[n + 1, frame, hand]
                by = product(inverse((first[0], first[1], first[2], first[3])), then)
                own, joint = mapped(by, maps[n, hand]), joints[n, hand]
                if frame > 0:
                    last = local[frame - 1, joint]
                    along = own[0] * last[0] + own[1] * last[1] + own[2] * last[2]
                    if along + own[3] * last[3] < 0.0:
                        own = scaled(own, -1.0)
                written_in(local[frame, joint], own)


@compiled(strided(REAL, 3), written(WHOLE, 1))
def runs(bent_rad: Array, which: Rows) -> None:
    """Writes which (F,) of the different shapes of a hand (F, 5, 4), in order, a frame has."""
    for frame in range(1, len(bent_rad)):
        differs = False
        for finger in range(5):
            for angle in range(4):
                if bent_rad[frame, finger, angle] != bent_rad[frame - 1, finger, angle]:
                    differs = True
        which[frame] = which[frame - 1] + 1 if differs else which[frame - 1]


@compiled(array(REAL, 4), array(WHOLE, 1), array(INDEX, 2), array(REAL, 2), written(REAL, 3))
def fingers(turned: Array, which: Rows, joints: Indices, rest: Array, local: Array) -> None:
    """Writes a hand's fingers.

    Args:
        turned: (S, 5, 3, 4) its different shapes, each joint against rest.
        which: (F,) the shape of each frame.
        joints: (5, 3).
        rest: (J, 4) local rotations at rest.
        local: (F, J, 4).
    """
    for frame in range(len(which)):
        for finger in range(joints.shape[0]):
            for n in range(joints.shape[1]):
                joint = joints[finger, n]
                by = product(rest[joint], turned[which[frame], finger, n])
                written_in(local[frame, joint], by)
