"""Still poses to be looked at: a hand in each handshape, a face in each expression and viseme.

Each is a motion whose frames are not moments but things to see, one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from lsf_avatar.geometry import Array, cross, from_matrix, multiply, rotate, unit
from lsf_avatar.kinematics.body import Body
from lsf_avatar.kinematics.face import face_weights
from lsf_avatar.kinematics.fingers import finger_rotations
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.kinematics.rig import rig_of
from lsf_avatar.kinematics.shaping import shaped_rad
from lsf_avatar.kinematics.solve import at_rest
from lsf_avatar.render.camera import Camera, around

HAND_CAMERA = Camera((0.0, 0.0, 0.75), (0.0, 0.0, 0.0), 23.6)
"""Sees some 31 cm around the middle of the hand that `hand_sides` puts at the origin."""
FACE_CAMERAS = tuple(around((0.0, 0.662, 0.08), turn_deg, 0.0, 0.9, 16.0) for turn_deg in (0, -40))
"""From the front and from three quarters: the face alone, larger than any view of a film."""
_WRIST_TO_MIDDLE_M = 0.095

_X, _Y, _Z = np.eye(3)
SIDES_SEEN = {"palm": (_X, _Y, _Z), "back": (-_X, _Y, -_Z), "thumb": (_Z, _Y, -_X)}
"""Side that the camera sees → where thumb, fingers and palm of the right hand then point."""


def hand_sides(body: Body, handshapes: Sequence[str]) -> Motion:
    """The right hand, fingers up, in the middle of the world.

    Args:
        body: Whose hand.
        handshapes: N ids.

    Returns:
        3 N frames: each handshape seen from palm, back and thumb side.
    """
    rig = rig_of(body)
    local, _ = at_rest(rig, len(handshapes) * len(SIDES_SEEN))
    angles = np.stack([shaped_rad(body, name) for name in handshapes])
    turned = np.repeat(finger_rotations(angles, "right", body.thumb_twist), len(SIDES_SEEN), axis=0)
    joints = rig.fingers[0]
    local[:, joints] = multiply(rig.rest_wxyz[joints], turned)

    fingers = unit(body.fingers[0])
    palm = unit(body.palms[0] - fingers * (body.palms[0] @ fingers))
    hand = np.stack((cross(fingers, palm), fingers, palm), axis=-1)
    turns = from_matrix([np.stack(seen, axis=-1) @ hand.T for seen in SIDES_SEEN.values()])
    turns = np.tile(turns, (len(handshapes), 1))
    middle = body.heads_m[body.index["wrist_R"]] + _WRIST_TO_MIDDLE_M * fingers
    local[:, 0] = multiply(turns, local[:, 0])
    root_m = rotate(turns, rig.offsets_m[0] - middle)
    return _still(local, root_m, np.zeros((len(local), len(body.face_channels))))


def faces(body: Body, shown: Sequence[tuple[str, str]], strengths: ArrayLike = 1.0) -> Motion:
    """The signer at rest with a moving face.

    Args:
        body: Whose face.
        shown: (track, name) as `face_weights` takes them; one frame each.
        strengths: How much of each, 0 to 1; one number for all, or one each.
    """
    local, root_m = at_rest(rig_of(body), len(shown))
    each = np.broadcast_to(np.asarray(strengths, float), (len(shown),))
    rows = [
        face_weights(track, [name], body.face_channels, strength)[0]
        for (track, name), strength in zip(shown, each, strict=True)
    ]
    return _still(local, root_m, np.stack(rows))


def _still(local: Array, root_m: Array, face: Array) -> Motion:
    frames = len(local)
    return Motion(
        fps=1.0,
        rotations_wxyz=local,
        root_m=root_m,
        face=face,
        wrist_error_m=np.zeros((frames, 2)),
        contact_error_m=np.full((frames, 2), np.nan),
        item_index=np.full(frames, -1, np.int32),
    )
