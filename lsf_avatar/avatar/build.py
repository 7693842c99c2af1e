"""The way through: data → person → parts → sites and handshapes → avatar."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from lsf_avatar.avatar.fields import build_fields, palm_field
from lsf_avatar.avatar.hands import THUMB_TWIST, solve_handshapes
from lsf_avatar.avatar.looks import look_named
from lsf_avatar.avatar.model import Avatar, Mesh
from lsf_avatar.avatar.parts.clothes import build_clothes
from lsf_avatar.avatar.parts.eyes import build_eyes
from lsf_avatar.avatar.parts.hair import build_hair
from lsf_avatar.avatar.parts.mouth import build_mouth
from lsf_avatar.avatar.parts.skin import build_hands, build_head
from lsf_avatar.avatar.person import Person, make_person
from lsf_avatar.avatar.probes import forearm_balls, hand_probes
from lsf_avatar.avatar.sites import find_sites
from lsf_avatar.avatar.source import find_source
from lsf_avatar.kinematics.body import Body

_ANGLE_DIGITS = 5
"""Decimals of solved angles, radians: beyond them a solver's arithmetic may differ by machine."""


def build_avatar(
    name: str = "woman",
    progress: Callable[[str], None] | None = None,
    body: Body | None = None,
) -> Avatar:
    """Builds a signer from the data; the same bytes every time.

    Args:
        name: Who, one of `looks.LOOKS`.
        progress: Told the name of each step as it starts.
        body: That of another look of the same body, which saves most of the time.

    Raises:
        SetupError: If the data is not installed.
        UnknownNameError: If nobody of that name is known.
    """
    tell = progress or (lambda step: None)
    tell("corps")
    look = look_named(name)
    person, tone = make_person(find_source(), look.body), look.tone
    tell("peau")
    meshes = [build_head(person, tone), build_hands(person, tone), *build_mouth(person)]
    tell("yeux, cheveux, vêtements")
    meshes += [*build_eyes(person, tone), build_clothes(person, tone), build_hair(person, tone)]
    if body is None:
        tell("points de contact et configurations")
        body = _body(person, meshes)
    return Avatar(name, body, tuple(meshes))


def build_body(name: str = "woman") -> Body:
    """The body alone; its sites need the skin, so this takes as long as `build_avatar`."""
    return build_avatar(name).body


def _body(person: Person, meshes: list[Mesh]) -> Body:
    """Skeleton, sites and handshapes of a person whose parts are built."""
    skeleton = person.skeleton
    solved = solve_handshapes(person.source.mesh, person.vertices_m, skeleton, person.weights)
    body = Body(
        joints=skeleton.joints,
        parents=skeleton.parents,
        heads_m=skeleton.heads_m,
        frames_wxyz=skeleton.frames_wxyz,
        palms=skeleton.palms,
        fingers=skeleton.fingers,
        sites=find_sites(person, meshes),
        handshapes_rad={name: np.round(angles, _ANGLE_DIGITS) for name, angles in solved.items()},
        thumb_twist=THUMB_TWIST,
        fields={
            **build_fields(meshes, skeleton.joints),
            "palm": palm_field(meshes, skeleton.joints, skeleton.head("wrist_R")),
        },
        probes=hand_probes(meshes, skeleton),
        forearm=forearm_balls(meshes, skeleton),
        face_channels=tuple(person.shapes),
        digest="",
    )
    return replace(body, digest=_digest(body))


def _digest(body: Body) -> str:
    """SHA-256 over everything that a motion depends on: looks of one body share their clips."""
    state = hashlib.sha256()
    for array in (
        body.parents, body.heads_m, body.frames_wxyz, body.palms, body.fingers, body.forearm
    ):  # fmt: skip
        state.update(array.tobytes())
    named = (body.joints, list(body.sites.items()), body.thumb_twist, body.face_channels)
    state.update(repr(named).encode())
    for name, angles in body.handshapes_rad.items():
        state.update(name.encode() + angles.tobytes())
    for name, field in body.fields.items():
        state.update(repr((name, field.low_m, field.step_m)).encode() + field.units.tobytes())
    probes = body.probes
    for array in (probes.joints, probes.centres_m, probes.radii_m, probes.groups):
        state.update(array.tobytes())
    return state.hexdigest()
