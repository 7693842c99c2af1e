"""Standard files that any viewer opens: the signer, a clip, or both, as binary glTF 2.0.

Parts that bend (head, hands, clothes) are skinned; rigid parts (eyes, hair, teeth, tongue,
lashes) hang under their joint, which costs a browser nothing for each vertex.

For the page a signer is packed: whole numbers on a grid (`KHR_mesh_quantization`), compressed
(`EXT_meshopt_compression`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.assemble import OFFSET_STEP_M, PLACE_STEP_M, stepped
from lsf_avatar.avatar.clip import (
    FACE,
    GENERATOR,
    add_animation,
    face_mesh,
    joint_nodes,
    write_clip,
)
from lsf_avatar.avatar.glb import (
    ARRAY_BUFFER,
    ELEMENT_ARRAY_BUFFER,
    EXTENSIONS,
    Glb,
    Numbers,
)
from lsf_avatar.avatar.lighting import light_extras
from lsf_avatar.avatar.looks import hexadecimal, look_named
from lsf_avatar.avatar.model import Avatar, Mesh
from lsf_avatar.avatar.source import Array
from lsf_avatar.geometry import conjugate, rotate, to_matrix
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.motion import Motion

Floats = NDArray[np.floating[Any]]

__all__ = ["write_avatar", "write_avatar_with_clip", "write_clip"]

COPYRIGHT = (
    "CC0 1.0: MakeHuman base mesh, targets and rig; weights by NAVER; face units by Mika Suominen"
)


GRID_M = 2.0**-15
"""Unit of the whole numbers of a packed file, 0.03 mm: 16 bits then reach one metre, which signers
that end at the hips do not pass."""
_OFFSET_UNITS = 2
"""Morphs are rounded to so many units: halves their bytes, moves nothing that is seen."""


def write_avatar(
    avatar: Avatar, *, packed: bool = False, extras: Mapping[str, Any] | None = None
) -> bytes:
    """The signer at rest: joints, skin, morphs with `targetNames`, textures.

    The scene's `extras` say what the page draws it in: `background`, the colour that this
    signer's skin stands out against, and `light`.

    Args:
        avatar: Who.
        packed: Whether numbers are rounded and compressed: a third of the bytes, for browsers.
        extras: What else the scene's `extras` say.
    """
    glb = Glb(packed=packed)
    document = _document(glb, avatar, GRID_M if packed else None)
    document["scenes"][0]["extras"] |= extras or {}
    if packed:
        document |= {name: ["KHR_mesh_quantization"] for name in EXTENSIONS}
    return glb.bytes(document)


def write_avatar_with_clip(avatar: Avatar, motion: Motion) -> bytes:
    """The signer with a motion, for viewers that load one file; the parts' own morphs move too.

    Raises:
        ValueError: If the motion has no frame.
    """
    glb = Glb()
    document = _document(glb, avatar, None)
    nodes, meshes = document["nodes"], document["meshes"]
    meshes.append(face_mesh(glb, avatar.body.face_channels))
    nodes.append({"name": FACE, "mesh": len(meshes) - 1})
    document["scenes"][0]["nodes"].append(len(nodes) - 1)
    channels = {name: index for index, name in enumerate(avatar.body.face_channels)}
    faces = {
        number: [channels[name] for name in meshes[node["mesh"]]["extras"]["targetNames"]]
        for number, node in enumerate(nodes)
        if "extras" in meshes[node.get("mesh", 0)] and "mesh" in node
    }
    animation = add_animation(glb, avatar.body, motion, faces)
    return glb.bytes(document | {"animations": [animation]})


def rigid_joint(mesh: Mesh) -> int | None:
    """The one joint that all of a part follows, or None if it bends."""
    rigid = (mesh.weights[:, 0] == 1.0).all() and (mesh.joints[:, 0] == mesh.joints[0, 0]).all()
    return int(mesh.joints[0, 0]) if rigid else None


def _document(glb: Glb, avatar: Avatar, grid_m: float | None) -> dict[str, Any]:
    """Everything of the signer but accessors and buffers; on a grid, or in metres."""
    body = avatar.body
    nodes = [dict(node) for node in joint_nodes(body)]
    meshes: list[dict[str, Any]] = []
    materials: list[dict[str, Any]] = []
    images: list[dict[str, Any]] = []
    pictures: dict[bytes, int] = {}
    roots = [0]
    behind = look_named(avatar.name).tone.background
    for mesh in avatar.meshes:
        joint = rigid_joint(mesh)
        if mesh.texture and mesh.texture not in pictures:  # both eyes share one
            pictures[mesh.texture] = len(images)
            images.append({"bufferView": glb.view(mesh.texture), "mimeType": "image/jpeg"})
        materials.append(_material(mesh, pictures[mesh.texture] if mesh.texture else None))
        meshes.append(_mesh(glb, mesh, body, joint, len(materials) - 1, grid_m))
        node: dict[str, Any] = {"name": f"{mesh.name}_mesh", "mesh": len(meshes) - 1}
        if joint is None:
            node["skin"] = 0
            roots.append(len(nodes))
        else:
            if grid_m is not None:
                node["scale"] = [grid_m] * 3
            children = nodes[joint].get("children", [])
            nodes[joint]["children"] = [*children, len(nodes)]
        nodes.append(node)
    document: dict[str, Any] = {
        "asset": {"version": "2.0", "generator": GENERATOR, "copyright": COPYRIGHT},
        "scene": 0,
        "scenes": [
            {"nodes": roots, "extras": {"background": hexadecimal(behind), "light": light_extras()}}
        ],
        "nodes": nodes,
        "meshes": meshes,
        "skins": [_skin(glb, body, grid_m or 1.0)],
        "materials": materials,
    }
    if images:
        document["images"] = images
        document["textures"] = [{"source": image, "sampler": 0} for image in range(len(images))]
        document["samplers"] = [{"magFilter": 9729, "minFilter": 9987}]
    return document


def _skin(glb: Glb, body: Body, unit_m: float) -> dict[str, Any]:
    """Joints and their inverse bind matrices, columns first, from units to metres at once."""
    inverse = np.tile(np.eye(4), (len(body.joints), 1, 1))
    inverse[:, :3, :3] = to_matrix(conjugate(body.frames_wxyz))
    inverse[:, :3, 3] = -rotate(conjugate(body.frames_wxyz), body.heads_m)
    inverse[:, :3, :3] *= unit_m
    columns = inverse.transpose(0, 2, 1).astype(np.float32)
    return {
        "joints": list(range(len(body.joints))),
        "skeleton": 0,
        "inverseBindMatrices": glb.accessor(columns),
    }


def _material(mesh: Mesh, texture: int | None) -> dict[str, Any]:
    surface: dict[str, Any] = {"metallicFactor": 0, "roughnessFactor": mesh.roughness}
    if texture is not None:
        surface["baseColorTexture"] = {"index": texture}
    if mesh.colour != (1.0, 1.0, 1.0):
        surface["baseColorFactor"] = [*mesh.colour, 1.0]
    material: dict[str, Any] = {"name": mesh.name, "pbrMetallicRoughness": surface}
    if mesh.double_sided:
        material["doubleSided"] = True
    return material


def _mesh(
    glb: Glb, mesh: Mesh, body: Body, joint: int | None, material: int, grid_m: float | None
) -> dict[str, Any]:
    """One part; a rigid one is written in its joint's frame."""
    positions, normals = mesh.positions_m, mesh.normals
    turn = conjugate(body.frames_wxyz[joint]) if joint is not None else np.array([1.0, 0, 0, 0])
    if joint is not None:
        positions = stepped(rotate(turn, positions - body.heads_m[joint]), PLACE_STEP_M)
        normals = rotate(turn, normals).astype(np.float32)
    attributes = {
        "POSITION": glb.accessor(_places(positions, grid_m), target=ARRAY_BUFFER, bounds=True),
        "NORMAL": _directions(glb, normals, grid_m),
    }
    if mesh.texture is not None:
        attributes["TEXCOORD_0"] = _uv(glb, mesh, grid_m)
    if joint is None:
        shares = np.round(mesh.weights * 255).astype(np.uint8)
        attributes["JOINTS_0"] = glb.accessor(mesh.joints, target=ARRAY_BUFFER)
        attributes["WEIGHTS_0"] = glb.accessor(shares, target=ARRAY_BUFFER, normalized=True)
    corners = mesh.triangles.ravel()
    if len(positions) <= 0xFFFF:
        corners = corners.astype(np.uint16)
    primitive: dict[str, Any] = {
        "attributes": attributes,
        "indices": glb.accessor(corners, target=ELEMENT_ARRAY_BUFFER),
        "material": material,
    }
    written: dict[str, Any] = {"name": mesh.name, "primitives": [primitive]}
    if mesh.morphs:
        lit = any(shape.normals.any() for shape in mesh.morphs.values())
        primitive["targets"] = [
            _target(glb, mesh, channel, turn, lit, grid_m) for channel in mesh.morphs
        ]
        written["weights"] = [0] * len(mesh.morphs)
        written["extras"] = {"targetNames": list(mesh.morphs)}
    return written


