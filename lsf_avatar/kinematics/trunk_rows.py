"""Trunk and shoulders, frame by frame, in machine code: what `trunk` does for all of them."""

from __future__ import annotations

from math import sqrt

from lsf_avatar.compiled import (
    FLAG,
    INDEX,
    REAL,
    array,
    compiled,
    inner,
    row_by_row,
    strided,
    written,
)  # fmt: skip
from lsf_avatar.geometry import Four, Three, product, turned
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.quaternions import four, mapped, quaternion, rotation_vector, written_in
from lsf_avatar.kinematics.rig import Indices

SHOULDER_TURN_RAD = 0.28
"""Most that a shoulder comes forward or up to help a reach: the clavicle moves 15 to 30 degrees
(Inman et al. 1944, J. Bone Joint Surg. 26, as cited in textbooks; not read here)."""
_HELP_FROM, _HELP_UNTIL = 0.80, 1.08
_YIELD_FROM, _YIELD_UNTIL = 0.40, 0.16
"""Shares of the arm's length, hand from shoulder, between which the shoulder begins to help and
helps fully; and to give way."""


@row_by_row("(v),(q)->(q)")
def quaternions(turn_rad: Array, _: Array, made: Array) -> None:
    """Rotation vectors as quaternions."""
    written_in(made, quaternion((turn_rad[0], turn_rad[1], turn_rad[2])))


@row_by_row("(q),(v)->(v)")
def rotation_vectors(turn: Array, _: Array, made: Array) -> None:
    """Unit quaternions as rotation vectors, the shorter way round."""
    made[0], made[1], made[2] = rotation_vector(four(turn))


@compiled(
    strided(REAL, 3), array(REAL, 2), array(INDEX, 1), array(INDEX, 1), array(INDEX, 1),
    array(INDEX, 1), array(REAL, 1), array(REAL, 2), array(REAL, 2),
    written(REAL, 3), written(REAL, 3),
)  # fmt: skip
def pose(
    body_rad: Array, root_m: Array, joints: Indices, above: Indices, base: Indices,
    part: Indices, share: Array, levers_m: Array, rests: Array, world: Array, at_m: Array,
) -> None:  # fmt: skip
    """Writes the joints of a chain (`trunk._Chain`) into `world` (F, J, 4) and `at_m` (F, J, 3)."""
    turns = [(1.0, 0.0, 0.0, 0.0)] * len(joints)
    places = [(0.0, 0.0, 0.0)] * len(joints)
    for frame in range(len(body_rad)):
        places[0] = root_m[frame, 0], root_m[frame, 1], root_m[frame, 2]
        for n in range(len(joints)):
            if n > 0:
                asked, own = body_rad[frame, part[n - 1]], share[n - 1]
                by = quaternion((own * asked[0], own * asked[1], own * asked[2]))
                turns[n] = product(turns[base[n]], by) if base[n] > 0 else by
                x, y, z = turned(turns[above[n]], levers_m[n])
                near = places[above[n]]
                places[n] = near[0] + x, near[1] + y, near[2] + z
            written_in(world[frame, joints[n]], product(turns[n], rests[n]))
            row = at_m[frame, joints[n]]
            row[0], row[1], row[2] = places[n]


@compiled(
    strided(REAL, 3), array(INDEX, 1), array(INDEX, 1), array(REAL, 1), array(REAL, 3),
    written(REAL, 3),
)  # fmt: skip
def turn(
    body_rad: Array, joints: Indices, part: Indices, each: Array, maps: Array, local: Array
) -> None:
    """Writes what each joint makes of its part's turn into local rotations (F, J, 4)."""
    for frame in range(len(body_rad)):
        for n in range(len(joints)):
            asked, own = body_rad[frame, part[n]], each[part[n]]
            by = quaternion((own * asked[0], own * asked[1], own * asked[2]))
            written_in(local[frame, joints[n]], mapped(by, maps[n]))


