"""Hands that meet: a part of one comes to a part of the other.

The phonology can stand one hand on the other, or bring a part of each to one point of space. The
second is taken: it holds for every pair of parts, and both hands may go on moving.
"""

from __future__ import annotations

from dataclasses import replace

from lsf_avatar.notation.places import Location
from lsf_avatar.notation.scene import ROLES, Act, Hand, Scene

MEETING_M = {
    "touch": 0.0, "interlock": 0.0, "cross": 0.0, "brushing": 0.0, "close": 0.06,
    "armextended": 0.12,
}  # fmt: skip
"""Between both hands where they are written to meet; developers' proposal, confidence low."""
KINDS_OF_MEETING = {"interlock": "interlock", "cross": "cross", "brushing": "brush"}
_APART_M = 0.06


def settle(scene: Scene) -> None:
    """In the first posture: a place on the other hand becomes a meeting of both."""
    where = scene.active.location
    if not _on_hand(where) or where is None or not _both(scene):
        return
    scene.met = MEETING_M.get(where.contact, _APART_M)
    scene.meeting = KINDS_OF_MEETING.get(where.contact, "plain")
    scene.active = replace(scene.active, location=Location(), part=_own(scene, scene.active, where))
    scene.passive = replace(scene.passive, location=Location(), part=where.part)


def bring_together(scene: Scene, act: Act) -> None:
    """In an act: a target on the other hand becomes a meeting of both."""
    for role in ROLES:
        hand: Hand = getattr(act, role)
        where = hand.location
        if not _on_hand(where) or where is None:
            continue
        if not _both(scene):
            setattr(act, role, replace(hand, location=None, part=where.part))
        elif role == "passive":
            act.passive = replace(hand, location=None)
        else:
            scene.met = MEETING_M.get(where.contact, _APART_M)
            scene.meeting = KINDS_OF_MEETING.get(where.contact, "plain")
            act.active = replace(hand, location=Location(), part=_own(scene, hand, where))
            act.passive = replace(act.passive, location=Location(), part=where.part)


def _on_hand(where: Location | None) -> bool:
    return where is not None and bool(where.part) and not where.site


def _both(scene: Scene) -> bool:
    return scene.two_handed or scene.symmetry != "none"


def _own(scene: Scene, hand: Hand, where: Location) -> str:
    """The part that touches: as written, the same one in symmetry, else the hand's middle."""
    return hand.part or (where.part if scene.symmetry != "none" else "hand_centre")
