"""How the person stands: shoulders let down, before anything else is built on the rest pose.

The base mesh stands with its arms apart, for which the shoulder blades rise. Signers hold their
arms low and in front; with raised shoulders they look padded. Lowering them once, at rest, keeps
skinning close to rest where signing happens.
"""

from __future__ import annotations

import numpy as np

from lsf_avatar.avatar.skeleton import build_skeleton, joint_weights
from lsf_avatar.avatar.source import Array, Source
from lsf_avatar.geometry import about, rotate

SHOULDERS_DOWN_RAD = float(np.radians(9.0))
"""Chosen by eye: the line from neck to shoulder falls as a resting person's does."""


def with_lowered_shoulders(source: Source, vertices_m: Array) -> Array:
    """(V, 3) the same person, both clavicles turned down with all that hangs on them."""
    skeleton, weights = build_skeleton(source, vertices_m), joint_weights(source)
    stood = vertices_m.copy()
    for side, sign in (("R", 1.0), ("L", -1.0)):
        clavicle = skeleton.joints.index(f"clavicle_{side}")
        carried = np.zeros(len(skeleton.joints), bool)
        for joint, parent in enumerate(skeleton.parents.tolist()):
            carried[joint] = joint == clavicle or (parent >= 0 and carried[parent])
        pivot = skeleton.heads_m[clavicle]
        turn = about([0.0, 0.0, 1.0], sign * SHOULDERS_DOWN_RAD)
        turned = rotate(turn, vertices_m - pivot) + pivot
        share = weights[:, carried].sum(axis=1, keepdims=True)
        stood += share * (turned - vertices_m)
    return stood
