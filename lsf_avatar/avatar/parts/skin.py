"""Head with neck, and hands, cut out of the body's skin; what clothes cover is left away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.assemble import Material, Shell, assemble, morph
from lsf_avatar.avatar.hairline import hairline
from lsf_avatar.avatar.looks import Tone
from lsf_avatar.avatar.model import Mesh, Morph
from lsf_avatar.avatar.paint.bake import Window, bake, through
from lsf_avatar.avatar.paint.occlusion import FROM_ABOVE, FROM_ALL_SIDES, sky_seen
from lsf_avatar.avatar.paint.skin import Canvas, paint_hands, paint_head
from lsf_avatar.avatar.person import Person
from lsf_avatar.avatar.source import Array, Ints
from lsf_avatar.avatar.surface import triangulated, vertex_normals
from lsf_avatar.geometry import unit

COLLAR_DROP_M, COLLAR_SLOPE, COLLAR_ROUND_M = 0.012, 0.45, 0.18
"""The collar: how far under the joint `neck01`, how much it falls to the front, how round it is."""

NECK_BELOW_M = 0.028
"""How far the neck's skin goes on under the collar. More would come through raised shoulders."""

UNDER_HAIR_DEG = 22.0
"""How far the skin goes on under the hair, degrees above the hairline."""

SKULL_M = 0.076
"""Half the width of both skulls; what stands out further is an ear, and never under the hair."""

_HEAD_WINDOWS = (
    Window((0.63, 0.17, 1.0, 0.855), (0.0, 0.0, 1.0, 0.86)),
    Window((0.19, 0.0, 0.57, 0.26), (0.0, 0.865, 0.46, 1.0)),  # neck
    Window((0.75, 0.858, 0.93, 0.992), (0.47, 0.865, 0.73, 1.0)),  # inside of the mouth
    Window((0.005, 0.36, 0.16, 0.46), (0.74, 0.865, 1.0, 0.94)),  # eye sockets
)
_HAND_WINDOWS = (
    Window((0.354, 0.795, 0.768, 0.995), (0.0, 0.0, 1.0, 0.86)),
    Window((0.005, 0.13, 0.05, 0.215), (0.01, 0.875, 0.2, 0.99)),  # inside the sleeves
    Window((0.71, 0.13, 0.76, 0.215), (0.3, 0.875, 0.5, 0.99)),
)
_HEAD_PIXELS, _HAND_PIXELS = (2048, 1024), (512, 1024)
"""Height and width."""

_SUNK_FROM_M, _SUNK_M = 0.006, 0.007
"""Where skin begins to draw back under cloth, and how far it does."""

SLEEVE_END_M = 0.012
"""Where the sleeve ends, before the wrist joint."""

SLEEVE_COVERS_M = 0.055
"""How far the hand's skin goes on inside the sleeve, from the wrist joint."""


def along_forearm(person: Person, points_m: Array, side: str) -> Array:
    """(N,) metres past the wrist joint, along the forearm; negative towards the elbow."""
    wrist = person.skeleton.head(f"wrist_{side}")
    forearm = unit(wrist - person.skeleton.head(f"lowerarm02_{side}"))
    distance: Array = (points_m - wrist) @ forearm
    return distance


def above_collar(person: Person, points_m: Array) -> Array:
    """(N,) metres over the collar: a trough that rises beside the neck, clear of the shoulders."""
    neck = person.skeleton.head("neck01")
    plane = neck[1] - COLLAR_DROP_M - COLLAR_SLOPE * (points_m[:, 2] - neck[2])
    height: Array = points_m[:, 1] - plane - points_m[:, 0] ** 2 / COLLAR_ROUND_M
    return height


def head_quads(person: Person) -> NDArray[np.bool_]:
    """(Q,) which quads of the body belong to head and neck; none deep under the hair but ears."""
    centres = person.vertices_m[person.source.mesh.faces["body"]].mean(axis=1)
    shown = hairline(person).above_deg(centres) < UNDER_HAIR_DEG
    shown |= np.abs(centres[:, 0]) > SKULL_M
    shown &= above_collar(person, centres) > -NECK_BELOW_M
    head: NDArray[np.bool_] = shown & (np.abs(centres[:, 0]) < 0.12)
    return head


