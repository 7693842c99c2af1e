"""Handshapes of one body: angles that make its own fingers meet on its own skin.

The inventory gives ideal angles; hands differ. First this hand's own straight and closed postures
are found. Every handshape then starts from those and is solved by bounded least squares: near the
ideal, contacts met, nothing through anything, joints within their limits. Fixed starts, no
randomness: the same body, the same angles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from lsf_avatar.avatar.hands_goals import FOLDED, Goal, Touch, goal
from lsf_avatar.avatar.hands_limits import LIMITS_RAD
from lsf_avatar.avatar.hands_measure import depths_m
from lsf_avatar.avatar.hands_skin import HandSkin, hand_skin
from lsf_avatar.avatar.hands_solid import HandSolid, hand_solid
from lsf_avatar.avatar.skeleton import Skeleton
from lsf_avatar.avatar.source import BaseMesh
from lsf_avatar.phonology.handshapes import HANDSHAPES

Array = NDArray[np.float64]

THUMB_TWIST = (0.0, 0.4)
"""`Body.thumb_twist` of every body built here: of 12 couplings tried, the one with the least
discomfort over 21 handshapes whose thumb touches something."""

_TOUCH_M, _FACE_M, _OVERLAP_M, _AIM = 0.0006, 0.006, 0.0006, 0.15
"""What counts as one unit of discomfort: a contact missed, a gap missed, a depth, and a direction
(sine of the angle)."""

_OUT_OF_LINE = 0.02
"""How far a bend may differ, at ease, from that of a neighbour that does the same, radians."""

_GIVE_M, _NEAR_M = 0.0003, 0.003
"""How deep soft skin gives way; how much further than the nearest skin still counts as near."""

_DEEPEST_M, _MARGIN_M, _MENDINGS = 0.0018, 0.0004, 6
"""How deep one part may lie in another on the skin, how much more than the excess is mended at
once, and how often at most."""

_HALF_CLOSED = (55, 85, 45)
"""Bends from which fingers close: from outside, so that the palm stops them."""


def solve_handshapes(
    mesh: BaseMesh, vertices_m: Array, skeleton: Skeleton, weights: Array
) -> dict[str, Array]:
    """Angles of all handshapes for one body, solved on its right hand; the left one mirrors it.

    Args:
        mesh: The base mesh.
        vertices_m: (V, 3) the person's vertices, metres.
        skeleton: Its skeleton.
        weights: (V, J) share of each joint in each vertex, as `joint_weights` gives.

    Returns:
        Id → (5, 4) as `Body.handshapes_rad`, in the order of the inventory.
    """
    skin = hand_skin(mesh, vertices_m, skeleton, weights, "right", THUMB_TWIST)
    solid = hand_solid(skin, _GIVE_M)
    apart = straight_hand(skin, solid, together=False)
    straight = straight_hand(skin, solid, together=True)
    fist = closed_fist(skin, solid, straight)
    return {
        shape.id: solve(skin, solid, goal(shape, straight, apart, fist), straight)
        for shape in HANDSHAPES.values()
    }


def straight_hand(skin: HandSkin, solid: HandSolid, *, together: bool) -> Array:
    """(5, 4) angles with the four fingers straight, the thumb at rest.

    Args:
        skin: The hand.
        solid: Its spheres.
        together: Whether neighbours touch; else the fingers are parallel to the hand.
    """

    def discomfort(angles: Array) -> Array:
        along = _bone_directions(skin, angles)[:, 1:]
        parts = [along @ skin.palmar / 0.03, angles[:, 1:] / 0.6]
        parts.append(along[:, :, 0] @ skin.radial / (0.12 if together else 0.01))
        if together:
            parts.append(_gaps_m(skin, solid, angles) / 0.0004)
        return _rows(*parts)

    return _settle(discomfort, np.zeros((5, 4)), np.zeros((5, 4)))


def closed_fist(skin: HandSkin, solid: HandSolid, straight_rad: Array) -> Array:
    """(5, 4) angles of the four fingers closed into the palm; the thumb well away."""
    wanted = np.array(straight_rad)
    wanted[1:, 1:] += np.radians(FOLDED)
    wanted[1:, 0] = 0.0
    wanted[0] = np.radians((-15, -25, -10, -10))
    slack = np.radians(np.array([[1.0, 1, 1, 1]] + [[6.0, 5, 5, 30]] * 4))
    half_closed = np.array(wanted)
    half_closed[1:, 1:] = straight_rad[1:, 1:] + np.radians(_HALF_CLOSED)

    def discomfort(angles: Array) -> Array:
        return _rows(
            (angles - wanted) / slack,
            solid.overlaps_m(angles) / _OVERLAP_M,
            _gaps_m(skin, solid, angles) / 0.002,
        )

    return _settle(discomfort, half_closed, straight_rad)


def solve(skin: HandSkin, solid: HandSolid, asked: Goal, straight_rad: Array) -> Array:
    """(5, 4) angles of one handshape.

    What spheres allow is measured on the skin; parts that are too deep in each other are kept
    apart by that much, and the hand is solved anew from there.
    """
    angles = _solved(skin, solid, asked, straight_rad, asked.wanted_rad)
    for _ in range(_MENDINGS):
        excess = depths_m(skin, angles) - _DEEPEST_M
        if excess.max() <= 0.0:
            break
        aside = np.zeros((6, 6))
        aside[:5] = np.maximum(excess + _MARGIN_M, 0.0) * (excess > 0.0)
        solid = replace(solid, aside_m=solid.aside_m + aside + aside.T)
        angles = _solved(skin, solid, asked, straight_rad, angles)
    return angles


def _solved(
    skin: HandSkin, solid: HandSolid, asked: Goal, straight_rad: Array, start_rad: Array
) -> Array:
    """(5, 4) angles of one handshape, nothing through anything as far as spheres say."""
    meets = [_touch(skin, touch) for touch in asked.touches]
    aims = [
        (axis, _world(skin, direction, unit=True))
        for axis, direction in ((1, asked.thumb.along), (2, asked.thumb.facing))
        if direction
    ]

    one, other = np.array(asked.in_line, int).reshape(-1, 2).T

    def discomfort(angles: Array) -> Array:
        away = angles - asked.wanted_rad
        parts = [away / asked.slack_rad, solid.overlaps_m(angles) / _OVERLAP_M]
        parts.append((away[:, one, 1:] - away[:, other, 1:]) / _OUT_OF_LINE)
        parts += [meet(angles) for meet in meets]
        if aims:
            frame = _last_bone_of_thumb(skin, angles)
            parts += [(frame[:, :, axis] - direction) / _AIM for axis, direction in aims]
        return _rows(*parts)

    return _settle(discomfort, start_rad, straight_rad)


def _settle(discomfort: Callable[[Array], Array], start_rad: Array, straight_rad: Array) -> Array:
    """Angles of least discomfort within the limits of the joints.

    `discomfort` takes (N, 5, 4) and gives (N, R), so that one call gives a whole Jacobian.
    """
    low, high = (straight_rad.ravel() + LIMITS_RAD[end].ravel() for end in (0, 1))
    # The thumb has no straight posture to count from: its limits are against rest.
    low[:4], high[:4] = LIMITS_RAD[0, 0], LIMITS_RAD[1, 0]
    step = 1e-5

    def residuals(flat: Array) -> Array:
        row: Array = discomfort(flat.reshape(1, 5, 4))[0]
        return row

    def jacobian(flat: Array) -> Array:
        moved = np.concatenate((flat[None], flat + step * np.eye(20)))
        rows = discomfort(moved.reshape(-1, 5, 4))
        slopes: Array = ((rows[1:] - rows[0]) / step).T
        return slopes

    start = np.clip(start_rad.ravel(), low + 1e-6, high - 1e-6)
    found = least_squares(
        residuals, start, jacobian, bounds=(low, high), max_nfev=40, xtol=1e-5, ftol=1e-5
    )
    angles: Array = found.x.reshape(5, 4)
    return angles


def _touch(skin: HandSkin, touch: Touch) -> Callable[[Array], Array]:
    """How far two patches are from meeting: (N, 5, 4) angles → (N, 3) units of discomfort.

    What counts is the nearest skin of both, so that two fingers find room on one thumb; nearly as
    near skin counts too, by its nearness, so that the distance changes smoothly.
    """
    mine, other = skin.patches[touch.part], skin.patches[touch.other]
    gap = _world(skin, touch.gap_m)
    both = np.concatenate((mine, other))
    unit_m = _FACE_M if any(touch.gap_m) else _TOUCH_M

    def meet(angles: Array) -> Array:
        points = skin.posed(angles, both)
        miss = points[:, None, len(mine) :] - (points[:, : len(mine)] - gap)[:, :, None]
        miss = miss.reshape(len(angles), -1, 3)
        squares = np.sum(miss**2, axis=-1)
        nearness = np.exp(-(squares - squares.min(axis=1, keepdims=True)) / (2 * _NEAR_M**2))
        mean = np.einsum("nk,nkd->nd", nearness, miss) / nearness.sum(axis=1, keepdims=True)
        scaled: Array = mean / unit_m
        return scaled

    return meet


def _last_bone_of_thumb(skin: HandSkin, angles: Array) -> Array:
    """(N, 3, 3) frame of the thumb's last bone, in the world: columns x, y along it, z its pad."""
    rotations, _ = skin.transforms(angles)
    frame: Array = rotations[:, 0, 2] @ skin.frames[0, 2]
    return frame


