"""How two motions of one phrase differ: which item, which joint, how much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lsf_avatar.geometry import angle_between
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.forward import forward
from lsf_avatar.qa.golden import SAMPLES_A_SECOND, Golden

ALLOWED_RAD = 0.004
ALLOWED_FACE = 0.012
"""What the rounding of a golden may explain: two of its steps."""


@dataclass(frozen=True, slots=True)
class ItemDiff:
    """How one item of a phrase has changed.

    Attributes:
        gloss: The item, or `—` between items.
        seconds: Where the difference is largest.
        radians: Largest turn of any joint against before.
        joint: That joint.
        metres: Largest shift of a wrist.
        face: Largest change of a face weight.
        channel: That face channel.
    """

    gloss: str
    seconds: float
    radians: float
    joint: str
    metres: float
    face: float
    channel: str

    @property
    def differs(self) -> bool:
        """Whether more changed than rounding explains."""
        return self.radians > ALLOWED_RAD or self.face > ALLOWED_FACE


@dataclass(frozen=True, slots=True)
class MotionDiff:
    """How a phrase has changed.

    Attributes:
        phrase: Its id.
        duration_s: Before, after.
        glosses: Before, after.
        items: Compared over the time that both have.
    """

    phrase: str
    duration_s: tuple[float, float]
    glosses: tuple[tuple[str, ...], tuple[str, ...]]
    items: tuple[ItemDiff, ...]

    @property
    def differs(self) -> bool:
        """Whether anything changed that QA should look at."""
        return (
            self.glosses[0] != self.glosses[1]
            or abs(self.duration_s[0] - self.duration_s[1]) > 1e-3
            or any(item.differs for item in self.items)
        )


def diff(before: Golden, after: Golden, body: Body) -> MotionDiff:
    """What changed between two goldens of one phrase.

    A golden of a face with other channels cannot be compared in the face: it counts as changed.
    """
    samples = min(len(before.face), len(after.face))
    old, new = before.rotations_wxyz[:samples], after.rotations_wxyz[:samples]
    turned = angle_between(old, new)
    wrists = [body.index["wrist_R"], body.index["wrist_L"]]
    root_m = np.broadcast_to(body.heads_m[0], (samples, 3))
    moved_m = forward(body, new, root_m).positions_m - forward(body, old, root_m).positions_m
    shifted = np.linalg.norm(moved_m[:, wrists], axis=-1).max(axis=1)
    face = np.ones_like(after.face[:samples])
    if before.face.shape[1] == after.face.shape[1]:
        face = np.abs(after.face[:samples] - before.face[:samples])
    which = after.item_index[:samples]
    return MotionDiff(
        phrase=after.phrase,
        duration_s=(before.duration_s, after.duration_s),
        glosses=(before.glosses, after.glosses),
        items=tuple(
            _item(after, body, np.flatnonzero(which == item), int(item), turned, shifted, face)
            for item in np.unique(which)
        ),
    )


def _item(
    after: Golden, body: Body, at: np.ndarray, item: int,
    turned: np.ndarray, shifted: np.ndarray, face: np.ndarray,
) -> ItemDiff:  # fmt: skip
    worst_sample, joint = np.unravel_index(turned[at].argmax(), turned[at].shape)
    channel = int(face[at].max(axis=0).argmax())
    return ItemDiff(
        gloss=after.glosses[item] if 0 <= item < len(after.glosses) else "—",
        seconds=float(at[worst_sample] / SAMPLES_A_SECOND),
        radians=float(turned[at].max()),
        joint=body.joints[int(joint)],
        metres=float(shifted[at].max()),
        face=float(face[at, channel].max()),
        channel=body.face_channels[channel],
    )
