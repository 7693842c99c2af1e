"""Elbows and wrists turn as far and as fast as a signer's."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lsf_avatar.avatar.hands_limits import LIMITS_RAD
from lsf_avatar.kinematics.fingers import FINGERS
from lsf_avatar.kinematics.joints import Joints, joints_of
from lsf_avatar.kinematics.motion import SIDES
from lsf_avatar.kinematics.pace import MOST_RAD_S, joint_steps_rad
from lsf_avatar.qa.check import FRENCH_SIDES, Check, Finding, Subject, worst

_JOINTS = ("coude", "avant-bras", "poignet")
_MOVES = (
    ("épaule", "bras levé", "raised", 180.0),
    ("épaule", "bras en arrière", "behind", 62.0),
    ("coude", "plié", "flexed", 150.0),
    ("avant-bras", "paume tournée vers le bas", "pronated", 96.0),
    ("avant-bras", "paume tournée vers le haut", "supinated", 96.0),
    ("poignet", "plié vers la paume", "to_palm", 93.0),
    ("poignet", "plié vers le dos", "to_back", 89.0),
    ("poignet", "incliné vers le pouce", "to_thumb", 25.0),
    ("poignet", "incliné vers l’auriculaire", "to_pinky", 39.0),
)
"""Joint, move, name and most, degrees: the largest mean of any group of healthy adults in table A.1
of Norkin & White, "Measurement of Joint Motion" (Watanabe; Boone & Azen 1979, J. Bone Joint Surg.
61-A; Green & Wolf; Walker; Macedo & Magee), as read in its publisher's listing; of elbow and
shoulder what the American Academy of Orthopaedic Surgeons gives. Confidence medium."""
_PLAY_DEG = 2.0
"""A body of 64 joints is not measured more exactly: bones are lines, joints are points."""
_FINGER_JOINTS = ("écartement", "première articulation", "deuxième articulation", "dernière")
_FRENCH_FINGERS = dict(
    zip(FINGERS, ("pouce", "index", "majeur", "annulaire", "auriculaire"), strict=True)
)


def _turning_too_fast(subject: Subject) -> Iterator[Finding]:
    motion = subject.signed.motion
    speed = np.degrees(joint_steps_rad(motion, subject.avatar.body)) * motion.fps
    most = float(np.degrees(MOST_RAD_S))
    for number, joint in enumerate(_JOINTS):
        for frame, side, value in worst(speed[:, number], most):
            name = f"{joint} {FRENCH_SIDES[SIDES[side]]}"
            message = f"{name} : {value:.0f}° par seconde ({most:.0f} au plus)"
            yield Finding("joint-step", frame + 1, message)


def _turned_too_far(subject: Subject) -> Iterator[Finding]:
    joints = joints_of(subject.signed.motion, subject.avatar.body)
    angles = _by_move(joints)
    for joint, move, name, most in _MOVES:
        for frame, side, value in worst(np.degrees(angles[name]), most + _PLAY_DEG):
            where = f"{joint} {_agreeing(joint, FRENCH_SIDES[SIDES[side]])}"
            message = f"{where} {move} de {value:.0f}° ({most:.0f} au plus)"
            yield Finding("joint-limit", frame, message)
    yield from _fingers_too_far(subject, joints)


def _by_move(joints: Joints) -> dict[str, np.ndarray]:
    """(F, 2) each move of `_MOVES`, radians."""
    to_palm, to_thumb = joints.bent[..., 0], joints.bent[..., 1]
    return {
        "raised": joints.raised, "behind": joints.behind, "flexed": joints.flexed,
        "pronated": joints.pronated, "supinated": -joints.pronated,
        "to_palm": to_palm, "to_back": -to_palm, "to_thumb": to_thumb, "to_pinky": -to_thumb,
    }  # fmt: skip


def _agreeing(joint: str, side: str) -> str:
    return f"{side}e" if joint == "épaule" and side == "droit" else side


def _fingers_too_far(subject: Subject, joints: Joints) -> Iterator[Finding]:
    """Of the four fingers against the straight hand, of the thumb against rest."""
    straight = np.array(subject.avatar.body.handshapes_rad["main_plate"])
    straight[0] = straight[:, 0] = 0.0
    low, high = np.degrees(straight + LIMITS_RAD)
    degrees = np.degrees(joints.fingers)
    over = np.maximum(degrees - high, low - degrees)
    for finger, french in enumerate(_FRENCH_FINGERS.values()):
        for number, joint in enumerate(_FINGER_JOINTS):
            for frame, side, value in worst(over[:, :, finger, number], _PLAY_DEG):
                hand = FRENCH_SIDES[SIDES[side]]
                message = f"{french} {hand}, {joint} : {value:.0f}° de trop"
                yield Finding("joint-limit", frame, message)


STEPS = Check(
    id="joints-are-continuous",
    rationale="An elbow or a wrist that flips between two frames is seen as a fault of the film.",
    source="developers: issue 5, 12 degrees a frame at 30 frames a second and tempo 1",
    run=_turning_too_fast,
)
LIMITS = Check(
    id="joints-are-within-their-limits",
    rationale="A wrist or a forearm that is turned as no human's is draws the eye off the sign.",
    source="Norkin & White, table A.1; American Academy of Orthopaedic Surgeons 1965",
    run=_turned_too_far,
)
