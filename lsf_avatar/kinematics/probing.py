"""Which of a hand's balls and points may come near head or trunk, row by row.

A row is one hand in one frame, all frames of the first hand first. Three looks, each closer than
the one before, leave less and less to measure exactly: a ball about the whole hand, balls about
its bones, and the balls and points themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.geometry import multiply, rotate, to_matrix
from lsf_avatar.kinematics.body import Array, Body
from lsf_avatar.kinematics.field import FIELDS, Around, Float, Rows
from lsf_avatar.kinematics.fingers import finger_rotations
from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.kinematics.rig import Rig

NEAR_M = 0.02
"""A hand that is farther from the body than this is not looked at."""
PALM_MIRROR = np.array([[1.0, 1.0, 1.0], [-1.0, 1.0, 1.0]])
"""The palm's field is the right one's; the left one's places are mirrored into it."""
PALM = 15
"""The bone that carries the palm's balls and points, after three of each finger."""

_PALM_CUT_M = 0.04
"""Length of the pieces of a palm's stripes that one ball stands for."""


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """Hands in the R rows in which they may come near head or trunk, in S ways of being shaped.

    Attributes:
        rows: (R,) which, in order.
        frames: (R,) the frame of each.
        hands: (R,) 0 right, 1 left.
        shapes: (R,) how the hand is shaped.
        close: Name of the field → (R,) whether the hand may come near that one.
        bones_m: (S, 16, 3) heads of the bones from the wrist, hand at rest.
        matrices: (S, 16, 3, 3) their turns.
        balls_m: (S, B, 3) balls about what each bone carries, from the wrist, hand at rest.
    """

    rows: Rows
    frames: Rows
    hands: Rows
    shapes: Rows
    close: dict[str, NDArray[np.bool_]]
    bones_m: Float
    matrices: Float
    balls_m: Float

    def only(self, chosen: NDArray[np.bool_]) -> Near:
        """Some of its rows, (R,)."""
        return replace(
            self,
            rows=self.rows[chosen],
            frames=self.frames[chosen],
            hands=self.hands[chosen],
            shapes=self.shapes[chosen],
            close={name: near[chosen] for name, near in self.close.items()},
        )


def as_rows(values: Array) -> Array:
    """(F, H, ...) as (H * F, ...)."""
    return np.moveaxis(values, 1, 0).reshape(-1, *values.shape[2:])


def near_rows(
    around: Around, hands: tuple[int, ...], wrist_m: Array, turn: Array, fingers_rad: Array
) -> Near | None:
    """The rows in which hands may come near, found by the balls about all of them; None for none.

    Args:
        around: Head and trunk of the body.
        hands: H of them, 0 right and 1 left.
        wrist_m: (H * F, 3).
        turn: (H * F, 4) of the hands against rest.
        fingers_rad: (H * F, 5, 4).
    """
    body, frames = around.rig.body, len(wrist_m) // len(hands)
    frame = np.tile(np.arange(frames), len(hands))
    hand = np.repeat(np.array(hands), frames)
    middle, reach = middle_and_reach_m(body)
    at = (wrist_m + rotate(turn, middle[hand])).astype(np.float32)
    close = {name: around.at_least_m(name, frame, at) < reach[hand] for name in FIELDS}
    rows = np.flatnonzero(close["head"] | close["trunk"])
    if not rows.size:
        return None
    frame, hand = frame[rows], hand[rows]
    close = {name: near[rows] for name, near in close.items()}
    return near_at(around.rig, rows, frame, hand, fingers_rad[rows], close)


def near_at(
    rig: Rig,
    rows: Rows,
    frames: Rows,
    hands: Rows,
    fingers_rad: Array,
    close: dict[str, NDArray[np.bool_]],
) -> Near:
    """Hands as `Near` has them; `fingers_rad` (R, 5, 4) are how they are shaped."""
    # Fingers stay as they are for many frames: each of their shapes is worked out once.
    new = np.append(True, (fingers_rad[1:] != fingers_rad[:-1]).any(axis=(1, 2)))
    new[1:] |= hands[1:] != hands[:-1]
    bones, turns = _bones(rig, hands[new], fingers_rad[new])
    balls = balls_of(rig.body)
    balls_m = bones[:, balls.bones] + rotate(turns[:, balls.bones], balls.centres_m[hands[new]])
    return Near(
        rows=rows,
        frames=frames,
        hands=hands,
        shapes=np.cumsum(new) - 1,
        close=close,
        bones_m=bones.astype(np.float32),
        matrices=to_matrix(turns).astype(np.float32),
        balls_m=balls_m.astype(np.float32),
    )


def near_probes(
    around: Around, near: Near, name: str, wrist_m: Float, matrices: Float, room_m: Float
) -> tuple[Rows, Rows, Float]:
    """What may be nearer to head or trunk than it should: N pairs of a row and a probe.

    Args:
        around: Head and trunk of the body.
        near: The hands.
        name: Which of both.
        wrist_m: (R, 3) where the hands are.
        matrices: (R, 3, 3) how they are turned.
        room_m: (R,) how far their skin should stay away.

    Returns:
        (N,) place in `near`; (N,) probe; (N, 3) where its centre is.
    """
    body = around.rig.body
    balls = balls_of(body)
    rows = np.flatnonzero(near.close[name])
    within = room_m[rows, None] + balls.radii_m[near.hands[rows]]
    offsets = near.balls_m[near.shapes[rows]]
    may = around.may_reach(name, near.frames[rows], wrist_m[rows], matrices[rows], offsets, within)
    row, probe = np.nonzero(may[:, balls.of_probe])
    row = rows[row]
    return row, probe, placed_m(body, near, row, probe, wrist_m, matrices)


