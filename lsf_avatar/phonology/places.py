"""Places where a hand can be: sites of the head, trunk, arms and hands, and free space.

The inventory is HamNoSys 4's (research: HamNoSys4TeX hamnosys.dtx, ELEMENTS), by English names.
Where a site lies on a body is found on that body's own skin, in `kinematics` and `avatar`.
"""

from __future__ import annotations

from dataclasses import dataclass

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.phonology.directions import Vector

HEAD_SITES = (
    "head_top", "forehead", "temple", "eyebrow", "eye", "nose", "ear", "cheek",
    "upper_lip", "mouth", "lower_lip", "chin", "under_chin", "jaw", "neck",
)  # fmt: skip
TRUNK_SITES = ("shoulder_top", "shoulder", "chest", "heart", "stomach", "belly", "side_of_trunk")
ARM_SITES = ("upper_arm", "elbow", "elbow_inside", "forearm", "wrist_back", "wrist_pulse")
SPACE_SITES = ("neutral_space",)
HAND_SITES = (
    "palm", "back", "heel", "knuckles", "thumb_side", "pinky_side", "fingertips",
    "thumb_tip", "index_tip", "middle_tip", "ring_tip", "pinky_tip",
    "thumb_pad", "index_pad", "middle_pad", "ring_pad", "pinky_pad",
    "index_side", "index_base", "index_middle_joint", "hand_centre",
)  # fmt: skip
"""Parts of a hand: places for the other hand, and parts that touch a place."""

SITES = HEAD_SITES + TRUNK_SITES + ARM_SITES + SPACE_SITES + HAND_SITES
ON_OTHER_HAND = frozenset(HAND_SITES) | frozenset(("forearm", "wrist_back", "wrist_pulse"))
"""Sites that move with the other hand or arm; all others stand still on the body or in space."""

DISTANCES_M = {"touch": 0.0, "close": 0.03, "near": 0.10, "far": 0.25}
"""From the skin of the site, outwards. Sizes proposed by the developers, to be set by linguists."""

SIDES = ("active", "centre", "passive")
CONTACTS = ("plain", "interlock", "cross", "brush")
"""How hands are in contact where they touch: at a point, fingers between fingers, one across the
other, or in passing. Where parts meet is said by `part`; the kind is carried for linguists."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place for one hand.

    Attributes:
        site: One of `SITES`. Hand and lower-arm sites are those of the *other* hand.
        side: Which of a pair (cheeks, shoulders), or which end of a middle site: in
            `neutral_space` it is 0.16 m to that side. For a passive hand written by its own,
            active is still the side of the active hand.
        distance_m: From the skin, outwards; 0 touches. Not used in neutral space.
        offset: (active, up, forward) metres, added after all.
        part: The part of the hand that is brought there, one of `HAND_SITES`.
        between: Another site: the place lies half way between both; empty for none.
        contact: One of `CONTACTS`.
    """

    site: str = "neutral_space"
    side: str = "active"
    distance_m: float = 0.0
    offset: Vector = (0.0, 0.0, 0.0)
    part: str = "hand_centre"
    between: str = ""
    contact: str = "plain"

    def __post_init__(self) -> None:
        for kind, name, known in (
            ("location", self.site, SITES),
            ("side", self.side, SIDES),
            ("hand part", self.part, HAND_SITES),
            ("location", self.between or self.site, SITES),
            ("contact", self.contact, CONTACTS),
        ):
            if name not in known:
                raise UnknownNameError(kind, name, known)

    @property
    def on_other_hand(self) -> bool:
        """Whether the place moves with the other hand."""
        return self.site in ON_OTHER_HAND

    @property
    def in_contact(self) -> bool:
        """Whether the hand touches skin there."""
        return self.site not in SPACE_SITES and self.distance_m == 0.0
