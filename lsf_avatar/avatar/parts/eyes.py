"""Eyeballs with a cornea, one mesh each, rigid on the joints that turn them."""

from __future__ import annotations

import numpy as np

from lsf_avatar.avatar.assemble import Material, Shell, assemble, bound_to
from lsf_avatar.avatar.looks import Tone
from lsf_avatar.avatar.model import Mesh
from lsf_avatar.avatar.paint.eye import EDGE_DEG, paint_eye
from lsf_avatar.avatar.person import Person
from lsf_avatar.avatar.surface import triangulated, vertex_normals

_RINGS_DEG = (6, 12.5, 18, 24, 28, 32, 40, 52, 68, 86, EDGE_DEG)
"""Where the rings lie, from the pole that looks forward: dense on iris and cornea, none behind."""
_SECTORS = 20
_CORNEA, _CORNEA_DEG = 0.035, 26.0
"""How far the cornea stands out, as a share of the radius, and how wide it is."""


def build_eyes(person: Person, tone: Tone) -> tuple[Mesh, ...]:
    """The meshes `eye_L` and `eye_R`."""
    texture = paint_eye(tone.iris)
    meshes = []
    for side in "LR":
        joint = person.skeleton.joints.index(f"eye_{side}")
        helper = person.source.mesh.vertices_of(f"helper-{side.lower()}-eye")
        ball = person.vertices_m[helper]
        radius_m = float(np.ptp(ball[:, :2], axis=0).mean()) / 2
        shell = _ball(person.skeleton.heads_m[joint], radius_m)
        weights = bound_to(joint, len(shell.positions_m), len(person.skeleton.joints))
        material = Material(roughness=0.12, texture=texture)
        meshes.append(assemble(f"eye_{side}", shell, weights, material))
    return tuple(meshes)


def _ball(middle_m: np.ndarray, radius_m: float) -> Shell:
    """A ball that looks along +z; its uvs are the view from the front, angles kept."""
    angle = np.radians(np.repeat(_RINGS_DEG, _SECTORS))
    around = np.tile(np.arange(_SECTORS) * 2 * np.pi / _SECTORS, len(_RINGS_DEG))
    angle, around = np.concatenate([[0.0], angle]), np.concatenate([[0.0], around])
    bulge = 1.0 + _CORNEA * np.exp(-((angle / np.radians(_CORNEA_DEG)) ** 4))
    flat = np.sin(angle)
    out = np.stack([flat * np.cos(around), flat * np.sin(around), np.cos(angle)], axis=1)
    positions = out * (radius_m * bulge)[:, None]
    from_pole = angle / np.radians(EDGE_DEG) / 2
    uv = 0.5 + np.stack([from_pole * np.cos(around), -from_pole * np.sin(around)], axis=1)
    ring = 1 + np.arange(len(_RINGS_DEG) * _SECTORS).reshape(len(_RINGS_DEG), _SECTORS)
    after = np.roll(ring, -1, axis=1)
    cap = np.stack([np.zeros(_SECTORS, int), ring[0], after[0]], axis=1)
    bands = np.stack([ring[:-1], ring[1:], after[1:], after[:-1]], axis=-1).reshape(-1, 4)
    triangles = np.concatenate([cap, triangulated(bands)])
    return Shell(positions + middle_m, vertex_normals(positions, triangles), uv, triangles)
