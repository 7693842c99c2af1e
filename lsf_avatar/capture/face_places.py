"""Where MediaPipe sees the 478 points of a face on this project's signer, at rest.

Made once: the signer at rest was drawn from the front at the height of her face, MediaPipe found
the points in the picture, and each was carried along its line of sight to the skin (irises: to the
eye). Nine points of the outline passed beside the head and were put on its nearest edge, 3 mm away
at most.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray


@lru_cache(maxsize=1)
def face_places_m() -> NDArray[np.float64]:
    """(478, 3) metres, world, signer at rest; read-only."""
    table = files("lsf_avatar.capture").joinpath("face_points.tsv").read_text("utf-8")
    places: NDArray[np.float64] = (
        np.loadtxt(table.splitlines()[1:], usecols=(1, 2, 3), dtype=float) / 1000.0
    )
    places.flags.writeable = False
    return places