@inner
def _shoulder(
    carrying: Four, clavicle_m: Array, lever_m: Array, turn_rad: Three
) -> tuple[Four, Three]:
    """How a shoulder is turned, and where its arm begins."""
    by = product(carrying, quaternion(turn_rad))
    x, y, z = turned(by, lever_m)
    return by, (clavicle_m[0] + x, clavicle_m[1] + y, clavicle_m[2] + z)


@inner
def _soft(share: float) -> float:
    """0 to 1, level at both ends."""
    u = min(max(share, 0.0), 1.0)
    return u * u * (3.0 - 2.0 * u)


@inner
def _help_rad(socket_m: Three, clavicle_m: Array, wrist_m: Array, lengths_m: Array) -> Three:
    """What a shoulder turns besides what is asked: after a hand far away, out of one very near.

    Lengths are those of the arm and of the lever from the clavicle to where it begins.
    """
    ax, ay, az = wrist_m[0] - socket_m[0], wrist_m[1] - socket_m[1], wrist_m[2] - socket_m[2]
    distance = sqrt(ax * ax + ay * ay + az * az)
    share = distance / lengths_m[0]
    after = _soft((share - _HELP_FROM) / (_HELP_UNTIL - _HELP_FROM))
    off = _soft((_YIELD_FROM - share) / (_YIELD_FROM - _YIELD_UNTIL))
    scale = SHOULDER_TURN_RAD * (after - off) / (lengths_m[1] * max(distance, 1e-9))
    lx, ly, lz = (
        socket_m[0] - clavicle_m[0],
        socket_m[1] - clavicle_m[1],
        socket_m[2] - clavicle_m[2],
    )
    return scale * (ly * az - lz * ay), scale * (lz * ax - lx * az), scale * (lx * ay - ly * ax)


@compiled(
    array(REAL, 3), array(REAL, 3), array(INDEX, 1), array(INDEX, 1), array(REAL, 2),
    array(REAL, 2), array(REAL, 2), strided(REAL, 3), strided(REAL, 3), FLAG,
    written(REAL, 3), written(REAL, 3), written(REAL, 3),
)  # fmt: skip
def shoulders(
    world: Array, at_m: Array, above: Indices, clavicles: Indices, unrest: Array,
    levers_m: Array, lengths_m: Array, asked_rad: Array, wrists_m: Array, helps: bool,
    turn_rad: Array, turned_by: Array, sockets_m: Array,
) -> None:  # fmt: skip
    """Writes turns, turns in the world and sockets of H shoulders, as `trunk.Shoulders`.

    Args:
        world: (F, J, 4) of the trunk.
        at_m: (F, J, 3) of the trunk.
        above: (H,) the joints that carry the clavicles; `clavicles` (H,) these.
        clavicles: See there.
        unrest: (H, 4) back from the rest frames of `above`.
        levers_m: (H, 3) from clavicles to where the arms begin, at rest.
        lengths_m: (H, 2) of arms and of these levers.
        asked_rad: (F, H, 3) turns of the clavicles.
        wrists_m: (F, H, 3).
        helps: Whether shoulders help to reach.
        turn_rad: (F, H, 3).
        turned_by: (F, H, 4).
        sockets_m: (F, H, 3).
    """
    for frame in range(len(world)):
        for hand in range(len(above)):
            asked, lever = asked_rad[frame, hand], levers_m[hand]
            carrying = product(world[frame, above[hand]], unrest[hand])
            clavicle = at_m[frame, clavicles[hand]]
            x, y, z = asked[0], asked[1], asked[2]
            by, socket = _shoulder(carrying, clavicle, lever, (x, y, z))
            if helps:
                more = _help_rad(socket, clavicle, wrists_m[frame, hand], lengths_m[hand])
                if more[0] != 0.0 or more[1] != 0.0 or more[2] != 0.0:
                    x, y, z = x + more[0], y + more[1], z + more[2]
                    by, socket = _shoulder(carrying, clavicle, lever, (x, y, z))
            row = turn_rad[frame, hand]
            row[0], row[1], row[2] = x, y, z
            written_in(turned_by[frame, hand], by)
            row = sockets_m[frame, hand]
            row[0], row[1], row[2] = socket