def placed_m(
    body: Body, near: Near, row: Rows, probe: Rows, wrist_m: Float, matrices: Float
) -> Float:
    """(N, 3) where probes (N,) of hands (N,) are, each a place in `near`."""
    shape, bone = near.shapes[row], balls_of(body).bones[balls_of(body).of_probe[probe]]
    centre = body.probes.centres_m[near.hands[row], probe].astype(np.float32)
    at = np.einsum("nij,nj->ni", near.matrices[shape, bone], centre) + near.bones_m[shape, bone]
    placed: Float = np.einsum("nij,nj->ni", matrices[row], at) + wrist_m[row]
    return placed


def probes_m(rig: Rig, hand: int, fingers_rad: Array) -> Array:
    """(N, P, 3) every probe of a hand from the wrist, hand at rest, fingers as shaped (N, 5, 4)."""
    probes = rig.body.probes
    bones, turns = _bones(rig, np.full(len(fingers_rad), hand), fingers_rad)
    bone = np.where(probes.joints < 0, PALM, probes.joints)
    every: Array = bones[:, bone] + rotate(turns[:, bone], probes.centres_m[hand])
    return every


@dataclass(frozen=True, slots=True, eq=False)
class Balls:
    """B balls about the probes that one bone carries: one a finger's bone, some of the palm.

    Attributes:
        bones: (B,) the bone of each.
        centres_m: (2, B, 3) from the bone's head, in its own rest frame.
        radii_m: (2, B) up to the farthest skin of its probes.
        of_probe: (P,) the ball about each probe.
    """

    bones: NDArray[np.int64]
    centres_m: Array
    radii_m: Float
    of_probe: NDArray[np.int64]


@lru_cache(maxsize=8)
def balls_of(body: Body) -> Balls:
    """The balls about what the bones of a hand carry; the same object each time."""
    probes = body.probes
    bone = np.where(probes.joints < 0, PALM, probes.joints)
    along = probes.centres_m[0] @ body.fingers[0]
    cut = np.where(bone == PALM, np.floor(along / _PALM_CUT_M), 0).astype(int)
    keys, of_probe = np.unique(np.stack((bone, probes.groups, cut)), axis=1, return_inverse=True)
    centres = np.zeros((2, keys.shape[1], 3))
    radii = np.zeros((2, keys.shape[1]), np.float32)
    for ball in range(keys.shape[1]):
        own = of_probe == ball
        at = probes.centres_m[:, own]
        centres[:, ball] = (at.min(axis=1) + at.max(axis=1)) / 2.0
        away = np.linalg.norm(at - centres[:, ball, None], axis=-1) + probes.radii_m[:, own]
        radii[:, ball] = away.max(axis=1) + 1e-5
    return Balls(keys[0], centres, radii, of_probe)


def _bones(rig: Rig, hands: Rows, fingers_rad: Array) -> tuple[Array, Array]:
    """(S, 16, 3) and (S, 16, 4) bones from the wrist, hand at rest: the fingers', then the palm."""
    body, shapes = rig.body, len(hands)
    turned = np.zeros((shapes, 5, 3, 4))
    for hand in (0, 1):
        own = hands == hand
        if own.any():
            turned[own] = finger_rotations(fingers_rad[own], SIDES[hand], body.thumb_twist)
    at, turn = np.zeros((shapes, 16, 3)), np.zeros((shapes, 16, 4))
    turn[:, PALM, 0] = 1.0
    # A finger's first joint hangs on a bone of the palm that does not move.
    joints = rig.fingers[hands]
    head = body.heads_m[joints[..., 0]] - body.heads_m[rig.wrist[hands]][:, None]
    frame = body.frames_wxyz[joints[..., 0]]
    for bone in range(3):
        if bone:
            head = head + rotate(frame, rig.offsets_m[joints[..., bone]])
            frame = multiply(frame, rig.rest_wxyz[joints[..., bone]])
        frame = multiply(frame, turned[:, :, bone])
        at[:, bone:PALM:3], turn[:, bone:PALM:3] = head, frame
    return at, turn


@lru_cache(maxsize=8)
def middle_and_reach_m(body: Body) -> tuple[Array, Float]:
    """(2, 3) the middle of each hand from its wrist, at rest; (2,) how far it goes from there."""
    middles, reaches = [], []
    for letter in "RL":
        middle = np.array(body.sites[f"hand_centre_{letter}"].point_m)
        tip = np.array(body.sites[f"middle_tip_{letter}"].point_m)
        middles.append(middle - body.heads_m[body.index[f"wrist_{letter}"]])
        reaches.append(np.linalg.norm(tip - middle) + NEAR_M)
    return np.array(middles), np.array(reaches, np.float32)
