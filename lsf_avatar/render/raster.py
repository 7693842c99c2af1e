"""Triangles to pixels, by pyrender on OSMesa; the one place that knows either.

Three things make it ten times as fast as drawing a fresh scene each frame
(research/limits.md §2): vertex buffers stay where they are and are overwritten, the light is
already in the vertex colours, and shader programs are kept (pyrender looks them up by the
address of OSMesa's context, which PyOpenGL wraps anew at each call, and so compiles all of them
every frame).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lsf_avatar.avatar.model import Mesh
from lsf_avatar.errors import SetupError
from lsf_avatar.render.camera import Camera

os.environ.setdefault("PYOPENGL_PLATFORM", "osmesa")

Float = NDArray[np.float32]
NEAR_M, FAR_M = 0.05, 10.0
_LINEAR_MIPMAP_NEAREST = 9985
"""GL's number: four texels a pixel, not eight; supersampling hides the seam between levels."""


def srgb(linear: NDArray[np.floating[Any]]) -> Float:
    """Linear light as sRGB values, both 0 to 1 (IEC 61966-2-1)."""
    x = np.clip(linear, 0.0, 1.0)
    curve = np.where(x <= 0.0031308, 12.92 * x, 1.055 * np.power(x, 1 / 2.4) - 0.055)
    values: Float = curve.astype(np.float32)
    return values


