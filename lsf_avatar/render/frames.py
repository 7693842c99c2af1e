"""A moving signer, frame by frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.model import Avatar
from lsf_avatar.avatar.skin import Skin
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.render.camera import Camera
from lsf_avatar.render.light import lit
from lsf_avatar.render.raster import Raster

BACKGROUND = (203, 215, 227)
"""Light blue-grey: 3:1 and more against skin tones and navy clothes, calm behind the hands."""


@dataclass(frozen=True, slots=True)
class Look:
    """How frames look.

    Attributes:
        width: Pixels.
        height: Pixels.
        supersample: Pixels drawn for one along each side: 2 is smooth, 1 is quick and stepped.
        background: sRGB, 0 to 255.
    """

    width: int = 512
    height: int = 512
    supersample: int = 2
    background: tuple[int, int, int] = BACKGROUND


def frames(
    avatar: Avatar,
    motion: Motion,
    camera: Camera,
    look: Look = Look(),
    at: Sequence[int] | None = None,
) -> Iterator[NDArray[np.uint8]]:
    """Draws a motion.

    Args:
        avatar: Who signs.
        motion: What is signed.
        camera: From where.
        look: Size and quality.
        at: Which frames; all where it is None.

    Yields:
        (H, W, 3) sRGB, one a frame.

    Raises:
        SetupError: If OSMesa is not installed.
    """
    skin = Skin(avatar)
    with Raster(
        avatar.meshes, look.width, look.height, look.background, look.supersample
    ) as raster:
        raster.look(camera)
        for frame in range(motion.frames) if at is None else at:
            positions, normals = skin.posed(
                motion.rotations_wxyz[frame], motion.root_m[frame], motion.face[frame]
            )
            yield raster.draw(positions, lit(normals))
