"""Every place of the inventory, found on this body's own skin and clothes by casting rays.

A place of the head is met by a ray from outside; one of trunk, arms and hands by a ray from the
bone outwards, so that a ray for one finger never stops at the next one. A site moves with the
joint that its skin follows most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lsf_avatar.avatar.model import Mesh
from lsf_avatar.avatar.person import Person
from lsf_avatar.avatar.source import Array
from lsf_avatar.avatar.surface import cast
from lsf_avatar.geometry import rotate, unit
from lsf_avatar.kinematics.body import Site

DIGITS = ("thumb", "index", "middle", "ring", "pinky")

_OUTSIDE_M = 0.25
_FACING = 0.6
"""Cosine under which a normal is not taken for the way out."""

_NOSE_TIP, _UPPER_LIP, _LIPS_MEET, _LOWER_LIP, _CHIN = 5054, 466, 523, 495, 5162
"""Vertices of the base mesh on the midline of the face."""


@dataclass(frozen=True, slots=True)
class _Ray:
    """Where to look for a site.

    Attributes:
        name: The site.
        origin_m: (3,) start.
        direction: (3,) of any length.
        inwards: Whether it comes from outside.
    """

    name: str
    origin_m: Array
    direction: Array
    inwards: bool = False


def find_sites(person: Person, meshes: Sequence[Mesh]) -> Mapping[str, Site]:
    """All sites of head, trunk, arms and hands.

    Args:
        person: The body.
        meshes: Its parts: `head`, `hands`, `hair` and `cloth` are looked at.

    Raises:
        ValueError: If a ray meets nothing: the body is not closed where it should be.
    """
    surface = {mesh.name: mesh for mesh in meshes}
    sites = _meet(list(_head_rays(person)), [surface["head"]], person)
    eyes = person.skeleton.head("eye_L")[1]
    crown = _from_outside("head_top", _vector(0.0, eyes, 0.035), _vector(0.0, 1.0, 0.0))
    sites |= _meet([crown], [surface["hair"]], person)
    worn = [surface[name] for name in ("cloth", "head", "hands")]
    sites |= _meet([*_trunk_rays(person), *_arm_rays(person)], worn, person)
    for number, side in enumerate("RL"):
        hand = _meet(list(_hand_rays(person, side)), [surface["hands"]], person)
        palm, back = hand[f"palm_{side}"], hand[f"back_{side}"]
        middle = (np.array(palm.point_m) + np.array(back.point_m)) / 2
        facing = person.skeleton.palms[number]
        hand[f"hand_centre_{side}"] = Site(f"wrist_{side}", _triple(middle), _triple(facing))
        hand[f"fingertips_{side}"] = hand[f"middle_tip_{side}"]
        sites |= hand
    return dict(sorted(sites.items()))


def _meet(rays: Sequence[_Ray], meshes: Sequence[Mesh], person: Person) -> dict[str, Site]:
    """The first point of the meshes that each ray meets."""
    positions = np.vstack([mesh.positions_m for mesh in meshes]).astype(float)
    normals = np.vstack([mesh.normals for mesh in meshes]).astype(float)
    starts = np.cumsum([0] + [len(mesh.positions_m) for mesh in meshes])
    triangles = np.vstack(
        [
            mesh.triangles.astype(np.int64) + start
            for mesh, start in zip(meshes, starts[:-1], strict=True)
        ]
    )
    joints = np.vstack([mesh.joints for mesh in meshes])
    weights = np.vstack([mesh.weights for mesh in meshes]).astype(float)
    origins = np.array([ray.origin_m for ray in rays])
    directions = unit([ray.direction for ray in rays])
    distances, met = cast(origins, directions, positions, triangles)
    sites = {}
    for ray, origin, direction, distance, triangle in zip(
        rays, origins, directions, distances, met, strict=True
    ):
        if not np.isfinite(distance):
            raise ValueError(f"the ray for '{ray.name}' meets no skin from {origin}")
        corners = triangles[triangle]
        point = origin + distance * direction
        share = _barycentric(point, positions[corners])
        follows = np.zeros(len(person.skeleton.joints))
        np.add.at(follows, joints[corners].ravel(), (share[:, None] * weights[corners]).ravel())
        joint = person.skeleton.joints[int(follows.argmax())]
        if ray.name.startswith("shoulder"):  # the place stays when its own arm is raised
            joint = f"shoulder01_{ray.name[-1]}"
        normal = unit(share @ normals[corners])
        outwards = -direction if ray.inwards else direction
        if normal @ outwards < _FACING:  # in a fold, such as between the lips
            normal = outwards
        sites[ray.name] = Site(joint, _triple(point), _triple(normal))
    return sites


def _barycentric(point_m: Array, corners_m: Array) -> Array:
    """(3,) shares of a triangle's corners (3, 3) in a point on it."""
    edges = (corners_m[1:] - corners_m[0]).T
    later = np.linalg.lstsq(edges, point_m - corners_m[0], rcond=None)[0]
    return np.array([1.0 - later.sum(), *later])


