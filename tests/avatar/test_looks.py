"""Signers in several skins: one body, and hands and face that stand out in each."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from lsf_avatar.avatar.files import ensure_avatar
from lsf_avatar.avatar.glb import read_glb
from lsf_avatar.avatar.gltf import write_avatar
from lsf_avatar.avatar.hairline import hairline
from lsf_avatar.avatar.looks import LOOKS, hexadecimal, look_named
from lsf_avatar.avatar.person import make_person
from lsf_avatar.avatar.source import find_source
from lsf_avatar.errors import UnknownNameError

BUILT = ("woman", "woman-medium", "woman-dark", "man")
"""The man's other skins have the colours of the woman's; building them would only take time."""


@pytest.fixture(scope="module", params=BUILT)
def avatar(request, settings):
    """A signer in one of the skins."""
    return ensure_avatar(settings.avatars, request.param)


def part(avatar, name):
    """One of its meshes."""
    return next(mesh for mesh in avatar.meshes if mesh.name == name)


def luminance(srgb):
    """(...) relative luminance of sRGB values (..., 3), 0 to 255 (WCAG 2.2)."""
    value = np.asarray(srgb, float) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


def contrast(one, other):
    """WCAG contrast of luminances."""
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def seen(mesh, where=slice(None)):
    """Luminance of the texture in the middle of triangles, as often as they are large."""
    with Image.open(BytesIO(mesh.texture)) as picture:
        pixels = np.asarray(picture.convert("RGB"))
    triangles = mesh.triangles[where]
    size = np.array(pixels.shape[1::-1])
    column, row = (mesh.uv[triangles].mean(axis=1) * size).astype(int).T
    corners = mesh.positions_m[triangles].astype(float)
    area = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    times = np.ceil(np.linalg.norm(area, axis=1) / 1e-6).astype(int)
    return np.repeat(luminance(pixels[row, column]), times)


def face(avatar):
    """Triangles of the face: in front, under the hairline, over the chin."""
    head = part(avatar, "head")
    person = make_person(find_source(), look_named(avatar.name).body)
    middles = head.positions_m[head.triangles].mean(axis=1)
    front = head.normals[head.triangles].mean(axis=1)[:, 2] > 0.3
    front &= middles[:, 2] > person.skeleton.head("eye_L")[2] - 0.06
    chin = avatar.body.sites["chin"].point_m[1]
    return front & (hairline(person).above_deg(middles) < -4) & (middles[:, 1] > chin)


def test_hands_stand_out_against_the_clothes(avatar):
    """At least 3:1 everywhere but in a few creases (WCAG 2.2, 1.4.11)."""
    cloth = float(np.array(part(avatar, "cloth").colour) @ (0.2126, 0.7152, 0.0722))

    against = contrast(seen(part(avatar, "hands")), cloth)

    assert np.percentile(against, 5) > 3


def test_hands_and_face_stand_out_against_the_background_of_the_look(avatar):
    """At least 3:1 for most of the skin; nails, lips and brows have colours of their own."""
    behind = luminance(look_named(avatar.name).tone.background)

    for name, skin in (
        ("hands", seen(part(avatar, "hands"))),
        ("face", seen(part(avatar, "head"), face(avatar))),
    ):
        assert np.median(contrast(skin, behind)) > 3, name


@pytest.mark.parametrize("avatar", ["woman-dark"], indirect=True)
def test_looks_of_one_body_share_its_motions(avatar, settings):
    """Same joints, places, handshapes and surfaces: only colours differ."""
    light = ensure_avatar(settings.avatars, "woman")

    assert avatar.name == "woman-dark"
    assert avatar.body.digest == light.body.digest
    assert avatar.body.sites == light.body.sites
    for one, other in zip(avatar.meshes, light.meshes, strict=True):
        np.testing.assert_array_equal(one.positions_m, other.positions_m)
    assert part(avatar, "hands").texture != part(light, "hands").texture
    assert part(avatar, "cloth").colour != part(light, "cloth").colour


def test_every_look_has_a_french_label_of_its_own():
    """What the page offers."""
    assert LOOKS["woman-dark"].label == "Femme, peau foncée"
    assert len({look.label for look in LOOKS.values()}) == len(LOOKS) == 6


def test_a_misspelt_look_is_named_with_the_nearest_one():
    """Whoever types it learns the right name."""
    with pytest.raises(UnknownNameError, match="Did you mean 'woman-dark'"):
        look_named("woman-drak")


def test_the_file_of_a_signer_says_what_to_show_behind_it(avatar):
    """The page shows every signer against the colour that its films have."""
    document, _ = read_glb(write_avatar(avatar))

    behind = document["scenes"][document["scene"]]["extras"]["background"]

    assert behind == hexadecimal(look_named(avatar.name).tone.background)
