"""What the signer wears: one piece below the hips, whatever the camera shows."""

from __future__ import annotations

import numpy as np

from lsf_avatar.avatar.surface import cast


def test_no_gap_shows_between_the_legs(avatar):
    """From the middle of the body the first cloth met is the outside of the skirt."""
    cloth = next(mesh for mesh in avatar.meshes if mesh.name == "cloth")
    heights = np.linspace(-0.15, 0.05, 11)
    sideways = np.repeat([[1.0, 0, 0], [-1.0, 0, 0], [0, 0, 1.0]], len(heights), axis=0)
    middles = np.tile(np.stack([0 * heights, heights, 0 * heights + 0.03], axis=1), (3, 1))

    distances, _ = cast(
        middles, sideways, cloth.positions_m.astype(float), cloth.triangles.astype(np.int64)
    )

    assert distances.min() > 0.08
    assert distances.max() < 0.22
