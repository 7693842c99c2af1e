"""How fast films are, and how fast they could be: a plain moderngl draw of the same signer.

The plain draw has no scene graph and one shader; what it reaches is the limit for pyrender. It
runs on EGL, where moderngl is installed (`make setup` does).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lsf_avatar.avatar.model import Avatar
from lsf_avatar.avatar.skin import Skin
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.pipeline import film
from lsf_avatar.render import Camera, Painters, camera
from lsf_avatar.render.light import lit

_SIZE, _RUNS = 512, 3

_VERTEX = """#version 330
uniform mat4 clip_from_world;
in vec3 place; in vec3 light; in vec2 uv;
out vec3 shade; out vec2 at;
void main() { gl_Position = clip_from_world * vec4(place, 1); shade = light; at = uv; }"""
_FRAGMENT = """#version 330
uniform sampler2D skin;
in vec3 shade; in vec2 at;
out vec4 seen;
void main() { seen = vec4(texture(skin, at).rgb * shade, 1); }"""


def film_fps(avatar: Avatar, motion: Motion, workers: int | None) -> float:
    """Frames a second of films at 512, twofold supersampling, encoded, painters warm."""
    with tempfile.TemporaryDirectory() as folder, Painters(workers) as painters:
        path = Path(folder) / "bench.mp4"

        def once() -> float:
            start = perf_counter()
            film(avatar, motion, path, _SIZE, painters=painters)
            return motion.frames / (perf_counter() - start)

        once()
        return median(once() for _ in range(_RUNS))


def plain_fps(avatar: Avatar, motion: Motion) -> float | None:
    """Frames a second of the plain draw in one process, read back and shrunk, not encoded.

    None where moderngl is not installed.
    """
    try:
        import moderngl
    except ImportError:
        return None
    gl: Any = moderngl
    context = gl.create_standalone_context(backend="egl")
    draw, skin = _plain(context, gl, avatar, camera("front")), Skin(avatar)
    spent = []
    for frame in range(min(motion.frames, 60)):
        start = perf_counter()
        positions, normals = skin.posed(
            motion.rotations_wxyz[frame], motion.root_m[frame], motion.face[frame]
        )
        draw(positions, lit(normals))
        spent.append(perf_counter() - start)
    context.release()
    return 1.0 / median(spent)


def _plain(
    context: Any, moderngl: Any, avatar: Avatar, seen: Camera
) -> Callable[[NDArray[np.float32], NDArray[np.float32]], NDArray[np.uint8]]:
    """A function that draws posed vertices."""
    program = context.program(vertex_shader=_VERTEX, fragment_shader=_FRAGMENT)
    program["clip_from_world"].write(_clip_from_world(seen).T.astype("f4").tobytes())
    surface = context.simple_framebuffer((2 * _SIZE, 2 * _SIZE), 4)
    context.enable(moderngl.DEPTH_TEST)
    parts, start = [], 0
    for mesh in avatar.meshes:
        count = len(mesh.positions_m)
        rows = context.buffer(reserve=count * 24, dynamic=True)
        layout = [(rows, "3f 3f", "place", "light"), (context.buffer(mesh.uv), "2f", "uv")]
        vertices = context.vertex_array(program, layout, context.buffer(mesh.triangles))
        parts.append((slice(start, start + count), rows, vertices, _texture(context, mesh), mesh))
        start += count

    def draw(positions: NDArray[np.float32], light: NDArray[np.float32]) -> NDArray[np.uint8]:
        surface.use()
        surface.clear(0.8, 0.84, 0.89, 1.0)
        for part, rows, vertices, texture, mesh in parts:
            colour = np.asarray(mesh.colour, np.float32) ** (1 / 2.2)
            rows.write(np.hstack([positions[part], light[part] * colour]).astype("f4"))
            texture.use()
            (context.disable if mesh.double_sided else context.enable)(moderngl.CULL_FACE)
            vertices.render()
        drawn = np.frombuffer(surface.read(components=4), np.uint8)
        drawn = drawn.reshape(2 * _SIZE, 2 * _SIZE, 4)
        small = cv2.resize(drawn, (_SIZE, _SIZE), interpolation=cv2.INTER_AREA)
        return np.ascontiguousarray(small[::-1, :, :3])

    return draw


def _texture(context: Any, mesh: Any) -> Any:
    """The part's picture, or one white pixel."""
    source = Image.new("RGB", (1, 1), (255, 255, 255))
    if mesh.texture is not None:
        source = Image.open(BytesIO(mesh.texture)).convert("RGB")
    texture = context.texture(source.size, 3, source.tobytes(), alignment=1)
    texture.build_mipmaps()
    return texture


def _clip_from_world(seen: Camera) -> NDArray[np.float64]:
    near, far, zoom = 0.05, 10.0, 1 / np.tan(np.radians(seen.fov_deg) / 2)
    lens = np.diag([zoom, zoom, (far + near) / (near - far), 0.0])
    lens[2, 3], lens[3, 2] = 2 * far * near / (near - far), -1.0
    projected: NDArray[np.float64] = lens @ np.linalg.inv(seen.pose())
    return projected