class Raster:
    """A drawing surface with the parts of a signer on it.

    For one thread; close it at the end.

    Args:
        meshes: The parts; their vertices, one part after the other, are what `draw` takes.
        width: Pixels of a finished frame.
        height: Pixels of a finished frame.
        background: sRGB, 0 to 255.
        supersample: How many pixels are drawn for one, along each side.
        alpha: Whether frames say how much of the background shows.

    Raises:
        SetupError: If OSMesa is not installed.
    """

    def __init__(
        self,
        meshes: Sequence[Mesh],
        width: int,
        height: int,
        background: tuple[int, int, int],
        supersample: int = 2,
        alpha: bool = False,
    ) -> None:
        pyrender = _pyrender()
        self._size = (height, width)
        self._supersample = supersample
        self._alpha = alpha
        self._background = np.array(background, np.float32)
        self._scene = pyrender.Scene(bg_color=(*[c / 255 for c in background], 1.0 - alpha))
        self._parts = [_primitive(mesh) for mesh in meshes]
        nodes = [self._scene.add(pyrender.Mesh([part])) for part in self._parts]
        self._camera = pyrender.PerspectiveCamera(
            yfov=0.5, znear=NEAR_M, zfar=FAR_M, aspectRatio=width / height
        )
        self._camera_node = self._scene.add(self._camera, pose=np.eye(4))
        self._surface = pyrender.OffscreenRenderer(width * supersample, height * supersample)
        self._surface._renderer._program_cache = _lasting_programs()
        # pyrender draws in the order of a set of addresses: where two parts are equally near, as
        # lashes and lids are, the pixel would differ from one process to the next.
        self._surface._renderer._sorted_mesh_nodes = lambda scene: nodes
        self._flags = pyrender.RenderFlags.FLAT
        self._drawn = False

    def close(self) -> None:
        """Gives the surface back."""
        self._surface.delete()

    def draw(self, camera: Camera, positions_m: Float, colours: Float) -> NDArray[np.uint8]:
        """One frame.

        Args:
            camera: From where.
            positions_m: (V, 3) of all parts, one after the other.
            colours: (V, 3) sRGB light, 0 and up; multiplied with each part's own colour.

        Returns:
            (H, W, 3) sRGB, or (H, W, 4) with alpha.
        """
        from OpenGL import GL

        self._camera.yfov = np.radians(camera.fov_deg)
        self._scene.set_pose(self._camera_node, camera.pose())
        self._surface._platform.make_current()
        if not self._drawn:  # the first drawing makes the buffers that the next ones overwrite
            self._surface._renderer.render(self._scene, self._flags)
            self._drawn = True
        start = 0
        for part in self._parts:
            end = start + len(part.positions)
            columns = [positions_m[start:end]]
            if part.texcoord_0 is not None:
                columns.append(part.texcoord_0)
            columns.append(colours[start:end] * part.base)
            columns.append(np.ones((end - start, 1), np.float32))
            rows = np.concatenate(columns, axis=1, dtype=np.float32)
            GL.glBindBuffer(GL.GL_ARRAY_BUFFER, part._buffers[0])
            GL.glBufferSubData(GL.GL_ARRAY_BUFFER, 0, rows.nbytes, rows)
            start = end
        self._surface._renderer.render(self._scene, self._flags)
        GL.glFinish()
        return self._shrunk(self._surface._platform._buffer)

    def _shrunk(self, buffer: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The drawing surface (bottom row first, RGBA) as a finished frame."""
        import cv2

        height, width = self._size
        drawn = np.asarray(buffer).reshape(height * self._supersample, width * self._supersample, 4)
        if self._supersample > 1:
            small = cv2.resize(drawn, (width, height), interpolation=cv2.INTER_AREA)
            drawn = np.asarray(small, np.uint8)
        if self._alpha:
            return _without_background(drawn[::-1], self._background)
        return np.ascontiguousarray(drawn[::-1, :, :3])


def _without_background(mixed: NDArray[np.uint8], background: Float) -> NDArray[np.uint8]:
    """Pixels (H, W, 4) whose colours no longer hold the background that shows through them.

    Where nothing is drawn the background's colour stays: an encoder blurs it into the outline,
    and black there would be a dark seam.
    """
    straight = np.array(mixed)
    edge = (mixed[..., 3] > 0) & (mixed[..., 3] < 255)
    share = mixed[edge, 3:].astype(np.float32) / 255
    drawn = background + (mixed[edge, :3] - background) / share
    straight[edge, :3] = np.rint(np.clip(drawn, 0, 255)).astype(np.uint8)
    return straight


def _pyrender() -> Any:
    try:
        import pyrender
        from OpenGL import osmesa  # noqa: F401  (fails here, with a remedy, where it is missing)
    except (ImportError, AttributeError, OSError) as error:
        raise SetupError(
            "no-osmesa",
            "Les films ont besoin d’OSMesa, qui manque sur cette machine. "
            "Installez-le : sudo apt-get install libosmesa6",
        ) from error
    return pyrender


def _lasting_programs() -> Any:
    """A program cache whose key does not change with the wrapper of the context."""
    from pyrender import shader_program

    class LastingProgram(shader_program.ShaderProgram):  # type: ignore[misc]
        """Sends a uniform only when it changes: pyrender sends all of them for every part."""

        def set_uniform(self, name: str, value: Any, unsigned: bool = False) -> None:
            sent: dict[str, bytes] = self.__dict__.setdefault("_sent", {})
            content = np.asarray(value).tobytes()
            if sent.get(name) != content:
                sent[name] = content
                super().set_uniform(name, value, unsigned)

    class LastingPrograms(shader_program.ShaderProgramCache):  # type: ignore[misc]
        def get_program(
            self, vertex_shader: str, fragment_shader: str,
            geometry_shader: str | None = None, defines: dict[str, Any] | None = None,
        ) -> Any:  # fmt: skip
            key = (
                vertex_shader, fragment_shader, geometry_shader,
                tuple(sorted((defines or {}).items())),
            )  # fmt: skip
            if key not in self._program_cache:
                self._program_cache[key] = LastingProgram(
                    os.path.join(self.shader_dir, vertex_shader),
                    os.path.join(self.shader_dir, fragment_shader),
                    geometry_shader and os.path.join(self.shader_dir, geometry_shader),
                    defines or {},
                )
            return self._program_cache[key]

    return LastingPrograms()


def _primitive(mesh: Mesh) -> Any:
    pyrender = _pyrender()
    colour = np.ones((len(mesh.positions_m), 4), np.float32)
    material = pyrender.MetallicRoughnessMaterial(
        baseColorFactor=(1.0, 1.0, 1.0, 1.0), doubleSided=mesh.double_sided
    )
    uv = None
    if mesh.texture is not None:
        picture = Image.open(BytesIO(mesh.texture)).convert("RGB")
        sampler = pyrender.Sampler(minFilter=_LINEAR_MIPMAP_NEAREST)
        material.baseColorTexture = pyrender.Texture(
            sampler=sampler, source=picture, source_channels="RGB"
        )
        uv = (mesh.uv * (1, -1) + (0, 1)).astype(np.float32)  # pyrender counts v upwards
    primitive = pyrender.Primitive(
        positions=mesh.positions_m,
        texcoord_0=uv,
        color_0=colour,
        indices=mesh.triangles,
        material=material,
        mode=4,
    )
    primitive.base = srgb(np.asarray(mesh.colour, float))
    return primitive
