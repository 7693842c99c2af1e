"""Files of other tools: `.pose` for sign language processing, ELAN for annotators.

A motion becomes the points that MediaPipe Holistic would name on this body; a score becomes one
tier a track. Nothing is guessed: a point that this body does not have has confidence 0.
"""

from lsf_avatar.exchange.elan import Tier, elan_tiers, read_eaf, write_eaf
from lsf_avatar.exchange.holistic_points import HIPLESS, holistic_pose
from lsf_avatar.exchange.pose_file import Component, Pose, read_pose, write_pose

__all__ = [
    "HIPLESS", "Component", "Pose", "Tier", "elan_tiers", "holistic_pose", "read_eaf", "read_pose",
    "write_eaf", "write_pose",
]  # fmt: skip
