"""Shapes of the face on the base mesh: what they move, and what must not look alike."""

from __future__ import annotations

import numpy as np
import pytest

from lsf_avatar.avatar.face import OWN_SHAPES, face_shapes, neutral
from lsf_avatar.avatar.lip_rings import COLUMNS, CORNER, FRONT, LINE, RINGS, lip_rings
from lsf_avatar.avatar.proportions import PEOPLE, proportioned
from lsf_avatar.avatar.source import find_source
from lsf_avatar.kinematics.face import EXPRESSIONS
from lsf_avatar.kinematics.visemes import VISEME_WEIGHTS

OUTER_LIPS = slice(0, LINE + 1)


@pytest.fixture(scope="module")
def source():
    """The CC0 data."""
    return find_source()


@pytest.fixture(scope="module", params=PEOPLE)
def calm(source, request):
    """(V, 3) the neutral face."""
    return neutral(source, proportioned(source, request.param))


@pytest.fixture(scope="module")
def shapes(source, calm):
    """All shapes by channel."""
    return face_shapes(source, calm)


@pytest.fixture(scope="module")
def rings(source):
    """The rings of the lips."""
    return lip_rings(source.mesh)


def moved(shapes, weights):
    """(V, 3) offsets of a mixture."""
    still = np.zeros_like(next(iter(shapes.values())))
    return still + sum(weight * shapes[channel] for channel, weight in weights.items())


def test_the_52_shapes_of_arkit_come_first_then_our_own(shapes):
    """Players that know ARKit find every name they expect."""
    names = list(shapes)
    assert names[:52] == sorted(names[:52])
    assert tuple(names[52:]) == OWN_SHAPES


def test_every_shape_moves_something(shapes):
    """A channel that moves nothing would cost bytes and hide a misspelt part."""
    for name, offsets_m in shapes.items():
        assert np.abs(offsets_m).max() > 0.0005, name
        assert np.linalg.norm(offsets_m, axis=1).max() < 0.06, name


def test_looking_somewhere_leaves_the_eyeballs_to_their_joints(source, shapes):
    """Else an eye would turn twice."""
    balls = source.mesh.vertices_of("helper-l-eye", "helper-r-eye")
    looking = [name for name in shapes if name.startswith("eyeLook")]

    assert len(looking) == 8
    assert all(not shapes[name][balls].any() for name in looking)


