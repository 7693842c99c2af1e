"""One arm in one frame, in machine code: what `arm` does for all of them at once.

Vectors are (3,), quaternions (4,); maps are (4, 4), from the quaternion on their left. Lengths are
metres, angles radians; names are those of `arm.ArmRest`, where they are explained.
"""

from __future__ import annotations

from math import atan2, cos, pi, sin, sqrt

import numpy as np

from lsf_avatar.compiled import inner, row_by_row
from lsf_avatar.geometry import Four, product, turned
from lsf_avatar.kinematics.body import Array
from lsf_avatar.kinematics.quaternions import inverse, mapped, spun, written_in

STRETCHED = 0.9985
"""Of the arm's length, how near to straight the arm may be."""
FLEXED_COSINE = float(np.cos(np.radians(150.0)))
"""Of how far an elbow folds: 150 degrees (American Academy of Orthopaedic Surgeons 1965, as read
in textbooks)."""
MOST_OFF_RAD = float(np.radians(112.0))
"""Most that a forearm turns either way from thumb up: 85 degrees, and what the shoulder adds."""
GIVEN_UP_RAD = float(np.radians(132.0))
"""From here on it goes back, so as to be between both ends where a palm faces straight outwards."""


@inner
def bone(to_bone: Array, cosine: float, sign: float) -> Four:
    """Turn of a bone that leads off the way to the wrist, in the frame of its arm.

    The angle between both, of this cosine, is one about x where the sign is 1, else about -x.
    """
    opened = sign * sqrt(max(0.5 - 0.5 * cosine, 0.0))
    return mapped((sqrt(0.5 + 0.5 * cosine), opened, 0.0, 0.0), to_bone)


@row_by_row("(n),(v),(v)->(v),(v),(),(),()")
def reach(
    lengths_m: Array, shoulder_m: Array, wrist_m: Array,
    towards: Array, reached_m: Array, stretch: Array, at_shoulder: Array, at_wrist: Array,
) -> None:  # fmt: skip
    """The law of cosines, as `arm._Reach`; a wrist that the arm does not reach is approached."""
    a, b = lengths_m[0], lengths_m[1]
    x, y, z = (
        wrist_m[0] - shoulder_m[0],
        wrist_m[1] - shoulder_m[1],
        wrist_m[2] - shoulder_m[2],
    )
    distance = sqrt(x * x + y * y + z * z)
    folded = sqrt(a * a + b * b + 2.0 * a * b * FLEXED_COSINE)
    near = min(max(distance, folded), STRETCHED * (a + b))
    for n, own in enumerate((x, y, z)):
        towards[n] = own / max(distance, 1e-9)
        reached_m[n] = shoulder_m[n] + towards[n] * near
    cosine = min(max((a * a - b * b + near * near) / (2.0 * a * near), -1.0), 1.0)
    stretch[0], at_shoulder[0], at_wrist[0] = near / (a + b), cosine, (near - a * cosine) / b


@row_by_row("(q,q),(),(v),()->(q)")
def facing(hanging: Array, mirror: float, towards: Array, swivel_rad: float, made: Array) -> None:
    """The frame of an arm: y to the wrist, x the axis that the elbow bends about."""
    w, x, y, z = mapped((1.0, towards[0], towards[1], towards[2]), hanging)
    length = sqrt(w * w + x * x + y * y + z * z)
    hangs = (w / length, x / length, y / length, z / length)
    # Outwards and up is with the clock about the way to the wrist on the right, not on the left.
    half = 0.5 * mirror * swivel_rad
    written_in(made, product(hangs, (cos(half), 0.0, sin(half), 0.0)))


@row_by_row("(v),(v),(),(),(v),(v),()->(v),(v),(v),()")
def circle(
    hangs: Array, ahead: Array, mirror: float, upper_len_m: float, shoulder_m: Array,
    towards: Array, cosine: float,
    centre_m: Array, hang: Array, raised: Array, radius_m: Array,
) -> None:  # fmt: skip
    """The circle of an elbow, as `arm.Circle`."""
    facing = towards[0] * hangs[0] + towards[2] * hangs[2] + towards[1] * hangs[1]
    turned = towards[0] * ahead[0] + towards[2] * ahead[2] + towards[1] * ahead[1]
    share = facing / max(1.0 + turned, 1e-6)
    for n in range(3):
        hang[n] = hangs[n] - (ahead[n] + towards[n]) * share
    length = sqrt(hang[0] * hang[0] + hang[1] * hang[1] + hang[2] * hang[2])
    for n in range(3):
        hang[n] /= max(length, 1e-12)
        centre_m[n] = shoulder_m[n] + towards[n] * (upper_len_m * cosine)
    raised[0] = -mirror * (hang[1] * towards[2] - hang[2] * towards[1])
    raised[1] = -mirror * (hang[2] * towards[0] - hang[0] * towards[2])
    raised[2] = -mirror * (hang[0] * towards[1] - hang[1] * towards[0])
    radius_m[0] = upper_len_m * sqrt(1.0 - cosine * cosine)


