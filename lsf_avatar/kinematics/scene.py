"""What both hands are worked out in, and how arms are held there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lsf_avatar.kinematics.anchors import Signer
from lsf_avatar.kinematics.arm import Held, hold_arms
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.field import Around
from lsf_avatar.kinematics.forward import Posed
from lsf_avatar.kinematics.grids import Rows
from lsf_avatar.kinematics.rig import Rig
from lsf_avatar.kinematics.trunk import reaching_shoulders


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What both hands are worked out in, F frames.

    Attributes:
        signer: Who.
        rig: The body.
        times_s: (F,).
        fps: Frames a second.
        trunk: Where its joints are.
        body_rad: (F, B, 3) its turns, as those of `Targets`.
        around: Head and trunk.
        collides: Whether arms keep out of the body and of each other.
    """

    signer: Signer
    rig: Rig
    times_s: Array
    fps: float
    trunk: Posed
    body_rad: Array
    around: Around
    collides: bool

    def during(self, frames: slice | Rows) -> Scene:
        """Some frames of it."""
        trunk = Posed(self.trunk.rotations_wxyz[frames], self.trunk.positions_m[frames])
        return replace(
            self, times_s=self.times_s[frames], trunk=trunk, body_rad=self.body_rad[frames],
            around=Around(self.rig, trunk),
        )  # fmt: skip


def shoulders_m(
    scene: Scene, hands: tuple[int, ...], wrist_m: Array, more_rad: Array | float = 0.0
) -> Array:
    """(F, H, 3) where arms begin when their wrists (F, H, 3) are to be reached.

    `more_rad` (F, H, 3) is what shoulders are turned besides what was asked.
    """
    asked = scene.body_rad[:, [1 + hand for hand in hands]] + more_rad
    return reaching_shoulders(scene.rig, scene.trunk, asked, wrist_m, hands).sockets_m


def arms_of(
    scene: Scene,
    hands: tuple[int, ...],
    held: tuple[Array, Array],
    swivel_rad: Array,
    more_rad: Array,
) -> Held:
    """Arms with hands held at wrists (F, H, 3) and turns (F, H, 4); `more_rad` as `shoulders_m`."""
    wrist, turn = held
    shoulder = shoulders_m(scene, hands, wrist, more_rad)
    return hold_arms(scene.rig.body, shoulder, wrist, turn, swivel_rad, hands)
