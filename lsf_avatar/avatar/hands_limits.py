"""How far the joints of a hand turn.

Fingers: American Academy of Orthopaedic Surgeons, "Joint Motion" (1965), active ranges: knuckles
90° of flexion and 45° of extension, middle joints 100°, end joints 90°; up to 18° are added
because the inventory's tables ask 108° of middle joints, and soft parts give way. Spread ±20°:
maxima of Performs (upf-gti, Apache-2.0), plus what crossing fingers need. Thumb: ranges are against
this rig's rest pose, set by eye to the same source's reach (70° of abduction, 50° and 80° at the
other joints). Figures from general knowledge, not read on paper here: confidence medium.
"""

from __future__ import annotations

import numpy as np

_DEGREES = np.array(
    [
        # spread, first, second, third bend: lowest, then highest
        [[-40, -35, -25, -25], [45, 55, 60, 80]],
        *[[[-24, -30, -5, -5], [24, 100, 118, 95]]] * 4,
    ]
)

LIMITS_RAD = np.radians(_DEGREES.transpose(1, 0, 2).astype(float))
"""(2, 5, 4) lowest and highest angles; of the fingers against the straight hand, of the thumb
against rest."""
LIMITS_RAD.flags.writeable = False
