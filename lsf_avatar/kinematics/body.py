"""What kinematics must know of a body: joints, places on its skin, solved handshapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


FIELD_UNIT_M = 0.0005
"""What one unit of a field's numbers is: a byte reaches 63 mm either way."""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """How far places are from a part of the body at rest, on a grid.

    Attributes:
        low_m: (x, y, z) of the first node, at rest, in the world.
        step_m: Between two nodes.
        units: (X, Y, Z) distance in `FIELD_UNIT_M`, negative inside, held within a byte.
    """

    low_m: tuple[float, float, float]
    step_m: float
    units: NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class HandProbes:
    """Balls and points that stand for the skin of each hand; the same ones in both.

    Attributes:
        joints: (P,) the finger joint that carries each, 3 x finger + bone; -1 is the palm.
        centres_m: (2, P, 3) from that joint's head, in its own rest frame; of the palm, from
            the wrist, in the world at rest.
        radii_m: (2, P) zero for a point.
        groups: (P,) 0 to 2 are stripes of the palm, 3 to 7 thumb to little finger; in order.
    """

    joints: NDArray[np.int32]
    centres_m: Array
    radii_m: Array
    groups: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Site:
    """A point on the skin that moves with one joint.

    Attributes:
        joint: Name of the joint.
        point_m: (x, y, z) at rest, in the world.
        normal: Unit outward normal at rest, in the world.
    """

    joint: str
    point_m: tuple[float, float, float]
    normal: tuple[float, float, float]


@dataclass(frozen=True, eq=False)
class Body:
    """A skeleton with named places. All at rest (arms apart, hands open), world frame, metres.

    Joints come parents first. A joint's rest frame has y along the bone; for fingers x is the
    axis of bending (+ curls to the palm) and z the axis of spreading.

    Attributes:
        joints: (J,) names, dots already turned to underscores, such as `wrist_R`.
        parents: (J,) index of each joint's parent; -1 for the root.
        heads_m: (J, 3) position of each joint at rest.
        frames_wxyz: (J, 4) world rotation of each joint's rest frame.
        palms: (2, 3) unit vector out of each palm at rest; right, then left.
        fingers: (2, 3) unit vector along each hand (wrist to middle knuckle) at rest.
        sites: Name → place. Body sites: `chin`, `cheek_R`, `cheek_L`, … (sites that come in pairs
            end in `_R`, `_L`). Hand parts: `palm_R`, `index_tip_L`, …, with the hand at rest.
        handshapes_rad: Id → (5, 4) thumb, index, middle, ring, pinky as in `Targets.fingers_rad`,
            solved so that its contacts meet on this skin.
        thumb_twist: (2,) twist of the thumb's base in radians for each radian of its spread and of
            its first bend (the thumb turns as it opposes).
        fields: `head`, `trunk` → distances from it; `palm` → from the right palm, whose places are
            from its wrist, hand at rest.
        probes: What stands for the skin of the hands.
        forearm: (B, 2) balls that stand for a forearm in its sleeve: share of the way from elbow to
            wrist, and radius, metres; the same on both sides.
        face_channels: (E,) names of the morphs, in the order of `Motion.face`.
        digest: SHA-256 of all that motions depend on: skeleton, places, handshapes,
            distances, channels. Looks
            of one body share it, and so their clips.
    """

    joints: tuple[str, ...]
    parents: NDArray[np.int32]
    heads_m: Array
    frames_wxyz: Array
    palms: Array
    fingers: Array
    sites: Mapping[str, Site]
    handshapes_rad: Mapping[str, Array]
    thumb_twist: tuple[float, float]
    fields: Mapping[str, Field]
    probes: HandProbes
    forearm: Array
    face_channels: tuple[str, ...]
    digest: str

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Name of a joint → its index."""
        return {name: number for number, name in enumerate(self.joints)}
