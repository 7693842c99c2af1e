"""Shapes of the face on the base mesh: what they move, and what must not look alike."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from lsf_avatar.avatar.face import OWN_SHAPES, face_shapes, neutral
from lsf_avatar.avatar.lip_rings import BORDER, COLUMNS, CORNER, FRONT, LINE, RINGS, lip_rings
from lsf_avatar.avatar.proportions import PEOPLE, proportioned
from lsf_avatar.avatar.source import find_source
from lsf_avatar.kinematics.face import EXPRESSIONS
from lsf_avatar.kinematics.visemes import VISEME_WEIGHTS

APART_MM = 4.6
"""Between any two visemes, see `mouth_distance_mm`; the nearest, `silence` and m/b/p, are at 4.66.
At 320 pixels a face, a pixel is 0.7 mm."""


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


def test_lashes_do_not_stand_out_beside_the_eye(calm, source):
    """At three quarters those of the far eye were a black spike before the background."""
    for side, sign in (("l", 1), ("r", -1)):
        lashes = calm[source.mesh.vertices_of(f"helper-{side}-eyelashes-2"), 0]
        ball = calm[source.mesh.vertices_of(f"helper-{side}-eye"), 0]
        assert np.max(sign * lashes) < np.max(sign * ball) + 0.002


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


def test_pressed_lips_lose_height(calm, shapes, rings):
    """m, b, p: thinner by a third at least."""
    before, after = calm[rings.rows], (calm + shapes["visemeMBP"])[rings.rows]
    middle = [0, COLUMNS // 2]

    def height(ring):
        return ring[2, middle[0], 1] - ring[2, middle[1], 1]

    assert height(after) < 0.67 * height(before)


def mouth_distance_mm(source, calm, rings, one, other):
    """How far two mouths are apart: root of the squared distances of contour, jaw, teeth, tongue.

    Each of the four counts as the root mean square distance of its vertices: border and meeting
    line of the lips; chin; both rows of teeth; tongue.
    """
    body = source.mesh.vertices_of("body")
    under = calm[body] - calm[rings.rows[0, COLUMNS // 2]]
    chin = body[
        (np.abs(under[:, 0]) < 0.012) & (np.abs(under[:, 1] + 0.0275) < 0.0075)
        & (np.abs(under[:, 2]) < 0.03)
    ]  # fmt: skip
    assert len(chin) > 8
    parts = (
        rings.rows[[BORDER, LINE]].ravel(),
        chin,
        source.mesh.vertices_of("helper-upper-teeth", "helper-lower-teeth"),
        source.mesh.vertices_of("helper-tongue"),
    )
    squares = np.sum((one - other) ** 2, axis=1)
    return 1000 * float(np.sqrt(sum(squares[part].mean() for part in parts)))


def test_no_two_visemes_look_alike(source, calm, shapes, rings):
    """Lip-readers tell them apart by contour, jaw, teeth and tongue."""
    mixed = {name: moved(shapes, weights) for name, weights in VISEME_WEIGHTS.items()}
    apart_mm = {
        (one, other): mouth_distance_mm(source, calm, rings, mixed[one], mixed[other])
        for one, other in combinations(mixed, 2)
    }
    nearest = min(apart_mm, key=apart_mm.__getitem__)

    assert apart_mm[nearest] > APART_MM, f"{nearest}: {apart_mm[nearest]:.2f} mm"


def test_pressed_lips_do_not_smile(calm, shapes, rings):
    """m, b, p: the line between the lips is level, its corners no higher than its middle."""
    line = (calm + shapes["visemeMBP"])[rings.rows[LINE]]
    corners = line[[CORNER - 1, CORNER, -CORNER, 1 - CORNER], 1]

    assert np.ptp(calm[rings.rows[LINE], 1]) > 0.003
    assert corners.max() - line[[0, COLUMNS // 2], 1].mean() < 0.001


def test_an_open_mouth_has_a_round_lower_lip_that_hides_the_lower_teeth(
    calm, shapes, rings, source
):
    """Not a V, and no white glint over it."""
    opened = calm + moved(shapes, VISEME_WEIGHTS["a"])
    lower = opened[rings.rows[LINE, CORNER : COLUMNS - CORNER + 1], :2]
    corner_y, half_m = lower[[0, -1], 1].mean(), np.abs(lower[:, 0]).max()
    depth_m = corner_y - lower[:, 1].min()
    halfway = np.interp(half_m / 2, lower[::-1, 0], lower[::-1, 1])

    assert depth_m > 0.010
    assert corner_y - halfway > 0.75 * depth_m  # a V has 0.5, an ellipse 0.87
    teeth = opened[source.mesh.vertices_of("helper-lower-teeth")]
    incisors = teeth[np.abs(teeth[:, 0]) < 0.001]
    assert incisors[:, 1].max() < opened[rings.rows[LINE, COLUMNS // 2], 1] + 0.002


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