@row_by_row("(q,q),(q),()->(q)")
def upper_arm(to_upper: Array, facing: Array, cosine: float, made: Array) -> None:
    """Turn of the upper arm against rest, from the frame of its arm."""
    written_in(made, product(facing, bone(to_upper, cosine, -1.0)))


@inner
def bend(turn: Four, along: float, across: complex) -> tuple[float, complex]:
    """Twist about x, and bend of a wrist as how far the hand leads off x: y and z.

    The turn of a hand against its straight forearm, seen along that one, is first a bend and then
    a twist: the twist is what turns about x, whatever the bend. As w + xi and y + zi, a twist back
    turns either, and leaves the first one real.
    """
    wx, yz = complex(turn[0], turn[1]), complex(turn[2], turn[3])
    w = abs(wx)
    least = max(w, 1e-300)
    bent = yz * complex(wx.real / least, -wx.imag / least)
    # The hand, turned by w + bent j: how far it still points along x, and where across.
    lifted = bent * across.conjugate() - 2j * along * w
    points = (1.0 - 2.0 * (bent * bent.conjugate()).real) * along
    points += 2.0 * (w * bent.conjugate() * across).imag
    aside = w * w * across + bent * lifted
    sine = abs(aside)
    return 2.0 * atan2(wx.imag, wx.real), aside * (atan2(sine, points) / max(sine, 1e-9))


@row_by_row("(q,q),(q,q),(v),(),(),(),(v),(q),(),(v),(q),(n)->(v),(q),(),(n)")
def held(
    to_fore: Array, to_wrist: Array, fore: Array, fore_len_m: float, supine_rad: float,
    mirror: float, fingers: Array, facing: Array, cosine: float, wrist_m: Array, palm: Array,
    _: Array, elbow_m: Array, straight: Array, turnout_rad: Array, bent_rad: Array,
) -> None:  # fmt: skip
    """Elbow, forearm that is not twisted, and wrist, as `arm.Held`, of an arm with this frame."""
    lies = product(facing, bone(to_fore, cosine, 1.0))
    written_in(straight, lies)
    leads = turned(lies, fore)
    for n in range(3):
        elbow_m[n] = wrist_m[n] - leads[n] * fore_len_m
    seen = mapped(product(inverse(lies), palm), to_wrist)
    twist, aside = bend(seen, fingers[0], complex(fingers[1], fingers[2]))
    turnout_rad[0] = (supine_rad + mirror * twist + pi / 2) % (2.0 * pi) - pi / 2
    bent_rad[0], bent_rad[1] = aside.real, -mirror * aside.imag


@row_by_row("()->()")
def bearable(turnout_rad: float, made_rad: Array) -> None:
    """Turn of the palm that a forearm makes itself.

    Up to a little past supine and prone it makes all of it. Palms that face outwards, which no
    forearm does, it leaves to the wrist, so that it never flips from one end to the other.
    """
    off = turnout_rad - pi / 2
    if abs(off) > MOST_OFF_RAD:
        left = min((pi - abs(off)) / (pi - GIVEN_UP_RAD), 1.0)
        most = MOST_OFF_RAD if off > 0.0 else -MOST_OFF_RAD
        off = most * left * (1.5 - 0.5 * left)
    made_rad[0] = off + pi / 2


@row_by_row("(s,v),(s),(q),()->(q),(q)")
def forearm(
    twisting: Array, shares: Array, straight: Array, twist_rad: float, fore: Array, half: Array
) -> None:
    """Turns of both joints of a forearm, each of which makes its share of a twist."""
    lies = (straight[0], straight[1], straight[2], straight[3])
    first = product(lies, spun(twisting[0], shares[0] * twist_rad))
    second = product(first, spun(twisting[1], shares[1] * twist_rad))
    written_in(fore, first)
    written_in(half, second)