def hand_quads(person: Person) -> NDArray[np.bool_]:
    """(Q,) which quads of the body belong to the hands."""
    centres = person.vertices_m[person.source.mesh.faces["body"]].mean(axis=1)
    hands = np.zeros(len(centres), bool)
    for side in "RL":
        near = np.linalg.norm(centres - person.skeleton.head(f"wrist_{side}"), axis=1) < 0.3
        outside = centres[:, 0] * (1 if side == "L" else -1) > 0.3
        hands |= near & outside & (along_forearm(person, centres, side) > -SLEEVE_COVERS_M)
    return hands


def skin_shell(person: Person, quads: NDArray[np.bool_]) -> tuple[Shell, Ints]:
    """A piece of the body's skin, doubled at the seams of its uvs.

    Returns:
        The surface; (N,) vertex of the base mesh that each of its vertices is.
    """
    mesh = person.source.mesh
    corners = np.stack([mesh.faces["body"][quads], mesh.face_uvs["body"][quads]], axis=-1)
    pairs, inverse = np.unique(corners.reshape(-1, 2), axis=0, return_inverse=True)
    base, uv = pairs.T
    triangles = triangulated(inverse.reshape(-1, 4))
    return Shell(person.vertices_m[base], person.normals[base], mesh.uv[uv], triangles), base


def face_morphs(person: Person, base: Ints, *, normals: bool) -> Mapping[str, Morph]:
    """The face shapes on a piece of the base mesh; those that do not move it are left out.

    Args:
        person: Whose face.
        base: (N,) vertex of the base mesh that each vertex of the piece is.
        normals: Whether the normals change too.
    """
    turned = partial(vertex_normals, triangles=person.body_triangles)
    morphs = {}
    for channel, offsets_m in person.shapes.items():
        if not np.abs(offsets_m[base]).max() > 0:
            continue
        turns = turned(person.vertices_m + offsets_m) - person.normals if normals else None
        shape = morph(offsets_m[base], None if turns is None else turns[base])
        if shape is not None:
            morphs[channel] = shape
    return morphs


def build_head(person: Person, tone: Tone) -> Mesh:
    """Face, ears, scalp, neck and the inside of the mouth, with all face shapes."""
    shell, base = skin_shell(person, head_quads(person))
    shell = _sunk(shell, -above_collar(person, shell.positions_m))
    shell, canvas = _painted(person, shell, base, _HEAD_WINDOWS, _HEAD_PIXELS, FROM_ABOVE)
    skin = Material(roughness=0.6, texture=paint_head(person, canvas, hairline(person), tone))
    morphs = face_morphs(person, base, normals=True)
    return assemble("head", shell, person.weights[base], skin, morphs)


def build_hands(person: Person, tone: Tone) -> Mesh:
    """Both hands up to inside the sleeves."""
    shell, base = skin_shell(person, hand_quads(person))
    for side, sign in (("R", -1.0), ("L", 1.0)):
        inside = -along_forearm(person, shell.positions_m, side) - SLEEVE_END_M
        shell = _sunk(shell, np.where(shell.positions_m[:, 0] * sign > 0, inside, -1.0))
    shell, canvas = _painted(person, shell, base, _HAND_WINDOWS, _HAND_PIXELS, FROM_ALL_SIDES)
    skin = Material(roughness=0.6, texture=paint_hands(person, canvas, tone))
    return assemble("hands", shell, person.weights[base], skin)


def _sunk(shell: Shell, covered_m: Array) -> Shell:
    """Skin drawn back from the cloth over it, so that none comes through when joints bend.

    Args:
        shell: Skin.
        covered_m: (V,) how far inside collar or sleeve each vertex is; negative outside.
    """
    depth = np.clip((covered_m - _SUNK_FROM_M) * 0.5, 0.0, _SUNK_M)
    return replace(shell, positions_m=shell.positions_m - depth[:, None] * shell.normals)


def _painted(
    person: Person,
    shell: Shell,
    base: Ints,
    windows: Sequence[Window],
    pixels: tuple[int, int],
    light: float,
) -> tuple[Shell, Canvas]:
    """A piece of skin with uvs of its own texture, and what is known of each of its pixels."""
    uv = through(windows, shell.uv)
    sky = sky_seen(shell, light)
    known = np.hstack([shell.positions_m, shell.normals, sky[:, None], shell.uv])
    picture, _ = bake(uv, shell.triangles, known, pixels)
    canvas = Canvas(picture[..., :3], unit(picture[..., 3:6]), picture[..., 6], picture[..., 7:])
    return replace(shell, uv=uv), canvas