def _bone_directions(skin: HandSkin, angles: Array) -> Array:
    """(N, 5, 3, 3) unit direction of every bone."""
    rotations, _ = skin.transforms(angles)
    along: Array = np.einsum("nfbij,fbj->nfbi", rotations, skin.frames[..., 1])
    return along


def _gaps_m(skin: HandSkin, solid: HandSolid, angles: Array) -> Array:
    """(N, 3) signed distance between neighbours of the four fingers, middle bones, metres."""
    placed = solid.placed(angles)
    gaps = []
    for finger in (1, 2, 3):
        a = np.flatnonzero(solid.segments == 3 * finger + 1)
        b = np.flatnonzero(solid.segments == 3 * finger + 4)
        apart = np.linalg.norm(placed[:, a][:, :, None] - placed[:, b][:, None], axis=-1)
        clear = apart - solid.radii_m[a][:, None] - solid.radii_m[b]
        gaps.append(clear.reshape(len(angles), -1).min(axis=1))
    return np.stack(gaps, axis=-1)


def _world(skin: HandSkin, direction: tuple[float, float, float], unit: bool = False) -> Array:
    """(3,) a vector given as (radial, distal, palmar), in the world."""
    vector = direction[0] * skin.radial + direction[1] * skin.distal + direction[2] * skin.palmar
    return vector / np.linalg.norm(vector) if unit else vector


def _rows(*parts: Array) -> Array:
    """Residuals of N postures side by side: (N, …) each → (N, R)."""
    return np.concatenate([part.reshape(len(part), -1) for part in parts], axis=1)
