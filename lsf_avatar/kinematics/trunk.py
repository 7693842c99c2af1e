"""Torso, neck, head, shoulders and eyes: a few turns are shared out over their joints."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lsf_avatar.geometry import conjugate, cross, multiply, rotate
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.rig import Indices, Rig

SHOULDER_TURN_RAD = 0.28
"""Most that a shoulder comes forward or up to help a reach: the clavicle moves 15 to 30 degrees
(Inman et al. 1944, J. Bone Joint Surg. 26, as cited in textbooks; not read here)."""
_HELP_FROM, _HELP_UNTIL = 0.80, 1.08
_YIELD_FROM, _YIELD_UNTIL = 0.40, 0.16
"""Shares of the arm's length, hand from shoulder, between which the shoulder begins to help and
helps fully; and to give way."""


def turn_quaternion(turn_rad: Array) -> Array:
    """Rotation vectors (..., 3), radians, as quaternions (..., 4)."""
    angle = np.sqrt(np.einsum("...i,...i->...", turn_rad, turn_rad))
    half = 0.5 * angle
    scale = np.where(angle > 1e-9, np.sin(half) / np.maximum(angle, 1e-9), 0.5)
    turn = np.zeros((*angle.shape, 4))
    turn[..., 0] = np.cos(half)
    np.multiply(scale[..., None], turn_rad, out=turn[..., 1:])
    return turn


def rotation_vector(rotations_wxyz: Array) -> Array:
    """Unit quaternions (..., 4) as rotation vectors (..., 3), radians, the shorter way round."""
    xyz = np.where(rotations_wxyz[..., :1] < 0.0, -1.0, 1.0) * rotations_wxyz[..., 1:]
    sine = np.sqrt(np.einsum("...i,...i->...", xyz, xyz))
    angle = 2.0 * np.arctan2(sine, np.abs(rotations_wxyz[..., 0]))
    vectors: Array = xyz * np.where(sine > 1e-9, angle / np.maximum(sine, 1e-9), 2.0)[..., None]
    return vectors


def pose_trunk(rig: Rig, body_rad: Array, root_m: Array) -> Posed:
    """Where turns of torso, neck, head and shoulders bring their joints; the others stay zero.

    The joints of a part turn about one axis, so the turn of each is known at once: its share of
    the part's, after that of the joint that carries the part.

    Args:
        rig: The body.
        body_rad: (F, B, 3) as `Targets.body_rad`.
        root_m: (F, 3).
    """
    chain, frames = _chain(rig), len(body_rad)
    turn = np.zeros((len(chain.joints), frames, 4))
    turn[0, :, 0] = 1.0
    turn[1:] = turn_quaternion(body_rad.swapaxes(0, 1)[chain.part] * chain.share[:, None, None])
    for bases, carried in chain.carried:
        turn[carried] = multiply(turn[bases], turn[carried])
    lever = rotate(turn[chain.above], chain.levers_m[:, None])
    place = (chain.summed @ lever.reshape(len(lever), -1)).reshape(lever.shape) + root_m
    world, at = np.zeros((frames, len(rig.rest_wxyz), 4)), np.zeros((frames, len(rig.rest_wxyz), 3))
    world[:, chain.joints] = (turn @ chain.frames).swapaxes(0, 1)
    at[:, chain.joints] = place.swapaxes(0, 1)
    return Posed(world, at)


def turn_trunk(rig: Rig, rotations_wxyz: Array, body_rad: Array) -> None:
    """Writes the turns of torso, neck, head and shoulders into local rotations (F, J, 4)."""
    each = turn_quaternion(body_rad.swapaxes(0, 1) * _chain(rig).each[:, None, None])
    turned = each[rig.turning_part] @ _chain(rig).locals
    rotations_wxyz[:, rig.turning] = turned.swapaxes(0, 1)


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
    return _shoulders(rig, _carried(rig, trunk, hands), turn_rad, hands).sockets_m


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
    carrying, clavicles = _carried(rig, trunk, hands)
    asked = _shoulders(rig, (carrying, clavicles), turn_rad, hands)
    away = wrists_m - asked.sockets_m
    distance = np.sqrt(np.einsum("...i,...i->...", away, away))
    length = np.linalg.norm(rig.upper_m, axis=-1) + np.linalg.norm(rig.fore_m, axis=-1)
    share = distance / length[list(hands)]
    after = _soft((share - _HELP_FROM) / (_HELP_UNTIL - _HELP_FROM))
    off = _soft((_YIELD_FROM - share) / (_YIELD_FROM - _YIELD_UNTIL))
    some = np.flatnonzero((after != off).any(axis=1))
    if not some.size:
        return asked
    size = np.linalg.norm(_levers_m(rig, hands), axis=-1) * np.maximum(distance[some], 1e-9)
    axis = cross(asked.sockets_m[some] - clavicles[some], away[some])
    turn = turn_rad[some] + axis * (SHOULDER_TURN_RAD * (after - off)[some] / size)[..., None]
    helped = _shoulders(rig, (carrying[some], clavicles[some]), turn, hands)
    every = Shoulders(np.array(turn_rad), asked.turned, asked.sockets_m)
    every.turn_rad[some], every.turned[some] = helped.turn_rad, helped.turned
    every.sockets_m[some] = helped.sockets_m
    return every


def _carried(rig: Rig, trunk: Posed, hands: tuple[int, ...]) -> tuple[Array, Array]:
    """Turns, against rest, of what carries the clavicles (F, H, 4); where these are (F, H, 3)."""
    clavicles = rig.clavicle[list(hands)]
    above = rig.body.parents[clavicles]
    turned = multiply(trunk.rotations_wxyz[:, above], conjugate(rig.body.frames_wxyz[above]))
    return turned, trunk.positions_m[:, clavicles]


def _shoulders(
    rig: Rig, carried: tuple[Array, Array], turn_rad: Array, hands: tuple[int, ...]
) -> Shoulders:
    """Shoulders on what `_carried` gave."""
    turned = multiply(carried[0], turn_quaternion(turn_rad))
    return Shoulders(turn_rad, turned, carried[1] + rotate(turned, _levers_m(rig, hands)))


def _levers_m(rig: Rig, hands: tuple[int, ...]) -> Array:
    """(H, 3) from clavicles to where the arms begin, at rest, in the world."""
    chosen = list(hands)
    levers: Array = rig.body.heads_m[rig.upper[chosen]] - rig.body.heads_m[rig.clavicle[chosen]]
    return levers


@dataclass(frozen=True, slots=True, eq=False)
class _Chain:
    """The N joints that carry head and arms, the root first.

    Attributes:
        joints: (N,) which.
        above: (N,) the place among them of the joint that carries each; the root's own is 0.
        levers_m: (N, 3) from that one, at rest, in the world; zero for the root.
        summed: (N, N) 1 where a joint is carried by another, or is it.
        part: (N - 1,) of `BODY_PARTS`: whose turn each joint makes, and `share` (N - 1,) how much
            of it, with the joints of its part below it.
        carried: Places of joints that carry parts, and of the joints of these, lowest first.
        frames: (N, 4, 4) maps from the turns of joints to their rotations in the world.
        each: (B,) how much of a part's turn each of its joints makes itself.
        locals: (T, 4, 4) maps from these turns to rotations of `Rig.turning` in their parents.
    """

    joints: Indices
    above: Indices
    levers_m: Array
    summed: Array
    part: Indices
    share: Array
    carried: tuple[tuple[Indices, Indices], ...]
    frames: Array
    each: Array
    locals: Array


@lru_cache(maxsize=8)
def _chain(rig: Rig) -> _Chain:
    body = rig.body
    joints = np.concatenate(([0], rig.turning, rig.shoulder)).astype(np.int32)
    place = {int(joint): number for number, joint in enumerate(joints)}
    above = np.array([0] + [place[int(body.parents[joint])] for joint in joints[1:]], np.int32)
    levers = body.heads_m[joints] - body.heads_m[joints[above]]
    summed = np.eye(len(joints))
    for number in range(1, len(joints)):
        summed[number] += summed[above[number]]
    # Shoulders make the turns of their clavicles.
    part = np.append(rig.turning_part, rig.turning_part[above[-2:] - 1])
    share = np.append(rig.turning_share, rig.turning_share[above[-2:] - 1])
    for number in range(1, len(rig.turning)):
        if part[number] == part[number - 1]:
            share[number] += share[number - 1]
    parts = part.tolist()
    base = [int(above[1 + parts.index(own)]) for own in parts]
    depth = [0] * len(joints)
    for number in range(1, len(joints)):
        depth[number] = depth[base[number - 1]] + 1
    carried = []
    for level in range(2, max(depth) + 1):
        own = np.array([n for n in range(len(joints)) if depth[n] == level], np.int32)
        carried.append((np.array([base[n - 1] for n in own], np.int32), own))
    each = np.zeros(1 + max(parts))
    each[rig.turning_part] = rig.turning_share
    rests, turning = body.frames_wxyz[joints, None], body.frames_wxyz[rig.turning, None]
    before = multiply(rig.rest_wxyz[rig.turning, None], conjugate(turning))
    return _Chain(
        joints, above, levers, summed, part, share, tuple(carried),
        frames=multiply(np.eye(4), rests),
        each=each,
        locals=multiply(multiply(before, np.eye(4)), turning),
    )  # fmt: skip


def _soft(share: Array) -> Array:
    """0 to 1, level at both ends."""
    u = np.clip(share, 0.0, 1.0)
    soft: Array = u * u * (3.0 - 2.0 * u)
    return soft
