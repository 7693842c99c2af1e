"""Skin of face and hands, painted from where each pixel lies on the body."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates

from lsf_avatar.avatar.hairline import Hairline
from lsf_avatar.avatar.looks import Tone
from lsf_avatar.avatar.paint.brows import draw_brows
from lsf_avatar.avatar.paint.colour import blotches, jpeg, mixed
from lsf_avatar.avatar.paint.creases import joint_lines, palm_lines
from lsf_avatar.avatar.person import Person
from lsf_avatar.avatar.source import Array

_WOMAN = {"blush": 1.0, "lips": 0.74, "lid": 0.42, "beard": 0.0}
_PAINT = {"woman": _WOMAN, "man": {"blush": 0.6, "lips": 0.42, "lid": 0.24, "beard": 0.20}}
"""Body → how strongly parts of the face are painted."""


@dataclass(frozen=True, slots=True, eq=False)
class Canvas:
    """What is known of each pixel of a texture.

    Attributes:
        points_m: (H, W, 3) where it lies at rest.
        normals: (H, W, 3) unit.
        sky: (H, W) share of the sky that it sees.
        source_uv: (H, W, 2) its place in the masks of the base mesh.
    """

    points_m: Array
    normals: Array
    sky: Array
    source_uv: Array

    def mask(self, person: Person, name: str, blur: float = 0.0) -> Array:
        """(H, W) a mask of the base mesh at each pixel, 0 to 1."""
        mask = person.source.mask(name)
        height, width = mask.shape
        at = (self.source_uv[..., 1] * height - 0.5, self.source_uv[..., 0] * width - 0.5)
        seen: Array = gaussian_filter(map_coordinates(mask, at, order=1, mode="nearest"), blur)
        return seen


def paint_head(person: Person, canvas: Canvas, line: Hairline, tone: Tone) -> bytes:
    """JPEG of face, ears, neck, the skin under the hair and the inside of the mouth."""
    random = np.random.default_rng(3)
    paint = _PAINT[person.name]
    picture = _base(random, canvas, tone)
    eyes = float(person.skeleton.head("eye_L")[1])
    x, y = canvas.points_m[..., 0], canvas.points_m[..., 1]
    aside, above, front = np.abs(x), y - eyes, canvas.normals[..., 2] > 0

    def spot(at: tuple[float, float], size: tuple[float, float]) -> Array:
        """A soft patch on both sides: (sideways, above the eyes) and its half sizes, metres."""
        patch: Array = np.exp(
            -(((aside - at[0]) / size[0]) ** 2) - ((above - at[1]) / size[1]) ** 2
        )
        return patch * front

    picture = mixed(
        picture, tone.blush, 0.34 * paint["blush"] * spot((0.045, -0.034), (0.021, 0.018))
    )
    picture = mixed(
        picture, tone.blush, 0.24 * paint["blush"] * spot((0.0, -0.030), (0.013, 0.012))
    )
    picture = mixed(
        picture, tone.blush, 0.14 * paint["blush"] * spot((0.0, -0.088), (0.014, 0.008))
    )
    ears = canvas.mask(person, "ears", 4.0)
    picture = mixed(picture, tone.blush, 0.38 * ears)
    picture = mixed(picture, tone.lid, paint["lid"] * spot((0.0305, 0.0080), (0.017, 0.0058)))
    picture = mixed(picture, tone.under_eye, 0.30 * spot((0.030, -0.0135), (0.016, 0.0055)))
    picture = mixed(picture, tone.hair, paint["beard"] * _beard(canvas, eyes))
    picture = _shaded(picture, canvas.sky, tone)
    lips = canvas.mask(person, "lips", 1.2)
    picture = mixed(picture, tone.lips, paint["lips"] * lips)
    inside = canvas.mask(person, "inside-mouth", 1.5)
    picture = mixed(picture, tone.mouth, 0.97 * inside)
    brows = draw_brows(eyes, person.name).on(canvas.points_m, canvas.normals[..., 2])
    picture = mixed(picture, tone.brow, 0.92 * brows)
    picture = _scalp(random, picture, canvas, line, ears, tone)
    return jpeg(picture)


def paint_hands(person: Person, canvas: Canvas, tone: Tone) -> bytes:
    """JPEG of both hands."""
    random = np.random.default_rng(4)
    picture = _base(random, canvas, tone)
    at = person.skeleton.head
    for number, (side, sign) in enumerate((("R", -1.0), ("L", 1.0))):
        here = canvas.points_m[..., 0] * sign > 0.1
        palmar = canvas.normals @ person.skeleton.palms[number]
        picture = mixed(picture, tone.palm, 0.5 * np.clip(1.2 * palmar, 0, 1) * here)
        for finger in range(1, 6):
            for bone, size, strength in ((1, 0.013, 0.26), (2, 0.0105, 0.36), (3, 0.008, 0.3)):
                joint = at(f"finger{finger}-{bone}_{side}")
                away = np.linalg.norm(canvas.points_m - joint, axis=-1) / size
                red = np.exp(-(away**2)) * np.clip(-palmar, 0, 1)
                picture = mixed(picture, tone.knuckle, strength * red * here)
        for drawn, strength in ((palm_lines, 0.42), (joint_lines, 0.42)):
            lines = drawn(person.skeleton, number, canvas.points_m, palmar)
            picture = mixed(picture, tone.crease, strength * lines * here)
    picture = _shaded(picture, canvas.sky, tone)
    nails = canvas.mask(person, "fingernails", 0.8)
    picture = mixed(picture, tone.nail, 0.72 * nails)
    rim = np.clip(gaussian_filter(nails, 2.5) * 2 - nails * 2.2, 0, 1)
    picture = mixed(picture, tone.nail_edge, 0.45 * rim)
    return jpeg(picture)


def _base(random: np.random.Generator, canvas: Canvas, tone: Tone) -> Array:
    """Skin with faint blotches of several sizes."""
    shape = canvas.sky.shape[0], canvas.sky.shape[1]
    uneven = np.zeros(shape)
    for grain, strength in ((64, 0.6), (24, 0.5), (6, 0.3)):
        uneven += strength * blotches(random, shape, grain)
    return np.array(tone.skin) + uneven[..., None] * (1.6, 2.2, 2.2)


def _shaded(picture: Array, sky: Array, tone: Tone) -> Array:
    """Darker and warmer where less sky is seen; half the sky is normal on a body."""
    hidden = np.clip((0.72 - gaussian_filter(sky, 2.0)) / 0.72, 0, 1)[..., None]
    shaded: Array = picture * (1 - hidden * (1 - np.array(tone.shadow)))
    return shaded


def _beard(canvas: Canvas, eyes_m: float) -> Array:
    """(H, W) where a shaven beard shows through: lip, chin and jaw up to before the ears."""
    x, y, z = np.moveaxis(canvas.points_m, -1, 0)
    aside, below = np.abs(x), eyes_m - y
    upper = np.interp(aside, (0.0, 0.02, 0.034, 0.05, 0.062, 0.075), (50, 51, 62, 56, 34, 22)) / 1e3
    share: Array = 1 / (1 + np.exp(-(below - upper) / 0.005))
    share = share / (1 + np.exp((below - 0.125) / 0.006)) / (1 + np.exp(-(z - 0.035) / 0.012))
    return share


def _scalp(
    random: np.random.Generator,
    picture: Array,
    canvas: Canvas,
    line: Hairline,
    ears: Array,
    tone: Tone,
) -> Array:
    """Roots of hair on the skin, up to a ragged line a little below the hair itself."""
    x, y, z = np.moveaxis(canvas.points_m - line.middle_m, -1, 0)

    def ragged(turn: Array) -> Array:
        """Noise of three sizes along a turn of 0 to 360 degrees."""
        total = np.zeros(turn.shape)
        for count, strength in ((1100, 0.8), (320, 0.7), (90, 0.4)):
            noise = random.standard_normal(count + 1)
            total += strength * np.interp(turn * count / 360, np.arange(count + 1), noise)
        return total

    # Where the line falls steeply, at the temples, only a shift to the side makes it uneven.
    up = ragged(np.degrees(np.arctan2(x, z)) + 180)
    aside = 0.7 * ragged(np.degrees(np.arctan2(y, np.hypot(x, z))) + 180)
    above = line.above_deg(canvas.points_m, aside)
    thins = line.thins_deg(canvas.points_m)
    roots = np.clip((above + 0.4 * thins + up) / thins, 0, 1) * (1 - np.clip(2 * ears, 0, 1))
    return mixed(picture, tone.hair, 0.93 * roots)