def _vector(x: float, y: float, z: float) -> Array:
    return np.array([x, y, z])


def _triple(vector: Array) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in vector)
    return x, y, z


def _from_outside(name: str, near_m: Array, outwards: Array) -> _Ray:
    """A ray that comes in from outside towards a point near the surface."""
    direction = unit(outwards)
    return _Ray(name, near_m + _OUTSIDE_M * direction, -direction, inwards=True)


def _head_rays(person: Person) -> Iterator[_Ray]:
    """Sites of head and neck; z is the depth of the eyes unless the site is elsewhere."""
    vertices = person.vertices_m
    eye = person.skeleton.head("eye_L")
    skull = _vector(0.0, eye[1], 0.035)
    front = _vector(0.0, 0.0, 1.0)
    for name, vertex in (
        ("nose", _NOSE_TIP), ("upper_lip", _UPPER_LIP), ("mouth", _LIPS_MEET),
        ("lower_lip", _LOWER_LIP), ("chin", _CHIN),
    ):  # fmt: skip
        yield _from_outside(name, vertices[vertex], front)
    yield _from_outside("forehead", skull + _vector(0.0, 0.047, 0.0), front)
    yield _from_outside(
        "under_chin", vertices[_CHIN] - _vector(0.0, 0.0, 0.022), _vector(0.0, -1.0, 0.0)
    )
    yield _from_outside("neck", person.skeleton.head("neck01") + _vector(0.0, 0.012, 0.0), front)
    ears = person.skeleton.head("head") + _vector(0.0, 0.012, 0.0)
    for side, sign in (("R", -1.0), ("L", 1.0)):
        outside = _vector(sign, 0.0, 0.0)
        middle = _vector(sign * eye[0], eye[1], eye[2])
        yield _from_outside(
            f"temple_{side}", skull + _vector(0.0, 0.016, 0.035), _vector(sign, 0.0, 0.35)
        )
        yield _from_outside(f"eyebrow_{side}", middle + _vector(0.0, 0.022, 0.0), front)
        yield _from_outside(f"eye_{side}", middle - _vector(0.0, 0.012, 0.0), front)
        yield _from_outside(
            f"cheek_{side}",
            middle + _vector(sign * 0.012, -0.038, -0.02),
            _vector(sign * 0.7, 0.0, 0.75),
        )
        yield _from_outside(f"ear_{side}", ears, outside)
        yield _from_outside(
            f"jaw_{side}",
            vertices[_CHIN] + _vector(sign * 0.035, 0.012, -0.05),
            _vector(sign, -0.45, 0.1),
        )


def _trunk_rays(person: Person) -> Iterator[_Ray]:
    """Sites of the trunk, on the clothes, from the spine outwards."""
    at = person.skeleton.head
    front = _vector(0.0, 0.0, 1.0)
    breastbone = at("clavicle_L")[1] - 0.075
    for name, x, y in (
        ("chest", 0.0, breastbone),
        ("heart", 0.055, breastbone - 0.035),
        ("stomach", 0.0, at("spine03")[1] + 0.03),
        ("belly", 0.0, at("spine04")[1] - 0.01),
    ):
        yield _Ray(name, _vector(x, y, 0.0), front)
    for side, sign in (("R", -1.0), ("L", 1.0)):
        flank = _vector(0.0, at("spine03")[1] + 0.02, 0.01)
        yield _Ray(f"side_of_trunk_{side}", flank, _vector(sign, 0.0, 0.0))
        arm, scapula = at(f"upperarm01_{side}"), at(f"shoulder01_{side}")
        yield _Ray(f"shoulder_top_{side}", (arm + scapula) / 2, _vector(0.0, 1.0, 0.0))
        yield _Ray(f"shoulder_{side}", arm, _vector(sign * 0.35, 0.1, 1.0))