def _places(positions_m: Floats, grid_m: float | None, step: int = 1) -> Numbers:
    """(V, 3) as they are, or in whole units of the grid."""
    if grid_m is None:
        return positions_m
    units = np.round(positions_m / (grid_m * step)) * step
    if np.abs(units).max(initial=0.0) > 0x7FFF:
        raise ValueError(f"a place lies more than {0x7FFF * grid_m:.2f} m away: it has no number")
    return units.astype(np.int16)


def _in_127ths(normals: Floats) -> NDArray[np.int8]:
    return np.round(np.clip(normals, -1.0, 1.0) * 127).astype(np.int8)


def _directions(glb: Glb, normals: Floats, grid_m: float | None) -> int:
    if grid_m is None:
        return glb.accessor(normals, target=ARRAY_BUFFER)
    return glb.accessor(_in_127ths(normals), target=ARRAY_BUFFER, normalized=True)


def _uv(glb: Glb, mesh: Mesh, grid_m: float | None) -> int:
    if grid_m is None:
        return glb.accessor(mesh.uv, target=ARRAY_BUFFER)
    steps = np.round(np.clip(mesh.uv, 0.0, 1.0) * 0xFFFF).astype(np.uint16)
    return glb.accessor(steps, target=ARRAY_BUFFER, normalized=True)


def _target(
    glb: Glb, mesh: Mesh, channel: str, turn: Array, lit: bool, grid_m: float | None
) -> dict[str, int]:
    """One morph: sparse offsets, and sparse changes of the normals where the part has any."""
    shape, count = mesh.morphs[channel], len(mesh.positions_m)
    offsets = stepped(rotate(turn, shape.offsets_m), OFFSET_STEP_M)
    moved = _places(offsets, grid_m, _OFFSET_UNITS)
    target = {"POSITION": glb.sparse(count, shape.vertices, moved)}
    if lit:
        whole = grid_m is not None
        turns = _in_127ths(shape.normals) if whole else shape.normals
        target["NORMAL"] = glb.sparse(count, shape.vertices, turns, normalized=whole)
    return target
