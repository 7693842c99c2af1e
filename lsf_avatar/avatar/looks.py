"""Who can be chosen: two bodies in three skin tones, and the colours of each.

Hands and face must stand out: skin has a contrast of at least 3:1 (WCAG 2.2, 1.4.11) with the
clothes and with the background that its look names. One background cannot do that for all: no
grey is three times as light as dark skin and three times as dark as light skin. Colours were
chosen by the developers, by eye and by that measure; nobody has been asked yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lsf_avatar.errors import UnknownNameError

Colour = tuple[int, int, int]
"""sRGB, 0 to 255."""
Shares = tuple[float, float, float]
"""Red, green and blue, linear, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Colours of one skin and of what grows from it.

    Attributes:
        french: Its name, for the page.
        skin: Middle tone.
        blush: Cheeks, nose, chin, ears.
        lips: Lips.
        lid: Upper lids.
        under_eye: Under the eyes.
        mouth: Inside of the mouth.
        crease: Lines of the palm and of joints.
        palm: Palm, mixed by half.
        knuckle: Backs of joints.
        nail: Nails.
        nail_edge: Their rim.
        shadow: What is left of red, green and blue where no sky is seen: blood makes skin's
            shadows warm.
        hair: Middle tone of the hair.
        brow: Dark enough to be read at a distance; brows mark questions.
        iris: Eyes.
        cloth: Linear.
        background: Behind this signer, in films and on the page.
    """

    french: str
    skin: Colour
    blush: Colour
    lips: Colour
    lid: Colour
    under_eye: Colour
    mouth: Colour
    crease: Colour
    palm: Colour
    knuckle: Colour
    nail: Colour
    nail_edge: Colour
    shadow: Shares
    hair: Colour
    brow: Colour
    iris: Colour
    cloth: Shares
    background: Colour


@dataclass(frozen=True, slots=True)
class Look:
    """A signer that can be chosen.

    Attributes:
        name: Such as `woman-dark`.
        body: One of `proportions.PEOPLE`; looks of one body share every motion.
        tone: Colours.
        label: French, for the page.
    """

    name: str
    body: str
    tone: Tone
    label: str


_PALE_SKY, _SLATE = (203, 215, 227), (76, 92, 106)

TONES: Mapping[str, Tone] = {
    "": Tone(
        french="claire",
        skin=(226, 180, 154), blush=(216, 132, 116), lips=(184, 92, 88), lid=(160, 104, 90),
        under_eye=(190, 134, 120), mouth=(74, 24, 26), crease=(168, 104, 90),
        palm=(234, 178, 158), knuckle=(204, 140, 120), nail=(240, 200, 190),
        nail_edge=(184, 126, 112), shadow=(0.62, 0.42, 0.36),
        hair=(66, 43, 31), brow=(48, 31, 23), iris=(104, 68, 40),
        cloth=(0.030, 0.044, 0.082), background=_SLATE,
    ),
    "medium": Tone(
        french="mate",
        skin=(158, 106, 78), blush=(150, 78, 60), lips=(136, 70, 62), lid=(110, 70, 54),
        under_eye=(126, 80, 62), mouth=(64, 22, 22), crease=(108, 66, 50),
        palm=(188, 138, 112), knuckle=(118, 74, 56), nail=(198, 150, 130),
        nail_edge=(122, 80, 64), shadow=(0.60, 0.44, 0.38),
        hair=(40, 27, 21), brow=(30, 19, 15), iris=(82, 50, 30),
        cloth=(0.008, 0.011, 0.020), background=_PALE_SKY,
    ),
    "dark": Tone(
        french="foncée",
        skin=(110, 73, 54), blush=(118, 60, 48), lips=(118, 62, 58), lid=(78, 50, 39),
        under_eye=(88, 57, 44), mouth=(56, 18, 20), crease=(72, 43, 33),
        palm=(186, 138, 114), knuckle=(76, 48, 37), nail=(176, 130, 112),
        nail_edge=(92, 60, 48), shadow=(0.58, 0.46, 0.42),
        hair=(27, 21, 19), brow=(20, 14, 12), iris=(62, 38, 24),
        cloth=(0.74, 0.68, 0.56), background=_PALE_SKY,
    ),
}  # fmt: skip
"""End of a look's name → its colours. Dark skin wears light cloth: dark cloth would hide hands."""

_FRENCH = {"woman": "Femme", "man": "Homme"}

LOOKS: Mapping[str, Look] = {
    look.name: look
    for look in (
        Look(f"{body}-{end}" if end else body, body, tone, f"{french}, peau {tone.french}")
        for body, french in _FRENCH.items()
        for end, tone in TONES.items()
    )
}
"""Name → look: `woman`, `woman-medium`, `woman-dark`, `man`, `man-medium`, `man-dark`."""


def look_named(name: str) -> Look:
    """The look of a name.

    Raises:
        UnknownNameError: If there is none.
    """
    if name not in LOOKS:
        raise UnknownNameError("signer", name, LOOKS)
    return LOOKS[name]


def hexadecimal(colour: Colour) -> str:
    """A colour as pages write it, such as `#4c5c6a`."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