def _arm_rays(person: Person) -> Iterator[_Ray]:
    """Sites of the arms, on sleeve or skin, from the bone outwards."""
    at, tail = person.skeleton.head, person.skeleton.tail
    for number, (side, sign) in enumerate((("R", -1.0), ("L", 1.0))):
        elbow, wrist = at(f"lowerarm01_{side}"), at(f"wrist_{side}")
        upper, fore = unit(elbow - at(f"upperarm01_{side}")), unit(wrist - elbow)
        inside, palm = unit(fore - upper), person.skeleton.palms[number]
        middle = (at(f"upperarm02_{side}") + elbow) / 2
        outside = _vector(sign, 0.0, 0.0)
        yield _Ray(f"upper_arm_{side}", middle, outside - upper * (outside @ upper))
        yield _Ray(f"elbow_{side}", elbow, -inside)
        yield _Ray(f"elbow_inside_{side}", elbow, inside)
        middle = tail(f"lowerarm01_{side}")
        yield _Ray(f"forearm_{side}", middle, -(palm - fore * (palm @ fore)))
        yield _Ray(f"wrist_back_{side}", wrist, -palm)
        yield _Ray(f"wrist_pulse_{side}", wrist, palm)


def _hand_rays(person: Person, side: str) -> Iterator[_Ray]:
    """Parts of one hand at rest.

    Of a finger, `…_back` is the nail, `…_front` the inside of its last joint, `…_middle_joint`
    the side of that joint towards the thumb.
    """
    skeleton = person.skeleton
    number = "RL".index(side)
    palm, along = skeleton.palms[number], skeleton.fingers[number]
    to_thumb = np.cross(along, palm) * (1.0 if side == "R" else -1.0)
    at = skeleton.head
    wrist, index, middle, pinky = (
        at(f"{joint}_{side}") for joint in ("wrist", "finger2-1", "finger3-1", "finger5-1")
    )
    centre = (wrist + index + middle + pinky) / 4 + 0.1 * (middle - wrist)
    yield _Ray(f"palm_{side}", centre, palm)
    yield _Ray(f"back_{side}", centre, -palm)
    yield _Ray(f"heel_{side}", wrist + 0.3 * (pinky - wrist), palm)
    yield _Ray(f"knuckles_{side}", middle, unit(along * 0.3 - palm))
    yield _Ray(f"thumb_side_{side}", index - 0.008 * along, to_thumb)
    yield _Ray(f"pinky_side_{side}", wrist + 0.6 * (pinky - wrist), -to_thumb)
    yield _Ray(f"index_base_{side}", (2 * index + at(f"finger2-2_{side}")) / 3, palm)
    yield _Ray(
        f"index_side_{side}", (at(f"finger2-2_{side}") + at(f"finger2-3_{side}")) / 2, to_thumb
    )
    for digit, name in enumerate(DIGITS, start=1):
        last = f"finger{digit}-3_{side}"
        start, end = at(last), skeleton.tail(last)
        _, y, z = rotate(skeleton.frames_wxyz[skeleton.joints.index(last)], np.eye(3))
        yield _Ray(f"{name}_tip_{side}", (start + end) / 2, y)
        yield _Ray(f"{name}_pad_{side}", start + 0.6 * (end - start), z)
        yield _Ray(f"{name}_front_{side}", start, z)
        yield _Ray(f"{name}_back_{side}", start + 0.6 * (end - start), -z)
        if name != "thumb":
            joint = f"finger{digit}-2_{side}"
            x, _, _ = rotate(skeleton.frames_wxyz[skeleton.joints.index(joint)], np.eye(3))
            towards = x * np.sign(x @ to_thumb)
            yield _Ray(f"{name}_middle_joint_{side}", at(joint), towards)
