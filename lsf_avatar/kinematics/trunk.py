"""Torso, neck, head, shoulders and eyes: a few turns are shared out over their joints."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lsf_avatar.geometry import IDENTITY, conjugate, multiply
from lsf_avatar.kinematics import trunk_rows
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.rig import Indices, Rig

SHOULDER_TURN_RAD = trunk_rows.SHOULDER_TURN_RAD
_THREE = np.zeros(3)


def turn_quaternion(turn_rad: Array) -> Array:
    """Rotation vectors (..., 3), radians, as quaternions (..., 4)."""
    return trunk_rows.quaternions(turn_rad, IDENTITY)


def rotation_vector(rotations_wxyz: Array) -> Array:
    """Unit quaternions (..., 4) as rotation vectors (..., 3), radians, the shorter way round."""
    return trunk_rows.rotation_vectors(rotations_wxyz, _THREE)


def pose_trunk(rig: Rig, body_rad: Array, root_m: Array) -> Posed:
    """Where turns of torso, neck, head and shoulders bring their joints; the others stay zero.

    The joints of a part turn about one axis, so the turn of each is known at once: its share of
    the part's, after that of the joint that carries the part.

    Args:
        rig: The body.
        body_rad: (F, B, 3) as `Targets.body_rad`.
        root_m: (F, 3).
    """
    chain, shape = _chain(rig), (len(body_rad), len(rig.rest_wxyz))
    world, at = np.zeros((*shape, 4)), np.zeros((*shape, 3))
    trunk_rows.pose(
        body_rad, root_m, chain.joints, chain.above, chain.base, chain.part, chain.share,
        chain.levers_m, chain.rests, world, at,
    )  # fmt: skip
    return Posed(world, at)


def turn_trunk(rig: Rig, rotations_wxyz: Array, body_rad: Array) -> None:
    """Writes the turns of torso, neck, head and shoulders into local rotations (F, J, 4)."""
    chain = _chain(rig)
    trunk_rows.turn(
        body_rad, rig.turning, rig.turning_part, chain.each, chain.locals, rotations_wxyz
    )


@dataclass(frozen=True, slots=True, eq=False)
class Shoulders:
    """H shoulders, frame by frame.

    Attributes:
        turn_rad: (F, H, 3) turns of the clavicles, about the world's axes at rest.
        turned: (F, H, 4) turns of the shoulders against rest, in the world.
        sockets_m: (F, H, 3) where the arms begin.
    """

    turn_rad: Array
    turned: Array
    sockets_m: Array


def sockets(rig: Rig, trunk: Posed, turn_rad: Array, hands: tuple[int, ...] = (0, 1)) -> Array:
    """(F, H, 3) where the arms begin when the shoulders are turned.

    Args:
        rig: The body.
        trunk: Where the trunk is.
        turn_rad: (F, H, 3) of the clavicles, about the world's axes at rest.
        hands: Which.
    """
    return _shoulders(rig, trunk, turn_rad, None, hands).sockets_m


def reaching_shoulders(
    rig: Rig, trunk: Posed, turn_rad: Array, wrists_m: Array, hands: tuple[int, ...] = (0, 1)
) -> Shoulders:
    """Shoulders turned as asked, with what helps the arms to reach.

    Far away, a shoulder goes after its hand; very near, it gives way, for an elbow folds only so
    far. In between nothing is added.

    Args:
        rig: The body.
        trunk: Where the trunk is.
        turn_rad: (F, H, 3) turns of the clavicles as asked.
        wrists_m: (F, H, 3) where the wrists should be.
        hands: Which.
    """
    return _shoulders(rig, trunk, turn_rad, wrists_m, hands)


def _shoulders(
    rig: Rig, trunk: Posed, turn_rad: Array, wrists_m: Array | None, hands: tuple[int, ...]
) -> Shoulders:
    """Shoulders turned as asked; where wrists are given, they help to reach them."""
    rest, shape = _girdle(rig, hands), turn_rad.shape[:2]
    made = Shoulders(np.zeros((*shape, 3)), np.zeros((*shape, 4)), np.zeros((*shape, 3)))
    wrists = turn_rad if wrists_m is None else wrists_m
    trunk_rows.shoulders(
        trunk.rotations_wxyz, trunk.positions_m, rest.above, rest.clavicles, rest.unrest,
        rest.levers_m, rest.lengths_m, turn_rad, wrists, wrists_m is not None,
        made.turn_rad, made.turned, made.sockets_m,
    )  # fmt: skip
    return made


@dataclass(frozen=True, slots=True, eq=False)
class _Girdle:
    """H shoulders at rest: arguments of `trunk_rows.shoulders`."""

    above: Indices
    clavicles: Indices
    unrest: Array
    levers_m: Array
    lengths_m: Array


@lru_cache(maxsize=16)
def _girdle(rig: Rig, hands: tuple[int, ...]) -> _Girdle:
    chosen, body = list(hands), rig.body
    clavicles = rig.clavicle[chosen]
    above = body.parents[clavicles]
    levers = body.heads_m[rig.upper[chosen]] - body.heads_m[clavicles]
    arms = np.linalg.norm(rig.upper_m, axis=-1) + np.linalg.norm(rig.fore_m, axis=-1)
    lengths = np.stack((arms[chosen], np.linalg.norm(levers, axis=-1)), axis=-1)
    return _Girdle(above, clavicles, conjugate(body.frames_wxyz[above]), levers, lengths)


@dataclass(frozen=True, slots=True, eq=False)
class _Chain:
    """The N joints that carry head and arms, the root first.

    Attributes:
        joints: (N,) which.
        above: (N,) the place among them of the joint that carries each; the root's own is 0.
        levers_m: (N, 3) from that one, at rest, in the world; zero for the root.
        base: (N,) the place of the joint that carries the part of each; 0 where none turns.
        part: (N - 1,) of `BODY_PARTS`: whose turn each joint makes, and `share` (N - 1,) how much
            of it, with the joints of its part below it.
        rests: (N, 4) their rotations at rest, in the world.
        each: (B,) how much of a part's turn each of its joints makes itself.
        locals: (T, 4, 4) maps from these turns to rotations of `Rig.turning` in their parents.
    """

    joints: Indices
    above: Indices
    levers_m: Array
    base: Indices
    part: Indices
    share: Array
    rests: Array
    each: Array
    locals: Array


@lru_cache(maxsize=8)
def _chain(rig: Rig) -> _Chain:
    body = rig.body
    joints = np.concatenate(([0], rig.turning, rig.shoulder)).astype(np.int32)
    place = {int(joint): number for number, joint in enumerate(joints)}
    above = np.array([0] + [place[int(body.parents[joint])] for joint in joints[1:]], np.int32)
    levers = body.heads_m[joints] - body.heads_m[joints[above]]
    # Shoulders make the turns of their clavicles.
    part = np.append(rig.turning_part, rig.turning_part[above[-2:] - 1])
    share = np.append(rig.turning_share, rig.turning_share[above[-2:] - 1])
    for number in range(1, len(rig.turning)):
        if part[number] == part[number - 1]:
            share[number] += share[number - 1]
    parts = part.tolist()
    base = np.array([0] + [above[1 + parts.index(own)] for own in parts], np.int32)
    each = np.zeros(1 + max(parts))
    each[rig.turning_part] = rig.turning_share
    turning = body.frames_wxyz[rig.turning, None]
    before = multiply(rig.rest_wxyz[rig.turning, None], conjugate(turning))
    return _Chain(
        joints, above, levers, base, part, share,
        rests=body.frames_wxyz[joints],
        each=each,
        locals=multiply(multiply(before, np.eye(4)), turning),
    )  # fmt: skip
