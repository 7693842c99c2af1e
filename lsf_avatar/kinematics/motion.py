"""What kinematics takes and returns: targets for hands and face, and motion of joints."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
SIDES = ("right", "left")
"""Order of hands in every array."""


def _freeze(record: Touch | Targets | Motion, shapes: dict[str, tuple[int | None, ...]]) -> None:
    """Checks shapes (None is any length) and makes the arrays read-only."""
    for name, wanted in shapes.items():
        array = getattr(record, name)
        fits = array.ndim == len(wanted) and all(
            want is None or want == got for want, got in zip(wanted, array.shape, strict=True)
        )
        if not fits:
            raise ValueError(f"{name} must be {wanted}, not {array.shape}")
    for name in record.__slots__:
        value = getattr(record, name)
        if isinstance(value, np.ndarray):
            value.flags.writeable = False


@dataclass(frozen=True, slots=True, eq=False)
class Touch:
    """What touches what, frame by frame, so that contacts can be measured on the posed skeleton.

    Attributes:
        joint: (F, 2) joint that carries the place; -1 where nothing should touch.
        place_m: (F, 2, 3) the place from that joint's head, at rest, in the world.
        offset_m: (F, 2, 3) added to the place, in the world.
        part_m: (F, 2, 3) the touching part from its own wrist, hand at rest, in the world.
        round_m: (F, 2) how far the skin is from the part, whatever side of it touches: the radius
            of a fingertip's cap; zero where the part is on the skin.
    """

    joint: NDArray[np.int32]
    place_m: Array
    offset_m: Array
    part_m: Array
    round_m: Array

    def __post_init__(self) -> None:
        f = len(self.joint)
        shapes: dict[str, tuple[int | None, ...]] = {
            name: (f, 2, 3) for name in ("place_m", "offset_m", "part_m")
        }
        _freeze(self, {"joint": (f, 2), "round_m": (f, 2), **shapes})


@dataclass(frozen=True, slots=True, eq=False)
class Targets:
    """Where the hands and the face should be, frame by frame. Takes over its arrays.

    Attributes:
        fps: Frames a second.
        wrists_m: (F, 2, 3) wrist joints in the world; right, then left.
        palms_wxyz: (F, 2, 4) rotation of each hand against its rest pose, in the world.
        fingers_rad: (F, 2, 5, 4) thumb, index, middle, ring, pinky; (spread, first, second, third
            joint's bend); positive spread is towards the thumb, positive bend curls. Of the
            thumb, spread is away from the palm's plane.
        body_rad: (F, B, 3) turns (x nod, y turn, z tilt) of `BODY_PARTS`, radians.
        gaze_rad: (F, 2) turn of both eyes: up, and to the signer's left.
        face: (F, E) weights of the body's face channels, 0 to 1.
        contact_m: (F, 2) distance of the part that should touch from where it should touch, as
            planned; NaN where nothing should touch.
        item_index: (F,) index of the item being signed; -1 between items.
        touch: What touches what; None where nobody says, as in a recorded motion.
        swivel_rad: (F, 2) turn of each elbow from where it hangs, outwards and up; None where
            `solve` should find it.
        eased_rad: (F, 2) how far each hand is turned from what the score asked, because a wrist
            bends only so far; None where nobody says.
    """

    fps: float
    wrists_m: Array
    palms_wxyz: Array
    fingers_rad: Array
    body_rad: Array
    gaze_rad: Array
    face: Array
    contact_m: Array
    item_index: NDArray[np.int32]
    touch: Touch | None = None
    swivel_rad: Array | None = None
    eased_rad: Array | None = None

    def __post_init__(self) -> None:
        f = len(self.wrists_m)
        _freeze(
            self,
            {
                "wrists_m": (f, 2, 3),
                "palms_wxyz": (f, 2, 4),
                "fingers_rad": (f, 2, 5, 4),
                "body_rad": (f, len(BODY_PARTS), 3),
                "gaze_rad": (f, 2),
                "face": (f, None),
                "contact_m": (f, 2),
                "item_index": (f,),
            },
        )


BODY_PARTS = ("torso", "shoulder_right", "shoulder_left", "neck", "head")
"""What `Targets.body_rad` turns, in this order."""


@dataclass(frozen=True, slots=True, eq=False)
class Motion:
    """Joint rotations over time, for one skeleton. Takes over its arrays: they become read-only.

    Attributes:
        fps: Frames a second.
        rotations_wxyz: (F, J, 4) unit quaternions, each joint in its parent's frame.
        root_m: (F, 3) position of the root joint.
        face: (F, E) weights of the body's face channels, 0 to 1.
        wrist_error_m: (F, 2) distance from wrist to target, metres; right, then left.
            Never hidden: a sign that could not be reached shows here.
        contact_error_m: (F, 2) distance of the touching part from its place, measured on the
            posed skeleton; NaN where nothing should touch.
        item_index: (F,) index of the item being signed; -1 between items.
        eased_rad: (F, 2) as `Targets.eased_rad`: never hidden either.
    """

    fps: float
    rotations_wxyz: Array
    root_m: Array
    face: Array
    wrist_error_m: Array
    contact_error_m: Array
    item_index: NDArray[np.int32]
    eased_rad: Array | None = None

    def __post_init__(self) -> None:
        f = len(self.rotations_wxyz)
        _freeze(
            self,
            {
                "rotations_wxyz": (f, None, 4),
                "root_m": (f, 3),
                "face": (f, None),
                "wrist_error_m": (f, 2),
                "contact_error_m": (f, 2),
                "item_index": (f,),
            },
        )

    @property
    def frames(self) -> int:
        """Number of frames."""
        return len(self.rotations_wxyz)

    @property
    def duration_s(self) -> float:
        """Seconds from the first frame to the last."""
        return max(self.frames - 1, 0) / self.fps
