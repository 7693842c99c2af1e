"""A moving signer, frame by frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.looks import look_named
from lsf_avatar.avatar.model import Avatar
from lsf_avatar.avatar.skin import Skin
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.render.camera import Camera
from lsf_avatar.render.light import lit
from lsf_avatar.render.raster import Raster


@dataclass(frozen=True, slots=True)
class Look:
    """How frames look.

    Attributes:
        width: Pixels.
        height: Pixels.
        supersample: Pixels drawn for one along each side: 2 is smooth, 1 is quick and stepped.
        background: sRGB, 0 to 255; None is the one that this signer's skin stands out against.
        alpha: Whether frames have a fourth channel, 0 where only the background is. Colours are
            straight, not multiplied by it.
    """

    width: int = 512
    height: int = 512
    supersample: int = 2
    background: tuple[int, int, int] | None = None
    alpha: bool = False

    @property
    def shape(self) -> tuple[int, int, int]:
        """(H, W, 3 or 4) of a frame."""
        return (self.height, self.width, 4 if self.alpha else 3)


class Painter:
    """Draws one signer with one look; start-up is paid once. A context manager, for one thread.

    Args:
        avatar: Who signs.
        look: Size and quality.

    Raises:
        SetupError: If OSMesa is not installed.
    """

    def __init__(self, avatar: Avatar, look: Look = Look()) -> None:
        self.avatar, self.look = avatar, look
        self._skin = Skin(avatar)
        behind = look.background or look_named(avatar.name).tone.background
        self._raster = Raster(
            avatar.meshes, look.width, look.height, behind, look.supersample, look.alpha
        )

    def __enter__(self) -> Painter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the drawing surface back."""
        self._raster.close()

    def paint(self, motion: Motion, frame: int, camera: Camera) -> NDArray[np.uint8]:
        """One frame of a motion, (H, W, 3 or 4) sRGB."""
        positions, normals = self._skin.posed(
            motion.rotations_wxyz[frame], motion.root_m[frame], motion.face[frame]
        )
        return self._raster.draw(camera, positions, lit(normals))


def frames(
    avatar: Avatar,
    motion: Motion,
    camera: Camera,
    look: Look = Look(),
    at: Sequence[int] | None = None,
) -> Iterator[NDArray[np.uint8]]:
    """Draws a motion, in this process.

    Args:
        avatar: Who signs.
        motion: What is signed.
        camera: From where.
        look: Size and quality.
        at: Which frames; all where it is None.

    Yields:
        (H, W, 3 or 4) sRGB, one a frame.

    Raises:
        SetupError: If OSMesa is not installed.
    """
    with Painter(avatar, look) as painter:
        for frame in range(motion.frames) if at is None else at:
            yield painter.paint(motion, frame, camera)
