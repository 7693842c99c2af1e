"""Places of the inventory lie on the signer's own skin and clothes."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from lsf_avatar.geometry import rotate
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.places import SITES, SPACE_SITES

INSIDE = ("hand_centre_R", "hand_centre_L")


def names_of(sites, name: str) -> list[str]:
    """The sites that a name of the inventory stands for on this body."""
    return [found for found in (name, f"{name}_R", f"{name}_L") if found in sites]


@pytest.mark.parametrize("name", [site for site in SITES if site not in SPACE_SITES])
def test_every_place_of_the_inventory_is_on_the_body(avatar, name):
    """In the middle, or once on each side."""
    found = names_of(avatar.body.sites, name)

    assert found in ([name], [f"{name}_R", f"{name}_L"])


def test_every_part_that_a_handshape_brings_together_is_on_both_hands(avatar):
    """Contacts name parts that the body knows."""
    parts = {part for shape in HANDSHAPES.values() for pair in shape.contacts for part in pair}

    assert {part for part in parts if len(names_of(avatar.body.sites, part)) != 2} == set()


def test_every_place_lies_on_skin_or_cloth(avatar):
    """Less than a millimetre from some triangle."""
    corners = np.concatenate([mesh.positions_m[mesh.triangles] for mesh in avatar.meshes])
    corners = corners.astype(float)
    off = {}
    for name, site in avatar.body.sites.items():
        if name not in INSIDE:
            points = np.tile(site.point_m, (len(corners), 1))
            nearest = trimesh.triangles.closest_point(corners, points)
            off[name] = np.linalg.norm(nearest - site.point_m, axis=1).min()

    assert {name: metres for name, metres in off.items() if metres > 0.001} == {}


def test_normals_are_unit_and_lead_out_of_the_body(avatar):
    """A step outwards never ends deeper in the body: nothing of it is nearer in front."""
    for name, site in avatar.body.sites.items():
        assert np.linalg.norm(site.normal) == pytest.approx(1.0, abs=1e-6), name
    front = [avatar.body.sites[name].normal[2] for name in ("chest", "nose", "mouth", "forehead")]
    assert min(front) > 0.8
    assert avatar.body.sites["head_top"].normal[1] > 0.8
    assert avatar.body.sites["ear_L"].normal[0] > 0.5 > -0.5 > avatar.body.sites["ear_R"].normal[0]


def test_places_of_the_face_are_in_order_from_top_to_chin(avatar):
    """Heights fall: whoever aims at the chin does not reach the lips."""
    order = [
        "head_top", "forehead", "eyebrow_R", "eye_R", "nose",
        "upper_lip", "mouth", "lower_lip", "chin", "under_chin", "neck",
    ]  # fmt: skip
    heights = [avatar.body.sites[name].point_m[1] for name in order]

    assert heights == sorted(heights, reverse=True)
    assert min(-np.diff(heights)) > 0.003


def test_pairs_mirror_each_other(avatar):
    """Right and left places are within two millimetres of each other's mirror image."""
    sites = avatar.body.sites
    for name, site in sites.items():
        if name.endswith("_R"):
            mirrored = np.array(site.point_m) * (-1, 1, 1)
            np.testing.assert_allclose(
                sites[name[:-1] + "L"].point_m, mirrored, atol=0.002, err_msg=name
            )


def test_a_finger_pad_is_across_its_nail_and_the_tip_beyond_both(avatar):
    """The parts of a finger lie where a hand has them."""
    body = avatar.body
    for finger, digit in (("thumb", 1), ("index", 2), ("middle", 3), ("ring", 4), ("pinky", 5)):
        for side in "RL":
            pad, back, tip = (
                np.array(body.sites[f"{finger}_{part}_{side}"].point_m)
                for part in ("pad", "back", "tip")
            )
            frame = body.frames_wxyz[body.index[f"finger{digit}-3_{side}"]]
            _, along, out = rotate(frame, np.eye(3))
            assert (pad - back) @ out > 0.006
            assert (tip - (pad + back) / 2) @ along > 0.004


def test_a_place_moves_with_the_joint_beside_it(avatar):
    """The joint of each place is one of the nearest joints, not one across the body."""
    body = avatar.body
    for name, site in body.sites.items():
        apart = np.linalg.norm(body.heads_m[body.index[site.joint]] - site.point_m)
        assert apart < 0.27, name
        if name[-2:] in ("_R", "_L") and site.joint[-2:] in ("_R", "_L"):
            assert name[-2:] == site.joint[-2:]
