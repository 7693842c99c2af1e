"""The `.pose` file of pose-format, version 0.2: a header of named points, then two float arrays.

Written from the layout that the PyPI package `pose-format` 0.15.0 reads and writes; the tests open
our files with it. The package itself is no dependency: its wheel states no licence.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.errors import ExchangeError

Float = NDArray[np.float32]

VERSION = 0.2
FORMAT = "XYZC"


@dataclass(frozen=True, slots=True)
class Component:
    """A group of named points, drawn as lines between them.

    Attributes:
        name: Such as `POSE_LANDMARKS`.
        points: Names, in order.
        limbs: Pairs of indices into `points`.
        colour: Of its lines, (r, g, b), 0 to 255.
    """

    name: str
    points: tuple[str, ...]
    limbs: tuple[tuple[int, int], ...]
    colour: tuple[int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """Points over time, of one person.

    Attributes:
        fps: Frames a second.
        size: (width, height, depth) of the picture, pixels.
        components: What the points are; P in all.
        xyz: (F, P, 3).
        confidence: (F, P) 0 to 1; 0 where the point is not known, and `xyz` is 0 there.
    """

    fps: float
    size: tuple[int, int, int]
    components: tuple[Component, ...]
    xyz: Float
    confidence: Float

    def __post_init__(self) -> None:
        points = sum(len(component.points) for component in self.components)
        frames = len(self.xyz)
        for name, wanted in (("xyz", (frames, points, 3)), ("confidence", (frames, points))):
            got = getattr(self, name).shape
            if got != wanted:
                raise ValueError(f"{name} must be {wanted}, not {got}")

    def component(self, name: str) -> tuple[Float, Float]:
        """(F, N, 3) and (F, N) of one component."""
        start = 0
        for one in self.components:
            end = start + len(one.points)
            if one.name == name:
                return self.xyz[:, start:end], self.confidence[:, start:end]
            start = end
        raise KeyError(name)


def write_pose(pose: Pose) -> bytes:
    """The file."""
    head = [struct.pack("<f3HH", VERSION, *pose.size, len(pose.components))]
    for one in pose.components:
        head += [_text(one.name), _text(FORMAT)]
        head.append(struct.pack("<3H", len(one.points), len(one.limbs), 1))
        head += [_text(point) for point in one.points]
        head += [struct.pack("<2H", *limb) for limb in one.limbs]
        head.append(struct.pack("<3H", *one.colour))
    head.append(struct.pack("<fIH", pose.fps, len(pose.xyz), 1))
    arrays = (np.ascontiguousarray(array, "<f4") for array in (pose.xyz, pose.confidence))
    return b"".join((*head, *(array.tobytes() for array in arrays)))


def read_pose(data: bytes) -> Pose:
    """A file of version 0.2 with three coordinates a point and one person.

    Raises:
        ExchangeError: If it is another file, or ends too soon.
    """
    try:
        return _read(data)
    except (struct.error, ValueError, UnicodeDecodeError) as error:
        raise ExchangeError(
            "not-a-pose", f"Ce n’est pas un fichier .pose complet (version 0.2, XYZC) : {error}."
        ) from error


def _read(data: bytes) -> Pose:
    at = 0

    def take(layout: str) -> tuple[float, ...]:
        nonlocal at
        values = struct.unpack_from(layout, data, at)
        at += struct.calcsize(layout)
        return values

    def text() -> str:
        nonlocal at
        length = int(take("<H")[0])
        raw = data[at : at + length]
        at += length
        return raw.decode("utf-8")

    version, width, height, depth, count = take("<f3HH")
    if abs(version - VERSION) > 1e-4:
        raise ValueError(f"version {version:.2f}")
    components = []
    for _ in range(int(count)):
        name, layout = text(), text()
        if layout != FORMAT:
            raise ValueError(f"points {layout}")
        points, limbs, colours = (int(value) for value in take("<3H"))
        names = tuple(text() for _ in range(points))
        pairs = tuple((int(a), int(b)) for a, b in (take("<2H") for _ in range(limbs)))
        shades = [take("<3H") for _ in range(colours)]
        r, g, b = (int(value) for value in (shades or [(255.0, 255.0, 255.0)])[0])
        components.append(Component(name, names, pairs, (r, g, b)))
    fps, frames, people = take("<fIH")
    if people != 1:
        raise ValueError(f"{int(people)} personnes")
    shape = (int(frames), sum(len(one.points) for one in components))
    xyz = np.frombuffer(data, "<f4", shape[0] * shape[1] * 3, at).reshape(*shape, 3)
    at += xyz.nbytes
    confidence = np.frombuffer(data, "<f4", shape[0] * shape[1], at).reshape(shape)
    size = (int(width), int(height), int(depth))
    return Pose(fps, size, tuple(components), xyz, confidence)


def _text(value: str) -> bytes:
    raw = value.encode()
    return struct.pack("<H", len(raw)) + raw
