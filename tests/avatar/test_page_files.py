"""The files that the page loads: compressed, exact to the eye, each naming a lighter one."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
from dataclasses import replace

import numpy as np
import pytest
from javascript import WEB, node

from lsf_avatar.avatar.files import ensure_avatar
from lsf_avatar.avatar.glb import read_glb
from lsf_avatar.avatar.gltf import GRID_M, write_avatar
from lsf_avatar.avatar.meshopt import packed_indices, packed_rows
from lsf_avatar.avatar.page import ensure_level, ensure_page_files

DECODE = """
import fs from 'fs';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
await MeshoptDecoder.ready;
const jobs = JSON.parse(fs.readFileSync(0));
console.log(JSON.stringify(jobs.map(({ count, size, mode, data }) => {
  const target = new Uint8Array(count * size);
  MeshoptDecoder.decodeGltfBuffer(target, count, size, Buffer.from(data, 'base64'), mode, 'NONE');
  return Buffer.from(target).toString('base64');
})));
"""


def unpacked(jobs: list[tuple[bytes, int, int, str]]) -> list[bytes]:
    """What the decoder of three.js makes of compressed streams: (data, count, size, mode)."""
    if node() is None or not (WEB / "node_modules" / "three").exists():
        pytest.skip("node or three.js is not installed: make setup")
    text = json.dumps(
        [
            {"data": base64.b64encode(data).decode(), "count": count, "size": size, "mode": mode}
            for data, count, size, mode in jobs
        ]
    )
    out = subprocess.run(
        [node(), "--input-type=module", "-e", DECODE], cwd=WEB, input=text, text=True,
        capture_output=True, check=True, timeout=60,
    ).stdout  # fmt: skip
    return [base64.b64decode(one) for one in json.loads(out)]


@pytest.fixture(scope="module")
def files(settings):
    """Of the woman."""
    return ensure_page_files(settings.avatars, "woman")


def test_what_is_compressed_comes_back_as_it_was():
    """Rows and indices of several kinds, among them the empty difference and the largest."""
    random = np.random.default_rng(3)
    walks = np.cumsum(random.integers(-5, 6, (1037, 24)), axis=0).astype(np.uint8)
    walks[:, 7], walks[300:400, 9] = 0, random.integers(0, 256, 100)
    rows = [walks, walks[:1], random.integers(0, 256, (257, 4)).astype(np.uint8)]
    indices = [
        np.arange(500, dtype=np.uint32),
        random.integers(0, 1 << 24, 300).astype(np.uint32),
        np.zeros(3, np.uint32),
    ]

    back = unpacked(
        [(packed_rows(each), *each.shape, "ATTRIBUTES") for each in rows]
        + [(packed_indices(each), len(each), 4, "INDICES") for each in indices]
    )

    assert back == [each.tobytes() for each in [*rows, *indices]]


def test_places_are_within_half_a_unit_of_what_was_built(settings, files):
    """The hands of the packed file, through the decoder of the page."""
    document, buffer = read_glb(files["usual"])
    (mesh,) = [mesh for mesh in document["meshes"] if mesh["name"] == "hands"]
    accessor = document["accessors"][mesh["primitives"][0]["attributes"]["POSITION"]]
    where = document["bufferViews"][accessor["bufferView"]]["extensions"]["EXT_meshopt_compression"]
    data = buffer[where["byteOffset"] : where["byteOffset"] + where["byteLength"]]

    (raw,) = unpacked([(data, where["count"], where["byteStride"], where["mode"])])

    places = np.frombuffer(raw, np.int16).reshape(-1, 4)[:, :3] * GRID_M
    whole = ensure_level(settings.avatars, "woman", "usual")
    (hands,) = [part for part in whole.meshes if part.name == "hands"]
    np.testing.assert_allclose(places, hands.positions_m, atol=GRID_M / 2 + 1e-9)


def test_each_file_names_the_lighter_one_and_the_lightest_none(files):
    """By its digest, which is its address."""
    lighter = {
        level: read_glb(glb)[0]["scenes"][0]["extras"].get("lighter")
        for level, glb in files.items()
    }
    assert lighter == {"usual": hashlib.sha256(files["light"]).hexdigest(), "light": None}


def test_looks_of_one_body_differ_in_colour_only(settings, files):
    """Another skin: the same vertices, another picture, another background."""
    dark = ensure_page_files(settings.avatars, "woman-dark")["light"]
    one, other = read_glb(files["light"])[0], read_glb(dark)[0]
    assert one["accessors"] == other["accessors"]
    assert one["scenes"][0]["extras"]["background"] != other["scenes"][0]["extras"]["background"]
    assert files["light"] != dark


def test_packed_files_are_small(files, settings):
    """Half of the whole one or less, before the wire compresses them again."""
    whole = write_avatar(ensure_avatar(settings.avatars, "woman"))
    assert len(files["usual"]) < 0.45 * len(whole)
    assert len(files["light"]) < 0.8 * len(files["usual"])


def test_a_place_too_far_for_its_number_is_refused(settings):
    """Nothing is wrapped round in silence."""
    avatar = ensure_avatar(settings.avatars, "woman")
    far = replace(avatar.meshes[0], positions_m=avatar.meshes[0].positions_m + np.float32(1.0))
    with pytest.raises(ValueError, match="more than 1\\.00 m away"):
        write_avatar(replace(avatar, meshes=(far,)), packed=True)