def test_rings_of_the_lips_go_round_and_never_share_a_vertex(calm, rings):
    """Each ring passes the middle of both lips and both sides."""
    assert rings.rows.shape == (RINGS, COLUMNS)
    assert len(np.unique(rings.rows)) == RINGS * COLUMNS
    ring = calm[rings.rows]
    np.testing.assert_allclose(ring[:, [0, COLUMNS // 2], 0], 0.0, atol=1e-4)
    assert np.all(ring[:, CORNER - 1, 0] > 0.015)
    assert np.all(ring[:, COLUMNS - CORNER + 1, 0] < -0.015)


def test_lips_are_closed_at_rest(calm, rings):
    """No teeth between them, from the middle to the corners."""
    visible = calm[rings.rows[FRONT : LINE + 1]]
    upper, lower = visible[:, :CORNER], visible[:, CORNER : COLUMNS // 2 + 1]
    low_edge = lower[..., 1].max(axis=0)[::-1]
    facing = np.interp(upper[-1, :, 0], lower[-1, ::-1, 0], low_edge)

    assert np.all(upper[..., 1].min(axis=0) - facing < 0.0003)


def test_the_neutral_face_is_as_good_as_even(calm, source):
    """Left and right brows, lids and lips stand at the same height."""
    skin = calm[source.mesh.vertices_of("body")]
    face = skin[(skin[:, 2] > 0.08) & (skin[:, 1] > 0.55)]
    left, right = face[face[:, 0] > 0.002], face[face[:, 0] < -0.002]
    gap = np.linalg.norm(left[:, None] - right * (-1, 1, 1), axis=-1).min(axis=1)

    assert np.quantile(gap, 0.99) < 0.001


@pytest.mark.parametrize(("name", "widest", "smallest"), [("visemeO", 0.014, 0.009),
                                                         ("visemeOU", 0.008, 0.004)])  # fmt: skip
def test_round_mouths_are_round(calm, shapes, rings, name, widest, smallest):
    """The opening is an ellipse: no kink in the lower lip, as adding up face units leaves."""
    opening = (calm + shapes[name])[rings.rows[LINE], :2]
    middle = opening.mean(axis=0)
    half = (opening.max(axis=0) - opening.min(axis=0)) / 2
    on_ellipse = np.linalg.norm((opening - middle) / half, axis=1)

    assert smallest < half.min() <= half.max() < widest
    np.testing.assert_allclose(on_ellipse, 1.0, atol=0.06)


def test_pressed_lips_keep_their_line_and_lose_height(calm, shapes, rings):
    """m, b, p: shut, thinner by a third at least, and no smile."""
    before, after = calm[rings.rows], (calm + shapes["visemeMBP"])[rings.rows]
    middle = [0, COLUMNS // 2]

    def height(ring):
        return ring[2, middle[0], 1] - ring[2, middle[1], 1]

    assert height(after) < 0.67 * height(before)
    corners = [CORNER - 1, CORNER]
    lifted = (after - before)[LINE, corners, 1]
    assert np.abs(lifted).max() < 0.0005


def test_no_two_visemes_look_alike(shapes, rings, source):
    """On average every vertex of the lips is 1.2 mm elsewhere between any two, or the tongue is."""
    lips = rings.rows[OUTER_LIPS].ravel()
    tongue = source.mesh.vertices_of("helper-tongue")
    names = list(VISEME_WEIGHTS)
    mixed = {name: moved(shapes, weights) for name, weights in VISEME_WEIGHTS.items()}
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            apart = mixed[one] - mixed[other]
            lips_m = np.sqrt(np.mean(np.sum(apart[lips] ** 2, axis=1)))
            tongue_m = np.linalg.norm(apart[tongue], axis=1).max()
            assert lips_m > 0.0012, f"{one} and {other}: {lips_m * 1000:.2f} mm"
            assert lips_m > 0.0018 or tongue_m > 0.006, f"{one} and {other}"


@pytest.mark.parametrize(("tier", "name"), EXPRESSIONS)
def test_every_expression_shows(shapes, tier, name):
    """Somewhere the face moves by 3 mm: one pixel of a face 320 pixels high is less than 1 mm."""
    offsets_m = moved(shapes, EXPRESSIONS[tier, name])
    assert np.linalg.norm(offsets_m, axis=1).max() > 0.003


def test_no_two_expressions_look_alike(shapes):
    """But for a blink, which is closed lids for a moment."""
    seen = {key: moved(shapes, weights) for key, weights in EXPRESSIONS.items()}
    keys = [key for key in seen if key != ("lids", "blink")]
    for number, one in enumerate(keys):
        for other in keys[number + 1 :]:
            apart_m = np.linalg.norm(seen[one] - seen[other], axis=1).max()
            assert apart_m > 0.002, f"{one} and {other}"


def test_a_furrow_brings_brows_together_and_down(source, calm, shapes):
    """The opposite of raised brows, which must never be mistaken for it."""
    eye = calm[source.mesh.vertices_of("helper-l-eye")].mean(axis=0)
    brow = (np.abs(np.abs(calm[:, 0]) - 0.017) < 0.006) & (calm[:, 2] > eye[2] + 0.0095)
    brow &= np.abs(calm[:, 1] - eye[1] - 0.0206) < 0.01
    down = moved(shapes, EXPRESSIONS["brows", "furrowed"])[brow]
    raised = moved(shapes, EXPRESSIONS["brows", "raised"])[brow]

    assert brow.sum() > 4
    assert np.all(down[:, 1] < -0.002)
    assert np.all(raised[:, 1] > 0.002)
    assert np.all(down[:, 0] * np.sign(calm[brow, 0]) < 0)
